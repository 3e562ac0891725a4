"""The workspaces that other checks look at, and whether a build depends on
anything but them.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import os
import shutil

import lib
from lib import PERIOD, ROOT, binder_of, call, environment, fresh, made, tool

EVIDENCE = f"evidence/{PERIOD}"

# Files that git, or another system, cannot hold well: name and content.
ODD_FILES = {
    "IR-03/Report.csv": "capital\n",
    "IR-03/report.csv": "small\n",
    "IR-03/REPORT.CSV": "loud\n",
    "IR-03/Überprüfung 2026-05-04 – ключ.txt": "umlauts and a key\n",
    "IR-03/cafe\u0301.txt": "decomposed\n",
    "IR-03/caf\u00e9.txt": "composed\n",
    "IR-03/\U0001f512 lock.txt": "emoji\n",
    "IR-03/CON.txt": "reserved elsewhere\n",
    "IR-03/-rf.txt": "a dash\n",
    "IR-03/line\nbreak.txt": "two lines\n",
    "IR-03/" + "long-" * 40 + "name.txt": "long\n",
    "IR-03/=1+1.txt": "a formula\n",
    "IR-03/ends with a dot.": "dot\n",
    "IR-03/<b>&amp;.txt": "markup\n",
    "RA-01/a b/c d/e f.txt": "folders\n",
}


def add_odd(workspace):
    """Puts links, pipes and odd names into a copy of the fixture."""
    for name, content in ODD_FILES.items():
        path = workspace / EVIDENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    folder = workspace / EVIDENCE / "IR-03"
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "up").symlink_to("../../..")
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    os.mkfifo(folder / "pipe")
    with open(os.fsencode(folder) + b"/not-utf8-\xff.txt", "w") as file:
        file.write("bytes\n")


def make_fixture(name):
    workspace = fresh(f"made/{name}")
    shutil.copytree(ROOT / "tests/workspace", workspace, dirs_exist_ok=True)
    add_odd(workspace)
    return workspace


def make_sample(name):
    workspace = lib.work / "made" / name
    if workspace.exists():
        shutil.rmtree(workspace)
    tool("init", workspace, "--sample")
    return workspace


def build_here(workspace):
    """The first build: one job, an ordinary environment."""
    return tool("-C", workspace, "build", "-j1", env=environment(TZ="UTC"))


def build_elsewhere(workspace):
    """The second build: everything around it is different."""
    locales = call("locale", "-a").stdout.split()
    locale = next((name for name in locales if name.startswith("de_DE")), "C")
    home = workspace.parent / "another home"
    home.mkdir(exist_ok=True)
    env = environment(TZ="Asia/Tokyo", LC_ALL=locale, LANG=locale,
                      HOME=str(home), USER="somebody", LOGNAME="somebody")
    return call("sh", "-c", 'umask 077; cd "$1" && exec "$2" build -j4', "sh",
                workspace, lib.program, status=0, env=env)


def check_made():
    """Two copies of each workspace, built in different surroundings."""
    for kind, make in (("fixture", make_fixture), ("sample", make_sample)):
        first = build_here(make(kind))
        second = build_elsewhere(make(f"{kind} again, elsewhere"))
        log = lib.work / "made" / f"{kind}.log"
        log.write_text(first.stderr, errors="surrogateescape")
        assert first.stderr == second.stderr, (
            "the two builds say different things:\n"
            f"{first.stderr}---\n{second.stderr}")


def assert_same(one, other):
    """Equal bytes, or the first documents that differ."""
    if one.read_bytes() == other.read_bytes():
        return
    differ = []
    for path in sorted((one.parent / "documents").rglob("*.pdf")):
        twin = other.parent / path.relative_to(one.parent)
        if not twin.exists() or twin.read_bytes() != path.read_bytes():
            differ.append(path.name)
    raise AssertionError(f"{one} and {other} differ; documents: {differ}")


def check_same_bytes():
    """-j1 and -j4, another folder, time zone, locale, umask, home."""
    for kind in ("fixture", "sample"):
        assert_same(binder_of(made(kind)),
                    binder_of(made(f"{kind} again, elsewhere")))


def check_another_day():
    """The clock of another year changes nothing."""
    lib.need("faketime")
    workspace = make_fixture("fixture on another day")
    call("faketime", "2031-02-03 04:05:06", lib.program, "-C", workspace,
         "build", status=0, env=environment())
    assert_same(binder_of(made("fixture")), binder_of(workspace))


def check_sample_clean():
    """The sample has but the blemish that is meant, the starter none; init
    harms nothing."""
    run = tool("-C", made("sample"), "check", "--strict", status=1)
    found = [(m["slug"], m["text"][:30]) for m in lib.messages(run.stdout)]
    assert [slug for slug, _ in found] == ["occurrence-missing"], found
    assert "COM-05" in run.stdout, found
    starter = lib.work / "starter"
    if starter.exists():
        shutil.rmtree(starter)
    tool("init", starter)
    tool("-C", starter, "check", "--strict")
    for path in starter.glob("**/controls/*.yaml"):
        shipped = ROOT / "templates/workspace" / path.relative_to(starter)
        kept, dropped = path.read_text(), shipped.read_text()
        assert "    history:" not in kept and "    version:" not in kept, path
        assert kept.count("  - id: ") == dropped.count("  - id: "), path
        assert set(kept.split("\n")) <= set(dropped.split("\n")), path
    before = sorted(starter.rglob("*"))
    run = tool("init", starter, status=6)
    assert "[already-there]" in run.stderr, run.stderr
    assert sorted(starter.rglob("*")) == before


def check_addons():
    """With the parts that wait copied in, all 61 criteria have a control."""
    workspace = lib.work / "addons"
    if workspace.exists():
        shutil.rmtree(workspace)
    tool("init", workspace)
    for part in ("privacy", "processing-integrity"):
        shutil.copytree(workspace / "addons" / part, workspace,
                        dirs_exist_ok=True)
    program = workspace / "auditbinder.yaml"
    text = program.read_text()
    begin = text.index("categories: [")
    end = text.index("]", begin)
    program.write_text(text[:end] + ", processing-integrity, privacy" +
                       text[end:])
    tool("-C", workspace, "check", "--strict")
    rows = tool("-C", workspace, "export", "coverage").stdout.split("\n")[1:]
    rows = list(csv.reader(row for row in rows if row.strip()))
    assert len(rows) == 61, len(rows)
    assert {row[3] for row in rows} == {"yes"}, rows


CHECKS = {"made": check_made, "same_bytes": check_same_bytes,
          "another_day": check_another_day,
          "sample_clean": check_sample_clean, "addons": check_addons}
