#!/usr/bin/env python3
"""Measures `lectern verify`.

  python3 Benchmarks/verify.py --lectern .build/release/lectern [--files 1000] [--rounds 15] [--memory MEGABYTES] [PACKAGE...]

Makes a SCORM 1.2 package with as many files (half pages of about 6 kB, half pictures of 12 kB that do not deflate), checks
it `--rounds` times, and prints best and median of the wall time, CPU seconds, peak memory, and how long a start of the
program takes by itself. Packages on the command line are measured as well. With `--memory` it makes a package with
that much video, half of it deflated, and prints the peak memory. Everything is in the disk cache.
"""

import argparse
import multiprocessing
import os
import pathlib
import random
import statistics
import subprocess
import tempfile
import time
import zipfile

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="bench" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" \
xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
"""


def package(path, files, video=0):
    """Writes a package in which verify finds no error."""
    numbers = random.Random(1)
    pages = files // 2
    words = [bytes(numbers.choices(b"abcdefghijklmnopqrstuvwxyz", k=numbers.randint(2, 9))).decode() for _ in range(900)]
    items, resources, contents = [], [], []
    for index in range(pages):
        page, picture = f"lessons/l{index}.html", f"assets/p{index}.jpg"
        text = "".join(f"<p>{' '.join(numbers.choices(words, k=60))}.</p>\n" for _ in range(15))
        text = f'<!DOCTYPE html><html lang="en"><title>{index}</title><img src="../{picture}">\n{text}</html>'
        contents += [(page, text.encode()), (picture, numbers.randbytes(12000))]
        items.append(f'<item identifier="i{index}" identifierref="r{index}" isvisible="true"><title>Page {index}</title></item>')
        resources.append(f'<resource identifier="r{index}" type="webcontent" adlcp:scormtype="sco" href="{page}">'
                         f'<file href="{page}"/><file href="{picture}"/></resource>')
    videos = [f"assets/v{index}.mp4" for index in range(video // 100)]
    if videos:
        files = "".join(f'<file href="{name}"/>' for name in videos)
        resources.append(f'<resource identifier="v" type="webcontent" adlcp:scormtype="asset">{files}</resource>')
    manifest = (HEAD + '<organizations default="o"><organization identifier="o"><title>Bench</title>\n' + "\n".join(items)
                + "\n</organization></organizations>\n<resources>\n" + "\n".join(resources) + "\n</resources>\n</manifest>\n")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("imsmanifest.xml", manifest)
        for name, content in contents:
            archive.writestr(name, content)
        piece = numbers.randbytes(25_000_000) * 4 if videos else b""
        for index, name in enumerate(videos):
            archive.writestr(name, piece, zipfile.ZIP_STORED if index % 2 else zipfile.ZIP_DEFLATED, 1)


def make(path, files, video=0):
    """Writes a package in a process of its own: what this one has had in memory counts as a child's peak."""
    process = multiprocessing.Process(target=package, args=(path, files, video))
    process.start()
    process.join()


def run(command):
    """Wall seconds, CPU seconds, peak megabytes and the output of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lectern", required=True)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--memory", type=int, default=0, help="megabytes of video")
    parser.add_argument("packages", nargs="*")
    options = parser.parse_args()
    starts = [run([options.lectern, "--version"])[0] for _ in range(options.rounds)]
    print(f"a start alone: best {min(starts) * 1000:.1f} ms, median {statistics.median(starts) * 1000:.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "bench.zip"
        make(made, options.files)
        for path in [made, *options.packages]:
            with zipfile.ZipFile(path) as archive:
                count = len(archive.infolist())
                size = sum(entry.file_size for entry in archive.infolist())
            runs = [run([options.lectern, "verify", str(path)]) for _ in range(options.rounds)]
            walls = [one[0] * 1000 for one in runs]
            print(f"{pathlib.Path(path).name}: {count} files, {size / 1e6:.1f} MB unpacked: best {min(walls):.1f} ms, median "
                  f"{statistics.median(walls):.1f} ms, CPU {min(one[1] for one in runs) * 1000:.1f} ms, "
                  f"peak {max(one[2] for one in runs):.0f} MB; {runs[0][3].strip().splitlines()[-1]}")
        if options.memory:
            large = pathlib.Path(folder) / "large.zip"
            make(large, 20, options.memory)
            wall, cpu, peak, output = run([options.lectern, "verify", str(large)])
            print(f"{large.stat().st_size / 1e6:.0f} MB: {wall:.1f} s, CPU {cpu:.1f} s, peak {peak:.0f} MB; "
                  f"{output.strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
