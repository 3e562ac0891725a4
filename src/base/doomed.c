/*
 * Removing a folder in a signal handler, which may neither allocate nor lock:
 * so without opendir(), by the system's calls alone.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/doomed.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { DEEPEST = 32, LIST_BYTES = 4096, TRIES = 64 };

/* The path does not change while it is live. */
static char doomed[PATH_MAX];
static atomic_bool is_live;

void doomed_set(const char *path)
{
    atomic_store(&is_live, false);
    if (!path || strlen(path) >= sizeof doomed)
        return;
    memcpy(doomed, path, strlen(path) + 1);
    atomic_store(&is_live, true);
}

static void remove_folder(int at, const char *name, int depth);

static void remove_entry(int folder, const char *name, int depth)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return;
    if (unlinkat(folder, name, 0) != 0 && (errno == EISDIR || errno == EPERM))
        remove_folder(folder, name, depth + 1);
}

static void remove_folder(int at, const char *name, int depth)
{
    _Alignas(struct dirent64) char list[LIST_BYTES];
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int folder = depth < DEEPEST ? openat(at, name, flags) : -1;
    long len;

    if (folder < 0)
        return;
    while ((len = syscall(SYS_getdents64, folder, list, sizeof list)) > 0)
        for (long i = 0; i < len;) {
            const struct dirent64 *entry = (const void *)(list + i);

            remove_entry(folder, entry->d_name, depth);
            i += entry->d_reclen;
        }
    close(folder);
    unlinkat(at, name, AT_REMOVEDIR);
}

void doomed_remove(void)
{
    int saved = errno;

    /* What another thread adds meanwhile is found the next time. */
    for (int i = 0; i < TRIES && atomic_load(&is_live); i++) {
        remove_folder(AT_FDCWD, doomed, 0);
        if (access(doomed, F_OK) != 0)
            break;
    }
    errno = saved;
}
