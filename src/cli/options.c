/*
 * Reading the command line. getopt_long does the work; a pass before it makes
 * long names exact, because an abbreviation that works today would be
 * ambiguous tomorrow.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

static struct option rows[] = {
    {"directory", required_argument, NULL, 'C'},
    {"period", required_argument, NULL, 'p'},
    {"as-of", required_argument, NULL, 'a'},
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"list", no_argument, NULL, 'l'},
    {"all", no_argument, NULL, 'A'},
    {"jobs", required_argument, NULL, 'j'},
    {"strict", no_argument, NULL, 's'},
    {"sample", no_argument, NULL, 'S'},
    {"quiet", no_argument, NULL, 'q'},
    {"color", required_argument, NULL, 'k'},
    {"approved-by", required_argument, NULL, 'b'},
    {"approved-on", required_argument, NULL, 'd'},
    {"effective", required_argument, NULL, 'e'},
    {"change", required_argument, NULL, 't'},
    {"no-change", no_argument, NULL, 'n'},
    {"all-drafts", no_argument, NULL, 'D'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'}, /* the last: see set_version_row */
    {NULL, 0, NULL, 0},
};
#define ROW_COUNT (sizeof(rows) / sizeof(rows[0]) - 1)

/* Options that every command knows. */
#define COMMON "CqkhV"

static int usage_error(struct call *call, const struct command *command)
{
    for (struct diag *diag = call->diags.first; diag; diag = diag->next) {
        struct str line = diag_format(call->arena, diag, call->color_err);

        fprintf(stderr, "%.*s\n", STR_ARG(line));
    }
    if (command)
        fprintf(stderr, "usage: auditbinder %s %s\n", command->name,
                command->synopsis);
    else
        fprintf(stderr, "usage: auditbinder COMMAND [options]; "
                        "'auditbinder help' lists the commands\n");
    return EXIT_USAGE;
}

static void say_unknown(struct call *call, struct str word)
{
    struct str names[ROW_COUNT];
    struct diag *diag = diag_add(&call->diags, USAGE, POS_NONE,
                                 "unknown option '--%.*s'", STR_ARG(word));

    for (size_t i = 0; i < ROW_COUNT; i++)
        names[i] = str_from(rows[i].name);
    diag_suggest(&call->diags, diag, word, names, ROW_COUNT);
}

/* Every "--name" before a lone "--" must be a whole name of the table. */
static bool names_are_exact(struct call *call, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        struct str word = str_from(argv[i]);
        bool known = false;

        if (!str_has_prefix(word, STR("--")))
            continue;
        word = str_slice(word, 2, str_find_byte(word, '=', 0));
        for (size_t row = 0; row < ROW_COUNT; row++)
            known |= str_is(word, rows[row].name);
        if (!known) {
            say_unknown(call, word);
            return false;
        }
    }
    return true;
}

static bool set_color(struct call *call, const char *when)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool allowed =
        !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0);

    call->color_out = allowed && isatty(STDOUT_FILENO);
    call->color_err = allowed && isatty(STDERR_FILENO);
    if (!when || strcmp(when, "auto") == 0)
        return true;
    call->color_out = call->color_err = strcmp(when, "always") == 0;
    if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
        return true;
    diag_add(&call->diags, USAGE, POS_NONE,
             "--color takes auto, always or never, not '%s'", when);
    return false;
}

static bool set_jobs(struct call *call, const char *value)
{
    uint64_t jobs;

    if (str_to_uint(str_from(value), 256, &jobs) && jobs > 0) {
        call->jobs = (unsigned)jobs;
        return true;
    }
    diag_add(&call->diags, USAGE, POS_NONE,
             "-j takes a number from 1 to 256, not '%s'", value);
    return false;
}

static bool set_as_of(struct call *call, const char *value)
{
    call->as_of = date_parse(str_from(value));
    call->has_as_of = call->as_of != DATE_NONE;
    if (!call->has_as_of)
        diag_add(&call->diags, USAGE, POS_NONE,
                 "--as-of takes a date as 2026-03-31, not '%s'", value);
    return call->has_as_of;
}

/* Stores an option of renew; false when LETTER is none. */
static bool set_renewal(struct call *call, int letter, const char *value)
{
    struct renewal *renewal = &call->renewal;

    switch (letter) {
    case 'v': renewal->version = value; return true;
    case 'b': renewal->approver = value; return true;
    case 'd': renewal->approved = value; return true;
    case 'e': renewal->effective = value; return true;
    case 't': renewal->change = value; return true;
    case 'n': return renewal->is_unchanged = true;
    case 'D': return renewal->all_drafts = true;
    default: return false;
    }
}

/* Behind the word "renew", --version takes the version of a policy. */
static void set_version_row(int argc, char **argv)
{
    struct option *row = &rows[ROW_COUNT - 1];

    for (int i = 1; i < argc && strcmp(argv[i], "--version") != 0; i++) {
        bool is_value = i > 1 && (strcmp(argv[i - 1], "-C") == 0 ||
                                  strcmp(argv[i - 1], "--directory") == 0);

        if (is_value || strcmp(argv[i], "renew") != 0)
            continue;
        row->has_arg = required_argument;
        row->val = 'v';
        return;
    }
}

