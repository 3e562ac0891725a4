/*
 * A Markdown file set as a build would set it, without a workspace.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench/setting.h"

#include <stdio.h>
#include <stdlib.h>

#include "ahead.h"
#include "base/file.h"
#include "data.h"
#include "doc/markdown.h"
#include "doc/number.h"
#include "load/front.h"
#include "pdf/pdf.h"
#include "printer.h"

#define MARKDOWN_LIMIT (8u * 1024 * 1024)

/* A measured run that went wrong measures nothing. */
static void demand(bool ok, const struct diags *diags, const char *what)
{
    if (ok)
        return;
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        fprintf(stderr, "%.*s\n", STR_ARG(diag->text));
    fprintf(stderr, "could not be set: %s\n", what);
    exit(1);
}

void setting_open(struct setting *setting, unsigned jobs)
{
    const char *data;

    setting->arena = arena_open();
    setting->diags = diags_new(setting->arena);
    setting->ahead = ahead_begin(setting->arena, STR("en"), jobs);
    data = data_find(setting->arena, &setting->diags);
    demand(data != NULL, &setting->diags, "no data folder");
    setting->style = style_new(setting->arena);
    setting->fonts = fonts_open(setting->arena, &setting->diags,
                                data_path(setting->arena, data, "fonts"));
    demand(setting->fonts != NULL, &setting->diags, data);
}

void setting_close(struct setting *setting)
{
    ahead_end(setting->ahead);
    fonts_close(setting->fonts);
    arena_close(setting->arena);
}

struct doc *setting_read(struct arena *arena, const char *path)
{
    struct diags diags = diags_new(arena);
    struct doc *doc = arena_new(arena, struct doc);
    struct str shown = str_from(path), bytes;
    struct source source;
    struct front front;

    demand(file_read(arena, &diags, path, shown, MARKDOWN_LIMIT, &bytes) &&
               front_split(&diags, shown, bytes, &front),
           &diags, path);
    doc->arena = arena;
    doc->meta.title = path_base(shown);
    doc->meta.language = STR("en");
    doc->meta.paper = STR("A4");
    doc->meta.created.day = DATE_NONE;
    source = source_of(arena, shown, front.body_line, front.body);
    demand(markdown_parse(doc, &diags, &source), &diags, path);
    number_document(doc, &diags);
    demand(doc_check(doc, &diags), &diags, path);
    return doc;
}

struct layout *setting_pages(const struct setting *setting, struct arena *arena,
                             const struct doc *doc)
{
    struct diags diags = diags_new(arena);
    struct layout *layout =
        layout_make(arena, &diags, doc, setting->style, setting->fonts, ".");

    demand(layout != NULL, &diags, "pages");
    return layout;
}

/* FOLDER/NAME.pdf for ANYWHERE/NAME.md. */
static const char *target_of(struct arena *arena, const char *path,
                             const char *folder)
{
    struct str base = path_base(str_from(path));
    struct str stem = str_slice(base, 0, base.len > 3 ? base.len - 3 : 0);

    return str_zero_ended(arena,
                          path_join(arena, str_from(folder),
                                    str_concat(arena, stem, STR(".pdf"))));
}

void setting_save(struct arena *arena, const struct layout *layout,
                  const char *path, const char *folder)
{
    struct diags diags = diags_new(arena);
    struct str pdf;

    demand(pdf_write(arena, &diags, layout, &pdf) &&
               file_save_draft(&diags, target_of(arena, path, folder), pdf),
           &diags, path);
}

void setting_print(const struct setting *setting, struct arena *arena,
                   const struct doc *doc, const char *path, const char *folder)
{
    struct diags diags = diags_new(arena);

    demand(printer_run(&diags, doc, setting->style, setting->fonts, ".",
                       target_of(arena, path, folder)),
           &diags, path);
}
