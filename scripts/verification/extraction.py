"""Judges text extraction: do poppler, pdfium and mupdf find the words that the pages hold?

What a page holds is read by `document`, block by block, and `structure` has held it against the course; so a tool that
finds the same letters in the same order finds the course's words. White space and hyphens fall away, since each tool
has its own idea of them at line ends; a space that a tool misses between two words is a fault all the same.
"""
import collections
import os
import re
import subprocess
import unicodedata

from .document import LINE

HYPHENS = "-\u00ad\u2010\u2011\ufffe\x02"
# The artifact at a line of code that goes on; pdfium gives it before the line, where it is seen, others where it is drawn.
WRAP_MARK = "↪"
CLOSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "FULLWIDTH", "HALFWIDTH", "KANGXI",
                 "IDEOGRAPHIC")


class Letters:
    """What is neither white space nor a hyphen, with what stood before each: "" nothing, " " a space, LINE a break."""

    def __init__(self, text):
        letters, before = [], []
        gap = ""
        for character in unicodedata.normalize("NFKC", text.replace("\u00ad", "")):
            if character.isspace() or character == "\u200b":
                gap = " "
            elif character == LINE:
                gap = gap or LINE
            elif character == WRAP_MARK:
                gap = gap or LINE
            elif character in HYPHENS or unicodedata.category(character) == "Cf":
                # What joins emoji stays with the text; some tools leave it out.
                gap = gap or LINE if character in HYPHENS else gap
            else:
                letters.append(character)
                before.append(gap)
                gap = ""
        self.text = "".join(letters)
        self.before = before


def pdftotext(path, count):
    text = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return text.stdout.decode("utf-8", "replace").split("\f")[:count]


def mutool(path, count):
    text = subprocess.run(["mutool", "draw", "-q", "-F", "txt", "-o", "-", path], capture_output=True, check=True)
    return text.stdout.decode("utf-8", "replace").split("\f")[:count]


def pypdfium(path, count):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        textpage = page.get_textpage()
        found.append(textpage.get_text_range(errors="replace").replace("\r", ""))
        textpage.close()
        page.close()
    document.close()
    return found[:count]


TOOLS = {"pdftotext": pdftotext, "pypdfium2": pypdfium, "mutool": mutool}


def judge(path, document):
    """The faults, at most a few of each page and tool."""
    faults = []
    expected = [[segment.text for segment in page if segment.text.strip()] for page in document.pages]
    # Text of drawings is no text of the course; tools may find it, and each does so in its own way.
    drawn = [any(segment.forms for segment in page) for page in document.pages]
    for name, read in TOOLS.items():
        pages = read(path, len(expected))
        if len(pages) != len(expected):
            faults.append(f"{name}: expected {len(expected)} pages of text, found {len(pages)}")
            continue
        for number, (segments, text) in enumerate(zip(expected, pages)):
            faults += [f"{name}, page {number + 1}: {fault}" for fault in compare(segments, text, drawn[number])][:4]
    return faults


def compare(segments, text, has_drawings):
    found = Letters(text)
    whole = Letters(LINE.join(segments))
    if found.text == whole.text:
        return spaces(whole, found, 0)
    faults = []
    missing = collections.Counter(whole.text)
    missing.subtract(collections.Counter(found.text))
    odd = {character: count for character, count in missing.items() if count}
    if odd and not has_drawings:
        faults.append("letters missing (+) or too many (-): " + ", ".join(
            f"{character!r} {count:+}" for character, count in sorted(odd.items())[:12]))
    # Tools have their own order of blocks: each must stand whole somewhere, and none twice in one place.
    taken = []
    for segment in sorted(segments, key=len, reverse=True):
        part = Letters(segment)
        if not part.text:
            continue
        place = found.text.find(part.text)
        while place >= 0 and any(place < end and start < place + len(part.text) for start, end in taken):
            place = found.text.find(part.text, place + 1)
        if place < 0:
            faults.append(f"not found as it stands: “{segment.replace(LINE, '¦')[:100]}”")
        else:
            taken.append((place, place + len(part.text)))
            faults += spaces(part, found, place)
    return faults


def spaces(expected, found, place):
    """Words that a tool runs together, and words that it takes apart."""
    faults = []
    for index in range(1, len(expected.text)):
        wanted, had = expected.before[index], found.before[place + index]
        pair = expected.text[index - 1:index + 1]
        if wanted == " " and had == "" and not any(unicodedata.name(one, "").startswith(CLOSE_SCRIPTS) for one in pair):
            faults.append(f"no space before “{expected.text[index:index + 20]}”")
        elif wanted == "" and had == " " and pair.isalpha() and pair.isascii():
            faults.append(f"a space inside a word before “{expected.text[index:index + 20]}”")
    return faults
