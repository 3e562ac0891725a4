"""The readings, counts and tests that a control promises by the week, month,
quarter or year beside its lists, each signed by who promised it.

SPDX-License-Identifier: Apache-2.0
"""

import datetime
import random

from .access import ADMINS, KEYS
from .media import csv_bytes, json_bytes, sheet
from .watch import HOSTS, KINDS
from .world import (FIRST, LAST, SEED, backup_jobs, days, joiners, leavers,
                    login, month_ends, signed, staff)
from .world import changes as world_changes

# Quarter, its first day, the day of the reading.
QUARTERS = (("2026 Q1", FIRST, "2026-03-27"),
            ("2026 Q2", "2026-04-01", "2026-06-26"))
# The first week and the first month of each quarter.
EARLY = (("2026 Q1", "2026-01-06"), ("2026 Q2", "2026-04-07"))
FIRST_DAYS = ("2026-01-02", "2026-02-02", "2026-03-02", "2026-04-01",
              "2026-05-01", "2026-06-01")


def _signed(book, control, day, name, title, about, table, who, **more):
    """A sheet of one reading, signed on DAY by the people of WHO."""
    book.add(control, day, name, sheet(
        title, about, table, [(signed(one), day) for one in who]),
        more.pop("kind", "attestation"), title,
        more.pop("source", "ticket system"), **more)


def _table(book, control, day, name, title, head, rows, **more):
    """A table of readings of the whole period."""
    book.add(control, day, name, csv_bytes(head, rows),
             more.pop("kind", "attestation"), title,
             more.pop("source", "compliance folder"), rows=len(rows),
             covers=more.pop("covers", (FIRST, LAST)), **more)


def mondays():
    """Each Monday of the period with the days of the week before it."""
    for day in days():
        if day.weekday() == 0:
            yield day.isoformat(), [
                one.isoformat() for one in days()
                if 0 < (day - one).days <= 7]


FOUND = ("review to the point", "two comments, both answered before approval",
         "review to the point", "scan finding of low weight, ticket opened",
         "question on logging asked late; author told", "review to the point",
         "large change; asked to split the next one")


