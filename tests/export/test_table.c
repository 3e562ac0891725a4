/*
 * Tests of export/: texts filled in, tables as text, spreadsheets, and the
 * lines of a calendar, on models made by hand.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/table.h"

#include "base/scratch.h"
#include "export/calendar.h"
#include "export/xlsx_check.h"

static struct workspace workspace;
static struct period period;
static struct control control;
static struct control *controls[] = {&control};
static struct variable variable, *variables[] = {&variable};

static struct text text_of(const char *s)
{
    return (struct text){str_from(s), POS_NONE};
}

static struct dated day_of(int year, int month, int day)
{
    return (struct dated){date_make(year, month, day), {.line = 1}};
}

static struct table_source source_of(void)
{
    workspace = (struct workspace){.arena = arena,
                                   .organization = text_of("Larkfield"),
                                   .system = text_of("Reports")};
    variable = (struct variable){text_of("days"), text_of("14")};
    workspace.variables = variables;
    workspace.variables_count = 1;
    workspace.controls = controls;
    workspace.controls_count = 1;
    period = (struct period){.id = text_of("2026-H1"),
                             .type = PERIOD_TYPE_II,
                             .from = day_of(2026, 1, 1),
                             .to = day_of(2026, 6, 30),
                             .prior_to = {.day = DATE_NONE}};
    control = (struct control){.id = text_of("CM-01"),
                               .title = text_of("Review, of; access"),
                               .frequency = FREQUENCY_QUARTERLY,
                               .mode = MODE_PERIODIC,
                               .effective_from = {.day = DATE_NONE},
                               .effective_to = {.day = DATE_NONE}};
    return (struct table_source){
        .arena = arena, .workspace = &workspace, .period = &period};
}

static void expect_filled(const char *text, const char *expected)
{
    struct table_source source = source_of();

    assert_str(fill_text(&source, str_from(text)), expected);
}

static void test_filling(void **state)
{
    (void)state;
    expect_filled("", "");
    expect_filled("plain {x}", "plain {x}");
    expect_filled("{{system.name}} of {{{ organization.name }}}.",
                  "Reports of Larkfield.");
    expect_filled("after {{variables.days}} days", "after 14 days");
    expect_filled("{{variables.none}} {{#if}}", "{{variables.none}} {{#if}}");
    expect_filled("open {{system.name", "open {{system.name");
    expect_filled("{{", "{{");
}

static struct table table_of(struct str cell)
{
    static const struct column columns[] = {{"A b", "a_b", 10}, {"C", "c", 10}};
    struct table table = table_new(arena, STR("Test"), columns, 2);

    for (int i = 0; i < 5; i++)
        table_add(&table)[1] = cell;
    return table;
}

static void test_text_formats(void **state)
{
    struct table table = table_of(STR("=1"));

    (void)state;
    table.row_count = 1;
    assert_str(table_csv(&table), "\xEF\xBB\xBF"
                                  "A b,C\r\n,'=1\r\n");
    assert_str(table_json(&table, "rows", STR("P")),
               "{\n  \"schema_version\": 1,\n  \"period\": \"P\",\n"
               "  \"rows\": [\n    {\n      \"a_b\": \"\",\n"
               "      \"c\": \"=1\"\n    }\n  ]\n}\n");
}

/* Whatever a cell holds, a spreadsheet comes of it or a message. */
static void test_spreadsheets(void **state)
{
    const char *folder = scratch_folder();
    const char *path = in_folder(folder, "t.xlsx");
    struct diags diags = diags_new(arena);
    struct instant created = {.day = date_make(2026, 6, 30)};
    struct buf large = buf_new(arena);
    struct str cells[4], bytes;

    (void)state;
    for (int i = 0; i < 20000; i++)
        buf_add(&large, STR("\xE2\x97\x8F "));
    cells[0] = STR("\xFF\x01\xEF\xBF\xBF");
    cells[1] = buf_str(&large);
    cells[2] = STR("");
    cells[3] = STR("_x0041_ =1+1 {=1}");
    for (int i = 0; i < 4; i++) {
        struct table table = table_of(cells[i]);
        table.links[0] = STR("../evidence/a b#c.csv");
        table.links[1] = STR("\xFF");
        table.link_column = 1;
        assert_true(table_xlsx(&table, &diags, path, created));
        assert_true(file_read(arena, &diags, path, STR("t"), 1 << 20, &bytes));
        assert_true(str_has_prefix(bytes, STR("PK")));
    }
    assert_null(diags.first);
    assert_false(table_xlsx(&(struct table){.arena = arena}, &diags,
                            in_folder(folder, "no/t.xlsx"), created));
    assert_int_equal(diags.first->id, IO_CREATE);
    remove_scratch(folder);
}

