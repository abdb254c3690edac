// What a learner has done: one entry a course in this browser, by identifiers that outlive versions of the course.
(() => {
  'use strict';
  const { lectern } = self;
  const prefix = 'lectern:course:';
  const listeners = [];
  const limit = 5000;

  const isIdentifier = (text) => /^[a-z0-9][a-z0-9-]{0,99}$/.test(text);
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isCount = (value, most = 9999) => Number.isInteger(value) && value >= 0 && value <= most;
  const time = (value) => (isCount(value, 1e14) ? value : 0);

  // A map whose keys and values pass; keys like `constructor` are harmless without a prototype.
  function map(value, isKey, clean) {
    const result = Object.create(null);
    if (!isObject(value)) return result;
    for (const key of Object.keys(value).slice(0, limit)) {
      const cleaned = isKey(key) ? clean(value[key]) : undefined;
      if (cleaned !== undefined) result[key] = cleaned;
    }
    return result;
  }

  // A lesson: when it was completed (0: it was not), whether its end was seen. Format 1 held a 1 for a completed one.
  function lesson(value) {
    if (!isObject(value)) return value ? { done: 1 } : undefined;
    const result = { done: time(value.done) };
    if (value.seen) result.seen = 1;
    return result.done || result.seen ? result : undefined;
  }

  // A quiz: the best try, and the answers of the present one by the questions' identities.
  function quiz(value) {
    if (!isObject(value)) return undefined;
    const result = { answers: map(value.answers, (key) => /^[0-9a-f]{12}$/.test(key), (index) => (isCount(index, 3) ? index : undefined)) };
    const best = value.best ?? value.score;
    if (value.total && isCount(value.total) && isCount(best, value.total)) {
      Object.assign(result, { best, total: value.total, at: time(value.at) });
    }
    return result;
  }

  // A project: the chosen level of each criterion, both by a hash of their words.
  const isHash = (text) => /^[0-9a-f]{8}$/.test(text);
  const project = (value) => (isObject(value)
    ? { levels: map(value.levels, isHash, (level) => (isHash(level) ? level : undefined)), score: isCount(value.score, 100) ? value.score : 0, at: time(value.at) }
    : undefined);

  // A place: the heading above it, and how far it is to the next one, in thousandths.
  const place = (value) => (isObject(value) && typeof value.heading === 'string' && value.heading.length < 500
    ? { heading: value.heading, part: isCount(value.part, 999) ? value.part : 0, at: time(value.at) }
    : undefined);

  // Whatever was found, by hand, by an older format or from a file, as format 2.
  function clean(value) {
    const from = isObject(value) ? value : {};
    return {
      format: 2,
      lessons: map(from.lessons, isIdentifier, lesson),
      quizzes: map(from.quizzes, isIdentifier, quiz),
      projects: map(from.projects, isIdentifier, project),
      places: map(from.places, isIdentifier, place),
      last: typeof from.last === 'string' && isIdentifier(from.last) ? from.last : '',
      at: time(from.at)
    };
  }

  const tell = (id) => listeners.forEach((listener) => listener(id));

  const progress = lectern.progress = {
    clean,
    read: (id) => clean(lectern.stored(prefix + id)),
    // Reads, edits and writes in one go: another tab may have written since.
    change(id, edit) {
      const value = progress.read(id);
      edit(value);
      lectern.store(prefix + id, value);
      tell(id);
      return value;
    },
    forget(id) {
      lectern.store(prefix + id);
      tell(id);
    },
    // The courses that anything is known of.
    courses() {
      try {
        return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).filter(isIdentifier).sort();
      } catch (error) { return []; }
    },
    // Calls `listener` now and after every change, in this tab or another.
    follow(listener) {
      listeners.push(listener);
      listener('');
    },
    isPassed: (quiz) => Boolean(quiz && quiz.total) && quiz.best * 100 >= (lectern.values.passPercent ?? 80) * quiz.total,
    isDone: (value, id) => Boolean(value.lessons[id] && value.lessons[id].done),
    // How far a learner is in a course, by its outline.
    summary(outline, value) {
      const lessons = outline.modules.flatMap((module) => module.lessons);
      const quizzes = lessons.filter((lesson) => lesson.questions > 0);
      const open = lessons.filter((lesson) => !progress.isDone(value, lesson.id));
      const failed = quizzes.filter((lesson) => !progress.isPassed(value.quizzes[lesson.id]));
      return {
        lessons: lessons.length, done: lessons.length - open.length, open,
        quizzes: quizzes.length, passed: quizzes.length - failed.length, failed,
        isComplete: !open.length && !failed.length
      };
    }
  };

  addEventListener('storage', (event) => {
    if (event.key === null || event.key.startsWith(prefix)) tell(event.key ? event.key.slice(prefix.length) : '');
  });
  addEventListener('pageshow', (event) => { if (event.persisted) tell(''); });
})();
