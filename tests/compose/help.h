/*
 * What the tests of compose/ share: an arena per test, templates from texts
 * in a scratch folder, and rendering to one string.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_COMPOSE_HELP_H
#define TESTS_COMPOSE_HELP_H

#include "golden.h"

#include <unistd.h>

#include "compose/template.h"

static struct arena *arena;
static struct diags diags;

static inline int set_up(void **state)
{
    (void)state;
    arena = arena_open();
    diags = diags_new(arena);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, set_up, tear_down)

static inline struct value *str_value(const char *text)
{
    return value_str(arena, str_from(text));
}

/* Templates "main.md" and "parts/p.md" with these texts; PART may be NULL. */
static inline struct templates *templates_of(const char *main_text,
                                             const char *part)
{
    struct str name = str_printf(arena, "%s/auditbinder-test-XXXXXX",
                                 getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    char *folder = mkdtemp((char *)str_zero_ended(arena, name));
    const char *parts, *path;
    struct templates *templates;

    assert_non_null(folder);
    parts = str_printf(arena, "%s/parts", folder).ptr;
    assert_true(file_make_folders(&diags, parts));
    path = str_printf(arena, "%s/main.md", folder).ptr;
    assert_true(file_save(&diags, path, str_from(main_text)));
    path = str_printf(arena, "%s/p.md", parts).ptr;
    if (part)
        assert_true(file_save(&diags, path, str_from(part)));
    templates = templates_load(arena, &diags, NULL, folder);
    assert_true(file_remove_tree(&diags, folder));
    return templates;
}

/* TEMPLATE with ROOT as a string; its messages are in diags. */
static inline const char *render_as(const char *template, const char *part,
                                    struct value *root, enum escape escape)
{
    struct templates *templates = templates_of(template, part);
    struct source out;

    template_render(arena, &diags, templates, STR("main.md"), root, escape,
                    &out);
    return str_zero_ended(arena, out.text);
}

static inline const char *render(const char *template, struct value *root)
{
    return render_as(template, NULL, root, ESCAPE_MARKDOWN);
}

static inline void assert_clean(void)
{
    assert_string_equal(str_zero_ended(arena, golden_diags(arena, &diags)), "");
}

/* The first message and its hint. */
static inline void assert_says(const char *expected)
{
    assert_non_null(diags.first);
    assert_string_equal(
        str_zero_ended(arena, diag_format(arena, diags.first, false)),
        expected);
}

#endif
