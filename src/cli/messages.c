/*
 * How a command ends: its messages printed, counted, and turned into an exit
 * status.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/cli.h"

#include <unistd.h>

#include "base/file.h"

static int status_of(const struct diag *diag)
{
    static const int statuses[] = {
        [DIAG_FINDING] = EXIT_FINDINGS, [DIAG_UNREAD] = EXIT_UNREAD,
        [DIAG_INPUT] = EXIT_INPUT,      [DIAG_VERIFY] = EXIT_VERIFY,
        [DIAG_OUTPUT] = EXIT_OUTPUT,    [DIAG_INTERNAL] = EXIT_INTERNAL,
    };

    return diag->id == IO_BUSY ? EXIT_BUSY : statuses[diag_class(diag->id)];
}

int messages_status(const struct call *call)
{
    int status = EXIT_OK;

    for (const struct diag *diag = call->diags.first; diag; diag = diag->next) {
        int own = EXIT_OK;

        if (diag->severity == SEVERITY_ERROR)
            own = status_of(diag);
        else if (diag->severity == SEVERITY_WARNING && call->strict)
            own = EXIT_FINDINGS;
        if (own > status)
            status = own;
    }
    return status;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void print_counts(const size_t *count)
{
    size_t off = count[SEVERITY_OFF];

    if (count[SEVERITY_ERROR] + count[SEVERITY_WARNING] + off == 0)
        return;
    fprintf(stderr, "%zu error%s, %zu warning%s", count[SEVERITY_ERROR],
            plural(count[SEVERITY_ERROR]), count[SEVERITY_WARNING],
            plural(count[SEVERITY_WARNING]));
    if (off)
        fprintf(stderr, "; %zu finding%s set off under 'rules:'", off,
                plural(off));
    fputc('\n', stderr);
}

/* How often a message came with each severity: where a workspace sets one
 * control's apart, its errors do not go under in warnings. */
typedef size_t tally[DIAG_COUNT][SEVERITY_COUNT];

/* What COUNTS holds beyond MOST of each kind. */
static void print_rest(FILE *to, tally counts, size_t most)
{
    for (int id = 0; id < DIAG_COUNT; id++)
        for (int severity = 0; severity < SEVERITY_COUNT; severity++)
            if (counts[id][severity] > most)
                fprintf(to,
                        "auditbinder: %s: and %zu more of this kind [%s]\n"
                        "    hint: --all shows them\n",
                        severity_name(severity), counts[id][severity] - most,
                        diag_slug(id));
}

static int print(struct call *call, FILE *to, size_t most)
{
    bool color = to == stdout ? call->color_out : call->color_err;
    tally counts = {{0}};

    diags_sort(&call->diags);
    for (struct diag *diag = call->diags.first; diag; diag = diag->next) {
        struct str text;

        if (call->quiet && diag->severity == SEVERITY_NOTE)
            continue;
        if (counts[diag->id][diag->severity]++ >= most)
            continue;
        text = diag_format(call->arena, diag, color);
        fprintf(to, "%.*s\n", STR_ARG(text));
    }
    print_rest(to, counts, most);
    fflush(to);
    if (!call->quiet)
        print_counts(call->diags.count);
    return messages_status(call);
}

int messages_print(struct call *call, FILE *to)
{
    return print(call, to, SIZE_MAX);
}

int messages_print_most(struct call *call, size_t most)
{
    return print(call, stdout, most ? most : SIZE_MAX);
}

const char *call_path(const struct call *call, const char *arg)
{
    if (!call->directory || arg[0] == '/')
        return arg;
    return str_zero_ended(
        call->arena,
        path_join(call->arena, str_from(call->directory), str_from(arg)));
}

/* The nearest folder at or above PATH, at most 64 up, with the file. */
static const char *search_upwards(struct arena *arena)
{
    struct str folder = STR(".");

    for (int depth = 0; depth < 64; depth++) {
        struct str file = path_join(arena, folder, STR("auditbinder.yaml"));

        if (file_exists(str_zero_ended(arena, file)))
            return str_zero_ended(arena, folder);
        folder = depth == 0 ? STR("..") : str_concat(arena, folder, STR("/.."));
    }
    return NULL;
}

const char *workspace_root(struct call *call)
{
    const char *root = call->directory;
    struct diag *diag;
    struct str file;

    if (!root) {
        root = search_upwards(call->arena);
        if (root)
            return root;
    } else {
        file = path_join(call->arena, str_from(root), STR("auditbinder.yaml"));
        if (file_exists(str_zero_ended(call->arena, file)))
            return root;
    }
    diag = diag_add(&call->diags, IN_NO_WORKSPACE, POS_NONE,
                    call->directory
                        ? "there is no auditbinder.yaml in '%s'"
                        : "there is no auditbinder.yaml here or above%s",
                    call->directory ? call->directory : "");
    diag_hint(&call->diags, diag,
              "'auditbinder init my-company' makes a workspace");
    return NULL;
}
