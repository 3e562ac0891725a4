"""What leaves for other programs: tables, due dates, JSON, findings; judged
by readers that are not ours.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import io
import json
import re
import resource
import signal
import zipfile

import lib
from lib import (ROOT, copy_fixture, fresh, made, need_module, tool,
                 unpacked)

TABLES = ("matrix", "evidence", "coverage", "occurrences")
INPUTS = ("program", "controls", "policy", "evidence", "requests",
          "exceptions")
FORMULA = "=HYPERLINK(\"http://x\")"


def export(workspace, *words, **options):
    return tool("-C", workspace, "export", *words, **options).stdout


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))


def hostile(check):
    """The fixture with a title that a spreadsheet would run."""
    workspace = copy_fixture(f"exports {check}")
    path = next((workspace / "controls").glob("*.yaml"))
    text = re.sub(r"^( +title: ).*$", lambda m: m[1] + "'" + FORMULA + "'",
                  path.read_text(), count=1, flags=re.M)
    path.write_text(text)
    return workspace


def check_export_csv():
    """Each table is CSV as RFC 4180 has it, and JSON says the same."""
    workspace = hostile("export_csv")
    for name in TABLES:
        text = tool("-C", workspace, "export", name, text=False,
                    errors=None).stdout.decode()
        assert text.startswith("\ufeff"), f"{name} has no byte order mark"
        assert text.count("\n") > 1 and text.endswith("\r\n"), name
        rows = rows_of(text)
        table = json.loads(export(workspace, name, "--format", "json"))[name]
        assert len(rows) == len(table) > 0, f"{name}: {len(rows)} rows"
        for row, item in zip(rows, table):
            cells = [cell.lstrip("'") for cell in row.values()]
            values = [value.lstrip("'") for value in item.values()]
            assert cells == values, f"{name}: {cells}\n{values}"
            assert not any(cell.startswith(("=", "+", "-", "@"))
                           for cell in row.values()), row
    titles = [row["Title"] for row in rows_of(export(workspace, "matrix"))]
    assert "'" + FORMULA in titles, titles


def assert_numbers(path):
    """Days are days and counts are numbers; what only looks so is text."""
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert r'formatCode="yyyy\-mm\-dd"' in styles, "no format for days"
    values = [float(value) for value in re.findall(
        r'<c r="[A-Z]+[0-9]+" s="[0-9]+"><v>([^<]+)</v>', sheet)]
    assert any(46000 < value < 46300 for value in values), "no day of 2026"
    assert any(value < 40000 for value in values), "no count"


def check_export_xlsx():
    """Spreadsheets: the same bytes twice, no formula, heads, links, text."""
    workspace = hostile("export_xlsx")
    out = fresh("exports out")
    for name in TABLES:
        for copy in ("a", "b"):
            export(workspace, name, "--format", "xlsx", "-o",
                   out / f"{copy}-{name}.xlsx")
        first = (out / f"a-{name}.xlsx").read_bytes()
        assert first == (out / f"b-{name}.xlsx").read_bytes(), name
        with zipfile.ZipFile(io.BytesIO(first)) as book:
            assert book.testzip() is None
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
            strings = book.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in sheet, f"{name} holds a formula"
        assert 'state="frozen"' in sheet and "<autoFilter" in sheet, name
        rows = len(rows_of(export(workspace, name))) + 1
        assert sheet.count("<row ") == rows, f"{name}: not {rows} rows"
        if name == "evidence":
            assert "<hyperlink " in sheet, "no link to a file"
            assert_numbers(out / "a-evidence.xlsx")
        if name == "matrix":
            assert "=HYPERLINK(" in strings
    tool("-C", workspace, "export", "matrix", "--format", "xlsx", status=2)


def check_export_full():
    """No room for a part of a spreadsheet: a message and no file."""
    for kilobytes in (1, 4, 16, 32):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10,) * 2)
        path = fresh("exports full") / "x.xlsx"
        run = tool("-C", made("sample"), "export", "evidence", "--format",
                   "xlsx", "-o", path, status=6, preexec_fn=limit)
        assert "[write-failed]" in run.stderr, run.stderr
        assert not list(path.parent.iterdir()), kilobytes


def check_binder_tables():
    """The tables in a binder; each link of the index leads to a file in it."""
    for name in ("fixture", "sample"):
        bag = unpacked(name, "for tables")
        folder = bag / "data/documents"
        rows = rows_of((folder / "coverage.csv").read_text())
        assert len(rows) > 10 and {row["Met"] for row in rows} <= {"yes", "no"}
        with zipfile.ZipFile(folder / "control-matrix.xlsx") as book:
            assert book.testzip() is None
        with zipfile.ZipFile(folder / "evidence-index.xlsx") as book:
            links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
        targets = re.findall(r'Target="([^"]+)"', links)
        files = {path for path in (bag / "data/evidence").rglob("*")
                 if path.is_file()}
        linked = {(folder / target.replace("\\", "/")).resolve()
                  for target in targets}
        assert linked == {path.resolve() for path in files}, (
            f"{name}: {linked ^ files}")


def check_export_calendar():
    """iCalendar: lines of 75 octets, every event whole and of its own."""
    text = export(made("sample"), "calendar", text=False, errors=None)
    lines = text.split(b"\r\n")
    assert lines.pop() == b"" and b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    unfolded = text.decode().replace("\r\n ", "").split("\r\n")
    events = unfolded.count("BEGIN:VEVENT")
    assert events == unfolded.count("END:VEVENT") > 50, events
    uids = [line for line in unfolded if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == events
    assert {line for line in unfolded if line.startswith("DTSTAMP")} == {
        "DTSTAMP:20260630T000000Z"}
    mine = export(made("sample"), "calendar", "platform-lead")
    assert 0 < mine.count("BEGIN:VEVENT") < events
    tool("-C", made("sample"), "export", "calendar", "nobody", status=1)
    check_calendars(mine)


def check_calendars(mine):
    """`plan` writes the same, and a file for each role into a folder."""
    words = "-C", made("sample"), "plan", "--format", "ics"
    assert tool(*words, "platform-lead").stdout == mine
    folder = fresh("calendars")
    tool(*words, "-o", folder)
    files = {path.name: path.read_text() for path in folder.iterdir()}
    assert files["platform-lead.ics"] == mine
    assert len(files) > 8 and all("BEGIN:VEVENT" in text
                                  for text in files.values())
    tool(*words, "nobody", status=1)
    text = tool("-C", made("sample"), "plan", "platform-lead").stdout
    listed = re.findall(r"^  (\S+) ", text, re.M)
    assert set(listed) == set(re.findall(r"SUMMARY:(\S+)", mine)), listed


def validator(jsonschema, name):
    """The committed schema, which is what the program prints."""
    path = ROOT / f"templates/schema/{name}.schema.json"
    assert tool("schema", name).stdout == path.read_text(), (
        f"run: auditbinder schema {name} -o templates/schema/{path.name}")
    schema = json.loads(path.read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def complain(place, errors):
    for error in errors:
        raise AssertionError(f"{place}: {list(error.path)}: {error.message}")


def check_export_workspace():
    """The JSON of a workspace is what its schema says."""
    jsonschema = need_module("jsonschema")
    judge = validator(jsonschema, "workspace")
    for name in ("fixture", "sample"):
        value = json.loads(export(made(name), "workspace"))
        complain(name, judge.iter_errors(value))
        assert value["controls"] and value["occurrences"], name
    value["controls"][0]["owmer"] = "x"
    assert list(judge.iter_errors(value)), "the schema accepts anything"


def inputs_of(workspace):
    """Each file that people write, with the name of its schema."""
    yield "program", workspace / "auditbinder.yaml", None
    for path in sorted((workspace / "controls").glob("*.yaml")):
        yield "controls", path, None
    for path in sorted((workspace / "policies").glob("*.md")):
        yield "policy", path, path.read_text().split("---\n")[1]
    for path in sorted((workspace / "evidence").rglob("evidence.yaml")):
        yield "evidence", path, None
    for path in sorted((workspace / "requests").glob("*.yaml")):
        yield "requests", path, None
    yield "exceptions", workspace / "exceptions.yaml", None


def check_schemas():
    """The schemas of inputs are in step and accept what is shipped."""
    jsonschema = need_module("jsonschema")
    judges = {name: validator(jsonschema, name) for name in INPUTS}
    yaml = need_module("yaml")
    # The fixture has other spellings of words, which the program reads too.
    for name, path, text in inputs_of(made("sample")):
        # BaseLoader: every value is a text, as in the program.
        value = yaml.load(text or path.read_text(), Loader=yaml.BaseLoader)
        complain(path.name, judges[name].iter_errors(value))
    wrong = {"controls": [{"id": "A-1", "title": "x", "ownr": "y"}]}
    assert list(judges["controls"].iter_errors(wrong))
    wrong = {"controls": [{"id": "A-1", "title": "x", "frequency": "often"}]}
    assert list(judges["controls"].iter_errors(wrong))
    assert list(judges["requests"].iter_errors({"R-1": {"ownr": "y"}}))
    wrong = {"exceptions": [{"id": "E-1"}]}
    assert list(judges["exceptions"].iter_errors(wrong))


def broken():
    """A fixture with one error at a known place, in a folder "a b"."""
    workspace = copy_fixture("exports a b/w")
    path = next((workspace / "controls").glob("*.yaml"))
    path.write_text(path.read_text().replace("owner:", "ownr:", 1))
    return workspace, path


def check_flood():
    """check shows people the first 20 of a kind, and programs all."""
    workspace = copy_fixture("flood")
    slug = "[unknown-evidence-folder]"
    for number in range(1, 24):
        folder = workspace / f"evidence/2026-H1/ZZ-{number:02}"
        folder.mkdir()
        (folder / "2026-03-03-note.txt").write_text(f"Note {number}.\n")
    whole = tool("-C", workspace, "check", "--all", status=1).stdout
    assert whole.count(slug) == 23 and "more of this" not in whole, whole
    short = tool("-C", workspace, "check", status=1)
    rest = f"auditbinder: error: and 3 more of this kind {slug}\n"
    assert short.stdout.count(slug) == 21 and rest in short.stdout, short.stdout
    assert short.stdout.endswith("hint: --all shows them\n"), short.stdout
    assert "ZZ-20" in short.stdout and "ZZ-21" not in short.stdout
    assert short.stderr.startswith("23 errors"), short.stderr
    found = json.loads(tool("-C", workspace, "check", "--format", "json",
                            status=1).stdout)
    assert found["counts"]["error"] == 23, found["counts"]
    for path in (workspace / "evidence/2026-H1").glob("ZZ-2[123]"):
        (path / "2026-03-03-note.txt").unlink()
        path.rmdir()
    assert "more of this" not in tool("-C", workspace, "check", status=1).stdout


def check_findings():
    """check writes its findings for other programs, all the same ones."""
    workspace, path = broken()
    plain = tool("-C", workspace, "check", status=1)
    found = json.loads(tool("-C", workspace, "check", "--format", "json",
                            status=1).stdout)
    listed = found["findings"]
    assert found["counts"]["error"] >= 1
    for item in listed:
        place = ":".join(str(item[key]) for key in ("file", "line", "column")
                         if key in item)
        line = f"{place}: {item['severity']}: {item['text']} [{item['slug']}]"
        assert line in plain.stdout, line
    sarif = json.loads(tool("-C", "w", "check", "--format", "sarif", status=1,
                            cwd=workspace.parent).stdout)
    assert sarif["version"] == "2.1.0"
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(listed)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("w/"), place
    notes = tool("-C", "w", "check", "--format", "github", status=1,
                 cwd=workspace.parent).stdout
    assert len(notes.splitlines()) == len(listed)
    assert f"file=w/controls/{path.name},line=" in notes, notes
    keep_fingerprints(workspace, path, run["results"])


def keep_fingerprints(workspace, path, before):
    """A line above a finding does not make it another one."""
    path.write_text("# a line more\n" + path.read_text())
    after = json.loads(tool("-C", "w", "check", "--format", "sarif", status=1,
                            cwd=workspace.parent).stdout)["runs"][0]["results"]
    assert after != before
    assert ({json.dumps(one["partialFingerprints"]) for one in before} ==
            {json.dumps(one["partialFingerprints"]) for one in after})


def check_messages():
    """check --list names every message, for people and for programs."""
    text = tool("check", "--list").stdout
    lines = [line for line in text.splitlines() if line[0] != " "]
    assert all(len(line) <= 80 for line in text.splitlines()), text
    listed = json.loads(tool("check", "--list", "--format",
                             "json").stdout)["messages"]
    assert len(lines) == len(listed) > 100
    table = (ROOT / "src/base/diag_ids.h").read_text()
    slugs = re.findall(r'^DIAG\(\w+, SEVERITY_\w+, "([^"]+)"\)', table, re.M)
    assert slugs == [item["slug"] for item in listed]
    assert all(item["help"].endswith(".") for item in listed)


RULES = """rules:
  - {rule: policy-cites-nothing, severity: off, reason: A calm workspace.}
  - {rule: vague-word, severity: error, reason: We test each word.}
  - {rule: vague-word, severity: note, for: ["NO"],
     reason: The word is quoted from the contract.}
