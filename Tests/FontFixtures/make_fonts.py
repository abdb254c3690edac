#!/usr/bin/env python3
"""Writes FontFixture+Bytes.swift: small fonts that the tests read. Needs fontTools 4 and Pillow.

    python3 Tests/FontFixtures/make_fonts.py
"""
import base64
import io
import os
import textwrap

from fontTools import version
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.sbixGlyph import Glyph as SbixGlyph
from fontTools.ttLib.tables.sbixStrike import Strike
from PIL import Image

NAMES = {"copyright": "Made for the tests of Lectern", "version": "Version 1.0"}
EPOCH = 3_786_912_000  # 1 January 2024, so that the bytes are the same each time


def box(pen, left, bottom, right, top):
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()


def disc(pen, x, y, radius):
    handle = radius * 552 // 1000
    pen.moveTo((x + radius, y))
    pen.curveTo((x + radius, y - handle), (x + handle, y - radius), (x, y - radius))
    pen.curveTo((x - handle, y - radius), (x - radius, y - handle), (x - radius, y))
    pen.curveTo((x - radius, y + handle), (x - handle, y + radius), (x, y + radius))
    pen.curveTo((x + handle, y + radius), (x + radius, y + handle), (x + radius, y))
    pen.closePath()


def outline(draw, cff=False, width=1000):
    if cff:
        pen = T2CharStringPen(width, None)
        draw(pen)
        return pen.getCharString()
    pen = TTGlyphPen(None)
    draw(pen)
    return pen.glyph()


SHAPES = {
    ".notdef": lambda pen: box(pen, 100, 0, 900, 700),
    "space": lambda pen: None,
    "square": lambda pen: box(pen, 100, -100, 900, 700),
    "inner": lambda pen: box(pen, 300, 100, 700, 500),
    "bar": lambda pen: box(pen, 100, 250, 900, 350),
}


def builder(family, cmap, cff=False):
    font = FontBuilder(1000, isTTF=not cff)
    order = list(SHAPES)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(cmap)
    if cff:
        strings = {name: outline(draw, True) for name, draw in SHAPES.items()}
        strings["space"] = outline(SHAPES["space"], True, 300)
        strings["inner"] = outline(lambda pen: disc(pen, 500, 300, 250), True)
        font.setupCFF(family.replace(" ", "") + "-Regular", {"FullName": family}, strings, {})
    else:
        font.setupGlyf({name: outline(draw) for name, draw in SHAPES.items()})
    font.setupHorizontalMetrics({name: (300, 0) if name == "space" else (1000, 100) for name in order})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    names = {"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "") + "-Regular", **NAMES}
    font.setupNameTable(names)
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=500, sCapHeight=700, fsType=0)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = EPOCH
    font.font.recalcTimestamp = False
    return font


def saved(font):
    stream = io.BytesIO()
    font.font.save(stream)
    return stream.getvalue()


PALETTE = [(0.9, 0.1, 0.1, 1.0), (0.1, 0.2, 0.8, 1.0), (1.0, 0.9, 0.2, 0.5)]
CMAP = {0x20: "space", 0x41: "inner", 0x1F534: "square", 0x1F535: "inner", 0x1F7E6: "bar"}


def coloured(family, glyphs, colr_version):
    font = builder(family, CMAP)
    font.font["CPAL"] = buildCPAL([PALETTE])
    font.font["COLR"] = buildCOLR(glyphs, version=colr_version, glyphMap=font.font.getReverseGlyphMap())
    return saved(font)


def solid(index, alpha=1.0):
    return {"Format": 2, "PaletteIndex": index, "Alpha": alpha}


def stops(*colours):
    last = len(colours) - 1
    return {
        "Extend": "pad",
        "ColorStop": [{"StopOffset": i / last, "PaletteIndex": c, "Alpha": 1.0} for i, c in enumerate(colours)],
    }


def glyph(name, paint):
    return {"Format": 10, "Glyph": name, "Paint": paint}


LAYERS = {"square": [("square", 0), ("inner", 1), ("bar", 2)], "inner": [("inner", 0xFFFF)]}
LINEAR = {"Format": 4, "ColorLine": stops(0, 1, 0), "x0": 100, "y0": 0, "x1": 900, "y1": 0, "x2": 100, "y2": 700}
RADIAL = {"Format": 6, "ColorLine": stops(2, 0), "x0": 500, "y0": 300, "r0": 0, "x1": 500, "y1": 300, "r1": 300}
ROTATE = {"Format": 26, "Paint": glyph("bar", solid(1)), "angle": 45.0, "centerX": 500, "centerY": 300}
GRAPH = {
    "square": {
        "Format": 1,
        "Layers": [
            glyph("square", LINEAR),
            glyph("inner", RADIAL),
            ROTATE,
            {
                "Format": 32,
                "SourcePaint": {"Format": 14, "Paint": glyph("bar", solid(2)), "dx": 0, "dy": 200},
                "CompositeMode": "src_over",
                "BackdropPaint": {"Format": 18, "Paint": glyph("bar", solid(0)), "scaleX": 0.5, "scaleY": 0.5,
                                  "centerX": 500, "centerY": 0},
            },
        ],
    },
    "inner": {"Format": 11, "Glyph": "square"},
}
# Two glyphs that paint each other, twice each: 2 to the power of the depth, were there no bound.
CIRCLE = {
    "square": {"Format": 1, "Layers": [{"Format": 11, "Glyph": "inner"}, {"Format": 11, "Glyph": "inner"}]},
    "inner": {"Format": 1, "Layers": [{"Format": 11, "Glyph": "square"}, {"Format": 11, "Glyph": "square"}]},
}


def pictures(family):
    font = builder(family, CMAP)
    picture = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    picture.paste((20, 160, 60, 255), (2, 2, 30, 30))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    table = newTable("sbix")
    table.version = 1
    table.flags = 1
    strike = Strike(ppem=32, resolution=72)
    for name in SHAPES:
        data = stream.getvalue() if name in ("square", "inner") else None
        strike.glyphs[name] = SbixGlyph(glyphName=name, graphicType="png " if data else None, imageData=data)
    table.strikes = {32: strike}
    font.font["sbix"] = table
    return saved(font)


FONTS = [
    ("layers", "Outlines over one another: `COLR` version 0.", coloured("Lectern Layers", LAYERS, 0)),
    ("graph", "Gradients, transforms and a composite: `COLR` version 1.", coloured("Lectern Graph", GRAPH, 1)),
    ("circle", "Two glyphs that paint each other for ever.", coloured("Lectern Circle", CIRCLE, 1)),
    ("pictures", "Bitmaps beside outlines: `sbix`.", pictures("Lectern Pictures")),
    ("compact", "Cubic outlines: `CFF `.", saved(builder("Lectern Compact", {0x20: "space", 0x41: "square", 0x42: "inner",
                                                                           0x43: "bar"}, cff=True))),
]

lines = [
    f"// Generated by make_fonts.py with fontTools {version}.",
    "",
    "extension FontFixture {",
]
for name, meaning, data in FONTS:
    lines += [f"    /// {meaning}", f'    static let {name}Base64 = """']
    lines += ["        " + line for line in textwrap.wrap(base64.b64encode(data).decode(), 110)]
    lines += ['        """', ""]
lines[-1] = "}"
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "FontFixture+Bytes.swift")
with open(path, "w") as file:
    file.write("\n".join(lines) + "\n")
for name, _, data in FONTS:
    print(name, len(data))
    if os.environ.get("FONT_FOLDER"):
        with open(os.path.join(os.environ["FONT_FOLDER"], name + ".ttf"), "wb") as file:
            file.write(data)
