#!/usr/bin/env python3
"""Writes the sample company's acknowledgements of policies.

    tests/tools/make_acknowledgements.py [FILE]

FILE is templates/sample/acknowledgements.csv unless given. Same script, same
bytes.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import sys

sys.dont_write_bytecode = True

from sample.acknowledged import rows  # noqa: E402


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else \
        here / "templates" / "sample" / "acknowledgements.csv"
    lines = [("person", "policy", "version", "asked", "date"), *rows()]
    path.write_text("".join(",".join(line) + "\n" for line in lines))
    print(f"{len(lines) - 1} acknowledgements")


if __name__ == "__main__":
    main()
