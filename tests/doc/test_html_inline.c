/*
 * Tests of the HTML between Markdown and of names behind headings.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "golden.h"

#include "doc/dump.h"
#include "doc/markdown.h"
#include "doc/number.h"

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

/* The tree of TEXT, then the messages, without places. */
static const char *tree_of(const char *text)
{
    struct diags diags = diags_new(arena);
    struct doc doc = {.arena = arena};
    struct source source = source_of(arena, STR("a.md"), 1, str_from(text));
    struct buf buf = buf_new(arena);

    assert_true(markdown_parse(&doc, &diags, &source));
    number_document(&doc, &diags);
    assert_true(doc_check(&doc, &diags));
    for (struct doc_node *n = doc.root->first; n; n = doc_walk(doc.root, n)) {
        buf_printf(&buf, "%s", doc_kind_name(n->kind));
        if (n->more->anchor.len)
            buf_printf(&buf, "@%.*s", STR_ARG(n->more->anchor));
        if (n->more->target.len)
            buf_printf(&buf, ">%.*s", STR_ARG(n->more->target));
        if (n->text.len)
            buf_printf(&buf, ":%.*s", STR_ARG(n->text));
        buf_add_byte(&buf, '|');
    }
    for (const struct diag *diag = diags.first; diag; diag = diag->next)
        buf_printf(&buf, "[%s]", diag_slug(diag->id));
    return str_zero_ended(arena, buf_str(&buf));
}

#define IS(text, tree) assert_string_equal(tree_of(text), tree)

static void test_marks(void **state)
{
    (void)state;
    IS("a <b>b</b> <EM>c</EM> <del>d</del>",
       "paragraph|text:a |strong|text:b|text: |emphasis|text:c|text: |"
       "strike|text:d|");
    IS("<b>x <i>y</i></b>", "paragraph|strong|text:x |emphasis|text:y|");
    IS("<kbd>*a* <b>b</b></kbd>", "paragraph|code:a b|");
    IS("m<sup>2</sup> H<sub>2</sub>O 4<sup>th</sup>",
       "paragraph|text:m|text:\xC2\xB2|text: H|text:\xE2\x82\x82|text:O 4|"
       "text:th|");
    IS("<u>a</u> <span style=\"color:red\">b</span>",
       "paragraph|text:a|text: |text:b|");
    IS("a<br>b", "paragraph|text:a|line-break|text:b|");
}

static void test_links_and_names(void **state)
{
    (void)state;
    IS("<a href=\"https://a.example/?b=1&amp;c=2\">x</a>",
       "paragraph|link>https://a.example/?b=1&c=2|text:x|");
    IS("<a href=\"javascript:alert(1)\">x</a>",
       "paragraph|text:x|[unsafe-link]");
    IS("<a name=\"old\"></a>\n\n# T\n\n[x](#old)",
       "heading@old|text:T|paragraph|link>#old|text:x|");
    IS("# <a id=\"old\"></a>T", "heading@old|text:T|");
    IS("text <a id=\"here\"></a>on", "paragraph@here|text:text |text:on|");
    IS("<img src=\"a.png\" alt=\"A&amp;B\">",
       "paragraph|image>a.png|text:A&B|");
}

static void test_cells(void **state)
{
    (void)state;
    IS("|a|\n|-|\n|<ul><li>x</li><li>y</li></ul>|",
       "table|row|cell|text:a|row|cell|text:\xE2\x80\xA2 |text:x|"
       "line-break|text:\xE2\x80\xA2 |text:y|");
}

static void test_blocks(void **state)
{
    (void)state;
    IS("<details>\n<summary>More</summary>\n\nHidden.\n\n</details>",
       "paragraph|strong|text:More|paragraph|text:Hidden.|");
    IS("<h2 align=\"center\">Big <b>one</b></h2>",
       "heading@big-one|text:Big |strong|text:one|");
    IS("<p align=\"center\">\n  <img src=\"a.png\">\n</p>",
       "paragraph|image>a.png|");
    IS("<figure><img src=\"a.png\"><figcaption><p>A "
       "b</p></figcaption></figure>",
       "paragraph|image>a.png|paragraph|text:A b|");
    IS("<div>\n\n*a*\n\n</div>", "paragraph|emphasis|text:a|");
    IS("<center>a</center>\n<hr>\n", "paragraph|text:a|rule|");
}

/* What is not known is neither run nor lost. */
static void test_rest_is_shown(void **state)
{
    (void)state;
    IS("a <b>b", "paragraph|text:a |text:<b>|text:b|[html-shown]");
    IS("a </b>b", "paragraph|text:a |text:</b>|text:b|[html-shown]");
    IS("a <your name>", "paragraph|text:a |text:<your name>|[html-shown]");
    IS("<b><i>x</b></i>",
       "paragraph|strong|text:<i>|text:x|text:</i>|[html-shown][html-shown]");
    IS("<div>\n<script>x</script>\n</div>",
       "code-block:<div>\n<script>x</script>\n</div>\n|[html-shown]");
}

static void test_names_of_headings(void **state)
{
    (void)state;
    IS("# A {#my_id-1}", "heading@my_id-1|text:A|");
    IS("# A {: #x .big key=1}", "heading@x|text:A|");
    IS("# A {.big}", "heading@a|text:A|");
    IS("# A {x}", "heading@a-x|text:A {x}|");
    IS("# A {#}", "heading@a|text:A {#}|");
    IS("# {#x}\n\ntext", "heading@x|paragraph|text:text|");
    IS("# T\n\n## Roles & Duties\n\n[x](#roles--duties)",
       "heading@t|text:T|heading@roles-duties|text:Roles & Duties|paragraph|"
       "link>#roles-duties|text:x|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)
        CASE(test_marks),         CASE(test_links_and_names),
        CASE(test_cells),         CASE(test_blocks),
        CASE(test_rest_is_shown), CASE(test_names_of_headings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
