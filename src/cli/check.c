/*
 * auditbinder check: every finding of a workspace.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/session.h"

int command_check(struct call *call)
{
    struct build build = {0};
    bool loaded = session_open(call, &build);
    int status = messages_print(call, stdout);

    if (loaded && !call->diags.first && !call->quiet)
        fprintf(stderr,
                "%zu controls, %zu policies, %zu evidence files: "
                "nothing to say\n",
                build.workspace->controls_count,
                build.workspace->policies_count,
                build.workspace->evidence_count);
    return status;
}
