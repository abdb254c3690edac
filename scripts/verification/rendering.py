"""Judges drawing: do poppler, mupdf, pdfium and ghostscript show the same page?

Each draws at twice 72 dpi, averaged down to 72 dpi, and edges are softened over half a pixel: the programs place glyphs
by up to a quarter of a pixel differently and darken edges in their own ways, which otherwise is 1 to 3 % of the pixels of
a full page of text. What one shows elsewhere or not at all, a hairline too, weighs as it should. A pixel differs where a
channel does by more than 32 of 255; at most 1 % of a page's pixels may (0.5 % is the most that was seen).
"""
import glob
import os
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageFilter

SCALE = 2
THRESHOLD = 32
ALLOWED = 0.01


def pdftoppm(path, number, folder):
    subprocess.run(["pdftoppm", "-r", str(72 * SCALE), "-f", str(number), "-l", str(number), path,
                    os.path.join(folder, "poppler")], check=True, capture_output=True)
    return Image.open(glob.glob(os.path.join(folder, "poppler*"))[0])


def mutool(path, number, folder):
    name = os.path.join(folder, "mupdf.ppm")
    subprocess.run(["mutool", "draw", "-q", "-r", str(72 * SCALE), "-o", name, path, str(number)], check=True,
                   capture_output=True)
    return Image.open(name)


def ghostscript(path, number, folder):
    name = os.path.join(folder, "ghostscript.ppm")
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=ppmraw", f"-r{72 * SCALE}",
                    f"-dFirstPage={number}", f"-dLastPage={number}", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
                    f"-sOutputFile={name}", path], check=True, capture_output=True)
    return Image.open(name)


def pdfium(path, number, folder):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    image = document[number - 1].render(scale=SCALE).to_pil()
    document.close()
    return image


PROGRAMS = {"poppler": pdftoppm, "mupdf": mutool, "pdfium": pdfium, "ghostscript": ghostscript}


def differing(first, second):
    """The share of pixels in which two pictures differ, and a picture of where."""
    bands = ImageChops.difference(first, second).split()
    largest = bands[0]
    for band in bands[1:]:
        largest = ImageChops.lighter(largest, band)
    where = largest.point(lambda value: 255 if value > THRESHOLD else 0)
    return where.histogram()[255] / (where.width * where.height), where


def draw(path, number, folder):
    pictures = {}
    for name, program in PROGRAMS.items():
        picture = program(path, number, folder).convert("RGB")
        pictures[name] = picture.resize((round(picture.width / SCALE), round(picture.height / SCALE)), Image.BOX).filter(
            ImageFilter.BoxBlur(0.5))
    return pictures


def judge(path, numbers, scratch=None):
    """The faults, and the largest share of differing pixels between any two programs."""
    faults, worst = [], 0.0
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="lectern-rendering-") as folder:
            pictures = draw(path, number, folder)
        sizes = {name: picture.size for name, picture in pictures.items()}
        if max(max(a[0] - b[0], a[1] - b[1]) for a in sizes.values() for b in sizes.values()) > 1:
            faults.append(f"page {number}: sizes differ: {sizes}")
            continue
        common = tuple(min(size[axis] for size in sizes.values()) for axis in (0, 1))
        pictures = {name: picture.crop((0, 0) + common) for name, picture in pictures.items()}
        names = list(pictures)
        for index, one in enumerate(names):
            for other in names[index + 1:]:
                share, where = differing(pictures[one], pictures[other])
                worst = max(worst, share)
                if share > ALLOWED:
                    faults.append(f"page {number}: {one} and {other} differ in {100 * share:.1f} % of the pixels")
                    if scratch:
                        os.makedirs(scratch, exist_ok=True)
                        stem = os.path.splitext(os.path.basename(path))[0]
                        where.save(os.path.join(scratch, f"{stem}-{number}-{one}-{other}.png"))
    return faults, worst
