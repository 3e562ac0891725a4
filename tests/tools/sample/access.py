"""Evidence of the logical security controls, first half of 2026.

SPDX-License-Identifier: Apache-2.0
"""

import datetime
import random

from .book import working_day
from .media import csv_bytes, json_bytes, pdf, screen, sheet, ticket
from .world import (FIRST, LAST, MANAGERS, SEED, joiners, leavers, login,
                    manager, signed, staff)

Q1, Q2 = "2026-03-31", "2026-06-30"
# Listed in the second month of the quarter, decided within ten business days:
# listing, name, span, removals, signature, first ticket, who lost access.
QUARTERS = (("2026-02-16", "2026 Q1", (FIRST, Q1), "2026-02-27",
             "2026-03-02", 218, ("wim.hartog", "stefan.iliev")),
            ("2026-05-18", "2026 Q2", ("2026-04-01", Q2), "2026-05-29",
             "2026-06-01", 270, ("rosa.delgado",)))
ADMINS = [("identity provider", ("Priya Raman", "Tomasz Brandt")),
          ("cloud account", ("Jonas Okafor", "Kofi Mensah")),
          ("source host", ("Priya Raman",)),
          ("production database", ("Jonas Okafor", "Lucía Ferrer")),
          ("log platform", ("Tomasz Brandt",)),
          ("password vault", ("Priya Raman",)),
          ("device manager", ("Priya Raman", "Noah Byrne")),
          ("backup service", ("Jonas Okafor",))]

# Direct sessions on the production database: ticket, person, span, approval.
SESSIONS = [("DBA-0019", "kofi.mensah", "2026-02-10T10:12Z",
             "2026-02-10T11:40Z", "mara.lind"),
            ("DBA-0020", "lucia.ferrer", "2026-04-08T08:30Z",
             "2026-04-08T09:05Z", "mara.lind"),
            ("DBA-0021", "jonas.okafor", "2026-05-12T12:01Z",
             "2026-05-12T14:20Z", "mara.lind")]
# What the vault released: span, person, account, ticket.
RELEASES = [("2026-02-10T10:05", "2026-02-10T12:10", "kofi.mensah",
             "database owner", "DBA-0019"),
            ("2026-05-12T11:58", "2026-05-12T15:00", "jonas.okafor",
             "database owner", "DBA-0021"),
            ("2026-06-01T09:00", "2026-06-01T09:40", "kofi.mensah",
             "firewall console", "CHG-FW-09")]

# Key, algorithm, day of the last replacement, purpose.
KEYS = [("key-db-1", "AES-256", "2025-10-06", "database"),
        ("key-files-1", "AES-256", "2025-10-06", "files"),
        ("key-logs-1", "AES-256", "2026-01-20", "logs"),
        ("key-queue-1", "AES-256", "2026-01-20", "queue"),
        ("key-search-1", "AES-256", "2026-03-02", "search"),
        ("key-backup-1", "AES-256", "2025-09-02", "backup"),
        ("key-backup-2", "AES-256", "2025-11-18", "backup")]


def ls01(book):
    stores = [("production-database", "Confidential", "key-db-1"),
              ("file-store", "Confidential", "key-files-1"),
              ("log-archive", "Confidential", "key-logs-1"),
              ("queue", "Confidential", "key-queue-1"),
              ("search-index", "Confidential", "key-search-1")]
    owners = ("Jonas Okafor", "Jonas Okafor", "Tomasz Brandt",
              "Ines Carvalho", "Ines Carvalho")
    day = "2026-04-07"
    book.add("LS-01", day, "store-encryption.json", json_bytes({
        "exported": f"{day}T13:05:00Z", "query": "all stores, all regions",
        "account": "production", "regions": ["north-1", "west-2"], "stores": [
            {"store": s, "region": "north-1", "algorithm": "AES-256",
             "key": k} for s, _, k in stores],
        "policy": {
            "name": "deny-store-without-key",
            "text": "refuse to create or change a store without a key of "
                    "the key management service",
            "state": "enforced", "binds": ["production", "staging"],
            "changed": "2025-09-18"}}),
        "configuration", "Encryption of all stores, and the policy",
        "cloud account")
    book.add("LS-01", day, "data-stores.csv", csv_bytes(
        ("store", "classification", "key", "owner"),
        [s + (owner,) for s, owner in zip(stores, owners)]), "population",
        "Data store inventory", "cloud account", rows=len(stores),
        query="all stores in production")


