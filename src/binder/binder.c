/*
 * Writing the zip of a binder, complete or not at all.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/binder.h"

#include "base/file.h"
#include "binder/archive.h"
#include "binder/bag.h"

static struct str in_top(struct arena *arena, const struct binder *binder,
                         struct str member)
{
    return path_join(arena, binder->name, member);
}

static bool add_files(struct arena *arena, struct archive *archive,
                      const struct binder *binder, const struct bag_file *files,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!archive_add_bytes(archive, in_top(arena, binder, files[i].member),
                               files[i].bytes))
            return false;
    return true;
}

static bool add_entries(struct arena *arena, struct archive *archive,
                        const struct binder *binder)
{
    for (size_t i = 0; i < binder->count; i++) {
        const struct binder_entry *entry = &binder->entries[i];
        if (!archive_add_entry(archive, in_top(arena, binder, entry->member),
                               entry, binder->workspace->root))
            return false;
    }
    return true;
}

static bool write_archive(struct arena *arena, struct diags *diags,
                          const struct binder *binder, const struct bag *bag,
                          struct file_out *out)
{
    struct archive *archive =
        archive_open(arena, diags, out, binder->built.day, binder->jobs);

    if (!archive)
        return false;
    return archive_close(
        archive,
        add_files(arena, archive, binder, bag->tags, BAG_TAG_FILES) &&
            add_files(arena, archive, binder, bag->made, BAG_MADE_FILES) &&
            add_entries(arena, archive, binder));
}

bool binder_write(struct arena *arena, struct diags *diags,
                  const struct binder *binder, struct str index_html,
                  const char *path)
{
    struct bag bag = bag_of(arena, binder, index_html);
    struct file_out *out = file_create(diags, path);

    if (!out)
        return false;
    if (write_archive(arena, diags, binder, &bag, out))
        return file_commit(out, diags);
    file_abandon(out);
    return false;
}
