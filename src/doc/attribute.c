/*
 * Names that authors give to headings.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/attribute.h"

enum { LONGEST_NAME = 200 };

static bool is_word(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] <= ' ' || word.ptr[i] == '{' ||
            word.ptr[i] == '}')
            return false;
    return word.len > 1 && word.len <= LONGEST_NAME;
}

/* Reads what stands between the braces. False when a word of it is neither a
 * name nor a class nor a key with a value. */
static bool read_words(struct str inside, struct str *name)
{
    struct str word;

    if (str_has_prefix(inside, STR(":")))
        inside = str_slice(inside, 1, inside.len);
    inside = str_trim(inside);
    if (inside.len == 0)
        return false;
    while (str_next_piece(&inside, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (!is_word(word) || (word.ptr[0] != '#' && word.ptr[0] != '.' &&
                               str_find_byte(word, '=', 0) == word.len))
            return false;
        if (word.ptr[0] == '#')
            *name = str_slice(word, 1, word.len);
    }
    return true;
}

/* The parser cuts text at marks such as "_": the node of the opening brace
 * among the texts at the end of HEADING, and all that stands behind it. */
static struct doc_node *find_brace(struct doc *doc, struct doc_node *heading,
                                   size_t *at, struct str *tail)
{
    struct doc_node *node = heading->last;
    struct buf buf = buf_new(doc->arena);
    size_t brace = 0;

    for (; node && node->kind == DOC_TEXT; node = node->prev) {
        brace = str_find_byte(node->text, '{', 0);
        if (brace < node->text.len)
            break;
    }
    if (!node || node->kind != DOC_TEXT)
        return NULL;
    for (struct doc_node *n = node; n; n = n->next)
        buf_add(&buf, n->text);
    *at = brace;
    *tail = str_trim(buf_str(&buf));
    *tail = str_slice(*tail, str_find_byte(*tail, '{', 0), tail->len);
    return node;
}

static void take_attributes(struct doc *doc, struct doc_node *heading)
{
    struct str tail, name = STR_NONE;
    size_t at;
    struct doc_node *node = find_brace(doc, heading, &at, &tail);

    if (!node || !str_has_suffix(tail, STR("}")) ||
        !read_words(str_slice(tail, 1, tail.len - 1), &name))
        return;
    while (heading->last != node)
        doc_remove(heading->last);
    node->text = str_slice(node->text, 0, at);
    while (node->text.len && node->text.ptr[node->text.len - 1] == ' ')
        node->text.len--;
    if (node->text.len == 0)
        doc_remove(node);
    if (heading->more->anchor.len == 0)
        doc_more(doc, heading)->anchor = name;
}

void attribute_apply(struct doc *doc, struct doc_node *root)
{
    for (struct doc_node *node = root; node; node = doc_walk(root, node))
        if (node->kind == DOC_HEADING && node->last &&
            node->last->kind == DOC_TEXT &&
            str_has_suffix(str_trim(node->last->text), STR("}")))
            take_attributes(doc, node);
}
