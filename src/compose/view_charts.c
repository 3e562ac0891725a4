/*
 * Charts for templates: the lines that doc/chart.h reads, so that a template
 * puts them where it likes, and a user's own template too.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "compose/view_windows.h"
#include "doc/chart.h"
#include "model/evidence.h"

/* Adds TEXT as a label, or as much of it as a label holds. */
static void add_label(struct buf *buf, struct str text)
{
    size_t count = 0, left = utf8_count(text);

    if (str_trim(text).len == 0)
        text = STR("(no name)");
    for (size_t at = 0; at < text.len && count < CHART_LABEL_MAX; count++) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);

        if (count + 1 == CHART_LABEL_MAX && left > CHART_LABEL_MAX) {
            buf_add(buf, STR("\u2026"));
            continue;
        }
        if (code == '|' || code == '\\' || (code == '#' && count == 0))
            buf_add_byte(buf, '\\');
        if (code < ' ' || code == 0x7f)
            buf_add_byte(buf, ' ');
        else
            buf_add(buf, str_slice(text, from, at));
    }
}

/* Windows ---------------------------------------------------------------- */

/* What a row shows of each column. */
struct window_cells {
    enum occurrence_state *states;
    bool *is_used, *goes_on; /* GOES_ON: with the cell before */
    size_t count;
};

/* A window has a cell as wide as it is long. Several that end in one column
 * share a cell, which shows the worst of them. */
static struct window_cells cells_of(struct view *view,
                                    const struct occurrences *occurrences)
{
    const struct period *period = view->plan->period;
    struct window_cells cells = {.count = view_column_count(period)};
    size_t next = 0, last = 0; /* first free column; first of the last cell */

    cells.states = arena_array(view->arena, cells.count, enum occurrence_state);
    cells.is_used = arena_array(view->arena, cells.count, bool);
    cells.goes_on = arena_array(view->arena, cells.count, bool);
    for (size_t i = 0; i < occurrences->count; i++) {
        const struct occurrence *one = &occurrences->items[i];
        size_t from = view_column_of(period, one->window.from);
        size_t to = view_column_of(period, one->window.to);

        if (one->state == OCCURRENCE_NOT_EXPECTED)
            continue;
        if (to < next) {
            if (occurrence_is_worse(one->state, cells.states[last]))
                cells.states[last] = one->state;
            continue;
        }
        last = from > next ? from : next;
        cells.states[last] = one->state;
        for (size_t k = last; k <= to; k++) {
            cells.is_used[k] = true;
            cells.goes_on[k] = k > last;
        }
        next = to + 1;
    }
    return cells;
}

static void add_row(struct view *view, struct buf *buf,
                    const struct occurrences *occurrences, bool has_title)
{
    struct window_cells cells = cells_of(view, occurrences);
    struct str label = occurrences->control->id.str;

    if (has_title)
        label = str_printf(view->arena, "%.*s %.*s", STR_ARG(label),
                           STR_ARG(occurrences->control->title.str));
    add_label(buf, label);
    for (size_t i = 0; i < cells.count; i++)
        buf_printf(buf, " | %s",
                   !cells.is_used[i]  ? ""
                   : cells.goes_on[i] ? "<"
                                      : occurrence_mark(cells.states[i]));
    buf_add_byte(buf, '\n');
}

static bool has_open(const struct occurrences *occurrences)
{
    for (size_t i = 0; i < occurrences->count; i++)
        if (occurrence_is_open(occurrences, &occurrences->items[i]))
            return true;
    return false;
}

/* How the rows of a heat map are chosen and written. */
struct choice {
    bool is_open_only; /* controls with an open window; with their titles */
    size_t rows;
};

/* The controls of GROUP; of NULL, those that no group has. */
static void add_group(struct view *view, struct buf *buf,
                      const struct group *group, struct choice *choice)
{
    const struct workspace *workspace = view->plan->workspace;
    bool is_named = choice->is_open_only || !group;

    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        const struct group *own =
            map_find(&workspace->group_by_prefix, control->group.str);
        struct occurrences occurrences;

        if (own != group || choice->rows >= CHART_ROWS_MAX - 1)
            continue;
        occurrences = view_occurrences_of(view, control);
        if (occurrences.count == 0 ||
            (choice->is_open_only && !has_open(&occurrences)))
            continue;
        if (!is_named) {
            buf_add(buf, STR("# "));
            add_label(buf, group->name.str);
            buf_add_byte(buf, '\n');
            choice->rows++;
        }
        is_named = true;
        add_row(view, buf, &occurrences, choice->is_open_only);
        choice->rows++;
    }
}

static void add_heat_head(struct view *view, struct buf *buf, const char *title)
{
    static const struct {
        enum occurrence_state state;
        const char *words;
    } marks[] = {
        {OCCURRENCE_IN_PERIOD, "in time"},
        {OCCURRENCE_LATE, "late, or before the period"},
        {OCCURRENCE_MISSING, "nothing on file"},
        {OCCURRENCE_NOT_DUE, "not yet due"},
        {OCCURRENCE_DID_NOT_OCCUR, "did not occur"},
    };
    size_t columns = view_column_count(view->plan->period);

    buf_printf(buf, "```chart heat\ntitle: %s\ncolumns: ", title);
    for (size_t i = 0; i < columns; i++)
        buf_printf(buf, "%s%.*s", i > 0 ? " | " : "",
                   STR_ARG(view_column_name(view, i)));
    buf_add(buf, STR("\nlegend: "));
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        buf_printf(buf, "%s%s %s", i > 0 ? " | " : "",
                   occurrence_mark(marks[i].state), marks[i].words);
    buf_add(buf, STR("\n\n"));
}

