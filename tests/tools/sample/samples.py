"""The single records behind the lists: mails, tickets, logs, certificates and
screens of the first half of 2026. Each takes its facts from the list that the
population shows.

SPDX-License-Identifier: Apache-2.0
"""

import datetime

from . import acknowledged
from .access import ADMINS, RELEASES, SESSIONS
from .media import (csv_bytes, json_bytes, mail, pdf, screen, sheet,
                    text_bytes, ticket)
from .watch import REPAIRED
from .world import (BACKUP_FAILURES, INCIDENTS, LAST, TIMES, VENDORS, WHYS,
                    changes, leavers, login, signed, staff)

DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul".split()


def later(day, count):
    when = datetime.date.fromisoformat(day) + datetime.timedelta(days=count)
    return when.isoformat()


def stamp(day, clock):
    """As mail writes it: "Tue, 12 May 2026 12:41 +0100"."""
    when = datetime.date.fromisoformat(day)
    zone = "+0100" if day >= "2026-03-29" else "+0000"
    return f"{DAYS[when.weekday()]}, {when.day} {MONTHS[when.month - 1]} " \
           f"{when.year} {clock} {zone}"


def latin(name):
    """As the HR system prints it, which knows no Polish letters."""
    return name.replace("Ł", "L")


def offboarding(book):
    for number, row in enumerate(leavers(), 61):
        name, title, end = row[0], row[1], row[4]
        before = later(end, -14)
        book.add("LS-19", before, f"notice-off-{number:04d}.eml", mail(
            f"off-{number}", ("Helen Doyle", "helen.doyle"),
            "it@larkfield.example", stamp(before, "10:05"),
            f"Leaver: {name}, last day {end}",
            [f"{title}. The ticket is OFF-{number:04d}.",
             "Immediate departure: no. Please end all access by the end of "
             "the last day.", "", "Helen Doyle, Head of People"]), "sample",
            f"Notice of departure, OFF-{number:04d}", "e-mail",
            performed_by="people-lead", sensitivity="Confidential")
        book.add("LS-19", end, f"receipt-off-{number:04d}.pdf", pdf(
            "Return of equipment", [
                f"Ticket: OFF-{number:04d}   Person: {name}",
                f"Laptop L-{100 + number}: returned, wiped by Noah Byrne",
                f"Phone P-{100 + number}: returned, reset",
                f"Badge B-{100 + number}: returned, blocked 16:41", "",
                f"Returned: {name}, {end}",
                f"Received: {signed('IT Manager')}, {end}"]), "attestation",
            f"Receipt of equipment, OFF-{number:04d}", "ticket system",
            sensitivity="Confidential")


def incidents(book):
    for key, severity, title, opened, closed, data, cause in INCIDENTS:
        leader = "tomasz.brandt" if severity < 3 else "kofi.mensah"
        book.add("IR-02", closed, f"{key.lower()}.json", json_bytes({
            "ticket": key, "type": "incident", "title": title,
            "severity": severity, "opened": opened,
            "times_utc": dict(zip(("began", "noticed", "rated", "contained",
                                   "recovered"), TIMES[key])),
            "closed": closed, "leader": leader,
            "closed_by": "mara.lind" if severity < 3 else "tomasz.brandt",
            "data": data}), "sample", f"Record of {key}", "ticket system",
            performed_by="security-lead")
        if severity == 3:
            book.add("IR-02", closed, f"{key.lower()}-root-cause.md", sheet(
                f"Root cause analysis {key}", [
                    ("Title", title), ("Severity", severity),
                    ("Opened", opened), ("Recovered", f"{opened} "
                                         f"{TIMES[key][-1]} UTC"),
                    ("Closed", closed), ("Data", data),
                    ("Direct cause", cause),
                    ("Why not before", WHYS[key][0]),
                    ("Worked well", WHYS[key][1]),
                    ("Actions", WHYS[key][2])], None,
                [("Kofi Mensah, leader", closed),
                 (signed("Chief Technology Officer"), closed)]), "document",
                f"Root cause analysis of {key}", "ticket system",
                performed_by="platform-lead")
        if key in ("INC-0034", "INC-0036"):
            continue                    # rules.py has these in full
        signed_on = later(opened, 1)
        book.add("IR-03", signed_on, f"evaluation-{key[4:]}.md", sheet(
            f"Disclosure evaluation EVA-{key[4:]}", [
                ("Incident", key), ("Which data", data),
                ("Encrypted", "yes" if data == "none readable" else
                 "not applicable"),
                ("Laws and contracts looked at", "data protection, contracts"),
                ("Duty to notify", "none")], None,
            [(signed("Privacy Officer"), opened),
             (signed("Legal Counsel"), signed_on)]), "sample",
            f"Disclosure evaluation of {key}", "ticket system")
    book.add("IR-03", "2026-03-18", "notice-inc-0034.eml", mail(
        "inc-0034", ("Leila Haddad", "leila.haddad"),
        "(one customer; masked by Legal Counsel)",
        stamp("2026-03-18", "15:20"), "A statement that reached a wrong person",
        ["On 17 March one of your statements went to a contact of another",
         "customer, who has confirmed that it is deleted. We corrected the",
         "picker that caused it. Questions: security@larkfield.example."]),
        "sample", "Notice to the customer, INC-0034", "e-mail",
        performed_by="support-lead", sensitivity="Confidential")


