"""Evidence of the monitoring controls, first half of 2026.

SPDX-License-Identifier: Apache-2.0
"""

from .media import (csv_bytes, diagram, json_bytes, pdf, screen, sheet,
                    text_bytes, ticket)
from .world import FIRST, changes, signed, staff

HOSTS = [f"app-{i}" for i in range(1, 7)] + ["job-1", "job-2", "db-1", "db-2",
                                             "gateway-1", "build-1"]
KINDS = ["identity provider", "source host", "cloud account",
         "production database", "application", "firewall", "device manager",
         "password vault", "backup service"]
LEADS = "Tomasz Brandt, Head of Security"


def com02(book):
    book.add("COM-02", "2026-02-12", "forwarding.json", json_bytes({
        "exported": "2026-02-12", "destination": "logs.larkfield.example",
        "encryption": "TLS 1.3", "delay_seconds_max": 300,
        "retention_days": 365, "kinds": KINDS}), "configuration",
        "Forwarding of logs", "cloud account")
    rows = [(s, 365, "2026-06-29T07:5%d:00Z" % (i % 10))
            for i, s in enumerate(KINDS + HOSTS)]
    book.add("COM-02", "2026-06-29", "log-sources.csv", csv_bytes(
        ("source", "retention_days", "last_event_utc"), rows), "population",
        "All log sources with their last event", "log platform",
        rows=len(rows), query="all sources, no filter")
    team = staff("2026-06-29", {"platform", "security"})
    book.add("COM-02", "2026-06-29", "log-readers.csv", csv_bytes(
        ("login", "role"), [(p["login"], "administrator" if p["title"] ==
                             "Head of Security" else "reader")
                            for p in team]), "configuration",
        "Members of the log readers group", "identity provider",
        rows=len(team), query="group log-readers, nested groups resolved",
        clock="16:20")


def com03(book):
    picks = [c for c in changes() if c["area"] == "application"]
    for change in (picks[5], picks[-6]):
        book.add("COM-03", change["day"], f"scan-{change['commit']}.json",
                 json_bytes({"artefact": f"ledger-app-{change['commit']}",
                             "digest": f"sha256:{change['commit'] * 5}abcd",
                             "change": change["id"],
                             "scanned": change["approved"],
                             "signatures": change["day"] + "T04:00:00Z",
                             "findings": 0, "deployed": change["deployed"]}),
                 "sample", f"Malware scan for {change['id']}",
                 "artefact store")
    book.add("COM-03", "2026-06-30", "release-scans.csv", csv_bytes(
        ("change", "commit", "scanned_utc", "result", "deployed_utc"),
        [(c["id"], c["commit"], c["approved"], "clean", c["deployed"])
         for c in picks]), "population", "All releases with their scans",
        "deployment pipeline and artefact store", rows=len(picks),
        covers=("2026-01-01", "2026-06-30"), captured_on="2026-07-01",
        query="all releases of the application joined with scan results")
    book.add("COM-03", "2026-04-07", "scanner-policy.json", json_bytes({
        "exported": "2026-04-07", "block_on": "any finding",
        "signature_age_hours_max": 24, "result_age_hours_max": 24,
        "may_change": ["platform-lead"]}), "configuration",
        "Blocking rule of the scanner", "deployment pipeline")
    book.add("COM-03", "2026-06-30", "blocked-artefacts.txt", text_bytes([
        "Blocked artefacts, 2026-01-01 to 2026-06-30",
        "Query: result = blocked, production pipeline. Rows: 0",
        "The scanner blocked nothing in the period.",
        f"Stated by {signed('Platform Lead')}, 2026-06-30"]), "sample",
        "Statement on blocked artefacts", "deployment pipeline", rows=0)


def com04(book):
    rows = [(f"sensor-{i}", path, zone, "4.2.1", "2026-06-22T06:00:00Z")
            for i, (path, zone) in enumerate(
                [(p, z) for p in ("internet to edge", "application to data",
                                  "gateway to management")
                 for z in ("zone a", "zone b")], 1)]
    book.add("COM-04", "2026-06-22", "sensors.csv", csv_bytes(
        ("sensor", "path", "data_centre_zone", "version",
         "last_contact_utc"), rows), "population",
        "Sensors at the boundary and between zones",
        "intrusion detection service",
        rows=len(rows), query="all sensors, production")
    book.add("COM-04", "2026-02-12", "alert-routing.json", json_bytes({
        "exported": "2026-02-12", "critical": ["pager"], "high": ["pager"],
        "medium": ["ticket"], "low": ["weekly summary"]}), "configuration",
        "Routing of sensor alerts", "intrusion detection service")
    book.add("COM-04", "2026-05-27", "ticket-inc-0037.txt", ticket(
        "INC-0037", "False alarm of an intrusion sensor",
        [("Alert", "high, sensor-3, 2026-05-27 11:02:40 UTC"),
         ("Paged", "2026-05-27 11:04"), ("Confirmed", "2026-05-27 11:15"),
         ("Finding", "health check matched a rule for path scanning"),
         ("Decision", "rule narrowed, change CHG recorded")],
        [("2026-05-27 11:04", "sensor", "opened"),
         ("2026-05-27 11:15", "lucia.ferrer", "confirmed"),
         ("2026-05-28 09:30", "tomasz.brandt", "closed")]), "sample",
        "Sensor alert and response", "ticket system", controls=["COM-07"],
        captured_on="2026-05-29")


