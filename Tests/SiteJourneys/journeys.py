#!/usr/bin/env python3
"""Whole journeys of learners through a built site, in a browser.

  journeys.py SITE [NAME]     SITE is the web root; NAME runs only the journeys whose name holds it

The site has a course in English with a project and code, one in German, and one in Arabic. One line for each journey;
exit status 1 when one failed. Needs Playwright from PyPI and Debian's chromium.
"""

import json
import os
import shutil
import sys
import tempfile

from harness import Failure, Server, answer_quiz, expect, fnv, right_option, run  # noqa: F401


def folder_of(course):
    return course["folder"]


def lesson_path(course, index=0):
    return course["folder"] + course["lessons"][index]["path"]


def finish(visitor, page, course, is_right=lambda number: True):
    """Completes every lesson of a course, and answers every quiz."""
    for index in range(len(course["lessons"])):
        page.goto(visitor.address + lesson_path(course, index))
        answer_quiz(page, is_right)
        button = page.locator("[data-slot=complete] button")
        if button.get_attribute("aria-pressed") == "false":
            button.click()


def reading(site, visit):
    course = site.course("en")
    visitor = visit(permissions=["clipboard-read", "clipboard-write"])
    page = visitor.page("index.html")
    page.locator(f"[data-card='{course['id']}'] a").first.click()
    page.locator("a[data-resume]").click()
    expect(page.url.endswith(course["lessons"][0]["path"]), "the start button does not lead to the first lesson")

    links = page.locator("[data-toc] a")
    last = links.nth(links.count() - 1)
    last.evaluate("(link) => document.getElementById(decodeURIComponent(link.hash.slice(1))).scrollIntoView()")
    page.wait_for_function("document.querySelectorAll('[data-toc] [aria-current]').length === 1")

    with_code = next((lesson for lesson in course["lessons"] if 'class="language-' in open(os.path.join(site.folder, course["folder"], lesson["path"]), encoding="utf-8").read()), None)
    expect(with_code, "no lesson of the course has code")
    page.goto(visitor.address + course["folder"] + with_code["path"])
    block = page.locator(".block").first
    block.hover()
    block.locator("button.copy").click()
    page.wait_for_function("(text) => document.querySelector('button.copy').textContent === text", arg=site.texts("en")["copied"])
    copied = page.evaluate("navigator.clipboard.readText()")
    expect(copied and copied.strip() in block.locator("pre").text_content(), "the copy button copies something else")


def pictures(site, visit):
    course = site.course("en")
    page = visit().page()
    for index in range(len(course["lessons"])):
        page.goto(visit.server.address + lesson_path(course, index))
        if page.locator("button.zoom").count():
            break
    button = page.locator("button.zoom").first
    expect(button.get_attribute("aria-label"), "the button around a picture has no name")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] img").count() == 1, "the picture does not open")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('dialog')")
    expect(page.evaluate("document.activeElement.classList.contains('zoom')"), "the focus does not come back to the picture")


