/*
 * The program: read the call, run the command, end with its status.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <signal.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/file.h"
#include "cli/cli.h"

/* Leaves no half-written file or folder behind. */
static void interrupted(int signal_number)
{
    (void)signal_number;
    file_remove_temporaries();
    _exit(EXIT_INTERRUPTED);
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = interrupted};

    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
}

/* Results that could not be written are a failure, whatever came before. */
static int flush_results(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("auditbinder: error: standard output cannot be written\n",
              stderr);
        return status ? status : EXIT_OUTPUT;
    }
    return status;
}

int main(int argc, char **argv)
{
    struct call call = {0};
    const struct command *command;
    int status;

    arena_keep_memory();
    call.arena = arena_open();
    call.diags = diags_new(call.arena);
    fatal_set_cleanup(file_remove_temporaries);
    catch_signals();
    command = options_read(&call, argc, argv, &status);
    if (command)
        status = command->run(&call);
    status = flush_results(status);
    arena_close(call.arena);
    return status;
}
