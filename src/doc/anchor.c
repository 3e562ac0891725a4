/*
 * The names of headings and what links to them. Other programs make other
 * names of the same heading; whoever wrote a link saw one of theirs.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/anchor.h"

#include "base/map.h"
#include "base/utf8.h"

/* Where a "#name" leads to: ANCHORS are the names that the document gives,
 * others are what comes next to them, by their letters and digits alone. */
struct names {
    struct map anchors, others;
};

/* "Roles & duties" becomes "roles-duties": ASCII letters and digits kept,
 * other letters as they are, everything between them one hyphen. */
static struct str slug_of(struct arena *arena, struct str title)
{
    struct buf buf = buf_new(arena);
    struct str lower = utf8_fold(arena, title);
    size_t at = 0;

    while (at < lower.len && buf.len < 60) {
        uint32_t code = utf8_next(lower, &at);
        bool keep = (code >= 'a' && code <= 'z') ||
                    (code >= '0' && code <= '9') ||
                    (code >= 0xC0 && code != UTF8_BAD &&
                     !utf8_is_unsafe(code) && (code < 0x2000 || code > 0x2BFF));

        if (keep)
            utf8_put(&buf, code);
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != '-')
            buf_add_byte(&buf, '-');
    }
    if (buf.len > 0 && buf.ptr[buf.len - 1] == '-')
        buf.len--;
    return buf.len > 0 ? buf_str(&buf) : STR("section");
}

/* The names given so far, and how often each was wanted: a thousand headings
 * of one title must not count a thousand times from one. */
struct taken {
    struct map names, wanted;
};

static int *count_of(struct arena *arena, struct taken *taken,
                     struct str wanted)
{
    int *count = map_find(&taken->wanted, wanted);

    if (!count) {
        count = arena_new(arena, int);
        map_add(&taken->wanted, wanted, count);
    }
    return count;
}

/* "roles" for the first, then "roles-1": as the hosts of repositories count, so
 * that links which work there lead to the same heading here. */
static void give_name(struct doc *doc, struct taken *taken,
                      struct doc_node *node, struct str wanted)
{
    int *count = count_of(doc->arena, taken, wanted);
    struct doc_more *more = doc_more(doc, node);

    more->anchor = wanted;
    while (map_find(&taken->names, more->anchor))
        more->anchor =
            str_printf(doc->arena, "%.*s-%d", STR_ARG(wanted), ++*count);
    map_put(&taken->names, more->anchor, node);
}

/* Tables with captions can be listed, so they need a name. */
static void name_tables(struct doc *doc, struct taken *taken)
{
    struct doc_node *node = doc->root;
    int count = 0;

    for (; node; node = doc_walk(doc->root, node))
        if (node->kind == DOC_TABLE && node->more->caption &&
            node->more->anchor.len == 0)
            give_name(doc, taken, node,
                      str_printf(doc->arena, "table-%d", ++count));
}

static struct map name_blocks(struct doc *doc)
{
    struct taken taken = {map_new(doc->arena), map_new(doc->arena)};
    struct doc_node *node = doc->root;

    /* Names that somebody chose come first, so that they stay as they are. */
    for (; node; node = doc_walk(doc->root, node))
        if (node->more->anchor.len > 0)
            give_name(doc, &taken, node, node->more->anchor);
    for (node = doc->root; node; node = doc_walk(doc->root, node))
        if (node->kind == DOC_HEADING && node->more->anchor.len == 0)
            give_name(doc, &taken, node,
                      slug_of(doc->arena, doc_plain(doc->arena, node)));
    name_tables(doc, &taken);
    return taken.names;
}

/* "Roles: CLAUDE.md" and "roles-claudemd" are the same without what lies
 * between their letters. */
static struct str squeezed(struct arena *arena, struct str name)
{
    struct str slug = slug_of(arena, name);
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < slug.len; i++)
        if (slug.ptr[i] != '-')
            buf_add_byte(&buf, slug.ptr[i]);
    return buf_str(&buf);
}

static void add_other(struct doc *doc, struct map *others, struct str name,
                      struct doc_node *node)
{
    struct str key = squeezed(doc->arena, name);

    if (!map_find(others, key))
        map_put(others, key, node);
}

/* A heading that was left out, since the one above it says the same, is
 * found there. */
static struct names name_all(struct doc *doc)
{
    struct names names = {name_blocks(doc), map_new(doc->arena)};
    struct doc_node *node = doc->root;

    for (; node; node = doc_walk(doc->root, node))
        if (node->more->anchor.len > 0)
            add_other(doc, &names.others, node->more->anchor, node);
    for (node = doc->root; node; node = doc_walk(doc->root, node))
        if (node->more->also.len > 0)
            add_other(doc, &names.others, node->more->also, node);
    return names;
}

/* Links ----------------------------------------------------------------- */

/* "control:CM-01" to "#control-CM-01"; other targets as they are. */
static struct str anchor_target(struct arena *arena, struct str target)
{
    static const char *const kinds[] = {"control:", "policy:"};

    for (size_t i = 0; i < 2; i++) {
        struct str kind = str_from(kinds[i]);

        if (str_has_prefix(target, kind))
            return str_printf(arena, "#%.*s-%.*s", (int)kind.len - 1, kind.ptr,
                              STR_ARG(str_slice(target, kind.len, target.len)));
    }
    return target;
}

static struct str anchor_named(struct arena *arena, const struct names *names,
                               struct str target)
{
    struct str name = str_slice(target, 1, target.len);
    const struct doc_node *node = map_find(&names->anchors, name);

    if (!node)
        node = map_find(&names->anchors, slug_of(arena, name));
    if (!node)
        node = map_find(&names->others, squeezed(arena, name));
    return node ? str_concat(arena, STR("#"), node->more->anchor) : STR_NONE;
}

static void resolve_link(struct doc *doc, struct diags *diags,
                         const struct names *names, struct doc_node *link)
{
    struct str target = anchor_target(doc->arena, link->more->target);
    bool written = str_eq(target, link->more->target);
    struct str named;
    struct diag *diag;

    if (target.len == 0 || target.ptr[0] != '#')
        return;
    named = anchor_named(doc->arena, names, target);
    if (named.len > 0) {
        doc_more(doc, link)->target = named;
        return;
    }
    if (written) {
        diag = diag_add(diags, DOC_ANCHOR_UNKNOWN, link->pos,
                        "nothing in this document is named \"%.*s\"",
                        STR_ARG(target));
        diag_hint(diags, diag, "its text is kept without the link");
    }
    doc_unwrap(link);
}

static void resolve_links(struct doc *doc, struct diags *diags,
                          const struct names *names, struct doc_node *root)
{
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        if (node->kind == DOC_LINK)
            resolve_link(doc, diags, names, node);
    }
}

void anchor_document(struct doc *doc, struct diags *diags)
{
    struct names names = name_all(doc);

    resolve_links(doc, diags, &names, doc->root);
    resolve_links(doc, diags, &names, doc->notes);
}
