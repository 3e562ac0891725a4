"""veraPDF judges every document, and must notice when one is spoilt: a
validator that passes everything proves nothing.
SPDX-License-Identifier: Apache-2.0
"""
from lib import (PERIOD, ROOT, Skip, call, documents, fresh, made,
                 need_module)

SCRIPT = ROOT / "tests/tools/verapdf/verapdf.sh"


def validate(*paths):
    """veraPDF's lines: PASS or FAIL, flavour, file, rules."""
    run = call(SCRIPT, "2a,ua1", *paths, timeout=1800)
    if run.returncode == 77:
        raise Skip(run.stdout.strip())
    return run.stdout.split("\n")


def check_verapdf():
    """PDF/A-2a and PDF/UA-1."""
    paths = documents()
    lines = validate(*paths)
    failed = [line for line in lines if line.startswith("FAIL")]
    assert not failed, "\n".join(["", f"{len(failed)} failures",
                                  *failed[:20]])
    passed = [line for line in lines if line.startswith("PASS")]
    assert len(passed) == 2 * len(paths), len(passed)
    print(f"{len(paths)} documents pass both")


def elements(pdf, kind):
    """Structure elements of a kind."""
    return [item for item in pdf.objects
            if hasattr(item, "get") and item.get("/S") == kind
            and "/P" in item]


def fonts(pdf):
    return [item for item in pdf.objects
            if hasattr(item, "get") and item.get("/Type") == "/Font"
            and item.get("/Subtype") == "/Type0"]


def edit_metadata(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data, old
    pdf.Root.Metadata.write(data.replace(old, new))


def untagged_mark(pdf):
    page = pdf.pages[0]
    page.contents_add(b"q 0 0 9 9 re f Q", prepend=False)


def skip_level(pdf):
    found = elements(pdf, "/H2")
    assert found
    for item in found:
        item.S = need_module("pikepdf").Name("/H5")


def drop(holder, key):
    assert key in holder, key
    del holder[key]


def first(found):
    assert found
    return found[0]


def add_script(pdf):
    pikepdf = need_module("pikepdf")
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


# Each breaks one promise of a good document.
BREAKAGES = {
    "not marked": lambda pdf: drop(pdf.Root, "/MarkInfo"),
    "no tags": lambda pdf: drop(pdf.Root, "/StructTreeRoot"),
    "no language": lambda pdf: drop(pdf.Root, "/Lang"),
    "no metadata": lambda pdf: drop(pdf.Root, "/Metadata"),
    "no pdfuaid": lambda pdf: edit_metadata(pdf, b"<pdfuaid:part>1<",
                                            b"<pdfuaid:part>9<"),
    "no pdfaid": lambda pdf: edit_metadata(pdf, b"<pdfaid:part>2<",
                                           b"<pdfaid:part>9<"),
    "no output intent": lambda pdf: drop(pdf.Root, "/OutputIntents"),
    "a script": add_script,
    "font not embedded": lambda pdf: drop(
        first(fonts(pdf)).DescendantFonts[0].FontDescriptor, "/FontFile2"),
    "no way to text": lambda pdf: drop(first(fonts(pdf)), "/ToUnicode"),
    "no alternative": lambda pdf: drop(
        first(elements(pdf, "/Figure")), "/Alt"),
    "untagged mark": untagged_mark,
    "title not shown": lambda pdf: drop(pdf.Root, "/ViewerPreferences"),
    "level skipped": skip_level,
}


def check_verapdf_breakages():
    """Every breakage is found; the same file unbroken passes."""
    pikepdf = need_module("pikepdf")
    folder = fresh("breakages")
    source = first(sorted((made("fixture") / "out" / PERIOD / "documents"
                           / "policies").glob("RDP*.pdf")))
    paths = []
    for title, spoil in {"good": lambda pdf: None, **BREAKAGES}.items():
        with pikepdf.open(source) as pdf:
            spoil(pdf)
            paths.append(folder / (title.replace(" ", "-") + ".pdf"))
            pdf.save(paths[-1], fix_metadata_version=False)
    lines = validate(*paths)
    failed = {path for path in paths for line in lines
              if line.startswith("FAIL") and str(path) in line}
    assert paths[0] not in failed, "the unbroken file fails"
    missed = [path.stem for path in paths[1:] if path not in failed]
    assert not missed, f"veraPDF did not notice: {missed}"
    print(f"{len(BREAKAGES)} breakages noticed")


CHECKS = {"verapdf": check_verapdf,
          "verapdf_breakages": check_verapdf_breakages}
