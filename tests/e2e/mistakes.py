"""Deliberate mistakes: each gives exactly one message that leads a person to
its place.
SPDX-License-Identifier: Apache-2.0
"""
import io
import re
import shutil
import zipfile

from lib import ROOT, copy_fixture, messages, tool
from program import edit

SETTINGS = "auditbinder.yaml"
CHANGE = "controls/change-management.yaml"
OTHERS = "controls/others.yaml"
ACCESS = "policies/access-control.md"
CLASSES = "policies/data-classification.md"
EVIDENCE = "evidence/2026-H1/NO/evidence.yaml"
READ = "acknowledgements.csv"

# Ends a control and begins another of the same id.
TWIN = """    not_applicable: No.

  - id: COM-04
    title: Twin
    summary: Cameras watch the data centre
    category: COM
    primary: Security
    frequency: ongoing
    mode: config
    criteria: [CC6.4]
    owner: platform-lead
    purpose: Shows who was there.
    statement: The Platform Lead keeps the recordings of the cameras.
    not_applicable: >-"""

# What is edited: file, old text, new text; then the slug and a text whose
# first line in the edited file is the place.
MISTAKES = {
    "unknown key": (
        OTHERS, "frequency: annually", "frequencey: annual",
        "unknown-key", "frequencey"),
    "unknown key in the settings": (
        SETTINGS, "categories: [sec", "categorys: [sec",
        "unknown-key", "categorys"),
    "dangling criterion": (
        OTHERS, "criteria: [C1.1,", "criteria: [C1.1, CC6.99,",
        "unknown-criterion", "CC6.99"),
    "dangling policy": (
        OTHERS, "policies: [RDP]", "policies: [RDPP]",
        "unknown-policy", "RDPP"),
    "policy that does not name back": (
        OTHERS, "policies: [RDP]", "policies: [RDP, DCP]",
        "named-one-way", "policies: [RDP, DCP]"),
    "control that does not name back": (
        CLASSES, "controls: [DS-06, RA-01]", "controls: [DS-06, RA-01, IR-03]",
        "named-one-way", "controls: [DS"),
    "dangling control": (
        CHANGE, 'related: ["NO"]', "related: [NOPE]",
        "unknown-control", "NOPE"),
    "dangling role": (
        CHANGE, "reviewer: cto", "reviewer: ctoo",
        "unknown-role", "ctoo"),
    "dangling person": (
        SETTINGS, "person: ben", "person: bent",
        "unknown-person", "person: bent"),
    "dangling default period": (
        SETTINGS, "default_period: 2026-H1", "default_period: 2026-H7",
        "unknown-period", "2026-H7"),
    "policy in a packet that is not there": (
        SETTINGS, "policies: [DCP, RDP]", "policies: [DCP, RPD]",
        "unknown-policy", "RPD"),
    "bad date": (
        ACCESS, "approved: 2026-01-12\n", "approved: 2026-02-30\n",
        "bad-date", "2026-02-30"),
    "missing owner": (
        OTHERS, "    owner: platform-lead\n    purpose: Leaves",
        "    purpose: Leaves", "missing-owner", "- id: BDR-07"),
    "unknown frequency": (
        OTHERS, "frequency: semi-annual", "frequency: biweekly",
        "unknown-word", "biweekly"),
    "duplicate control": (
        OTHERS, "    not_applicable: >-", TWIN,
        "duplicate-id", "- id: COM-04\n    title: Twin"),
    "duplicate key": (
        OTHERS, "    mode: config\n", "    mode: config\n    mode: event\n",
        "duplicate-key", "mode: event\n    criteria: [CC6.4]"),
    "tab": (
        OTHERS, "    purpose: Shows who", "\tpurpose: Shows who",
        "tab-indentation", "\tpurpose"),
    "broken YAML": (
        CHANGE, "nature: [manual, preventive]", "nature: [manual, preventive",
        "yaml-syntax", None),
    "wrong type": (
        CHANGE, "due: The approval precedes the deployment.",
        "due: [a, b]", "wrong-type", "due: [a, b]"),
    "missing name": (
        SETTINGS, "  name: 'A&B \"Labs\" <x> | *y*'\n", "",
        "missing-key", None),
    "unclosed front matter": (
        ACCESS, "---\n\n## Purpose", "\n## Purpose",
        "unclosed-front-matter", "---"),
    "policy without a version": (
        ACCESS, 'version: "1.1"\nstatus', "status",
        "policy-incomplete", None),
    "facts about a file that is not there": (
        EVIDENCE, "file: 2026-06-30-changes.csv",
        "file: 2026-06-31-changes.csv",
        "sidecar-without-file", "2026-06-31"),
    "captured before performed": (
        EVIDENCE, "captured: 2026-06-30T16", "captured: 2026-06-29T16",
        "evidence-dates-contradict", None),
    "range backwards": (
        OTHERS, "effective_from: 2025-01-01",
        "effective_from: 2025-01-01\n    effective_to: 2024-01-01",
        "effective-range-backwards", None),
    "unknown category": (
        OTHERS, "primary: Availability", "primary: Availabilty",
        "unknown-word", "Availabilty"),
    "unknown kind of evidence": (
        EVIDENCE, "kind: population", "kind: popcorn",
        "unknown-evidence-kind", "popcorn"),
    "nobody acts": (
        CHANGE, "The Platform Lead compares the list of deployers with",
        "The list of deployers is compared with", "passive-voice",
        "The list of deployers"),
    "blank cell": (
        CLASSES, "| white |", "| |", "matrix-blank-cell", "| Public"),
    "unknown label": (
        SETTINGS, "classification: Confidential", "classification: Hushed",
        "unknown-label", "classification: Hushed"),
    "withdrawn standard": (
        CLASSES, "A long address", "See SP 800-88 Rev. 1. A long address",
        "withdrawn-standard", "See SP"),
    "home folder": (
        EVIDENCE, "kind: population", "kind: population\n    note: in /home/x/y",
        "private-path", "note: in /home"),
    "undeclared screenshot": (
        EVIDENCE, "kind: population", "kind: screenshot",
        "screenshot-undeclared", "kind: screenshot"),
    "vacant role": (
        SETTINGS, "title: Compliance Lead, person: eva}",
        "title: Compliance Lead}", "role-vacant", "{id: compliance-lead"),
    "unknown rule": (
        SETTINGS, "brand:",
        "rules: [{rule: vagueword, severity: off, reason: R}]\nbrand:",
        "unknown-rule", "rules:"),
    "secrets set off": (
        SETTINGS, "brand:",
        "rules: [{rule: secret-in-evidence, severity: off, reason: R}]\n"
        "brand:", "rule-fixed", "rules:"),
    "planned period that has begun": (
        SETTINGS, "    type: II", "    type: II\n    status: planned",
        "period-begun", "- id: 2026-H1"),
    "name of the starter": (
        SETTINGS, "  short: AB-Labs", "  short: YourCo",
        "names-of-the-starter", "short: YourCo"),
    "acknowledged policy that is not there": (
        READ, "ben,ACP,", "ben,ACQ,", "acknowledged-unknown", "ben"),
    "acknowledged on no day": (
        READ, "2026-01-21", "soon", "acknowledgement-unclear", "ben"),
    "acknowledgements without headings": (
        READ, "person,policy", "a,b", "acknowledgements-header", "a,b"),
    "unknown template name": (
        ACCESS, "{{variables.contact}}", "{{variables.contract}}",
        "unknown-name", "{{variables.contract}}"),
    "unclosed section": (
        ACCESS, "3. Keys are secrets.", "3. Keys {{#system}}are secrets.",
        "template-syntax", "{{#system}}"),
    "image that is not there": (
        "policies/retention.md", "images/schedule.png", "images/shedule.png",
        "no-image", "shedule.png"),
}

