/*
 * The tree as text that a person can read and a test can compare.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/dump.h"

#include "base/utf8.h"
#include "doc/chart.h"

static void add_string(struct buf *buf, const char *name, struct str value)
{
    if (value.len == 0)
        return;
    buf_printf(buf, " %s=\"", name);
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];

        if (c == '\n')
            buf_add_zero_ended(buf, "\\n");
        else if (c == '"' || c == '\\')
            buf_printf(buf, "\\%c", c);
        else
            buf_add_byte(buf, c);
    }
    buf_add_byte(buf, '"');
}

static void add_list(struct buf *buf, const struct doc_node *node)
{
    static const char *const styles[] = {
        "",      " lower-alpha", " upper-alpha", " lower-roman", " upper-roman",
        " terms"};

    if (node->is_ordered)
        buf_printf(buf, " ordered start=%d delimiter=%c", node->more->start,
                   node->delimiter);
    buf_add_zero_ended(buf, styles[node->style]);
    if (node->is_tight)
        buf_add_zero_ended(buf, " tight");
}

static void add_spans(struct buf *buf, const struct doc_node *node)
{
    if (node->more->column_span > 1)
        buf_printf(buf, " columns=%d", node->more->column_span);
    if (node->more->row_span > 1)
        buf_printf(buf, " rows=%d", node->more->row_span);
    if (node->is_covered)
        buf_add_zero_ended(buf, " covered");
}

/* A row a chart's line has, as it was understood. */
static void add_chart(struct buf *buf, const struct chart *chart)
{
    static const char *const marks[CHART_MARK_COUNT] = {"_", "F", "H",
                                                        "O", ".", "-"};

    add_string(buf, "title", chart->title);
    for (size_t i = 0; i < chart->column_count; i++)
        add_string(buf, "column", chart->columns[i]);
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];

        add_string(buf, row->is_group ? "group" : "row", row->label);
        if (row->cells)
            buf_add_byte(buf, '=');
        for (size_t k = 0; row->cells && k < chart->column_count; k++)
            buf_add_zero_ended(buf, row->cells[k].columns > 0
                                        ? marks[row->cells[k].mark]
                                        : "<");
        if (chart->kind != CHART_HEAT)
            buf_printf(buf, "=%llu", (unsigned long long)row->value);
        if (chart->is_share)
            buf_printf(buf, "/%llu", (unsigned long long)row->whole);
    }
}

static void add_facts(struct buf *buf, const struct doc_node *node)
{
    static const char *const aligns[] = {"", " left", " center", " right"};

    if (node->kind == DOC_HEADING)
        buf_printf(buf, " level=%d", node->level);
    if (node->kind == DOC_LIST)
        add_list(buf, node);
    if (node->kind == DOC_TABLE)
        buf_printf(buf, " columns=%d", node->more->column_count);
    if (node->kind == DOC_CELL)
        add_spans(buf, node);
    if (node->kind == DOC_CONTENTS && node->level > 0)
        buf_printf(buf, " level=%d", node->level);
    if (node->is_task)
        buf_add_zero_ended(buf, node->is_done ? " done" : " open");
    if (node->is_head)
        buf_add_zero_ended(buf, " head");
    buf_add_zero_ended(buf, aligns[node->align]);
    if (node->more->note)
        add_string(buf, "note", node->more->note->more->number);
    add_string(buf, "number", node->more->number);
    add_string(buf, "anchor", node->more->anchor);
    add_string(buf, "class", node->more->class_);
    add_string(buf, "widths", node->more->widths);
    add_string(buf, "language", node->more->language);
    add_string(buf, "info", node->more->info);
    add_string(buf, "target", node->more->target);
    add_string(buf, "title", node->more->title);
    add_string(buf, "text", node->text);
    if (node->more->chart)
        add_chart(buf, node->more->chart);
}

static int depth_of(const struct doc_node *top, const struct doc_node *node)
{
    int depth = 0;

    for (; node != top; node = node->parent)
        depth++;
    return depth;
}

static void dump_below(struct buf *buf, const struct doc_node *top)
{
    struct doc_node *node = (struct doc_node *)top;

    for (; node; node = doc_walk(top, node)) {
        buf_printf(buf, "%*s%s", 2 * depth_of(top, node), "",
                   doc_kind_name(node->kind));
        if (node->pos.line > 0)
            buf_printf(buf, " %d:%d", node->pos.line, node->pos.column);
        add_facts(buf, node);
        buf_add_byte(buf, '\n');
    }
}

struct str doc_dump(struct arena *arena, const struct doc *doc)
{
    struct buf buf = buf_new(arena);

    if (doc->meta.is_landscape)
        buf_add_zero_ended(&buf, "landscape\n");
    if (doc->meta.is_numbered)
        buf_add_zero_ended(&buf, "numbered\n");
    if (doc->meta.has_cover)
        buf_add_zero_ended(&buf, "cover\n");
    dump_below(&buf, doc->root);
    if (doc->notes->first) {
        buf_add_zero_ended(&buf, "notes:\n");
        dump_below(&buf, doc->notes);
    }
    return buf_str(&buf);
}