FIREWALL = [("edge-in", "internet", "load balancer", "443", "customers"),
            ("edge-redirect", "internet", "load balancer", "80", "redirect"),
            ("lb-app", "load balancer", "application", "8443", "requests"),
            ("app-db", "application", "database", "5432", "queries"),
            ("app-files", "application", "file store", "443", "attachments"),
            ("gateway-db", "gateway", "database", "5432", "recorded sessions"),
            ("gateway-app", "gateway", "application", "22", "operations"),
            ("hosts-logs", "all hosts", "log platform", "6514", "logs"),
            ("hosts-time", "all hosts", "time source", "123", "clock"),
            ("build-app", "build", "application", "8443", "release"),
            ("monitor-all", "monitoring", "all hosts", "9100", "metrics"),
            ("mail-out", "application", "mail service", "587", "notices"),
            ("old-import", "partner network", "application", "8080",
             "import, ended")]


def com05(book):
    day = "2026-03-26"
    rows = [r + ("Engineering Manager" if r[0] == "old-import" else
                 "Platform Lead", f"CHG-FW-{1 + i // 3:02d}",
                 "2026-03-31" if r[0] == "old-import" else "none", "allow")
            for i, r in enumerate(FIREWALL)]
    book.add("COM-05", day, "firewall-rules.csv", csv_bytes(
        ("rule", "from", "to", "port", "purpose", "owner", "ticket",
         "end_date", "action"), rows), "population",
        "All firewall rules on the review date", "cloud account",
        rows=len(rows), covers=(FIRST, "2026-03-31"),
        query="all rules of all firewalls, no filter", clock="10:05")
    book.add("COM-05", day, "firewall-review.md", sheet(
        "Quarterly firewall review 2026 Q1",
        [("Rules in export", len(rows)), ("Rules on the firewalls", len(rows)),
         ("Removed", "old-import, ticket CHG-FW-07")],
        (("Rule", "Decision"), [(r[0], "remove" if r[0] == "old-import"
                                 else "keep") for r in rows]),
        [(signed("Platform Lead"), day), (signed("Head of Security"), day)]),
        "attestation", "Signed firewall review 2026 Q1", "ticket system",
        covers=(FIRST, "2026-03-31"))
    book.add("COM-05", "2026-03-30", "ticket-chg-fw-07.txt", ticket(
        "CHG-FW-07", "Remove rule old-import",
        [("Reason", "COM-05 review 2026 Q1, partner left"),
         ("Approver", signed("Engineering Manager"))],
        [("2026-03-30 09:00", "jonas.okafor", "opened"),
         ("2026-03-30 10:20", "ines.carvalho", "approved"),
         ("2026-03-30 11:05", "kofi.mensah", "rule removed")]), "sample",
        "Rule change after the review", "ticket system")


def com06(book):
    boxes = [(0, 0, "Internet"), (1, 0, "Edge zone"), (2, 0, "Application"),
             (3, 0, "Database"), (3, 1, "File store"), (1, 2, "Gateway"),
             (2, 2, "Management"), (3, 2, "Log platform"),
             (0, 2, "Staff laptops"), (2, 3, "Backup vault")]
    arrows = [(0, 1), (1, 2), (2, 3), (2, 4), (8, 5), (5, 6), (6, 3), (2, 7),
              (3, 9), (4, 9)]
    book.add("COM-06", "2026-04-02", "network-diagram.png", diagram(
        "Larkfield Ledger - network", boxes, arrows,
        "Version 2.3   2026-04-02   Owner: Platform Lead   Confidential"),
        "document", "Network diagram, version 2.3", "documentation folder",
        sensitivity="Confidential")
    lead = "Head of Security"
    rows = [("2.1", "2025-11-17", "second database added", "2025-11-17",
             lead),
            ("2.2", "2026-01-08", "quarterly confirmation, no change",
             "2026-01-07", lead),
            ("2.3", "2026-04-02", "quarterly confirmation, partner network "
             "removed after CHG-FW-07", "2026-04-01", lead)]
    book.add("COM-06", "2026-04-02", "diagram-history.csv", csv_bytes(
        ("version", "date", "change", "network_export", "approved_by"),
        rows), "document", "Revision history of the diagram", "documentation folder",
        rows=len(rows), clock="16:30")
    team = staff("2026-04-02", {"platform", "security"})
    book.add("COM-06", "2026-04-02", "diagram-readers.csv", csv_bytes(
        ("login", "title"), [(p["login"], p["title"]) for p in team]),
        "configuration", "Who can open the diagram folder",
        "documentation folder", rows=len(team), clock="16:35")


