/*
 * A build's folder. The exchange is one rename, so that whoever looks sees
 * the old build or the new one, never a mixture.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "outfolder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/doomed.h"
#include "base/file.h"

struct outfolder {
    struct arena *arena;
    struct diags *diags;
    struct str final, fresh; /* out/<period>, out/.<period>.building */
    int lock;
};

static const char *path_of(const struct outfolder *output, struct str path)
{
    return str_zero_ended(output->arena, path);
}

/* The period's id as one folder name. */
static struct str folder_name(struct arena *arena, struct str id)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                     (c == '.' && i > 0);

        buf_add_byte(&buf, plain ? c : '-');
    }
    return buf_str(&buf);
}

static bool take_lock(struct outfolder *output, struct diags *diags,
                      struct str folder)
{
    struct str path =
        path_join(output->arena, folder, STR(".auditbinder.lock"));

    output->lock =
        open(path_of(output, path), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (output->lock < 0) {
        diag_add(diags, IO_CREATE, POS_NONE,
                 "cannot write in the output "
                 "folder: %s",
                 strerror(errno));
        return false;
    }
    if (flock(output->lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    struct diag *diag = diag_add(diags, IO_BUSY, POS_NONE,
                                 "another build is writing to the same "
                                 "output folder");
    diag_hint(diags, diag, "wait until it is done");
    close(output->lock);
    return false;
}

/* Only what an earlier build left may be replaced. */
static bool is_ours(const struct file_entry *entry)
{
    return str_is(entry->name, "documents") ||
           str_has_suffix(entry->name, STR("-binder.zip"));
}

static bool check_final(struct outfolder *output, struct diags *diags,
                        struct str shown)
{
    struct file_list list;

    if (!file_list(output->arena, diags, path_of(output, output->final), shown,
                   &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        struct diag *diag;

        if (is_ours(&list.entries[i]))
            continue;
        diag = diag_add(diags, IO_FOREIGN,
                        (struct pos){.file = path_join(output->arena, shown,
                                                       list.entries[i].name)},
                        "this stands where the build is to go, and no build "
                        "made it");
        diag_hint(diags, diag,
                  "move it elsewhere; the folder is replaced as "
                  "a whole");
        return false;
    }
    return true;
}

struct outfolder *outfolder_open(struct build *build, struct diags *diags)
{
    struct arena *arena = build->arena;
    struct outfolder *output = arena_new(arena, struct outfolder);
    struct str under = build->workspace->output.str;
    struct str name = folder_name(arena, build->period->id.str);
    struct str folder;

    if (under.len == 0)
        under = STR("out");
    folder = path_join(arena, str_from(build->root), under);
    output->arena = arena;
    output->diags = diags;
    output->final = path_join(arena, folder, name);
    output->fresh = path_join(
        arena, folder, str_printf(arena, ".%.*s.building", STR_ARG(name)));
    if (!file_make_folders(diags, path_of(output, folder)) ||
        !take_lock(output, diags, folder))
        return NULL;
    if (check_final(output, diags, path_join(arena, under, name)) &&
        file_remove_tree(diags, path_of(output, output->fresh))) {
        doomed_set(path_of(output, output->fresh));
        if (file_make_folders(diags, path_of(output, output->fresh)))
            return output;
        doomed_set(NULL);
    }
    close(output->lock);
    return NULL;
}

struct str outfolder_path(const struct outfolder *output)
{
    return output->fresh;
}

void outfolder_abandon(struct outfolder *output)
{
    file_remove_tree(output->diags, path_of(output, output->fresh));
    doomed_set(NULL);
    close(output->lock);
}

/* Exchanges the folders, or moves the new one where there was none. */
static bool put_in_place(struct outfolder *output)
{
    const char *fresh = path_of(output, output->fresh);
    const char *final = path_of(output, output->final);

    if (renameat2(AT_FDCWD, fresh, AT_FDCWD, final, RENAME_EXCHANGE) == 0)
        return true;
    if (errno == EINVAL || errno == ENOSYS) {
        /* A file system without exchange: two steps. */
        if (!file_remove_tree(output->diags, final))
            return false;
    } else if (errno != ENOENT) {
        return false;
    }
    return rename(fresh, final) == 0;
}

struct str outfolder_commit(struct outfolder *output, struct diags *diags,
                            struct str name)
{
    bool ok;

    if (!file_sync_tree(diags, path_of(output, output->fresh))) {
        outfolder_abandon(output);
        return STR_NONE;
    }
    /* Where it takes two steps, only the new build is left between them. */
    doomed_set(NULL);
    ok = put_in_place(output);
    if (!ok)
        diag_add(diags, IO_WRITE, POS_NONE,
                 "the finished build cannot be put in its place: %s",
                 strerror(errno));
    /* Now it is the old build. */
    doomed_set(path_of(output, output->fresh));
    file_remove_tree(diags, path_of(output, output->fresh));
    doomed_set(NULL);
    close(output->lock);
    return ok ? path_join(output->arena, output->final, name) : STR_NONE;
}

bool outfolder_time(struct diags *diags, const struct period *period,
                    struct instant *out)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds;

    *out = (struct instant){.day = period->to.day, .has_zone = true};
    if (!epoch || !*epoch)
        return true;
    /* Up to the year 2107, the last that a zip can state. */
    if (!str_to_uint(str_from(epoch), 4354819198, &seconds)) {
        diag_add(diags, USAGE, POS_NONE,
                 "SOURCE_DATE_EPOCH must be seconds since 1970, not '%s'",
                 epoch);
        return false;
    }
    *out = instant_from_epoch((int64_t)seconds);
    return true;
}