# The end of a control, and what may stand behind it: its texts.
LAST = '    related: ["NO"]\n'
SECOND = LAST + '    version: "2"\n'
FEBRUARY = SECOND + "    effective: 2026-02-01\n    versions:\n"

MISTAKES.update({
    "text of a control without a day": (
        CHANGE, LAST, SECOND + '    versions: [{version: "1", risk: A.}]\n',
        "version-dates", 'version: "2"'),
    "two texts of a control from one day": (
        CHANGE, LAST,
        FEBRUARY + '      - {version: "1", effective: 2026-02-01}\n',
        "version-dates", "effective: 2026-02-01"),
    "two texts of one version": (
        CHANGE, LAST, FEBRUARY + '      - {version: "2", risk: A.}\n',
        "version-twice", '{version: "2"'),
    "control whose text comes too late": (
        CHANGE, LAST, SECOND + "    effective: 2026-08-01\n",
        "control-not-in-force", "effective: 2026-08-01"),
    "control that ran otherwise": (
        CHANGE, LAST, FEBRUARY + '      - {version: "1", mode: event}\n',
        "frequency-changed", "- id: 1.10"),
})


def try_one(title, mistake, command):
    """One edit, one message."""
    name, old, new, slug, place = mistake
    workspace = copy_fixture("mistake")
    edit(workspace, name, old, new)
    strict = ["--strict"] if command == "check" else []
    run = tool("-C", workspace, command, *strict, status=None)
    found = messages(run.stdout + run.stderr)
    assert run.returncode in (1, 4), f"{title}: status {run.returncode}"
    if len(found) != 1:
        return f"{title}: {len(found)} messages\n{run.stdout}{run.stderr}"
    said = found[0]
    if said["slug"] != slug or said["file"] != name:
        return f"{title}: not {slug} of {name}: {said}"
    if place is not None:
        text = (workspace / name).read_text()
        line = text[:text.index(place)].count("\n") + 1
        if said["line"] != str(line):
            return f"{title}: not line {line}: {said}"
    elif not said["line"]:
        return f"{title}: no line: {said}"
    return None


