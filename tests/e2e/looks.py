"""A document of everything in each look, on each paper; and that every way
through a document leads somewhere.
SPDX-License-Identifier: Apache-2.0
"""
import shutil

from lib import (PERIOD, ROOT, call, copy_fixture, documents, messages, need,
                 need_module, tool)
from program import edit
from verapdf import validate

THEMES = (None, "plain", "warm", "dense", "large")
PAPERS = {"A4": "595", "Letter": "612"}


def make_look(theme, paper):
    """The PDF of golden/look.md."""
    workspace = copy_fixture(f"look {theme} {paper}")
    shutil.copy(ROOT / "tests/golden/look.md", workspace / "policies")
    edit(workspace, "auditbinder.yaml", "paper: A4", f"paper: {paper}")
    if theme:
        (workspace / "templates").mkdir()
        shutil.copy(ROOT / f"tests/golden/themes/{theme}.yaml",
                    workspace / "templates/theme.yaml")
    run = tool("-C", workspace, "build")
    said = [m for m in messages(run.stdout + run.stderr)
            if m["severity"] != "note"]
    assert not said, f"{theme} on {paper}: {said}"
    folder = workspace / "out" / PERIOD / "documents/policies"
    return next(folder.glob("LOOK*.pdf"))


def check_looks():
    """Each theme on each paper: no message, the right size, veraPDF clean."""
    pdfinfo = need("pdfinfo")
    paths = []
    for paper, width in PAPERS.items():
        for theme in THEMES:
            paths.append(make_look(theme, paper))
            info = call(pdfinfo, paths[-1], status=0).stdout
            assert f"Page size:       {width}" in info, f"{theme}: {info}"
            tree = call(pdfinfo, "-struct", paths[-1], status=0).stdout
            for place, least in (("Inline", 2), ("Block", 3)):
                found = tree.count(f"/Placement /{place}")
                assert found >= least, f"{theme}: {found} {place}"
    lines = validate(*paths)
    failed = [line for line in lines if line.startswith("FAIL")]
    assert not failed, "\n".join(["", *failed])
    passed = [line for line in lines if line.startswith("PASS")]
    assert len(passed) == 2 * len(paths), len(passed)
    print(f"{len(paths)} looks pass")


def destinations(pikepdf, pdf):
    """The names of places."""
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return set()
    return set(pikepdf.NameTree(pdf.Root.Names.Dests).keys())


def targets(pdf):
    """Where links within the document and its outline lead."""
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if "/Dest" in note:
                yield str(note.Dest)
            elif note.A.S == "/GoTo":
                yield str(note.A.D)
    # An item may name its place or point at it.
    todo = [pdf.Root.Outlines] if "/Outlines" in pdf.Root else []
    while todo:
        item = todo.pop()
        todo += [item[key] for key in ("/First", "/Next") if key in item]
        place = item.get("/Dest")
        if place is not None and not hasattr(place, "append"):
            yield str(place)


def check_navigation():
    """Names for controls and policies; links and outline lead to names; the
    pages before page 1 of a volume have numbers of their own."""
    pikepdf = need_module("pikepdf")
    count = 0
    for path in documents():
        with pikepdf.open(path) as pdf:
            names = destinations(pikepdf, pdf)
            found = list(targets(pdf))
            lost = [name for name in found if name not in names]
            assert not lost, f"{path}: {lost[:5]}"
            count += len(found)
            kind = {"narratives": "control-", "policies": "policy-"}.get(
                path.parent.name)
            if kind and not path.stem.endswith("-changes"):
                assert any(name.startswith(kind) for name in names), path
            if path.parent.name == "packets":
                labels = [str(item.S) for item in
                          list(pdf.Root.PageLabels.Nums)[1::2]]
                assert labels == ["/r", "/D"], f"{path}: {labels}"
    assert count > 400, count
    print(f"{count} ways lead somewhere")


CHECKS = {"looks": check_looks, "navigation": check_navigation}
