/*
 * Tests of matrices as companies write them, and of the YAML made of them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "intake/text.h"

#include "arena_state.h"
#include "intake/yaml.h"
#include "load/node.h"

static struct workspace *workspace;

static int set_up(void **state)
{
    open_arena(state);
    workspace = arena_new(arena, struct workspace);
    workspace->role_by_id = workspace->person_by_id = map_new(arena);
    workspace->control_by_id = workspace->criterion_by_id = map_new(arena);
    return 0;
}

static bool read(const char *csv, struct matrix *matrix)
{
    struct cells *cells =
        cells_from_csv(arena, &diags, STR("m.csv"), str_from(csv));

    assert_non_null(cells);
    return matrix_read(arena, &diags, STR("m.csv"), cells, matrix);
}

static const char *text_of(const char *csv)
{
    struct matrix matrix;

    assert_true(read(csv, &matrix));
    return str_zero_ended(
        arena, matrix_text(arena, &diags, workspace, STR("in/m.csv"), &matrix));
}

static void says(const char *csv, const char *expected)
{
    assert_string_equal(text_of(csv), expected);
}

static void test_one_control(void **state)
{
    (void)state;
    says("Control ID,Control Activity,TSC Ref.,Owner,Frequency,Evidence\n"
         "AC-1,\"IT removes access, same day.\",CC6.2,IT Lead,Ad hoc,"
         "\"1. Ticket\n2. Log: export\"\n",
         "# From m.csv\n"
         "controls:\n"
         "  - id: AC-1\n"
         "    title: \"IT removes access, same day\"\n"
         "    frequency: ongoing\n"
         "    criteria: [CC6.2]\n"
         "    owner: it-lead\n"
         "    statement: \"IT removes access, same day.\"\n"
         "    evidence:\n"
         "      - what: Ticket\n"
         "      - what: \"Log: export\"\n\n");
    assert_int_equal(diags.first->id, MATRIX_ROLE);
    assert_null(diags.first->next);
}

/* As the workbooks of risk tools head their controls. */
static void test_ref_id(void **state)
{
    (void)state;
    says("ref_id,name,description\nREF-1,Firewall,Traffic is filtered.\n",
         "# From m.csv\n"
         "controls:\n"
         "  - id: REF-1\n"
         "    title: Firewall\n"
         "    statement: Traffic is filtered.\n\n");
}

/* Criteria to the left in merged cells, a control under two of them, titles
 * above the head, headings between the rows, the head once more. */
static void test_merged_rows(void **state)
{
    (void)state;
    says("Matrix of controls,,\n,,\n"
         "Criteria,Control #,Control Description\n"
         "CC1.1 Integrity,HR-1,Staff sign the code.\n,HR-2,HR checks pasts.\n"
         "CC1.2 Board,,\n,HR-1,Staff sign the code.\nPart Two,,\n"
         "Criteria,Control #,Control Description\n,HR-3,The board meets.\n",
         "# From m.csv\n"
         "controls:\n"
         "  - id: HR-1\n    title: Staff sign the code\n"
         "    criteria: [CC1.1, CC1.2]\n"
         "    statement: Staff sign the code.\n\n"
         "  - id: HR-2\n    title: HR checks pasts\n"
         "    criteria: [CC1.1]\n    statement: HR checks pasts.\n\n"
         "  - id: HR-3\n    title: The board meets\n"
         "    criteria: [CC1.2]\n    statement: The board meets.\n\n");
    assert_null(diags.first);
}

/* "Control" is what a control says, or its id where another column does. */
static void test_control_alone(void **state)
{
    struct matrix matrix;
    (void)state;

    assert_true(read("No.,Control,Frequency\n1,We patch,daily\n", &matrix));
    assert_true(str_is(matrix.rows[0].cells[MATRIX_STATEMENT].str, "We patch"));
    assert_true(read("Control,Description,Owner\nA-1,We patch,IT\n", &matrix));
    assert_true(str_is(matrix.rows[0].cells[MATRIX_ID].str, "A-1"));
    assert_true(read("Control,Owner,TSC\nWe patch,IT,CC7.1\n", &matrix));
    assert_true(str_is(matrix.rows[0].cells[MATRIX_ID].str, "C-001"));
}

static void test_named_after_criterion(void **state)
{
    (void)state;
    assert_non_null(
        strstr(text_of("Control ID,Objective,Control Description,Frequency\n"
                       "SOC2-CC6.1,Access,We review access.,Quarterly\n"),
               "criteria: [CC6.1]"));
    assert_null(diags.first);
}

static void test_nothing_is_lost_in_silence(void **state)
{
    const char *text = text_of("ID,Control Statement,Frequency,TSC,Tester\n"
                               "A-1,We patch.,when needed most,somewhere,Ann\n"
                               "A-2,We log.,when needed most,CC7.2,Ann\n");
    (void)state;

    assert_non_null(
        strstr(text, "# frequency in the matrix: when needed most"));
    assert_non_null(strstr(text, "# criterion in the matrix: somewhere"));
    assert_int_equal(diags.first->id, MATRIX_LEFT);
    assert_non_null(strstr(diags.first->text.ptr, "'Tester'"));
    /* The frequency is spoken of once, the criterion once. */
    assert_int_equal(diags.count[SEVERITY_WARNING], 2);
}

