// Random courses, states and later versions: what is written is read again, what moved is found, and what is damaged
// does no harm. Runs beside a page of a package; `lectern.State` is the page's own.
"use strict";
window.checkRecords = (rounds) => {
    const { State } = lectern;
    let seed = 7;
    const random = (limit) => {
        seed = Math.imul(seed, 1103515245) + 12345 >>> 0;
        return (seed >>> 8) % limit;
    };
    const expect = (holds, text) => { if (!holds) throw new Error(text); };
    for (let round = 0; round < rounds; round++) {
        const old = Array.from({ length: 1 + random(12) }, (_, page) => ({
            key: "lesson-" + page, questions: Array.from({ length: random(5) }, (_, question) => page + "q" + question)
        }));
        const oldPrints = old.flatMap((page) => page.questions.map((identity) => "p" + identity));
        const course = { version: 3, pages: old, prints: oldPrints };
        const state = new State(course, "");
        state.interactions = random(5000);
        for (const page of state.pages) {
            page.status = random(5);
            page.score = random(3) ? random(10001) / 100 : null;
            page.answers = page.answers.map(() => random(9));
        }
        const text = state.write(1e6);
        const again = new State(course, "");
        expect(again.read(text) && again.interactions === state.interactions, "a record is not read: " + text);
        expect(JSON.stringify(again.pages) === JSON.stringify(state.pages), "a record says something else: " + text);

        const pages = old.filter(() => random(5)).map(({ key, questions }) => ({
            key, questions: questions.filter(() => random(5)).sort(() => random(2) - .5)
        })).sort(() => random(2) - .5).concat([{ key: "lesson-new", questions: ["n1"] }]);
        const prints = pages.flatMap((page) => page.questions.map((identity) => random(6) ? "p" + identity : "changed"));
        const earlier = [{
            version: 3, pages: old.map((page) => page.key), questions: old.map((page) => page.questions), prints: oldPrints
        }];
        const next = { version: 4, pages, prints, earlier };
        const key = random(2) ? "" : pages[0].key;
        const own = new State(course, key);
        for (const page of own.pages) Object.assign(page, state.page(page.key));
        const moved = new State(next, key);
        expect(moved.read(own.write(1e6)), "an earlier version is not known");
        let first = 0;
        for (const { key, questions } of pages) {
            const before = own.page(key), after = moved.page(key);
            const marks = prints.slice(first, first += questions.length);
            if (!after) continue;
            expect(after.status === (before ? before.status : 0), "a status moved to another page");
            expect(after.score === (before ? before.score : null), "a score moved to another page");
            questions.forEach((identity, index) => {
                const answer = before && marks[index] !== "changed" ? before.answers[before.questions.indexOf(identity)] : 0;
                expect(after.answers[index] === answer, "an answer moved to another question");
            });
        }

        const damaged = [...text].map((sign) => random(8) ? sign : ".-_Aé\0\""[random(7)]).join("").slice(0, random(60));
        for (const broken of [damaged, text.slice(0, random(text.length))]) {
            const read = new State(course, "");
            read.read(broken);
            for (const { status, answers } of read.pages) {
                expect(status >= 0 && status < 5 && answers.every((answer) => answer >= 0 && answer < 9), "damage is taken up");
            }
        }
    }
};
