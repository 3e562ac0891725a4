/*
 * Findings as SARIF 2.1.0 (OASIS, 27 March 2020): one run, a rule for each
 * slug that occurs, a result for each message.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/sha256.h"
#include "export/findings.h"

/* A run while it is written. */
struct run {
    struct json json;
    const struct findings *findings;
    size_t rule_index[DIAG_COUNT]; /* counts from 1; 0: does not occur */
    struct map seen;               /* fingerprint -> how often so far */
};

static void add_text(struct json *json, const char *name, struct str text)
{
    json_open(json, name, '{');
    json_str(json, "text", text);
    json_close(json);
}

static void add_level(struct json *json, enum severity severity)
{
    static const char *const levels[] = {"note", "warning", "error"};

    json_str(json, "level", str_from(levels[severity]));
}

/* Rules ------------------------------------------------------------------ */

/* Up to the first full stop: the short description. */
static struct str first_sentence(struct str text)
{
    size_t end = str_find(text, STR(". "), 0);

    return end == SIZE_MAX ? text : str_slice(text, 0, end + 1);
}

static void add_rule(struct run *run, enum diag_id id)
{
    struct str help = str_from(diag_help(id));

    json_open(&run->json, NULL, '{');
    json_str(&run->json, "id", str_from(diag_slug(id)));
    add_text(&run->json, "shortDescription", first_sentence(help));
    add_text(&run->json, "fullDescription", help);
    json_open(&run->json, "defaultConfiguration", '{');
    add_level(&run->json, diag_severity(id));
    json_close(&run->json);
    json_close(&run->json);
}

/* Those that occur, in the order of the table. */
static void add_rules(struct run *run)
{
    bool occurs[DIAG_COUNT] = {false};
    size_t count = 0;

    for (const struct diag *diag = run->findings->diags->first; diag;
         diag = diag->next)
        occurs[diag->id] = true;
    for (const struct diag *diag = run->findings->diags->off; diag;
         diag = diag->next)
        occurs[diag->id] = true;
    json_open(&run->json, "rules", '[');
    for (int id = 0; id < DIAG_COUNT; id++) {
        if (!occurs[id])
            continue;
        run->rule_index[id] = ++count;
        add_rule(run, (enum diag_id)id);
    }
    json_close(&run->json);
}

/* Results ---------------------------------------------------------------- */

/* RFC 3986: all but unreserved characters and '/' as %XX, byte by byte. */
static struct str uri_of(struct arena *arena, struct str path)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                     c == '_' || c == '~' || c == '/';
        if (plain)
            buf_add_byte(&buf, c);
        else
            buf_printf(&buf, "%%%02X", (unsigned)(unsigned char)c);
    }
    return buf_str(&buf);
}

static void add_location(struct run *run, const struct pos *pos)
{
    struct json *json = &run->json;
    struct arena *arena = run->findings->arena;
    struct str path = path_join(arena, run->findings->folder, pos->file);

    json_open(json, "locations", '[');
    json_open(json, NULL, '{');
    json_open(json, "physicalLocation", '{');
    json_open(json, "artifactLocation", '{');
    json_str(json, "uri", uri_of(arena, path));
    json_close(json);
    if (pos->line > 0) {
        json_open(json, "region", '{');
        json_count(json, "startLine", (size_t)pos->line);
        if (pos->column > 0)
            json_count(json, "startColumn", (size_t)pos->column);
        json_close(json);
    }
    json_close(json);
    json_close(json);
    json_close(json);
}

/* The hash of slug, file and text, and a number where that is not unique.
 * Lines are no part of it, so that a result is known again when text above it
 * grows. */
static struct str fingerprint_of(struct run *run, const struct diag *diag)
{
    struct arena *arena = run->findings->arena;
    struct str whole = str_printf(arena, "%s\n%.*s\n%.*s", diag_slug(diag->id),
                                  STR_ARG(diag->pos.file), STR_ARG(diag->text));
    uint8_t digest[SHA256_SIZE];
    struct str hex;
    size_t *count;

    sha256_of(whole, digest);
    hex = str_slice(sha256_hex(arena, digest), 0, 32);
    count = map_find(&run->seen, hex);
    if (!count) {
        count = arena_new(arena, size_t);
        map_add(&run->seen, hex, count);
    }
    return str_printf(arena, "%.*s:%zu", STR_ARG(hex), ++*count);
}

/* 3.27.23: not to be shown, by a decision outside the text. */
static void add_suppression(struct json *json, struct str reason)
{
    json_open(json, "suppressions", '[');
    json_open(json, NULL, '{');
    json_str(json, "kind", STR("external"));
    json_str(json, "justification", reason);
    json_close(json);
    json_close(json);
}

static void add_reason(struct json *json, struct str reason)
{
    json_open(json, "properties", '{');
    json_str(json, "reason", reason);
    json_close(json);
}

static void add_result(struct run *run, const struct diag *diag)
{
    bool is_off = diag->severity == SEVERITY_OFF;
    struct json *json = &run->json;
    struct str text = diag->text;

    if (diag->hint.len)
        text = str_printf(run->findings->arena, "%.*s (hint: %.*s)",
                          STR_ARG(diag->text), STR_ARG(diag->hint));
    json_open(json, NULL, '{');
    json_str(json, "ruleId", str_from(diag_slug(diag->id)));
    json_count(json, "ruleIndex", run->rule_index[diag->id] - 1);
    add_level(json, is_off ? diag_severity(diag->id) : diag->severity);
    add_text(json, "message", text);
    if (diag->pos.file.len)
        add_location(run, &diag->pos);
    json_open(json, "partialFingerprints", '{');
    json_str(json, "message/v1", fingerprint_of(run, diag));
    json_close(json);
    if (is_off)
        add_suppression(json, diag->reason);
    else if (diag->reason.len)
        add_reason(json, diag->reason);
    json_close(json);
}

static void add_tool(struct run *run)
{
    struct json *json = &run->json;

    json_open(json, "tool", '{');
    json_open(json, "driver", '{');
    json_str(json, "name", STR("auditbinder"));
    json_str(json, "version", str_from(run->findings->version));
    add_rules(run);
    json_close(json);
    json_close(json);
}

struct str findings_sarif(const struct findings *findings)
{
    struct run run = {.json = json_new(findings->arena),
                      .findings = findings,
                      .seen = map_new(findings->arena)};
    struct json *json = &run.json;

    json_open(json, NULL, '{');
    json_str(json, "$schema",
             STR("https://json.schemastore.org/sarif-2.1.0.json"));
    json_str(json, "version", STR("2.1.0"));
    json_open(json, "runs", '[');
    json_open(json, NULL, '{');
    add_tool(&run);
    json_str(json, "columnKind", STR("unicodeCodePoints"));
    json_open(json, "results", '[');
    for (const struct diag *diag = findings->diags->first; diag;
         diag = diag->next)
        add_result(&run, diag);
    for (const struct diag *diag = findings->diags->off; diag;
         diag = diag->next)
        add_result(&run, diag);
    json_close(json);
    json_close(json);
    json_close(json);
    json_close(json);
    buf_add_byte(&json->buf, '\n');
    return buf_str(&json->buf);
}
