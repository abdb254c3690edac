// What SCORM 1.2 and SCORM 2004 have in common: an object in a window around this one, with values by name.
(() => {
    "use strict";

    const { lectern } = self;

    /** The API object of a window or of one that holds it. A window of another origin is passed over. */
    function search(win, name, method) {
        for (let hop = 0; win && hop < 500; hop++) {
            try {
                if (win[name] && win[name][method]) return win[name];
            } catch (error) { /* another origin */ }
            if (!win.parent || win.parent === win) return null;
            win = win.parent;
        }
        return null;
    }

    function opener(win) {
        try { return win.opener; } catch (error) { return null; }
    }

    lectern.two = (number) => String(number).padStart(2, "0");

    /** Makes the driver of a standard: `standard` says what its calls and elements are called. */
    lectern.scorm = (standard) => ({
        find() {
            const look = (win) => win && search(win, standard.api, standard.prefix + "Initialize");
            const api = (window.parent !== window && look(window.parent)) || look(opener(window.top)) || look(opener(window));
            return api ? connection(api, standard) : null;
        }
    });

    function connection(api, standard) {
        const { prefix } = standard;
        const sent = {};
        const tries = {};
        let counts, pending = [], taken = 0, isRefused = false;

        function call(name, ...values) {
            try { return String(api[prefix + name](...values)); } catch (error) { return "false"; }
        }

        function get(name) {
            const value = call("GetValue", name);
            return value === "null" || value === "undefined" || value === "false" ? "" : value;
        }

        /** Sends a value that is not there yet; false where it may get through later. */
        function set([name, value]) {
            isRefused = false;
            if (sent[name] === value) return true;
            // From 201 on, an error says that this LMS will never take this value.
            isRefused = call("SetValue", name, value) !== "true";
            if (isRefused && !(Number(call("GetLastError")) > 200)) return false;
            sent[name] = value;
            return true;
        }

        const setAll = (values) => values.map(set).every(Boolean);

        /** The place of an objective in the LMS's list; undefined where it has no such list. */
        function objective(id) {
            if (!counts) {
                counts = { size: parseInt(get("cmi.objectives._count"), 10) };
                for (let index = 0; index < counts.size; index++) counts["=" + get(`cmi.objectives.${index}.id`)] = index;
            }
            if (!(counts.size >= 0)) return undefined;
            if (!(("=" + id) in counts)) counts["=" + id] = counts.size++;
            return counts["=" + id];
        }

        function saveObjectives(pages, isLastTry) {
            let isSent = true;
            for (const page of pages) {
                if (!page.status) continue;
                const index = objective(page.key);
                if (index === undefined) return true;
                const name = `cmi.objectives.${index}.`;
                const values = [["id", page.key], ...standard.objective(page)].map(([key, value]) => [name + key, value]);
                isSent = setAll(values) && isSent;
                if (isLastTry) for (const [key, value] of values) sent[key] = value;
            }
            return isSent || isLastTry;
        }

        /** Appends interactions: each its identifier first, then its type, then the rest. */
        function saveInteractions(session, interactions, isLastTry) {
            for (; taken < interactions.length; taken++) {
                const name = `cmi.interactions.${session.state.interactions++}.`;
                pending.push(...standard.interaction(interactions[taken]).map(([key, value]) => [name + key, value]));
            }
            while (pending.length) {
                const [name, value] = pending[0];
                const [id, number] = value.split(".");
                const isFirst = name.endsWith(".id") && !name.includes("objectives");
                if (!set(pending[0])) {
                    if (!isLastTry) return false;
                    // Without its identifier there is no interaction, and none after it.
                    if (isFirst) {
                        session.state.interactions = Number(name.split(".")[2]);
                        pending = [];
                    } else {
                        pending.shift();
                    }
                } else if (isRefused && isFirst && !(number > 50)) {
                    // Some run times take an identifier but once; the second try has a number then.
                    tries[id] = (tries[id] || 1) + 1;
                    pending[0] = [name, id + "." + tries[id]];
                } else {
                    pending.shift();
                }
            }
            return true;
        }

        return {
            mode: "lms",
            limit: standard.limit,

            open(session, done) {
                // 103 of SCORM 2004: the session of a page that was loaded anew goes on.
                if (call("Initialize", "") !== "true" && call("GetLastError") !== "103") {
                    done(null);
                    return;
                }
                this.session = session;
                const kept = standard.read(get);
                kept.reports = kept.mode !== "browse" && kept.mode !== "review";
                kept.count = parseInt(get("cmi.interactions._count"), 10);
                for (const [name, value] of kept.sent) sent[name] = value;
                if (kept.reports) {
                    // At once: an LMS may take a SCO that says nothing for completed.
                    if (setAll(kept.begin)) call("Commit", "");
                    set([standard.exit, "suspend"]);
                }
                done(kept);
            },

            save(report, isLast) {
                // What an LMS that can be reached refuses without a reason must not hold up the rest, where the rest does
                // without it: interactions and objectives are given up on the last try, status, score and state never.
                const send = (isLastTry) => {
                    // Numbering the interactions is part of the record.
                    const areTaken = saveInteractions(this.session, report.interactions, isLastTry);
                    report.text = this.session.state.write(standard.limit);
                    let isKept = setAll(standard.values(report));
                    const areNoted = saveObjectives(report.pages, isLastTry);
                    if (isLast) isKept = setAll(standard.last(report)) && isKept;
                    isKept = call("Commit", "") === "true" && isKept;
                    return isKept && ((areTaken && areNoted) || send(true));
                };
                const isSent = send(false);
                if (isSent) taken = 0;
                return isLast ? this.end() && isSent : isSent;
            },

            end() {
                this.end = () => true;
                call(standard.end, "");
                return true;
            },

            close() { this.end(); }
        };
    }
})();