def colours(site, visit):
    visitor = visit(color_scheme="light")
    page = visitor.page("index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.locator("[data-slot=theme] button")
    names = set()
    for _ in range(2):
        button.click()
        names.add(button.get_attribute("aria-label"))
    expect(page.evaluate("document.documentElement.dataset.theme") == "dark", "two clicks do not lead to dark")
    expect(len(names) == 2, "the button does not say which colours are chosen")
    page.goto(visitor.address + lesson_path(site.course("en")))
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
    expect(page.evaluate("getComputedStyle(document.body).backgroundColor") != light, "dark looks like light")
    page.locator("[data-slot=theme] button").click()
    expect(page.evaluate("'theme' in document.documentElement.dataset") is False, "there is no way back to the system's colours")


def completing(site, visit):
    course = site.course("en")
    visitor = visit()
    page = visitor.page(lesson_path(course))
    button = page.locator("[data-slot=complete] button")
    button.click()
    expect(button.get_attribute("aria-pressed") == "true", "the button does not complete the lesson")
    mark = f"a[data-lesson='{course['lessons'][0]['id']}'].done"
    page.goto(visitor.address + course["href"])
    page.wait_for_selector(mark)
    expect(site.texts("en")["completed"] in page.locator(mark).text_content(), "the mark has no words")
    page.wait_for_selector("[data-slot=progress] svg")
    page.goto(visitor.address + lesson_path(course))
    page.locator("[data-slot=complete] button").click()
    expect(not visitor.stored(page, course)["lessons"].get(course["lessons"][0]["id"], {}).get("done"), "a completion cannot be taken back")


def completing_by_reading(site, visit):
    course = site.course("en")
    visitor = visit()
    page = visitor.page(lesson_path(course))
    page.locator("[data-slot=complete]").scroll_into_view_if_needed()
    page.wait_for_timeout(5600)
    identifier = course["lessons"][0]["id"]
    lesson = visitor.stored(page, course)["lessons"].get(identifier, {})
    expect(lesson.get("seen"), "the end was seen, and is not noted")
    expect(not lesson.get("done"), "a lesson with a quiz is completed without it")
    answer_quiz(page)
    expect(visitor.stored(page, course)["lessons"][identifier]["done"], "end seen and quiz answered do not complete the lesson")


def quiz_by_mouse(site, visit):
    course = site.course("en")
    texts = site.texts("en")
    visitor = visit()
    page = visitor.page(lesson_path(course))
    source = open(os.path.join(site.folder, lesson_path(course)), encoding="utf-8").read()
    expect("data-answers" in source, "without scripts the quiz has no answers")
    expect(page.locator("[data-answers]").count() == 0, "the answers stand in the page before answering")
    total = page.locator("[data-question]").count()
    answer_quiz(page, lambda number: number != 0)
    expect(page.locator(".verdict.is-right").count() == total - 1, "not every right answer is called right")
    expect(page.locator(".verdict.is-wrong").count() == 1, "the wrong answer is not called wrong")
    score = texts["scoreOf"].replace("{score}", str(total - 1)).replace("{total}", str(total))
    expect(score in page.locator(".result").text_content(), "the score is not shown")
    expect(page.locator("[data-question] input:enabled").count() == 0, "an answer can be changed after it was checked")

    page.reload()
    expect(score in page.locator(".result").text_content(), "answers are gone after a reload")
    page.get_by_role("button", name=texts["retry"]).click()
    expect(page.locator("[data-question] input:checked").count() == 0, "a new try shows old answers")
    answer_quiz(page)
    stored = visitor.stored(page, course)["quizzes"][course["lessons"][0]["id"]]
    expect((stored["best"], stored["total"]) == (total, total), "the better try does not count")
    expect(texts["passed"] in page.locator(".result").text_content(), "the quiz is not passed")
    page.get_by_role("button", name=texts["retry"]).click()
    answer_quiz(page, lambda number: False)
    expect(visitor.stored(page, course)["quizzes"][course["lessons"][0]["id"]]["best"] == total, "a worse try costs the better one")


def quiz_by_keyboard(site, visit):
    course = site.course("en")
    texts = site.texts("en")
    visitor = visit()
    page = visitor.page(lesson_path(course))
    page.get_by_role("button", name=texts["oneQuestion"]).focus()
    page.keyboard.press("Enter")
    questions = page.locator("[data-question]")
    total = questions.count()
    expect(page.locator("[data-question]:visible").count() == 1, "one question at a time shows several")
    for number in range(total):
        question = questions.nth(number)
        if number == 0:
            question.locator("input").first.focus()
        expect(question.locator("input:focus").count() == 1, f"the focus is not in question {number + 1}")
        page.keyboard.press("Space")
        for _ in range(right_option(question)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(question.locator(".verdict.is-right").count() == 1, f"Enter does not check question {number + 1}")
        expect(question.locator("button:focus").count() == 1, "the focus is lost after checking")
        page.keyboard.press("Enter")
    expect(page.evaluate("document.activeElement.classList.contains('result')"), "the last step does not lead to the result")
    page.goto(visitor.address + lesson_path(course, 1))
    expect(page.locator("[data-question]:visible").count() == 1, "one question at a time is not remembered")


def resuming(site, visit):
    course = site.course("en")
    visitor = visit(viewport={"width": 800, "height": 500})
    page = visitor.page(lesson_path(course))
    headings = page.locator("[data-content] h2[id], [data-content] section[id] > :first-child")
    identifier = page.locator("[data-content] h2[id]").last.get_attribute("id")
    page.evaluate("(id) => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 20)", identifier)
    page.wait_for_timeout(1800)
    expect(visitor.stored(page, course)["places"][course["lessons"][0]["id"]]["heading"], "the place is not noted")
    expect(headings.count() > 0, "a lesson has no headings")
    page.goto(visitor.address + course["href"])
    page.wait_for_function("(text) => document.querySelector('a[data-resume]').textContent === text", arg=site.texts("en")["resumeCourse"])
    page.locator("a[data-resume]").click()
    page.wait_for_url("**/" + course["lessons"][0]["path"])
    page.wait_for_function("(id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight / 2", arg=identifier)
    page.goto(visitor.address + "index.html")
    page.goto(visitor.address + lesson_path(course))
    page.locator(".toast button").click()
    page.wait_for_function("(id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight / 2", arg=identifier)


def project(site, visit):
    course = next(course for course in site.courses if course["projects"])
    visitor = visit()
    page = visitor.page(course["folder"] + course["projects"][0]["path"])
    rows = page.locator("tr[data-weight]")
    expected = 0.0
    for number in range(rows.count()):
        row = rows.nth(number)
        points = [int(cell.get_attribute("data-points")) for cell in row.locator("td[data-points]").all()]
        choice = number % len(points)
        row.locator("input[type=radio]").nth(choice).check()
        expected += int(row.get_attribute("data-weight")) * points[choice] / max(points)
    language = course["language"].split("-")[0]
    words = site.texts(language)["pointsOf"].replace("{points}", str(int(expected + 0.5))).replace("{total}", "100")
    expect(page.locator(".self-check output").text_content() == words, f"the points are not {words}")
    page.reload()
    expect(page.locator("td.is-chosen").count() == rows.count(), "the self-check is gone after a reload")
    expect(page.locator(".self-check output").text_content() == words, "the points are gone after a reload")


def certificate(site, visit):
    course = site.course("de")
    texts = site.texts("de")
    visitor = visit()
    page = visitor.page(course["folder"] + "certificate.html")
    page.wait_for_selector("[data-slot=certificate-page] a", state="attached")
    expect(page.locator("[data-slot=certificate-page] li a").count() >= len(course["lessons"]), "what is missing is not listed")
    finish(visitor, page, course)
    page.goto(visitor.address + course["href"])
    page.get_by_role("link", name=texts["certificateReady"]).click()
    page.get_by_label(texts["yourName"]).fill("Zoë <b>Krämer</b>")
    expect(page.locator(".recipient").text_content() == "Zoë <b>Krämer</b>", "the name is not written as it was typed")
    expect(course["title"] in page.locator(".certificate").text_content(), "the certificate does not name the course")
    page.emulate_media(media="print")
    expect(page.locator(".certificate").is_visible(), "the certificate does not print")
    expect(not page.get_by_label(texts["yourName"]).is_visible(), "the name's field prints")


def export_and_import(site, visit):
    course = site.course("de")
    texts = site.texts(site_language(site))
    first = visit()
    page = first.page()
    finish(first, page, course, lambda number: number == 0)
    page.goto(first.address + "progress.html")
    with page.expect_download() as download:
        page.get_by_role("button", name=texts["export"]).click()
    with open(download.value.path(), encoding="utf-8") as file:
        kept = json.load(file)
    expect(len(kept["courses"][course["id"]]["quizzes"]) > 0, "the file has no quizzes")

    second = visit()
    page = second.page(lesson_path(course))
    answer_quiz(page)
    best = second.stored(page, course)["quizzes"][course["lessons"][0]["id"]]["best"]
    page.goto(second.address + "progress.html")
    page.locator("input[type=file]").set_input_files(download.value.path())
    page.wait_for_function("(title) => document.querySelector('[data-slot=learning] li').textContent.includes(title)", arg=course["title"])
    page.wait_for_function("() => document.querySelector('[data-slot=learning-data] [role=status]').textContent !== ''")
    stored = second.stored(page, course)
    expect(all(stored["lessons"][lesson["id"]]["done"] for lesson in course["lessons"]), "completed lessons are not taken over")
    expect(stored["quizzes"][course["lessons"][0]["id"]]["best"] == best, "a worse try of the file replaces a better one")


def site_language(site):
    with open(os.path.join(site.folder, "index.html"), encoding="utf-8") as file:
        return file.read().split('lang="', 1)[1].split('"', 1)[0].split("-")[0]


def hostile_import(site, visit):
    course = site.course("en")
    texts = site.texts(site_language(site))
    visitor = visit()
    page = visitor.page("progress.html")

    def take(content):
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
            file.write(content)
        page.locator("input[type=file]").set_input_files(file.name)
        page.wait_for_function("() => document.querySelector('[data-slot=learning-data] [role=status]').textContent !== ''")
        os.unlink(file.name)

    for content in ("", "[]", "null", '{"format":"other/1","courses":{}}', '{"format":"lectern-progress/1","courses":null}'):
        take(content)
        expect(texts["importFailed"] == page.locator("[data-slot=learning-data] [role=status]").text_content(), f"{content!r} is taken for progress")
    script = "<img src=x onerror=\"document.title='taken over'\">"
    take(json.dumps({"format": "lectern-progress/1", "courses": {
        "__proto__": {"lessons": {"x": {"done": 1}}},
        "../up": {"lessons": {}},
        "constructor": {"lessons": {"constructor": {"done": 5}, script: {"done": 1}}, "last": script},
        course["id"]: {
            "format": 2, "lessons": {course["lessons"][0]["id"]: {"done": "soon"}, "x" * 200: {"done": 1}},
            "quizzes": {course["lessons"][0]["id"]: {"best": 900, "total": 4, "answers": {"0123456789ab": 77}}},
            "places": {course["lessons"][0]["id"]: {"heading": script, "part": -5}}, "last": course["lessons"][0]["id"]},
    }}))
    page.wait_for_timeout(300)
    expect(page.evaluate("({}).lessons") is None, "an imported file reaches the prototype of all objects")
    stored = visitor.stored(page, course)
    expect(not any(lesson.get("done") for lesson in stored["lessons"].values()), "a time that is none completes a lesson")
    expect("best" not in stored["quizzes"].get(course["lessons"][0]["id"], {}), "900 of 4 is taken for a score")
    for path in ("progress.html", course["href"], lesson_path(course)):
        page.goto(visitor.address + path)
        page.wait_for_timeout(300)
        expect(page.title() != "taken over" and page.locator("img[src=x]").count() == 0, f"{path} shows an imported text as markup")


def older_format(site, visit):
    course = site.course("en")
    first = course["lessons"][0]["id"]
    visitor = visit()
    page = visitor.page("progress.html")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [
        "lectern:course:" + course["id"],
        json.dumps({"lessons": {first: 1, "gone-with-version-1": 1}, "quizzes": {first: {"score": 2, "total": 4}}, "last": first})])
    page.goto(visitor.address + course["href"])
    page.wait_for_selector(f"a[data-lesson='{first}'].done")
    page.goto(visitor.address + lesson_path(course))
    texts = site.texts("en")
    best = texts["bestScore"].replace("{score}", "2").replace("{total}", "4")
    expect(best in page.locator(".result").text_content(), "the score of the older format is lost")
    stored = visitor.stored(page, course)
    expect(stored["format"] == 2 and "gone-with-version-1" in stored["lessons"], "taking up the older format loses something")


def changed_question(site, visit):
    course = site.course("en")
    visitor = visit()
    page = visitor.page(lesson_path(course))
    answer_quiz(page)
    total = page.locator("[data-question]").count()
    page.evaluate("""([course, lesson]) => {
        const key = 'lectern:course:' + course;
        const value = JSON.parse(localStorage.getItem(key));
        const { answers } = value.quizzes[lesson];
        const identity = Object.keys(answers)[0];
        answers['0123456789ab'] = answers[identity];
        delete answers[identity];
        localStorage.setItem(key, JSON.stringify(value));
    }""", [course["id"], course["lessons"][0]["id"]])
    page.reload()
    expect(page.locator("[data-question]:not([data-answered])").count() == 1, "a question that has changed is not open again")
    stored = visitor.stored(page, course)["quizzes"][course["lessons"][0]["id"]]
    expect((stored["best"], stored["total"]) == (total, total), "the score does not outlive a changed question")


def several_tabs(site, visit):
    course = site.course("en")
    visitor = visit()
    overview = visitor.page(course["href"])
    lesson = visitor.page(lesson_path(course))
    twin = visitor.page(lesson_path(course))
    lesson.locator("[data-slot=complete] button").click()
    overview.wait_for_selector(f"a[data-lesson='{course['lessons'][0]['id']}'].done")
    twin.wait_for_selector("[data-slot=complete] button[aria-pressed=true]")
    answer_quiz(lesson)
    total = lesson.locator("[data-question]").count()
    twin.wait_for_function("(total) => document.querySelectorAll('[data-answered]').length === total", arg=total)


def resetting(site, visit):
    course = site.course("en")
    visitor = visit()
    page = visitor.page(lesson_path(course))
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-slot=complete] button").click()
    page.goto(visitor.address + course["href"])
    page.locator("[data-slot=reset] button").click()
    page.wait_for_function("() => !document.querySelector('a[data-lesson].done')")
    expect(visitor.stored(page, course) == {}, "a reset leaves something behind")