def client_changes():
    """Changes of client accounts by staff: ticket, day, client, approver."""
    rng = random.Random(SEED + 4)
    agents = ["Olivia Grant", "Pavel Novák", "Rosa Delgado"]
    rows = []
    for i in range(38):
        month, day = 1 + i // 7, 3 + (i * 4) % 25
        rows.append((working_day(f"2026-{month:02d}-{day:02d}"),
                     f"C{1000 + rng.randint(0, 180):04d}",
                     rng.choice(["create", "change role", "remove"]),
                     f"approver-{rng.randint(100, 290)}", agents[i % 3]))
    rows.sort(key=lambda row: row[0])
    return [(f"CUS-{5100 + i}",) + row for i, row in enumerate(rows)]


def ls04(book):
    rows = client_changes()
    book.add("LS-04", LAST, "client-account-changes.csv", csv_bytes(
        ("ticket", "date", "customer", "change", "client_approver", "agent"),
        rows), "population", "All client account changes made by staff",
        "product administration log", rows=len(rows), covers=(FIRST, LAST),
        query="actor is staff, object is client account",
        captured_on="2026-07-01")
    for row in rows[4::5]:
        book.add("LS-04", row[1], f"{row[0].lower()}.txt", ticket(
            row[0], f"Client account: {row[3]}",
            [("Customer", row[2]), ("On the approver list", "yes"),
             ("Approver", row[4]), ("Agent", row[5])],
            [(f"{row[1]} 09:02", "customer", "request"),
             (f"{row[1]} 09:40", row[4], "approved in the ticket"),
             (f"{row[1]} 10:15", login(row[5]), f"done: {row[3]}")]),
            "sample", f"Client approval in {row[0]}", "ticket system")


def ls05(book):
    day = "2026-06-24"
    rows = [("ledger_app", "service", "read, write"),
            ("ledger_jobs", "service", "read, write"),
            ("backup_agent", "service", "read"),
            ("ledger_owner", "administrator, in the vault", "owner"),
            ("jonas.okafor", "person, by gateway", "read"),
            ("kofi.mensah", "person, by gateway", "read"),
            ("lucia.ferrer", "person, by gateway", "read"),
            ("aoife.kearney", "person, by gateway", "read")]
    book.add("LS-05", day, "database-accounts.csv", csv_bytes(
        ("account", "kind", "rights"), rows), "population",
        "All accounts of the production database", "production database",
        rows=len(rows), query="select * from catalogue of roles",
        controls=["LS-25"])
    book.add("LS-05", day, "database-network-rules.json", json_bytes({
        "exported": day, "target": "production database",
        "allowed_sources": ["application", "gateway"], "default": "refuse"}),
        "configuration", "Network rules to the database", "cloud account")
    book.add("LS-05", LAST, "gateway-sessions.csv", csv_bytes(
        ("ticket", "person", "start", "end", "approved_by"), SESSIONS), "log",
        "Direct database sessions of the period", "access gateway",
        rows=len(SESSIONS), covers=(FIRST, LAST), captured_on="2026-07-01",
        query="target = production database, all sessions")


