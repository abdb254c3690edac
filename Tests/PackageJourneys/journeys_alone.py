"""Learners without an LMS, without scripts, without a mouse, from right to left."""

from harness import Quiz, expect


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
