/*
 * What is called of libgit2, which is loaded when a history is read: to link
 * it, and a dozen libraries that it needs, would cost every run 2 ms of 6.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_GIT_LIBRARY_H
#define LOAD_GIT_LIBRARY_H

#include <git2.h>
#include <stdbool.h>

/* One row for each function, without its "git_". */
#define GIT_FUNCTIONS(X)                                                       \
    X(blob_free)                                                               \
    X(blob_lookup)                                                             \
    X(blob_rawcontent)                                                         \
    X(blob_rawsize)                                                            \
    X(commit_author)                                                           \
    X(commit_committer)                                                        \
    X(commit_free)                                                             \
    X(commit_id)                                                               \
    X(commit_lookup)                                                           \
    X(commit_message)                                                          \
    X(commit_parent_id)                                                        \
    X(commit_parentcount)                                                      \
    X(commit_time)                                                             \
    X(commit_time_offset)                                                      \
    X(commit_tree)                                                             \
    X(commit_tree_id)                                                          \
    X(libgit2_init)                                                            \
    X(libgit2_opts)                                                            \
    X(libgit2_shutdown)                                                        \
    X(message_trailer_array_free)                                              \
    X(message_trailers)                                                        \
    X(odb_free)                                                                \
    X(odb_read_header)                                                         \
    X(oid_cpy)                                                                 \
    X(oid_equal)                                                               \
    X(oid_tostr)                                                               \
    X(reference_name_to_id)                                                    \
    X(repository_free)                                                         \
    X(repository_is_bare)                                                      \
    X(repository_is_shallow)                                                   \
    X(repository_odb)                                                          \
    X(repository_open_ext)                                                     \
    X(repository_workdir)                                                      \
    X(tree_entry_byindex)                                                      \
    X(tree_entry_bypath)                                                       \
    X(tree_entry_filemode)                                                     \
    X(tree_entry_free)                                                         \
    X(tree_entry_id)                                                           \
    X(tree_entry_name)                                                         \
    X(tree_entry_type)                                                         \
    X(tree_entrycount)                                                         \
    X(tree_free)                                                               \
    X(tree_lookup)

/* git2.commit_free is git_commit_free; NULL before git_library_load. */
struct git_library {
#define X(name) __typeof__(git_##name) *name;
    GIT_FUNCTIONS(X)
#undef X
};

extern struct git_library git2;

/* False if there is no libgit2 of the version built with. */
bool git_library_load(void);

#endif
