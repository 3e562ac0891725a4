"""Evidence of the change management controls, first half of 2026.

SPDX-License-Identifier: Apache-2.0
"""

import datetime

from .media import csv_bytes, json_bytes, pdf, screen, sheet, ticket
from .world import (FIRST, LAST, changes, days, login, month_ends, signed,
                    staff)

Q1, Q2 = "2026-03-31", "2026-06-30"
COUNT_QUERY = "all items, no filter but the period; count shown on screen"


def members(day):
    """Source host members at the end of DAY: login, name, role."""
    rows = []
    for person in staff(day, {"engineering", "platform", "security"}):
        role = {"engineering": "write", "platform": "read",
                "security": "read"}[person["team"]]
        if person["title"] == "Engineering Manager":
            role = "maintain"
        rows.append((person["login"], person["name"], role, person["title"]))
    rows.append(("priya.raman", "Priya Raman", "owner", "IT Manager"))
    if day <= Q1:
        rows.append(("noah.byrne", "Noah Byrne", "read", "IT Technician"))
    return sorted(rows)


def _source_review(book, day, quarter):
    rows = members(day)
    head = ("login", "name", "role", "job_title")
    book.add("CM-01", day, "repository-members.csv", csv_bytes(head, rows),
             "population", f"Members and roles of the source host, {quarter}",
             "source host", query="organisation members, all roles, no filter",
             covers=(day[:5] + ("01-01" if day == Q1 else "04-01"), day),
             rows=len(rows), clock="10:20", controls=["CM-18"])
    lines = [f"Quarter: {quarter}   Review date: {day}",
             f"Members in export: {len(rows)}   Shown on screen: {len(rows)}",
             "Compared with the HR list of the same day", ""]
    for name, full, role, title in rows:
        keep = "REMOVE" if name == "noah.byrne" else \
            "LOWER to read" if day == Q2 and name == "farah.siddiq" else "keep"
        lines.append(f"{name:<18}{role:<10}{title:<22}{keep}")
    change = "Changes: one removal, ticket ACC-0231" if day == Q1 else \
        "Changes: one lowered (moved to design work), ticket ACC-0287"
    lines += ["", change, "Next review: by the last day of next quarter", "",
              f"Signed        {signed('Engineering Manager')}, {day}",
              f"Countersigned {signed('Head of Security')}, {day}"]
    book.add("CM-01", day, "decision-sheet.pdf",
             pdf(f"Source access review {quarter}", lines), "attestation",
             f"Signed decision sheet {quarter}", "ticket system",
             covers=(day[:5] + ("01-01" if day == Q1 else "04-01"), day),
             clock="16:20")


def cm01(book):
    _source_review(book, Q1, "2026 Q1")
    _source_review(book, Q2, "2026 Q2")
    book.add("CM-01", Q1, "ticket-acc-0231.txt", ticket(
        "ACC-0231", "Remove source host access of noah.byrne",
        [("Requested by", signed("Engineering Manager")),
         ("Reason", "CM-01 review 2026 Q1, duty ended"),
         ("Access", "read on all repositories")],
        [("2026-03-31 14:05", "ines.carvalho", "opened, approved"),
         ("2026-03-31 14:41", "priya.raman", "membership removed"),
         ("2026-03-31 14:44", "ines.carvalho", "checked, closed")]),
        "sample", "Removal ticket ACC-0231", "ticket system")
    book.add("CM-01", Q2, "ticket-acc-0287.txt", ticket(
        "ACC-0287", "Lower source host role of farah.siddiq to read",
        [("Requested by", signed("Engineering Manager")),
         ("Reason", "CM-01 review 2026 Q2, moved to design work"),
         ("Access", "write to read on all repositories")],
        [("2026-06-30 13:10", "ines.carvalho", "opened, approved"),
         ("2026-06-30 13:32", "priya.raman", "role changed"),
         ("2026-06-30 13:33", "source host", "log: farah.siddiq is read"),
         ("2026-06-30 13:35", "ines.carvalho", "checked, closed")]),
        "sample", "Role change ticket ACC-0287", "ticket system",
        controls=["LS-22"])


