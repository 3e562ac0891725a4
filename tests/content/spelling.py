#!/usr/bin/env python3
"""Spelling of the shipped prose, and how easily each policy reads.

Reads policies, templates, the two workspaces, the manual page and README.md,
or the same below the folder given as argument. Takes away what is no prose
(keys, ids, code, addresses, variables, file names, numbers) and asks hunspell
about the rest, in British spelling. words.txt holds the real words that the
dictionary lacks; a small initial there stands for a capital one, too.

Prints file:line: word for each breach, then as information the accepted words
that nothing uses and each policy's reading ease.
Exits 0 when there is no breach, 1 otherwise, 77 ("skipped" to CTest) when
hunspell or its British dictionary is missing.
SPDX-License-Identifier: Apache-2.0
"""
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1]
ACCEPTED = HERE / "words.txt"

PLACES = ["policies/*.md", "templates/*.md", "templates/*.yaml",
          "templates/*.html", "templates/parts/*.md", "templates/forms/*.md",
          "templates/workspace/**/*.md", "templates/workspace/**/*.yaml",
          "templates/sample/*.yaml", "templates/sample/*.md",
          "templates/sample/documents/**/*.md",
          "templates/sample/policies/**/*.md",
          "templates/sample/requests/*.yaml",
          "templates/sample/evidence/**/*.md",
          "templates/sample/evidence/**/evidence.yaml",
          "src/auditbinder.1", "README.md", "CHANGELOG.md"]

# What no dictionary knows, taken out of a line.
NO_PROSE = re.compile(
    r"`[^`]*`|</?\w+>|&#?\w+;"               # code, tags
    r"|\{\{[^}]*\}?\}\}"                     # variables
    r"|\b(https?://|www\.|mailto:)[^\s)>]+"  # addresses
    r"|[\w.+-]+@[\w.-]+"
    r"|\]\([^)]*\)|\[\^\w+\]"                # targets of links, notes
    r"|[\w*./-]+\.(md|ya?ml|csv|json|pdf|png|txt|zip|html|ttf|docx|xlsx|log"
    r"|sh|py|c|h|example|com|org|cpa)\b"     # names of files and hosts
    r"|(?<!\w)\.[a-z]\w+|\b[a-z-]+(\.[a-z-]+)+\b"
    r"|YYYY-MM-DD|\b[A-Z]+(-[A-Z]+)*-\d[\w-]*"
    r"|\b\w+_\w+\b|\b\w*\d[\w-]*")           # keys, numbers
KEY = re.compile(r"^\s*#?(- )*[\w.-]+:(?=\s|$)|(?<=[{,])\s*[\w-]+:(?=\s)")
# Keys whose values are names for the program, not prose.
IDS = re.compile(r"^\s*(- )*(id|file|person|owner|operator|reviewer|approver|"
                 r"(\w+_)?by|controls|policies|criteria|related|sha256|from|"
                 r"prefix|category|keywords|names|accepts|refuses|mode|regex|"
                 r"variation):.*"
                 r"|(?<=[{,])\s*(id|person|role|mode|prefix):\s*[\w-]+")
MACHINE = re.compile(r"(?m)^( *)regex: \|-\n(\1 .*\n)+"
                     r"|^ *keywords: \[[^\]]*\]")
# The house spells -ise; some British dictionaries also take -ize.
IZE = re.compile(r"[a-z]{3}[iy]z(e|es|ed|ing|ers?|ations?)$")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


def blank(found):
    """Nothing but the line ends, so that lines keep their numbers."""
    return re.sub(r"[^\n]+", " ", found[0])


def yaml_prose(text):
    """Values and comments without keys and what is an id by its key."""
    lines = MACHINE.sub(blank, text).split("\n")
    return "\n".join(KEY.sub(" ", IDS.sub(" ", line)) for line in lines)


def markdown_prose(text):
    """The head as YAML; the body without code blocks and comments."""
    head = re.match(r"---\n.*?\n---\n", text, re.S)
    start = head.end() if head else 0
    body = re.sub(r"(?ms)^ *(```|~~~).*?^ *\1 *$", blank, text[start:])
    body = re.sub(r"(?s)<!--.*?-->|`(?:[^`\n]|\n(?!\n))*`", blank, body)
    return yaml_prose(text[:start]) + body


