/*
 * From the tree to a PDF file, page by page: neither all pages nor all of the
 * file are ever in memory.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PRINTER_H
#define PRINTER_H

#include "layout/layout.h"

/* Sets DOC, as layout_make does, into a draft (file.h) at PATH. False after a
 * message; then there is no file. */
bool printer_run(struct diags *diags, const struct doc *doc,
                 const struct style *style, const struct fonts *fonts,
                 const char *root, const char *path);

#endif
