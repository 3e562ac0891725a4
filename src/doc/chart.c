/*
 * Reads charts, line by line, strictly: what is not understood is never
 * drawn.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/chart.h"

#include "base/utf8.h"

#define NUMBER_MAX 999999999

enum { TITLE_MAX = 200, NAME_MAX = 16, WORD_MAX = 40 };

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct chart *chart;
    struct pos pos; /* of the fence */
    bool is_refused;
};

static const struct {
    const char *mark, *word;
} MARKS[CHART_MARK_COUNT] = {
    [CHART_BLANK] = {"", "nothing"}, [CHART_FULL] = {"●", "done"},
    [CHART_HALF] = {"◐", "partly"},  [CHART_OPEN] = {"○", "missing"},
    [CHART_DOT] = {"·", "not yet"},  [CHART_DASH] = {"–", "none"},
};

/* The first thing wrong is said; the rest may only follow from it. */
static bool refuse(struct reader *reader, struct pos pos, struct str what)
{
    struct diag *diag;

    if (reader->is_refused)
        return false;
    reader->is_refused = true;
    diag = diag_add(reader->diags, DOC_CHART_REFUSED, pos,
                    "this chart cannot be drawn: %.*s", STR_ARG(what));
    diag_hint(reader->diags, diag, "until then it is shown as code");
    return false;
}

#define REFUSE(reader, pos, ...)                                               \
    refuse(reader, pos, str_printf((reader)->arena, __VA_ARGS__))

/* Pieces of a line ------------------------------------------------------- */

/* LINE from FROM up to TO without blanks at its ends, at its place. */
static struct text part_of(struct text line, size_t from, size_t to)
{
    struct text part = line;

    while (from < to &&
           (line.str.ptr[from] == ' ' || line.str.ptr[from] == '\t'))
        from++;
    part.str = str_trim(str_slice(line.str, from, to));
    part.pos.column += (int)utf8_count(str_slice(line.str, 0, from));
    return part;
}

/* Takes what stands before the next bar off *REST; false at the end, behind
 * a last piece that may be empty. */
static bool next_cell(struct text *rest, struct text *cell)
{
    size_t at = 0;

    if (!rest->str.ptr)
        return false;
    while (at < rest->str.len && rest->str.ptr[at] != '|')
        at += rest->str.ptr[at] == '\\' ? 2 : 1;
    at = at < rest->str.len ? at : rest->str.len;
    *cell = part_of(*rest, 0, at);
    if (at == rest->str.len) {
        rest->str = STR_NONE;
        return true;
    }
    rest->pos.column += (int)utf8_count(str_slice(rest->str, 0, at + 1));
    rest->str = str_slice(rest->str, at + 1, rest->str.len);
    return true;
}

/* TEXT with its escapes and runs of blanks resolved. */
static struct str plain(struct reader *reader, struct str text)
{
    struct buf buf = buf_new(reader->arena);

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], next = i + 1 < text.len ? text.ptr[i + 1] : ' ';

        if (c == '\\' && (next == '|' || next == '\\' || next == '#'))
            c = text.ptr[++i];
        if (c != ' ' && c != '\t')
            buf_add_byte(&buf, c);
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
            buf_add_byte(&buf, ' ');
    }
    return buf_str(&buf);
}

/* A text of at most MOST characters into *OUT. */
static bool read_text(struct reader *reader, struct text text, size_t most,
                      struct str *out)
{
    *out = plain(reader, text.str);
    if (utf8_count(*out) <= most)
        return true;
    return REFUSE(reader, text.pos, "a text of %zu characters, at most %zu fit",
                  utf8_count(*out), most);
}

static bool read_label(struct reader *reader, struct text text,
                       struct chart_row *row)
{
    if (text.str.len == 0)
        return REFUSE(reader, text.pos, "a row without a label");
    return read_text(reader, text, CHART_LABEL_MAX, &row->label);
}

static bool read_number(struct reader *reader, struct text text, uint64_t *out)
{
    if (str_to_uint(text.str, NUMBER_MAX, out))
        return true;
    return REFUSE(reader, text.pos, "`%.*s` is no number from 0 to %d",
                  STR_ARG(text.str), NUMBER_MAX);
}

/* The head --------------------------------------------------------------- */

static bool read_title(struct reader *reader, struct text rest)
{
    return read_text(reader, rest, TITLE_MAX, &reader->chart->title);
}

