"""Windows and occurrences, seen from outside: the sample has one hole, made
holes are all found and nothing else is, and 2,000 files are quick.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import datetime
import io
import json
import re
import resource
import shutil
import zipfile

from lib import PERIOD, ROOT, binder_of, fresh, made, tool


def sample(name):
    """The sample workspace in a folder of its own."""
    path = fresh(name) / "workspace"
    tool("init", path, "--sample")
    return path


def rows(workspace, *words, status=0):
    """`status --format csv` as dictionaries."""
    text = tool("-C", workspace, "status", "--format", "csv", *words,
                status=status).stdout
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def holes(workspace, *words):
    return {(row["control"], row["window"])
            for row in rows(workspace, *words) if row["state"] == "missing"}


def check_status_sample():
    """One hole in the half year, none as of the day of the design."""
    workspace = made("sample")
    text = tool("-C", workspace, "status").stdout
    marked = [line for line in text.split("\n")
              if re.match(r"[A-Z]+-\d+ .*[○◐]", line)]
    assert len(marked) == 1 and marked[0].startswith("COM-05 "), marked
    assert all(len(line) <= 80 for line in text.split("\n")), text
    assert "\033" not in text
    assert holes(workspace) == {("COM-05", "2026 Q2")}
    states = {row["state"] for row in rows(workspace)}
    assert states == {"in period", "missing"}, states
    assert holes(workspace, "--period", "2026-01-31") == set()
    tool("-C", workspace, "status", "--as-of", "31.3.2026", status=2)
    colored = tool("-C", workspace, "status", "--color", "always").stdout
    assert "\033[31;1m○" in colored


def check_status_json():
    """JSON and CSV say the same about each window."""
    workspace = made("sample")
    told = json.loads(tool("-C", workspace, "status", "--format", "json",
                           "--as-of", "2026-04-15").stdout)
    of_json = [(control["id"], window["window"], window["state"])
               for control in told["controls"]
               for window in control["windows"]]
    of_csv = [(row["control"], row["window"], row["state"])
              for row in rows(workspace, "--as-of", "2026-04-15")]
    assert of_json == of_csv and len(of_csv) > 200
    assert told["as_of"] == "2026-04-15"
    assert ("COM-05", "2026 Q2", "not yet due") in of_csv


def drop(workspace, control, pattern):
    """Takes the files that match away, with what is said about them."""
    folder = workspace / "evidence" / PERIOD / control
    facts = folder / "evidence.yaml"
    head, *entries = re.split(r"(?m)^(?=  - file: )", facts.read_text())
    kept = [entry for entry in entries
            if not re.match(rf"  - file: {pattern}", entry)]
    assert len(kept) < len(entries), f"{control}: nothing matches {pattern}"
    facts.write_text(head + "".join(kept))
    for path in folder.iterdir():
        if re.match(pattern, path.name):
            path.unlink()
    if not kept:
        shutil.rmtree(folder)


def check_status_holes():
    """Every hole that is made is found, and nothing else is."""
    workspace = sample("holes")
    shutil.rmtree(workspace / "requests")  # they name files that go
    drop(workspace, "CM-09", "2026-02-17")
    drop(workspace, "CM-16", "2026-03-31")
    drop(workspace, "LS-24", "2026-0[123]")
    drop(workspace, "IR-01", "2026-05-08")
    drop(workspace, "LS-10", "2026")
    drop(workspace, "RA-02", "2026")
    drop(workspace, "BDR-08", "2026-04-30")
    days = {("BDR-08", (datetime.date(2026, 4, 1) + datetime.timedelta(d))
             .isoformat()) for d in range(30)}
    wanted = days | {
        ("COM-05", "2026 Q2"), ("CM-09", "2026-W08"), ("CM-16", "2026-03"),
        ("LS-24", "2026 Q1"), ("IR-01", "2026-05"), ("LS-10", "2026 H1"),
        ("RA-02", "2026-01-01 to 2026-06-30")}
    found = holes(workspace)
    assert found == wanted, f"{found ^ wanted}"
    said = tool("-C", workspace, "check").stdout
    for control in {control for control, _ in wanted}:
        assert re.search(rf"\b{control} (ran in|has no evidence)", said), \
            f"check does not say {control}\n{said}"


def used():
    """Seconds of processor that ended children took."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(workspace, command):
    """Not by the wall's clock: other tests may run beside this one."""
    before = used()
    tool("-C", workspace, command)
    return used() - before


