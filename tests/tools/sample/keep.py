"""Evidence of the backup and data security controls, first half of 2026.

SPDX-License-Identifier: Apache-2.0
"""

from .media import (csv_bytes, json_bytes, pdf, screen, sheet, text_bytes,
                    ticket)
from .world import (BACKUP_FAILURES, FIRST, LAST, SCHEDULE, backup_jobs,
                    month_ends, signed, staff)


def bdr04(book):
    book.add("BDR-04", "2026-05-06", "exercise-plan.pdf", pdf(
        "Recovery exercise 2026: plan", [
            "Scenario: the production database is lost at 09:00",
            "Targets: recovery time 4 hours, data loss 15 minutes",
            "Participants: Platform Lead, two platform engineers,",
            "  Support Lead, Head of Security",
            "Date: 2026-05-20, isolated environment",
            f"Plan version 3.0 approved by "
            f"{signed('Chief Technology Officer')}, 2026-05-06"]),
        "document", "Plan and scenario of the exercise",
        "continuity document folder", covers=(FIRST, LAST))
    rows = [("production database restore", "09:05", "10:52", "107 min"),
            ("transaction log replay", "10:52", "11:10", "18 min"),
            ("application start", "11:10", "11:31", "21 min"),
            ("check by support", "11:31", "11:50", "19 min")]
    book.add("BDR-04", "2026-05-20", "exercise-results.csv", csv_bytes(
        ("step", "start", "end", "took"), rows), "document",
        "Measured recovery times", "continuity document folder",
        rows=len(rows), environment="isolated recovery environment",
        captured_on="2026-05-21")
    book.add("BDR-04", "2026-06-10", "exercise-report.pdf", pdf(
        "Recovery exercise 2026: report", [
            "Held on 2026-05-20 from 09:00 to 12:00",
            "Recovery time: 2 h 50 min (target 4 h)",
            "Data loss: 6 min (target 15 min)",
            "Row counts of ten tables equal to production at 08:54", "",
            "Lessons: contact list had one old number (BCP-21);",
            "  replay script needs a clearer message (BCP-22)",
            f"Signed: {signed('Chief Technology Officer')}, 2026-06-10"]),
        "document", "Signed report of the exercise",
        "continuity document folder", controls=["BDR-08"])
    book.add("BDR-04", "2026-06-11", "lessons.csv", csv_bytes(
        ("ticket", "lesson", "owner", "due", "state"),
        [("BCP-21", "renew contact list", "Jonas Okafor", "2026-06-30",
          "done 2026-06-15"),
         ("BCP-22", "clearer replay message", "Lucía Ferrer", "2026-08-31",
          "open")]), "sample", "Actions from the exercise", "ticket system")


def bdr05(book):
    day = "2026-05-13"
    team = staff(day, {"platform"})
    book.add("BDR-05", day, "backup-console-users.csv", csv_bytes(
        ("login", "role", "second_factor"),
        [(p["login"], "administrator" if p["title"] == "Platform Lead"
          else "operator", "yes") for p in team]), "configuration",
        "Users and roles of the backup console", "backup service",
        rows=len(team), query="all users, local accounts included")
    book.add("BDR-05", "2026-04-13", "ticket-acc-0244.txt", ticket(
        "ACC-0244", "Backup operator role for aoife.kearney",
        [("Duty", "platform engineer from 2026-04-13"),
         ("Approver", signed("Head of Security"))],
        [("2026-04-13 09:00", "jonas.okafor", "requested"),
         ("2026-04-13 10:12", "tomasz.brandt", "approved"),
         ("2026-04-13 11:00", "priya.raman", "granted: backup operator"),
         ("2026-04-13 11:02", "identity provider",
          "log: aoife.kearney joined group backup operator")]), "sample",
        "Approval of a backup role", "ticket system", controls=["LS-22"])
    book.add("BDR-05", day, "retention-lock.png", screen(
        "https://backup.larkfield.example/vault/lock", "Vault lock",
        ["Mode: locked for administrators too", "Days: 14",
         "Shorten: not allowed", "Vault: region-2-main"],
        f"{day} 15:20 UTC+1"), "configuration", "Retention lock",
        "backup service", clock="15:20")


