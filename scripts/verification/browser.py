"""Opens pages in headless Chromium, one after the other in one process, and hears what its console says.

It speaks the DevTools protocol over Chromium's debugging pipe: JSON messages, each ended by a zero byte.
"""
import fcntl
import functools
import http.server
import json
import os
import select
import subprocess
import tempfile
import threading
import time
import urllib.parse


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class Chromium:
    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="lectern-verify-profile-", ignore_cleanup_errors=True)
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        # Chromium reads from descriptor 3 and writes to 4; high numbers first, so that none is in the way.
        given = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (theirs_in, theirs_out)]
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{given[0]} 4>&{given[1]}', "bash", "chromium", "--headless", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
             "--user-data-dir=" + self.profile.name],
            pass_fds=given, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for end in (*given, theirs_in, theirs_out):
            os.close(end)
        self.reading, self.writing = ours_in, ours_out
        self.rest, self.last, self.events = b"", 0, []
        target = self.call("Target.createTarget", {"url": "about:blank"}, None)["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True}, None)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable", {})

    def receive(self, seconds):
        """The next message, or None when none came in time."""
        until = time.monotonic() + seconds
        while b"\0" not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.reading], [], [], left)[0]:
                return None
            if not (chunk := os.read(self.reading, 1 << 16)):
                raise SystemExit("chromium ended unexpectedly")
            self.rest += chunk
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, parameters, session=""):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while (answer := self.receive(60)) is not None:
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise SystemExit(f"chromium: {method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)
        raise SystemExit(f"chromium does not answer {method}")

    def open(self, address, settle):
        """Opens a page, waits until it is loaded and `settle` seconds more; gives what went wrong."""
        self.events = []
        went = self.call("Page.navigate", {"url": address})
        if "errorText" in went:
            return [went["errorText"]]
        until = time.monotonic() + 30
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            event = self.receive(until - time.monotonic())
            if event is None:
                return ["it does not finish loading"]
            self.events.append(event)
        until = time.monotonic() + settle
        while (event := self.receive(max(0, until - time.monotonic()))) is not None:
            self.events.append(event)
        return [said for event in self.events if (said := complaint(event))]

    def close(self):
        os.write(self.writing, json.dumps({"id": self.last + 1, "method": "Browser.close"}).encode() + b"\0")
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.profile.cleanup()


def complaint(event):
    parameters = event.get("params", {})
    if event.get("method") == "Runtime.exceptionThrown":
        details = parameters["exceptionDetails"]
        return details.get("exception", {}).get("description") or details["text"]
    if event.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "assert"):
        return " ".join(str(argument.get("value", argument.get("description"))) for argument in parameters["args"])
    if event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
        return parameters["entry"]["text"] + " " + parameters["entry"].get("url", "")
    if event.get("method") == "Network.loadingFailed" and not parameters.get("canceled"):
        return "not loaded: " + parameters["errorText"]
    return None


def judge(chromium, folder, pages, settle=0.05):
    """Serves a folder from 127.0.0.1 and opens its pages; gives (page, what went wrong)."""
    handler = functools.partial(Handler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return [
            (page, said)
            for page in pages
            for said in chromium.open(f"http://127.0.0.1:{server.server_port}/{urllib.parse.quote(page)}", settle)
        ]
    finally:
        server.shutdown()
        server.server_close()
