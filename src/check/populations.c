/*
 * Rules about populations and samples: a list has the rows that its facts
 * claim, and each item that the auditor picked is in it and is shown.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/cells.h"
#include "base/file.h"
#include "check/contents.h"
#include "model/sample.h"
#include "model/sampling.h"

/* Larger lists are not counted. */
#define LIST_LIMIT ((uint64_t)256 * 1024 * 1024)

/* "1,204" and "1 204" are counts too. */
static bool read_count(struct arena *arena, struct str typed, uint64_t *count)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < typed.len; i++)
        if (typed.ptr[i] != ',' && typed.ptr[i] != ' ')
            buf_add_byte(&buf, typed.ptr[i]);
    return str_to_uint(buf_str(&buf), UINT32_MAX, count);
}

static bool is_list(const struct evidence *evidence)
{
    return name_has_ending(evidence->name, STR("csv")) ||
           name_has_ending(evidence->name, STR("tsv"));
}

static struct str bytes_of(const struct content *content)
{
    struct str bytes = content->bytes;

    if (!content->is_whole && content->evidence->size <= LIST_LIMIT)
        file_peek(content->arena, content->path, 0, (size_t)LIST_LIMIT, &bytes);
    return bytes;
}

/* Counts the rows below the heading; the keys of PICKED found in a cell are
 * added to FOUND. */
static bool count_rows(struct check *check, const struct content *content,
                       struct map *found, uint64_t *rows)
{
    struct diags unheard = diags_new(content->arena);
    struct cells_reader reader = cells_open(
        content->arena, &unheard, content->evidence->path, bytes_of(content));
    struct cells_row row;

    *rows = 0;
    for (bool is_head = true; cells_next(&reader, &row); is_head = false) {
        if (is_head)
            continue;
        ++*rows;
        for (size_t i = 0; found && i < row.count; i++)
            map_add(found, str_trim(row.items[i].str), found);
    }
    if (!reader.has_failed)
        return true;
    rules_say(check, CHECK_POPULATION_CSV, unheard.first->pos,
              str_zero_ended(content->arena, unheard.first->hint),
              "its rows cannot be counted: %.*s", STR_ARG(unheard.first->text));
    return false;
}

static void judge_rows(struct check *check, const struct evidence *evidence,
                       uint64_t rows)
{
    uint64_t claimed;

    if (read_count(check->arena, evidence->rows.str, &claimed) &&
        claimed != rows)
        rules_say(check, CHECK_POPULATION_ROWS, evidence->rows.pos,
                  "count without the heading, or export the list again",
                  "'%.*s' has %llu rows below its heading, not %llu",
                  STR_ARG(evidence->name), (unsigned long long)rows,
                  (unsigned long long)claimed);
}

static void judge_picks(struct check *check, const struct evidence *evidence,
                        const struct map *found)
{
    for (size_t i = 0; i < evidence->samples.count; i++) {
        struct text key = evidence->samples.items[i];

        if (!text_is_empty(key) && !map_find(found, key.str))
            rules_say(check, CHECK_SAMPLE_ABSENT, key.pos,
                      "correct the key, or explain to the auditor what the "
                      "list lacks",
                      "'%.*s' was picked, but no cell of '%.*s' holds it",
                      STR_ARG(key.str), STR_ARG(evidence->name));
    }
}

static void judge_count(struct check *check, struct text typed)
{
    uint64_t count;

    if (!text_is_empty(typed) && !read_count(check->arena, typed.str, &count))
        rules_say(check, CHECK_POPULATION_ROWS, typed.pos, "write digits alone",
                  "'%.*s' is no count of rows", STR_ARG(typed.str));
}

void content_rows(struct check *check, const struct content *content)
{
    const struct evidence *evidence = content->evidence;
    bool is_sampled = evidence->samples.count > 0;
    struct map found = map_new(content->arena);
    uint64_t rows;

    judge_count(check, evidence->rows);
    judge_count(check, evidence->source_rows);
    if (!is_list(evidence) || (text_is_empty(evidence->rows) && !is_sampled) ||
        !count_rows(check, content, is_sampled ? &found : NULL, &rows))
        return;
    judge_rows(check, evidence, rows);
    if (is_sampled)
        judge_picks(check, evidence, &found);
}

/* Samples ---------------------------------------------------------------- */

static void judge_samples(struct check *check, const struct evidence *evidence)
{
    for (size_t i = 0; evidence->control && i < evidence->samples.count; i++) {
        struct text key = evidence->samples.items[i];

        if (!text_is_empty(key) &&
            !sample_find(check->workspace, evidence, key.str))
            rules_say(check, CHECK_SAMPLE_OPEN, key.pos,
                      "add a file and name the item in its 'items:'",
                      "nothing shows item '%.*s', picked from '%.*s'",
                      STR_ARG(key.str), STR_ARG(evidence->name));
    }
}

static void judge_items(struct check *check, const struct evidence *evidence)
{
    for (size_t i = 0; i < evidence->items.count; i++) {
        struct text key = evidence->items.items[i];

        if (!text_is_empty(key) &&
            !sample_is_picked(check->workspace, evidence, key.str))
            rules_say(check, CHECK_SAMPLE_UNKNOWN, key.pos,
                      "correct the key, or list it under 'samples:' of the "
                      "population",
                      "nobody picked item '%.*s' for this control",
                      STR_ARG(key.str));
    }
}

/* The profile that the workspace measures picks against; NULL: none. */
static const struct sampling_profile *find_profile(struct check *check)
{
    const struct sampling *sampling = check->workspace->sampling;
    struct text wanted = check->workspace->sampling_profile;
    struct str *names;
    struct diag *diag;

    if (!sampling || text_is_empty(wanted))
        return NULL;
    names = arena_array(check->arena, sampling->count, struct str);
    for (size_t i = 0; i < sampling->count; i++) {
        names[i] = sampling->profiles[i].id.str;
        if (str_eq(names[i], wanted.str))
            return &sampling->profiles[i];
    }
    diag = diag_add(check->diags, MUST_SAMPLING, wanted.pos,
                    "there is no sampling profile '%.*s'", STR_ARG(wanted.str));
    diag_suggest(check->diags, diag, wanted.str, names, sampling->count);
    return NULL;
}

/* The auditor draws the sample; a short list of picks may have been cut. */
static void judge_size(struct check *check, const struct evidence *evidence,
                       const struct sampling_profile *profile)
{
    uint64_t rows, take;

    if (!profile || evidence->samples.count == 0 ||
        !read_count(check->arena, evidence->rows.str, &rows))
        return;
    take = sampling_take(profile, rows);
    if (evidence->samples.count < take)
        rules_say(check, CHECK_SAMPLE_SMALL, evidence->samples.items[0].pos,
                  "ask whether the list of picks is whole; have as many items "
                  "at hand",
                  "%zu of the %llu rows of '%.*s' are picked; the profile "
                  "'%.*s' takes %llu",
                  evidence->samples.count, (unsigned long long)rows,
                  STR_ARG(evidence->name), STR_ARG(profile->id.str),
                  (unsigned long long)take);
}

void rules_samples(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    const struct sampling_profile *profile = find_profile(check);

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *evidence = workspace->evidence[i];

        if (!evidence->period ||
            (check->period && evidence->period != check->period))
            continue;
        judge_samples(check, evidence);
        judge_size(check, evidence, profile);
        judge_items(check, evidence);
    }
}
