/*
 * bench_set: Markdown files to PDF files by the program's own stages, as one
 * process with warm fonts, so that the same content can be given to other
 * programs.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "bench/setting.h"

struct work {
    struct setting setting;
    const char *folder;
    char **paths;
};

static void set_one(void *context, size_t index)
{
    struct work *work = context;
    struct arena *arena = arena_open();
    const char *path = work->paths[index];

    setting_print(&work->setting, arena, setting_read(arena, path), path,
                  work->folder);
    arena_close(arena);
}

static int usage(void)
{
    fputs("usage: bench_set [-jN] FOLDER FILE.md...\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    struct work work = {0};
    unsigned jobs = 0;
    int at = 1;

    arena_keep_memory();
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (strncmp(argv[at], "-j", 2) == 0)
            jobs = (unsigned)strtoul(argv[at] + 2, NULL, 10);
        else
            return usage();
    }
    if (argc - at < 2)
        return usage();
    setting_open(&work.setting, jobs);
    work.folder = argv[at];
    work.paths = &argv[at + 1];
    pool_run(jobs, (size_t)(argc - at - 1), set_one, &work);
    setting_close(&work.setting);
    return 0;
}
