// My learning: every course that was begun, and the progress as a file to keep or to take to another browser.
(() => {
  'use strict';
  const { lectern } = self;
  const { make, text, progress } = lectern;
  const { clean } = progress;
  const format = 'lectern-progress/1';

  const ratio = (quiz) => (quiz && quiz.total ? quiz.best / quiz.total : -1);
  const newer = (one, other) => (!one || (other && other.at > one.at) ? other : one);

  // Both: completed is completed, the better try counts, of two places the newer one.
  function merge(one, other) {
    const [a, b] = [clean(one), clean(other)];
    for (const id of Object.keys(b.lessons)) {
      const mine = a.lessons[id] || { done: 0 };
      const theirs = b.lessons[id];
      const done = mine.done && theirs.done ? Math.min(mine.done, theirs.done) : mine.done || theirs.done;
      a.lessons[id] = mine.seen || theirs.seen ? { done, seen: 1 } : { done };
    }
    for (const id of Object.keys(b.quizzes)) {
      const mine = a.quizzes[id] || { answers: Object.create(null) };
      const better = ratio(b.quizzes[id]) > ratio(mine) ? b.quizzes[id] : mine;
      const merged = { ...better, answers: Object.assign(b.quizzes[id].answers, mine.answers) };
      a.quizzes[id] = merged;
    }
    for (const id of Object.keys(b.projects)) a.projects[id] = newer(a.projects[id], b.projects[id]);
    for (const id of Object.keys(b.places)) a.places[id] = newer(a.places[id], b.places[id]);
    if (b.last && (!a.last || b.at > a.at)) [a.last, a.at] = [b.last, b.at];
    return clean(a);
  }

  // ---- Files

  function save() {
    const courses = Object.fromEntries(progress.courses().map((id) => [id, progress.read(id)]));
    const content = JSON.stringify({ format, courses }, null, 1) + '\n';
    const link = make('a', { href: URL.createObjectURL(new Blob([content], { type: 'application/json' })), download: 'lectern-progress.json' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // What a file brings; it may come from anyone. Throws where it is no progress at all.
  function parse(content) {
    const value = JSON.parse(content);
    if (value?.format !== format || typeof value.courses !== 'object' || value.courses === null) throw new Error(format);
    return Object.keys(value.courses)
      .filter((id) => /^[a-z0-9][a-z0-9-]{0,99}$/.test(id))
      .slice(0, 1000)
      .map((id) => [id, clean(value.courses[id])]);
  }

  async function take(file) {
    let entries;
    try {
      if (file.size > 5000000) throw new Error('size');
      entries = parse(await file.text());
    } catch (error) { return text('importFailed'); }
    for (const [id, value] of entries) {
      progress.change(id, (present) => Object.assign(present, merge(present, value)));
    }
    return text('imported', { count: entries.length });
  }

  // ---- The page

  function courseEntry(course, outline) {
    const value = progress.read(course.id);
    const folder = course.href ? lectern.root + course.href.replace(/[^/]*$/, '') : '';
    const summary = outline && progress.summary(outline, value);
    const last = outline && outline.modules.flatMap((module) => [...module.lessons, ...(module.projects || [])])
      .find((page) => page.id === value.last);
    const label = summary
      ? text('progressOf', { done: summary.done, total: summary.lessons, count: summary.lessons })
      : text('courseGone');
    return make('li', {},
      make('h3', { lang: course.language || '', dir: 'auto' }, course.href ? make('a', { href: lectern.root + course.href }, course.title) : course.id),
      make('div.progress', {}, summary && make('progress', { max: summary.lessons, value: summary.done, 'aria-label': label }), make('span', {}, label)),
      summary && summary.quizzes > 0 && make('p', {}, text('quizzesPassed', { done: summary.passed, total: summary.quizzes, count: summary.quizzes })),
      make('div.actions', {},
        last && make('a', { href: folder + last.path + '#_resume' }, text('continueWith', { title: last.title })),
        summary && summary.isComplete && outline.certificate && make('a', { href: folder + outline.certificate }, text('certificate')),
        lectern.button('.quiet', text('resetProgress'), () => {
          if (!confirm(text('resetProgressConfirm'))) return;
          progress.forget(course.id);
          lectern.toast(text('progressReset'));
        }, { 'aria-label': text('resetProgress') + ': ' + (course.title || course.id) })));
  }

  lectern.start(async () => {
    const slot = lectern.slot('learning');
    if (!slot) return;
    lectern.all('[data-fallback]').forEach((fallback) => fallback.remove());
    const list = make('ul.cards');
    const message = make('p', { role: 'status' });
    const input = make('input.hidden', { type: 'file', accept: '.json,application/json', tabindex: -1, 'aria-label': text('import') });
    input.addEventListener('change', async () => {
      if (input.files[0]) message.textContent = await take(input.files[0]);
      input.value = '';
    });
    const exportButton = lectern.button('.quiet', text('export'), save);
    const resetButton = lectern.button('.quiet', text('resetAll'), () => {
      if (!confirm(text('resetAllConfirm'))) return;
      progress.courses().forEach(progress.forget);
      message.textContent = text('progressReset');
    });
    lectern.fill(slot, list);
    const data = lectern.slot('learning-data') || slot;
    data.append(make('section.panel', {}, make('h2', {}, text('yourData')), make('p', {}, text('progressStaysHere')),
      make('div.actions', {}, exportButton, lectern.button('.quiet', text('import'), () => input.click()), input, resetButton), message));

    let courses = [];
    try { ({ courses } = await lectern.load('courses', '', lectern.root + 'courses.js')); } catch (error) { message.textContent = text('notLoaded'); }
    const outlines = new Map();
    let turn = 0;
    progress.follow(async () => {
      const mine = turn += 1;
      const known = progress.courses();
      const begun = [...courses.filter(({ id }) => known.includes(id)), ...known.filter((id) => courses.every((course) => course.id !== id)).map((id) => ({ id }))];
      await Promise.all(begun.filter(({ id, href }) => href && !outlines.has(id)).map(async ({ id, href }) => {
        try { outlines.set(id, await lectern.load('course', id, lectern.root + href.replace(/[^/]*$/, '') + 'course.js')); } catch (error) { /* shown without */ }
      }));
      if (mine !== turn) return;
      lectern.fill(list, ...begun.map((course) => courseEntry(course, outlines.get(course.id))));
      if (!begun.length) list.append(make('li', {}, text('nothingYet')));
      exportButton.disabled = resetButton.disabled = !begun.length;
    });
  });
})();
