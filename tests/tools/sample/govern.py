"""Evidence of the further controls X-01 to X-05, first half of 2026: board,
owners' statements, base configurations, premises and capacity.

SPDX-License-Identifier: Apache-2.0
"""

import random

from .book import ACTORS
from .media import (csv_bytes, json_bytes, pdf, screen, sheet, text_bytes,
                    ticket)
from .world import (BY_TITLE, FIRST, INCIDENTS, LAST, SEED, days, leavers,
                    login, month_ends, signed, staff)

# The role of each owner, as auditbinder.yaml names it, and its title.
TITLES = {"cto": "Chief Technology Officer", "security-lead":
          "Head of Security", "engineering-manager": "Engineering Manager",
          "platform-lead": "Platform Lead", "it-manager": "IT Manager",
          "people-lead": "Head of People", "legal-counsel": "Legal Counsel",
          "compliance-lead": "Compliance Lead", "support-lead":
          "Support Lead", "privacy-officer": "Privacy Officer",
          "internal-auditor": "Internal Auditor",
          "ceo": "Chief Executive Officer"}
BOARD = [("Edith Marlowe", "chair, outside management"),
         ("Ruth Holloway", "member, outside management"),
         ("Orla Fenwick", "member, Chief Executive Officer")]


def x01(book):
    day = "2026-01-28"
    book.add("X-01", day, "report-of-the-internal-auditor.pdf", pdf(
        "Report of the Internal Auditor to the board, January 2026", [
            "Plan 2025: four audits, four completed",
            "Findings 2025: high 0, medium 2, low 5",
            "Overdue corrections: none",
            f"Plan 2026: four audits, {len(ACTORS)} of {len(ACTORS)} controls",
            "", f"Signed: {signed('Internal Auditor')}, {day}",
            "Met the board without management: 2026-01-28, 16:00 to 16:40"]),
        "document", "Report of the Internal Auditor to the board",
        "audit folder", performed_by="internal-auditor",
        captured_by="internal-auditor", captured_on="2026-01-29")
    for number, (name, seat) in enumerate(BOARD):
        book.add("X-01", f"2026-01-{20 + number}",
                 f"declaration-{login(name)}.txt", text_bytes([
                     "Declaration of interests 2026", "",
                     f"Name:       {name}", f"Seat:       {seat}",
                     "Holdings in vendors or customers: none",
                     "Family ties to workers:             none",
                     "Takes no part in: nothing to exclude", "",
                     f"Signed: {name}, 2026-01-{20 + number}"]),
                 "attestation", f"Declaration of interests of {name}",
                 "HR system", performed_by="people-lead",
                 captured_by="people-lead")
    day = "2026-03-30"
    opened = [i for i in INCIDENTS if i[3] < day]
    serious = [i for i in opened if i[1] < 3]
    book.add("X-01", "2026-03-27", "security-report-to-the-board.pdf", pdf(
        "Information security: report to the board, March 2026", [
            "Top risks (register of 2026-03-24, 9 risks):",
            "  R-03 weak dependency in a release: 12, after treatment 8",
            "  R-01 administrator account taken over: 10, after treatment 6",
            "", f"Incidents of severity 1 and 2 since January: {len(serious)}",
            "  " + "; ".join(i[0] + " " + i[2] for i in serious),
            "Audit findings open: none; overdue actions: none",
            "Plan: passkeys for all, second scanner, exercise in May", "",
            f"Prepared: {signed('Compliance Lead')}, 2026-03-27"]),
        "document", "Report on information security", "board folder",
        performed_by="compliance-lead", captured_by="compliance-lead")
    book.add("X-01", day, "board-minutes.md", sheet(
        "Board meeting of 30 March 2026: information security", [
            ("Present", "; ".join(f"{n} ({s})" for n, s in BOARD)),
            ("Presented by", signed("Chief Executive Officer")),
            ("Report", "2026-03-27, attached"),
            ("Question", "Would one lost region stop the service? Answered "
             "with the plan of the exercise on 2026-05-20"),
            ("Decision", "budget of the second scanner approved"),
            ("Action", "BRD-07, results of the exercise to the board by "
             "2026-07-15, Chief Technology Officer")], None,
        [("Edith Marlowe, chair", "2026-04-02")]), "document",
        "Minutes of the board meeting on security", "board folder",
        covers=("2025-03-28", day), captured_on="2026-04-02")