def ls06_07(book):
    day = "2026-06-24"
    rows = [("cloud root", "2026-05-30"), ("database owner", "2026-05-12"),
            ("identity emergency 1", "2026-04-20"),
            ("identity emergency 2", "2026-04-20"),
            ("firewall console", "2026-06-01")]
    book.add("LS-06", day, "vaulted-accounts.csv", csv_bytes(
        ("account", "password_replaced"), rows), "population",
        "Privileged accounts in the vault", "password vault",
        rows=len(rows), query="vault privileged, all entries")
    book.add("LS-06", LAST, "release-log.csv", csv_bytes(
        ("start_utc", "end_utc", "person", "account", "ticket"),
        RELEASES), "log", "Releases from the vault in the period",
        "password vault", rows=len(RELEASES),
        covers=(FIRST, LAST), captured_on="2026-07-01",
        query="all releases, vault privileged")
    book.add("LS-07", day, "keys.csv", csv_bytes(
        ("key", "algorithm", "replaced", "purpose", "owner", "replace_by"),
        [k + ("Jonas Okafor", f"{int(k[2][:4]) + 1}{k[2][4:]}")
         for k in KEYS]), "population",
        "Key inventory", "key management service", rows=len(KEYS),
        query="all keys in production")
    book.add("LS-07", day, "key-policy.json", json_bytes({
        "exported": day, "backing": "hardware module", "export": "off",
        "deletion_delay_days": 30, "rotation_days": 365,
        "administrators": ["jonas.okafor", "lucia.ferrer"]}),
        "configuration", "Key management settings", "cloud account")


def ls10(book):
    listed, decided, signed_on = "2026-05-20", "2026-06-02", "2026-06-10"
    rows = [("partner.audit1", "Mistle & Co (accountants)", "Finance Lead",
             "read", "2026-12-31", "2026-05-12", "keep", "2026-05-29"),
            ("partner.audit2", "Mistle & Co (accountants)", "Finance Lead",
             "read", "2026-12-31", "2026-02-19", "remove", "2026-05-29"),
            ("support.nimbus", "Nimbus Grid", "Platform Lead", "ticket only",
             "2027-03-11", "2026-05-12", "keep", "2026-06-01"),
            ("test.hollowoak", "Hollow Oak Testing", "Head of Security",
             "none, disabled", "2026-05-31", "2026-04-17", "remove", decided),
            ("dev.contract2", "contractor", "Engineering Manager",
             "documents", "2026-09-30", "2026-05-19", "keep", decided)]
    book.add("LS-10", listed, "external-users.csv", csv_bytes(
        ("login", "organisation", "sponsor", "access", "contract_end",
         "last_sign_in"), [r[:6] for r in rows]), "population",
        "All external users on the review date", "identity provider",
        rows=len(rows), query="user type external, no filter",
        covers=(FIRST, LAST), clock="09:30", captured_on=listed)
    book.add("LS-10", signed_on, "external-review.md", sheet(
        "External user review, first half of 2026",
        [("As of", listed), ("Users in the list", len(rows)),
         ("Removals", "2, tickets ACC-0278 and ACC-0279, 2026-06-05"),
         ("Second export", "2026-06-08, both users absent"),
         ("Decisions looked at with their sponsors", "all 5"),
         ("Next review", "listing in November 2026")],
        (("Login", "Decision", "Signed by", "On"),
         [(r[0], r[6], signed(r[2]), r[7]) for r in rows]),
        [(signed("Head of Security"), signed_on)]),
        "document", "Signed external user review", "compliance folder",
        covers=(FIRST, LAST), captured_on=signed_on)


def admin(name):
    """The account apart with which NAME works as an administrator."""
    return "adm." + login(name)


def ls14(book):
    day = "2026-06-01"
    rows = [(system, admin(name), name) for system, names in ADMINS
            for name in names]
    book.add("LS-14", day, "administrators.csv", csv_bytes(
        ("system", "login", "name"), rows), "population",
        "Members of all administrator roles", "systems in scope",
        rows=len(rows), query="all administrator groups, nested resolved",
        controls=["LS-26"])
    titles = {p["name"]: p["title"] for p in staff(day)}
    book.add("LS-14", day, "approved-administrators.md", sheet(
        "Approved administrators", [("Version", day)],
        (("System", "Name", "Job"),
         [(s, n, titles[n]) for s, _, n in rows]),
        [(signed("Head of Security"), day)]), "document",
        "Approved administrator list", "compliance folder", clock="16:20")
    firsts = ["2026-01-02", "2026-02-02", "2026-03-02", "2026-04-01",
              "2026-05-01", day]
    book.add("LS-14", day, "monthly-comparisons.csv", csv_bytes(
        ("date", "members", "approved", "differences", "signed_by"),
        [(d, len(rows), len(rows), 0, "Tomasz Brandt") for d in firsts]),
        "document", "Monthly comparisons January to June",
        "compliance folder", rows=6, covers=(FIRST, LAST), clock="16:30")


