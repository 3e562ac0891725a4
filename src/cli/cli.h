/*
 * What the commands share: their table row, the options of a call, and the
 * way a command ends.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "base/date.h"
#include "base/diag.h"

/* Exit statuses are part of the interface: new ones are only added. */
enum status_code {
    EXIT_OK = 0,
    EXIT_FINDINGS = 1,
    EXIT_USAGE = 2,
    EXIT_UNREAD = 3,
    EXIT_INPUT = 4,
    EXIT_VERIFY = 5,
    EXIT_OUTPUT = 6,
    EXIT_BUSY = 7,
    EXIT_INTERNAL = 70,
    EXIT_INTERRUPTED = 130,
};

/* The options of renew as they were typed; NULL where absent. */
struct renewal {
    const char *version, *approver, *approved, *effective, *change;
    bool is_unchanged, all_drafts;
};

/* The command and the most that one takes: eight policies. */
enum { ARGS_MOST = 9 };

/* One call of the program, after its options are understood. */
struct call {
    struct arena *arena;
    struct diags diags;
    const char *directory; /* -C; NULL: search upwards from here */
    const char *period;
    const char *format; /* NULL: the command's first */
    const char *output; /* -o; NULL: standard output */
    bool has_as_of;
    date as_of;    /* stands for today */
    unsigned jobs; /* 0: as many as there are processors */
    bool help, version, strict, sample, quiet, list, all;
    bool color_out, color_err; /* may stdout, stderr be coloured? */
    struct renewal renewal;
    const char *args[ARGS_MOST];
    int arg_count;
};

/* A command: a row of the table in commands.c. */
struct command {
    const char *name;
    const char *synopsis; /* "[DIR] [--sample]" */
    const char *summary;  /* one line for the list of commands */
    const char *options;  /* letters of option rows that it knows */
    const char *formats;  /* "text json": what --format takes, or NULL */
    int least, most;      /* arguments */
    const char *help;     /* examples first, then what it does */
    int (*run)(struct call *call);
};

int command_init(struct call *call);
int command_check(struct call *call);
int command_build(struct call *call);
int command_status(struct call *call);
int command_plan(struct call *call);
int command_export(struct call *call);
int command_import(struct call *call);
int command_schema(struct call *call);
int command_verify(struct call *call);
int command_renew(struct call *call);
int command_dump(struct call *call);

extern const struct command commands[];
extern const size_t command_count;
const struct command *command_find(struct str name);

/* Reads ARGV into CALL and finds the command; NULL when the program should
 * end with *STATUS (help was shown, or the call was wrong). */
const struct command *options_read(struct call *call, int argc, char **argv,
                                   int *status);
void help_program(FILE *to);
void help_command(FILE *to, const struct command *command);

/* The folder that holds auditbinder.yaml: -C, else this folder or the nearest
 * one above. NULL after a message. */
const char *workspace_root(struct call *call);

/* The path ARG as seen from -C, as git has it. */
const char *call_path(const struct call *call, const char *arg);

/* Prints the collected messages, sorted, to TO and a line that counts them to
 * stderr; returns the exit status that they ask for. */
int messages_print(struct call *call, FILE *to);
/* The same to standard output, but of each kind the first MOST only and then
 * how many more there are; 0: all. */
int messages_print_most(struct call *call, size_t most);
/* The exit status alone. */
int messages_status(const struct call *call);

#endif
