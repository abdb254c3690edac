"""Learners of a course in one SCO, and learners who come back to a new version of a course."""

from harness import Quiz, expect, fnv, wait_for
from journeys_scorm import read_to_the_end


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

    # What an unknown version left here takes nothing from what the LMS has.
    left = {"base": learner.lms("data"), "text": "99.0.A.A", "place": "", "interactions": [], "time": 0}
    key = f"lectern-lms:{new.course['id']}:{page['key']}:{fnv('learner 1')}"
    learner.page.evaluate("([key, left]) => localStorage.setItem(key, JSON.stringify(left))", [key, left])
    quiz = Quiz(learner.open(new, page))
    expect(quiz.chosen() == expected, f"a state that cannot be read replaces one that can: {quiz.chosen()}")
    expect("version" in learner.frame.locator(".notice:visible").text_content(), "the page does not say what it could not read")
    learner.leave()
    expect(learner.lms("score") == score and learner.lms("data") == left["base"], "a state that cannot be read is saved")

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