def filters(site, visit):
    course = site.course("de")
    page = visit().page("index.html")
    form = page.locator("form[data-filters]")
    expect(form.is_visible(), "the filters do not appear")
    page.locator("select[name=language]").select_option(course["language"])
    shown = page.locator("[data-card]:visible")
    expect(shown.count() == 1 and shown.get_attribute("data-card") == course["id"], "the filter by language shows other courses")
    page.locator("select[name=language]").select_option("")
    word = course["title"].split()[0].lower()
    page.locator("form[data-filters] input[name=text]").fill(word)
    expect(page.locator("[data-card]:visible").count() >= 1, f"the filter does not find {word}")
    page.locator("form[data-filters] input[name=text]").fill("zzzz")
    expect(page.locator("[data-card]:visible").count() == 0, "the filter shows what does not match")
    expect(page.locator("[data-slot=count]").text_content() == site.texts(site_language(site))["noCourse"], "nothing says that no course matches")


def whole_course_in_sidebar(site, visit):
    course = site.course("en")
    visitor = visit(viewport={"width": 1400, "height": 900})
    page = visitor.page(lesson_path(course))
    page.locator("[data-syllabus] summary").click()
    page.wait_for_function("(count) => document.querySelectorAll('[data-syllabus] details a[data-lesson]').length === count", arg=len(course["lessons"]))
    page.locator("[data-syllabus] details a[data-lesson]").last.click()
    page.wait_for_url("**/" + course["lessons"][-1]["path"])


