#!/usr/bin/env python3
"""Holds pages of books against their reference pictures, or records these anew.

usage: scripts/reference-pages.py [--record] [--scratch DIR] BOOKS

BOOKS is a folder with NAME.pdf for each name in Tests/References/pages.txt, which lists the pages: a book, a named
destination in it, and how many pages further on. Pictures are drawn by pdftoppm at 60 dpi and kept with 16 colours. A
page differs where more than 0.5 % of its pixels do by more than 32 of 255; what differs is then drawn in red into the
scratch folder, beside the page as it was and as it is. Ends with 1 where a page differs.
"""
import argparse
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

try:
    import pikepdf
    from PIL import Image, ImageChops
except ModuleNotFoundError as error:
    sys.exit(f"{error.name} is missing: make test-packages (scripts/requirements-test.txt)")

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "References")
RESOLUTION = 60
COLOURS = 16
THRESHOLD = 32
ALLOWED = 0.005


def pages():
    """(book, destination, offset) of each page that is held against a picture."""
    with open(os.path.join(FOLDER, "pages.txt"), encoding="utf-8") as file:
        lines = [line.split("#")[0].split() for line in file]
    return [(book, destination, int(offset)) for book, destination, offset in filter(None, lines)]


def starts(path):
    """The page, from 1, to which each named destination leads."""
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: index + 1 for index, page in enumerate(pdf.pages)}
        found = {}
        for name, value in pikepdf.NameTree(pdf.Root.Names.Dests).items():
            value = value.D if isinstance(value, pikepdf.Dictionary) else value
            found[str(name)] = numbers[value[0].objgen]
        return found, len(pdf.pages)


def draw(path, number):
    with tempfile.TemporaryDirectory(prefix="lectern-references-") as folder:
        stem = os.path.join(folder, "page")
        try:
            subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-f", str(number), "-l", str(number), "-singlefile",
                            "-png", path, stem], check=True, capture_output=True)
        except FileNotFoundError:
            sys.exit("pdftoppm is missing: apt-get install poppler-utils")
        return Image.open(stem + ".png").convert("RGB")


def compare(reference, drawn):
    """The share of pixels that differ, and a picture of them."""
    # As the reference was reduced to its colours, so is the page: then equal pages are equal.
    reduced = drawn.quantize(palette=reference, dither=Image.Dither.NONE).convert("RGB")
    kept = reference.convert("RGB")
    if kept.size != reduced.size:
        return 1.0, reduced
    bands = ImageChops.difference(kept, reduced).split()
    largest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    where = largest.point(lambda value: 255 if value > THRESHOLD else 0)
    shown = Image.composite(Image.new("RGB", kept.size, (220, 0, 0)), Image.blend(
        kept, Image.new("RGB", kept.size, "white"), 0.7), where)
    return where.histogram()[255] / (kept.width * kept.height), shown


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("books")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--scratch", default=os.path.join(tempfile.gettempdir(), "lectern-references"))
    options = parser.parse_args()
    known, faults, size = {}, [], 0
    for book, destination, offset in pages():
        path = os.path.join(options.books, book + ".pdf")
        if book not in known:
            known[book] = starts(path)
        destinations, count = known[book]
        name = f"{book}-{destination.replace(':', '-')}-{offset}"
        file = os.path.join(FOLDER, name + ".png")
        number = destinations.get(destination, count + 1) + offset
        if number > count:
            faults.append(f"{name}: {path} has no such page")
            continue
        drawn = draw(path, number)
        if options.record:
            drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
            size += os.path.getsize(file)
        elif not os.path.exists(file):
            faults.append(f"{name}: there is no reference picture: make references")
        else:
            share, shown = compare(Image.open(file), drawn)
            if share > ALLOWED:
                os.makedirs(options.scratch, exist_ok=True)
                stem = os.path.join(options.scratch, name)
                shown.save(stem + "-difference.png")
                drawn.save(stem + "-now.png")
                faults.append(f"{name}: page {number} of {book} differs in {100 * share:.1f} % of its pixels; "
                              f"see {stem}-difference.png")
    if options.record:
        names = {f"{book}-{destination.replace(':', '-')}-{offset}.png" for book, destination, offset in pages()}
        for file in os.listdir(FOLDER):
            if file.endswith(".png") and file not in names:
                os.remove(os.path.join(FOLDER, file))
        print(f"recorded {len(names)} pages, {size // 1000} KB")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
