/*
 * The list of all messages: what each means, its severity, and where the
 * workspace sets it differently.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/json.h"
#include "export/findings.h"

enum { SCHEMA_VERSION = 1, INDENT = 4, LINE_WIDTH = 80 };

/* What a workspace makes of one message. */
struct setting {
    enum severity severity;
    size_t exceptions; /* entries for single controls, paths or periods */
};

static struct setting setting_of(const struct workspace *workspace,
                                 enum diag_id id)
{
    struct setting setting = {diag_severity(id), 0};

    for (size_t i = 0; workspace && i < workspace->ruling_count; i++) {
        const struct ruling *ruling = &workspace->rulings[i];
        if (!ruling->is_sound || ruling->id != id)
            continue;
        if (ruling->targets.count > 0 || !text_is_empty(ruling->period))
            setting.exceptions++;
        else
            setting.severity = ruling->severity;
    }
    return setting;
}

static void add_message(struct json *json, enum diag_id id,
                        struct setting setting)
{
    json_open(json, NULL, '{');
    json_str(json, "slug", str_from(diag_slug(id)));
    json_str(json, "severity", str_from(severity_name(setting.severity)));
    if (setting.severity != diag_severity(id))
        json_str(json, "usual_severity",
                 str_from(severity_name(diag_severity(id))));
    if (setting.exceptions)
        json_count(json, "exceptions", setting.exceptions);
    json_bool(json, "is_rule", diag_is_rule(id));
    json_str(json, "help", str_from(diag_help(id)));
    json_close(json);
}

struct str slugs_json(struct arena *arena, const struct workspace *workspace)
{
    struct json json = json_new(arena);

    json_open(&json, NULL, '{');
    json_count(&json, "schema_version", SCHEMA_VERSION);
    json_open(&json, "messages", '[');
    for (int id = 0; id < DIAG_COUNT; id++)
        add_message(&json, (enum diag_id)id,
                    setting_of(workspace, (enum diag_id)id));
    json_close(&json);
    json_close(&json);
    buf_add_byte(&json.buf, '\n');
    return buf_str(&json.buf);
}

/* TEXT, which is ASCII, in lines that begin with blanks. */
static void add_wrapped(struct buf *buf, struct str text)
{
    size_t used = LINE_WIDTH;
    struct str word;

    while (str_next_piece(&text, ' ', &word)) {
        bool is_new = used + 1 + word.len > LINE_WIDTH;
        if (is_new)
            buf_printf(buf, "\n%*s", INDENT, "");
        else
            buf_add_byte(buf, ' ');
        buf_add(buf, word);
        used = (is_new ? INDENT : used + 1) + word.len;
    }
    buf_add_byte(buf, '\n');
}

static void add_heading(struct buf *buf, enum diag_id id,
                        struct setting setting)
{
    buf_printf(buf, "%-28s %s", diag_slug(id), severity_name(setting.severity));
    if (setting.severity != diag_severity(id))
        buf_printf(buf, ", set from %s", severity_name(diag_severity(id)));
    if (setting.exceptions)
        buf_printf(buf, ", %zu exception%s", setting.exceptions,
                   setting.exceptions == 1 ? "" : "s");
    if (!diag_is_rule(id))
        buf_add_zero_ended(buf, ", fixed");
}

struct str slugs_text(struct arena *arena, const struct workspace *workspace)
{
    struct buf buf = buf_new(arena);

    for (int id = 0; id < DIAG_COUNT; id++) {
        add_heading(&buf, (enum diag_id)id,
                    setting_of(workspace, (enum diag_id)id));
        add_wrapped(&buf, str_from(diag_help((enum diag_id)id)));
    }
    return buf_str(&buf);
}
