/*
 * Ways to write a call-out, one quote with a class and a title.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/callout.h"

#include "doc/words.h"

/* What people write, what it is, and the title if they give none. */
static const struct {
    const char *word, *class_;
    enum word title;
} kinds[] = {
    {"note", "note", WORD_NOTE},
    {"tip", "tip", WORD_TIP},
    {"important", "important", WORD_IMPORTANT},
    {"warning", "warning", WORD_WARNING},
    {"caution", "caution", WORD_CAUTION},
    {"info", "note", WORD_INFO},
    {"abstract", "note", WORD_ABSTRACT},
    {"summary", "note", WORD_SUMMARY},
    {"example", "note", WORD_EXAMPLE},
    {"question", "note", WORD_QUESTION},
    {"hint", "tip", WORD_HINT},
    {"success", "tip", WORD_SUCCESS},
    {"attention", "warning", WORD_ATTENTION},
    {"danger", "caution", WORD_DANGER},
    {"error", "caution", WORD_ERROR},
    {"failure", "caution", WORD_FAILURE},
    {"bug", "caution", WORD_BUG},
};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

/* Index of WORD among the first COUNT kinds, or KINDS. */
static size_t kind_of(struct str word, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(word, str_from(kinds[i].word)))
            return i;
    return KINDS;
}

bool callout_is_kind(struct str word)
{
    return kind_of(word, KINDS) < KINDS;
}

/* "!!! type "title"", "???" where it folds ------------------------------- */

/* Reads a head line: false if it is none. */
static bool read_head(struct str line, struct str *word, struct str *title)
{
    size_t at = rewrite_indent(line), end;
    struct str rest = str_trim(str_slice(line, at, line.len));

    end = str_has_prefix(rest, STR("???+ ")) ? 5 : 4;
    if (end == 4 && !str_has_prefix(rest, STR("!!! ")) &&
        !str_has_prefix(rest, STR("??? ")))
        return false;
    rest = str_trim(str_slice(rest, end, rest.len));
    for (end = 0; end < rest.len; end++)
        if ((rest.ptr[end] | 0x20) < 'a' || (rest.ptr[end] | 0x20) > 'z')
            break;
    *word = str_slice(rest, 0, end);
    *title = str_trim(str_slice(rest, end, rest.len));
    if (word->len == 0)
        return false;
    if (title->len == 0)
        return true;
    if (title->len < 2 || title->ptr[0] != '"' ||
        title->ptr[title->len - 1] != '"')
        return false;
    *title = str_slice(*title, 1, title->len - 1);
    return str_find_byte(*title, '"', 0) == title->len;
}

/* How far LINE reaches into a body that belongs to a head at COLUMN. */
static bool is_body(struct str line, struct str head, size_t column)
{
    size_t at = rewrite_indent(line);

    return at >= column + 4 && at < line.len &&
           str_eq(str_slice(line, 0, column), str_slice(head, 0, column)) &&
           str_is(str_slice(line, column, column + 4), "    ");
}

/* Number of lines of the body behind line FIRST, without blank ones at its
 * end. */
static size_t body_length(const struct rewrite *rewrite, size_t first,
                          size_t column)
{
    struct str head = rewrite_line(rewrite, first);
    size_t length = 0;

    for (size_t i = first + 1; i < rewrite->line_count; i++) {
        struct str line = rewrite_line(rewrite, i);

        if (is_body(line, head, column))
            length = i - first;
        else if (rewrite_indent(line) < line.len)
            break;
    }
    return length;
}

/* Four blanks at COLUMN become "  > ", so that no byte moves. */
static void quote_line(struct rewrite *rewrite, struct edit *edit, size_t index,
                       struct str prefix)
{
    struct str line = rewrite_line(rewrite, index);
    struct buf buf = buf_new(rewrite->doc->arena);

    buf_add(&buf, prefix);
    buf_add(&buf, STR("  > "));
    buf_add(&buf, str_slice(line, prefix.len + 4, line.len));
    rewrite_put(rewrite, edit, index, buf_str(&buf));
}

static void put_callout(struct rewrite *rewrite, size_t index, struct str word,
                        struct str title)
{
    struct arena *arena = rewrite->doc->arena;
    struct str line = rewrite_line(rewrite, index);
    size_t column = rewrite_indent(line);
    size_t length = body_length(rewrite, index, column);
    struct str prefix = str_slice(line, 0, column);
    struct edit *edit;

