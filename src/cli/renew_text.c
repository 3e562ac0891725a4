/*
 * auditbinder renew: the policy's file with its new front matter.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/renew.h"

#include "cli/amend.h"

static bool set(struct renew *renew, struct amend *amend, const char *key,
                struct str before, struct str after, const char *behind)
{
    if (str_eq(before, after))
        return true;
    if (!amend_set(amend, key, after, behind))
        return false;
    buf_printf(&renew->report, "  %-12s %.*s -> %.*s\n", key,
               STR_ARG(before.len ? before : STR("(none)")), STR_ARG(after));
    return true;
}

static bool set_date(struct renew *renew, struct amend *amend, const char *key,
                     struct dated before, date after, const char *behind)
{
    struct arena *arena = renew->call->arena;

    return set(renew, amend, key, date_iso(arena, before.day),
               date_iso(arena, after), behind);
}

static bool set_text(struct renew *renew, struct amend *amend)
{
    const struct policy *policy = renew->policy;

    return set(renew, amend, "version", policy->version.str, renew->version,
               "title") &&
           set(renew, amend, "status", str_from(status_name(policy->status)),
               STR("approved"), "version") &&
           set(renew, amend, "approver", policy->approver.str,
               renew->approver->id.str, "owner") &&
           set_date(renew, amend, "approved", policy->approved, renew->approved,
                    "approver") &&
           set_date(renew, amend, "effective", policy->effective,
                    renew->effective, "approved");
}

bool renew_write(struct renew *renew)
{
    static const char *const changed[] = {
        "version",   "status",   "approver",    "approved",
        "effective", "reviewed", "next_review", NULL};
    const struct policy *policy = renew->policy;
    struct arena *arena = renew->call->arena;
    struct amend_entry entry = {renew->version,
                                date_iso(arena, renew->approved), renew->change,
                                renew->approver->id.str};
    struct amend amend;

    buf_printf(&renew->report, "%.*s\n", STR_ARG(policy->path));
    if (!amend_open(&amend, arena, &renew->call->diags, policy->path,
                    renew->old) ||
        (!renew->call->renewal.is_unchanged && !set_text(renew, &amend)) ||
        !set_date(renew, &amend, "reviewed", policy->reviewed, renew->approved,
                  "effective") ||
        !set_date(renew, &amend, "next_review", policy->next_review,
                  renew->next_review, "reviewed") ||
        !amend_history(&amend, &entry))
        return false;
    buf_printf(&renew->report, "  %-12s + %.*s, %.*s: %.*s\n", "history",
               STR_ARG(entry.version), STR_ARG(entry.date),
               STR_ARG(entry.change));
    return amend_close(&amend, renew->old, changed, &renew->new_);
}
