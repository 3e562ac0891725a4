/*
 * Walks a git history from its beginning and shows the files that changed.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/git.h"

#include <git2.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "load/people.h"

struct walk {
    struct loader *loader;
    const struct git_look *look;
    struct pos where;
    git_repository *repository;
    git_odb *objects;
    struct str prefix; /* of the workspace in the repository; "" or "a/b" */
    git_oid *commits;  /* the newest first */
    size_t count;
    bool is_cut;        /* the limit was met */
    struct map files;   /* path -> git_oid that was last seen */
    struct map folders; /* the same for the trees of LOOK's folders */
    size_t bytes;       /* of the files shown */
    date day;           /* of the commit before */
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

    git_oid_tostr(name, sizeof name, id);
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
        git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
}

/* Where the workspace lies below the repository's working folder. */
static bool find_prefix(struct walk *walk)
{
    char folder[PATH_MAX], root[PATH_MAX];
    struct str top, own;

    if (!realpath(git_repository_workdir(walk->repository), folder) ||
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
    int error = git_repository_open_ext(&walk->repository, root, 0, NULL);

    if (error != 0)
        return fail_open(walk, error);
    if (git_repository_is_bare(walk->repository))
        return fail(walk, "the git repository is bare: it has no working files",
                    "clone it, and use the workspace in the clone");
    if (git_repository_odb(&walk->objects, walk->repository) != 0)
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
    bool is_shallow = git_repository_is_shallow(walk->repository) == 1;
    git_oid id;

    if (git_reference_name_to_id(&id, walk->repository, "HEAD") != 0)
        return true; /* no commit yet */
    for (;;) {
        git_commit *commit;
        bool has_parent;
        int error = git_commit_lookup(&commit, walk->repository, &id);

        if (error == GIT_ENOTFOUND && is_shallow && walk->count > 0)
            break;
        if (error != 0)
            return fail_object(walk, &id);
        push(walk, &id);
        has_parent = git_commit_parentcount(commit) > 0;
        if (has_parent)
            git_oid_cpy(&id, git_commit_parent_id(commit, 0));
        git_commit_free(commit);
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

enum { DAY_SECONDS = 86400, OFFSET_MAX = 24 * 60 };

/* The day on the committer's calendar, and never one before the commit before
 * it: clocks are wrong at times. */
static date day_of(struct walk *walk, const git_commit *commit)
{
    static const int64_t last = INT64_C(253402300799); /* of the year 9999 */
    int64_t seconds = git_commit_time(commit);
    int offset = git_commit_time_offset(commit);
    date day;

    if (offset < -OFFSET_MAX || offset > OFFSET_MAX)
        offset = 0;
    if (seconds < DAY_SECONDS)
        seconds = DAY_SECONDS;
    if (seconds > last - DAY_SECONDS)
        seconds = last - DAY_SECONDS;
    day = (date)((seconds + offset * 60) / DAY_SECONDS);
    walk->day = day > walk->day ? day : walk->day;
    return walk->day;
}

/* Those whom trailers of the message name under KEY. */
static void add_trailers(struct arena *arena, struct people *people,
                         const git_message_trailer_array *trailers,
                         const char *key)
{
    for (size_t i = 0; i < trailers->count; i++)
        if (str_eq_nocase(str_from(trailers->trailers[i].key), str_from(key)))
            people_add(arena, people, str_from(trailers->trailers[i].value));
}

/* Who approved: a trailer says so; else who committed it. A merge on a web
 * page is committed by the site for its author. */
static void set_people(struct arena *arena, const git_commit *commit,
                       struct commit *out)
{
    const git_signature *who = git_commit_committer(commit);
    git_message_trailer_array trailers;
    struct people people = {0};

    if (git_message_trailers(&trailers, git_commit_message(commit)) == 0) {
        add_trailers(arena, &people, &trailers, "Approved-by");
        if (people.count == 0)
            add_trailers(arena, &people, &trailers, "Reviewed-by");
        git_message_trailer_array_free(&trailers);
    }
    if (who && who->email && strcmp(who->email, "noreply@github.com") == 0)
        who = git_commit_author(commit);
    out->is_approved = people.count > 0;
    out->by = out->is_approved
                  ? people_join(arena, &people)
                  : people_name(arena, str_from(who ? who->name : NULL));
}

static const struct commit *describe(struct walk *walk,
                                     const git_commit *commit, date day)
{
    struct arena *arena = walk->loader->arena;
    struct commit *found = arena_new(arena, struct commit);
    char name[13];

    git_oid_tostr(name, sizeof name, git_commit_id(commit));
    *found = (struct commit){
        .id = str_copy(arena, str_from(name)), .day = day, .from = DATE_NONE};
    set_people(arena, commit, found);
    return found;
}

/* Files ------------------------------------------------------------------ */

/* Enters ID as the state of KEY; true when that is news. */
static bool is_new(struct arena *arena, struct map *map, struct str key,
                   const git_oid *id)
{
    git_oid *known = map_find(map, key);

    if (known && git_oid_equal(known, id))
        return false;
    if (!known) {
        known = arena_new(arena, git_oid);
        map_add(map, key, known);
    }
    git_oid_cpy(known, id);
    return true;
}

static bool show(struct walk *walk, struct str path, const git_oid *id,
                 const struct commit *commit)
{
    struct git_file file = {.path = path, .commit = commit};
    git_object_t type;
    git_blob *blob;
    size_t size;

    if (git_odb_read_header(&size, &type, walk->objects, id) != 0 ||
        type != GIT_OBJECT_BLOB)
        return fail_object(walk, id);
    if (size > NODE_FILE_LIMIT || size > GIT_BYTES_MAX - walk->bytes) {
        walk->is_cut = true;
        return true;
    }
    walk->bytes += size;
    if (git_blob_lookup(&blob, walk->repository, id) != 0)
        return fail_object(walk, id);
    file.arena = arena_open();
    file.bytes = str_copy(file.arena, str_make(git_blob_rawcontent(blob),
                                               (size_t)git_blob_rawsize(blob)));
    git_blob_free(blob);
    walk->look->see(walk->look->data, &file);
    arena_close(file.arena);
    return true;
}

/* Only plain files: no folders, links or submodules. */
static bool is_plain(const git_tree_entry *entry)
{
    git_filemode_t mode = git_tree_entry_filemode(entry);

    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

static bool show_folder(struct walk *walk, const char *folder,
                        const git_oid *id, const struct commit *commit)
{
    struct arena *arena = walk->loader->arena;
    git_tree *tree;
    bool is_good = true;

    if (git_tree_lookup(&tree, walk->repository, id) != 0)
        return fail_object(walk, id);
    for (size_t i = 0; is_good && i < git_tree_entrycount(tree); i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        struct str path = path_join(arena, str_from(folder),
                                    str_from(git_tree_entry_name(entry)));

        if (is_plain(entry) && walk->look->wants(path) &&
            is_new(arena, &walk->files, path, git_tree_entry_id(entry)))
            is_good = show(walk, path, git_tree_entry_id(entry), commit);
    }
    git_tree_free(tree);
    return is_good;
}

/* COMMIT's folders of the workspace that differ from those before it. */
static bool show_commit(struct walk *walk, git_commit *commit)
{
    struct arena *arena = walk->loader->arena;
    const struct commit *facts = NULL;
    date day = day_of(walk, commit);
    git_tree *top;
    bool is_good = true;

    if (git_commit_tree(&top, commit) != 0)
        return fail_object(walk, git_commit_tree_id(commit));
    for (const char *const *at = walk->look->folders; is_good && *at; at++) {
        struct str path = path_join(arena, walk->prefix, str_from(*at));
        git_tree_entry *entry;

        if (git_tree_entry_bypath(&entry, top, str_zero_ended(arena, path)))
            continue;
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE &&
            is_new(arena, &walk->folders, path, git_tree_entry_id(entry))) {
            facts = facts ? facts : describe(walk, commit, day);
            is_good = show_folder(walk, *at, git_tree_entry_id(entry), facts);
        }
        git_tree_entry_free(entry);
    }
    git_tree_free(top);
    return is_good;
}

static bool show_all(struct walk *walk)
{
    for (size_t i = walk->count; i-- > 0;) {
        git_commit *commit;
        bool is_good;

        if (git_commit_lookup(&commit, walk->repository, &walk->commits[i]))
            return fail_object(walk, &walk->commits[i]);
        is_good = show_commit(walk, commit);
        git_commit_free(commit);
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

    git_libgit2_init();
    forget_settings();
    is_good = open_repository(&walk) && list_commits(&walk) && show_all(&walk);
    git_odb_free(walk.objects);
    git_repository_free(walk.repository);
    git_libgit2_shutdown();
    return is_good;
}
