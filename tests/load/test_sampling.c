/*
 * Sampling profiles: what they take, and that they leave no hole.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/sampling.h"

#include "load/made.h"

static struct diags diags;

static struct sampling load(const char *text)
{
    const char *folder = scratch_folder();
    struct sampling sampling = {0};

    diags = diags_new(arena);
    if (text)
        make_file(folder, "sampling.yaml", text);
    sampling_load(arena, &diags, folder, "templates", &sampling);
    remove_scratch(folder);
    return sampling;
}

static uint64_t take(const struct sampling *sampling, const char *id,
                     uint64_t population)
{
    for (size_t i = 0; i < sampling->count; i++)
        if (str_is(sampling->profiles[i].id.str, id))
            return sampling_take(&sampling->profiles[i], population);
    fail_msg("no profile %s", id);
    return 0;
}

/* Sizes as the sources give them. */
static void test_shipped(void **state)
{
    static const struct {
        const char *id;
        uint64_t population, take;
    } rows[] = {
        {"assurancelab", 1, 1},        {"assurancelab", 4, 4},
        {"assurancelab", 6, 5},        {"assurancelab", 50, 5},
        {"assurancelab", 51, 6},       {"assurancelab", 250, 25},
        {"assurancelab", 251, 25},     {"kirkpatrickprice", 2, 2},
        {"kirkpatrickprice", 20, 3},   {"kirkpatrickprice", 101, 11},
        {"kirkpatrickprice", 999, 30}, {"cfr-80-127", 10, 10},
        {"cfr-80-127", 25, 19},        {"cfr-80-127", 26, 20},
        {"cfr-80-127", 65, 25},        {"cfr-80-127", 66, 29},
        {"large-firm", 100, 0},
    };
    struct sampling sampling = load(NULL);

    (void)state;
    assert_string_equal(said(&diags), "");
    assert_true(sampling.count >= 6);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(take(&sampling, rows[i].id, rows[i].population),
                         rows[i].take);
    for (size_t i = 0; i < sampling.count; i++)
        assert_true(sampling.profiles[i].source.str.len > 0);
}

#define PROFILE "profiles:\n  - id: x\n    name: X\n    source: S\n"

static void test_mistakes(void **state)
{
    static const struct {
        const char *steps, *where;
    } rows[] = {
        {"[{from: 2, take: all}]", "sampling.yaml:2:9"},
        {"[{from: 1, to: 5, take: all}, {from: 7, take: 5}]",
         "sampling.yaml:2:9"},
        {"[{from: 1, to: 5, take: all}, {from: 5, take: 5}]",
         "sampling.yaml:2:9"},
        {"[{from: 1, to: 5, take: all}]", "sampling.yaml:2:9"},
        {"[{from: 1, take: most}]", "sampling.yaml:5:34"},
        {"[{from: 1, take: 110 %}]", "sampling.yaml:5:34"},
        {"[{from: 1, take: 0}]", "sampling.yaml:5:34"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text =
            str_printf(arena, PROFILE "    population: %s\n", rows[i].steps);
        load(str_zero_ended(arena, text));
        if (!diags.first || diags.first->next ||
            !str_has_prefix(diag_format(arena, diags.first, false),
                            str_from(rows[i].where)))
            fail_msg("%s: expected one message at %s, got:\n%s", rows[i].steps,
                     rows[i].where, said(&diags));
    }
}

static void test_own_file(void **state)
{
    struct sampling sampling = load(PROFILE "    cadence: {weekly: \"7\"}\n");

    (void)state;
    assert_string_equal(said(&diags), "");
    assert_int_equal(sampling.count, 1);
    assert_str(sampling.profiles[0].cadence[FREQUENCY_WEEKLY].str, "7");
    assert_int_equal(sampling_take(&sampling.profiles[0], 10), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_shipped),
        TEST(test_mistakes),
        TEST(test_own_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
