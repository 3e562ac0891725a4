/*
 * auditbinder dump: what a stage of the pipeline made of a document.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/dump.h"
#include "base/file.h"
#include "cli/session.h"
#include "data.h"
#include "doc/number.h"
#include "load/front.h"

#define MARKDOWN_LIMIT (2u * 1024 * 1024)

enum stage { STAGE_TREE, STAGE_BOXES, STAGE_TAGS, STAGE_NONE };

static enum stage stage_from(struct str word)
{
    static const char *const names[] = {"tree", "boxes", "tags"};

    for (int i = 0; i < STAGE_NONE; i++)
        if (str_is(word, names[i]))
            return (enum stage)i;
    return STAGE_NONE;
}

/* A Markdown file as it stands, without its front matter. */
static struct doc *read_markdown(struct call *call, const char *path)
{
    struct str shown = str_from(path), bytes;
    struct doc *doc = arena_new(call->arena, struct doc);
    struct source source;
    struct front front;

    if (!file_read(call->arena, &call->diags, path, shown, MARKDOWN_LIMIT,
                   &bytes) ||
        !front_split(&call->diags, shown, bytes, &front))
        return NULL;
    doc->arena = call->arena;
    doc->meta.title = path_base(shown);
    doc->meta.language = STR("en");
    doc->meta.paper = STR("A4");
    doc->meta.created.day = DATE_NONE;
    source = source_of(call->arena, shown, front.body_line, front.body);
    if (!markdown_parse(doc, &call->diags, &source))
        return NULL;
    number_document(doc, &call->diags);
    return doc_check(doc, &call->diags) ? doc : NULL;
}

static const struct plan_item *find_item(const struct build *build,
                                         struct str name)
{
    for (size_t i = 0; i < build->plan.count; i++) {
        const struct plan_item *item = &build->plan.items[i];

        if (str_eq(item->file, name) && item->kind != PLAN_INDEX)
            return item;
    }
    return NULL;
}

/* A document of the workspace by the name of its file. */
static struct doc *make_document(struct call *call, struct build *build,
                                 struct str name)
{
    const struct plan_item *item;
    struct diag *diag;

    if (!session_load(call, build) || !build_open(build, &call->diags))
        return NULL;
    item = find_item(build, name);
    if (item)
        return build_tree(call->arena, &call->diags, build, item, NULL);
    diag = diag_add(&call->diags, IN_NO_DOCUMENT, POS_NONE,
                    "no file and no document is called '%.*s'", STR_ARG(name));
    diag_hint(&call->diags, diag,
              "name a Markdown file, or a document such as "
              "narratives/CM-01.pdf");
    return NULL;
}

/* Style and fonts for a file that belongs to no workspace. */
static bool prepare_alone(struct call *call, struct build *build)
{
    build->arena = call->arena;
    build->root = ".";
    build->data = data_find(call->arena, &call->diags);
    if (!build->data)
        return false;
    build->style = style_new(call->arena);
    build->fonts = fonts_open(call->arena, &call->diags,
                              data_path(call->arena, build->data, "fonts"));
    return build->fonts != NULL;
}

static struct str dump_stage(struct call *call, const struct build *build,
                             const struct doc *doc, enum stage stage)
{
    struct layout *layout;

    if (stage == STAGE_TREE)
        return doc_dump(call->arena, doc);
    layout = build_pages(call->arena, &call->diags, build, doc);
    if (!layout)
        return STR_NONE;
    return stage == STAGE_BOXES ? layout_dump_boxes(call->arena, layout)
                                : layout_dump_tags(call->arena, layout);
}

int command_dump(struct call *call)
{
    enum stage stage = stage_from(str_from(call->args[0]));
    const char *path = call_path(call, call->args[1]);
    struct build build = {0};
    struct doc *doc;

    if (stage == STAGE_NONE) {
        diag_add(&call->diags, USAGE, POS_NONE,
                 "dump shows tree, boxes or tags, not '%s'", call->args[0]);
        messages_print(call, stderr);
        return EXIT_USAGE;
    }
    if (!file_exists(path))
        doc = make_document(call, &build, str_from(call->args[1]));
    else
        doc = prepare_alone(call, &build) ? read_markdown(call, path) : NULL;
    if (doc) {
        struct str text = dump_stage(call, &build, doc, stage);

        fwrite(text.ptr ? text.ptr : "", 1, text.len, stdout);
    }
    build_close(&build);
    return messages_print(call, stderr);
}