def releases(book):
    rows = changes()
    picks = [c for c in rows[7::11] if c["kind"] != "emergency"]
    for change in picks + [c for c in rows if c["kind"] == "emergency"]:
        book.add("CM-11", change["day"],
                 f"run-{change['id'].lower()}.json", json_bytes({
                     "pipeline": "production", "change": change["id"],
                     "commit": change["commit"],
                     "author": login(change["author"]),
                     "started_by": login(change["deployer"]),
                     "group": "deployers", "finished": change["deployed"],
                     "steps": ["fetch", "verify signature", "malware scan",
                               "deploy", "health check"],
                     "result": "completed"}), "sample",
                 f"Pipeline run of {change['id']}", "source host",
                 controls=["CM-12"])


def vault_and_gateway(book):
    for start, end, person, account, key in RELEASES:
        book.add("LS-06", start[:10], f"release-{key.lower()}.json",
                 json_bytes({"account": account, "released_to": person,
                             "second_factor": "passkey", "from": start + "Z",
                             "to": end + "Z", "ticket": key,
                             "password_replaced": True}), "sample",
                 f"Release under {key}", "password vault")
    for key, person, start, end, approver in SESSIONS:
        day = start[:10]
        book.add("LS-05", day, f"session-{key.lower()}.log", text_bytes([
            f"{start} gateway open ticket={key} person={person} "
            f"approved_by={approver}",
            f"{start} gateway factor=passkey result=ok",
            f"{start} gateway target=production-database recording=on",
            f"{end} gateway close ticket={key} reason=logout"]), "log",
            f"Recorded session {key}", "access gateway")


def administrators(book):
    for day in ("2026-01-02", "2026-02-02", "2026-03-02", "2026-04-01",
                "2026-05-01"):
        rows = [(system, name) for system, names in ADMINS for name in names]
        book.add("LS-14", day, "comparison.pdf", pdf(
            f"Administrators compared with the approved list, {day[:7]}",
            [f"Members: {len(rows)}   Approved: {len(rows)}   "
             "Differences: 0", ""] +
            [f"  {system:<22}{name}" for system, name in rows] +
            ["", f"Compared: {signed('IT Manager')}, {day}",
             f"Signed:   {signed('Head of Security')}, {day}"]),
            "attestation", f"Signed comparison {day[:7]}",
            "compliance folder")


def backups(book):
    for number, (day, job, hour, cause) in enumerate(BACKUP_FAILURES, 1):
        book.add("BDR-08", day, f"alert-bkp-000{number}.eml", mail(
            f"bkp-{number}", ("Backup service", "backup"),
            "oncall@larkfield.example", stamp(day, f"{hour + 1:02d}:45"
                                              if day > "2026-03-29"
                                              else f"{hour:02d}:45"),
            f"FAILED twice: {job}", [f"Cause: {cause}.",
                                     f"Ticket BKP-000{number} is open."]),
            "sample", f"Alert to the engineer on call, {day}", "e-mail")
    book.add("BDR-08", "2026-06-29", "job-overview.png", screen(
        "https://backup.larkfield.example/jobs", "Backup jobs of 29 June 2026",
        ["Jobs: 6   Completed: 6   Failed: 0", "Alerts: pager, on",
         "Region 2: region-2-main   Second supplier: in step",
         "Oldest full copy: 2026-05-31"], "2026-06-29 09:12 UTC+1"),
        "screenshot", "Overview of the jobs", "backup service",
        clock="09:12")


def weaknesses(book):
    for number, rating, host, repaired, rescan in REPAIRED:
        key = f"VUL-{number}"
        book.add("COM-08", rescan, f"ticket-{key.lower()}.txt", ticket(
            key, f"Weakness rated {rating} on {host}",
            [("Found", "2026-03-18, internal scan 2026 Q1"),
             ("Owner", "Kofi Mensah"), ("Rescan", f"{rescan}, not found")],
            [("2026-03-18 14:00", "jonas.okafor", "opened"),
             (f"{repaired} 13:20", "kofi.mensah", "repaired"),
             (f"{rescan} 09:40", "tomasz.brandt", "rescan read, closed")]),
            "sample", f"Remediation ticket {key}", "ticket system")


