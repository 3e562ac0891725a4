/*
 * The table of `status` that a compliance lead reads on Mondays: 80 columns,
 * colour only where the terminal has it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/columns.h"
#include "cli/standing.h"

enum {
    ID_WIDTH = 10,
    RUNS_WIDTH = 11,
    MARKS_WIDTH = 27,
    DUE_ROWS = 6,
    LINE_WIDTH = 80
};

struct sheet {
    const struct standing *standing;
    struct buf buf;
    bool color;
};

/* Marks ------------------------------------------------------------------ */

static const char *color_of(enum occurrence_state state)
{
    static const char *const colors[OCCURRENCE_STATE_COUNT] = {
        [OCCURRENCE_IN_PERIOD] = "\033[32m",
        [OCCURRENCE_LATE] = "\033[33m",
        [OCCURRENCE_LOOKBACK] = "\033[33m",
        [OCCURRENCE_MISSING] = "\033[31;1m",
    };

    return colors[state];
}

static void add_mark(struct sheet *sheet, enum occurrence_state state)
{
    const char *color = sheet->color ? color_of(state) : NULL;

    if (color)
        buf_add_zero_ended(&sheet->buf, color);
    buf_add_zero_ended(&sheet->buf, occurrence_mark(state));
    if (color)
        buf_add_zero_ended(&sheet->buf, "\033[0m");
}

/* One mark for each month; returns how many. */
static size_t add_months(struct sheet *sheet, const struct occurrences *row)
{
    size_t marks = 0;

    for (size_t i = 0; i < row->count && marks < MARKS_WIDTH; marks++) {
        int month = date_month(row->items[i].window.to);
        enum occurrence_state worst = row->items[i].state;
        for (; i < row->count && date_month(row->items[i].window.to) == month;
             i++)
            if (occurrence_is_worse(row->items[i].state, worst))
                worst = row->items[i].state;
        add_mark(sheet, worst);
    }
    return marks;
}

static void add_marks(struct sheet *sheet, const struct occurrences *row)
{
    size_t marks = row->count;

    if (row->count > MARKS_WIDTH)
        marks = add_months(sheet, row);
    else
        for (size_t i = 0; i < row->count; i++)
            add_mark(sheet, row->items[i].state);
    column_blanks(&sheet->buf, MARKS_WIDTH - marks);
}

/* The parts -------------------------------------------------------------- */

static void add_head(struct sheet *sheet)
{
    const struct standing *standing = sheet->standing;
    const struct period *period = standing->period;
    struct arena *arena = standing->arena;
    bool is_two = period->type == PERIOD_TYPE_II;

    buf_printf(&sheet->buf, "Period %.*s, %s: ", STR_ARG(period->id.str),
               is_two ? "type II" : "type I");
    if (is_two)
        buf_printf(&sheet->buf, "%.*s to ",
                   STR_ARG(date_iso(arena, period->from.day)));
    buf_printf(&sheet->buf, "%.*s; ", STR_ARG(date_iso(arena, period->to.day)));
    if (period->status != PERIOD_OPEN)
        buf_printf(&sheet->buf, "%s; ", period_status_name(period->status));
    buf_printf(&sheet->buf, "as of %.*s\n\n",
               STR_ARG(date_iso(arena, standing->today)));
}

static void add_row(struct sheet *sheet, const struct occurrences *row)
{
    const struct control *control = row->control;
    struct arena *arena = sheet->standing->arena;
    struct str due = date_iso(arena, row->next_due);

    column_add(&sheet->buf, control->id.str, ID_WIDTH);
    buf_add_byte(&sheet->buf, ' ');
    column_add(&sheet->buf, standing_runs(control), RUNS_WIDTH);
    buf_add_byte(&sheet->buf, ' ');
    add_marks(sheet, row);
    buf_printf(&sheet->buf, " %4zu of %-4zu", row->covered, row->expected);
    if (due.len)
        buf_printf(&sheet->buf, " %.*s", STR_ARG(due));
    column_end(&sheet->buf);
}

static void add_table(struct sheet *sheet)
{
    const struct standing *standing = sheet->standing;
    bool has_months = false;

    column_add(&sheet->buf, STR("Control"), ID_WIDTH + 1);
    column_add(&sheet->buf, STR("Runs"), RUNS_WIDTH + 1);
    column_add(&sheet->buf, STR("Windows"), MARKS_WIDTH + 1);
    buf_add_zero_ended(&sheet->buf, "  Covered   Next due\n");
    for (size_t i = 0; i < standing->count; i++) {
        add_row(sheet, &standing->rows[i]);
        has_months |= standing->rows[i].count > MARKS_WIDTH;
    }
    buf_add_zero_ended(&sheet->buf,
                       "\n● in period   ◐ late or lookback   ○ missing   "
                       "· not yet due   – did not occur\n");
    if (has_months)
        buf_add_zero_ended(&sheet->buf,
                           "More windows than fit: one mark for each month, "
                           "the worst in it.\n");
}

