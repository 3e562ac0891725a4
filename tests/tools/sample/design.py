"""Evidence of design as of 31 January 2026 (Type I): a state or one instance.

One file often serves several controls, so each of them is reached.
SPDX-License-Identifier: Apache-2.0
"""

from .access import admin
from .book import ACTORS
from .change import FIELDS, members
from .duties import RULES
from .govern import BASES
from .media import csv_bytes, json_bytes, pdf, screen, sheet
from .watch import FIREWALL
from .world import NEW_VENDORS, VENDORS, changes, signed, staff

DAY, EVE = "2026-01-30", "2026-01-29"


def _config(book, control, name, title, source, also=(), **settings):
    more = {"controls": list(also)} if also else {}
    book.add(control, DAY, name + ".json",
             json_bytes({"exported": DAY, "control": control, **settings}),
             "configuration", title, source, **more)


def _table(book, control, name, title, source, head, rows, also=()):
    more = {"controls": list(also)} if also else {}
    book.add(control, DAY, name + ".csv", csv_bytes(head, rows),
             "population", title, source, rows=len(rows),
             query="complete list, no filter", **more)


def _walk(book, control, title, steps, also=()):
    """The record of one instance followed from start to end."""
    more = {"controls": list(also)} if also else {}
    book.add(control, EVE, "walkthrough.md", sheet(
        f"Walkthrough {control}: {title}",
        [("Date", EVE), ("Attended", "operator of the control, "
                         "Compliance Lead")],
        (("Step", "Seen"), list(enumerate(steps, 1))),
        [(signed("Compliance Lead"), EVE)]), "document",
        f"Walkthrough: {title}", "compliance folder",
        performed_by="compliance-lead", **more)


def _page(book, control, name, title, lines, also=()):
    more = {"controls": list(also)} if also else {}
    book.add(control, DAY, name + ".pdf", pdf(title, lines + [
        "", f"Confirmed: {signed('Compliance Lead')}, {DAY}"]), "document",
        title, "policy folder", captured_by="compliance-lead", **more)


def change(book):
    team = staff(DAY, {"engineering", "platform", "security"})
    _table(book, "CM-01", "source-host-members", "Source host members",
           "source host", ("login", "name", "role", "job_title"),
           members(DAY), ["CM-18"])
    _config(book, "CM-03", "change-alerts", "Alerts for production changes",
            "log platform", rules=["production-change", "change-without-ticket",
                                   "audit-log-stopped"])
    first = next(c["id"] for c in changes() if c["trust"])
    _walk(book, "CM-12", f"change {first} from request to release", [
        "ticket with reason, risk and way back",
        "impact form signed by Head of Security and Privacy Officer",
        "review by a second engineer, code scan without high findings",
        "malware scan of the artefact before release",
        "approval by the Chief Technology Officer before release",
        "release by a member of the deployers group"],
          ["CM-04", "CM-17", "COM-03"])
    _walk(book, "CM-09", "change and security meeting of 27 January", [
        "engineering, operations and security present",
        "minutes published the next day"])
    _config(book, "CM-11", "deployers", "Members of the deployers group",
            "identity provider", members=[p["login"] for p in team
                                          if p["team"] == "platform"])
    _page(book, "CM-13", "policy-set", "Policies in force", [
        "CMP Change Management            1.1  effective 2026-01-15",
        "DCP Data Classification          1.1  effective 2026-01-15",
        "RDP Retention and Destruction    1.1  effective 2026-01-15",
        "IRP Incident Response            1.1  effective 2026-01-15",
        "Approved by the officers named in each, 2026-01-12"],
          ["DS-06", "BDR-07"])
    _config(book, "CM-15", "masking-job", "Masking job", "source host",
            fields=[name for name, _ in FIELDS], on_unknown_field="stop")
    _walk(book, "CM-16", "production change review for January", [
        "list of changes from the pipeline, count compared",
        "two signatures on the review"])


