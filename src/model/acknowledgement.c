/*
 * A person may stand in several rows, as when two exports were joined: one
 * that says "read" in time is enough.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/acknowledgement.h"

static bool is_done(const struct acknowledgement *row, date day)
{
    return row->on.day != DATE_NONE && row->on.day <= day;
}

static bool concerns(const struct acknowledgement *row, struct str policy,
                     struct str version, date day)
{
    bool is_asked = row->asked.day == DATE_NONE || row->asked.day <= day;

    return is_asked && str_eq(row->policy.str, policy) &&
           str_eq(row->version.str, version);
}

struct acknowledged acknowledged_by(struct arena *arena,
                                    const struct workspace *workspace,
                                    struct str policy, struct str version,
                                    date day)
{
    struct acknowledged all = {.last = DATE_NONE};
    struct map people = map_new(arena); /* name -> a row, one in time if any */

    for (size_t i = 0; i < workspace->acknowledgements_count; i++) {
        struct acknowledgement *row = workspace->acknowledgements[i];

        if (concerns(row, policy, version, day) &&
            !map_add(&people, row->person.str, row) && is_done(row, day))
            map_put(&people, row->person.str, row);
    }
    all.asked = people.count;
    for (size_t i = 0; i < people.count; i++) {
        const struct acknowledgement *row = people.entries[i].value;

        if (is_done(row, day)) {
            all.done++;
            if (all.last == DATE_NONE || row->on.day > all.last)
                all.last = row->on.day;
        } else if (!all.open) {
            all.open = row;
        }
    }
    return all;
}

date acknowledged_until(const struct workspace *workspace,
                        const struct period *period)
{
    date end = period->to.day;

    return workspace->has_as_of && workspace->as_of < end ? workspace->as_of
                                                          : end;
}
