"""Seconds, memory and pages of a command, and the lines that report them.
SPDX-License-Identifier: Apache-2.0
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

RUNS = 5


class Cost(NamedTuple):
    seconds: float
    cpu: float   # seconds of all processors; says more on a busy machine
    peak: float  # MiB of the process or the greatest of its children


def timed(*words, cwd=None):
    """One run of a command; one that fails ends the bench."""
    begin = time.monotonic()
    child = subprocess.Popen([str(word) for word in words], cwd=cwd,
                             stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode:
        sys.exit(f"{words[0]} ended with status {child.returncode}\n"
                 f"{said.decode(errors='replace')[-2000:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss / 1024)


def median(*words, cwd=None, runs=None):
    """Medians of the seconds and greatest peak of several runs."""
    found = [timed(*words, cwd=cwd) for _ in range(runs or RUNS)]
    return Cost(statistics.median(cost.seconds for cost in found),
                statistics.median(cost.cpu for cost in found),
                max(cost.peak for cost in found))


def page_count(paths):
    """Pages of some PDF files; 0 where poppler is missing."""
    total = 0
    if not shutil.which("pdfinfo"):
        return 0
    for path in paths:
        run = subprocess.run(["pdfinfo", path], capture_output=True,
                             text=True, check=True)
        total += int(run.stdout.split("Pages:")[1].split()[0])
    return total


def emptied(folder):
    """The folder, made anew."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def title(text):
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def say(label, cost, note=""):
    print(f"{label:32} {cost.seconds:8.3f} s {cost.cpu:8.3f} s "
          f"{cost.peak:7.1f} MiB  {note}", flush=True)


def head():
    print(f"{'':32} {'time':>8}   {'processor':>8}  {'peak':>10}")


def missing(label, what):
    print(f"{label:32} not installed: {what}; not compared", flush=True)


def say_pages(label, cost, paths, ours=None):
    """A row about PDF files; OURS is the cost it is a multiple of."""
    pages = page_count(paths)
    size = sum(path.stat().st_size for path in paths)
    times = " " * 6
    cpu = " " * 6
    if ours:
        times = f"{cost.seconds / ours.seconds:6.1f}"
        cpu = f"{cost.cpu / ours.cpu:6.1f}"
    each = f"{size / pages:7.0f} {pages / cost.seconds:7.0f}" if pages else ""
    print(f"{label:32} {cost.seconds:8.3f} {times} {cost.cpu:8.3f} {cpu} "
          f"{cost.peak:6.1f} {pages:6} {each}", flush=True)


def head_pages():
    print(f"{'':32} {'time s':>8} {'ratio':>6} {'cpu s':>8} {'ratio':>6} "
          f"{'MiB':>6} {'pages':>6} {'B/page':>7} {'pages/s':>7}")