def bdr06(book):
    rows = [("2026-02-03", "customer C1188", "contract ended 2025-11-30",
             "deletion job", "48112", "none"),
            ("2026-03-10", "customer C1203", "contract ended 2026-01-05",
             "deletion job", "9120", "none"),
            ("2026-05-05", "customer C0944", "contract ended 2026-02-28",
             "deletion job", "70233", "none"),
            ("2026-06-02", "applications 2025-11", "decision plus 6 months",
             "deletion job", "14", "none")]
    book.add("BDR-06", LAST, "disposal-log.csv", csv_bytes(
        ("date", "data_set", "trigger", "method", "records", "hold"), rows),
        "population", "Disposal log of the period", "disposal log",
        rows=len(rows), covers=(FIRST, LAST), captured_on="2026-07-01",
        query="all disposals, 2026-01-01 to 2026-06-30")
    book.add("BDR-06", "2026-05-05", "deletion-job.txt", text_bytes([
        "2026-05-05T02:00:03Z start rule=customer-data-60-days",
        "2026-05-05T02:00:04Z holds read: 1 (none matches)",
        "2026-05-05T02:00:09Z customer=C0944 found=70233",
        "2026-05-05T02:14:51Z customer=C0944 deleted=70233",
        "2026-05-05T02:14:55Z key of C0944 destroyed",
        "2026-05-05T02:14:55Z end"]), "log", "Log of the deletion job",
        "production database")
    book.add("BDR-06", "2026-01-15", "deletion-job-settings.json", json_bytes(
        {"job": "retention", "runs": "daily 02:00 UTC", "state": "on",
         "reads_holds_first": True, "rules": [
             {"class": "customer data", "trigger": "contract ends",
              "days": 60, "method": "delete, destroy key"},
             {"class": "applications without hiring",
              "trigger": "decision", "days": 183, "method": "delete"},
             {"class": "security and audit logs", "trigger": "event",
              "days": 365, "method": "delete by index age"}]}),
        "configuration", "Settings of the deletion job",
        "production database")
    book.add("BDR-06", "2026-05-04", "ticket-ret-0042.txt", ticket(
        "RET-0042", "Legal hold check before deletion of C0944",
        [("Data set", "customer C0944"), ("Hold", "none"),
         ("Decided by", signed("Legal Counsel"))],
        [("2026-05-04 09:00", "jonas.okafor", "asked"),
         ("2026-05-04 13:30", "victor.salinas", "no hold, may be deleted")]),
        "sample", "Legal hold check", "ticket system")


def bdr07(book):
    book.add("BDR-07", "2026-01-12", "standard-approval.pdf", pdf(
        "Approval of the Data Retention and Destruction Policy", [
            "Policy: RDP   Version: 1.1   Effective: 2026-01-15",
            "Version before: 1.0 of 2025-01-13",
            "Change: destruction methods follow NIST SP 800-88 Rev. 2;",
            "  security and audit logs are kept for 365 days", "",
            f"Legal basis checked: {signed('Legal Counsel')}, 2026-01-09",
            f"Approved: {signed('Chief Executive Officer')}, 2026-01-12"]),
        "attestation", "Approval of the retention standard", "policy folder",
        clock="15:10")
    book.add("BDR-07", "2026-01-09", "schedule-review.md", sheet(
        "Review of the retention schedule", [
            ("Date", "2026-01-09"), ("Classes reviewed", 22),
            ("Changed", "security logs: 365 days"), ("Open", "none")], None,
        [(signed("Privacy Officer"), "2026-01-09"),
         (signed("Legal Counsel"), "2026-01-09")]), "document",
        "Minutes of the schedule review", "policy folder")


def bdr08(book):
    book.add("BDR-08", "2026-02-12", "backup-schedule.json", json_bytes({
        "exported": "2026-02-12", "jobs": [
            {"job": job, "at": at, "keep_days": keep}
            for job, at, keep in SCHEDULE],
        "repeat_after_minutes": 30, "alert_minutes": 15}), "configuration",
        "Backup schedule", "backup service")
    for month, day in enumerate(month_ends(), 1):
        rows = backup_jobs(month)
        last = rows[-1][0]
        book.add("BDR-08", last, "backup-jobs.csv", csv_bytes(
            ("date", "job", "start_utc", "end_utc", "megabytes", "result",
             "run"), rows), "population", f"All backup jobs of {last[:7]}",
            "backup service", rows=len(rows),
            covers=(last[:8] + "01", last), clock="23:50", captured_on=last,
            query=f"all jobs, all results, {last[:7]}")
    for number, (day, job, hour, cause) in enumerate(BACKUP_FAILURES, 1):
        book.add("BDR-08", day, f"ticket-bkp-000{number}.txt", ticket(
            f"BKP-000{number}", f"Backup failed: {job}",
            [("Cause", cause), ("Failed", f"{day} {hour:02d}:00 and "
                                          f"{hour:02d}:35"),
             ("Run again", f"{day} 09:30, completed 09:58")],
            [(f"{day} {hour:02d}:45", "backup service",
              "alert to the engineer on call, ticket opened"),
             (f"{day} 09:58", "kofi.mensah", "third run completed"),
             (f"{day} 11:00", "jonas.okafor", "cause recorded, closed")]),
            "sample", f"Failure alert and new run, {day}", "ticket system")


