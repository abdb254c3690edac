#!/usr/bin/env python3
"""Whole journeys of learners through LMS packages, in a browser, beside strict run times.

  journeys.py FOLDER [NAME]     NAME runs only the journeys whose name holds it

FOLDER holds unpacked packages of one course with a project, a lesson of several screens without a quiz and quizzes of
three questions: scorm12, scorm12-single, scorm2004, cmi5; FORMAT-new, a later version whose first quiz has another
order and one changed question, and which knows the first version; FORMAT-unknown, a version that knows no other;
scorm12-single-large, 500 lessons with 2,000 questions; scorm12-right-to-left. One line for each journey; exit status 1
when one failed. Needs Playwright from PyPI and Debian's chromium.
"""

import re
import sys

from harness import Quiz, expect, run, wait_for


def read_to_the_end(frame):
    frame.evaluate("scrollTo(0, document.body.scrollHeight)")


# ---- SCORM, each page a SCO


def answers_and_comes_back(package, learner, runtime, mastery):
    """Opens a quiz, answers half of it, leaves, comes back, fails, tries again, passes, practises."""
    learner.enroll(runtime, mastery=mastery)
    frame = learner.open(package, package.quiz)
    log = [(line.split() + [""])[1] for line in learner.lms("log")]
    names = [name.removeprefix("cmi.").removeprefix("core.") for name in log]
    first = ["entry", "lesson_status", "lesson_location", "suspend_data", "lesson_mode", "credit"]
    if runtime == "scorm2004":
        first = ["entry", "completion_status", "success_status", "location", "suspend_data", "mode", "credit"]
    expect(names[1 : len(first) + 1] == first, f"the state is read in another order: {names[:9]}")
    expect(learner.lms("status") == "incomplete", "incomplete is not committed at once")
    expect(any(line.endswith("exit suspend") for line in learner.lms("log")), "exit is not suspend from the start")

    quiz = Quiz(frame)
    quiz.check(0)
    expect(not learner.lms("answers") and quiz.chosen() == "---", "a question without an answer is checked")
    given = quiz.choose(0)
    quiz.check(0)
    chosen = quiz.choose(1, is_right=False)
    expect(learner.lms("answers") == [given * 2 + " correct"], f"the first answer is reported as {learner.lms('answers')}")
    learner.leave()
    expect(learner.lms("status") == "incomplete" and learner.lms("score") == "", "half a quiz has a status or a score")
    expect(learner.lms("lastExit") == "suspend", "half a quiz is not suspended")

    quiz = Quiz(learner.open(package, package.quiz))
    expect(quiz.chosen() == given.upper() + chosen + "-", f"what comes back is {quiz.chosen()}")
    quiz.check(1)
    quiz.choose(2, is_right=False)
    quiz.check(2)
    expect(learner.lms("status") == "failed" and learner.lms("score") == "33.33", f"{learner.lms('status')} {learner.lms('score')}")
    learner.leave()
    expect(learner.lms("lastExit") == "suspend", "a failed quiz is not suspended")

    frame = learner.open(package, package.quiz)
    expect(re.search(r"1.*3", frame.locator(".score").text_content()), "the score does not come back")
    expect(frame.locator("#_status").text_content() == "Not passed", "the status does not come back")
    quiz = Quiz(frame)
    quiz.retry()
    expect(quiz.chosen() == "---", "trying again keeps answers")
    quiz.answer_all()
    expect(learner.lms("status") == "passed" and learner.lms("score") == "100", f"{learner.lms('status')} {learner.lms('score')}")
    expect(learner.lms("objectives")[package.quiz["key"]] == "passed", f"objectives: {learner.lms('objectives')}")
    answers = learner.lms("answers")
    expect([entry.split()[1] for entry in answers] == ["correct", "wrong", "wrong", "correct", "correct", "correct"], f"the report says {answers}")
    quiz.retry()
    quiz.answer_all(False)
    expect(learner.lms("status") == "passed" and learner.lms("score") == "100", "practising costs the grade")
    learner.leave()
    expect(learner.lms("lastExit") == ("" if runtime == "scorm12" else "normal"), "a passed quiz is not left normally")
    learner.expect_no_violation()


def quiz_in_scorm12(packages, learner):
    answers_and_comes_back(packages["scorm12"], learner(), "scorm12", 80)