def html_prose(text):
    """What a reader sees or hears: text, and the attributes that are said."""
    text = re.sub(r"(?s)<(style|script|code|pre)\b.*?</\1>|<!--.*?-->",
                  blank, text)
    said = re.compile(r'\b(?:title|alt|placeholder|aria-label|data-label)'
                      r'="([^"]*)"')
    return re.sub(r"(?s)<[^>]*>", lambda tag: blank(tag)
                  + " ".join(said.findall(tag[0])), text)


def manual_prose(text):
    """Lines of text, headings and quotations; no names, no displays."""
    text = re.sub(r"(?ms)^\.Bd -literal.*?^\.Ed", blank, text)
    text = re.sub(r"(?m)^\.(?!Sh|Ss|Nd|Dq|Sq|Em|\\\").*", "", text)
    text = re.sub(r"(?m)^\.(\w\w|\\\")", "", text)
    return re.sub(r"\\(\(..|\[\w+\]|f.|.)", " ", text)


PROSE = {".md": markdown_prose, ".yaml": yaml_prose, ".html": html_prose,
         ".1": manual_prose}


def words_of(path):
    """Each word of a file's prose as (line, word), without possessives."""
    prose = PROSE[path.suffix](path.read_text(encoding="utf-8"))
    for number, line in enumerate(prose.split("\n"), 1):
        for word in WORD.findall(NO_PROSE.sub(" ", line)):
            yield number, re.sub(r"'s$", "", word.replace("\u2019", "'"))


def shipped():
    found = {path for place in PLACES for path in ROOT.glob(place)}
    return sorted(path for path in found if path.is_file())


def unknown_to_hunspell(words):
    """The words that the dictionary lacks; None without a dictionary."""
    command = ["hunspell", "-i", "UTF-8", "-d", os.environ.get(
        "SPELLING_DICTIONARY", "en_GB"), "-l"]
    try:
        done = subprocess.run(command, input="\n".join(sorted(words)) + "\n",
                              capture_output=True, encoding="utf-8",
                              check=False)
    except FileNotFoundError:
        return None
    return set(done.stdout.split()) if done.returncode == 0 else None


def accepted_words():
    lines = ACCEPTED.read_text(encoding="utf-8").split("\n")
    return {word for line in lines for word in line.split("#")[0].split()}


def is_accepted(word, accepted):
    return word in accepted or word[0].lower() + word[1:] in accepted


def syllables(word):
    """An estimate: groups of vowels, less a silent ending."""
    word = word.lower().split("'")[0]
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscgxz]es$", word):
        count -= 1
    return max(count, 1)


def reading_ease(path):
    """Flesch's reading ease of a policy's sentences; tables are left out."""
    prose = markdown_prose(path.read_text(encoding="utf-8"))
    body = prose.split("## ", 1)[-1]
    lines = [line for line in body.split("\n")
             if not re.match(r" *(\||#)", line)]
    text = re.sub(r"\(implements [^)]*\)", "", " ".join(lines))
    text = re.sub(r"\b[A-Z]{2,4}-\d+|\{\{[^}]*\}\}", "it", text)
    ends = len(re.findall(r"[.:?!](?=\s|$)", re.sub(r"\b\d+\.\s", "", text)))
    words = WORD.findall(text)
    if not words or not ends:
        return 0.0
    beats = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / ends - 84.6 * beats / len(words)


def print_ease():
    """A table, hardest first: information, never a breach."""
    rows = sorted((reading_ease(path), path.stem)
                  for path in (ROOT / "policies").glob("*.md"))
    print("reading ease (Flesch, estimated; 30 to 50 is hard, 60 is plain):")
    for ease, name in rows:
        print(f"  {ease:5.1f}  {name}")


def main():
    places = {}
    for path in shipped():
        for number, word in words_of(path):
            places.setdefault(word, []).append((path, number))
    unknown = unknown_to_hunspell(places)
    if unknown is None:
        print("skipped: hunspell or its en_GB dictionary is not installed")
        return 77
    unknown |= set(filter(IZE.search, places))
    accepted = accepted_words()
    breaches = [(path.relative_to(ROOT), number, word)
                for word in unknown if not is_accepted(word, accepted)
                for path, number in places.get(word, [])]
    for path, number, word in sorted(breaches):
        print(f"{path}:{number}: {word}")
    used = set(places) | {word[0].lower() + word[1:] for word in places}
    print("accepted and not used:", *sorted(accepted - used) or ["none"])
    print(f"{len(breaches)} breaches, {len(places)} different words")
    print_ease()
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
