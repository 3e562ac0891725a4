"""A control that leaves thousands of files, and a build that is stopped.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import hashlib
import io
import zipfile

from lib import PERIOD, binder_of, fresh, tool
from texts import drawn, solid

CONTROL = "BDR-08"
COUNT = 9000


def check_many_files():
    """All are in the binder and in index.csv; the documents count them."""
    workspace = fresh("many files") / "workspace"
    tool("init", workspace)
    folder = workspace / "evidence" / PERIOD / CONTROL
    folder.mkdir(parents=True)
    for number in range(COUNT):
        day = f"2026-0{1 + number % 6}-{1 + number % 28:02}"
        (folder / f"{day}-ticket-{number:05}.txt").write_text(f"{number}\n")
    (folder / "2026-06-30-all-tickets.csv").write_text("ticket\n")
    (folder / "evidence.yaml").write_text(
        "files: [{file: 2026-06-30-all-tickets.csv, kind: population, "
        "rows: 0}]\n")
    tool("-C", workspace, "build", "--period", PERIOD)
    with zipfile.ZipFile(binder_of(workspace)) as archive:
        names = {name.split("/", 1)[1]: name for name in archive.namelist()}
        table = archive.read(names["data/index.csv"]).decode("utf-8-sig")
        page = archive.read(names["data/index.html"]).decode()
        index = archive.read(names["data/documents/index.pdf"])
    rows = {row["member"].rsplit("/", 1)[1]: row["sha256"]
            for row in csv.DictReader(io.StringIO(table))
            if row["control"] == CONTROL and "/evidence/" in row["member"]}
    assert len(rows) == COUNT + 1, len(rows)
    assert rows["2026-01-01-ticket-00000.txt"] == \
        hashlib.sha256(b"0\n").hexdigest()
    assert f"{COUNT + 1} files, too many for this page" in page
    assert f'href="evidence/{CONTROL}/"' in page
    assert len(page) < 1 << 20 and len(index) < 1 << 20
    narrative = drawn(workspace / "out" / PERIOD /
                      f"documents/narratives/{CONTROL}.pdf")
    assert solid(f"The {COUNT + 1} files are too many to name") in narrative
    assert solid("January 2026 1500 2026-01-01") in narrative
    # An auditor draws the sample from it.
    assert "2026-06-30-all-tickets.csv" in narrative
    assert "ticket-00000" not in narrative
    tool("verify", binder_of(workspace))


CHECKS = {"many_files": check_many_files}