def cm03(book):
    rules = [{"name": "production-change", "source": "cloud account",
              "condition": "write call in production", "state": "enabled",
              "notify": ["operations channel", "on-call pager"]},
             {"name": "change-without-ticket", "source": "pipeline",
              "condition": "release without CHG id", "state": "enabled",
              "notify": ["on-call pager"]},
             {"name": "audit-log-stopped", "source": "cloud account",
              "condition": "audit log disabled or silent for 60 minutes",
              "state": "enabled", "notify": ["on-call pager"]}]
    for day in ("2026-01-19", "2026-06-29"):
        book.add("CM-03", day, "alert-rules.json",
                 json_bytes({"exported": day, "rules": rules}),
                 "configuration", "Alert rules for production changes",
                 "log platform", query="all rules tagged change")
    rows = [(c["deployed"], login(c["deployer"]), "release", c["id"],
             c["commit"], "completed") for c in changes()
            if "2026-03-01" <= c["day"] <= "2026-03-31"]
    book.add("CM-03", "2026-03-31", "production-audit-log.csv",
             csv_bytes(("time_utc", "actor", "action", "change", "commit",
                        "result"), rows), "log",
             "Audit log of production changes, March 2026", "cloud account",
             query="action = release AND environment = production, March",
             rows=len(rows), covers=("2026-03-01", "2026-03-31"))
    book.add("CM-03", "2026-04-16", "ticket-ops-0118.txt", ticket(
        "OPS-0118", "Alert: production change without ticket",
        [("Alert", "change-without-ticket, 2026-04-16 08:02:11 UTC"),
         ("Engineer on call", "Kofi Mensah"),
         ("Finding", "certificate renewed by the cloud account itself"),
         ("Decision", "no change by a person; rule now names the service")],
        [("2026-04-16 08:04", "pager", "opened"),
         ("2026-04-16 08:31", "kofi.mensah", "compared with change list"),
         ("2026-04-16 09:10", "tomasz.brandt", "agreed, closed")]),
        "sample", "Alert with its triage ticket", "ticket system")


def _population(rows):
    head = ("change", "date", "kind", "area", "title", "author", "approver",
            "approved_utc", "deployer", "deployed_utc", "commit",
            "trust_relevant")
    return csv_bytes(head, [
        (c["id"], c["day"], c["kind"], c["area"], c["title"], c["author"],
         c["approver"], c["approved"], c["deployer"], c["deployed"],
         c["commit"], "yes" if c["trust"] else "no") for c in rows])


def cm04(book):
    rows = [c for c in changes() if c["trust"]]
    who = {c["id"]: "Head of Security; Privacy Officer" +
           ("; Finance Lead" if "totals" in c["title"] else "") for c in rows}
    book.add("CM-04", LAST, "trust-changes.csv", csv_bytes(
        ("change", "date", "title", "stakeholders", "approvals",
         "deployed_utc"),
        [(c["id"], c["day"], c["title"], who[c["id"]],
          "{0} of {0}".format(who[c["id"]].count(";") + 1), c["deployed"])
         for c in rows]), "document",
        "Trust relevant changes of the list of all changes", "ticket system",
        query="trust_relevant = yes, first half of 2026", rows=len(rows),
        covers=(FIRST, LAST), captured_on="2026-07-02")
    for change in rows[:2]:
        day, before = change["day"], change["approved"][:10]
        book.add("CM-04", day, f"{change['id'].lower()}-impact.txt", ticket(
            change["id"], change["title"],
            [("1 Does it affect security?", "yes, access to accounts"),
             ("2 Does it affect availability?", "no"),
             ("3 Confidentiality or personal data?", "yes"),
             ("4 Calculation of amounts?", "no"),
             ("What could go wrong", "access wider than intended"),
             ("Way back", "release before, feature switch off"),
             ("Author", change["author"])],
            [(f"{before} 08:10", "tomasz.brandt", "approved for security"),
             (f"{before} 08:25", "sofie.nystrom",
              "approved for confidentiality"),
             (change["approved"][:16].replace("T", " "), "mara.lind",
              "approved"),
             (change["deployed"][:16].replace("T", " "),
              login(change["deployer"]), "deployed")]),
            "sample", f"Impact assessment and sign-off {change['id']}",
            "ticket system")


