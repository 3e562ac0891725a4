/*
 * auditbinder check: every finding of a workspace, for people or for other
 * programs; and the list of all messages that there are.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/session.h"
#include "export/findings.h"

enum { FINDINGS_MOST = 20 }; /* of a kind, for people */

/* The workspace as seen from here, where that is below. */
static struct str folder_of(const struct build *build)
{
    struct str root = str_from(build->root);

    if (str_is(root, ".") || str_has_prefix(root, STR("/")) ||
        str_has_prefix(root, STR("..")))
        return STR_NONE;
    while (root.len && root.ptr[root.len - 1] == '/')
        root.len--;
    return root;
}

static void print(struct str text)
{
    /* Nothing to say has no address, which fwrite must not be given. */
    if (text.len)
        fwrite(text.ptr, 1, text.len, stdout);
}

/* As the workspace here sets them, if there is one; what is wrong with it is
 * not asked. */
static int list(struct call *call)
{
    struct build build = {0};
    struct call quiet = *call;

    quiet.diags = diags_new(call->arena);
    session_load(&quiet, &build);
    print(str_is(str_from(call->format), "json")
              ? slugs_json(call->arena, build.workspace)
              : slugs_text(call->arena, build.workspace));
    return EXIT_OK;
}

/* Everything to standard output and nothing else anywhere. */
static int print_formatted(struct call *call, const struct build *build)
{
    struct findings findings = {.arena = call->arena,
                                .diags = &call->diags,
                                .version = AUDITBINDER_VERSION,
                                .folder = folder_of(build)};
    struct str format = str_from(call->format);

    diags_sort(&call->diags);
    if (str_is(format, "json"))
        print(findings_json(&findings));
    else if (str_is(format, "sarif"))
        print(findings_sarif(&findings));
    else
        print(findings_github(&findings));
    return messages_status(call);
}

/* What only shows when documents are composed: names in texts and templates,
 * Markdown, links. Not beside errors, which would show again in each of them.
 */
static void rehearse(struct call *call, struct build *build)
{
    if (diags_has_errors(&call->diags))
        return;
    if (build_open(build, &call->diags))
        build_rehearse(build, &call->diags);
    build_close(build);
}

int command_check(struct call *call)
{
    struct build build = {0};
    bool loaded;
    int status;

    if (call->list)
        return list(call);
    loaded = session_open(call, &build);
    if (loaded)
        rehearse(call, &build);
    if (call->format && !str_is(str_from(call->format), "text"))
        return print_formatted(call, &build);
    status = messages_print_most(call, call->all ? 0 : FINDINGS_MOST);
    if (loaded && !call->diags.first && !call->quiet)
        fprintf(stderr,
                "%zu controls, %zu policies, %zu evidence files: "
                "nothing to say\n",
                build.workspace->controls_count,
                build.workspace->policies_count,
                build.workspace->evidence_count);
    return status;
}