def changes(book):
    book.add("CM-03", "2026-03-12", "test-of-the-alert.json", json_bytes({
        "test": "tag of a staging host changed in production without a "
                "ticket", "made_by": "tomasz.brandt",
        "change_utc": "2026-03-12T10:02:10Z",
        "log_entry_utc": "2026-03-12T10:02:41Z",
        "alert_utc": "2026-03-12T10:04:05Z", "called": "lucia.ferrer",
        "result": "log entry and alert arrived within ten minutes"}), "log",
        "Yearly test of the alert for changes without a ticket",
        "log platform", performed_by="security-lead")
    for (quarter, _, day), fields in zip(QUARTERS, (
            [("customer.phone", "new", "invented value")],
            [("payee.note", "new", "emptied")])):
        _signed(book, "CM-15", day, "field-list.md",
                f"Review of the confidential fields {quarter}",
                [("Fields in the list", 8 if "Q1" in quarter else 9),
                 ("Columns without a decision", 0)],
                (("Field", "Change", "Method"), fields),
                ["Privacy Officer"], performed_by="privacy-officer")
    for quarter, first, day in QUARTERS:
        merged = [one for one in world_changes() if first <= one["day"] < day
                  and one["area"] == "application"]
        picks = merged[::max(1, len(merged) // 10)][:10]
        _signed(book, "CM-17", day, "merged-changes-read.md",
                f"Merged changes read {quarter}",
                [("Merged so far in the quarter", len(merged)),
                 ("Read, evenly spread", len(picks))],
                (("Change", "Found"), [(one["id"], FOUND[i % len(FOUND)])
                                       for i, one in enumerate(picks)]),
                ["Head of Security"], kind="document",
                performed_by="security-lead", reviewed_by="cto")


def logs(book):
    count = len(KINDS) + len(HOSTS)
    for quarter, _, day in QUARTERS:
        readers = len(staff(day, {"platform", "security"}))
        _signed(book, "COM-02", day, "sources-compared.md",
                f"Log sources and readers compared {quarter}",
                [("Components and services in the inventory", count),
                 ("Sources on the log platform", count), ("Differences", 0),
                 ("Members of the readers group, each approved", readers)],
                None, ["Head of Security"], performed_by="security-lead")
    _rule_tests(book)
    rng, rows = random.Random(SEED + 7), []
    for monday, week in mondays():
        alerts = rng.choice((0, 0, 1, 1, 2, 3))
        if "2026-04-29" in week:
            alerts = max(alerts, 1)
        rows.append((week[0], week[-1], alerts, alerts, 0, monday,
                     signed("Head of Security")))
    _table(book, "COM-07", "2026-06-29", "weekly-summaries.csv",
           "Weekly summaries of alerts for unauthorised access",
           ("from", "to", "alerts", "tickets", "without_ticket", "read_on",
            "signed_by"), rows, source="log platform")


def firewalls(book):
    """Rule old-import went on 2026-03-30, in the code and on the firewall."""
    rows = []
    for day in days():
        count = 13 if day.isoformat() <= "2026-03-30" else 12
        rows.append((day.isoformat(), count, count, 0, ""))
    _table(book, "COM-10", LAST, "nightly-comparisons.csv",
           "Nightly comparisons of rules and code",
           ("date", "rules_in_code", "rules_running", "differences",
            "ticket"), rows, kind="log", source="deployment pipeline",
           captured_on="2026-07-01", query="job = compare-rules, all nights")


RULES = {"COM-04": ("path-scan", "known-attack", "silent-sensor",
                    "zone-to-zone"),
         "COM-07": ("repeated-failure", "new-administrator",
                    "impossible-travel", "direct-database-session",
                    "protection-off")}


def _rule_tests(book):
    for control, rules in RULES.items():
        rows = [(rule, f"2026-02-19T10:{5 * i:02d}:00Z",
                 f"2026-02-19T10:{5 * i + 2:02d}:{11 + 7 * i:02d}Z",
                 "alert arrived")
                for i, rule in enumerate(rules)]
        book.add(control, "2026-02-19", "rule-tests.csv", csv_bytes(
            ("rule", "test_event_utc", "alert_utc", "result"), rows), "log",
            "Yearly test of the alert rules", "log platform",
            rows=len(rows), performed_by="security-lead",
            query="tag = rule-test, 2026-02-19")


def backups(book):
    for quarter, first, day in QUARTERS:
        people = staff(day, {"platform"})
        _signed(book, "BDR-05", day, "members.md",
                f"Backup administrators and operators {quarter}",
                [("Members of the group", len(people)),
                 ("Approval tickets", len(people)), ("Differences", 0)],
                (("Name", "Title"), [(p["name"], p["title"])
                                     for p in people]),
                ["Head of Security"], performed_by="security-lead",
                reviewed_by="platform-lead")
        _restore(book, quarter, day)
    book.add("BDR-09", "2026-02-11", "backup-encryption.json", json_bytes({
        "exported": "2026-02-11", "stores": [
            {"store": store, "algorithm": "AES-256", "key": key,
             "unencrypted_copies": "refused"}
            for store, key in (("region-2-main", "key-backup-1"),
                               ("second-supplier", "key-backup-2"))]}),
        "configuration", "Encryption of backup stores", "backup service")
    jobs = [row for month in range(1, 7) for row in backup_jobs(month)]
    rows = []
    for monday, week in mondays():
        ran = [row for row in jobs if row[0] in week]
        failed = sum(row[5] == "failed" for row in ran)
        rows.append((week[0], week[-1], len(ran), failed, failed // 2,
                     monday, signed("Platform Lead")))
    book.add("BDR-08", "2026-06-29", "weekly-summaries.csv", csv_bytes(
        ("from", "to", "runs", "failed", "new_runs_after_two_failures",
         "read_on", "signed_by"), rows), "attestation",
        "Weekly summaries of the job history", "compliance folder",
        rows=len(rows))


def _restore(book, quarter, day):
    rows = 4210338 if quarter == "2026 Q1" else 4687120
    _signed(book, "BDR-08", day, "restore-test.md",
            f"Restore test {quarter}",
            [("Copy restored", "full copy of the last Sunday, with its "
              "transaction log"),
             ("Where", "isolated recovery environment"),
             ("Weekly summaries read by the Chief Technology Officer",
              "all of the quarter to date")],
            (("What", "Production", "Restored", "Checksums"),
             [("Rows of ten tables", rows, rows, "equal"),
              ("Files", 20, 20, "equal")]),
            ["Platform Lead", "Chief Technology Officer"], kind="document",
            source="compliance folder", controls=["BDR-09"],
            environment="isolated recovery environment")


STORES = ("production database", "file store", "log platform",
          "backup service", "HR system", "paper archive")


def overdue(book):
    """The file store's query of the first quarter was not kept: finding
    F-26-02 of the internal audit."""
    for quarter, first, day in (QUARTERS[0],
                                ("2026 Q2", "2026-04-01", "2026-06-29")):
        is_first = first == FIRST
        _signed(book, "BDR-06", day, "overdue-records.md",
                f"Job log compared with a query for overdue records {quarter}",
                [("Overdue records found", 0),
                 ("Note", "result read on screen for the file store" if
                  is_first else "all results kept, as finding F-26-02 asks")],
                (("Store", "Overdue", "Query result"),
                 [(one, 0, "not kept" if is_first and one == "file store"
                   else "kept") for one in STORES]),
                ["Compliance Lead", "Privacy Officer"],
                performed_by="compliance-lead")


def devices(book):
    rows = []
    for day in month_ends():
        count = len(staff(day))
        rows.append((day, count, count, 0, signed("IT Manager"),
                     signed("Head of Security")))
    _table(book, "DS-03", LAST, "monthly-comparisons.csv",
           "Laptops in device manager and inventory, January to June",
           ("date", "in_device_manager", "in_inventory", "differences",
            "compared_by", "signed_by"), rows, clock="17:10")
    for quarter, _, day in QUARTERS:
        count = (len(staff(day)) + 1) // 2
        _signed(book, "DS-04", day, "staff-comparison.md",
                f"Mobile devices and staff list {quarter}",
                [("Enrolled devices", count),
                 ("Holders on the staff list", count),
                 ("Devices of leavers", 0)], None,
                ["IT Manager", "Head of Security"],
                source="compliance folder")


def keys(book):
    stores = [key for key, _, _, purpose in KEYS if purpose != "backup"]
    for quarter, day in EARLY:
        _signed(book, "LS-01", day, "stores-compared.md",
                f"Stores compared with the inventory {quarter}",
                [("Stores in the cloud account", len(stores)),
                 ("Stores in the inventory", len(stores)),
                 ("Without encryption", 0), ("Differences", 0)], None,
                ["Platform Lead", "Head of Security"],
                source="compliance folder")
    for quarter, _, day in QUARTERS:
        _signed(book, "LS-07", day, "register-review.md",
                f"Key register and administrators {quarter}",
                [("Keys in the register", len(KEYS)),
                 ("Keys in the service", len(KEYS)),
                 ("Key administrators", "Jonas Okafor, Lucía Ferrer"),
                 ("Past their replacement date", 0)], None,
                ["Head of Security"], source="compliance folder",
                performed_by="security-lead")
    rows = [(day, 5, 5, 0, signed("IT Manager")) for day in month_ends()]
    _table(book, "LS-06", LAST, "monthly-comparisons.csv",
           "Vault and administrator accounts compared, January to June",
           ("date", "shared_accounts_in_systems", "in_the_vault",
            "differences", "signed_by"), rows, kind="document", clock="17:30")


def _until(day, rows, at):
    return [row for row in rows if row[at] <= day]


def people(book):
    rows = [(day, len(_until(day, leavers(), 4)), 0,
             signed("Head of People")) for day in month_ends()]
    _table(book, "LS-19", LAST, "monthly-comparisons.csv",
           "Leavers and active accounts compared, January to June",
           ("date", "leavers_since_january", "still_active", "signed_by"),
           rows, kind="document", performed_by="people-lead", clock="17:40")
    rows = []
    for day in month_ends():
        new = [row for row in joiners() if row[3][:7] == day[:7]]
        rows.append((day, len(new), len(new), 0, signed("IT Manager")))
    _table(book, "LS-22", LAST, "monthly-comparisons.csv",
           "Joiners' grants and tickets compared, January to June",
           ("date", "joiners_with_grants", "joiners_with_tickets",
            "grants_without_ticket", "signed_by"), rows, kind="document",
           clock="17:50")
    admins = sorted({login(one) for _, team in ADMINS for one in team})
    rows = [(day, len(admins), len(admins), 0, signed("IT Manager"),
             signed("Head of Security")) for day in FIRST_DAYS]
    _table(book, "LS-26", "2026-06-01", "monthly-reports.csv",
           "Administrators with two factors, January to June",
           ("date", "administrators", "with_two_factors", "differences",
            "compared_by", "signed_by"), rows)


def sign_in(book):
    for quarter, day in (("2026 Q1", "2026-01-14"), ("2026 Q2", "2026-04-15")):
        _signed(book, "LS-21", day, "settings-compared.md",
                f"Password settings compared with the policy {quarter}",
                [("Exceptions", "none")],
                (("System", "Length, administrators", "Lock-out",
                  "As the policy"),
                 [(one, "14, 20", "10 in 15 minutes", "yes") for one in
                  ("identity provider", "production database", "gateway",
                   "product sign-in")]),
                ["IT Manager"], kind="document", source="compliance folder",
                controls=["LS-25"])
        count = len(staff(day))
        _signed(book, "LS-25", day, "identity-check.md",
                f"Shared and duplicate identities {quarter}",
                [("Rows in the listing", count + 8),
                 ("Matched to one person", count),
                 ("Administrator accounts, each of one person", 6),
                 ("Approved emergency accounts", 2), ("Unmatched", 0)], None,
                ["IT Manager"], kind="document", source="compliance folder")


def all_of_it(book):
    for make in (changes, logs, firewalls, backups, overdue, devices, keys,
                 people, sign_in):
        make(book)