def cm09(book):
    listed = changes()
    # The first week has only four days in the period; the meeting of the
    # Tuesday before New Year moved to the Friday.
    first = datetime.date(2026, 1, 2)
    meetings = [first] + [d for d in days() if d.weekday() == 1]
    for number, day in enumerate(meetings, 1):
        text = day.isoformat()
        before = meetings[number - 2] if number > 1 else first
        after = meetings[number] if number < len(meetings) else \
            day + datetime.timedelta(days=7)
        week = [c for c in listed
                if before <= datetime.date.fromisoformat(c["day"]) < day]
        rows = [(c["id"], c["kind"], c["title"], "closed") for c in week]
        coming = [c for c in listed
                  if text <= c["day"] < after.isoformat()
                  and c["kind"] != "emergency"]
        rows += [(c["id"], c["kind"], c["title"], "may go ahead")
                 for c in coming]
        about = [("Date", f"{text}, 09:30 to 10:00"),
                 ("Attendees", ", ".join((
                     signed("Engineering Manager"), signed("Platform Lead"),
                     signed("Head of Security")))),
                 ("Actions", "none" if number % 4 else
                  "Platform Lead checks overdue library updates in one week")]
        table = (("Change", "Kind", "Title", "Decision"), rows) if rows \
            else None
        if not rows:
            about.append(("Changes", "none last week, none planned"))
        book.add("CM-09", text, "change-meeting.md", sheet(
            f"Change and security meeting {number} of 2026", about, table,
            [(signed("Engineering Manager"), text)]), "document",
            f"Minutes of change meeting {number}",
            "document folder of the change meeting", clock="17:20")


def cm11(book):
    for day in ("2026-01-30", LAST):
        team = staff(day, {"platform"})
        book.add("CM-11", day, "deployers.json", json_bytes({
            "group": "deployers", "exported": day, "count": len(team),
            "members": [p["login"] for p in team]}), "configuration",
            "Members of the deployers group", "identity provider",
            rows=len(team), query="group deployers, nested groups resolved")
    book.add("CM-11", LAST, "pipeline-protection.json", json_bytes({
        "exported": LAST, "stage": "production", "may_start": ["deployers"],
        "author_may_release": False, "required_change_id": True,
        "settings_may_be_changed_by": ["owners"]}), "configuration",
        "Protection of the production stage", "source host")
    rows = []
    for day in month_ends():
        coders = [r for r in members(day) if r[2] in ("write", "maintain")]
        team = staff(day, {"platform"})
        both = {r[0] for r in coders} & {p["login"] for p in team}
        rows.append((day, len(coders), len(team), len(both),
                     "Jonas Okafor", "Tomasz Brandt"))
    book.add("CM-11", LAST, "coder-deployer-comparison.csv", csv_bytes(
        ("date", "may_edit_code", "may_deploy", "in_both", "compared_by",
         "signed_by"), rows), "document",
        "Monthly comparison of code editors and deployers", "ticket system",
        rows=len(rows), covers=(FIRST, LAST))


def cm12(book):
    rows = changes()
    book.add("CM-12", LAST, "production-changes.csv", _population(rows),
             "population", "All production changes of the period",
             "deployment pipeline and ticket system", query=COUNT_QUERY,
             rows=len(rows), covers=(FIRST, LAST), controls=["CM-04", "CM-16"],
             captured_on="2026-07-02",
             note="The pipeline log and the ticket system gave the same "
                  "number of changes for the period.")
    picks = [c for c in rows[7::11] if c["kind"] != "emergency"] + \
        [c for c in rows if c["kind"] == "emergency"]
    for change in picks:
        urgent = change["kind"] == "emergency"
        said = "spoken approval, noted by the Platform Lead" if urgent \
            else "approved for production"
        book.add("CM-12", change["day"], f"{change['id'].lower()}.txt", ticket(
            change["id"], change["title"],
            [("Kind", change["kind"]), ("Author", change["author"]),
             ("Approver", change["approver"]),
             ("Deployer", change["deployer"]), ("Commit", change["commit"])],
            [(change["reviewed"][:16].replace("T", " "),
              login(change["reviewer"]), "review approved"),
             (change["approved"][:16].replace("T", " "),
              login(change["approver"]), said),
             (change["deployed"][:16].replace("T", " "),
              login(change["deployer"]), "deployed, checked")] +
            ([(f"{change['day']} 17:05", login(change["approver"]),
               "approval confirmed in writing")] if urgent else [])),
            "sample", ("Emergency change " if urgent else "Change ") +
            change["id"] + " with approval", "ticket system")


