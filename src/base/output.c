/*
 * Outputs that appear complete or not at all: each is written to a temporary
 * file beside its place, made durable, and renamed.
 *
 * The temporary names stand in a fixed table, so that a signal handler can
 * remove them: it may neither allocate nor lock. A slot goes from free to taken
 * under the lock, its path is written, and only then is it live. A live path
 * does not change. The name is in the table before the file is there, so there
 * is no moment at which a file exists that the handler does not know.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/doomed.h"
#include "base/fatal.h"
#include "base/file.h"

enum { SLOTS = 512, NAME_TRIES = 100 };
enum slot_state { SLOT_FREE, SLOT_TAKEN, SLOT_LIVE };

static struct slot {
    atomic_int state;
    char path[PATH_MAX];
} slots[SLOTS];
static pthread_mutex_t slots_lock = PTHREAD_MUTEX_INITIALIZER;

struct file_out {
    struct slot *slot;
    char *path; /* where it will be */
    int fd;
    int error;     /* the first that happened, 0 if none */
    bool is_draft; /* somebody else will make it durable */
};

void file_remove_temporaries(void)
{
    int saved = errno;

    for (size_t i = 0; i < SLOTS; i++)
        if (atomic_load(&slots[i].state) == SLOT_LIVE)
            unlink(slots[i].path);
    doomed_remove();
    errno = saved;
}

static struct slot *slot_take(void)
{
    struct slot *found = NULL;

    fatal_set_cleanup(file_remove_temporaries);
    pthread_mutex_lock(&slots_lock);
    for (size_t i = 0; i < SLOTS && !found; i++)
        if (atomic_load(&slots[i].state) == SLOT_FREE)
            found = &slots[i];
    if (found)
        atomic_store(&found->state, SLOT_TAKEN);
    pthread_mutex_unlock(&slots_lock);
    return found;
}

static void slot_release(struct slot *slot)
{
    atomic_store(&slot->state, SLOT_FREE);
}

/* Writes "<folder of PATH>/.auditbinder-XXXXXX" with random letters; false if
 * that is too long. */
static bool random_name(struct slot *slot, const char *path)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
    struct str folder = path_folder(str_from(path));
    const char *slash =
        folder.len && !str_has_suffix(folder, STR("/")) ? "/" : "";
    unsigned char random[6];
    char suffix[sizeof random + 1] = "";
    int len;

    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        fatal("internal error: the system has no random numbers");
    for (size_t i = 0; i < sizeof random; i++)
        suffix[i] = letters[random[i] % (sizeof letters - 1)];
    if (folder.len >= PATH_MAX)
        return false;
    len = snprintf(slot->path, sizeof slot->path, "%.*s%s.auditbinder-%s",
                   STR_ARG(folder), slash, suffix);
    return len > 0 && (size_t)len < sizeof slot->path;
}

