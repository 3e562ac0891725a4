/*
 * Walks a git history from its beginning and shows the files that changed.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/git.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/git_facts.h"
#include "load/git_library.h"

struct walk {
    struct loader *loader;
    const struct git_look *look;
    struct pos where;
    git_repository *repository;
    git_odb *objects;
    struct str prefix; /* of the workspace in the repository; "" or "a/b" */
    git_oid *commits;  /* the newest first */
    size_t count;
    bool is_cut;                /* the limit was met */
    struct map files;           /* path -> struct known */
    struct map folders;         /* the same for the trees of LOOK's folders */
    size_t bytes;               /* of the files shown */
    size_t entries;             /* of the folders */
    git_commit *commit;         /* at hand */
    const struct commit *facts; /* about it, once they are asked for */
    date day;                   /* of it */
};

/* Errors ----------------------------------------------------------------- */

static bool fail(struct walk *walk, const char *text, const char *hint)
{
    struct diags *diags = walk->loader->diags;

    diag_hint(diags, diag_add(diags, IN_GIT, walk->where, "%s", text), "%s",
              hint);
    return false;
}

static bool fail_open(struct walk *walk, int error)
{
    if (error == GIT_ENOTFOUND)
        return fail(walk, "this workspace is in no git repository",
                    "run 'git init' and commit its files, or delete "
                    "'history: git'");
    if (error == GIT_EOWNER)
        return fail(walk, "the git repository belongs to another user",
                    "run the program as its owner, or take the folder over "
                    "with chown");
    return fail(walk, "the git repository cannot be opened",
                "'git status' in the workspace may say why");
}

static bool fail_object(struct walk *walk, const git_oid *id)
{
    char name[13];

    git2.oid_tostr(name, sizeof name, id);
    diag_hint(walk->loader->diags,
              diag_add(walk->loader->diags, IN_GIT, walk->where,
                       "git object %s is damaged or missing", name),
              "'git fsck' names what is damaged; a partial clone lacks files "
              "until they are fetched");
    return false;
}

static void say_cut(struct walk *walk, const char *why, const char *hint)
{
    struct diags *diags = walk->loader->diags;

    diag_hint(diags,
              diag_add(diags, LOAD_HISTORY_CUT, walk->where,
                       "the git history does not reach its beginning: %s", why),
              "%s", hint);
}

/* The repository --------------------------------------------------------- */

/* Settings of the user or the machine must not reach an output. */
static void forget_settings(void)
{
    static const int levels[] = {GIT_CONFIG_LEVEL_PROGRAMDATA,
                                 GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                                 GIT_CONFIG_LEVEL_GLOBAL};

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        git2.libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
}

/* Where the workspace lies below the repository's working folder. */
static bool find_prefix(struct walk *walk)
{
    char folder[PATH_MAX], root[PATH_MAX];
    struct str top, own;

    if (!realpath(git2.repository_workdir(walk->repository), folder) ||
        !realpath(str_zero_ended(walk->loader->arena, walk->loader->root),
                  root))
        return fail_open(walk, GIT_ERROR);
    top = str_from(strcmp(folder, "/") == 0 ? "" : folder);
    own = str_from(root);
    if (!str_has_prefix(own, top) ||
        (own.len > top.len && own.ptr[top.len] != '/'))
        return fail(walk,
                    "the working files of the git repository are "
                    "elsewhere",
                    "see core.worktree in its settings");
    own = str_slice(own, top.len, own.len);
    walk->prefix = str_copy(walk->loader->arena, str_slice(own, 1, own.len));
    return true;
}

static bool open_repository(struct walk *walk)
{
    const char *root = str_zero_ended(walk->loader->arena, walk->loader->root);
    int error = git2.repository_open_ext(&walk->repository, root, 0, NULL);

    if (error != 0)
        return fail_open(walk, error);
    if (git2.repository_is_bare(walk->repository))
        return fail(walk, "the git repository is bare: it has no working files",
                    "clone it, and use the workspace in the clone");
    if (git2.repository_odb(&walk->objects, walk->repository) != 0)
        return fail_open(walk, GIT_ERROR);
    return find_prefix(walk);
}

