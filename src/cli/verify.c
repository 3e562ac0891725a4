/*
 * auditbinder verify: is a binder whole and unaltered?
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/verify.h"

#include "cli/cli.h"

enum { MESSAGES_MOST = 100 }; /* of a kind */

int command_verify(struct call *call)
{
    struct verify_result result = {0};
    bool valid = verify_path(call->arena, &call->diags,
                             call_path(call, call->args[0]), &result);
    struct str name = str_from(call->args[0]);
    int status;

    /* A bag that is none at all gives a message for each of its files. */
    diags_thin(&call->diags, MESSAGES_MOST);
    status = messages_print(call, stderr);
    if (!valid || !result.is_valid || status != EXIT_OK) {
        printf("%.*s: NOT valid\n", STR_ARG(name));
        return status ? status : EXIT_VERIFY;
    }
    printf("%.*s: valid, %llu files, %llu bytes, %.*s\n", STR_ARG(name),
           (unsigned long long)result.file_count,
           (unsigned long long)result.byte_count, STR_ARG(result.algorithm));
    return EXIT_OK;
}
