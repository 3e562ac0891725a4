/*
 * Tests of binder/csv.c and bag.c: the tables and tag files, byte by byte.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/csv.h"

#include "golden.h"

#include "binder/bag.h"
#include "binder/sample.h"

static void test_index(void **state)
{
    (void)state;
    golden_compare(arena, "binder/index.csv",
                   binder_csv(arena, sample_binder()));
}

/* Two name the first file; what a third has through its control is no news. */
static void test_requests(void **state)
{
    const struct binder *binder = sample_binder();
    struct request asked[] = {
        {.id = text_of("PBC-1"), .answers = evidence, .answer_count = 1},
        {.id = text_of("PBC-2"), .answers = evidence, .answer_count = 1},
        {.id = text_of("PBC-3"),
         .answers = evidence,
         .answer_count = 2,
         .is_by_control = true},
    };
    struct request *requests[] = {&asked[0], &asked[1], &asked[2]};
    struct request_list list = {
        .period = &period, .requests = requests, .count = 3};
    struct request_list *lists[] = {&list};
    struct str csv;
    (void)state;

    workspace.request_lists = lists;
    workspace.request_lists_count = 1;
    csv = binder_csv(arena, binder);
    assert_true(str_find(csv, STR("review.csv,PBC-1; PBC-2,\r\n"), 0) <
                csv.len);
    assert_true(str_find(csv, STR("empty.log,,\r\n"), 0) < csv.len);
    assert_true(str_find(csv, STR("PBC-3"), 0) > csv.len);
}

static void test_omissions(void **state)
{
    struct binder binder = {.workspace = &workspace, .period = &period};
    struct binder_omission omission = {STR("evidence/=x\n"), STR("a, b"),
                                       STR("CM-01")};
    (void)state;

    assert_str(csv_omissions(arena, &binder),
               "\xEF\xBB\xBForiginal name,control,reason\r\n");
    binder.omissions = &omission;
    binder.omission_count = 1;
    assert_str(csv_omissions(arena, &binder),
               "\xEF\xBB\xBForiginal name,control,reason\r\n"
               "\"evidence/=x\n\",CM-01,\"a, b\"\r\n");
}

static void test_tag_files(void **state)
{
    struct bag bag;
    struct buf buf = buf_new(arena);
    (void)state;

    workspace.organization = text_of("Larkfield\nPayload-Oxum: 0.0");
    bag = bag_of(arena, sample_binder(), STR("<p>"));
    for (size_t i = 0; i < BAG_TAG_FILES; i++)
        buf_printf(&buf, "== %.*s\n%.*s", STR_ARG(bag.tags[i].member),
                   STR_ARG(bag.tags[i].bytes));
    buf_printf(&buf, "== %.*s\n%.*s", STR_ARG(bag.made[3].member),
               STR_ARG(bag.made[3].bytes));
    golden_compare(arena, "binder/tag-files.txt", buf_str(&buf));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_index),
        SAMPLE_TEST(test_requests),
        SAMPLE_TEST(test_omissions),
        SAMPLE_TEST(test_tag_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