def _statement(control, day):
    """What the owner said at the end of the quarter."""
    if control == "COM-05" and day > "2026-06-01":
        return "open: review of the quarter not yet signed, due 2026-06-30"
    if control == "BDR-06" and day > "2026-06-01":
        return "operated; finding F-26-02 open, due 2026-09-24"
    if control == "TPM-02" and day < "2026-04-01":
        return "operated; VI-07 mended 2026-03-27"
    return "operated as described"


ASSESSED = (3, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17)   # of February


def x02(book):
    for day, quarter, first in (("2026-03-30", "Q1", FIRST),
                                ("2026-06-29", "Q2", "2026-04-01")):
        covers = (first, "2026-03-31" if quarter == "Q1" else LAST)
        rows = [(control, BY_TITLE[TITLES[owner]], TITLES[owner],
                 _statement(control, day), "none", day)
                for control, (owner, _) in sorted(ACTORS.items())]
        book.add("X-02", day, "owner-statements.csv", csv_bytes(
            ("control", "owner", "role", "statement", "overdue_actions",
             "signed"), rows), "attestation",
            f"Statements of control owners, 2026 {quarter}",
            "compliance folder", rows=len(rows), covers=covers,
            clock="11:00", query="all applicable controls of the matrix")
        said = [r for r in rows if r[3] != "operated as described"]
        book.add("X-02", day, "summary.pdf", pdf(
            f"Control owners' statements 2026 {quarter}: summary", [
                f"Applicable controls: {len(rows)}   Statements: {len(rows)}",
                f"Not simply 'operated as described': {len(said)}"] +
            [f"  {r[0]:<8}{r[3]}" for r in said] + [
                "Overdue actions: 0",
                "Measures: " + ("none" if len(said) < 2 else
                                "Platform Lead to report on COM-05 in July"),
                "", f"Prepared: {signed('Compliance Lead')}, {day}",
                f"Signed:   {signed('Chief Executive Officer')}, {day}"]),
            "document", f"Summary with measures, 2026 {quarter}",
            "compliance folder", covers=covers)
    day = "2026-02-20"
    owners = sorted({BY_TITLE[TITLES[o]] for o, _ in ACTORS.values()
                     if o != "ceo"})
    book.add("X-02", day, "yearly-assessments.csv", csv_bytes(
        ("name", "assessed", "security_duties", "goals"),
        [(name, f"2026-02-{ASSESSED[i % len(ASSESSED)]:02d}", "assessed",
          "masked") for i, name in enumerate(owners)]), "sample",
        "Yearly assessments of control owners", "HR system",
        rows=len(owners), sensitivity="Confidential",
        performed_by="people-lead", captured_by="people-lead")


BASES = [("server", "1.8", "2025-11-12"), ("container", "2.3", "2025-10-20"),
         ("managed database", "1.4", "2026-02-17"),
         ("load balancer", "1.2", "2025-12-03"),
         ("network device", "1.5", "2026-02-17"),
         ("identity provider", "1.1", "2026-01-21"),
         ("source host", "1.3", "2026-01-21")]
PARTS = 31          # components that the nightly job compares
DRIFTS = [("DRF-0014", "2026-02-11", "job-2", "clock source set by hand",
           "corrected from the code", "2026-02-12"),
          ("DRF-0015", "2026-04-22", "gateway-1", "session limit 60 minutes, "
           "code says 30", "corrected from the code", "2026-04-24"),
          ("DRF-0016", "2026-05-13", "db-2", "connection limit raised in "
           "INC-0036", "code changed, approved by Head of Security",
           "2026-05-15")]