def ls16(book):
    points = ["app.larkfield.example", "api.larkfield.example",
              "files.larkfield.example", "status.larkfield.example",
              "gateway.larkfield.example"]
    for day, ends in (("2026-01-06", "2026-02-14"),
                      ("2026-02-03", "2026-04-15"),
                      ("2026-03-03", "2026-04-15"),
                      ("2026-04-07", "2026-06-14"),
                      ("2026-05-05", "2026-07-14"),
                      ("2026-06-02", "2026-07-14")):
        book.add("LS-16", day, "endpoint-scan.csv", csv_bytes(
            ("endpoint", "scanned", "tls_1_0", "tls_1_1", "tls_1_2",
             "tls_1_3", "ciphers_without_forward_secrecy",
             "certificate_ends"),
            [(p, day, "refused", "refused", "accepted", "accepted", 0, ends)
             for p in points]), "log", f"Endpoint scan of {day[:7]}",
            "endpoint scanner", rows=len(points),
            query="all public names of the zone")
    book.add("LS-16", "2026-05-05", "balancer-policy.json", json_bytes({
        "exported": "2026-05-05", "policy": "tls-1-2-or-later",
        "bound_to": points[:4], "plain_http": "redirect"}), "configuration",
        "Protocol policy of the load balancers", "cloud account")


def ls19(book):
    rows = [(n, login(n), t, team, end) for n, t, team, _, end in leavers()]
    before, after = len(staff("2025-12-31")), len(staff(LAST))
    book.add("LS-19", LAST, "leavers.csv", csv_bytes(
        ("name", "login", "title", "team", "last_day"), rows), "population",
        "All leavers of the period", "HR system", rows=len(rows),
        query="employment or contract ended 2026-01-01 to 2026-06-30",
        covers=(FIRST, LAST), captured_on="2026-07-01",
        sensitivity="Confidential",
        note=f"Head count: {before} on 31 December, {len(joiners())} joined, "
             f"{len(rows)} left, {after} on 30 June.")
    _catalogue(book)
    for number, (name, user, _, team, end) in enumerate(rows, 61):
        heir = MANAGERS[team]
        book.add("LS-19", end, f"ticket-off-{number:04d}.txt", ticket(
            f"OFF-{number:04d}", f"Offboarding of {user}",
            [("Last day", end), ("Immediate", "no"),
             ("Laptop and phone", "returned, wiped")],
            [(f"{end} 09:00", "helen.doyle", "opened"),
             (f"{end} 16:3{number % 10}", "priya.raman",
              "identity provider account disabled, sessions ended"),
             (f"{end} 16:41", "priya.raman", "badge blocked"),
             (f"{end} 16:50", "priya.raman",
              "access catalogue worked down: no account, key or token left"),
             (f"{end} 16:55", login(heir),
              "takes over files, mailbox and duties"),
             (f"{end} 17:05", "priya.raman", "deactivation log attached"),
             (f"{end} 17:10", "helen.doyle", "closed")]), "sample",
            f"Offboarding ticket OFF-{number:04d}", "ticket system",
            sensitivity="Confidential")
    book.add("LS-19", LAST, "deactivations.csv", csv_bytes(
        ("login", "disabled_utc", "last_sign_in_utc", "by"),
        [(user, f"{end}T16:3{n % 10}:12Z", f"{end}T15:47:30Z", "priya.raman")
         for n, (_, user, _, _, end) in enumerate(rows, 61)]), "log",
        "Times of deactivation", "identity provider", rows=len(rows),
        covers=(FIRST, LAST), captured_on="2026-07-01",
        query="event = account disabled, first half of 2026")


