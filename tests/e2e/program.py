"""How the program behaves as a citizen of a terminal: options, colours, exit
statuses, and what a failed build leaves.
SPDX-License-Identifier: Apache-2.0
"""
import errno
import fcntl
import os
import pty
import resource
import shutil
import signal
import subprocess
import time

import lib
from lib import (PERIOD, binder_of, call, copy_fixture, environment, fresh,
                 made, messages, sha256, tool)

COMMANDS = ("init", "check", "status", "plan", "export", "import", "schema",
            "build", "verify", "renew", "dump")
SETTINGS = "auditbinder.yaml"


def edit(workspace, name, old, new):
    """Replaces the one OLD in a file."""
    path = workspace / name
    text = path.read_text()
    assert text.count(old) == 1, f"{text.count(old)} x {old!r} in {name}"
    path.write_text(text.replace(old, new))


def check_help():
    """--help exits 0 on standard output and fits a terminal."""
    texts = [tool("--help"), tool("help")]
    for command in COMMANDS:
        texts += [tool(command, "--help"), tool("help", command),
                  tool(command, "-h")]
        assert texts[-1].stdout == texts[-2].stdout == texts[-3].stdout
        assert command in texts[0].stdout, f"--help does not name {command}"
        if command != "renew":  # there it is the policy's
            tool(command, "--version")
    for run in texts:
        assert run.stdout and not run.stderr, run.stderr
        wide = [line for line in run.stdout.split("\n") if len(line) > 80]
        assert not wide, wide
    assert tool("--version").stdout.startswith("auditbinder ")


def check_options():
    """Wrong calls exit 2 and name what was meant."""
    wrong = {
        ("check", "--perod", "x"): "period",
        ("build", "--job=2"): "jobs",
        ("chekc",): "check",
        ("check", "--strickt"): "strict",
        ("build", "-j", "0"): "-j",
        ("build", "-j", "many"): "-j",
        ("build", "-j", "9999999999999999999999"): "-j",
        ("build", "--color=blue"): "always",
        ("verify",): "BINDER",
        ("verify", "a", "b"): "BINDER",
        ("check", "--sample"): "the option '--sample'",
        ("init", "--strict", "x"): "the option '--strict'",
        ("verify", "-j", "3", "x"): "the option '--jobs'",
        ("renew", *"ABCDEFGHI"): "too many arguments",
        ("check", "-x"): "-x",
        ("check", "-p"): "-p",
        ("dump", "picture", "x.md"): "tree",
        (): "auditbinder init",
    }
    for words, meant in wrong.items():
        run = tool(*words, status=2)
        assert meant in run.stderr, f"{words}: {run.stderr}"
        assert not run.stdout, run.stdout
    run = tool("-C", made("fixture"), "renew", *"ABCDEFGH", "--approved-on",
               "2027-01-11", "--no-change", "--approved-by", "x", status=None)
    assert run.returncode != 2 and "too many" not in run.stderr, run.stderr
    run = tool("-C", made("fixture"), "check", "--period", "2026-H2",
               status=4)
    assert f"'{PERIOD}'" in run.stderr + run.stdout, run.stderr


