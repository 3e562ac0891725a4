/*
 * What joins layout, PDF and file: each takes what the one before hands it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "printer.h"

#include <string.h>

#include "base/file.h"
#include "pdf/pdf.h"

struct printer {
    struct diags *diags;
    const char *path;
    struct file_out *out; /* NULL: it could not be created */
    struct pdf *pdf;
    size_t waiting; /* bytes to be written */
    char bytes[1 << 16];
};

static void flush(struct printer *printer)
{
    if (printer->out)
        file_write(printer->out, printer->bytes, printer->waiting);
    printer->waiting = 0;
}

static void put(void *context, const void *bytes, size_t count)
{
    struct printer *printer = context;

    if (count > sizeof printer->bytes - printer->waiting)
        flush(printer);
    if (count <= sizeof printer->bytes) {
        memcpy(printer->bytes + printer->waiting, bytes, count);
        printer->waiting += count;
    } else if (printer->out) {
        file_write(printer->out, bytes, count);
    }
}

static void start(struct printer *printer)
{
    printer->out = file_create_draft(printer->diags, printer->path);
    printer->waiting = 0;
    printer->pdf = pdf_open(printer->diags, (struct output){put, printer});
}

/* What layout calls ------------------------------------------------------ */

static void restart(void *context)
{
    struct printer *printer = context;

    pdf_close(printer->pdf, NULL);
    file_abandon(printer->out);
    start(printer);
}

static void expect_tags(void *context, struct tag *first)
{
    pdf_expect_tags(((struct printer *)context)->pdf, first);
}

static void begin_page(void *context, const struct page *page, size_t index)
{
    pdf_begin_page(((struct printer *)context)->pdf, page, index);
}

static void end_page(void *context, const struct page *page, size_t index)
{
    pdf_end_page(((struct printer *)context)->pdf, page, index);
}

static void complete_tags(void *context, struct tag *first)
{
    pdf_complete_tags(((struct printer *)context)->pdf, first);
}

/* ------------------------------------------------------------------------ */

static bool finish(struct printer *printer, const struct layout *layout)
{
    bool is_done = pdf_close(printer->pdf, layout);

    flush(printer);
    if (is_done && printer->out)
        return file_commit(printer->out, printer->diags);
    file_abandon(printer->out);
    return false;
}

bool printer_run(struct diags *diags, const struct doc *doc,
                 const struct style *style, const struct fonts *fonts,
                 const char *root, const char *path)
{
    struct arena *arena = arena_open();
    struct printer *printer = arena_new(arena, struct printer);
    struct page_sink sink = {printer,    restart,  expect_tags,
                             begin_page, end_page, complete_tags};
    bool is_done;

    printer->diags = diags;
    printer->path = path;
    start(printer);
    is_done = finish(printer,
                     layout_give(arena, diags, doc, style, fonts, root, &sink));
    arena_close(arena);
    return is_done;
}
