/*
 * The last step of a tree: what depends on the whole document.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/number.h"

#include "doc/anchor.h"

/* Levels and numbers ---------------------------------------------------- */

static bool is_first_block(const struct doc *doc, const struct doc_node *node)
{
    for (const struct doc_node *at = doc->root->first; at; at = at->next)
        if (at->kind == DOC_HEADING)
            return at == node;
    return false;
}

/* Closes skips in heading levels. STACK holds the levels as written of the
 * open headings; a heading's own level is its depth in it. */
static void close_skips(struct doc *doc)
{
    int stack[8], depth = 0;
    struct doc_node *node = doc->root;

    for (; node; node = doc_walk(doc->root, node)) {
        bool title;

        if (node->kind != DOC_HEADING)
            continue;
        title = is_first_block(doc, node) && node->level == 1;
        while (depth > 0 && stack[depth - 1] >= node->level &&
               !(depth == 1 && !title))
            depth--;
        stack[depth++] = node->level;
        /* A second "# " counts as the second level, so six can be seven. */
        node->level = depth > 6 ? 6 : depth;
    }
}

/* "7.2 Access", "3. Scope", "4) Roles" */
static bool has_own_number(struct str title)
{
    size_t i = 0, digits = 0;

    for (; i < title.len; i++) {
        bool is_digit = title.ptr[i] >= '0' && title.ptr[i] <= '9';

        if (!is_digit && title.ptr[i] != '.')
            break;
        digits += is_digit;
    }
    if (i > 0 && i < title.len && title.ptr[i] == ')')
        i++;
    return digits > 0 && i < title.len && title.ptr[i] == ' ';
}

/* Where most headings bring a number of their own, ours would be a second. */
static bool are_numbered(struct doc *doc)
{
    size_t own = 0, all = 0;
    struct doc_node *node = doc->root;

    for (; node; node = doc_walk(doc->root, node))
        if (node->kind == DOC_HEADING && node->level >= 2) {
            own += has_own_number(doc_plain(doc->arena, node));
            all++;
        }
    return own * 2 > all;
}

static void number_headings(struct doc *doc)
{
    int counts[8] = {0};
    struct doc_node *node = doc->root;

    for (; node; node = doc_walk(doc->root, node)) {
        struct buf buf = buf_new(doc->arena);

        if (node->kind != DOC_HEADING || node->level < 2)
            continue;
        counts[node->level]++;
        for (int deeper = node->level + 1; deeper < 8; deeper++)
            counts[deeper] = 0;
        for (int level = 2; level <= node->level; level++)
            buf_printf(&buf, level > 2 ? ".%d" : "%d", counts[level]);
        doc_more(doc, node)->number = buf_str(&buf);
    }
}

static void number_notes(struct doc *doc)
{
    int count = 0;
    struct doc_node *note = doc->notes->first;

    for (; note; note = note->next)
        doc_more(doc, note)->number = str_printf(doc->arena, "%d", ++count);
}

/* A list that lost its item, or a paragraph its text, would be an empty tag
 * on the page. */
static void drop_empty(struct doc_node *root)
{
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        if ((node->kind == DOC_PARAGRAPH || node->kind == DOC_HEADING) &&
            !node->first && node->more->anchor.len == 0 && node->parent)
            doc_remove(node);
    }
}

void number_document(struct doc *doc, struct diags *diags)
{
    drop_empty(doc->root);
    close_skips(doc);
    if (doc->meta.is_numbered && !are_numbered(doc))
        number_headings(doc);
    number_notes(doc);
    anchor_document(doc, diags);
}
