/*
 * Tests of load/front.c: where front matter ends and the body begins.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/front.h"

#include "load/made.h"

static struct diags diags;

static bool split(const char *text, struct front *front)
{
    diags = diags_new(arena);
    return front_split(&diags, STR("p.md"), str_from(text), front);
}

static void test_between_lines(void **state)
{
    struct front front;
    (void)state;

    assert_true(split("---\nid: A\n---\n\n## B\n", &front));
    assert_true(front.has_matter);
    assert_str(front.matter, "id: A\n");
    assert_int_equal(front.matter_line, 2);
    assert_str(front.body, "\n## B\n");
    assert_int_equal(front.body_line, 4);
}

static void test_other_line_ends(void **state)
{
    struct front front;
    (void)state;

    assert_true(split("\xEF\xBB\xBF---\r\nid: A\r\n...\r\nBody", &front));
    assert_str(front.matter, "id: A\r\n");
    assert_str(front.body, "Body");
    assert_int_equal(front.body_line, 4);
}

static void test_empty_parts(void **state)
{
    struct front front;
    (void)state;

    assert_true(split("---\n---", &front));
    assert_true(front.has_matter);
    assert_str(front.matter, "");
    assert_str(front.body, "");
    assert_true(split("", &front));
    assert_false(front.has_matter);
}

static void test_without_opening_line(void **state)
{
    struct front front;
    (void)state;

    assert_true(split("id: A\ntitle: B\n---\nBody\n", &front));
    assert_true(front.has_matter);
    assert_str(front.matter, "id: A\ntitle: B\n");
    assert_int_equal(front.matter_line, 1);
    assert_int_equal(front.body_line, 4);
}

static void test_none(void **state)
{
    static const char *const bodies[] = {
        "# Title\n---\n", "Note: this\nis text\n", "----\nid: A\n---\n",
        "See http://x\n---\n", " ---\nid: A\n---\n"};
    struct front front;
    (void)state;

    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        assert_true(split(bodies[i], &front));
        assert_false(front.has_matter);
        assert_str(front.body, bodies[i]);
        assert_int_equal(front.body_line, 1);
    }
}

static void test_unclosed(void **state)
{
    struct front front;
    (void)state;

    assert_false(split("---\nid: A\n## B\n", &front));
    assert_int_equal(diags.first->id, IN_FRONT_UNCLOSED);
    assert_int_equal(diags.first->pos.line, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_between_lines), TEST(test_other_line_ends),
        TEST(test_empty_parts),   TEST(test_without_opening_line),
        TEST(test_none),          TEST(test_unclosed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
