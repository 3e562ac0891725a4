"""Evidence of incident, policy, risk and third-party controls, H1 2026.

SPDX-License-Identifier: Apache-2.0
"""

from .book import ACTORS
from .media import csv_bytes, json_bytes, pdf, screen, sheet, ticket
from .world import (FIRST, INCIDENTS, LAST, NEW_VENDORS, VENDORS, signed,
                    staff)

REVIEWS = ["2026-01-08", "2026-02-06", "2026-03-09", "2026-04-09",
           "2026-05-08", "2026-06-09"]


def _month_before(day):
    month = int(day[5:7]) - 1
    return "2025-12" if month == 0 else f"2026-{month:02d}"


def ir01(book):
    for day in REVIEWS:
        month = _month_before(day)
        rows = [i for i in INCIDENTS if i[4].startswith(month)]
        if month == "2025-12":
            rows = [("INC-0030", 4, "Spam wave, blocked", "2025-12-03",
                     "2025-12-03", "none", "Outside attack")]
        book.add("IR-01", day, "closed-incidents.csv", csv_bytes(
            ("incident", "severity", "title", "opened", "closed", "cause"),
            [i[:5] + (i[6],) for i in rows]), "population",
            f"Incidents closed in {month}", "ticket system", rows=len(rows),
            clock="09:30", query=f"closed in {month}, all severities")
        about = [("Month", month), ("Incidents in the list", len(rows)),
                 ("Patterns", "none" if len(rows) < 2 else
                  "two incidents, no common cause"),
                 ("Actions", "open actions read, none overdue")]
        table = (("Incident", "Severity", "Cause", "Decision"),
                 [(i[0], i[1], i[6], "severity, times and cause confirmed; "
                   + ("actions in its analysis stand" if i[1] < 4 else
                      "no further action")) for i in rows]) if rows else None
        book.add("IR-01", day, "incident-review.md", sheet(
            f"Review of incidents closed in {month}", about, table,
            [(signed("Head of Security"), day),
             (signed("Chief Technology Officer"), day)]), "document",
            f"Minutes of the incident review for {month}", "ticket system")


ANALYSES = {
    "INC-0032": (
        "Began 08:10   Noticed 08:22   Contained 09:05   Restored 11:23 UTC",
        "Why 1: the release removed a column still in use",
        "Why 2: the export is a job of its own, outside the tests",
        "Why 3: the checklist asked only for the application",
        "Not noticed sooner: exports run in the morning only",
        "Worked well: exports stopped at once, no wrong file sent",
        "Actions: SEC-0418 test of all exports (done 2026-02-12),",
        "  SEC-0419 checklist asks for jobs (Engineering Manager,",
        "  2026-03-13)"),
    "INC-0036": (
        "Began 11:41   Noticed 11:41   Contained 12:05   Restored 12:28 UTC",
        "Why 1: all clients moved to the standby within a minute",
        "Why 2: the standby was built before the limit was raised",
        "Why 3: the limit was set by hand and not in the code",
        "Not noticed sooner: no failover under load was tried",
        "Worked well: the standby took over without loss of data",
        "Actions: limit set in the code (done 2026-05-15, DRF-0016),",
        "  SEC-0455 failover under load in the exercise (Platform Lead,",
        "  2026-08-31)")}


def ir02(book):
    book.add("IR-02", LAST, "incidents.csv", csv_bytes(
        ("incident", "severity", "title", "opened", "closed"),
        [i[:5] for i in INCIDENTS]), "population",
        "All incidents opened in the period", "ticket system",
        rows=len(INCIDENTS), covers=(FIRST, LAST), controls=["IR-03"],
        query="type incident, opened 2026-01-01 to 2026-06-30",
        captured_on="2026-07-01")
    for incident, day in ((INCIDENTS[1], "2026-02-13"),
                          (INCIDENTS[5], "2026-05-19")):
        key, severity, title, opened, closed, data, cause = incident
        book.add("IR-02", day, f"{key.lower()}-root-cause.pdf", pdf(
            f"Root cause analysis {key}", [
                title, f"Severity {severity}   Opened {opened}   Restored "
                f"{opened}   Closed {closed}", "",
                f"Direct cause: {cause}", f"Data: {data}",
                *ANALYSES[key], "",
                f"Incident leader: {signed('Head of Security')}, {day}",
                f"Approved: {signed('Chief Technology Officer')}, {day}"]),
            "document", f"Root cause analysis of {key}", "ticket system",
            performed_by="security-lead")
    book.add("IR-02", "2026-05-19", "ticket-inc-0036.txt", ticket(
        "INC-0036", INCIDENTS[5][2], [("Severity", 2),
                                      ("Incident leader", "Tomasz Brandt")],
        [("2026-05-12 11:41", "pager", "opened"),
         ("2026-05-12 11:52", "kofi.mensah", "severity 2"),
         ("2026-05-12 12:28", "jonas.okafor", "service normal"),
         ("2026-05-19 16:00", "mara.lind", "closed")]), "sample",
        "Timeline of INC-0036", "ticket system")


