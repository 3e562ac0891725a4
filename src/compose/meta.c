/*
 * What each document says about itself.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/plan.h"
#include "model/policy.h"

/* "CC6.2, CC6.3" of resolved and unresolved criteria alike. */
static struct str joined(struct arena *arena, const struct texts *texts)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < texts->count; i++) {
        buf_add(&buf, i > 0 ? STR(", ") : STR_NONE);
        buf_add(&buf, texts->items[i].str);
    }
    return buf_str(&buf);
}

/* The day a version was made, else the day of the build. */
static date last_change(const struct versions *history, date built)
{
    date last = DATE_NONE;

    for (size_t i = 0; i < history->count; i++)
        if (history->items[i].date.day > last)
            last = history->items[i].date.day;
    return last == DATE_NONE ? built : last;
}

static void set_policy(struct arena *arena, struct doc_meta *meta,
                       const struct policy *policy, date built)
{
    date day = policy->effective.day != DATE_NONE
                   ? policy->effective.day
                   : last_change(&policy->history, built);

    meta->version = policy->version.str;
    meta->date = date_long(arena, day);
    meta->keywords = joined(arena, &policy->criteria);
    meta->is_draft = policy->status != STATUS_APPROVED;
    if (policy->classification.str.len > 0)
        meta->classification = policy->classification.str;
    if (policy->language.str.len > 0)
        meta->language = policy->language.str;
}

static void set_control(struct arena *arena, struct doc_meta *meta,
                        const struct control *control, date built)
{
    meta->version = control->version.str;
    meta->date = date_long(arena, last_change(&control->history, built));
    meta->keywords = joined(arena, &control->criteria);
}

static struct str subject_of(struct arena *arena, const struct plan *plan)
{
    const struct workspace *workspace = plan->workspace;
    const struct period *period = plan->period;
    struct str name = text_is_empty(workspace->system)
                          ? workspace->organization.str
                          : workspace->system.str;
    struct str to = date_long(arena, period->to.day);

    if (period->type != PERIOD_TYPE_II)
        return str_printf(arena, "SOC 2 Type I, %.*s, as of %.*s",
                          STR_ARG(name), STR_ARG(to));
    return str_printf(arena, "SOC 2 Type II, %.*s, %.*s to %.*s", STR_ARG(name),
                      STR_ARG(date_long(arena, period->from.day)), STR_ARG(to));
}

struct doc_meta plan_meta(struct arena *arena, const struct plan *plan,
                          const struct plan_item *item)
{
    const struct workspace *workspace = plan->workspace;
    struct str language = workspace->language.str;
    struct doc_meta meta = {
        .id = item->id,
        .title = item->title.len > 0 ? item->title : STR("Document"),
        .subject = subject_of(arena, plan),
        .organization = workspace->organization.str,
        .date = date_long(arena, plan->built.day),
        .classification = workspace->brand.classification.str,
        .language = language.len > 0 ? language : STR("en"),
        .paper = workspace->paper.str,
        .created = plan->built,
        .files = &plan->files,
    };

    if (item->document && !text_is_empty(item->document->classification))
        meta.classification = item->document->classification.str;
    if (item->policy)
        set_policy(arena, &meta, policy_shown(item->policy, plan->period),
                   plan->built.day);
    if (item->control)
        set_control(arena, &meta, item->control, plan->built.day);
    /* Whoever fills a form in gives the only day that counts. */
    if (plan_is_form(item))
        meta.date = STR_NONE;
    return meta;
}
