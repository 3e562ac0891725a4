"""A full year of complete evidence, made here with a calendar of its own, and
the same year with deliberate holes: each is found, and nothing else is.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import datetime
import io
import re
import shutil

from lib import fresh, messages, tool

YEAR = "2024"  # a leap year that begins on a Monday
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
DAY = datetime.timedelta(1)
PERIODS = """periods:
  - {id: "2024", type: II, from: 2024-01-01, to: 2024-12-31}

"""
DATES = """status: approved
approved: 2023-12-11
effective: 2024-01-01
reviewed: 2024-06-17
next_review: 2025-06-17
"""


def month_ends(step):
    """The last days of each STEP months of the year."""
    return [datetime.date(2024 + month // 12, month % 12 + 1, 1) - DAY
            for month in range(step, 13, step)]


def due_days(runs):
    """When a control is due, worked out without the program."""
    every_day = [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]
    cadences = {"daily": every_day,
                "weekly": [day for day in every_day if day.weekday() == 6],
                "monthly": month_ends(1), "quarterly": month_ends(3),
                "semi-annual": month_ends(6), "annual": [LAST]}
    return cadences.get(runs, [datetime.date(2024, 6, 3)])


def rows(workspace):
    text = tool("-C", workspace, "status", "--format", "csv").stdout
    return list(csv.DictReader(io.StringIO(text[1:])))


def folder_of(workspace, control):
    return workspace / "evidence" / YEAR / control


def full_year(name):
    """The starter, its policies approved, with all that 2024 asks for."""
    workspace = fresh(name) / "workspace"
    tool("init", workspace)
    settings = workspace / "auditbinder.yaml"
    text = re.sub(r"(?ms)^periods:.*?\n\n", PERIODS, settings.read_text())
    text = re.sub("Your|Name of|Place of|Street and", "Our", text)
    settings.write_text(re.sub(r"(?m)^default_period:.*$",
                               'default_period: "2024"', text))
    for policy in (workspace / "policies").glob("*.md"):
        policy.write_text(policy.read_text().replace("status: draft\n", DATES))
    for control, runs in {row["control"]: row["runs"]
                          for row in rows(workspace)}.items():
        folder = folder_of(workspace, control)
        folder.mkdir(parents=True)
        for day in due_days(runs):
            (folder / f"{day}-record.txt").write_text(f"{control} {day}\n")
    return workspace


def edit(path, old, new):
    text = path.read_text()
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1))


def control_file(workspace, control):
    for path in (workspace / "controls").glob("*.yaml"):
        if re.search(rf"(?m)^  - id: {control}$", path.read_text()):
            return path
    raise AssertionError(f"no file has {control}")


class Holes:
    """What was made wrong, and the finding of each: (slug, pieces of its
    line)."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.wanted = []

    def expect(self, slug, *pieces):
        self.wanted.append((slug, pieces))

    def drop(self, control, name):
        (folder_of(self.workspace, control) / name).unlink()

    def put(self, control, name, data):
        path = folder_of(self.workspace, control) / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def make_in_windows(holes):
    holes.drop("CM-16", "2024-05-31-record.txt")
    holes.expect("occurrence-missing", "CM-16", "2024-05", "due 2024-05-31")
    holes.drop("CM-09", "2024-05-19-record.txt")
    holes.expect("occurrence-missing", "CM-09", "2024-W20")
    holes.drop("BDR-08", "2024-02-29-record.txt")
    holes.expect("occurrence-missing", "BDR-08", "2024-02-29")
    holes.drop("LS-10", "2024-06-30-record.txt")
    holes.expect("occurrence-missing", "LS-10", "due 2024-06-30")
    shutil.rmtree(folder_of(holes.workspace, "RA-03"))
    holes.expect("control-without-evidence", "RA-03")
    holes.drop("CM-01", "2024-06-30-record.txt")
    holes.put("CM-01", "2024-07-09-record.txt", "late\n")
    holes.put("CM-01", "2024-07-09-record.txt.yaml",
              "covers: {from: 2024-04-01, to: 2024-06-30}\n")
    holes.expect("occurrence-late", "CM-01", "2024-07-09")
    edit(control_file(holes.workspace, "COM-08"), "  - id: COM-08\n",
         "  - id: COM-08\n    effective_to: 2024-06-30\n")
    holes.drop("COM-08", "2024-09-30-record.txt")
    holes.drop("COM-08", "2024-12-31-record.txt")
    holes.put("COM-08", "2024-08-01-record.txt", "after its end\n")
    holes.expect("evidence-outside-windows", "COM-08/2024-08-01")