def bdr09(book):
    book.add("BDR-09", "2026-05-13", "backup-encryption.json", json_bytes({
        "exported": "2026-05-13", "stores": [
            {"store": "region-2-main", "algorithm": "AES-256",
             "key": "key-backup-1", "unencrypted_copies": "refused"},
            {"store": "second-supplier", "algorithm": "AES-256",
             "key": "key-backup-2", "unencrypted_copies": "refused"}]}),
        "configuration", "Encryption of backup stores", "backup service")
    book.add("BDR-09", "2026-05-13", "backup-keys.csv", csv_bytes(
        ("key", "algorithm", "bits", "renewed", "renew_by"),
        [("key-backup-1", "AES", 256, "2025-09-02", "2026-09-02"),
         ("key-backup-2", "AES", 256, "2025-11-18", "2026-11-18")]),
        "configuration", "Keys of the backup stores", "key service")


def data_security(book):
    book.add("DS-01", "2026-06-16", "custody-log.csv", csv_bytes(
        ("medium", "date", "from", "to", "contents", "seal"),
        [("M-011", "2026-02-09", "IT Manager", "Finance Lead",
          "audit files", "S-2201"),
         ("M-011", "2026-02-20", "Finance Lead", "IT Manager", "returned",
          "S-2202"),
         ("M-014", "2026-06-15", "IT Manager", "Platform Lead",
          "recovery plan, offline copy", "S-2240")]), "population",
        "Custody log of removable media", "custody log",
        covers=(FIRST, "2026-06-16"))
    for day, quarter, away in (("2026-03-30", "Q1", 0),
                               ("2026-06-29", "Q2", 1)):
        book.add("DS-01", day, "media-count.md", sheet(
            f"Count of removable media 2026 {quarter}", [
                ("Media in the custody log", 4), ("In the safe", 4 - away),
                ("With their holders", away), ("Missing", 0)], None,
            [(signed("IT Manager"), day),
             (signed("Head of Security"), day)]), "attestation",
            f"Signed count of media 2026 {quarter}", "media safe")
    book.add("DS-01", "2026-06-16", "media-block.png", screen(
        "https://devices.larkfield.example/policy/media", "Removable media",
        ["Write: blocked for all", "Registered media: 4",
         "Encryption of registered media: AES-256", "Laptops in policy: %d" %
         len(staff("2026-06-16"))], "2026-06-16 10:44 UTC+1"),
        "configuration", "Device control policy", "device manager")
    team = staff("2026-06-16")
    book.add("DS-03", "2026-06-16", "laptops.csv", csv_bytes(
        ("asset", "serial", "user", "system", "encryption", "last_report"),
        [(f"L-{200 + i}", f"FK{7 * i + 30211:06d}{'ACDKMR'[i % 6]}",
          p["login"], "Windows 11" if i % 3 else "macOS 15",
          "on", "2026-06-16") for i, p in enumerate(team)]), "population",
        "All laptops with encryption state", "device manager",
        rows=len(team), query="all laptops", clock="10:50",
        controls=["DS-01"])
    book.add("DS-03", "2026-06-16", "encryption-policy.json", json_bytes({
        "exported": "2026-06-16", "full_disk": "required",
        "user_may_switch_off": False, "recovery_key": "device manager",
        "assigned_to": "all laptops", "exceptions": []}), "configuration",
        "Drive encryption policy", "device manager", clock="10:55")
    phones = [p for i, p in enumerate(team) if i % 2 == 0]
    book.add("DS-04", "2026-06-16", "mobile-devices.csv", csv_bytes(
        ("device", "user", "ownership", "system", "lock", "encryption",
         "state", "last_report"),
        [(f"P-{300 + i}", p["login"], "company" if i % 3 else "private",
          "iOS 19.5" if i % 4 else "Android 16", "on", "on",
          "meets all rules", "2026-06-15") for i, p in enumerate(phones)]),
        "population", "Enrolled mobile devices", "device manager",
        rows=len(phones), query="all enrolled mobile devices", clock="11:00")
    book.add("DS-04", "2026-03-05", "ticket-dev-0077.txt", ticket(
        "DEV-0077", "Phone P-306 below the lowest system version",
        [("Rule", "supported operating system"),
         ("Cut off", "2026-03-05 08:00"), ("Back", "2026-03-05 15:20")],
        [("2026-03-04 16:00", "device manager", "rule broken, user told"),
         ("2026-03-05 08:00", "device manager", "access to mail cut off"),
         ("2026-03-05 15:20", "priya.raman", "updated, access back")]),
        "sample", "Follow-up of a device that broke a rule", "ticket system")
    _media_disposal(book)
    _classification(book)