def check_mistakes():
    plain = copy_fixture("mistake")
    run = tool("-C", plain, "check")
    assert not messages(run.stdout), f"the fixture is not clean: {run.stdout}"
    wrong = [try_one(title, mistake, "check")
             for title, mistake in MISTAKES.items()]
    wrong = [text for text in wrong if text]
    print(f"{len(MISTAKES)} mistakes")
    assert not wrong, "\n".join(["", *wrong])


def check_unknown_folder():
    """A folder of evidence whose name is no control."""
    workspace = copy_fixture("unknown folder")
    folder = workspace / "evidence/2026-H1"
    (folder / "LS-10").rename(folder / "LS-11")
    run = tool("-C", workspace, "check", status=1)
    errors = [m for m in messages(run.stdout) if m["severity"] == "error"]
    assert len(errors) == 1, run.stdout
    assert errors[0]["slug"] == "unknown-evidence-folder", run.stdout


def check_image_link():
    """A link is no way for a file from elsewhere into a document."""
    workspace = copy_fixture("image link")
    image = workspace / "images/schedule.png"
    image.unlink()
    image.symlink_to(ROOT / "tests/workspace/images/schedule.png")
    for command in ("check", "build"):
        run = tool("-C", workspace, command, status=None)
        slugs = {m["slug"] for m in messages(run.stdout + run.stderr)}
        assert run.returncode == 1, f"{command}: {run.returncode}"
        assert slugs == {"image-outside"}, f"{command}: {slugs}"


def check_logo_link():
    """Nor into the head of every page."""
    workspace = copy_fixture("logo link")
    logo = workspace / "logo.png"
    settings = workspace / "auditbinder.yaml"
    settings.write_text(re.sub(r"(?m)^brand:$", "brand:\n  logo: logo.png",
                               settings.read_text()))
    shutil.copy(workspace / "images/schedule.png", logo)
    tool("-C", workspace, "build")
    logo.rename(workspace / "other.png")
    logo.symlink_to("other.png")
    tool("-C", workspace, "build")
    for target in (ROOT / "tests/workspace/images/schedule.png", "nothing"):
        logo.unlink()
        logo.symlink_to(target)
        run = tool("-C", workspace, "build", status=None)
        found = messages(run.stdout + run.stderr)
        assert run.returncode == 4, run.returncode
        assert [m["slug"] for m in found] == ["bad-theme"], found
        assert "a link leads out of it or nowhere" in found[0]["text"], found


def check_packed_secrets():
    """In Office files and zips, one level deep; a bomb is passed over."""
    workspace = copy_fixture("packed secrets")
    folder = workspace / "evidence/2026-H1/RA-01"
    key = "AK" + "IA" + "Q3EGRIZ7KLM2N5PV"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.env", key)
    members = {
        "a.docx": {"word/document.xml": f"<w:p><w:t>{key[:9]}</w:t><w:t>"
                                        f"{key[9:]}</w:t></w:p>"},
        "a.xlsx": {"xl/sharedStrings.xml": f"<sst><si><t>{key}</t></si></sst>",
                   "xl/worksheets/sheet1.xml": "<c/>"},
        "a.zip": {"settings/.env": f"KEY={key}\n", "inner.zip":
                  inner.getvalue(), "zeros.txt": bytes(200 << 20)},
    }
    for name, content in members.items():
        with zipfile.ZipFile(folder / f"2026-03-03-{name}", "w",
                             zipfile.ZIP_DEFLATED) as archive:
            for member, text in content.items():
                archive.writestr(member, text)
    run = tool("-C", workspace, "check", status=1)
    found = {m["file"].rsplit("-", 1)[1]: m["text"]
             for m in messages(run.stdout) if m["slug"] == "secret-in-evidence"}
    assert key not in run.stdout and sorted(found) == sorted(members), found
    for name, member in (("a.docx", "word/document.xml"),
                         ("a.xlsx", "xl/sharedStrings.xml"),
                         ("a.zip", "settings/.env")):
        assert found[name].startswith(f"'{member}' in it holds"), found
    assert "(aws-access-key)" in found["a.docx"], found


CHECKS = {"mistakes": check_mistakes, "unknown_folder": check_unknown_folder,
          "image_link": check_image_link, "logo_link": check_logo_link,
          "packed_secrets": check_packed_secrets}