def cm13(book):
    book.add("CM-13", "2026-01-12", "policy-approval.pdf", pdf(
        "Approval of the Change Management Policy",
        ["Policy: CMP   Version: 1.1   Effective: 2026-01-15",
         "Version before: 1.0 of 2025-01-13",
         "Change: stakeholder table; record of spoken emergency approvals",
         "", f"Approved: {signed('Chief Technology Officer')}, 2026-01-12",
         f"Owner:    {signed('Engineering Manager')}"]), "attestation",
        "Approval of the change management methodology", "policy folder")
    told = len(staff("2026-01-16", {"engineering", "platform"}))
    book.add("CM-13", "2026-01-16", "publication-notice.txt", ticket(
        "MSG-2026-014", "New version of the Change Management Policy",
        [("To", "all engineers and platform staff"),
         ("From", signed("Compliance Lead")),
         ("Read receipts", f"{told} of {told} by 2026-01-23")],
        [("2026-01-16 10:00", "anna.kowalczyk", "sent"),
         ("2026-01-23 16:00", "anna.kowalczyk", "receipts counted")]),
        "document", "Notice of the new policy version", "e-mail",
        captured_on="2026-01-26")


# The confidential fields in January, with the method of each.
FIELDS = [("customer.name", "replace"), ("customer.email", "replace"),
          ("bank.iban", "same shape, invalid"), ("note.text", "remove"),
          ("attachment.body", "remove"), ("entry.amount", "scale"),
          ("person.birth_date", "shift days")]


def cm15(book):
    book.add("CM-15", "2026-03-25", "masking-job.json", json_bytes({
        "job": "mask-copy", "commit": "5c1e90ab77d2", "exported": "2026-03-25",
        "fields": [{"field": f, "method": m} for f, m in FIELDS],
        "on_unknown_field": "stop"}), "configuration",
        "Configuration of the masking job", "source host")
    rows = [(f"C{1000 + i}", f"Test Customer {i}", f"user{i}@test.invalid",
             f"XX00TEST{i:010d}", "", 137 * i % 9000) for i in range(1, 13)]
    book.add("CM-15", "2026-03-25", "masked-sample.csv", csv_bytes(
        ("id", "name", "email", "iban", "note", "amount"), rows), "sample",
        "Rows of the masked test database", "test database", rows=len(rows),
        environment="test", query="select * from customer limit 12")
    rows = [("test-db-1", "masked copy 2026-03-25", "Jonas Okafor",
             "2026-06-23"), ("staging-db", "masked copy 2026-04-20",
                             "Jonas Okafor", "2026-07-19"),
            ("dev-seed", "invented data", "Ines Carvalho", "none"),
            ("load-test-db", "generated data", "Lucía Ferrer", "2026-08-31")]
    book.add("CM-15", "2026-04-24", "non-production-stores.csv", csv_bytes(
        ("store", "origin", "owner", "delete_by"), rows), "population",
        "Inventory of data stores outside production", "cloud account",
        rows=len(rows), environment="test and staging",
        query="all stores with environment other than production")