def on_terminal(*words, **changes):
    """What the program prints when both outputs are a terminal."""
    master, slave = pty.openpty()
    env = environment(TERM="xterm", **changes)
    child = subprocess.Popen([lib.program, *map(str, words)], stdout=slave,
                             stderr=slave, stdin=slave, env=env)
    os.close(slave)
    parts = []
    while True:
        try:
            part = os.read(master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            break
        if not part:
            break
        parts.append(part)
    os.close(master)
    child.wait(timeout=60)
    return b"".join(parts).decode("utf-8", "replace")


def check_colours():
    """Colours on a terminal only, and never against NO_COLOR."""
    workspace = copy_fixture("colours")
    edit(workspace, SETTINGS, "language: en", "langauge: en")
    words = ("-C", workspace, "check")
    piped = tool(*words, status=1)
    assert "\x1b" not in piped.stdout + piped.stderr
    assert "\x1b[" in tool(*words, "--color=always", status=1).stdout
    assert "\x1b[" in on_terminal(*words)
    assert "\x1b" not in on_terminal(*words, NO_COLOR="1")
    assert "\x1b" not in on_terminal(*words, "--color=never")
    built = on_terminal("-C", made("fixture"), "check", NO_COLOR="1")
    assert "\x1b" not in built, built


def unreadable(workspace):
    """A build by a user who may not read one file of evidence."""
    path = workspace / f"evidence/{PERIOD}/LS-10"
    target = next(path.iterdir())
    target.chmod(0)
    if os.geteuid() != 0:
        return tool("-C", workspace, "build", status=None)
    call("chmod", "-R", "o+rwX", workspace)
    target.chmod(0)
    try:
        return tool("-C", workspace, "build", status=None, user=65534,
                    group=65534, extra_groups=[])
    except PermissionError:
        print("status 3 not tried: another user cannot reach the program")
        return None


def check_statuses():
    """Each exit status that a user can meet."""
    workspace = copy_fixture("statuses")
    words = ("-C", workspace)
    tool(*words, "check", status=0)
    edit(workspace, SETTINGS, "language: en", "langauge: en")
    tool(*words, "check", status=1)
    tool(*words, "build", status=1)
    assert not (workspace / "out" / PERIOD).exists()
    edit(workspace, SETTINGS, "langauge: en", "language: en")
    tool(*words, "check", "--nonsense", status=2)
    run = unreadable(workspace)
    if run:
        assert run.returncode == 3, f"{run.returncode}: {run.stderr}"
        assert "[evidence-unread]" in run.stderr, run.stderr
        tool("verify", binder_of(workspace))
    edit(workspace, SETTINGS, "language: en", "language: [en")
    run = tool(*words, "check", status=4)
    assert len(messages(run.stdout)) == 1, run.stdout
    empty = lib.fresh("no workspace")
    tool("-C", empty, "check", status=4)
    tool("verify", empty, status=5)
    tool("verify", empty / "nothing.zip", status=5)


def limit_files():
    """In the child: no file may grow beyond 16 KiB."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))


def check_disk_full():
    """Status 6, a plain message, and nothing half-written."""
    workspace = copy_fixture("disk full")
    with open("/dev/full", "w") as full:
        for words in (("--help",), ("--version",)):
            call(lib.program, *words, status=6, env=environment(),
                 capture_output=False, stdout=full,
                 stderr=subprocess.DEVNULL)
    tool("-C", workspace, "build")
    before = sha256(binder_of(workspace))
    run = tool("-C", workspace, "build", status=6, restore_signals=False,
               preexec_fn=limit_files)
    found = messages(run.stderr)
    assert found and all(m["slug"] in ("write-failed", "zip-failed")
                         for m in found), run.stderr
    assert sha256(binder_of(workspace)) == before
    left = [path.name for path in (workspace / "out").iterdir()
            if path.name not in (PERIOD, ".auditbinder.lock", ".gitignore")]
    assert not left, left
    small_disk(workspace)


SMALL_DISK = """
mount -t tmpfs -o size=400k tmpfs "$1" 2>/dev/null || exit 99
cp -r "$2/." "$1"
"$3" -C "$1" build
status=$?
find "$1/out" -name '*.pdf' -o -name '*.zip' -o -name '*.building'
exit $status
"""


def small_disk(workspace):
    """A file system that fills up; root alone may mount one, unseen by
    others."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        print("a full file system was not tried: this is not root")
        return
    shutil.rmtree(workspace / "out")
    run = call("unshare", "-m", "sh", "-c", SMALL_DISK, "sh",
               fresh("small disk"), workspace, lib.program,
               env=environment())
    if run.returncode == 99 or "unshare" in run.stderr:
        print("a full file system was not tried: mounting is refused")
        return
    assert run.returncode == 6, f"{run.returncode}: {run.stderr}"
    assert "No space left" in run.stderr, run.stderr
    assert not run.stdout, f"left behind: {run.stdout}"


def check_busy():
    """While another build holds the folder: status 7."""
    workspace = copy_fixture("busy")
    (workspace / "out").mkdir()
    with open(workspace / "out/.auditbinder.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = tool("-C", workspace, "build", status=7)
        assert "[folder-busy]" in run.stderr, run.stderr
    tool("-C", workspace, "build", status=0)


def check_last_good():
    """Whatever stops a build, the last good binder stays as it was."""
    workspace = copy_fixture("last good")
    tool("-C", workspace, "build")
    before = sha256(binder_of(workspace))
    policy = "policies/retention.md"
    breakages = (
        (SETTINGS, "default_period: 2026-H1", "default_period: [", 4),
        ("controls/others.yaml", "criteria: [C1.1,", "criteria: [C9.9,", 1),
        (policy, "Each bar of the picture", "Each {{nobody}}", 1),
        (policy, "images/schedule.png", "../../schedule.png", 1),
    )
    for name, old, new, status in breakages:
        edit(workspace, name, old, new)
        run = tool("-C", workspace, "build", status=status)
        assert "the last build is as it was" in run.stderr, run.stderr
        assert sha256(binder_of(workspace)) == before, name
        edit(workspace, name, new, old)
    foreign = workspace / "out" / PERIOD / "my-notes.txt"
    foreign.write_text("mine\n")
    tool("-C", workspace, "build", status=6)
    assert foreign.read_text() == "mine\n"
    foreign.unlink()
    tool("-C", workspace, "build")
    assert sha256(binder_of(workspace)) == before


def check_interrupted():
    """Ctrl-C, at any time: status 130, and nothing is left behind."""
    # Of its own: other checks read the sample at the same time.
    workspace = fresh("interrupted")
    shutil.copytree(made("sample"), workspace, dirs_exist_ok=True)
    before = sha256(binder_of(workspace))
    building = workspace / f"out/.{PERIOD}.building"
    stopped = 0
    for number, sign in enumerate((signal.SIGINT, signal.SIGTERM,
                                   signal.SIGHUP, signal.SIGINT)):
        child = subprocess.Popen(
            [lib.program, "-C", workspace, "build", f"-j{1 + number}"],
            env=environment(), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        while child.poll() is None and not building.exists():
            time.sleep(0.002)
        time.sleep(0.03 * number)
        child.send_signal(sign)
        status = child.wait(timeout=60)
        assert status == 130 or (status == 0 and number > 0), status
        stopped += status == 130
        # Not even for a moment: the next build would have removed it.
        assert not building.exists(), list(building.rglob("*"))[:9]
        assert sha256(binder_of(workspace)) == before
    print(f"{stopped} builds were stopped")
    tool("-C", workspace, "build")
    assert sha256(binder_of(workspace)) == before


CHECKS = {"help": check_help, "options": check_options,
          "colours": check_colours, "statuses": check_statuses,
          "disk_full": check_disk_full, "busy": check_busy,
          "last_good": check_last_good, "interrupted": check_interrupted}