/* A heat map of windows, or nothing where it would have no row. */
static struct str windows_chart(struct view *view, const char *title,
                                bool is_open_only)
{
    const struct workspace *workspace = view->plan->workspace;
    struct choice choice = {.is_open_only = is_open_only};
    struct buf buf = buf_new(view->arena);

    if (view->plan->period->type != PERIOD_TYPE_II)
        return STR_NONE;
    add_heat_head(view, &buf, title);
    for (size_t i = 0; i < workspace->groups_count; i++)
        add_group(view, &buf, workspace->groups[i], &choice);
    add_group(view, &buf, NULL, &choice);
    buf_add(&buf, STR("```\n"));
    return choice.rows > 0 ? buf_str(&buf) : STR_NONE;
}

/* Files ------------------------------------------------------------------ */

/* Files of the period by the column of their day; those that have none there
 * are in *OTHERS. */
static size_t *count_files(struct view *view, size_t *sum, size_t *others)
{
    const struct workspace *workspace = view->plan->workspace;
    const struct period *period = view->plan->period;
    size_t *counts =
        arena_array(view->arena, view_column_count(period), size_t);

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *file = workspace->evidence[i];
        date day = evidence_day(file);

        if (file->period != period || !text_is_empty(file->exclude))
            continue;
        if (day == DATE_NONE || day < period->from.day || day > period->to.day)
            (*others)++;
        else
            counts[view_column_of(period, day)]++;
        (*sum)++;
    }
    return counts;
}

static struct str files_chart(struct view *view, size_t *others)
{
    size_t sum = 0, columns = view_column_count(view->plan->period);
    size_t *counts;
    struct buf buf = buf_new(view->arena);

    if (view->plan->period->type != PERIOD_TYPE_II)
        return STR_NONE;
    counts = count_files(view, &sum, others);
    buf_printf(&buf, "```chart columns\ntitle: Files of evidence, by %s\n\n",
               view_column_unit(view->plan->period));
    for (size_t i = 0; i < columns; i++)
        buf_printf(&buf, "%.*s | %zu\n", STR_ARG(view_column_name(view, i)),
                   counts[i]);
    buf_add(&buf, STR("```\n"));
    return sum > 0 ? buf_str(&buf) : STR_NONE;
}

void view_window_charts(struct view *view, struct value *map)
{
    size_t others = 0;

    view_str(view, map, "window_chart",
             windows_chart(view, "Windows of each control", false));
    view_str(view, map, "file_chart", files_chart(view, &others));
    view_str(view, map, "files_elsewhere",
             others > 0 ? str_printf(view->arena, "%zu", others) : STR_NONE);
}

void view_gap_chart(struct view *view, struct value *map)
{
    view_str(view, map, "gap_chart",
             windows_chart(view, "Controls with an open window", true));
}

/* Criteria --------------------------------------------------------------- */

/* Security has nine series; another category is one row. */
static struct str series_of(struct view *view,
                            const struct criterion *criterion)
{
    static const struct {
        const char *series, *name;
    } names[] = {
        {"CC1", "Control environment"},
        {"CC2", "Information and communication"},
        {"CC3", "Risk assessment"},
        {"CC4", "Monitoring"},
        {"CC5", "Control activities"},
        {"CC6", "Logical and physical access"},
        {"CC7", "System operations"},
        {"CC8", "Change management"},
        {"CC9", "Risk mitigation"},
    };
    struct str id = criterion->id.str, series = criterion->series;
    size_t length = 0;

    if (series.len == 0)
        series = str_slice(id, 0, str_find_byte(id, '.', 0));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(series, names[i].series))
            return str_printf(view->arena, "%s %s", names[i].series,
                              names[i].name);
    if (criterion->category == CATEGORY_SECURITY)
        return series;
    while (length < series.len &&
           !(series.ptr[length] >= '0' && series.ptr[length] <= '9'))
        length++;
    return str_printf(view->arena, "%.*s %s",
                      STR_ARG(str_slice(series, 0, length)),
                      category_name(criterion->category));
}

static void add_series(struct buf *buf, struct str name, size_t met,
                       size_t count)
{
    if (count == 0)
        return;
    add_label(buf, name);
    buf_printf(buf, " | %zu | %zu\n", met, count);
}

void view_coverage_chart(struct view *view, struct value *map)
{
    const struct coverage *coverage = &view->plan->coverage;
    struct buf buf = buf_new(view->arena);
    struct str open = STR_NONE;
    size_t met = 0, count = 0;

    buf_add(&buf, STR("```chart bars\n"
                      "title: Criteria that a control addresses, by series\n"
                      "\n"));
    for (size_t i = 0; i < coverage->count; i++) {
        const struct coverage_row *row = &coverage->rows[i];
        struct str name = series_of(view, row->criterion);

        if (!str_eq(name, open)) {
            add_series(&buf, open, met, count);
            met = count = 0;
        }
        open = name;
        met += row->control_count > 0;
        count++;
    }
    add_series(&buf, open, met, count);
    buf_add(&buf, STR("```\n"));
    view_str(view, map, "coverage_chart",
             coverage->count > 0 ? buf_str(&buf) : STR_NONE);
}
