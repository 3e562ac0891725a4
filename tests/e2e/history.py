"""The texts of a workspace in git: two periods, three commits, and the same
bytes wherever the repository lies.
SPDX-License-Identifier: Apache-2.0
"""
import json
import shutil

import lib
from lib import copy_fixture, environment, fresh, messages, tool
from program import edit

ACCESS = "policies/access-control.md"
CHANGE = "controls/change-management.yaml"
SETTINGS = "auditbinder.yaml"
PERIODS = ("2025-H2", "2026-H1")


def git(folder, *words, day="2026-01-01", committer="Cleo Committer"):
    when = f"{day}T23:30:00-0800"
    return lib.call("git", *words, cwd=folder, status=0, env=environment(
        GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1",
        GIT_AUTHOR_NAME="Ada Author", GIT_AUTHOR_EMAIL="ada@example.com",
        GIT_COMMITTER_NAME=committer, GIT_COMMITTER_EMAIL="cleo@example.com",
        GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when))


def commit(folder, day, message):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message, day=day)


def make(name):
    """Three commits: the first texts, a control, a policy."""
    lib.need("git")
    workspace = copy_fixture(name)
    edit(workspace, SETTINGS, "periods:\n",
         "history: git\nperiods:\n  - id: 2025-H2\n    type: II\n"
         "    from: 2025-07-01\n    to: 2025-12-31\n")
    policy = (workspace / ACCESS).read_text()
    edit(workspace, ACCESS, '\nversion: "1.1"', '\nversion: "1.0"')
    edit(workspace, ACCESS, "approved: 2026-01-12", "approved: 2025-01-13")
    edit(workspace, ACCESS, "effective: 2026-01-15", "effective: 2025-01-15")
    edit(workspace, ACCESS, "Each person has one account",
         "Each person has two accounts")
    (workspace / ".gitignore").write_text("/out/\n")
    git(workspace, "init", "-q", "-b", "main", ".")
    commit(workspace, "2025-07-10", "First texts")
    edit(workspace, CHANGE, "compares the list of deployers with the list of "
         "staff\n      in each quarter",
         "compares the deployers with the staff\n      in each quarter")
    commit(workspace, "2025-11-05", "Shorter\n\nReviewed-by: Rita Reader\n"
           "Approved-by: Ben Boss <ben@example.com>")
    (workspace / ACCESS).write_text(policy)
    commit(workspace, "2026-01-12", "Access control 1.1")
    return workspace


def build(workspace, **changes):
    binders = {}
    for period in PERIODS:
        tool("-C", workspace, "build", "--period", period, "-q",
             env=environment(**changes))
        found = list((workspace / "out" / period).glob("*.zip"))
        assert len(found) == 1, found
        binders[period] = found[0]
    return binders


def source_of(workspace, period, name):
    return tool("-C", workspace, "dump", "tree", "--period", period,
                name).stdout


def check_history():
    """Each period shows its text, and names its changes and who approved."""
    workspace = make("history")
    run = tool("-C", workspace, "check", status=None)
    slugs = {said["slug"] for said in messages(run.stdout)}
    assert not slugs & {"not-committed", "changed-without-version",
                        "history-cut", "git-unreadable"}, run.stdout
    old, new = (source_of(workspace, period, "narratives/1.10.pdf")
                for period in PERIODS)
    assert "compares the deployers with the staff" in new
    assert "Changes in the period" not in new
    for words in ("Changes in the period", "5 November 2025",
                  "approved by Ben Boss", "list of"):
        assert words in old, (words, old)
    assert "example.com" not in old and "Rita" not in old
    name = "policies/ACP-access-control-policy.pdf"
    old, new = (source_of(workspace, period, name) for period in PERIODS)
    assert "two accounts" in old and "one account" not in old, old
    assert "one account" in new and "two accounts" not in new, new
    changes = source_of(workspace, "2026-H1", name.replace(".pdf",
                                                           "-changes.pdf"))
    for words in ("Version 1.1", "replaced version 1.0", "12 January 2026",
                  "committed by Cleo Committer"):
        assert words in changes, (words, changes)
    # An uncommitted edit is shown, and said.
    edit(workspace, ACCESS, "Each person has one account",
         "Each person has three accounts")
    run = tool("-C", workspace, "check", status=None)
    slugs = [said["slug"] for said in messages(run.stdout)]
    assert slugs.count("not-committed") == 1, run.stdout
    assert slugs.count("changed-without-version") == 1, run.stdout
    assert "three accounts" in source_of(workspace, "2026-H1", name)


