"""The text in force: renewed policies, the version that each period shows, and
the redline, read back from the pages.
SPDX-License-Identifier: Apache-2.0
"""
import os

import lib
from lib import PERIOD, ROOT, copy_fixture, made, tool

POLICY = "policies/access-control.md"
APPROVED = ("--approved-by", "cto", "--approved-on")


def words(pdf):
    lib.need("pdftotext")
    text = lib.call("pdftotext", "-raw", pdf, "-", status=0).stdout
    return " ".join(text.split())


def tree(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file()}


def check_renew():
    """Old text kept, head edited, the old text shown until the new holds."""
    workspace = copy_fixture("renew")
    head = workspace / POLICY
    before = head.read_text()
    run = tool("-C", workspace, "renew", "ACP", "--version", "1.2", *APPROVED,
               "2026-06-01", "--effective", "2026-07-01", "--change",
               'Named "two" doors.')
    assert "1.1 -> 1.2" in run.stdout, run.stdout
    assert (workspace / "policies/versions/ACP/1.1.md").read_text() == before
    after = head.read_text()
    for line in ('version: "1.2"', "approved: 2026-06-01",
                 "effective: 2026-07-01", "reviewed: 2026-06-01",
                 "next_review: 2027-06-01"):
        assert line in after.split("\n"), (line, after)
    gone = set(before.split("\n")) - set(after.split("\n"))
    assert len(gone) == 5, gone
    assert before.split("---\n", 2)[2] == after.split("---\n", 2)[2]
    head.write_text(after.replace("Each person has one account",
                                  "Each person has two accounts"))
    tool("-C", workspace, "check")
    tree_of = tool("-C", workspace, "dump", "tree",
                   "policies/ACP-access-control-policy.pdf").stdout
    assert "one account" in tree_of and "two accounts" not in tree_of
    assert "1.2" not in tree_of, "a version of the future is shown"


def check_renew_unchanged():
    """A review alone enters its days and one line."""
    workspace = copy_fixture("renew-unchanged")
    before = (workspace / POLICY).read_text()
    tool("-C", workspace, "renew", "ACP", "--no-change", *APPROVED,
         "2026-06-01", "-q")
    after = (workspace / POLICY).read_text()
    new = [line for line in after.split("\n") if line not in before]
    assert len(new) == 3 and "no change" in new[2], new
    assert not (workspace / "policies/versions").exists()


def check_renew_refused():
    """What makes no sense changes nothing."""
    workspace = copy_fixture("renew-refused")
    before = tree(workspace)
    day = "2026-06-01"
    wrong = {
        ("ACP", "--version", "1.1", *APPROVED, day): "already",
        ("ACP", "--version", "1.2", *APPROVED, "2025-06-01"): "later",
        ("ACP", "--version", "../x", *APPROVED, day): "version",
        ("ACP", "--version", "1.2", *APPROVED, "2026-02-30"): "date",
        ("ACX", "--version", "1.2", *APPROVED, day): "'ACP'",
        ("ACP", "--version", "1.2", *APPROVED, day, "--effective",
         "2026-05-31"): "before its approval",
        ("ACP", "--version", "1.2", "--approved-by", "platform-lead",
         "--approved-on", day): "owns",
        ("ACP", "--version", "1.2", "--approved-by", "ctx",
         "--approved-on", day): "'cto'",
    }
    for arguments, wanted in wrong.items():
        run = tool("-C", workspace, "renew", *arguments, status=1)
        assert wanted in run.stderr, (arguments, run.stderr)
        assert "renew-refused" in run.stderr and not run.stdout
    tool("-C", workspace, "renew", "ACP", *APPROVED, day, status=2)
    tool("-C", workspace, "renew", "ACP", "--no-change", "--version", "2",
         *APPROVED, day, status=2)
    assert tree(workspace) == before


