"""Former versions of policies: today’s text with the change of 2026 undone.

Each is kept where `auditbinder renew` keeps it, so that the sample shows
redlines. A policy that no longer says what was changed stops the script.
SPDX-License-Identifier: Apache-2.0
"""

import re

HEAD = {"version": '"1.0"', "approved": "2025-01-13",
        "effective": "2025-01-15", "reviewed": "2025-01-13",
        "next_review": "2026-01-13"}

# A section that is all table, whatever its rows say.
SECURITY_DUTIES = re.compile(
    r"### Roles and their security duties\n\n(?:\|.*\n)+\n")

# Policy, its file, and what stands now beside what stood before: a text or a
# pattern, found once.
UNDONE = {
    "DCP": ("data-classification", [
        ("""each level, how to store, send, share, print and destroy it. \
One table holds the
rules.
""", """each level, how to store, send, share and destroy it. \
One table holds the rules.
"""),
        ("""| Printing | Free | Free | Attended, collected at once | Not allowed \
without the owner’s approval |
""", ""),
        ("""| Artificial-intelligence services | Allowed | Approved services | \
Approved services with a contract against training on the data | Not allowed |
""", "")]),
    "RDP": ("retention-and-destruction", [
        ("| Security and audit logs | Log platform | Head of Security | "
         "Confidential | Event | 365 days |",
         "| Security and audit logs | Log platform | Head of Security | "
         "Confidential | Event | 180 days |"),
        ("| Security and audit logs | Risk assessment | 365 days |",
         "| Security and audit logs | Risk assessment | 180 days |"),
        ("The methods follow NIST SP 800-88 Rev. 2.[^nist]",
         "The methods follow NIST SP 800-88 Rev. 1.[^nist]"),
        ("| Magnetic disk | Clear: overwrite all addressable places | Purge: "
         "the drive’s own sanitise command | Destroy: shred or melt |",
         "| Magnetic disk | Clear: overwrite all addressable places | Purge: "
         "the drive’s own sanitise command | Destroy: strong magnet or shred "
         "|"),
        ("""    Sanitization*, Special Publication 800-88 Revision 2, September \
2025. It
    replaces Revision 1; erasing by magnets no longer counts as Destroy.
""", """    Sanitization*, Special Publication 800-88 Revision 1, December 2014.
""")]),
    "CMP": ("change-management", [
        ("""5. The author answers in the ticket, for each line of this table, whether the
   change affects it. The Engineering Manager corrects the answers and marks the
   change as trust relevant when one is yes; the stakeholders then sign the
   impact form before release (implements CM-04).

   | The change affects | Stakeholders who sign |
   |---|---|
   | Security | Head of Security |
   | Availability | Platform Lead and Support Lead |
   | Confidentiality or personal data | Privacy Officer |
   | Calculation or reporting of amounts | Finance Lead |
""", """5. The Engineering Manager marks a change that affects security, availability,
   confidentiality or amounts. The stakeholders named in the ticket assess it
   and sign the impact form (implements CM-04).
"""),
        ("""   for 15 minutes. The Platform Lead notes time and words in the \
ticket at once;
   the approver confirms them there within one business day of the release.
""", """   for 15 minutes, and confirms the approval in the ticket within one \
business
   day of the release.
""")]),
    "ISP": ("information-security", [
        ("""2. The Head of Security leads a security forum once in each \
calendar quarter.
   The Chief Technology Officer, the Platform Lead, the IT Manager, the Privacy
   Officer and the Compliance Lead attend. The Compliance Lead files the minutes
   within five business days.
3. The Engineering Manager leads""", "2. The Engineering Manager leads"),
        ("4. The Head of Security assigns", "3. The Head of Security assigns"),
        ("5. The Head of People keeps", "4. The Head of People keeps"),
        ("6. The Compliance Lead obtains", "5. The Compliance Lead obtains"),
        ("""3. Workers acknowledge the policies that apply to them within ten \
business days
   of joining and again within 30 days of each new version.
4. Owners write""", "3. Owners write"),
        ("""The Compliance Lead
reports the number and kind of breaches to each security forum.
""", """The Compliance Lead
reports the number and kind of breaches to the Chief Executive Officer each \
year.
"""),
        ("| Security forum | The quarterly meeting described under Governance |\n",
         "")]),
    "COC": ("code-of-conduct", [
        ("""| Value, from one giver in a calendar year | Rule |
|---|---|
| Up to 50 euros | Allowed, no record |
| Above 50 and up to 200 euros | Allowed with the line manager’s written \
agreement |
| Above 200 euros | Refused, or handed to Legal Counsel |
| Cash, any amount | Refused |
| Anything from or to a public official | Refused unless Legal Counsel agreed \
before |

1. Nobody pays""", """1. Workers accept small gifts only, and no cash. They ask \
Legal Counsel when in
   doubt.
2. Nobody pays"""),
        ("2. Nobody changes figures", "3. Nobody changes figures")]),
    "SUP": ("speak-up", [
        ("""5. The Head of People tests the web form and the telephone line in \
the first
   month of each quarter, and records date, case number, time to acknowledgement
   and result. Legal Counsel has a way that failed repaired or replaced within
   one business day.
""", """5. The Head of People tests the web form in the first month of each \
quarter, and
   records date, case number, time to acknowledgement and result. Legal Counsel
   has a form that failed repaired within one business day.
""")]),
    "JDR": ("job-descriptions", [
        ("   deputy, version and approval date.", "   version and approval date."),
        ("### Holders and deputies", "### Holders"),
        ("""2. Each role in the table below has a deputy, who acts when the \
role has no
   holder. That lasts at most 30 days.
3. One person""", "2. One person"),
        ("with holder, deputy and dates", "with holder and dates"),
        (SECURITY_DUTIES, "")]),
    "IRP": ("incident-response", [
        ("""   within 24 hours of detection for every incident, and Legal \
Counsel decides on
   each duty to notify within 48 hours of detection (implements IR-03).
""", """   for every incident that touches personal data, and Legal Counsel \
decides on
   each duty to notify (implements IR-03).
"""),
        ("""1. Actions are tickets with an owner and a due date: 30 days for \
severity 1, 60
   days for severity 2, 90 days for severity 3.
""", """1. Actions are tickets with an owner and a due date.
""")]),
}


def former(text, changes):
    """TEXT as it was in version 1.0."""
    for now, before in changes:
        pattern = now if isinstance(now, re.Pattern) else \
            re.compile(re.escape(now))
        text, count = pattern.subn(lambda _: before, text)
        if count != 1:
            raise SystemExit(f"a policy no longer says: {pattern.pattern!r}")
    for key, value in HEAD.items():
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text, count=1)
    # The history ends with its first entry, and ours came later.
    return re.sub(r'(?ms)^  - version: "1\.1"\n.*?(?=^---$)', "", text)


def write(policies, root):
    """One file for each, below ROOT/policies/versions."""
    for name, (file, changes) in UNDONE.items():
        text = (policies / (file + ".md")).read_text(encoding="utf-8")
        folder = root / "policies" / "versions" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "1.0.md").write_text(former(text, changes),
                                       encoding="utf-8")
    return len(UNDONE)