def _media_disposal(book):
    media = [("L-151", "laptop drive", "SSD-88120", "2026-02-17"),
             ("L-154", "laptop drive", "SSD-88127", "2026-02-17"),
             ("M-006", "memory stick", "US-00419", "2026-04-22"),
             ("L-162", "laptop drive", "SSD-90233", "2026-06-09")]
    book.add("DS-05", LAST, "media-disposal-log.csv", csv_bytes(
        ("asset", "medium", "serial", "date", "class", "method",
         "destination", "sanitised_by", "verified_by"),
        [m + (("Confidential", "Destroy", "recycling") if "stick" in m[1]
              else ("Confidential", "Purge", "sold to a dealer")) +
         ("Noah Byrne", "Priya Raman") for m in media]), "population",
        "Disposal log of external media", "disposal log", rows=len(media),
        covers=(FIRST, LAST), query="all disposals of media")
    for asset, medium, serial, day in media:
        book.add("DS-05", day, f"certificate-{serial.lower()}.pdf", pdf(
            "Certificate of sanitisation", [
                f"Asset: {asset}   Medium: {medium}   Serial: {serial}",
                "Classification before: Confidential   after: none",
                "Method: " + ("Destroy, shredded" if "stick" in medium
                              else "Purge, sanitise command of the drive"),
                "Tool: " + ("shredder S-20, 2 mm" if "stick" in medium
                            else "drive maker's tool, version 4.3"),
                "Legal hold: none, Legal Counsel asked on the same day",
                "Destination: " + ("recycling" if "stick" in medium
                                   else "sold to a dealer"),
                "Place: equipment room, 4 Heron Yard",
                "Verification: " + ("by sight" if "stick" in medium
                                    else "status read, 200 sectors read"),
                f"Sanitised by: Noah Byrne, IT Technician, {day}",
                f"Verified by:  {signed('IT Manager')}, {day}"]), "sample",
            f"Certificate for {serial}", "asset register",
            controls=["BDR-06"])
    for day, first in (("2026-03-31", FIRST), ("2026-06-30", "2026-04-01")):
        retired = [m for m in media if first <= m[3] <= day]
        book.add("DS-05", day, "register-comparison.md", sheet(
            f"Disposal log and asset register, {first} to {day}", [
                ("Retired in the asset register", len(retired)),
                ("In the disposal log", len(retired)),
                ("Waiting in the media safe", 0)],
            (("Serial", "Date", "Certificate"),
             [(m[2], m[3], "on file") for m in retired]),
            [(signed("Privacy Officer"), day)]), "attestation",
            f"Comparison with the asset register to {day}", "ticket system")


def _classification(book):
    book.add("DS-06", "2026-01-08", "review-minutes.pdf", pdf(
        "Annual review of the classification policy", [
            "Date: 2026-01-08, 14:00 to 15:10   Policy: DCP, version 1.0",
            "Present:"] + [f"  {signed(title)}" for title in (
                "Privacy Officer", "Head of Security", "Platform Lead",
                "Support Lead", "Head of People")] + [
            "Looked at: new data, incidents of 2025, contracts, matrix", "",
            "Finding: the matrix has no row for printing and none for",
            "  artificial-intelligence services; no other cell is empty",
            "Finding: labels in e-mail, documents and the product agree", "",
            "Decision: changed (two rows added), version 1.1", "",
            f"Signed: {signed('Privacy Officer')}, 2026-01-08"]),
        "document", "Minutes of the annual review", "policy folder",
        covers=("2025-01-14", "2026-01-12"))
    book.add("DS-06", "2026-01-12", "approval.pdf", pdf(
        "Approval of the Data Classification and Handling Policy", [
            "Version: 1.1   Effective: 2026-01-15   Next: 2027-01-12",
            f"Approved: {signed('Chief Technology Officer')}, 2026-01-12"]),
        "attestation", "Approval of version 1.1", "policy folder")
    book.add("DS-06", "2026-01-12", "changes-1.0-to-1.1.txt", text_bytes([
        "--- DCP 1.0 (2025-01-13)", "+++ DCP 1.1 (2026-01-12)",
        "@@ Handling @@",
        "+| Printing | Free | Free | Attended, collected at once | ...",
        "+| Artificial-intelligence services | Allowed | Approved | ..."]),
        "document", "Marked changes of version 1.1", "policy folder",
        clock="16:10")
    book.add("DS-06", "2026-01-19", "staff-notice.txt", ticket(
        "MSG-2026-017", "What changed in data classification",
        [("To", "all staff"), ("From", signed("Compliance Lead"))],
        [("2026-01-19 09:00", "anna.kowalczyk", "sent to 32 people")]),
        "document", "Notice to all staff", "e-mail")


def all_of_it(book):
    for make in (bdr04, bdr05, bdr06, bdr07, bdr08, bdr09, data_security):
        make(book)
