// What a learner has done, as a record of few characters that outlives a new version of the course.
//
// player/player.js (these files joined: see below) is loaded first, player/course.js after it; both are deferred. The
// data of a course:
//
//   lectern.course({
//     "id": "weather", "version": 3, "language": "en",
//     "format": "scorm12",        or scorm12-single, scorm2004, cmi5
//     "pass": 80,                 percent from which a quiz is passed
//     "pages": [                  in the learner's order, lessons and projects
//       {"key": "lesson-clouds", "path": "lessons/clouds.html", "title": "Clouds", "questions": ["0123456789ab"]}
//     ],
//     "prints": ["89abcdef"],     of each question of all pages: 8 hex digits of what was asked and of the right answer
//     "earlier": [                versions of the course before this one, in any order
//       {"version": 2, "pages": ["lesson-clouds"], "questions": [["0123456789ab"]], "prints": ["89abcdef"]}
//     ],
//     "texts": {                  from templates/strings, under the keys that they have there
//       "completed", "contents", "progressOf", "unknownVersion", "platformUnreachable", "sessionEnded",
//       "returnToPlatform": "..."
//     }
//   });
//
// A page without course.js works, too: then its questions are those in the page, and no earlier version is known.
//
// The joined script: player/state.js, store.js, session.js, place.js, quiz.js, page.js, shell.js, then
// drivers/scorm.js and drivers/scorm12.js (scorm12, scorm12-single), or drivers/scorm.js and drivers/scorm2004.js, or
// drivers/cmi5.js, then player/start.js.
//
// The record is `VERSION.INTERACTIONS.PAGES.ANSWERS`: the course's version, the interactions reported so far, and two
// strings of bits in base64url, most significant bit first, without the zeros at their end. PAGES has 17 bits a page:
// 3 for the status, 14 for the best score in hundredths of a percent plus 1 (0: none). ANSWERS has 4 bits a question
// in the order of pages: 0 open, 1 to 4 chosen, 5 to 8 checked. 500 pages and 2,000 questions take 2,760 characters.
// A record of one page (a SCO of its own) has that page and its questions alone.
(() => {
    "use strict";

    const lectern = self.lectern = { texts: {} };
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    lectern.course = (data) => {
        lectern.data = data;
        lectern.texts = data.texts || {};
    };

    /** What the numbers of statuses mean; a greater one is never taken back by a smaller one, but failed by passed. */
    lectern.statuses = ["", "incomplete", "failed", "completed", "passed"];

    /** The better of two scores, null where there is none. */
    lectern.better = (one, other) => one === null || other > one ? other : one;

    function pack(fields) {
        let text = "", bits = 0, size = 0;
        for (const [value, width] of fields) {
            bits = bits << width | value;
            for (size += width; size >= 6;) {
                size -= 6;
                text += digits[bits >> size];
                bits &= (1 << size) - 1;
            }
        }
        return (text + digits[bits << 6 - size & 63]).replace(/A+$/, "");
    }

    function unpack(text) {
        let at = 0, bits = 0, size = 0;
        return (width) => {
            for (; size < width; size += 6) bits = bits << 6 | digits.indexOf(text.charAt(at++));
            size -= width;
            const value = bits >> size;
            bits &= (1 << size) - 1;
            return value;
        };
    }

    /** The pages of a version: their keys, questions and prints; undefined where the version is not known. */
    function layout(course, version) {
        const isThis = version === String(course.version);
        const source = isThis ? course : (course.earlier || []).find((entry) => String(entry.version) === version);
        if (!source) return undefined;
        let first = 0;
        return source.pages.map((page, index) => {
            const questions = isThis ? page.questions : source.questions[index];
            const prints = (source.prints || []).slice(first, first += questions.length);
            return { key: isThis ? page.key : page, questions, prints };
        });
    }

    /** The state of a page, by its key; without one, that of all pages: one SCO holds the course then. */
    lectern.State = class {
        constructor(course, key) {
            const isOurs = (page) => !key || page.key === key;
            this.course = course;
            this.isOurs = isOurs;
            this.interactions = 0;
            this.pages = layout(course, String(course.version)).filter(isOurs);
            for (const page of this.pages) {
                page.status = 0;
                page.score = null;
                page.answers = page.questions.map(() => 0);
            }
        }

        page(key) { return this.pages.find((page) => page.key === key); }

        /** Takes up a record; false where it is of a version that is not known, and nothing was taken. */
        read(text) {
            if (!text) return true;
            const [, version, interactions, statuses, answers] =
                /^(\d{1,9})\.(\d{1,9})\.([\w-]*)\.([\w-]*)$/.exec(text) || [];
            const pages = version && layout(this.course, version);
            if (!pages) return false;
            this.interactions = Number(interactions);
            const nextStatus = unpack(statuses), nextAnswer = unpack(answers);
            const known = new Map();
            for (const page of pages.filter(this.isOurs)) {
                const status = nextStatus(3), score = nextStatus(14);
                const own = this.page(page.key);
                if (own && status < lectern.statuses.length) {
                    own.status = status;
                    own.score = score ? Math.min(score - 1, 10000) / 100 : null;
                }
                page.questions.forEach((identity, index) => {
                    const entry = { print: page.prints[index], answer: nextAnswer(4) };
                    known.set(page.key + " " + identity, entry);
                    if (!known.has(identity)) known.set(identity, entry);
                });
            }
            for (const page of this.pages) {
                page.questions.forEach((identity, index) => {
                    const entry = known.get(page.key + " " + identity) || known.get(identity);
                    if (entry && entry.print === page.prints[index] && entry.answer < 9) page.answers[index] = entry.answer;
                });
            }
            return true;
        }

        /** Adds what another state of the same pages has more: answers to open questions, better scores. */
        merge(other) {
            this.interactions = Math.max(this.interactions, other.interactions);
            this.pages.forEach((page, number) => {
                const more = other.pages[number];
                page.status = Math.max(page.status, more.status);
                page.score = lectern.better(page.score, more.score);
                more.answers.forEach((answer, index) => {
                    if (answer && page.answers[index] < 5) page.answers[index] = answer;
                });
            });
        }

        /** The record; without the answers where it would be longer than `limit` characters. */
        write(limit) {
            const { pages } = this;
            const statuses = pack(pages.flatMap(({ status, score }) =>
                [[status, 3], [score === null ? 0 : Math.round(score * 100) + 1, 14]]));
            const head = [this.course.version, this.interactions, statuses, ""].join(".");
            const answers = pack(pages.flatMap((page) => page.answers.map((answer) => [answer, 4])));
            return head.length + answers.length > limit ? head : head + answers;
        }
    };
})();