def ir03(book):
    rows = [(f"EVA-{i[0][4:]}", i[0], i[3], i[5],
             "notify customer" if i[0] == "INC-0034" else "no duty",
             "Victor Salinas") for i in INCIDENTS]
    book.add("IR-03", LAST, "notification-log.csv", csv_bytes(
        ("evaluation", "incident", "evaluated", "data", "decision",
         "decided_by"), rows), "log", "Evaluations and legal decisions",
        "notification log", rows=len(rows), covers=(FIRST, LAST),
        captured_on="2026-07-01", query="all entries of the period",
        sensitivity="Confidential")
    book.add("IR-03", "2026-05-13", "evaluation-0036.md", sheet(
        "Disclosure evaluation EVA-0036", [
            ("Incident", "INC-0036"), ("Which data", "none disclosed"),
            ("Whose", "not applicable"), ("Laws and contracts looked at",
                                          "data protection, service levels"),
            ("Duty to notify", "none; customers told of the slow service")],
        None, [(signed("Privacy Officer"), "2026-05-12"),
               (signed("Legal Counsel"), "2026-05-13")]), "sample",
        "Disclosure evaluation of INC-0036", "ticket system")
    book.add("IR-03", "2026-03-18", "evaluation-0034.md", sheet(
        "Disclosure evaluation EVA-0034", [
            ("Incident", "INC-0034"), ("Which data", "one statement"),
            ("Whose", "one customer, two contact persons"),
            ("Duty to notify", "customer, by contract, within 72 hours")],
        None, [(signed("Privacy Officer"), "2026-03-17"),
               (signed("Legal Counsel"), "2026-03-18")]), "sample",
        "Disclosure evaluation of INC-0034", "ticket system",
        sensitivity="Restricted",
        exclude="Names contact persons of a customer; Legal Counsel shows "
                "the original on screen")


def pp19(book):
    book.add("PP-19", "2026-01-14", "speak-up-page.png", screen(
        "https://larkfield.example/speak-up", "Speak up",
        ["You may report without giving your name.",
         "Web form: larkfield.openear.example",
         "Telephone: +00 000 555019  at all hours",
         "Nobody may suffer for a report made in good faith."],
        "2026-01-14 10:02 UTC"), "screenshot", "The public speak-up page",
        "public website", clock="10:02")
    book.add("PP-19", "2026-01-14", "channel-settings.json", json_bytes({
        "exported": "2026-01-14", "sign_in": "off", "address_logging": "off",
        "caller_identification": "off", "hours": "all"}), "configuration",
        "Settings of form and telephone line", "provider console",
        performed_by="legal-counsel")
    book.add("PP-19", "2026-04-15", "channel-tests.csv", csv_bytes(
        ("channel", "case", "sent", "answered", "result"),
        [("web form", "T-58213", "2026-01-14 10:10", "2026-01-15 09:20",
          "passed"),
         ("telephone", "T-58214", "2026-01-14 10:20", "2026-01-15 09:25",
          "passed"),
         ("web form", "T-60377", "2026-04-15 09:05", "2026-04-16 08:40",
          "passed"),
         ("telephone", "T-60378", "2026-04-15 09:15", "2026-04-16 08:45",
          "passed")]), "log",
        "Channel tests of both quarters", "report log", rows=4,
        captured_on="2026-04-17")
    months = [f"2026-{m:02d}" for m in range(1, 7)]
    book.add("PP-19", LAST, "report-counts.csv", csv_bytes(
        ("month", "conduct", "security", "fraud", "other", "reports",
         "tests"),
        [(m, conduct, security, 0, 0, conduct + security,
          2 if m in ("2026-01", "2026-04") else 0)
         for m, conduct, security in zip(months, (0, 1, 0, 0, 0, 0),
                                         (0, 0, 0, 0, 1, 0))]), "log",
        "Counts of reports by month", "report log", rows=6,
        covers=(FIRST, LAST), captured_on="2026-07-01",
        performed_by="legal-counsel",
        note="Counts only; they equal the provider's counts.")
    book.add("PP-19", "2026-01-15", "announcement.txt", ticket(
        "MSG-2026-012", "How to speak up, also without a name",
        [("To", "all staff"), ("From", signed("Head of People"))],
        [("2026-01-15 09:00", "helen.doyle",
          f"sent to {len(staff('2026-01-15'))} people")]), "document",
        "Announcement to all staff", "intranet")


