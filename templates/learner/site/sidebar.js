// The whole course beside a lesson: pages name the lessons of one module, the rest comes when it is asked for.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, text } = lectern;

  function list(outline) {
    const folder = lectern.courseFolder();
    const entry = (kind) => (page) => {
      const isCurrent = page.id === lectern.page.page && kind === lectern.page.kind;
      return make('li', {}, make('a', { href: folder + page.path, ['data-' + kind]: page.id, 'aria-current': isCurrent && 'page' }, page.title));
    };
    return outline.modules.flatMap((module) => [make('p', {}, module.title),
      make('ol', {}, ...module.lessons.map(entry('lesson')), ...(module.projects || []).map(entry('project')))]);
  }

  lectern.start(() => {
    const nav = lectern.find('[data-syllabus]');
    if (!nav || !lectern.course) return;
    const fold = make('details', { ontoggle: fill }, make('summary', {}, text('wholeCourse')));
    async function fill() {
      if (!fold.open || fold.childElementCount > 1) return;
      const place = fold.appendChild(make('div', { role: 'status' }));
      try {
        place.replaceWith(...list(await lectern.outline()));
        lectern.mark();
      } catch (error) {
        place.textContent = text('notLoaded');
        fold.addEventListener('toggle', () => place.remove(), { once: true });
      }
    }
    nav.append(fold);
  });
})();
