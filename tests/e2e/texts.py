"""No word is lost: what the user wrote is compared with what other tools read
out of the PDF.

Two ways: the text in the order of the tag tree (what a screen reader says),
which must hold every line in order; and the text as it stands on the page,
whose words must be those of the source, whole and in order, for poppler and
mutool.
SPDX-License-Identifier: Apache-2.0
"""
import re
import unicodedata
from collections import Counter

from lib import PERIOD, call, made, need, need_module


def solid(text):
    """Without blanks, soft hyphens and ways to write the same letter."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u00ad\u200b\u2060\ufeff]+", "", text)


def tagged(path):
    """The text of the tag tree, in its order."""
    run = call(need("pdfinfo"), "-struct-text", path, status=0)
    parts = re.findall(r'^ *"(.*?)"$', run.stdout, re.M | re.S)
    return solid("".join(parts))


def drawn(path):
    """The text as it stands on the pages."""
    run = call(need("pdftotext"), "-raw", "-enc", "UTF-8", path, "-", status=0)
    return solid(run.stdout)


def narrative(name, control):
    return made(name) / "out" / PERIOD / "documents/narratives" / (
        control + ".pdf")


# Texts of the fixture as they must be read: a control's id, then its fields.
FIXTURE = {
    "NO": [
        'A&B "Labs" <x> | *y*',
        "Change approval & review",
        "Changes are approved before deployment",
        "Lets no change reach The_Ledger_ #1 that a second person has not "
        "read, so that rm -rf / and <script>alert(1)</script> stay words.",
        "or 2 * 3 * 4 things at once.",
        "The Platform Lead approves each change of The_Ledger_ #1 in the "
        "source host before its deployment, and the approval stays with the "
        "change.",
        "The approval precedes the deployment.",
        "a|b pipeline", "production", "Text on the public website",
        "The author opens a change & names its reason.",
        "approves it, or says [why not].",
        "Every merged change of the period, counted twice with the same "
        "result.",
        "The source host enforces one approval.",
        "The ticket system records the approval.",
        "List of merged changes",
        "Each line names author, approver and both times.",
        "A change without approval becomes an incident on the same day.",
        "Access Control Policy", "CC8.1", "Ada \"A*\" Quill",
        "Βασίλης Ω. Κύμα", "Ева Снег",
        '=Changes of the "half year" | all',
    ],
    "1.10": ["Deployment rights", "quarterly",
             "Keeps the keys of production in few hands.",
             "An old account could deploy.", "A signed export."],
    "LS-10": ["Physical access review", "semi-annual"],
    "COM-04": ["There is no data centre of our own; the cloud provider's "
               "report covers its cameras."],
}


def missing(path, wanted):
    """Which texts a PDF lacks in either reading."""
    tree, page = tagged(path), drawn(path)
    lost = []
    for text in wanted:
        # A phrase may wrap in a cell beside others: there its words count.
        words = text.split()
        if solid(text).lower() not in tree.lower():
            lost.append(f"{path.name}: not in the tags: {text!r}")
        lost += [f"{path.name}: not on a page: {word!r} of {text!r}"
                 for word in words if solid(word).lower() not in page.lower()]
    return lost


def folded(text):
    """A YAML text of the sample as its narrative shows it."""
    text = text.replace("{{system.name}}", "\0")
    text = text.replace("{{organization.name}}", "\0")
    return [piece for piece in re.split(r"\0|`|\*+", " ".join(text.split()))
            if piece.strip()]


def sample_fields(control):
    """Every prose field of a control of the sample."""
    texts = [control[key] for key in
             ("title", "summary", "purpose", "risk", "statement", "due",
              "inputs", "escalation", "not_applicable") if key in control]
    texts += control.get("steps", [])
    texts += [item["text"] for item in control.get("variations", [])]
    for item in control.get("evidence", []):
        texts += [item["what"], item.get("acceptance", "")]
    for places in control.get("scope", {}).values():
        texts += places
    texts += list(control.get("dependencies", {}).values())
    return [piece for text in texts for piece in folded(str(text))]


def check_narrative_text():
    """Each field of each control is in its narrative."""
    lost = []
    for control, wanted in FIXTURE.items():
        lost += missing(narrative("fixture", control), wanted)
    assert not lost, "\n".join(["", *lost])
    yaml = need_module("yaml")
    count = 0
    for path in sorted((made("sample") / "controls").glob("*.yaml")):
        for control in yaml.load(path.read_text(),
                                 yaml.BaseLoader)["controls"]:
            lost += missing(narrative("sample", control["id"]),
                            sample_fields(control))
            count += 1
    print(f"{count} narratives of the sample")
    assert count == 62, count
    assert not lost, "\n".join(["", f"{len(lost)} texts lost", *lost[:40]])


def spans(line):
    """One line of Markdown as pairs of plain text and whether something that
    may print as something else follows it: a note, a value, an image. Code
    keeps its signs."""
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\]:?|\{\{[^}]*\}\}", "\0",
                  line)
    line = re.sub(r"^[ >]*(#{1,6} |[-*+] \[[ xX]\] |[-*+] |\d+[.)] )?", "",
                  line)
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"<(https?:[^>]*)>", r"\1", line)
    if re.fullmatch(r"[|:\- \0]*", line):
        return
    if line.startswith("|"):
        line = line.replace("\\|", "\1").replace("|", " \0 ")
    line = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line.replace("\1", "|"))
    parts = line.split("\0")
    for part in parts:
        code = part.split("`")
        for number, span in enumerate(code):
            if number % 2 == 0:
                span = re.sub(r"\*+|~~", "", span)
            yield span, number + 1 == len(code) and part is not parts[-1]


def pieces(line):
    """The plain texts of one line of Markdown."""
    return [span for span, _ in spans(line) if solid(span)]


def bare_words(line, code):
    """Its words, but those with something in them that may print as something
    else."""
    if code:
        return line.split()
    text = "".join(span + "\0" * more for span, more in spans(line))
    return [word for word in text.split() if "\0" not in word]


def body_lines(path):
    """Lines of a policy behind its front matter: text, is it code, is it of
    a footnote."""
    lines = path.read_text().split("\n---\n", 1)[1].split("\n")
    fence = note = listed = False
    for line in lines:
        if line.startswith("```"):
            fence = not fence
            continue
        if line.startswith("[^"):
            note = True
        elif line and not line.startswith("    "):
            note = False
        if line and not line.startswith(" "):
            listed = re.match(r"[-*+] |\d+[.)] ", line) is not None
        if line.strip().startswith("<!--"):
            continue
        code = fence or (line.startswith("    ") and not note
                         and not listed)
        yield line, code, note


def lost_lines(path, tree):
    """Pieces that the tag tree lacks or has too early."""
    at, lost = 0, []
    for line, code, note in body_lines(path):
        for piece in [line] if code else pieces(line):
            piece = solid(piece)
            found = tree.find(piece, 0 if note else at)
            if found < 0:
                lost.append(f"{path.name}: {piece!r} of {line!r}"
                            f"{' in order' * (piece in tree)}")
            elif not note:
                at = found + len(piece)
    return lost


def policy_documents(name):
    """Pairs of a policy's Markdown and its PDF, by id."""
    folder = made(name) / "out" / PERIOD / "documents/policies"
    for path in sorted((made(name) / "policies").glob("*.md")):
        head = path.read_text().split("\n---\n", 1)[0]
        number = re.search(r"^id: *(\S+)", head, re.M)[1]
        found = sorted(pdf for pdf in folder.glob(f"{number}*.pdf")
                       if not pdf.stem.endswith("-changes"))
        assert len(found) == 1, f"{path.name}: {found}"
        yield path, found[0]


