/*
 * Tests of model/model.c: spellings, names, periods.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include "base/scratch.h"

static void test_frequencies(void **state)
{
    static const struct {
        const char *word;
        enum frequency frequency;
    } words[] = {{"annual", FREQUENCY_ANNUAL},
                 {"Annually", FREQUENCY_ANNUAL},
                 {"yearly", FREQUENCY_ANNUAL},
                 {"semi-annual", FREQUENCY_SEMIANNUAL},
                 {"Semiannual", FREQUENCY_SEMIANNUAL},
                 {"semi annually", FREQUENCY_SEMIANNUAL},
                 {"twice a year", FREQUENCY_SEMIANNUAL},
                 {"half-yearly", FREQUENCY_SEMIANNUAL},
                 {"QUARTERLY", FREQUENCY_QUARTERLY},
                 {"ongoing", FREQUENCY_ONGOING},
                 {"continuous", FREQUENCY_ONGOING},
                 {"Ad hoc", FREQUENCY_ONGOING},
                 {"As needed", FREQUENCY_ONGOING},
                 {"biennial", FREQUENCY_NONE},
                 {"", FREQUENCY_NONE},
                 {"annualannualannualannualannualannual", FREQUENCY_NONE}};
    (void)state;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(frequency_from(str_from(words[i].word)),
                         words[i].frequency);
}

/* Each name is one of its own spellings. */
static void test_names_are_spellings(void **state)
{
    (void)state;

    for (int i = 1; i < CATEGORY_COUNT; i++) {
        enum category category = (enum category)i;
        assert_int_equal(category_from(str_from(category_name(category))), i);
        assert_int_equal(category_from(str_from(category_word(category))), i);
    }
    for (int i = 1; i < FREQUENCY_COUNT; i++)
        assert_int_equal(
            frequency_from(str_from(frequency_name((enum frequency)i))), i);
    for (int i = 1; i < MODE_COUNT; i++)
        assert_int_equal(mode_from(str_from(mode_name((enum mode)i))), i);
    for (int i = 1; i <= STATUS_RETIRED; i++)
        assert_int_equal(status_from(str_from(status_name((enum status)i))), i);
    assert_string_equal(category_name(CATEGORY_NONE), "");
}

static void test_control_in_period(void **state)
{
    struct control control = {.effective_from = {.day = DATE_NONE},
                              .effective_to = {.day = DATE_NONE}};
    struct period period = {.from = {.day = 100}, .to = {.day = 200}};
    (void)state;

    assert_true(control_is_in(&control, &period));
    assert_true(control_is_in(&control, NULL));
    control.effective_from.day = 200;
    assert_true(control_is_in(&control, &period));
    control.effective_from.day = 201;
    assert_false(control_is_in(&control, &period));
    control.effective_from.day = 0;
    control.effective_to.day = 100;
    assert_true(control_is_in(&control, &period));
    control.effective_to.day = 99;
    assert_false(control_is_in(&control, &period));
    control.effective_to.day = DATE_NONE;
    control.not_applicable.str = STR("no laptops");
    assert_false(control_is_in(&control, &period));
    assert_false(control_is_in(&control, NULL));
}

static void test_sound_period(void **state)
{
    struct period period = {.from = {.day = 5}, .to = {.day = 5}};
    (void)state;

    assert_true(period_is_sound(&period));
    period.to.day = 4;
    assert_false(period_is_sound(&period));
    period.to.day = DATE_NONE;
    assert_false(period_is_sound(&period));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_frequencies),
        TEST(test_names_are_spellings),
        TEST(test_control_in_period),
        TEST(test_sound_period),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
