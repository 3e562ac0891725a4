/*
 * The order in which constructs are looked for and mended.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/dialect.h"

#include "doc/callout.h"
#include "doc/grid.h"
#include "doc/html_table.h"
#include "doc/lists.h"

void dialect_scan(struct rewrite *rewrite, const struct source *source,
                  size_t first_line)
{
    size_t first =
        first_line < source->line_count ? first_line : source->line_count;

    /* What holds others comes first: call-outs hold grids, lists and terms,
     * and their lines are looked at as they are by then. */
    html_table_scan(rewrite, source->lines + first, source->line_count - first);
    fenced_scan(rewrite);
    callout_scan(rewrite);
    grid_scan(rewrite);
    grid_scan_rules(rewrite);
    terms_scan(rewrite);
    grid_scan_ragged(rewrite);
    lists_scan(rewrite);
}

void dialect_scan_again(struct rewrite *rewrite)
{
    grid_scan_ragged(rewrite);
}

void dialect_apply(struct rewrite *rewrite)
{
    lists_apply(rewrite);
    terms_apply(rewrite);
    grid_apply(rewrite);
    callout_apply(rewrite);
    html_table_apply(rewrite);
}
