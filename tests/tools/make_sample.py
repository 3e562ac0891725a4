#!/usr/bin/env python3
"""Writes the sample company's evidence and its policies' former versions.

    tests/tools/make_sample.py [FOLDER]

FOLDER is templates/sample/evidence unless given; it must not hold other
files. The versions go to policies/ beside it. Same script, same bytes: a fixed
seed, no clock, no locale, standard library only.

Two blemishes are meant, so that the sample shows how a gap looks: COM-05 has
no review in the second quarter, and IR-03 keeps one file out of the binder
with `exclude:` and its reason.
SPDX-License-Identifier: Apache-2.0
"""

import pathlib
import shutil
import sys

sys.dont_write_bytecode = True

from sample import (access, change, design, duties, govern,  # noqa: E402
                    keep, proofs, rules, samples, versions, watch)
from sample.book import ACTORS, Book  # noqa: E402


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else \
        here / "templates" / "sample" / "evidence"
    half, day = Book(root, "2026-H1"), Book(root, "2026-01-31")
    for part in (change, watch, keep, access, rules, govern, samples,
                 proofs, duties):
        part.all_of_it(half)
    design.all_of_it(day)
    for book in (half, day):
        served = set(book.folders)
        for files in book.folders.values():
            for facts, _ in files:
                served.update(facts.get("controls", ()))
        missing = set(ACTORS) - served
        if missing:
            sys.exit(f"{book.root.name}: nothing for {sorted(missing)}")
        shutil.rmtree(book.root, ignore_errors=True)
        print(f"{book.root.name}: {book.write()} files")
    texts = versions.write(here / "policies", root.parent)
    print(f"policies: {texts} former versions")


if __name__ == "__main__":
    main()