static void test_taken(void **state)
{
    static struct control control = {.pos = {{"controls/a.yaml", 15}, 2, 5}};
    (void)state;

    map_add(&workspace->control_by_id, STR("A-1"), &control);
    text_of("ID,Control Statement,TSC\nA-1,We patch.,CC7.1\n");
    assert_int_equal(diags.first->id, MATRIX_TAKEN);
}

static void test_no_matrix(void **state)
{
    struct matrix matrix;
    (void)state;

    assert_false(read("a,b,c\n1,2,3\n", &matrix));
    assert_int_equal(diags.first->id, IN_MATRIX_HEAD);
    assert_false(read("ID,Name\n1,2\n", &matrix));
}

/* Whatever a cell holds, it stays one value. */
static void test_hostile_cells(void **state)
{
    struct buf buf = buf_new(arena);
    (void)state;

    assert_true(str_is(yaml_clean(arena, STR(" a\n\tb\u2028{{c}} {{{\x01 ")),
                       "a b { {c}} { { {"));
    yaml_value(&buf, 0, "a", STR("no"));
    yaml_value(&buf, 0, "b", STR("- x: \"\\ #"));
    yaml_value(&buf, 0, "c", STR("*anchor"));
    yaml_value(&buf, 0, "d", STR("1.10"));
    yaml_value(&buf, 0, "e", STR("\u00e9t\u00e9"));
    yaml_value(&buf, 0, "f", STR(""));
    yaml_list(&buf, 0, "g", (struct str[]){STR("x, y"), STR("z")}, 2);
    assert_string_equal(str_zero_ended(arena, buf_str(&buf)),
                        "a: \"no\"\nb: \"- x: \\\"\\\\ #\"\nc: \"*anchor\"\n"
                        "d: \"1.10\"\ne: \"\u00e9t\u00e9\"\n"
                        "g: [\"x, y\", z]\n");
}

static void test_prose(void **state)
{
    struct buf buf = buf_new(arena);
    (void)state;

    for (int i = 0; i < 16; i++)
        buf_add(&buf, STR("word # - "));
    struct str text = yaml_clean(arena, buf_str(&buf)), line;
    buf = buf_new(arena);
    yaml_prose(&buf, 6, "- what", text);
    struct str rest = buf_str(&buf);
    assert_true(str_next_line(&rest, &line));
    assert_true(str_is(line, "      - what: >-"));
    while (str_next_line(&rest, &line)) {
        assert_true(line.len <= 80);
        assert_true(str_has_prefix(line, STR("          ")));
    }
}

static void add_cell(struct buf *buf, unsigned *seed)
{
    static const char *const PIECES[] = {
        "a",      "word",   " ",    "\n",  ": ", " #", "- ", "'",
        "\"\"",   "{{",     "}",    "[x]", "|",  ">-", "%",  "\t",
        "\u2028", "\u00e9", "\\",   "*x",  "&y", "!z", "?",  "0",
        "CC6.1",  "daily",  "null", "---", ","};

    buf_add_byte(buf, '"');
    for (unsigned i = *seed % 12; i > 0; i--) {
        *seed = *seed * 1103515245u + 12345u;
        buf_add(
            buf,
            str_from(
                PIECES[(*seed >> 16) % (sizeof PIECES / sizeof PIECES[0])]));
    }
    *seed = *seed * 1103515245u + 12345u;
    buf_add_byte(buf, '"');
}

/* Whatever the cells hold, the loader reads it back: as many controls. */
static void test_any_cells(void **state)
{
    unsigned seed = 7;
    (void)state;

    for (int round = 0; round < 2000; round++) {
        struct buf csv = buf_new(arena);
        struct matrix matrix;
        struct str text;
        struct node *node;

        buf_add(&csv, STR("ID,Title,Statement,TSC,Owner,Frequency,Nature,"
                          "Systems,Steps,Evidence,Policy\n"));
        for (int i = 0; i < 33; i++) {
            add_cell(&csv, &seed);
            buf_add_byte(&csv, i % 11 == 10 ? '\n' : ',');
        }
        diags = diags_new(arena);
        assert_true(read(str_zero_ended(arena, buf_str(&csv)), &matrix));
        text = matrix_text(arena, &diags, workspace, STR("m.csv"), &matrix);
        diags = diags_new(arena);
        node = node_parse(arena, &diags, STR("m.yaml"), text, 1);
        if (!node || diags.first)
            fail_msg("%.*s\n%.*s", STR_ARG(golden_diags(arena, &diags)),
                     STR_ARG(text));
        node = node_find(node, STR("controls"));
        assert_int_equal(node ? node->count : 0, matrix.count);
    }
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_one_control),
        CASE(test_ref_id),
        CASE(test_merged_rows),
        CASE(test_control_alone),
        CASE(test_nothing_is_lost_in_silence),
        CASE(test_named_after_criterion),
        CASE(test_taken),
        CASE(test_no_matrix),
        CASE(test_hostile_cells),
        CASE(test_any_cells),
        CASE(test_prose),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
