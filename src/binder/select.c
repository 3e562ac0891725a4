/*
 * What goes into a binder, under which name, and what stays out and why.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/utf8.h"
#include "binder/binder.h"
#include "binder/names.h"
#include "binder/read.h"
#include "binder/readings.h"

enum { ORGANIZATION_LONGEST = 24, PERIOD_LONGEST = 24, FOLDER_LONGEST = 30 };

/* A selection while it is made. */
struct choice {
    struct arena *arena;
    struct diags *diags;
    struct binder *binder;
    const struct map *readings;
    struct map taken; /* members in lower case */
    /* Files whose name another has, too: how many, the first, its new name. */
    size_t renamed;
    struct str first_renamed, first_name;
};

static void *grown(struct arena *arena, void *old, size_t count, size_t size)
{
    /* Doubles at powers of two. */
    if (count & (count - 1))
        return old;
    return arena_grow(arena, old, count * size, (count ? count * 2 : 1) * size);
}

static void omit(struct choice *choice, struct str origin, struct str control,
                 struct str reason)
{
    struct binder *binder = choice->binder;

    binder->omissions =
        grown(choice->arena, binder->omissions, binder->omission_count,
              sizeof *binder->omissions);
    binder->omissions[binder->omission_count++] =
        (struct binder_omission){origin, reason, control};
}

/* Room for what stands before a name on its way into the zip. */
static size_t name_room(const struct binder *binder, struct str folder)
{
    size_t used = binder->name.len + 1 + folder.len;
    size_t room = used < PATH_LONGEST ? PATH_LONGEST - used : 0;

    return room < NAME_LONGEST ? room : NAME_LONGEST;
}

/* FOLDER/NAME as a member that no other has; empty if there is no room. */
static struct str member_of(struct choice *choice, struct str folder,
                            struct str name, struct str origin)
{
    size_t room = name_room(choice->binder, folder);
    struct str portable, member;

    /* Ten bytes: an extension and a number must fit. */
    if (room < 10) {
        diag_add(choice->diags, IO_ZIP_LIMIT, pos_make(origin, 0, 0),
                 "its name in the binder would be longer than %d bytes",
                 PATH_LONGEST);
        return STR_NONE;
    }
    portable = names_portable(choice->arena, name, room);
    member =
        names_unique(choice->arena, &choice->taken, folder, portable, room);
    if (!str_eq(path_base(member), portable) && choice->renamed++ == 0) {
        choice->first_renamed = origin;
        choice->first_name = path_base(member);
    }
    return member;
}

/* One note for all: the index has each file's original name. */
static void say_renamed(const struct choice *choice)
{
    struct diag *diag;

    if (choice->renamed == 0)
        return;
    diag = diag_add(choice->diags, BINDER_RENAMED,
                    pos_make(choice->first_renamed, 0, 0),
                    "another file has this name, too; in the binder this one "
                    "is '%.*s'",
                    STR_ARG(choice->first_name));
    if (choice->renamed > 1)
        diag_hint(choice->diags, diag,
                  "so it is with %zu more; the index has the original name of "
                  "each",
                  choice->renamed - 1);
}

static struct str document_folder(struct choice *choice, struct str file)
{
    struct buf buf = buf_new(choice->arena);
    struct str rest = path_folder(file), part;

    buf_add(&buf, STR("data/documents/"));
    while (str_next_piece(&rest, '/', &part)) {
        buf_add(&buf, names_portable(choice->arena, part, FOLDER_LONGEST));
        buf_add_byte(&buf, '/');
    }
    return buf_str(&buf);
}

/* Fills ENTRY from DOCUMENT. */
static bool take_document(struct choice *choice, struct binder_entry *entry,
                          const struct binder_document *document)
{
    struct arena *arena = choice->arena;
    const char *reason;
    uint64_t links;

    *entry = (struct binder_entry){.disk = str_copy(arena, document->path),
                                   .origin = STR(""),
                                   .id = document->id,
                                   .title = document->title,
                                   .kind = document->kind};
    entry->member = member_of(choice, document_folder(choice, document->file),
                              path_base(document->file), document->file);
    if (entry->member.len == 0)
        return false;
    if (read_digest(NULL, entry->disk.ptr, &entry->size, entry->sha256, &links,
                    &reason))
        return true;
    diag_add(choice->diags, IO_DOCUMENT, pos_make(document->file, 0, 0),
             "cannot read this document back: %s", reason);
    return false;
}

/* Files of one control together, then bytewise by path: the order in which
 * names are given must not depend on a file system. */
static int compare_evidence(const void *a, const void *b)
{
    const struct evidence *x = *(const struct evidence *const *)a;
    const struct evidence *y = *(const struct evidence *const *)b;
    int by = str_cmp(x->control->id.str, y->control->id.str);

    return by ? by : str_cmp(x->path, y->path);
}

static struct str shown_title(struct arena *arena, const struct evidence *file)
{
    return text_is_empty(file->title) ? utf8_safe(arena, file->name)
                                      : file->title.str;
}

static void say_unread(struct choice *choice, const struct evidence *file,
                       const char *reason)
{
    struct diag *diag =
        diag_add(choice->diags, UNREAD_EVIDENCE, pos_make(file->path, 0, 0),
                 "this evidence is not in the binder: %s", reason);

    diag_hint(choice->diags, diag,
              "put a readable file there, or say why it is left out with "
              "'exclude:'");
    omit(choice, file->path, file->control->id.str,
         str_printf(choice->arena, "it could not be read: %s", reason));
}

