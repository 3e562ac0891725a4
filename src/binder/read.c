/*
 * The one way in which a binder reads files.
 *
 * Somebody may exchange a file or a folder for a link while we look at it, so
 * nothing is asked by name twice: the file is opened once, what was opened is
 * examined, and the bytes that are hashed are the bytes that were read.
 * openat2() lets the kernel refuse links; where it is missing or forbidden,
 * each folder on the way is opened on its own.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/read.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* O_NONBLOCK: opening a pipe must not wait for its writer. */
enum {
    OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW,
    RACE_TRIES = 16,
    STEP = 64 * 1024
};

/* True for a path without "..", "." and empty parts. */
static bool is_plain(const char *path)
{
    struct str rest = str_from(path), part;

    if (!*path || *path == '/' || path[strlen(path) - 1] == '/')
        return false;
    while (str_next_piece(&rest, '/', &part))
        if (part.len == 0 || str_is(part, ".") || str_is(part, ".."))
            return false;
    return true;
}

static int open_by_parts(int root, const char *path)
{
    char part[NAME_MAX + 1];
    int folder = root, next;

    for (const char *slash; (slash = strchr(path, '/')) != NULL;
         path = slash + 1) {
        size_t len = (size_t)(slash - path);
        if (len > NAME_MAX) {
            next = -1;
            errno = ENAMETOOLONG;
        } else {
            memcpy(part, path, len);
            part[len] = '\0';
            next = openat(folder, part, OPEN_FLAGS | O_DIRECTORY);
        }
        if (folder != root)
            close(folder);
        if (next < 0)
            return -1;
        folder = next;
    }
    next = openat(folder, path, OPEN_FLAGS);
    if (folder != root)
        close(folder);
    return next;
}

static int open_beneath(int root, const char *path)
{
    struct open_how how = {.flags = OPEN_FLAGS,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
                                      RESOLVE_NO_MAGICLINKS};
    long fd = -1;

    /* EAGAIN: something was renamed at this very moment. */
    for (int i = 0; i < RACE_TRIES; i++) {
        fd = syscall(SYS_openat2, root, path, &how, sizeof how);
        if (fd >= 0 || errno != EAGAIN)
            break;
    }
    if (fd < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL ||
                   errno == E2BIG))
        return open_by_parts(root, path);
    return (int)fd;
}

static int open_in(const char *root, const char *path)
{
    int folder, fd, error;

    if (!root)
        return open(path, OPEN_FLAGS);
    folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return -1;
    fd = open_beneath(folder, path);
    error = errno;
    close(folder);
    errno = error;
    return fd;
}

static bool refuse(struct read_file *file, const char *reason)
{
    if (file->fd >= 0)
        close(file->fd);
    file->fd = -1;
    file->reason = reason;
    return false;
}

static const char *open_reason(int error)
{
    if (error == ELOOP || error == ENOTDIR || error == EXDEV)
        return "a symbolic link is on its path";
    if (error == ENXIO)
        return "it is a device, pipe or socket";
    return strerrordesc_np(error);
}

bool read_open(struct read_file *file, const char *root, const char *path)
{
    *file = (struct read_file){.fd = -1};
    if (root && !is_plain(path))
        return refuse(file, "its path leads out of the workspace");
    file->fd = open_in(root, path);
    if (file->fd < 0)
        return refuse(file, open_reason(errno));
    if (fstat(file->fd, &file->before) != 0)
        return refuse(file, strerrordesc_np(errno));
    if (S_ISDIR(file->before.st_mode))
        return refuse(file, "it is a folder");
    if (!S_ISREG(file->before.st_mode))
        return refuse(file, "it is a device, pipe or socket");
    file->sha = sha256_open();
    return true;
}

static bool is_same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool is_unchanged(const struct read_file *file)
{
    const struct stat *before = &file->before;
    struct stat now;

    return fstat(file->fd, &now) == 0 && now.st_size == before->st_size &&
           file->size == (uint64_t)now.st_size &&
           is_same_time(now.st_mtim, before->st_mtim) &&
           is_same_time(now.st_ctim, before->st_ctim);
}

int64_t read_more(struct read_file *file, void *bytes, size_t len)
{
    ssize_t got;

    do
        got = read(file->fd, bytes, len);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        file->reason = strerrordesc_np(errno);
        return -1;
    }
    sha256_add(file->sha, bytes, (size_t)got);
    file->size += (uint64_t)got;
    /* Also ends with a file that grows faster than we read. */
    if (file->size > (uint64_t)file->before.st_size ||
        (got == 0 && !is_unchanged(file))) {
        file->reason = "it changed while it was read";
        return -1;
    }
    return got;
}

void read_close(struct read_file *file, uint8_t sha256[SHA256_SIZE])
{
    if (file->sha)
        sha256_close(file->sha, sha256);
    if (file->fd >= 0)
        close(file->fd);
    file->sha = NULL;
    file->fd = -1;
}

bool read_digest(const char *root, const char *path, uint64_t *size,
                 uint8_t sha256[SHA256_SIZE], uint64_t *links,
                 const char **reason)
{
    static _Thread_local char bytes[STEP];
    struct read_file file;
    int64_t got = -1;

    if (read_open(&file, root, path)) {
        do
            got = read_more(&file, bytes, sizeof bytes);
        while (got > 0);
        *links = file.before.st_nlink;
        *size = file.size;
        read_close(&file, sha256);
    }
    *reason = file.reason;
    return got == 0;
}
