/*
 * Findings as JSON and as annotations.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/findings.h"

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"

enum { SCHEMA_VERSION = 1 };

/* JSON ------------------------------------------------------------------- */

static void add_finding(struct json *json, const struct diag *diag)
{
    json_open(json, NULL, '{');
    json_str(json, "slug", str_from(diag_slug(diag->id)));
    json_str(json, "severity", str_from(severity_name(diag->severity)));
    if (diag->reason.len) {
        json_str(json, "usual_severity",
                 str_from(severity_name(diag_severity(diag->id))));
        json_str(json, "reason", diag->reason);
    }
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
    json_count(&json, "off", diags->count[SEVERITY_OFF]);
    json_close(&json);
    json_open(&json, "findings", '[');
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        add_finding(&json, diag);
    for (const struct diag *diag = diags->off; diag; diag = diag->next)
        add_finding(&json, diag);
    json_close(&json);
    json_close(&json);
    buf_add_byte(&json.buf, '\n');
    return buf_str(&json.buf);
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
    static const char *const words[SEVERITY_COUNT] = {"notice", "warning",
                                                      "error", ""};
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
