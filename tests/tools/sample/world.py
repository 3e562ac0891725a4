"""The invented company: people, changes, incidents, backups, vendors.

Everything follows from one seed, so that the records of different controls
agree with each other.
SPDX-License-Identifier: Apache-2.0
"""

import datetime
import random
import unicodedata

SEED = 20260131
FIRST, LAST = "2026-01-01", "2026-06-30"

# name, title, team, start, end ("" when still there)
STAFF = [
    ("Orla Fenwick", "Chief Executive Officer", "management", "2019-03-01"),
    ("Mara Lind", "Chief Technology Officer", "management", "2019-03-01"),
    ("Tomasz Brandt", "Head of Security", "security", "2021-06-01"),
    ("Ines Carvalho", "Engineering Manager", "engineering", "2020-02-03"),
    ("Jonas Okafor", "Platform Lead", "platform", "2020-09-01"),
    ("Priya Raman", "IT Manager", "it", "2021-01-11"),
    ("Helen Doyle", "Head of People", "people", "2020-05-04"),
    ("Victor Salinas", "Legal Counsel", "legal", "2022-04-01"),
    ("Anna Kowalczyk", "Compliance Lead", "compliance", "2023-02-01"),
    ("David Osei", "Finance Lead", "finance", "2019-10-01"),
    ("Leila Haddad", "Support Lead", "support", "2020-11-02"),
    ("Sofie Nyström", "Privacy Officer", "legal", "2022-09-01"),
    ("Martin Greaves", "Internal Auditor", "audit", "2023-08-01"),
    ("Ben Achterberg", "Senior Engineer", "engineering", "2020-03-02"),
    ("Chloé Marchand", "Senior Engineer", "engineering", "2021-02-01"),
    ("Dmitri Vale", "Engineer", "engineering", "2022-05-02", "2026-02-27"),
    ("Emre Aksoy", "Engineer", "engineering", "2023-01-09"),
    ("Farah Siddiq", "Engineer", "engineering", "2023-06-05"),
    ("Gustav Hallberg", "Engineer", "engineering", "2024-03-04"),
    ("Hana Morita", "Engineer", "engineering", "2024-09-02"),
    ("Xenia Popova", "Contract Engineer", "engineering", "2025-06-02",
     "2026-05-29"),
    ("Kofi Mensah", "Platform Engineer", "platform", "2022-02-07"),
    ("Lucía Ferrer", "Platform Engineer", "platform", "2023-10-02"),
    ("Noah Byrne", "IT Technician", "it", "2024-01-15"),
    ("Olivia Grant", "Support Agent", "support", "2021-08-02"),
    ("Pavel Novák", "Support Agent", "support", "2022-10-03"),
    ("Quinn Harper", "Support Agent", "support", "2024-05-06", "2026-04-30"),
    ("Rosa Delgado", "Support Agent", "support", "2025-02-03"),
    ("Stefan Iliev", "Accountant", "finance", "2023-03-01"),
    ("Tara Nolan", "People Partner", "people", "2024-08-01"),
    ("Uma Pillai", "Account Executive", "sales", "2022-06-01"),
    ("Wim Hartog", "Account Executive", "sales", "2024-11-04"),
    ("Yusuf Demir", "Engineer", "engineering", "2026-02-02"),
    ("Zoë Archer", "Support Agent", "support", "2026-03-16"),
    ("Aoife Kearney", "Platform Engineer", "platform", "2026-04-13"),
    ("Łukasz Wrona", "Engineer", "engineering", "2026-06-01"),
]
MANAGERS = {"engineering": "Ines Carvalho", "platform": "Jonas Okafor",
            "it": "Priya Raman", "support": "Leila Haddad",
            "finance": "David Osei", "people": "Helen Doyle",
            "legal": "Orla Fenwick", "sales": "Orla Fenwick",
            "management": "Orla Fenwick", "security": "Orla Fenwick",
            "compliance": "Orla Fenwick", "audit": "the board"}
