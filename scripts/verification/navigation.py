"""Judges the ways through a book: page numbers, labels, outline, contents, named destinations and links agree."""
import re
import urllib.parse

import pikepdf

from .document import LINE, Content, Element, ObjectReference
from .markdown import one_space
from .structure import Flat, comparable


def judge(document, book):
    faults = []
    labels = document.labels()
    destinations = document.destinations()
    faults += [f"destination {name} leads to no page" for name, page in destinations.items() if page is None]
    faults += printed_numbers(document, labels)
    starts = chapters(document, book, destinations, faults)
    contents(document, book, labels, destinations, faults)
    outline(document, book, destinations, starts, faults)
    links(document, book, destinations, faults)
    return faults


def printed_numbers(document, labels):
    """The number at the foot of each page, which is an artifact, is the page's label."""
    faults = []
    shown = 0
    for index, segments in enumerate(document.pages):
        feet = [segment.text.replace(LINE, " ").split() for segment in segments if segment.kind == "artifact /Footer"]
        words = [word for foot in feet for word in foot]
        if not words:
            continue
        shown += 1
        if labels[index] not in words:
            faults.append(f"page {index + 1}: printed number {' '.join(words)!r}, label {labels[index]!r}")
    if shown < len(document.pages) - 1:
        faults.append(f"{len(document.pages) - shown} of {len(document.pages)} pages have no printed number")
    return faults


def headings(document):
    """For each page the texts of headings that begin there."""
    found = {}
    for element in document.tree.walk():
        if re.fullmatch(r"H[1-6]?|Title", element.role):
            contents = [child for node in element.walk() for child in node.children if isinstance(child, Content)]
            if contents:
                text = comparable(LINE.join(document.text(content) for content in contents), "text")
                found.setdefault(contents[0].page, []).append(text)
    return found


def chapters(document, book, destinations, faults):
    """The page on which each chapter begins; every lesson has a named destination, and its heading stands there."""
    starts, titles = {}, headings(document)
    for chapter in book.chapters:
        page = destinations.get(chapter.destination)
        if page is None:
            faults.append(f"there is no destination {chapter.destination}")
            continue
        starts[chapter.destination] = page
        if one_space(chapter.title) not in titles.get(page, []):
            faults.append(f"{chapter.destination} leads to page {page + 1}, which has no heading “{chapter.title}”")
    return starts


def contents(document, book, labels, destinations, faults):
    """Each entry shows the label of the page to which it leads."""
    for (texts, link), (title, destination) in zip(Flat(document).contents, book.contents):
        target = None
        for node in link.walk():
            for child in node.children:
                if isinstance(child, ObjectReference) and child.object.get("/Subtype") == "/Link":
                    target = document.target(child.object, destinations)
        if target is None or target[0] != "page":
            faults.append(f"contents: “{title}” leads nowhere ({target})")
            continue
        if target[1] != destinations.get(destination):
            faults.append(f"contents: “{title}” leads to page {target[1] + 1}, not to {destination}")
        number = comparable("".join(texts), "text").split()[-1] if texts else ""
        number = comparable(texts[-1], "text") if len(texts) > 1 else number
        if number != labels[target[1]]:
            faults.append(f"contents: “{title}” shows {number!r}, its page's label is {labels[target[1]]!r}")


def outline(document, book, destinations, starts, faults):
    entries = document.outline()
    pages = {}
    for _, title, item in entries:
        kind, page = document.target(item, destinations)
        if kind != "page":
            faults.append(f"outline: “{title}” leads nowhere ({page})")
        else:
            pages.setdefault(one_space(title), set()).add(page)
    for title, destination in book.contents:
        if destination in starts and starts[destination] not in pages.get(title, ()):
            faults.append(f"outline: no entry “{title}” for page {starts[destination] + 1}")
    for chapter in book.chapters:
        if starts.get(chapter.destination) not in pages.get(one_space(chapter.title), ()):
            faults.append(f"outline: no entry “{chapter.title}”")


def links(document, book, destinations, faults):
    """Every link leads somewhere, stands in the tree once, and says where it leads."""
    annotations = {}
    for index, page in enumerate(document.pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") != "/Link":
                continue
            annotations[annotation.objgen] = index
            kind, where = document.target(annotation, destinations)
            if kind == "nowhere":
                faults.append(f"page {index + 1}: a link leads to {where}, which is not there")
            if not str(annotation.get("/Contents", "")).strip():
                faults.append(f"page {index + 1}: a link without Contents")
            x0, y0, x1, y1 = sorted_box(annotation.Rect)
            left, bottom, right, top = sorted_box(page.mediabox)
            if x0 < left - 1 or x1 > right + 1 or y0 < bottom - 1 or y1 > top + 1 or x1 - x0 < 1 or y1 - y0 < 1:
                faults.append(f"page {index + 1}: a link lies outside the page or is empty: {x0, y0, x1, y1}")
    tagged = [child.object.objgen for node in document.tree.walk() if node.role in ("Link", "Reference")
              for child in node.children if isinstance(child, ObjectReference)]
    for key in set(tagged):
        if tagged.count(key) > 1:
            faults.append(f"link {key} stands {tagged.count(key)} times in the tree")
    for key in set(annotations) - set(tagged):
        faults.append(f"page {annotations[key] + 1}: a link is not in the tree")
    # Addresses of the source, each as often as it stands there; a link broken over lines has several boxes.
    shown = {}
    for index, page in enumerate(document.pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            kind, where = document.target(annotation, destinations)
            shown.setdefault(kind, set()).add(where)
    for chapter in book.chapters:
        for address in chapter.links:
            # Names are byte strings, which are shown as if they were of one byte a character.
            address = str(pikepdf.String(urllib.parse.unquote(address).encode()))
            if address.startswith("lesson:"):
                if address not in destinations:
                    faults.append(f"{chapter.destination}: {address} is no destination")
            elif address.startswith("#"):
                if chapter.destination + address not in destinations:
                    faults.append(f"{chapter.destination}: {address} is no destination")


def sorted_box(box):
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