def quiz_in_scorm2004(packages, learner):
    answers_and_comes_back(packages["scorm2004"], learner(), "scorm2004", 0.8)


def reading(package, learner, runtime):
    learner.enroll(runtime)
    frame = learner.open(package, package.lesson)
    link = frame.locator("main a[href*='.html']")
    if link.count():
        link.first.dispatch_event("click", {"ctrlKey": True})
        expect(link.first.get_attribute("target") == "_blank", "another lesson would report into this one")
    frame.evaluate("scrollTo(0, 700)")
    learner.page.wait_for_timeout(100)
    top = frame.evaluate("scrollY")
    expect(top > 300, "the lesson of the test is too short")
    learner.leave()
    expect(learner.lms("status") == "incomplete", "an opened lesson is completed")

    frame = learner.open(package, package.lesson)
    wait_for(lambda: abs(frame.evaluate("scrollY") - top) < 6, "the lesson does not open where it was left")
    read_to_the_end(frame)
    wait_for(lambda: learner.lms("status") == "completed", "the end of a lesson does not complete it")
    expect(frame.locator("#_status").text_content() == "Completed", "the page does not say that it is completed")
    learner.leave()

    learner.enroll(runtime)
    frame = learner.open(package, package.project)
    read_to_the_end(frame)
    learner.page.wait_for_timeout(200)
    expect(learner.lms("status") == "incomplete", "reading completes a project")
    frame.locator("#_complete").click()
    expect(learner.lms("status") == "completed", "the learner's word does not complete a project")
    learner.leave()
    learner.expect_no_violation()


def reading_in_scorm12(packages, learner):
    reading(packages["scorm12"], learner(), "scorm12")


def reading_in_scorm2004(packages, learner):
    reading(packages["scorm2004"], learner(), "scorm2004")


def unreachable(package, learner, runtime, mastery):
    """What an LMS cannot take now arrives later: in the same session, or in the next one."""
    learner.enroll(runtime, mastery=mastery)
    frame = learner.open(package, package.quiz)
    learner.set(isUnreachable=True)
    quiz = Quiz(frame)
    quiz.answer(True)
    wait_for(lambda: frame.locator(".notice:visible").count(), "the page does not say that the LMS cannot be reached")
    expect(not learner.lms("answers"), "the unreachable LMS took an answer")
    learner.set(isUnreachable=False)
    wait_for(lambda: len(learner.lms("answers")) == 1, "the answer does not arrive later")
    wait_for(lambda: not frame.locator(".notice:visible").count(), "the page goes on saying it")

    learner.set(isUnreachable=True)
    quiz.choose(1)
    quiz.check(1)
    quiz.choose(2)
    quiz.check(2)
    learner.leave()
    expect(learner.lms("status") == "incomplete", "the unreachable LMS took a status")
    learner.set(isUnreachable=False)
    frame = learner.open(package, package.quiz)
    expect(Quiz(frame).chosen().isupper(), "answers are lost")
    expect(learner.lms("status") == "passed" and learner.lms("score") == "100", "the grade is lost")
    expect(len(learner.lms("answers")) == 3, f"interactions are lost: {learner.lms('answers')}")
    learner.leave()
    learner.expect_no_violation()


def unreachable_in_scorm12(packages, learner):
    unreachable(packages["scorm12"], learner(), "scorm12", 80)


def unreachable_in_scorm2004(packages, learner):
    unreachable(packages["scorm2004"], learner(), "scorm2004", 0.8)


def discovery(packages, learner):
    """The LMS is found two windows up, and in the window that opened this one; another origin's window is none."""
    for name in ("scorm12", "scorm2004"):
        each = learner()
        package = packages[name]
        address = f"{each.server.address}{name}/{package.quiz['path']}"
        each.enroll(name)
        each.page.evaluate("(address) => lms.start('/around?' + address)", address)
        wait_for(lambda: each.lms("status") == "incomplete", f"{name}: the LMS two windows up is not found")
        each.page.evaluate("document.getElementById('frame').src = 'about:blank'")
        wait_for(lambda: each.lms("log")[-1].split()[0] in ("LMSFinish", "Terminate"), f"{name}: the session does not end")

        each.enroll(name)
        with each.context.expect_page() as opened:
            each.page.evaluate("(address) => { window[window.lms.api] = lms.open(); open(address); }", address)
        opened.value.wait_for_selector("html[data-mode=lms]")
        Quiz(opened.value.main_frame).answer_all()
        expect(each.lms("status") == "passed", f"{name}: the LMS in the window that opened this one is not found")
        opened.value.close(run_before_unload=False)
        each.expect_no_violation()

    each = learner()
    address = f"{each.server.address}scorm12/{packages['scorm12'].quiz['path']}"
    each.page.goto(each.server.address.replace("127.0.0.1", "localhost") + "around?" + address)
    frame = each.page.frame("inner")
    frame.wait_for_selector("html[data-mode=alone]")
    Quiz(frame).answer_all()
    expect(frame.locator("#_status").text_content() == "Passed", "below another origin's window the page does not work")


