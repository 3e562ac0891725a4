/*
 * Slices of a document.
 *
 * A slice is an arena for some blocks. It is full when it holds SLICE_BYTES,
 * and ends between two blocks of the document where nothing of the one is
 * pending in the other; so one long list or table is one slice, however long.
 *
 * The tags of a slice leave the root's list when it ends: they are checked,
 * announced, and completed when the slice goes. The root itself stays.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/slice.h"

enum { SLICE_BYTES = 128 << 10 };

static void open_slice(struct slices *slices)
{
    struct slice *slice = arena_new(slices->flow->keep, struct slice);
    struct slice **end = &slices->first;

    while (*end)
        end = &(*end)->next;
    *end = slice;
    slice->arena = arena_open();
    slices->open = slice;
    slices->flow->arena = slice->arena;
}

void slices_begin(struct slices *slices, struct flow *flow,
                  const struct page_sink *sink, struct tags_check *check)
{
    *slices = (struct slices){.flow = flow, .sink = sink, .check = check};
    open_slice(slices);
}

/* Its tags are all there. */
static void end_tags(struct slices *slices)
{
    struct tag *root = slices->flow->parent;

    slices->open->tags = root->first;
    tags_check_part(slices->check, root->first);
    slices->sink->expect_tags(slices->sink->context, root->first);
    root->first = root->last = NULL;
}

void slices_cut(struct slices *slices)
{
    struct flow *flow = slices->flow;
    bool is_pending = flow->names || flow->label || flow->new_first;

    if (is_pending || !flow->last || flow->last->slice ||
        arena_size(flow->arena) < SLICE_BYTES)
        return;
    end_tags(slices);
    flow->last->slice = slices->open;
    open_slice(slices);
}

void slices_settle(struct slices *slices, size_t number, bool is_clear)
{
    for (struct slice *slice = slices->first; slice && slice->is_placed;
         slice = slice->next)
        if (is_clear && !slice->is_settled) {
            slice->is_settled = true;
            slice->last_page = number;
        }
}

void slices_hold(struct slices *slices, size_t number)
{
    for (struct slice *slice = slices->first; slice; slice = slice->next)
        if (!slice->is_settled || slice->last_page >= number)
            slice->is_held = true;
}

static void complete(struct slices *slices, struct slice *slice)
{
    slices->sink->complete_tags(slices->sink->context, slice->tags);
    arena_close(slice->arena);
}

void slices_let_go(struct slices *slices, size_t number)
{
    struct slice **at = &slices->first;

    while (*at && (*at)->is_settled) {
        struct slice *slice = *at;

        if (slice->is_held || slice->last_page > number) {
            at = &slice->next;
            continue;
        }
        *at = slice->next;
        complete(slices, slice);
    }
}

void slices_end(struct slices *slices)
{
    struct slice *next;

    end_tags(slices);
    for (struct slice *slice = slices->first; slice; slice = next) {
        next = slice->next;
        complete(slices, slice);
    }
    slices->first = slices->open = NULL;
    slices->flow->arena = slices->flow->keep;
}
