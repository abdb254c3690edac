"""Serves packages as an LMS does, beside run times of our own, and opens them in Debian's Chromium with Playwright."""

import contextlib
import http.server
import json
import os
import re
import subprocess
import sys
import threading
import time
import traceback
import urllib.parse

from playwright.sync_api import sync_playwright

from lrs import LMS

HERE = os.path.dirname(os.path.abspath(__file__))
# Seconds that one journey may take on a busy machine.
LONGEST = 120
# Journeys wait more than they work.
PARTS = 3
# What a strict host sends with pages: no source but its own.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
OUTER = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>LMS</title>
<style>body {{ margin: 0 }} iframe {{ border: 0; display: block; inline-size: 100vw; block-size: 100vh }}</style>
<iframe id="frame" name="course" title="Course"></iframe><script src="/runtimes/{runtime}.js"></script></html>"""


class Failure(Exception):
    """What a learner would miss."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Handler(http.server.BaseHTTPRequestHandler):
    types = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}

    def answer(self):
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        lms = self.server.lms
        if path.startswith(("/lrs/", "/fetch")):
            if lms.is_unreachable:
                self.close_connection = True
                self.connection.close()
                return
            with self.server.lock:
                status, content = lms.answer(self.command, path[1:], query, self.headers, body)
            content = json.dumps(content).encode() if content is not None else b""
            is_broken = lms.breaks and self.command == "GET" and "stateId=lectern" in query
            lms.breaks -= bool(is_broken)
            self.send(status, "application/json", content, missing=len(content) // 2 if is_broken else 0)
        elif path.startswith("/lms/"):
            self.send(200, "text/html; charset=utf-8", OUTER.format(runtime=path[5:]).encode())
        elif path == "/around":
            self.send(200, "text/html", f'<!DOCTYPE html><title>Around</title><iframe name="inner" src="{query}"></iframe>'.encode())
        elif path == "/return":
            self.send(200, "text/html", b"<title>Returned</title>")
        else:
            root = HERE if path.startswith("/runtimes/") else self.server.folder
            name = os.path.join(root, urllib.parse.unquote(path[1:]))
            if not os.path.isfile(name):
                self.send(404, "text/plain", b"")
                return
            with open(name, "rb") as file:
                self.send(200, self.types.get(os.path.splitext(name)[1], "application/octet-stream"), file.read())

    do_GET = do_POST = do_PUT = answer

    def send(self, status, kind, content, missing=0):
        """Answers; `missing` is how much of the content does not arrive."""
        with contextlib.suppress(ConnectionError):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            if not self.path.startswith(("/lms/", "/around")):
                self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(content[: len(content) - missing])
            self.close_connection = self.close_connection or missing > 0

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.lock = threading.Lock()
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.lms = LMS(self.address)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, ValueError)):
            super().handle_error(request, address)


def wait_for(condition, message, seconds=15):
    """Waits until a condition holds, which may ask a page."""
    end = time.monotonic() + seconds
    while not condition():
        expect(time.monotonic() < end, message)
        time.sleep(0.05)


class Package:
    """An unpacked package: its folder, and what player/course.js says."""

    def __init__(self, folder, name):
        self.name = name
        self.path = os.path.join(folder, name)
        with open(os.path.join(self.path, "player/course.js"), encoding="utf-8") as file:
            self.course = json.loads(re.fullmatch(r"lectern\.course\((.*)\);\s*", file.read(), re.DOTALL).group(1))
        lessons = [page for page in self.course["pages"] if page["key"].startswith("lesson-")]
        self.quiz = next(page for page in lessons if len(page["questions"]) > 2)
        self.lesson = next((page for page in lessons if not page["questions"]), None)
        self.project = next((page for page in self.course["pages"] if page["key"].startswith("project-")), None)


