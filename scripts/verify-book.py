#!/usr/bin/env python3
"""Has programs that know nothing of lectern judge the book of a course.

usage: scripts/verify-book.py [--pages all|sample|none] [--scratch DIR] [--no-claim] PDF COURSE

COURSE is the folder with the package.json that the PDF was made of. What is judged:

  structure    the text of the structure tree, read with pikepdf, is the text of the course, read with markdown-it: every
               block once and in order, contents, notes and answers too; nothing else but the interface's words
  size         structure elements for each block of the course
  extraction   pdftotext, pypdfium2 and mutool find the words that stand on the pages
  navigation   printed page numbers, page labels, outline, contents, destinations and links agree
  conformance  qpdf --check, and the rules of PDF/UA-1 and PDF/A-2a that a simple reader can see; with VERAPDF in the
               environment (a program that takes PROFILE FILE) that program's word too
  rendering    poppler, mupdf, pdfium and ghostscript draw the same pages; where not, a picture of the difference goes
               into the scratch folder

Prints figures and every fault; ends with 1 where there is a fault. Needs scripts/packages-test.txt and
scripts/requirements-test.txt (`make test-packages`).
"""
import argparse
import json
import os
import sys

sys.dont_write_bytecode = True

try:
    from verification import book
except ModuleNotFoundError as error:
    sys.exit(f"{error.name} is missing: make test-packages (scripts/requirements-test.txt)")

# At most this many faults are printed.
SHOWN = 60


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf")
    parser.add_argument("course")
    parser.add_argument("--pages", choices=("all", "sample", "none"), default="sample")
    parser.add_argument("--scratch")
    parser.add_argument("--no-claim", action="store_true", help="the file must not claim PDF/UA and PDF/A")
    options = parser.parse_args()
    with open(os.path.join(options.course, "package.json"), encoding="utf-8") as file:
        course = json.load(file)
    count, faults, figures = book.judge(options.pdf, course, options.pages, options.scratch, claims=not options.no_claim)
    print(", ".join(f"{name} {value}" for name, value in figures.items()))
    for fault in faults[:SHOWN]:
        print("fault: " + fault)
    print(f"{count} pages, {len(faults)} fault{'' if len(faults) == 1 else 's'}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
