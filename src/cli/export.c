/*
 * auditbinder export: tables, due dates and the whole workspace for other
 * programs.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>
#include <unistd.h>

#include "cli/calendars.h"
#include "cli/session.h"
#include "export/table.h"
#include "export/workspace.h"
#include "outfolder.h"

struct job {
    struct call *call;
    struct table_source source;
    struct instant stamp;
};

/* What can be exported. Either TABLE or WRITE is set. */
struct subject {
    const char *name;
    const char *formats; /* the first one unless --format says otherwise */
    struct table (*table)(const struct table_source *source);
    bool (*write)(struct job *job);
};

static bool write_calendar(struct job *job)
{
    struct call *call = job->call;
    const char *id = call->arg_count > 1 ? call->args[1] : NULL;
    const struct role *role;

    return calendars_role(call, job->source.workspace, id, &role) &&
           calendars_write(call, &job->source, role, job->stamp);
}

static bool write_workspace(struct job *job)
{
    return calendars_out(job->call, workspace_json(&job->source));
}

static const struct subject subjects[] = {
    {"matrix", "csv xlsx json", table_matrix, NULL},
    {"evidence", "csv xlsx json", table_evidence, NULL},
    {"coverage", "csv xlsx json", table_coverage, NULL},
    {"occurrences", "csv xlsx json", table_occurrences, NULL},
    {"requests", "csv xlsx json", table_requests, NULL},
    {"calendar", "ics", NULL, write_calendar},
    {"workspace", "json", NULL, write_workspace},
};
#define SUBJECT_COUNT (sizeof subjects / sizeof *subjects)

static const struct subject *find_subject(struct call *call)
{
    struct str names[SUBJECT_COUNT], wanted = str_from(call->args[0]);
    struct diag *diag;

    for (size_t i = 0; i < SUBJECT_COUNT; i++) {
        names[i] = str_from(subjects[i].name);
        if (str_eq(names[i], wanted))
            return &subjects[i];
    }
    diag = diag_add(&call->diags, USAGE, POS_NONE, "there is no export '%.*s'",
                    STR_ARG(wanted));
    diag_suggest(&call->diags, diag, wanted, names, SUBJECT_COUNT);
    if (diag->hint.len == 0)
        diag_hint(&call->diags, diag,
                  "matrix, evidence, coverage, occurrences, requests, "
                  "calendar or workspace");
    return NULL;
}

/* The format to write; NULL after a message. */
static const char *choose_format(struct call *call,
                                 const struct subject *subject)
{
    struct str rest = str_from(subject->formats), one;
    const char *format = call->format;

    if (!format) {
        str_next_piece(&rest, ' ', &one);
        return str_zero_ended(call->arena, one);
    }
    while (str_next_piece(&rest, ' ', &one))
        if (str_is(one, format))
            return format;
    diag_add(&call->diags, USAGE, POS_NONE, "'%s' is written as %s, not %s",
             subject->name, subject->formats, format);
    return NULL;
}

static bool write_table(struct job *job, const struct subject *subject,
                        const char *format)
{
    struct call *call = job->call;
    struct table table = subject->table(&job->source);
    struct str period = job->source.period->id.str;

    if (strcmp(format, "xlsx") == 0)
        return table_xlsx(&table, &call->diags, call_path(call, call->output),
                          job->stamp);
    if (strcmp(format, "json") == 0)
        return calendars_out(call, table_json(&table, subject->name, period));
    return calendars_out(call, table_csv(&table));
}

/* Files of the workspace, for a spreadsheet that lies in its folder. */
static struct str link_of(const void *context, const struct evidence *evidence)
{
    (void)context;
    return evidence->path;
}

static bool run(struct job *job, const struct subject *subject,
                const char *format)
{
    struct call *call = job->call;
    struct build build = {0};

    if (!session_load(call, &build) || diags_has_errors(&call->diags) ||
        !outfolder_time(&call->diags, build.period, &job->stamp))
        return false;
    job->source = (struct table_source){.arena = call->arena,
                                        .workspace = build.workspace,
                                        .period = build.period,
                                        .link = link_of};
    if (subject->table)
        return write_table(job, subject, format);
    return subject->write(job);
}

int command_export(struct call *call)
{
    struct job job = {.call = call};
    const struct subject *subject = find_subject(call);
    const char *format = subject ? choose_format(call, subject) : NULL;
    int status;

    if (format && strcmp(format, "xlsx") == 0 && !call->output) {
        diag_add(&call->diags, USAGE, POS_NONE,
                 "a spreadsheet needs -o FILE to go to");
        format = NULL;
    }
    if (!format) {
        messages_print(call, stderr);
        return EXIT_USAGE;
    }
    run(&job, subject, format);
    status = messages_print(call, stderr);
    return status;
}