/* No beginning and no altered byte of a spreadsheet upsets the reader; no
 * beginning is whole. */
static void test_whole(void **state)
{
    const char *folder = scratch_folder();
    const char *path = in_folder(folder, "t.xlsx");
    struct diags diags = diags_new(arena);
    struct table table = table_of(STR("text"));
    struct str bytes;
    size_t refused = 0;

    (void)state;
    assert_true(table_xlsx(&table, &diags, path,
                           (struct instant){.day = date_make(2026, 6, 30)}));
    assert_true(file_read(arena, &diags, path, STR("t"), 1 << 20, &bytes));
    assert_true(xlsx_is_whole(arena, bytes));
    for (size_t len = 0; len < bytes.len; len += 7)
        assert_false(xlsx_is_whole(arena, str_slice(bytes, 0, len)));
    for (size_t at = 0; at < bytes.len; at += 3) {
        char *byte = (char *)bytes.ptr + at;
        *byte ^= 0x55;
        refused += !xlsx_is_whole(arena, bytes);
        *byte ^= 0x55;
    }
    assert_true(refused > 100);
    remove_scratch(folder);
}

static void test_calendar(void **state)
{
    struct table_source source = source_of();
    struct instant stamp = {.day = date_make(2026, 6, 30), .has_zone = true};
    struct str text = calendar_write(&source, NULL, stamp);
    struct str again = calendar_write(&source, NULL, stamp), line, rest = text;
    struct role role = {.id = text_of("cto")};
    size_t events = 0;

    (void)state;
    assert_true(str_eq(text, again));
    while (str_next_line(&rest, &line)) {
        assert_true(line.len <= 75);
        events += str_is(line, "BEGIN:VEVENT");
    }
    assert_int_equal(events, 2);
    assert_true(str_find(text, STR("SUMMARY:CM-01 Review\\, of\\; access"),
                         0) != SIZE_MAX);
    assert_true(str_find(text, STR("DTSTART;VALUE=DATE:20260331\r\n"), 0) !=
                SIZE_MAX);
    text = calendar_write(&source, &role, stamp);
    assert_true(str_find(text, STR("VEVENT"), 0) == SIZE_MAX);
}

/* 75 octets a line, and no character torn. */
static void test_folding(void **state)
{
    struct table_source source = source_of();
    struct buf title = buf_new(arena), joined = buf_new(arena);
    struct instant stamp = {.day = date_make(2026, 6, 30)};
    struct str rest, line;

    (void)state;
    for (int i = 0; i < 100; i++)
        buf_add(&title, STR("\xE2\x97\x8F"));
    control.title.str = buf_str(&title);
    rest = calendar_write(&source, NULL, stamp);
    while (str_next_line(&rest, &line)) {
        assert_true(line.len <= 75);
        buf_add(&joined,
                line.ptr[0] == ' ' ? str_slice(line, 1, line.len) : line);
        assert_int_equal(str_find(line, STR("\xEF\xBF\xBD"), 0), SIZE_MAX);
    }
    assert_true(str_find(buf_str(&joined), control.title.str, 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_filling),  TEST(test_text_formats), TEST(test_spreadsheets),
        TEST(test_calendar), TEST(test_folding),      TEST(test_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
