"""Whole commands on whole workspaces: the sample; 2,000 files over all
controls; 10,000 files of 20 KiB against tools that hash and zip.
SPDX-License-Identifier: Apache-2.0
"""
import datetime
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import zipfile

import measure

PERIOD = "2026-H1"
JOBS = os.cpu_count() or 1
FIRST = datetime.date(2026, 1, 1)
SMALL, LARGE = 2000, 10000
LARGE_SIZE = 20 * 1024


def start(program, folder, *options):
    """A new workspace and its controls' folders of evidence."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "-q", "init", folder, *options], check=True)
    plan = subprocess.run([program, "-C", folder, "status", "--period",
                           PERIOD, "--format", "csv"], check=True,
                          capture_output=True, text=True).stdout
    names = sorted({row.split(",")[0] for row in plan.splitlines()[1:]})
    return [folder / "evidence" / PERIOD / name for name in names]


def fill(folders, count, content):
    """COUNT files, dealt to the folders in turn."""
    for number in range(count):
        folder = folders[number % len(folders)]
        folder.mkdir(parents=True, exist_ok=True)
        day = FIRST + datetime.timedelta(number // len(folders) % 180)
        path = folder / f"{day}-export-{number:05}.csv"
        path.write_bytes(content(number))


def mixed(number):
    """20 KiB, half of it a log that shrinks well, half that hardly does."""
    chance = random.Random(number)
    rows = []
    size = 0
    while size < LARGE_SIZE // 2:
        rows.append(f"2026-03-{chance.randrange(1, 32):02},user"
                    f"{chance.randrange(999)},signed in,ok\n".encode())
        size += len(rows[-1])
    return (b"".join(rows) + chance.randbytes(LARGE_SIZE))[:LARGE_SIZE]


def binder_of(workspace):
    return next((workspace / "out").glob("*/*.zip"))


def build(program, workspace, label, *options):
    cost = measure.median(program, "-q", "-C", workspace, "build",
                          "--period", PERIOD, *options)
    measure.say(label, cost)
    return cost


def sample_part(program, work):
    measure.title("The sample workspace")
    measure.head()
    sample = work / "sample"
    start(program, sample, "--sample")
    for command in ("check", "status"):
        measure.say(command, measure.median(program, "-C", sample, command))
    one = build(program, sample, "build -j1", "-j1")
    full = build(program, sample, f"build -j{JOBS}", f"-j{JOBS}")
    binder = binder_of(sample)
    measure.say("verify", measure.median(program, "verify", binder),
                f"{binder.stat().st_size} bytes")
    paths = sorted((sample / "out").glob("*/documents/**/*.pdf"))
    pages = measure.page_count(paths)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} documents, {pages} pages, "
          f"{size / max(pages, 1):.0f} bytes a page; "
          f"{pages / one.seconds:.0f} pages/s with one thread, "
          f"{pages / full.seconds:.0f} with {JOBS}; "
          f"{one.seconds / full.seconds:.2f} times as fast")
    print("Where the build's time goes, one thread:")
    print_stages(stage_times(program, sample, "-j1"))


def many_part(program, work):
    folder = work / "many"
    folders = start(program, folder)
    measure.title(f"{SMALL} small files over {len(folders)} controls")
    measure.head()
    fill(folders, SMALL, lambda number: b"row\n%d\n" % number)
    for command in ("check", "status"):
        measure.say(command, measure.median(program, "-q", "-C", folder,
                                            command, "--period", PERIOD))
    build(program, folder, "build")


def zip_with_python(source, target):
    """Run as a program of its own, as the others are."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED,
                         compresslevel=6) as archive:
        for path in sorted(source.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(source))


def ordinary_tools(bag, work):
    """Seconds of each way to zip the same files, and to hash them first."""
    ways = (("sha256sum", "find . -type f -exec sha256sum {} + >../sums"),
            ("zip", "rm -f ../o.zip; zip -q6r ../o.zip ."),
            ("Python's zipfile", None))
    costs = {}
    for label, shell in ways:
        if shell and not shutil.which(label):
            measure.missing(label, label)
            continue
        words = ["sh", "-c", shell] if shell else [
            sys.executable, "-B", __file__, bag, work / "p.zip"]
        costs[label] = measure.median(*words, cwd=bag)
        measure.say(label + (" -6" if label == "zip" else ""), costs[label])
    hashing = costs.pop("sha256sum", None)
    first = "sha256sum + " if hashing else ""
    return {first + label: cost.seconds + (hashing.seconds if hashing else 0)
            for label, cost in costs.items()}


def stage_times(program, workspace, jobs):
    """What bench_staged says of a build: seconds by stage."""
    run = subprocess.run([program.with_name("bench_staged"), "-q", "-C",
                          workspace, "build", "--period", PERIOD, jobs],
                         capture_output=True, text=True, check=True)
    rows = re.findall(r"^  (\S.*?) +([0-9.]+) ms", run.stderr, re.M)
    return {name: float(time) / 1000 for name, time in rows}


def print_stages(times):
    total = sum(times.values())
    for name, seconds in times.items():
        print(f"  {name:36} {seconds:8.3f} s {100 * seconds / total:5.1f} %")


def large_part(program, work):
    folder = work / "large"
    folders = start(program, folder)
    measure.title(f"{LARGE} files of {LARGE_SIZE // 1024} KiB, hashed and "
                  "zipped")
    measure.head()
    build(program, folder, "build, no evidence yet")
    fill(folders, LARGE, mixed)
    full = build(program, folder, "build")
    paths = sorted((folder / "out").glob("*/documents/**/*.pdf"))
    if measure.page_count(paths):
        print(f"  it made {measure.page_count(paths)} pages, most of them "
              "lists of these files")
    binder = binder_of(folder)
    measure.say("verify", measure.median(program, "verify", binder))
    times = [stage_times(program, folder, f"-j{JOBS}")
             for _ in range(measure.RUNS)]
    alone = statistics.median(each["binder's files read and hashed"] +
                              each["binder zipped"] for each in times)
    print(f"{'its binder alone':32} {alone:8.3f} s")
    bag = measure.emptied(work / "bag")
    with zipfile.ZipFile(binder) as archive:
        archive.extractall(bag)
    for label, seconds in ordinary_tools(bag, work).items():
        print(f"{label:32} {seconds:8.3f} s: "
              f"{seconds / alone:.1f} times the binder alone, "
              f"{seconds / full.seconds:.1f} times the whole build")
    for name in ("o.zip", "p.zip"):
        path = work / name
        if path.exists():
            print(f"{name}: {path.stat().st_size} bytes; the binder: "
                  f"{binder.stat().st_size}")
    print("Where the build's time goes, one thread:")
    print_stages(stage_times(program, folder, "-j1"))


if __name__ == "__main__":
    zip_with_python(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
