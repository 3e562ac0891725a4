/*
 * Tests of doc/: Markdown to tree, limits, directives, links, numbering.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "arena_state.h"

#include <time.h>

#include "doc/dump.h"
#include "doc/markdown.h"
#include "doc/number.h"

static struct doc doc;

static int set_up(void **state)
{
    open_arena(state);
    doc = (struct doc){.arena = arena};
    return 0;
}

static bool parse(const char *text)
{
    struct source source = source_of(arena, STR("a.md"), 1, str_from(text));
    bool ok = markdown_parse(&doc, &diags, &source);

    if (ok)
        number_document(&doc, &diags);
    assert_true(!doc.root || doc_check(&doc, &diags));
    return ok;
}

static void assert_messages(const char *wanted)
{
    struct str text = golden_diags(arena, &diags);

    assert_string_equal(str_zero_ended(arena, text), wanted);
}

static struct doc_node *find(enum doc_kind kind)
{
    struct doc_node *node = doc.root;

    while (node && node->kind != kind)
        node = doc_walk(doc.root, node);
    return node;
}

static void assert_str(struct str actual, const char *wanted)
{
    assert_string_equal(str_zero_ended(arena, actual), wanted);
}

/* Every tests/golden/tree/NAME.md has a NAME.txt: the tree, then the
 * messages. */
static void test_golden_trees(void **state)
{
    struct file_list list;
    size_t count = 0;

    (void)state;
    assert_true(
        file_list(arena, &diags, "tests/golden/tree", STR("tree"), &list));
    for (size_t i = 0; i < list.count; i++) {
        struct str name = list.entries[i].name, stem, bytes;
        struct source source;
        struct buf buf;

        if (!str_has_suffix(name, STR(".md")))
            continue;
        stem = str_slice(name, 0, name.len - 3);
        bytes = golden_read(
            arena,
            str_printf(arena, "tests/golden/tree/%.*s", STR_ARG(name)).ptr);
        doc = (struct doc){.arena = arena};
        diags = diags_new(arena);
        source = source_of(arena, name, 1, bytes);
        markdown_parse(&doc, &diags, &source);
        number_document(&doc, &diags);
        assert_true(doc_check(&doc, &diags));
        buf = buf_new(arena);
        buf_add(&buf, doc_dump(arena, &doc));
        buf_add(&buf, golden_diags(arena, &diags));
        golden_compare(arena,
                       str_printf(arena, "tree/%.*s.txt", STR_ARG(stem)).ptr,
                       buf_str(&buf));
        count++;
    }
    assert_true(count >= 3);
}

static void test_places_survive_mixed_sources(void **state)
{
    struct source source =
        source_of(arena, STR("t.md"), 1, STR("# A\n\nuser *line*\n"));

    (void)state;
    source.lines[2] = pos_make(STR("policies/p.md"), 40, 3);
    assert_true(markdown_parse(&doc, &diags, &source));
    assert_str(find(DOC_EMPHASIS)->pos.file, "policies/p.md");
    assert_int_equal(find(DOC_EMPHASIS)->pos.line, 40);
    assert_int_equal(find(DOC_EMPHASIS)->pos.column, 8);
}

static void test_columns_count_characters(void **state)
{
    (void)state;
    assert_true(parse("äöü *x*\n"));
    assert_int_equal(find(DOC_EMPHASIS)->pos.column, 5);
}

static void test_parts_do_not_reach_into_each_other(void **state)
{
    (void)state;
    assert_true(parse("# T\n\n## One\n\n<!-- part: nest -->\n# In\n\n"
                      "```\nopen fence[^1]\n\n<!-- part -->\n"
                      "after[^1]\n\n[^1]: the note\n"));
    assert_int_equal(find(DOC_CODE_BLOCK)->next->kind, DOC_PARAGRAPH);
    assert_int_equal(find(DOC_CODE_BLOCK)->prev->level, 3);
    assert_non_null(doc.notes->first);
    assert_null(doc.notes->first->next);
    assert_messages("");
}

static void test_same_label_in_two_parts_is_two_notes(void **state)
{
    (void)state;
    assert_true(parse("a[^n]\n\n[^n]: first\n\n<!-- part -->\n\nb[^n]\n\n"
                      "[^n]: second\n"));
    assert_str(doc.notes->first->more->number, "1");
    assert_str(doc.notes->last->more->number, "2");
    assert_str(doc_plain(arena, doc.notes->last), "second");
}

static void test_lost_note_is_said(void **state)
{
    (void)state;
    assert_true(parse("text\n\n[^x]: nobody refers to me\n"));
    assert_messages("a.md:3:1: warning: nothing refers to this footnote, so "
                    "it is not shown [unused-footnote]\n"
                    "    hint: refer to it, or remove it\n");
}

static void test_unsafe_links_leave_their_text(void **state)
{
    (void)state;
    assert_true(parse("[go](javascript:alert) [d](data:x) [f](file:///etc) "
                      "[ok](https://a.example) [c](control:CM-01)\n"));
    assert_int_equal(diags.count[SEVERITY_WARNING], 3);
    assert_str(doc_plain(arena, doc.root), "go d f ok c");
    assert_str(find(DOC_LINK)->more->target, "https://a.example");
}

static void test_bare_addresses_become_links(void **state)
{
    (void)state;
    assert_true(parse("See https://a.example/x_(y)?q=1, or (http://b.example)."
                      "\n"));
    assert_str(find(DOC_LINK)->more->target, "https://a.example/x_(y)?q=1");
    assert_str(doc_plain(arena, doc.root),
               "See https://a.example/x_(y)?q=1, or (http://b.example).");
}

