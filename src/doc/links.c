/*
 * What a document may point at. The reader of a binder clicks on what is
 * printed, so a target is shown only if it is what it says it is.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/links.h"

#include "base/file.h"
#include "base/utf8.h"
#include "doc/link_file.h"

/* Links to files that no document stands for, by the file they stand in: one
 * message for each, or a handbook would drown in them. */
struct lost {
    struct pos pos;
    struct str target;
    size_t count;
    struct lost *next;
};

struct judge {
    struct doc *doc;
    struct diags *diags;
    struct lost *lost;
};

static bool has_scheme(struct str target, const char *scheme)
{
    struct str prefix = str_from(scheme);

    return target.len >= prefix.len &&
           str_eq_nocase(str_slice(target, 0, prefix.len), prefix);
}

static bool is_safe_target(struct str target)
{
    static const char *const schemes[] = {
        "http://", "https://", "mailto:", "tel:", "#", "control:", "policy:"};

    for (size_t i = 0; i < target.len; i++)
        if ((unsigned char)target.ptr[i] < 0x20 || target.ptr[i] == 0x7F)
            return false;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        if (has_scheme(target, schemes[i]))
            return target.len > str_from(schemes[i]).len;
    return false;
}

/* Mixed scripts: a word that holds Latin letters and Greek or Cyrillic ones is
 * how one address is made to look like another. */
enum { SCRIPT_LATIN = 1, SCRIPT_GREEK = 2, SCRIPT_CYRILLIC = 4 };

static int script_of(uint32_t code)
{
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
        (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7))
        return SCRIPT_LATIN;
    if (code >= 0x370 && code <= 0x3FF)
        return SCRIPT_GREEK;
    if (code >= 0x400 && code <= 0x52F)
        return SCRIPT_CYRILLIC;
    return 0;
}

static bool is_mixed(struct str text)
{
    int scripts = 0;
    size_t at = 0;

    while (at < text.len) {
        uint32_t code = utf8_next(text, &at);

        if (code == ' ' || code == '/')
            scripts = 0;
        scripts |= script_of(code);
        if ((scripts & SCRIPT_LATIN) && scripts != SCRIPT_LATIN)
            return true;
    }
    return false;
}

static void add_lost(struct judge *judge, const struct doc_node *link)
{
    struct lost **at = &judge->lost;

    while (*at && !str_eq((*at)->pos.file, link->pos.file))
        at = &(*at)->next;
    if (!*at) {
        *at = arena_new(judge->doc->arena, struct lost);
        (*at)->pos = link->pos;
        (*at)->target = str_slice(link->more->target, 0, 80);
    }
    (*at)->count++;
}

static void say_lost(struct judge *judge)
{
    for (struct lost *lost = judge->lost; lost; lost = lost->next) {
        struct diag *diag = diag_add(
            judge->diags, DOC_LINK_FILE, lost->pos,
            "no document stands for the file \"%.*s\"%s", STR_ARG(lost->target),
            lost->count > 1 ? ", nor for that of other links here" : "");

        diag_hint(judge->diags, diag,
                  "the text stays without the link; link to the file of a "
                  "policy, to control:ID or to policy:ID");
    }
}

static void judge_link(struct judge *judge, struct doc_node *link)
{
    struct doc *doc = judge->doc;
    struct diags *diags = judge->diags;
    struct str text = doc_plain(doc->arena, link);
    struct diag *diag;

    if (link_is_file(link->more->target) && !link_to_file(doc, link)) {
        add_lost(judge, link);
        doc_unwrap(link);
        return;
    }
    if (!is_safe_target(link->more->target)) {
        diag = diag_add(diags, DOC_LINK_UNSAFE, link->pos,
                        "this link to \"%.*s\" is left out; its text stays",
                        STR_ARG(str_slice(link->more->target, 0, 80)));
        diag_hint(diags, diag,
                  "link to https://, mailto:, tel:, #heading, control:ID or "
                  "policy:ID");
        doc_unwrap(link);
        return;
    }
    if (is_mixed(text) || is_mixed(link->more->target)) {
        diag = diag_add(diags, DOC_LINK_MIXED, link->pos,
                        "this link mixes letters of several alphabets in one "
                        "word");
        diag_hint(diags, diag, "check that it leads where it seems to lead");
    }
}

/* A path below the workspace, from its top or from the file's own folder. One
 * with a slash in front may be meant from the top of a site, but also from that
 * of a machine: nobody should have to guess which. */
static bool is_inside_path(struct arena *arena, const struct doc_node *image)
{
    struct str path = image->more->target;

    if (path.len == 0 || path.ptr[0] == '/' || path.ptr[0] == '~' ||
        str_find_byte(path, ':', 0) < path.len ||
        str_find_byte(path, '\\', 0) < path.len)
        return false;
    return link_resolve(arena, path_folder(image->pos.file), path).len > 0;
}