def check_renew_drafts():
    """The starter's drafts: one call approves them all, by their approvers."""
    workspace = lib.fresh("renew-drafts") / "ws"
    tool("init", workspace)
    heads = sorted((workspace / "policies").glob("*.md"))
    texts = [head.read_text() for head in heads]
    assert len(heads) > 30 and all("\nstatus: draft\n" in t for t in texts)
    for key in ("approved:", "effective:", "reviewed:", "history:"):
        assert not any("\n" + key in text for text in texts), key
    tool("-C", workspace, "renew", "ISP", "--no-change", *APPROVED,
         "2026-09-01", status=1)
    assert [head.read_text() for head in heads] == texts
    tool("-C", workspace, "renew", "--all-drafts", "--approved-on",
         "2026-09-01", "--change", "Adopted.")
    for head, before in zip(heads, texts):
        after = head.read_text()
        for line in ("status: approved", "approved: 2026-09-01",
                     "next_review: 2027-09-01", '  - version: "1.0"'):
            assert line in after.split("\n"), (head, line)
        approver = [line for line in before.split("\n")
                    if line.startswith("approver:")]
        assert approver[0] in after.split("\n")
        assert before.split("---\n", 2)[2] == after.split("---\n", 2)[2]
    assert not (workspace / "policies/versions").exists()
    run = tool("-C", workspace, "renew", "--all-drafts", "--approved-on",
               "2026-09-02")
    assert "no policy is a draft" in run.stdout, run.stdout
    tool("-C", workspace, "renew", "ISP", "COC", "--no-change",
         "--approved-by", "ceo", "--approved-on", "2026-09-02")
    for name in ("information-security", "code-of-conduct"):
        text = (workspace / f"policies/{name}.md").read_text()
        assert "\nreviewed: 2026-09-02\n" in text, name
    tool("-C", workspace, "renew", "ISP", "ACP", "--version", "2",
         "--approved-by", "ceo", "--approved-on", "2026-09-02", status=2)
    tool("-C", workspace, "renew", "ISP", "--all-drafts", "--approved-on",
         "2026-09-02", status=2)


def check_renew_atomic():
    """Where the head cannot be written, the old text is not left either."""
    if os.geteuid() == 0:
        raise lib.Skip("this account may write everywhere")
    workspace = copy_fixture("renew-atomic")
    (workspace / "policies/versions").mkdir()
    before = tree(workspace)
    (workspace / "policies").chmod(0o555)
    tool("-C", workspace, "renew", "ACP", "--version", "1.2", *APPROVED,
         "2026-06-01", status=6)
    (workspace / "policies").chmod(0o755)
    assert tree(workspace) == before


CHANGES = {  # a sentence that the version in force brought
    "CMP": "Calculation or reporting of amounts",
    "COC": "Above 50 and up to 200 euros",
    "DCP": "intelligence services",
    "IRP": "60 days for severity 2",
    "ISP": "leads a security forum",
    "JDR": "has a deputy, who acts",
    "RDP": "replaces Revision 1",
    "SUP": "tests the web form and the telephone line",
}


def check_redline():
    """Each policy with a former text has its redline, others have none."""
    former = ROOT / "templates/sample/policies/versions"
    assert set(CHANGES) == {path.name for path in former.iterdir()}
    folder = made("sample") / "out" / PERIOD / "documents/policies"
    found = {path.name[:3]: words(path)
             for path in folder.glob("*-changes.pdf")}
    assert set(found) == set(CHANGES), set(found)
    for policy, change in CHANGES.items():
        assert change in found[policy], (policy, change)
    assert "It replaced version 1.0" in found["DCP"]
    assert "send, share, print and destroy" in found["DCP"]
    packets = folder.parent / "packets"
    assert "It replaced version 1.0" in words(packets / "DS-06.pdf")


CHECKS = {
    "renew": check_renew,
    "renew_unchanged": check_renew_unchanged,
    "renew_refused": check_renew_refused,
    "renew_drafts": check_renew_drafts,
    "renew_atomic": check_renew_atomic,
    "redline": check_redline,
}
