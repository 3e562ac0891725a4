"""Collects a period's evidence and writes it with its evidence.yaml files.

SPDX-License-Identifier: Apache-2.0
"""

import datetime
import hashlib
import re
import textwrap

# Who performs and who reviews each control, as in the controls' own files.
ACTORS = {}
for _line in """
BDR-04 platform-lead compliance-lead|BDR-05 it-manager security-lead
BDR-06 platform-lead privacy-officer|BDR-07 privacy-officer legal-counsel
BDR-08 platform-lead cto|BDR-09 platform-lead security-lead
CM-01 engineering-manager security-lead|CM-03 platform-lead security-lead
CM-04 engineering-manager compliance-lead
CM-09 engineering-manager security-lead|CM-11 platform-lead security-lead
CM-12 engineering-manager platform-lead
CM-13 engineering-manager compliance-lead|CM-15 platform-lead security-lead
CM-16 security-lead compliance-lead|CM-17 engineering-manager security-lead
CM-18 it-manager security-lead|COM-02 platform-lead it-manager
COM-03 platform-lead engineering-manager|COM-04 security-lead cto
COM-05 platform-lead security-lead|COM-06 platform-lead security-lead
COM-07 security-lead it-manager|COM-08 platform-lead security-lead
COM-09 security-lead cto|COM-10 platform-lead security-lead
DS-01 it-manager security-lead|DS-03 it-manager security-lead
DS-04 it-manager security-lead|DS-05 it-manager privacy-officer
DS-06 privacy-officer security-lead|IR-01 security-lead cto
IR-02 platform-lead cto|IR-03 privacy-officer legal-counsel
LS-01 platform-lead security-lead|LS-04 support-lead security-lead
LS-05 platform-lead security-lead|LS-06 it-manager security-lead
LS-07 platform-lead cto|LS-10 it-manager security-lead
LS-14 it-manager security-lead|LS-16 platform-lead security-lead
LS-19 it-manager people-lead|LS-21 it-manager security-lead
LS-22 it-manager security-lead|LS-24 it-manager security-lead
LS-25 it-manager security-lead|LS-26 it-manager security-lead
PP-19 people-lead ceo|PP-20 people-lead cto|RA-01 internal-auditor ceo
RA-02 security-lead ceo|RA-03 legal-counsel ceo
TPM-01 compliance-lead legal-counsel|TPM-02 compliance-lead legal-counsel
TPM-03 compliance-lead security-lead|TPM-04 legal-counsel compliance-lead
X-01 ceo internal-auditor|X-02 compliance-lead ceo
X-03 platform-lead security-lead|X-04 it-manager security-lead
X-05 platform-lead cto
""".replace("\n", "|").split("|"):
    if _line:
        _id, _operator, _reviewer = _line.split()
        ACTORS[_id] = (_operator, _reviewer)

ORDER = """file title kind performed covers captured captured_by performed_by
reviewed_by source url clock query environment rows source_rows sensitivity controls
supersedes note exclude""".split()
REVIEWED = {"population", "attestation", "document"}


def instant(day, clock):
    """A local time in Ireland: summer time from 29 March 2026."""
    zone = "+01:00" if day >= "2026-03-29" else "+00:00"
    return f"{day}T{clock}:00{zone}"


def working_day(day):
    """DAY or the next day that is not a Saturday or Sunday."""
    when = datetime.date.fromisoformat(day)
    while when.weekday() > 4:
        when += datetime.timedelta(days=1)
    return when.isoformat()


def _scalar(value):
    if re.fullmatch(r"[A-Za-z0-9][\w ./,'+()-]*", value) and \
            value.strip() == value and \
            value.lower() not in ("yes", "no", "on", "off", "true", "null"):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _entry(facts):
    lines = []
    for key in ORDER:
        if key not in facts:
            continue
        value = facts[key]
        if key == "controls":
            value = "[" + ", ".join(value) + "]"
        elif key == "covers":
            value = f"{{from: {value[0]}, to: {value[1]}}}"
        elif len(str(value)) > 70:
            rows = textwrap.wrap(str(value), 76)
            value = ">-\n" + "\n".join("      " + row for row in rows)
        else:
            value = _scalar(str(value))
        lines.append(f"{key}: {value}")
    return "  - " + "\n    ".join(lines)


class Book:
    """The evidence of one period below ROOT."""

    def __init__(self, root, period):
        self.root = root / period
        self.folders = {}
        self.hashes = {}

    def add(self, control, day, name, data, kind, title, source, **more):
        """One file, named by DAY; facts that differ come in MORE."""
        operator, reviewer = ACTORS[control]
        capture = more.pop("captured_on", None) or working_day(day)
        clock = more.pop("clock", "16:05")
        facts = {"file": f"{day}-{name}", "title": title, "kind": kind,
                 "performed": day, "source": source,
                 "captured": instant(capture, clock),
                 "captured_by": operator, "performed_by": operator,
                 "environment": "production", "sensitivity": "Internal"}
        if kind in REVIEWED:
            facts["reviewed_by"] = reviewer
        if kind == "screenshot":
            facts.update(url=data.url, clock=data.clock)
        facts.update(more)
        if "rows" in facts and "source_rows" not in facts:
            facts["source_rows"] = facts["rows"]
        if name.endswith(".csv"):
            facts.setdefault("rows", data.count(b"\n") - 1)
        self._check(control, facts, data)
        self.folders.setdefault(control, []).append((facts, data))

    def _check(self, control, facts, data):
        name = f"{control}/{facts['file']}"
        digest = hashlib.sha256(data).hexdigest()
        if digest in self.hashes:
            raise SystemExit(f"{name}: same bytes as {self.hashes[digest]}")
        self.hashes[digest] = name
        if facts["captured"][:10] < facts["performed"]:
            raise SystemExit(f"{name}: captured before performed")
        if "rows" in facts and name.endswith(".csv") and \
                facts["rows"] != data.count(b"\n") - 1:
            raise SystemExit(f"{name}: {facts['rows']} rows claimed")

    def write(self):
        count = 0
        for control, files in sorted(self.folders.items()):
            folder = self.root / control
            folder.mkdir(parents=True, exist_ok=True)
            names = [facts["file"] for facts, _ in files]
            if len(set(names)) != len(names):
                raise SystemExit(f"{control}: two files of one name")
            files.sort(key=lambda item: item[0]["file"])
            for facts, data in files:
                (folder / facts["file"]).write_bytes(data)
                count += 1
            text = "files:\n" + "\n".join(_entry(f) for f, _ in files) + "\n"
            (folder / "evidence.yaml").write_text(text, encoding="utf-8")
        return count
