// The page of a course: how far the learner is, where to go on, the way to the certificate.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, text, progress } = lectern;

  function ring(part, words) {
    const circle = (attributes) => lectern.drawing('circle', { cx: 18, cy: 18, r: 16, ...attributes });
    const percent = Math.round(part * 100);
    return [
      lectern.drawing('svg', { viewBox: '0 0 36 36', 'aria-hidden': 'true' }, circle({}),
        part > 0 && circle({ pathLength: 100, 'stroke-dasharray': percent + ' 100' })),
      make('b', { 'aria-hidden': 'true' }, percent + '%'),
      ...words.map((word) => make('span', {}, word))
    ];
  }

  // The lesson or project of the last visit, if the course still has it; else the first lesson that is not completed.
  function nextPage(outline, value, summary) {
    const pages = outline.modules.flatMap((module) => [...module.lessons, ...(module.projects || [])]);
    const last = pages.find((page) => page.id === value.last);
    if (last && !progress.isDone(value, last.id)) return last;
    return summary.open[0] || last;
  }

  function showResume(outline, value, summary) {
    const next = nextPage(outline, value, summary);
    for (const link of all('a[data-resume]')) {
      link.dataset.first ??= link.getAttribute('href');
      link.dataset.label ??= link.textContent;
      const isBegun = Boolean(value.last || summary.done) && Boolean(next);
      link.textContent = isBegun ? text(summary.isComplete ? 'readAgain' : 'resumeCourse') : link.dataset.label;
      link.setAttribute('href', isBegun ? next.path + (value.places[next.id]?.heading ? '#_resume' : '') : link.dataset.first);
      if (isBegun) link.title = next.title;
      else link.removeAttribute('title');
    }
  }

  function showProgress(value, summary) {
    const place = find('[data-ring]');
    if (!place) return;
    if (!summary.done && !value.last) {
      place.textContent = '';
      return;
    }
    lectern.fill(place, ...ring(summary.lessons ? summary.done / summary.lessons : 0, [
      text('progressOf', { done: summary.done, total: summary.lessons, count: summary.lessons }),
      ...(summary.quizzes ? [text('quizzesPassed', { done: summary.passed, total: summary.quizzes, count: summary.quizzes })] : [])
    ]));
  }

  // The certificate or what is missing for it, and a way to begin again.
  function showStanding(outline, value, summary) {
    const place = find('[data-standing]');
    if (!place) return;
    if (!summary.done && !value.last) {
      place.textContent = '';
      return;
    }
    const missing = [
      summary.open.length && text('lessonsMissing', { count: summary.open.length }),
      summary.failed.length && text('quizzesMissing', { count: summary.failed.length })
    ].filter(Boolean);
    lectern.fill(place, make('div.panel', {},
      make('h2', {}, text('certificate')),
      missing.length ? make('p', {}, missing.join(' · ')) : make('p', {}, make('a', { href: outline.certificate }, text('certificateReady'))),
      lectern.button('.quiet', text('resetProgress'), () => {
        if (!confirm(text('resetProgressConfirm'))) return;
        progress.forget(lectern.course);
        lectern.toast(text('progressReset'));
      })));
  }

  lectern.start(async () => {
    let outline;
    try { outline = await lectern.outline(); } catch (error) { return; }
    progress.follow(() => {
      const value = progress.read(lectern.course);
      const summary = progress.summary(outline, value);
      showResume(outline, value, summary);
      showProgress(value, summary);
      showStanding(outline, value, summary);
    });
    if (find('[data-offline]')) lectern.script('offline').catch(() => {});
  });
})();
