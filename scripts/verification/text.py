"""Judges a PDF: is it sound, and does a reader that knows nothing of lectern find every piece of the course in it?"""
import re
import subprocess
import unicodedata

from .reading import GAP, pieces

# What a page has above and below its text, in points: the running head, the number. Cut off before reading.
HEAD, FOOT = 52, 46
# The scripts of the fonts that lectern carries.
CARRIED = ("LATIN", "GREEK", "CYRILLIC", "DIGIT", "MODIFIER", "COMBINING", "SUPERSCRIPT", "SUBSCRIPT")
CLOSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "FULLWIDTH", "HALFWIDTH", "KANGXI")


class Stream:
    """Letters and digits alone, with whether white space stood before each: hyphens and line breaks fall away."""

    def __init__(self, text):
        letters, spaced = [], []
        space = False
        for character in unicodedata.normalize("NFKC", text).casefold():
            if character == GAP:
                letters.append(GAP)
                spaced.append(False)
                space = True
            elif unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Mc":
                letters.append(character)
                spaced.append(space)
                space = False
            elif character.isspace():
                space = True
        self.text = "".join(letters)
        self.spaced = spaced


def qpdf(path):
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    return [] if checked.returncode == 0 else [f"qpdf: {line}" for line in (checked.stdout + checked.stderr).split("\n")
                                               if "WARNING" in line or "ERROR" in line] or ["qpdf refuses it"]


def read(path):
    """The text of all pages between head and foot, in the order in which it was drawn, and how many pages there are."""
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
    text = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-x", "0", "-y", str(HEAD), "-W", str(round(width)),
         "-H", str(round(height - HEAD - FOOT)), path, "-"], capture_output=True, check=True)
    return text.stdout.decode(), int(re.search(r"Pages:\s+(\d+)", info).group(1))


def find(parts, page, after):
    """Where a piece stands in the page text, as (start, end); between its parts stands at most what their gaps allow."""
    first = parts[0][0]
    ends = {}
    place = page.find(first, after)
    while place >= 0:
        ends[place + len(first)] = place
        place = page.find(first, place + 1)
    for part, allowed in parts[1:]:
        following = {}
        for end, start in ends.items():
            limit = end + allowed + len(part)
            place = page.find(part, end, limit)
            while place >= 0:
                following.setdefault(place + len(part), start)
                place = page.find(part, place + 1, limit)
        ends = following
    return sorted((start, end) for end, start in ends.items())


def parts(text):
    """The runs between the gaps, each with how many letters may stand before it."""
    found = []
    for match in re.finditer(f"({GAP}*)([^{GAP}]+)", text):
        found.append((match.group(2), 80 + 60 * len(match.group(1)) if match.group(1) else 0))
    return found


def is_carried(character):
    return unicodedata.name(character, "DIGIT").startswith(CARRIED) or not character.isalpha()


def judge(path, course, missing_glyphs, skip_text=False):
    """Gives the number of pages, of pieces found, of pieces, of pieces excepted, and the faults.

    `missing_glyphs` are the JSON Pointers for which lectern warned that no font has a character: there, pieces in
    scripts whose fonts lectern does not carry are excepted.
    """
    faults = qpdf(path)
    text, pages = read(path)
    if skip_text:
        return pages, 0, 0, 0, faults
    page = Stream(text)
    found = total = excepted = 0
    field, cursor = None, 0
    for pointer, piece in pieces(course):
        # The pieces of one field stand in their order; fields may be anywhere (answers at the end of the book).
        if pointer != field:
            field, cursor = pointer, 0
        stream = Stream(piece)
        sought = parts(stream.text)
        if not sought:
            continue
        # A quiz is set with its lesson, and warned of there.
        warned = any(pointer.startswith(("/quizzes/", warning)) for warning in missing_glyphs)
        if warned and not all(map(is_carried, stream.text.replace(GAP, ""))):
            excepted += 1
            continue
        total += 1
        shown = " ".join(piece.replace(GAP, " … ").split())[:160]
        places = find(sought, page.text, cursor)
        if not places:
            where = "before what precedes it" if cursor and find(sought, page.text, 0) else "not in the pages"
            faults.append(f"{pointer}: {where}: {shown}")
            continue
        found += 1
        if len(sought) == 1:
            spaced = [place for place in places if run_together(stream, page, place[0]) is None]
            if not spaced:
                faults.append(f"{pointer}: no space before “{run_together(stream, page, places[0][0])}”: {shown}")
            places = spaced or places
        cursor = places[0][1]
    return pages, found, total, excepted, faults


def run_together(stream, page, place):
    """The first word that white space precedes in the piece and not in the pages."""
    offset = len(stream.text) - len(stream.text.lstrip(GAP))
    body = stream.text.strip(GAP)
    for index in range(1, len(body)):
        pair = body[index - 1:index + 1]
        if stream.spaced[offset + index] and not page.spaced[place + index]:
            if not any(unicodedata.name(character, "").startswith(CLOSE_SCRIPTS) for character in pair):
                return body[index:index + 30]
    return None
