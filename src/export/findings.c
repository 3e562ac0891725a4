/*
 * Findings as JSON and as annotations, and the list of all messages.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/findings.h"

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"

enum { SCHEMA_VERSION = 1 };

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static struct str severity_str(enum severity severity)
{
    return str_from(severity_names[severity]);
}

static struct str ended(struct json *json)
{
    buf_add_byte(&json->buf, '\n');
    return buf_str(&json->buf);
}

/* JSON ------------------------------------------------------------------- */

static void add_finding(struct json *json, const struct diag *diag)
{
    json_open(json, NULL, '{');
    json_str(json, "slug", str_from(diag_slug(diag->id)));
    json_str(json, "severity", severity_str(diag->severity));
    if (diag->pos.file.len)
        json_str(json, "file", diag->pos.file);
    if (diag->pos.line > 0)
        json_count(json, "line", (size_t)diag->pos.line);
    if (diag->pos.line > 0 && diag->pos.column > 0)
        json_count(json, "column", (size_t)diag->pos.column);
    json_str(json, "text", diag->text);
    if (diag->hint.len)
        json_str(json, "hint", diag->hint);
    json_close(json);
}

struct str findings_json(const struct findings *findings)
{
    const struct diags *diags = findings->diags;
    struct json json = json_new(findings->arena);

    json_open(&json, NULL, '{');
    json_count(&json, "schema_version", SCHEMA_VERSION);
    json_open(&json, "counts", '{');
    json_count(&json, "error", diags->count[SEVERITY_ERROR]);
    json_count(&json, "warning", diags->count[SEVERITY_WARNING]);
    json_count(&json, "note", diags->count[SEVERITY_NOTE]);
    json_close(&json);
    json_open(&json, "findings", '[');
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        add_finding(&json, diag);
    json_close(&json);
    json_close(&json);
    return ended(&json);
}

/* Annotations ------------------------------------------------------------ */

/* What ends a property or a line of a workflow command is escaped; the text
 * behind the '::' may hold ',' and ':'. */
static void add_escaped(struct buf *buf, struct str text, bool is_property)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%' || c == '\r' || c == '\n' ||
            (is_property && (c == ':' || c == ',')))
            buf_printf(buf, "%%%02X", (unsigned)(unsigned char)c);
        else
            buf_add_byte(buf, c);
    }
}

static void add_annotation(struct buf *buf, const struct findings *findings,
                           const struct diag *diag)
{
    static const char *const words[] = {"notice", "warning", "error"};
    struct str file =
        path_join(findings->arena, findings->folder, diag->pos.file);

    /* A log is read in a terminal, which would obey a name. */
    file = utf8_safe(findings->arena, file);
    buf_printf(buf, "::%s title=%s", words[diag->severity],
               diag_slug(diag->id));
    if (diag->pos.file.len) {
        buf_add(buf, STR(",file="));
        add_escaped(buf, file, true);
    }
    if (diag->pos.line > 0)
        buf_printf(buf, ",line=%d", diag->pos.line);
    if (diag->pos.line > 0 && diag->pos.column > 0)
        buf_printf(buf, ",col=%d", diag->pos.column);
    buf_add(buf, STR("::"));
    add_escaped(buf, diag->text, false);
    if (diag->hint.len) {
        buf_add(buf, STR("%0Ahint: "));
        add_escaped(buf, diag->hint, false);
    }
    buf_add_byte(buf, '\n');
}

struct str findings_github(const struct findings *findings)
{
    struct buf buf = buf_new(findings->arena);

    for (const struct diag *diag = findings->diags->first; diag;
         diag = diag->next)
        add_annotation(&buf, findings, diag);
    return buf_str(&buf);
}

/* All messages ----------------------------------------------------------- */

struct str findings_list_json(struct arena *arena)
{
    struct json json = json_new(arena);

    json_open(&json, NULL, '{');
    json_count(&json, "schema_version", SCHEMA_VERSION);
    json_open(&json, "messages", '[');
    for (int id = 0; id < DIAG_COUNT; id++) {
        json_open(&json, NULL, '{');
        json_str(&json, "slug", str_from(diag_slug((enum diag_id)id)));
        json_str(&json, "severity",
                 severity_str(diag_severity((enum diag_id)id)));
        json_str(&json, "help", str_from(diag_help((enum diag_id)id)));
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
    return ended(&json);
}

struct str findings_list_text(struct arena *arena)
{
    struct buf buf = buf_new(arena);

    for (int id = 0; id < DIAG_COUNT; id++)
        buf_printf(&buf, "%-26s %-8s %s\n", diag_slug((enum diag_id)id),
                   severity_names[diag_severity((enum diag_id)id)],
                   diag_help((enum diag_id)id));
    return buf_str(&buf);
}
