/*
 * Pages that are given away are those that would be kept, and nothing of them
 * stays.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "page_state.h"

enum { MOST_PAGES = 400 };

/* What a taker sees: of each page its boxes, in the order of drawing. */
struct taker {
    struct arena *arena;
    struct buf pages[MOST_PAGES];
    bool is_begun[MOST_PAGES], is_ended[MOST_PAGES];
    size_t expected, completed; /* children of the document's tag */
    int tries;
};

static void add_boxes(struct buf *out, const struct page *page)
{
    for (const struct box *box = page->first; box; box = box->next) {
        buf_printf(out, "%d %lld %lld %lld ", box->kind, (long long)box->x,
                   (long long)box->y, (long long)box->width);
        for (size_t i = 0; i < box->glyph_count; i++)
            buf_add(out, box->glyphs[i].text);
        buf_add_byte(out, '\n');
    }
}

static void restart(void *context)
{
    struct taker *taker = context;
    struct taker fresh = {.arena = taker->arena, .tries = taker->tries + 1};

    *taker = fresh;
    for (size_t i = 0; i < MOST_PAGES; i++)
        taker->pages[i] = buf_new(taker->arena);
}

static void expect_tags(void *context, struct tag *first)
{
    struct taker *taker = context;

    for (; first; first = first->next)
        taker->expected++;
}

static void complete_tags(void *context, struct tag *first)
{
    struct taker *taker = context;

    for (; first; first = first->next) {
        taker->completed++;
        assert_int_equal(first->parent->role, TAG_DOCUMENT);
    }
    assert_true(taker->completed <= taker->expected);
}

static void begin_page(void *context, const struct page *page, size_t index)
{
    struct taker *taker = context;

    assert_true(index < MOST_PAGES && !taker->is_begun[index]);
    taker->is_begun[index] = true;
    add_boxes(&taker->pages[index], page);
}

static void end_page(void *context, const struct page *page, size_t index)
{
    struct taker *taker = context;

    assert_true(taker->is_begun[index] && !taker->is_ended[index]);
    taker->is_ended[index] = true;
    add_boxes(&taker->pages[index], page);
}

/* A document of COUNT sections with lists, tables and notes. */
static struct str sections(struct arena *arena, int count, const char *first,
                           const char *title)
{
    struct buf text = buf_new(arena);

    buf_printf(&text, "# All\n\n%s\n\n", first);
    for (int i = 1; i <= count; i++)
        buf_printf(&text,
                   "## Part %d\n\nResponsibilities of the administrators[^%d] "
                   "are as [here](#part-%d%s) laid down, characteristically."
                   "\n\n- one\n- two\n\n| A | B |\n|---|---|\n| %d | c |\n\n"
                   "[^%d]: The infrastructure of configuration management is "
                   "a note of more than one line, so that it may go on.\n\n",
                   i, i, count + 1 - i, title, i, i);
    return buf_str(&text);
}

/* Lays MARKDOWN out both ways and compares. */
static struct taker *compare(struct state *state, struct str markdown)
{
    struct arena *arena = arena_open();
    struct layout *kept = lay_clean(state, markdown), *given;
    struct taker *taker = arena_new(state->arena, struct taker);
    struct page_sink sink = {taker,      restart,  expect_tags,
                             begin_page, end_page, complete_tags};
    size_t index = 0, tags = 0;

    taker->arena = state->arena;
    taker->tries = -1;
    restart(taker);
    given = layout_give(arena, &state->diags, &state->doc, state->style,
                        state->fonts, ".", &sink);
    assert_non_null(given);
    assert_int_equal(given->page_count, kept->page_count);
    assert_int_equal(given->anchor_count, kept->anchor_count);
    for (const struct page *p = kept->pages; p; p = p->next, index++) {
        struct buf boxes = buf_new(state->arena);
        add_boxes(&boxes, p);
        assert_true(taker->is_ended[index]);
        assert_true(str_eq(buf_str(&boxes), buf_str(&taker->pages[index])));
    }
    for (const struct tag *tag = kept->root->first; tag; tag = tag->next)
        tags++;
    assert_int_equal(taker->expected, tags);
    assert_int_equal(taker->completed, tags);
    arena_close(arena);
    return taker;
}

static void test_given_as_kept(void **given)
{
    struct state *state = *given;

    compare(state, STR("Only this.\n"));
    compare(state, sections(state->arena, 60, "", ""));
}

static void test_contents_come_last(void **given)
{
    struct state *state = *given;

    compare(state, sections(state->arena, 120, "<!-- contents -->", ""));
}

/* Of several tries only the last ones are given. */
static void test_page_numbers(void **given)
{
    struct state *state = *given;
    struct taker *taker =
        compare(state, sections(state->arena, 60, "", " \"page\""));

    assert_in_range(taker->tries, 0, 3);
}

static void test_draft(void **given)
{
    struct state *state = *given;

    state->doc.meta.is_draft = true;
    compare(state, sections(state->arena, 20, "", ""));
}

/* What COUNT sections leave in the arena of their layout. */
static size_t left_by(struct state *state, int count)
{
    struct arena *arena = arena_open();
    struct taker *taker = arena_new(state->arena, struct taker);
    struct page_sink sink = {taker,      restart,  expect_tags,
                             begin_page, end_page, complete_tags};
    size_t size;

    lay_clean(state, sections(state->arena, count, "", ""));
    taker->arena = state->arena;
    restart(taker);
    assert_non_null(layout_give(arena, &state->diags, &state->doc, state->style,
                                state->fonts, ".", &sink));
    size = arena_size(arena);
    arena_close(arena);
    return size;
}

/* Names and notes stay, boxes and tags do not: less than 2 KB a section. */
static void test_nothing_stays(void **given)
{
    struct state *state = *given;
    size_t few = left_by(state, 20), many = left_by(state, 220);

    assert_true(many - few < 200 * 2048);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_given_as_kept), TEST(test_contents_come_last),
        TEST(test_page_numbers),  TEST(test_draft),
        TEST(test_nothing_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