class Learner:
    """A learner with a browser of his own: what he opens, and what the console reports of it."""

    def __init__(self, browser, server, **options):
        self.server = server
        self.problems = []
        self.is_offline = False
        self.context = browser.new_context(locale="en", reduced_motion="reduce", viewport={"width": 900, "height": 600}, **options)
        self.context.set_default_timeout(10000)
        self.context.on("page", lambda page: page.on("console", self._hear))
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.page = self.context.new_page()
        self.frame = None

    def _hear(self, message):
        is_loading = "Failed to load resource" in message.text or "fetch" in message.text.lower()
        # A state that is not there yet answers 404.
        if message.type == "error" and not (is_loading and (self.is_offline or "404" in message.text)):
            self.problems.append(message.text)

    # ---- SCORM

    def enroll(self, runtime, **options):
        """Opens an LMS's window with a fresh record."""
        self.page.goto(self.server.address + "lms/" + runtime)
        self.page.evaluate("(options) => { window.lms = new LMS(options); }", options)

    def open(self, package, page, wait=True):
        """Launches a page of a package in the LMS's frame, as the LMS does."""
        address = f"{self.server.address}{package.name}/{page if isinstance(page, str) else page['path']}"
        self.page.evaluate("(address) => lms.start(address)", address)
        self.frame = self.page.frame("course")
        self.frame.wait_for_url(address)
        if wait:
            self.frame.wait_for_selector("html[data-mode]")
        return self.frame

    def open_alone(self, address):
        """Opens an address in the window itself."""
        self.page.goto(address)
        self.frame = self.page.main_frame
        self.frame.wait_for_selector("html[data-mode]")
        return self.frame

    def leave(self):
        if self.page.main_frame == self.frame:
            self.page.goto("about:blank")
        else:
            self.page.evaluate("document.getElementById('frame').src = 'about:blank'")
            self.page.frame("course").wait_for_url("about:blank")

    def lms(self, name):
        """A property of the record that the LMS keeps."""
        return self.page.evaluate("(name) => lms[name]", name)

    def set(self, **options):
        self.page.evaluate("(options) => { Object.assign(lms, options); }", options)

    def expect_no_violation(self):
        violations = self.lms("violations")
        expect(not violations, "the run time objects: " + "; ".join(violations[:4]))

    def settle(self):
        """Waits until what the page sends has arrived, as far as a moment's rest can tell."""
        self.page.wait_for_timeout(300)


def fnv(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"


class Quiz:
    """The quiz of the page in a frame."""

    def __init__(self, frame):
        self.frame = frame
        self.questions = frame.locator("fieldset[data-question]")

    def right(self, number):
        question = self.questions.nth(number)
        identity, key = question.get_attribute("data-question"), question.get_attribute("data-key")
        return next(index for index in range(4) if fnv(f"{identity}:{index}") == key)

    def choose(self, number, is_right=True):
        option = (self.right(number) + (0 if is_right else 1)) % 4
        self.questions.nth(number).locator("input").nth(option).check()
        return "abcd"[option]

    def check(self, number):
        self.questions.nth(number).locator("button").click()

    def answer(self, *rights):
        """Answers questions from the first one on, rightly or not."""
        for number, is_right in enumerate(rights):
            self.choose(number, is_right)
            self.check(number)

    def answer_all(self, is_right=True):
        self.answer(*[is_right] * self.questions.count())

    def chosen(self):
        """Of each question the letter that is chosen, in upper case where it was checked, or a dash."""
        return self.frame.evaluate("""() => [...document.querySelectorAll("fieldset[data-question]")].map((set) => {
            const inputs = [...set.querySelectorAll("input")], index = inputs.findIndex((input) => input.checked);
            return index < 0 ? "-" : ("abcd"[index])[inputs[0].disabled ? "toUpperCase" : "toString"]();
        }).join("")""")

    def retry(self):
        self.frame.locator("form > button:visible").last.click()


def give_up(name):
    """Ends all: a browser that hangs must not hold up the tests. It goes with the pipe to its driver."""
    print(f"FAILED {name}: it took longer than {LONGEST} seconds", flush=True)
    os._exit(1)


def run(folder, journeys, only=None):
    """Runs the journeys, some at a time; prints one line for each, and gives the number of those that failed."""
    if only is None:
        parts = [subprocess.Popen([sys.executable, sys.argv[0], folder, f"/{part}"]) for part in range(PARTS)]
        return sum(part.wait() != 0 for part in parts)
    if re.fullmatch("/[0-9]", only):
        journeys = journeys[int(only[1:]) :: PARTS]
    else:
        journeys = [journey for journey in journeys if only in journey.__name__]
    folder = os.path.abspath(folder)
    packages = {name: Package(folder, name) for name in sorted(os.listdir(folder)) if os.path.isfile(os.path.join(folder, name, "player/course.js"))}
    failed = 0
    with sync_playwright() as playwright, contextlib.ExitStack() as stack:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        stack.callback(browser.close)
        for journey in journeys:
            server = Server(folder)
            learners = []

            def learner(**options):
                learners.append(Learner(browser, server, **options))
                return learners[-1]

            problem = None
            began = time.monotonic()
            watch = threading.Timer(LONGEST, give_up, [journey.__name__])
            watch.daemon = True
            watch.start()
            try:
                journey(packages, learner)
                problems = [problem for learner in learners for problem in learner.problems]
                expect(not problems, "the console reports: " + "; ".join(problems[:3]))
            except Exception as error:  # one broken journey must not hide the others
                place = [frame for frame in traceback.extract_tb(error.__traceback__) if "journeys" in frame.filename]
                line = f" (line {place[-1].lineno})" if place else ""
                problem = " ".join(str(error).split("Call log")[0].split())[:400] + line
            for each in learners:
                each.context.close()
            server.shutdown()
            server.server_close()
            watch.cancel()
            failed += bool(problem)
            took = f"{time.monotonic() - began:.1f} s"
            print(f"FAILED {journey.__name__}: {problem}" if problem else f"passed {journey.__name__} in {took}", flush=True)
    return failed
