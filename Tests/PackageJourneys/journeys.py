#!/usr/bin/env python3
"""Whole journeys of learners through LMS packages, in a browser, beside strict run times.

  journeys.py FOLDER [NAME]     NAME runs only the journeys whose name holds it

FOLDER holds unpacked packages of one course with a project, a lesson of several screens without a quiz and quizzes of
three questions: scorm12, scorm12-single, scorm2004, cmi5; FORMAT-new, a later version whose first quiz has another
order and one changed question, and which knows the first version; FORMAT-unknown, a version that knows no other;
scorm12-single-large, 500 lessons with 2,000 questions; scorm12-right-to-left. One line for each journey; exit status 1
when one failed. Needs Playwright from PyPI and Debian's chromium.
"""

import sys

from harness import run
from journeys_alone import alone, keyboard, right_to_left, without_script
from journeys_cmi5 import cmi5, cmi5_offline, cmi5_reading
from journeys_scorm import (
    discovery, identifiers_once, other_modes, quiz_in_scorm12, quiz_in_scorm2004, reading_in_scorm12, reading_in_scorm2004,
    refusals, saving, unreachable_in_scorm12, unreachable_in_scorm2004,
)
from journeys_single import large, new_version, records, single

JOURNEYS = [
    quiz_in_scorm12, quiz_in_scorm2004, reading_in_scorm12, reading_in_scorm2004, unreachable_in_scorm12,
    unreachable_in_scorm2004, discovery, saving, refusals, other_modes, identifiers_once, single, large, new_version, records,
    cmi5, cmi5_reading, cmi5_offline, alone, without_script, keyboard, right_to_left,
]

if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1], JOURNEYS, *sys.argv[2:3]) else 0)
