/*
 * Judges what libyaml lets pass: characters that it reads differently from
 * YAML.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/node_parts.h"

struct pos node_place(const struct reader *reader, yaml_mark_t mark)
{
    return pos_make(reader->scan.file, (int)mark.line + reader->scan.line,
                    (int)mark.column + 1);
}

bool node_refuse(struct reader *reader, enum diag_id id, struct pos pos,
                 const char *text, const char *hint)
{
    struct diag *diag = diag_add(reader->diags, id, pos, "%s", text);

    if (hint)
        diag_hint(reader->diags, diag, "%s", hint);
    return false;
}

static bool check_gap(struct reader *reader, size_t to)
{
    size_t at = scan_find_hash(&reader->scan, reader->gap, to);

    if (at == SIZE_MAX)
        return true;
    return node_refuse(
        reader, IN_YAML, scan_place(&reader->scan, at),
        "no blank stands before this '#'",
        "put a blank before a comment, or quotes around a text with "
        "'#'");
}

bool node_check_before(struct reader *reader, const yaml_event_t *event)
{
    size_t start = scan_offset(&reader->scan, event->start_mark.index);
    size_t end = scan_offset(&reader->scan, event->end_mark.index);
    struct pos pos = node_place(reader, event->start_mark);

    if (event->type != YAML_STREAM_END_EVENT && start < end &&
        scan_is_tab_indented(&reader->scan, start)) {
        pos.column = 1;
        return node_refuse(reader, IN_YAML_TAB, pos, "a tab indents this line",
                           "indent with blanks");
    }
    if (start >= reader->gap && !check_gap(reader, start))
        return false;
    if (end > reader->gap)
        reader->gap = end;
    return true;
}

struct pos node_text_pos(const struct reader *reader, const yaml_event_t *event)
{
    struct pos pos = node_place(reader, event->start_mark);
    size_t start = scan_offset(&reader->scan, event->start_mark.index);
    size_t at = scan_value(&reader->scan, start);

    if (event->data.scalar.anchor && at < reader->scan.bytes.len &&
        reader->scan.bytes.ptr[at] != '\n')
        pos.column += (int)(at - start);
    switch (event->data.scalar.style) {
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
        return scan_block_text(&reader->scan, at, pos.line);
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: pos.column++; return pos;
    default: return pos;
    }
}

/* "|#" and ">#": libyaml takes the rest for a comment. */
static bool check_block_header(struct reader *reader, const yaml_event_t *event)
{
    size_t at = scan_offset(&reader->scan, event->start_mark.index);
    struct str line =
        str_slice(reader->scan.bytes, scan_value(&reader->scan, at),
                  reader->scan.bytes.len);
    size_t hash;

    line = str_slice(line, 0, str_find_byte(line, '\n', 0));
    hash = str_find_byte(line, '#', 0);
    if (hash == line.len || hash == 0 || line.ptr[hash - 1] == ' ' ||
        line.ptr[hash - 1] == '\t')
        return true;
    return node_refuse(reader, IN_YAML, node_place(reader, event->start_mark),
                       "a '#' stands behind this without a blank",
                       "put a blank before a comment");
}

bool node_check_scalar(struct reader *reader, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;

    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        return check_block_header(reader, event);
    if (style == YAML_PLAIN_SCALAR_STYLE && event->data.scalar.length == 1 &&
        event->data.scalar.value[0] == '-')
        return node_refuse(reader, IN_YAML,
                           node_place(reader, event->start_mark),
                           "a '-' alone is no value", "put it in quotes");
    return true;
}
