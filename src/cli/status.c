/*
 * auditbinder status: where a period stands.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/standing.h"

int command_status(struct call *call)
{
    struct build build = {0};
    struct standing standing;
    struct str text, format = str_from(call->format);

    if (!session_open(call, &build))
        return messages_print(call, stderr);
    standing = standing_of(call->arena, &build, &call->diags);
    if (str_is(format, "json"))
        text = standing_json(&standing);
    else if (str_is(format, "csv"))
        text = standing_csv(&standing);
    else
        text = standing_text(&standing, call->color_out);
    fwrite(text.ptr, 1, text.len, stdout);
    return messages_status(call);
}
