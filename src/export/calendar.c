/*
 * Due dates as iCalendar.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/calendar.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "export/words.h"
#include "model/control.h"
#include "model/window.h"

enum { LINE_OCTETS = 75 };

struct calendar {
    const struct table_source *source;
    struct arena *arena;
    struct buf buf;
    struct str stamp; /* 20260630T000000Z */
};

/* Lines ------------------------------------------------------------------ */

/* Adds NAME:VALUE in lines of at most 75 octets, of which no character is
 * torn (RFC 5545, 3.1). */
static void add_line(struct calendar *calendar, struct str line)
{
    struct buf *buf = &calendar->buf;
    size_t at = 0, start, used = 0;

    while (start = at, at < line.len) {
        utf8_next(line, &at);
        if (used + (at - start) > LINE_OCTETS) {
            buf_add(buf, STR("\r\n "));
            used = 1;
        }
        buf_add(buf, str_slice(line, start, at));
        used += at - start;
    }
    buf_add(buf, STR("\r\n"));
}

/* NAME:TEXT with what TEXT must escape (3.3.11); other control characters are
 * dropped. */
static void add_text(struct calendar *calendar, const char *name,
                     struct str text)
{
    struct buf buf = buf_new(calendar->arena);
    size_t at = 0, start;

    buf_printf(&buf, "%s:", name);
    while (start = at, at < text.len) {
        uint32_t code = utf8_next(text, &at);
        if (code == '\n')
            buf_add(&buf, STR("\\n"));
        else if (code == '\\' || code == ';' || code == ',')
            buf_printf(&buf, "\\%c", (char)code);
        else if (!utf8_is_unsafe(code) && code != UTF8_BAD)
            buf_add(&buf, str_slice(text, start, at));
    }
    add_line(calendar, buf_str(&buf));
}

/* ISO 8601 without its '-' and ':', as 20260331. */
static struct str basic(struct arena *arena, struct str iso)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < iso.len; i++)
        if (iso.ptr[i] != '-' && iso.ptr[i] != ':')
            buf_add_byte(&buf, iso.ptr[i]);
    return buf_str(&buf);
}

static void add_day(struct calendar *calendar, const char *name, date day)
{
    struct arena *arena = calendar->arena;
    struct str text = basic(arena, date_iso(arena, day));

    add_line(calendar,
             str_printf(arena, "%s;VALUE=DATE:%.*s", name, STR_ARG(text)));
}

/* Events ----------------------------------------------------------------- */

/* The same for the same window of the same control in the same period. */
static struct str uid_of(const struct calendar *calendar,
                         const struct control *control,
                         const struct window *window)
{
    struct arena *arena = calendar->arena;
    const struct table_source *source = calendar->source;
    struct str whole =
        str_printf(arena, "%.*s\n%.*s\n%.*s\n%.*s",
                   STR_ARG(source->workspace->organization.str),
                   STR_ARG(source->period->id.str), STR_ARG(control->id.str),
                   STR_ARG(date_iso(arena, window->full_from)));
    uint8_t digest[SHA256_SIZE];

    sha256_of(whole, digest);
    return str_printf(arena, "UID:%.*s@auditbinder",
                      STR_ARG(str_slice(sha256_hex(arena, digest), 0, 32)));
}

/* What, for which days, due when, whose, and what proves it. */
static struct str description_of(const struct calendar *calendar,
                                 const struct control *control,
                                 const struct window *window)
{
    struct arena *arena = calendar->arena;
    struct buf buf = buf_new(arena);
    struct str owner = words_role(control->owner_role, control->owner);

    buf_printf(&buf, "%.*s\nFor %.*s to %.*s",
               STR_ARG(fill_text(calendar->source, control->statement.str)),
               STR_ARG(date_iso(arena, window->from)),
               STR_ARG(date_iso(arena, window->to)));
    if (control->due.str.len)
        buf_printf(&buf, "\nDue: %.*s",
                   STR_ARG(fill_text(calendar->source, control->due.str)));
    if (owner.len)
        buf_printf(&buf, "\nOwner: %.*s", STR_ARG(owner));
    for (size_t i = 0; i < control->expected_count; i++)
        buf_printf(&buf, "\nEvidence: %.*s",
                   STR_ARG(fill_text(calendar->source,
                                     control->expected[i].what.str)));
    return buf_str(&buf);
}

