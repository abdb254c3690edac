// One session of a learner with whoever keeps his state: an LMS, by way of a driver, or this browser.
//
// A connection has `mode`, `limit` (characters of a record), `open(session, done)`, which calls `done` with what was
// kept or null, and `save(report, isLast)`, true when all has arrived. What has not is kept here and sent again.
(() => {
    "use strict";

    const { lectern } = self;
    const { storage, statuses } = lectern;

    lectern.Session = class {
        constructor(course, key, name) {
            Object.assign(this, {
                course, key, name, pass: course.pass, state: new lectern.State(course, key),
                place: "", interactions: [], opened: Date.now(), earlier: 0, reports: false, isOver: false,
                floor: 0, delay: 2000, timer: 0, notice: "", views: []
            });
        }

        page(key) { return this.state.page(key); }

        /** Calls a view's `show` now and whenever something has changed. */
        follow(view) {
            this.views.push(view);
            view.show();
        }

        leave(view) { this.views = this.views.filter((other) => other !== view); }

        show() { for (const view of this.views) view.show(); }

        say(notice) {
            if (notice === this.notice) return;
            this.notice = notice;
            this.show();
        }

        /** Begins; `done` learns whether that worked. */
        open(connection, done) {
            this.connecting = connection;
            connection.open(this, (kept) => {
                if (kept) this.take(connection, kept);
                done(Boolean(kept));
            });
        }

        take(connection, kept) {
            const state = new lectern.State(this.course, this.key);
            let isKnown = state.read(kept.text);
            this.connection = connection;
            this.reports = kept.reports;
            this.place = kept.place;
            this.floor = Math.max(0, statuses.indexOf(kept.status));
            this.floorScore = kept.score;
            if (kept.pass !== undefined) this.pass = kept.pass;
            // Without a name for the learner, what another window left could be another's who sat here.
            this.journal = kept.learner !== undefined && this.name + ":" + lectern.hash(kept.learner);
            this.box = kept.learner ? storage : lectern.tabStorage;
            let left = kept.left || (this.journal && kept.reports && this.box.read(this.journal));
            // The last that an LMS took may have been said to have failed.
            if (left && left.text === kept.text) left = null;
            if (!kept.reports) this.interactions = [];
            if (left && !this.recover(state, left, kept.text)) isKnown = false;
            if (kept.count >= 0) state.interactions = kept.count;
            // What was answered before the session began counts, too.
            state.merge(this.state);
            if (this.key) {
                const [page] = state.pages;
                page.status = Math.max(page.status, this.floor);
                if (page.questions.length && kept.score >= 0) page.score = lectern.better(page.score, kept.score);
            }
            this.state = state;
            this.base = kept.text;
            if (!isKnown) this.notice = "unknownVersion";
            this.show();
            if (left || this.interactions.length) this.save();
        }

        /** Takes up what an earlier session could not hand over; false where its record is of an unknown version. */
        recover(state, left, text) {
            const lost = new lectern.State(this.course, this.key);
            const isKnown = lost.read(left.text);
            // Where the LMS has not moved on since, what was left is newer in all.
            if (isKnown && left.base === text) {
                const count = state.interactions;
                state.pages = lost.pages;
                state.interactions = count;
                this.place = left.place;
            } else if (isKnown) {
                state.merge(lost);
            }
            this.interactions = left.interactions.concat(this.interactions);
            this.earlier = left.time;
            return isKnown;
        }

        /** The status, score and share of what this session is about. */
        summary() {
            const { pages } = this.state;
            const lessons = pages.filter((page) => page.key.startsWith("lesson-"));
            const counted = lessons.length ? lessons : pages;
            const quizzes = pages.filter((page) => page.questions.length);
            const isDone = counted.every((page) => page.status > 1);
            let score = null, status = 1;
            if (quizzes.some((page) => page.score !== null)) {
                const total = quizzes.reduce((sum, page) => sum + page.questions.length, 0);
                const sum = quizzes.reduce((sum, page) => sum + page.score * page.questions.length, 0);
                score = Math.max(Math.round(100 * sum / total) / 100, this.floorScore || 0);
            }
            if (isDone) status = !quizzes.length || score === null ? 3 : score >= this.pass ? 4 : 2;
            status = Math.max(status, this.floor);
            const part = (page) => page.status > 1 ? 1
                : page.questions.length ? page.answers.filter((answer) => answer > 4).length / page.questions.length
                    : page.part || 0;
            const progress = status > 1 ? 1 : counted.reduce((sum, page) => sum + part(page), 0) / counted.length;
            return { status: statuses[status], score, progress: Math.floor(progress * 100) / 100 };
        }

        report() {
            return Object.assign(this.summary(), {
                place: this.place,
                text: this.state.write(this.connection.limit),
                pages: this.state.pages,
                interactions: this.interactions,
                time: this.earlier + Date.now() - this.opened
            });
        }

        /** Writes what has changed; what does not get through is kept, and tried again. */
        save(isLast) {
            clearTimeout(this.timer);
            this.timer = 0;
            if (!this.connection || !this.reports || this.isOver) return;
            const report = this.report();
            if (this.connection.save(report, isLast)) {
                this.delay = 2000;
                this.interactions = [];
                this.base = report.text;
                if (this.journal) this.box.remove(this.journal);
                if (this.notice === "platformUnreachable") this.say("");
                return;
            }
            const { place, text, interactions, time } = report;
            if (this.journal) {
                this.box.write(this.journal, { base: this.base, place, text, interactions, time: isLast ? time : this.earlier });
            }
            if (isLast) return;
            this.timer = setTimeout(() => this.save(), this.delay);
            this.delay = Math.min(this.delay * 2, 60000);
            if (!this.notice) this.say("platformUnreachable");
        }

        saveSoon() { this.timer = this.timer || setTimeout(() => this.save(), 5000); }

        finish() {
            if (this.isOver) return;
            for (const view of this.views) view.note();
            if (!this.connection) {
                this.abandon();
                return;
            }
            this.save(true);
            this.isOver = true;
            clearTimeout(this.timer);
            if (this.connection.close) this.connection.close();
        }

        /** The page goes before its session began: what was answered meanwhile is kept for the next one. */
        abandon() {
            const text = this.state.write(1e6);
            const { place, interactions } = this;
            if (this.connecting && this.connecting.abandon) {
                this.connecting.abandon({ base: null, text, place, interactions, time: 0 });
            }
        }

        /** A page was read to its end, or its learner says that he is done with it. */
        complete(key) {
            const page = this.page(key);
            if (page.status > 2 || page.questions.length) return;
            page.status = 3;
            this.show();
            this.save();
        }

        /** A quiz was answered; a better try counts, and what was passed stays passed: practising costs no grade. */
        grade(key, score) {
            const page = this.page(key);
            page.score = lectern.better(page.score, score);
            page.status = Math.max(page.status, page.score >= this.pass ? 4 : 2);
            this.isTried = true;
            this.show();
        }

        /** Notes an answer that was given: it will be reported as an interaction. */
        answer(interaction) {
            if (this.reports || !this.connection) this.interactions.push(interaction);
            this.save();
        }
    };
})();
