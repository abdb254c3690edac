// The page of a course: how far the learner is, where to go on, the way to the certificate.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, text, progress } = lectern;

  function ring(part, words) {
    const circle = (attributes) => lectern.drawing('circle', { cx: 18, cy: 18, r: 16, ...attributes });
    const percent = Math.round(part * 100);
    return make('div.ring', {},
      lectern.drawing('svg', { viewBox: '0 0 36 36', 'aria-hidden': 'true' }, circle({}),
        part > 0 && circle({ pathLength: 100, 'stroke-dasharray': percent + ' 100' })),
      make('b', { 'aria-hidden': 'true' }, percent + '%'),
      ...words.map((word) => make('span', {}, word)));
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
    const slot = find('[data-slot="progress"]');
    if (!slot) return;
    slot.hidden = !summary.done && !summary.passed;
    lectern.fill(slot, ring(summary.lessons ? summary.done / summary.lessons : 0, [
      text('progressOf', { done: summary.done, total: summary.lessons, count: summary.lessons }),
      ...(summary.quizzes ? [text('quizzesPassed', { done: summary.passed, total: summary.quizzes, count: summary.quizzes })] : [])
    ]));
  }

  function showReset(value, summary) {
    const slot = find('[data-slot="reset"]');
    if (!slot) return;
    slot.hidden = !summary.done && !value.last;
    if (slot.childElementCount) return;
    slot.append(lectern.button('.quiet', text('resetProgress'), () => {
      if (!confirm(text('resetProgressConfirm'))) return;
      progress.forget(lectern.course);
      lectern.toast(text('progressReset'));
    }));
  }

  // The certificate, or what is missing for it.
  function showCertificate(outline, summary) {
    const slot = find('[data-slot="certificate"]');
    if (!slot || !outline.certificate) return;
    slot.hidden = !summary.done;
    const missing = [
      summary.open.length && text('lessonsMissing', { count: summary.open.length }),
      summary.failed.length && text('quizzesMissing', { count: summary.failed.length })
    ].filter(Boolean).join(' · ');
    lectern.fill(slot, make('div.panel', {}, make('h2', {}, text('certificate')),
      make('p', {}, missing || make('a', { href: outline.certificate }, text('certificateReady')))));
  }

  lectern.start(async () => {
    let outline;
    try { outline = await lectern.outline(); } catch (error) { return; }
    progress.follow(() => {
      const value = progress.read(lectern.course);
      const summary = progress.summary(outline, value);
      showResume(outline, value, summary);
      showProgress(value, summary);
      showCertificate(outline, summary);
      showReset(value, summary);
    });
    if (find('[data-slot="offline"]')) lectern.script('offline').catch(() => {});
  });
})();
