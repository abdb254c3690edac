// The page of a course: how far the learner is, where to go on, the way to the certificate.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, text, progress } = lectern;

  function ring(part, label) {
    const circle = (name) => lectern.drawing('circle', { class: name, cx: 18, cy: 18, r: 15, pathLength: 1 });
    const svg = lectern.drawing('svg', { class: 'ring', viewBox: '0 0 36 36', width: 72, height: 72, role: 'img', 'aria-label': label },
      circle('track'), circle('value'));
    svg.style.setProperty('--part', part);
    // Also without a rule in the style sheet.
    find('.value', svg).setAttribute('stroke-dasharray', part + ' 1');
    return svg;
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
    slot.hidden = !summary.done && !value.last;
    const lessons = text('progressOf', { done: summary.done, total: summary.lessons, count: summary.lessons });
    const quizzes = summary.quizzes > 0 && text('quizzesPassed', { done: summary.passed, total: summary.quizzes, count: summary.quizzes });
    lectern.fill(slot, ring(summary.lessons ? summary.done / summary.lessons : 0, lessons),
      make('div', {}, make('p', {}, lessons), quizzes && make('p', {}, quizzes)));
  }

  function showReset(value, summary) {
    const slot = find('[data-slot="reset"]');
    if (!slot) return;
    slot.hidden = !summary.done && !value.last;
    if (slot.hidden || slot.childElementCount) return;
    slot.append(lectern.button('.quiet', text('resetProgress'), () => {
      if (!confirm(text('resetProgressConfirm'))) return;
      progress.forget(lectern.course);
      lectern.say(text('progressReset'));
    }));
  }

  function showCertificate(outline, summary) {
    const slot = find('[data-slot="certificate"]');
    if (!slot || !outline.certificate) return;
    slot.hidden = !summary.done;
    lectern.fill(slot, make('p', {},
      make('a', { href: outline.certificate }, text(summary.isComplete ? 'certificateReady' : 'certificate')),
      !summary.isComplete && ' · ' + [
        summary.open.length && text('lessonsMissing', { count: summary.open.length }),
        summary.failed.length && text('quizzesMissing', { count: summary.failed.length })
      ].filter(Boolean).join(' · ')));
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
