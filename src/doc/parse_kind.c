/*
 * What each kind of node of cmark-gfm becomes, and what it carries over.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "doc/parse_parts.h"

static struct str copy(struct parse *parse, const char *s)
{
    struct str str = str_from(s);

    parse->byte_count += str.len;
    return str_copy(parse->doc->arena, str);
}

static void fill_heading(struct parse *parse, cmark_node *from,
                         struct doc_node *node)
{
    (void)parse;
    node->level = cmark_node_get_heading_level(from);
}

static void fill_list(struct parse *parse, cmark_node *from,
                      struct doc_node *node)
{
    (void)parse;
    node->is_ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    if (node->is_ordered)
        doc_more(parse->doc, node)->start = cmark_node_get_list_start(from);
    node->is_tight = cmark_node_get_list_tight(from) != 0;
    node->delimiter =
        cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM ? ')' : '.';
}

static void fill_task(struct parse *parse, cmark_node *from,
                      struct doc_node *node)
{
    (void)parse;
    node->is_task = true;
    node->is_done = cmark_gfm_extensions_get_tasklist_item_checked(from);
}

static void fill_text(struct parse *parse, cmark_node *from,
                      struct doc_node *node)
{
    node->text = copy(parse, cmark_node_get_literal(from));
}

static void fill_code_block(struct parse *parse, cmark_node *from,
                            struct doc_node *node)
{
    struct doc_more *more = doc_more(parse->doc, node);
    struct str info = copy(parse, cmark_node_get_fence_info(from));
    size_t blank = str_find_byte(info, ' ', 0);

    fill_text(parse, from, node);
    more->info = str_slice(info, 0, blank);
    if (str_is(more->info, "chart"))
        more->title = str_slice(info, blank, info.len);
    /* "html" without a fence is kept for HTML itself. */
    if (str_is(more->info, "html"))
        more->info = STR("html-source");
}

static void fill_html(struct parse *parse, cmark_node *from,
                      struct doc_node *node)
{
    fill_text(parse, from, node);
    doc_more(parse->doc, node)->info = STR("html");
}

static void fill_link(struct parse *parse, cmark_node *from,
                      struct doc_node *node)
{
    struct doc_more *more = doc_more(parse->doc, node);

    more->target = copy(parse, cmark_node_get_url(from));
    more->title = copy(parse, cmark_node_get_title(from));
}

static void fill_table(struct parse *parse, cmark_node *from,
                       struct doc_node *node)
{
    (void)parse;
    doc_more(parse->doc, node)->column_count =
        cmark_gfm_extensions_get_table_columns(from);
}

static void fill_head_row(struct parse *parse, cmark_node *from,
                          struct doc_node *node)
{
    (void)parse;
    (void)from;
    node->is_head = true;
}

static void fill_cell(struct parse *parse, cmark_node *from,
                      struct doc_node *node)
{
    cmark_node *table = cmark_node_parent(cmark_node_parent(from));
    uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(table);
    int index = 0;

    (void)parse;
    for (cmark_node *n = cmark_node_previous(from); n;
         n = cmark_node_previous(n))
        index++;
    if (!aligns || index >= cmark_gfm_extensions_get_table_columns(table))
        return;
    node->align = aligns[index] == 'l'   ? ALIGN_LEFT
                  : aligns[index] == 'c' ? ALIGN_CENTER
                  : aligns[index] == 'r' ? ALIGN_RIGHT
                                         : ALIGN_NONE;
}

struct doc_node *parse_note_of(struct parse *parse, size_t number)
{
    size_t size = sizeof(*parse->notes);

    if (number > parse->note_count) {
        parse->notes = arena_grow(parse->doc->arena, parse->notes,
                                  parse->note_count * size, number * size);
        parse->note_count = number;
    }
    if (!parse->notes[number - 1])
        parse->notes[number - 1] = doc_new(parse->doc, DOC_NOTE, POS_NONE);
    return parse->notes[number - 1];
}

static void fill_note_ref(struct parse *parse, cmark_node *from,
                          struct doc_node *node)
{
    uint64_t number;

    if (!str_to_uint(str_from(cmark_node_get_literal(from)), PARSE_NODE_LIMIT,
                     &number) ||
        number == 0)
        number = 1;
    doc_more(parse->doc, node)->note = parse_note_of(parse, (size_t)number);
}

/* The library's kinds by name, because those of its extensions have no
 * constant known when this is compiled. */
static const struct parse_kind kind_rows[] = {
    {"text", DOC_TEXT, fill_text},
    {"paragraph", DOC_PARAGRAPH, NULL},
    {"softbreak", DOC_SOFT_BREAK, NULL},
    {"strong", DOC_STRONG, NULL},
    {"emph", DOC_EMPHASIS, NULL},
    {"code", DOC_CODE, fill_text},
    {"link", DOC_LINK, fill_link},
    {"table_cell", DOC_CELL, fill_cell},
    {"table_row", DOC_ROW, NULL},
    {"table_header", DOC_ROW, fill_head_row},
    {"table", DOC_TABLE, fill_table},
    {"heading", DOC_HEADING, fill_heading},
    {"list", DOC_LIST, fill_list},
    {"item", DOC_ITEM, NULL},
    {"tasklist", DOC_ITEM, fill_task},
    {"block_quote", DOC_QUOTE, NULL},
    {"code_block", DOC_CODE_BLOCK, fill_code_block},
    {"html_block", DOC_CODE_BLOCK, fill_html},
    {"html_inline", DOC_CODE, fill_html},
    {"thematic_break", DOC_RULE, NULL},
    {"linebreak", DOC_LINE_BREAK, NULL},
    {"strikethrough", DOC_STRIKE, NULL},
    {"image", DOC_IMAGE, fill_link},
    {"footnote_reference", DOC_NOTE_REF, fill_note_ref},
};

/* Old releases have no names for footnotes. */
const char *parse_name_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
        return "footnote_reference";
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        return "footnote_definition";
    return cmark_node_get_type_string(node);
}

const struct parse_kind *parse_kind_of(cmark_node *node)
{
    const char *name = parse_name_of(node);

    for (size_t i = 0; i < sizeof(kind_rows) / sizeof(kind_rows[0]); i++)
        if (strcmp(kind_rows[i].name, name) == 0)
            return &kind_rows[i];
    return NULL;
}
