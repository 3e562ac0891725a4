/*
 * Files and folders: whole reads with limits, folders in byte order, and
 * outputs that appear under their name complete or not at all.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

enum file_kind { FILE_REGULAR, FILE_FOLDER, FILE_SYMLINK, FILE_OTHER };

struct file_entry {
    struct str name;
    enum file_kind kind;
    uint64_t size;
};

struct file_list {
    struct file_entry *entries; /* sorted by name, bytewise */
    size_t count;
};

/* Reads the whole regular file PATH (at most LIMIT bytes, links followed); the
 * bytes are zero-ended. Folders, devices and pipes are refused without waiting.
 * On failure adds a message at SHOWN, the path relative to the workspace, and
 * returns false. */
bool file_read(struct arena *arena, struct diags *diags, const char *path,
               struct str shown, uint64_t limit, struct str *bytes);

/* At most MOST bytes of regular file PATH, from offset FROM; fewer at its end.
 * False, without a message, when they cannot be read. Links are refused. */
bool file_peek(struct arena *arena, const char *path, uint64_t from,
               size_t most, struct str *bytes);

/* Entries of folder PATH without "." and "..". A folder that does not exist
 * gives an empty list and true. */
bool file_list(struct arena *arena, struct diags *diags, const char *path,
               struct str shown, struct file_list *list);

/* A link that leads nowhere exists too: reading it says so, where treating it
 * as absent would be silent. */
bool file_exists(const char *path);
bool file_is_folder(const char *path);
/* Whether PATH exists and, when all links are followed, lies in FOLDER. */
bool file_is_inside(const char *folder, const char *path);
/* Like mkdir -p; modes 0755 whatever the umask. */
bool file_make_folders(struct diags *diags, const char *path);
/* "a/b"; A alone when B is empty, B alone when A is empty or ".". */
struct str path_join(struct arena *arena, struct str a, struct str b);
struct str path_base(struct str path); /* behind the last '/' */
/* Before the last '/'; empty if there is none, "/" for a name in the root. */
struct str path_folder(struct str path);

/* An output beside its final place. Either file_commit puts it there (after
 * fsync, with mode 0644) or file_abandon removes it; also fatal() and signals
 * remove what is open. */
struct file_out;
struct file_out *file_create(struct diags *diags, const char *path);
/* The same without fsync, in a folder that is made durable as a whole, with
 * file_sync_tree, before it is moved into place. */
struct file_out *file_create_draft(struct diags *diags, const char *path);
bool file_write(struct file_out *out, const void *bytes, size_t len);
int file_descriptor(struct file_out *out);
const char *file_temporary_path(const struct file_out *out);
/* False, with a message, when anything since file_create failed. */
bool file_commit(struct file_out *out, struct diags *diags);
void file_abandon(struct file_out *out);
/* file_create, file_write, file_commit in one. */
bool file_save(struct diags *diags, const char *path, struct str bytes);
/* file_create_draft, file_write, file_commit in one. */
bool file_save_draft(struct diags *diags, const char *path, struct str bytes);
/* Makes a folder and all in it durable; false with a message if it could
 * not. */
bool file_sync_tree(struct diags *diags, const char *path);
/* Removes every open output and the doomed folder (doomed.h); for signal
 * handlers (async-signal-safe). */
void file_remove_temporaries(void);
/* Removes a folder and all in it; false with a message if it could not. */
bool file_remove_tree(struct diags *diags, const char *path);

#endif
