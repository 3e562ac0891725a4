"""auditbinder verify: good binders pass, altered ones do not, and the BagIt
conformance bags are judged as their authors do.
SPDX-License-Identifier: Apache-2.0
"""
import os
import pathlib
import shutil

from lib import Skip, binder_of, fresh, made, tool, unpacked


def check_verify():
    """As a zip, unpacked, and from anywhere."""
    for name in ("fixture", "sample"):
        archive = binder_of(made(name))
        run = tool("verify", archive)
        assert "valid" in run.stdout and not run.stderr, run.stderr
        tool("verify", unpacked(name, "for verify"))
        moved = shutil.copy(archive, fresh("moved") / "renamed.zip")
        tool("verify", pathlib.Path(moved).name, cwd=moved.parent)


def spoil_folder(bag):
    """Each spoils the bag and returns how to mend it."""
    victim = next(path for path in sorted((bag / "data/evidence").rglob("*"))
                  if path.is_file() and path.stat().st_size > 0)
    whole = victim.read_bytes()

    def flip(path):
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 1
        path.write_bytes(raw)

    for title, path in (("flipped", victim),
                        ("page", bag / "data/index.html"),
                        ("manifest", bag / "manifest-sha256.txt"),
                        ("info", bag / "bag-info.txt"),
                        ("declaration", bag / "bagit.txt")):
        before = path.read_bytes()
        flip(path)
        yield title
        path.write_bytes(before)
    victim.unlink()
    yield "removed"
    victim.symlink_to("/etc/hostname")
    yield "link"
    victim.unlink()
    victim.write_bytes(whole)
    extra = bag / "data/evidence/extra.txt"
    extra.write_text("extra\n")
    yield "added"
    extra.unlink()
    victim.write_bytes(whole + b"\n")
    yield "longer"
    victim.write_bytes(whole)


def check_tampering():
    """One bit, one file more, one less: status 5."""
    bag = unpacked("fixture", "tampered")
    for title in spoil_folder(bag):
        run = tool("verify", bag, status=None)
        assert run.returncode == 5, f"{title}: status {run.returncode}"
        assert "NOT valid" in run.stdout and run.stderr, title
    tool("verify", bag)
    whole = binder_of(made("fixture")).read_bytes()
    path = fresh("tampered zip") / "binder.zip"
    spoilt = {f"bit at {at}": whole[:at] + bytes([whole[at] ^ 4])
              + whole[at + 1:] for at in range(7, len(whole),
                                               len(whole) // 40)}
    spoilt["cut"] = whole[:-1]
    spoilt["half"] = whole[:len(whole) // 2]
    spoilt["longer"] = whole + b"\0"
    spoilt["prefixed"] = b"\0" + whole
    spoilt["empty"] = b""
    for title, raw in spoilt.items():
        path.write_bytes(raw)
        run = tool("verify", path, status=None)
        assert run.returncode == 5, f"{title}: status {run.returncode}"


VERDICTS = {"valid": 0, "warning": 0, "invalid": 5, "linux-only": 5,
            "windows-only": 5}


def check_conformance_bags():
    """The Library of Congress's bags, where they are to be had."""
    place = os.environ.get("AUDITBINDER_CONFORMANCE")
    if not place:
        raise Skip("AUDITBINDER_CONFORMANCE is not set")
    wrong, count = [], 0
    for folder in sorted(pathlib.Path(place, "bagit").glob("v*/*/*")):
        status = VERDICTS[folder.parent.name]
        run = tool("verify", folder, status=None)
        count += 1
        if run.returncode != status:
            wrong.append(f"{folder.relative_to(place)}: {run.returncode}, "
                         f"not {status}: {run.stderr.strip()[:300]}")
        if status and not run.stderr:
            wrong.append(f"{folder.relative_to(place)}: said nothing")
    print(f"{count} bags")
    assert count >= 60 and not wrong, "\n".join(["", *wrong])


CHECKS = {"verify": check_verify, "tampering": check_tampering,
          "conformance_bags": check_conformance_bags}
