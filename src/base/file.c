/*
 * Reading files and folders, and the arithmetic of paths. (folder.c: making
 * and removing folders; output.c: writing.)
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 64 * 1024 };

static void say(struct diags *diags, enum diag_id id, struct str shown,
                const char *what, int error)
{
    diag_add(diags, id, pos_make(shown, 0, 0), "cannot %s: %s", what,
             strerrordesc_np(error));
}

static void say_too_large(struct diags *diags, struct str shown, uint64_t limit)
{
    struct diag *diag =
        diag_add(diags, IN_TOO_LARGE, pos_make(shown, 0, 0),
                 "the file is larger than %" PRIu64 " bytes", limit);

    diag_hint(diags, diag, "split it, or keep it out of the workspace");
}

static bool is_readable(struct diags *diags, const struct stat *info,
                        struct str shown, uint64_t limit)
{
    if (!S_ISREG(info->st_mode)) {
        diag_add(diags, IN_OPEN, pos_make(shown, 0, 0),
                 "cannot open: %s, not a file",
                 S_ISDIR(info->st_mode) ? "this is a folder"
                                        : "this is a device, pipe or socket");
        return false;
    }
    if (info->st_size > 0 && (uint64_t)info->st_size > limit) {
        say_too_large(diags, shown, limit);
        return false;
    }
    return true;
}

/* Reads to the end, however long the file said it was. */
static bool read_all(int fd, struct buf *buf, struct diags *diags,
                     struct str shown, uint64_t limit)
{
    for (;;) {
        size_t room = buf->cap - buf->len;
        ssize_t len;
        if (room < 2)
            buf_reserve(buf, READ_STEP);
        room = buf->cap - buf->len;
        len = read(fd, buf->ptr + buf->len, room - 1);
        if (len < 0 && errno == EINTR)
            continue;
        if (len < 0) {
            say(diags, IN_READ, shown, "read", errno);
            return false;
        }
        buf->len += (size_t)len;
        if (buf->len > limit) {
            say_too_large(diags, shown, limit);
            return false;
        }
        if (len == 0)
            return true;
    }
}

static bool read_open(int fd, struct buf *buf, struct diags *diags,
                      struct str shown, uint64_t limit)
{
    struct stat info;

    if (fstat(fd, &info) != 0) {
        say(diags, IN_READ, shown, "read", errno);
        return false;
    }
    if (!is_readable(diags, &info, shown, limit))
        return false;
    /* One more byte tells the end from a file that grows, one ends it. */
    buf->cap = (size_t)info.st_size + 2;
    buf->ptr = arena_alloc(buf->arena, buf->cap);
    if (!read_all(fd, buf, diags, shown, limit))
        return false;
    buf->ptr[buf->len] = '\0';
    return true;
}

bool file_read(struct arena *arena, struct diags *diags, const char *path,
               struct str shown, uint64_t limit, struct str *bytes)
{
    struct buf buf = buf_new(arena);
    /* O_NONBLOCK: opening a pipe must not wait for its writer. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    bool done;

    *bytes = STR_NONE;
    if (fd < 0) {
        say(diags, IN_OPEN, shown, "open", errno);
        return false;
    }
    done = read_open(fd, &buf, diags, shown, limit);
    close(fd);
    if (done)
        *bytes = buf_str(&buf);
    return done;
}

static bool peek_open(int fd, struct buf *buf, uint64_t from, size_t most)
{
    struct stat info;
    uint64_t size;

    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    /* MOST may be far more than there is. */
    size = (uint64_t)info.st_size > from ? (uint64_t)info.st_size - from : 0;
    if (size < most)
        most = (size_t)size;
    while (buf->len < most) {
        ssize_t len = pread(fd, buf_reserve(buf, most - buf->len),
                            most - buf->len, (off_t)(from + buf->len));

        if (len < 0 && errno == EINTR)
            continue;
        if (len < 0)
            return false;
        if (len == 0)
            break;
        buf->len += (size_t)len;
    }
    return true;
}

