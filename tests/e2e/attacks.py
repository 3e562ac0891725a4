"""Hostile binders: each is one change to an honest zip that is written here,
byte by byte. Each is refused with a message; nothing crashes, hangs or is
written.
SPDX-License-Identifier: Apache-2.0
"""
import hashlib
import os
import re
import struct
import unicodedata
import zlib

from lib import fresh, tool

TOP = "b/"
FILE = "data/a.txt"
TIME, DAY, PLAIN = 12 << 11, 46 << 9 | 6 << 5 | 30, 0o100644 << 16
COMMON = ("need", "flags", "method", "time", "day", "crc", "packed", "size")


def member(name, content, **changes):
    """A member's headers and bytes; `local` changes the first header alone."""
    raw = name if isinstance(name, bytes) else name.encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    made = {"name": raw, "data": data, "need": 20, "method": 8, "time": TIME,
            "flags": 0 if raw.isascii() else 0x800, "day": DAY,
            "crc": zlib.crc32(content), "packed": len(data),
            "size": len(content), "attributes": PLAIN, "made": 0x314,
            "extra": b"", "comment": b"", "disk": 0, "internal": 0,
            "before": b"", "local": {}, "offset": None}
    made.update(changes)
    return made


def headers(fields):
    return struct.pack("<HHHHHIII", *(fields[key] for key in COMMON))


def zip_of(members, comment=b"", prefix=b"", suffix=b"", **end):
    """The zip of MEMBERS; END changes fields of its end."""
    out, directory, offsets = prefix, b"", {}
    for one in members:
        out += one["before"]
        local = {**one, **one["local"]}
        at = one["offset"] if one["offset"] is not None else len(out)
        if one["offset"] is None:
            out += (b"PK\3\4" + headers(local) +
                    struct.pack("<HH", len(local["name"]),
                                len(local["extra"])) +
                    local["name"] + local["extra"] + one["data"])
        offsets[one["name"]] = at
        directory += (b"PK\1\2" + struct.pack("<H", one["made"]) +
                      headers(one) +
                      struct.pack("<HHHHHII", len(one["name"]),
                                  len(one["extra"]), len(one["comment"]),
                                  one["disk"], one["internal"],
                                  one["attributes"], at) +
                      one["name"] + one["extra"] + one["comment"])
    fields = {"disk": 0, "disks": 0, "here": len(members),
              "count": len(members), "size": len(directory),
              "offset": len(out), "gap": b""}
    fields.update(end)
    return (out + directory + fields["gap"] + b"PK\5\6" +
            struct.pack("<HHHHIIH", fields["disk"], fields["disks"],
                        fields["here"], fields["count"], fields["size"],
                        fields["offset"], len(comment)) + comment + suffix)


def lines_of(files):
    return b"".join(hashlib.sha256(files[name]).hexdigest().encode() +
                    b"  " + name + b"\n" for name in sorted(files))


def bag(payload=None, **changes):
    """Name -> bytes of a bag. CHANGES by name, with _ for - and .; a function
    makes the bytes from those that were right, None drops the file."""
    payload = payload or {FILE: b"evidence\n"}
    payload = {name if isinstance(name, bytes) else name.encode(): content
               for name, content in payload.items()}
    files = {b"bagit.txt": b"BagIt-Version: 1.0\n"
                           b"Tag-File-Character-Encoding: UTF-8\n",
             b"bag-info.txt": b"Payload-Oxum: %d.%d\n" % (
                 sum(map(len, payload.values())), len(payload)),
             b"manifest-sha256.txt": lines_of(payload)}

    def change(name):
        key = re.sub(rb"[-.]", b"_", name).decode()
        how = changes.get(key, files[name])
        files[name] = how(files[name]) if callable(how) else how
        if files[name] is None:
            del files[name]

    for name in list(files):
        change(name)
    for name, content in changes.get("more", {}).items():
        files[name.encode()] = content
    files[b"tagmanifest-sha256.txt"] = lines_of(files)
    change(b"tagmanifest-sha256.txt")
    return {**files, **payload}


def pack(files, top=TOP, **changes):
    """CHANGES to the member FILE, and under `end` to the end."""
    end = changes.pop("end", {})
    names = list(files)
    return zip_of([member(top.encode() + name, files[name],
                          **(changes if name == FILE.encode() else {}))
                   for name in names], **end)


