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

  // Links of an outline are known by their addresses.
  function identify(link) {
    const [, kind, id] = link.pathname.match(/\/(lesson|project)s\/([a-z0-9-]+)(?:\.html)?$/) || [];
    if (kind) link.dataset[kind] = id;
  }

  lectern.mark = (root = document) => {
    const value = lectern.progress.read(lectern.course);
    lectern.all('[data-outline] li a', root).forEach(identify);
    for (const link of lectern.all('a[data-lesson]', root)) {
      const id = link.dataset.lesson;
      const isPassed = lectern.progress.isPassed(value.quizzes[id]);
      show(link, lectern.progress.isDone(value, id) ? (isPassed ? 'completedAndPassed' : 'completed') : '');
    }
    for (const link of lectern.all('a[data-project]', root)) show(link, value.projects[link.dataset.project] ? 'completed' : '');
  };

  lectern.start(() => {
    if (lectern.course) lectern.progress.follow(() => lectern.mark());
  });
})();