def x03(book):
    day = "2026-02-18"
    book.add("X-03", day, "base-configurations.csv", csv_bytes(
        ("kind", "version", "approved", "approved_by"),
        [b + ("Tomasz Brandt",) for b in BASES]), "document",
        "Approved base configurations", "source host", rows=len(BASES))
    book.add("X-03", day, "comparison-job.json", json_bytes({
        "exported": day, "job": "compare-configuration", "runs": "daily 04:30",
        "components": PARTS, "compares_with": "branch release",
        "on_difference": ["ticket", "operations channel"],
        "opens_incident_for": ["public storage", "encryption off",
                               "logging off"]}), "configuration",
        "Settings of the nightly comparison", "deployment pipeline")
    rows = []
    for when in days():
        found = [d for d in DRIFTS if d[1] == when.isoformat()]
        rows.append((when.isoformat(), "04:30", PARTS, PARTS, len(found),
                     "; ".join(d[0] for d in found)))
    book.add("X-03", LAST, "nightly-comparisons.csv", csv_bytes(
        ("date", "start_utc", "components", "compared", "differences",
         "ticket"), rows), "log", "Results of the nightly comparison",
        "log platform", rows=len(rows), covers=(FIRST, LAST),
        captured_on="2026-07-01", query="all runs, no filter")
    for key, found, host, what, done, settled in DRIFTS:
        book.add("X-03", settled, f"ticket-{key.lower()}.txt", ticket(
            key, f"Configuration differs on {host}",
            [("Difference", what), ("Settled", done),
             ("Owner", signed("Platform Lead"))],
            [(f"{found} 04:36", "compare-configuration", "opened"),
             (f"{found} 08:50", "kofi.mensah", "cause found"),
             (f"{settled} 10:15", "jonas.okafor", f"{done}, closed")]),
            "sample", f"Difference {key} and its end", "ticket system")


VISITORS = [("2026-01-20", "Pellworth Assurance LLP", "Anna Kowalczyk"),
            ("2026-02-05", "Coolair Services", "Priya Raman"),
            ("2026-03-11", "Hollow Oak Testing", "Tomasz Brandt"),
            ("2026-04-21", "Coolair Services", "Priya Raman"),
            ("2026-05-20", "Nimbus Grid", "Jonas Okafor"),
            ("2026-06-18", "Pellworth Assurance LLP", "Anna Kowalczyk")]
ROOM = ("jonas.okafor", "noah.byrne", "priya.raman")


def _badges(day):
    """Active badges at the end of DAY: people, and two of the cleaners."""
    rows = [(f"B-{100 + i}", p["login"], "office, equipment room"
             if p["login"] in ROOM else "office", "")
            for i, p in enumerate(staff(day))]
    return rows + [(f"B-09{i}", f"cleaner {i}", "office, working hours",
                    "2026-12-31") for i in (1, 2)]


def x04(book):
    for day, quarter, first in (("2026-03-27", "Q1", FIRST),
                                ("2026-06-26", "Q2", "2026-04-01")):
        covers = (first, "2026-03-31" if quarter == "Q1" else LAST)
        rows = _badges(day)
        book.add("X-04", day, "active-badges.csv", csv_bytes(
            ("badge", "holder", "areas", "ends"), rows), "population",
            f"Active badges, 2026 {quarter}", "door system", rows=len(rows),
            covers=covers, clock="09:40", query="state active, no filter")
        gone = [row for row in leavers() if covers[0] <= row[4] <= day]
        book.add("X-04", day, "comparison.pdf", pdf(
            f"Badges and keys compared with the staff list, 2026 {quarter}", [
                f"Active badges: {len(rows)}   shown on screen: {len(rows)}",
                f"People on the staff list: {len(staff(day))}   cleaners: 2",
                "Keys in the register: 6   in the safe: 4   with holders: 2",
                "Without a duty: none", "",
                "Leavers of the quarter, badge blocked on the last day:"] +
            [f"  {login(row[0]):<18}{row[4]}" for row in gone] + [
                "Equipment room: every entry by " + ", ".join(ROOM), "",
                f"Compared: {signed('IT Manager')}, {day}",
                f"Signed:   {signed('Head of Security')}, {day}"]),
            "attestation", f"Signed comparison 2026 {quarter}",
            "compliance folder", covers=covers, clock="15:10")
    book.add("X-04", "2026-06-26", "key-register.csv", csv_bytes(
        ("key", "door", "holder", "since"),
        [("K-1", "front door", "Priya Raman", "2021-01-11"),
         ("K-2", "front door", "Helen Doyle", "2020-05-04")] +
        [(f"K-{i}", door, "in the safe", "2025-11-03") for i, door in (
            (3, "front door"), (4, "equipment room"), (5, "equipment room"),
            (6, "archive"))]), "population", "Key register", "key register",
        rows=6, covers=("2026-04-01", LAST), query="all keys")
    book.add("X-04", LAST, "visitors.csv", csv_bytes(
        ("date", "company", "host", "arrived", "left", "badge_returned"),
        [v + (f"{9 + i % 3:02d}:{10 + 7 * i:02d}", f"{13 + i % 4}:{5 + i:02d}",
              "yes") for i, v in enumerate(VISITORS)]), "sample",
        "Visitor record of the period", "reception", rows=len(VISITORS),
        covers=(FIRST, LAST), captured_on="2026-07-01")
    rng = random.Random(SEED + 40)
    rows = []
    for when in days():
        if when.weekday() in (1, 3) and rng.random() < 0.5:
            rows.append((when.isoformat(),
                         f"{rng.randint(8, 16):02d}:{rng.randint(0, 59):02d}",
                         rng.choice(ROOM), "equipment room"))
    book.add("X-04", LAST, "equipment-room-entries.csv", csv_bytes(
        ("date", "time", "holder", "door"), rows), "log",
        "Entries of the equipment room", "door system", rows=len(rows),
        covers=(FIRST, LAST), captured_on="2026-07-01",
        query="door equipment room, all events")
    book.add("X-04", "2026-02-27", "badge-blocked.png", screen(
        "https://doors.larkfield.example/badges/dmitri.vale",
        "Badge of dmitri.vale", ["State: blocked", "By: priya.raman",
                                 "Time: 2026-02-27 16:41",
                                 "Reason: OFF-0061, last day"],
        "2026-02-27 16:44 UTC"), "screenshot", "Badge of a leaver",
        "door system", clock="16:44", controls=["LS-19"])


