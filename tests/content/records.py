#!/usr/bin/env python3
"""The sample company's records agree with each other: a test.

records.py               the evidence in templates/sample, read from its files
records.py --fresh       also: tools/make_sample.py writes the same bytes

Who left is whose access ended, and appears in no later list; each change has
its approval before its release by another person; each failed backup has its
ticket and its new run; rows are counted; days lie in their windows.

Exits 0 when all holds, 1 with a line for each breach, 77 ("skipped" to CTest)
when PyYAML is missing.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("skipped: python3-yaml is not installed")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "templates/sample"
HALF = SAMPLE / "evidence/2026-H1"
FIRST, LAST, AS_OF = "2026-01-01", "2026-06-30", "2026-01-31"
breaches = 0


def claim(holds, what):
    """Counts and prints what does not hold."""
    global breaches
    if not holds:
        breaches += 1
        print(what)


def same(one, other, what):
    one, other = set(one), set(other)
    claim(one == other, f"{what}: {sorted(one ^ other)[:5]} differ")


def table(name):
    """The rows of a CSV of the half year as dictionaries. NAME may have a *:
    the files of one name are one table."""
    rows = []
    for path in sorted(HALF.glob(name)):
        with path.open(encoding="utf-8", newline="") as file:
            rows += [{**row, "file_day": path.name[:10]}
                     for row in csv.DictReader(file)]
    claim(list(HALF.glob(name)), f"{name}: no such file")
    return rows


def column(rows, key):
    return [row[key] for row in rows]


def text(name):
    return "\n".join(path.read_text(encoding="utf-8")
                     for path in sorted(HALF.glob(name)))


def numbers(pattern, name):
    """What the group of PATTERN finds in the names of files."""
    return [re.search(pattern, path.name)[1] for path in HALF.glob(name)]


def business_days(start, end):
    day, count = datetime.date.fromisoformat(start), 0
    while day < datetime.date.fromisoformat(end):
        day += datetime.timedelta(days=1)
        count += day.weekday() < 5
    return count


def check_descriptions():
    """Each file is described, counted, and dated as its name says."""
    for head in sorted(SAMPLE.glob("evidence/*/*/evidence.yaml")):
        entries = yaml.safe_load(head.read_text(encoding="utf-8"))["files"]
        place = head.parent.relative_to(SAMPLE)
        same([entry["file"] for entry in entries],
             [path.name for path in head.parent.iterdir() if path != head],
             f"{place}: files and descriptions")
        for entry in entries:
            check_entry(place, head.parent / entry["file"], entry)


def check_entry(place, path, entry):
    name, day = f"{place}/{path.name}", str(entry["performed"])
    claim(path.name.startswith(day), f"{name}: performed on {day}")
    claim(str(entry["captured"])[:10] >= day, f"{name}: captured before")
    last = LAST if "2026-H1" in name else AS_OF
    claim("2026-01-01" <= day <= last, f"{name}: outside of the period")
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = len(list(csv.reader(file))) - 1
        said = int(entry["rows"]), int(entry.get("source_rows", rows))
        claim(said == (rows, rows),
              f"{name}: {rows} rows")
    if path.suffix == ".json":
        json.loads(path.read_text(encoding="utf-8"))
    if path.suffix == ".png":
        claim(path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", f"{name}: no PNG")
    if path.suffix == ".pdf":
        claim(path.read_bytes().endswith(b"%%EOF\n"), f"{name}: no PDF")


def check_leavers():
    """Who left lost every access on the last day and is in no later list."""
    left = {row["login"]: row["last_day"]
            for row in table("LS-19/*-leavers.csv")}
    ended = {row["login"]: row["disabled_utc"][:10]
             for row in table("LS-19/*-deactivations.csv")}
    claim(left == ended, f"leavers {left}, deactivations {ended}")
    for kind in ("ticket", "receipt"):
        same(left.values(), numbers(r"^(.{10})", f"LS-19/*-{kind}-off-*"),
             f"{kind}s of leavers and their last days")
    claim(len(list(HALF.glob("LS-19/*-notice-*.eml"))) == len(left), "notices")
    for path in sorted(HALF.glob("*/*.csv")):
        for row in table(str(path.relative_to(HALF))):
            for key in ("login", "user", "holder"):
                gone = left.get(row.get(key), "9999")
                claim(path.parent.name == "LS-19" or
                      max(row.get("date", ""), path.name[:10]) <= gone or
                      "date" in row or "acknowledged" in row,
                      f"{path.name}: {row.get(key)} left on {gone}")


def check_people():
    """Lists of all people of the same weeks hold the same people."""
    laptops = column(table("DS-03/*-laptops.csv"), "user")
    badges = [row["holder"] for row in
              table("X-04/2026-06-26-active-badges.csv")
              if not row["holder"].startswith("cleaner")]
    same(laptops, badges, "laptops and badges in June")
    users = [row["login"] for row in table("LS-24/2026-05-18-*.csv")
             if (row["system"], row["role"]) ==
             ("identity provider", "member")]
    left = {row["login"] for row in table("LS-19/*-leavers.csv")
            if row["last_day"] > "2026-05-18"}
    new = {row["login"] for row in table("LS-22/*-access-changes.csv")
           if row["kind"] == "joiner" and row["date"] > "2026-05-18"}
    same(set(users) - left | new, laptops, "users in May and laptops in June")
    signed = table("PP-20/*-policy-acknowledgements.csv")
    pairs = [(row["login"], row["policy"]) for row in signed]
    claim(len(pairs) == len(set(pairs)), "somebody acknowledged twice")
    people = {login for login, _ in pairs}
    claim(len(pairs) == 4 * len(people), "an acknowledgement is missing")
    claim(max(column(signed, "acknowledged")) <= "2026-02-14",
          "acknowledged after thirty days")
    same(column(table("LS-22/*-access-changes.csv"), "request"),
         [one.upper() for one in numbers(r"(acc-\d+)", "LS-22/*request*") +
          numbers(r"(acc-\d+)", "BDR-05/*acc*") +
          numbers(r"(acc-0287)", "CM-01/*acc-0287*")],
         "access changes and their tickets")


def check_reviews():
    """Quarterly removals were in the list, and are not in the next one."""
    lists = table("LS-24/*-user-listing.csv")
    for row in table("LS-24/*-removals.csv"):
        key = (row["login"], row["system"])
        listed = {one["file_day"] for one in lists
                  if (one["login"], one["system"]) == key}
        quarter = "2026-02-16" if row["file_day"] < "2026-04" else "2026-05-18"
        claim(listed == {quarter}, f"{key}: listed on {sorted(listed)}")
        claim(not any((one["login"], one["system"]) == key and
                      one["file_day"] >= row["file_day"]
                      for one in table("LS-24/*-second-export.csv")),
              f"{key}: still in a second export")
    same([(one["login"], one["system"], one["role"]) for one in lists],
         [(one["login"], one["system"], one["role"])
          for one in table("LS-24/*-decisions.csv")], "grants and decisions")
    for one in table("LS-24/*-decisions.csv"):
        name = one["decided_by"].split(",")[0].lower().replace(" ", ".")
        claim(name != one["login"].replace("adm.", ""),
              f"{one['login']} decided on the own access")


def check_changes():
    """One population, whichever list shows it; duties kept apart."""
    rows = table("CM-12/*-production-changes.csv")
    known = {row["change"]: row for row in rows}
    same(known, column(table("CM-16/*-report.csv"), "change"),
         "changes of the half year and of the months")
    for row in rows:
        claim(row["approved_utc"] < row["deployed_utc"],
              f"{row['change']}: released before its approval")
        claim(len({row["author"], row["deployer"], row["approver"]}) == 3,
              f"{row['change']}: one person in two duties")
    merged = table("CM-17/*-merged-changes.csv")
    same(column(merged, "change"), [key for key, row in known.items()
                                    if row["area"] == "application"],
         "merges and changes of the application")
    same(column(merged, "change"),
         column(table("COM-03/*-release-scans.csv"), "change"),
         "merges and scanned releases")
    claim(all(row["author"] != row["reviewer"] for row in merged),
          "an author reviewed the own change")
    same(column(table("CM-04/*-trust-changes.csv"), "change"),
         [key for key, row in known.items() if row["kind"] == "high-risk"],
         "trust changes and high-risk changes")
    same(column(table("CM-03/*-audit-log.csv"), "change"),
         [key for key, row in known.items() if row["date"][:7] == "2026-03"],
         "audit log and changes of March")
    for path in HALF.glob("CM-11/*-run-*.json"):
        run = json.loads(path.read_text())
        row = known[run["change"]]
        claim((run["commit"], run["finished"]) ==
              (row["commit"], row["deployed_utc"]), f"{path.name}: differs")
    for path in HALF.glob("CM-16/*-review.md"):
        count = len(table(f"CM-16/{path.name[:10]}-production-*.csv"))
        claim(f"in the pipeline log: {count}\n" in path.read_text(),
              f"{path.name}: not {count} changes")


def check_incidents():
    """Each has its record, its evaluation, and its analysis in time."""
    rows = {row["incident"]: row for row in table("IR-02/*-incidents.csv")}
    same(rows, [key.upper() for key in
                numbers(r"(inc-\d+)\.json", "IR-02/*.json")], "records")
    same(rows, column(table("IR-03/*-notification-log.csv"), "incident"),
         "incidents and the notification log")
    same([key[4:] for key in rows],
         numbers(r"evaluation-(\d+)", "IR-03/*-evaluation-*"), "evaluations")
    closed = {row["incident"] for row in table("IR-01/*-closed-*.csv")}
    same([key for key, row in rows.items() if row["closed"] < "2026-06-01"],
         closed - {"INC-0030"}, "closed incidents and the monthly reviews")
    for key, row in rows.items():
        found = numbers(r"^(.{10})", f"IR-02/*-{key.lower()}-root-cause.*")
        level, opened = int(row["severity"]), row["opened"]
        claim(level > 3 or len(found) == 1, f"{key}: {len(found)} analyses")
        claim(level > 2 or business_days(opened, found[0]) <= 5,
              f"{key}: analysis on {found}")


def check_backups():
    """Every day every job; a third run after two failures, with a ticket."""
    rows = table("BDR-08/*-backup-jobs.csv")
    day = datetime.date.fromisoformat(FIRST)
    while day.isoformat() <= LAST:
        done = {row["job"] for row in rows if row["date"] == day.isoformat()
                and row["result"] == "completed"}
        claim(len(done) == (8 if day.weekday() == 6 else 6),
              f"{day}: {len(done)} jobs")
        day += datetime.timedelta(days=1)
    failed = {(row["date"], row["job"]) for row in rows
              if row["result"] == "failed"}
    said = text("BDR-08/*-ticket-bkp-*.txt")
    for when, job in failed:
        claim(f"Backup failed: {job}" in said and when in said,
              f"{when}: no ticket for {job}")
    same([when for when, _ in failed],
         numbers(r"^(.{10})", "BDR-08/*-alert-bkp-*.eml"), "alerts")


def check_proofs():
    """What a narrative names beside the lists agrees with the lists."""
    sessions = table("LS-05/*-gateway-sessions.csv")
    same(column(sessions, "ticket"),
         [one.upper() for one in numbers(r"(dba-\d+)", "LS-05/*-ticket-*")],
         "database sessions and their tickets")
    for row in sessions:
        said = text(f"LS-05/*-ticket-{row['ticket'].lower()}.txt")
        times = re.findall(r"(\d\d:\d\d)  \S+: approved", said)
        claim(times and times[0] < row["start"][11:16],
              f"{row['ticket']}: approved after the session began")
    for name, log in (("LS-04", "client-account-changes"),
                      ("LS-05", "gateway-sessions")):
        months = table(f"{name}/*-monthly-comparisons.csv")
        counts = [int(list(row.values())[1]) for row in months]
        claim(len(months) == 6 and sum(counts) == len(
            table(f"{name}/*-{log}.csv")), f"{name}: comparisons {counts}")
    approvers = {(row["customer"], row["approver"])
                 for row in table("LS-04/*-approvers.csv")}
    for row in table("LS-04/*-client-account-changes.csv"):
        claim((row["customer"], row["client_approver"]) in approvers,
              f"{row['ticket']}: not an approver")
    kept = {row["login"] for row in table("LS-10/*-second-export.csv")}
    gone = set(numbers(r"acc-(\d+)", "LS-10/*-ticket-*"))
    claim(len(kept) + len(gone) == len(
        table("LS-10/*-external-users.csv")), "external users and removals")
    replaced = {row["key"]: row["replaced"] for row in table("LS-07/*-keys.csv")}
    same([key for key, day in replaced.items() if day >= FIRST],
         column(table("LS-07/*-key-replacements.csv"), "key"),
         "keys and their replacements")
    admins = set(column(table("LS-14/*-administrators.csv"), "login"))
    same(admins, set(column(table("LS-26/*-administrator-sign-ins.csv"),
                            "login")), "administrators and sign-ins")


def check_lists():
    """Registers and the single records behind them."""
    rated = {row["vendor"].lower().replace(" ", "-"): row["rating"]
             for row in table("TPM-03/*-vendor-register.csv")}
    same([name for name, rating in rated.items()
          if rating in ("critical", "high")],
         numbers(r"contact-(.*)\.eml", "TPM-01/*-contact-*.eml"), "contacts")
    same([name for name, rating in rated.items() if rating != "low"],
         numbers(r"review-(.*)\.md", "TPM-03/*-review-*.md"), "reviews")
    same(column(table("DS-05/*-media-disposal-log.csv"), "serial"),
         [one.upper() for one in
          numbers(r"certificate-(.*)\.pdf", "DS-05/*.pdf")], "certificates")
    same(column(table("LS-06/*-release-log.csv"), "ticket"),
         [one.upper() for one in
          numbers(r"release-(.*)\.json", "LS-06/*-release-*.json")], "vault releases")
    same(column(table("LS-05/*-gateway-sessions.csv"), "ticket"),
         [one.upper() for one in
          numbers(r"session-(.*)\.log", "LS-05/*.log")], "sessions")
    ids = [control["id"] for path in
           sorted((ROOT / "templates/workspace/controls").glob("*.yaml"))
           for control in yaml.safe_load(path.read_text("utf-8"))["controls"]]
    for day in ("2026-03-30", "2026-06-29"):
        rows = table(f"X-02/{day}-owner-statements.csv")
        same(ids, column(rows, "control"), f"controls and statements, {day}")
        claim(len(rows) == len(ids), f"{len(rows)} statements on {day}")
    found = [row for row in table("X-03/*-nightly-comparisons.csv")
             if row["ticket"]]
    same(column(found, "ticket"),
         [one.upper() for one in numbers(r"(drf-\d+)", "X-03/*.txt")],
         "differences and their tickets")
    claim(len(table("X-03/*-nightly-comparisons.csv")) == 181, "181 nights")


def check_blemishes():
    """Exactly the two that are meant."""
    excluded = [entry["file"] for head in HALF.glob("*/evidence.yaml")
                for entry in yaml.safe_load(head.read_text("utf-8"))["files"]
                if entry.get("exclude")]
    claim(excluded == ["2026-03-18-evaluation-0034.md"], f"kept out {excluded}")
    second = [path.name for path in HALF.glob("COM-05/2026-0[4-6]*")]
    claim(not second, f"COM-05 has {second}")


def check_fresh():
    """The script still writes what is here."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "sample"
        subprocess.run([sys.executable, "-B",
                        ROOT / "tests/tools/make_sample.py",
                        target / "evidence"], check=True,
                       stdout=subprocess.DEVNULL)
        for part in ("evidence", "policies"):
            made = {path.relative_to(target): path.read_bytes()
                    for path in (target / part).rglob("*") if path.is_file()}
            here = {path.relative_to(SAMPLE): path.read_bytes()
                    for path in (SAMPLE / part).rglob("*") if path.is_file()}
            for name in sorted(set(made) | set(here)):
                claim(made.get(name) == here.get(name),
                      f"{name}: not what make_sample.py writes")


def main():
    check_descriptions()
    check_leavers()
    check_people()
    check_reviews()
    check_changes()
    check_incidents()
    check_backups()
    check_lists()
    check_proofs()
    check_blemishes()
    if "--fresh" in sys.argv:
        check_fresh()
    files = [path for path in SAMPLE.glob("evidence/*/*/*")
             if path.name != "evidence.yaml"]
    print(f"{len(files)} files of the sample, {breaches} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
