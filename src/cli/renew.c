/*
 * auditbinder renew: the yearly round of a policy. First everything is judged,
 * then the old text is kept, and last the file is replaced; whatever fails
 * leaves the policy as it was.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <unistd.h>

#include "base/file.h"
#include "cli/amend.h"
#include "cli/session.h"
#include "load/node.h"
#include "load/parts.h"
#include "model/policy.h"

struct renew {
    struct call *call;
    const struct workspace *workspace;
    const char *root;
    const struct policy *policy;
    const struct role *approver;
    struct str version, change;
    date approved, effective, next_review;
    struct str old, new_; /* the file's bytes */
    struct str kept;      /* where the old text goes, in the workspace */
    bool is_kept_already;
    struct buf report; /* what was done, printed when it is done */
};

static bool refuse(struct renew *renew, struct pos pos, const char *hint,
                   const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static bool refuse(struct renew *renew, struct pos pos, const char *hint,
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

/* What was asked -------------------------------------------------------- */

static bool find_policy(struct renew *renew)
{
    struct str id = str_from(renew->call->args[0]);
    const struct map *known = &renew->workspace->policy_by_id;
    struct str *names =
        arena_array(renew->call->arena, known->count, struct str);
    struct diag *diag;

    renew->policy = map_find(known, id);
    if (renew->policy)
        return true;
    if (renew->workspace->partial.policies)
        return false; /* what is wrong with it has been said */
    diag = diag_add(&renew->call->diags, RENEW_REFUSED, POS_NONE,
                    "there is no policy '%.*s'", STR_ARG(id));
    for (size_t i = 0; i < known->count; i++)
        names[i] = known->entries[i].key;
    diag_suggest(&renew->call->diags, diag, id, names, known->count);
    return false;
}

static bool find_approver(struct renew *renew)
{
    const struct map *known = &renew->workspace->role_by_id;
    struct str id = str_from(renew->call->renewal.approver);
    struct str *names =
        arena_array(renew->call->arena, known->count, struct str);
    struct diag *diag;

    renew->approver = map_find(known, id);
    if (renew->approver && !str_eq(renew->policy->owner.str, id))
        return true;
    if (renew->approver)
        return refuse(renew, renew->policy->owner.pos,
                      "let another role approve it",
                      "'%.*s' owns policy %.*s and cannot approve it alone",
                      STR_ARG(id), STR_ARG(renew->policy->id.str));
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
    return refuse(renew, POS_NONE, "write year-month-day, such as 2026-03-31",
                  "%s takes a date, not '%s'", option, typed);
}

/* A new date is not before the ONE that the policy has. */
static bool follows(struct renew *renew, date day, struct dated one,
                    const char *what)
{
    if (one.day == DATE_NONE || day >= one.day)
        return true;
    return refuse(renew, one.pos, NULL, "policy %.*s was %s on %.*s, later",
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
        return refuse(renew, POS_NONE, NULL,
                      "the text would take effect before its approval");
    if (policy->effective.day != DATE_NONE &&
        renew->effective <= policy->effective.day)
        return refuse(
            renew, policy->effective.pos, NULL,
            "version %.*s takes effect on %.*s, not earlier",
            STR_ARG(policy->version.str),
            STR_ARG(date_iso(renew->call->arena, policy->effective.day)));
    return true;
}

static bool is_file_name(struct str version)
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

    if (!is_file_name(version))
        return refuse(renew, POS_NONE, "use letters, digits, '.', '-' and '_'",
                      "'%.*s' cannot be a version", STR_ARG(version));
    if (str_eq(version, policy->version.str))
        return refuse(renew, policy->version.pos,
                      "give the new text its own version, or say --no-change",
                      "policy %.*s has version %.*s already",
                      STR_ARG(policy->id.str), STR_ARG(version));
    for (size_t i = 0; i < policy->version_count; i++)
        if (str_eq(version, policy->versions[i]->version.str))
            return refuse(renew, policy->versions[i]->version.pos, NULL,
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
                                     : STR("Reviewed and changed.");
    renew->version =
        is_unchanged ? renew->policy->version.str : str_from(asked->version);
    return is_unchanged || read_version(renew);
}

static int usage(struct call *call, const char *what)
{
    fprintf(stderr,
            "auditbinder: error: %s [usage]\nusage: auditbinder renew "
            "%s\n",
            what, command_find(STR("renew"))->synopsis);
    (void)call;
    return EXIT_USAGE;
}

/* What contradicts itself, whatever the workspace; or NULL. */
static const char *find_misuse(const struct renewal *asked)
{
    if (!asked->approver || !asked->approved)
        return "renew needs --approved-by and --approved-on";
    if (!asked->is_unchanged && !asked->version)
        return "renew needs --version, or --no-change";
    if (asked->is_unchanged && (asked->version || asked->effective))
        return "--no-change goes with neither --version nor --effective";
    return NULL;
}

/* The new file ---------------------------------------------------------- */

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

static bool make_new(struct renew *renew)
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

/* Files ----------------------------------------------------------------- */

static const char *on_disk(const struct renew *renew, struct str shown)
{
    return str_zero_ended(
        renew->call->arena,
        path_join(renew->call->arena, str_from(renew->root), shown));
}

/* An id as the name of a folder. */
static struct str folder_name(struct arena *arena, struct str id)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < id.len; i++)
        buf_add_byte(&buf, is_file_name(str_slice(id, i, i + 1)) ||
                                   (i > 0 && id.ptr[i] == '-')
                               ? id.ptr[i]
                               : '_');
    return buf_str(&buf);
}

static bool find_place(struct renew *renew)
{
    const struct policy *policy = renew->policy;
    struct arena *arena = renew->call->arena;
    struct str folder = path_join(arena, STR(PARTS_VERSIONS),
                                  folder_name(arena, policy->id.str));

    if (!is_file_name(policy->version.str))
        return refuse(renew, policy->version.pos,
                      "use letters, digits, '.', '-' and '_'",
                      "version '%.*s' cannot be the name of a file",
                      STR_ARG(policy->version.str));
    renew->kept = path_join(arena, folder,
                            str_concat(arena, policy->version.str, STR(".md")));
    renew->is_kept_already = file_exists(on_disk(renew, renew->kept));
    return true;
}

static bool keep_old(struct renew *renew)
{
    struct diags *diags = &renew->call->diags;
    const char *path = on_disk(renew, renew->kept);

    if (renew->is_kept_already) {
        diag_add(diags, INIT_KEPT, (struct pos){.file = renew->kept},
                 "the old text is kept already and stays as it is");
        return true;
    }
    return file_make_folders(diags,
                             str_zero_ended(renew->call->arena,
                                            path_folder(str_from(path)))) &&
           file_save(diags, path, renew->old);
}

static bool save(struct renew *renew)
{
    bool keeps = !renew->call->renewal.is_unchanged;

    if (keeps && !keep_old(renew))
        return false;
    if (file_save(&renew->call->diags, on_disk(renew, renew->policy->path),
                  renew->new_)) {
        if (keeps)
            buf_printf(&renew->report, "%.*s\n  the text of version %.*s\n",
                       STR_ARG(renew->kept),
                       STR_ARG(renew->policy->version.str));
        if (!renew->call->quiet)
            printf("%.*s", STR_ARG(buf_str(&renew->report)));
        return true;
    }
    if (keeps && !renew->is_kept_already)
        unlink(on_disk(renew, renew->kept));
    return false;
}

/* Messages about other files are for check to say. */
static bool load(struct renew *renew)
{
    struct build build = {0};

    session_load(renew->call, &build);
    renew->workspace = build.workspace;
    renew->root = build.root;
    if (!renew->workspace || !find_policy(renew))
        return false;
    if (renew->policy->has_errors)
        return false;
    renew->call->diags = diags_new(renew->call->arena);
    return true;
}

int command_renew(struct call *call)
{
    struct renew renew = {.call = call, .report = buf_new(call->arena)};
    const char *misuse = find_misuse(&call->renewal);

    if (misuse)
        return usage(call, misuse);
    if (load(&renew) && find_approver(&renew) && read_dates(&renew) &&
        read_change(&renew) &&
        (call->renewal.is_unchanged || find_place(&renew)) &&
        file_read(call->arena, &call->diags,
                  on_disk(&renew, renew.policy->path), renew.policy->path,
                  NODE_FILE_LIMIT, &renew.old) &&
        make_new(&renew))
        save(&renew);
    return messages_print(call, stderr);
}
