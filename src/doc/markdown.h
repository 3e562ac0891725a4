/*
 * Markdown (GFM: tables, footnotes, task lists, strike-through) into the
 * document tree; the only door to cmark-gfm.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H

#include "doc/doc.h"

/* Text of which every line knows where it came from, because templates mix
 * lines of several files. LINES has one entry for each line of TEXT; its
 * column is that of the line's first byte. */
struct source {
    struct str text;
    struct pos *lines;
    size_t line_count;
};

/* Every line of TEXT comes from FILE, the first one from line LINE. */
struct source source_of(struct arena *arena, struct str file, int line,
                        struct str text);

/*
 * Parses SOURCE and appends it to DOC. Directives are HTML comments alone on
 * a line:
 *   <!-- contents -->          DOC_CONTENTS
 *   <!-- contents: N -->       the same, headings down to level N
 *   <!-- tables -->            DOC_CONTENTS of the tables that have captions
 *   <!-- lang: TAG -->         language of the next block
 *   <!-- page-break -->        DOC_PAGE_BREAK (also a lone \pagebreak)
 *   <!-- class: NAME -->       class of the next block
 *   <!-- anchor: NAME -->      anchor of the next block
 *   <!-- landscape -->         meta.is_landscape
 *   <!-- number-headings -->   meta.is_numbered
 *   <!-- cover -->             meta.has_cover
 *   <!-- part -->              what follows is parsed on its own, so that an
 *                              open fence, a footnote label or a reference of
 *                              one part cannot reach into another
 *   <!-- part: nest -->        the same, and its headings are moved below the
 *                              last heading before the part; a first heading
 *                              that only says that one again is left out
 *   <!-- part: before -->      a text before its change, nested as above
 *   <!-- part: after -->       and after it: both become one text with marks
 *                              (redline.h); another part must follow
 * HTML between the Markdown is read as far as html_inline.h says; "{#name}"
 * behind a heading names it (attribute.h); a link to another policy's file
 * leads to that policy (link_file.h).
 * Besides GFM it reads lettered lists (lists.h), grid tables (grid.h), tables
 * in HTML (html_table.h), call-outs and definition lists (callout.h), and
 * captions: a paragraph "Table: text" or ": text" beside a table. Fenced code
 * of info "chart" is a chart (chart.h).
 * Other comments are dropped; other HTML is shown as text, with a warning.
 * Limits, each a message and false: 8 MiB, lines of 64 KiB (4 MiB with
 * an image in them), 64 container markers on a line, valid UTF-8 without NUL,
 * 500 000 nodes, depth 100.
 * Link targets other than http, https, mailto, tel, "#…", "control:…",
 * "policy:…" become text with a warning. Image paths that leave the workspace
 * or name a host are an error and leave their alternative text. Thread-safe.
 */
bool markdown_parse(struct doc *doc, struct diags *diags,
                    const struct source *source);

#endif
