#!/usr/bin/env python3
"""Holds the SVG of courses against Chromium's rendering of them.

    Benchmarks/drawings.py COURSES [--keep FOLDER] [--system-fonts] [--program PROGRAM]

Every SVG below COURSES is drawn by Chromium and, through `drawing-pages` and mutool, by Lectern, on white at 150 dpi:
both at four times that, then averaged, since renderers move letters and lines onto whole pixels each in its own way, which
says nothing about the drawing. --direct leaves that out. A line for each says how many pixels differ by more than 32 of 255 in a channel; the last lines give worst and mean. The
exit status is 1 where one differs in more than 2 %.

Both use the faces of fonts/ unless --system-fonts lets Chromium choose: Noto Serif for serif and for text that names no
family, Noto Sans for sans-serif, Noto Sans Mono for monospace.
"""

import argparse
import hashlib
import html
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DPI = 150

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
{aliases}
<match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans</string></edit></match>
</fontconfig>"""
ALIAS = (
    '<match target="pattern"><test name="family"><string>{0}</string></test>'
    '<edit name="family" mode="assign" binding="strong"><string>{1}</string></edit></match>'
)
FAMILIES = {
    "serif": "Noto Serif", "Times New Roman": "Noto Serif", "Times": "Noto Serif",
    "sans-serif": "Noto Sans", "Arial": "Noto Sans", "Helvetica": "Noto Sans", "system-ui": "Noto Sans", "sans": "Noto Sans",
    "monospace": "Noto Sans Mono", "Courier New": "Noto Sans Mono", "Monospace": "Noto Sans Mono",
}


def chromium(svg, width, height, scale, target, folder, system_fonts):
    page = folder / "page.html"
    page.write_text(
        '<!DOCTYPE html><meta charset="utf-8"><style>*{margin:0;background:#fff}img{display:block}</style>'
        f'<img src="file://{html.escape(str(svg))}" style="width:{width * scale}px;height:{height * scale}px">'
    )
    environment = dict(os.environ)
    if not system_fonts:
        configuration = folder / "fonts.conf"
        aliases = "\n".join(ALIAS.format(name, family) for name, family in FAMILIES.items())
        configuration.write_text(FONTS.format(fonts=ROOT / "fonts", cache=folder / "cache", aliases=aliases))
        environment["FONTCONFIG_FILE"] = str(configuration)
    subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={folder}/profile", "--font-render-hinting=none",
            # A window has a least size, and a part of its height that shows nothing.
            f"--window-size={max(width * scale, 500) + 20:.0f},{height * scale + 200:.0f}", f"--screenshot={target}", f"file://{page}",
        ],
        check=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        timeout=120,
    )


def difference(ours, theirs, times, target):
    """The share of pixels that differ by more than 32 of 255 in a channel."""
    sizes = [
        subprocess.run(["identify", "-format", "%w %h", str(file)], capture_output=True, text=True, check=True).stdout
        for file in (ours, theirs)
    ]
    width, height = (min(values) // times * times for values in zip(*[map(int, size.split()) for size in sizes]))
    crop = f"{width}x{height}+0+0"
    command = ["convert"]
    for file in (ours, theirs):
        command += ["(", str(file), "-background", "white", "-alpha", "remove", "-crop", crop, "+repage", "-scale", f"{100 / times}%", ")"]
    command += ["-compose", "difference", "-composite", "-separate", "-evaluate-sequence", "max"]
    command += ["-threshold", f"{32 / 255 * 100}%"]
    if target:
        command += ["-write", str(target)]
    command += ["-format", "%[fx:mean]", "info:"]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("courses", type=pathlib.Path, help="a folder with SVG files at any depth")
    parser.add_argument("--keep", type=pathlib.Path, help="where pictures and differences stay")
    parser.add_argument("--system-fonts", action="store_true", help="let Chromium take the system's fonts")
    parser.add_argument("--program", default=str(ROOT / ".build/debug/drawing-pages"))
    parser.add_argument("--direct", action="store_true", help="draw at 150 dpi, without averaging")
    options = parser.parse_args()
    times = 1 if options.direct else 4
    seen = set()
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        keep = options.keep or folder / "kept"
        keep.mkdir(parents=True, exist_ok=True)
        for svg in sorted(options.courses.rglob("*.svg")):
            digest = hashlib.sha256(svg.read_bytes()).digest()
            if digest in seen:
                continue
            seen.add(digest)
            svg = svg.resolve()
            printed = subprocess.run([options.program, str(folder), str(svg)], capture_output=True, text=True, check=True)
            width, height, _, notes = printed.stdout.rstrip("\n").split("\t")
            width, height = float(width), float(height)
            if not width:
                print(f"not drawn  {svg}: {notes}")
                results.append(1.0)
                continue
            base = keep / svg.stem
            subprocess.run(
                [
                    "mutool", "draw", "-q", "-r", str(DPI * times), "-o", f"{base}-ours.png",
                    str(folder / (svg.stem + ".pdf")),
                ],
                check=True, stderr=subprocess.DEVNULL,
            )
            chromium(svg, width, height, DPI * times / 96, f"{base}-chromium.png", folder, options.system_fonts)
            share = difference(f"{base}-ours.png", f"{base}-chromium.png", times, options.keep and f"{base}-difference.png")
            results.append(share)
            print(f"{share * 100:6.2f} %  {svg.name}{'  ' + notes if notes else ''}", flush=True)
    if not results:
        sys.exit("no SVG found")
    print(f"worst {max(results) * 100:.2f} %, mean {sum(results) / len(results) * 100:.2f} % of {len(results)}")
    sys.exit(1 if max(results) > 0.02 else 0)


if __name__ == "__main__":
    main()