brand:"""


def check_rules():
    """A rule that is set differently decides the exit status, and is shown
    with its reason wherever findings are."""
    workspace = copy_fixture("rules")
    settings = workspace / "auditbinder.yaml"
    plain = settings.read_text()
    path = workspace / "controls/others.yaml"
    path.write_text(path.read_text().replace("Lead compares",
                                             "Lead regularly compares", 1))
    assert "warning: " in tool("-C", workspace, "check").stdout
    settings.write_text(plain.replace("brand:", RULES))
    run = tool("-C", workspace, "check", status=1)
    assert run.stdout.count("error: ") == 1, run.stdout
    assert "    set from warning: We test each word.\n" in run.stdout
    assert "[rule-without-finding]" in run.stdout
    listed = tool("-C", workspace, "check", "--list").stdout
    assert re.search(r"^vague-word +error, set from warning, 1 exception$",
                     listed, re.M)
    settings.write_text(plain.replace("brand:", RULES.replace("error", "off")))
    run = tool("-C", workspace, "check", "--strict")
    assert "vague-word]" not in run.stdout
    assert "1 finding set off under 'rules:'" in run.stderr
    found = json.loads(tool("-C", workspace, "check", "--format", "json")
                       .stdout)
    assert found["counts"]["off"] == 1
    assert found["findings"][-1]["reason"] == "We test each word."
    path.write_text(path.read_text().replace(
        "    owner: compliance-lead\n", "", 1))
    tool("-C", workspace, "build", status=1)
    settings.write_text(plain.replace("brand:", RULES.replace("error", "off")
                                      .replace("policy-cites-nothing",
                                               "missing-owner")))
    tool("-C", workspace, "build")
    sarif = json.loads(tool("-C", workspace, "check", "--format", "sarif")
                       .stdout)
    reasons = {result["suppressions"][0]["justification"]
               for result in sarif["runs"][0]["results"]
               if "suppressions" in result}
    assert reasons == {"We test each word.", "A calm workspace."}, reasons


def check_import():
    """A matrix that went out as a spreadsheet comes back as it was."""
    workspace = copy_fixture("import")
    tool("-C", workspace, "export", "matrix", "--format", "xlsx", "-o",
         "m.xlsx")
    before = export(workspace, "matrix")
    texts = {path: path.read_text()
             for path in (workspace / "controls").iterdir()}
    shown = tool("-C", workspace, "import", "m.xlsx")
    assert "matrix-id-taken" in shown.stderr
    for path in texts:
        path.unlink()
    run = tool("-C", workspace, "import", "m.xlsx", "-o", "controls/new.yaml")
    assert "error" not in run.stderr, run.stderr
    made = workspace / "controls/new.yaml"
    assert made.read_text() == shown.stdout
    tool("-C", workspace, "import", "m.xlsx", "-o", "controls/new.yaml",
         status=6)
    keep = "Control Title Category Statement Owner Operator Reviewer " \
        "Frequency Mode Nature Primary Criteria Policies Evidence Purpose " \
        "Risk Due Escalation".split()
    for old, new in zip(rows_of(before), rows_of(export(workspace, "matrix")),
                        strict=True):
        for column in keep:
            assert old[column] == new[column], (column, old, new)
    tool("-C", workspace, "import", "controls/new.yaml", status=4)


CHECKS = {
    "export_csv": check_export_csv,
    "export_xlsx": check_export_xlsx,
    "export_full": check_export_full,
    "import": check_import,
    "binder_tables": check_binder_tables,
    "export_calendar": check_export_calendar,
    "export_workspace": check_export_workspace,
    "schemas": check_schemas,
    "findings": check_findings,
    "flood": check_flood,
    "messages": check_messages,
    "rules": check_rules,
}