static bool judge_image(struct judge *judge, struct doc_node *image)
{
    struct diags *diags = judge->diags;
    struct diag *diag;

    if (has_scheme(image->more->target, "http:") ||
        has_scheme(image->more->target, "https:") ||
        str_has_prefix(image->more->target, STR("//"))) {
        diag = diag_add(diags, DOC_IMAGE_REMOTE, image->pos,
                        "images on other hosts are never fetched; its text "
                        "stays");
        diag_hint(diags, diag, "keep a copy in the workspace");
        return false;
    }
    if (has_scheme(image->more->target, "data:image/"))
        return true;
    doc_more(judge->doc, image)->target =
        link_decode(judge->doc->arena, image->more->target);
    if (!is_inside_path(judge->doc->arena, image)) {
        diag = diag_add(diags, DOC_IMAGE_OUTSIDE, image->pos,
                        "the image \"%.*s\" lies outside the workspace",
                        STR_ARG(str_slice(image->more->target, 0, 80)));
        diag_hint(diags, diag, "use a path below the workspace's folder");
        return false;
    }
    return true;
}

/* Bare addresses -------------------------------------------------------- */

static bool ends_address(uint32_t code)
{
    return code <= ' ' || code == '<' || code == '>' || code == '"' ||
           code == '`' || code == UTF8_BAD || code == 0xA0 || code == 0x201C ||
           code == 0x201D;
}

/* The end of the address at FROM: without the punctuation of the sentence,
 * and without a ")" that opened outside. */
static size_t address_end(struct str text, size_t from)
{
    size_t at = from, end = from;
    int open = 0;

    while (at < text.len) {
        size_t before = at;
        uint32_t code = utf8_next(text, &at);

        if (ends_address(code))
            return end;
        open += code == '(';
        if (code == ')' && --open < 0)
            return end;
        /* Sentence marks belong to the address only if more follows. */
        if (code != '.' && code != ',' && code != ';' && code != ':' &&
            code != '!' && code != '?' && code != '\'' && code != '*')
            end = at;
        (void)before;
    }
    return end;
}

static size_t find_address(struct str text, size_t from)
{
    size_t secure = str_find(text, STR("https://"), from);
    size_t plain = str_find(text, STR("http://"), from);
    size_t at = secure < plain ? secure : plain;
    bool word_before;

    if (at == SIZE_MAX)
        return SIZE_MAX;
    word_before = at > 0 && (script_of((unsigned char)text.ptr[at - 1]) != 0);
    return word_before ? find_address(text, at + 4) : at;
}

static struct doc_node *put_text(struct doc *doc, struct doc_node *before,
                                 struct str text, struct pos pos)
{
    struct doc_node *node = doc_new(doc, DOC_TEXT, pos);

    node->text = text;
    doc_insert_after(before, node);
    return node;
}

/* Splits the text node at its first bare address; returns what is left to
 * look at. */
static void link_addresses(struct doc *doc, struct doc_node *node)
{
    while (node) {
        size_t at = find_address(node->text, 0);
        size_t end = at == SIZE_MAX ? 0 : address_end(node->text, at);
        struct doc_node *link, *rest;
        struct str address;

        if (at == SIZE_MAX || end < at + 10)
            return;
        address = str_slice(node->text, at, end);
        link = doc_new(doc, DOC_LINK, node->pos);
        doc_more(doc, link)->target = address;
        doc_insert_after(node, link);
        rest = put_text(doc, link, str_slice(node->text, end, node->text.len),
                        node->pos);
        doc_append(link, doc_new(doc, DOC_TEXT, node->pos));
        link->first->text = address;
        node->text.len = at;
        if (node->text.len == 0)
            doc_remove(node);
        node = rest;
        if (node->text.len == 0) {
            doc_remove(node);
            return;
        }
    }
}

static bool is_in_link(const struct doc_node *node)
{
    for (; node; node = node->parent)
        if (node->kind == DOC_LINK || node->kind == DOC_IMAGE)
            return true;
    return false;
}

/* A form feed is a blank: text that was once pages holds it. */
static bool is_shown(unsigned char c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') ||
           c == 0x7F;
}

/* Terminal and page alike: a control character becomes visible. */
static void replace_controls(struct doc *doc, struct doc_node *node)
{
    struct buf buf;
    bool found = false;

    for (size_t i = 0; i < node->text.len; i++) {
        unsigned char c = (unsigned char)node->text.ptr[i];

        found |= is_shown(c) || c == '\f';
    }
    if (!found)
        return;
    buf = buf_new(doc->arena);
    for (size_t i = 0; i < node->text.len; i++) {
        unsigned char c = (unsigned char)node->text.ptr[i];

        if (is_shown(c))
            utf8_put(&buf, 0xFFFD);
        else
            buf_add_byte(&buf, c == '\f' ? ' ' : (char)c);
    }
    node->text = buf_str(&buf);
}

void links_apply(struct doc *doc, struct diags *diags, struct doc_node *root)
{
    struct judge judge = {.doc = doc, .diags = diags};
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        replace_controls(doc, node);
        if (node->kind == DOC_LINK)
            judge_link(&judge, node);
        else if (node->kind == DOC_IMAGE && !judge_image(&judge, node))
            doc_unwrap(node);
        else if (node->kind == DOC_TEXT && !is_in_link(node))
            link_addresses(doc, node);
    }
    say_lost(&judge);
}
