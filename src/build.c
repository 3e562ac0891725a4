/*
 * The pipeline on one screen: build_document is the program. Documents are
 * independent; each has its own arena and its own list of messages, which are
 * joined in document order, so that any number of threads writes the same
 * bytes and says the same things.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "build.h"

#include <pthread.h>

#include "ahead.h"
#include "base/file.h"
#include "base/pool.h"
#include "data.h"
#include "digests.h"
#include "doc/number.h"
#include "layout/image_file.h"
#include "listing.h"
#include "outfolder.h"
#include "packing.h"
#include "page_colors.h"
#include "printer.h"
#include "sheets.h"
#include "sources.h"
#include "theme.h"

struct doc *build_tree(struct arena *arena, struct diags *diags,
                       const struct build *build, const struct plan_item *item,
                       struct value *extra)
{
    struct doc *doc = arena_new(arena, struct doc);
    struct source source;
    struct value *values = view_document(arena, diags, &build->plan, item,
                                         build->templates, extra);

    if (!values ||
        !template_render(arena, diags, build->templates, item->template_name,
                         values, ESCAPE_MARKDOWN, &source))
        return NULL;
    doc->arena = arena;
    doc->meta = plan_meta(arena, &build->plan, item);
    if (!sources_add(arena, diags, build, item, &doc->meta) ||
        !markdown_parse(doc, diags, &source))
        return NULL;
    number_document(doc, diags);
    return doc_check(doc, diags) ? doc : NULL;
}

struct layout *build_pages(struct arena *arena, struct diags *diags,
                           const struct build *build, const struct doc *doc)
{
    return layout_make(arena, diags, doc, build->style, build->fonts,
                       build->root);
}

/* One document, start to finish, into FOLDER; only as far as its tree when
 * there is no FOLDER. */
static bool build_document(const struct build *build, struct diags *diags,
                           const struct plan_item *item, struct value *extra,
                           struct str folder)
{
    struct arena *arena = arena_open();
    struct str path = path_join(arena, folder, item->file);
    struct doc *doc = build_tree(arena, diags, build, item, extra);
    bool ok = doc != NULL;

    if (ok && folder.len == 0)
        image_files_check(diags, build->root, doc);
    if (ok && folder.len > 0)
        ok = printer_run(diags, doc, build->style, build->fonts, build->root,
                         str_zero_ended(arena, path));
    arena_close(arena);
    return ok;
}

/* All documents ---------------------------------------------------------- */

struct work {
    struct build *build;
    struct str folder;
    struct arena **arenas; /* one for the messages of each document */
    struct diags *diags;
    bool *made;
    size_t done;
    pthread_mutex_t lock;
};

static void report(struct work *work, const struct plan_item *item)
{
    pthread_mutex_lock(&work->lock);
    work->done++;
    if (work->build->progress)
        work->build->progress(work->done, work->build->plan.count, item->file);
    pthread_mutex_unlock(&work->lock);
}

static void make_one(void *context, size_t index)
{
    struct work *work = context;
    const struct plan_item *item = &work->build->plan.items[index];

    if (item->kind == PLAN_INDEX) {
        work->made[index] = true; /* made last: it lists the others */
        return;
    }
    work->made[index] = build_document(work->build, &work->diags[index], item,
                                       NULL, work->folder);
    report(work, item);
}

static bool make_folders(struct build *build, struct diags *diags,
                         struct str folder)
{
    bool ok = true;

    for (size_t i = 0; ok && i < build->plan.count; i++) {
        struct str path =
            path_join(build->arena, folder, build->plan.items[i].file);

        ok = file_make_folders(diags,
                               str_zero_ended(build->arena, path_folder(path)));
    }
    return ok;
}

/* Runs every document but the index; FOLDER as in build_document. */
static bool run_documents(struct build *build, struct diags *diags,
                          struct str folder)
{
    size_t count = build->plan.count;
    struct work work = {
        .build = build,
        .folder = folder,
        .arenas = arena_array(build->arena, count, struct arena *),
        .diags = arena_array(build->arena, count, struct diags),
        .made = arena_array(build->arena, count, bool),
        .lock = PTHREAD_MUTEX_INITIALIZER,
    };
    bool ok = true;

    for (size_t i = 0; i < count; i++) {
        work.arenas[i] = arena_open();
        work.diags[i] = diags_new(work.arenas[i]);
    }
    pool_run(build->jobs, count, make_one, &work);
    for (size_t i = 0; i < count; i++) {
        diags_join(diags, &work.diags[i]);
        arena_close(work.arenas[i]);
        ok = ok && work.made[i];
    }
    return ok;
}

static bool make_documents(struct build *build, struct diags *diags,
                           struct str folder)
{
    return make_folders(build, diags, folder) &&
           run_documents(build, diags, folder);
}

bool build_rehearse(struct build *build, struct diags *diags)
{
    return run_documents(build, diags, STR_NONE);
}

/* The binder ------------------------------------------------------------- */