def watch(book):
    _config(book, "COM-02", "log-forwarding", "Log forwarding",
            "cloud account", retention_days=365, encryption="TLS 1.3")
    _config(book, "COM-04", "sensor-routing", "Sensors and alert routing",
            "intrusion detection service", sensors=6, critical="pager")
    _table(book, "COM-05", "firewall-rules", "Firewall rules",
           "cloud account",
           ("rule", "from", "to", "port", "reason", "action"),
           [rule + ("allow",) for rule in FIREWALL] +
           [("default", "any", "any", "all", "no rule fits", "refuse")],
           ["COM-10"])
    _page(book, "COM-06", "network-diagram-confirmation",
          "Network diagram, confirmation", [
              "Diagram version 2.2 of 2026-01-08, no change since",
              "Readers: platform and security staff"])
    _config(book, "COM-07", "access-alerts", "Alerts for access",
            "log platform", rules=list(RULES["COM-07"]))
    _page(book, "COM-08", "scan-set-up", "Set-up of vulnerability scans", [
        "Internal: each quarter, next 2026-03-18, 12 hosts, signed in",
        "External: independent firm, yearly, next 2026-04-14"], ["COM-09"])
    _page(book, "BDR-04", "recovery-plan", "Recovery plan in force", [
        "Version 3.0, exercise planned for 2026-05-20",
        "Targets: 4 hours, 15 minutes"])
    _config(book, "BDR-05", "backup-roles", "Roles of the backup service",
            "backup service", lock_days=14,
            users=[p["login"] for p in staff(DAY, {"platform"})])
    _walk(book, "BDR-06", "deletion job run of 29 January", [
        "hold register read first", "nothing due, zero records deleted",
        "log kept"])
    _table(book, "BDR-08", "backup-jobs", "Backup jobs of 29 January",
           "backup service", ("job", "result"),
           [("production-database-incremental", "completed"),
            ("file-store-incremental", "completed"),
            ("cloud-configuration-export", "completed"),
            ("source-host-mirror", "completed"),
            ("ticket-system-export", "completed"),
            ("log-archive-copy", "completed")])
    _config(book, "BDR-09", "backup-encryption", "Backup encryption",
            "backup service", algorithm="AES-256", key="key-backup-1")
    _config(book, "DS-01", "media-block", "Removable media policy",
            "device manager", write="blocked", registered_media=4)
    _table(book, "DS-03", "devices", "Laptops and phones", "device manager",
           ("user", "encryption", "enrolled"),
           [(p["login"], "on", "yes") for p in staff(DAY)], ["DS-04"])
    _walk(book, "DS-05", "sanitising of one laptop drive", [
        "serial number read", "sanitise command run",
        "second person verified", "certificate filed"])


def rule(book):
    _walk(book, "IR-02", "incident INC-0031, lost laptop", [
        "reported after 15 minutes", "severity 3 within one hour",
        "wiped within one hour", "disclosure evaluation: no duty",
        "closed and listed for the monthly review"], ["IR-01", "IR-03"])
    book.add("PP-19", DAY, "speak-up-page.png", screen(
        "https://larkfield.example/speak-up", "Speak up",
        ["You may report without giving your name.",
         "Web form and telephone at all hours"], f"{DAY} 10:15 UTC"),
        "screenshot", "The public speak-up page", "public website",
        clock="10:15")
    _table(book, "PP-20", "role-to-person", "Roles and people", "HR system",
           ("login", "role"), [(p["login"], p["title"]) for p in staff(
               DAY, {"engineering", "platform", "it", "security"})])
    _page(book, "RA-01", "audit-plan", "Internal audit plan 2026, extract", [
        "Approved 2026-01-23 by the Chief Executive Officer",
        "Four audits, {0} of {0} controls".format(len(ACTORS))])
    _page(book, "RA-02", "risk-method", "Risk method and calendar 2026", [
        "All risks and fraud: March 2026, last signed 2025-03-27",
        "Laws, contracts, vendors: March 2026, last signed 2025-03-28"],
          ["RA-03"])
    _table(book, "TPM-03", "vendors", "Vendor register", "vendor register",
           ("vendor", "rating", "agreement", "incident_contact"),
           [(v[0], v[2], "none" if v[2] == "low" else "signed",
             "verified 2025-12-18" if v[2] in ("critical", "high")
             else "none needed") for v in VENDORS
            if v[0] not in NEW_VENDORS],
           ["TPM-01", "TPM-04"])
    _page(book, "TPM-02", "vendor-issue-log", "Vendor issue log, extract", [
        "Open issues on 2026-01-30: none",
        "Last issue VI-06, closed 2025-10-09"])


