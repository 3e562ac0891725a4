/*
 * A control's files on its narrative: each while they are few, by month when
 * they are many.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fixture.h"

#include "compose/view_files.h"

static bool has(struct str text, struct str part)
{
    return str_find(text, part, 0) != SIZE_MAX;
}

static void add(struct workspace *workspace, size_t number, date performed,
                const char *kind)
{
    struct evidence *evidence = arena_new(arena, struct evidence);

    evidence->name = str_printf(arena, "%03zu.log", number);
    evidence->path =
        str_printf(arena, "evidence/2026-H1/CM-01/%03zu.log", number);
    evidence->kind = text_of(kind, 2);
    evidence->performed.day = performed;
    evidence->covers_from = evidence->covers_to = no_day;
    evidence->control = workspace->controls[0];
    evidence->period = workspace->periods[0];
    workspace->evidence[workspace->evidence_count++] = evidence;
}

/* The fixture's file, a population, and COUNT others. */
static struct workspace *with_files(size_t count)
{
    struct workspace *workspace = fixture();
    struct evidence *first = workspace->evidence[0];

    workspace->evidence = arena_array(arena, count + 1, struct evidence *);
    workspace->evidence[0] = first;
    for (size_t i = 0; i < count; i++)
        add(workspace, i,
            i == 7 ? DATE_NONE : date_make(2026, 1, 1) + (date)(2 * i),
            i % 3   ? "log"
            : i % 2 ? "ticket"
                    : "");
    evidence_index(workspace);
    return workspace;
}

static struct str narrative(struct workspace *workspace)
{
    struct templates *templates =
        templates_load(arena, &diags, "templates", NULL);
    struct plan plan = fixture_plan(workspace);
    struct value *root =
        view_document(arena, &diags, &plan, &plan.items[2], templates, NULL);
    struct source out;

    assert_true(template_render(arena, &diags, templates, STR("narrative.md"),
                                root, ESCAPE_MARKDOWN, &out));
    assert_clean();
    return out.text;
}

static void names_a_few(void **state)
{
    struct str text = narrative(with_files(VIEW_FILES_NAMED - 1));

    (void)state;
    for (size_t i = 0; i < VIEW_FILES_NAMED - 1; i++)
        assert_true(has(text, str_printf(arena, "%03zu.log", i)));
    assert_false(has(text, STR("too many to name")));
}

static void counts_many(void **state)
{
    struct str text = narrative(with_files(VIEW_FILES_NAMED));

    (void)state;
    assert_false(has(text, STR("055.log")));
    golden_compare(arena, "compose/many-files.md", text);
}

/* Evidence of ten years is counted by year; so many lists are not named. */
static void counts_by_year(void **state)
{
    struct workspace *workspace = with_files(3650);
    struct str text;

    (void)state;
    for (size_t i = 0; i < workspace->evidence_count; i++)
        workspace->evidence[i]->kind = text_of("population", 2);
    text = narrative(workspace);
    assert_true(has(text, STR("| 2029 | 183 | 2029-01-01 | 2029-12-31 | "
                              "population 183 |")));
    assert_false(has(text, STR("lists of events among them")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_a_few),
        TEST(counts_many),
        TEST(counts_by_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