static const struct plan_item *index_item(const struct build *build)
{
    for (size_t i = 0; i < build->plan.count; i++)
        if (build->plan.items[i].kind == PLAN_INDEX)
            return &build->plan.items[i];
    return NULL;
}

/* The index as PDF, which lists everything else, joins the binder last. */
static bool add_index(struct build *build, struct diags *diags,
                      struct binder *binder, struct str documents)
{
    const struct plan_item *item = index_item(build);
    struct arena *scratch = arena_open();
    struct binder_document document;
    bool ok;

    ok = build_document(build, diags, item, listing_values(scratch, binder),
                        documents);
    arena_close(scratch);
    if (!ok)
        return false;
    document = packing_document(build->arena, documents, item);
    return binder_add_document(build->arena, diags, binder, &document);
}

/* The page that a browser opens. */
static bool render_page(struct build *build, struct diags *diags,
                        const struct binder *binder, struct str *html)
{
    struct arena *scratch = arena_open();
    struct value *values =
        view_document(scratch, diags, &build->plan, index_item(build),
                      build->templates, listing_values(scratch, binder));
    struct source source;
    bool ok;

    if (values)
        value_set(values, "colors", page_colors(scratch, build->style));
    ok = values &&
         template_render(scratch, diags, build->templates, STR("binder.html"),
                         values, ESCAPE_HTML, &source);

    if (ok)
        *html = str_copy(build->arena, source.text);
    arena_close(scratch);
    return ok;
}

/* Binds what is in FOLDER; returns the zip's name in it. */
static struct str bind(struct build *build, struct diags *diags,
                       struct str folder)
{
    struct arena *arena = build->arena;
    struct str documents = path_join(arena, folder, STR("documents")), html;
    struct binder_source source = {.workspace = build->workspace,
                                   .period = build->period,
                                   .readings = &build->readings,
                                   .built = build->plan.built};
    struct binder *binder;
    struct str name, path;

    source.documents = packing_documents(arena, documents, &build->plan,
                                         &source.document_count);
    binder = binder_select(arena, diags, &source);

    if (binder)
        binder->jobs = build->jobs;
    if (!binder || !sheets_add(build, diags, binder, documents) ||
        !add_index(build, diags, binder, documents) ||
        !render_page(build, diags, binder, &html))
        return STR_NONE;
    name = str_concat(arena, binder->name, STR(".zip"));
    path = path_join(arena, folder, name);
    if (!binder_write(arena, diags, binder, html, str_zero_ended(arena, path)))
        return STR_NONE;
    return name;
}

/* Evidence that could not be read is listed as an omission; any other error
 * would be an error in the binder. */
static bool is_sound(const struct diags *diags)
{
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        if (diag->severity == SEVERITY_ERROR &&
            diag_class(diag->id) != DIAG_UNREAD)
            return false;
    return true;
}

struct str build_all(struct build *build, struct diags *diags)
{
    struct outfolder *output = outfolder_open(build, diags);
    struct str folder, name = STR_NONE;

    if (!output)
        return STR_NONE;
    folder = outfolder_path(output);
    digests_make(build);
    if (make_documents(build, diags,
                       path_join(build->arena, folder, STR("documents"))) &&
        is_sound(diags))
        name = bind(build, diags, folder);
    if (name.len == 0 || !is_sound(diags)) {
        outfolder_abandon(output);
        return STR_NONE;
    }
    return outfolder_commit(output, diags, name);
}

/* Each language is spoken of once, where it is named first. */
static void check_languages(const struct build *build, struct diags *diags)
{
    const struct workspace *workspace = build->workspace;
    struct map seen = map_new(build->arena);
    struct str main = workspace->language.str;

    main = main.len > 0 ? main : STR("en");
    map_put(&seen, main, NULL);
    layout_language(diags, build->style, main, workspace->language.pos);
    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct text *language = &workspace->policies[i]->language;

        if (language->str.len > 0 && map_add(&seen, language->str, NULL))
            layout_language(diags, build->style, language->str, language->pos);
    }
}

bool build_open(struct build *build, struct diags *diags)
{
    struct arena *arena = build->arena;
    struct instant built;
    const char *own = data_path(arena, build->root, "templates");

    build->templates =
        templates_load(arena, diags, data_path(arena, build->data, "templates"),
                       file_is_folder(own) ? own : NULL);
    if (!build->templates || !theme_load(diags, build) ||
        !outfolder_time(diags, build->period, &built))
        return false;
    check_languages(build, diags);
    build->plan = plan_make(arena, build->workspace, build->period, built);
    /* Nothing is added to them while documents are made. */
    diags_sort(diags);
    build->plan.findings = diags;
    build->plan.sampling = build->workspace->sampling;
    return true;
}

void build_close(struct build *build)
{
    ahead_end(build->ahead);
    build->ahead = NULL;
    if (build->fonts)
        fonts_close(build->fonts);
    build->fonts = NULL;
}