def saving(packages, learner):
    learner = learner()
    package = packages["scorm12"]
    learner.enroll("scorm12", mastery=80)
    frame = learner.open(package, package.quiz)
    quiz = Quiz(frame)
    before = learner.lms("data")
    quiz.choose(0)
    expect(learner.lms("data") == before, "every click is a commit")
    wait_for(lambda: learner.lms("data") != before, "it is not committed within ten seconds", 10)
    before = learner.lms("data")
    quiz.choose(1)
    frame.evaluate("""() => {
        Object.defineProperty(document, "visibilityState", { value: "hidden" });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    expect(learner.lms("data") != before, "it is not committed when the page is hidden")
    expect(re.fullmatch(r"3\.0\.[\w-]*\.[\w-]*", learner.lms("data")), learner.lms("data"))
    learner.leave()
    learner.expect_no_violation()


def other_modes(packages, learner):
    learner = learner()
    for name, runtime in (("scorm12", "scorm12"), ("scorm2004", "scorm2004")):
        package = packages[name]
        learner.enroll(runtime, mode="review")
        Quiz(learner.open(package, package.quiz)).answer_all()
        learner.leave()
        log = learner.lms("log")
        expect(not [line for line in log if re.search("SetValue|Commit", line)], "something is written in review")
        expect(re.search("Finish|Terminate", log[-1]), "the session does not end in review")
        learner.expect_no_violation()

        learner.enroll(runtime, hasNothing=True)
        Quiz(learner.open(package, package.quiz)).answer_all()
        learner.leave()
        expect(learner.lms("status") == "passed", "an LMS that answers nothing gets no status")
        learner.expect_no_violation()


def identifiers_once(packages, learner):
    """Some run times take no second interaction of the same identifier; no answer is lost there."""
    learner = learner()
    learner.enroll("scorm2004", takesIdsOnce=True)
    quiz = Quiz(learner.open(packages["scorm2004"], packages["scorm2004"].quiz))
    # No right answer is a score, too.
    for is_right in (False, False, True):
        quiz.answer_all(is_right)
        quiz.retry()
    expect([entry.split()[1] for entry in learner.lms("answers")] == ["wrong"] * 6 + ["correct"] * 3, f"{learner.lms('answers')}")
    learner.leave()
    learner.expect_no_violation()


# ---- SCORM 1.2, one SCO


def single(packages, learner):
    learner = learner()
    package = packages["scorm12-single"]
    learner.enroll("scorm12")

    def open():
        learner.open(package, "index.html").wait_for_selector("iframe.page")
        return learner.page.frame("_page")

    def page(path):
        inner = learner.page.frame("_page")
        inner.wait_for_url("**/" + path)
        inner.wait_for_selector("html[data-mode=shell]")
        return inner

    open()
    first = package.course["pages"][0]
    page(first["path"])
    expect(learner.frame.locator("[aria-current]").get_attribute("data-page") == first["key"], "the list does not show the page")
    learner.frame.locator("header.shell button").click()
    learner.frame.locator(f"[data-page={package.quiz['key']}]").click()
    quiz = Quiz(page(package.quiz["path"]))
    quiz.answer(True, False)
    learner.leave()
    expect(learner.lms("place").startswith(package.quiz["key"]), f"the place is {learner.lms('place')}")

    open()
    inner = page(package.quiz["path"])
    quiz = Quiz(inner)
    expect(quiz.chosen()[:2].isupper() and quiz.chosen()[2] == "-", "the answers do not come back: " + quiz.chosen())
    quiz.retry() if quiz.questions.count() == 2 else quiz.choose(2)
    quiz.check(2)
    expect(learner.lms("status") == "incomplete", "a quiz completes the course")

    # By the page's own links from page to page, all done.
    for entry in package.course["pages"]:
        learner.frame.evaluate("(key) => document.querySelector(`[data-page='${key}']`).click()", entry["key"])
        inner = page(entry["path"])
        if entry["questions"]:
            quiz = Quiz(inner)
            if quiz.chosen() != "-" * len(entry["questions"]):
                quiz.retry()
            quiz.answer_all()
        elif entry["key"].startswith("lesson-"):
            read_to_the_end(inner)
            inner.wait_for_selector(".status.completed")
    expect(learner.lms("status") == "passed" and learner.lms("score") == "100", f"{learner.lms('status')} {learner.lms('score')}")
    done = learner.frame.locator("main .done").count()
    lessons = len([entry for entry in package.course["pages"] if entry["key"].startswith("lesson-")])
    expect(done == lessons, f"the list shows {done} of {lessons} lessons as done")
    expect(str(lessons) in learner.frame.locator(".progress").text_content(), "the bar does not count the lessons")
    expect(learner.lms("objectives")[package.quiz["key"]] == "passed", "the objectives do not say which quiz was passed")
    learner.leave()
    learner.expect_no_violation()


def large(packages, learner):
    learner = learner()
    package = packages["scorm12-single-large"]
    pages = package.course["pages"]
    expect(sum(len(page["questions"]) for page in pages) == 2000 and len(pages) == 500, "the course of the test is not large")
    learner.enroll("scorm12")
    learner.open(package, "index.html").wait_for_selector("iframe.page")
    learner.page.frame("_page").wait_for_selector("html[data-mode=shell]")
    # Every question checked, every quiz with a score that is no round number.
    length = learner.frame.evaluate("""() => {
        const { session } = lectern.theShell;
        session.state.pages.forEach((page, number) => {
            page.status = 1 + number % 4;
            page.score = (1234 + number) / 100;
            page.answers = page.answers.map((answer, index) => 5 + (number + index) % 4);
        });
        session.state.interactions = 2000;
        const text = session.state.write(3800);
        const other = new lectern.State(session.course, "");
        const said = ({ pages }) => JSON.stringify(pages.map(({ status, score, answers }) => [status, score, answers]));
        return other.read(text) && said(other) === said(session.state) ? text.length : 0;
    }""")
    expect(length, "the state is read as another than was written")
    expect(2000 < length <= 3800, f"the state takes {length} characters")
    learner.frame.evaluate("location.hash = ''; dispatchEvent(new Event('online'))")
    wait_for(lambda: len(learner.lms("data")) == length, "the state is not committed")
    last = pages[-1]
    learner.frame.evaluate("(key) => document.querySelector(`[data-page='${key}']`).click()", last["key"])
    inner = learner.page.frame("_page")
    inner.wait_for_url("**/" + last["path"])
    inner.wait_for_selector("html[data-mode=shell]")
    shown = Quiz(inner).chosen()
    learner.leave()
    learner.open(package, "index.html").wait_for_selector("iframe.page")
    inner = learner.page.frame("_page")
    inner.wait_for_url("**/" + last["path"])
    inner.wait_for_selector("html[data-mode=shell]")
    expect(Quiz(inner).chosen() == shown and shown.isupper(), "the last answers do not come back")
    learner.leave()
    learner.expect_no_violation()


# ---- A new version of the course


def new_version(packages, learner):
    learner = learner()
    old, new, unknown = packages["scorm12"], packages["scorm12-new"], packages["scorm12-unknown"]
    learner.enroll("scorm12")
    quiz = Quiz(learner.open(old, old.quiz))
    quiz.answer(True, False, False)
    given = dict(zip(old.quiz["questions"], quiz.chosen()))
    score = learner.lms("score")
    learner.leave()
    page = next(page for page in new.course["pages"] if page["key"] == old.quiz["key"])
    expect(page["questions"] != old.quiz["questions"], "the new version of the test has the same questions")
    quiz = Quiz(learner.open(new, page))
    expected = "".join(given.get(identity, "-") for identity in page["questions"])
    expect(quiz.chosen() == expected and "-" in expected, f"after a new version the answers are {quiz.chosen()}, not {expected}")
    expect(learner.frame.locator(".notice:visible").count() == 0, "a known version is said to be unknown")
    learner.leave()
    expect(learner.lms("score") == score and learner.lms("data").startswith(str(new.course["version"]) + "."), "the score is lost")

    learner.open(unknown, next(page for page in unknown.course["pages"] if page["key"] == old.quiz["key"]))
    expect(set(Quiz(learner.frame).chosen()) == {"-"}, "a state of an unknown version is taken up")
    expect("version" in learner.frame.locator(".notice:visible").text_content(), "the page does not say that it starts afresh")
    learner.leave()
    expect(learner.lms("score") == score, "starting afresh costs the grade")
    learner.expect_no_violation()

    old, new = packages["scorm12-single"], packages["scorm12-single-new"]
    learner.enroll("scorm12")
    learner.open(old, "index.html").wait_for_selector("iframe.page")
    learner.frame.evaluate("(key) => document.querySelector(`[data-page='${key}']`).click()", old.quiz["key"])
    inner = learner.page.frame("_page")
    inner.wait_for_url("**/" + old.quiz["path"])
    inner.wait_for_selector("html[data-mode=shell]")
    Quiz(inner).answer_all()
    given = dict(zip(old.quiz["questions"], Quiz(inner).chosen()))
    learner.leave()
    learner.open(new, "index.html").wait_for_selector("iframe.page")
    inner = learner.page.frame("_page")
    inner.wait_for_url("**/" + old.quiz["path"])
    inner.wait_for_selector("html[data-mode=shell]")
    page = next(page for page in new.course["pages"] if page["key"] == old.quiz["key"])
    expected = "".join(given.get(identity, "-") for identity in page["questions"])
    expect(Quiz(inner).chosen() == expected, "one SCO loses its answers with a new version")
    expect(inner.locator("#_status").text_content() == "Passed", "one SCO loses its score with a new version")
    learner.leave()
    learner.expect_no_violation()


def records(packages, learner):
    learner = learner()
    learner.open_alone(f"{learner.server.address}scorm12/{packages['scorm12'].quiz['path']}")
    learner.page.add_script_tag(url="/runtimes/records.js")
    learner.page.evaluate("checkRecords(1000)")


# ---- cmi5


def launch(learner, package, page):
    lms = learner.server.lms
    learner.page.goto(f"{learner.server.address}{package.name}/{page['path']}?{lms.launch()}")
    learner.frame = learner.page.main_frame
    learner.frame.wait_for_selector("html[data-mode]")
    return learner.frame


def cmi5(packages, learner):
    learner = learner()
    lms = learner.server.lms
    package = packages["cmi5"]
    lms.mastery = 0.8
    frame = launch(learner, package, package.quiz)
    wait_for(lambda: lms.verbs() == ["initialized"], "the session does not begin")
    expect(lms.reads == ["token", "LMS.LaunchData", "profile", "lectern"], f"the launch is read in another order: {lms.reads}")
    quiz = Quiz(frame)
    quiz.answer(True, False)
    wait_for(lambda: lms.verbs() == ["initialized", "answered", "answered"], f"answers: {lms.verbs()}")
    learner.leave()
    wait_for(lambda: lms.verbs()[-1] == "terminated", f"the session does not end: {lms.verbs()}")
    wait_for(lambda: lms.states.get("lectern", {}).get("text"), "the state is not kept")

    frame = launch(learner, package, package.quiz)
    quiz = Quiz(frame)
    expect(quiz.chosen()[:2].isupper() and quiz.chosen()[2] == "-", "the answers do not come back: " + quiz.chosen())
    quiz.choose(2, is_right=False)
    quiz.check(2)
    wait_for(lambda: "completed" in lms.verbs(), "an answered quiz is not completed")
    learner.leave()
    wait_for(lambda: lms.verbs() == ["initialized", "answered", "completed", "failed", "terminated"], f"a failed try: {lms.verbs()}")

    frame = launch(learner, package, package.quiz)
    quiz = Quiz(frame)
    expect(frame.locator("#_status").text_content() == "Not passed", "the status does not come back")
    quiz.retry()
    quiz.answer_all()
    wait_for(lambda: "passed" in lms.verbs(), f"a passed try: {lms.verbs()}")
    frame.locator("button.leave").click()
    learner.page.wait_for_url("**/return")
    wait_for(lambda: lms.verbs() == ["initialized", "answered", "answered", "answered", "passed", "terminated"], f"a passed try: {lms.verbs()}")

    launch(learner, package, package.quiz)
    learner.leave()
    wait_for(lambda: lms.verbs() == ["initialized", "terminated"], f"nothing new to say: {lms.verbs()}")
    expect(not lms.violations, "the LRS objects: " + "; ".join(lms.violations[:3]))


def cmi5_reading(packages, learner):
    learner = learner()
    lms = learner.server.lms
    package = packages["cmi5"]
    frame = launch(learner, package, package.lesson)
    frame.evaluate("scrollTo(0, 700)")
    learner.page.wait_for_timeout(100)
    top = frame.evaluate("scrollY")
    learner.leave()
    wait_for(lambda: lms.verbs() == ["initialized", "terminated"], f"{lms.verbs()}")
    frame = launch(learner, package, package.lesson)
    wait_for(lambda: abs(frame.evaluate("scrollY") - top) < 6, "the lesson does not open where it was left")
    read_to_the_end(frame)
    wait_for(lambda: lms.verbs() == ["initialized", "completed"], f"{lms.verbs()}")
    # Coming back to the same session: it has ended.
    address = learner.page.url
    learner.leave()
    wait_for(lambda: lms.verbs() == ["initialized", "completed", "terminated"], f"{lms.verbs()}")
    learner.page.goto(address)
    learner.page.wait_for_selector(".notice:visible")
    expect("ended" in learner.page.locator(".notice").text_content(), "the page does not say that the session has ended")
    learner.leave()

    for mode in ("Browse", "Review"):
        lms.mode = mode
        Quiz(launch(learner, package, package.quiz)).answer_all()
        learner.leave()
        wait_for(lambda: lms.verbs() == ["initialized", "terminated"], f"in {mode}: {lms.verbs()}")
    expect(not lms.violations, "the LRS objects: " + "; ".join(lms.violations[:3]))


def cmi5_offline(packages, learner):
    learner = learner()
    learner.is_offline = True
    lms = learner.server.lms
    lms.mastery = 0.8
    package = packages["cmi5"]
    frame = launch(learner, package, package.quiz)
    wait_for(lambda: lms.verbs() == ["initialized"], "the session does not begin")
    lms.is_unreachable = True
    quiz = Quiz(frame)
    quiz.answer(True)
    frame.wait_for_selector(".notice:visible")
    lms.is_unreachable = False
    wait_for(lambda: lms.verbs() == ["initialized", "answered"], f"the answer does not arrive later: {lms.verbs()}")
    frame.wait_for_selector(".notice", state="hidden")

    lms.is_unreachable = True
    for number in (1, 2):
        quiz.choose(number)
        quiz.check(number)
    learner.settle()
    learner.leave()
    learner.settle()
    expect(lms.verbs() == ["initialized", "answered"], "the unreachable LRS took statements")
    lms.is_unreachable = False
    frame = launch(learner, package, package.quiz)
    wait_for(lambda: lms.verbs() == ["initialized"], f"{lms.verbs()}")
    expect(lms.verbs(0) == ["initialized", "answered", "answered", "answered", "completed", "passed", "terminated"], f"statements are lost: {lms.verbs(0)}")
    expect(Quiz(frame).chosen().isupper(), "answers are lost: " + Quiz(frame).chosen())
    learner.leave()
    wait_for(lambda: lms.verbs() == ["initialized", "terminated"], f"{lms.verbs()}")

    # Nobody there from the start: the page works, and is heard of later.
    lms.__init__(lms.address, mastery=0.8)
    lms.is_unreachable = True
    learner.page.goto(f"{learner.server.address}{package.name}/{package.quiz['path']}?{lms.launch()}")
    learner.page.wait_for_selector(".notice:visible")
    quiz = Quiz(learner.page.main_frame)
    quiz.answer(True, True)
    lms.is_unreachable = False
    wait_for(lambda: lms.verbs() == ["initialized", "answered", "answered"], f"{lms.verbs()}")
    expect(quiz.chosen()[:2].isupper(), "answers before the session began are lost")
    learner.leave()
    wait_for(lambda: lms.verbs()[-1] == "terminated", f"{lms.verbs()}")
    expect(not lms.violations, "the LRS objects: " + "; ".join(lms.violations[:3]))


# ---- Without an LMS


def alone(packages, learner):
    for name in ("scorm12", "scorm12-single", "cmi5"):
        each = learner()
        package = packages[name]
        root = each.server.address + name + "/"
        if name == "scorm12-single":
            root = "file://" + package.path + "/"
        quiz = Quiz(each.open_alone(root + package.quiz["path"]))
        quiz.answer(True, True)
        each.leave()
        frame = each.open_alone(root + package.quiz["path"])
        quiz = Quiz(frame)
        expect(quiz.chosen()[:2].isupper() and quiz.chosen()[2] == "-", f"{name}: the answers do not come back: {quiz.chosen()}")
        quiz.choose(2)
        quiz.check(2)
        expect(frame.locator("#_status").text_content() == "Passed", f"{name}: it is not passed")
        frame.locator("nav.alone a[href$='index.html']").click()
        each.page.wait_for_selector("html[data-mode=alone] ol.pages")
        expect(each.page.locator(".done").count() == 1, f"{name}: the list of lessons does not show what is done")
        expect(not each.page.locator("iframe").count(), f"{name}: a frame without an LMS")


def without_script(packages, learner):
    learner = learner(java_script_enabled=False)
    package = packages["scorm12"]
    learner.page.goto(f"{learner.server.address}{package.name}/{package.quiz['path']}")
    learner.page.locator("details.answers summary").click()
    expect(learner.page.locator("details.answers li").count() == len(package.quiz["questions"]), "the answers are not there")
    expect(learner.page.locator("nav.alone a").count() >= 2, "the page leads nowhere")


# ---- Everyone


def keyboard(packages, learner):
    learner = learner()
    package = packages["scorm12-single"]
    learner.enroll("scorm12")
    learner.open(package, "index.html").wait_for_selector("iframe.page")
    keys = learner.page.keyboard
    contents = learner.frame.locator("header.shell button")
    contents.focus()
    keys.press("Enter")
    expect(contents.get_attribute("aria-expanded") == "true", "the list does not open by key")
    focused = learner.frame.evaluate("document.activeElement.dataset.page")
    expect(focused == package.course["pages"][0]["key"], "the focus is not in the list")
    for page in package.course["pages"][1:]:
        keys.press("Tab")
        if page is package.quiz:
            break
    keys.press("Escape")
    expect(learner.frame.evaluate("document.activeElement.tagName") == "BUTTON", "Escape does not lead back")
    learner.frame.evaluate("(key) => document.querySelector(`[data-page='${key}']`).click()", package.quiz["key"])
    inner = learner.page.frame("_page")
    inner.wait_for_url("**/" + package.quiz["path"])
    inner.wait_for_selector("html[data-mode=shell]")
    quiz = Quiz(inner)
    inner.locator("fieldset input").first.focus()
    for number in range(quiz.questions.count()):
        for _ in range(quiz.right(number)):
            keys.press("ArrowDown")
        if quiz.right(number) == 0:
            keys.press("Space")
        keys.press("Enter")
        expect(quiz.chosen()[number].isupper(), "Enter does not check an answer")
        expect(inner.evaluate("document.activeElement.className") == "feedback", "the focus does not go to the verdict")
        keys.press("Tab")
    expect(inner.locator("#_status").text_content() == "Passed", "the quiz cannot be passed by keys")
    learner.leave()
    learner.expect_no_violation()


def right_to_left(packages, learner):
    learner = learner()
    package = packages["scorm12-right-to-left"]
    learner.enroll("scorm12")
    frame = learner.open(package, package.quiz)
    expect(frame.evaluate("getComputedStyle(document.body).direction") == "rtl", "the page runs from left to right")
    Quiz(frame).answer_all()
    expect(learner.lms("status") == "passed", learner.lms("status"))
    expect(frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its frame")
    learner.page.set_viewport_size({"width": 360, "height": 640})
    expect(frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than a phone")
    learner.leave()
    learner.expect_no_violation()


JOURNEYS = [
    quiz_in_scorm12, quiz_in_scorm2004, reading_in_scorm12, reading_in_scorm2004, unreachable_in_scorm12,
    unreachable_in_scorm2004, discovery, saving, other_modes, identifiers_once, single, large, new_version, records, cmi5, cmi5_reading, cmi5_offline, alone,
    without_script, keyboard, right_to_left,
]

if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1], JOURNEYS, *sys.argv[2:3]) else 0)