def _catalogue(book):
    """What single sign-on does not close, and so a leaver's ticket must."""
    rows = [("bank portal", "Finance Lead", "own account, token of the bank"),
            ("tax portal", "Finance Lead", "own certificate"),
            ("register of domain names", "IT Manager", "own account"),
            ("door system", "IT Manager", "badge"),
            ("application store", "Engineering Manager", "own account"),
            ("shared accounts", "IT Manager", "password vault, replaced "
             "when somebody who knew them leaves")]
    book.add("LS-19", "2026-01-16", "access-catalogue.csv", csv_bytes(
        ("system", "owner", "sign_in", "reviewed"),
        [row + ("2026-01-16",) for row in rows]), "document",
        "Systems outside single sign-on, reviewed", "access catalogue",
        rows=len(rows))


def ls21(book):
    day = "2026-04-15"
    book.add("LS-21", day, "password-settings.png", screen(
        "https://id.larkfield.example/admin/passwords", "Password settings",
        ["Minimum length: 14   Administrators: 20",
         "Leaked and common passwords: refused",
         "Last passwords refused: 12", "Lock after: 10 attempts in 15 minutes",
         "Lock time: 30 minutes", "Tenant: larkfield-production"],
        f"{day} 11:08 UTC+1"), "configuration",
        "Password settings of the identity provider", "identity provider",
        clock="11:08")
    book.add("LS-21", day, "password-settings.json", json_bytes({
        "exported": day, "systems": [
            {"system": s, "minimum_length": 14,
             "minimum_length_administrators": 20, "refuse_leaked": True,
             "refuse_last": 12, "lock_after": 10, "lock_window_minutes": 15,
             "lock_minutes": 30}
            for s in ("production database", "gateway", "product sign-in")]}),
        "configuration", "Settings of systems with own passwords",
        "systems in scope")


def ls22(book):
    rows = []
    for name, title, team, start in (r[:4] for r in joiners()):
        for role in ("basic", team):
            rows.append((start, login(name), "joiner", role,
                         manager(name, team), "Priya Raman"))
    rows += [("2026-01-27", "emre.aksoy", "grant", "test data reader",
              "Ines Carvalho", "Priya Raman"),
             ("2026-04-13", "aoife.kearney", "grant", "backup operator",
              "Jonas Okafor; Tomasz Brandt", "Priya Raman"),
             ("2026-05-18", "tara.nolan", "grant", "speak-up test account",
              "Helen Doyle", "Priya Raman"),
             ("2026-06-30", "farah.siddiq", "change", "source host read",
              "Ines Carvalho", "Priya Raman")]
    numbers = (212, 214, 215, 226, 227, 244, 245, 246, 268, 275, 276, 287)
    rows = [(f"ACC-{n:04d}",) + r for n, r in zip(numbers, sorted(rows))]
    book.add("LS-22", LAST, "access-changes.csv", csv_bytes(
        ("request", "date", "login", "kind", "role", "approved_by",
         "granted_by"), rows), "population", "All access changes",
        "identity provider", rows=len(rows), covers=(FIRST, LAST),
        captured_on="2026-07-01",
        query="event = role granted or changed, first half of 2026",
        note="Removals stand in the lists of LS-19, LS-24 and CM-01.")
    for row in rows:
        if row[0] in ("ACC-0244", "ACC-0287"):
            continue                # filed under BDR-05 and CM-01
        approver = login(row[5])
        asked = "helen.doyle" if row[3] == "joiner" else row[2]
        book.add("LS-22", row[1], f"request-{row[0].lower()}.txt", ticket(
            row[0], f"Access for {row[2]}",
            [("Role", row[4]), ("Kind", row[3]), ("Approver", row[5]),
             ("Granted by", row[6])],
            [(f"{row[1]} 08:{10 + int(row[0][-2:]) % 17:02d}", asked,
              "requested"),
             (f"{row[1]} 08:{31 + int(row[0][-2:]) % 23:02d}", approver,
              "approved"),
             (f"{row[1]} 09:10", "priya.raman", f"granted: {row[4]}"),
             (f"{row[1]} 09:12", "identity provider",
              f"log: {row[2]} joined group {row[4]}")]), "sample",
            f"Approved access request {row[0]}", "ticket system")