def com07(book):
    book.add("COM-07", "2026-02-12", "access-alert-rules.json", json_bytes({
        "exported": "2026-02-12", "rules": [
            {"name": "repeated-failure", "threshold": "10 in 15 minutes",
             "notify": ["pager"], "state": "enabled"},
            {"name": "new-administrator", "threshold": 1,
             "notify": ["pager"], "state": "enabled"},
            {"name": "impossible-travel", "threshold": 1,
             "notify": ["pager"], "state": "enabled"},
            {"name": "direct-database-session", "threshold": 1,
             "notify": ["pager"], "state": "enabled"},
            {"name": "protection-off", "threshold": 1,
             "notify": ["pager"], "state": "enabled"}]}), "configuration",
        "Rules for unauthorised access", "log platform")
    book.add("COM-07", "2026-04-29", "alert-repeated-failure.png", screen(
        "https://pager.larkfield.example/alert/20931", "Alert 20931",
        ["Rule: repeated-failure", "User: uma.pillai",
         "Source: 203.0.113.77", "Event: 2026-04-29 02:14:05 UTC",
         "Paged: 2026-04-29 02:16:30 UTC  Kofi Mensah",
         "Confirmed: 2026-04-29 02:24:11 UTC"], "2026-04-29 09:12 UTC+1"),
        "sample", "Notice of repeated failed sign-ins", "paging system")
    book.add("COM-07", "2026-04-29", "ticket-inc-0035.txt", ticket(
        "INC-0035", "Password guessing against one account, blocked",
        [("Rule", "repeated-failure"), ("Account", "uma.pillai"),
         ("Finding", "no sign-in succeeded; second factor never asked"),
         ("Decision", "address blocked, person informed")],
        [("2026-04-29 02:16", "pager", "opened"),
         ("2026-04-29 02:24", "kofi.mensah", "confirmed, severity 4"),
         ("2026-04-29 05:40", "kofi.mensah", "findings recorded"),
         ("2026-05-04 10:00", "tomasz.brandt", "closed")]), "sample",
        "Investigation ticket", "ticket system", captured_on="2026-05-05")


# Findings of the first scan: ticket, rating, host, repaired, scanned again.
REPAIRED = [("0101", "high", "app-2", "2026-04-02", "2026-04-08"),
            ("0102", "high", "gateway-1", "2026-04-09", "2026-04-15"),
            ("0103", "medium", "db-1", "2026-05-20", "2026-05-27"),
            ("0104", "medium", "app-3", "2026-04-21", "2026-04-29"),
            ("0105", "medium", "app-6", "2026-04-21", "2026-04-29"),
            ("0106", "medium", "job-2", "2026-05-12", "2026-05-20"),
            ("0107", "medium", "db-2", "2026-05-20", "2026-05-27")]


def com08(book):
    for day, quarter, found in (("2026-03-18", "Q1", (0, 2, 5)),
                                ("2026-06-17", "Q2", (0, 1, 3))):
        lines = [f"Scanner version 9.{quarter[1]}   Date {day}",
                 f"Hosts in scope {len(HOSTS)}   Signed in to {len(HOSTS)}",
                 "", "Findings: critical %d, high %d, medium %d" % found, ""]
        lines += [f"  {h:<12} signed in   finished" for h in HOSTS]
        lines += ["", f"Read and signed: {LEADS}, {day}"]
        book.add("COM-08", day, "internal-scan-report.pdf",
                 pdf(f"Internal vulnerability scan 2026 {quarter}", lines),
                 "document", f"Internal scan report 2026 {quarter}",
                 "vulnerability scanner", sensitivity="Confidential")
        book.add("COM-08", day, "scan-scope.csv", csv_bytes(
            ("host", "in_asset_list", "in_scan"),
            [(h, "yes", "yes") for h in HOSTS] +
            ([("build-2", "yes", "retired " + day)] if quarter == "Q2"
             else [])), "population", f"Scan scope 2026 {quarter}",
            "cloud account and vulnerability scanner",
            query="all production hosts")
    rows = [(f"VUL-{number}", rating, host, "2026-03-18", "2026-04-17"
             if rating == "high" else "2026-06-16", repaired, rescan)
            for number, rating, host, repaired, rescan in REPAIRED]
    rows += [(f"VUL-0{number}", rating, host, "2026-06-17", due, "open", "")
             for number, rating, host, due in (
                 (108, "high", "app-5", "2026-07-17"),
                 (109, "medium", "app-1", "2026-09-15"),
                 (110, "medium", "job-1", "2026-09-15"),
                 (111, "medium", "build-1", "2026-09-15"))]
    book.add("COM-08", "2026-06-18", "remediation.csv", csv_bytes(
        ("ticket", "rating", "host", "found", "due", "repaired", "rescan"),
        rows), "sample", "Remediation tickets of both scans",
        "ticket system", rows=len(rows))


