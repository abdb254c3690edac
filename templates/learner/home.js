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
    const count = lectern.slot('count');
    if (count) count.setAttribute('role', 'status');

    const value = (name) => form.elements[name]?.value || '';
    function isIn(range, minutes) {
      const [from, to] = range.split('-').map(Number);
      return minutes >= from && (!to || minutes < to);
    }
    const isShown = (card) => (!value('language') || card.dataset.language === value('language'))
      && (!value('level') || card.dataset.level === value('level'))
      && (!value('duration') || isIn(value('duration'), Number(card.dataset.minutes)))
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
      for (const card of all('[data-card]')) {
        const course = courses.find((course) => course.id === card.dataset.card);
        const slot = course && find('[data-slot="card-progress"]', card);
        if (!slot) continue;
        const { lessons } = progress.read(course.id);
        const done = Math.min(course.lessonCount, Object.values(lessons).filter((lesson) => lesson.done).length);
        slot.hidden = !done;
        const label = text('progressOf', { done, total: course.lessonCount, count: course.lessonCount });
        lectern.fill(slot, make('progress', { max: course.lessonCount, value: done, 'aria-label': label }), make('span', {}, label));
      }
    });
  }

  lectern.start(startFilters);
  lectern.start(() => showProgress().catch(() => {}));
})();
