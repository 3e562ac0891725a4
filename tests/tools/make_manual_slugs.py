#!/usr/bin/env python3
"""Writes what each message means into the manual page, between two marks.

make_manual_slugs.py          rewrites that part of src/auditbinder.1
make_manual_slugs.py --check  says whether it is in step; 1 if it is not

The words are those of src/base/diag_help.h, which `check --list` prints too.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "src/auditbinder.1"
BEGIN = '.\\" Made by tests/tools/make_manual_slugs.py from base/diag_help.h.\n'
END = '.\\" End of what is made.\n'


def slugs():
    """The slug of each identifier, in the order of the table."""
    text = (ROOT / "src/base/diag_ids.h").read_text()
    rows = re.findall(r'^DIAG\((\w+), SEVERITY_\w+, "([^"]+)"\)', text, re.M)
    return dict(rows)


def helps():
    """The explanation of each identifier, its C literals joined."""
    text = "".join((ROOT / "src/base" / name).read_text()
                   for name in ("diag_help.h", "diag_help_check.h"))
    told = {}
    pattern = r'^HELP\((\w+),((?:\s*"(?:[^"\\]|\\.)*")+)\)'
    for name, literals in re.findall(pattern, text, re.M):
        pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
        told[name] = "".join(pieces).replace('\\"', '"')
    return told


def mdoc(sentences):
    """Lines of the page: each sentence begins one, as mdoc wants it."""
    lines = []
    for sentence in re.split(r"(?<=[.:]) (?=[A-Z])", sentences):
        sentence = re.sub(r'"([^"]*)"', r"\\(lq\1\\(rq", sentence)
        sentence = sentence.replace("'", "\\(aq")
        for line in textwrap.wrap(sentence, 78, break_on_hyphens=False,
                                  break_long_words=False):
            lines.append("\\&" + line if line.startswith(".") else line)
    return lines


def section():
    told, lines = helps(), [".Bl -tag -width Ds"]
    for slug, name in sorted((slug, name) for name, slug in slugs().items()):
        if name not in told:
            sys.exit(f"src/base/diag_help.h: {name} has no explanation")
        lines += [f".It Cm {slug}", *mdoc(told[name])]
    return "\n".join([*lines, ".El"]) + "\n"


def main():
    page = PAGE.read_text()
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit("src/auditbinder.1: the two marks are missing")
    made = before + BEGIN + section() + END + after
    unknown = set(helps()) - set(slugs())
    if unknown:
        sys.exit(f"src/base/diag_help.h: no such messages: {sorted(unknown)}")
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made)
    elif made != page:
        sys.exit("src/auditbinder.1 is not in step with base/diag_help.h; "
                 "run tests/tools/make_manual_slugs.py")


if __name__ == "__main__":
    main()
