// A quiz: all questions or one at a time, feedback at once, the best try counts. CourseHTML writes the form.
(() => {
  'use strict';
  const { lectern } = self;
  const { all, find, make, button } = lectern;

  // FNV-1a, 32 bits, of text in ASCII: what a question's data-key holds.
  lectern.hash = (text) => {
    let value = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };

  function startQuiz(form) {
    const { course, progress, text } = lectern;
    const id = form.dataset.quiz;
    const fold = find('[data-answers]', form);
    const items = fold ? all(':scope > ol > li', fold) : [];
    // No answer stays in the page: explanations come back one by one.
    if (fold) fold.remove();
    form.reset();

    const questions = all('[data-question]', form).map((element, index) => {
      const identity = element.dataset.question;
      const inputs = all('input[type=radio]', element);
      const question = {
        element, identity, inputs, chosen: -1,
        right: inputs.findIndex((input) => lectern.hash(identity + ':' + input.value) === element.dataset.key),
        feedback: find('.feedback', element) || element.appendChild(make('div.feedback', { role: 'status' })),
        explanation: items[index] && find('.explanation', items[index])
      };
      question.check = button('.quiet', text('checkAnswer'), () => check(question));
      question.next = button('.quiet', text('nextQuestion'), () => goOn(question), { hidden: true });
      question.feedback.before(question.check);
      question.feedback.after(question.next);
      return question;
    });
    if (!questions.length) return;

    const total = questions.length;
    const result = make('div.result', { role: 'group', tabindex: -1, 'aria-label': text('score') });
    let current = 0;
    let last;
    let isSingle = lectern.setting('quiz') === 'one';

    const isAnswered = (question) => question.chosen >= 0;
    const score = () => questions.filter((question) => question.chosen === question.right).length;

    // ---- Answering

    function check(question) {
      const input = question.inputs.find((input) => input.checked);
      if (isAnswered(question)) return goOn(question);
      if (!input) {
        lectern.fill(question.feedback, make('p', {}, text('chooseAnswer')));
        question.inputs[0].focus();
        return;
      }
      last = question;
      progress.change(course, (value) => {
        const quiz = value.quizzes[id] ||= { answers: Object.create(null) };
        quiz.answers[question.identity] = Number(input.value);
      });
      if (questions.every(isAnswered)) finish();
      question.next.focus();
    }

    function finish() {
      const best = score();
      let wasPassed;
      const value = progress.change(course, (value) => {
        const quiz = value.quizzes[id];
        wasPassed = progress.isPassed(quiz);
        if (!quiz.total || best * quiz.total > quiz.best * total) Object.assign(quiz, { best, total, at: Date.now() });
      });
      lectern.event('quiz_attempted', { score: best, total });
      if (!wasPassed && progress.isPassed(value.quizzes[id])) lectern.event('quiz_passed', { score: best, total });
      lectern.say(text('scoreOf', { score: best, total, count: total }));
      if (lectern.completeWhenDue) lectern.completeWhenDue();
    }

    function retry() {
      progress.change(course, (value) => { value.quizzes[id].answers = Object.create(null); });
      show(0);
      questions[0].inputs[0].focus();
    }

    function goOn(question) {
      const index = questions.indexOf(question);
      const open = (from, to) => questions.findIndex((other, at) => at >= from && at < to && !isAnswered(other));
      const next = open(index + 1, total) >= 0 ? open(index + 1, total) : open(0, index);
      if (next < 0) {
        result.focus();
        result.scrollIntoView({ block: 'nearest' });
      } else {
        show(next);
        questions[next].inputs[0].focus();
      }
    }

    // ---- Showing

    function showAnswer(question, chosen) {
      if (chosen === question.chosen) return;
      question.chosen = chosen;
      const isOpen = chosen < 0;
      const isRight = chosen === question.right;
      question.inputs.forEach((input, option) => {
        const { classList } = input.closest('label');
        input.disabled = !isOpen;
        input.checked = option === chosen;
        classList.toggle('is-right', !isOpen && option === question.right);
        classList.toggle('is-wrong', !isOpen && option === chosen && !isRight);
      });
      question.check.hidden = !isOpen;
      question.element.toggleAttribute('data-answered', !isOpen);
      lectern.fill(question.feedback, ...(isOpen ? [] : [
        make(isRight ? 'p.verdict.is-right' : 'p.verdict.is-wrong', {}, text(isRight ? 'correct' : 'incorrect')),
        !isRight && make('p.hidden', {}, text('rightAnswer') + ' ' + question.inputs[question.right]?.closest('label').textContent.trim()),
        question.explanation
      ]));
    }

    function showResult(quiz) {
      const isFinished = questions.every(isAnswered);
      const hasBest = quiz && quiz.total;
      lectern.fill(
        result,
        isFinished && make('p.score', {}, text('scoreOf', { score: score(), total, count: total })),
        hasBest && make('p', {}, text('bestScore', { score: quiz.best, total: quiz.total }) + ' · ' + text(progress.isPassed(quiz) ? 'passed' : 'notPassed')),
        hasBest && !progress.isPassed(quiz) && make('p', {}, text('passAt', { percent: lectern.values.passPercent ?? 80 })),
        isFinished && button('.quiet', text('retry'), retry)
      );
      questions.forEach((question) => {
        question.next.hidden = !isAnswered(question) || (isFinished && question !== last);
        question.next.textContent = text(isFinished ? 'showResult' : 'nextQuestion');
      });
    }

    const steps = make('div.quiz-bar');
    const label = make('span');
    const move = (by) => () => {
      show(current + by);
      questions[current].inputs.find((input) => !input.disabled)?.focus();
    };
    const [back, forth] = [button('.quiet', text('previousQuestion'), move(-1)), button('.quiet', text('nextQuestion'), move(1))];
    steps.append(back, label, forth);
    const mode = button('.quiet', '', () => {
      isSingle = !isSingle;
      lectern.setting('quiz', isSingle ? 'one' : 'all');
      show(Math.max(0, questions.findIndex((question) => !isAnswered(question))));
    });

    function show(index, isPrinted) {
      current = Math.min(Math.max(index, 0), total - 1);
      questions.forEach((question, at) => { question.element.hidden = isSingle && !isPrinted && at !== current; });
      steps.hidden = !isSingle;
      back.disabled = current === 0;
      forth.disabled = current === total - 1;
      label.textContent = text('questionOf', { number: current + 1, count: total });
      mode.textContent = text(isSingle ? 'allQuestions' : 'oneQuestion');
    }

    const tools = total > 1 && make('div.quiz-bar', {}, mode);
    if (tools) form.prepend(tools);
    form.append(steps, result);
    // Enter in a radio button checks its question; browsers submit nothing there.
    form.addEventListener('keydown', (event) => {
      const question = event.key === 'Enter' && questions.find((question) => question.inputs.includes(event.target));
      if (!question) return;
      event.preventDefault();
      check(question);
    });
    addEventListener('beforeprint', () => show(current, true));
    addEventListener('afterprint', () => show(current));

    progress.follow(() => {
      const quiz = progress.read(course).quizzes[id];
      questions.forEach((question) => showAnswer(question, quiz?.answers[question.identity] ?? -1));
      showResult(quiz);
    });
    show(Math.max(0, questions.findIndex((question) => !isAnswered(question))));
  }

  lectern.start(() => all('form[data-quiz]').forEach(startQuiz));
})();
