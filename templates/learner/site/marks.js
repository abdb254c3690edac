// Marks of what is done at links to lessons and projects.
(() => {
  'use strict';
  const { lectern } = self;

  function show(link, state) {
    if ((link.dataset.state || '') === state) return;
    const note = lectern.find('[data-note]', link);
    if (note) note.remove();
    link.dataset.state = state;
    link.classList.toggle('done', Boolean(state));
    if (state) link.append(lectern.make('span.hidden', { 'data-note': true }, ' (' + lectern.text(state) + ')'));
  }

  lectern.mark = () => {
    const { all, progress } = lectern;
    const value = progress.read(lectern.course);
    for (const link of all('a[data-lesson]')) {
      const id = link.dataset.lesson;
      show(link, progress.isDone(value, id) ? (progress.isPassed(value.quizzes[id]) ? 'completedAndPassed' : 'completed') : '');
    }
    for (const link of all('a[data-project]')) show(link, value.projects[link.dataset.project] ? 'completed' : '');
  };

  lectern.start(() => {
    if (lectern.course) lectern.progress.follow(lectern.mark);
  });
})();
