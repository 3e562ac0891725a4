/*
 * auditbinder build: the documents and the binder of a period.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <time.h>
#include <unistd.h>

#include "ahead.h"
#include "cli/session.h"

/* Progress is for a person who waits: only on a terminal, only after a
 * second, and gone when the work is done. */
static bool progress_shown;
static struct timespec progress_begin;

static void show_progress(size_t done, size_t total, struct str name)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec - progress_begin.tv_sec < 1)
        return;
    fprintf(stderr, "\r\033[K%zu of %zu  %.*s", done, total, STR_ARG(name));
    fflush(stderr);
    progress_shown = true;
}

static void clear_progress(void)
{
    if (progress_shown)
        fputs("\r\033[K", stderr);
}

static int stop(struct call *call)
{
    int status = messages_print(call, stderr);

    if (!call->quiet)
        fputs("Nothing was built; the last build is as it was.\n", stderr);
    return status ? status : EXIT_INTERNAL;
}

/* Errors in the workspace would become errors in the binder. */
static bool may_build(const struct call *call)
{
    return messages_status(call) == EXIT_OK;
}

int command_build(struct call *call)
{
    struct build build = {0};
    struct str path = STR_NONE;

    clock_gettime(CLOCK_MONOTONIC, &progress_begin);
    if (!session_open(call, &build) || !may_build(call))
        return stop(call);
    if (!call->quiet && isatty(STDERR_FILENO))
        build.progress = show_progress;
    build.ahead =
        ahead_begin(call->arena, build.workspace->language.str, build.jobs);
    if (build_open(&build, &call->diags))
        path = build_all(&build, &call->diags);
    build_close(&build);
    clear_progress();
    if (path.len == 0)
        return stop(call);
    int status = messages_print(call, stderr);
    if (!call->quiet)
        fprintf(stderr, "%zu documents for %.*s\n", build.plan.count,
                STR_ARG(build.period->id.str));
    printf("%.*s\n", STR_ARG(path));
    return status;
}
