"""The same documents set by this program's stages, by Typst, and by pandoc
with XeLaTeX. What is converted for another program is converted before its
time is taken.
SPDX-License-Identifier: Apache-2.0
"""
import importlib.util
import pathlib
import shutil
import subprocess
import sys

import documents
import measure
from typst_text import typst_of

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "fonts"
LATEX_COUNT = 6  # documents of the set that XeLaTeX is tried on


def pdfs(folder):
    return sorted(folder.glob("*.pdf"))


def ours(setter, work, paths, label, *options):
    """This program, as one process, with or without threads."""
    out = measure.emptied(work / "ours")
    cost = measure.median(setter, *options, out, *paths)
    measure.say_pages(label, cost, pdfs(out))
    return cost


def has_typst_module():
    return importlib.util.find_spec("typst") is not None


def convert(program, work, paths):
    """The documents as Typst, from the tree that this program sets."""
    folder = measure.emptied(work / "typst")
    made = []
    for path in paths:
        dump = subprocess.run([program, "dump", "tree", path],
                              capture_output=True, text=True).stdout
        made.append(folder / (path.stem + ".typ"))
        made[-1].write_text(typst_of(dump))
    return made


def cold_typst(path, target):
    """The words that start Typst on one file."""
    if shutil.which("typst"):
        return ["typst", "compile", "--root", "/", "--font-path", FONTS,
                "--ignore-system-fonts", path, target]
    return [sys.executable, "-B", HERE / "typst_warm.py", FONTS,
            target.parent, path]


def typst_cold(work, sources, base):
    label = "Typst, cold"
    if not shutil.which("typst") and not has_typst_module():
        return measure.missing(label, "Typst")
    out = measure.emptied(work / "typst-out")
    target = out / (sources[0].stem + ".pdf")
    cost = measure.median(*cold_typst(sources[0], target))
    measure.say_pages(label, cost, [target], base)
    if not shutil.which("typst"):
        bare = measure.median(sys.executable, "-c", "pass")
        print(f"  (of it, the start of Python: {bare.seconds:.3f} s)")


def typst_set(work, sources, base):
    label = "Typst, one warm process"
    if not has_typst_module():
        return measure.missing(label, "Python's typst module")
    out = measure.emptied(work / "typst-out")
    cost = measure.median(sys.executable, "-B", HERE / "typst_warm.py", FONTS,
                          out, *sources)
    measure.say_pages(label, cost, pdfs(out), base)


def latex(path, target):
    return ["pandoc", "-f", "gfm", path, "-o", target,
            "--pdf-engine=xelatex"]


def latex_tools():
    return [name for name in ("pandoc", "xelatex") if not shutil.which(name)]


def latex_cold(work, path, base):
    label = "pandoc with XeLaTeX"
    if latex_tools():
        return measure.missing(label, " and ".join(latex_tools()))
    target = measure.emptied(work / "latex") / "long.pdf"
    cost = measure.median(*latex(path, target), runs=2)
    measure.say_pages(label, cost, [target], base)


def latex_set(work, paths, base):
    """One after the other; some of them stand for all, by pages."""
    label = "pandoc with XeLaTeX, one by one"
    if latex_tools():
        return measure.missing(label, " and ".join(latex_tools()))
    out = measure.emptied(work / "latex")
    some = paths[::max(1, len(paths) // LATEX_COUNT)][:LATEX_COUNT]
    costs = [measure.timed(*latex(path, out / (path.stem + ".pdf")))
             for path in some]
    cost = measure.Cost(sum(cost.seconds for cost in costs),
                        sum(cost.cpu for cost in costs),
                        max(cost.peak for cost in costs))
    all_of = len(paths) / len(some)
    measure.say_pages(f"{label} ({len(some)})", cost, pdfs(out))
    print(f"  all {len(paths)} would take {cost.seconds * all_of:.0f} s: "
          f"{cost.seconds * all_of / base.seconds:.0f} times as long, "
          f"{cost.cpu * all_of / base.cpu:.0f} times the processor's time")


def compare(program, setter, work, long_path, paths):
    measure.title(f"One document, cold: {long_path.name}")
    measure.head_pages()
    ours(setter, work, [long_path], "auditbinder, one thread", "-j1")
    base = ours(setter, work, [long_path], "auditbinder, all processors",
                "-j0")
    typst_cold(work, convert(program, work, [long_path]), base)
    latex_cold(work, long_path, base)
    measure.title(f"A set of {len(paths)} documents")
    measure.head_pages()
    ours(setter, work, paths, "auditbinder, one thread", "-j1")
    base = ours(setter, work, paths, "auditbinder, all processors", "-j0")
    typst_set(work, convert(program, work, paths), base)
    latex_set(work, paths, base)


def stages(setter, work, long_path, paths):
    """Where the time goes, on one thread. Doors in front of the stages cost
    some of it, so that they are only here."""
    for name, some in (("one document", [long_path]), ("the set", paths)):
        measure.title(f"Where the time goes: {name}, one thread")
        out = measure.emptied(work / "ours")
        subprocess.run([f"{setter}_staged", "-j1", out, *some], check=True,
                       stderr=sys.stdout)


def memory(setter, work, paths):
    """Peak memory against pages; the last column is what one more page
    costs."""
    measure.title("Memory: one document of more and more pages, one thread")
    print(f"{'pages':>6} {'peak MiB':>9} {'KiB a page':>11} {'time s':>8}")
    before = None
    for count in (25, 100, 400, 1600):
        path = documents.write_pages(work / f"pages-{count}.md", paths, count)
        out = measure.emptied(work / "ours")
        cost = measure.timed(setter, "-j1", out, path)
        pages = measure.page_count(pdfs(out)) or count
        more = (f"{(cost.peak - before[1]) * 1024 / (pages - before[0]):11.1f}"
                if before else " " * 11)
        print(f"{pages:6} {cost.peak:9.1f} {more} {cost.seconds:8.3f}",
              flush=True)
        before = (pages, cost.peak)