static void test_images_stay_in_the_workspace(void **state)
{
    (void)state;
    assert_true(parse("![in](brand/logo.png) ![out](../x.png) "
                      "![abs](/../dev/zero) ![home](~/x.png) "
                      "![top](/dev/zero) ![far](https://a.example/x.png)\n"));
    assert_int_equal(diags.count[SEVERITY_ERROR], 4);
    assert_int_equal(diags.count[SEVERITY_WARNING], 1);
    assert_str(doc_plain(arena, doc.root), "in out abs home top far");
}

static void test_heading_levels_have_no_gaps(void **state)
{
    struct doc_node *node;
    int levels[5], count = 0;

    (void)state;
    assert_true(parse("# T\n\n#### deep\n\n#### deep two\n\n## up\n\n"
                      "# again\n"));
    for (node = doc.root; node; node = doc_walk(doc.root, node))
        if (node->kind == DOC_HEADING)
            levels[count++] = node->level;
    assert_int_equal(count, 5);
    assert_int_equal(levels[0], 1);
    assert_int_equal(levels[1], 2);
    assert_int_equal(levels[2], 2);
    assert_int_equal(levels[3], 2);
    assert_int_equal(levels[4], 2);
}

static void test_numbers_and_anchors(void **state)
{
    (void)state;
    assert_true(parse("<!-- number-headings -->\n\n# T\n\n## A & B\n\n### C\n"
                      "\n## A & B\n\n[to C](#c) [nowhere](#x)\n"));
    assert_str(find(DOC_HEADING)->next->more->anchor, "a-b");
    assert_str(find(DOC_HEADING)->next->next->more->number, "1.1");
    assert_str(find(DOC_HEADING)->next->next->next->more->anchor, "a-b-1");
    assert_int_equal(diags.count[SEVERITY_WARNING], 1);
}

static void test_control_links_resolve_or_vanish(void **state)
{
    (void)state;
    assert_true(parse("# T\n\n<!-- anchor: control-CM-01 -->\n## CM-01\n\n"
                      "[CM-01](control:CM-01) [CM-02](control:CM-02)\n"));
    assert_str(find(DOC_LINK)->more->target, "#control-CM-01");
    assert_int_equal(find(DOC_LINK)->next->next->kind, DOC_TEXT);
    assert_messages("");
}

static void test_limits(void **state)
{
    struct buf buf = buf_new(arena);

    (void)state;
    for (int i = 0; i < 70000; i++)
        buf_add_byte(&buf, 'x');
    assert_false(parse(str_zero_ended(arena, buf_str(&buf))));
    assert_int_equal(diags.first->id, IN_MARKDOWN_LINE);
    diags = diags_new(arena);
    assert_false(parse("ok\n\nbad \xff byte\n"));
    assert_messages("a.md:3:5: error: this is not UTF-8 (byte 0xFF) "
                    "[markdown-not-utf8]\n"
                    "    hint: save the file as UTF-8\n");
}

/* Verdicts of the hostile set: never slow, never silent where it must speak.
 */
static void test_hostile_set(void **state)
{
    const char *root = getenv("AUDITBINDER_CONFORMANCE");
    struct str cases, line;
    const char *folder;

    (void)state;
    if (!root) {
        print_message("skipped: AUDITBINDER_CONFORMANCE is not set\n");
        skip();
    }
    folder = str_printf(arena, "%s/hostile-markdown", root).ptr;
    cases = golden_read(arena, str_printf(arena, "%s/cases.tsv", folder).ptr);
    while (str_next_line(&cases, &line)) {
        struct str rest = line, name, verdict, bytes;
        struct source source;
        clock_t begin = clock();

        str_next_piece(&rest, '\t', &name);
        str_next_piece(&rest, '\t', &verdict);
        bytes = golden_read(
            arena, str_printf(arena, "%s/%.*s", folder, STR_ARG(name)).ptr);
        doc = (struct doc){.arena = arena};
        diags = diags_new(arena);
        source = source_of(arena, name, 1, bytes);
        bool ok = markdown_parse(&doc, &diags, &source);
        if (ok) {
            number_document(&doc, &diags);
            assert_true(doc_check(&doc, &diags));
        }
        print_message("%.*s %.*s: %zu errors, %zu warnings, %ld ms\n",
                      STR_ARG(name), STR_ARG(verdict), diags.count[2],
                      diags.count[1],
                      (long)((clock() - begin) * 1000 / CLOCKS_PER_SEC));
        if (str_is(verdict, "accept")) {
            assert_true(ok);
            assert_int_equal(diags.count[SEVERITY_ERROR], 0);
        }
        if (str_is(verdict, "reject"))
            assert_true(diags.count[SEVERITY_ERROR] >= 1);
        if (str_is(verdict, "warn"))
            assert_true(diags.count[SEVERITY_WARNING] >= 1);
    }
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, close_arena)
    const struct CMUnitTest tests[] = {
        CASE(test_golden_trees),
        CASE(test_places_survive_mixed_sources),
        CASE(test_columns_count_characters),
        CASE(test_parts_do_not_reach_into_each_other),
        CASE(test_same_label_in_two_parts_is_two_notes),
        CASE(test_lost_note_is_said),
        CASE(test_unsafe_links_leave_their_text),
        CASE(test_bare_addresses_become_links),
        CASE(test_images_stay_in_the_workspace),
        CASE(test_heading_levels_have_no_gaps),
        CASE(test_numbers_and_anchors),
        CASE(test_control_links_resolve_or_vanish),
        CASE(test_limits),
        CASE(test_hostile_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
