"""What the narratives name as evidence beside the lists: lists of approvers,
settings, comparisons and decisions of the first half of 2026, each in accord
with the population that it explains.

SPDX-License-Identifier: Apache-2.0
"""

import random

from .access import ADMINS, KEYS, SESSIONS, admin, client_changes
from .media import csv_bytes, json_bytes, pdf, sheet, text_bytes, ticket
from .world import FIRST, LAST, SEED, VENDORS, login, month_ends, signed

# Vendor, agreement signed; Brightprint is rated low and sees no data.
AGREED = ("2024-03-11", "2023-09-04", "2022-05-16", "2024-06-24", "2023-02-20",
          "2024-03-18", "2022-10-03", "2023-01-30", "2024-09-09",
          "2025-02-10", "2026-04-27", "none: rated low")


def _none(book, control, name, title, query, who="IT Manager"):
    """The statement that a list is empty, with its query."""
    book.add(control, LAST, name, text_bytes([
        title, "", f"Query: {query}", f"From {FIRST} to {LAST}",
        "Records found: 0", "", f"Stated by {signed(who)}, {LAST}"]),
        "document", title, "ticket system", query=query, covers=(FIRST, LAST))


def _months(book, control, name, title, head, counts, who):
    """Six comparisons of a log with its tickets, one a month, each signed."""
    rows = [(day, count, count, 0, signed(who))
            for day, count in zip(month_ends(), counts)]
    book.add(control, LAST, name, csv_bytes(head, rows), "document", title,
             "compliance folder", rows=6, covers=(FIRST, LAST), clock="17:20")


def _by_month(dates):
    return [sum(int(day[5:7]) == month for day in dates)
            for month in range(1, 7)]


def _before(instant, minutes):
    """The clock MINUTES before INSTANT, as in 2026-02-10T10:12Z."""
    hour, minute = int(instant[11:13]), int(instant[14:16])
    return "{:02d}:{:02d}".format(*divmod(hour * 60 + minute - minutes, 60))


def keeping(book):
    day = "2026-05-13"
    book.add("BDR-09", day, "refusal-rule.json", json_bytes({
        "exported": day, "rule": "backup-copy-needs-known-key",
        "effect": "refuse", "applies_to": "all backup stores",
        "test": {"on": day, "copy": "test copy without encryption",
                 "result": "refused"}}), "configuration",
        "Rule that refuses plain copies, with its test", "cloud account")
    day = "2026-06-16"
    book.add("DS-04", day, "device-rules.json", json_bytes({
        "exported": day, "rules": [
            {"rule": "enrolled", "limit": "every device"},
            {"rule": "code or biometrics", "limit": "lock after 5 minutes"},
            {"rule": "encryption", "limit": "on"},
            {"rule": "system version", "limit": "supported by its maker"},
            {"rule": "signs of tampering", "limit": "none"},
            {"rule": "last contact", "limit": "within 14 days"}],
        "on_breach": "tell user and IT Manager, cut off within 24 hours",
        "devices_covered": "all enrolled"}), "configuration",
        "Rules of the device manager for mobile devices", "device manager")
    _none(book, "DS-03", "encryption-exceptions.txt",
          "Exceptions from laptop encryption",
          "type = exception, control = DS-03, all states")
    _none(book, "DS-04", "lost-mobile-devices.txt",
          "Mobile devices reported lost",
          "type = loss report, device = phone or tablet, all states")


def watching(book):
    _none(book, "COM-08", "major-changes.txt",
          "Major changes of the network in the period",
          "change adds a network zone, a kind of host or an open service",
          "Head of Security")


def masking(book):
    rows = [("test-db-1", "2026-03-25T06:00Z", "2026-03-25T06:41Z", 7, 200, 0,
             "jonas.okafor", "2026-03-25T09:10Z"),
            ("staging-db", "2026-04-20T06:00Z", "2026-04-20T06:43Z", 8, 200,
             0, "jonas.okafor", "2026-04-20T08:55Z")]
    book.add("CM-15", "2026-04-20", "masking-runs.csv", csv_bytes(
        ("copy", "start_utc", "end_utc", "fields_masked",
         "rows_compared_per_table", "equal_values", "verified_by",
         "released_utc"), rows), "log",
        "Runs of the masking job with their verification", "production account",
        rows=len(rows), covers=(FIRST, LAST), captured_on="2026-07-01",
        query="job = mask-copy, first half of 2026")


