// The catalogue: filters over its cards, and how far the learner is in each course.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, text } = lectern;

  // Letters without their accents, so that "cafe" finds "Café".
  const fold = (words) => words.normalize('NFKD').replace(/\p{Mn}/gu, '').toLocaleLowerCase();

  function startFilters() {
    const form = find('form[data-filters]');
    const cards = all('[data-card]');
    if (!form || !cards.length) return;
    const words = new Map(cards.map((card) => [card, fold(card.textContent)]));
    const count = find('[data-count]', form);

    const value = (name) => form.elements[name]?.value || '';
    const isShown = (card) => (!value('language') || card.dataset.language === value('language'))
      && (!value('level') || card.dataset.level === value('level'))
      && (!value('minutes') || Number(card.dataset.minutes) <= Number(value('minutes')))
      && fold(value('text')).split(/\s+/).every((word) => words.get(card).includes(word));

    function filter() {
      cards.forEach((card) => { card.hidden = !isShown(card); });
      const shown = cards.filter((card) => !card.hidden).length;
      if (count) count.textContent = shown === cards.length ? '' : shown ? text('coursesShown', { count: shown }) : text('noCourse');
    }
    form.addEventListener('input', filter);
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    // A browser that goes back fills the fields again.
    filter();
  }

  async function showProgress() {
    const { progress } = lectern;
    if (!progress.courses().length) return;
    const { courses } = await lectern.load('courses', '', lectern.root + 'courses.js');
    progress.follow(() => {
      for (const place of all('[data-progress]')) {
        const course = courses.find((course) => course.id === place.dataset.progress);
        if (!course) continue;
        const { lessons } = progress.read(course.id);
        const done = Math.min(course.lessonCount, Object.values(lessons).filter((lesson) => lesson.done).length);
        place.hidden = !done;
        const label = text('progressOf', { done, total: course.lessonCount, count: course.lessonCount });
        lectern.fill(place, make('progress', { max: course.lessonCount, value: done, 'aria-label': label }), make('span', {}, label));
      }
    });
  }

  lectern.start(startFilters);
  lectern.start(() => showProgress().catch(() => {}));
})();
