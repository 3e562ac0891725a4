/*
 * A bag's files under one interface; the part for zips. (folder.c: folders.)
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/source.h"

#include "base/file.h"

static const uint64_t TAG_FILE_LARGEST = 64 << 20;

struct bag_file *source_find(const struct source *source, struct str path)
{
    return map_find(&source->by_path, path);
}

struct bag_file *source_add(struct source *source, struct str path,
                            uint64_t size)
{
    struct bag_file *file = arena_new(source->arena, struct bag_file);

    *file = (struct bag_file){.path = path, .size = size};
    if (source->count == source->cap) {
        size_t more = source->cap ? source->cap * 2 : 64;
        source->files = arena_grow(source->arena, source->files,
                                   source->cap * sizeof *source->files,
                                   more * sizeof *source->files);
        source->cap = more;
    }
    source->files[source->count++] = file;
    map_add(&source->by_path, path, file);
    return file;
}

bool source_from_zip(struct source *source, int fd, struct str shown)
{
    struct container *zip = &source->zip;

    if (!container_read(source->arena, source->diags, fd, shown, zip))
        return false;
    for (size_t i = 0; i < zip->count; i++) {
        const struct zip_member *member = &zip->members[i];
        size_t slash = str_find_byte(member->name, '/', 0);
        struct str top = str_slice(member->name, 0, slash);
        if (i == 0)
            source->top = top;
        if (slash == member->name.len || !str_eq(top, source->top)) {
            diag_add(source->diags, VERIFY_ZIP, pos_make(member->name, 0, 0),
                     "a member outside the one folder that a binder has");
            return false;
        }
        source_add(source, str_slice(member->name, slash + 1, member->name.len),
                   member->size)
            ->member = member;
    }
    return true;
}

struct copy {
    struct buf buf;
    bool is_too_large;
};

static void take_copy(void *context, const void *bytes, size_t len)
{
    struct copy *copy = context;

    copy->is_too_large |= copy->buf.len + len > TAG_FILE_LARGEST;
    if (!copy->is_too_large)
        buf_add_bytes(&copy->buf, bytes, len);
}

static bool too_large(struct source *source, struct bag_file *file)
{
    file->is_refused = true;
    diag_add(source->diags, VERIFY_TAG_FILE, pos_make(file->path, 0, 0),
             "it is larger than 64 MiB, too large for a list of files");
    return false;
}

bool source_read(struct source *source, struct bag_file *file)
{
    struct copy copy = {buf_new(source->arena), false};

    if (file->is_read || file->is_refused)
        return file->is_read;
    if (file->size > TAG_FILE_LARGEST)
        return too_large(source, file);
    if (!source_stream(source, file, take_copy, &copy))
        return false;
    if (copy.is_too_large)
        return too_large(source, file);
    file->bytes = buf_str(&copy.buf);
    file->is_read = true;
    return true;
}

bool source_stream(struct source *source, struct bag_file *file,
                   void (*take)(void *context, const void *bytes, size_t len),
                   void *context)
{
    const char *reason;
    bool done;

    if (file->is_read) {
        take(context, file->bytes.ptr, file->bytes.len);
        return true;
    }
    if (file->member)
        done = container_stream(&source->zip, file->member, take, context,
                                &reason);
    else
        done =
            folder_stream(source->folder, file->path, take, context, &reason);
    if (!done)
        diag_add(source->diags, VERIFY_DATA, pos_make(file->path, 0, 0),
                 "it cannot be read: %s", reason);
    return done;
}
