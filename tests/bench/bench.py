"""Times the program beside others, on the same content, on one machine, in
one run. Prints figures and ratios; asserts none. run.sh calls it.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import os
import pathlib
import subprocess
import tempfile

import documents
import measure
import setters
import workspaces

PARTS = ("page", "stages", "memory", "lines", "sample", "many", "large")


def options():
    parser = argparse.ArgumentParser(prog="dev bench", description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5,
                        help="medians of so many runs")
    parser.add_argument("--corpus", type=pathlib.Path,
                        help="a folder of Markdown files to set instead of "
                        "the policies")
    parser.add_argument("parts", nargs="*", metavar="PART",
                        help=f"of {', '.join(PARTS)}; all unless named")
    chosen = parser.parse_intermixed_args()
    for part in chosen.parts:
        if part not in PARTS:
            parser.error(f"there is no part '{part}'")
    return chosen


def lines(program, paths):
    """Only the first round: the others repeat the same paragraphs."""
    measure.title("Lines of the documents, broken as a whole and by first fit")
    subprocess.run([program, *paths], check=True)


def main():
    chosen = options()
    measure.RUNS = chosen.runs
    program = chosen.program.resolve()
    parts = chosen.parts or PARTS
    print(f"medians of {chosen.runs} runs, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        paths = documents.write_set(measure.emptied(work / "set"),
                                    chosen.corpus)
        long_path = documents.write_long(work / "long.md", paths)
        setter = program.with_name("bench_set")
        if "page" in parts:
            setters.compare(program, setter, work, long_path, paths)
        if "stages" in parts:
            setters.stages(setter, work, long_path, paths)
        if "memory" in parts:
            setters.memory(setter, work, paths)
        if "lines" in parts:
            some = paths if chosen.corpus else paths[:documents.POLICY_COUNT]
            lines(program.with_name("bench_lines"), some)
        for part in ("sample", "many", "large"):
            if part in parts:
                getattr(workspaces, f"{part}_part")(program, work)


if __name__ == "__main__":
    main()