# Which teams hold a role on which system that LS-24 reviews.
GRANTS = [("ticket system", "agent", ("support", "engineering", "platform")),
          ("product administration", "support agent", ("support",)),
          ("cloud account", "operator", ("platform",)),
          ("production database", "reader by gateway", ("platform",)),
          ("backup service", "operator", ("platform",)),
          ("log platform", "reader", ("platform", "security")),
          ("password vault", "user", ("platform", "it")),
          ("HR system", "editor", ("people",))]


# Who decides on the access to a system; on the owner's own the officer above.
OWNERS = {"product administration": "Support Lead",
          "HR system": "Head of People",
          "cloud account": "Platform Lead",
          "production database": "Platform Lead",
          "backup service": "Platform Lead", "log platform": "Platform Lead"}


def _grants(people, gone):
    rows = []
    for person in people:
        rows.append((person["login"], "identity provider", "member"))
        rows += [(person["login"], system, role)
                 for system, role, teams in GRANTS if person["team"] in teams]
    rows += [(user, "cloud account", "billing reader") for user in gone]
    return rows + [(admin(name), system, "administrator")
                   for system, names in ADMINS for name in names]


def _listing(day, rows, gone):
    """The rows with the state of the account and its last sign-in: somebody
    who does not need the access has not used it for long."""
    rng = random.Random(SEED + int(day[5:7]))
    when = datetime.date.fromisoformat(day)
    out = []
    for row in rows:
        idle = row[0] in gone and row[1] == "cloud account"
        ago = rng.randint(96, 130) if idle else rng.randint(0, 3)
        last = when - datetime.timedelta(days=ago)
        while last.weekday() > 4:
            last -= datetime.timedelta(days=1)
        out.append(row + ("active", last.isoformat()))
    return out


def ls24(book):
    for day, quarter, covers, removed, signed_on, number, gone in QUARTERS:
        people = staff(day)
        rows = _grants(people, gone)
        zone = "UTC+1" if day > "2026-03-28" else "UTC"
        admins = len({n for _, names in ADMINS for n in names})
        book.add("LS-24", day, "user-listing.csv", csv_bytes(
            ("login", "system", "role", "state", "last_sign_in"),
            _listing(day, rows, gone)), "population",
            f"Users of all systems in scope, {quarter}", "systems in scope",
            rows=len(rows), covers=covers, clock="18:00", captured_on=day,
            query="all users of each system, no filter")
        book.add("LS-24", day, "listing-count.png", screen(
            "https://id.larkfield.example/admin/reports/users",
            f"User count {quarter}",
            [f"Users: {len(people)}   Administrator accounts: {admins}",
             f"Grants in all systems: {len(rows)}",
             "Filter: none"], f"{day} 18:02 {zone}"), "screenshot",
            f"Count of users shown on screen, {quarter}",
            "identity provider", covers=covers, clock="18:02",
            captured_on=day)
        _decisions(book, day, quarter, covers, signed_on, rows, gone)
        book.add("LS-24", removed, "removals.csv", csv_bytes(
            ("ticket", "login", "system", "removed_utc", "in_second_export"),
            [(f"ACC-{number + i:04d}", user, "cloud account",
              f"{removed}T15:1{i}:00Z", "no")
             for i, user in enumerate(gone)]), "sample",
            f"Removals of {quarter}", "ticket system", rows=len(gone),
            covers=covers, captured_on=removed, clock="18:40")
        rows = _grants(staff(removed), ())
        book.add("LS-24", removed, "second-export.csv", csv_bytes(
            ("login", "system", "role", "state", "last_sign_in"),
            _listing(removed, rows, ())), "sample",
            f"Second export of users, {quarter}", "systems in scope",
            rows=len(rows), covers=covers, captured_on=removed,
            clock="18:30", query="all users of each system, no filter")


