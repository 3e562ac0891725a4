/*
 * Which file shows which item of a sample.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/sample.h"

#include "model/occurrence.h"

static bool is_in(const struct texts *texts, struct str key)
{
    for (size_t i = 0; i < texts->count; i++)
        if (str_eq(texts->items[i].str, key))
            return true;
    return false;
}

static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* "CHG-12" is in "2026-03-01-CHG-12.png", not in "CHG-120.png". */
static bool name_holds(struct str name, struct str key)
{
    size_t at = 0;

    while (key.len && (at = str_find(name, key, at)) != SIZE_MAX) {
        bool begins = at == 0 || !is_word(name.ptr[at - 1]);
        bool ends =
            at + key.len == name.len || !is_word(name.ptr[at + key.len]);

        if (begins && ends)
            return true;
        at++;
    }
    return false;
}

static bool is_picks_of(const struct evidence *evidence,
                        const struct evidence *population)
{
    return str_eq(evidence->name, population->picks.str);
}

const struct evidence *sample_find(const struct workspace *workspace,
                                   const struct evidence *population,
                                   struct str key)
{
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *evidence = workspace->evidence[i];

        if (evidence == population || evidence->period != population->period ||
            is_picks_of(evidence, population) ||
            !evidence_serves(evidence, population->control))
            continue;
        if (is_in(&evidence->items, key) || name_holds(evidence->name, key))
            return evidence;
    }
    return NULL;
}

bool sample_is_picked(const struct workspace *workspace,
                      const struct evidence *evidence, struct str key)
{
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *population = workspace->evidence[i];

        if (population->period == evidence->period && population->control &&
            evidence_serves(evidence, population->control) &&
            is_in(&population->samples, key))
            return true;
    }
    return false;
}
