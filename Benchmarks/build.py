#!/usr/bin/env python3
"""Builds every course below a folder and prints what it costs: pages a second, CPU seconds, peak memory.

usage: Benchmarks/build.py --lectern PROGRAM [--runs 5] [--jobs N] [--only OUTPUTS] COURSES
COURSES holds one folder a course, each with a package.json. Each figure is the median of the runs, of the whole process
from its start to its end, without a cache unless the row says so. HTML pages and PDF pages are counted apart.
"""
import argparse, json, os, re, resource, shutil, statistics, subprocess, sys, tempfile, time


def run(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, errors = process.communicate()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"failed with {process.returncode}: {' '.join(command)}\n{errors.decode(errors='replace')[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(command):
    """MiB of the largest process, from GNU time where it is installed."""
    if not os.path.exists("/usr/bin/time"):
        return 0
    process = subprocess.run(["/usr/bin/time", "-f", "PEAK %M", *command], capture_output=True, text=True)
    return int(re.findall(r"PEAK (\d+)", process.stderr)[-1]) / 1024


def pages(output):
    html = sum(name.endswith(".html") for _, _, names in os.walk(output) for name in names)
    pdf = 0
    for folder, _, names in os.walk(output):
        for name in names:
            if name.endswith(".pdf"):
                info = subprocess.run(["pdfinfo", os.path.join(folder, name)], capture_output=True, text=True).stdout
                pdf += int(re.search(r"Pages:\s+(\d+)", info).group(1))
    return html, pdf


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("courses")
    parser.add_argument("--lectern", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="site,pdf,lms")
    options = parser.parse_args()
    lectern = os.path.abspath(options.lectern)
    names = sorted(n for n in os.listdir(options.courses) if os.path.exists(f"{options.courses}/{n}/package.json"))
    work = tempfile.mkdtemp(prefix="lectern-benchmark-")
    try:
        print(f"{options.runs} runs, --jobs {options.jobs}, --only {options.only}")
        print(f"{'course':20} {'html':>5} {'pdf':>5} {'wall s':>8} {'CPU s':>8} {'pages/s':>8} {'peak MiB':>9} {'output MB':>10}")
        for name in names + ["all of them", "all, nothing changed"]:
            cached = name == "all, nothing changed"
            chosen = [name] if name in names else names
            site = os.path.join(work, "site-" + str(len(chosen)) + chosen[0])
            os.makedirs(site, exist_ok=True)
            paths = [os.path.relpath(os.path.join(options.courses, n), site) for n in chosen]
            with open(site + "/lectern.yaml", "w") as file:
                file.write("title: Benchmark\ncourses: " + json.dumps(paths) + "\n")
            output = site + "/dist"
            command = [lectern, "build", site, "--only", options.only, "--jobs", str(options.jobs), "--quiet"]
            command += [] if cached else ["--no-cache"]
            rows = []
            if cached:
                run(command)
                time.sleep(3)
                run(command)
            for _ in range(options.runs):
                if not cached:
                    shutil.rmtree(output, ignore_errors=True)
                rows.append(run(command))
            memory = peak(command)
            html, pdf = pages(output)
            wall, cpu = (statistics.median(row[i] for row in rows) for i in range(2))
            size = sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(output) for f in fs) / 1e6
            print(f"{name:20} {html:5} {pdf:5} {wall:8.3f} {cpu:8.3f} {(html + pdf) / wall:8.0f} {memory:9.1f} {size:10.2f}")
    finally:
        shutil.rmtree(work)


main()