def offline(site, visit):
    course = site.course("en")
    visitor = visit()
    page = visitor.page("index.html")
    visitor.wait_for_worker(page)
    page.goto(visitor.address + lesson_path(course))
    page.wait_for_timeout(600)
    visitor.set_offline(True)
    page.reload()
    expect(page.locator("[data-content]").count() == 1, "a lesson that was read is not there without a connection")
    expect(page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute", "the style sheet is not there without a connection")
    expect(page.locator("[data-slot=complete] button").count() == 1, "scripts are not there without a connection")
    page.goto(visitor.address)
    expect(page.locator("[data-card]").count() == len(site.courses), "the home page is not there without a connection")
    page.goto(visitor.address + lesson_path(course, len(course["lessons"]) - 1))
    expect(site.texts(site_language(site))["offlineTitle"] in page.title(), "nothing says that a page is not there without a connection")


def taking_along(site, visit):
    course = site.course("en")
    texts = site.texts("en")
    visitor = visit()
    page = visitor.page(course["href"])
    visitor.wait_for_worker(page)
    button = page.locator("[data-slot=offline] button").first
    expect(any(digit in button.text_content() for digit in "0123456789"), "the size is not told")
    button.click()
    page.wait_for_function("(text) => document.querySelector('[data-slot=offline] [role=status]').textContent.startsWith(text)",
                           arg=texts["courseKept"].split("{")[0])
    visitor.set_offline(True)
    pages = [course["href"], *[course["folder"] + entry["path"] for entry in course["lessons"] + course["projects"]]]
    for path in pages:
        page.goto(visitor.address + path)
        expect(texts["offlineTitle"] not in page.title(), f"{path} was not taken along")
        expect(page.evaluate("[...document.images].every((image) => image.loading === 'lazy' || (image.complete && image.naturalWidth > 0))"), f"a picture of {path} was not taken along")
        page.evaluate("Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode(); }))")
    page.goto(visitor.address + course["folder"] + "certificate.html")
    page.wait_for_selector("[data-slot=certificate-page] a", state="attached")
    visitor.set_offline(False)
    page.goto(visitor.address + course["href"])
    page.get_by_role("button", name=texts["removeKept"]).click()
    page.wait_for_function("(text) => document.querySelector('[data-slot=offline] [role=status]').textContent === text", arg=texts["courseRemoved"])
    expect(page.evaluate("caches.keys().then((names) => names.filter((name) => name.includes(' course ')).length)") == 0, "a removed course leaves its cache")


def new_build(site, visit):
    course = site.course("en")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(site.folder, folder, dirs_exist_ok=True)
        server = Server(folder)
        visitor = visit(address=server.address)
        page = visitor.page("index.html")
        visitor.wait_for_worker(page)
        page.goto(server.address + lesson_path(course))
        page.goto(server.address + lesson_path(course, 1))
        page.wait_for_timeout(600)
        with open(os.path.join(folder, "sw.js"), encoding="utf-8") as file:
            head, rest = file.read().split("\n", 1)
        build = json.loads(head.removeprefix("self.lectern = ").removesuffix(";"))
        style = next(asset for asset in build["assets"] if asset.endswith(".css"))
        unused = next(asset for asset in build["assets"] if "/learning." in asset)
        # The next build has another style sheet, and the page that was not read since still names the old one.
        os.rename(os.path.join(folder, style), os.path.join(folder, "assets/site.00000000.css"))
        build.update(build="next", assets=[asset for asset in build["assets"] if asset not in (style, unused)] + ["assets/site.00000000.css"])
        with open(os.path.join(folder, "sw.js"), "w", encoding="utf-8") as file:
            file.write("self.lectern = " + json.dumps(build) + ";\n" + rest)
        lesson = os.path.join(folder, lesson_path(course))
        with open(lesson, encoding="utf-8") as file:
            text = file.read().replace(style, "assets/site.00000000.css")
        with open(lesson, "w", encoding="utf-8") as file:
            file.write(text)
        page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
        assets = "caches.keys().then(async (names) => (await (await caches.open(names.find((name) => name.endsWith(' assets')))).keys()).map((request) => request.url))"
        page.wait_for_timeout(1500)
        kept = page.evaluate(assets)
        expect(any(address.endswith("site.00000000.css") for address in kept), "the new build's assets are not kept")
        expect(any(address.endswith(style) for address in kept), "an asset that a kept page needs is gone")
        expect(not any(address.endswith(unused) for address in kept), "an asset of the old build that nothing needs is kept")
        page.goto(server.address + lesson_path(course))
        page.wait_for_timeout(600)
        page.goto(server.address + lesson_path(course))
        expect(page.locator("link[rel=stylesheet]").get_attribute("href").endswith("site.00000000.css"), "a page is not renewed after it was shown")
        visitor.set_offline(True)
        page.goto(server.address + lesson_path(course, 1))
        expect(page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute", "a page of the old build has lost its style sheet")
        visitor.set_offline(False)
        server.shutdown()


def follow(page, path):
    """Goes to the first result by keyboard; the words are shown where one arrives."""
    page.keyboard.press("ArrowDown")
    found = page.locator("dialog [aria-selected=true]").evaluate("(link) => link.href")
    expect(path in found, "the arrow key does not lead to the first result")
    page.keyboard.press("Enter")
    # Waited for to its end: Chromium may never close a page whose worker still answers a navigation.
    page.wait_for_url(found)
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")


def searching(site, visit):
    course = site.course("en")
    word = max(course["lessons"][-1]["title"].split(), key=len)
    visitor = visit()
    page = visitor.page("index.html")
    visitor.wait_for_worker(page)
    for path in ("index.html", lesson_path(course)):
        page.goto(visitor.address + path)
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open] input")
        page.keyboard.type(word)
        if path == "index.html":
            page.get_by_role("button", name=site.texts(site_language(site))["searchAll"]).click()
        page.wait_for_function("(path) => [...document.querySelectorAll('dialog[open] a')].some((link) => link.href.includes(path))", arg=course["lessons"][-1]["path"])
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]").count() == 0, "Escape does not close the search")
    page.keyboard.press("/")
    page.wait_for_function("document.querySelector('dialog[open] a')")
    follow(page, course["lessons"][-1]["path"])
    page.keyboard.press("Escape")
    expect(page.evaluate("CSS.highlights.size") == 0, "Escape does not take the marks away")
    # Without a connection what was searched can be searched again; one letter is missing.
    page.wait_for_timeout(500)
    visitor.set_offline(True)
    page.goto(visitor.address + lesson_path(course))
    page.locator("[data-search]").click()
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type(word[:2] + word[3:])
    page.wait_for_function("(path) => [...document.querySelectorAll('dialog[open] a')].some((link) => link.href.includes(path))", arg=course["lessons"][-1]["path"])
    follow(page, course["lessons"][-1]["path"])


