/*
 * auditbinder renew: is what was asked possible for this policy?
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/renew.h"

#include "model/policy.h"

bool renew_refuse(struct renew *renew, struct pos pos, const char *hint,
                  const char *format, ...)
{
    struct buf buf = buf_new(renew->call->arena);
    struct diag *diag;
    va_list args;

    va_start(args, format);
    buf_vprintf(&buf, format, args);
    va_end(args);
    diag = diag_add(&renew->call->diags, RENEW_REFUSED, pos, "%.*s",
                    STR_ARG(buf_str(&buf)));
    if (hint)
        diag_hint(&renew->call->diags, diag, "%s", hint);
    return false;
}

static bool find_approver(struct renew *renew)
{
    const struct map *known = &renew->workspace->role_by_id;
    const char *asked = renew->call->renewal.approver;
    struct str id = asked ? str_from(asked) : renew->policy->approver.str;
    struct str *names =
        arena_array(renew->call->arena, known->count, struct str);
    struct diag *diag;

    renew->approver = map_find(known, id);
    if (renew->approver && !str_eq(renew->policy->owner.str, id))
        return true;
    if (renew->approver)
        return renew_refuse(
            renew, renew->policy->owner.pos, "let another role approve it",
            "'%.*s' owns policy %.*s and cannot approve it alone", STR_ARG(id),
            STR_ARG(renew->policy->id.str));
    diag = diag_add(&renew->call->diags, RENEW_REFUSED, POS_NONE,
                    "there is no role '%.*s'", STR_ARG(id));
    for (size_t i = 0; i < known->count; i++)
        names[i] = known->entries[i].key;
    diag_suggest(&renew->call->diags, diag, id, names, known->count);
    return false;
}

static bool read_date(struct renew *renew, const char *typed,
                      const char *option, date *day)
{
    *day = date_parse(str_from(typed));
    if (*day != DATE_NONE)
        return true;
    return renew_refuse(renew, POS_NONE,
                        "write year-month-day, such as 2026-03-31",
                        "%s takes a date, not '%s'", option, typed);
}

/* A new date is not before the ONE that the policy has. */
static bool follows(struct renew *renew, date day, struct dated one,
                    const char *what)
{
    if (one.day == DATE_NONE || day >= one.day)
        return true;
    return renew_refuse(renew, one.pos, NULL,
                        "policy %.*s was %s on %.*s, later",
                        STR_ARG(renew->policy->id.str), what,
                        STR_ARG(date_iso(renew->call->arena, one.day)));
}

static bool read_dates(struct renew *renew)
{
    const struct renewal *asked = &renew->call->renewal;
    const struct policy *policy = renew->policy;
    int months = policy_months(policy->review.str);

    if (!read_date(renew, asked->approved, "--approved-on", &renew->approved) ||
        !follows(renew, renew->approved, policy->approved, "approved") ||
        !follows(renew, renew->approved, policy->reviewed, "reviewed"))
        return false;
    renew->next_review = date_add_months(renew->approved, months ? months : 12);
    renew->effective = renew->approved;
    if (asked->effective &&
        !read_date(renew, asked->effective, "--effective", &renew->effective))
        return false;
    if (asked->is_unchanged)
        return true;
    if (renew->effective < renew->approved)
        return renew_refuse(renew, POS_NONE, NULL,
                            "the text would take effect before its approval");
    if (policy->effective.day != DATE_NONE &&
        renew->effective <= policy->effective.day)
        return renew_refuse(
            renew, policy->effective.pos, NULL,
            "version %.*s takes effect on %.*s, not earlier",
            STR_ARG(policy->version.str),
            STR_ARG(date_iso(renew->call->arena, policy->effective.day)));
    return true;
}

bool renew_fits_file(struct str version)
{
    for (size_t i = 0; i < version.len; i++) {
        char c = version.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(c >= '0' && c <= '9') &&
            !(i > 0 && (c == '.' || c == '-' || c == '_')))
            return false;
    }
    return version.len > 0 && version.len <= 40;
}

static bool read_version(struct renew *renew)
{
    const struct policy *policy = renew->policy;
    struct str version = renew->version;

    if (!renew_fits_file(version))
        return renew_refuse(renew, POS_NONE,
                            "use letters, digits, '.', '-' and '_'",
                            "'%.*s' cannot be a version", STR_ARG(version));
    if (!renew->is_draft && str_eq(version, policy->version.str))
        return renew_refuse(
            renew, policy->version.pos,
            "give the new text its own version, or say --no-change",
            "policy %.*s has version %.*s already", STR_ARG(policy->id.str),
            STR_ARG(version));
    for (size_t i = 0; i < policy->version_count; i++)
        if (str_eq(version, policy->versions[i]->version.str))
            return renew_refuse(renew, policy->versions[i]->version.pos, NULL,
                                "policy %.*s had version %.*s before",
                                STR_ARG(policy->id.str), STR_ARG(version));
    return true;
}

/* One line of words, blanks folded. */
static struct str fold(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool is_blank = c <= ' ' || c == 0x7F;

        if (!is_blank)
            buf_add_byte(&buf, text.ptr[i]);
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
            buf_add_byte(&buf, ' ');
    }
    return str_trim(buf_str(&buf));
}

static bool read_change(struct renew *renew)
{
    const struct renewal *asked = &renew->call->renewal;
    bool is_unchanged = asked->is_unchanged;

    renew->change = fold(renew->call->arena, str_from(asked->change));
    if (renew->change.len == 0)
        renew->change = is_unchanged ? STR("Reviewed, no change.")
                        : renew->policy->history.count == 0
                            ? STR("First issue.")
                            : STR("Reviewed and changed.");
    renew->version =
        asked->version ? str_from(asked->version) : renew->policy->version.str;
    return is_unchanged || read_version(renew);
}

bool renew_judge(struct renew *renew)
{
    const struct policy *policy = renew->policy;

    renew->is_draft = policy->status == STATUS_DRAFT;
    if (renew->is_draft && renew->call->renewal.is_unchanged)
        return renew_refuse(renew, policy->status_pos,
                            "leave --no-change out, to approve it",
                            "policy %.*s is a draft and was never approved",
                            STR_ARG(policy->id.str));
    return find_approver(renew) && read_dates(renew) && read_change(renew);
}