def vendors(book):
    day = "2026-06-22"
    for number, vendor in enumerate(
            v for v in VENDORS if v[2] in ("critical", "high")):
        slug = vendor[0].lower().replace(" ", "-")
        book.add("TPM-01", day, f"contact-{slug}.eml", mail(
            f"tpm-{number}", ("Anna Kowalczyk", "anna.kowalczyk"),
            f"Security desk <security@{slug}.example>",
            stamp(day, f"{9 + number // 4:02d}:{10 + 5 * number:02d}"),
            "Yearly check of incident contacts",
            ["Please confirm that this address and the telephone number in",
             "our agreement still reach your security desk at all hours.", "",
             "> Confirmed, no change. Security desk, " + vendor[0]]),
            "sample", f"Contact of {vendor[0]} verified", "e-mail")


def vendor_notice(book):
    book.add("TPM-01", "2026-05-12", "notice-nimbus-grid.eml", (
        "From: Nimbus Grid status <notices@nimbus-grid.example>\r\n"
        "To: security@larkfield.example\r\n"
        "Subject: Failover in one zone\r\n"
        "Date: Tue, 12 May 2026 11:49:00 +0000\r\n"
        "Message-ID: <20260512-3@nimbus-grid.example>\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "At 11:38 UTC one zone lost power. Managed databases moved to the\r\n"
        "other zone within a minute. No data was lost. Next notice: 13:00.\r\n"
    ).encode(), "sample", "Notice of Nimbus Grid, INC-0036", "e-mail")


def audits(book):
    for key, subject, day, control, seen in (
            ("A1", "access and change controls", "2026-04-02", "LS-14",
             "one account without a second approval; corrected 2026-05-11"),
            ("A2", "backup, incident and data controls", "2026-06-26",
             "BDR-06", "overdue query not kept for one store")):
        number = "01" if key == "A1" else "02"
        book.add("RA-01", day, f"audit-report-{key.lower()}.pdf", pdf(
            f"Internal audit {key}: {subject}", [
                f"Finding F-26-{number}, low, {control}:",
                f"  {seen}", "Findings rated high or medium: none", "",
                f"Signed: {signed('Internal Auditor')}, {day}",
                "To: Chief Executive Officer, Head of Security"]), "document",
            f"Report of audit {key}", "audit folder")
    for number, day, control, items in (
            ("A1-03", "2026-03-13", "LS-22", "ACC-0212, ACC-0214, ACC-0215: "
             "3 of 3 requests approved first"),
            ("A1-09", "2026-03-24", "LS-19", "OFF-0061: 1 of 1 leaver, "
             "access ended on the last day"),
            ("A2-02", "2026-06-05", "BDR-08", "20 days by random number: "
             "20 of 20, all jobs ran or ran again with a ticket"),
            ("A2-05", "2026-06-12", "IR-02", "INC-0032, INC-0036: 2 of 2 "
             "analyses within five business days")):
        book.add("RA-01", day, f"workpaper-{number.lower()}.md", sheet(
            f"Working paper {number}: {control}", [
                ("Population", f"all of {control} since 2026-01-01, query "
                 "and count shown on screen"),
                ("Seen", items), ("Tester", signed("Internal Auditor")),
                ("Second reader", signed("Compliance Lead"))],
            None, [(signed("Internal Auditor"), day)]), "sample",
            f"Working paper on {control}", "audit folder")
    for day, subject, table in (
            ("2026-03-10", "all risks", None),
            ("2026-03-17", "fraud: theft, false records, bribery, passing "
             "over controls", (("Kind", "Who could gain, and how", "Risk"), [
                 ("False records", "customer's clerk alters an invoice; a "
                  "worker makes a record up afterwards", "R-04, R-09"),
                 ("Theft", "payment to a vendor diverted", "R-05"),
                 ("Bribery", "choice of a vendor; the Finance Lead and one "
                  "other sign", "none above 3"),
                 ("Passing over controls", "management releases a change",
                  "R-06")]))):
        book.add("RA-02", day, "workshop.md", sheet(
            f"Risk workshop of {day}", [
                ("Subject", subject), ("Led by", signed("Head of Security")),
                ("Present", ", ".join(signed(title) for title in MANAGEMENT)),
                ("Result", "scores entered in the register of 2026-03-24")],
            table, [(signed("Head of Security"), day)] + (
                [(signed("Finance Lead"), day)] if table else []),
        ), "document", f"Minutes of the risk workshop, {day}", "risk folder",
            sensitivity="Confidential")


