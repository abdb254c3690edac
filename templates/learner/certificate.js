// The certificate: shown when all lessons are completed and all quizzes passed, else what is missing.
(() => {
  'use strict';
  const { lectern } = self;
  const { find, make, text, progress } = lectern;

  const links = (lessons) => make('ul', {}, ...lessons.map((lesson) => make('li', {}, make('a', { href: lesson.path }, lesson.title))));

  const missing = (summary) => [
    ...(summary.open.length ? [make('h2', {}, text('lessonsMissing', { count: summary.open.length })), links(summary.open)] : []),
    ...(summary.failed.length ? [make('h2', {}, text('quizzesMissing', { count: summary.failed.length })),
      make('p', {}, text('passAt', { percent: lectern.values.passPercent ?? 80 })), links(summary.failed)] : [])
  ];

  // The day of the last thing that was done, where the time is known.
  function day(value, lessons) {
    const times = lessons.flatMap(({ id }) => [value.lessons[id]?.done, value.quizzes[id]?.at]).filter((time) => time > 1);
    const format = { dateStyle: 'long', numberingSystem: 'latn' };
    return times.length ? new Intl.DateTimeFormat(lectern.values.language, format).format(Math.max(...times)) : '';
  }

  // The mean of the best tries, in percent.
  function score(value, lessons) {
    const parts = lessons.filter((lesson) => lesson.questions > 0).map(({ id }) => value.quizzes[id].best / value.quizzes[id].total);
    return parts.length ? Math.round(100 * parts.reduce((sum, part) => sum + part) / parts.length) + '%' : '';
  }

  function put(hook, words) {
    const place = find(hook);
    if (!place) return;
    place.textContent = words;
    if (place.localName === 'dd') place.parentElement.hidden = !words;
  }

  function startName(actions) {
    const show = (name) => {
      put('[data-recipient]', name);
      find('[data-recipient]')?.setAttribute('dir', 'auto');
    };
    const input = make('input', { type: 'text', autocomplete: 'name', maxlength: 100, value: lectern.setting('name') || '' });
    input.addEventListener('input', () => show(lectern.setting('name', input.value.trim())));
    show(input.value);
    actions.append(make('label', {}, text('yourName'), ' ', input), lectern.button('', text('print'), () => self.print()),
      make('p', {}, text('nameStaysHere')));
  }

  lectern.start(async () => {
    const [sheet, rule, actions] = [find('[data-certificate]'), find('[data-rule]'), find('[data-actions]')];
    if (!sheet) return;
    sheet.hidden = true;
    const list = make('div');
    (rule || sheet).after(list);
    let outline;
    try { outline = await lectern.outline(); } catch (error) {
      list.append(make('p', { role: 'alert' }, text('notLoaded')));
      return;
    }
    const lessons = outline.modules.flatMap((module) => module.lessons);
    if (actions) startName(actions);
    progress.follow(() => {
      const value = progress.read(lectern.course);
      const summary = progress.summary(outline, value);
      lectern.fill(list, ...missing(summary));
      sheet.hidden = !summary.isComplete;
      if (actions) actions.hidden = !summary.isComplete;
      if (rule) rule.hidden = summary.isComplete;
      if (!summary.isComplete) return;
      put('[data-date]', day(value, lessons));
      put('[data-score]', score(value, lessons));
    });
  });
})();
