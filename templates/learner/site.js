// The learner's side of a site: progress in this browser, quizzes, the place in the page. Without it all is readable.
(function () {
  'use strict';

  var body = document.body;
  var course = body.dataset.course;

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }
  function isObject(value) { return typeof value === 'object' && value !== null && !Array.isArray(value); }

  // Progress: one entry for each course, by its stable identifiers. A browser that keeps nothing, or that keeps what
  // someone else wrote, gives an empty one.
  function key(id) { return 'lectern:course:' + id; }
  function load(id) {
    var stored = null;
    try { stored = JSON.parse(localStorage.getItem(key(id))); } catch (error) { /* kept nothing that can be read */ }
    if (!isObject(stored)) stored = {};
    return {
      lessons: isObject(stored.lessons) ? stored.lessons : {},
      quizzes: isObject(stored.quizzes) ? stored.quizzes : {},
      last: typeof stored.last === 'string' ? stored.last : ''
    };
  }
  function change(id, edit) {
    var progress = load(id);
    edit(progress);
    try { localStorage.setItem(key(id), JSON.stringify(progress)); } catch (error) { /* full or forbidden */ }
    return progress;
  }

  function showProgress() {
    all('[data-progress]').forEach(function (place) {
      var data = place.dataset;
      var total = Number(data.total);
      var progress = load(data.progress);
      var done = Math.min(total, Object.keys(progress.lessons).length);
      place.textContent = '';
      place.hidden = done === 0 && !progress.last;
      var text = fill(data.text, { done: done, total: total });
      var bar = make('progress');
      bar.max = total;
      bar.value = done;
      bar.setAttribute('aria-label', text);
      place.append(bar, make('span', '', text));
      if (data.reset) {
        var reset = make('button', 'quiet', data.reset);
        reset.type = 'button';
        reset.addEventListener('click', function () {
          if (!confirm(data.confirm)) return;
          try { localStorage.removeItem(key(data.progress)); } catch (error) { /* nothing was kept */ }
          showProgress();
        });
        place.append(reset);
      }
    });
    if (!course) return;
    var progress = load(course);
    var done = body.querySelector('.progress');
    all('[data-lesson]').forEach(function (link) {
      var isDone = Object.prototype.hasOwnProperty.call(progress.lessons, link.dataset.lesson);
      link.classList.toggle('done', isDone);
      var note = link.querySelector('.hidden');
      if (note) note.remove();
      if (isDone && done) link.append(make('span', 'hidden', ' (' + done.dataset.done + ')'));
    });
    all('[data-resume]').forEach(function (button) {
      if (!button.dataset.start) {
        button.dataset.start = button.textContent;
        button.dataset.first = button.getAttribute('href');
      }
      var last = all('[data-lesson]').filter(function (link) { return link.dataset.lesson === progress.last; })[0];
      button.textContent = last ? button.dataset.resume : button.dataset.start;
      button.setAttribute('href', last ? last.getAttribute('href') : button.dataset.first);
    });
  }

  function startCompletion() {
    var place = body.querySelector('.complete');
    var lesson = body.dataset.page;
    if (!place || !lesson) return;
    var button = make('button');
    button.type = 'button';
    function show() {
      var isDone = Object.prototype.hasOwnProperty.call(load(course).lessons, lesson);
      button.textContent = isDone ? '✓ ' + place.dataset.done : place.dataset.mark;
      button.className = isDone ? 'quiet' : '';
      button.setAttribute('aria-pressed', String(isDone));
    }
    button.addEventListener('click', function () {
      change(course, function (progress) {
        if (Object.prototype.hasOwnProperty.call(progress.lessons, lesson)) delete progress.lessons[lesson];
        else progress.lessons[lesson] = 1;
      });
      show();
      showProgress();
    });
    show();
    place.append(button);
    place.hidden = false;
  }

  // The hash that a question's data-key holds: FNV-1a, 32 bits.
  function hash(text) {
    var value = 0x811c9dc5;
    for (var index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    return ('0000000' + (value >>> 0).toString(16)).slice(-8);
  }

  function startQuiz(form) {
    var texts = form.dataset;
    var fold = form.querySelector('.answers');
    var explanations = all('ol > li', fold).map(function (item) { return item.querySelector('.explanation'); });
    fold.remove();
    var questions = all('fieldset', form);
    var answered = 0;
    var right = 0;
    var result = make('div', 'result');
    result.setAttribute('role', 'status');
    form.append(result);

    function isRight(question, value) { return hash(question.dataset.question + ':' + value) === question.dataset.key; }
    function showBest(total) {
      var best = load(course).quizzes[texts.quiz];
      if (isObject(best) && typeof best.score === 'number' && best.score <= total) {
        result.append(make('p', '', fill(texts.best, { score: best.score, total: total })));
      }
    }
    function finish() {
      var total = questions.length;
      result.append(make('p', 'score', fill(texts.score, { score: right, total: total })));
      change(course, function (progress) {
        var best = progress.quizzes[texts.quiz];
        if (!isObject(best) || !(best.score >= right)) progress.quizzes[texts.quiz] = { score: right, total: total };
      });
      var retry = make('button', 'quiet', texts.retry);
      retry.type = 'button';
      retry.addEventListener('click', restart);
      result.append(retry);
    }
    function check(question) {
      if (question.dataset.answered) return;
      var feedback = question.querySelector('.feedback');
      var chosen = question.querySelector('input:checked');
      feedback.textContent = '';
      if (!chosen) {
        feedback.append(make('p', '', texts.choose));
        return;
      }
      question.dataset.answered = 'yes';
      answered += 1;
      var ok = isRight(question, chosen.value);
      if (ok) right += 1;
      all('input', question).forEach(function (input) {
        var label = input.closest('label');
        if (isRight(question, input.value)) label.classList.add('is-right');
        else if (input === chosen) label.classList.add('is-wrong');
        input.disabled = true;
      });
      feedback.append(make('p', 'verdict ' + (ok ? 'is-right' : 'is-wrong'), (ok ? '✓ ' : '✗ ') + texts[ok ? 'correct' : 'incorrect']));
      var explanation = explanations[questions.indexOf(question)];
      if (explanation) feedback.append(explanation);
      question.querySelector('button').hidden = true;
      if (answered === questions.length) finish();
    }
    function restart() {
      answered = right = 0;
      form.reset();
      result.textContent = '';
      questions.forEach(function (question) {
        delete question.dataset.answered;
        question.querySelector('.feedback').textContent = '';
        question.querySelector('button').hidden = false;
        all('label', question).forEach(function (label) { label.classList.remove('is-right', 'is-wrong'); });
        all('input', question).forEach(function (input) { input.disabled = false; });
      });
      showBest(questions.length);
      questions[0].querySelector('input').focus();
    }

    form.reset();
    questions.forEach(function (question) {
      var button = make('button', 'quiet', texts.check);
      button.type = 'button';
      button.addEventListener('click', function () { check(question); });
      question.insertBefore(button, question.querySelector('.feedback'));
    });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var question = document.activeElement && document.activeElement.closest('fieldset');
      if (question) check(question);
    });
    showBest(questions.length);
  }

  // Where the style sheet shows the contents unfolded, they are open for assistive technology too.
  function unfold(selector, width) {
    var fold = body.querySelector(selector);
    if (!fold) return;
    var query = matchMedia('(min-width: ' + width + ')');
    function follow() { fold.open = query.matches; }
    query.addEventListener('change', follow);
    follow();
  }

  // The heading that is being read, in the page's contents.
  function followReading() {
    var links = all('.toc a');
    if (!links.length || !('IntersectionObserver' in window)) return;
    // A heading counts from where it reaches the upper quarter; the last one that did is being read.
    var passed = links.map(function () { return false; });
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) { passed[headings.indexOf(entry.target)] = entry.isIntersecting; });
      var here = links[passed.lastIndexOf(true)];
      links.forEach(function (link) { link.classList.toggle('here', link === here); });
    }, { rootMargin: '1000000px 0px -75% 0px' });
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    headings.forEach(function (heading) { if (heading) observer.observe(heading); });
  }

  if (course && body.dataset.page) change(course, function (progress) { progress.last = body.dataset.page; });
  unfold('.syllabus details', '64rem');
  unfold('.toc details', '88rem');
  showProgress();
  startCompletion();
  all('form[data-quiz]').forEach(startQuiz);
  followReading();
  addEventListener('pageshow', function (event) { if (event.persisted) showProgress(); });
})();
