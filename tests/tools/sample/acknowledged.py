"""Who reads which version of a policy, and when: everyone who is employed when
the versions of January 2026 are published within two weeks, who joins later
within ten business days.
SPDX-License-Identifier: Apache-2.0
"""
import datetime

from .world import LAST, STAFF, login

PUBLISHED = "2026-01-16"
VERSION = "1.1"
# Who is asked: everyone, or the teams that a policy gives duties to.
EVERYONE = None
TECHNICAL = {"engineering", "platform", "it", "security"}
LEADING = {"management", "security", "legal", "people", "compliance"}
POLICIES = {
    **dict.fromkeys(("AUP", "COC", "DCP", "EMP", "ISP", "PHY", "PRV", "PWD",
                     "RMM", "RWP", "SUP"), EVERYONE),
    **dict.fromkeys(("ACP", "AMP", "BCP", "BKP", "CFG", "CKP", "CMP", "DID",
                     "DRP", "JDR", "LMP", "NSP", "SDP", "VMP"), TECHNICAL),
    "HRS": {"people"} | LEADING,
    "IAP": {"audit"} | LEADING,
    "IRP": {"support"} | TECHNICAL | LEADING,
    "PMP": LEADING,
    "RDP": {"support", "finance"} | TECHNICAL | LEADING,
    "RMP": LEADING,
    "VRP": {"finance"} | LEADING,
}


def later(day, business_days):
    """DAY and so many business days more."""
    at = datetime.date.fromisoformat(day)
    while business_days > 0:
        at += datetime.timedelta(days=1)
        business_days -= at.weekday() < 5
    return at.isoformat()


def rows():
    for policy, teams in sorted(POLICIES.items()):
        for place, (name, _, team, start, *_) in enumerate(STAFF):
            if start > LAST or (teams and team not in teams):
                continue
            asked = max(start, PUBLISHED)
            days = 1 + (place * 7 + len(policy) + ord(policy[0])) % 9
            yield login(name), policy, VERSION, asked, later(asked, days)