READERS = {
    "pdftotext -raw": ("-raw", "-enc", "UTF-8"),
    "pdftotext": ("-enc", "UTF-8"),
    "pdftotext -layout": ("-layout", "-enc", "UTF-8"),
}


def composed(text):
    """In normal form; mutool takes a ligature that was written apart."""
    return unicodedata.normalize("NFC", text).replace("\ufb01", "fi")


def read_by(reader, path):
    """The text of the pages, as a reader gives it."""
    if reader in READERS:
        run = call(need("pdftotext"), *READERS[reader], path, "-", status=0)
    else:
        run = call(need("mutool"), "draw", "-q", "-F", "txt", path, status=0)
    return composed(run.stdout)


def lost_words(path, document, reader):
    """What a reader of the pages does not give back whole; or, where it
    follows the order of the content, not in order."""
    text = read_by(reader, document)
    got = text.split()
    left, at, lost = Counter(got), 0, []
    if re.search("[\u00ad\u200b\ufffd]", text):
        lost.append(f"{document.name}: {reader}: a character of no word")
    for line, code, note in body_lines(path):
        for word in bare_words(composed(line), code):
            left[word] -= 1
            if left[word] < 0:
                lost.append(f"{document.name}: {reader}: {word!r} of {line!r}")
            elif not note and reader in ("pdftotext -raw", "mutool"):
                try:
                    at = got.index(word, at) + 1
                except ValueError:
                    lost.append(f"{document.name}: {reader}: {word!r} of "
                                f"{line!r} in order")
    return lost


def check_policy_words():
    """Every word of every policy, whole, in every reader."""
    lost, count = [], 0
    for name in ("fixture", "sample"):
        for path, document in policy_documents(name):
            count += sum(len(bare_words(line, code))
                         for line, code, _ in body_lines(path))
            for reader in (*READERS, "mutool"):
                lost += lost_words(path, document, reader)
    print(f"{count} words")
    assert count > 25000, count
    assert not lost, "\n".join(["", f"{len(lost)} words lost", *lost[:40]])


def check_policy_text():
    """Every line of every policy, in order."""
    lost, count = [], 0
    for name in ("fixture", "sample"):
        for path, document in policy_documents(name):
            tree, page = tagged(document), drawn(document)
            lost += lost_lines(path, tree)
            lost += [f"{path.name}: not on a page: {word!r}"
                     for line, code, _ in body_lines(path)
                     for piece in ([line] if code else pieces(line))
                     for word in piece.split() if solid(word) not in page]
            count += 1
    print(f"{count} policies")
    assert not lost, "\n".join(["", f"{len(lost)} texts lost", *lost[:40]])


CHECKS = {"narrative_text": check_narrative_text,
          "policy_text": check_policy_text,
          "policy_words": check_policy_words}
