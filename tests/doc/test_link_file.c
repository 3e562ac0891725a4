/*
 * Tests of links between files, and of titles and numbers said twice.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "arena_state.h"

#include "doc/dump.h"
#include "doc/markdown.h"
#include "doc/number.h"

static struct doc doc;
static struct map files;

static int set_up(void **state)
{
    static struct str access = {"policy:ACP", 10};

    open_arena(state);
    files = map_new(arena);
    map_add(&files, STR("policies/it/access control.md"), &access);
    map_add(&files, STR("access control.md"), &access);
    doc = (struct doc){.arena = arena, .meta.files = &files};
    return 0;
}

static struct doc_node *parse(const char *text)
{
    struct source source =
        source_of(arena, STR("policies/hr/code.md"), 1, str_from(text));

    assert_true(markdown_parse(&doc, &diags, &source));
    number_document(&doc, &diags);
    return doc.root;
}

static const char *target_of(const char *link)
{
    struct buf buf = buf_new(arena);
    struct doc_node *node;

    doc.root = doc.notes = NULL;
    buf_printf(&buf, "# Scope\n\n<!-- anchor: policy-ACP -->\n\n[x](%s)", link);
    node = parse(str_zero_ended(arena, buf_str(&buf)));
    while (node && node->kind != DOC_LINK)
        node = doc_walk(doc.root, node);
    return node ? str_zero_ended(arena, node->more->target) : "";
}

static void test_known_files(void **state)
{
    (void)state;
    assert_string_equal(target_of("../it/access%20control.md"), "#policy-ACP");
    assert_string_equal(target_of("<./../it/access control.md#roles>"),
                        "#policy-ACP");
    assert_string_equal(target_of("access%20control.md"), "#policy-ACP");
    assert_string_equal(target_of("code.md#scope"), "#scope");
    assert_string_equal(target_of("../hr/code.md#scope"), "#scope");
    /* As sites write them: from the top, without the ending. */
    assert_string_equal(target_of("/policies/it/access%20control.md"),
                        "#policy-ACP");
    assert_string_equal(target_of("/docs/access%20control#roles"),
                        "#policy-ACP");
    assert_null(diags.first);
}

/* One message for each file, however many links. */
static void test_unknown_files(void **state)
{
    (void)state;
    parse("[x](other.md) [y](../../../etc/passwd) [z](a%zz.md#b) "
          "[/](/etc/passwd)");
    assert_non_null(diags.first);
    assert_int_equal(diags.first->id, DOC_LINK_FILE);
    assert_null(diags.first->next);
    assert_string_equal(str_zero_ended(arena, doc_plain(arena, doc.root)),
                        "x y z /");
}

static void test_hidden_characters_once(void **state)
{
    (void)state;
    parse("a\xE2\x80\x8B b\xE2\x80\x8B\n\nc\xE2\x80\x8B\fd "
          "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB\n");
    assert_int_equal(diags.first->id, DOC_HIDDEN_CHARACTER);
    assert_int_equal(diags.first->pos.column, 2);
    assert_null(diags.first->next);
}

static size_t headings(const char *text)
{
    size_t count = 0;

    doc.root = doc.notes = NULL;
    for (struct doc_node *n = parse(text); n; n = doc_walk(doc.root, n))
        count += n->kind == DOC_HEADING;
    return count;
}

static void test_titles_once(void **state)
{
    (void)state;
    assert_int_equal(headings("# ACP Access\n\nx\n\n<!-- part: nest -->\n"
                              "# Access\n\n## Scope\n"),
                     2);
    assert_int_equal(headings("# Access\n\n<!-- part: nest -->\n"
                              "# Access\n\n# Scope\n"),
                     3);
    assert_int_equal(headings("# Access\n\n<!-- part: nest -->\n"
                              "# cess\n\n## Scope\n"),
                     3);
}

static const char *number_of_second(const char *text)
{
    struct doc_node *node;

    doc = (struct doc){.arena = arena, .meta.is_numbered = true};
    node = parse(text)->first->next;
    return str_zero_ended(arena, node->more->number);
}

static void test_numbers_once(void **state)
{
    (void)state;
    assert_string_equal(number_of_second("# T\n\n## 7.2 Access\n\n## 8) B\n"),
                        "");
    assert_string_equal(number_of_second("# T\n\n## 24/7 Access\n\n## B\n"),
                        "1");
    assert_string_equal(number_of_second("# T\n\n## Access\n\n## 2. B\n"), "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, close_arena)
        CASE(test_known_files),
        CASE(test_unknown_files),
        CASE(test_hidden_characters_once),
        CASE(test_titles_once),
        CASE(test_numbers_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
