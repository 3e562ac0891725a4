#!/usr/bin/env python3
"""Rules about the shipped content that are tests.

Reads policies/, templates/workspace/, templates/sample/auditbinder.yaml and
templates/criteria.yaml, or the same below the folder given as argument, and
judges: front matter, sections, controls governed in both directions, known
criteria, roles and titles, weak words, statements without an actor, blank
cells, variables without a value.

Exits 0 when all rules hold, 1 with file:line for each breach, 77 ("skipped"
to CTest) when PyYAML is missing.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys

try:
    import yaml
except ImportError:
    print("skipped: python3-yaml is not installed")
    sys.exit(77)

HERE = pathlib.Path(__file__).resolve().parents[2]
ROOT = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE

POLICY_KEYS = ("id title version status owner approver approved effective "
               "reviewed next_review review classification criteria controls "
               "history").split()
CONTROL_KEYS = ("id title summary category primary frequency mode criteria "
                "nature owner operator reviewer purpose risk statement due "
                "scope steps inputs variations variation evidence escalation "
                "policies related").split()
SECTIONS = ["Purpose", "Scope", "Roles", "Policy", "Exceptions",
            "Enforcement", "Definitions"]
LEVELS = {"Public", "Internal", "Confidential", "Restricted"}
DATES = ["approved", "effective", "reviewed", "next_review"]

# Words with which a duty cannot be tested.
WEAK = re.compile(r"\b(regularly|periodically|as needed|as necessary|as "
                  r"required|timely|in a timely manner|appropriate(ly)?|"
                  r"proper(ly)?|in place|adequate(ly)?|reasonabl[ey]|"
                  r"sufficient(ly)?|from time to time|and/or|etc\.|"
                  r"should|promptly|as soon as|where possible|if possible|"
                  r"best practices?|industry standards?)(?!\w)", re.I)

# Who acts besides the holders of roles, and systems that act by themselves.
ACTORS = re.compile(r"\b(who(ever)?|nobody|no one|anyone|everyone|workers?|"
                    r"managers?|people|persons?|owners?|"
                    r"approvers?|administrators?|engineers?|leader|authors?|"
                    r"reviewers?|participants|receiver|holders?|"
                    r"requester|tester|hosts?|team|vendors?|board|build|"
                    r"firm|job|script|pipeline|agents|sensors|firewalls|"
                    r"backup service|log platform|key management service|"
                    r"cloud account|device manager|identity provider|"
                    r"vault|provider)\b", re.I)


class Report:
    """Counts breaches and prints each with its place."""

    def __init__(self):
        self.breaches = 0

    def say(self, path, line, text):
        self.breaches += 1
        print(f"{path}:{line}: {text}")


def lines_of(path):
    return (ROOT / path).read_text(encoding="utf-8").split("\n")


def line_with(lines, pattern, start=0):
    """Number of the first line that matches, else 1."""
    for number, line in enumerate(lines[start:], start + 1):
        if re.search(pattern, line):
            return number
    return 1


class Policy:
    """A policy file: its head as data, its body as numbered lines."""

    def __init__(self, path):
        self.path = path
        self.lines = lines_of(path)
        self.end = self.lines.index("---", 1)
        self.head = yaml.safe_load("\n".join(self.lines[1:self.end]))
        self.body = list(enumerate(self.lines, 1))[self.end + 1:]
        self.id = self.head.get("id", "?")

    def at(self, key):
        return line_with(self.lines, f"^{key}:")

    def section(self, name):
        """The numbered lines below a heading of the second level."""
        found, inside = [], False
        for number, line in self.body:
            if line.startswith("## "):
                inside = line == "## " + name
            elif inside:
                found.append((number, line))
        return found


class Control:
    """A control: its data and the first line of it."""

    def __init__(self, path, lines, data):
        self.path, self.data, self.id = path, data, data["id"]
        self.line = line_with(lines, rf"^  - id: {re.escape(self.id)}$")
        self.lines = lines

    def at(self, key):
        return line_with(self.lines, f"^    {key}:", self.line - 1)


PARTS = "templates/workspace/addons"


def load_policies(folder="policies"):
    """The policies of the starter, or of a part of the add-on."""
    return [Policy(path.relative_to(ROOT))
            for path in sorted(ROOT.glob(folder + "/*.md"))]


def load_controls(folder="templates/workspace/controls"):
    """The controls of the starter, or of a part of the add-on."""
    found = []
    for file in sorted(ROOT.glob(folder + "/*.yaml")):
        path = file.relative_to(ROOT)
        lines = lines_of(path)
        for data in yaml.safe_load("\n".join(lines))["controls"]:
            found.append(Control(path, lines, data))
    return found


def read(path):
    return yaml.safe_load("\n".join(lines_of(path)))


def statements(lines):
    """Each numbered item as (line, text), continuation lines joined."""
    number, text, found = 0, "", []
    for place, line in lines + [(0, "")]:
        begins = re.match(r"\d+\. (.*)", line)
        if text and (begins or not line.startswith("   ")
                     or line.lstrip().startswith(("|", "-"))):
            found.append((number, text))
            text = ""
        if begins:
            number, text = place, begins[1]
        elif text:
            text += " " + line.strip()
    return found


def check_head(report, policy, world):
    """The table at the head is complete and its words are known."""
    head = policy.head
    for key in POLICY_KEYS:
        if not head.get(key):
            report.say(policy.path, policy.at(key), f"no '{key}'")
    days = [str(head.get(key)) for key in DATES]
    for key, day in zip(DATES, days):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            report.say(policy.path, policy.at(key), f"'{day}' is no date")
    if not days[0] <= days[1] < days[3] or not days[2] < days[3]:
        report.say(policy.path, policy.at("approved"),
                   "approved, effective and next review are out of order")
    if head.get("classification") not in LEVELS:
        report.say(policy.path, policy.at("classification"),
                   f"'{head.get('classification')}' is no level")
    for key in ("owner", "approver"):
        if head.get(key) not in world["roles"]:
            report.say(policy.path, policy.at(key),
                       f"the role '{head.get(key)}' is unknown")
    if head.get("owner") == head.get("approver"):
        report.say(policy.path, policy.at("approver"), "approved by its owner")
    last = (head.get("history") or [{}])[-1]
    if last.get("version") != head.get("version"):
        report.say(policy.path, policy.at("history"),
                   "the newest entry is of another version")
    for name in head.get("criteria") or []:
        if name not in world["criteria"]:
            report.say(policy.path, policy.at("criteria"),
                       f"the criterion '{name}' is unknown")


def check_sections(report, policy):
    """All sections, in order, none empty, and nothing typed as a title.

    The program prints title, related controls, criteria and history from the
    head; a section of that name would say them twice.
    """
    found = [(number, line[3:]) for number, line in policy.body
             if line.startswith("## ")]
    if [name for _, name in found] != SECTIONS:
        report.say(policy.path, policy.end + 1,
                   "the sections are not " + ", ".join(SECTIONS))
    for number, name in found:
        if not any(line.strip() for _, line in policy.section(name)):
            report.say(policy.path, number, f"'{name}' is empty")
    for number, line in policy.body:
        if re.match(r"# |#+ \d", line):
            report.say(policy.path, number,
                       "the program sets titles and numbers")
        if re.search(r"</?[a-z]+[ >/]", line):
            report.say(policy.path, number, "HTML")
        if len(line) > 80 and not line.lstrip().startswith("|"):
            report.say(policy.path, number, f"{len(line)} columns")


def check_words(report, policy, world):
    """Each numbered statement has an actor and no word that is untestable."""
    for number, line in policy.body:
        weak = WEAK.search(line)
        if weak:
            report.say(policy.path, number, f"weak: '{weak[0]}'")
    numbered = statements(policy.section("Policy"))
    if len(numbered) < 8:
        report.say(policy.path, policy.end + 1,
                   f"only {len(numbered)} numbered statements")
    for number, text in numbered:
        if not re.search(r"[.:?](\[\^\w+\])?$", text.rstrip()):
            report.say(policy.path, number, "the statement does not end")
        if not has_actor(text, world) and not is_addressed(policy, number):
            report.say(policy.path, number, "the statement names no actor")


def has_actor(text, world):
    """Somebody, or a system that acts by itself, does it."""
    titles = re.compile("|".join(map(re.escape, world["titles"])), re.I)
    return bool(titles.search(text) or ACTORS.search(text)
                or re.match(r"You\b", text))


def is_addressed(policy, number):
    """The heading above it says 'You must', as in the acceptable use policy."""
    above = [line for place, line in policy.body
             if place < number and line.startswith("### ")]
    return bool(above and above[-1].startswith("### You "))


def check_titles(report, policy, world):
    """'the Backup Policy' names a policy that exists."""
    text = "\n".join(policy.lines[policy.end:])
    joined = re.sub(r"\n +|\n(?=\S)", " ", text)
    for found in re.finditer(r"\bthe ((?:[A-Z][\w-]*|and) )+Policy\b",
                             joined):
        name = found[0][4:]
        if name not in world["policy_titles"]:
            word = name.split()[0]
            report.say(policy.path,
                       line_with(policy.lines, rf"\b{word}\b", policy.end),
                       f"there is no '{name}'")


def check_cells(report, path, numbered):
    """Tables have as many cells in each row; only forms leave cells blank."""
    width, heading = 0, []
    for number, line in numbered:
        text = line.strip()
        if not text.startswith("|"):
            width, heading = 0, []
            continue
        if re.fullmatch(r"[|: -]+", text) and "-" in text:
            continue
        cells = [cell.strip() for cell in text[1:-1].split("|")]
        if not width:
            width, heading = len(cells), cells
        if len(cells) != width:
            report.say(path, number, f"{len(cells)} cells, not {width}")
        is_form = heading[-1] == "Entry"
        if any(not cell for cell in cells[:-1 if is_form else None]):
            report.say(path, number, "a blank cell")


def check_references(report, policy, world):
    """Controls named in the text exist; what is implemented or supported is
    governed, and what is governed is named.
    """
    governed = set(policy.head.get("controls") or [])
    named = set()
    for number, text in statements(policy.body) + table_rows(policy):
        for name in re.findall(r"\b(?:X|[A-Z]{2,3})-\d{2}\b", text):
            named.add(name)
            if name not in world["controls"]:
                report.say(policy.path, number, f"there is no control {name}")
    # The text before the first statement may implement a control, too.
    prose = " ".join(line.strip() for _, line in policy.body)
    for kind, claim in re.findall(r"\((implements|supports) ([^)]*)\)", prose):
        for name in re.findall(r"[A-Z]+-\d+", claim):
            named.add(name)
            if name not in governed:
                report.say(policy.path, line_with(policy.lines, name,
                                                  policy.end),
                           f"{kind} {name}, which 'controls:' lacks")
    for name in sorted(governed):
        if not re.search(rf"\b{name}\b", prose):
            report.say(policy.path, policy.at("controls"),
                       f"no statement names {name}, which 'controls:' lists")


def table_rows(policy):
    return [(number, line) for number, line in policy.body
            if line.lstrip().startswith("|")]


def check_directions(report, policies, controls):
    """A policy and the controls it governs name each other."""
    by_id = {policy.id: policy for policy in policies}
    known = {control.id: control for control in controls}
    for policy in policies:
        for name in policy.head.get("controls") or []:
            back = known.get(name)
            if not back:
                report.say(policy.path, policy.at("controls"),
                           f"there is no control {name}")
            elif policy.id not in (back.data.get("policies") or []):
                report.say(back.path, back.at("policies"),
                           f"{name} does not name {policy.id}, "
                           "which governs it")
    for control in controls:
        for name in control.data.get("policies") or []:
            back = by_id.get(name)
            if not back:
                report.say(control.path, control.at("policies"),
                           f"there is no policy {name}")
            elif control.id not in (back.head.get("controls") or []):
                report.say(back.path, back.at("controls"),
                           f"{name} does not name {control.id}")


def check_implemented(report, policies, controls):
    """For each control some policy statement says that it implements it."""
    claims = set()
    for policy in policies:
        prose = " ".join(line.strip() for _, line in policy.body)
        for claim in re.findall(r"\(implements ([^)]*)\)", prose):
            claims.update(re.findall(r"[A-Z]+-\d+", claim))
        for heading, row in rows_under_implements(policy):
            claims.update(re.findall(r"[A-Z]+-\d+", row[heading]))
    for control in controls:
        if control.id not in claims:
            report.say(control.path, control.line,
                       f"no policy statement implements {control.id}")


def rows_under_implements(policy):
    """Rows of tables that have a column 'Implements', with its place."""
    column = None
    for _, line in policy.body:
        text = line.strip()
        if not text.startswith("|"):
            column = None
            continue
        cells = [cell.strip() for cell in text[1:-1].split("|")]
        if "Implements" in cells:
            column = cells.index("Implements")
        elif column is not None and column < len(cells):
            yield column, cells


def check_control(report, control, world):
    """Keys, words and references of one control."""
    data = control.data
    for key in CONTROL_KEYS:
        # A control of the add-on belongs to the group of its id.
        if not data.get(key) and (key, control.id[0]) != ("category", "X"):
            report.say(control.path, control.line,
                       f"{control.id} has no '{key}'")
    for name in data.get("policies") or []:
        if name not in world["policies"]:
            report.say(control.path, control.at("policies"),
                       f"there is no policy {name}")
    for key in ("statement", "due"):
        weak = WEAK.search(str(data.get(key)))
        if weak:
            report.say(control.path, control.at(key), f"weak: '{weak[0]}'")
    statement = str(data.get("statement")).strip()
    if not (statement.startswith(("The ", "Legal Counsel "))
            and has_actor(statement[:60], world)
            and statement.endswith(".")):
        report.say(control.path, control.at("statement"),
                   "the statement does not begin with who acts and end")
    for key in ("owner", "operator", "reviewer"):
        if data.get(key) not in world["roles"]:
            report.say(control.path, control.at(key),
                       f"the role '{data.get(key)}' is unknown")
    if data.get("operator") == data.get("reviewer"):
        report.say(control.path, control.at("reviewer"),
                   "who operates a control does not review it")
    for name in data.get("criteria") or []:
        if name not in world["criteria"]:
            report.say(control.path, control.at("criteria"),
                       f"the criterion '{name}' is unknown")
    for name in data.get("related") or []:
        if name not in world["controls"]:
            report.say(control.path, control.at("related"),
                       f"there is no control {name}")
    choices = [way["id"] for way in data.get("variations") or []]
    if len(choices) < 2 or data.get("variation") not in choices:
        report.say(control.path, control.at("variations"),
                   "fewer than two variations, or none is chosen")


def check_variables(report, path, lines, variables):
    """{{name}} has a value in the starter and in the sample."""
    for number, line in enumerate(lines, 1):
        for name in re.findall(r"\{\{\s*([^}]*?)\s*\}\}", line):
            if name not in variables:
                report.say(path, number, f"'{{{{{name}}}}}' has no value")
        if line.count("{{") != line.count("}}"):
            report.say(path, number, "braces without a partner")


def known_variables(program):
    names = {f"{part}.{key}" for part in ("organization", "system")
             for key, value in (program.get(part) or {}).items()
             if isinstance(value, str)}
    return names | {"variables." + key
                    for key in program.get("variables") or {}}


def the_world(policies, controls):
    """What ids, titles and variables exist."""
    starter = read("templates/workspace/auditbinder.yaml")
    sample = read("templates/sample/auditbinder.yaml")
    return {
        "criteria": {row["id"] for row in
                     read("templates/criteria.yaml")["criteria"]},
        "roles": {role["id"] for role in starter["roles"]},
        "titles": [role["title"] for role in starter["roles"]],
        "controls": {control.id for control in controls},
        "policies": {policy.id for policy in policies},
        "policy_titles": {policy.head["title"] for policy in policies},
        "variables": known_variables(starter) & known_variables(sample),
    }


def check_ids(report, controls):
    """57 controls are the framework's, and ours are kept apart from them."""
    ours = [one for one in controls if is_ours(one)]
    if len(controls) - len(ours) != 57:
        report.say("templates/workspace/controls", 1,
                   f"{len(controls) - len(ours)} controls of the framework")
    for control in controls:
        if re.fullmatch(r"X-\d\d", control.id) and not is_ours(control):
            report.say(control.path, control.line, "not in a file x*")
        if is_ours(control) and not re.fullmatch(r"X-\d\d", control.id):
            report.say(control.path, control.line,
                       f"{control.id} could be an id of the framework")


