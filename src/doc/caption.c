/*
 * Finding captions.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/caption.h"

/* Length of the mark that TEXT begins with, 0 if there is none. */
static size_t mark_length(struct str text)
{
    size_t at = 0;

    if (str_has_prefix(text, STR("Table:")))
        at = 6;
    else if (str_has_prefix(text, STR(": ")))
        at = 1;
    while (at > 0 && at < text.len && text.ptr[at] == ' ')
        at++;
    return at;
}

/* Takes the mark off the text that BLOCK begins with. */
static bool take_mark(struct doc_node *block)
{
    struct doc_node *text = block->first;
    size_t length;

    if (!text || text->kind != DOC_TEXT)
        return false;
    length = mark_length(text->text);
    if (length == 0 || (length == text->text.len && !text->next))
        return false;
    text->text = str_slice(text->text, length, text->text.len);
    text->pos.column += (int)length;
    if (text->text.len == 0)
        doc_remove(text);
    return true;
}

static bool is_caption(struct doc_node *node)
{
    return node && node->kind == DOC_PARAGRAPH && node->more->class_.len == 0 &&
           take_mark(node);
}

/* A last row that is a caption written without a blank line: the mark in its
 * first cell, nothing in the others. It becomes the paragraph. */
static struct doc_node *row_caption(struct doc_node *table)
{
    struct doc_node *row = table->last, *cell = row ? row->first : NULL;

    if (!cell || row->is_head || cell->pos.column != row->pos.column)
        return NULL;
    for (struct doc_node *n = cell->next; n; n = n->next)
        if (n->first)
            return NULL;
    if (!take_mark(cell))
        return NULL;
    doc_remove(row);
    row->kind = DOC_PARAGRAPH;
    row->first = cell->first;
    row->last = cell->last;
    for (struct doc_node *n = row->first; n; n = n->next)
        n->parent = row;
    return row;
}

static void find_caption(struct doc *doc, struct doc_node *table)
{
    struct doc_node *found = NULL;

    if (is_caption(table->prev))
        found = table->prev;
    else if (is_caption(table->next))
        found = table->next;
    else
        found = row_caption(table);
    if (!found)
        return;
    if (found != table->prev) {
        if (found->parent)
            doc_remove(found);
        doc_insert_after(table, found);
        doc_remove(table);
        doc_insert_after(found, table);
    }
    doc_more(doc, found)->class_ = STR("caption");
    doc_more(doc, table)->caption = found;
}

void caption_apply(struct doc *doc, struct doc_node *root)
{
    struct doc_node *node = root;

    for (; node; node = doc_walk(root, node))
        if (node->kind == DOC_TABLE && !node->more->caption)
            find_caption(doc, node);
}
