"""Judges a book by all that this folder has."""
from . import conformance, extraction, navigation, rendering, structure
from .document import Document
from .expected import Book

# At most so many structure elements for each block of the course.
ELEMENTS_PER_BLOCK = 1.3


def judge(path, course, pages="sample", scratch=None, excepted=frozenset()):
    """Gives the faults, each with what it is about in front, and lines with figures.

    `pages` says which pages all renderers draw: "all", "sample" (three) or "none". Judgements in `excepted` are left out.
    """
    document = Document(path)
    book = Book(course)
    count = len(document.pdf.pages)
    figures = []
    found = {}
    found["structure"], size = structure.judge(document, book)
    ratio = document.elements / max(1, sum(book.counts.values()))
    if ratio > ELEMENTS_PER_BLOCK:
        found["size"] = [f"expected at most {ELEMENTS_PER_BLOCK} structure elements for a block, found {ratio:.2f}"]
    figures.append(size)
    found["extraction"] = extraction.judge(path, document)
    found["navigation"] = navigation.judge(document, book)
    found["conformance"] = conformance.judge(path, document, course["language"])
    numbers = {"all": range(1, count + 1), "none": (), "sample": sorted({1, (count + 1) // 2, count})}[pages]
    found["rendering"], worst = rendering.judge(path, numbers, scratch)
    if numbers:
        figures.append(f"{len(numbers)} of {count} pages drawn by four programs: at most {100 * worst:.2f} % of pixels differ")
    faults = [f"{name}: {fault}" for name, some in found.items() if name not in excepted for fault in some]
    return count, faults, figures