BY_TITLE = {row[1]: row[0] for row in STAFF[:13]}


def login(name):
    """first.last in ASCII."""
    plain = name.replace("Ł", "L").replace("ł", "l")
    plain = unicodedata.normalize("NFD", plain)
    plain = "".join(c for c in plain if ord(c) < 128)
    return plain.lower().replace(" ", ".")


def signed(title):
    """"Tomasz Brandt, Head of Security"."""
    return f"{BY_TITLE[title]}, {title}"


def staff(day, teams=None):
    """People employed at the end of DAY, as dictionaries."""
    out = []
    for row in STAFF:
        name, title, team, start = row[:4]
        end = row[4] if len(row) > 4 else ""
        if start <= day and (not end or end > day) and \
                (teams is None or team in teams):
            out.append({"name": name, "title": title, "team": team,
                        "start": start, "login": login(name),
                        "manager": manager(name, team)})
    return out


def manager(name, team):
    boss = MANAGERS[team]
    if name == "Orla Fenwick":
        return "the board"
    if name != boss:
        return boss
    return "Mara Lind" if team in ("engineering", "platform", "it",
                                   "support") else "Orla Fenwick"


def leavers():
    return sorted((row for row in STAFF if len(row) > 4),
                  key=lambda row: row[4])


def joiners():
    return [row for row in STAFF if row[3] >= FIRST]


def days(first=FIRST, last=LAST):
    day = datetime.date.fromisoformat(first)
    while day.isoformat() <= last:
        yield day
        day += datetime.timedelta(days=1)


def month_ends():
    """Last working day of each month of the period."""
    out = {}
    for day in days():
        if day.weekday() < 5:
            out[day.month] = day.isoformat()
    return list(out.values())


THINGS = ["invoice import", "bank feed", "ledger export", "donor report",
          "approval flow", "audit trail view", "search", "period close",
          "attachment upload", "budget screen", "currency table",
          "statement layout", "account settings", "notification mail"]
DEEDS = ["Speed up", "Correct rounding in", "Add filter to", "Simplify",
         "Show errors of", "Limit size of", "Add tests and checks to",
         "Improve wording of"]
PLATFORM = ["Renew base image", "Raise database storage limit",
            "Narrow firewall rule for monitoring", "Rotate service credential",
            "Update load balancer policy", "Add log source",
            "Adjust backup window", "Update sensor rules host group"]
RISKY = ["Change sign-in session length", "Separate tenants in search index",
         "Replace export encryption library", "New rights for approver role",
         "Move file store to new key", "Rework rounding of totals"]


def changes():
    """All production changes of the period, oldest first."""
    rng = random.Random(SEED)
    out, number, risky = [], 412, 0
    for day in days():
        if day.weekday() > 3 or day.isoformat() == FIRST:
            continue
        text = day.isoformat()
        if rng.random() < 0.12 and text not in EMERGENCIES:
            continue
        kind = "emergency" if text in EMERGENCIES else \
            "standard" if rng.random() < 0.2 else "normal"
        if kind == "normal" and day.day in (4, 19) and risky < len(RISKY):
            kind = "high-risk"
        out.append(_change(rng, number, text, kind, risky))
        risky += kind == "high-risk"
        number += 1
    return out


EMERGENCIES = {"2026-02-10": "Repair ledger export after failed release",
               "2026-05-12": "Raise connection limit after database failover"}


