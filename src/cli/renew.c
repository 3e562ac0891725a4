/*
 * auditbinder renew: the yearly round of policies. First everything is judged,
 * then, for one policy after the other, the old text is kept and the file is
 * replaced; a policy that fails stays as it was.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <unistd.h>

#include "base/file.h"
#include "cli/renew.h"
#include "cli/session.h"
#include "load/node.h"
#include "load/parts.h"

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
        buf_add_byte(&buf, renew_fits_file(str_slice(id, i, i + 1)) ||
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

    if (!renew_fits_file(policy->version.str))
        return renew_refuse(renew, policy->version.pos,
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

static bool keeps(const struct renew *renew)
{
    return !renew->call->renewal.is_unchanged && !renew->is_draft;
}

static bool save(struct renew *renew)
{
    bool is_kept = keeps(renew);

    if (is_kept && !keep_old(renew))
        return false;
    if (file_save(&renew->call->diags, on_disk(renew, renew->policy->path),
                  renew->new_)) {
        if (is_kept)
            buf_printf(&renew->report, "%.*s\n  the text of version %.*s\n",
                       STR_ARG(renew->kept),
                       STR_ARG(renew->policy->version.str));
        if (!renew->call->quiet)
            printf("%.*s", STR_ARG(buf_str(&renew->report)));
        return true;
    }
    if (is_kept && !renew->is_kept_already)
        unlink(on_disk(renew, renew->kept));
    return false;
}

/* Which policies -------------------------------------------------------- */

struct round {
    struct call *call;
    const struct workspace *workspace;
    const char *root;
    struct renew *items;
    size_t count;
};

/* What is wrong with its head has been said. */
static bool add(struct round *round, const struct policy *policy)
{
    if (policy->has_errors)
        return false;
    round->items[round->count++] = (struct renew){
        .call = round->call,
        .workspace = round->workspace,
        .root = round->root,
        .policy = policy,
        .report = buf_new(round->call->arena),
    };
    return true;
}

static bool find_policy(struct round *round, const char *typed)
{
    struct str id = str_from(typed);
    const struct map *known = &round->workspace->policy_by_id;
    struct str *names =
        arena_array(round->call->arena, known->count, struct str);
    const struct policy *policy = map_find(known, id);
    struct diag *diag;

    for (size_t i = 0; policy && i < round->count; i++)
        if (round->items[i].policy == policy)
            return true; /* typed twice */
    if (policy)
        return add(round, policy);
    if (round->workspace->partial.policies)
        return false; /* what is wrong with it has been said */
    diag = diag_add(&round->call->diags, RENEW_REFUSED, POS_NONE,
                    "there is no policy '%.*s'", STR_ARG(id));
    for (size_t i = 0; i < known->count; i++)
        names[i] = known->entries[i].key;
    diag_suggest(&round->call->diags, diag, id, names, known->count);
    return false;
}

static bool find_drafts(struct round *round)
{
    const struct workspace *workspace = round->workspace;

    for (size_t i = 0; i < workspace->policies_count; i++)
        if (workspace->policies[i]->status == STATUS_DRAFT &&
            !add(round, workspace->policies[i]))
            return false;
    if (round->count == 0 && !workspace->partial.policies)
        printf("no policy is a draft\n");
    return round->count > 0;
}

/* Messages about other files are for check to say. */
static bool choose(struct round *round)
{
    struct call *call = round->call;
    struct build build = {0};

    session_load(call, &build);
    round->workspace = build.workspace;
    round->root = build.root;
    if (!round->workspace)
        return false;
    round->items = arena_array(call->arena, round->workspace->policies_count,
                               struct renew);
    if (call->renewal.all_drafts && !find_drafts(round))
        return false;
    for (int i = 0; i < call->arg_count; i++)
        if (!find_policy(round, call->args[i]))
            return false;
    call->diags = diags_new(call->arena);
    return true;
}

/* The command ----------------------------------------------------------- */

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
static const char *find_misuse(const struct call *call)
{
    const struct renewal *asked = &call->renewal;
    bool is_one = call->arg_count == 1;

    if (asked->all_drafts == (call->arg_count > 0))
        return "renew takes policies, or --all-drafts";
    if (!asked->approved || (!asked->approver && !asked->all_drafts))
        return "renew needs --approved-by and --approved-on";
    if (asked->is_unchanged && (asked->version || asked->effective))
        return "--no-change goes with neither --version nor --effective";
    if (asked->is_unchanged && asked->all_drafts)
        return "--no-change does not go with --all-drafts";
    if (asked->version && !is_one)
        return "--version goes with one policy";
    return NULL;
}

/* A new text has a version of its own; a draft has one already. */
static bool lacks_version(const struct round *round)
{
    const struct renewal *asked = &round->call->renewal;

    for (size_t i = 0; i < round->count; i++)
        if (!asked->version && !asked->is_unchanged &&
            round->items[i].policy->status != STATUS_DRAFT)
            return true;
    return false;
}

static bool prepare(struct renew *renew)
{
    struct call *call = renew->call;

    return renew_judge(renew) && (!keeps(renew) || find_place(renew)) &&
           file_read(call->arena, &call->diags,
                     on_disk(renew, renew->policy->path), renew->policy->path,
                     NODE_FILE_LIMIT, &renew->old) &&
           renew_write(renew);
}

int command_renew(struct call *call)
{
    struct round round = {.call = call};
    const char *misuse = find_misuse(call);
    bool ok;

    if (misuse)
        return usage(call, misuse);
    ok = choose(&round);
    if (ok && lacks_version(&round))
        return usage(call, "renew needs --version, or --no-change");
    for (size_t i = 0; ok && i < round.count; i++)
        ok = prepare(&round.items[i]);
    for (size_t i = 0; ok && i < round.count; i++)
        ok = save(&round.items[i]);
    return messages_print(call, stderr);
}
