"""Reads the Markdown files of courses as another program does, markdown-it, and compares them with what is expected.

usage: read.py EXPECTED.json FILE.zip…   with the expected pages of each file in its order
Prints a line for each fault.
"""

import json
import posixpath
import re
import sys
import zipfile
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

READER = (
    MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .use(front_matter_plugin)
    .use(footnote_plugin)
    .use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
)


def words(tokens):
    """What is shown, piece by piece."""
    for token in tokens or []:
        if token.type in ("text", "code_inline", "html_inline", "html_block", "fence", "code_block", "math_inline",
                            "math_inline_double", "math_block", "math_block_label"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.children:
            yield from words(token.children)


def squeezed(text):
    # Readers do not agree on what is a formula and what is money, nor on what becomes of control characters.
    return re.sub(r"[\s$\\\x00-\x1f\ufffd]+", "", text)


def plain(token):
    return "".join(words(token.children)).strip()


def front_matter(source):
    values, key = {}, None
    for line in source.split("\n"):
        if line.startswith("  - "):
            values[key].append(json.loads(line[4:]))
        else:
            key, _, value = line.partition(":")
            values[key] = json.loads(value) if value.strip() else []
    return values


class Page:
    def __init__(self, archive, name):
        source = archive.read(name).decode("utf-8")
        tokens = READER.parse(source)
        assert tokens[0].type == "front_matter", name
        self.front = front_matter(tokens[0].content)
        body = tokens[1:]
        self.text = squeezed("".join(words(body)))
        self.code = [t.content for t in body if t.type in ("fence", "code_block")]
        self.links = []
        self.find_links(body)
        self.broken = []
        for link in self.links:
            if re.match(r"[a-z]+:", link) or link.startswith("#"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.split("#")[0]))
            if target not in archive.namelist():
                self.broken.append(link)
        self.questions = list(self.read_questions(body))

    def find_links(self, tokens):
        for token in tokens or []:
            if token.type == "link_open":
                self.links.append(token.attrs["href"])
            if token.type == "image":
                self.links.append(token.attrs["src"])
            self.find_links(token.children)

    @staticmethod
    def labels(token, count=1):
        """The labels in bold that an inline begins with, and what follows them."""
        children, labels = [t for t in token.children if t.type != "text" or t.content], []
        while len(labels) < count and len(children) > 2 and children[0].type == "strong_open":
            labels.append(children[1].content.rstrip("."))
            children = children[3:]
            if children and children[0].type == "text" and not children[0].content.strip():
                children = children[1:]
        return labels, "".join(words(children)).strip()

    def read_questions(self, tokens):
        sections = []
        for before, token in zip(tokens, tokens[1:]):
            if token.type != "inline":
                continue
            if before.type == "heading_open":
                sections.append([])
            elif sections:
                sections[-1].append(token)
        if len(sections) < 2:
            return
        quiz, answers = sections[-2], sections[-1]
        starts = [i for i, token in enumerate(quiz) if [l for l in self.labels(token)[0] if l.isdigit()]]
        for start, answer in zip(starts, answers):
            labels, explanation = self.labels(answer, 2)
            if len(labels) < 2:
                return
            yield {
                "question": self.labels(quiz[start])[1],
                "options": [self.labels(token)[1] for token in quiz[start + 1 : start + 5]],
                "letter": labels[1],
                "explanation": explanation,
            }


def differences(found, expected, place):
    if isinstance(expected, dict):
        for key in expected:
            yield from differences(found.get(key) if isinstance(found, dict) else None, expected[key], f"{place}/{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        for index, (one, other) in enumerate(zip(found, expected)):
            yield from differences(one, other, f"{place}/{index}")
    elif found != expected:
        if isinstance(found, str) and isinstance(expected, str) and len(expected) > 80:
            at = next((i for i, (a, b) in enumerate(zip(found, expected)) if a != b), min(len(found), len(expected)))
            found, expected = "…" + found[max(0, at - 30) : at + 50], "…" + expected[max(0, at - 30) : at + 50]
        yield f"{place}: expected {expected!r}, found {found!r}"


def main():
    faults = 0
    for path, pages in zip(sys.argv[2:], json.loads(Path(sys.argv[1]).read_text())):
        archive = zipfile.ZipFile(path)
        for expected in pages:
            page = Page(archive, expected["name"])
            expected["text"] = squeezed(expected["text"])
            found = list(differences(vars(page), {k: v for k, v in expected.items() if k != "name"}, ""))
            found += [f"leads nowhere: {link}" for link in page.broken]
            for fault in found:
                print(f"{Path(path).name} {expected['name']}: {fault}")
            faults += len(found)
    sys.exit(1 if faults else 0)


main()