def clients(book):
    rows = client_changes()
    listed = {}
    for row in rows:
        listed.setdefault(row[2], set()).add(row[4])
    lines = []
    for customer, names in sorted(listed.items()):
        lines += [(customer, name, "2025-11-03", "onboarding form")
                  for name in sorted(names | {f"approver-{customer[1:]}"})]
    book.add("LS-04", LAST, "approvers.csv", csv_bytes(
        ("customer", "approver", "since", "confirmed_by"), lines),
        "document", "Approvers of the clients with changes in the period",
        "ticket system", rows=len(lines), captured_on="2026-07-01",
        query="approver list, customers of the list of changes")
    _months(book, "LS-04", "monthly-comparisons.csv",
            "Monthly comparisons of log and tickets, January to June",
            ("date", "log_entries", "tickets", "differences", "signed_by"),
            _by_month([row[1] for row in rows]), "Support Lead")


REASONS = {"DBA-0019": "rows of the failed exports, INC-0032",
           "DBA-0020": "slow query of the period close, plan read",
           "DBA-0021": "connections after the failover, INC-0036"}


def database(book):
    for number, person, start, end, approver in SESSIONS:
        day = start[:10]
        book.add("LS-05", day, f"ticket-{number.lower()}.txt", ticket(
            number, "Direct session on the production database",
            [("Person", person), ("Reason", REASONS[number]),
             ("Duration", "at most eight hours"),
             ("Session", f"{start} to {end}")],
            [(f"{day} {_before(start, 10)}", person, "requested"),
             (f"{day} {_before(start, 8)}", approver, "approved"),
             (f"{day} 16:30", "tomasz.brandt",
              "session log read, ticket closed")]), "sample",
            f"Approved ticket of session {number}", "ticket system")
    _months(book, "LS-05", "monthly-comparisons.csv",
            "Monthly comparisons of sessions and tickets, January to June",
            ("date", "sessions", "approved_tickets", "differences",
             "signed_by"), _by_month([row[2] for row in SESSIONS]),
            "Head of Security")


def vault(book):
    day = "2026-06-24"
    book.add("LS-06", day, "vault-policy.json", json_bytes({
        "exported": day, "vault": "privileged", "second_factor": "required",
        "ticket_number": "required", "release_hours_max": 4,
        "replace_after_use": True, "replace_after_days": 90}),
        "configuration", "Policy of the vault", "password vault")
    book.add("LS-06", day, "release-approvals.md", sheet(
        "Who may take a credential out of the vault", [("Version", day)],
        (("Account", "People"),
         [("cloud root", "Jonas Okafor, Kofi Mensah"),
          ("database owner", "Jonas Okafor, Kofi Mensah, Lucía Ferrer"),
          ("identity emergency 1 and 2", "Priya Raman, Tomasz Brandt"),
          ("firewall console", "Jonas Okafor, Kofi Mensah")]),
        [(signed("Head of Security"), day)]), "document",
        "Staff who may take credentials out, approved", "password vault")
    book.add("LS-07", day, "key-administrators.md", sheet(
        "Key administrators", [("Version", day), (
            "Rights", "create, replace and delete keys; never use one")],
        (("Name", "Job"), [("Jonas Okafor", "Platform Lead"),
                           ("Lucía Ferrer", "Platform Engineer")]),
        [(signed("Head of Security"), day)]), "document",
        "Key administrators, approved", "compliance folder")
    rows = [(day, key, purpose) for key, _, day, purpose in KEYS
            if day >= FIRST]
    book.add("LS-07", LAST, "key-replacements.csv", csv_bytes(
        ("replaced", "key", "purpose"), rows), "log",
        "Keys replaced in the period", "log platform", rows=len(rows),
        covers=(FIRST, LAST), captured_on="2026-07-01",
        query="event = key replaced, first half of 2026")


def reviews(book):
    for number, user in ((278, "partner.audit2"), (279, "test.hollowoak")):
        book.add("LS-10", "2026-06-05", f"ticket-acc-{number:04d}.txt", ticket(
            f"ACC-{number:04d}", f"Remove external user {user}",
            [("Reason", "LS-10 review, first half of 2026"),
             ("Decided", "2026-06-02 by the sponsor")],
            [("2026-06-05 09:05", "priya.raman", "account removed"),
             ("2026-06-05 09:20", "priya.raman", "proof attached, closed")]),
            "sample", f"Removal ticket ACC-{number:04d}", "ticket system",
            covers=(FIRST, LAST))
    book.add("LS-10", "2026-06-08", "second-export.csv", csv_bytes(
        ("login",), [("partner.audit1",), ("support.nimbus",),
                     ("dev.contract2",)]), "sample",
        "Second export of external users", "identity provider", rows=3,
        query="user type external, no filter", covers=(FIRST, LAST))
    _none(book, "LS-14", "administrator-grants.txt",
          "Administrator roles granted in the period",
          "event = administrator role granted, all systems in scope")