def check_history_same_bytes():
    """A clone in another folder, zone, home and locale makes the same."""
    workspace = make("history-bytes")
    first = {period: path.read_bytes()
             for period, path in build(workspace, TZ="UTC").items()}
    base = fresh("history-clone")
    home = base / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[user]\nname = Nobody\n"
                                     "[core]\nquotepath = false\nautocrlf = "
                                     "true\n[log]\nmailmap = true\n")
    clone = base / "elsewhere and further"
    git(base, "clone", "-q", str(workspace), str(clone))
    for period, path in build(clone, TZ="Pacific/Auckland", HOME=str(home),
                              LC_ALL="C").items():
        assert path.read_bytes() == first[period], f"{period} differs"
    git(clone, "gc", "-q")
    shutil.rmtree(clone / "out")
    for period, path in build(clone, TZ="America/Lima").items():
        assert path.read_bytes() == first[period], f"{period} differs, packed"


def check_history_export():
    """The workspace as JSON holds every text."""
    workspace = make("history-export")
    for period, shown in zip(PERIODS, ("1.0", "1.1")):
        run = tool("-C", workspace, "export", "workspace", "--period", period)
        whole = json.loads(run.stdout)
        policy, = (p for p in whole["policies"] if p["id"] == "ACP")
        texts = [*policy["versions"], policy]
        assert [text["version"] for text in texts] == ["1.0", "1.1"], texts
        assert [text["version"] for text in texts
                if text["is_shown"]] == [shown], texts
        control, = (c for c in whole["controls"] if c["id"] == "1.10")
        assert len(control["versions"]) == 1, control
        assert control["commit"]["approved_by"] == "Ben Boss", control
        assert control["effective"] == "2025-11-05", control


def check_history_sources():
    """What is embedded is the text that the page shows."""
    lib.need("pdfdetach")
    workspace = make("history-sources")
    edit(workspace, SETTINGS, "output:\n", "output:\n  embed_sources: true\n")
    build(workspace)
    files = {"ACP-access-control-policy": "access-control.md",
             "1.10": "1.10.yaml"}
    wanted = {("2025-H2", "access-control.md"): "two accounts",
              ("2026-H1", "access-control.md"): "one account",
              ("2025-H2", "1.10.yaml"): "compares the deployers",
              ("2026-H1", "1.10.yaml"): "compares the deployers"}
    for (period, name), words in wanted.items():
        stem, = (stem for stem, file in files.items() if file == name)
        pdf, = (workspace / "out" / period).rglob(stem + ".pdf")
        folder = fresh("history-embedded")
        lib.call("pdfdetach", "-saveall", "-o", folder, pdf, status=0)
        found, = folder.iterdir()
        assert found.name == name and words in found.read_text(), pdf
    edit(workspace, CHANGE, "compares the deployers", "knows the deployers")
    commit(workspace, "2026-02-01", "Another")
    build(workspace)
    for period, words in (("2025-H2", "compares the"), ("2026-H1", "knows")):
        pdf, = (workspace / "out" / period).rglob("1.10.pdf")
        folder = fresh("history-embedded")
        lib.call("pdfdetach", "-saveall", "-o", folder, pdf, status=0)
        found, = folder.iterdir()
        text = found.read_text()
        assert words in text and "id: 1.10" in text, (pdf, text)
        assert 'id: "NO"' not in text, text


def check_history_refused():
    """Where there is no repository, one error says so at the key."""
    import tempfile
    workspace = copy_fixture("history-none")
    edit(workspace, SETTINGS, "periods:\n", "history: git\nperiods:\n")
    with tempfile.TemporaryDirectory() as folder:
        place = shutil.copytree(workspace, folder + "/w")
        run = tool("-C", place, "check", status=4)
    said, = messages(run.stdout)
    assert said["slug"] == "git-unreadable", run.stdout
    assert said["file"] == SETTINGS and "git init" in run.stdout, run.stdout


CHECKS = {
    "history": check_history,
    "history_same_bytes": check_history_same_bytes,
    "history_export": check_history_export,
    "history_sources": check_history_sources,
    "history_refused": check_history_refused,
}
