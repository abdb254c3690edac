/// A SCORM 1.2 run time that takes nothing but what the standard allows (SCORM 1.2 RTE 3.3 and 3.4), and notes all that
/// it is asked: `new LMS(masteryScore)` is a learner's record of one SCO, `open()` gives the API of one session.
let strictSCORM12RunTime = #"""
    "use strict";
    class LMS {
        constructor(mastery) {
            this.mastery = mastery;
            this.mode = "normal";
            this.failingCommits = 0;
            this.violations = [];
            this.log = [];
            this.record = {
                "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_location": "", "cmi.suspend_data": "",
                "cmi.core.score.raw": "", "cmi.core.score.min": "", "cmi.core.score.max": "",
                "cmi.core.entry": "ab-initio"
            };
            this.kept = Object.assign({}, this.record);
            this.interactions = [];
        }

        open() {
            const lms = this;
            let state = "fresh", session = {}, isTouched = false;
            const wrong = (text) => { lms.violations.push(text); return "false"; };
            const decimal = /^\d{1,3}(\.\d{1,2})?$/;
            const timespan = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
            const time = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
            const percent = (value) => decimal.test(value) && Number(value) <= 100;
            const writable = {
                "cmi.core.lesson_status": (value) => /^(passed|completed|failed|incomplete|browsed)$/.test(value),
                "cmi.core.lesson_location": (value) => value.length <= 255 && /^[\x20-\x7e]*$/.test(value),
                "cmi.core.exit": (value) => /^(time-out|suspend|logout|)$/.test(value),
                "cmi.core.session_time": (value) => timespan.test(value),
                "cmi.core.score.raw": percent,
                "cmi.core.score.min": (value) => value === "0",
                "cmi.core.score.max": (value) => value === "100",
                "cmi.suspend_data": (value) => value.length <= 4096 && /^[\x20-\x7e]*$/.test(value)
            };
            const interaction = {
                "id": (value) => /^[A-Za-z0-9_.]{1,250}$/.test(value),
                "type": (value) => value === "choice",
                "time": (value) => time.test(value),
                "correct_responses.0.pattern": (value) => /^[a-d]$/.test(value),
                "weighting": (value) => decimal.test(value),
                "student_response": (value) => /^[a-d]$/.test(value),
                "result": (value) => /^(correct|wrong)$/.test(value),
                "latency": (value) => timespan.test(value)
            };
            const readable = Object.keys(lms.record).concat(
                ["cmi.core.lesson_mode", "cmi.core.credit", "cmi.interactions._count"]);
            const check = (name, values) => {
                lms.log.push([name].concat(values).join(" "));
                if (state === "finished") { return wrong(name + " after LMSFinish"); }
                if (state === "fresh" && name !== "LMSInitialize") { return wrong(name + " before LMSInitialize"); }
                if (values.some((value) => typeof value !== "string")) { return wrong(name + ": not a string"); }
                return "";
            };
            return {
                LMSInitialize(...values) {
                    if (check("LMSInitialize", values)) { return "false"; }
                    if (state !== "fresh" || values.length !== 1 || values[0]) { return wrong("LMSInitialize"); }
                    state = "running";
                    return "true";
                },
                LMSGetValue(...values) {
                    if (check("LMSGetValue", values)) { return ""; }
                    if (values.length !== 1 || !readable.includes(values[0])) {
                        wrong("LMSGetValue " + values);
                        return "";
                    }
                    if (values[0] === "cmi.core.lesson_mode") { return lms.mode; }
                    if (values[0] === "cmi.core.credit") { return "credit"; }
                    if (values[0] === "cmi.interactions._count") { return String(lms.interactions.length); }
                    return lms.record[values[0]];
                },
                LMSSetValue(...values) {
                    if (check("LMSSetValue", values)) { return "false"; }
                    const [name, value] = values;
                    isTouched = true;
                    if (lms.mode !== "normal") { wrong("LMSSetValue in mode " + lms.mode); }
                    const parts = /^cmi\.interactions\.(\d+)\.(.*)$/.exec(name);
                    if (parts) {
                        const index = Number(parts[1]), key = parts[2];
                        if (index > lms.interactions.length) { return wrong("a gap before " + name); }
                        if (!interaction[key] || !interaction[key](value)) { return wrong(name + " " + value); }
                        if (index === lms.interactions.length) { lms.interactions.push({}); }
                        const entry = lms.interactions[index];
                        if (key !== "id" && !entry.id) { return wrong(name + " before its id"); }
                        if (/response/.test(key) && !entry.type) { return wrong(name + " before its type"); }
                        if (entry[key]) { return wrong(name + " twice"); }
                        entry[key] = value;
                        return "true";
                    }
                    if (values.length !== 2 || !writable[name] || !writable[name](value)) {
                        return wrong("LMSSetValue " + name + " " + value);
                    }
                    if (name in lms.record) { lms.record[name] = value; } else { session[name] = value; }
                    return "true";
                },
                LMSCommit(...values) {
                    if (check("LMSCommit", values)) { return "false"; }
                    if (values.length !== 1 || values[0]) { return wrong("LMSCommit " + values); }
                    if (lms.failingCommits > 0) {
                        lms.failingCommits -= 1;
                        return "false";
                    }
                    lms.kept = Object.assign({}, lms.record);
                    return "true";
                },
                LMSFinish(...values) {
                    if (check("LMSFinish", values)) { return "false"; }
                    if (values.length !== 1 || values[0]) { return wrong("LMSFinish " + values); }
                    state = "finished";
                    const record = lms.record, raw = record["cmi.core.score.raw"];
                    if (isTouched && !session["cmi.core.session_time"]) { wrong("no session time"); }
                    // As Moodle does it: what was never attempted is complete, and the score decides.
                    if (record["cmi.core.lesson_status"] === "not attempted" && lms.mode === "normal") {
                        record["cmi.core.lesson_status"] = "completed";
                    }
                    if (lms.mastery !== null && raw !== "") {
                        const status = Number(raw) >= lms.mastery ? "passed" : "failed";
                        if (status !== record["cmi.core.lesson_status"]) { wrong("status against the mastery score"); }
                    }
                    record["cmi.core.entry"] = session["cmi.core.exit"] === "suspend" ? "resume" : "";
                    lms.lastExit = session["cmi.core.exit"];
                    return "true";
                }
            };
        }
    }

    const frame = document.getElementById("frame");
    const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    const steps = [];
    const expect = (isRight, text) => { steps.push((isRight ? "ok " : "FAILED ") + text); };

    /** Opens a page as an LMS does; without `lms` there is no API. */
    async function visit(address, lms) {
        window.API = lms ? lms.open() : null;
        await new Promise((done) => {
            frame.onload = done;
            frame.src = address + (lms ? "" : "?" + steps.length);
        });
        await sleep(lms ? 200 : 3000);
        return frame.contentDocument;
    }

    async function leave() {
        await new Promise((done) => { frame.onload = done; frame.src = "about:blank"; });
    }

    /** Scrolls; the event is sent by hand, because a browser sends it with a frame, and none is drawn for a dump. */
    function scroll(y) {
        frame.contentWindow.scrollTo(0, y);
        frame.contentWindow.dispatchEvent(new Event("scroll"));
    }

    /** The state of a question: what is chosen, and whether it was checked. */
    const chosen = (page, number) =>
        [...page.querySelectorAll("fieldset")[number].querySelectorAll("input")].findIndex((input) => input.checked);
    const isChecked = (page, number) => page.querySelectorAll("fieldset")[number].querySelector("input").disabled;

    function choose(page, number, option) {
        page.querySelectorAll("fieldset")[number].querySelectorAll("input")[option].click();
    }

    function check(page, number) { page.querySelectorAll("fieldset")[number].querySelector("button").click(); }

    function answer(page, options) {
        options.forEach((option, number) => { choose(page, number, option); check(page, number); });
    }
    """#