/* Stores one option. KNOWN are the letters that the command understands. */
static bool set_option(struct call *call, int letter, const char *value)
{
    switch (letter) {
    case 'C': call->directory = value; return true;
    case 'p': call->period = value; return true;
    case 'a': return set_as_of(call, value);
    case 'f': call->format = value; return true;
    case 'o': call->output = value; return true;
    case 'l': return call->list = true;
    case 'A': return call->all = true;
    case 'j': return set_jobs(call, value);
    case 'k': return set_color(call, value);
    case 's': return call->strict = true;
    case 'S': return call->sample = true;
    case 'q': return call->quiet = true;
    case 'h': return call->help = true;
    case 'V': return call->version = true;
    default:
        if (set_renewal(call, letter, value))
            return true;
        diag_add(&call->diags, USAGE, POS_NONE,
                 letter == ':' ? "option '-%c' needs a value"
                               : "unknown option '-%c'",
                 optopt);
        return false;
    }
}

/* --format is one of those that the command writes. */
static bool fits_format(struct call *call, const struct command *command)
{
    struct str rest = str_from(command->formats), one;

    if (!call->format)
        return true;
    while (str_next_piece(&rest, ' ', &one))
        if (str_is(one, call->format))
            return true;
    diag_add(&call->diags, USAGE, POS_NONE,
             "the formats of '%s' are: %s; not '%s'", command->name,
             command->formats, call->format);
    return false;
}

/* Few options have a letter that a user could type; all have a name. */
static const char *long_name(char letter)
{
    size_t row = 0;

    while (row < ROW_COUNT - 1 && rows[row].val != letter)
        row++;
    return rows[row].name;
}

static bool fits_command(struct call *call, const struct command *command,
                         const char *used)
{
    for (const char *letter = used; *letter; letter++) {
        if (strchr(COMMON, *letter) || strchr(command->options, *letter))
            continue;
        diag_add(&call->diags, USAGE, POS_NONE,
                 "'%s' does not know the option '--%s'", command->name,
                 long_name(*letter));
        return false;
    }
    if (!fits_format(call, command))
        return false;
    if (call->arg_count >= command->least && call->arg_count <= command->most)
        return true;
    diag_add(&call->diags, USAGE, POS_NONE, "'%s' takes %s", command->name,
             *command->synopsis ? command->synopsis : "no arguments");
    return false;
}

/* Options before the command are the common ones only: reading them all in
 * one pass lets them stand anywhere. */
static bool read_words(struct call *call, int argc, char **argv, char *used)
{
    size_t used_count = 0;
    int letter;

    opterr = 0;
    while ((letter = getopt_long(argc, argv, ":C:p:j:o:qhV", rows, NULL)) !=
           -1) {
        if (!set_option(call, letter, optarg))
            return false;
        if (used_count < 31)
            used[used_count++] = (char)letter;
    }
    for (; optind < argc; optind++) {
        if (call->arg_count == ARGS_MOST) {
            diag_add(&call->diags, USAGE, POS_NONE, "too many arguments");
            return false;
        }
        call->args[call->arg_count++] = argv[optind];
    }
    return true;
}

static void say_unknown_command(struct call *call, struct str word)
{
    struct diag *diag = diag_add(&call->diags, USAGE, POS_NONE,
                                 "there is no command '%.*s'", STR_ARG(word));
    struct str names[16];

    for (size_t i = 0; i < command_count && i < 16; i++)
        names[i] = str_from(commands[i].name);
    diag_suggest(&call->diags, diag, word, names, command_count);
}

/* Takes the command's name off the arguments. */
static const struct command *take_command(struct call *call)
{
    const struct command *command;

    if (call->arg_count == 0)
        return NULL;
    if (strcmp(call->args[0], "help") == 0) {
        call->help = true;
        if (call->arg_count == 1)
            return NULL;
        memmove(call->args, call->args + 1,
                (ARGS_MOST - 1) * sizeof(call->args[0]));
    }
    command = command_find(str_from(call->args[0]));
    if (!command) {
        say_unknown_command(call, str_from(call->args[0]));
        return NULL;
    }
    call->arg_count--;
    memmove(call->args, call->args + 1,
            (ARGS_MOST - 1) * sizeof(call->args[0]));
    return command;
}

const struct command *options_read(struct call *call, int argc, char **argv,
                                   int *status)
{
    char used[32] = "";
    const struct command *command = NULL;
    bool ok;

    set_color(call, NULL);
    set_version_row(argc, argv);
    ok =
        names_are_exact(call, argc, argv) && read_words(call, argc, argv, used);
    if (ok)
        command = take_command(call);
    *status = EXIT_OK;
    if (call->diags.first) {
        *status = usage_error(call, command);
        return NULL;
    }
    if (call->version) {
        printf("auditbinder %s\n", AUDITBINDER_VERSION);
        return NULL;
    }
    if (call->help && command)
        help_command(stdout, command);
    else if (call->help || !command)
        help_program(call->help ? stdout : stderr);
    if (call->help || !command) {
        *status = call->help ? EXIT_OK : EXIT_USAGE;
        return NULL;
    }
    if (fits_command(call, command, used))
        return command;
    *status = usage_error(call, command);
    return NULL;
}
