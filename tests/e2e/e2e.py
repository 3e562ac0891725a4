#!/usr/bin/env python3
"""Checks of the whole program: it runs, other tools judge what it made.

e2e.py --program PROGRAM --work FOLDER NAME...   runs checks by name
e2e.py --list                                    names them all

"made" builds the workspaces that most checks look at, so it comes first.
Exits 0 when all passed, 1 when one failed, 77 when the last one was skipped.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import pathlib
import sys
import traceback

import lib
import attacks
import audit
import bags
import binders
import documents
import exports
import history
import holes
import looks
import mistakes
import program
import scale
import texts
import verapdf
import versions
import words
import workspaces

MODULES = (workspaces, program, mistakes, documents, texts, verapdf, binders,
           bags, exports, audit, versions, history, holes, words,
           looks, scale, attacks)
CHECKS = {name: check for module in MODULES
          for name, check in module.CHECKS.items()}


def run(name):
    """0, 1 or 77, after saying which."""
    try:
        CHECKS[name]()
    except lib.Skip as why:
        print(f"{name}: skipped: {why}")
        return 77
    except AssertionError as why:
        print(f"{name}: FAILED: {why}")
        traceback.print_exc(limit=3)
        return 1
    print(f"{name}: passed")
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.list:
        print("\n".join(CHECKS))
        return 0
    unknown = [name for name in options.names if name not in CHECKS]
    if unknown or not options.names or not options.program:
        parser.error(f"name checks of --list, not {unknown}")
    lib.program = options.program.resolve()
    lib.work = options.work.resolve()
    lib.work.mkdir(parents=True, exist_ok=True)
    results = [run(name) for name in options.names]
    return 1 if 1 in results else results[-1]


if __name__ == "__main__":
    sys.exit(main())