def _decided_by(row):
    owner = signed(OWNERS.get(row[1], "IT Manager"))
    own = row[0].replace("adm.", "") == login(owner.split(",")[0])
    return signed("Chief Technology Officer") if own else owner


def _decisions(book, day, quarter, covers, signed_on, rows, gone):
    decided = working_day(day[:8] + f"{int(day[8:]) + 9:02d}")
    lines = [row + ("remove" if row[0] in gone and row[1] == "cloud account"
                    else "keep", _decided_by(row), decided) for row in rows]
    book.add("LS-24", decided, "decisions.csv", csv_bytes(
        ("login", "system", "role", "decision", "decided_by", "decided_on"),
        lines), "document", f"Decision for each access, {quarter}",
        "compliance folder", rows=len(lines), covers=covers, clock="17:30")
    count = len(rows)
    text = [f"Listing as of {day}: {count} grants",
            f"Decision for each: list of {decided}, {count} lines",
            f"Kept: {count - len(gone)}   Removed: {len(gone)}", ""]
    text += [f"REMOVE {user}: cloud account, billing reader"
             for user in gone]
    text += ["", f"System owners who decided and signed, {decided}:",
             f"  {signed('IT Manager')} (identity provider, vault, tickets,",
             "    source host, device manager)",
             f"  {signed('Platform Lead')} (cloud, database, backup, logs)",
             f"  {signed('Support Lead')} (product administration)",
             f"  {signed('Head of People')} (HR system)",
             f"On the owners' own access: {signed('Chief Technology Officer')}",
             "Removals proved by the second export.",
             "Decisions looked through with their owners: 10",
             "Next review: listing in " +
             ("May 2026" if quarter == "2026 Q1" else "August 2026"), "",
             f"Signed: {signed('Head of Security')}, {signed_on}"]
    book.add("LS-24", signed_on, "decision-sheet.pdf",
             pdf(f"Quarterly access review {quarter}", text), "document",
             f"Signed decisions {quarter}", "compliance folder",
             covers=covers, captured_on=signed_on, clock="18:30")


def ls25_26(book):
    day = "2026-04-15"
    people = staff(day)
    book.add("LS-25", day, "users-matched.csv", csv_bytes(
        ("login", "name", "hr_start"),
        [(p["login"], p["name"], p["start"]) for p in people]), "population",
        "Users matched to people", "identity provider", rows=len(people),
        query="all enabled users of type person")
    book.add("LS-25", day, "refused-sign-in.png", screen(
        "https://app.larkfield.example/login", "Larkfield Ledger - sign-in",
        ["User: test.refusal", "Sign-in refused: user or password wrong",
         "Without a session every page leads here"], f"{day} 11:40 UTC+1"),
        "screenshot", "Refused sign-in", "product", clock="11:40")
    book.add("LS-26", "2026-04-15", "factor-policy.json", json_bytes({
        "exported": day, "policy": "administrators-second-factor",
        "state": "enforced", "applies_to": "all administrator roles",
        "factors": ["passkey", "hardware token"],
        "excluded": ["identity emergency 1", "identity emergency 2"]}),
        "configuration", "Enforcement of the second factor",
        "identity provider")
    names = sorted({n for _, names in ADMINS for n in names})
    book.add("LS-26", "2026-06-01", "factor-enrolment.csv", csv_bytes(
        ("login", "factor_1", "factor_2"),
        [(admin(n), "passkey", "hardware token") for n in names]),
        "population", "Factors of all administrators", "identity provider",
        rows=len(names), query="all members of administrator roles")


def all_of_it(book):
    for make in (ls01, ls04, ls05, ls06_07, ls10, ls14, ls16, ls19, ls21,
                 ls22, ls24, ls25_26):
        make(book)
