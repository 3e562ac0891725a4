/*
 * The last step of a tree: what depends on the whole document.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/number.h"

#include "base/map.h"
#include "base/utf8.h"

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
        node->number = buf_str(&buf);
    }
}

static void number_notes(struct doc *doc)
{
    int count = 0;
    struct doc_node *note = doc->notes->first;

    for (; note; note = note->next)
        note->number = str_printf(doc->arena, "%d", ++count);
}

/* Anchors --------------------------------------------------------------- */

/* "Roles & duties" becomes "roles-duties": ASCII letters and digits kept,
 * other letters as they are, everything between them one hyphen. */
static struct str slug_of(struct arena *arena, struct str title)
{
    struct buf buf = buf_new(arena);
    struct str lower = str_lower(arena, title);
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

static struct str unique(struct arena *arena, const struct map *taken,
                         struct str wanted)
{
    struct str name = wanted;

    for (int i = 2; map_find(taken, name); i++)
        name = str_printf(arena, "%.*s-%d", STR_ARG(wanted), i);
    return name;
}

/* Tables with captions can be listed, so they need a name. */
static void name_tables(struct doc *doc, struct map *taken)
{
    struct doc_node *node = doc->root;
    int count = 0;

    for (; node; node = doc_walk(doc->root, node))
        if (node->kind == DOC_TABLE && node->caption && node->anchor.len == 0) {
            node->anchor = unique(doc->arena, taken,
                                  str_printf(doc->arena, "table-%d", ++count));
            map_put(taken, node->anchor, node);
        }
}

static struct map name_anchors(struct doc *doc)
{
    struct map taken = map_new(doc->arena);
    struct doc_node *node = doc->root;

    /* Names that somebody chose come first, so that they stay as they are. */
    for (; node; node = doc_walk(doc->root, node))
        if (node->anchor.len > 0) {
            node->anchor = unique(doc->arena, &taken, node->anchor);
            map_put(&taken, node->anchor, node);
        }
    for (node = doc->root; node; node = doc_walk(doc->root, node))
        if (node->kind == DOC_HEADING && node->anchor.len == 0) {
            struct str slug = slug_of(doc->arena, doc_plain(doc->arena, node));

            node->anchor = unique(doc->arena, &taken, slug);
            map_put(&taken, node->anchor, node);
        }
    name_tables(doc, &taken);
    return taken;
}

/* Links ----------------------------------------------------------------- */

static void drop_link(struct doc_node *link)
{
    struct doc_node *child, *before = link;

    while ((child = link->first)) {
        doc_remove(child);
        doc_insert_after(before, child);
        before = child;
    }
    doc_remove(link);
}

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

/* Other programs make other names of a heading ("roles--duties"): what is
 * the same when it is made anew is the same name. */
static struct str anchor_named(struct arena *arena, const struct map *anchors,
                               struct str target)
{
    struct str name = str_slice(target, 1, target.len);
    struct str other = slug_of(arena, name);

    if (map_find(anchors, name) || !map_find(anchors, other))
        return target;
    return str_concat(arena, STR("#"), other);
}

static void resolve_link(struct doc *doc, struct diags *diags,
                         const struct map *anchors, struct doc_node *link)
{
    struct str target = anchor_target(doc->arena, link->target);
    bool written = str_eq(target, link->target);
    struct diag *diag;

    if (target.len == 0 || target.ptr[0] != '#')
        return;
    target = anchor_named(doc->arena, anchors, target);
    if (map_find(anchors, str_slice(target, 1, target.len))) {
        link->target = target;
        return;
    }
    if (written) {
        diag = diag_add(diags, DOC_ANCHOR_UNKNOWN, link->pos,
                        "nothing in this document is named \"%.*s\"",
                        STR_ARG(target));
        diag_hint(diags, diag, "its text is kept without the link");
    }
    drop_link(link);
}

static void resolve_links(struct doc *doc, struct diags *diags,
                          const struct map *anchors, struct doc_node *root)
{
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        if (node->kind == DOC_LINK)
            resolve_link(doc, diags, anchors, node);
    }
}

/* A list that lost its item, or a paragraph its text, would be an empty tag
 * on the page. */
static void drop_empty(struct doc_node *root)
{
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        if ((node->kind == DOC_PARAGRAPH || node->kind == DOC_HEADING) &&
            !node->first && node->anchor.len == 0 && node->parent)
            doc_remove(node);
    }
}

void number_document(struct doc *doc, struct diags *diags)
{
    struct map anchors;

    drop_empty(doc->root);
    close_skips(doc);
    if (doc->meta.is_numbered && !are_numbered(doc))
        number_headings(doc);
    number_notes(doc);
    anchors = name_anchors(doc);
    resolve_links(doc, diags, &anchors, doc->root);
    resolve_links(doc, diags, &anchors, doc->notes);
}
