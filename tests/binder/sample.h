/*
 * A small workspace in memory and on disk for the tests of binder/.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_BINDER_SAMPLE_H
#define TESTS_BINDER_SAMPLE_H

#include <fcntl.h>
#include <sys/stat.h>

#include "base/scratch.h"
#include "binder/binder.h"
#include "binder/readings.h"

enum { SAMPLE_LARGEST = 64 };

/* A workspace with two controls, one period and the evidence a test adds. */
static struct workspace workspace;
static struct period period;
static struct control controls[2];
static struct evidence *evidence[SAMPLE_LARGEST];
static struct leftout *leftouts[SAMPLE_LARGEST];
static struct diags diags;
static const char *root;
static struct instant built;

static inline struct text text_of(const char *s)
{
    return (struct text){str_from(s), POS_NONE};
}

static inline int sample_setup(void **state)
{
    setup_arena(state);
    diags = diags_new(arena);
    root = scratch_folder();
    workspace = (struct workspace){.arena = arena, .root = root};
    workspace.organization = text_of("Larkfield Analytics GmbH");
    workspace.organization_short = text_of("Larkfield");
    workspace.evidence = evidence;
    workspace.leftouts = leftouts;
    workspace.control_by_id = map_new(arena);
    controls[0] = (struct control){.id = text_of("CM-01")};
    controls[1] = (struct control){.id = text_of("DS-06")};
    for (size_t i = 0; i < 2; i++)
        map_add(&workspace.control_by_id, controls[i].id.str, &controls[i]);
    period = (struct period){.id = text_of("2026-H1"),
                             .title = text_of("First half of 2026"),
                             .type = PERIOD_TYPE_II};
    built = (struct instant){.day = date_make(2026, 7, 1), .has_zone = true};
    return 0;
}

static inline int sample_teardown(void **state)
{
    remove_scratch(root);
    return teardown_arena(state);
}

#define SAMPLE_TEST(function)                                                  \
    cmocka_unit_test_setup_teardown(function, sample_setup, sample_teardown)

/* Writes BYTES to PATH below the workspace. */
static inline void sample_write(const char *path, struct str bytes)
{
    struct diags ignored = diags_new(arena);
    const char *full = in_folder(root, path);

    assert_true(file_make_folders(
        &ignored, str_zero_ended(arena, path_folder(str_from(full)))));
    assert_true(file_save(&ignored, full, bytes));
}

/* An evidence entry for a path that may or may not be there. */
static inline struct evidence *sample_entry(const char *path,
                                            struct control *control)
{
    struct evidence *file = arena_new(arena, struct evidence);

    assert_true(workspace.evidence_count < SAMPLE_LARGEST);
    file->path = str_from(path);
    file->name = path_base(file->path);
    file->control = control;
    file->period = &period;
    file->performed.day = file->covers_from.day = file->covers_to.day =
        DATE_NONE;
    evidence[workspace.evidence_count++] = file;
    return file;
}

static inline struct evidence *
sample_evidence(const char *path, struct control *control, struct str bytes)
{
    sample_write(path, bytes);
    return sample_entry(path, control);
}

static inline struct binder *
sample_select_with(const struct binder_document *documents, size_t count)
{
    struct map readings = readings_make(arena, &workspace, &period, 1);
    struct binder_source source = {.workspace = &workspace,
                                   .period = &period,
                                   .readings = &readings,
                                   .documents = documents,
                                   .document_count = count,
                                   .built = built};

    return binder_select(arena, &diags, &source);
}

static inline struct binder *sample_select(void)
{
    return sample_select_with(NULL, 0);
}

/* A page, a table, two documents and an empty file. */
static inline struct binder *sample_binder(void)
{
    struct binder_document documents[2];
    struct evidence *shared;

    sample_write("pdf/a.pdf", STR("%PDF-1.7 one"));
    sample_write("pdf/b.pdf", STR("%PDF-1.7 two"));
    documents[0] = (struct binder_document){
        str_from(in_folder(root, "pdf/a.pdf")), STR("narratives/CM-01.pdf"),
        STR("CM-01"), STR("Change review"), STR("Control narrative")};
    documents[1] = (struct binder_document){
        str_from(in_folder(root, "pdf/b.pdf")), STR("policies/access.pdf"),
        STR("access"), STR("Access policy"), STR("Policy")};
    shared = sample_evidence("evidence/2026-H1/CM-01/review.csv", &controls[0],
                             STR("id,who\n1,A\n2,A\n3,A\n4,A\n5,A\n"));
    shared->title = text_of("Quarterly review");
    shared->performed.day = date_make(2026, 4, 2);
    shared->covers_from.day = date_make(2026, 1, 1);
    shared->covers_to.day = date_make(2026, 3, 31);
    shared->query = text_of("=select *\nfrom \"users\"");
    shared->also = (struct texts){arena_new(arena, struct text), 1};
    shared->also.items[0] = text_of("DS-06");
    sample_evidence("evidence/2026-H1/DS-06/empty.log", &controls[1], STR(""));
    return sample_select_with(documents, 2);
}

static inline const char *sample_zip(const struct binder *binder)
{
    const char *path = in_folder(root, "binder.zip");

    assert_true(binder_write(arena, &diags, binder,
                             STR("<!doctype html><title>Binder</title>"),
                             path));
    return path;
}

#endif
