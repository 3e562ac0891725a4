"""The documents to set: one of about 20 pages, and a set of about 80.

They are this repository's policies, so that the bench needs nothing else: each
as it is, then again under other companies' names until there are enough. A
folder of Markdown files may be named instead; the long document is then made
of its first files.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re

POLICIES = pathlib.Path(__file__).resolve().parents[2] / "policies"
POLICY_COUNT = len(list(POLICIES.glob("*.md")))
COUNT = 80
LONG_WORDS = 7000
PAGE_WORDS = 400
COMPANIES = ("Larkfield Software Ltd", "Oldbury Analytics GmbH",
             "Quayside Records Inc")


def body_of(path):
    """Title and text without front matter and without places to fill in."""
    text = path.read_text(errors="replace")
    name = path.stem.replace("-", " ").capitalize()
    matter = re.match(r"---\n(.*?\n)---\n", text, re.S)
    if matter:
        text = text[matter.end():]
        name = re.search(r"^title: (.*)$", matter[1], re.M)[1].strip("\"'") \
            if "title:" in matter[1] else name
    return f"# {name}\n\n{text}" if not re.match(r"\s*# ", text) else text


def filled(text, company):
    text = text.replace("{{organization.name}}", company)
    text = text.replace("{{system.name}}", company.split()[0] + " Ledger")
    return re.sub(r"\{\{variables\.(\w+)\}\}",
                  lambda found: found[1].replace("_", " "), text)


def write_set(folder, corpus=None):
    """Writes the set to FOLDER; returns the paths."""
    sources = sorted((corpus or POLICIES).rglob("*.md"))
    count = len(sources) if corpus else COUNT
    paths = []
    for number in range(count):
        source = sources[number % len(sources)]
        company = COMPANIES[number // len(sources) % len(COMPANIES)]
        path = folder / f"{number:03}-{source.stem}.md"
        path.write_text(filled(body_of(source), company))
        paths.append(path)
    return paths


def write_long(path, sources):
    """Joins as many of the documents as make about 20 pages."""
    texts, words = [], 0
    for source in sources:
        if words >= LONG_WORDS:
            break
        texts.append(source.read_text())
        words += len(texts[-1].split())
    path.write_text("\n\n".join(texts))
    return path


def write_pages(path, sources, pages):
    """Joins the documents, over and over, until there are about PAGES."""
    texts, words = [], 0
    while words < pages * PAGE_WORDS:
        texts.append(sources[len(texts) % len(sources)].read_text())
        words += len(texts[-1].split())
    path.write_text("\n\n".join(texts))
    return path