def _deputy(person, team):
    """The next of the same team; for a team of one, the officer above."""
    others = [p["name"] for p in team if p["team"] == person["team"]]
    place = others.index(person["name"]) + 1
    return others[place % len(others)] if len(others) > 1 else "Mara Lind"


# Job: reports to, security duty, what it may not be combined with.
DESCRIBED = {
    "Contract Engineer": ("Engineering Manager", "reviews code of others",
                          "release to production"),
    "Engineer": ("Engineering Manager", "reviews code of others",
                 "release to production"),
    "Engineering Manager": ("Chief Technology Officer",
                            "approves changes, reviews access to source",
                            "release to production"),
    "Head of Security": ("Chief Executive Officer",
                         "leads risk assessment and incidents of severity "
                         "1 and 2", "internal audit"),
    "IT Manager": ("Chief Technology Officer",
                   "grants and removes access", "approval of own requests"),
    "IT Technician": ("IT Manager", "prepares, wipes and retires devices",
                      "verification of own work"),
    "Platform Engineer": ("Platform Lead", "deploys releases, on call",
                          "writing application code"),
    "Platform Lead": ("Chief Technology Officer",
                      "backups, keys, firewalls, recovery",
                      "writing application code"),
    "Senior Engineer": ("Engineering Manager",
                        "reviews code, checks designs for security",
                        "release to production")}


def pp20(book):
    day = "2026-01-28"
    team = staff(day, {"engineering", "platform", "it", "security"})
    book.add("PP-20", day, "role-to-person.csv", csv_bytes(
        ("login", "name", "role", "manager", "deputy"),
        [(p["login"], p["name"], p["title"], p["manager"],
          _deputy(p, team)) for p in team]),
        "population", "Roles and people", "HR system", rows=len(team),
        query="all active people in IT and security roles")
    roles = sorted({p["title"] for p in team})
    text = []
    for title in roles:
        above, duty, apart = DESCRIBED[title]
        text += [f"{title}, version 2", f"  Reports to: {above}",
                 f"  Security duty: {duty}", f"  Not combined with: {apart}",
                 ""]
    book.add("PP-20", day, "job-descriptions.pdf", pdf(
        "IT and security job descriptions: set of January 2026",
        text + [f"Approved: {signed('Head of People')}, {day}",
                f"Reviewed: {signed('Chief Technology Officer')}, {day}"]),
        "document", "Set of job descriptions with approval", "HR system")
    new = [p for p in staff(LAST) if p["start"] > day and p["team"] in
           ("engineering", "platform")]
    book.add("PP-20", "2026-06-10", "acknowledgements.csv", csv_bytes(
        ("login", "role", "started", "signed"),
        [(p["login"], p["title"], p["start"], p["start"][:8] +
          f"{int(p['start'][8:]) + 3:02d}") for p in new]), "attestation",
        "Signed job descriptions of new people", "HR system", rows=len(new),
        query="start date 2026-01-29 to 2026-06-10, IT roles")


