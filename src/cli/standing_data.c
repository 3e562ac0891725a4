/*
 * `status` for programs: a row for each window as CSV, all of it as JSON.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/csv.h"
#include "base/json.h"
#include "cli/standing.h"

/* CSV -------------------------------------------------------------------- */

static struct str file_names(struct arena *arena,
                             const struct occurrence *occurrence)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < occurrence->file_count; i++) {
        buf_add(&buf, i > 0 ? STR("; ") : STR_NONE);
        buf_add(&buf, occurrence->files[i]->path);
    }
    return buf_str(&buf);
}

static void add_window_cells(struct buf *buf, const struct occurrences *row,
                             const struct occurrence *occurrence)
{
    const struct control *control = row->control;
    const struct window *window = &occurrence->window;
    struct arena *arena = buf->arena;
    struct str cells[] = {
        control->id.str,
        control->title.str,
        standing_owner_name(control->owner_role),
        standing_runs(control),
        window_label(arena, control, window),
        date_iso(arena, window->from),
        date_iso(arena, window->to),
        date_iso(arena, window->due),
        str_from(occurrence_word(occurrence->state)),
        date_iso(arena, occurrence->performed),
        file_names(arena, occurrence),
    };

    csv_row(buf, cells, sizeof cells / sizeof *cells);
}

struct str standing_csv(const struct standing *standing)
{
    static const char *const heads[] = {"control", "title",     "owner", "runs",
                                        "window",  "from",      "to",    "due",
                                        "state",   "performed", "files"};
    struct buf buf = buf_new(standing->arena);

    csv_heads(&buf, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < standing->count; i++)
        for (size_t k = 0; k < standing->rows[i].count; k++)
            add_window_cells(&buf, &standing->rows[i],
                             &standing->rows[i].items[k]);
    return buf_str(&buf);
}

/* JSON ------------------------------------------------------------------- */

static void add_date(struct json *json, const char *name, date day)
{
    if (day == DATE_NONE)
        json_null(json, name);
    else
        json_str(json, name, date_iso(json->buf.arena, day));
}

static void add_window(struct json *json, const struct occurrences *row,
                       const struct occurrence *occurrence)
{
    const struct window *window = &occurrence->window;

    json_open(json, NULL, '{');
    json_str(json, "window",
             window_label(json->buf.arena, row->control, window));
    add_date(json, "from", window->from);
    add_date(json, "to", window->to);
    add_date(json, "due", window->due);
    json_bool(json, "expected", window->is_expected);
    json_str(json, "state", str_from(occurrence_word(occurrence->state)));
    add_date(json, "performed", occurrence->performed);
    json_open(json, "files", '[');
    for (size_t i = 0; i < occurrence->file_count; i++)
        json_str(json, NULL, occurrence->files[i]->path);
    json_close(json);
    json_close(json);
}

static void add_control(struct json *json, const struct occurrences *row)
{
    const struct control *control = row->control;

    json_open(json, NULL, '{');
    json_str(json, "id", control->id.str);
    json_str(json, "title", control->title.str);
    json_str(json, "frequency", str_from(frequency_name(control->frequency)));
    json_str(json, "mode", str_from(mode_name(control->mode)));
    json_str(json, "owner", control->owner.str);
    json_count(json, "expected", row->expected);
    json_count(json, "covered", row->covered);
    add_date(json, "next_due", row->next_due);
    json_open(json, "windows", '[');
    for (size_t i = 0; i < row->count; i++)
        add_window(json, row, &row->items[i]);
    json_close(json);
    json_close(json);
}

static void add_owner(struct json *json, const struct standing_owner *owner)
{
    json_open(json, NULL, '{');
    json_str(json, "role", owner->role ? owner->role->id.str : STR_NONE);
    json_count(json, "missing", owner->missing);
    json_count(json, "late", owner->late);
    json_count(json, "lookback", owner->lookback);
    json_count(json, "findings", owner->findings);
    json_close(json);
}

struct str standing_json(const struct standing *standing)
{
    struct json json = json_new(standing->arena);
    const struct period *period = standing->period;

    json_open(&json, NULL, '{');
    json_str(&json, "format", STR("auditbinder-status-1"));
    json_open(&json, "period", '{');
    json_str(&json, "id", period->id.str);
    json_str(&json, "type",
             period->type == PERIOD_TYPE_II ? STR("II") : STR("I"));
    add_date(&json, "from", period->from.day);
    add_date(&json, "to", period->to.day);
    json_str(&json, "status", str_from(period_status_name(period->status)));
    json_close(&json);
    add_date(&json, "as_of", standing->today);
    json_open(&json, "open", '{');
    json_count(&json, "design_findings", standing->design);
    json_count(&json, "operation_findings", standing->operation);
    json_count(&json, "controls_without_evidence", standing->bare);
    json_count(&json, "windows", standing->windows);
    json_close(&json);
    json_open(&json, "owners", '[');
    for (size_t i = 0; i < standing->owner_count; i++)
        add_owner(&json, &standing->owners[i]);
    json_close(&json);
    json_open(&json, "controls", '[');
    for (size_t i = 0; i < standing->count; i++)
        add_control(&json, &standing->rows[i]);
    json_close(&json);
    json_close(&json);
    buf_add_byte(&json.buf, '\n');
    return buf_str(&json.buf);
}