static bool read_columns(struct reader *reader, struct text rest)
{
    struct chart *chart = reader->chart;
    struct text name;

    if (chart->kind != CHART_HEAT)
        return REFUSE(reader, rest.pos, "only a heat chart has columns");
    chart->columns = arena_array(reader->arena, CHART_COLUMNS_MAX, struct str);
    chart->column_count = 0;
    while (next_cell(&rest, &name)) {
        if (chart->column_count == CHART_COLUMNS_MAX)
            return REFUSE(reader, name.pos, "more than %d columns",
                          CHART_COLUMNS_MAX);
        if (name.str.len == 0)
            return REFUSE(reader, name.pos, "a column without a name");
        if (!read_text(reader, name, NAME_MAX,
                       &chart->columns[chart->column_count++]))
            return false;
    }
    return true;
}

/* The mark that TEXT begins with, whose bytes go to *LENGTH. */
static enum chart_mark mark_at(struct str text, size_t *length)
{
    for (int i = CHART_FULL; i < CHART_MARK_COUNT; i++)
        if (str_has_prefix(text, str_from(MARKS[i].mark))) {
            *length = str_from(MARKS[i].mark).len;
            return (enum chart_mark)i;
        }
    *length = 0;
    return CHART_BLANK;
}

static bool read_legend(struct reader *reader, struct text rest)
{
    struct chart *chart = reader->chart;
    struct text entry;
    size_t length;

    if (chart->kind != CHART_HEAT)
        return REFUSE(reader, rest.pos, "only a heat chart has a legend");
    while (next_cell(&rest, &entry)) {
        enum chart_mark mark = mark_at(entry.str, &length);
        struct text word = part_of(entry, length, entry.str.len);

        if (mark == CHART_BLANK || word.str.len == 0)
            return REFUSE(reader, entry.pos,
                          "`%.*s` is no mark (● ◐ ○ · –) and its words",
                          STR_ARG(entry.str));
        chart->is_explained[mark] = true;
        if (!read_text(reader, word, WORD_MAX, &chart->words[mark]))
            return false;
    }
    return true;
}

static const struct {
    const char *name;
    bool (*read)(struct reader *reader, struct text rest);
} HEADS[] = {
    {"title:", read_title},
    {"columns:", read_columns},
    {"legend:", read_legend},
};

/* Reads LINE if it belongs to the head; *IS_HEAD says whether it does. */
static bool read_head(struct reader *reader, struct text line, bool *is_head)
{
    *is_head = true;
    for (size_t i = 0; i < sizeof HEADS / sizeof HEADS[0]; i++) {
        struct str name = str_from(HEADS[i].name);

        if (str_has_prefix(line.str, name))
            return HEADS[i].read(reader, part_of(line, name.len, line.str.len));
    }
    *is_head = false;
    return true;
}

/* Rows ------------------------------------------------------------------- */

static bool read_mark(struct reader *reader, struct text text,
                      enum chart_mark *mark)
{
    size_t length;

    *mark = mark_at(text.str, &length);
    if (length == text.str.len)
        return true;
    for (int i = CHART_FULL; i < CHART_MARK_COUNT; i++)
        if (str_eq_nocase(text.str, reader->chart->words[i])) {
            *mark = (enum chart_mark)i;
            return true;
        }
    return REFUSE(reader, text.pos,
                  "`%.*s` is neither a mark (● ◐ ○ · –), nor what the legend "
                  "calls one, nor <",
                  STR_ARG(text.str));
}

static bool read_heat(struct reader *reader, struct text rest,
                      struct chart_row *row)
{
    size_t count = 0, columns = reader->chart->column_count;
    struct chart_cell *open = NULL;
    struct pos pos = rest.pos;
    struct text text;

    row->cells = arena_array(reader->arena, columns, struct chart_cell);
    for (; next_cell(&rest, &text); count++) {
        if (count >= columns)
            continue;
        if (str_is(text.str, "<") && open) {
            open->columns++;
            continue;
        }
        open = &row->cells[count];
        open->columns = 1;
        if (!read_mark(reader, text, &open->mark))
            return false;
    }
    if (count == columns)
        return true;
    return REFUSE(reader, pos, "a row needs %zu cells, and this one has %zu",
                  columns, count);
}

static bool read_column(struct reader *reader, struct text rest,
                        struct chart_row *row)
{
    struct text text = rest;

    next_cell(&rest, &text);
    if (rest.str.ptr)
        return REFUSE(reader, rest.pos, "a row is a label and one number");
    return read_number(reader, text, &row->value);
}