def _change(rng, number, day, kind, risky):
    platform = kind != "high-risk" and rng.random() < 0.3
    if day in EMERGENCIES:
        title, platform = EMERGENCIES[day], False
    elif kind == "high-risk":
        title = RISKY[risky]
    elif platform:
        title = rng.choice(PLATFORM)
    else:
        title = f"{rng.choice(DEEDS)} {rng.choice(THINGS)}"
    team = [p["name"] for p in staff(day, {"engineering"})
            if p["title"] != "Engineering Manager"]
    author, reviewer = rng.sample(team, 2)
    deployers = [p["name"] for p in staff(day, {"platform"})]
    approver = "Mara Lind" if kind in ("high-risk", "emergency") \
        else "Ines Carvalho"
    hour, minute = rng.randint(10, 14), rng.randint(0, 59)
    return {"id": f"CHG-{number:04d}", "day": day, "kind": kind,
            "title": title, "area": "infrastructure" if platform
            else "application", "author": author, "reviewer": reviewer,
            "reviewed": f"{day}T{hour - 1:02d}:{minute:02d}:10Z",
            "approver": approver,
            "approved": f"{day}T{hour:02d}:{minute:02d}:00Z",
            "deployer": rng.choice(deployers),
            "deployed": f"{day}T{hour + 1:02d}:{minute:02d}:30Z",
            "trust": kind == "high-risk",
            "commit": f"{rng.getrandbits(48):012x}"}


# id, severity, title, opened, closed, data touched, root cause
INCIDENTS = [
    ("INC-0031", 3, "Laptop lost on a train, drive encrypted",
     "2026-01-14", "2026-01-16", "none readable",
     "Bag left behind; the device was wiped within one hour"),
    ("INC-0032", 2, "Ledger exports failed for all customers",
     "2026-02-10", "2026-02-13", "none disclosed",
     "A release removed a column that the export still read"),
    ("INC-0033", 4, "Phishing message reported by four people",
     "2026-02-24", "2026-02-25", "none", "Mail filter did not know the sender"),
    ("INC-0034", 3, "Statement sent to one wrong recipient",
     "2026-03-17", "2026-03-20", "one customer's statement",
     "Two contacts shared a display name in the picker"),
    ("INC-0035", 4, "Password guessing against one account, blocked",
     "2026-04-29", "2026-05-04", "none", "Automated attack from outside"),
    ("INC-0036", 2, "Product slow for 47 minutes after database failover",
     "2026-05-12", "2026-05-19", "none disclosed",
     "Connection limit of the standby was lower than that of the primary"),
    ("INC-0037", 4, "False alarm of an intrusion sensor",
     "2026-05-27", "2026-05-28", "none", "Sensor rule matched a health check"),
    ("INC-0038", 3, "Expired contractor token printed in a build log",
     "2026-06-23", "2026-06-26", "none readable",
     "A script printed its environment"),
]

# When each began, was noticed, rated, contained and over, UTC, on the day
# on which it was opened.
TIMES = {"INC-0031": ("08:05", "08:20", "08:41", "09:14", "11:00"),
         "INC-0032": ("08:10", "08:22", "08:31", "09:05", "11:23"),
         "INC-0033": ("09:40", "09:52", "10:20", "10:45", "11:30"),
         "INC-0034": ("14:02", "14:31", "14:50", "15:10", "16:20"),
         "INC-0035": ("02:14", "02:16", "02:24", "02:41", "05:40"),
         "INC-0036": ("11:41", "11:41", "11:52", "12:05", "12:28"),
         "INC-0037": ("11:02", "11:04", "11:15", "11:15", "11:30"),
         "INC-0038": ("08:50", "13:15", "13:40", "13:58", "15:05")}

# What the analysis of one of severity 3 found: why not noticed or prevented
# before, what worked well, what is done.
WHYS = {"INC-0031": ("bags are not part of the yearly training",
                     "reported in 15 minutes, wiped within one hour",
                     "SEC-0412, training names bags, Head of People, "
                     "2026-03-31"),
        "INC-0034": ("no test had two contacts of one name",
                     "the customer told us within half an hour",
                     "SEC-0431, picker shows the address, Engineering "
                     "Manager, 2026-04-30"),
        "INC-0038": ("build logs were not searched for secrets",
                     "token had expired and opened nothing",
                     "SEC-0467, search of build logs, Platform Lead, "
                     "2026-08-31")}

