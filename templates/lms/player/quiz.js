// The quiz of a page: one question after the other is checked, and says at once what was right.
(() => {
    "use strict";

    const { lectern } = self;
    const letters = "abcd";

    lectern.element = (name, className, text) => {
        const made = document.createElement(name);
        made.className = className;
        if (text) made.textContent = text;
        return made;
    };

    lectern.button = (className, text, action) => {
        const made = lectern.element("button", className, text);
        made.type = "button";
        made.addEventListener("click", action);
        return made;
    };

    /** Makes a form work; gives what shows its state. */
    lectern.quiz = (form, key, session) => {
        const { element, button } = lectern;
        const texts = form.dataset;
        const fold = form.querySelector("details.answers");
        const explanations = fold ? [...fold.querySelectorAll("ol > li")] : [];
        // No answer stays in the page: explanations come back one by one.
        if (fold) fold.remove();
        form.reset();
        let lastAnswer = Date.now();

        const questions = [...form.querySelectorAll("fieldset[data-question]")].map((fieldset, index) => {
            const { question: identity, key: right } = fieldset.dataset;
            const inputs = [...fieldset.querySelectorAll("input[type=radio]")];
            const question = {
                identity, fieldset, inputs, shown: 0,
                feedback: fieldset.querySelector(".feedback"),
                explanation: explanations[index] && explanations[index].querySelector(".explanation"),
                right: inputs.findIndex((input, option) => lectern.hash(identity + ":" + option) === right)
            };
            inputs.forEach((input, option) => input.addEventListener("change", () => {
                question.feedback.textContent = "";
                set(question, option + 1);
                session.saveSoon();
            }));
            question.button = button("quiet", texts.check, () => check(question));
            question.feedback.before(question.button);
            question.feedback.tabIndex = -1;
            return question;
        });
        const scoreLine = element("p", "score");
        scoreLine.setAttribute("role", "status");
        const retryButton = button("quiet", texts.retry, retry);
        form.append(scoreLine, retryButton);
        // Enter in a radio button asks for its question to be checked; browsers submit nothing there.
        form.addEventListener("keydown", (event) => {
            const question = event.key === "Enter" && questions.find(({ inputs }) => inputs.includes(event.target));
            if (!question) return;
            event.preventDefault();
            check(question);
        });

        // 0 open, 1 to 4 chosen, 5 to 8 checked, as the record has it.
        const page = () => session.page(key);
        const index = (question) => page().questions.indexOf(question.identity);
        const answer = (question) => page().answers[index(question)] || 0;
        const set = (question, value) => { page().answers[index(question)] = question.shown = value; };
        const isChecked = (question) => answer(question) > 4;
        const isRight = (question) => answer(question) - 5 === question.right;

        function check(question) {
            const chosen = answer(question) - 1;
            if (isChecked(question)) return;
            if (chosen < 0) {
                question.feedback.replaceChildren(element("p", "", texts.choose));
                return;
            }
            const now = Date.now();
            page().answers[index(question)] = chosen + 5;
            show();
            question.feedback.focus({ preventScroll: true });
            if (questions.every(isChecked)) grade();
            session.answer({
                page: key, id: question.identity, time: now, latency: now - lastAnswer,
                right: letters[question.right], chosen: letters[chosen], isRight: isRight(question),
                text: legend(question),
                options: question.inputs.map((input) => plain(input.closest("label")))
            });
            lastAnswer = now;
        }

        const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();

        /** The question without its number. */
        function legend(question) {
            const copy = question.fieldset.querySelector("legend").cloneNode(true);
            if (copy.querySelector("span")) copy.querySelector("span").remove();
            return plain(copy);
        }

        function grade() {
            session.grade(key, Math.round(10000 * questions.filter(isRight).length / questions.length) / 100);
        }

        function retry() {
            for (const question of questions) set(question, -1);
            page().answers.fill(0);
            lastAnswer = Date.now();
            show();
            questions[0].inputs[0].focus();
            session.saveSoon();
        }

        function showQuestion(question) {
            const value = answer(question);
            if (question.shown === value) return;
            question.shown = value;
            const chosen = (value - 1) % 4;
            const isOpen = value < 5;
            question.inputs.forEach((input, option) => {
                const label = input.closest("label").classList;
                input.disabled = !isOpen;
                input.checked = option === chosen;
                label.toggle("is-right", !isOpen && option === question.right);
                label.toggle("is-wrong", !isOpen && option === chosen && !isRight(question));
            });
            question.button.hidden = !isOpen;
            question.feedback.replaceChildren(...(isOpen ? [] : [
                isRight(question)
                    ? element("p", "verdict is-right", "\u2713 " + texts.correct)
                    : element("p", "verdict is-wrong", "\u2717 " + texts.incorrect),
                question.explanation
            ].filter(Boolean)));
        }

        function show() {
            questions.forEach(showQuestion);
            const isComplete = questions.every(isChecked);
            const score = questions.filter(isRight).length;
            const line = isComplete ? texts.score.replace("{score}", score).replace("{total}", questions.length) : "";
            if (scoreLine.textContent !== line) scoreLine.textContent = line;
            retryButton.hidden = !isComplete;
            // A changed question may have gone since, so that all that is left was answered.
            if (isComplete && page().score === null && session.connection) grade();
        }

        return show;
    };
})();
