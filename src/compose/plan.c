/*
 * The list of documents. File names come from ids, which may be any string:
 * what a file system could mistake is replaced, and a name that is taken gets
 * a number.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/plan.h"

#include "base/file.h"

#include "model/policy.h"
#include "model/request.h"

#define NAME_LIMIT 72

struct planner {
    struct arena *arena;
    struct plan *plan;
    struct map taken; /* file names in lower case */
};

/* Portable names -------------------------------------------------------- */

static bool is_portable(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9') || byte == '.' || byte == '_' ||
           byte == '-';
}

/* Names that Windows keeps for devices, with any extension. */
static bool is_device(struct str name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    struct str stem = str_slice(name, 0, str_find_byte(name, '.', 0));

    for (size_t i = 0; i < 4; i++)
        if (str_eq_nocase(stem, str_from(devices[i])))
            return true;
    return stem.len == 4 && stem.ptr[3] >= '0' && stem.ptr[3] <= '9' &&
           (str_eq_nocase(str_slice(stem, 0, 3), STR("com")) ||
            str_eq_nocase(str_slice(stem, 0, 3), STR("lpt")));
}

/* [A-Za-z0-9._-], no "." or "-" at the ends, not empty, not a device. */
static struct str portable(struct arena *arena, struct str id)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < id.len && buf.len < NAME_LIMIT; i++) {
        bool has_dash = buf.len > 0 && buf.ptr[buf.len - 1] == '-';
        char byte = is_portable(id.ptr[i]) ? id.ptr[i] : '-';

        if (buf.len == 0 && (byte == '.' || byte == '-'))
            continue;
        if (byte != '-' || !has_dash)
            buf_add_byte(&buf, byte);
    }
    while (buf.len > 0 &&
           (buf.ptr[buf.len - 1] == '-' || buf.ptr[buf.len - 1] == '.'))
        buf.len--;
    if (buf.len == 0)
        return STR("unnamed");
    if (is_device(buf_str(&buf)))
        buf_add_byte(&buf, '_');
    return buf_str(&buf);
}

/* FOLDER/STEM.pdf, with a number when that is taken. */
static struct str file_name(struct planner *planner, const char *folder,
                            struct str stem)
{
    struct arena *arena = planner->arena;
    struct str name = str_printf(arena, "%s%.*s.pdf", folder, STR_ARG(stem));

    for (int i = 2; !map_add(&planner->taken, str_lower(arena, name), planner);
         i++)
        name = str_printf(arena, "%s%.*s-%d.pdf", folder, STR_ARG(stem), i);
    return name;
}

/* The items ------------------------------------------------------------- */

static struct plan_item *add(struct planner *planner, enum plan_kind kind,
                             struct str id, struct str title, struct str file)
{
    static const char *const templates[PLAN_KIND_COUNT] = {
        [PLAN_NARRATIVES] = "narratives.md",
        [PLAN_NARRATIVE] = "narrative.md",
        [PLAN_MATRIX] = "matrix.md",
        [PLAN_COVERAGE] = "coverage.md",
        [PLAN_TESTS] = "section-iv.md",
        [PLAN_MANUAL] = "manual.md",
        [PLAN_POLICY] = "policy.md",
        [PLAN_WINDOWS] = "occurrences.md",
        [PLAN_GAPS] = "gap-report.md",
        [PLAN_PACKET] = "packet.md",
        [PLAN_INDEX] = "index.md",
        [PLAN_CHANGES] = "changes.md",
        [PLAN_REQUESTS] = "request-status.md",
        [PLAN_EXCEPTIONS] = "exceptions-log.md",
        [PLAN_ACKNOWLEDGED] = "acknowledgements.md",
        [PLAN_DOCUMENT] = NULL, /* its own */
    };
    struct plan_item *item = &planner->plan->items[planner->plan->count++];

    item->kind = kind;
    item->template_name =
        templates[kind] ? str_from(templates[kind]) : STR_NONE;
    item->id = id;
    item->title = title.len > 0 ? title : id;
    item->file = file;
    return item;
}

/* A document of which there is one; it needs no id. */
static void add_single(struct planner *planner, enum plan_kind kind,
                       const char *stem, const char *title)
{
    add(planner, kind, STR_NONE, str_from(title),
        file_name(planner, "", str_from(stem)));
}

static void add_narratives(struct planner *planner)
{
    const struct workspace *workspace = planner->plan->workspace;

    if (workspace->controls_count == 0)
        return;
    add_single(planner, PLAN_NARRATIVES, "control-narratives",
               "Control narratives");
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        struct str title = text_is_empty(control->title) ? control->summary.str
                                                         : control->title.str;
        struct str stem = portable(planner->arena, control->id.str);

        add(planner, PLAN_NARRATIVE, control->id.str, title,
            file_name(planner, "narratives/", stem))
            ->control = control;
    }
    add_single(planner, PLAN_MATRIX, "control-matrix", "Control matrix");
}

static struct str policy_stem(struct arena *arena, const struct policy *policy)
{
    struct str title = str_lower(arena, policy->title.str);

    return portable(arena, str_printf(arena, "%.*s-%.*s",
                                      STR_ARG(policy->id.str), STR_ARG(title)));
}

static bool differs(const struct policy *policy, const struct policy *text,
                    const struct period *period)
{
    const struct policy *before = policy_before(policy, text);

    return before && policy_begins_in(text, period) &&
           !str_eq(str_trim(before->body.str), str_trim(text->body.str));
}

/* A text that took effect in the period differs from the one before it. */
static bool has_changed(const struct policy *policy,
                        const struct period *period)
{
    for (size_t i = 0; i < policy->version_count; i++)
        if (differs(policy, policy->versions[i], period))
            return true;
    return differs(policy, policy, period);
}