bool file_peek(struct arena *arena, const char *path, uint64_t from,
               size_t most, struct str *bytes)
{
    struct buf buf = buf_new(arena);
    int fd =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
    bool done;

    *bytes = STR_NONE;
    if (fd < 0)
        return false;
    done = peek_open(fd, &buf, from, most);
    close(fd);
    if (done)
        *bytes = buf_str(&buf);
    return done;
}

static enum file_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    if (S_ISDIR(mode))
        return FILE_FOLDER;
    return S_ISLNK(mode) ? FILE_SYMLINK : FILE_OTHER;
}

static int compare_entries(const void *a, const void *b)
{
    const struct file_entry *x = a, *y = b;

    return str_cmp(x->name, y->name);
}

static void add_entry(struct arena *arena, struct file_list *list, size_t *cap,
                      struct file_entry entry)
{
    if (list->count == *cap) {
        size_t more = *cap ? *cap * 2 : 32;
        list->entries = arena_grow(arena, list->entries, *cap * sizeof entry,
                                   more * sizeof entry);
        *cap = more;
    }
    entry.name = str_copy(arena, entry.name);
    list->entries[list->count++] = entry;
}

/* 1: ENTRY is filled; 0: it vanished meanwhile; -1: failed, see errno. */
static int stat_entry(DIR *dir, const char *name, struct file_entry *entry)
{
    struct stat info;

    if (fstatat(dirfd(dir), name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : -1;
    *entry = (struct file_entry){str_from(name), kind_of(info.st_mode), 0};
    if (entry->kind == FILE_REGULAR)
        entry->size = (uint64_t)info.st_size;
    return 1;
}

/* 0 or an errno value. */
static int read_entries(DIR *dir, struct arena *arena, struct file_list *list)
{
    struct file_entry entry;
    size_t cap = 0;

    for (;;) {
        const struct dirent *found;
        int state;
        errno = 0;
        found = readdir(dir);
        if (!found)
            return errno;
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        state = stat_entry(dir, found->d_name, &entry);
        if (state < 0)
            return errno;
        if (state > 0)
            add_entry(arena, list, &cap, entry);
    }
}

bool file_list(struct arena *arena, struct diags *diags, const char *path,
               struct str shown, struct file_list *list)
{
    DIR *dir = opendir(path);
    int error;

    *list = (struct file_list){NULL, 0};
    if (!dir && errno == ENOENT)
        return true;
    if (!dir) {
        say(diags, IN_OPEN, shown, "list the folder", errno);
        return false;
    }
    error = read_entries(dir, arena, list);
    closedir(dir);
    if (error) {
        *list = (struct file_list){NULL, 0};
        say(diags, IN_READ, shown, "list the folder", error);
        return false;
    }
    if (list->count)
        qsort(list->entries, list->count, sizeof *list->entries,
              compare_entries);
    return true;
}

bool file_exists(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0;
}

bool file_is_inside(const char *folder, const char *path)
{
    char *outer = realpath(folder, NULL), *inner = realpath(path, NULL);
    size_t len = outer ? strlen(outer) : 0;
    bool is_inside;

    if (len > 0 && outer[len - 1] == '/')
        len--;
    is_inside =
        outer && inner && strncmp(outer, inner, len) == 0 && inner[len] == '/';
    free(outer);
    free(inner);
    return is_inside;
}

bool file_is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

struct str path_join(struct arena *arena, struct str a, struct str b)
{
    if (b.len == 0)
        return str_copy(arena, a);
    if (a.len == 0 || str_is(a, "."))
        return str_copy(arena, b);
    if (str_has_suffix(a, STR("/")))
        return str_concat(arena, a, b);
    return str_printf(arena, "%.*s/%.*s", STR_ARG(a), STR_ARG(b));
}

/* The index behind the last '/', 0 if there is none. */
static size_t base_start(struct str path)
{
    size_t at = path.len;

    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return at;
}

struct str path_base(struct str path)
{
    return str_slice(path, base_start(path), path.len);
}

struct str path_folder(struct str path)
{
    size_t start = base_start(path);

    /* The folder of "/x" is "/", not the current one. */
    return str_slice(path, 0, start > 1 ? start - 1 : start);
}
