"""What qpdf, poppler and mutool say about every PDF.
SPDX-License-Identifier: Apache-2.0
"""
import re

from lib import call, documents, need


def check_qpdf():
    """Syntax, streams, cross-references."""
    tool = need("qpdf")
    for path in documents():
        run = call(tool, "--check", path, status=0)
        assert "WARNING" not in run.stdout + run.stderr, run.stderr
    print(f"{len(documents())} documents")


def check_fonts():
    """Every font is embedded, a subset, and can be turned into text."""
    tool = need("pdffonts")
    for path in documents():
        rows = call(tool, path, status=0).stdout.split("\n")[2:]
        assert any(rows), f"{path} has no fonts"
        for row in filter(None, rows):
            assert re.search(r" yes +yes +yes +\d+ +\d+$", row), (path, row)


def levels(tree):
    """The heading levels of a tag tree, in order."""
    return [int(level) for level in re.findall(r"^ *H(\d)\b", tree, re.M)]


def check_structure():
    """A tag tree with a title, headings in steps, and no empty document."""
    tool = need("pdfinfo")
    for path in documents():
        # Poppler reads the text of a large volume in quadratic time; its
        # parts are documents of their own.
        volume = path.stat().st_size > 120_000
        run = call(tool, "-struct" if volume else "-struct-text", path,
                   status=0)
        assert not run.stderr, f"{path}: {run.stderr}"
        found = levels(run.stdout)
        assert found and found[0] == 1, f"{path}: headings {found[:5]}"
        for before, after in zip(found, found[1:]):
            assert after <= before + 1, f"{path}: H{before}, then H{after}"
        info = call(tool, path, status=0).stdout
        assert re.search(r"^Tagged: +yes$", info, re.M), info
        assert re.search(r"^Title: +\S", info, re.M), info


def check_drawing():
    """Two renderers draw every page without a word."""
    tool = need("pdftoppm")
    for path in documents():
        run = call(tool, "-r", "20", "-gray", path, status=0, text=False)
        assert not run.stderr, f"{path}: {run.stderr!r}"
    mutool = call("sh", "-c", "command -v mutool").stdout.strip()
    if not mutool:
        print("mutool is not installed: poppler alone")
        return
    run = call(mutool, "draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "pnm",
               *documents("fixture"), status=0)
    # Debian builds it without colour management, and it says so.
    said = run.stderr.replace("warning: ICC support is not available", "")
    assert not re.search("warning|error", said), said


CHECKS = {"qpdf": check_qpdf, "fonts": check_fonts,
          "structure": check_structure, "drawing": check_drawing}