# day, job, its hour, cause: both runs failed, a third within 24 hours did not
BACKUP_FAILURES = [
    ("2026-02-18", "file-store-incremental", 2,
     "network timeout to region two"),
    ("2026-05-12", "production-database-incremental", 1,
     "storage of region two refused writes for an hour"),
]

# As the table of the backup policy lists them: job, when, days kept.
SCHEDULE = [("production-database-incremental", "daily 01:00", 35),
            ("production-database-full", "Sunday 03:00", 35),
            ("production-database-log", "every 15 minutes, no job", 7),
            ("file-store-incremental", "daily 02:00", 35),
            ("cloud-configuration-export", "daily 03:30", 90),
            ("source-host-mirror", "daily 04:00", 35),
            ("ticket-system-export", "daily 05:00", 35),
            ("identity-provider-export", "Sunday 06:00", 90),
            ("log-archive-copy", "daily 07:00", 365)]
DAILY = [("production-database-incremental", "01:", 4200),
         ("file-store-incremental", "02:", 900),
         ("cloud-configuration-export", "03:3", 12),
         ("source-host-mirror", "04:", 310),
         ("ticket-system-export", "05:", 150),
         ("log-archive-copy", "07:", 2600)]
SUNDAY = [("production-database-full", "03:", 61000),
          ("identity-provider-export", "06:", 8)]


def _run(day, job, start, end, size, number):
    return (day, job, start, end, size, "completed" if size else "failed",
            number)


def backup_jobs(month):
    """Every job of MONTH: day, job, start, end, megabytes, result, run."""
    rng = random.Random(SEED + month)
    rows = []
    failed = {(day, job) for day, job, _, _ in BACKUP_FAILURES}
    for when in days():
        if when.month != month:
            continue
        day = when.isoformat()
        for job, hour, size in DAILY + (SUNDAY if when.weekday() == 6
                                        else []):
            start = (hour + "00")[:5]
            size += rng.randint(0, size // 10)
            took = rng.randint(4, 29) + int(start[3:])
            if (day, job) in failed:
                rows += [_run(day, job, start, hour + "05", 0, 1),
                         _run(day, job, hour + "35", hour + "40", 0, 2),
                         _run(day, job, "09:30", "09:58", size, 3)]
            else:
                rows.append(_run(day, job, start, f"{start[:3]}{took:02d}",
                                 size, 1))
    return rows


# name, service, rating, data, report in hand
VENDORS = [
    ("Nimbus Grid", "cloud account", "critical", "Confidential",
     "SOC 2 Type II, year to 2026-03-31"),
    ("Keystone Sign", "identity provider", "critical", "Confidential",
     "SOC 2 Type II, year to 2025-12-31"),
    ("Forgebase", "source host", "high", "Confidential",
     "SOC 2 Type II, year to 2026-01-31"),
    ("Logreach", "log platform", "high", "Confidential",
     "ISO 27001 certificate to 2027-04"),
    ("Vaultline", "password vault", "critical", "Restricted",
     "SOC 2 Type II, year to 2025-12-31"),
    ("Copyhold", "backup service", "critical", "Confidential",
     "SOC 2 Type II, year to 2026-02-28"),
    ("Peoplefold", "HR system", "high", "Confidential",
     "ISO 27001 certificate to 2026-11"),
    ("Queuewise", "ticket system", "high", "Confidential",
     "SOC 2 Type II, year to 2025-12-31"),
    ("Fleetkeep", "device manager", "medium", "Internal", "questionnaire"),
    ("Openear", "anonymous channel", "critical", "Restricted",
     "SOC 2 Type II, year to 2025-12-31"),
    ("Mailgate West", "notification mail", "medium", "Internal",
     "questionnaire"),
    ("Brightprint", "printed brochures", "low", "Public", "register entry"),
]
NEW_VENDORS = ("Mailgate West",)  # since the end of April
