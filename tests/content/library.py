#!/usr/bin/env python3
"""The policy library holds what auditors look for: a test.

Each named policy exists. The lists that a reader must find in one place are
there and without a blank: levels and handling of data (DS-06), retention
schedule, methods of destruction, legal hold and certificate (BDR-07), severity,
root cause and disclosure (incidents), rating and clauses (vendors), scales and
fraud (risk). A term is defined once, or alike, and used; its synonyms are not.

Exits 0 when all holds, 1 with file:line for each breach, 77 ("skipped" to
CTest) when PyYAML is missing.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys

sys.dont_write_bytecode = True

import style  # noqa: E402
import yaml  # noqa: E402

LIBRARY = """information-security access-control acceptable-use code-of-conduct
speak-up job-descriptions asset-and-media backup business-continuity
disaster-recovery change-management secure-development configuration-management
vulnerability-management cryptography data-classification
retention-and-destruction de-identification endpoint-and-mobile removable-media
incident-response logging-and-monitoring network-security
passwords-and-authentication physical-security privacy remote-work
risk-management human-resources vendor-management internal-audit
policy-management""".split()

# Policy: a table is known by its first heading cells, and has these first
# cells in its rows.
TABLES = {
    "DCP": [("Level", ["Public", "Internal", "Confidential", "Restricted"]),
            ("Handling", ["Label", "Storage, systems", "Removable media",
                          "Paper", "Sending outside", "Test environments",
                          "Printing", "Disposal, systems",
                          "Disposal, paper and media"])],
    "RDP": [("Record class", ["Customers’ data in the product",
                              "Personnel files", "Security and audit logs",
                              "Backups", "E-mail and chat"]),
            ("Medium", ["Magnetic disk", "Solid-state disk", "Mobile device",
                        "Cloud storage", "Paper"]),
            ("Field", ["Certificate number and date",
                       "Classification before and after",
                       "Verification method and result",
                       "Sanitised by: name, title, date, place, contact, "
                       "signature"])],
    "IRP": [("Severity", ["1 critical", "2 high", "3 medium", "4 low"]),
            ("Part", ["Direct cause", "What worked well",
                      "Controls affected"])],
    "VRP": [("Rating", ["Critical", "High", "Medium", "Low"]),
            ("Clause", ["Confidentiality", "Incident notice", "Audit",
                        "Subcontractors", "Personal data",
                        "Return and deletion", "Termination"])],
    "RMP": [("Score", ["1", "2", "3", "4", "5"]),
            ("Likelihood × impact", ["1 to 4", "5 to 9", "10 to 16",
                                     "17 to 25"])],
}
# Words that must stand in a policy's text.
TEXTS = {
    "RDP": ["NIST SP 800-88 Rev. 2", "Legal Counsel issues a hold",
            "releases a hold in writing"],
    "IRP": ["disclosure form answers", "within 72 hours"],
    "RMP": ["fraud", "risk appetite"],
    "SUP": ["with or without a name", "retaliation"],
    "DCP": ["once every twelve months"],
}


def tables(policy):
    """Each table as (line, heading cells, rows of cells)."""
    found, head, place = [], None, 0
    for number, line in policy.body + [(0, "")]:
        text = line.strip()
        if not text.startswith("|"):
            head = None
            continue
        cells = [cell.strip() for cell in text[1:-1].split("|")]
        if set(text) <= set("|-: "):
            continue
        if head is None:
            head, place = cells, number
            found.append((place, head, []))
        else:
            found[-1][2].append(cells)
    return found


def check_tables(report, policy):
    for name, wanted in TABLES.get(policy.id, []):
        match = [one for one in tables(policy) if one[1][0] == name]
        if len(match) != 1:
            report.say(policy.path, 1, f"{len(match)} tables '{name}'")
            continue
        line, head, rows = match[0]
        firsts = [row[0] for row in rows]
        for first in wanted:
            if first not in firsts:
                report.say(policy.path, line, f"no row '{first}'")
        for row in rows:
            if head[-1] != "Entry" and "" in row:
                report.say(policy.path, line, f"a blank beside '{row[0]}'")


def check_schedule(report, policy):
    """The retention schedule ends each class of record that it begins."""
    halves = [[row[0] for row in rows] for _, head, rows in tables(policy)
              if head[0] in ("Record class", "Class")]
    if len(halves) != 2 or halves[0] != halves[1]:
        report.say(policy.path, 1,
                   "the two tables of the schedule name different classes")


def words_of(policy):
    return " ".join(" ".join(line.split()) for _, line in policy.body)


def definitions(policy):
    """Term, meaning and line of each row below Definitions."""
    for number, line in policy.section("Definitions"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 2 and cells[0] != "Term" and cells[1].strip("-"):
            yield cells[0], cells[1], number


def pattern(term):
    """The term in the plural, too, also of a word within it."""
    words = [re.escape(word[:-1]) + "(y|ies)" if word.endswith("y")
             else re.escape(word) + "e?s?" if not word.endswith("e")
             else re.escape(word[:-1]) + "(e|es|ed|ing)"
             for word in term.split()]
    return re.compile(r"\b" + r"\s+".join(words) + r"\b", re.I)


def check_terms(report, policies):
    known = {}
    for policy in policies:
        before = words_of(policy).split(" ## Definitions ")[0]
        after = " ".join(meaning for _, meaning, _ in definitions(policy))
        for term, meaning, line in definitions(policy):
            if known.setdefault(term.lower(), meaning) != meaning:
                report.say(policy.path, line,
                           f"'{term}' means something else elsewhere")
            if not pattern(term).search(before + " " + after):
                report.say(policy.path, line, f"'{term}' is defined, not used")
    return len(known)


def check_synonyms(report, policies, controls):
    table = yaml.safe_load(pathlib.Path(__file__).with_name("glossary.yaml")
                           .read_text(encoding="utf-8"))
    places = [(policy.path, number, line, policy.id)
              for policy in policies for number, line in policy.body]
    for control in controls:
        lines = control.lines[control.line - 1:]
        for offset, line in enumerate(lines):
            if offset and line.startswith("  - id: "):
                break
            places.append((control.path, control.line + offset, line,
                           control.id))
    for term, others in table["instead_of"].items():
        for word in others:
            find = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.I)
            for path, number, line, name in places:
                if find.search(line) and \
                        word not in table["except"].get(name, []):
                    report.say(path, number, f"'{word}' is called '{term}'")


def main():
    report = style.Report()
    policies = style.load_policies() + \
        style.load_policies(style.PARTS + "/*/policies")
    controls = style.load_controls() + \
        style.load_controls(style.PARTS + "/*/controls")
    names = {policy.path.stem for policy in policies}
    for name in LIBRARY:
        if name not in names:
            report.say("policies", 1, f"there is no policy {name}")
    for policy in policies:
        check_tables(report, policy)
        if policy.id == "RDP":
            check_schedule(report, policy)
        for text in TEXTS.get(policy.id, []):
            if text.lower() not in words_of(policy).lower():
                report.say(policy.path, 1, f"nothing says '{text}'")
    terms = check_terms(report, policies)
    check_synonyms(report, policies, controls)
    print(f"{len(policies)} policies, {terms} terms, "
          f"{report.breaches} breaches")
    return 1 if report.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
