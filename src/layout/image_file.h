/*
 * The files that a document's images are in.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_IMAGE_FILE_H
#define LAYOUT_IMAGE_FILE_H

#include "doc/doc.h"

/* The path of the file that IMAGE names, below the workspace's folder ROOT;
 * NULL after a message when there is none or a link leads out of ROOT. */
const char *image_file_find(struct arena *arena, struct diags *diags,
                            const char *root, const struct doc_node *image);
/* Its bytes; false after a message. */
bool image_file_read(struct arena *arena, struct diags *diags, const char *root,
                     const struct doc_node *image, struct str *bytes);
/* Looks for the file of each image of DOC, without opening any. */
void image_files_check(struct diags *diags, const char *root,
                       const struct doc *doc);

#endif
