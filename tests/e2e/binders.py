"""The binder as other tools and other eyes see it.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import getpass
import hashlib
import html.parser
import io
import os
import re
import socket
import zipfile

from lib import (PERIOD, ROOT, binder_of, call, documents, fresh, made, need,
                 need_module, sha256, unpacked)
import lib
import workspaces


def check_unzip():
    tool = need("unzip")
    for name in ("fixture", "sample"):
        run = call(tool, "-tq", binder_of(made(name)), status=0)
        assert "No errors detected" in run.stdout, run.stdout


def check_python_zip():
    """One time, one mode, no extras, one top folder, plain names."""
    for name in ("fixture", "sample"):
        with zipfile.ZipFile(binder_of(made(name))) as archive:
            assert archive.testzip() is None
            entries = archive.infolist()
        assert len({entry.date_time for entry in entries}) == 1
        assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
        assert not any(entry.extra or entry.comment for entry in entries)
        tops = {entry.filename.split("/")[0] for entry in entries}
        assert tops == {binder_of(made(name)).stem}, tops
        names = [entry.filename for entry in entries]
        assert len({item.lower() for item in names}) == len(names)
        for item in names:
            assert re.fullmatch(r"[A-Za-z0-9._/-]+", item), item
            assert len(item) <= 160, item


def check_sha256sum():
    tool = need("sha256sum")
    for name in ("fixture", "sample"):
        bag = unpacked(name, "for sha256sum")
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            call(tool, "-c", "--quiet", "--strict", manifest, cwd=bag,
                 status=0)


def check_bagit():
    """The reference implementation in Python."""
    bagit = need_module("bagit")
    for name in ("fixture", "sample"):
        bag = bagit.Bag(str(unpacked(name, "for bagit")))
        bag.validate()
        assert bag.version == "1.0", bag.version


def manifest(bag):
    """Path to hash of the payload."""
    rows = (line.split("  ", 1) for line in
            (bag / "manifest-sha256.txt").read_text().split("\n") if line)
    return {path: digest for digest, path in rows}


def check_omissions():
    """Every file of evidence is in the binder or in its list of omissions."""
    bag = unpacked("fixture", "for omissions")
    held = set(manifest(bag).values())
    text = (bag / "data/omissions.csv").read_bytes().decode("utf-8-sig")
    left = text.replace("\ufffd", "?")
    folder = os.fsencode(made("fixture") / "evidence" / PERIOD)
    lost, count = [], 0
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            count += 1
            if name.endswith(b".yaml") or os.fsdecode(name) in left:
                continue
            if os.path.islink(path) or not os.path.isfile(path):
                lost.append(path)
            else:
                with open(path, "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
                if digest not in held:
                    lost.append(path)
    assert not lost, f"neither in the binder nor listed: {lost}\n{text}"
    for name in ("link.txt", "up", "pipe", "2026-03-30-draft.txt"):
        assert name in text, f"{name} is not in omissions.csv\n{text}"
    assert "Superseded by the signed list" in text, text
    print(f"{count} files of evidence accounted for")


def rows_of(bag, name):
    raw = (bag / "data" / name).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "a spreadsheet needs the mark"
    assert raw.endswith(b"\r\n"), "lines end in CRLF"
    text = io.StringIO(raw.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text))


def check_hostile_names():
    """What names were, and that no two became one."""
    bag = unpacked("fixture", "for names")
    originals = " ".join(row["original name"]
                         for row in rows_of(bag, "index.csv"))
    for name in workspaces.ODD_FILES:
        shown = name.rsplit("/", 1)[-1]
        assert shown in originals, f"{shown!r}: {originals}"
    digests = manifest(bag)
    for content in workspaces.ODD_FILES.values():
        digest = hashlib.sha256(content.encode()).hexdigest()
        assert digest in digests.values(), content
    log = (lib.work / "made/fixture.log").read_text(errors="replace")
    assert log.count("[renamed-in-binder]") == 1, log
    assert re.search(r"hint: so it is with \d+ more", log), log


def check_index_csv():
    """A row for each file, its hash, and no formula."""
    for name in ("fixture", "sample"):
        bag = unpacked(name, "for csv")
        digests = manifest(bag)
        rows = rows_of(bag, "index.csv")
        assert rows
        for row in rows:
            member = row["member"]
            path = member if member in digests else f"data/{member}"
            assert digests.get(path) == row["sha256"], row
            for cell in row.values():
                assert not cell or cell[0] not in "=+-@\t\r", cell
        listed = {row["sha256"] for row in rows}
        own = ("data/index.html", "data/index.csv", "data/omissions.csv",
               "data/README.txt")
        for path, digest in digests.items():
            assert path in own or digest in listed, f"{path} is not indexed"


class Page(html.parser.HTMLParser):
    """What an HTML page refers to and says."""

    def __init__(self):
        super().__init__()
        self.links, self.loaded, self.tags, self.text = [], [], [], []
        self.ids = set()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append((tag, values))
        self.ids.add(values.get("id"))
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        elif values.get("src") or (tag == "link" and values.get("href")):
            self.loaded.append(values.get("src") or values["href"])

    def handle_data(self, data):
        self.text.append(data)


def check_index_page():
    """Opens by hand: every link leads to a file, nothing is fetched."""
    for name in ("fixture", "sample"):
        bag = unpacked(name, "for html")
        raw = (bag / "data/index.html").read_text()
        page = Page()
        page.feed(raw)
        outside = [link for link in page.loaded
                   if not link.startswith("data:")]
        assert not outside, outside
        assert not re.search(r"@import|url\((?!['\"]?data:)", raw)
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids or link == "#", link
            elif not re.match(r"(https?|mailto):", link):
                assert (bag / "data" / link).is_file(), link
        tags = dict(page.tags)
        assert tags["html"].get("lang") and "title" in tags and "main" in tags
        for path in (bag / "data/documents").rglob("*.pdf"):
            relative = str(path.relative_to(bag / "data"))
            assert relative in page.links, f"no link to {relative}"
    text = "".join(page.text)
    assert "sha256" in text.lower()
    fixture = (unpacked("fixture", "for html") / "data/index.html").read_text()
    assert "A&amp;B &quot;Labs&quot; &lt;x&gt; | *y*" in fixture or \
        'A&amp;B "Labs" &lt;x&gt; | *y*' in fixture
    assert "<x>" not in fixture and "<b>" not in fixture


def machine_words():
    """What only this machine knows: folders, user, host."""
    words = {str(ROOT), str(lib.work), str(made("fixture"))}
    for word in (os.path.expanduser("~"), getpass.getuser(),
                 socket.gethostname()):
        # A short name, such as root, is a word of any policy.
        if len(word) > 4:
            words.add(word)
    return {form for word in words
            for form in (word.encode(), word.encode("utf-16-be"))}


def check_nothing_private():
    """No folder, user or host of this machine in any output."""
    words = machine_words()
    plain = fresh("plain pdf")
    files = [path for name in ("fixture", "sample")
             for path in unpacked(name, f"{name} for words").rglob("*")
             if path.is_file()]
    tool, text = need("qpdf"), need("pdftotext")
    for number, path in enumerate(documents()):
        call(tool, "--qdf", "--object-streams=disable", path,
             plain / f"{number}.qdf", status=0)
        call(text, path, plain / f"{number}.txt", status=0)
    files += list(plain.iterdir())
    for path in files:
        raw = path.read_bytes()
        for word in words:
            assert word not in raw, f"{path} holds {word!r}"
    print(f"{len(files)} files, {len(words)} words")


CHECKS = {"unzip": check_unzip, "python_zip": check_python_zip,
          "sha256sum": check_sha256sum, "bagit": check_bagit,
          "omissions": check_omissions,
          "hostile_names": check_hostile_names,
          "index_csv": check_index_csv, "index_page": check_index_page,
          "nothing_private": check_nothing_private}
