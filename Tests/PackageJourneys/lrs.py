"""An LMS for cmi5: it launches assignable units, hands out tokens, and keeps statements and states as an LRS does.

What breaks a rule of cmi5 (sections 7 to 11) or of xAPI 1.0.3 becomes a line in `violations`.
"""

import base64
import json
import re
import urllib.parse
import uuid

VERBS = "http://adlnet.gov/expapi/verbs/"
CMI5 = "https://w3id.org/xapi/cmi5/context/"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
DURATION = re.compile(r"P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?")


class LMS:
    def __init__(self, address, mastery=None, mode="Normal"):
        self.address = address
        self.mastery = mastery
        self.mode = mode
        self.registration = str(uuid.uuid4())
        self.activity = "https://lms.example/activities/" + str(uuid.uuid4())
        self.actor = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "learner-1"}, "name": "Ada Lernende"}
        self.sessions = []
        self.states = {}
        self.statements = []
        self.violations = []
        self.reads = []
        self.is_unreachable = False
        # How many answers with a learner's state break off, and the status with which it is refused.
        self.breaks = 0
        self.refusal = None

    def launch(self):
        """Makes a session; gives the query of its launch address."""
        session = {"id": str(uuid.uuid4()), "token": None, "is_fetched": False, "statements": []}
        self.sessions.append(session)
        data = {
            "contextTemplate": {
                "contextActivities": {"grouping": [{"objectType": "Activity", "id": "https://example.org/au/1"}]},
                "extensions": {CMI5 + "extensions/sessionid": session["id"]},
            },
            "launchMode": self.mode, "launchMethod": "AnyWindow", "moveOn": "Completed",
            "returnURL": self.address + "return",
        }
        if self.mastery is not None:
            data["masteryScore"] = self.mastery
            data["moveOn"] = "CompletedAndPassed"
        self.states["LMS.LaunchData"] = data
        return urllib.parse.urlencode({
            "endpoint": self.address + "lrs", "fetch": self.address + "fetch?" + session["id"],
            "actor": json.dumps(self.actor), "registration": self.registration, "activityId": self.activity,
        })

    def verbs(self, session=-1):
        return [entry["verb"]["id"].removeprefix(VERBS) for entry in self.sessions[session]["statements"]]

    def wrong(self, text):
        self.violations.append(text)

    # ---- What arrives

    def answer(self, method, path, query, headers, body):
        """The status and the JSON of an answer; None where there is none."""
        if path == "fetch":
            return self.fetch(method, query)
        token = headers.get("Authorization", "").removeprefix("Basic ")
        session = next((entry for entry in self.sessions if entry["token"] == token and token), None)
        if session is None:
            self.wrong(f"{method} {path} without the token")
            return 401, None
        if not headers.get("X-Experience-API-Version", "").startswith("1.0"):
            self.wrong(f"{method} {path} without a version")
            return 400, None
        values = {name: value[0] for name, value in urllib.parse.parse_qs(query).items()}
        if path == "lrs/activities/state":
            return self.state(method, values, session, body)
        if path == "lrs/agents/profile":
            if values.get("profileId") != "cmi5LearnerPreferences" or json.loads(values.get("agent", "{}")) != self.actor:
                self.wrong("agent profile: " + str(values))
            self.reads.append("profile")
            return 404, None
        if path == "lrs/statements":
            return self.statement(method, values, session, body)
        self.wrong(f"{method} {path}")
        return 404, None

    def fetch(self, method, query):
        session = next(entry for entry in self.sessions if entry["id"] == query)
        if method != "POST":
            self.wrong("the fetch URL is asked by " + method)
        if session["is_fetched"]:
            self.wrong("the token is fetched twice")
            return 200, {"error-code": "1", "error-text": "already in use"}
        session["is_fetched"] = True
        session["token"] = base64.b64encode(session["id"].encode()).decode()
        self.reads.append("token")
        return 200, {"auth-token": session["token"]}

    def state(self, method, values, session, body):
        expected = {"activityId": self.activity, "registration": self.registration}
        if any(values.get(name) != value for name, value in expected.items()) or json.loads(values["agent"]) != self.actor:
            self.wrong("state: " + str(values))
            return 400, None
        name = values["stateId"]
        if method == "GET":
            self.reads.append(name)
            if name == "lectern" and self.refusal:
                return self.refusal, None
            return (200, self.states[name]) if name in self.states else (404, None)
        if method != "PUT" or name == "LMS.LaunchData":
            self.wrong(f"{method} of {name}")
            return 403, None
        if self.mode != "Normal":
            self.wrong("a state is written in " + self.mode)
        self.states[name] = json.loads(body)
        return 204, None

    def statement(self, method, values, session, body):
        if method == "GET" and "verb" in values:
            found = [entry for entry in self.statements if entry["verb"]["id"] == values["verb"]]
            expected = {"activity": self.activity, "registration": self.registration, "limit": "1"}
            if any(values.get(name) != value for name, value in expected.items()) or json.loads(values["agent"]) != self.actor:
                self.wrong("statements: " + str(values))
            return 200, {"statements": found[-1:], "more": ""}
        if method == "GET":
            found = [entry for entry in self.statements if entry["id"] == values.get("statementId")]
            return (200, found[0]) if found else (404, None)
        arrived = json.loads(body)
        arrived = arrived if isinstance(arrived, list) else [arrived]
        if method == "PUT" and values.get("statementId") != arrived[0].get("id"):
            self.wrong("PUT of another statement")
            return 400, None
        for entry in arrived:
            known = next((old for old in self.statements if old["id"] == entry.get("id")), None)
            if known == entry:
                continue
            if known or not self.check(entry, session):
                return 409 if known else 400, None
            self.statements.append(entry)
            own = entry["context"]["extensions"][CMI5 + "extensions/sessionid"]
            next(old for old in self.sessions if old["id"] == own)["statements"].append(entry)
        return (200, [entry["id"] for entry in arrived]) if method == "POST" else (204, None)

    # ---- The rules

    def check(self, entry, session):
        before = len(self.violations)
        context = entry.get("context", {})
        own = context.get("extensions", {}).get(CMI5 + "extensions/sessionid")
        target = next((old for old in self.sessions if old["id"] == own), None)
        verb = entry.get("verb", {}).get("id", "").removeprefix(VERBS)
        name = verb + ": "
        if target is None:
            self.wrong(name + "no session id")
            return False
        said = [old["verb"]["id"].removeprefix(VERBS) for old in target["statements"]]
        ever = [old["verb"]["id"].removeprefix(VERBS) for old in self.statements]
        result = entry.get("result", {})
        categories = [item["id"].removeprefix(CMI5 + "categories/") for item in context.get("contextActivities", {}).get("category", [])]
        rules = {
            "an id": UUID.fullmatch(entry.get("id", "")),
            "the actor": entry.get("actor") == self.actor,
            "a time": TIME.fullmatch(entry.get("timestamp", "")),
            "the registration": context.get("registration") == self.registration,
            "the grouping": context.get("contextActivities", {}).get("grouping") == [{"objectType": "Activity", "id": "https://example.org/au/1"}],
            "initialized first": (verb == "initialized") == (not said),
            "terminated last": "terminated" not in said,
            "rising times": not target["statements"] or entry["timestamp"] > target["statements"][-1]["timestamp"],
            "a duration": "duration" not in result or DURATION.fullmatch(result["duration"]),
        }
        if "profile" not in self.reads or "LMS.LaunchData" not in self.reads:
            self.wrong("a statement before the launch data and the profile were read")
        if verb in ("initialized", "completed", "passed", "failed", "terminated"):
            is_move_on = verb in ("completed", "passed", "failed")
            rules |= {
                "the object": entry.get("object", {}).get("id") == self.activity,
                "the categories": sorted(categories) == (["cmi5", "moveon"] if is_move_on else ["cmi5"]),
                "once a session": verb not in said,
                "once a registration": verb not in ("completed", "passed") or verb not in ever,
                "one verdict": verb not in ("passed", "failed") or not {"passed", "failed"} & set(said),
                "no failure after passing": verb != "failed" or "passed" not in ever,
                "a mode for it": self.mode == "Normal" or verb in ("initialized", "terminated"),
                "completion": ("completion" in result) == (verb == "completed") and result.get("completion", True) is True,
                "success": result.get("success") == {"passed": True, "failed": False}.get(verb),
                "its duration": verb == "initialized" or "duration" in result,
                "its score": ("score" in result) == (verb in ("passed", "failed")),
            }
            if verb in ("passed", "failed"):
                scaled = result.get("score", {}).get("scaled", -1)
                rules["a score in range"] = 0 <= scaled <= 1
                if self.mastery is not None:
                    rules["the mastery score"] = context["extensions"].get(CMI5 + "extensions/masteryscore") == self.mastery
                    rules["its verdict"] = (scaled >= self.mastery) == (verb == "passed")
        else:
            definition = entry.get("object", {}).get("definition", {})
            rules |= {
                "no category of cmi5's": "cmi5" not in categories,
                "an object of its own": entry.get("object", {}).get("id", "").startswith(self.activity + "/"),
                "an interaction": definition.get("interactionType") == "choice" and len(definition.get("choices", [])) == 4,
                "a response": result.get("response") in ("a", "b", "c", "d"),
                "a right one": (result.get("response") in definition.get("correctResponsesPattern", [])) == result.get("success"),
            }
        for rule, holds in rules.items():
            if not holds:
                self.wrong(f"{name}not {rule}: {json.dumps(entry)[:300]}")
        return len(self.violations) == before