def sign_in(book):
    day, systems = "2026-04-15", sorted({s for s, _ in ADMINS})
    book.add("LS-25", day, "sign-in-settings.json", json_bytes({
        "exported": day, "systems": [
            {"system": s, "single_sign_on": "required",
             "local_sign_in": "off", "anonymous": "off"}
            for s in systems]}), "configuration",
        "Sign-in settings of the systems in scope", "systems in scope",
        controls=["LS-26"])
    book.add("LS-25", day, "shared-accounts.md", sheet(
        "Shared accounts that remain", [
            ("Version", day), ("Credentials", "in the password vault (LS-06)"),
            ("End of each approval", "2026-12-31")],
        (("Account", "Reason", "Owner"),
         [("cloud root", "cannot be given to a person", "Platform Lead"),
          ("database owner", "owns the schema", "Platform Lead"),
          ("identity emergency 1", "outage of sign-in", "IT Manager"),
          ("identity emergency 2", "outage of sign-in", "IT Manager"),
          ("firewall console", "appliance knows one account",
           "Platform Lead")]), [(signed("Head of Security"), day)]),
        "document", "Approved list of shared accounts", "compliance folder")
    rng = random.Random(SEED + 26)
    names = sorted({n for _, people in ADMINS for n in people})
    rows = sorted((f"2026-05-{d:02d}T0{rng.randint(7, 9)}:"
                   f"{rng.randint(0, 59):02d}Z", admin(name),
                   rng.choice(("passkey", "hardware token")))
                  for name in names for d in (4, 12, 19, 27))
    book.add("LS-26", "2026-06-01", "administrator-sign-ins.csv", csv_bytes(
        ("time_utc", "login", "factor"), rows), "log",
        "Sign-ins of administrators in May with their factor",
        "log platform", rows=len(rows),
        query="event = sign-in, role = administrator, May 2026")
    book.add("LS-16", "2026-05-05", "remote-access.json", json_bytes({
        "exported": "2026-05-05", "gateway": "gateway.larkfield.example",
        "minimum": "TLS 1.2", "forward_secrecy": "required",
        "second_factor": "required"}), "configuration",
        "Encryption settings of remote access", "remote access gateway")


def governing(book):
    day = "2026-01-28"
    book.add("PP-20", day, "yearly-review.md", sheet(
        "Yearly review of IT job descriptions", [
            ("Reviewed by", "Head of People and Chief Technology Officer"),
            ("Duties compared with access roles by", "Head of Security")],
        (("Description", "Result"), [
            ("Platform Engineer", "deputy for key administration added"),
            ("all others", "no change")]),
        [(signed("Head of People"), day),
         (signed("Chief Technology Officer"), day)]), "document",
        "Record of the yearly review", "compliance folder")
    rng = random.Random(SEED + 3)
    rows = [(f"C{n}", f"20{rng.randint(20, 25)}-{rng.randint(1, 12):02d}-01",
             "standard terms") for n in range(1000, 1181)]
    book.add("RA-03", "2026-03-20", "customer-agreements.csv", csv_bytes(
        ("customer", "in_force_since", "security_and_service_terms"), rows),
        "population", "Customer agreements in force", "contract folder",
        rows=len(rows), query="agreements in force, all customers",
        note="181 agreements; 181 active customers in the billing list.")
    book.add("TPM-01", "2026-01-12", "communication-procedure.pdf", pdf(
        "Third-party incident communication, version 1.2", [
            "Triggers: incident of a vendor, or of ours that touches one",
            "Channels: the vendor register names contact and deputy",
            "Limits: notice becomes an incident within four hours",
            "Words: what happened, since when, which data, next notice",
            "Who speaks: Head of Security; Compliance Lead sends and logs",
            "", f"Approved: {signed('Legal Counsel')}, 2026-01-12"]),
        "document", "Third-party incident communication procedure",
        "policy folder")


def vendors(book):
    day = "2026-06-18"
    rows = [(v[0], v[1], v[2], agreed) for v, agreed in zip(VENDORS, AGREED)]
    book.add("TPM-04", day, "vendors-and-agreements.csv", csv_bytes(
        ("vendor", "service", "rating", "agreement_signed"), rows),
        "population", "All vendors with their agreements", "vendor register",
        rows=len(rows), query="vendor register, all entries")
    duties = [("names people who may sign in", "LS-22"),
              ("removes leavers", "LS-19"), ("reviews access", "LS-24"),
              ("demands a second factor of administrators", "LS-26")]
    lines = [(v[0], duty, control) for v in VENDORS
             if v[4].startswith("SOC 2") for duty, control in duties]
    book.add("TPM-03", day, "user-controls.csv", csv_bytes(
        ("vendor", "user_control_in_short", "our_control"), lines),
        "document", "User controls of vendor reports, with ours, extract",
        "vendor register", rows=len(lines),
        note="The reports are the vendors'; they are shown on request.")


def all_of_it(book):
    for make in (keeping, watching, masking, clients, database, vault,
                 reviews, sign_in, governing, vendors):
        make(book)
