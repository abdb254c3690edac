import Testing

private func expectAll(_ steps: [String]) {
    #expect(steps.last == "done")
    #expect(steps.filter { $0.hasPrefix("FAILED") } == [])
    #expect(steps.count { $0.hasPrefix("ok") } > 2)
}

@Suite(.serialized) struct `the player in an LMS` {
    @Test func `a learner answers, leaves, comes back, fails, tries again and passes`() throws {
        let script = #"""
            const lms = new LMS(80);
            const address = "course/lessons/area.html";
            let page = await visit(address, lms);
            expect(lms.log.slice(0, 7).join("|") === ["LMSInitialize ", "LMSGetValue cmi.core.entry",
                "LMSGetValue cmi.core.lesson_status", "LMSGetValue cmi.core.lesson_location",
                "LMSGetValue cmi.suspend_data", "LMSGetValue cmi.core.lesson_mode",
                "LMSGetValue cmi.core.credit"].join("|"), "the state is read in order: " + lms.log.slice(0, 7));
            expect(lms.kept["cmi.core.lesson_status"] === "incomplete", "incomplete is committed at once");
            expect(lms.log.indexOf("LMSSetValue cmi.core.exit suspend") > 0, "exit is suspend from the start");
            const link = page.querySelector("main a[href^='end.html']");
            expect(link.target === "_blank" && link.rel === "noopener", "another lesson cannot report into this one");
            check(page, 0);
            expect(lms.interactions.length === 0, "a question without an answer is not checked");
            choose(page, 0, 0); check(page, 0); choose(page, 1, 2);
            expect(lms.interactions.length === 1, "a checked answer is reported");
            await leave();
            expect(lms.record["cmi.core.score.raw"] === "", "half a quiz has no score");
            expect(lms.record["cmi.core.lesson_status"] === "incomplete", "half a quiz is incomplete");
            expect(lms.lastExit === "suspend", "half a quiz is suspended");

            page = await visit(address, lms);
            expect(chosen(page, 0) === 0 && isChecked(page, 0), "a checked answer comes back");
            expect(chosen(page, 1) === 2 && !isChecked(page, 1), "a chosen answer comes back");
            expect(chosen(page, 2) === -1, "what was not answered is not");
            check(page, 1); choose(page, 2, 3); check(page, 2);
            expect(lms.kept["cmi.core.lesson_status"] === "failed", "failed");
            expect(lms.kept["cmi.core.score.raw"] === "33.33", "score " + lms.kept["cmi.core.score.raw"]);
            await leave();
            expect(lms.lastExit === "suspend", "a failed quiz is suspended");

            page = await visit(address, lms);
            expect(/1.*3/.test(page.querySelector(".score").textContent), "the score comes back");
            expect(page.getElementById("_status").textContent === "Not passed", "the status comes back");
            [...page.querySelectorAll("form button")].pop().click();
            answer(page, [0, 1, 2]);
            expect(lms.kept["cmi.core.lesson_status"] === "passed", "passed");
            expect(lms.kept["cmi.core.score.raw"] === "100", "score " + lms.kept["cmi.core.score.raw"]);
            await leave();
            expect(lms.lastExit === "", "a passed quiz is left normally");

            page = await visit(address, lms);
            [...page.querySelectorAll("form button")].pop().click();
            answer(page, [3, 3, 3]);
            await leave();
            expect(lms.kept["cmi.core.lesson_status"] === "passed", "practising keeps the status");
            expect(lms.kept["cmi.core.score.raw"] === "100", "practising keeps the score");

            expect(lms.interactions.length === 9, lms.interactions.length + " interactions");
            expect(lms.interactions.slice(0, 3).map((entry) => entry.student_response + entry.result).join()
                === "acorrect,cwrong,dwrong", "responses");
            expect(lms.interactions.slice(3, 6).map((entry) => entry["correct_responses.0.pattern"]).join() === "a,b,c",
                "right responses");
            expect(lms.interactions.every((entry) => entry.latency && entry.time), "latency and time");
            expect(lms.violations.length === 0, "violations: " + lms.violations);
            """#
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }

    @Test func `a lesson without a quiz is completed at its end, and opens where it was left`() throws {
        let script = #"""
            const lms = new LMS(null);
            const address = "course/lessons/end.html";
            let page = await visit(address, lms);
            await sleep(8000);
            expect(lms.record["cmi.core.lesson_status"] === "incomplete", "an opened lesson is not completed");
            scroll(900);
            await sleep(1000);
            await leave();
            page = await visit(address, lms);
            expect(Math.abs(frame.contentWindow.scrollY - 900) < 5, "it opens at " + frame.contentWindow.scrollY);
            scroll(1e6);
            await sleep(8000);
            expect(lms.kept["cmi.core.lesson_status"] === "completed", "its end completes it");
            expect(page.getElementById("_status").textContent === "Completed", "it says so");
            expect(page.getElementById("_complete").hidden, "and asks no more");
            await leave();
            expect(lms.lastExit === "", "a completed lesson is left normally");
            page = await visit("course/projects/brook.html", lms = new LMS(null));
            scroll(1e6);
            await sleep(8000);
            expect(lms.kept["cmi.core.lesson_status"] === "incomplete", "a project is not completed by reading it");
            page.getElementById("_complete").click();
            expect(lms.kept["cmi.core.lesson_status"] === "completed", "but by the learner's word");
            await leave();
            expect(lms.violations.length === 0, "violations: " + lms.violations);
            """#.replacing("const lms = new LMS(null);", with: "let lms = new LMS(null);")
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }

    @Test func `a commit that fails is tried again until it gets through`() throws {
        let script = #"""
            const lms = new LMS(80);
            const page = await visit("course/lessons/area.html", lms);
            lms.failingCommits = 3;
            answer(page, [0, 1, 2]);
            expect(lms.kept["cmi.core.lesson_status"] === "incomplete", "the LMS cannot be reached");
            await sleep(60000);
            expect(lms.failingCommits === 0, "tried again");
            expect(lms.kept["cmi.core.lesson_status"] === "passed", "nothing is lost");
            await leave();
            expect(lms.violations.length === 0, "violations: " + lms.violations);
            """#
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }

    @Test func `what is not saved yet is committed when the page is hidden, and within ten seconds`() throws {
        let script = #"""
            const lms = new LMS(80);
            const page = await visit("course/lessons/area.html", lms);
            choose(page, 0, 1);
            expect(lms.kept["cmi.suspend_data"] === "", "not every click is a commit");
            await sleep(10000);
            const first = lms.kept["cmi.suspend_data"];
            expect(first !== "", "it is committed within ten seconds");
            choose(page, 1, 1);
            Object.defineProperty(page, "visibilityState", { value: "hidden" });
            page.dispatchEvent(new Event("visibilitychange"));
            expect(lms.kept["cmi.suspend_data"] !== first, "it is committed when the page is hidden");
            expect(/^[\x20-\x7e]{1,200}$/.test(lms.kept["cmi.suspend_data"]), lms.kept["cmi.suspend_data"]);
            await leave();
            expect(lms.violations.length === 0, "violations: " + lms.violations);
            """#
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }

    @Test func `in review nothing is written, and without a mode all is`() throws {
        let script = #"""
            const lms = new LMS(80);
            lms.mode = "review";
            answer(await visit("course/lessons/area.html", lms), [0, 1, 2]);
            await leave();
            expect(!lms.log.some((call) => /SetValue|Commit/.test(call)), "nothing is written in review");
            expect(lms.log.pop() === "LMSFinish ", "the session ends");
            const blank = new LMS(80);
            const open = blank.open.bind(blank);
            blank.open = () => Object.assign(open(), {
                LMSGetValue: (name) => { blank.log.push(name); return ""; }
            });
            answer(await visit("course/lessons/area.html", blank), [0, 1, 2]);
            await leave();
            expect(blank.kept["cmi.core.lesson_status"] === "passed", "an LMS that answers nothing gets everything");
            expect(lms.violations.concat(blank.violations).length === 0, "violations: " + lms.violations + blank.violations);
            """#
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }

    @Test func `without an LMS the page keeps the learner's answers itself`() throws {
        let script = #"""
            const address = "course/lessons/area.html";
            let page = await visit(address, null);
            expect(page.documentElement.dataset.mode === "alone", "after two seconds it stands alone");
            expect(page.querySelector("nav.alone").getClientRects().length === 1, "and leads on itself");
            answer(page, [0, 1]);
            await leave();
            page = await visit(address, null);
            expect(isChecked(page, 0) && isChecked(page, 1) && !isChecked(page, 2), "the answers come back");
            choose(page, 2, 2); check(page, 2);
            expect(page.getElementById("_status").textContent === "Passed", "it is passed");
            await leave();
            page = await visit("course/index.html", null);
            expect(page.querySelectorAll(".done").length === 1, "the list of lessons shows it");
            const lms = new LMS(80);
            page = await visit(address, lms);
            expect(!isChecked(page, 0), "an LMS has a state of its own");
            expect(page.querySelector("nav.alone").getClientRects().length === 0, "an LMS leads on itself");
            """#
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }

    @Test func `an answer to a question that has changed is forgotten, the others stay`() throws {
        let script = #"""
            const lms = new LMS(80);
            let page = await visit("course/lessons/area.html", lms);
            answer(page, [0, 1]);
            await leave();
            const old = page.querySelectorAll("fieldset")[0].dataset.question.slice(0, 8);
            lms.record["cmi.suspend_data"] = lms.record["cmi.suspend_data"].replace(old, "00000000");
            page = await visit("course/lessons/area.html", lms);
            expect(!isChecked(page, 0), "the changed question is open");
            expect(isChecked(page, 1), "the other is answered");
            await leave();
            lms.record["cmi.suspend_data"] = "another format";
            page = await visit("course/lessons/area.html", lms);
            expect(!isChecked(page, 1), "an unknown state starts afresh");
            await leave();
            expect(lms.violations.length === 0, "violations: " + lms.violations);
            """#
        try expectAll(Browser.journey(ExampleCourse().packaged(), script))
    }
}
