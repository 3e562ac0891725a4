/*
 * auditbinder plan: what has to be collected in a period, when and by whom.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>

#include "base/csv.h"
#include "cli/calendars.h"
#include "cli/columns.h"
#include "cli/session.h"
#include "export/calendar.h"
#include "model/control.h"
#include "model/window.h"
#include "outfolder.h"

/* Something to do: a window, or the windows of a daily control in one. */
struct task {
    const struct control *control;
    struct window window;
    size_t windows;
    size_t order; /* of the controls and windows, for equal due dates */
};

struct tasks {
    struct arena *arena;
    const struct period *period;
    const struct role *role; /* whose; NULL: everybody's */
    struct task *items;
    size_t count;
};

static void add_task(struct tasks *tasks, const struct control *control,
                     const struct window *window, size_t windows)
{
    size_t size = sizeof(struct task);

    tasks->items = arena_grow(tasks->arena, tasks->items, tasks->count * size,
                              (tasks->count + 1) * size);
    tasks->items[tasks->count] =
        (struct task){control, *window, windows, tasks->count};
    tasks->count++;
}

/* Nobody plans day by day: a task for the days of each month. */
static void add_days(struct tasks *tasks, const struct control *control,
                     const struct windows *windows)
{
    for (size_t i = 0; i < windows->count;) {
        struct window all = windows->items[i];
        int month = date_month(all.due);
        size_t count = 0;
        for (; i < windows->count && date_month(windows->items[i].due) == month;
             i++) {
            all.to = windows->items[i].to;
            all.due = windows->items[i].due;
            count += windows->items[i].is_expected;
        }
        if (count > 0)
            add_task(tasks, control, &all, count);
    }
}

static void add_control(struct tasks *tasks, const struct build *build,
                        const struct control *control)
{
    struct window_rule rule = window_rule_of(build->workspace, control);
    struct windows windows =
        windows_of(tasks->arena, control, build->period, &rule);

    if (windows.is_periodic && control->frequency == FREQUENCY_DAILY) {
        add_days(tasks, control, &windows);
        return;
    }
    for (size_t i = 0; i < windows.count; i++)
        if (windows.items[i].is_expected)
            add_task(tasks, control, &windows.items[i], 1);
}

static int by_due(const void *a, const void *b)
{
    const struct task *one = a, *two = b;

    if (one->window.due != two->window.due)
        return one->window.due < two->window.due ? -1 : 1;
    return one->order < two->order ? -1 : one->order > two->order;
}

static struct tasks tasks_of(struct arena *arena, const struct build *build,
                             const struct role *role)
{
    struct tasks tasks = {
        .arena = arena, .period = build->period, .role = role};

    for (size_t i = 0; i < build->workspace->controls_count; i++) {
        const struct control *control =
            control_shown(build->workspace->controls[i], build->period);

        if (!role || calendar_concerns(role, control))
            add_control(&tasks, build, control);
    }
    if (tasks.count > 0)
        qsort(tasks.items, tasks.count, sizeof *tasks.items, by_due);
    return tasks;
}

/* Words ------------------------------------------------------------------ */

static struct str label_of(const struct tasks *tasks, const struct task *task)
{
    const struct window *window = &task->window;
    struct str from;

    if (task->windows > 1) {
        from = date_iso(tasks->arena, window->from);
        return str_printf(tasks->arena, "%zu days from %.*s", task->windows,
                          STR_ARG(from));
    }
    if (!control_is_periodic(task->control) &&
        window->from == tasks->period->from.day &&
        window->to == tasks->period->to.day)
        return STR("whole period");
    return window_label(tasks->arena, task->control, window);
}

/* Who performs it; the owner where no operator is named. */
static const struct role *actor_of(const struct control *control)
{
    return control->operator_role ? control->operator_role
                                  : control->owner_role;
}

static struct str title_of(const struct role *role)
{
    return role ? role->title.str : STR("nobody");
}

static struct str person_of(const struct role *role)
{
    return role && role->person ? role->person->name.str : STR_NONE;
}