/* Commits ---------------------------------------------------------------- */

static void push(struct walk *walk, const git_oid *id)
{
    size_t count = walk->count;

    /* Full at every power of two. */
    if ((count & (count - 1)) == 0)
        walk->commits =
            arena_grow(walk->loader->arena, walk->commits, count * sizeof *id,
                       (count ? 2 * count : 1) * sizeof *id);
    walk->commits[walk->count++] = *id;
}

/* The first parents of HEAD. */
static bool list_commits(struct walk *walk)
{
    bool is_shallow = git2.repository_is_shallow(walk->repository) == 1;
    git_oid id;

    if (git2.reference_name_to_id(&id, walk->repository, "HEAD") != 0)
        return true; /* no commit yet */
    for (;;) {
        git_commit *commit;
        bool has_parent;
        int error = git2.commit_lookup(&commit, walk->repository, &id);

        if (error == GIT_ENOTFOUND && is_shallow && walk->count > 0)
            break;
        if (error != 0)
            return fail_object(walk, &id);
        push(walk, &id);
        has_parent = git2.commit_parentcount(commit) > 0;
        if (has_parent)
            git2.oid_cpy(&id, git2.commit_parent_id(commit, 0));
        git2.commit_free(commit);
        if (!has_parent)
            break;
        walk->is_cut = walk->count == GIT_COMMITS_MAX;
        if (walk->is_cut)
            break;
    }
    if (is_shallow)
        say_cut(walk, "this is a shallow clone",
                "fetch the rest with 'git fetch --unshallow'");
    return true;
}

/* What is known of the commit at hand, once it counts. */
static const struct commit *facts_of(struct walk *walk)
{
    struct arena *arena = walk->loader->arena;
    struct commit *facts;
    char name[13];

    if (walk->facts)
        return walk->facts;
    facts = arena_new(arena, struct commit);
    git2.oid_tostr(name, sizeof name, git2.commit_id(walk->commit));
    *facts = (struct commit){.id = str_copy(arena, str_from(name)),
                             .day = walk->day,
                             .from = DATE_NONE};
    git_facts_people(arena, walk->commit, facts);
    walk->facts = facts;
    return facts;
}

/* Files ------------------------------------------------------------------ */

/* A path and what it was last seen to hold. */
struct known {
    struct str path;
    git_oid id;
};

/* Enters ID as the state of PATH; NULL when that is no news. */
static const struct known *note(struct arena *arena, struct map *map,
                                struct str path, const git_oid *id)
{
    struct known *known = map_find(map, path);

    if (known && git2.oid_equal(&known->id, id))
        return NULL;
    if (!known) {
        known = arena_new(arena, struct known);
        known->path = str_copy(arena, path);
        map_add(map, known->path, known);
    }
    git2.oid_cpy(&known->id, id);
    return known;
}

static bool show(struct walk *walk, struct str path, const git_oid *id)
{
    struct git_file file = {.path = path, .commit = facts_of(walk)};
    git_object_t type;
    git_blob *blob;
    size_t size;

    if (git2.odb_read_header(&size, &type, walk->objects, id) != 0 ||
        type != GIT_OBJECT_BLOB)
        return fail_object(walk, id);
    if (size > NODE_FILE_LIMIT || size > GIT_BYTES_MAX - walk->bytes) {
        walk->is_cut = true;
        return true;
    }
    walk->bytes += size;
    if (git2.blob_lookup(&blob, walk->repository, id) != 0)
        return fail_object(walk, id);
    file.arena = arena_open();
    file.bytes =
        str_copy(file.arena, str_make(git2.blob_rawcontent(blob),
                                      (size_t)git2.blob_rawsize(blob)));
    git2.blob_free(blob);
    walk->look->see(walk->look->data, &file);
    arena_close(file.arena);
    return true;
}

