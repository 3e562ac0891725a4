#!/usr/bin/env python3
"""Every control says all that a narrative needs: a test.

For each of the framework's 57 controls: its summary word for word and its
categories. For each control of ours, too: purpose, risk, one statement, due
rule, scope with systems, environments and exclusions, nature, steps with the
role that acts, at least two variations of which one is chosen, evidence with
source and acceptance, a population where events count, escalation, criteria,
policies, related controls, and what customers or vendors must do.

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

NATURE = {"manual", "automated", "hybrid", "preventive", "detective",
          "corrective"}
HOW = {"manual", "automated", "hybrid"}
KINDS = {"population", "sample", "configuration", "document", "screenshot",
         "log", "attestation"}
# What shows that a list is whole, or that nothing happened.
PROOF = re.compile(r"\b(counts?|complete|every|each|all|one|whole|equal|number)\b", re.I)
# A day, a span or an occasion by which something is due.
WHEN = re.compile(r"\b(day|days|week|weekly|month|months|quarter|year|hours?|"
                  r"minutes|January|February|March|June|December|night|"
                  r"before|precede|at all times|always|until)\b", re.I)
SENTENCE = re.compile(r"(?<!\be\.g)[.!?] +[A-Z]")


def check_framework(report, controls):
    """The 57, with the framework's own words."""
    table = yaml.safe_load(pathlib.Path(__file__).with_name("framework.yaml")
                           .read_text(encoding="utf-8"))["controls"]
    known = {one.id: one for one in controls if not style.is_ours(one)}
    ids = [row["id"] for row in table]
    if len(ids) != 57 or sorted(ids) != sorted(known):
        report.say("templates/workspace/controls", 1,
                   f"not the 57: {sorted(set(ids) ^ set(known))}")
    for row in table:
        control = known.get(row["id"])
        for key in ("summary", "primary", "secondary"):
            if control and control.data.get(key) != row[key]:
                report.say(control.path, control.at(key),
                           f"{control.id}: the framework's {key} is "
                           f"'{row[key]}'")


def need(report, control, holds, key, what):
    if not holds:
        report.say(control.path, control.at(key), f"{control.id}: {what}")


def check_texts(report, control):
    data = control.data
    for key in ("title", "summary", "primary", "frequency", "mode", "purpose",
                "risk", "due", "inputs", "escalation", "criteria", "policies",
                "related"):
        need(report, control, data.get(key), key, f"no '{key}'")
    statement = " ".join(str(data.get("statement")).split())
    need(report, control, not SENTENCE.search(statement), "statement",
         "the statement is more than one sentence")
    need(report, control, WHEN.search(str(data.get("due"))), "due",
         "the due rule names no time")
    scope = data.get("scope") or {}
    for key in ("systems", "environments", "exclusions"):
        need(report, control, scope.get(key), "scope", f"no '{key}' in scope")
    nature = set(data.get("nature") or [])
    need(report, control, nature <= NATURE and len(nature & HOW) == 1 and
         nature - HOW, "nature", "nature says not how, or not which way")
    needs = data.get("dependencies") or {}
    need(report, control, needs.get("customers") or needs.get("vendors"),
         "dependencies", "nothing that customers or vendors must do")


def check_steps(report, control, world):
    steps = control.data.get("steps") or []
    need(report, control, len(steps) >= 3, "steps", "fewer than three steps")
    for step in steps:
        need(report, control, style.has_actor(step, world) or
             re.match(r"(The|A|Each) \w+", step), "steps",
             f"nobody acts in '{step[:40]}…'")


def check_variations(report, control):
    ways = control.data.get("variations") or []
    ids = [way.get("id") for way in ways]
    need(report, control, len(ids) >= 2 and len(set(ids)) == len(ids),
         "variations", "fewer than two variations")
    need(report, control, control.data.get("variation") in ids, "variation",
         "the chosen variation is none of them")
    need(report, control, all(way.get("text") for way in ways), "variations",
         "a variation without text")


def check_evidence(report, control):
    data, kinds = control.data, set()
    for item in data.get("evidence") or []:
        kinds.add(item.get("kind"))
        for key in ("what", "source", "kind", "acceptance"):
            need(report, control, item.get(key), "evidence",
                 f"evidence '{item.get('what')}' has no '{key}'")
        if item.get("kind") == "population":
            need(report, control, PROOF.search(item["acceptance"]),
                 "evidence", f"'{item['what']}' says not when it is whole")
    need(report, control, kinds and kinds <= KINDS, "evidence",
         f"unknown kinds {sorted(kinds - KINDS)}")
    if data["mode"] == "event":
        need(report, control, kinds & {"population", "log"}, "evidence",
             "events without a population")
        need(report, control, kinds & {"sample", "attestation", "document"},
             "evidence", "events without single records")
    need(report, control, "ompleteness:" in data["inputs"] or
         PROOF.search(data["inputs"]), "inputs",
         "the inputs say not how they are shown to be complete")


def main():
    report = style.Report()
    controls = style.load_controls()
    waiting = style.load_controls(style.PARTS + "/*/controls")
    check_framework(report, controls)
    world = style.the_world([], controls)
    for control in controls + waiting:
        check_texts(report, control)
        check_steps(report, control, world)
        check_variations(report, control)
        check_evidence(report, control)
    print(f"{len(controls + waiting)} controls, {report.breaches} breaches")
    return 1 if report.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
