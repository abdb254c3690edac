// SCORM 1.2 (RTE 3): one status for each SCO, 4,096 characters of suspend data, scores in percent.
(() => {
    "use strict";

    const { lectern } = self;
    const { two } = lectern;

    /** CMITimespan: HHHH:MM:SS.SS. */
    function timespan(milliseconds) {
        const hundredths = Math.max(0, Math.min(Math.round(milliseconds / 10), 3599999999));
        const seconds = Math.floor(hundredths / 100);
        return String(Math.floor(seconds / 3600)).padStart(4, "0") + ":" + two(Math.floor(seconds / 60) % 60)
            + ":" + two(seconds % 60) + "." + two(hundredths % 100);
    }

    /** CMITime: HH:MM:SS. */
    function timeOfDay(time) {
        const date = new Date(time);
        return two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds());
    }

    const score = (name, value) =>
        value === null ? [] : [[name + "score.min", "0"], [name + "score.max", "100"], [name + "score.raw", String(value)]];

    lectern.driver = lectern.scorm({
        api: "API",
        prefix: "LMS",
        end: "Finish",
        limit: 3800,
        exit: "cmi.core.exit",

        read(get) {
            get("cmi.core.entry");
            const status = get("cmi.core.lesson_status");
            const place = get("cmi.core.lesson_location");
            const text = get("cmi.suspend_data");
            const mode = get("cmi.core.lesson_mode");
            get("cmi.core.credit");
            const learner = get("cmi.core.student_id");
            const raw = parseFloat(get("cmi.core.score.raw"));
            const mastery = parseFloat(get("cmi.student_data.mastery_score"));
            const isNew = status === "" || status === "unknown" || status === "not attempted";
            return {
                status, place, text, mode, learner,
                score: raw >= 0 && raw <= 100 ? raw : undefined,
                pass: mastery >= 0 && mastery <= 100 ? mastery : undefined,
                begin: isNew ? [["cmi.core.lesson_status", "incomplete"]] : [],
                sent: [["cmi.core.lesson_status", status], ["cmi.core.lesson_location", place], ["cmi.suspend_data", text]]
            };
        },

        values: (report) => [
            ["cmi.core.lesson_location", report.place.slice(0, 255)],
            ["cmi.suspend_data", report.text],
            ...score("cmi.core.", report.score),
            ["cmi.core.lesson_status", report.status]
        ],

        last: (report) => [
            ["cmi.core.session_time", timespan(report.time)],
            ["cmi.core.exit", report.status === "completed" || report.status === "passed" ? "" : "suspend"]
        ],

        objective: (page) => [...score("", page.score), ["status", lectern.statuses[page.status]]],

        interaction: (entry) => [
            ["id", entry.id],
            ["type", "choice"],
            ["objectives.0.id", entry.page],
            ["time", timeOfDay(entry.time)],
            ["correct_responses.0.pattern", entry.right],
            ["weighting", "1"],
            ["student_response", entry.chosen],
            ["result", entry.isRight ? "correct" : "wrong"],
            ["latency", timespan(entry.latency)]
        ]
    });
})();
