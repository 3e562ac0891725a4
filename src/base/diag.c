/*
 * Collecting, ordering and printing diagnostics.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/map.h"
#include "base/utf8.h"

static const struct {
    const char *name, *slug;
    enum severity severity;
} table[] = {
#define DIAG(id, severity, slug) {#id, slug, severity},
#include "base/diag_ids.h"
#undef DIAG
};

const char *diag_slug(enum diag_id id)
{
    invariant((size_t)id < DIAG_COUNT);
    return table[id].slug;
}

const char *diag_help(enum diag_id id)
{
    static const char *const helps[DIAG_COUNT] = {
#define HELP(id, text) [id] = (text),
#include "base/diag_help.h"
#undef HELP
    };

    invariant((size_t)id < DIAG_COUNT);
    return helps[id] ? helps[id] : "";
}

enum severity diag_severity(enum diag_id id)
{
    invariant((size_t)id < DIAG_COUNT);
    return table[id].severity;
}

const char *severity_name(enum severity severity)
{
    static const char *const names[SEVERITY_COUNT] = {"note", "warning",
                                                      "error", "off"};

    return names[severity];
}

bool diag_is_rule(enum diag_id id)
{
    invariant((size_t)id < DIAG_COUNT);
    return str_has_prefix(str_from(table[id].name), STR("CHECK_"));
}

enum diag_class diag_class(enum diag_id id)
{
    static const struct {
        const char *prefix;
        enum diag_class class;
    } classes[] = {{"IO_", DIAG_OUTPUT},
                   {"IN_", DIAG_INPUT},
                   {"UNREAD_", DIAG_UNREAD},
                   {"VERIFY_", DIAG_VERIFY},
                   {"INTERNAL_", DIAG_INTERNAL}};

    invariant((size_t)id < DIAG_COUNT);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_has_prefix(str_from(table[id].name),
                           str_from(classes[i].prefix)))
            return classes[i].class;
    return DIAG_FINDING;
}

struct pos pos_make(struct str file, int line, int column)
{
    return (struct pos){file, line, column};
}

struct diags diags_new(struct arena *arena)
{
    return (struct diags){.arena = arena};
}

static void append(struct diags *diags, struct diag *diag)
{
    diags->count[diag->severity]++;
    if (diag->severity == SEVERITY_OFF) {
        diag->next = diags->off;
        diags->off = diag;
        return;
    }
    diag->next = NULL;
    if (diags->last)
        diags->last->next = diag;
    else
        diags->first = diag;
    diags->last = diag;
}

static struct str safe_text(struct arena *arena, const char *format,
                            va_list args)
{
    struct buf buf = buf_new(arena);

    buf_vprintf(&buf, format, args);
    return utf8_safe(arena, buf_str(&buf));
}

struct diag *diag_add(struct diags *diags, enum diag_id id, struct pos pos,
                      const char *format, ...)
{
    struct diag *diag = arena_new(diags->arena, struct diag);
    va_list args;

    diag->id = id;
    diag->severity = diag_severity(id);
    diag->pos = pos;
    diag->pos.file = str_copy(diags->arena, pos.file);
    va_start(args, format);
    diag->text = safe_text(diags->arena, format, args);
    va_end(args);
    append(diags, diag);
    return diag;
}

void diag_hint(struct diags *diags, struct diag *diag, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->hint = safe_text(diags->arena, format, args);
    va_end(args);
}

void diag_suggest(struct diags *diags, struct diag *diag, struct str word,
                  const struct str *names, size_t count)
{
    struct str name = str_nearest(word, names, count);

    if (name.len)
        diag_hint(diags, diag, "did you mean '%.*s'?", STR_ARG(name));
}

void diags_join(struct diags *to, const struct diags *from)
{
    /* Remembered, so that a list can be joined to itself. */
    const struct diag *last = from->last;

    for (const struct diag *diag = from->first; diag; diag = diag->next) {
        struct diag *copy = arena_new(to->arena, struct diag);
        *copy = *diag;
        copy->pos.file = str_copy(to->arena, diag->pos.file);
        copy->text = str_copy(to->arena, diag->text);
        copy->hint = str_copy(to->arena, diag->hint);
        copy->reason = str_copy(to->arena, diag->reason);
        append(to, copy);
        if (diag == last)
            break;
    }
}

bool diags_has_errors(const struct diags *diags)
{
    return diags->count[SEVERITY_ERROR] > 0;
}

/* Takes all out that are on. */
static struct diag *empty(struct diags *diags)
{
    struct diag *first = diags->first;
    size_t off = diags->count[SEVERITY_OFF];

