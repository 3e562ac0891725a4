/*
 * sampling.yaml: profiles with their source. Steps by size of a population
 * must follow each other without a hole, from 1 to "and more".
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/sampling.h"

#include "load/parts.h"

enum { PERCENT_MAX = 100 };

#define AT(member)   offsetof(struct sampling_profile, member)
#define CADENCE(one) offsetof(struct sampling_profile, cadence[one])

static void say(struct loader *loader, struct pos pos, const char *what,
                const char *hint)
{
    struct diag *diag =
        diag_add(loader->diags, LOAD_UNKNOWN_WORD, pos, "%s", what);

    diag_hint(loader->diags, diag, "%s", hint);
}

static bool read_number(struct loader *loader, const struct node *node,
                        uint64_t *number)
{
    struct text text = {0};

    if (!fields_text(loader, node, &text))
        return false;
    if (str_to_uint(text.str, UINT32_MAX, number))
        return true;
    say(loader, text.pos, "this is no number", "write a whole number");
    return false;
}

static void set_first(struct loader *loader, const struct node *node,
                      void *object)
{
    read_number(loader, node, &((struct sampling_step *)object)->first);
}

static void set_last(struct loader *loader, const struct node *node,
                     void *object)
{
    read_number(loader, node, &((struct sampling_step *)object)->last);
}

static void set_least(struct loader *loader, const struct node *node,
                      void *object)
{
    read_number(loader, node, &((struct sampling_profile *)object)->least);
}

static void set_most(struct loader *loader, const struct node *node,
                     void *object)
{
    read_number(loader, node, &((struct sampling_profile *)object)->most);
}

/* "all", "5", "10 %" */
static void set_take(struct loader *loader, const struct node *node,
                     void *object)
{
    struct sampling_step *step = object;
    struct str word;

    if (!fields_text(loader, node, &step->take) ||
        str_is(step->take.str, "all"))
        return;
    word = step->take.str;
    step->is_percent = str_has_suffix(word, STR("%"));
    if (step->is_percent)
        word = str_trim(str_slice(word, 0, word.len - 1));
    if (!str_to_uint(word, step->is_percent ? PERCENT_MAX : UINT32_MAX,
                     &step->count) ||
        step->count == 0)
        say(loader, step->take.pos, "this is no size of a sample",
            "write all, a number as 5, or a share as \"10 %\"");
}

static const struct field step_fields[] = {
    {"from", FIELD_CUSTOM, .set = set_first, .is_required = true},
    {"to", FIELD_CUSTOM, .set = set_last},
    {"take", FIELD_CUSTOM, .set = set_take, .is_required = true},
};

static const struct schema step_schema = {"a step",
                                          step_fields,
                                          FIELD_COUNT(step_fields),
                                          sizeof(struct sampling_step),
                                          FIELD_NOWHERE,
                                          FIELD_NOWHERE};

static const struct field cadence_fields[] = {
    {"annual", FIELD_TEXT, .offset = CADENCE(FREQUENCY_ANNUAL)},
    {"semi-annual", FIELD_TEXT, .offset = CADENCE(FREQUENCY_SEMIANNUAL)},
    {"quarterly", FIELD_TEXT, .offset = CADENCE(FREQUENCY_QUARTERLY)},
    {"monthly", FIELD_TEXT, .offset = CADENCE(FREQUENCY_MONTHLY)},
    {"weekly", FIELD_TEXT, .offset = CADENCE(FREQUENCY_WEEKLY)},
    {"daily", FIELD_TEXT, .offset = CADENCE(FREQUENCY_DAILY)},
    {"many-a-day", FIELD_TEXT, .offset = CADENCE(FREQUENCY_ONGOING)},
};

static const struct schema cadence_schema = {
    "cadence", cadence_fields, FIELD_COUNT(cadence_fields),
    0,         FIELD_NOWHERE,  FIELD_NOWHERE};

static const struct field profile_fields[] = {
    {"id", FIELD_TEXT, .offset = AT(id), .is_required = true},
    {"name", FIELD_TEXT, .offset = AT(name), .is_required = true},
    {"source", FIELD_TEXT, .offset = AT(source), .is_required = true},
    {"cadence", FIELD_MAP, .inner = &cadence_schema},
    {"population", FIELD_ITEMS, .offset = AT(steps), .extra = AT(step_count),
     .inner = &step_schema},
    {"least", FIELD_CUSTOM, .set = set_least},
    {"most", FIELD_CUSTOM, .set = set_most},
};

static const struct schema profile_schema = {"a sampling profile",
                                             profile_fields,
                                             FIELD_COUNT(profile_fields),
                                             sizeof(struct sampling_profile),
                                             FIELD_NOWHERE,
                                             FIELD_NOWHERE};

static const struct field file_fields[] = {
    {"profiles", FIELD_ITEMS, .offset = offsetof(struct sampling, profiles),
     .extra = offsetof(struct sampling, count), .inner = &profile_schema,
     .is_required = true},
};

static const struct schema file_schema = {
    "sampling.yaml",         file_fields,   FIELD_COUNT(file_fields),
    sizeof(struct sampling), FIELD_NOWHERE, FIELD_NOWHERE};

/* From 1 on, each begins where the one before it ends, and the last is open. */
static void check_steps(struct loader *loader, struct sampling_profile *profile)
{
    uint64_t next = 1;

    for (size_t i = 0; i < profile->step_count; i++) {
        struct sampling_step *step = &profile->steps[i];
        bool is_last = i + 1 == profile->step_count;
        if (is_last && step->last == 0)
            step->last = UINT64_MAX;
        if (step->first != next || step->last < step->first ||
            (is_last && step->last != UINT64_MAX)) {
            say(loader, profile->id.pos,
                "the steps of this profile leave sizes out or overlap",
                "begin with 'from: 1', let each step begin behind the one "
                "before it, and write no 'to:' in the last");
            return;
        }
        next = step->last + 1;
    }
}

bool sampling_load(struct arena *arena, struct diags *diags, const char *root,
                   const char *data, struct sampling *sampling)
{
    struct loader loader = {.arena = arena,
                            .diags = diags,
                            .root = str_from(root),
                            .data = str_from(data)};
    struct str shown = STR("sampling.yaml");
    size_t errors = diags->count[SEVERITY_ERROR];
    const char *path = parts_path(&loader, shown);
    struct node *node;

    if (!file_exists(path))
        path = str_zero_ended(arena, path_join(arena, loader.data, shown));
    node = parts_parse(&loader, path, shown);
    if (!node)
        return false;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(&loader, node, "a map", "write profiles: first");
        return false;
    }
    fields_read(&loader, &file_schema, node, sampling);
    for (size_t i = 0; i < sampling->count; i++)
        check_steps(&loader, &sampling->profiles[i]);
    return diags->count[SEVERITY_ERROR] == errors;
}
