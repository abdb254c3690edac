// The certificate: shown when all lessons are completed and all quizzes passed, else what is missing.
(() => {
  'use strict';
  const { lectern } = self;
  const { find, make, text, progress } = lectern;

  function fold(label, lessons, note) {
    return lessons.length > 0 && make('details.missing', {}, make('summary', {}, label), note && make('p', {}, note),
      make('ul', {}, ...lessons.map((lesson) => make('li', {}, make('a', { href: lesson.path }, lesson.title)))));
  }

  const missing = (summary) => [
    make('p.lead', {}, text('certificateNotYet')),
    fold(text('lessonsMissing', { count: summary.open.length }), summary.open),
    fold(text('quizzesMissing', { count: summary.failed.length }), summary.failed,
      text('passAt', { percent: lectern.values.passPercent ?? 80 }))
  ];

  // The day of the last thing that was done, where the time is known.
  function day(value, outline) {
    const lessons = outline.modules.flatMap((module) => module.lessons);
    const times = lessons.flatMap(({ id }) => [value.lessons[id]?.done, value.quizzes[id]?.at]).filter((time) => time > 1);
    const format = { dateStyle: 'long', numberingSystem: 'latn' };
    return times.length ? new Intl.DateTimeFormat(lectern.values.language, format).format(Math.max(...times)) : '';
  }

  function sheet(outline, value, summary) {
    const name = make('p.recipient', { dir: 'auto' }, lectern.setting('name') || '…');
    const input = make('input', { type: 'text', autocomplete: 'name', maxlength: 100, value: lectern.setting('name') || '' });
    input.addEventListener('input', () => {
      name.textContent = input.value.trim() || '…';
      lectern.setting('name', input.value.trim());
    });
    const print = lectern.button('', text('print'), () => self.print());
    const date = day(value, outline);
    return [
      make('form.actions', { onsubmit: (event) => event.preventDefault() },
        make('label', {}, text('yourName'), ' ', input), print, make('p', {}, text('nameStaysHere'))),
      make('section.certificate', { 'aria-label': text('certificate') },
        make('p.issuer', {}, find('[data-issuer]')?.dataset.issuer), make('p.kind', {}, text('certificateOf')), name, make('p', {}, text('hasCompleted')),
        make('p.subject', { lang: outline.language, dir: 'auto' }, outline.title),
        make('p', {}, [
          text('lessonCount', { count: summary.lessons }),
          summary.quizzes > 0 && text('quizzesPassed', { done: summary.passed, total: summary.quizzes, count: summary.quizzes })
        ].filter(Boolean).join(' · ')),
        date && make('p.date', {}, date))
    ];
  }

  lectern.start(async () => {
    const slot = lectern.slot('certificate-page');
    if (!slot) return;
    let outline;
    try { outline = await lectern.outline(); } catch (error) {
      lectern.fill(slot, make('p', {}, text('notLoaded')));
      return;
    }
    lectern.all('[data-fallback]').forEach((fallback) => fallback.remove());
    progress.follow(() => {
      // Who types is not interrupted by another tab.
      if (find('input:focus', slot)) return;
      const value = progress.read(lectern.course);
      const summary = progress.summary(outline, value);
      lectern.fill(slot, ...(summary.isComplete ? sheet(outline, value, summary) : missing(summary)));
    });
  });
})();
