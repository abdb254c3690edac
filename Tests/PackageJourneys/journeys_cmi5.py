"""Learners in LMSs that know cmi5."""

from harness import Quiz, expect, wait_for
from journeys_scorm import read_to_the_end


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

    # The document went out before the statements had arrived: the LRS knows what it has.
    wait_for(lambda: lms.states["lectern"]["said"] == ["completed", "passed"], f"the document says {lms.states['lectern']}")
    lms.states["lectern"]["said"] = []
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

    # On another device: a state that breaks off on its way is asked for again; one that may not be read is not written over.
    kept = lms.states["lectern"]
    learner.page.goto(lms.address + "return")
    learner.page.evaluate("localStorage.clear()")
    lms.breaks = 1
    quiz = Quiz(launch(learner, package, package.quiz))
    expect(not lms.breaks and quiz.chosen().isupper(), "a state that broke off is taken for none: " + quiz.chosen())
    learner.leave()
    wait_for(lambda: lms.verbs() == ["initialized", "terminated"], f"{lms.verbs()}")
    lms.refusal = 403
    quiz = Quiz(launch(learner, package, package.quiz))
    expect("ended" in learner.page.locator(".notice:visible").text_content(), "the page does not say that nothing is reported")
    quiz.answer(False)
    learner.leave()
    learner.settle()
    expect(lms.verbs() == [], f"a session whose state may not be read reports {lms.verbs()}")
    expect(lms.states["lectern"]["text"] == kept["text"], "a state that may not be read is written over")

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
