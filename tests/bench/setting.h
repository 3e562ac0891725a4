/*
 * A Markdown file set as a build would set it, without a workspace: what the
 * programs of this folder share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BENCH_SETTING_H
#define BENCH_SETTING_H

#include "layout/layout.h"

/* Style and fonts, shared by all documents; read-only while threads run. */
struct setting {
    struct arena *arena;
    struct diags diags;
    struct fonts *fonts;
    const struct style *style;
    struct ahead *ahead;
};

/* Ends the program, after saying why, when the fonts cannot be loaded. JOBS
 * as for a build. */
void setting_open(struct setting *setting, unsigned jobs);
void setting_close(struct setting *setting);

/* The file at PATH as a tree in ARENA, then as pages, then saved as a PDF in
 * FOLDER under the file's own name. Each ends the program, after saying why,
 * when that fails. */
struct doc *setting_read(struct arena *arena, const char *path);
struct layout *setting_pages(const struct setting *setting, struct arena *arena,
                             const struct doc *doc);
void setting_save(struct arena *arena, const struct layout *layout,
                  const char *path, const char *folder);
/* The same at once, as a build does it: page by page. */
void setting_print(const struct setting *setting, struct arena *arena,
                   const struct doc *doc, const char *path, const char *folder);

#endif
