/*
 * Finds the control or policy around a place.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/owner.h"

/* "evidence/<period>/<control>/…" */
static const struct control *
control_of_folder(const struct workspace *workspace, struct str path)
{
    struct str piece;

    for (int i = 0; i < 3; i++)
        if (!str_next_piece(&path, '/', &piece) ||
            (i == 0 && !str_is(piece, "evidence")))
            return NULL;
    return map_find(&workspace->control_by_id, piece);
}

const struct control *control_at(const struct workspace *workspace,
                                 struct pos pos)
{
    const struct control *found = control_of_folder(workspace, pos.file);

    /* Entries of a file follow each other: the last that begins before. */
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        if (str_eq(control->pos.file, pos.file) &&
            control->pos.line <= pos.line &&
            (!found || control->pos.line >= found->pos.line))
            found = control;
    }
    return found;
}

/* FILE holds the policy or one of its versions. */
static bool is_in(const struct policy *policy, struct str file)
{
    for (size_t i = 0; i < policy->version_count; i++)
        if (str_eq(policy->versions[i]->path, file))
            return true;
    return str_eq(policy->path, file);
}

static const struct policy *policy_in(const struct workspace *workspace,
                                      struct str file)
{
    for (size_t i = 0; i < workspace->policies_count; i++)
        if (is_in(workspace->policies[i], file))
            return workspace->policies[i];
    return NULL;
}

struct str subject_at(const struct workspace *workspace, struct pos pos)
{
    const struct control *control = control_at(workspace, pos);
    const struct policy *policy = policy_in(workspace, pos.file);

    return control ? control->id.str : policy ? policy->id.str : STR_NONE;
}

const struct role *owner_at(const struct workspace *workspace, struct pos pos)
{
    const struct control *control = control_at(workspace, pos);
    const struct policy *policy = policy_in(workspace, pos.file);

    if (control)
        return control->owner_role;
    return policy ? policy->owner_role : workspace->owner_role;
}