static struct str what_of(struct arena *arena, const struct control *control)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < control->expected_count; i++) {
        buf_add(&buf, i > 0 ? STR("; ") : STR_NONE);
        buf_add(&buf, control->expected[i].what.str);
    }
    return buf_str(&buf);
}

/* Where it goes; and the plan knows windows, not the prose of a due rule. */
static void add_notes(struct buf *buf, const struct tasks *tasks)
{
    bool has_rule = false;

    for (size_t i = 0; i < tasks->count; i++)
        has_rule |= tasks->items[i].control->due.str.len > 0;
    if (tasks->count > 0)
        buf_printf(buf,
                   "\nFile it under evidence/%.*s/<control>/ with its "
                   "evidence.yaml.\n",
                   STR_ARG(tasks->period->id.str));
    if (has_rule)
        buf_add(buf, STR("A day here closes a window; a control's due rule "
                         "may ask for an earlier one.\n"));
}

static struct str as_text(const struct tasks *tasks)
{
    struct buf buf = buf_new(tasks->arena);
    date day = DATE_NONE;

    buf_printf(&buf, "Period %.*s: %zu set%s of evidence to collect",
               STR_ARG(tasks->period->id.str), tasks->count,
               tasks->count == 1 ? "" : "s");
    if (tasks->role)
        buf_printf(&buf, ", %.*s", STR_ARG(title_of(tasks->role)));
    buf_add_byte(&buf, '\n');
    for (size_t i = 0; i < tasks->count; i++) {
        const struct task *task = &tasks->items[i];
        if (task->window.due != day)
            buf_printf(&buf, "\n%.*s\n",
                       STR_ARG(date_iso(tasks->arena, task->window.due)));
        day = task->window.due;
        column_blanks(&buf, 2);
        column_add(&buf, task->control->id.str, 9);
        column_add(&buf, label_of(tasks, task), 24);
        column_blanks(&buf, 1);
        column_add(&buf, task->control->title.str, 22);
        column_blanks(&buf, 1);
        column_add(&buf, title_of(actor_of(task->control)), 21);
        column_end(&buf);
    }
    add_notes(&buf, tasks);
    return buf_str(&buf);
}

static struct str as_csv(const struct tasks *tasks)
{
    static const char *const heads[] = {
        "due", "control", "title",  "window",   "from",
        "to",  "role",    "person", "reviewer", "evidence"};
    struct buf buf = buf_new(tasks->arena);

    csv_heads(&buf, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < tasks->count; i++) {
        const struct task *task = &tasks->items[i];
        const struct control *control = task->control;
        const struct str cells[] = {
            date_iso(tasks->arena, task->window.due),
            control->id.str,
            control->title.str,
            label_of(tasks, task),
            date_iso(tasks->arena, task->window.from),
            date_iso(tasks->arena, task->window.to),
            title_of(actor_of(control)),
            person_of(actor_of(control)),
            control->reviewer_role ? title_of(control->reviewer_role)
                                   : STR_NONE,
            what_of(tasks->arena, control),
        };
        csv_row(&buf, cells, sizeof cells / sizeof *cells);
    }
    return buf_str(&buf);
}

static bool write_calendars(struct call *call, const struct build *build,
                            const struct role *role)
{
    struct table_source source = {.arena = call->arena,
                                  .workspace = build->workspace,
                                  .period = build->period};
    struct instant stamp;

    return outfolder_time(&call->diags, build->period, &stamp) &&
           calendars_write(call, &source, role, stamp);
}

static bool write_plan(struct call *call, const struct build *build,
                       const struct role *role)
{
    struct str format = str_from(call->format);
    struct tasks tasks;

    if (str_is(format, "ics"))
        return write_calendars(call, build, role);
    tasks = tasks_of(call->arena, build, role);
    return calendars_out(call, str_is(format, "csv") ? as_csv(&tasks)
                                                     : as_text(&tasks));
}

int command_plan(struct call *call)
{
    struct build build = {0};
    const char *id = call->arg_count > 0 ? call->args[0] : NULL;
    const struct role *role;

    if (!session_open(call, &build) ||
        !calendars_role(call, build.workspace, id, &role) ||
        !write_plan(call, &build, role))
        return messages_print(call, stderr);
    return messages_status(call);
}
