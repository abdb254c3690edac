#!/usr/bin/env python3
"""What all archives of a course cost together, how large they are beside zip -9, and whether memory stays flat.

usage: Benchmarks/archives.py --lectern PROGRAM [--runs 5] [--memory 200,2000] COURSE
COURSE is the folder of a course. Three tables:

  cost    CPU seconds of building every format at once, without a cache, against deflating each different content of all
          these archives once (libdeflate by itself, the levels that the program uses)
  size    each archive against `zip -9 -X` over the same files in the same order
  memory  peak memory of building three formats at once of courses whose pictures take so many MB, with and without a
          cache; left out unless --memory names sizes; needs five times the largest size on disk
"""
import argparse, ctypes, ctypes.util, hashlib, json, os, random, re, resource, shutil, statistics, struct
import subprocess, sys, tempfile, zipfile, zlib

FORMATS = ["scorm12", "scorm12-single", "scorm2004", "cmi5", "cc11", "cc13", "moodlexml", "gift", "qti21", "epub",
           "markdown"]
ARCHIVES = (".zip", ".imscc", ".epub")
# Pictures that are compressed already get level 6, all else 9, as in DeflatedStreams.
COMPRESSED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def run(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"failed with {done.returncode}: {' '.join(command)}\n{done.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(command):
    """MiB of the process, from GNU time."""
    done = subprocess.run(["/usr/bin/time", "-f", "PEAK %M", *command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"failed with {done.returncode}: {' '.join(command)}\n{done.stderr[-2000:]}")
    return int(re.findall(r"PEAK (\d+)", done.stderr)[-1]) / 1024


def site(folder, course, formats=FORMATS):
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/lectern.yaml", "w") as file:
        file.write("courses: " + json.dumps([os.path.relpath(course, folder)]) + "\noutputs: [lms]\n")
        file.write("lms: {formats: " + json.dumps(formats) + "}\n")
    return folder


def build(lectern, folder, *arguments):
    shutil.rmtree(folder + "/dist", ignore_errors=True)
    return [lectern, "build", folder, "--output", folder + "/dist", "--quiet", *arguments]


def archives(folder):
    return [f"{folder}/dist/lms/{name}" for name in sorted(os.listdir(folder + "/dist/lms")) if name.endswith(ARCHIVES)]


def unique_contents(paths):
    contents = {}
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                content = archive.read(entry)
                level = 6 if entry.filename.lower().endswith(COMPRESSED) else 9
                contents[hashlib.sha256(content).digest()] = (content, level)
    return list(contents.values())


def deflate_once(contents):
    """CPU seconds of deflating by libdeflate alone."""
    library = ctypes.CDLL(ctypes.util.find_library("deflate") or "libdeflate.so.0")
    library.libdeflate_alloc_compressor.restype = ctypes.c_void_p
    library.libdeflate_deflate_compress_bound.restype = ctypes.c_size_t
    library.libdeflate_deflate_compress_bound.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    library.libdeflate_deflate_compress.restype = ctypes.c_size_t
    library.libdeflate_deflate_compress.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]
    compressors = {level: library.libdeflate_alloc_compressor(level) for level in (6, 9)}
    room = ctypes.create_string_buffer(max(len(content) for content, _ in contents) + 65536)
    before = resource.getrusage(resource.RUSAGE_SELF)
    for content, level in contents:
        library.libdeflate_deflate_compress(compressors[level], content, len(content), room, len(room))
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cost(lectern, course, work, runs):
    folder = site(work + "/all", course)
    command = lambda *more: build(lectern, folder, "--jobs", "1", *more)
    rows = []
    none = site(work + "/gift", course, ["gift"])
    cached = ["--cache", work + "/cache"]
    run(command(*cached))
    for _ in range(runs):
        cold = run(command("--no-cache"))
        contents = unique_contents(archives(folder))
        once = deflate_once(contents)
        reading = run(build(lectern, none, "--jobs", "1", "--no-cache"))
        kept = run(command(*cached, "--clean"))
        rows.append((cold, once, reading, kept))
    cold, once, reading, kept = (statistics.median(row[i] for row in rows) for i in range(4))
    size = sum(len(content) for content, _ in contents)
    print(f"{len(contents)} different contents of {size / 1e6:.2f} MB, deflated once: {once:.3f} CPU s")
    print(f"all formats: {cold:.3f} CPU s, of which {reading:.3f} for a build of the smallest format alone")
    print(f"all formats with kept streams: {kept:.3f} CPU s")
    print(f"archives against deflating once: {(cold - reading) / once:.3f}; with reading and parsing: {cold / once:.3f}")
    print(f"deflating in the build against deflating once: {(cold - kept) / once:.3f}")
    return folder


def sizes(folder, work):
    print(f"\n{'archive':40} {'bytes':>11} {'zip -9':>11} {'ratio':>7}")
    for path in archives(folder):
        unpacked = tempfile.mkdtemp(dir=work)
        with zipfile.ZipFile(path) as archive:
            archive.extractall(unpacked)
            names = archive.namelist()
        other = work + "/other.zip"
        run(["zip", "-9", "-X", "-q", "-@", other], cwd=unpacked, input="\n".join(names) + "\n")
        ours, theirs = os.path.getsize(path), os.path.getsize(other)
        os.remove(other)
        shutil.rmtree(unpacked)
        print(f"{os.path.basename(path):40} {ours:11} {theirs:11} {ours / theirs:7.4f}")


def png(random_bytes):
    """A picture of noise that no one can compress, 1024 by 1024."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    rows = b"".join(b"\0" + random_bytes(3072) for _ in range(1024))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1024, 1024, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))


def course_of(megabytes, lectern, work):
    """The first course with so many MB of pictures, shown by its first lesson and by its second."""
    root = f"{work}/memory-{megabytes}"
    run([lectern, "new", root])
    course = root + "/courses/first-course"
    with open(course + "/package.json") as file:
        package = json.load(file)
    noise = random.Random(megabytes)
    count = max(2, megabytes // 3)
    for number in range(count):
        with open(f"{course}/assets/noise-{number:04}.png", "wb") as file:
            file.write(png(noise.randbytes))
    for index, lesson in enumerate(package["lessons"]):
        shown = range(index, count, len(package["lessons"]))
        lesson["explanation"]["overview"] += "".join(f"\n\n![Noise](assets/noise-{n:04}.png)" for n in shown)
    with open(course + "/package.json", "w") as file:
        json.dump(package, file)
    run([lectern, "seal", course, "--approved-by", "A benchmark", "--at", "2026-01-01T00:00:00Z"])
    return course


def memory(lectern, work, megabytes):
    print(f"\n{'pictures':>9} {'cache':>6} {'peak MiB':>9} {'CPU s':>8} {'output MB':>10}")
    for size in megabytes:
        course = course_of(size, lectern, work)
        folder = site(f"{work}/site-{size}", course, ["scorm12", "cc13", "epub"])
        for name, arguments in (("no", ["--no-cache"]), ("yes", ["--cache", f"{work}/cache-{size}"])):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            top = peak(build(lectern, folder, "--jobs", "2", *arguments))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            output = sum(os.path.getsize(f"{folder}/dist/lms/{name}") for name in os.listdir(folder + "/dist/lms"))
            print(f"{size:6} MB {name:>6} {top:9.1f} {cpu:8.2f} {output / 1e6:10.1f}", flush=True)
        for path in (f"{work}/cache-{size}", folder, f"{work}/memory-{size}"):
            shutil.rmtree(path, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("course", nargs="?")
    parser.add_argument("--lectern", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", default="")
    options = parser.parse_args()
    lectern = os.path.abspath(options.lectern)
    work = tempfile.mkdtemp(prefix="lectern-benchmark-")
    try:
        if options.course:
            folder = cost(lectern, os.path.abspath(options.course), work, options.runs)
            sizes(folder, work)
        if options.memory:
            memory(lectern, work, [int(size) for size in options.memory.split(",")])
    finally:
        shutil.rmtree(work)


main()