def access(book):
    _config(book, "LS-01", "store-encryption", "Encryption of stores",
            "cloud account", stores=5, algorithm="AES-256")
    _walk(book, "LS-04", "client account request CUS-5106", [
        "request by the customer", "approver is on the list",
        "approval in the ticket", "account changed"])
    _config(book, "LS-05", "database-access", "Access to the database",
            "cloud account", sources=["application", "gateway"],
            people=["jonas.okafor", "kofi.mensah", "lucia.ferrer"])
    _config(book, "LS-06", "vault-policy", "Vault policy", "password vault",
            hours_max=4, replace_after_use=True)
    _config(book, "LS-07", "key-policy", "Key policy",
            "key management service", export="off", rotation_days=365)
    people = staff(DAY)
    _table(book, "LS-24", "users", "All users on 30 January",
           "identity provider", ("login", "hr_start"),
           [(p["login"], p["start"]) for p in people], ["LS-25", "LS-10"])
    _table(book, "LS-14", "administrators", "All administrators",
           "systems in scope", ("login", "second_factor"),
           [(admin(n), "passkey") for n in (
               "Priya Raman", "Tomasz Brandt", "Jonas Okafor",
               "Kofi Mensah", "Lucía Ferrer", "Noah Byrne")], ["LS-26"])
    _config(book, "LS-16", "tls-policy", "Transport encryption",
            "cloud account", minimum="TLS 1.2", plain_http="redirect")
    _walk(book, "LS-19", "offboarding steps in the ticket template", [
        "opened by the Head of People",
        "identity account disabled, sessions ended",
        "access catalogue worked down", "devices returned",
        "files and duties taken over", "closed by the Head of People"])
    book.add("LS-21", DAY, "password-settings.png", screen(
        "https://id.larkfield.example/admin/passwords", "Password settings",
        ["Minimum length: 14", "Lock after: 10 attempts"],
        f"{DAY} 11:21 UTC"), "configuration", "Password settings",
        "identity provider", clock="11:21")
    _walk(book, "LS-22", "access request ACC-0212", [
        "requested by the person, then approved by the manager",
        "granted the same day",
        "log of the identity provider agrees"])


def govern(book):
    _page(book, "X-01", "board-minutes-extract",
          "Board meeting on security, extract", [
              "Held 2025-03-27, two members outside management present",
              "Next: 2026-03-30; report of the Internal Auditor 2026-01-28"])
    _page(book, "X-02", "owner-statements-extract",
          "Control owners' statements 2025 Q4, extract", [
              "Signed 2025-12-18, {0} of {0} statements".format(len(ACTORS)),
              "Overdue actions: none; next: March 2026"])
    _config(book, "X-03", "comparison-job", "Nightly comparison",
            "deployment pipeline", runs="daily 04:30",
            base_configurations={kind: version for kind, version, day
                                 in BASES if day < DAY})
    badges = staff(DAY)
    _table(book, "X-04", "badges", "Active badges on 30 January",
           "door system", ("badge", "holder"),
           [(f"B-{100 + i}", p["login"]) for i, p in enumerate(badges)])
    _config(book, "X-05", "capacity-alerts", "Alert rules for capacity",
            "log platform", limit_percent=70, notify=["on-call pager"])


def all_of_it(book):
    for make in (change, watch, rule, access, govern):
        make(book)