def cm16(book):
    start, listed = FIRST, changes()
    for day in month_ends():
        rows = [c for c in listed if start <= c["day"] <= day]
        month = day[:7]
        book.add("CM-16", day, "production-change-report.csv",
                 _population(rows), "population",
                 f"Production changes up to the {month} review",
                 "deployment pipeline and ticket system", rows=len(rows),
                 query=f"deployed from {start} to {day}, no other filter",
                 covers=(start, day), clock="09:15")
        alone = sum(c["author"] == c["deployer"] for c in rows)
        book.add("CM-16", day, "review.md", sheet(
            f"Monthly production change review {month}",
            [("Window", f"{start} to {day}"),
             ("Changes in the pipeline log", len(rows)),
             ("Changes in the ticket system", len(rows)),
             ("Without approval before release", 0),
             ("Author and deployer the same person", alone),
             ("Follow-up", "no mismatch occurred, no ticket opened")], None,
            [(signed("Head of Security"), day),
             (signed("Compliance Lead"), day)]), "attestation",
            f"Signed review {month}", "ticket system", covers=(start, day))
        start = (datetime.date.fromisoformat(day) +
                 datetime.timedelta(days=1)).isoformat()


def cm17(book):
    rows = [c for c in changes() if c["area"] == "application"]
    book.add("CM-17", LAST, "merged-changes.csv", csv_bytes(
        ("merge", "change", "commit", "author", "reviewer",
         "review_approved_utc"),
        [(f"!{900 + i}", c["id"], c["commit"], c["author"], c["reviewer"],
          c["reviewed"]) for i, c in enumerate(rows)]), "population",
        "All merges to the production branch", "source host",
        query="merged to release branch, first half of 2026", rows=len(rows),
        covers=(FIRST, LAST), captured_on="2026-07-02")
    for change in rows[3::12]:
        book.add("CM-17", change["day"], f"review-{change['commit']}.txt",
                 ticket(change["commit"], change["title"],
                        [("Author", change["author"]),
                         ("Reviewer", change["reviewer"]),
                         ("Checklist", "input, output, access, secrets, logs"),
                         ("Comments", "2, both answered"),
                         ("Code scan", "0 critical, 0 high, 1 low")],
                        [(change["reviewed"][:16].replace("T", " "),
                          login(change["reviewer"]), "approved"),
                         (change["approved"][:16].replace("T", " "), "host",
                          "merged")]),
                 "sample", f"Code review of {change['id']}", "source host")
    book.add("CM-17", "2026-05-06", "branch-protection.json", json_bytes({
        "exported": "2026-05-06", "branch": "release",
        "required_approvals": 1, "author_may_approve": False,
        "dismiss_stale_approvals": True, "scanner_blocks": ["critical",
                                                            "high"]}),
        "configuration", "Branch protection and scanner levels",
        "source host")


def cm18(book):
    repos = [("ledger-app", "application"), ("ledger-infra", "infrastructure"),
             ("ledger-jobs", "application"), ("ledger-docs", "documents"),
             ("policies", "documents")]
    day = "2026-05-06"
    book.add("CM-18", day, "repositories.csv", csv_bytes(
        ("repository", "kind", "owner", "visibility", "classification"),
        [(r, k, "Ines Carvalho", "private", "Confidential")
         for r, k in repos]), "population", "All repositories", "source host",
        query="all repositories, archived included", rows=len(repos))
    book.add("CM-18", day, "protected-branches.json", json_bytes({
        "exported": day, "branches": [
            {"repository": r, "branch": "release", "direct_push": "refused",
             "forced_push": "refused", "approvals": 1,
             "administrators_included": True} for r, _ in repos]}),
        "configuration", "Protected branches", "source host", clock="16:20")
    book.add("CM-18", day, "single-sign-on.png", screen(
        "https://source.larkfield.example/admin/sign-in",
        "Source host - sign-in", ["Organisation: Larkfield",
                                  "Single sign-on: required",
                                  "Local passwords: off",
                                  "Groups: engineering, platform, security",
                                  f"Members: {len(members(day))}"],
        f"{day} 16:31 UTC+1"), "screenshot",
        "Sign-in setting of the source host", "source host", clock="16:31")


def all_of_it(book):
    for make in (cm01, cm03, cm04, cm09, cm11, cm12, cm13, cm15, cm16, cm17,
                 cm18):
        make(book)