def is_ours(control):
    return re.match(r"x\d\d-", control.path.name) is not None


def check_all_met(report, controls, world):
    """With every part of the add-on each criterion is met."""
    met = {name for control in controls for name in control.data["criteria"]}
    for name in sorted(world["criteria"] - met):
        report.say(PARTS, 1, f"no control meets {name}")


def check_forms(report, world):
    """Forms and further documents: words, and the controls that they name."""
    for folder in ("forms", "workspace/documents", "sample/documents"):
        for file in sorted((ROOT / "templates" / folder).glob("*.md")):
            path = file.relative_to(ROOT)
            for number, line in enumerate(lines_of(path), 1):
                # What an assertion promises has a name of its own.
                weak = WEAK.search(line.replace("reasonable assurance", ""))
                if weak:
                    report.say(path, number, f"weak: '{weak[0]}'")
                for name in re.findall(r"\b(?:X|[A-Z]{2,3})-\d{2}\b", line):
                    if name not in world["controls"]:
                        report.say(path, number, f"there is no control {name}")


def check_unique(report, things):
    seen = {}
    for path, name in things:
        if name in seen:
            report.say(path, 1, f"{name} is already in {seen[name]}")
        seen[name] = path


def check_readme(report, sets):
    """The starter's README counts the criteria that are met, by category:
    by the framework's controls, those in use, and all."""
    path = "templates/workspace/README.md"
    text = "\n".join(lines_of(path))
    criteria = read("templates/criteria.yaml")["criteria"]
    met = [{name for one in part for name in one.data["criteria"]}
           for part in sets]
    names = list(dict.fromkeys(row["category"] for row in criteria))
    for name in names + ["**all**"]:
        ids = [row["id"] for row in criteria
               if name in (row["category"], "**all**")]
        label = name.replace("-", " ").capitalize().replace("*a", "*A")
        cells = [label, len(ids)] + [len(part & set(ids)) for part in met]
        row = "| " + " | ".join(map(str, cells)) + " |"
        if row not in text:
            report.say(path, 1, f"the row '{row}' is missing")