def make_in_files(holes):
    holes.put("LS-01", "2025-02-02-setting.txt", "next year\n")
    holes.expect("evidence-outside-period", "LS-01/2025-02-02")
    holes.put("TPM-03", "2024-12-31-record.txt.yaml",
              "captured: 2024-12-30T10:00:00Z\n")
    holes.expect("evidence-dates-contradict", "TPM-03")
    holes.put("IR-01", "2024-03-31-copy.txt", "IR-01 2024-03-31\n")
    holes.expect("duplicate-evidence", "IR-01/2024-03-31")
    holes.put("LS-24", "2024-03-30-users.csv", "")
    holes.expect("evidence-empty", "LS-24/2024-03-30")
    holes.put("DS-01", "2024-06-03-all.zip", "PK")
    holes.expect("evidence-archive", "DS-01")
    holes.put("DS-03", "2024-06-03-old.doc",
              b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    holes.expect("legacy-format", "DS-03")
    holes.put("DS-04", "2024-06-03-report.pdf",
              "%PDF-1.6\ntrailer\n<</Root 1 0 R /Encrypt\n5 0 R>>\n")
    holes.expect("evidence-encrypted", "DS-04")
    holes.put("LS-05", "2024-06-03-list.txt", "postgres://a:Hk83nd02x@db/x\n")
    holes.expect("secret-in-evidence", "LS-05")
    holes.put("LS-16", "2024-06-03-record.txt.yaml", "kind: screenshot\n")
    holes.expect("screenshot-undeclared", "LS-16")
    holes.put("LS-24", "undated.txt", "no date at all\n")
    holes.expect("evidence-undated", "LS-24/undated.txt")


def make_in_policies(holes):
    policies = holes.workspace / "policies"
    edit(policies / "access-control.md", "approver: cto",
         "approver: security-lead")
    holes.expect("owner-approves", "access-control.md")
    edit(policies / "backup.md", "reviewed: 2024-06-17\n",
         "reviewed: 2022-06-17\n")
    holes.expect("policy-review-due", "backup.md")
    edit(policies / "asset-and-media.md", "effective: 2024-01-01",
         "effective: 2025-02-01")
    holes.expect("policy-not-in-force", "asset-and-media.md")
    edit(policies / "data-classification.md", "| Allowed |", "| |")
    holes.expect("matrix-blank-cell", "data-classification.md")
    (holes.workspace / "requests").mkdir()
    (holes.workspace / "requests/2024.csv").write_text(
        "Request ID,Description,Due\nPBC-1,The chart,2025-01-15\n")
    holes.expect("request-unanswered", "requests/2024.csv")


def check_full_year():
    """As many windows as the calendar has, all covered, nothing to say."""
    workspace = full_year("full year")
    windows = {}
    for row in rows(workspace):
        assert row["state"] in ("in period", "not expected"), row
        if row["state"] == "in period":
            windows.setdefault((row["control"], row["runs"]), []).append(
                datetime.date.fromisoformat(row["due"]))
    for (control, runs), due in windows.items():
        days = due_days(runs)
        assert len(due) == len(days), f"{control}: {len(due)} {runs} windows"
        assert due == days or runs not in ("daily", "weekly", "monthly",
                                           "quarterly", "semi-annual",
                                           "annual"), f"{control}: {due}"
    run = tool("-C", workspace, "check", "--strict")
    assert not messages(run.stdout), run.stdout


def check_holes():
    """Every hole that is made is found, and nothing else is."""
    workspace = full_year("year of holes")
    holes = Holes(workspace)
    make_in_windows(holes)
    make_in_files(holes)
    make_in_policies(holes)
    lines = [line for line in tool("-C", workspace, "check", status=1)
             .stdout.split("\n") if messages(line)]
    for slug, pieces in holes.wanted:
        found = [line for line in lines if line.endswith(f"[{slug}]") and
                 all(piece in line for piece in pieces)]
        assert len(found) == 1, "\n".join([slug, *pieces, "in", *lines])
        lines.remove(found[0])
    assert not lines, "found what is no hole:\n" + "\n".join(lines)
    print(f"{len(holes.wanted)} holes")


CHECKS = {"full_year": check_full_year, "holes": check_holes}
