/*
 * Tests of the charts that templates get: cells as wide as their windows, the
 * worst of those that share one, and names that could be mistaken for lines.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fixture.h"

#include "doc/chart.h"

static struct str field_of(struct workspace *workspace, enum plan_kind kind,
                           const char *name)
{
    struct plan plan = fixture_plan(workspace);
    struct templates *templates =
        templates_load(arena, &diags, "templates", NULL);

    for (size_t i = 0; i < plan.count; i++) {
        const struct value *root, *field;
        if (plan.items[i].kind != kind)
            continue;
        root = view_document(arena, &diags, &plan, &plan.items[i], templates,
                             NULL);
        field = map_find(&root->fields, str_from(name));
        assert_non_null(field);
        return field->text.str;
    }
    fail_msg("no such document");
    return STR_NONE;
}

static const struct chart *chart_of(struct str text)
{
    struct source source = source_of(arena, STR("a.md"), 1, text);
    struct doc *doc = arena_new(arena, struct doc);

    doc->arena = arena;
    assert_true(markdown_parse(doc, &diags, &source));
    assert_clean();
    assert_int_equal(doc->root->first->kind, DOC_CHART);
    assert_null(doc->root->first->next);
    return doc->root->first->more->chart;
}

/* The last row: a letter for each mark, "<" where a cell goes on. */
static void assert_row(const struct chart *chart, const char *label,
                       const char *cells)
{
    const struct chart_row *row = &chart->rows[chart->row_count - 1];
    struct buf buf = buf_new(arena);

    assert_string_equal(str_zero_ended(arena, row->label), label);
    for (size_t i = 0; i < chart->column_count; i++)
        buf_add_byte(&buf, row->cells[i].columns == 0
                               ? '<'
                               : " FHO.-"[row->cells[i].mark]);
    assert_string_equal(str_zero_ended(arena, buf_str(&buf)), cells);
}

static void assert_windows(struct workspace *workspace, const char *cells)
{
    assert_row(chart_of(field_of(workspace, PLAN_WINDOWS, "window_chart")),
               str_zero_ended(arena, workspace->controls[0]->id.str), cells);
}

static void shows_windows_as_long_as_they_are(void **state)
{
    struct workspace *workspace = fixture();
    struct control *control = workspace->controls[0];

    (void)state;
    assert_windows(workspace, "F<<O<<");
    control->frequency = FREQUENCY_MONTHLY;
    assert_windows(workspace, "OOFOOO");
    control->frequency = FREQUENCY_ANNUAL;
    assert_windows(workspace, "F<<<<<");
    control->mode = MODE_EVENT;
    assert_windows(workspace, "F<<<<<");
}

/* One file is not enough for all the days or weeks of a month. */
static void shows_the_worst_of_a_month(void **state)
{
    struct workspace *workspace = fixture();

    (void)state;
    workspace->controls[0]->frequency = FREQUENCY_WEEKLY;
    assert_windows(workspace, "OOOOOO");
    workspace->controls[0]->frequency = FREQUENCY_DAILY;
    assert_windows(workspace, "OOOOOO");
}

/* Years are cut into quarters, so that the columns stay few. */
static void keeps_columns_few(void **state)
{
    struct workspace *workspace = fixture();
    const struct chart *chart;

    (void)state;
    workspace->periods[0]->from.day = date_make(2024, 11, 16);
    workspace->controls[0]->frequency = FREQUENCY_SEMIANNUAL;
    chart = chart_of(field_of(workspace, PLAN_WINDOWS, "window_chart"));
    assert_int_equal(chart->column_count, 7);
    assert_string_equal(str_zero_ended(arena, chart->columns[0]), "2024 Q4");
    workspace->controls[0]->frequency = FREQUENCY_DAILY;
    assert_windows(workspace, "OOOOOOO");
}

static void shows_open_controls_only(void **state)
{
    struct workspace *workspace = fixture();
    struct str chart = field_of(workspace, PLAN_GAPS, "gap_chart");

    (void)state;
    assert_row(chart_of(chart), "CM-01 Source access review", "F<<O<<");
    workspace->controls[0]->mode = MODE_EVENT;
    chart = field_of(workspace, PLAN_GAPS, "gap_chart");
    assert_int_equal(chart.len, 0);
}

static void shows_no_windows_in_type_i(void **state)
{
    struct workspace *workspace = fixture();

    (void)state;
    workspace->periods[0]->type = PERIOD_TYPE_I;
    workspace->periods[0]->from = workspace->periods[0]->to;
    assert_int_equal(field_of(workspace, PLAN_GAPS, "gap_chart").len, 0);
    assert_true(field_of(workspace, PLAN_COVERAGE, "coverage_chart").len > 0);
}

static void counts_files_by_month(void **state)
{
    struct workspace *workspace = fixture();
    const struct chart *chart;

    (void)state;
    chart = chart_of(field_of(workspace, PLAN_WINDOWS, "file_chart"));
    assert_int_equal(chart->row_count, 6);
    assert_int_equal(chart->rows[2].value, 1);
    assert_int_equal(field_of(workspace, PLAN_WINDOWS, "files_elsewhere").len,
                     0);
    workspace->evidence[0]->performed = no_day;
    workspace->evidence[0]->covers_to = no_day;
    assert_true(
        str_is(field_of(workspace, PLAN_WINDOWS, "files_elsewhere"), "1"));
}

static void keeps_names_in_their_place(void **state)
{
    static const char *const names[] = {
        "a | b", "#1", "columns: x", "a\\", "```", "two\nlines", "_*<b>"};
    static const char *const labels[] = {
        "a | b", "#1", "columns: x", "a\\", "```", "two lines", "_*<b>"};
    struct workspace *workspace = fixture();
    struct control *control = workspace->controls[0];
    struct buf buf = buf_new(arena);
    const struct chart *chart;

    (void)state;
    control->mode = MODE_EVENT;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        control->id = text_of(names[i], 1);
        assert_row(chart_of(field_of(workspace, PLAN_WINDOWS, "window_chart")),
                   labels[i], "F<<<<<");
    }
    for (int i = 0; i < 200; i++)
        buf_add(&buf, STR("Ä|"));
    control->id.str = buf_str(&buf);
    chart = chart_of(field_of(workspace, PLAN_WINDOWS, "window_chart"));
    assert_true(
        str_has_suffix(chart->rows[chart->row_count - 1].label, STR("\u2026")));
}

static void counts_criteria_by_series(void **state)
{
    struct workspace *workspace = fixture();
    const struct chart *chart;

    (void)state;
    workspace->criteria[0]->series = STR("CC6");
    workspace->criteria[1]->series = STR("CC6");
    chart = chart_of(field_of(workspace, PLAN_COVERAGE, "coverage_chart"));
    assert_int_equal(chart->row_count, 2);
    assert_string_equal(str_zero_ended(arena, chart->rows[0].label),
                        "CC6 Logical and physical access");
    assert_int_equal(chart->rows[0].value, 2);
    assert_string_equal(str_zero_ended(arena, chart->rows[1].label),
                        "C Confidentiality");
    assert_int_equal(chart->rows[1].value, 0);
    assert_int_equal(chart->rows[1].whole, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shows_windows_as_long_as_they_are),
        TEST(shows_the_worst_of_a_month),
        TEST(keeps_columns_few),
        TEST(shows_open_controls_only),
        TEST(shows_no_windows_in_type_i),
        TEST(counts_files_by_month),
        TEST(keeps_names_in_their_place),
        TEST(counts_criteria_by_series),
    };

    return cmocka_run_group_tests_name("compose/view_charts", tests, NULL,
                                       NULL);
}
