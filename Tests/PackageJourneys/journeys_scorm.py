"""Learners in LMSs that know SCORM, where each page is a SCO."""

import re

from harness import Quiz, expect, wait_for


def read_to_the_end(frame):
    frame.evaluate("scrollTo(0, document.body.scrollHeight)")


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

        # Nobody's name: what could not be sent is kept for this tab.
        learner.enroll(runtime, hasNothing=True, isUnreachable=True)
        Quiz(learner.open(package, package.quiz)).answer_all()
        learner.leave()
        expect(not learner.page.evaluate("localStorage.length"), "what nobody is named for is left to the next one")
        learner.set(isUnreachable=False)
        learner.open(package, package.quiz)
        wait_for(lambda: learner.lms("status") == "passed", "what an LMS without names did not take is lost")
        expect(len(learner.lms("answers")) == 3, f"interactions are lost: {learner.lms('answers')}")
        learner.leave()
        expect(not learner.page.evaluate("sessionStorage.length"), "what has arrived is kept")


def refusals(packages, learner):
    """An LMS that takes no interactions and objectives, without a reason, takes all the rest."""
    learner = learner()
    for runtime, refusal in (("scorm12", "0"), ("scorm2004", "101")):
        package = packages[runtime]
        learner.enroll(runtime, refusal=refusal)
        frame = learner.open(package, package.quiz)
        Quiz(frame).answer_all()
        expect(learner.lms("status") == "passed" and learner.lms("score") == "100", f"{runtime}: the grade is lost")
        expect(not learner.lms("answers") and not learner.lms("objectives"), f"{runtime}: the test refuses nothing")
        expect(learner.lms("data").startswith("3.0."), f"{runtime}: what was refused is counted: {learner.lms('data')}")
        expect(not frame.locator(".notice:visible").count(), f"{runtime}: the page says that the LMS cannot be reached")
        expect(not learner.page.evaluate("localStorage.length"), f"{runtime}: what was refused is kept for ever")
        # Later it takes them, from the first number on.
        learner.set(refusal="")
        quiz = Quiz(frame)
        quiz.retry()
        quiz.answer_all()
        expect(len(learner.lms("answers")) == 3, f"{runtime}: interactions are not tried again: {learner.lms('answers')}")
        learner.leave()
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