def check_policy(report, policy, world):
    check_head(report, policy, world)
    check_sections(report, policy)
    check_words(report, policy, world)
    check_titles(report, policy, world)
    check_cells(report, policy.path, policy.body)
    check_references(report, policy, world)
    check_variables(report, policy.path, policy.lines, world["variables"])


def check_set(report, policies, controls, world):
    """Policies and controls that belong together: each is complete, and they
    name each other."""
    for policy in policies:
        check_policy(report, policy, world)
    for control in controls:
        check_control(report, control, world)
    for path in sorted({control.path for control in controls}):
        check_variables(report, path, lines_of(path), world["variables"])
    check_directions(report, policies, controls)
    check_implemented(report, policies, controls)


def main():
    report = Report()
    policies, controls = load_policies(), load_controls()
    waiting = [(load_policies(f"{PARTS}/{name}/policies"),
                load_controls(f"{PARTS}/{name}/controls"))
               for name in ("privacy", "processing-integrity")]
    if not policies or not controls:
        report.say(ROOT, 1, "no policies or no controls")
    every = [one for _, part in waiting for one in part] + controls
    texts = [one for part, _ in waiting for one in part] + policies
    check_unique(report, [(one.path, one.id) for one in texts + every])
    check_ids(report, every)
    check_set(report, policies, controls, the_world(policies, controls))
    world = the_world(texts, every)
    check_forms(report, world)
    for part in waiting:
        check_set(report, *part, world)
    check_all_met(report, every, world)
    check_readme(report, ([one for one in controls if not is_ours(one)],
                          controls, every))
    print(f"{len(texts)} policies, {len(every)} controls, "
          f"{report.breaches} breaches")
    return 1 if report.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
