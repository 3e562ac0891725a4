/*
 * The collecting of tags: MCIDs, keys of the parent tree, and trees that are
 * refused.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sample.h"

#include "pdf/tags.h"

struct state {
    void *sample;
    struct sample *made;
    struct objects *objects;
    object_id pages[2];
};

static int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    *given = state;
    if (sample_set_up(&state->sample) != 0)
        return -1;
    state->made = state->sample;
    state->objects = sample_objects(state->made);
    for (int i = 0; i < 2; i++)
        state->pages[i] = object_add_page(state->objects);
    return 0;
}

static int tear_down(void **given)
{
    struct state *state = *given;

    objects_close(state->objects);
    sample_tear_down(&state->sample);
    free(state);
    return 0;
}

static struct tags *new_tags(struct state *state)
{
    struct tags *tags = tags_new(state->made->arena, state->objects);

    tags_expect(tags, state->made->layout.root->first);
    return tags;
}

/* Everything is drawn; the number of the structure tree. */
static object_id end_tags(struct state *state, struct tags *tags)
{
    tags_complete(tags, state->made->layout.root->first);
    return tags_define(tags, state->made->layout.root);
}

static void test_content_counts_by_page(void **given)
{
    struct state *state = *given;
    struct tags *tags = new_tags(state);
    struct tag *leaf = state->made->layout.root->first->first;

    tags_begin_page(tags, 0, state->pages[0]);
    assert_int_equal(tags_add_content(tags, leaf), 0);
    assert_int_equal(tags_add_content(tags, leaf), 1);
    assert_int_equal(tags_end_page(tags), 0);
    tags_begin_page(tags, 1, state->pages[1]);
    assert_int_equal(tags_add_content(tags, leaf), 0);
    assert_int_equal(tags_end_page(tags), 1);
    assert_int_not_equal(end_tags(state, tags), 0);
    assert_true(objects_ok(state->objects));
}

static void test_annotations_follow_their_page(void **given)
{
    struct state *state = *given;
    struct tags *tags = new_tags(state);
    struct tag *element = state->made->layout.root->first;

    tags_begin_page(tags, 0, state->pages[0]);
    assert_int_equal(tags_add_annotation(tags, element, 9), 1);
    assert_int_equal(tags_add_annotation(tags, element, 10), 2);
    assert_int_equal(tags_end_page(tags), 0);
    tags_begin_page(tags, 1, state->pages[1]);
    assert_int_equal(tags_add_annotation(tags, element, 11), 4);
    assert_int_equal(tags_end_page(tags), 3);
    assert_int_not_equal(end_tags(state, tags), 0);
    assert_true(objects_ok(state->objects));
}

static void test_foreign_leaf(void **given)
{
    struct state *state = *given;
    struct tags *tags = new_tags(state);
    struct tag stray = {.role = TAG_P, .parent = state->made->layout.root};

    tags_begin_page(tags, 0, state->pages[0]);
    tags_add_content(tags, &stray);
    tags_end_page(tags);
    end_tags(state, tags);
    assert_false(objects_ok(state->objects));
    assert_int_equal(state->made->diags.first->id, INTERNAL_PDF);
}

static void test_leaf_of_nobody(void **given)
{
    struct state *state = *given;
    struct tags *tags = new_tags(state);
    struct tag stray = {.role = TAG_TEXT};

    tags_add_content(tags, &stray);
    assert_false(objects_ok(state->objects));
}

static void test_leaf_below_leaf(void **given)
{
    struct state *state = *given;
    struct tags *tags = new_tags(state);

    state->made->layout.root->first->role = TAG_TEXT;
    end_tags(state, tags);
    assert_false(objects_ok(state->objects));
}

static void test_roles(void **given)
{
    struct tag tag = {.role = TAG_TEXT};

    (void)given;
    for (int role = 0; role < TAG_ROLE_COUNT; role++) {
        tag.role = (enum tag_role)role;
        assert_non_null(tags_role(&tag));
    }
    tag.role = TAG_LBODY;
    assert_string_equal(tags_role(&tag), "LBody");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_content_counts_by_page),
        TEST(test_annotations_follow_their_page),
        TEST(test_foreign_leaf),
        TEST(test_leaf_of_nobody),
        TEST(test_leaf_below_leaf),
        TEST(test_roles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
