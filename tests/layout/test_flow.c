/*
 * Blocks on pages: a golden page of everything, and that no text is lost.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "page_state.h"

static void compare(struct state *state, const char *name)
{
    struct str path =
        str_printf(state->arena, "tests/golden/boxes/%s.md", name);
    struct layout *layout = lay(state, golden_read(state->arena, path.ptr));

    golden_compare(state->arena,
                   str_printf(state->arena, "boxes/%s.boxes", name).ptr,
                   layout_dump_boxes(state->arena, layout));
    golden_compare(state->arena,
                   str_printf(state->arena, "boxes/%s.tags", name).ptr,
                   layout_dump_tags(state->arena, layout));
    golden_compare(state->arena,
                   str_printf(state->arena, "boxes/%s.messages", name).ptr,
                   golden_diags(state->arena, &state->diags));
}

static void test_golden(void **given)
{
    compare(*given, "all");
}

/* What people write beyond GFM. */
static void test_golden_dialect(void **given)
{
    compare(*given, "dialect");
}

/* Words only: blanks, soft hyphens and quotes of different shape are not
 * what could get lost. */
static struct str squeezed(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);

    text = utf8_nfc(arena, text);
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (code != ' ' && code != '\n' && code != '\t' && code != 0xAD)
            utf8_put(&buf, code);
    }
    return buf_str(&buf);
}

static struct str all_text(struct state *state, const struct layout *layout)
{
    struct buf buf = buf_new(state->arena);

    for (const struct page *p = layout->pages; p; p = p->next)
        buf_add(&buf, page_text(state->arena, p, false));
    return squeezed(state->arena, buf_str(&buf));
}

/* Said where words would be divided, and only there. */
static void test_language_without_patterns(void **given)
{
    struct state *state = *given;
    struct pos pos = pos_make(STR("a.yaml"), 3, 1);
    struct text key = {STR("body-hyphenated"), pos}, value = {STR("no"), pos};

    layout_language(&state->diags, state->style, STR("tlh-XX"), pos);
    assert_int_equal(state->diags.first->id, LAYOUT_NO_PATTERNS);
    assert_int_equal(state->diags.first->pos.line, 3);
    assert_true(has(state->diags.first->hint, "hyphen-tlh"));
    assert_null(state->diags.first->next);
    assert_true(style_set(state->style, &state->diags, key, value));
    layout_language(&state->diags, state->style, STR("tlh-XX"), pos);
    assert_null(state->diags.first->next);
}

static int count_shapes(const struct layout *layout)
{
    int count = 0;

    for (const struct box *b = layout->pages->first; b; b = b->next)
        count += b->kind == BOX_SHAPE && !b->tag;
    return count;
}

/* A line of code that is wrapped says so; no option loses its dashes. */
static void test_wrapped_code_is_marked(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);
    struct layout *layout = lay_clean(state, STR("```\nshort\nlines\n```\n"));

    assert_int_equal(count_shapes(layout), 0);
    for (int i = 50; i < 90; i++) {
        buf_add(&buf, STR("```\n"));
        for (int k = 0; k < i; k++)
            buf_add_byte(&buf, 'x');
        buf_add(&buf, STR(" --with-an-option=which-is-long\n```\n\n"));
    }
    layout = lay_clean(state, buf_str(&buf));
    assert_true(count_shapes(layout) > 5);
    for (const struct page *p = layout->pages; p; p = p->next)
        for (const struct box *b = p->first; b; b = b->next)
            if (b->kind == BOX_TEXT && b->tag && b->glyph_count > 1 &&
                str_is(b->glyphs[0].text, "w") &&
                str_is(b->glyphs[1].text, "i"))
                fail_msg("an option lost its dashes");
}