def languages(site, visit):
    visitor = visit()
    page = visitor.page("index.html")
    for language in ("de", "ar"):
        course = site.course(language)
        card = page.locator(f"[data-card='{course['id']}']")
        expect(card.get_attribute("lang").split("-")[0] == language, f"the card of {course['id']} does not say its language")
        card.locator("a").first.click()
        expect(page.evaluate("document.documentElement.lang").split("-")[0] == language, "the course's page does not say its language")
        page.locator("a[data-resume]").click()
        expect(page.locator("[data-slot=complete] button").text_content() == site.texts(language)["markAsCompleted"], f"the button is not in {language}")
        expect(page.locator("[data-quiz] button", has_text=site.texts(language)["checkAnswer"]).count() > 0, f"the quiz is not in {language}")
        page.goto(visitor.address + "index.html")
    page.goto(visitor.address + site.course("en")["href"])
    page.locator("a[hreflang=ar]").first.click()
    page.wait_for_url("**/" + site.course("ar")["href"].removesuffix("index.html") + "**")
    page.locator("a[hreflang=en]").first.click()
    page.wait_for_url("**/" + site.course("en")["href"].removesuffix("index.html") + "**")
    course = site.course("de")
    page.goto(visitor.address + lesson_path(course))
    page.locator("header a").first.click()
    expect(page.locator("[data-card]").count() == len(site.courses), "the way back from a course does not lead to the catalogue")


