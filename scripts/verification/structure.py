"""Judges the structure tree of a book: does its text equal the source's, every block once and in order?"""
import collections
import re

from .document import LINE, Content, Element, ObjectReference
from .markdown import Piece, one_space

INLINE = {"Span", "Link", "Em", "Strong", "Quote", "Reference", "Sub"}
HEADINGS = {"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"}
# Marks of direction, which order what is seen and are no text themselves.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LABEL = re.compile(r"[•◦▪‣–☐☑✓□☒∙·■▫◆]")


def is_block_code(element):
    return element.attributes.get("Placement") == "/Block"


def is_inline(element):
    if element.role in INLINE:
        return True
    return element.role in ("Code", "Formula") and not is_block_code(element) and element.parent.role in (
        INLINE | HEADINGS | {"P", "Caption"}) or element.role == "Code" and not is_block_code(element) and \
        element.parent.role in ("LBody", "TD", "TH")


class Flat:
    """The pieces of a structure tree in order, notes apart, contents apart."""

    def __init__(self, document):
        self.document = document
        self.pieces, self.notes, self.contents, self.seen = [], [], [], collections.Counter()
        self.children(document.tree, self.pieces)

    def children(self, element, to):
        """Goes through an element; text that stands directly in it becomes a piece between its blocks."""
        text = []

        def close():
            whole = "".join(text)
            if whole.strip(LINE + " "):
                kind = "heading" if element.role in HEADINGS else {
                    "Lbl": "label", "TH": "cell", "TD": "cell", "Code": "code", "Formula": "formula"}.get(
                        element.role, "text")
                to.append(Piece(kind, whole, element))
            text.clear()

        def gather(node):
            for child in node.children:
                if isinstance(child, Content):
                    self.seen[(child.page, child.mcid)] += 1
                    # Marked content of one element on several pages: the page break is a line break.
                    text.append((LINE if text else "") + self.document.text(child))
                elif isinstance(child, Element):
                    if child.role == "Figure":
                        close()
                        to.append(Piece("figure", one_space(child.attributes.get("Alt", "")), child))
                        self.mark(child)
                    elif child.role in ("Note", "FENote"):
                        apart = []
                        self.children(child, apart)
                        self.notes.append(apart)
                    elif child.role == "TOC":
                        close()
                        self.toc(child)
                    elif is_inline(child):
                        text.append(LINE if text and not text[-1].endswith(LINE) else "")
                        gather(child)
                        text.append(LINE)
                    else:
                        close()
                        self.children(child, to)

        gather(element)
        close()

    def mark(self, element):
        for node in element.walk():
            for child in node.children:
                if isinstance(child, Content):
                    self.seen[(child.page, child.mcid)] += 1

    def toc(self, element):
        for item in element.walk():
            if item.role == "TOCI":
                link = next((child for child in item.walk() if child.role in ("Link", "Reference") and any(
                    isinstance(one, ObjectReference) for one in child.children)), item)
                texts = []
                for node in item.walk():
                    for child in node.children:
                        if isinstance(child, Content):
                            self.seen[(child.page, child.mcid)] += 1
                            texts.append(self.document.text(child))
                self.contents.append((texts, link))


def comparable(text, kind):
    """Lines that are broken inside a word are joined; soft hyphens and what a break leaves are dropped."""
    if kind in ("code", "formula"):
        return "".join(text.replace(LINE, "").replace("\u00ad", "").split())
    return one_space(DIRECTION.sub("", text.replace(LINE, "")))


def equal(found, wanted, strings):
    if wanted.kind == "label":
        return found.kind == "label" and (
            comparable(found.text, "label") == wanted.text or wanted.text in "•☐☑" and
            (wanted.text == "•" or comparable(found.text, "label") == wanted.text) and
            bool(LABEL.fullmatch(comparable(found.text, "label"))))
    if wanted.kind in ("heading", "figure", "code", "cell", "formula") and found.kind != wanted.kind:
        return False
    if found.kind == "label":
        return False
    kind = wanted.kind if wanted.kind in ("code", "formula") else "text"
    shown, source = comparable(found.text, kind), comparable(wanted.text, kind)
    if source.startswith("*") and wanted.kind == "text" and shown.endswith(source[1:]):
        return strings.is_label(shown.removesuffix(source[1:]))
    if source.endswith(": *") and shown.startswith(source[:-1]):
        return True
    return shown == source