def ra01(book):
    plan = [("A1", "access and change controls", "2026-03"),
            ("A2", "backup, incident and data controls", "2026-06"),
            ("A3", "monitoring and third parties", "2026-09"),
            ("A4", "policies, risk, governance and premises", "2026-11")]
    book.add("RA-01", "2026-01-23", "audit-plan.md", sheet(
        "Internal audit plan 2026", [("Controls covered", "{0} of {0}".format(len(ACTORS)))],
        (("Audit", "Controls", "Month"), plan),
        [(signed("Chief Executive Officer"), "2026-01-23")]), "document",
        "Approved audit plan 2026", "audit folder")
    book.add("RA-01", LAST, "audits.csv", csv_bytes(
        ("audit", "subject", "started", "report"),
        [("A1", plan[0][1], "2026-03-09", "2026-04-02"),
         ("A2", plan[1][1], "2026-06-01", "2026-06-26")]), "population",
        "Audits started and completed", "ticket system", rows=2,
        covers=(FIRST, LAST), captured_on="2026-07-01",
        query="type audit, all states, first half of 2026")
    book.add("RA-01", "2026-03-20", "workpaper-a1-07.md", sheet(
        "Working paper A1-07: CM-12", [
            ("Population", "production changes of January and February"),
            ("Source", "pipeline log, count shown on screen"),
            ("Sample", "5 items by random number, seed noted"),
            ("Looked at", "approver, approval time, deployment time"),
            ("Seen", "5 of 5 approved before deployment"),
            ("Tester", signed("Internal Auditor")),
            ("Second reader", signed("Compliance Lead"))], None,
        [(signed("Internal Auditor"), "2026-03-20")]), "sample",
        "Working paper on CM-12", "audit folder")
    book.add("RA-01", "2026-06-26", "findings.csv", csv_bytes(
        ("finding", "audit", "control", "rating", "owner", "due", "state"),
        [("F-26-01", "A1", "LS-14", "low", "Priya Raman", "2026-06-30",
          "closed 2026-05-11, verified by Internal Auditor"),
         ("F-26-02", "A2", "BDR-06", "low", "Jonas Okafor", "2026-09-24",
          "open")]), "log", "Findings tracker", "ticket system", rows=2)


# Availability in percent over twelve months, by vendor.
MEASURED = ("99.97", "99.98", "99.91", "99.95", "100.00", "99.99", "99.86",
            "99.93", "99.90", "99.99")