static bool read_bar(struct reader *reader, struct text rest,
                     struct chart_row *row)
{
    struct chart *chart = reader->chart;
    struct text text = rest;
    bool is_share;

    next_cell(&rest, &text);
    if (!read_number(reader, text, &row->value))
        return false;
    is_share = next_cell(&rest, &text);
    if (is_share && !read_number(reader, text, &row->whole))
        return false;
    if (rest.str.ptr)
        return REFUSE(reader, rest.pos, "a row is a label and two numbers");
    if (chart->row_count > 1 && is_share != chart->is_share)
        return REFUSE(reader, text.pos, "some rows have one number, some two");
    if (is_share && row->value > row->whole)
        return REFUSE(reader, text.pos, "%llu of %llu is too much",
                      (unsigned long long)row->value,
                      (unsigned long long)row->whole);
    chart->is_share = is_share;
    return true;
}

static bool read_row(struct reader *reader, struct text line)
{
    static bool (*const readers[CHART_KIND_COUNT])(struct reader *, struct text,
                                                   struct chart_row *) = {
        [CHART_HEAT] = read_heat,
        [CHART_COLUMNS] = read_column,
        [CHART_BARS] = read_bar,
    };
    struct chart *chart = reader->chart;
    struct chart_row *row = &chart->rows[chart->row_count];
    struct text label;

    if (chart->row_count == CHART_ROWS_MAX)
        return REFUSE(reader, line.pos, "more than %d rows", CHART_ROWS_MAX);
    if (chart->kind == CHART_COLUMNS && chart->row_count == CHART_COLUMNS_MAX)
        return REFUSE(reader, line.pos, "more than %d columns",
                      CHART_COLUMNS_MAX);
    chart->row_count++;
    row->is_group = chart->kind == CHART_HEAT && line.str.ptr[0] == '#';
    if (row->is_group)
        return read_label(reader, part_of(line, 1, line.str.len), row);
    if (chart->kind == CHART_HEAT && chart->column_count == 0)
        return REFUSE(reader, line.pos, "no line `columns:` before its rows");
    next_cell(&line, &label);
    if (!read_label(reader, label, row))
        return false;
    if (!line.str.ptr)
        return REFUSE(reader, label.pos, "a row has nothing behind its label");
    return readers[chart->kind](reader, line, row);
}

static bool read_lines(struct reader *reader, const struct text *lines,
                       size_t count)
{
    bool is_head = true, ok = true;
    size_t rows = count < CHART_ROWS_MAX ? count : CHART_ROWS_MAX;

    reader->chart->rows =
        arena_array(reader->arena, rows + 1, struct chart_row);
    for (size_t i = 0; ok && i < count; i++) {
        struct text line = part_of(lines[i], 0, lines[i].str.len);

        if (line.str.len == 0) {
            is_head = false;
            continue;
        }
        if (is_head)
            ok = read_head(reader, line, &is_head);
        if (ok && !is_head)
            ok = read_row(reader, line);
    }
    if (!ok)
        return false;
    for (size_t i = 0; i < reader->chart->row_count; i++)
        if (!reader->chart->rows[i].is_group)
            return true;
    return REFUSE(reader, reader->pos, "it has no rows");
}

static bool find_kind(struct reader *reader, struct str name)
{
    static const char *const names[CHART_KIND_COUNT] = {
        [CHART_HEAT] = "heat",
        [CHART_COLUMNS] = "columns",
        [CHART_BARS] = "bars",
    };

    for (int i = 0; i < CHART_KIND_COUNT; i++)
        if (str_is(name, names[i])) {
            reader->chart->kind = (enum chart_kind)i;
            return true;
        }
    return REFUSE(reader, reader->pos,
                  "its kind must be heat, columns or bars");
}

bool chart_read(struct doc *doc, struct diags *diags, struct doc_node *node,
                const struct text *lines, size_t count)
{
    struct chart *chart = arena_new(doc->arena, struct chart);
    struct reader reader = {
        .arena = doc->arena, .diags = diags, .chart = chart, .pos = node->pos};
    struct doc_more *more = doc_more(doc, node);
    struct str kind = str_trim(more->title);

    more->title = STR_NONE;
    for (int i = 0; i < CHART_MARK_COUNT; i++)
        chart->words[i] = str_from(MARKS[i].word);
    if (!find_kind(&reader, kind) || !read_lines(&reader, lines, count))
        return false;
    chart->source = node->text;
    node->kind = DOC_CHART;
    more->chart = chart;
    more->info = kind;
    node->text = STR_NONE;
    return true;
}