static void add_changes(struct planner *planner, const struct policy *policy,
                        const struct policy *text)
{
    struct arena *arena = planner->arena;
    struct str stem = policy_stem(arena, text);
    struct str file = file_name(planner, "policies/",
                                str_concat(arena, stem, STR("-changes")));
    struct str title = str_concat(arena, text->title.str, STR(": Changes"));

    if (has_changed(policy, planner->plan->period))
        add(planner, PLAN_CHANGES, policy->id.str, title, file)->policy =
            policy;
}

static void add_policies(struct planner *planner)
{
    const struct workspace *workspace = planner->plan->workspace;
    bool has_manual = false;

    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *policy = workspace->policies[i];
        const struct policy *text = policy_shown(policy, planner->plan->period);
        struct str stem = policy_stem(planner->arena, text);

        if (text->status == STATUS_RETIRED)
            continue;
        if (!has_manual)
            add_single(planner, PLAN_MANUAL, "policy-manual", "Policy manual");
        has_manual = true;
        add(planner, PLAN_POLICY, policy->id.str, text->title.str,
            file_name(planner, "policies/", stem))
            ->policy = policy;
        add_changes(planner, policy, text);
    }
}

static void add_packets(struct planner *planner)
{
    const struct workspace *workspace = planner->plan->workspace;

    for (size_t i = 0; i < workspace->packets_count; i++) {
        const struct packet *packet = workspace->packets[i];
        struct str stem = portable(planner->arena, packet->id.str);

        add(planner, PLAN_PACKET, packet->id.str, packet->title.str,
            file_name(planner, "packets/", stem))
            ->packet = packet;
    }
}

static bool is_form(const struct document *document)
{
    return str_has_prefix(document->template_name.str, STR("forms/"));
}

static bool is_for(const struct document *document, const struct period *period)
{
    for (size_t i = 0; i < document->periods.count; i++)
        if (str_eq(document->periods.items[i].str, period->id.str))
            return true;
    return document->periods.count == 0;
}

static void add_documents(struct planner *planner)
{
    const struct workspace *workspace = planner->plan->workspace;

    for (size_t i = 0; i < workspace->documents_count; i++) {
        const struct document *document = workspace->documents[i];
        struct str title = document->title.str;
        struct str stem =
            portable(planner->arena, str_lower(planner->arena, title));
        struct plan_item *item;

        if (!is_for(document, planner->plan->period))
            continue;
        item = add(planner, PLAN_DOCUMENT, document->id.str, title,
                   file_name(planner, is_form(document) ? "forms/" : "", stem));
        item->template_name = document->template_name.str;
        item->document = document;
    }
}

bool plan_is_form(const struct plan_item *item)
{
    return item->document && is_form(item->document);
}

bool plan_is_bound(const struct plan_item *item)
{
    return item->kind != PLAN_GAPS && item->kind != PLAN_REQUESTS &&
           !plan_is_form(item);
}

static void add_file(struct arena *arena, struct map *files,
                     const struct policy *policy, struct str id)
{
    struct str *target = arena_new(arena, struct str);

    *target = str_concat(arena, STR("policy:"), id);
    map_add(files, policy->path, target);
    map_add(files, path_base(policy->path), target);
}

/* What a link from one text to another means. Of two files with one bare name
 * the first has it. */
static struct map files_of(struct arena *arena,
                           const struct workspace *workspace)
{
    struct map files = map_new(arena);

    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *policy = workspace->policies[i];

        add_file(arena, &files, policy, policy->id.str);
        for (size_t j = 0; j < policy->version_count; j++)
            add_file(arena, &files, policy->versions[j], policy->id.str);
    }
    return files;
}

struct plan plan_make(struct arena *arena, const struct workspace *workspace,
                      const struct period *period, struct instant built)
{
    struct plan plan = {
        .workspace = workspace,
        .period = period,
        .built = built,
        .coverage = coverage_of(arena, workspace, period),
        .files = files_of(arena, workspace),
    };
    struct planner planner = {
        .arena = arena,
        .plan = &plan,
        .taken = map_new(arena),
    };
    size_t most = workspace->controls_count + 2 * workspace->policies_count +
                  workspace->packets_count + workspace->documents_count +
                  PLAN_KIND_COUNT;

    plan.items = arena_array(arena, most, struct plan_item);
    add_single(&planner, PLAN_INDEX, "index", "Binder index");
    add_narratives(&planner);
    add_single(&planner, PLAN_COVERAGE, "criteria-coverage",
               "Criteria coverage");
    if (plan.coverage.count > 0)
        add_single(&planner, PLAN_TESTS, "section-iv",
                   period->type == PERIOD_TYPE_II
                       ? "Criteria, controls and tests"
                       : "Criteria and controls");
    if (period->type == PERIOD_TYPE_II && workspace->controls_count > 0)
        add_single(&planner, PLAN_WINDOWS, "control-occurrences",
                   "Control occurrences");
    add_policies(&planner);
    add_packets(&planner);
    add_documents(&planner);
    if (workspace->acknowledgements_count > 0)
        add_single(&planner, PLAN_ACKNOWLEDGED, "acknowledgements",
                   "Policy acknowledgements");
    if (workspace->exceptions_count > 0)
        add_single(&planner, PLAN_EXCEPTIONS, "exceptions-log",
                   "Exceptions log");
    if (request_list_find(workspace, period))
        add_single(&planner, PLAN_REQUESTS, "request-status", "Request status");
    add_single(&planner, PLAN_GAPS, "gap-report", "Gap report");
    return plan;
}