static void add_event(struct calendar *calendar, const struct control *control,
                      const struct window *window, struct str label)
{
    struct arena *arena = calendar->arena;

    add_line(calendar, STR("BEGIN:VEVENT"));
    add_line(calendar, uid_of(calendar, control, window));
    add_line(calendar,
             str_printf(arena, "DTSTAMP:%.*s", STR_ARG(calendar->stamp)));
    add_day(calendar, "DTSTART", window->due);
    add_day(calendar, "DTEND", window->due + 1);
    add_text(calendar, "SUMMARY",
             str_printf(arena, "%.*s %.*s (%.*s)", STR_ARG(control->id.str),
                        STR_ARG(control->title.str), STR_ARG(label)));
    add_text(calendar, "DESCRIPTION",
             description_of(calendar, control, window));
    add_line(calendar, STR("TRANSP:TRANSPARENT"));
    add_line(calendar, STR("END:VEVENT"));
}

/* "2026-02" */
static struct str month_of(struct arena *arena, date day)
{
    return str_slice(date_iso(arena, day), 0, 7);
}

/* The expected windows from AT on that fall due in one month, as one window;
 * behind them is the next *AT. False when none of them is expected. */
static bool join_month(const struct calendar *calendar,
                       const struct windows *windows, size_t *at,
                       struct window *joined)
{
    struct str month = month_of(calendar->arena, windows->items[*at].due);
    bool is_expected = false;

    for (; *at < windows->count; ++*at) {
        const struct window *window = &windows->items[*at];
        if (!str_eq(month_of(calendar->arena, window->due), month))
            break;
        if (!window->is_expected)
            continue;
        if (!is_expected)
            *joined = *window;
        joined->to = window->to;
        joined->due = window->due;
        is_expected = true;
    }
    return is_expected;
}

static void add_control(struct calendar *calendar,
                        const struct control *control)
{
    const struct table_source *source = calendar->source;
    struct window_rule rule = window_rule_of(source->workspace, control);
    struct windows windows =
        windows_of(calendar->arena, control, source->period, &rule);
    bool is_daily = control->frequency == FREQUENCY_DAILY;

    for (size_t i = 0; i < windows.count;) {
        struct window window = windows.items[i];
        struct str label = window_label(calendar->arena, control, &window);
        bool is_expected = window.is_expected;
        if (is_daily && windows.is_periodic) {
            label = month_of(calendar->arena, window.due);
            is_expected = join_month(calendar, &windows, &i, &window);
        } else {
            i++;
        }
        if (is_expected)
            add_event(calendar, control, &window, label);
    }
}

bool calendar_concerns(const struct role *role, const struct control *control)
{
    return control->owner_role == role || control->operator_role == role;
}

struct str calendar_write(const struct table_source *source,
                          const struct role *role, struct instant stamp)
{
    const struct workspace *workspace = source->workspace;
    struct arena *arena = source->arena;
    struct calendar calendar = {
        .source = source,
        .arena = arena,
        .buf = buf_new(arena),
        .stamp = basic(arena, instant_iso(arena, stamp)),
    };

    add_line(&calendar, STR("BEGIN:VCALENDAR"));
    add_line(&calendar, STR("VERSION:2.0"));
    add_line(&calendar, STR("PRODID:-//auditbinder//due dates//EN"));
    add_line(&calendar, STR("CALSCALE:GREGORIAN"));
    for (size_t i = 0; i < workspace->controls_count; i++)
        if (!role || calendar_concerns(role, workspace->controls[i]))
            add_control(&calendar,
                        control_shown(workspace->controls[i], source->period));
    add_line(&calendar, STR("END:VCALENDAR"));
    return buf_str(&calendar.buf);
}