def check_status_many():
    """2,000 files over 57 controls: answers in well under a second."""
    workspace = sample("many")
    folders = sorted((workspace / "evidence" / PERIOD).iterdir())
    first = datetime.date(2026, 1, 1)
    for number in range(2000):
        folder = folders[number % len(folders)]
        day = first + datetime.timedelta(number // len(folders) * 5)
        (folder / f"{day}-more-{number}.csv").write_text(f"row\n{number}\n")
    for command in ("check", "status"):
        took = min(timed(workspace, command) for _ in range(3))
        print(f"{command}: {took:.2f} s")
        assert took < 1, f"{command} took {took:.2f} s"


def check_planned():
    """Nothing is due in a planned period until somebody says what day it is.
    """
    workspace = fresh("planned") / "workspace"
    tool("init", workspace)
    settings = workspace / "auditbinder.yaml"
    text = re.sub(r"\n    status: planned", "", settings.read_text())
    settings.write_text(text)
    assert "control-without-evidence" in tool("-C", workspace, "check").stdout
    settings.write_text(re.sub(r"(\n    type: I+)", r"\1\n    status: planned",
                               text))
    for period in (PERIOD, "2026-01-31"):
        words = "-C", workspace, "status", "--period", period
        said = tool("-C", workspace, "check", "--period", period).stdout
        assert "evidence" not in said, said
        text = tool(*words).stdout
        assert "; planned; as of " in text, text
        assert re.search(r"Type I gate, design: +not begun", text), text
        states = {row["state"] for row in rows(workspace, "--period", period)}
        assert states <= {"not yet due", "not expected"}, states
        assert not holes(workspace, "--period", period, "--as-of",
                         "2025-12-31")
        assert holes(workspace, "--period", period, "--as-of", "2026-07-01")


def check_plan():
    """What a period asks for, before anything lies in it."""
    workspace = fresh("plan") / "workspace"
    tool("init", workspace)
    text = tool("-C", workspace, "plan").stdout
    assert all(len(line) <= 80 for line in text.split("\n")), text
    table = tool("-C", workspace, "plan", "--format", "csv").stdout[1:]
    plan = list(csv.DictReader(io.StringIO(table)))
    due = [row["due"] for row in plan]
    assert due == sorted(due)
    weekly = [row for row in plan if row["control"] == "CM-09"]
    assert len(weekly) == 26 and weekly[0]["window"] == "2026-W01"
    assert len([row for row in plan if row["control"] == "BDR-08"]) == 6
    assert all(row["role"] != "nobody" for row in plan)
    assert len({row["control"] for row in plan
                if not row["control"].startswith("X-")}) == 57


def check_gap_report():
    """It lies beside the binder and is not part of it."""
    workspace = made("sample")
    report = workspace / "out" / PERIOD / "documents/gap-report.pdf"
    assert report.is_file()
    with zipfile.ZipFile(binder_of(workspace)) as archive:
        names = archive.namelist()
    assert not [name for name in names if "gap-report" in name]
    assert [name for name in names if "control-occurrences" in name]
    assert (ROOT / "templates/gap-report.md").is_file()


CHECKS = {
    "status_sample": check_status_sample,
    "status_json": check_status_json,
    "status_holes": check_status_holes,
    "status_many": check_status_many,
    "planned": check_planned,
    "plan": check_plan,
    "gap_report": check_gap_report,
}
