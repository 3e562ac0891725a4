/*
 * Tests of the names of headings, and of links that use the names which other
 * programs make.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "arena_state.h"

#include "doc/markdown.h"
#include "doc/number.h"

static struct doc doc;

static void parse(const char *text)
{
    struct source source = source_of(arena, STR("a.md"), 1, str_from(text));

    doc = (struct doc){.arena = arena};
    diags = diags_new(arena);
    assert_true(markdown_parse(&doc, &diags, &source));
    number_document(&doc, &diags);
}

/* The anchor of the COUNTth heading. */
static const char *name_of(const char *text, int count)
{
    parse(text);
    for (struct doc_node *n = doc.root; n; n = doc_walk(doc.root, n))
        if (n->kind == DOC_HEADING && --count == 0)
            return str_zero_ended(arena, n->more->anchor);
    return "";
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(name_of("# Roles & duties!\n", 1), "roles-duties");
    assert_string_equal(name_of("# \u00c9tendue de l\u2019acc\u00e8s\n", 1),
                        "\u00e9tendue-de-l-acc\u00e8s");
    assert_string_equal(name_of("# !\n", 1), "section");
    assert_string_equal(name_of("# A\n\n## A\n\n## A\n", 3), "a-2");
    /* A chosen name stays as it is. */
    assert_string_equal(name_of("# B\n\n## A {#b}\n", 1), "b-1");
}

/* Where the link "#NAME" leads below TEXT; empty: nowhere. */
static const char *leads_to(const char *text, const char *name)
{
    struct buf buf = buf_new(arena);

    buf_printf(&buf, "%s\n[x](#%s)\n", text, name);
    parse(str_zero_ended(arena, buf_str(&buf)));
    for (struct doc_node *n = doc.root; n; n = doc_walk(doc.root, n))
        if (n->kind == DOC_LINK)
            return str_zero_ended(arena, n->more->target);
    return "";
}

static void test_other_programs_names(void **state)
{
    static const char TEXT[] =
        "# Top\n\n## Shared: CLAUDE.md & rules\n\n## 4.1 \u00dcber uns\n\n"
        "## Top\n";
    (void)state;

    assert_string_equal(leads_to(TEXT, "shared-claudemd--rules"),
                        "#shared-claude-md-rules");
    assert_string_equal(leads_to(TEXT, "41-\u00dcber-Uns"),
                        "#4-1-\u00fcber-uns");
    assert_string_equal(leads_to(TEXT, "top-1"), "#top-1");
    assert_null(diags.first);
    assert_string_equal(leads_to(TEXT, "top-2"), "");
    assert_int_equal(diags.first->id, DOC_ANCHOR_UNKNOWN);
}

/* A title that is said once is found by either of its names. */
static void test_title_left_out(void **state)
{
    (void)state;
    assert_string_equal(leads_to("# ACP Access\n\n<!-- part: nest -->\n"
                                 "# Access\n\ntext\n",
                                 "access"),
                        "#acp-access");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_names),
        ARENA_TEST(test_other_programs_names),
        ARENA_TEST(test_title_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
