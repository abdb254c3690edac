// cmi5 (Quartz, sections 7 to 11): launch parameters, one token, statements to an LRS, the state beside them.
//
// Statements wait in this browser until the LRS has them; those that a session could not send go out with the next one
// of the same registration. A session may say `passed` or `failed` but once, so a failed try is told at the end only:
// until then the learner can still pass.
(() => {
    "use strict";

    const { lectern } = self;
    const { storage } = lectern;
    const verbs = "http://adlnet.gov/expapi/verbs/";
    const cmi5 = "https://w3id.org/xapi/cmi5/context/";
    const names = ["endpoint", "fetch", "actor", "registration", "activityId"];

    function uuid() {
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        bytes[6] = bytes[6] & 15 | 64;
        bytes[8] = bytes[8] & 63 | 128;
        return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
            .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    }

    /** ISO 8601 with hundredths of a second. */
    const duration = (milliseconds) => `PT${Math.max(0, Math.round(milliseconds / 10)) / 100}S`;

    lectern.driver = {
        find() {
            const query = new URLSearchParams(location.search);
            const launch = Object.fromEntries(names.map((name) => [name, query.get(name)]));
            try {
                JSON.parse(launch.actor);
            } catch (error) {
                return null;
            }
            return names.every((name) => launch[name]) ? connection(launch) : null;
        }
    };

    function connection(launch) {
        const endpoint = launch.endpoint.replace(/\/?$/, "/");
        const family = `cmi5:${lectern.hash([endpoint, launch.registration, launch.actor].join("\n"))}:`;
        const box = family + lectern.hash(launch.activityId);
        // The token can be had once: a page that comes back in the same window goes on with it.
        const memory = { key: "lectern-lms:" + launch.fetch };
        let waiting = storage.read(box) || [];
        const agent = { agent: launch.actor };
        const place = { activityId: launch.activityId, ...agent, registration: launch.registration };
        let data, session, started, last, lastStamp = 0, isBusy = false, delay = 2000, timer = 0;
        let doc = {}, kept = "", said = [], flying = [];

        try { Object.assign(memory, JSON.parse(sessionStorage.getItem(memory.key))); } catch (error) { /* none */ }

        function remember() {
            try { sessionStorage.setItem(memory.key, JSON.stringify(memory)); } catch (error) { /* private mode */ }
        }

        /** Asks the LRS; a status of 0 says that it could not be reached. */
        async function ask(method, path, query, content) {
            const headers = { Authorization: "Basic " + memory.token, "X-Experience-API-Version": "1.0.3" };
            const options = { method, headers, credentials: "omit", cache: "no-store" };
            if (content !== undefined) {
                headers["Content-Type"] = "application/json";
                options.body = JSON.stringify(content);
                options.keepalive = options.body.length < 60000;
            }
            try {
                const answer = await fetch(endpoint + path + (query ? "?" + new URLSearchParams(query) : ""), options);
                // A state that broke off on its way must not be taken for none.
                const isRead = method === "GET" && path !== "agents/profile" && answer.status === 200;
                return { status: answer.status, content: isRead ? await answer.json() : null };
            } catch (error) {
                return { status: 0 };
            }
        }

        const isLater = (status) => status === 0 || status === 408 || status === 429 || status >= 500;
        const isThere = (status) => status < 300 || status === 409;

        /** Asks until there is an answer. */
        async function insist(task) {
            for (let pause = 1000; ; pause = Math.min(pause * 2, 60000)) {
                const answer = await task();
                if (!isLater(answer.status)) {
                    if (session.notice === "platformUnreachable") session.say("");
                    return answer;
                }
                session.say("platformUnreachable");
                await new Promise((done) => setTimeout(done, pause));
            }
        }

        async function fetchToken() {
            if (memory.token) return { status: 200 };
            try {
                const answer = await fetch(launch.fetch, { method: "POST", cache: "no-store" });
                if (!answer.ok) return { status: answer.status };
                memory.token = (await answer.json())["auth-token"];
                if (memory.token) remember();
                return { status: memory.token ? 200 : 403 };
            } catch (error) {
                return { status: 0 };
            }
        }

        // ---- Statements

        function stamp(time = Date.now()) {
            // The order of statements is that of their times.
            lastStamp = Math.max(lastStamp + 1, time);
            return new Date(lastStamp).toISOString();
        }

        function statement(verb, object, result, categories, extensions) {
            const context = JSON.parse(JSON.stringify(data.contextTemplate || {}));
            context.registration = launch.registration;
            if (categories.length) {
                const activities = context.contextActivities = context.contextActivities || {};
                activities.category = (activities.category || []).concat(categories.map((id) => ({ id: cmi5 + "categories/" + id })));
            }
            if (extensions) context.extensions = { ...context.extensions, ...extensions };
            const made = {
                id: uuid(), actor: JSON.parse(launch.actor), verb: { id: verbs + verb, display: { en: verb } },
                object, context, timestamp: stamp()
            };
            if (result) made.result = result;
            waiting.push(made);
            storage.write(box, waiting);
        }

        const verbOf = (entry) => entry.verb.id.slice(verbs.length);
        const isOnce = (verb) => verb === "completed" || verb === "passed";

        /** Whether another session of this registration has said a verb: its document may have come without it. */
        async function isSaid(verb) {
            const { registration } = launch;
            const query = { ...agent, verb: verbs + verb, activity: launch.activityId, registration, limit: 1 };
            const { content } = await insist(async () => {
                const answer = await ask("GET", "statements", query);
                // A store that has no such questions shall not keep a lesson from opening.
                return answer.status < 500 ? answer : { status: 404 };
            });
            return Boolean(content && content.statements && content.statements.length);
        }

        /** A statement that cmi5 defines, which is made once. */
        function define(verb, result) {
            if (said.includes(verb)) return;
            said.push(verb);
            const isJudged = verb === "passed" || verb === "failed";
            const mastery = isJudged && data.masteryScore !== undefined
                ? { [cmi5 + "extensions/masteryscore"]: data.masteryScore } : undefined;
            const categories = isJudged || verb === "completed" ? ["cmi5", "moveon"] : ["cmi5"];
            statement(verb, { objectType: "Activity", id: launch.activityId }, result, categories, mastery);
        }

        /** The learner's answer, which cmi5 allows. */
        function answered(entry) {
            const language = lectern.data && lectern.data.language || "und";
            const definition = {
                type: "http://adlnet.gov/expapi/activities/cmi.interaction",
                interactionType: "choice",
                description: { [language]: entry.text },
                choices: entry.options.map((text, option) => ({ id: "abcd"[option], description: { [language]: text } })),
                correctResponsesPattern: [entry.right]
            };
            const result = { response: entry.chosen, success: entry.isRight, duration: duration(entry.latency) };
            const object = { objectType: "Activity", id: launch.activityId.replace(/\/?$/, "/") + entry.id, definition };
            statement("answered", object, result, []);
        }

        // ---- Sending

        function forget(list) {
            const ids = list.map((entry) => entry.id);
            waiting = waiting.filter((entry) => !ids.includes(entry.id));
            if (waiting.length) storage.write(box, waiting);
            else storage.remove(box);
        }

        function arrived(list) {
            for (const verb of list.map(verbOf)) if (isOnce(verb) && !doc.said.includes(verb)) doc.said.push(verb);
            forget(list);
        }

        /** Sends statements together; where the LRS refuses them, one by one, without those that it refuses. */
        async function send(list) {
            if (!list.length) return true;
            flying = list;
            const answer = await ask("POST", "statements", null, list);
            flying = [];
            if (isLater(answer.status)) return false;
            if (answer.status < 300) arrived(list);
            else for (const entry of list) {
                const id = { statementId: entry.id };
                let { status } = await ask("PUT", "statements", id, entry);
                // A session that is over takes nothing more, but it may have this one.
                if (!isThere(status) && !isLater(status)) ({ status } = await ask("GET", "statements", id));
                if (isLater(status)) return false;
                if (isThere(status)) arrived([entry]);
                else forget([entry]);
            }
            return true;
        }

        async function saveDocument() {
            const text = JSON.stringify(doc);
            if (text === kept) return true;
            const { status } = await ask("PUT", "activities/state", { ...place, stateId: "lectern" }, doc);
            if (status < 300) {
                kept = text;
                storage.remove(box + ":state");
            }
            return !isLater(status);
        }

        async function flush() {
            clearTimeout(timer);
            if (isBusy || !memory.token || !data) return;
            isBusy = true;
            let isDone = true;
            while (isDone && waiting.length) isDone = await send(waiting.slice(0, 50));
            if (isDone && session.reports) isDone = await saveDocument();
            isBusy = false;
            if (isDone) {
                delay = 2000;
                if (session.notice === "platformUnreachable") session.say("");
                return;
            }
            session.say("platformUnreachable");
            timer = setTimeout(flush, delay);
            delay = Math.min(delay * 2, 60000);
        }

        /** Sends what other pages of this registration left; what is refused stays for the page's own next session. */
        async function flushOthers() {
            let keys = [];
            try { keys = Object.keys(localStorage); } catch (error) { /* no storage */ }
            for (const key of keys) {
                const name = key.replace(/^lectern-lms:/, "");
                if (!name.startsWith(family) || name === box) continue;
                const list = storage.read(name);
                if (!list || !list.length) continue;
                const { status } = await ask("POST", "statements", null, list.slice(0, 50));
                if (status < 300 && list.length <= 50) storage.remove(name);
            }
        }

        function leaveButton() {
            const parent = document.querySelector("footer.player");
            const name = lectern.texts.returnToPlatform;
            if (!parent || !name || !/^https?:/.test(data.returnURL || "")) return;
            parent.querySelector("#_status").after(lectern.button("leave", name, async () => {
                session.finish();
                const longest = new Promise((done) => setTimeout(done, 3000));
                await Promise.race([longest, last]);
                location.href = data.returnURL;
            }));
        }

        return {
            mode: "lms",
            limit: 1e6,

            async open(opened, done) {
                session = opened;
                // Reading goes on, but there is nobody to report to.
                const giveUp = () => {
                    data = null;
                    session.notice = "sessionEnded";
                    done({ reports: false, status: "", place: "", text: "" });
                };
                const token = memory.isOver ? { status: 403 } : await insist(fetchToken);
                const found = token.status < 300
                    && await insist(() => ask("GET", "activities/state", { ...place, stateId: "LMS.LaunchData" }));
                if (!found || !found.content) return giveUp();
                await insist(() => ask("GET", "agents/profile", { ...agent, profileId: "cmi5LearnerPreferences" }));
                const state = await insist(() => ask("GET", "activities/state", { ...place, stateId: "lectern" }));
                // Who may not read the record must not write over it.
                if (![200, 204, 404].includes(state.status)) return giveUp();
                data = found.content;
                doc = Object.assign({ status: "", place: "", text: "", said: [] }, state.content);
                kept = JSON.stringify(doc);
                // What an earlier session could not send comes first. Where it is refused, it is said anew.
                while (waiting.length && await send(waiting.slice(0, 50)));
                said = memory.said || doc.said.concat(waiting.map(verbOf).filter(isOnce));
                for (const verb of ["completed", "passed"]) {
                    const isLikely = verb === doc.status || (verb === "completed" && /passed|failed/.test(doc.status));
                    if (isLikely && !said.includes(verb) && await isSaid(verb)) {
                        said.push(verb);
                        doc.said.push(verb);
                    }
                }
                started = memory.started || Date.now();
                define("initialized");
                Object.assign(memory, { started, said });
                remember();
                const reports = (data.launchMode || "Normal") === "Normal";
                const { status, text } = doc;
                done({
                    reports, status, text, place: doc.place, left: reports && storage.read(box + ":state"),
                    pass: data.masteryScore >= 0 && data.masteryScore <= 1 ? data.masteryScore * 100 : undefined
                });
                leaveButton();
                await flush();
                await flushOthers();
            },

            save(report, isLast) {
                const { status, score, place, text } = report;
                const result = { duration: duration(Date.now() - started) };
                const scored = { ...result, score: { scaled: Math.round(score * 100) / 10000 } };
                report.interactions.forEach(answered);
                if (status !== "incomplete") define("completed", { completion: true, ...result });
                if (score !== null && status === "passed") define("passed", { success: true, ...scored });
                if (isLast && status === "failed" && session.isTried) define("failed", { success: false, ...scored });
                const left = { base: JSON.parse(kept).text, place, text, interactions: [], time: 0 };
                Object.assign(doc, { status, place, text });
                storage.write(box + ":state", left);
                remember();
                if (!isLast) flush();
                return true;
            },

            /** The page goes before it could begin. */
            abandon(left) { storage.write(box + ":state", left); },

            close() {
                if (!data) return;
                define("terminated", { duration: duration(Date.now() - started) });
                memory.isOver = true;
                remember();
                clearTimeout(timer);
                // What is not on its way goes without waiting for an answer.
                const rest = waiting.filter((entry) => !flying.includes(entry));
                const save = () => session.reports ? saveDocument() : true;
                // The window may go at once; where it stays, the document learns what has arrived.
                last = Promise.all([send(rest), save()]).then(save);
            }
        };
    }
})();
