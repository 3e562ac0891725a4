/*
 * Charts in words, for those who do not see them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/chart.h"

/* PDF/A holds strings of at most 32,767 bytes, two for a character. */
enum { WORDS_MAX = 12000 };

struct teller {
    const struct chart *chart;
    struct buf buf;
    bool is_brief; /* counts only */
};

/* The last column of the run of cells with one mark that begins at FROM. */
static size_t run_end(const struct chart *chart, const struct chart_row *row,
                      size_t from)
{
    size_t end = from;

    for (size_t i = from; i < chart->column_count; i++) {
        if (row->cells[i].columns > 0 &&
            row->cells[i].mark != row->cells[from].mark)
            return end;
        end = i;
    }
    return end;
}

/* "in period Jan to Mar"; without the columns where it is all of them. */
static void add_run(struct buf *buf, const struct chart *chart,
                    const struct chart_row *row, size_t from, size_t end)
{
    buf_add(buf, chart->words[row->cells[from].mark]);
    if (from == 0 && end + 1 == chart->column_count)
        return;
    buf_printf(buf, " %.*s", STR_ARG(chart->columns[from]));
    if (end > from)
        buf_printf(buf, " to %.*s", STR_ARG(chart->columns[end]));
}

static struct str cells_in_words(struct arena *arena, const struct chart *chart,
                                 const struct chart_row *row)
{
    struct buf buf = buf_new(arena);
    size_t end;

    for (size_t i = 0; i < chart->column_count; i = end + 1) {
        end = run_end(chart, row, i);
        if (row->cells[i].mark == CHART_BLANK)
            continue;
        if (buf.len > 0)
            buf_add(&buf, STR(", "));
        add_run(&buf, chart, row, i, end);
    }
    return buf.len > 0 ? buf_str(&buf) : STR("nothing");
}

/* "4 in period, 1 missing" */
static struct str counts_in_words(struct arena *arena,
                                  const struct chart *chart,
                                  const struct chart_row *row)
{
    size_t counts[CHART_MARK_COUNT] = {0};
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < chart->column_count; i++)
        counts[row->cells[i].mark] += row->cells[i].columns > 0;
    for (int i = CHART_FULL; i < CHART_MARK_COUNT; i++)
        if (counts[i] > 0)
            buf_printf(&buf, "%s%zu %.*s", buf.len > 0 ? ", " : "", counts[i],
                       STR_ARG(chart->words[i]));
    return buf.len > 0 ? buf_str(&buf) : STR("nothing");
}

static struct str row_in_words(const struct teller *teller, size_t index)
{
    const struct chart_row *row = &teller->chart->rows[index];

    if (row->is_group)
        return STR_NONE;
    return (teller->is_brief ? counts_in_words : cells_in_words)(
        teller->buf.arena, teller->chart, row);
}

/* "CM-01, CM-03 done; CM-04 missing": rows that show the same are named
 * together. */
static void tell_heat(struct teller *teller, size_t from, size_t to)
{
    const struct chart *chart = teller->chart;
    struct str words = row_in_words(teller, from), next;
    const char *before = "";

    for (size_t i = from; i < to; i++, words = next) {
        const struct chart_row *row = &chart->rows[i];

        next = i + 1 < to ? row_in_words(teller, i + 1) : STR_NONE;
        buf_printf(&teller->buf, "%s%.*s",
                   i > from && row->is_group ? ". " : before,
                   STR_ARG(row->label));
        before = row->is_group ? ": " : "; ";
        if (row->is_group)
            continue;
        if (str_eq(words, next))
            before = ", ";
        else
            buf_printf(&teller->buf, " %.*s", STR_ARG(words));
    }
}

static void tell_numbers(struct teller *teller, size_t from, size_t to)
{
    const struct chart *chart = teller->chart;
    struct buf *buf = &teller->buf;
    uint64_t sum = 0, whole = 0;

    for (size_t i = from; i < to; i++) {
        const struct chart_row *row = &chart->rows[i];

        if (!teller->is_brief)
            buf_printf(buf, "%.*s: %llu", STR_ARG(row->label),
                       (unsigned long long)row->value);
        if (chart->is_share && !teller->is_brief)
            buf_printf(buf, " of %llu", (unsigned long long)row->whole);
        if (!teller->is_brief)
            buf_add(buf, i + 1 < to ? STR("; ") : STR(". "));
        sum += row->value;
        whole += row->whole;
    }
    buf_printf(buf, "In all %llu", (unsigned long long)sum);
    if (chart->is_share)
        buf_printf(buf, " of %llu", (unsigned long long)whole);
}

static void tell(struct teller *teller, size_t from, size_t to)
{
    const struct chart *chart = teller->chart;

    if (chart->title.len > 0)
        buf_printf(&teller->buf, "%.*s%s. ", STR_ARG(chart->title),
                   from > 0 ? ", continued" : "");
    if (chart->kind == CHART_HEAT)
        tell_heat(teller, from, to);
    else
        tell_numbers(teller, from, to);
    buf_add_byte(&teller->buf, '.');
}

/* As many characters as have room. */
static struct str cut(struct arena *arena, struct str text)
{
    size_t end = WORDS_MAX;

    while (((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_concat(arena, str_slice(text, 0, end), STR("\u2026"));
}

struct str chart_words(struct arena *arena, const struct chart *chart,
                       size_t from, size_t to)
{
    struct teller teller = {.chart = chart, .buf = buf_new(arena)};

    tell(&teller, from, to);
    if (teller.buf.len <= WORDS_MAX)
        return buf_str(&teller.buf);
    teller.buf = buf_new(arena);
    teller.is_brief = true;
    tell(&teller, from, to);
    if (teller.buf.len <= WORDS_MAX)
        return buf_str(&teller.buf);
    return cut(arena, buf_str(&teller.buf));
}
