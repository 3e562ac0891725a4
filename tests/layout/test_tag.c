/*
 * The tag tree: each rule of tags_check is broken once.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "page_state.h"

/* A tree that keeps all rules, with handles to break them. */
struct sample {
    struct layout layout;
    struct tag *heading, *list, *item, *head_cell, *body, *row, *note, *figure;
    struct box *box;
};

static struct tag *add(struct state *state, enum tag_role role,
                       struct tag *parent)
{
    return tag_new(state->arena, role, parent, POS_NONE);
}

static struct tag *add_row(struct state *state, struct tag *part,
                           enum tag_role role)
{
    struct tag *row = add(state, TAG_TR, part);

    for (int i = 0; i < 2; i++)
        add(state, role, row)->scope =
            role == TAG_TH ? SCOPE_COLUMN : SCOPE_NONE;
    return row;
}

static struct sample *make(struct state *state)
{
    struct sample *s = arena_new(state->arena, struct sample);
    struct tag *root = add(state, TAG_DOCUMENT, NULL);

    s->layout.root = root;
    add(state, TAG_H1, root);
    s->heading = add(state, TAG_H2, root);
    s->list = add(state, TAG_L, root);
    s->item = add(state, TAG_LI, s->list);
    add(state, TAG_LBL, s->item);
    add(state, TAG_LBODY, s->item);
    struct tag *table = add(state, TAG_TABLE, root);
    s->head_cell = add_row(state, add(state, TAG_THEAD, table), TAG_TH)->first;
    s->body = add(state, TAG_TBODY, table);
    s->row = add_row(state, s->body, TAG_TD);
    s->note = add(state, TAG_NOTE, root);
    s->note->id = STR("note-1");
    s->figure = add(state, TAG_FIGURE, root);
    s->figure->alt = STR("A picture");
    s->layout.pages = arena_new(state->arena, struct page);
    s->layout.page_count = 1;
    s->box = arena_new(state->arena, struct box);
    s->box->tag = tag_leaf(state->arena, s->heading, POS_NONE);
    s->layout.pages->first = s->layout.pages->last = s->box;
    return s;
}

static void refuse(struct state *state, struct sample *s, const char *what)
{
    assert_false(tags_check(&s->layout, &state->diags));
    assert_int_equal(state->diags.first->id, INTERNAL_TAGS);
    if (!has(golden_diags(state->arena, &state->diags), what))
        fail_msg("%.*s", STR_ARG(golden_diags(state->arena, &state->diags)));
}

static void test_good_tree(void **given)
{
    struct state *state = *given;
    struct sample *s = make(state);

    assert_true(tags_check(&s->layout, &state->diags));
    assert_null(state->diags.first);
    assert_int_equal(s->layout.root->number, 0);
    assert_int_equal(s->heading->number, 2);
    assert_int_equal(s->box->tag->number, 3);
    assert_true(s->box->tag->has_box);
    int number = 0;
    for (struct tag *t = s->layout.root; t; t = tag_walk(s->layout.root, t))
        assert_int_equal(t->number, number++);
    assert_int_equal(s->layout.tag_count, number);
}

/* One cell over both columns, one over two rows. */
static void test_reaching_cells(void **given)
{
    struct state *state = *given;
    struct sample *s = make(state);
    struct tag *short_row = add(state, TAG_TR, s->body);
    struct tag *wide = add(state, TAG_TR, s->body);

    s->row->last->rows = 2;
    add(state, TAG_TD, short_row);
    add(state, TAG_TD, wide)->columns = 2;
    assert_true(tags_check(&s->layout, &state->diags));
    assert_null(state->diags.first);
}

static void test_leaf_is_shared(void **given)
{
    struct state *state = *given;
    struct tag *p = add(state, TAG_P, NULL);
    struct tag *leaf = tag_leaf(state->arena, p, POS_NONE);

    assert_ptr_equal(leaf, tag_leaf(state->arena, p, POS_NONE));
    add(state, TAG_LINK, p);
    assert_ptr_not_equal(leaf, tag_leaf(state->arena, p, POS_NONE));
}

#define BREAK(name, what, act)                                                 \
    static void test_##name(void **given)                                      \
    {                                                                          \
        struct state *state = *given;                                          \
        struct sample *s = make(state);                                        \
        act;                                                                   \
        refuse(state, s, what);                                                \
    }

BREAK(list_kid, "may not stand", add(state, TAG_P, s->list))
BREAK(item_kid, "may not stand", add(state, TAG_TEXT, s->item))
BREAK(stray_cell, "wrong parent", add(state, TAG_TD, s->layout.root))
BREAK(heading_skip, "skips a level", s->heading->role = TAG_H3)
BREAK(no_scope, "no scope", s->head_cell->scope = SCOPE_NONE)
BREAK(no_alt, "no alternative", s->figure->alt = STR_NONE)
BREAK(no_id, "no id", s->note->id = STR_NONE)
BREAK(same_id, "no id of its own",
      add(state, TAG_NOTE, s->layout.root)->id = s->note->id)
BREAK(uneven_rows, "fill the table's", add(state, TAG_TD, s->row))
BREAK(wide_cell, "fill the table's", s->row->first->columns = 2)
BREAK(tall_cell, "reaches out of it", s->row->last->rows = 2)
BREAK(taken_place, "fill the table's",
      (s->row->first->rows = 2, add_row(state, s->body, TAG_TD)))
BREAK(foreign_box, "outside the tree",
      s->box->tag = tag_leaf(state->arena, add(state, TAG_P, NULL), POS_NONE))
BREAK(box_on_element, "wrong kind", s->box->tag = s->heading)
BREAK(link_without_tag, "no tag", (s->box->kind = BOX_LINK, s->box->tag = NULL))

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(good_tree),      TEST(leaf_is_shared),   TEST(list_kid),
        TEST(item_kid),       TEST(stray_cell),       TEST(heading_skip),
        TEST(no_scope),       TEST(no_alt),           TEST(no_id),
        TEST(same_id),        TEST(uneven_rows),      TEST(foreign_box),
        TEST(box_on_element), TEST(link_without_tag), TEST(wide_cell),
        TEST(tall_cell),      TEST(taken_place),      TEST(reaching_cells),
    };
    return cmocka_run_group_tests_name("layout/tag", tests, NULL, NULL);
}
