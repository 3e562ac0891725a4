"""What the pages say of evidence, and what they must never say.
SPDX-License-Identifier: Apache-2.0
"""
import hashlib
import re
import shutil

from lib import PERIOD, ROOT, call, fresh, made, need, tool, unpacked
from texts import drawn, solid

# A result, an opinion, or a word that reads as one: the service auditor's.
FORBIDDEN = re.compile(
    r"no exceptions? (?:was|were )?noted|exceptions? noted|"
    r"operat\w+ effectively|effectively operat\w+|fairly present\w*|"
    r"suitably designed|in all material respects|"
    r"\b(?:passed|failed|compliant|certified|certification|attested by|"
    r"qualified|unqualified|unmodified|adverse|disclaimer|opinion|satisfied|"
    r"deficien\w+|accepted by the auditor)\b", re.I)
TYPE_I = "2026-01-31"


def own_words(workspace):
    """All that the company wrote itself, the subjects of criteria, and what a
    form asks about a vendor's report."""
    texts = [path.read_text(errors="replace")
             for pattern in ("*.yaml", "controls/*.yaml", "policies/**/*.md",
                             "documents/*.md", "evidence/**/*.yaml",
                             "requests/*", "criteria.yaml")
             for path in sorted(workspace.glob(pattern)) if path.is_file()]
    texts += [(ROOT / "templates" / name).read_text()
              for name in ("criteria.yaml", "forms/vendor-register.md")]
    return letters(" ".join(texts))


def letters(text):
    """Letters and digits alone: no marks, no cells, no ends of lines."""
    return re.sub(r"[\W_]+", "", text.lower())


def claims(text, own):
    """Forbidden words, where the company does not write them itself beside
    the same word."""
    for match in FORBIDDEN.finditer(text):
        word = letters(match[0])
        before = letters(text[:match.start()][-60:])[-6:]
        after = letters(text[match.end():][:60])[:6]
        if before + word not in own and word + after not in own:
            yield text[max(0, match.start() - 40):match.end() + 20]


def words_of(path):
    """The text of a PDF in words."""
    run = call(need("pdftotext"), "-raw", "-enc", "UTF-8", path, "-", status=0)
    return " ".join(run.stdout.split())


def check_never_said():
    """No page, index or table holds a result, an opinion or a login name."""
    workspace = fresh("never said") / "workspace"
    shutil.copytree(made("sample"), workspace,
                    ignore=shutil.ignore_patterns("out"))
    tool("-C", workspace, "build", "--period", PERIOD)
    tool("-C", workspace, "build", "--period", TYPE_I)
    own, found, count = own_words(workspace), [], 0
    for path in sorted((workspace / "out").rglob("*.pdf")):
        count += 1
        found += [f"{path.name}: {claim!r}"
                  for claim in claims(words_of(path), own)]
    for path in sorted((workspace / "out").rglob("*.csv")):
        found += [f"{path.name}: {claim!r}"
                  for claim in claims(path.read_text(), own)]
    print(f"{count} documents")
    assert count > 200, count
    assert not found, "\n".join(["", *found[:40]])
    assert list(claims("The control operated effectively.", own))
    assert list(claims("Result: No exceptions noted.", own))


def check_digests():
    """Each narrative names its files with the digest that they have."""
    need("pdftotext")
    bag = unpacked("sample", "for digests")
    narratives = made("sample") / "out" / PERIOD / "documents/narratives"
    count = 0
    for path in sorted((bag / "data/evidence").rglob("*")):
        if not path.is_file():
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        page = solid(drawn(narratives / f"{path.parent.name}.pdf"))
        # Once in the list of files, and in the window that it belongs to.
        assert digest[:16] in page, f"{path.parent.name}/{path.name}"
        count += 1
    print(f"{count} files")
    assert count > 150, count


CHECKS = {"never_said": check_never_said, "digests": check_digests}
