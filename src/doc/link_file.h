/*
 * Links from one Markdown file to another, as authors write them in a folder.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_LINK_FILE_H
#define DOC_LINK_FILE_H

#include "doc/doc.h"

/* True when TARGET is a path: from the file it stands in, or, with a slash in
 * front, from the top of the workspace. */
bool link_is_file(struct str target);

/* Turns a link to "../access-control.md#roles" into one to what doc.meta.files
 * knows that file as (".md" may be missing), or to "#roles" where it is the
 * file that the link stands in. False, changing nothing, when the file is none
 * of them. */
bool link_to_file(struct doc *doc, struct doc_node *link);

/* "a%20b" as "a b". */
struct str link_decode(struct arena *arena, struct str path);
/* FOLDER/PATH without "." and ".."; a PATH with a slash in front without
 * FOLDER. Empty when it leaves the top. */
struct str link_resolve(struct arena *arena, struct str folder,
                        struct str path);

#endif