/* Opens a new temporary file beside PATH: a descriptor, or -1 and errno. */
static int open_temporary(struct slot *slot, const char *path)
{
    for (int i = 0; i < NAME_TRIES; i++) {
        int fd;
        if (!random_name(slot, path)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        atomic_store(&slot->state, SLOT_LIVE);
        fd = open(slot->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0)
            return fd;
        atomic_store(&slot->state, SLOT_TAKEN);
        if (errno != EEXIST && errno != EINTR)
            return -1;
    }
    return -1;
}

static void say(struct diags *diags, enum diag_id id, const char *path,
                int error)
{
    struct diag *diag =
        diag_add(diags, id, pos_make(str_from(path), 0, 0),
                 "cannot write the file: %s", strerrordesc_np(error));

    if (error == ENOSPC || error == EDQUOT)
        diag_hint(diags, diag, "free some space and build again");
    if (error == ENOENT)
        diag_hint(diags, diag, "create the folder first");
}

struct file_out *file_create(struct diags *diags, const char *path)
{
    struct slot *slot = slot_take();
    struct file_out *out;
    int fd;

    if (!slot) {
        say(diags, IO_CREATE, path, EMFILE);
        return NULL;
    }
    fd = open_temporary(slot, path);
    if (fd < 0) {
        say(diags, IO_CREATE, path, errno);
        slot_release(slot);
        return NULL;
    }
    out = fatal_malloc(sizeof *out);
    *out = (struct file_out){.slot = slot, .fd = fd};
    out->path = fatal_malloc(strlen(path) + 1);
    strcpy(out->path, path);
    return out;
}

struct file_out *file_create_draft(struct diags *diags, const char *path)
{
    struct file_out *out = file_create(diags, path);

    if (out)
        out->is_draft = true;
    return out;
}

bool file_write(struct file_out *out, const void *bytes, size_t len)
{
    const char *from = bytes;

    while (len > 0 && !out->error) {
        ssize_t done = write(out->fd, from, len);
        if (done < 0 && errno != EINTR)
            out->error = errno;
        if (done <= 0)
            continue;
        from += done;
        len -= (size_t)done;
    }
    return !out->error;
}

int file_descriptor(struct file_out *out)
{
    return out->fd;
}

const char *file_temporary_path(const struct file_out *out)
{
    return out->slot->path;
}

/* A library that was given the path may have put another file there; that one
 * is meant, so it must be the one that is synced. */
static int follow_replacement(struct file_out *out)
{
    struct stat ours, there;
    int fd;

    if (fstat(out->fd, &ours) != 0 || lstat(out->slot->path, &there) != 0)
        return errno;
    if (ours.st_ino == there.st_ino && ours.st_dev == there.st_dev)
        return 0;
    fd = open(out->slot->path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno;
    close(out->fd);
    out->fd = fd;
    return 0;
}

/* Some file systems cannot sync; that is not a failure to write. */
static int sync_or_error(int fd)
{
    if (fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS)
        return 0;
    return errno;
}

/* Makes the rename itself durable. A folder that may be written but not read
 * cannot be opened for this; the file is in place nevertheless. */
static int sync_folder(const char *path)
{
    struct arena *arena = arena_open();
    struct str folder = path_folder(str_from(path));
    int error = 0, fd;

    fd = open(folder.len ? str_zero_ended(arena, folder) : ".",
              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    arena_close(arena);
    if (fd >= 0) {
        error = sync_or_error(fd);
        close(fd);
    }
    return error;
}

/* All of it is on the disk, or will be once file_sync_tree was called, under
 * its temporary name, and closed. */
static int finish(struct file_out *out)
{
    int error = out->error ? out->error : follow_replacement(out);

    if (!error && fchmod(out->fd, 0644) != 0)
        error = errno;
    if (!error && !out->is_draft)
        error = sync_or_error(out->fd);
    /* Network file systems may report a failed write only now. */
    if (close(out->fd) != 0 && !error && errno != EINTR)
        error = errno;
    out->fd = -1;
    return error;
}

static void out_free(struct file_out *out)
{
    slot_release(out->slot);
    free(out->path);
    free(out);
}

bool file_commit(struct file_out *out, struct diags *diags)
{
    int error = finish(out);

    if (!error && rename(out->slot->path, out->path) != 0)
        error = errno;
    if (error)
        unlink(out->slot->path);
    else if (!out->is_draft)
        error = sync_folder(out->path);
    if (error)
        say(diags, IO_WRITE, out->path, error);
    out_free(out);
    return error == 0;
}

void file_abandon(struct file_out *out)
{
    if (!out)
        return;
    unlink(out->slot->path);
    close(out->fd);
    out_free(out);
}

static bool save(struct diags *diags, struct file_out *out, struct str bytes)
{
    if (!out)
        return false;
    file_write(out, bytes.ptr, bytes.len);
    return file_commit(out, diags);
}

bool file_save(struct diags *diags, const char *path, struct str bytes)
{
    return save(diags, file_create(diags, path), bytes);
}

bool file_save_draft(struct diags *diags, const char *path, struct str bytes)
{
    return save(diags, file_create_draft(diags, path), bytes);
}
