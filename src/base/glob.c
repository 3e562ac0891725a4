/*
 * Matches a pattern in steps: after each token a row says which beginnings of
 * the path the tokens so far can be. The time is the product of both lengths,
 * whatever stars a pattern has.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/glob.h"

#include "base/arena.h"

/* What began to fit goes on fitting; one star stops at a slash. */
static void take_star(bool *row, struct str path, bool is_double)
{
    for (size_t i = 0; i < path.len; i++)
        if (row[i] && (is_double || path.ptr[i] != '/'))
            row[i + 1] = true;
}

static void take_byte(bool *row, struct str path, char byte)
{
    for (size_t i = path.len; i > 0; i--)
        row[i] = row[i - 1] && path.ptr[i - 1] == byte;
    row[0] = false;
}

bool glob_fits(struct str pattern, struct str path)
{
    struct arena *arena = arena_open();
    bool *row = arena_array(arena, path.len + 1, bool), is_fit;

    row[0] = true;
    for (size_t i = 0; i < pattern.len; i++) {
        bool is_star = pattern.ptr[i] == '*';
        bool is_double =
            is_star && i + 1 < pattern.len && pattern.ptr[i + 1] == '*';
        if (is_star)
            take_star(row, path, is_double);
        else
            take_byte(row, path, pattern.ptr[i]);
        i += is_double;
    }
    is_fit = row[path.len];
    arena_close(arena);
    return is_fit;
}