def names():
    """Payload names that no binder may have, alone or together."""
    nfc, nfd = (unicodedata.normalize(form, "data/\u00e9.txt")
                for form in ("NFC", "NFD"))
    for title, found in {
            "parent": ["data/../x"], "root": ["/data/x"], "dot": ["data/./x"],
            "empty part": ["data//x"], "backslash": ["data\\x"],
            "drive": ["data/C:/x"], "stream": ["data/x.txt:hidden"],
            "device": ["data/con.txt"], "bare device": ["data/NUL"],
            "port": ["data/com1.log"], "upper port": ["data/LPT9"],
            "last dot": ["data/x."], "last blank": ["data/x "],
            "blank folder": ["data/x /y"], "escape": ["data/\x1b[2J.txt"],
            "newline": ["data/a\nb"], "right to left": ["data/\u202egpj.exe"],
            "zero width": ["data/a\u200bb"], "zero byte": ["data/a\0b"],
            "not UTF-8": [b"data/\xff\xfe"], "folder": ["data/x/"],
            "long part": ["data/" + "x" * 300],
            "long path": ["data/" + "x/" * 600 + "y"],
            "star": ["data/*"], "question": ["data/?"], "pipe": ["data/a|b"],
            "case": ["data/a.txt", "data/A.txt"],
            "normal forms": [nfc, nfd],
            "file and folder": ["data/a", "data/a/b"],
            "folder by case": ["data/A", "data/a/b"]}.items():
        yield "name: " + title, pack(bag({name: b"x" for name in found}))


