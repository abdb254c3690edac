// A lesson is completed by its button, or when its end was seen and its quiz, if there is one, answered.
(() => {
  'use strict';
  const { lectern } = self;

  lectern.start(() => {
    if (lectern.page.kind !== 'lesson') return;
    const { course, progress } = lectern;
    const id = lectern.page.page;
    const slot = lectern.slot('complete');
    const quiz = lectern.find('form[data-quiz]');
    // Who takes a completion back does not want it again at the next scroll.
    let isTakenBack = false;

    lectern.completeWhenDue = () => {
      const value = progress.read(course);
      const lesson = value.lessons[id];
      if (isTakenBack || !lesson || !lesson.seen || lesson.done) return;
      const answers = value.quizzes[id];
      const isAnswered = !quiz || (answers && (answers.total
        || lectern.all('[data-question]', quiz).every((question) => question.dataset.question in answers.answers)));
      if (isAnswered) complete(true);
    };

    function complete(isDone) {
      progress.change(course, (value) => {
        const lesson = value.lessons[id] || {};
        value.lessons[id] = { ...lesson, done: isDone ? Date.now() : 0 };
      });
      if (!isDone) return;
      lectern.say(lectern.text('lessonCompleted'));
      lectern.event('lesson_completed');
    }

    if (!slot) return;
    const button = lectern.button('', '', () => {
      const isDone = !progress.isDone(progress.read(course), id);
      isTakenBack = !isDone;
      complete(isDone);
    });
    slot.append(button);
    progress.follow(() => {
      const isDone = progress.isDone(progress.read(course), id);
      button.textContent = isDone ? '✓ ' + lectern.text('completed') : lectern.text('markAsCompleted');
      button.className = isDone ? 'quiet' : '';
      button.setAttribute('aria-pressed', String(isDone));
    });

    // Who only glances at a short page has not worked through it.
    const opened = Date.now();
    const observer = new IntersectionObserver((entries) => {
      if (!entries[entries.length - 1].isIntersecting) return;
      setTimeout(() => {
        observer.disconnect();
        // Looked away meanwhile: what is in sight on coming back counts.
        if (document.hidden) return observer.observe(slot);
        progress.change(course, (value) => { value.lessons[id] = { done: 0, ...value.lessons[id], seen: 1 }; });
        lectern.completeWhenDue();
      }, Math.max(0, 5000 - (Date.now() - opened)));
    });
    observer.observe(slot);
  });
})();