def com09(book):
    book.add("COM-09", "2026-04-14", "external-scan-report.pdf", pdf(
        "External vulnerability scan 2026", [
            "By: Hollow Oak Testing (independent firm)",
            "For: Larkfield Software Ltd   Date: 2026-04-14",
            "Scope: 9 internet-facing addresses of Larkfield Ledger", "",
            "Findings: critical 0, high 0, medium 2, low 4",
            "M1  old cipher offered by the mail redirect",
            "M2  server version shown on the status page"]), "document",
        "Report of the external scan", "scanning firm",
        sensitivity="Confidential", performed_by="Hollow Oak Testing",
        captured_on="2026-04-20")
    book.add("COM-09", "2026-03-23", "scope-letter.pdf", pdf(
        "Engagement letter, external scan", [
            "Hollow Oak Testing and Larkfield Software Ltd, 2026-03-23",
            "Addresses: 9, list in annex   Window: 2026-04-13 to 04-15",
            "Retest within 60 days of the report",
            f"Ordered by {LEADS}"]), "document", "Scope of the engagement",
        "legal folder")
    book.add("COM-09", "2026-04-17", "penetration-test-summary.pdf", pdf(
        "Penetration test 2026, summary", [
            "By: Hollow Oak Testing (independent firm)",
            "For: Larkfield Software Ltd   Dates: 2026-04-14 to 04-17",
            "Tested: sign-in, roles, invoices, bank feeds, payments, uploads,",
            "  the interface for programs, separation of customers", "",
            "Findings: critical 0, high 0, medium 1, low 3",
            "T1  no limit on requests to reset a password"]), "document",
        "Summary of the penetration test", "testing firm",
        sensitivity="Confidential", performed_by="Hollow Oak Testing",
        captured_on="2026-04-24")
    book.add("COM-09", "2026-05-28", "retest-letter.pdf", pdf(
        "Retest letter", ["Hollow Oak Testing, 2026-05-28",
                          "M1 repaired 2026-05-04, no longer found",
                          "M2 repaired 2026-04-30, no longer found",
                          "T1 repaired 2026-05-11, no longer found",
                          "Low findings: 4 of the scan and 3 of the test, not "
                          "tested again", "",
                          "Signed: Karel Novotny, lead tester, 2026-05-28",
                          "", "For Larkfield Software Ltd: the low findings "
                          "are accepted until 2027-04-30",
                          f"Signed: {signed('Chief Technology Officer')}, "
                          "2026-05-29"]), "document", "Retest of findings",
        "scanning firm", performed_by="Hollow Oak Testing",
        captured_on="2026-05-29")


def com10(book):
    rows = [("edge-fw", "cloud firewall", "managed", "supported"),
            ("web-protection", "web protection", "managed", "supported"),
            ("zone-fw", "cloud firewall", "managed", "supported"),
            ("office-fw", "office firewall", "7.4.3", "supported to 2028-03")]
    book.add("COM-10", "2026-05-11", "firewalls.csv", csv_bytes(
        ("firewall", "kind", "version", "maker_support"), rows), "population",
        "All firewalls with version and support", "cloud account",
        rows=len(rows), query="all firewalls")
    book.add("COM-10", "2026-05-11", "running-rules.json", json_bytes({
        "exported": "2026-05-11", "default": "refuse",
        "rules": [{"rule": r[0], "from": r[1], "to": r[2], "port": r[3]}
                  for r in FIREWALL[:-1]]}), "configuration",
        "Running rules of the firewalls", "cloud account", clock="16:15")
    book.add("COM-10", "2026-05-11", "daily-comparison.txt", text_bytes([
        "Comparison of running rules with code, 2026-05-11 03:00 UTC",
        "Rules in code: 12", "Rules running: 12", "Differences: 0"]), "log",
        "Nightly comparison of rules and code", "deployment pipeline",
        clock="16:18")


def all_of_it(book):
    for make in (com02, com03, com04, com05, com06, com07, com08, com09,
                 com10):
        make(book)
