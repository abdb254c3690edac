// SCORM 2004 4th Edition (RTE 4): completion and success apart, 64,000 characters of suspend data, scaled scores.
(() => {
    "use strict";

    const { lectern } = self;
    const { two } = lectern;

    /** timeinterval (second,10,2): PT#H#M#S. */
    function interval(milliseconds) {
        const hundredths = Math.max(0, Math.round(milliseconds / 10));
        const minutes = Math.floor(hundredths / 6000);
        return `PT${Math.floor(minutes / 60)}H${minutes % 60}M${hundredths % 6000 / 100}S`;
    }

    /** time (second,10,0) of the learner's clock: no zone, which not every LMS takes. */
    function timestamp(time) {
        const date = new Date(time);
        return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate())
            + "T" + two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds());
    }

    const score = (name, value) => value === null ? [] : [
        [name + "score.min", "0"], [name + "score.max", "100"], [name + "score.raw", String(value)],
        [name + "score.scaled", String(Math.round(value * 100) / 10000)]
    ];

    /** Completion and success of a status; what was answered to its end is complete, also where it was failed. */
    const status = (name, value) => [
        [name + "completion_status", value === "incomplete" ? value : "completed"],
        ...(value === "passed" || value === "failed" ? [[name + "success_status", value]] : [])
    ];

    lectern.driver = lectern.scorm({
        api: "API_1484_11",
        prefix: "",
        end: "Terminate",
        limit: 64000,
        exit: "cmi.exit",

        read(get) {
            get("cmi.entry");
            const completion = get("cmi.completion_status");
            const success = get("cmi.success_status");
            const place = get("cmi.location");
            const text = get("cmi.suspend_data");
            const mode = get("cmi.mode");
            get("cmi.credit");
            const learner = get("cmi.learner_id");
            const raw = parseFloat(get("cmi.score.raw"));
            const mastery = parseFloat(get("cmi.scaled_passing_score"));
            const isJudged = success === "passed" || success === "failed";
            const isNew = completion !== "completed" && completion !== "incomplete";
            return {
                place, text, mode, learner,
                status: isJudged ? success : completion,
                score: raw >= 0 && raw <= 100 ? raw : undefined,
                pass: mastery >= 0 && mastery <= 1 ? mastery * 100 : undefined,
                begin: isNew ? [["cmi.completion_status", "incomplete"]] : [],
                sent: [
                    ["cmi.completion_status", completion], ["cmi.success_status", success],
                    ["cmi.location", place], ["cmi.suspend_data", text]
                ]
            };
        },

        values: (report) => [
            ["cmi.location", report.place.slice(0, 1000)],
            ["cmi.suspend_data", report.text],
            ["cmi.progress_measure", String(report.progress)],
            ...score("cmi.", report.score),
            ...status("cmi.", report.status)
        ],

        last: (report) => [
            ["cmi.session_time", interval(report.time)],
            ["cmi.exit", report.status === "completed" || report.status === "passed" ? "normal" : "suspend"]
        ],

        objective: (page) => [...score("", page.score), ...status("", lectern.statuses[page.status])],

        interaction: (entry) => [
            ["id", entry.id],
            ["type", "choice"],
            ["objectives.0.id", entry.page],
            ["timestamp", timestamp(entry.time)],
            ["correct_responses.0.pattern", entry.right],
            ["weighting", "1"],
            ["learner_response", entry.chosen],
            ["result", entry.isRight ? "correct" : "incorrect"],
            ["latency", interval(entry.latency)],
            ["description", [...entry.text].slice(0, 120).join("")]
        ]
    });
})();
