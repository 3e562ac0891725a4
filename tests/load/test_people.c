/*
 * Names as commits hold them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/people.h"

#include "base/scratch.h"

static void test_name(void **state)
{
    static const struct {
        const char *line, *name;
    } lines[] = {
        {"Ann Example <ann@x.example>", "Ann Example"},
        {"  Zoë  ", "Zoë"},
        {"Ann", "Ann"},
        {"ann@x.example", "someone without a name"},
        {"<ann@x.example>", "someone without a name"},
        {"", "someone without a name"},
        {"A\xFFnn\x1B[31m", "A?nn?[31m"},
        {"Ann\xE2\x80\xAE", "Ann?"},
    };
    char longer[400];
    (void)state;

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_str(people_name(arena, str_from(lines[i].line)), lines[i].name);
    memset(longer, 'x', sizeof longer);
    assert_int_equal(people_name(arena, str_make(longer, sizeof longer)).len,
                     80);
}

static void test_several(void **state)
{
    struct people people = {0};
    (void)state;

    assert_str(people_join(arena, &people), "");
    people_add(arena, &people, STR("Ann Example <a@x.example>"));
    people_add(arena, &people, STR("b@x.example"));
    people_add(arena, &people, STR("Ann Example"));
    people_add(arena, &people, STR("Ann"));
    people_add(arena, &people, STR("Cy"));
    people_add(arena, &people, STR("Di"));
    assert_str(people_join(arena, &people), "Ann Example, Ann, Cy");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_name), TEST(test_several)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