MANAGEMENT = ("Head of Security", "Chief Executive Officer",
              "Chief Technology Officer", "Finance Lead", "Head of People",
              "Legal Counsel")
RENEWED = ("ISP", "COC", "AUP", "DCP")      # those that bind everybody


def acknowledgements(book):
    """Everybody signs within thirty days of 15 January 2026."""
    rows = [(login, policy, version, day)
            for login, policy, version, asked, day in acknowledged.rows()
            if policy in RENEWED and asked == acknowledged.PUBLISHED]
    book.add("PP-20", "2026-02-16", "policy-acknowledgements.csv", csv_bytes(
        ("login", "policy", "version", "acknowledged"), rows), "population",
        "Acknowledgements of the policies that bind everybody", "HR system",
        rows=len(rows), query="versions in force since 2026-01-15, all people")
    new = [p for p in staff(LAST) if p["start"] > "2026-01-28" and
           p["team"] in ("engineering", "platform")]
    for person in new:
        day = person["start"][:8] + f"{int(person['start'][8:]) + 3:02d}"
        book.add("PP-20", day, f"job-description-{person['login']}.pdf", pdf(
            f"Job description: {person['title']}", [
                "Version 2, approved 2026-01-28 by "
                f"{signed('Head of People')}", f"Holder: {latin(person['name'])}",
                f"Started: {person['start']}",
                f"Reports to: {person['manager']}", "",
                f"Read and signed: {latin(person['name'])}, {day}"]),
            "attestation",
            f"Signed job description, {person['title']} since "
            f"{person['start']}", "HR system")


def screens(book):
    book.add("DS-03", "2026-01-14", "wipe-l-131.png", screen(
        "https://devices.larkfield.example/laptops/l-131", "Laptop L-131",
        ["State: wiped", "Encryption before: on",
         "Command: 2026-01-14 08:52   Done: 2026-01-14 09:14",
         "Ticket: INC-0031"], "2026-01-14 09:20 UTC"), "screenshot",
        "Wipe of the lost laptop", "device manager", clock="09:20",
        controls=["IR-02"])
    book.add("LS-26", "2026-06-01", "factor-policy.png", screen(
        "https://id.larkfield.example/admin/policies/factor",
        "Policy administrators-second-factor",
        ["State: enforced", "Factors: passkey, hardware token",
         "Applies to: all administrator roles",
         "Excluded: identity emergency 1 and 2"], "2026-06-01 10:31 UTC+1"),
        "screenshot", "Second factor of administrators", "identity provider",
        clock="10:31")
    book.add("COM-02", "2026-06-29", "retention.png", screen(
        "https://logs.larkfield.example/settings/retention", "Retention",
        ["All indexes: 365 days", "Change after writing: not allowed",
         "Sources silent for 60 minutes: 0"], "2026-06-29 11:05 UTC+1"),
        "screenshot", "Retention of the log platform", "log platform",
        clock="11:05")
    book.add("LS-16", "2026-06-02", "plain-connection.png", screen(
        "http://app.larkfield.example", "301 - moved to https",
        ["Protocol after the move: TLS 1.3",
         "Certificate ends: 2026-07-14"], "2026-06-02 09:47 UTC+1"),
        "screenshot", "A plain connection is moved", "product", clock="09:47")
    book.add("LS-01", "2026-04-07", "database-encryption.png", screen(
        "https://cloud.larkfield.example/databases/production",
        "production-database", ["Encryption: on, AES-256", "Key: key-db-1",
                                "Public access: off"],
        "2026-04-07 14:22 UTC+1"), "screenshot",
        "Encryption of the production database", "cloud account",
        clock="14:22")


def mobile(book):
    """Three phones left the rules for less than a day each."""
    for number, day, login_, rule in (
            (76, "2026-01-22", "uma.pillai", "lock screen off"),
            (79, "2026-04-09", "emre.aksoy", "operating system too old"),
            (80, "2026-05-21", "rosa.delgado", "not seen for 14 days")):
        book.add("DS-04", day, f"ticket-dev-{number:04d}.txt", ticket(
            f"DEV-{number:04d}", f"Phone of {login_}: {rule}",
            [("Rule", rule), ("Cut off", f"{day} 08:00"),
             ("Back", f"{day} 11:30")],
            [(f"{later(day, -1)} 15:10", "device manager", "user told"),
             (f"{day} 08:00", "device manager", "access to mail cut off"),
             (f"{day} 11:30", "priya.raman", "in order, access back")]),
            "sample", f"Follow-up of DEV-{number:04d}", "ticket system")


def all_of_it(book):
    for make in (offboarding, incidents, releases, vault_and_gateway,
                 administrators, backups, weaknesses, vendors, vendor_notice,
                 audits, acknowledgements, screens, mobile):
        make(book)
