"""Former versions of policies: today’s text with the change of 2026 undone.

Each is kept where `auditbinder renew` keeps it, so that the sample shows
redlines. A policy that no longer says what was changed stops the script.
SPDX-License-Identifier: Apache-2.0
"""

import re

HEAD = {"version": '"1.0"', "approved": "2025-01-13",
        "effective": "2025-01-15", "reviewed": "2025-01-13",
        "next_review": "2026-01-13"}

# Policy, its file, and what stands now beside what stood before.
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
        if text.count(now) != 1:
            raise SystemExit(f"a policy no longer says: {now!r}")
        text = text.replace(now, before)
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
