// A SCORM 1.2 run time that takes nothing but what the standard allows (SCORM 1.2 RTE 3.3 and 3.4), and notes all that
// it is asked: `new LMS({mastery})` is a learner's record of one SCO, `open()` gives the API of one session. What was
// not committed is lost with the session, and while it is unreachable nothing is. `refusal` is the error with which it
// takes no interaction and no objective.
"use strict";
window.LMS = class {
    constructor(options = {}) {
        Object.assign(this, { mastery: null, mode: "normal", isUnreachable: false, hasNothing: false, refusal: "" }, options);
        this.api = "API";
        this.violations = [];
        this.log = [];
        this.commits = 0;
        this.kept = {
            values: {
                "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_location": "", "cmi.suspend_data": "",
                "cmi.core.score.raw": "", "cmi.core.score.min": "", "cmi.core.score.max": "",
                "cmi.core.entry": "ab-initio"
            },
            interactions: [], objectives: [], seconds: 0
        };
    }

    open() {
        const lms = this;
        let record = structuredClone(lms.kept), state = "fresh", session = {}, isTouched = false, error = "0";
        const fail = (code, text, answer = "false") => {
            error = code;
            lms.violations.push(text);
            return answer;
        };
        const ascii = (limit) => (value) => value.length <= limit && /^[\x20-\x7e]*$/.test(value);
        const decimal = /^\d{1,3}(\.\d{1,2})?$/;
        const identifier = (value) => /^[\x21-\x7e]{1,255}$/.test(value);
        const timespan = (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value);
        const percent = (value) => decimal.test(value) && Number(value) <= 100;
        const status = (value) => /^(passed|completed|failed|incomplete|browsed)$/.test(value);
        const writable = {
            "cmi.core.lesson_status": status,
            "cmi.core.lesson_location": ascii(255),
            "cmi.core.exit": (value) => /^(time-out|suspend|logout|)$/.test(value),
            "cmi.core.session_time": timespan,
            "cmi.core.score.raw": percent,
            "cmi.core.score.min": (value) => value === "0",
            "cmi.core.score.max": (value) => value === "100",
            "cmi.suspend_data": ascii(4096)
        };
        const lists = {
            interactions: {
                "id": (value) => /^[A-Za-z0-9_.]{1,250}$/.test(value),
                "type": (value) => value === "choice",
                "objectives.0.id": identifier,
                "time": (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value),
                "correct_responses.0.pattern": (value) => /^[a-d]$/.test(value),
                "weighting": (value) => decimal.test(value),
                "student_response": (value) => /^[a-d]$/.test(value),
                "result": (value) => /^(correct|wrong)$/.test(value),
                "latency": timespan
            },
            objectives: {
                "id": identifier, "status": status, "score.raw": percent,
                "score.min": (value) => value === "0", "score.max": (value) => value === "100"
            }
        };

        function enter(name, values, arity) {
            lms.log.push([name, ...values].join(" "));
            error = "0";
            if (state === "finished") return fail("101", name + " after LMSFinish");
            if (state === "fresh" && name !== "LMSInitialize") return fail("301", name + " before LMSInitialize");
            if (values.length !== arity || values.some((value) => typeof value !== "string")) {
                return fail("201", name + ": arguments");
            }
            if (arity === 1 && name !== "LMSGetValue" && values[0]) return fail("201", name + ": argument not empty");
            return "";
        }

        function keep() {
            if (lms.isUnreachable) {
                error = "101";
                return "false";
            }
            lms.kept = structuredClone(record);
            lms.commits += 1;
            return "true";
        }

        return {
            LMSInitialize(...values) {
                if (enter("LMSInitialize", values, 1)) return "false";
                if (state !== "fresh") return fail("101", "LMSInitialize twice");
                state = "running";
                return "true";
            },
            LMSGetValue(...values) {
                if (enter("LMSGetValue", values, 1)) return "";
                const [name] = values;
                if (lms.hasNothing) return "";
                const own = {
                    "cmi.core.lesson_mode": lms.mode, "cmi.core.credit": "credit", "cmi.core.student_id": "learner 1",
                    "cmi.student_data.mastery_score": lms.mastery === null ? "" : String(lms.mastery),
                    "cmi.interactions._count": String(record.interactions.length),
                    "cmi.objectives._count": String(record.objectives.length)
                };
                if (name in own) return own[name];
                const [, index, key] = /^cmi\.objectives\.(\d+)\.(.*)$/.exec(name) || [];
                if (key && record.objectives[index]) return record.objectives[index][key] || "";
                if (name in record.values) return record.values[name];
                return fail("201", "LMSGetValue " + name, "");
            },
            LMSSetValue(...values) {
                if (enter("LMSSetValue", values, 2)) return "false";
                const [name, value] = values;
                isTouched = true;
                if (lms.mode !== "normal") lms.violations.push("LMSSetValue in mode " + lms.mode);
                const [, list, index, key] = /^cmi\.(interactions|objectives)\.(\d+)\.(.*)$/.exec(name) || [];
                if (list && lms.refusal) {
                    error = lms.refusal;
                    return "false";
                }
                if (list) {
                    const entries = record[list];
                    if (Number(index) > entries.length) return fail("201", "a gap before " + name);
                    if (!lists[list][key]) return fail("201", "no element " + name);
                    if (!lists[list][key](value)) return fail("405", name + " " + value);
                    if (Number(index) === entries.length) entries.push({});
                    const entry = entries[index];
                    if (key !== "id" && !entry.id) return fail("201", name + " before its id");
                    if (/response/.test(key) && !entry.type) return fail("201", name + " before its type");
                    if (list === "interactions" && entry[key]) return fail("201", name + " twice");
                    if (key === "id" && list === "objectives" && entries.some((other) => other !== entry && other.id === value)) {
                        return fail("201", "a second objective " + value);
                    }
                    entry[key] = value;
                    return "true";
                }
                if (!writable[name]) return fail("201", "no element " + name);
                if (!writable[name](value)) return fail("405", "LMSSetValue " + name + " " + value);
                if (name in record.values) record.values[name] = value;
                else session[name] = value;
                return "true";
            },
            LMSCommit(...values) { return enter("LMSCommit", values, 1) || keep(); },
            LMSFinish(...values) {
                if (enter("LMSFinish", values, 1)) return "false";
                state = "finished";
                const raw = record.values["cmi.core.score.raw"];
                if (isTouched && !session["cmi.core.session_time"]) lms.violations.push("no session time");
                const [hours, minutes, seconds] = (session["cmi.core.session_time"] || "0:0:0").split(":").map(Number);
                record.seconds += hours * 3600 + minutes * 60 + seconds;
                // As Moodle does it: what was never attempted is complete, and the score decides.
                if (record.values["cmi.core.lesson_status"] === "not attempted" && lms.mode === "normal") {
                    record.values["cmi.core.lesson_status"] = "completed";
                }
                if (lms.mastery !== null && raw !== "" && lms.mode === "normal") {
                    const judged = Number(raw) >= lms.mastery ? "passed" : "failed";
                    if (judged !== record.values["cmi.core.lesson_status"]) lms.violations.push("status against the mastery score");
                }
                record.values["cmi.core.entry"] = session["cmi.core.exit"] === "suspend" ? "resume" : "";
                lms.lastExit = session["cmi.core.exit"];
                return keep();
            },
            LMSGetLastError() { return error; },
            LMSGetErrorString(code) { return String(code); },
            LMSGetDiagnostic(code) { return String(code); }
        };
    }

    /** Opens a page as an LMS does, in the frame of this window. */
    start(address) {
        window[this.api] = this.open();
        document.getElementById("frame").src = address;
    }

    // What journeys ask for, alike in all run times.
    get status() { return this.kept.values["cmi.core.lesson_status"]; }
    get score() { return this.kept.values["cmi.core.score.raw"]; }
    get data() { return this.kept.values["cmi.suspend_data"]; }
    get place() { return this.kept.values["cmi.core.lesson_location"]; }
    get answers() { return this.kept.interactions.map((entry) => entry.student_response + entry["correct_responses.0.pattern"] + " " + entry.result); }
    get objectives() { return Object.fromEntries(this.kept.objectives.map((entry) => [entry.id, entry.status])); }
};