def structures():
    honest = bag()
    whole = pack(honest)
    size = len(honest[FILE.encode()])

    def changed(**changes):
        return pack(honest, **changes)

    for key in ("flags", "method", "time", "day", "crc", "size", "packed",
                "need"):
        right = member(FILE, honest[FILE.encode()])[key]
        yield f"local {key} differs", changed(local={key: right + 1})
        yield f"both {key} differ", changed(**{key: right + 1})
    for title, mode in (("link", 0o120777), ("set-user-id", 0o104755),
                        ("folder", 0o040755), ("pipe", 0o010644),
                        ("none", 0)):
        yield f"mode: {title}", changed(attributes=mode << 16)
    for title, extra in {
            "other path": struct.pack("<HHBI", 0x7075, 10, 1, 0) + b"evil!",
            "times": struct.pack("<HHB", 0x5455, 1, 0),
            "zip64 size": struct.pack("<HHQ", 1, 8, 1 << 60),
            "zip64 empty": struct.pack("<HH", 1, 0),
            "cut": b"\1\0\xff\xff"}.items():
        yield f"extra: {title}", changed(extra=extra)
        yield f"local extra: {title}", changed(local={"extra": extra})
    full = dict(size=0xFFFFFFFF, packed=0xFFFFFFFF, need=45,
                extra=struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 62))
    yield "zip64 sizes beyond the file", changed(**full)
    yield "impossible size", changed(size=1 << 31)
    yield "local name differs", changed(local={"name": b"b/data/b.txt"})
    yield "comment of a member", changed(comment=b"hello")
    yield "in another part", changed(disk=1)
    yield "marked as text", changed(internal=1)
    yield "bytes before a member", changed(before=b"hidden")
    yield "sizes behind", changed(flags=8)
    yield "encrypted", changed(flags=1)
    yield "strong encryption", changed(flags=0x41)
    yield "bytes behind the stream", changed(
        data=member(FILE, honest[FILE.encode()])["data"] + b"hidden",
        packed=member(FILE, honest[FILE.encode()])["packed"] + 6)
    yield "stream cut", changed(
        data=member(FILE, honest[FILE.encode()])["data"][:-2],
        packed=member(FILE, honest[FILE.encode()])["packed"] - 2)
    yield "stored in two sizes", changed(
        method=0, need=10, data=honest[FILE.encode()] + b"x",
        packed=size + 1)
    bomb = member(FILE, bytes(1 << 24))
    yield "bomb of a small size", changed(data=bomb["data"],
                                          packed=bomb["packed"])
    yield "comment", changed(end={"comment": b"PK\5\6" + bytes(18)})
    yield "prefix", changed(end={"prefix": b"#!/bin/sh\n"})
    yield "suffix", changed(end={"suffix": b"\n"})
    yield "two zips", whole + pack(bag({FILE: b"other\n"}))
    yield "gap before the end", changed(end={"gap": b"gap"})
    count = len(honest)
    for key, value in (("disk", 1), ("disks", 1), ("here", count - 1),
                       ("count", count + 1), ("count", 0), ("size", 0),
                       ("size", 1 << 31), ("offset", 0),
                       ("offset", 0xFFFFFFFF), ("count", 0xFFFF)):
        yield f"end: {key} {value}", changed(end={key: value})
    for here in (count - 1, count + 1):
        yield f"end: {here} members", changed(
            end={"here": here, "count": here})
    twice = [member(TOP.encode() + name, honest[name]) for name in honest]
    yield "a member twice", zip_of(twice + twice[-1:])
    yield "two entries for one member", zip_of(
        twice + [{**twice[-1], "offset": 0}])
    yield "another top", zip_of(twice + [member("c/x", b"x")])
    yield "no top", pack(honest, top="")
    yield "deeper top", pack(honest, top="a/b/")
    yield "parent as top", pack(honest, top="../")
    yield "cut anywhere", whole[:len(whole) * 2 // 3]
    yield "only an end", b"PK\5\6" + bytes(18)
    yield "empty", b""
    yield "no zip", b"evidence\n" * 100


def lists():
    digest = hashlib.sha256(b"evidence\n").hexdigest().encode()
    line = digest + b"  " + FILE.encode() + b"\n"

    def listed(text):
        return pack(bag(manifest_sha256_txt=text))

    yield "listed twice", listed(lambda right: right + right)
    yield "listed under two digests", listed(
        lambda right: right + b"0" * 64 + right[64:])
    yield "nothing listed", listed(b"")
    yield "no such list", listed(None)
    for title, path in (("escaped", b"data/%61.txt"), ("root", b"/etc/passwd"),
                        ("parent", b"data/../../x"), ("tag", b"bagit.txt"),
                        ("upper", b"data/A.txt"), ("blank", b"data/a.txt "),
                        ("zero", b"data/a.txt\0"),
                        ("colours", b"data/\x1b[31mx")):
        yield f"list: {title}", listed(digest + b"  " + path + b"\n")
    for title, text in (("no path", digest + b"\n"), ("short", line[1:]),
                        ("letters", b"g" + line[1:]), ("mark", b"\xef\xbb\xbf"
                                                       + line),
                        ("wide", line.decode().encode("utf-16")),
                        ("binary", bytes(range(256)))):
        yield f"list: {title}", listed(text)
    yield "list: many lost", listed(lambda right: right + b"".join(
        b"%064x  data/lost-%d.txt\n" % (n, n) for n in range(50000)))
    yield "no tag manifest", pack(bag(tagmanifest_sha256_txt=None))
    yield "tag manifest lists data", pack(bag(
        tagmanifest_sha256_txt=lambda right: right + line))
    yield "no declaration", pack(bag(bagit_txt=None))
    yield "older version", pack(bag(bagit_txt=lambda right: right.replace(
        b"1.0", b"0.97")))
    yield "third line", pack(bag(bagit_txt=lambda right: right + b"X: y\n"))
    yield "no bag-info", pack(bag(bag_info_txt=None))
    yield "wrong total", pack(bag(bag_info_txt=b"Payload-Oxum: 1.1\n"))
    yield "total of no numbers", pack(bag(bag_info_txt=b"Payload-Oxum: -1.x\n"
                                          ))
    yield "weaker list alone", pack(bag(
        manifest_sha256_txt=None,
        more={"manifest-md5.txt": hashlib.md5(b"evidence\n").hexdigest()
              .encode() + b"  " + FILE.encode() + b"\n"}))
    yield "second list differs", pack(bag(
        more={"manifest-sha512.txt": b"0" * 128 + b"  " + FILE.encode() +
              b"\n"}))
    yield "only an address", pack(bag(
        manifest_sha256_txt=lambda right: right + b"0" * 64 +
        b"  data/far.txt\n",
        more={"fetch.txt": b"https://example.org/x 3 data/far.txt\n"}))
    hidden = bag()
    hidden[b"data/hidden.txt"] = b"hidden\n"
    yield "payload not listed", pack(hidden)
    hidden = bag()
    hidden[b"notes.txt"] = b"hidden\n"
    yield "tag file not listed", pack(hidden)
    lost = bag()
    del lost[FILE.encode()]
    yield "payload lost", pack(lost)
    other = bag()
    other[FILE.encode()] = b"other\n"
    yield "other content", pack(other)


# Odd, but what RFC 8493 allows.
ALLOWED = {
    "honest": lambda: pack(bag()),
    "ends of Windows": lambda: pack(bag(
        manifest_sha256_txt=lambda right: right.replace(b"\n", b"\r\n"))),
    "upper digits": lambda: pack(bag(
        manifest_sha256_txt=lambda right: right[:64].upper() + right[64:])),
    "far letters": lambda: pack(bag({"data/\u00e9 \u4e2d.txt": b"x"})),
}


def judge(path, title, raw, status):
    path.write_bytes(raw)
    run = tool("verify", path.name, status=None, cwd=path.parent, timeout=60)
    errors = re.findall(r"(?m)^.*: error: .* \[[a-z0-9-]+\]$", run.stderr)
    if run.returncode != status:
        return f"{title}: status {run.returncode}: {run.stdout}{run.stderr}"
    if bool(errors) != (status != 0):
        return f"{title}: {len(errors)} errors"
    if re.search(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f\u200b\u202e]",
                 run.stdout + run.stderr):
        return f"{title}: says what could move the cursor"
    if os.listdir(path.parent) != [path.name]:
        return f"{title}: wrote {os.listdir(path.parent)}"
    if len(run.stderr) > 100000:
        return f"{title}: says {len(run.stderr)} bytes"
    return None


def check_attacks():
    path = fresh("attacks") / "binder.zip"
    wrong, count = [], 0
    for title, make in ALLOWED.items():
        wrong.append(judge(path, title, make(), 0))
    for attacks in (names, structures, lists):
        for title, raw in attacks():
            count += 1
            wrong.append(judge(path, title, raw, 5))
    wrong = [text[:2000] for text in wrong if text]
    print(f"{count} hostile zips")
    assert count > 120 and not wrong, "\n".join(["", *wrong])


CHECKS = {"attacks": check_attacks}
