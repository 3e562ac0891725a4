#!/usr/bin/env python3
"""Policies, controls and the sample say the same: a test.

facts.py [FOLDER]        the rules below
facts.py --list          each control's figures beside those of its policies

1. Each figure (a number with a unit of time, or of length) in a control's
   statement and due date stands in a policy that governs the control.
2. Each row of `facts:` holds: its words stand in the control, in the policies
   and in the files of the sample that the row names, and the words under
   `never:` stand in none of its control's text.
3. Who operates and who reviews a control in the sample's evidence is who does
   so in the control.

Exits 0 when all hold, 1 with a line for each breach, 77 ("skipped" to CTest)
when PyYAML is missing.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "tools"))
LISTING = "--list" in sys.argv
if LISTING:
    sys.argv.remove("--list")

import style  # noqa: E402
import yaml  # noqa: E402
from sample.book import ACTORS  # noqa: E402

WORDS = ("zero one two three four five six seven eight nine ten eleven "
         "twelve").split() + ["thirty", "sixty"]
VALUES = dict(zip(WORDS, list(range(13)) + [30, 60]))
UNIT = r"(business days?|calendar days?|minutes?|hours?|days?|months?|" \
       r"characters|attempts)"
FIGURE = re.compile(r"\b(\d+|" + "|".join(WORDS) + r")[ -]" + UNIT, re.I)
# "7, 30 or 90 days", "30, 60 and 90 days": each number has the last unit.
SERIES = re.compile(r"\b(\d+(?:, \d+)*),? (?:or|and) \d+ " + UNIT)


def flat(text):
    return re.sub(r"\s+", " ", str(text))


def figures(text):
    """The set of "10 business day" and the like in a text."""
    text, found = flat(text), set()
    for number, unit in FIGURE.findall(text):
        value = VALUES.get(number.lower(), number)
        found.add(f"{value} {unit.lower().rstrip('s')}")
    for numbers, unit in SERIES.findall(text):
        found.update(f"{number} {unit.rstrip('s')}"
                     for number in numbers.split(", "))
    # A year may be said in three ways.
    return {"12 month" if one == "365 day" else one for one in found}


def whole(value):
    """All text of a control's values, without the keys."""
    if isinstance(value, dict):
        return " ".join(whole(one) for one in value.values())
    if isinstance(value, list):
        return " ".join(whole(one) for one in value)
    return flat(value)


def duty(control):
    return f"{control.data['statement']} {control.data['due']}"


def policy_text(policy):
    return flat(" ".join(re.sub(r"^\s*\d+\. ", "", line)
                         for _, line in policy.body))


def check_figures(report, controls, policies):
    for control in controls:
        known = set()
        for name in control.data["policies"]:
            known |= figures(policy_text(policies[name]))
        missing = figures(duty(control)) - known
        for one in sorted(missing):
            report.say(control.path, control.at("due"),
                       f"{control.id}: no policy of "
                       f"{', '.join(control.data['policies'])} says '{one}'")


def check_fact(report, row, controls, policies):
    name, fact = row["control"], row["fact"]
    text = whole(controls[name].data)
    for words in row.get("words") or []:
        if words not in text:
            report.say(controls[name].path, controls[name].line,
                       f"{name} ({fact}): '{words}' is missing")
    for words in row.get("never") or []:
        if words in text:
            report.say(controls[name].path, controls[name].line,
                       f"{name} ({fact}): '{words}' contradicts")
    for policy, wanted in (row.get("policies") or {}).items():
        for words in wanted:
            if words not in policy_text(policies[policy]):
                report.say(policies[policy].path, 1,
                           f"{name} ({fact}): '{words}' is missing")
    for file, words in (row.get("sample") or {}).items():
        path = pathlib.Path("templates/sample/evidence") / file
        if not (style.ROOT / path).exists():
            report.say(path, 1, f"{name} ({fact}): the file is missing")
        elif words not in flat((style.ROOT / path).read_text("utf-8")):
            report.say(path, 1, f"{name} ({fact}): '{words}' is missing")


def check_actors(report, controls):
    for name, control in controls.items():
        who = (control.data["operator"], control.data["reviewer"])
        if ACTORS[name] != who:
            report.say(control.path, control.line,
                       f"{name} is operated and reviewed by {who}, in the "
                       f"sample by {ACTORS[name]}")


def show(controls, policies):
    """For a reader who looks for contradictions."""
    for control in controls.values():
        print(f"{control.id}: {sorted(figures(duty(control)))}")
        for name in control.data["policies"]:
            for _, text in style.statements(policies[name].body):
                if control.id in text:
                    print(f"  {name}: {sorted(figures(text))} {text[:90]}")


def main():
    report = style.Report()
    controls = {one.id: one for one in style.load_controls()}
    policies = {one.id: one for one in style.load_policies()}
    if LISTING:
        show(controls, policies)
        return 0
    table = yaml.safe_load(pathlib.Path(__file__).with_name("facts.yaml")
                           .read_text(encoding="utf-8"))
    check_figures(report, controls.values(), policies)
    for part in ("privacy", "processing-integrity"):
        folder = f"{style.PARTS}/{part}"
        governed = {one.id: one
                    for one in style.load_policies(folder + "/policies")}
        check_figures(report, style.load_controls(folder + "/controls"),
                      governed)
    for row in table["facts"]:
        check_fact(report, row, controls, policies)
    check_actors(report, controls)
    print(f"{len(table['facts'])} facts, {len(controls)} controls, "
          f"{report.breaches} breaches")
    return 1 if report.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
