// The module and the course beside a lesson: a page names its module only, and is the lighter for it.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, text } = lectern;

  function list(module) {
    const folder = lectern.courseFolder();
    const entry = (kind) => ({ id, path, title }) => make('li', {}, make('a', {
      href: folder + path, ['data-' + kind]: id, 'aria-current': id === lectern.page.page && kind === lectern.page.kind && 'page'
    }, title));
    return make('ol', {}, ...module.lessons.map(entry('lesson')), ...(module.projects || []).map(entry('project')));
  }

  async function show(nav) {
    const { modules } = await lectern.outline();
    const own = modules.find((module) => (module[lectern.page.kind + 's'] || []).some(({ id }) => id === lectern.page.page));
    if (own) nav.append(list(own));
    if (modules.length > 1 || !own) {
      const fold = make('details', {}, make('summary', {}, text('wholeCourse')));
      fold.addEventListener('toggle', () => {
        fold.append(...modules.flatMap((module) => [make('p', {}, module.title), list(module)]));
        lectern.mark();
      }, { once: true });
      nav.append(fold);
    }
    lectern.mark();
  }

  lectern.start(() => {
    const nav = lectern.find('[data-syllabus]');
    if (!nav || !lectern.course) return;
    // At the side it is seen at once; on a phone it stands at the end, and is filled when that is near.
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // Without the outline, the link to the course is there still.
      show(nav).catch(() => {});
    }, { rootMargin: '0px 0px 400px' });
    observer.observe(nav);
  });
})();
