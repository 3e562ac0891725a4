"""The program's own tree of a document (`auditbinder dump tree`) as Typst, so
that Typst sets the same content with the same faces, sizes and margins.
SPDX-License-Identifier: Apache-2.0
"""
import re

HEAD = """\
#set page(paper: "a4", margin: (x: 25mm, y: 28mm), numbering: "1 / 1")
#set text(font: "Source Serif 4", size: 10.5pt, lang: "en")
#set par(justify: true)
#set smartquote(enabled: false)
#show heading: set text(font: "Source Sans 3")
#show table: set text(font: "Source Sans 3", size: 8.8pt)
#show table: set par(justify: false)
#show raw: set text(font: "Source Code Pro")
"""

NODE = re.compile(r'( *)([a-z-]+)((?: (?:[a-z-]+="(?:[^"\\]|\\.)*"|\S+))*)$')
FIELD = re.compile(r' ([a-z-]+)=(?:"((?:[^"\\]|\\.)*)"|(\S+))')
WRAPPED = {"emphasis": "emph", "strong": "strong", "strike": "strike",
           "insert": "underline", "paragraph": None, "item": None,
           "root": None}


class Node:
    def __init__(self, kind, rest):
        self.kind, self.children = kind, []
        self.fields = {name: re.sub(r"\\(.)", lambda e: "\n" if e[1] == "n"
                                    else e[1], quoted) if not bare else bare
                       for name, quoted, bare in FIELD.findall(rest)}
        self.flags = set(FIELD.sub("", rest).split())

    def text(self, name="text"):
        return self.fields.get(name, "")


def read_tree(dump):
    """The root and the notes by their number."""
    roots, path = [], []
    for line in dump.split("\n"):
        found = NODE.match(line)
        if not found or line == "notes:":
            continue
        node = Node(found[2], found[3])
        del path[len(found[1]) // 2:]
        (path[-1].children if path else roots).append(node)
        path.append(node)
    notes = {note.text("number"): note
             for root in roots[1:] for note in root.children}
    return roots[0], notes


def escaped(text):
    return re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", text)


def quoted(text):
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n") + '"'


class Writer:
    def __init__(self, notes):
        self.notes = notes

    def inner(self, node):
        return "".join(self.node(child) for child in node.children)

    def node(self, node):
        made = getattr(self, "as_" + node.kind.replace("-", "_"), None)
        if made:
            return made(node)
        name = WRAPPED.get(node.kind)
        inner = self.inner(node)
        return f"#{name}[{inner}]" if name else inner

    def as_text(self, node):
        return escaped(node.text())

    def as_soft_break(self, _):
        return " "

    def as_line_break(self, _):
        return "#linebreak()"

    def as_code(self, node):
        return f"#raw({quoted(node.text())})"

    def as_link(self, node):
        target = node.text("target")
        if target.startswith("#") or not target:
            return self.inner(node)
        return f"#link({quoted(target)})[{self.inner(node)}]"

    def as_note_ref(self, node):
        note = self.notes.get(node.text("note"))
        return f"#footnote[{self.inner(note)}]" if note else ""

    def as_heading(self, node):
        return f"\n#heading(level: {node.text('level')})[{self.inner(node)}]\n"

    def as_paragraph(self, node):
        return f"\n{self.inner(node)}\n"

    def as_code_block(self, node):
        return f"\n#raw(block: true, {quoted(node.text().rstrip())})\n"

    def as_quote(self, node):
        return f"\n#quote(block: true)[{self.inner(node)}]\n"

    def as_rule(self, _):
        return "\n#line(length: 100%)\n"

    def as_page_break(self, _):
        return "\n#pagebreak(weak: true)\n"

    def as_contents(self, _):
        return "\n#outline()\n"

    def as_list(self, node):
        tight = "true" if "tight" in node.flags else "false"
        start = node.text("start")
        items = ", ".join(f"[{self.inner(item).strip()}]"
                          for item in node.children)
        if "ordered" in node.flags:
            return f"\n#enum(start: {start}, tight: {tight}, {items})\n"
        return f"\n#list(tight: {tight}, {items})\n"

    def cell(self, node):
        spans = [f"{ours}: {node.text(theirs)}"
                 for ours, theirs in (("colspan", "columns"),
                                      ("rowspan", "rows"))
                 if node.text(theirs)]
        body = f"[{self.inner(node).strip()}]"
        return f"table.cell({', '.join(spans)}){body}" if spans else body

    def as_table(self, node):
        rows = [("head" in row.flags,
                 [self.cell(cell) for cell in row.children
                  if "covered" not in cell.flags]) for row in node.children]
        heads = ", ".join(cell for is_head, row in rows if is_head
                          for cell in row)
        cells = ",\n".join(", ".join(row) for is_head, row in rows
                           if not is_head and row)
        parts = [f"columns: {node.text('columns')}"]
        if heads:
            parts.append(f"table.header({heads})")
        if cells:
            parts.append(cells)
        return f"\n#table({', '.join(parts)})\n"


def typst_of(dump):
    root, notes = read_tree(dump)
    return HEAD + Writer(notes).inner(root)