/* "Windows: 5 in period, 1 late"; a second line where one is too short. */
static void add_totals(struct sheet *sheet)
{
    const struct standing *standing = sheet->standing;
    size_t used = sizeof "Windows:" - 1;
    const char *comma = "";

    buf_add_zero_ended(&sheet->buf, "\nWindows:");
    for (int i = OCCURRENCE_IN_PERIOD; i < OCCURRENCE_STATE_COUNT; i++) {
        struct str item =
            str_printf(standing->arena, " %zu %s", standing->totals[i],
                       occurrence_word((enum occurrence_state)i));
        if (standing->totals[i] == 0)
            continue;
        buf_add_zero_ended(&sheet->buf, comma);
        if (used + item.len + 2 > LINE_WIDTH) {
            buf_add_zero_ended(&sheet->buf, "\n        ");
            used = sizeof "Windows:" - 1;
        }
        buf_add(&sheet->buf, item);
        used += item.len + 1;
        comma = ",";
    }
    buf_add_byte(&sheet->buf, '\n');
}

/* The control whose next due date is the first behind (DAY, AT). */
static const struct occurrences *next_due(const struct standing *standing,
                                          date *day, size_t *at)
{
    const struct occurrences *best = NULL;

    for (size_t i = 0; i < standing->count; i++) {
        const struct occurrences *row = &standing->rows[i];
        if (row->next_due == DATE_NONE || row->next_due < *day ||
            (row->next_due == *day && i < *at))
            continue;
        if (!best || row->next_due < best->next_due)
            best = row;
    }
    if (best) {
        *day = best->next_due;
        *at = (size_t)(best - standing->rows) + 1;
    }
    return best;
}

static void add_due(struct sheet *sheet)
{
    const struct standing *standing = sheet->standing;
    const struct occurrences *row;
    date day = standing->today;
    size_t at = 0;

    for (int i = 0; i < DUE_ROWS; i++) {
        row = next_due(standing, &day, &at);
        if (!row)
            return;
        if (i == 0)
            buf_add_zero_ended(&sheet->buf, "\nDue next\n");
        buf_printf(&sheet->buf, "  %.*s  ",
                   STR_ARG(date_iso(standing->arena, day)));
        column_add(&sheet->buf, row->control->id.str, ID_WIDTH);
        buf_add_byte(&sheet->buf, ' ');
        column_add(&sheet->buf, row->control->title.str, 30);
        buf_add_byte(&sheet->buf, ' ');
        column_add(&sheet->buf, standing_owner_name(row->control->owner_role),
                   24);
        column_end(&sheet->buf);
    }
}

static void add_owners(struct sheet *sheet)
{
    const struct standing *standing = sheet->standing;

    if (standing->owner_count == 0)
        return;
    buf_add_zero_ended(&sheet->buf,
                       "\nOpen, by owner                  missing  "
                       "late  lookback  findings\n");
    for (size_t i = 0; i < standing->owner_count; i++) {
        const struct standing_owner *owner = &standing->owners[i];
        buf_add_zero_ended(&sheet->buf, "  ");
        column_add(&sheet->buf, standing_owner_name(owner->role), 28);
        buf_printf(&sheet->buf, " %8zu %5zu %9zu %9zu\n", owner->missing,
                   owner->late, owner->lookback, owner->findings);
    }
}

/* "3 findings", after what was said before. */
static void add_open(struct sheet *sheet, const char **before, size_t count,
                     const char *one, const char *many)
{
    if (count == 0)
        return;
    buf_printf(&sheet->buf, "%s %zu %s", *before, count,
               count == 1 ? one : many);
    *before = ",";
}

static void add_gate(struct sheet *sheet, bool is_two)
{
    const struct standing *standing = sheet->standing;
    size_t findings = standing->design + (is_two ? standing->operation : 0);
    bool is_begun = standing_has_begun(standing, is_two);
    const char *before = is_begun ? "" : " not begun;";

    column_add(&sheet->buf,
               is_two ? STR("Type II gate, design and operation:")
                      : STR("Type I gate, design:"),
               35);
    add_open(sheet, &before, findings, "finding", "findings");
    if (is_begun && is_two)
        add_open(sheet, &before, standing->windows, "window", "windows");
    else if (is_begun)
        add_open(sheet, &before, standing->bare, "control without evidence",
                 "controls without evidence");
    if (!is_begun && findings == 0)
        buf_add_zero_ended(&sheet->buf, " not begun\n");
    else
        buf_add_zero_ended(&sheet->buf,
                           *before ? " open\n" : " nothing is open\n");
}

static void add_gates(struct sheet *sheet)
{
    const struct standing *standing = sheet->standing;

    buf_add_byte(&sheet->buf, '\n');
    add_gate(sheet, false);
    if (standing->period->type == PERIOD_TYPE_II)
        add_gate(sheet, true);
    if (standing->diags->first)
        buf_add_zero_ended(&sheet->buf, "'auditbinder check' names each.\n");
}

struct str standing_text(const struct standing *standing, bool color)
{
    struct sheet sheet = {
        .standing = standing, .buf = buf_new(standing->arena), .color = color};

    add_head(&sheet);
    add_table(&sheet);
    add_totals(&sheet);
    add_due(&sheet);
    add_owners(&sheet);
    add_gates(&sheet);
    return buf_str(&sheet.buf);
}
