#!/usr/bin/env python3
"""Writes templates/learner/math.woff2: the signs of formulas, for systems that have no face for them.

  scripts/math-font.py STIXMath-Regular.otf     from Debian's fonts-stix; needs fonttools and brotli from PyPI

What is left out keeps its place in the reader's own fonts. The face is renamed, as its licence (SIL OFL 1.1) asks.
"""

import pathlib
import sys

from fontTools import subset, ttLib

CHARACTERS = (
    "20-7E A8 AC AF-B1 B4 D7 F7 131 237 2C6 2C7 2D8 2D9 2DC 302-304 306-308 30C 338 391-3C9 3D1 3D5 3D6 3F0 3F1 3F5 "
    "2016 2020 2026 2032-2034 203E 2061-2064 20D7 2102 210B 210E-2113 2115 2118-211D 2124 2128 212C-2134 2190-2199 21A6 "
    "21CC 21D0-21D5 2200-22C5 22EE-22F1 2308-230B 239B-23B3 23DC-23E1 25A1 25CB 27E8 27E9 27F5-27FC 2A7D 2A7E "
    "1D400-1D467 1D49C-1D4CF 1D538-1D56B 1D6A4 1D6A5 1D6A8-1D71B"
)
NAMES = {1: "Lectern Math", 3: "Lectern Math from STIX Math 1.1.1", 4: "Lectern Math", 6: "LecternMath-Regular"}
NAMES[13] = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
NAMES[14] = "https://openfontlicense.org"


def characters():
    for part in CHARACTERS.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


options = subset.Options(flavor="woff2", layout_features=["*"], drop_tables=["FFTM"], name_IDs=["*"])
font = subset.load_font(sys.argv[1], options)
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=list(characters()))
subsetter.subset(font)
for identifier, text in NAMES.items():
    font["name"].setName(text, identifier, 3, 1, 0x409)
font["CFF "].cff.fontNames[0] = NAMES[6]
font["head"].modified = font["head"].created
font.recalcTimestamp = False
target = pathlib.Path(__file__).resolve().parent.parent / "templates/learner/math.woff2"
subset.save_font(font, str(target), options)
print(f"{target.name}: {target.stat().st_size:,} bytes, {len(ttLib.TTFont(target).getGlyphOrder())} glyphs")