/* Only plain files: no folders, links or submodules. */
static bool is_plain(const git_tree_entry *entry)
{
    git_filemode_t mode = git2.tree_entry_filemode(entry);

    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

/* ENTRY of FOLDER, if it is wanted and new; SCRATCH is for the loop alone. */
static bool show_entry(struct walk *walk, struct arena *scratch,
                       const char *folder, const git_tree_entry *entry)
{
    struct str path = path_join(scratch, str_from(folder),
                                str_from(git2.tree_entry_name(entry)));
    const struct known *known;

    if (!is_plain(entry) || !walk->look->wants(path))
        return true;
    known = note(walk->loader->arena, &walk->files, path,
                 git2.tree_entry_id(entry));
    return !known || show(walk, known->path, &known->id);
}

static bool show_folder(struct walk *walk, const char *folder,
                        const git_oid *id)
{
    struct arena *scratch;
    git_tree *tree;
    size_t count;
    bool is_good = true;

    if (git2.tree_lookup(&tree, walk->repository, id) != 0)
        return fail_object(walk, id);
    count = git2.tree_entrycount(tree);
    if (count > GIT_ENTRIES_MAX - walk->entries) {
        walk->is_cut = true;
        count = 0;
    }
    walk->entries += count;
    scratch = arena_open();
    for (size_t i = 0; is_good && i < count; i++)
        is_good =
            show_entry(walk, scratch, folder, git2.tree_entry_byindex(tree, i));
    arena_close(scratch);
    git2.tree_free(tree);
    return is_good;
}

/* The folder at AT of LOOK, if it is news. */
static bool show_below(struct walk *walk, const git_tree *top, const char *at)
{
    struct arena *scratch = arena_open();
    struct str path = path_join(scratch, walk->prefix, str_from(at));
    git_tree_entry *entry = NULL;
    bool is_good = true;

    if (git2.tree_entry_bypath(&entry, top, str_zero_ended(scratch, path)) ==
            0 &&
        git2.tree_entry_type(entry) == GIT_OBJECT_TREE &&
        note(walk->loader->arena, &walk->folders, path,
             git2.tree_entry_id(entry)))
        is_good = show_folder(walk, at, git2.tree_entry_id(entry));
    git2.tree_entry_free(entry);
    arena_close(scratch);
    return is_good;
}

/* COMMIT's folders of the workspace that differ from those before it. */
static bool show_commit(struct walk *walk, git_commit *commit)
{
    git_tree *top;
    bool is_good = true;

    walk->commit = commit;
    walk->facts = NULL;
    /* Never before the commit before it: clocks are wrong at times. */
    if (git_facts_day(commit) > walk->day)
        walk->day = git_facts_day(commit);
    if (git2.commit_tree(&top, commit) != 0)
        return fail_object(walk, git2.commit_tree_id(commit));
    for (const char *const *at = walk->look->folders; is_good && *at; at++)
        is_good = show_below(walk, top, *at);
    git2.tree_free(top);
    return is_good;
}

static bool show_all(struct walk *walk)
{
    for (size_t i = walk->count; i-- > 0;) {
        git_commit *commit;
        bool is_good;

        if (git2.commit_lookup(&commit, walk->repository, &walk->commits[i]))
            return fail_object(walk, &walk->commits[i]);
        is_good = show_commit(walk, commit);
        git2.commit_free(commit);
        if (!is_good)
            return false;
    }
    if (walk->is_cut)
        say_cut(walk, "it is larger than the program reads",
                "keep earlier texts in files: see 'versions' in the manual");
    return true;
}

bool git_read(struct loader *loader, struct pos where,
              const struct git_look *look)
{
    struct walk walk = {.loader = loader,
                        .look = look,
                        .where = where,
                        .files = map_new(loader->arena),
                        .folders = map_new(loader->arena)};
    bool is_good;

    if (!git_library_load())
        return fail(&walk, "git's history cannot be read without libgit2",
                    "install libgit2-" LIBGIT2_SOVERSION);
    git2.libgit2_init();
    forget_settings();
    is_good = open_repository(&walk) && list_commits(&walk) && show_all(&walk);
    git2.odb_free(walk.objects);
    git2.repository_free(walk.repository);
    git2.libgit2_shutdown();
    return is_good;
}
