"""Reports as PDF 1.4, A4: a letterhead, text in Helvetica, columns in Courier,
and below what somebody signed the signature. Latin letters only.

Nothing here reads a clock, a locale or the file system.
SPDX-License-Identifier: Apache-2.0
"""

import re

FACES = ("Helvetica", "Helvetica-Bold", "Times-Italic", "Courier")
OWN = ("Larkfield Software Ltd", "4 Heron Yard, Northhaven, Ireland")
FIRM = ("Hollow Oak Testing", "security tests and audits")
LEFT, RIGHT, TOP, BOTTOM = 62, 533, 742, 70
# "Signed: Orla Fenwick, Chief Executive Officer, 2026-03-24" and its like.
SIGNED = re.compile(
    r"\s*(Signed for [\w ]+|Signed|Countersigned|Approved|Prepared|"
    r"Compared|Confirmed|Verified by|Sanitised by|Read and signed|"
    r"Incident leader|Reviewed|"
    r"Received|Returned|Owner|Legal basis checked)[: ]\s*"
    r"([A-Z][\w'-]+ [A-Z][\w'-]+),? ")
COLUMNS = re.compile(r"\S {4,}\S|^  \S.*\S {2,}\S")


def _say(face, size, x, y, text, shade="0 g"):
    safe = re.sub(r"([\\()])", r"\\\1", text)
    return f"{shade} BT /F{face} {size} Tf {x} {y} Td ({safe}) Tj ET"


def _rule(x, y, end, shade):
    return f"{shade} G 0.7 w {x} {y} m {end} {y} l S"


def _issuer(lines):
    is_firm = any(line.startswith(("By: " + FIRM[0], FIRM[0] + ", "))
                  for line in lines)
    return FIRM if is_firm else OWN


def _head(issuer, title):
    return [_say(2, 9, LEFT, 800, issuer[0], "0.12 0.33 0.28 rg"),
            _say(1, 8, 400, 800, issuer[1], "0.4 g"),
            _rule(LEFT, 792, RIGHT, "0.6"), _say(2, 15, LEFT, 764, title)]


def _line(line, y):
    """The drawing of LINE at Y, and how far down the next one stands."""
    found = SIGNED.match(line)
    if not found or not re.search(r"\d{4}-\d\d-\d\d", line):
        if COLUMNS.search(line):
            return [_say(4, 9.5, LEFT, y, line)], 13
        return [_say(1, 10, LEFT + 12 * line.startswith("  "), y,
                     line.strip())], 15
    line = re.sub(r"\s+", " ", line)
    return [_say(1, 10, LEFT, y - 12, line.strip()),
            _say(3, 17, 400, y - 10, found[2], "0.1 0.15 0.45 rg"),
            _rule(392, y - 15, RIGHT, "0.5")], 34


def _pages(title, lines):
    pages, y = [_head(_issuer(lines), title)], TOP
    for line in lines:
        drawn, down = _line(line, y)
        if y - down < BOTTOM:
            pages.append([])
            y = 790
            drawn, down = _line(line, y)
        pages[-1] += drawn if line else []
        y -= down if line else 9
    for number, page in enumerate(pages, 1):
        page += [_say(1, 8, LEFT, 36, title, "0.4 g"),
                 _say(1, 8, 485, 36, f"Page {number} of {len(pages)}",
                      "0.4 g")]
    return ["\n".join(page).encode("cp1252") for page in pages]


def pdf(title, lines):
    """TITLE and LINES on as many pages as they need."""
    pages = _pages(title, lines)
    first = 3 + len(FACES)
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>",
              f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
              .encode()]
    for face in FACES:
        bodies.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} "
                      "/Encoding /WinAnsiEncoding >>".encode())
    fonts = " ".join(f"/F{i + 1} {3 + i} 0 R" for i in range(len(FACES)))
    for number, stream in enumerate(pages):
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << {fonts} >> >> "
            f"/Contents {first + 1 + 2 * number} 0 R >>".encode())
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream"
                      % (len(stream), stream))
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n" \
        b"%%%%EOF\n" % (len(bodies) + 1, start)