def right_to_left(site, visit):
    course = site.course("ar")
    visitor = visit(viewport={"width": 320, "height": 640})
    page = visitor.page(course["href"])
    for path in (course["href"], lesson_path(course), "index.html"):
        page.goto(visitor.address + path)
        page.wait_for_timeout(200)
        expect(page.evaluate("document.scrollingElement.scrollWidth") <= 321, f"{path} is wider than a small phone")
    page.goto(visitor.address + lesson_path(course))
    expect(page.evaluate("getComputedStyle(document.body).direction") == "rtl", "an Arabic lesson runs from left to right")
    box = page.locator("[data-question] label").first
    radio = box.locator("input").bounding_box()
    label = box.bounding_box()
    expect(radio["x"] > label["x"] + label["width"] / 2, "the radio button is not at the right")
    answer_quiz(page)
    expect(site.texts("ar")["passed"] in page.locator(".result").text_content(), "the quiz cannot be passed")


def from_a_folder(site, visit):
    course = site.course("en")
    texts = site.texts("en")
    visitor = visit(address="file://" + site.folder + "/")
    page = visitor.page("index.html")
    expect(page.locator("form[data-filters]").is_visible(), "the filters do not work from a folder")
    page.goto(visitor.address + lesson_path(course))
    answer_quiz(page)
    expect(texts["passed"] in page.locator(".result").text_content(), "the quiz does not work from a folder")
    page.locator("[data-slot=complete] button").click()
    page.goto(visitor.address + course["href"])
    page.wait_for_selector("[data-slot=progress] svg")
    expect(page.locator("[data-slot=offline]").text_content() == texts["offlineFromFolder"], "nothing says what does not work from a folder")
    page.goto(visitor.address + "progress.html")
    page.wait_for_function("(title) => document.querySelector('[data-slot=learning]').textContent.includes(title)", arg=course["title"])


