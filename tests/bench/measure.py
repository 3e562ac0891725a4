"""Times builds of a workspace: measure.py PROGRAM WORK RUNS; WORK/sample is a
workspace. Medians of wall-clock seconds and the greatest peak of memory.
SPDX-License-Identifier: Apache-2.0
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

program, work, runs = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
sample = work / "sample"


def timed(*words, cwd=None):
    """Seconds and peak MiB of one run of a command."""
    begin = time.monotonic()
    child = subprocess.Popen([str(word) for word in words], cwd=cwd,
                             stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{words[0]} ended with status {child.returncode}")
    return seconds, usage.ru_maxrss / 1024


def median(*words, before=None, cwd=None):
    """Median seconds and greatest peak of several runs."""
    found = []
    for _ in range(runs):
        if before:
            before()
        found.append(timed(*words, cwd=cwd))
    return statistics.median(s for s, _ in found), max(p for _, p in found)


def page_count(paths):
    total = 0
    for path in paths:
        run = subprocess.run(["pdfinfo", path], capture_output=True,
                             text=True, check=True)
        total += int(run.stdout.split("Pages:")[1].split()[0])
    return total


def say(label, seconds, peak, note=""):
    print(f"{label:34} {seconds:8.3f} s {peak:8.1f} MiB  {note}")


def binder_part(build):
    """The same files hashed and zipped by ordinary tools."""
    bag = work / "bag"
    with zipfile.ZipFile(next((sample / "out").glob("*/*.zip"))) as archive:
        archive.extractall(bag)
    total = 0.0
    for name, words in (("sha256sum", "find . -type f -exec sha256sum {} +"),
                        ("zip -6", "rm -f ../out.zip; zip -q6r ../out.zip .")):
        if not shutil.which(name.split()[0]):
            print(f"{name}: not installed")
            return
        seconds, peak = median("sh", "-c", words, cwd=bag)
        say(f"{name} of the binder's files", seconds, peak)
        total += seconds
    print(f"{'build / (sha256sum + zip)':34} {build / total:8.2f}")


def other_setters(pages_a_second):
    """The policies' Markdown by other programs, where they are here."""
    sources = sorted((sample / "policies").glob("*.md"))
    joined = work / "policies.md"
    joined.write_text("\n\n".join(
        path.read_text().split("\n---\n", 1)[1].replace("{{", "")
        .replace("}}", "") for path in sources))
    for name, extra in (("typst", ["--pdf-engine=typst"]),
                        ("xelatex", ["--pdf-engine=xelatex"])):
        if not (shutil.which("pandoc") and shutil.which(name)):
            print(f"pandoc with {name}: not installed")
            continue
        target = work / f"{name}.pdf"
        seconds, peak = median("pandoc", "-f", "gfm", joined, "-o", target,
                               *extra)
        pages = page_count([target])
        say(f"pandoc with {name}", seconds, peak,
            f"{pages} pages, {pages / seconds:.0f} pages/s; auditbinder sets "
            f"{pages_a_second / (pages / seconds):.1f} times as many")


def main():
    jobs = os.cpu_count() or 1
    print(f"median of {runs} runs, {jobs} processors")
    check, peak = median(program, "-C", sample, "check")
    say("check", check, peak)
    one, peak = median(program, "-C", sample, "build", "-j1")
    say("build -j1", one, peak)
    full, peak = median(program, "-C", sample, "build", f"-j{jobs}")
    say(f"build -j{jobs}", full, peak, f"{one / full:.2f} times as fast")
    binder = next((sample / "out").glob("*/*.zip"))
    seconds, peak = median(program, "verify", binder)
    say("verify", seconds, peak, f"{binder.stat().st_size} bytes")
    paths = sorted((sample / "out").glob("*/documents/**/*.pdf"))
    size = sum(path.stat().st_size for path in paths)
    if shutil.which("pdfinfo"):
        pages = page_count(paths)
        print(f"{len(paths)} documents, {pages} pages, "
              f"{pages / one:.0f} pages/s with -j1, "
              f"{pages / full:.0f} with -j{jobs}, {size / pages:.0f} bytes a "
              "page")
        other_setters(pages / one)
    else:
        print(f"{len(paths)} documents, {size} bytes (pdfinfo: not installed)")
    binder_part(one)


if __name__ == "__main__":
    main()
