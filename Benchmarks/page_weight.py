#!/usr/bin/env python3
"""Weighs the pages of a built learner site.

  python3 Benchmarks/page_weight.py SITE [--first 40000] [--ratio 1.35] [--least 3000] [--list 5]

SITE is the web root, `dist/site`. Two figures for every lesson, in bytes of `gzip -9`:

  first visit  the page with every style sheet and script that it names, each deflated by itself: what a visitor loads
               before the first lesson can be read, pictures aside
  ratio        the whole page to the lesson's own text: what lies in `article`, without its table of contents and
               without `class` attributes, as HTML

Prints median and greatest of both, and the heaviest pages. Exit status 1 where a lesson is above a limit. The limit of
the ratio is for lessons of at least `--least` bytes of text: what frames a page is about 900, however short it is.
"""

import argparse
import gzip
import html.parser
import pathlib
import statistics
import sys
import urllib.parse


def weigh(data):
    """The length of `gzip -9`."""
    return len(gzip.compress(data, 9, mtime=0))


class Page(html.parser.HTMLParser):
    """Collects what a page loads, and its article without navigation and classes."""

    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.loads = []
        self.article = []
        self.depth = 0
        self.navigation = 0
        self.feed(text)
        self.close()

    @property
    def is_inside(self):
        return self.depth > 0 and self.navigation == 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script" and values.get("src"):
            self.loads.append(values["src"])
        if tag == "link" and values.get("rel") == "stylesheet":
            self.loads.append(values["href"])
        if tag == "nav":
            self.navigation += 1
        if self.is_inside:
            self.article.append(self.without_class(attributes))
        if tag == "article":
            self.depth += 1

    def without_class(self, attributes):
        raw = self.get_starttag_text()
        for name, value in attributes:
            if name == "class":
                raw = raw.replace(f' class="{value}"', "", 1)
        return raw

    def handle_endtag(self, tag):
        if tag == "article":
            self.depth -= 1
        if self.is_inside:
            self.article.append(f"</{tag}>")
        if tag == "nav":
            self.navigation -= 1

    def handle_data(self, data):
        if self.is_inside:
            self.article.append(data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--first", type=int, default=40_000, help="greatest first visit in bytes")
    parser.add_argument("--ratio", type=float, default=1.35, help="greatest ratio of a page to its text")
    parser.add_argument("--least", type=int, default=3_000, help="least text that the ratio's limit is for")
    parser.add_argument("--list", type=int, default=5, help="how many pages to list")
    options = parser.parse_args()
    site = options.site.resolve()

    lessons = sorted(site.glob("courses/**/lessons/*.html"))
    if not lessons:
        sys.exit(f"{options.site} has no lessons")
    shared = {}
    rows = []
    for path in lessons:
        data = path.read_bytes()
        page = Page(data.decode())
        first = size = weigh(data)
        for address in page.loads:
            file = (path.parent / urllib.parse.unquote(address)).resolve()
            if file not in shared:
                shared[file] = weigh(file.read_bytes())
            first += shared[file]
        text = weigh("".join(page.article).encode())
        rows.append((size / text, first, size, text, path.relative_to(site)))

    for file, size in sorted(shared.items()):
        print(f"{size:8,} {file.relative_to(site)}")
    ratios = [row[0] for row in rows]
    firsts = [row[1] for row in rows]
    sizes = [row[2] for row in rows]
    print(f"{len(rows)} lessons")
    print(f"page         median {statistics.median(sizes):8,.0f}   max {max(sizes):8,}")
    print(f"first visit  median {statistics.median(firsts):8,.0f}   max {max(firsts):8,}   limit {options.first:,}")
    print(f"ratio        median {statistics.median(ratios):8.3f}   max {max(ratios):8.3f}   limit {options.ratio}")
    for ratio, first, size, text, name in sorted(rows, reverse=True)[: options.list]:
        print(f"  {ratio:.3f} {size:7,} of {text:7,}, first visit {first:7,}: {name}")
    measured = [row[0] for row in rows if row[3] >= options.least]
    if measured:
        print(f"of {options.least:,} bytes or more: {len(measured)} lessons, ratio max {max(measured):.3f}")
    sys.exit(0 if max(measured, default=0) <= options.ratio and max(firsts) <= options.first else 1)


main()
