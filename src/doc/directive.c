/*
 * HTML in the tree after parsing. An HTML block that is one comment is a
 * directive if it begins with a word of the table below, and nothing
 * otherwise; other HTML stays visible, because dropping what somebody wrote
 * would be worse.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/directive.h"

struct state {
    struct doc *doc;
    struct diags *diags;
    struct doc_node *at; /* the HTML block that is being looked at */
};

/* The next block behind NODE, to which a class or an anchor belongs. Other
 * comments may stand between. */
static struct doc_node *next_block(struct doc_node *node)
{
    do
        node = node->next;
    while (node && node->kind == DOC_CODE_BLOCK &&
           str_is(node->more->info, "html"));
    return node;
}

static void set_class(struct state *state, struct str argument)
{
    struct doc_node *next = next_block(state->at);

    if (next)
        doc_more(state->doc, next)->class_ = argument;
}

static void set_anchor(struct state *state, struct str argument)
{
    struct doc_node *next = next_block(state->at);

    if (next)
        doc_more(state->doc, next)->anchor = argument;
}

static void set_widths(struct state *state, struct str argument)
{
    struct doc_node *next = next_block(state->at);

    if (next && next->kind == DOC_TABLE)
        doc_more(state->doc, next)->widths = argument;
}

static bool is_language(struct str tag)
{
    for (size_t i = 0; i < tag.len; i++) {
        char c = tag.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(c >= '0' && c <= '9' && i > 1) && !(c == '-' && i > 1))
            return false;
    }
    return tag.len >= 2 && tag.len <= 35;
}

static void set_language(struct state *state, struct str argument)
{
    struct doc_node *next = next_block(state->at);

    if (next && is_language(argument))
        doc_more(state->doc, next)->language = argument;
}

static void set_landscape(struct state *state, struct str argument)
{
    (void)argument;
    state->doc->meta.is_landscape = true;
}

static void set_numbered(struct state *state, struct str argument)
{
    (void)argument;
    state->doc->meta.is_numbered = true;
}

static void set_cover(struct state *state, struct str argument)
{
    (void)argument;
    state->doc->meta.has_cover = true;
}

static void put_block(struct state *state, enum doc_kind kind)
{
    doc_insert_after(state->at, doc_new(state->doc, kind, state->at->pos));
}

static void put_tables(struct state *state, struct str argument)
{
    (void)argument;
    put_block(state, DOC_CONTENTS);
    doc_more(state->doc, state->at->next)->info = STR("tables");
}

static void put_contents(struct state *state, struct str argument)
{
    uint64_t level = 0;

    if (str_is(argument, "tables")) {
        put_tables(state, argument);
        return;
    }
    put_block(state, DOC_CONTENTS);
    if (str_to_uint(argument, 6, &level) && level > 0)
        state->at->next->level = (int)level;
}

static void put_page_break(struct state *state, struct str argument)
{
    (void)argument;
    put_block(state, DOC_PAGE_BREAK);
}

static const struct directive {
    const char *name;
    bool has_argument;
    void (*apply)(struct state *, struct str argument);
} directives[] = {
    {"contents", false, put_contents},
    {"contents", true, put_contents},
    {"tables", false, put_tables},
    {"lang", true, set_language},
    {"page-break", false, put_page_break},
    {"class", true, set_class},
    {"widths", true, set_widths},
    {"anchor", true, set_anchor},
    {"landscape", false, set_landscape},
    {"number-headings", false, set_numbered},
    {"cover", false, set_cover},
};

/* The inside of TEXT when it is exactly one comment. */
static bool is_comment(struct str text, struct str *inside)
{
    text = str_trim(text);
    if (!str_has_prefix(text, STR("<!--")) ||
        !str_has_suffix(text, STR("-->")) || text.len < 7)
        return false;
    if (str_find(text, STR("-->"), 4) != text.len - 3)
        return false;
    *inside = str_trim(str_slice(text, 4, text.len - 3));
    return true;
}