    if (length == 0)
        return;
    edit = rewrite_edit(rewrite, EDIT_CALLOUT, index, column + 2);
    edit->title = title;
    edit->word = word;
    rewrite_put(rewrite, edit, index, str_concat(arena, prefix, STR("  >")));
    for (size_t i = index + 1; i <= index + length; i++)
        quote_line(rewrite, edit, i, prefix);
}

void callout_scan(struct rewrite *rewrite)
{
    for (size_t i = 0; i < rewrite->line_count; i++) {
        struct str line = rewrite_line(rewrite, i), word, title;

        if (!rewrite->lines[i].is_code && read_head(line, &word, &title))
            put_callout(rewrite, i, word, title);
    }
}

void callout_apply(struct rewrite *rewrite)
{
    for (struct edit *edit = rewrite->first; edit; edit = edit->next)
        if (edit->kind == EDIT_CALLOUT && edit->node && !edit->is_off) {
            struct doc_more *more = doc_more(rewrite->doc, edit->node);
            size_t kind = kind_of(edit->word, KINDS);

            more->class_ = str_from(kind < KINDS ? kinds[kind].class_ : "note");
            more->title = edit->title;
            more->info = edit->word;
        }
}

/* "> [!NOTE] title" -------------------------------------------------------- */

/* The break that ends the line of NODE, or NULL. */
static struct doc_node *line_end(struct doc_node *node)
{
    while (node && node->kind != DOC_SOFT_BREAK && node->kind != DOC_LINE_BREAK)
        node = node->next;
    return node;
}

/* What would be lost if only the text of the title was kept. */
static bool is_plain(const struct doc_node *from, const struct doc_node *end)
{
    for (; from != end; from = from->next)
        if (from->kind != DOC_TEXT && from->kind != DOC_CODE &&
            from->kind != DOC_EMPHASIS && from->kind != DOC_STRONG)
            return false;
    return true;
}

static void take_title(struct doc *doc, struct doc_node *quote,
                       struct doc_node *paragraph)
{
    struct doc_node *end = line_end(paragraph->first), *node;
    struct doc_node *line = doc_new(doc, DOC_PARAGRAPH, paragraph->pos);
    struct str title;

    if (!is_plain(paragraph->first, end))
        return;
    while ((node = paragraph->first) != end) {
        doc_remove(node);
        doc_append(line, node);
    }
    if (end)
        doc_remove(end);
    title = doc_plain(doc->arena, line);
    if (title.len > 0)
        doc_more(doc, quote)->title = title;
    if (!paragraph->first)
        doc_remove(paragraph);
}

static void judge_quote(struct doc *doc, struct doc_node *quote)
{
    struct doc_node *paragraph = quote->first, *text;
    struct str mark;
    size_t close, kind;

    text = paragraph ? paragraph->first : NULL;
    if (!text || paragraph->kind != DOC_PARAGRAPH || text->kind != DOC_TEXT ||
        !str_has_prefix(text->text, STR("[!")))
        return;
    mark = text->text;
    close = str_find_byte(mark, ']', 0);
    kind = kind_of(str_slice(mark, 2, close), KINDS);
    if (kind == KINDS || close == mark.len)
        return;
    if (close + 1 < mark.len &&
        (mark.ptr[close + 1] == '+' || mark.ptr[close + 1] == '-'))
        close++; /* Obsidian folds it; paper does not */
    doc_more(doc, quote)->class_ = str_from(kinds[kind].class_);
    doc_more(doc, quote)->info = str_from(kinds[kind].word);
    text->text = str_slice(mark, close + 1, mark.len);
    take_title(doc, quote, paragraph);
}

void callout_find(struct doc *doc, struct doc_node *root)
{
    struct doc_node *node = root;

    for (; node; node = doc_walk(root, node))
        if (node->kind == DOC_QUOTE && node->more->class_.len == 0)
            judge_quote(doc, node);
}

/* Titles ------------------------------------------------------------------ */

static struct str language_of(const struct doc *doc, const struct doc_node *at)
{
    for (; at; at = at->parent)
        if (at->more->language.len > 0)
            return at->more->language;
    return doc->meta.language;
}

void callout_name(struct doc *doc, struct doc_node *root)
{
    struct doc_node *node = root;

    for (; node; node = doc_walk(root, node)) {
        struct doc_more *more;
        size_t kind;

        if (node->kind != DOC_QUOTE || node->more->info.len == 0)
            continue;
        more = doc_more(doc, node);
        kind = kind_of(more->info, KINDS);
        if (more->title.len == 0)
            more->title = kind < KINDS ? words_find(language_of(doc, node),
                                                    kinds[kind].title)
                                       : more->info;
        more->info = STR_NONE;
    }
}
