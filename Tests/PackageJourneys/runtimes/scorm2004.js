// A SCORM 2004 4th Edition run time that takes nothing but what the standard allows (RTE 3.1 and 4), and notes all that
// it is asked: `new LMS({mastery})` is a learner's record of one SCO, `open()` gives the API of one session. What was
// not committed is lost with the session, and while it is unreachable nothing is. A session that ends normally ends the
// attempt: the next one begins without data. `takesIdsOnce` makes it as narrow as scorm-again, where no interaction may
// have an identifier that another has. `refusal` is the error with which it takes no interaction and no objective.
"use strict";
window.LMS = class {
    constructor(options = {}) {
        Object.assign(this, { mastery: null, mode: "normal", isUnreachable: false, hasNothing: false, takesIdsOnce: false, refusal: "" }, options);
        this.api = "API_1484_11";
        this.violations = [];
        this.log = [];
        this.commits = 0;
        this.attempts = [];
        this.begin();
    }

    begin() {
        this.kept = { values: {}, interactions: [], objectives: [], seconds: 0, entry: "ab-initio" };
        // What the manifest's primary objective is to the SCO.
        if (this.mastery !== null) this.kept.objectives.push({ id: "PRIMARYOBJ" });
    }

    open() {
        const lms = this;
        let record = structuredClone(lms.kept), state = "fresh", session = {}, isTouched = false, error = "0";
        const fail = (code, text, answer = "false") => {
            error = code;
            lms.violations.push(text);
            return answer;
        };
        const real = (low, high) => (value) => /^-?\d+(\.\d{1,7})?$/.test(value) && Number(value) >= low && Number(value) <= high;
        const text = (limit) => (value) => [...value].length <= limit;
        const interval = (value) =>
            /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/.test(value);
        const timestamp = (value) => {
            const [, year] = /^(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.exec(value) || [];
            return year >= 1970 && year <= 2038;
        };
        const identifier = (value) => /^[\x21-\x7e]{1,4000}$/.test(value);
        const completion = (value) => /^(completed|incomplete|not attempted|unknown)$/.test(value);
        const success = (value) => /^(passed|failed|unknown)$/.test(value);
        const score = { "score.scaled": real(-1, 1), "score.raw": real(0, 100), "score.min": real(0, 0), "score.max": real(100, 100) };
        const progress = { "completion_status": completion, "success_status": success, "progress_measure": real(0, 1), ...score };
        const writable = {
            "location": text(1000), "suspend_data": text(64000), "session_time": interval,
            "exit": (value) => /^(time-out|suspend|logout|normal|)$/.test(value), ...progress
        };
        const lists = {
            interactions: {
                "id": identifier,
                "type": (value) => value === "choice",
                "objectives.0.id": identifier,
                "timestamp": timestamp,
                "correct_responses.0.pattern": (value) => /^[A-Za-z0-9_.]{1,250}$/.test(value),
                "weighting": real(-1e6, 1e6),
                "learner_response": (value) => /^[A-Za-z0-9_.]{1,250}(\[,\][A-Za-z0-9_.]{1,250})*$/.test(value),
                "result": (value) => /^(correct|incorrect|unanticipated|neutral)$/.test(value),
                "latency": interval,
                "description": (value) => value !== "" && [...value.replace(/^\{lang=[^}]*\}/, "")].length <= 250
            },
            objectives: { "id": identifier, "description": text(250), ...progress }
        };

        function enter(name, values, arity, codes) {
            lms.log.push([name, ...values].join(" "));
            error = "0";
            if (state === "terminated") return fail(codes[1], name + " after Terminate");
            if (state === "fresh" && name !== "Initialize") return fail(codes[0], name + " before Initialize");
            if (values.length !== arity || values.some((value) => typeof value !== "string")) {
                return fail("201", name + ": arguments");
            }
            if (arity === 1 && name !== "GetValue" && values[0]) return fail("201", name + ": argument not empty");
            return "";
        }

        function keep() {
            if (lms.isUnreachable) {
                error = "391";
                return "false";
            }
            lms.kept = structuredClone(record);
            lms.commits += 1;
            return "true";
        }

        return {
            Initialize(...values) {
                if (enter("Initialize", values, 1, ["", "104"])) return "false";
                if (state !== "fresh") return fail("103", "Initialize twice");
                state = "running";
                return "true";
            },
            GetValue(...values) {
                if (enter("GetValue", values, 1, ["122", "123"])) return "";
                const name = values[0].replace(/^cmi\./, "");
                if (lms.hasNothing) return "";
                const own = {
                    "mode": lms.mode, "credit": "credit", "learner_id": "learner 1", "entry": record.entry,
                    "interactions._count": String(record.interactions.length),
                    "objectives._count": String(record.objectives.length)
                };
                if (lms.mastery !== null) own.scaled_passing_score = String(lms.mastery);
                if (name in own) return own[name];
                if (name === "completion_status" || name === "success_status") return record.values[name] || "unknown";
                const [, index, key] = /^objectives\.(\d+)\.(.*)$/.exec(name) || [];
                if (key && record.objectives[index] && lists.objectives[key]) return record.objectives[index][key] || "";
                if (name in record.values) return record.values[name];
                if (!writable[name] && name !== "scaled_passing_score" || name === "exit" || name === "session_time") {
                    return fail("401", "GetValue " + values[0], "");
                }
                error = "403";
                return "";
            },
            SetValue(...values) {
                if (enter("SetValue", values, 2, ["132", "133"])) return "false";
                const [whole, value] = values;
                const name = whole.replace(/^cmi\./, "");
                isTouched = true;
                if (lms.mode !== "normal") lms.violations.push("SetValue in mode " + lms.mode);
                const [, list, index, key] = /^(interactions|objectives)\.(\d+)\.(.*)$/.exec(name) || [];
                if (list && lms.refusal) {
                    error = lms.refusal;
                    return "false";
                }
                if (list) {
                    const entries = record[list];
                    if (Number(index) > entries.length) return fail("351", "a gap before " + whole);
                    if (!lists[list][key]) return fail("401", "no element " + whole);
                    if (!lists[list][key](value)) return fail("406", whole + " " + value);
                    if (Number(index) === entries.length) entries.push({});
                    const entry = entries[index];
                    if (key !== "id" && !entry.id) return fail("408", whole + " before its id");
                    if (/response/.test(key) && !entry.type) return fail("408", whole + " before its type");
                    if (list === "interactions" && entry[key]) return fail("351", whole + " twice");
                    if (key === "id" && lms.takesIdsOnce && entries.some((other) => other !== entry && other.id === value)) {
                        entries.pop();
                        error = "351";
                        return "false";
                    }
                    if (key === "id" && entry.id && entry.id !== value) return fail("351", whole + " is not writable again");
                    if (key === "id" && list === "objectives" && entries.some((other) => other !== entry && other.id === value)) {
                        return fail("351", "a second objective " + value);
                    }
                    entry[key] = value;
                    return "true";
                }
                if (!writable[name]) return fail("401", "no element " + whole);
                if (!writable[name](value)) return fail("406", "SetValue " + whole + " " + value);
                if (name === "exit" || name === "session_time") session[name] = value;
                else record.values[name] = value;
                return "true";
            },
            Commit(...values) { return enter("Commit", values, 1, ["142", "143"]) || keep(); },
            Terminate(...values) {
                if (enter("Terminate", values, 1, ["112", "113"])) return "false";
                state = "terminated";
                if (isTouched && !session.session_time) lms.violations.push("no session time");
                const parts = /^PT(\d+)H(\d+)M([\d.]+)S$/.exec(session.session_time || "PT0H0M0S");
                record.seconds += parts[1] * 3600 + parts[2] * 60 + Number(parts[3]);
                const scaled = record.values["score.scaled"];
                if (lms.mastery !== null && scaled !== undefined && lms.mode === "normal") {
                    const judged = Number(scaled) >= lms.mastery ? "passed" : "failed";
                    if (judged !== record.values.success_status) lms.violations.push("success against the passing score");
                }
                lms.lastExit = session.exit;
                record.entry = session.exit === "suspend" || session.exit === "logout" ? "resume" : "";
                const answer = keep();
                if (answer === "true" && lms.mode === "normal" && record.entry !== "resume") {
                    lms.attempts.push(lms.kept);
                    lms.begin();
                }
                return answer;
            },
            GetLastError() { return error; },
            GetErrorString(code) { return String(code); },
            GetDiagnostic(code) { return String(code); }
        };
    }

    /** Opens a page as an LMS does, in the frame of this window. */
    start(address) {
        window[this.api] = this.open();
        document.getElementById("frame").src = address;
    }

    // What journeys ask for, alike in all run times; of an attempt that has ended where none has begun since.
    get last() { return this.kept.entry === "ab-initio" && !this.kept.values.completion_status && this.attempts.at(-1) || this.kept; }
    get status() {
        const { success_status: success, completion_status: completion } = this.last.values;
        return success || completion || "unknown";
    }
    get score() { return this.last.values["score.raw"] || ""; }
    get data() { return this.last.values.suspend_data || ""; }
    get place() { return this.last.values.location || ""; }
    get answers() {
        return this.last.interactions.map((entry) =>
            entry.learner_response + entry["correct_responses.0.pattern"] + " " + entry.result.replace("incorrect", "wrong"));
    }
    get objectives() {
        return Object.fromEntries(this.last.objectives.map((entry) => [entry.id, entry.success_status || entry.completion_status]));
    }
};