static void test_nothing_is_lost(void **given)
{
    struct state *state = *given;
    static const char *const PIECES[] = {
        "Plain words.",
        "> quoted *words*",
        "- item\n  - inner\n    - third",
        "7. seven\n8. eight",
        "```\ncode  here\n\tand here\n```",
        "| a | b |\n|---|---|\n| c | d |",
        "#### Heading \u00e9\u00df\u0416",
        "[link](https://example.com) and `code`",
        "**bold** ~~struck~~",
        "a. lettered\n\n    iv. Roman",
        "Term\n: meaning",
        "> [!WARNING] Title\n> body",
        "Table: caption\n\n+---+---+\n| a     |\n+---+---+\n| b | c |\n"
        "|   +---+\n|   | d |\n+---+---+"};
    size_t count = sizeof PIECES / sizeof PIECES[0];

    for (size_t i = 0; i < count * count; i++) {
        struct str markdown =
            str_printf(state->arena, "%s\n\n<!-- x -->\n\n%s\n",
                       PIECES[i / count], PIECES[i % count]);
        struct layout *layout = lay_clean(state, markdown);
        struct str seen = all_text(state, layout);
        for (struct doc_node *n = state->doc.root->first; n;
             n = doc_walk(state->doc.root, n)) {
            struct str text = squeezed(state->arena, n->text);
            if (n->text.len && str_find(seen, text, 0) == SIZE_MAX)
                fail_msg("lost `%.*s` of %.*s", STR_ARG(text),
                         STR_ARG(markdown));
        }
    }
}

/* Text that was made to hurt: refused with a message, or set soundly. */
static void test_hostile(void **given)
{
    struct state *state = *given;
    const char *conformance = getenv("AUDITBINDER_CONFORMANCE");
    struct file_list list;

    if (!conformance) {
        print_message("skipped: AUDITBINDER_CONFORMANCE is not set\n");
        skip();
    }
    struct str folder =
        str_printf(state->arena, "%s/hostile-markdown", conformance);
    assert_true(
        file_list(state->arena, &state->diags, folder.ptr, folder, &list));
    assert_true(list.count > 20);
    for (size_t i = 0; i < list.count; i++) {
        if (!str_has_suffix(list.entries[i].name, STR(".md")))
            continue;
        struct str path = path_join(state->arena, folder, list.entries[i].name);
        struct source source = source_of(state->arena, list.entries[i].name, 1,
                                         golden_read(state->arena, path.ptr));
        state->diags = diags_new(state->arena);
        state->doc.root = state->doc.notes = NULL;
        if (!markdown_parse(&state->doc, &state->diags, &source)) {
            assert_non_null(state->diags.first);
            continue;
        }
        number_document(&state->doc, &state->diags);
        assert_non_null(layout_make(state->arena, &state->diags, &state->doc,
                                    state->style, state->fonts, "tests"));
        for (struct diag *d = state->diags.first; d; d = d->next)
            assert_int_not_equal(diag_class(d->id), DIAG_INTERNAL);
    }
}

static void test_notes(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("A[^a] b[^b] c[^a].\n\n[^a]: One [^b].\n\n[^b]: Two.\n"));
    struct str text = page_text(state->arena, layout->pages, false);

    assert_int_equal(count_tags(layout, TAG_NOTE), 2);
    assert_int_equal(count_tags(layout, TAG_REFERENCE), 4);
    assert_true(has(text, "One"));
    assert_true(has(text, "Two"));
}

static void test_links(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay(state, STR("## There\n\n[here](#there) [gone](#nowhere) "
                       "[out](https://example.com)\n"));
    struct str targets = STR_NONE;

    for (const struct box *b = layout->pages->first; b; b = b->next) {
        if (b->kind != BOX_LINK)
            continue;
        assert_int_equal(b->tag->role, TAG_LINK);
        assert_true(b->contents.len > 0);
        targets = str_printf(state->arena, "%.*s %.*s", STR_ARG(targets),
                             STR_ARG(b->target));
    }
    assert_true(str_is(targets, " #there https://example.com"));
}

static void test_empty(void **given)
{
    struct state *state = *given;
    static const char *const NOTHING[] = {
        "",           "\n",         "<!-- page-break -->\n",
        "-\n",        "```\n```\n", "> \n",
        "| |\n|-|\n", "#\n",        "<!-- contents -->\n",
        "1.\n   -\n"};

    for (size_t i = 0; i < sizeof NOTHING / sizeof NOTHING[0]; i++)
        assert_int_equal(lay(state, str_from(NOTHING[i]))->page_count, 1);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(golden),
                                       TEST(golden_dialect),
                                       TEST(nothing_is_lost),
                                       TEST(hostile),
                                       TEST(notes),
                                       TEST(links),
                                       TEST(empty),
                                       TEST(wrapped_code_is_marked),
                                       TEST(language_without_patterns)};
    return cmocka_run_group_tests_name("layout/flow", tests, NULL, NULL);
}
