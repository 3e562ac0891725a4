/*
 * The files of an unpacked bag. The tree may be hostile: links are never
 * followed, pipes never waited for, and depth has an end.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "verify/source.h"

enum {
    OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW,
    DEEPEST = 100,
    STEP = 64 * 1024
};

static bool say(struct source *source, struct str path, const char *reason)
{
    diag_add(source->diags, VERIFY_KIND, pos_make(path, 0, 0), "%s", reason);
    return false;
}

static bool walk(struct source *source, int parent, const char *name,
                 struct str path, int depth);

/* One entry of the folder open at FD. */
static bool visit(struct source *source, int fd, const char *name,
                  struct str path, int depth)
{
    struct stat info;

    if (fstatat(fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return say(source, path, strerrordesc_np(errno));
    if (S_ISDIR(info.st_mode))
        return walk(source, fd, name, path, depth + 1);
    if (S_ISLNK(info.st_mode))
        return say(source, path, "a symbolic link has no place in a bag");
    if (!S_ISREG(info.st_mode))
        return say(source, path,
                   "a device, pipe or socket has no place in a bag");
    source_add(source, path, (uint64_t)info.st_size);
    return true;
}

static bool visit_all(struct source *source, DIR *dir, struct str path,
                      int depth)
{
    bool is_good = true;
    const struct dirent *entry;

    for (errno = 0; (entry = readdir(dir)) != NULL; errno = 0) {
        struct str name = str_from(entry->d_name);
        if (str_is(name, ".") || str_is(name, ".."))
            continue;
        if (!visit(source, dirfd(dir), entry->d_name,
                   path_join(source->arena, path, name), depth))
            is_good = false;
    }
    return errno ? say(source, path, strerrordesc_np(errno)) : is_good;
}

static bool walk(struct source *source, int parent, const char *name,
                 struct str path, int depth)
{
    int fd = openat(parent, name, OPEN_FLAGS | O_DIRECTORY);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    bool is_good;

    if (!dir) {
        say(source, path, strerrordesc_np(errno));
        if (fd >= 0)
            close(fd);
        return false;
    }
    if (depth > DEEPEST)
        is_good = say(source, path, "folders are nested more than 100 deep");
    else
        is_good = visit_all(source, dir, path, depth);
    closedir(dir);
    return is_good;
}

static int compare_files(const void *a, const void *b)
{
    const struct bag_file *const *x = a, *const *y = b;

    return str_cmp((*x)->path, (*y)->path);
}

bool source_from_folder(struct source *source, int fd)
{
    bool is_good;

    source->folder = fd;
    is_good = walk(source, fd, ".", STR_NONE, 0);
    if (source->count)
        qsort(source->files, source->count, sizeof *source->files,
              compare_files);
    return is_good;
}

/* Opens PATH part by part, so that no folder on the way is a link. */
static int open_path(int root, struct str path)
{
    char part[NAME_MAX + 1];
    struct str rest = path, piece;
    int folder = root;

    while (str_next_piece(&rest, '/', &piece)) {
        bool is_last = rest.len == 0;
        int next = -1;
        if (piece.len <= NAME_MAX) {
            memcpy(part, piece.ptr, piece.len);
            part[piece.len] = '\0';
            next = openat(folder, part,
                          is_last ? OPEN_FLAGS : OPEN_FLAGS | O_DIRECTORY);
        }
        if (folder != root)
            close(folder);
        if (next < 0 || is_last)
            return next;
        folder = next;
    }
    return -1;
}

/* Reads to the end; NULL or what went wrong. */
static const char *
pump(int fd, void (*take)(void *context, const void *bytes, size_t len),
     void *context)
{
    static _Thread_local char bytes[STEP];

    for (;;) {
        ssize_t got = read(fd, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return strerrordesc_np(errno);
        if (got == 0)
            return NULL;
        take(context, bytes, (size_t)got);
    }
}

bool folder_stream(int folder, struct str path,
                   void (*take)(void *context, const void *bytes, size_t len),
                   void *context, const char **reason)
{
    int fd = open_path(folder, path);
    struct stat info;

    if (fd < 0) {
        *reason = strerrordesc_np(errno);
        return false;
    }
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        *reason = "it is no longer a file";
    else
        *reason = pump(fd, take, context);
    close(fd);
    return !*reason;
}
