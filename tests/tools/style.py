#!/usr/bin/env python3
"""Rules about the sources that are tests.

style.py slugs      each message's slug is explained in the manual page
style.py tested     a test names each rule of check
style.py format     .clang-format, when its version is the one it is for
style.py width      no line of C over 80 columns, no tab, no blank at an end
style.py functions  prints how long functions are; judges nothing

Exits 0 when the rule holds, 1 with file:line for each breach, 77 ("skipped"
to CTest) when a tool is missing.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORMAT_VERSION = "14"


def sources(*folders):
    """Every C file below the folders, as paths relative to the root."""
    found = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.[ch]")):
            found.append(path.relative_to(ROOT))
    return found


def say(path, line, text):
    print(f"{path}:{line}: {text}")
    return 1


def slugs():
    """A line '.It Cm slug' for each slug of the table, and none besides."""
    page = pathlib.Path("src/auditbinder.1")
    table = pathlib.Path("src/base/diag_ids.h")
    if not (ROOT / page).exists():
        return say(page, 1, "there is no manual page")
    told = {}
    for number, line in enumerate((ROOT / page).read_text().split("\n"), 1):
        found = re.match(r"\.It Cm ([a-z0-9-]+)$", line)
        if found:
            told[found[1]] = number
    broken, known = 0, set()
    for number, line in enumerate((ROOT / table).read_text().split("\n"), 1):
        found = re.match(r'DIAG\(\w+, SEVERITY_\w+, "([^"]+)"\)', line)
        if not found:
            continue
        if found[1] in known:
            broken += say(table, number, f"the slug {found[1]} is used twice")
        known.add(found[1])
        if found[1] not in told:
            broken += say(table, number,
                          f"{page} does not explain '{found[1]}'")
    for slug, number in told.items():
        # Options and commands are explained with Fl and Ic, not with Cm.
        if slug not in known and "-" in slug:
            broken += say(page, number, f"no message has the slug '{slug}'")
    print(f"{len(known)} slugs, {len(told)} explained")
    tool = ROOT / "tests/tools/make_manual_slugs.py"
    made = subprocess.run([sys.executable, tool, "--check"])
    return broken + made.returncode


def tested():
    """Each rule of check is named by a test, as its slug or identifier."""
    table = pathlib.Path("src/base/diag_ids.h")
    tests = "".join(path.read_text(errors="replace") for folder in
                    ("tests/check", "tests/e2e", "tests/load")
                    for path in sorted((ROOT / folder).iterdir())
                    if path.suffix in (".c", ".py"))
    broken = count = 0
    for number, line in enumerate((ROOT / table).read_text().split("\n"), 1):
        row = re.match(r'DIAG\(((?:CHECK|MUST|RULE)_\w+), \w+, "([^"]+)"\)',
                       line)
        if not row:
            continue
        count += 1
        if not re.search(rf"\b{row[1]}\b|(?<![\w-]){row[2]}(?![\w-])", tests):
            broken += say(table, number, f"no test names {row[2]}")
    print(f"{count} rules")
    return broken


def layout():
    """What clang-format would change."""
    tool = shutil.which("clang-format")
    if not tool:
        print("skipped: clang-format is not installed")
        sys.exit(77)
    version = subprocess.run([tool, "--version"], capture_output=True,
                             text=True, check=True).stdout
    if f"version {FORMAT_VERSION}." not in version:
        print(f"skipped: {version.strip()}; the layout is that of "
              f"version {FORMAT_VERSION}")
        sys.exit(77)
    files = [str(path) for path in sources("src", "tests")]
    run = subprocess.run([tool, "--dry-run", "-Werror", *files], cwd=ROOT,
                         capture_output=True, text=True)
    print(run.stderr, end="")
    return run.returncode


def width():
    """80 columns, as an editor counts them."""
    broken = 0
    for path in sources("src", "tests"):
        text = (ROOT / path).read_bytes().decode("utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > 80:
                broken += say(path, number, f"{len(line)} columns")
            if "\t" in line:
                broken += say(path, number, "a tab")
            if line != line.rstrip():
                broken += say(path, number, "blanks at the end")
    return broken


def functions():
    """Lengths of the functions of src/, longest last."""
    lengths = []
    for path in sources("src"):
        begin, name = None, ""
        lines = (ROOT / path).read_text().split("\n")
        for number, line in enumerate(lines, 1):
            head = re.match(r"[a-z].*?(\w+)\(", line)
            if head:
                name = head[1]
            if line == "{":
                begin = number
            elif line == "}" and begin:
                lengths.append((number - begin - 1, f"{path}:{begin} {name}"))
                begin = None
    lengths.sort()
    count = len(lengths)
    if not count:
        return 1
    print(f"{count} functions, median {lengths[count // 2][0]} lines, "
          f"95 % within {lengths[count * 95 // 100][0]}, "
          f"longest {lengths[-1][0]}")
    for length, place in lengths[-10:]:
        print(f"{length:4} {place}")
    return 0


RULES = {"slugs": slugs, "tested": tested, "format": layout, "width": width,
         "functions": functions}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in RULES:
        sys.exit(__doc__)
    sys.exit(1 if RULES[sys.argv[1]]() else 0)