def events(site, visit):
    course = site.course("en")

    def configured(visitor, **more):
        def answer(route):
            response = route.fetch()
            marker = "lectern.setup({"
            values = json.dumps({"events": True, "endpoint": visit.server.address + "events/", **more})[1:-1]
            route.fulfill(response=response, body=response.text().replace(marker, marker + '"placeholder":0,', 1).replace('"events":false', '"events":null').rsplit("}", 1)[0] + "," + values + "});")
        visitor.context.route("**/assets/setup.*.js", answer)

    visitor = visit(service_workers="block")
    configured(visitor)
    page = visitor.page(course["href"])
    page.wait_for_timeout(1300)
    page.goto(visitor.address + lesson_path(course))
    answer_quiz(page)
    page.locator("[data-slot=complete] button").click()
    page.wait_for_timeout(1300)
    page.goto(visitor.address + "index.html")
    page.wait_for_timeout(4200)
    names = {event["name"] for event in visit.server.events}
    expect(names == {"course_view", "lesson_viewed", "lesson_completed", "quiz_attempted", "quiz_passed"}, f"these events came: {sorted(names)}")
    viewed = [event for event in visit.server.events if event["name"] == "lesson_viewed"]
    expect(viewed[0]["course"] == course["id"] and viewed[0]["page"] == course["lessons"][0]["id"] and viewed[0]["seconds"] >= 1, "the time on the lesson is missing")
    count = len(visit.server.events)

    private = visit(service_workers="block")
    configured(private)
    private.context.add_init_script("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })")
    plain = visit(service_workers="block")
    for visitor in (private, plain):
        page = visitor.page(course["href"])
        page.wait_for_timeout(4500)
        expect(page.evaluate("indexedDB.databases().then((all) => all.length)") == 0, "events are queued for those who do not want them")
    expect(len(visit.server.events) == count, "events are sent for those who do not want them")


def keyboard_only(site, visit):
    course = site.course("en")
    page = visit().page(course["href"])
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.matches('.skip, a[href^=\"#\"]')"), "the first Tab does not reach the skip link")
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a[data-resume]')"):
            break
    else:
        raise Failure("the start button cannot be reached by Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + course["lessons"][0]["path"])
    reached = False
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-slot=complete] button')"):
            reached = True
            break
        expect(page.evaluate("document.activeElement === document.body || document.activeElement.getClientRects().length > 0"), "the focus goes to something that is not seen")
    expect(reached, "the button that completes the lesson cannot be reached by Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-slot=complete] button").get_attribute("aria-pressed") == "true", "Space does not complete the lesson")


JOURNEYS = [
    reading, pictures, colours, completing, completing_by_reading, quiz_by_mouse, quiz_by_keyboard, resuming, project,
    certificate, export_and_import, hostile_import, older_format, changed_question, several_tabs, resetting, filters,
    whole_course_in_sidebar, offline, taking_along, new_build, searching, languages, right_to_left, from_a_folder, events,
    keyboard_only,
]

if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1], JOURNEYS, sys.argv[2] if len(sys.argv) > 2 else None) else 0)