def align(found, wanted, strings, where, faults):
    """Walks both sequences; what only the file has must be a label of the interface."""
    place = index = 0
    while place < len(found) or index < len(wanted):
        if place < len(found) and index < len(wanted) and equal(found[place], wanted[index], strings):
            place += 1
            index += 1
            continue
        if index < len(wanted) and wanted[index] == Piece("label", "•") and (
                place == len(found) or found[place].kind != "label"):
            # A bullet need not be text: the list's attribute tells it.
            index += 1
            continue
        if place < len(found) and found[place].kind != "figure" and strings.is_label(
                one_space(found[place].text.replace(LINE, ""))):
            place += 1
            continue
        # Where the two meet again.
        best = next(((a, b) for total in range(1, 40) for a in range(total + 1) for b in [total - a]
                     if place + a < len(found) and index + b < len(wanted)
                     and equal(found[place + a], wanted[index + b], strings) and wanted[index + b].kind != "label"), None)
        a, b = best or (len(found) - place, len(wanted) - index)
        for piece in wanted[index:index + b]:
            faults.append(f"{where}: not in the tree in its place: {piece.kind} “{shown(piece)}”")
        for piece in found[place:place + a]:
            if piece.kind == "figure" or not strings.is_label(one_space(piece.text.replace(LINE, ""))):
                faults.append(f"{where}: only in the tree: {piece.kind} “{shown(piece)}”")
        place += a
        index += b


def shown(piece):
    text = one_space(piece.text.replace(LINE, "¦"))
    return text if len(text) < 200 else text[:120] + " … " + text[-70:]


def judge(document, book):
    """The faults of a book's structure."""
    faults = list(document.faults)
    if document.tree is None:
        return faults + ["there is no structure tree"]
    flat = Flat(document)
    wanted = [piece for chapter in book.front + book.chapters for piece in chapter.pieces]
    align(flat.pieces, wanted, book.strings, "text", faults)
    notes = [note for chapter in book.chapters for note in chapter.notes]
    if len(notes) != len(flat.notes):
        faults.append(f"expected {len(notes)} notes, found {len(flat.notes)}")
    for (number, pieces), found in zip(notes, flat.notes):
        align(found, [Piece("label", number)] + pieces, book.strings, f"note {number}", faults)
    titles = ["".join(texts[:-1] or texts) for texts, _ in flat.contents]
    for found, (title, _) in zip(titles, book.contents):
        if comparable(found, "text") != title:
            faults.append(f"contents: expected “{title}”, found “{comparable(found, 'text')}”")
    if len(titles) != len(book.contents):
        faults.append(f"contents: expected {len(book.contents)} entries, found {len(titles)}")
    # Marked content that the tree does not hold, or holds twice.
    for number, segments in enumerate(document.pages):
        drawn = {segment.mcid for segment in segments if segment.mcid is not None}
        for mcid in sorted(drawn):
            times = flat.seen[(number, mcid)]
            if times != 1:
                faults.append(f"page {number + 1}: marked content {mcid} stands {times} times in the tree")
    for page, mcid in sorted(flat.seen):
        if not any(segment.mcid == mcid for segment in document.pages[page]):
            faults.append(f"page {page + 1}: the tree names marked content {mcid}, which is not there")
    return faults


def size(document, book):
    """How many elements stand for how many blocks."""
    roles = collections.Counter(element.role for element in document.tree.walk() if element.role != "root")
    return (", ".join(f"{role} {count}" for role, count in roles.most_common()) + " for "
            + ", ".join(f"{kind} {count}" for kind, count in sorted(book.counts.items())))
