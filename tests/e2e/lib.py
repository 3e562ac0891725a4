"""What the checks of the whole program share: running it, the places of the
workspaces, and the words "skipped" and "failed".
SPDX-License-Identifier: Apache-2.0
"""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PERIOD = "2026-H1"

# Set by e2e.py.
program = None
work = None


class Skip(Exception):
    """A tool or a right is missing; the check says so and ends."""


def need(tool):
    """The path of a tool, or the end of the check."""
    path = shutil.which(tool)
    if not path:
        raise Skip(f"{tool} is not installed")
    return path


def need_module(name):
    try:
        return __import__(name)
    except ImportError:
        raise Skip(f"python's {name} is not installed") from None


def call(*words, status=None, **options):
    """Runs a command; with STATUS any other exit status is a failure."""
    options.setdefault("capture_output", True)
    options.setdefault("text", True)
    options.setdefault("timeout", 600)
    options.setdefault("errors", "surrogateescape")
    run = subprocess.run([str(word) for word in words], **options)
    if status is not None and run.returncode != status:
        raise AssertionError(
            f"{' '.join(str(word) for word in words)}: exit status "
            f"{run.returncode} instead of {status}\n{run.stdout}{run.stderr}")
    return run


def environment(**changes):
    """This process's environment without what would change a run."""
    env = {name: value for name, value in os.environ.items()
           if name not in ("NO_COLOR", "SOURCE_DATE_EPOCH", "LC_ALL", "TZ")}
    env["AUDITBINDER_DATA"] = str(ROOT)
    env.update(changes)
    return env


def tool(*words, status=0, **options):
    """Runs auditbinder."""
    options.setdefault("env", environment())
    return call(program, *words, status=status, **options)


def fresh(name):
    """An empty folder of this check's own."""
    path = work / name
    if path.is_dir():
        # A test may have taken rights away.
        call("chmod", "-R", "u+rwX", path)
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir()
    return path


def copy_fixture(name):
    """The plain fixture workspace in a folder of its own."""
    path = fresh(name)
    shutil.copytree(ROOT / "tests/workspace", path, dirs_exist_ok=True)
    return path


def binder_of(workspace):
    """The one zip that a build left."""
    found = sorted((workspace / "out" / PERIOD).glob("*.zip"))
    assert len(found) == 1, f"{len(found)} binders in {workspace}/out"
    return found[0]


def made(name):
    """A workspace that e2e_made has built."""
    path = work / "made" / name
    assert path.is_dir(), f"e2e_made has not made {name}"
    return path


def documents(*names):
    """Every PDF of the workspaces, or of all that are made."""
    found = []
    for name in names or ("fixture", "sample"):
        folder = made(name) / "out" / PERIOD / "documents"
        found += sorted(folder.rglob("*.pdf"))
    assert found, "no documents were made"
    return found


def unpacked(name="fixture", into="unpacked"):
    """The bag of a workspace's binder, unpacked by Python."""
    folder = fresh(into)
    with zipfile.ZipFile(binder_of(made(name))) as archive:
        archive.extractall(folder)
    tops = list(folder.iterdir())
    assert len(tops) == 1, f"{len(tops)} top folders in the zip"
    return tops[0]


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


MESSAGE = re.compile(r"(?:(?P<file>[^\s:][^:]*)(?::(?P<line>\d+)"
                     r"(?::(?P<column>\d+))?)?: )?"
                     r"(?P<severity>error|warning|note): "
                     r"(?P<text>.*) \[(?P<slug>[a-z0-9-]+)\]$")


def messages(text):
    """The messages in an output, hints and counts left out."""
    found = (MESSAGE.match(line) for line in text.split("\n"))
    return [match.groupdict() for match in found if match]