COMPONENTS = [("application processors", 100, 41, 1.5),
              ("database storage, GB", 900, 402, 9.0),
              ("database connections", 400, 168, 4.0),
              ("file store, GB", 4000, 1830, 42.0),
              ("queue depth", 5000, 610, 8.0),
              ("log store, GB", 3000, 1390, 21.0)]


def x05(book):
    rng = random.Random(SEED + 50)
    for number, day in enumerate(month_ends(), 1):
        rows = []
        for name, limit, base, growth in COMPONENTS:
            use = round(base + growth * number + rng.random() * growth, 1)
            peak = round(use * 1.18, 1)
            if name.endswith("connections"):
                limit = 400 if number < 5 else 600
                peak = 371.0 if number == 5 else peak
            later = round(use + 6 * growth, 1)
            rows.append((name, use, peak, limit, f"{100 * peak / limit:.0f}",
                         later, "yes" if later < 0.7 * limit else "change"))
        covers = (day[:8] + "01", day)
        book.add("X-05", day, "capacity.csv", csv_bytes(
            ("component", "use", "peak", "limit", "peak_percent",
             "in_six_months", "fits"), rows), "population",
            f"Use and limits of {day[:7]}", "cloud account", rows=len(rows),
            covers=covers, clock="09:50", query="all production components")
        high = [r for r in rows if int(r[4]) >= 70]
        book.add("X-05", day, "capacity-review.md", sheet(
            f"Capacity review {day[:7]}", [
                ("Components", len(rows)),
                ("Inventory of the day", len(rows)),
                ("Peak of 70 percent or more",
                 "database connections on 2026-05-12, 371 of 400 then"
                 if number == 5 else ", ".join(r[0] for r in high) or "none"),
                ("Decision", "limit is 600 since the emergency change of "
                 "2026-05-12; no change needed for six months"
                 if number == 5 else "no change needed for six months")],
            None, [(signed("Platform Lead"), day),
                   (signed("Chief Technology Officer"), day)]), "document",
            f"Signed capacity review {day[:7]}", "compliance folder",
            covers=covers, clock="16:40")
    book.add("X-05", "2026-02-12", "capacity-alerts.json", json_bytes({
        "exported": "2026-02-12", "limit_percent": 70, "notify":
        ["on-call pager"], "components": [c[0] for c in COMPONENTS],
        "state": "enabled"}), "configuration", "Alert rules for capacity",
        "log platform")
    book.add("X-05", "2026-05-12", "ticket-cap-0009.txt", ticket(
        "CAP-0009", "Alert: database connections above 70 percent",
        [("Component", "database connections, 371 of 400"),
         ("Finding", "all clients moved to the standby (INC-0036)"),
         ("Decision", "limit raised to 600, emergency change")],
        [("2026-05-12 11:39", "log platform", "alert to the pager"),
         ("2026-05-12 11:52", "kofi.mensah", "answered"),
         ("2026-05-12 15:30", "jonas.okafor", "limit raised, closed")]),
        "sample", "Capacity alert answered on the same day", "ticket system",
        controls=["IR-02"])


def all_of_it(book):
    for make in (x01, x02, x03, x04, x05):
        make(book)