def ra02_03(book):
    plan = "2026-12-31"
    risks = [("R-01", "administrator account taken over", "",
              "customers' data stays confidential", "Priya Raman", 2, 5, 10,
              "LS-14, LS-26", 6, "reduce", "T-01", "2026-05-29"),
             ("R-02", "loss of a cloud region", "",
              "99.8 % availability", "Jonas Okafor", 1, 5, 5,
              "BDR-04, BDR-08", 3, "accept", "none", plan),
             ("R-03", "weak dependency in a release", "",
              "customers' data stays confidential", "Ines Carvalho", 3, 4,
              12, "CM-17, COM-08", 8, "reduce", "T-02", "2026-07-31"),
             ("R-04", "invoice data altered for gain", "fraud",
              "books are right", "Leila Haddad", 2, 4, 8, "LS-04, COM-02",
              4, "accept", "none", plan),
             ("R-05", "vendor payment diverted", "fraud",
              "money is safe", "David Osei", 2, 3, 6, "two signatures", 4,
              "accept", "none", plan),
             ("R-06", "management passes over a control", "fraud",
              "controls bind everybody", "Orla Fenwick", 1, 4, 4,
              "RA-01, X-01", 4, "accept", "none", plan),
             ("R-07", "key person leaves", "", "99.8 % availability",
              "Helen Doyle", 3, 3, 9, "PP-20", 6, "reduce", "T-03",
              "2026-09-30"),
             ("R-08", "law on invoices changes", "", "books are right",
              "Victor Salinas", 3, 3, 9, "RA-03", 6, "accept", "none", plan),
             ("R-09", "records made up afterwards", "fraud",
              "controls bind everybody", "Anna Kowalczyk", 1, 4, 4,
              "RA-01, X-02", 3, "accept", "none", plan)]
    day = "2026-03-24"
    book.add("RA-02", day, "risk-register.csv", csv_bytes(
        ("risk", "title", "fraud", "objective", "owner", "likelihood",
         "impact", "before", "controls", "after", "treatment", "action",
         "due_or_accepted_until"), risks),
        "population", "Risk register with fraud risks",
        "risk folder", rows=len(risks), sensitivity="Confidential")
    book.add("RA-02", day, "risk-assessment.pdf", pdf(
        "Risk assessment 2026", [
            "Assessment before this one: 2025-03-27",
            "Scope: Larkfield Ledger, all components of the list, data",
            "  classes Internal to Restricted, changes since March 2025",
            "Method: likelihood 1-5 times impact 1-5, policy RMP",
            "Participants: management, 2026-03-10 and 2026-03-17",
            "Fraud session: 2026-03-17, four kinds considered", "",
            "Coverage: objectives and their risks",
            "  customers' data stays confidential   R-01 R-03",
            "  99.8 % availability                  R-02 R-07",
            "  books are right                      R-04 R-08",
            "  money is safe                        R-05",
            "  controls bind everybody              R-06 R-09", "",
            f"Risks: {len(risks)}, of these fraud: 4",
            "Highest after treatment: R-03 (8, medium)",
            "Actions: T-01, T-02, T-03, with owner and date", "",
            f"Signed: {signed('Chief Executive Officer')}, {day}"]),
        "document", "Signed risk assessment", "risk folder",
        covers=("2025-03-28", day), sensitivity="Confidential")
    book.add("RA-02", "2026-06-15", "treatment-plan.csv", csv_bytes(
        ("action", "risk", "ticket", "what", "owner", "due", "state"),
        [("T-01", "R-01", "SEC-0433", "passkeys for all administrators",
          "Priya Raman", "2026-05-29", "done 2026-05-20"),
         ("T-02", "R-03", "SEC-0434", "second scanner of dependencies",
          "Ines Carvalho", "2026-07-31", "open, on plan"),
         ("T-03", "R-07", "SEC-0435", "a deputy trained for each key role",
          "Helen Doyle", "2026-09-30", "open, on plan")]),
        "log", "State of the treatment plan", "ticket system")
    day = "2026-03-26"
    book.add("RA-03", day, "obligations.csv", csv_bytes(
        ("duty", "source", "owner", "control", "rating"),
        [("report breach in 72 hours", "data protection law",
          "Legal Counsel", "IR-03", "medium"),
         ("keep accounts 10 years", "tax law", "Finance Lead", "BDR-07",
          "low"), ("99.8 % monthly availability", "customer agreement",
                   "Platform Lead", "BDR-04", "medium"),
         ("delete 60 days after contract", "customer agreement",
          "Platform Lead", "BDR-06", "low")]), "document",
        "Register of obligations", "legal folder")
    book.add("RA-03", day, "vendor-sla-risks.csv", csv_bytes(
        ("vendor", "service", "rating", "risk", "availability_12_months"),
        [(v[0], v[1], v[2], "medium" if v[2] == "critical" else "low",
          MEASURED[i % len(MEASURED)]) for i, v in enumerate(VENDORS)
         if v[2] != "low" and v[0] not in NEW_VENDORS]), "population",
        "Risk of vendors and service levels", "risk folder",
        query="vendor register, rating above low")
    book.add("RA-03", day, "approval.pdf", pdf(
        "Assessment of laws, contracts and vendors 2026", [
            f"Led by {signed('Legal Counsel')}",
            "Actions: 2, owners and dates in the register",
            f"Approved: {signed('Chief Executive Officer')}, {day}"]),
        "attestation", "Approval of the assessment", "legal folder",
        covers=("2025-03-29", day))


def _review(vendor):
    """What the review of VENDOR found in the evidence its rating demands."""
    facts = [("Rating", vendor[2]), ("Evidence", vendor[4])]
    if vendor[4].startswith("SOC 2"):
        end = vendor[4][-10:]
        months = 12 * (2026 - int(end[:4])) + 6 - int(end[5:7]) - 1
        return facts + [
            ("Opinion, as printed", "unmodified"),
            ("Exceptions", "1 of 25 leavers late; its access is not ours"
             if vendor[0] == "Forgebase" else "none"),
            ("Subcontractors left out", "its data centres; their report read"
             if vendor[2] == "critical" else "none"),
            ("Months since", f"{months}; " + (
                "letter of its management to 2026-03-31, no notice since"
                if end < "2026-03-31" else "no notice since")),
            ("User controls", "9 mapped to our controls, 1 not applicable: "
             "no premises used"),
            ("Conclusion", "serves on")]
    if vendor[4].startswith("ISO"):
        return facts + [("Scope", "covers the service in use"),
                        ("User controls", "none named in a certificate"),
                        ("Conclusion", "serves on")]
    return facts + [("Answers", "14 of 14, none adverse"),
                    ("Conclusion", "serves on")]


