// Marks of what is done at links to lessons and projects.
(() => {
  'use strict';
  const { lectern } = self;

  lectern.mark = (root = document) => {
    const value = lectern.progress.read(lectern.course);
    const show = (link, state) => {
      if ((link.dataset.state || '') === state) return;
      const note = lectern.find('[data-note]', link);
      if (note) note.remove();
      if (state) {
        link.dataset.state = state;
        const text = lectern.text(state === 'passed' ? 'completedAndPassed' : 'completed');
        link.append(lectern.make('span.visually-hidden', { 'data-note': true }, ' (' + text + ')'));
      } else {
        delete link.dataset.state;
      }
    };
    for (const link of lectern.all('a[data-lesson]', root)) {
      const id = link.dataset.lesson;
      const isPassed = lectern.progress.isPassed(value.quizzes[id]);
      show(link, lectern.progress.isDone(value, id) ? (isPassed ? 'passed' : 'done') : '');
    }
    for (const link of lectern.all('a[data-project]', root)) show(link, value.projects[link.dataset.project] ? 'done' : '');
  };

  lectern.start(() => {
    if (lectern.course) lectern.progress.follow(() => lectern.mark());
  });
})();