/* Does what the comment says, if it is a directive. */
static void apply_comment(struct state *state, struct str inside)
{
    size_t colon = str_find_byte(inside, ':', 0);
    struct str name = str_trim(str_slice(inside, 0, colon));
    struct str argument = str_trim(str_slice(inside, colon + 1, inside.len));

    for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++) {
        const struct directive *directive = &directives[i];
        bool fits = directive->has_argument == (argument.len > 0);

        if (fits && str_is(name, directive->name)) {
            directive->apply(state, argument);
            return;
        }
    }
}

static void warn_html(struct state *state, struct pos pos)
{
    struct diag *diag = diag_add(state->diags, DOC_HTML, pos,
                                 "HTML is not interpreted; it is shown as "
                                 "text");

    diag_hint(state->diags, diag, "write it in Markdown");
}

static void judge_block(struct state *state, struct doc_node *node)
{
    struct str inside;

    if (is_comment(node->text, &inside)) {
        apply_comment(state, inside);
        doc_remove(node);
        return;
    }
    warn_html(state, node->pos);
    doc_more(state->doc, node)->info = STR("html-source");
}

static bool is_break_tag(struct str text)
{
    return str_eq_nocase(text, STR("<br>")) ||
           str_eq_nocase(text, STR("<br/>")) ||
           str_eq_nocase(text, STR("<br />"));
}

static void judge_inline(struct state *state, struct doc_node *node)
{
    struct str inside;

    doc_more(state->doc, node)->info = STR_NONE;
    if (is_break_tag(node->text)) {
        node->kind = DOC_LINE_BREAK;
        node->text = STR_NONE;
    } else if (is_comment(node->text, &inside)) {
        doc_remove(node);
    } else {
        node->kind = DOC_TEXT;
        warn_html(state, node->pos);
    }
}

/* Text without blanks and form feeds, which some write beside a break. */
static struct str strip_feeds(struct str text)
{
    text = str_trim(text);
    while (text.len > 0 && text.ptr[0] == '\f')
        text = str_trim(str_slice(text, 1, text.len));
    while (text.len > 0 && text.ptr[text.len - 1] == '\f')
        text = str_trim(str_slice(text, 0, text.len - 1));
    return text;
}

static bool is_break_word(struct str text)
{
    return str_is(text, "\\pagebreak") || str_is(text, "\\newpage");
}

/* "\pagebreak" as the last line of a paragraph: a page break behind it. */
static void part_page_break(struct doc *doc, struct doc_node *node)
{
    struct doc_node *last = node->last;
    struct pos pos;

    if (node->kind != DOC_PARAGRAPH || !last || !last->prev ||
        last->kind != DOC_TEXT || last->prev->kind != DOC_SOFT_BREAK ||
        !is_break_word(strip_feeds(last->text)))
        return;
    pos = last->pos;
    while ((last = node->last) && (last->kind == DOC_SOFT_BREAK ||
                                   (last->kind == DOC_TEXT &&
                                    (strip_feeds(last->text).len == 0 ||
                                     is_break_word(strip_feeds(last->text))))))
        doc_remove(last);
    doc_insert_after(node, doc_new(doc, DOC_PAGE_BREAK, pos));
}

/* "\pagebreak" alone in a paragraph, as people who come from LaTeX write. */
static bool is_page_break(const struct doc_node *node)
{
    int count = 0;

    if (node->kind != DOC_PARAGRAPH)
        return false;
    for (const struct doc_node *n = node->first; n; n = n->next) {
        struct str text = strip_feeds(n->text);

        if (n->kind != DOC_TEXT && n->kind != DOC_SOFT_BREAK)
            return false;
        if (is_break_word(text))
            count++;
        else if (text.len > 0)
            return false;
    }
    return count > 0;
}

void directive_apply(struct doc *doc, struct diags *diags,
                     struct doc_node *root)
{
    struct state state = {.doc = doc, .diags = diags};
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        if (is_page_break(node)) {
            node->kind = DOC_PAGE_BREAK;
            node->first = node->last = NULL;
            next = doc_walk(root, node);
        } else if (node->kind == DOC_PARAGRAPH) {
            part_page_break(doc, node);
            next = doc_walk(root, node);
        } else if (str_is(node->more->info, "html")) {
            state.at = node;
            if (node->kind == DOC_CODE_BLOCK)
                judge_block(&state, node);
            else
                judge_inline(&state, node);
        }
    }
}