def tpm(book):
    main = [v for v in VENDORS if v[2] in ("critical", "high")]
    book.add("TPM-01", "2026-06-22", "escalation-list.csv", csv_bytes(
        ("vendor", "incident_contact", "deputy", "verified"),
        [(v[0], "security desk", "account team", "2026-06-22")
         for v in main]), "population", "Escalation list with verification",
        "vendor register", rows=len(main),
        query="vendors rated critical and high")
    book.add("TPM-01", LAST, "notice-log.csv", csv_bytes(
        ("vendor", "received_utc", "subject", "incident"),
        [("Nimbus Grid", "2026-05-12T11:49Z", "failover in one zone",
          "INC-0036")]), "log", "Notices sent and received", "notice log",
        rows=1, covers=(FIRST, LAST), captured_on="2026-07-01")
    book.add("TPM-02", LAST, "vendor-issues.csv", csv_bytes(
        ("issue", "vendor", "breach", "learned", "logged", "decided",
         "state"),
        [("VI-07", "Queuewise", "report for the year arrived late",
          "2026-02-16", "2026-02-17", "2026-03-05",
          "mended 2026-03-27")]), "population", "Vendor issue log",
        "vendor register", rows=1, covers=(FIRST, LAST),
        captured_on="2026-07-01", query="opened or open in the period")
    book.add("TPM-02", "2026-03-05", "decision-vi-07.pdf", pdf(
        "Decision on vendor issue VI-07", [
            "Vendor: Queuewise   Breach: yearly report late",
            "Learned of on: 2026-02-16; customer data not in danger",
            "Choice: remedy, new date 2026-03-31",
            "Condition: no new kind of data until the report is read",
            "Reason: the year before was without exceptions", "",
            f"Signed: {signed('Legal Counsel')}, 2026-03-05"]),
        "attestation", "Signed decision and plan", "vendor register")
    book.add("TPM-02", "2026-03-30", "ticket-vi-07.txt", ticket(
        "VI-07", "Queuewise: report for the year arrived late",
        [("Customer data in danger", "no, so 20 business days"),
         ("Plan", "report by 2026-03-31; owner: account team of Queuewise"),
         ("Until then", "no new data in the ticket system")],
        [("2026-02-16 14:20", "anna.kowalczyk", "learned of it"),
         ("2026-02-17 09:10", "anna.kowalczyk", "issue opened"),
         ("2026-03-05 15:30", "victor.salinas", "decision signed: remedy"),
         ("2026-03-27 10:05", "anna.kowalczyk", "report received"),
         ("2026-03-30 11:40", "tomasz.brandt", "report read, issue closed")]),
        "sample", "Plan of VI-07 with its proof", "vendor register")
    day = "2026-06-18"
    book.add("TPM-03", day, "vendor-register.csv", csv_bytes(
        ("vendor", "service", "rating", "data", "evidence", "reviewed"),
        [v + (day,) for v in VENDORS]), "population",
        "Vendor register with ratings", "vendor register",
        rows=len(VENDORS), query="all vendors", controls=["TPM-04"])
    for vendor in VENDORS:
        if vendor[2] == "low":
            continue
        book.add("TPM-03", day, "review-" + vendor[0].lower().replace(
            " ", "-") + ".md", sheet(
                f"Vendor review 2026: {vendor[0]}", _review(vendor), None,
                [(signed("Compliance Lead"), day),
                 (signed("Head of Security"), day)]), "document",
            f"Review record of {vendor[0]}", "vendor register")
    book.add("TPM-04", "2026-02-20", "standard-agreement.pdf", pdf(
        "Standard vendor agreement, version 4", [
            "1 Confidentiality      7 Return and deletion",
            "2 Security measures    8 Service level",
            "3 Incident notice      9 Place of data",
            "4 Audit               10 Continuity",
            "5 Subcontractors       11 Staff",
            "6 Personal data       12 Termination", "",
            f"Reviewed: {signed('Legal Counsel')}, 2026-02-20"]), "document",
        "Standard agreement with clause list", "legal folder")
    book.add("TPM-04", "2026-04-27", "agreement-mailgate-west.pdf", pdf(
        "Agreement with Mailgate West (signature page)", [
            "Clauses: 12 of 12 agreed",
            "Signed for Mailgate West: Karin Holt, Head of Sales, 2026-04-24",
            f"Signed: {signed('Chief Executive Officer')}, 2026-04-27",
            "Access begins: 2026-05-04"]), "sample",
        "Signed agreement of a sampled vendor", "vendor register")


def all_of_it(book):
    for make in (ir01, ir02, ir03, pp19, pp20, ra01, ra02_03, tpm):
        make(book)
