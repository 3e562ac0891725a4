"""Small files made by hand: CSV, JSON, text, tickets and PNG screens; PDF is in
paper.py.

Nothing here reads a clock, a locale or the file system.
SPDX-License-Identifier: Apache-2.0
"""

import csv
import io
import json
import struct
import zlib

from .paper import pdf  # noqa: F401

# A stroke font of our own on a grid of 5 by 7: pairs of digits are points
# (x, y); a blank ends a stroke. Capitals and digits are enough for a screen.
STROKES = {
    "A": "0602204246 0444", "B": "00063645443303 3342413000",
    "C": "4130100105163645", "D": "00062644422000",
    "E": "40000646 0333", "F": "400006 0333",
    "G": "41301001051636454323", "H": "0006 4046 0343",
    "I": "1030 2026 1636", "J": "4045361605", "K": "0006 400346",
    "L": "000646", "M": "0600224046", "N": "06004640",
    "O": "100105163645413010", "P": "06003041423303",
    "Q": "100105163645413010 2446", "R": "06003041423303 2346",
    "S": "413010010213334445361605", "T": "0040 2026",
    "U": "000516364540", "V": "002640", "W": "0016233640",
    "X": "0046 4006", "Y": "002340 2326", "Z": "00400646",
    "0": "100105163645413010 1432", "1": "112026 1636",
    "2": "011030414206 0646", "3": "004022334445361605",
    "4": "36300444", "5": "400002324345361605",
    "6": "30100105163645443303", "7": "004016",
    "8": "100102133342413010 1304051636454433",
    "9": "43130201103041453616", ":": "2222 2525", ".": "2626",
    ",": "2516", "-": "1333", "/": "0640", "_": "0646",
    "=": "0242 0444", "(": "30212536", ")": "10212516",
    "#": "1016 3036 0242 0444", "'": "2021", "%": "0640 0101 4545",
    "+": "2125 0343", "?": "011030413223 2626",
    "@": "451605011030414434 3423",
}
WHITE, PALE, INK, BLUE, GREY = range(5)
PALETTE = bytes.fromhex("ffffff" "eef2f6" "20262e" "1f4e79" "9aa5b1")


def text_bytes(lines):
    return ("\n".join(lines) + "\n").encode("utf-8")


def csv_bytes(head, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def json_bytes(value):
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def ticket(key, title, fields, events):
    """A ticket as the ticket system exports it: head, then a history."""
    lines = [f"{key}  {title}", "=" * min(78, len(key) + len(title) + 2), ""]
    wide = max(len(name) for name, _ in fields) + 2
    lines += [f"{name + ':':<{wide}}{value}" for name, value in fields]
    lines += ["", "History (UTC)", "-------------"]
    lines += [f"{when}  {who}: {what}" for when, who, what in events]
    return text_bytes(lines)


def sheet(title, about, table, signatures):
    """A record in Markdown: facts, one table, and who signed when."""
    lines = [f"# {title}", ""]
    lines += [f"- {name}: {value}" for name, value in about] + [""]
    if table:
        head, rows = table
        lines += ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
        lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
        lines.append("")
    lines += [f"Signed: {who}, {when}" for who, when in signatures]
    return text_bytes(lines)


def _line(pixels, width, start, end, color):
    (x, y), (x1, y1) = start, end
    dx, dy = abs(x1 - x), -abs(y1 - y)
    step_x, step_y = (1 if x < x1 else -1), (1 if y < y1 else -1)
    error = dx + dy
    while True:
        for ox in (0, 1):
            for oy in (0, 1):
                pixels[(y + oy) * width + x + ox] = color
        if (x, y) == (x1, y1):
            return
        twice = 2 * error
        if twice >= dy:
            error += dy
            x += step_x
        if twice <= dx:
            error += dx
            y += step_y


def _write(pixels, width, x, y, words, color, scale=2):
    for letter in words.upper():
        for stroke in STROKES.get(letter, "").split():
            points = [(x + int(stroke[i]) * scale,
                       y + int(stroke[i + 1]) * scale)
                      for i in range(0, len(stroke), 2)]
            for start, end in zip(points, points[1:]):
                _line(pixels, width, start, end, color)
        x += 6 * scale + 1
        if x > width - 6 * scale:
            return


def _fill(pixels, width, box, color):
    left, top, right, bottom = box
    for y in range(top, bottom):
        pixels[y * width + left:y * width + right] = \
            bytes([color]) * (right - left)


def _chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + \
        struct.pack(">I", zlib.crc32(body))


def _png(pixels, width, height):
    raw = b"".join(b"\0" + bytes(pixels[y * width:(y + 1) * width])
                   for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + \
        _chunk(b"PLTE", PALETTE) + _chunk(b"IDAT", zlib.compress(raw, 9)) + \
        _chunk(b"IEND", b"")


class Screen(bytes):
    """A picture that knows which address and clock it shows."""

    url = clock = None


def screen(url, title, lines, clock):
    """A picture of a console: address bar, heading, lines, clock."""
    width, height = 960, 150 + 26 * len(lines)
    pixels = bytearray(width * height)
    _fill(pixels, width, (0, 0, width, 40), PALE)
    _fill(pixels, width, (0, height - 34, width, height), PALE)
    _write(pixels, width, 16, 12, url, INK)
    _write(pixels, width, 16, 60, title, BLUE, 3)
    for row, words in enumerate(lines):
        _write(pixels, width, 16, 100 + 26 * row, words, INK)
    _write(pixels, width, width - 340, height - 26, clock, INK)
    picture = Screen(_png(pixels, width, height))
    picture.url, picture.clock = url, clock
    return picture


def diagram(title, boxes, arrows, foot):
    """Boxes (x, y, words) joined by arrows (from, to) on a grid."""
    width, height = 960, 560
    pixels = bytearray(width * height)
    _write(pixels, width, 16, 16, title, BLUE, 3)
    place = [(30 + 230 * x, 80 + 110 * y) for x, y, _ in boxes]
    for a, b in arrows:
        start = (place[a][0] + 95, place[a][1] + 30)
        end = (place[b][0] + 95, place[b][1] + 30)
        _line(pixels, width, start, end, GREY)
    for (x, y), (_, _, words) in zip(place, boxes):
        _fill(pixels, width, (x, y, x + 190, y + 60), BLUE)
        _fill(pixels, width, (x + 2, y + 2, x + 188, y + 58), PALE)
        _write(pixels, width, x + 8, y + 22, words, INK)
    _write(pixels, width, 16, height - 26, foot, INK)
    return _png(pixels, width, height)


def mail(number, sender, to, when, subject, lines):
    """A message as a mail client saves it. WHEN: "Tue, 12 May 2026 12:41 +0100"
    has its seconds added."""
    head = [f"From: {sender[0]} <{sender[1]}@larkfield.example>",
            f"To: {to}", f"Subject: {subject}",
            f"Date: {when[:-6]}:00 {when[-5:]}",
            f"Message-ID: <{number}@mail.larkfield.example>",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit", ""]
    return "\r\n".join(head + lines + [""]).encode("utf-8")
