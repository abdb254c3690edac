// The run time of a lesson inside a SCORM 1.2 LMS (SCORM 1.2 RTE 3), and of the same page opened without one.
// One classic script, because importers serve packages from anywhere and file: pages load no modules.
(function () {
    "use strict";

    var page = document.body.dataset;
    var form = document.querySelector("form[data-quiz]");
    var statusLine = document.getElementById("_status");
    var completeButton = document.getElementById("_complete");
    var opened = Date.now();
    var letters = "abcd";

    // ---- Finding the LMS -------------------------------------------------------------------------------------------

    /** The API object of a window or of one that holds it. A window of another origin is passed over. */
    function search(win) {
        for (var hop = 0; win && hop < 500; hop++) {
            try {
                if (win.API && win.API.LMSInitialize) { return win.API; }
            } catch (error) { /* another origin */ }
            if (!win.parent || win.parent === win) { return null; }
            win = win.parent;
        }
        return null;
    }

    function opener(win) {
        try { return win.opener; } catch (error) { return null; }
    }

    function findAPI() {
        var inFrame = window.parent !== window;
        return (inFrame && search(window.parent)) || search(opener(window.top)) || search(opener(window));
    }

    /** What stands in for an LMS: the same calls, kept in this browser. */
    function localAPI(key) {
        var values = {};
        try { values = JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { /* none, or no storage */ }
        return {
            LMSInitialize: function () { return "true"; },
            LMSGetValue: function (name) { return values[name] || ""; },
            LMSSetValue: function (name, value) {
                if (!/interactions|session_time|exit/.test(name)) { values[name] = value; }
                return "true";
            },
            LMSCommit: function () {
                // Where a browser keeps nothing, waiting will not help.
                try { localStorage.setItem(key, JSON.stringify(values)); } catch (error) { /* private mode */ }
                return "true";
            },
            LMSFinish: function () { return "true"; }
        };
    }

    // ---- The session -----------------------------------------------------------------------------------------------

    var api = null;
    var reports = false;
    var finished = false;
    var status = "";
    var hasReachedEnd = false;
    var best = null;
    var interactionCount = 0;
    var place = "";
    var sent = {};
    var waiting = [];
    var timer = 0;
    var retryDelay = 2000;

    function call(name, first, second) {
        try {
            return String(second === undefined ? api[name](first) : api[name](first, second));
        } catch (error) {
            return "false";
        }
    }

    function get(name) {
        var value = call("LMSGetValue", name);
        return value === "null" || value === "undefined" || value === "false" ? "" : value;
    }

    /** Sends a value that is not there yet; false where the LMS did not take it. */
    function set(name, value) {
        if (sent[name] === value) { return true; }
        if (call("LMSSetValue", name, value) !== "true") { return false; }
        sent[name] = value;
        return true;
    }

    function connect(found, mode) {
        api = found;
        if (call("LMSInitialize", "") !== "true") {
            api = null;
            return false;
        }
        document.documentElement.setAttribute("data-mode", mode);
        get("cmi.core.entry");
        status = get("cmi.core.lesson_status");
        place = get("cmi.core.lesson_location");
        var data = get("cmi.suspend_data");
        var lessonMode = get("cmi.core.lesson_mode");
        get("cmi.core.credit");
        reports = lessonMode !== "browse" && lessonMode !== "review";
        sent["cmi.core.lesson_status"] = status;
        sent["cmi.core.lesson_location"] = place;
        sent["cmi.suspend_data"] = data;
        resume(data);
        if (reports) {
            if (status === "" || status === "unknown" || status === "not attempted") {
                status = "incomplete";
                set("cmi.core.lesson_status", status);
                commit();
            }
            set("cmi.core.exit", "suspend");
        }
        if (mode === "lms") { openLinksOutside(); }
        if (hasReachedEnd) { complete(); }
        if (questions.length && best === null && questions.every(isChecked)) { grade(); }
        showStatus();
        return true;
    }

    /** Another lesson opened in this frame would report into this lesson's record; it opens without an LMS instead. */
    function openLinksOutside() {
        [].forEach.call(document.querySelectorAll("main a[href]"), function (link) {
            if (link.getAttribute("href").charAt(0) === "#") { return; }
            link.target = "_blank";
            link.rel = "noopener";
        });
    }

    /** Writes what has changed, then asks the LMS to keep it; what does not get through is tried again. */
    function save() {
        clearTimeout(timer);
        timer = 0;
        if (!api || !reports || finished) { return; }
        var isSent = set("cmi.core.lesson_location", place);
        isSent = set("cmi.suspend_data", suspendData()) && isSent;
        while (waiting.length && set(waiting[0][0], waiting[0][1])) { waiting.shift(); }
        if (best !== null) {
            isSent = set("cmi.core.score.min", "0") && isSent;
            isSent = set("cmi.core.score.max", "100") && isSent;
            isSent = set("cmi.core.score.raw", String(best)) && isSent;
        }
        isSent = set("cmi.core.lesson_status", status) && isSent;
        commit(isSent && !waiting.length);
    }

    function commit(isSent) {
        if (call("LMSCommit", "") === "true" && isSent !== false) {
            retryDelay = 2000;
            return;
        }
        clearTimeout(timer);
        timer = setTimeout(save, retryDelay);
        retryDelay = Math.min(retryDelay * 2, 60000);
    }

    function saveSoon() {
        if (!timer) { timer = setTimeout(save, 5000); }
    }

    function finish() {
        if (finished || !api) { return; }
        notePlace();
        if (reports) {
            save();
            set("cmi.core.session_time", timespan(Date.now() - opened));
            set("cmi.core.exit", status === "completed" || status === "passed" ? "" : "suspend");
            call("LMSCommit", "");
        }
        finished = true;
        clearTimeout(timer);
        call("LMSFinish", "");
    }

    // ---- Values as SCORM 1.2 writes them (RTE 3.4) -----------------------------------------------------------------

    function two(number) { return (number < 10 ? "0" : "") + number; }

    /** CMITimespan: HHHH:MM:SS.SS. */
    function timespan(milliseconds) {
        var hundredths = Math.max(0, Math.min(Math.round(milliseconds / 10), 3599999999));
        var seconds = Math.floor(hundredths / 100);
        var hours = String(Math.floor(seconds / 3600));
        while (hours.length < 4) { hours = "0" + hours; }
        return hours + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60) + "." + two(hundredths % 100);
    }

    /** CMITime: HH:MM:SS. */
    function timeOfDay(date) {
        return two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds());
    }

    // ---- What is remembered ----------------------------------------------------------------------------------------

    // 1|course version|interactions reported|best score|answers: of each question the first 8 digits of its identity
    // and the chosen letter, upper case where it was checked. 200 questions take 1,800 characters of 4,096.
    function suspendData() {
        var answers = questions.map(function (question) {
            if (question.chosen < 0) { return ""; }
            var letter = letters.charAt(question.chosen);
            return question.identity.slice(0, 8) + (question.isChecked ? letter.toUpperCase() : letter);
        });
        return ["1", page.version, interactionCount, best === null ? "" : best, answers.join("")].join("|");
    }

    /** Takes up a state; an answer to a question that has changed since is left out. */
    function resume(data) {
        var fields = data.split("|");
        var reported = parseInt(get("cmi.interactions._count"), 10);
        if (fields[0] === "1" && fields.length === 5) {
            interactionCount = parseInt(fields[2], 10) || 0;
            best = fields[3] === "" || isNaN(fields[3]) ? null : Number(fields[3]);
            if (best !== null) {
                ["raw", String(best), "min", "0", "max", "100"].forEach(function (value, index, all) {
                    if (index % 2) { sent["cmi.core.score." + all[index - 1]] = value; }
                });
            }
            (fields[4].match(/[0-9a-f]{8}[a-dA-D]/g) || []).forEach(function (answer) {
                questions.forEach(function (question) {
                    if (question.chosen >= 0 || question.identity.slice(0, 8) !== answer.slice(0, 8)) { return; }
                    question.chosen = letters.indexOf(answer.charAt(8).toLowerCase());
                    question.inputs[question.chosen].checked = true;
                    if (answer.charAt(8) < "a") { showResult(question); }
                });
            });
            if (questions.some(isChecked)) { showScore(); }
        }
        if (reported >= 0) { interactionCount = reported; }
        if (document.readyState === "complete") { returnToPlace(); }
    }

    // ---- The place in the page -------------------------------------------------------------------------------------

    // A place is the number of a heading and how far it is to the next one, in thousandths: so it holds on a phone too.
    var headings = [].slice.call(document.querySelectorAll("main h1, main h2, main h3, #_end"));
    var hasMoved = false;

    function top(index) { return headings[index].getBoundingClientRect().top; }

    function notePlace() {
        var index = 0;
        while (index + 1 < headings.length && top(index + 1) <= 1) { index += 1; }
        var length = index + 1 < headings.length ? top(index + 1) - top(index) : 0;
        var part = length > 0 ? Math.round(1000 * Math.max(0, -top(index)) / length) : 0;
        place = index + "." + Math.min(part, 999);
    }

    function returnToPlace() {
        var parts = /^(\d{1,5})\.(\d{1,3})$/.exec(place);
        if (!parts || hasMoved || location.hash || !headings[parts[1]]) { return; }
        var index = Number(parts[1]);
        var length = index + 1 < headings.length ? top(index + 1) - top(index) : 0;
        if (index || Number(parts[2])) { window.scrollBy(0, top(index) + length * parts[2] / 1000); }
    }

    // ---- Status ----------------------------------------------------------------------------------------------------

    function showStatus() {
        if (!statusLine) { return; }
        var isDone = status === "completed" || status === "passed";
        statusLine.textContent = statusLine.dataset[status] || "";
        statusLine.className = "status " + status;
        if (completeButton) { completeButton.hidden = isDone || Boolean(form); }
    }

    function complete() {
        hasReachedEnd = true;
        if (!reports || status === "completed" || status === "passed") { return; }
        status = "completed";
        showStatus();
        save();
    }

    // ---- The quiz --------------------------------------------------------------------------------------------------

    var questions = [];
    var lastAnswer = opened;
    var scoreLine = null;
    var retryButton = null;

    /** FNV-1a of identity and option, as the page's keys are made. */
    function key(identity, index) {
        var hash = 0x811C9DC5;
        var text = identity + ":" + index;
        for (var at = 0; at < text.length; at++) { hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193); }
        return ("0000000" + (hash >>> 0).toString(16)).slice(-8);
    }

    function isChecked(question) { return question.isChecked; }

    function isRight(question) { return question.chosen === question.right; }

    function element(name, className, text) {
        var made = document.createElement(name);
        made.className = className;
        if (text) { made.textContent = text; }
        return made;
    }

    function button(className, text, action) {
        var made = element("button", className, text);
        made.type = "button";
        made.addEventListener("click", action);
        return made;
    }

    function prepareQuiz() {
        var answers = form.querySelector("details.answers");
        form.reset();
        var explanations = answers ? answers.querySelectorAll("ol > li") : [];
        if (answers) { answers.remove(); }
        [].forEach.call(form.querySelectorAll("fieldset[data-question]"), function (fieldset, index) {
            var question = {
                identity: fieldset.dataset.question,
                fieldset: fieldset,
                inputs: [].slice.call(fieldset.querySelectorAll("input[type=radio]")),
                feedback: fieldset.querySelector(".feedback"),
                explanation: explanations[index] && explanations[index].querySelector(".explanation"),
                chosen: -1,
                right: -1,
                isChecked: false
            };
            question.inputs.forEach(function (input, option) {
                if (key(question.identity, option) === fieldset.dataset.key) { question.right = option; }
                input.addEventListener("change", function () {
                    question.chosen = option;
                    question.feedback.textContent = "";
                    saveSoon();
                });
            });
            question.button = button("quiet", form.dataset.check, function () { check(question); });
            fieldset.insertBefore(question.button, question.feedback);
            question.feedback.tabIndex = -1;
            questions.push(question);
        });
        scoreLine = element("p", "score");
        scoreLine.setAttribute("role", "status");
        retryButton = button("quiet", form.dataset.retry, retry);
        retryButton.hidden = true;
        form.appendChild(scoreLine);
        form.appendChild(retryButton);
        // Enter in a radio button asks for its question to be checked.
        form.addEventListener("submit", function (event) {
            event.preventDefault();
            questions.forEach(function (question) {
                if (!question.isChecked && question.fieldset.contains(document.activeElement)) { check(question); }
            });
        });
    }

    function check(question) {
        if (question.chosen < 0) {
            question.feedback.textContent = "";
            question.feedback.appendChild(element("p", "", form.dataset.choose));
            return;
        }
        showResult(question);
        question.feedback.focus({ preventScroll: true });
        report(question);
        if (questions.every(isChecked)) { grade(); }
        showScore();
        save();
    }

    function grade() {
        var score = Math.round(10000 * questions.filter(isRight).length / questions.length) / 100;
        // A better attempt counts, and what was passed stays passed: practising must not cost a grade.
        if (best === null || score > best) { best = score; }
        if (status !== "passed") { status = best >= Number(page.pass) ? "passed" : "failed"; }
        showStatus();
    }

    function showResult(question) {
        question.isChecked = true;
        question.inputs.forEach(function (input, option) {
            var label = input.parentNode.classList;
            input.disabled = true;
            if (option === question.right) { label.add("is-right"); }
            if (option === question.chosen && !isRight(question)) { label.add("is-wrong"); }
        });
        question.button.hidden = true;
        question.feedback.textContent = "";
        question.feedback.appendChild(isRight(question)
            ? element("p", "verdict is-right", "\u2713 " + form.dataset.correct)
            : element("p", "verdict is-wrong", "\u2717 " + form.dataset.incorrect));
        if (question.explanation) { question.feedback.appendChild(question.explanation); }
    }

    function showScore() {
        var isComplete = questions.every(isChecked);
        scoreLine.textContent = isComplete
            ? form.dataset.score.replace("{score}", questions.filter(isRight).length).replace("{total}", questions.length)
            : "";
        retryButton.hidden = !isComplete;
    }

    function retry() {
        questions.forEach(function (question) {
            question.isChecked = false;
            question.chosen = -1;
            question.inputs.forEach(function (input) {
                input.disabled = input.checked = false;
                input.parentNode.classList.remove("is-right", "is-wrong");
            });
            question.button.hidden = false;
            question.feedback.textContent = "";
        });
        lastAnswer = Date.now();
        showScore();
        questions[0].inputs[0].focus();
        saveSoon();
    }

    /** Appends an interaction: its identifier first, then its type, then the rest. */
    function report(question) {
        var now = Date.now();
        if (reports) {
            var name = "cmi.interactions." + interactionCount + ".";
            interactionCount += 1;
            waiting.push(
                [name + "id", question.identity],
                [name + "type", "choice"],
                [name + "time", timeOfDay(new Date(now))],
                [name + "correct_responses.0.pattern", letters.charAt(question.right)],
                [name + "weighting", "1"],
                [name + "student_response", letters.charAt(question.chosen)],
                [name + "result", isRight(question) ? "correct" : "wrong"],
                [name + "latency", timespan(now - lastAnswer)]
            );
        }
        lastAnswer = now;
    }

    // ---- Start -----------------------------------------------------------------------------------------------------

    function storageKey(name) { return "lectern-lms:" + page.course + ":" + name; }

    /** The list of lessons, for those who open the package without an LMS: it shows what this browser remembers. */
    function showProgress() {
        [].forEach.call(document.querySelectorAll("a[data-page]"), function (link) {
            var state = localAPI(storageKey(link.dataset.page)).LMSGetValue("cmi.core.lesson_status");
            if (state === "completed" || state === "passed") {
                link.parentNode.appendChild(element("span", "done", page.completed));
            }
        });
    }

    function start() {
        var found = findAPI();
        if (found && connect(found, "lms")) { return; }
        var isAlone = window.parent === window && !opener(window) && !opener(window.top);
        if (!isAlone && Date.now() - opened < 2000) {
            setTimeout(start, 100);
            return;
        }
        connect(localAPI(storageKey(page.page)), "alone");
    }

    if (!page.page) {
        showProgress();
        return;
    }
    if (form) { prepareQuiz(); }
    if (completeButton) { completeButton.addEventListener("click", complete); }
    if (page.completes === "end") {
        var end = document.getElementById("_end");
        var reachEnd = function () {
            if (!end) { return; }
            end = null;
            // Who only glances at a short page has not worked through it.
            setTimeout(complete, Math.max(0, 5000 - (Date.now() - opened)));
        };
        addEventListener("scroll", function () {
            if (end && end.getBoundingClientRect().top < window.innerHeight) { reachEnd(); }
        }, { passive: true });
        // A page that fits is not scrolled; in a frame as high as the page the window around it is.
        if (window.IntersectionObserver) {
            new IntersectionObserver(function (entries) {
                if (entries[entries.length - 1].isIntersecting) { reachEnd(); }
            }).observe(end);
        }
    }
    ["wheel", "touchmove", "keydown"].forEach(function (name) {
        addEventListener(name, function () { hasMoved = true; }, { passive: true });
    });
    addEventListener("scroll", function () {
        notePlace();
        saveSoon();
    }, { passive: true });
    addEventListener("load", returnToPlace);
    addEventListener("online", save);
    document.addEventListener("visibilitychange", function () {
        if (document.visibilityState === "hidden") { save(); }
    });
    addEventListener("pagehide", finish);
    // A page that comes back from the browser's cache has said goodbye already.
    addEventListener("pageshow", function (event) { if (event.persisted) { location.reload(); } });
    start();
})();
