"""Serves a built site as a host would, and opens it in Debian's Chromium with Playwright."""

import contextlib
import functools
import http.server
import json
import os
import re
import threading
import traceback
import urllib.parse

from playwright.sync_api import sync_playwright

# What the examples for hosts ask for; a journey fails when the browser reports a violation of it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
BASE = "/school/courses-of-ours/"
# Seconds that one journey may take on a busy machine.
LONGEST = 180


class Failure(Exception):
    """What a learner would miss."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Handler(http.server.SimpleHTTPRequestHandler):
    """A host below a folder, with a strict policy; it takes client events at events/."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)

    def translate_path(self, path):
        path = urllib.parse.urlsplit(path).path
        return super().translate_path("/" + path.removeprefix(BASE)) if path.startswith(BASE) else "/nowhere"

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.events += json.loads(body)["events"]
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        self.events = []
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server_port}{BASE}"


class Site:
    """A built site: its folder, and what its data files say."""

    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.courses = self.data("courses.js")["courses"]
        for course in self.courses:
            course["folder"] = os.path.dirname(course["href"]) + "/"
            course["outline"] = self.data(course["folder"] + "course.js")
            course["lessons"] = [lesson for module in course["outline"]["modules"] for lesson in module["lessons"]]
            course["projects"] = [project for module in course["outline"]["modules"] for project in module.get("projects", [])]

    def data(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            text = file.read()
        return json.loads(re.fullmatch(r'lectern\.data\("[^"]*",\s*"[^"]*",\s*(.*)\);?\s*', text, re.DOTALL).group(1))

    def course(self, language):
        found = [course for course in self.courses if course["language"].split("-")[0] == language]
        expect(found, f"the site has no course in {language}")
        return found[0]

    def texts(self, language):
        """The texts of scripts in a language, from the site's own set-up file."""
        names = [name for name in os.listdir(os.path.join(self.folder, "assets")) if name.startswith(f"setup.{language}.")]
        expect(names, f"the site has no set-up file in {language}")
        with open(os.path.join(self.folder, "assets", names[0]), encoding="utf-8") as file:
            return json.loads(re.search(r"lectern\.setup\((.*)\);?\s*$", file.read(), re.DOTALL).group(1))["strings"]


class Visitor:
    """One browser profile; everything the console reports is held against the site."""

    def __init__(self, browser, site, address, **options):
        self.site = site
        self.address = address
        self.problems = []
        self.is_offline = False
        # Without motion, so that no transition between pages is cut off by the next step.
        self.context = browser.new_context(locale="en", reduced_motion="reduce", **options)
        self.context.set_default_timeout(8000)
        self.context.on("page", self._watch)
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))

    def _watch(self, page):
        page.on("console", lambda message: self._hear(message))

    def _hear(self, message):
        # Without a connection a browser reports what it cannot load.
        if message.type == "error" and not (self.is_offline and "Failed to load resource" in message.text):
            self.problems.append(message.text)

    def set_offline(self, is_offline):
        self.is_offline = self.is_offline or is_offline
        self.context.set_offline(is_offline)

    def page(self, path=None):
        page = self.context.new_page()
        if path is not None:
            page.goto(self.address + path)
        return page

    def wait_for_worker(self, page):
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        page.wait_for_function("navigator.serviceWorker.controller !== null")

    def stored(self, page, course):
        return page.evaluate("(id) => JSON.parse(localStorage.getItem('lectern:course:' + id))", course["id"]) or {}


def fnv(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"


def right_option(question):
    """The index of the right radio button, as the script finds it."""
    identity, key = question.get_attribute("data-question"), question.get_attribute("data-key")
    return next(index for index in range(4) if fnv(f"{identity}:{index}") == key)


def answer_quiz(page, is_right=lambda number: True):
    """Answers all open questions by mouse."""
    for number, question in enumerate(page.locator("[data-question]").all()):
        if question.get_attribute("data-answered") is not None:
            continue
        option = right_option(question)
        question.locator("input").nth(option if is_right(number) else (option + 1) % 4).check()
        question.locator("button:visible").first.click()


def give_up(name):
    """Ends all: a browser that hangs must not hold up the tests. It goes with the pipe to its driver."""
    print(f"FAILED {name}: it took longer than {LONGEST} seconds", flush=True)
    os._exit(1)


def run(site_folder, journeys, only=None):
    """Runs the journeys; prints one line for each that failed, and gives their number."""
    site = Site(site_folder)
    failed = 0
    with sync_playwright() as playwright, contextlib.ExitStack() as stack:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        stack.callback(browser.close)
        for journey in journeys:
            if only and only not in journey.__name__:
                continue
            server = Server(site.folder)
            visitors = []

            def visit(address=server.address, **options):
                visitors.append(Visitor(browser, site, address, **options))
                return visitors[-1]

            visit.server = server
            problem = None
            watch = threading.Timer(LONGEST, give_up, [journey.__name__])
            watch.daemon = True
            watch.start()
            try:
                journey(site, visit)
                problems = [problem for visitor in visitors for problem in visitor.problems]
                expect(not problems, "the console reports: " + "; ".join(problems[:3]))
            except Exception as error:  # one broken journey must not hide the others
                place = [frame for frame in traceback.extract_tb(error.__traceback__) if "journeys" in frame.filename]
                line = f" (line {place[-1].lineno})" if place else ""
                problem = " ".join(str(error).split("Call log")[0].split())[:300] + line
            for visitor in visitors:
                visitor.context.close()
            server.shutdown()
            watch.cancel()
            if problem:
                failed += 1
            print(f"FAILED {journey.__name__}: {problem}" if problem else f"passed {journey.__name__}", flush=True)
    return failed