static bool take_evidence(struct choice *choice, struct binder_entry *entry,
                          const struct evidence *file)
{
    struct arena *arena = choice->arena;
    struct str control = file->control->id.str, folder;
    const char *root = choice->binder->workspace->root;
    const struct reading *reading = map_find(choice->readings, file->path);

    invariant(reading);
    *entry = (struct binder_entry){.origin = file->path,
                                   .id = control,
                                   .title = shown_title(arena, file),
                                   .kind = file->kind.str,
                                   .evidence = file};
    entry->disk = path_join(arena, str_from(root), file->path);
    if (reading->reason) {
        say_unread(choice, file, reading->reason);
        return false;
    }
    entry->size = reading->size;
    memcpy(entry->sha256, reading->sha256, sizeof entry->sha256);
    if (reading->links > 1)
        diag_add(choice->diags, BINDER_LINKED, pos_make(file->path, 0, 0),
                 "this file has %" PRIu64 " names on the disk; whoever "
                 "changes it under another name changes the evidence",
                 reading->links);
    folder =
        str_printf(arena, "data/evidence/%.*s/",
                   STR_ARG(names_portable(arena, control, FOLDER_LONGEST)));
    entry->member = member_of(choice, folder, file->name, file->path);
    return entry->member.len > 0;
}

/* The evidence of the period that is meant to go in. */
static const struct evidence **candidates(struct choice *choice, size_t *count)
{
    const struct workspace *workspace = choice->binder->workspace;
    const struct evidence **files = arena_array(
        choice->arena, workspace->evidence_count + 1, const struct evidence *);

    *count = 0;
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *file = workspace->evidence[i];
        if (file->period != choice->binder->period)
            continue;
        if (!file->control)
            omit(choice, file->path, STR_NONE,
                 STR("its folder names no control"));
        else if (!readings_want(file, choice->binder->period))
            omit(choice, file->path, file->control->id.str, file->exclude.str);
        else
            files[(*count)++] = file;
    }
    if (*count)
        qsort(files, *count, sizeof *files, compare_evidence);
    return files;
}

static void add_leftouts(struct choice *choice)
{
    const struct workspace *workspace = choice->binder->workspace;

    for (size_t i = 0; i < workspace->leftouts_count; i++) {
        const struct leftout *item = workspace->leftouts[i];
        if (item->period == choice->binder->period)
            omit(choice, item->path, item->group, item->reason);
    }
}

static int compare_omissions(const void *a, const void *b)
{
    const struct binder_omission *x = a, *y = b;
    int by = str_cmp(x->origin, y->origin);

    return by ? by : str_cmp(x->reason, y->reason);
}

static struct str binder_name(struct arena *arena,
                              const struct workspace *workspace,
                              const struct period *period)
{
    struct str organization = text_is_empty(workspace->organization_short)
                                  ? workspace->organization.str
                                  : workspace->organization_short.str;

    organization = names_portable(arena, organization, ORGANIZATION_LONGEST);
    return str_printf(
        arena, "%.*s-%.*s-binder", STR_ARG(str_lower(arena, organization)),
        STR_ARG(names_portable(arena, period->id.str, PERIOD_LONGEST)));
}

static bool add_documents(struct choice *choice,
                          const struct binder_document *documents, size_t count)
{
    struct binder *binder = choice->binder;

    for (size_t i = 0; i < count; i++)
        if (!take_document(choice, &binder->entries[binder->count++],
                           &documents[i]))
            return false;
    return true;
}

struct binder *binder_select(struct arena *arena, struct diags *diags,
                             const struct binder_source *source)
{
    struct binder *binder = arena_new(arena, struct binder);
    struct choice choice = {.arena = arena,
                            .diags = diags,
                            .binder = binder,
                            .readings = source->readings,
                            .taken = map_new(arena)};
    const struct evidence **files;
    size_t file_count;

    *binder = (struct binder){
        .workspace = source->workspace,
        .period = source->period,
        .built = source->built,
        .name = binder_name(arena, source->workspace, source->period)};
    files = candidates(&choice, &file_count);
    add_leftouts(&choice);
    binder->cap = source->document_count + file_count + 4;
    binder->entries = arena_array(arena, binder->cap, struct binder_entry);
    if (!add_documents(&choice, source->documents, source->document_count))
        return NULL;
    for (size_t i = 0; i < file_count; i++) {
        struct binder_entry *entry = &binder->entries[binder->count];
        if (take_evidence(&choice, entry, files[i]))
            binder->count++;
        else if (entry->member.len == 0 && entry->size)
            return NULL;
    }
    say_renamed(&choice);
    if (binder->omission_count)
        qsort(binder->omissions, binder->omission_count,
              sizeof *binder->omissions, compare_omissions);
    return binder;
}

bool binder_add_document(struct arena *arena, struct diags *diags,
                         struct binder *binder,
                         const struct binder_document *document)
{
    struct choice choice = {.arena = arena,
                            .diags = diags,
                            .binder = binder,
                            .taken = map_new(arena)};
    struct binder_entry entry, *entries;
    size_t at = 0;

    for (size_t i = 0; i < binder->count; i++)
        map_add(&choice.taken, str_lower(arena, binder->entries[i].member),
                binder);
    if (!take_document(&choice, &entry, document))
        return false;
    /* A new array: pointers into the old one keep what they showed. */
    entries = arena_array(arena, binder->count + 1, struct binder_entry);
    while (at < binder->count && !binder->entries[at].evidence)
        at++;
    if (at)
        memcpy(entries, binder->entries, at * sizeof *entries);
    entries[at] = entry;
    if (binder->count > at)
        memcpy(entries + at + 1, binder->entries + at,
               (binder->count - at) * sizeof *entries);
    binder->entries = entries;
    binder->cap = ++binder->count;
    return true;
}