    diags->first = diags->last = NULL;
    memset(diags->count, 0, sizeof diags->count);
    diags->count[SEVERITY_OFF] = off;
    return first;
}

void diags_thin(struct diags *diags, size_t most)
{
    size_t counts[DIAG_COUNT] = {0};
    struct diag *last[DIAG_COUNT] = {NULL}, **at = &diags->first, *diag;

    diags->last = NULL;
    while ((diag = *at) != NULL) {
        if (counts[diag->id]++ >= most) {
            *at = diag->next;
            continue;
        }
        diags->last = last[diag->id] = diag;
        at = &diag->next;
    }
    for (int id = 0; id < DIAG_COUNT; id++)
        if (counts[id] > most && last[id])
            diag_hint(diags, last[id], "%.*s%sthere are %zu more like this",
                      STR_ARG(last[id]->hint), last[id]->hint.len ? "; " : "",
                      counts[id] - most);
}

void diags_judge(struct diags *diags,
                 void (*judge)(void *data, struct diag *diag), void *data)
{
    struct diag *diag = empty(diags), *next;

    for (; diag; diag = next) {
        next = diag->next;
        judge(data, diag);
        append(diags, diag);
    }
}

/* Sorting. The order of arrival is the last key, which makes it stable. */
struct item {
    struct diag *diag;
    size_t arrival;
};

static int order(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_items(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    const struct pos *p = &x->diag->pos, *q = &y->diag->pos;
    int by = str_cmp(p->file, q->file);

    if (by == 0)
        by = (p->line > q->line) - (p->line < q->line);
    if (by == 0)
        by = (p->column > q->column) - (p->column < q->column);
    if (by == 0)
        by = order(x->diag->id, y->diag->id);
    return by ? by : order(x->arrival, y->arrival);
}

static struct item *items_of(struct arena *arena, const struct diags *diags,
                             size_t *count)
{
    struct item *items;
    size_t total = diags->count[SEVERITY_NOTE] +
                   diags->count[SEVERITY_WARNING] +
                   diags->count[SEVERITY_ERROR];

    items = arena_array(arena, total, struct item);
    *count = 0;
    for (struct diag *diag = diags->first; diag; diag = diag->next) {
        items[*count] = (struct item){diag, *count};
        ++*count;
    }
    return items;
}

void diags_sort(struct diags *diags)
{
    struct arena *arena = arena_open();
    struct map seen = map_new(arena);
    size_t count;
    struct item *items = items_of(arena, diags, &count);

    qsort(items, count, sizeof *items, compare_items);
    empty(diags);
    for (size_t i = 0; i < count; i++)
        /* What would print the same is the same. */
        if (map_add(&seen, diag_format(arena, items[i].diag, false), NULL))
            append(diags, items[i].diag);
    arena_close(arena);
}

static void add_place(struct buf *buf, const struct pos *pos)
{
    if (pos->file.len == 0) {
        buf_add(buf, STR("auditbinder:"));
        return;
    }
    buf_add(buf, utf8_safe(buf->arena, pos->file));
    if (pos->line > 0)
        buf_printf(buf, ":%d", pos->line);
    if (pos->line > 0 && pos->column > 0)
        buf_printf(buf, ":%d", pos->column);
    buf_add_byte(buf, ':');
}

/* TEXT between a colour and its end, or alone. */
static void add_colored(struct buf *buf, const char *start, const char *text,
                        bool color)
{
    if (color)
        buf_add_zero_ended(buf, start);
    buf_add_zero_ended(buf, text);
    if (color)
        buf_add_zero_ended(buf, "\033[0m");
}

struct str diag_format(struct arena *arena, const struct diag *diag, bool color)
{
    static const char *const words[SEVERITY_COUNT] = {
        "note:", "warning:", "error:", "off:"};
    static const char *const colors[SEVERITY_COUNT] = {
        "\033[1;36m", "\033[1;35m", "\033[1;31m", "\033[1m"};
    struct buf place = buf_new(arena), buf;

    add_place(&place, &diag->pos);
    buf_add_byte(&place, '\0');
    buf = buf_new(arena);
    add_colored(&buf, "\033[1m", place.ptr, color);
    buf_add_byte(&buf, ' ');
    add_colored(&buf, colors[diag->severity], words[diag->severity], color);
    buf_printf(&buf, " %.*s [%s]", STR_ARG(diag->text), diag_slug(diag->id));
    if (diag->hint.len)
        buf_printf(&buf, "\n    hint: %.*s", STR_ARG(diag->hint));
    if (diag->reason.len)
        buf_printf(&buf, "\n    set from %s: %.*s",
                   severity_name(diag_severity(diag->id)),
                   STR_ARG(diag->reason));
    return buf_str(&buf);
}
