"""Judges a book by all that this folder has."""
from . import conformance, extraction, navigation, rendering, structure
from .document import Document
from .expected import Book

# At most so many structure elements for each block of the course, and for the frame of a book however short it is.
ELEMENTS_PER_BLOCK = 1.3
FRAME = 24


def judge(path, course, pages="sample", scratch=None, excepted=frozenset(), claims=True):
    """Gives the number of pages, the faults, each with what it is about in front, and figures by name.

    `pages` says which pages all renderers draw: "all", "sample" (three) or "none". Judgements in `excepted` are left out.
    `claims` says whether the file has to claim PDF/UA and PDF/A, or must not.
    """
    document = Document(path)
    book = Book(course)
    count = len(document.pdf.pages)
    blocks = sum(book.counts.values())
    ratio = document.elements / max(1, blocks)
    figures = {"elements": document.elements, "blocks": blocks, "ratio": f"{ratio:.2f}"}
    found = {"structure": structure.judge(document, book)}
    if document.elements > ELEMENTS_PER_BLOCK * blocks + FRAME:
        found["size"] = [f"expected at most {ELEMENTS_PER_BLOCK} structure elements for a block, found {ratio:.2f}: "
                         + structure.size(document, book)]
    found["extraction"] = extraction.judge(path, document)
    found["navigation"] = navigation.judge(document, book)
    found["conformance"] = conformance.judge(path, document, course["language"], claims)
    numbers = {"all": range(1, count + 1), "none": (), "sample": sorted({1, (count + 1) // 2, count})}[pages]
    found["rendering"], worst = rendering.judge(path, numbers, scratch)
    if numbers:
        figures["drawn %"] = f"{100 * worst:.2f}"
    return count, [f"{name}: {fault}" for name, some in found.items() if name not in excepted for fault in some], figures
