/*
 * Tests of the template language: the cases of the Mustache specification,
 * the additions for Markdown, origins of lines and every message.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "help.h"

static struct value *sample(void)
{
    struct value *root = value_map(arena), *inner = value_map(arena);
    struct value *list = value_list(arena), *rows = value_list(arena);

    value_set(root, "x", str_value("X"));
    value_set(root, "empty", str_value(""));
    value_set(root, "no", value_bool(arena, false));
    value_set(root, "yes", value_bool(arena, true));
    value_set(root, "none", value_list(arena));
    value_set(inner, "x", str_value("inner"));
    value_set(inner, "y", str_value("Y"));
    value_set(root, "map", inner);
    value_push(arena, list, str_value("a"));
    value_push(arena, list, str_value("b"));
    value_push(arena, list, str_value("c"));
    value_set(root, "list", list);
    for (int i = 0; i < 2; i++) {
        struct value *row = value_map(arena);

        value_set(row, "id", str_value(i ? "two" : "one"));
        value_push(arena, rows, row);
    }
    value_set(root, "rows", rows);
    value_set(root, "html", str_value("<b> & \"q\""));
    value_set(root, "lines", str_value("one\ntwo\n\nthree\n"));
    value_set(root, "raw", str_value("a | b\n*c* \\| d"));
    return root;
}

struct sample_case {
    const char *template, *expected;
};

static void run(const struct sample_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(render(cases[i].template, sample()),
                            cases[i].expected);
        assert_clean();
    }
}

#define RUN(cases) run(cases, sizeof(cases) / sizeof(cases[0]))

static void interpolates(void **state)
{
    static const struct sample_case cases[] = {
        {"Hello {{x}}!\n", "Hello X!\n"},
        {"{{ x }}|{{map.x}}|{{map.y}}|{{empty}}|", "X|inner|Y||"},
        {"{{html}}", "\\<b\\> \\& \"q\""},
        {"{{{html}}} {{&html}} {{& html }}",
         "<b> & \"q\" <b> & \"q\" <b> & \"q\""},
    };

    (void)state;
    RUN(cases);
}

static void opens_sections(void **state)
{
    static const struct sample_case cases[] = {
        {"{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{^yes}}d{{/yes}}",
         "ac"},
        {"{{#none}}a{{/none}}{{^none}}b{{/none}}{{#empty}}c{{/empty}}", "b"},
        {"{{#map}}{{x}} {{y}} {{html}}{{/map}}", "inner Y \\<b\\> \\& \"q\""},
        {"{{#list}}{{.}}{{^last}}, {{/last}}{{/list}}", "a, b, c"},
        {"{{#list}}{{#first}}<{{/first}}{{.}}{{/list}}", "<abc"},
        {"{{#x}}[{{.}}]{{/x}}", "[X]"},
        {"{{#rows}}{{id}}{{#list}}{{.}}{{/list}};{{/rows}}", "oneabc;twoabc;"},
        {"{{#map.y}}{{.}}{{/map.y}}", "Y"},
    };

    (void)state;
    RUN(cases);
}

static void drops_lines_of_lone_tags(void **state)
{
    static const struct sample_case cases[] = {
        {"| a\n{{#yes}}\n| b\n{{/yes}}\n| c\n", "| a\n| b\n| c\n"},
        {"  {{#yes}}\nb\n\t{{/yes}}\n", "b\n"},
        {"a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\n", "a\nb\n"},
        {"{{#yes}}\nb\n  {{/yes}}", "b\n"},
        {" {{#yes}}x{{/yes}} \n", " x \n"},
        {"#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"},
        {"a\n  {{! note\n over lines }}\nb\n", "a\nb\n"},
        {"a {{! note }}\n", "a \n"},
        {"{{=<% %>=}}\n<%x%> {{x}}\n<%={{ }}=%>\n{{x}}\n", "X {{x}}\nX\n"},
        {"  {{x}}\n", "  X\n"},
    };

    (void)state;
    RUN(cases);
}

static void aligns_raw_markdown(void **state)
{
    static const struct sample_case cases[] = {
        {"{{{lines}}}\n", "one\ntwo\n\nthree\n"},
        {"  {{{lines}}}\n", "  one\n  two\n\n  three\n"},
        {"- {{{lines}}}\n", "- one\n  two\n\n  three\n"},
        {"10. {{{lines}}}\n", "10. one\n    two\n\n    three\n"},
        {"- x: {{{lines}}}\n", "- x: one\n  two\n\n  three\n"},
        {"> {{{lines}}}\n", "> one\n> two\n>\n> three\n"},
        {"> - {{{lines}}}\n", "> - one\n>   two\n>\n>   three\n"},
        {"**x** {{{lines}}}\n", "**x** one\ntwo\n\nthree\n"},
        {"| {{{lines}}} |\n", "| one two three |\n"},
        {"| {{{raw}}} |\n", "| a \\| b *c* \\| d |\n"},
    };

    (void)state;
    RUN(cases);
}

static void includes_partials(void **state)
{
    (void)state;
    assert_string_equal(render_as("a\n  {{> parts/p.md}}\nb\n", "{{x}}\n\ny\n",
                                  sample(), ESCAPE_MARKDOWN),
                        "a\n  X\n\n  y\nb\n");
    assert_string_equal(render_as("{{#list}}{{>parts/p.md}}{{/list}}",
                                  "({{.}})", sample(), ESCAPE_MARKDOWN),
                        "(a)(b)(c)");
    assert_clean();
}

static void escapes_for_html(void **state)
{
    (void)state;
    assert_string_equal(
        render_as("<p>{{html}}</p>{{{html}}}", NULL, sample(), ESCAPE_HTML),
        "<p>&lt;b&gt; &amp; &quot;q&quot;</p><b> & \"q\"");
    assert_clean();
}

struct fault_case {
    const char *template, *message;
};

static void names_faults(void **state)
{
    static const struct fault_case cases[] = {
        {"a\n{{ empti }}", "templates/main.md:2:1: error: nothing is named "
                           "\"empti\" here [unknown-name]\n"
                           "    hint: did you mean 'empty'?"},
        {"{{map.z}}", "templates/main.md:1:1: error: \"map\" has no field "
                      "\"z\" [unknown-name]"},
        {"\xC3\xA9 {{#yes}}", "templates/main.md:1:3: error: section \"yes\" "
                              "is never closed [template-syntax]\n"
                              "    hint: close it with {{/name}}"},
        {"{{/yes}}",
         "templates/main.md:1:1: error: no section \"yes\" is open here "
         "[template-syntax]\n"
         "    hint: open it with {{#name}}, or remove this tag"},
        {"{{#yes}}\n{{/no}}",
         "templates/main.md:2:1: error: this closes \"no\", but \"yes\" of "
         "line 1 is still open [template-syntax]\n"
         "    hint: close sections in the reverse order of opening"},
        {"{{> parts/q.md}}",
         "templates/main.md:1:1: error: there is no template \"parts/q.md\" "
         "[unknown-partial]\n    hint: did you mean 'parts/p.md'?"},
        {"{{a b}}", "templates/main.md:1:1: error: \"a b\" is not a name "
                    "[template-syntax]\n"
                    "    hint: a name is one word, or words joined by dots"},
        {"{{list}}", "templates/main.md:1:1: error: \"list\" is a list "
                     "[not-a-text]\n    hint: go through it with {{#list}} and "
                     "print {{.}}"},
        {"x {{x",
         "templates/main.md:1:3: error: this tag is not closed "
         "[template-syntax]\n    hint: a name stands between {{ and }}; to "
         "print two braces, change the delimiters: {{=<% %>=}}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        diags = diags_new(arena);
        render_as(cases[i].template, "p", sample(), ESCAPE_MARKDOWN);
        assert_says(cases[i].message);
        assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    }
}

static void ends_whatever_runs_away(void **state)
{
    struct buf deep = buf_new(arena);

    (void)state;
    render_as("{{> parts/p.md}}", "x{{> parts/p.md}}", sample(),
              ESCAPE_MARKDOWN);
    assert_int_equal(diags.first->id, IN_TEMPLATE_LIMIT);
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    diags = diags_new(arena);
    for (int i = 0; i < 40; i++)
        buf_add(&deep, STR("{{#list}}"));
    for (int i = 0; i < 40; i++)
        buf_add(&deep, STR("{{/list}}"));
    render(str_zero_ended(arena, buf_str(&deep)), sample());
    assert_int_equal(diags.first->id, IN_TEMPLATE_LIMIT);
    diags = diags_new(arena);
    for (int i = 0; i < 40; i++)
        buf_add(&deep, STR("{{#yes}}"));
    for (int i = 0; i < 40; i++)
        buf_add(&deep, STR("{{#yes}}"));
    render(str_zero_ended(arena, buf_str(&deep)), sample());
    assert_int_equal(diags.first->id, IN_TEMPLATE_LIMIT);
}

static void knows_where_lines_are_from(void **state)
{
    struct value *root = value_map(arena);
    struct text text = {STR("one\ntwo"),
                        pos_make(STR("controls/a.yaml"), 7, 12)};
    struct templates *templates = templates_of(
        "# T\n\n- x: {{{t}}}\n\n{{#t}}\nend {{e}}\n{{/t}}\n", NULL);
    static const int lines[] = {1, 2, 7, 8, 4, 6};
    struct source out;

    (void)state;
    value_set(root, "t", value_text(arena, text));
    value_set(root, "e", str_value("."));
    assert_true(template_render(arena, &diags, templates, STR("main.md"), root,
                                ESCAPE_MARKDOWN, &out));
    assert_int_equal(out.line_count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(out.lines[i].line, lines[i]);
        assert_true(str_is(out.lines[i].file, i == 2 || i == 3
                                                  ? "controls/a.yaml"
                                                  : "templates/main.md"));
    }
    assert_int_equal(out.lines[2].column, 7); /* "- x: " stands before it */
    assert_clean();
}

static void prefers_the_users_template(void **state)
{
    struct str base = str_printf(arena, "%s/auditbinder-test-XXXXXX",
                                 getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    char *folder = mkdtemp((char *)str_zero_ended(arena, base));
    const char *own = str_printf(arena, "%s/own", folder).ptr;
    const char *theirs = str_printf(arena, "%s/theirs", folder).ptr;
    struct templates *templates;
    struct source out;

    (void)state;
    assert_true(file_make_folders(&diags, own));
    assert_true(file_make_folders(&diags, theirs));
    assert_true(file_save(&diags, str_printf(arena, "%s/a.md", own).ptr,
                          STR("ours {{> b.md}}")));
    assert_true(file_save(&diags, str_printf(arena, "%s/a.md", theirs).ptr,
                          STR("theirs")));
    assert_true(file_save(&diags, str_printf(arena, "%s/b.md", theirs).ptr,
                          STR("b {{oops}}")));
    templates = templates_load(arena, &diags, theirs, own);
    assert_true(file_remove_tree(&diags, folder));
    assert_true(templates_has(templates, STR("b.md")));
    assert_false(templates_has(templates, STR("c.md")));
    assert_false(template_render(arena, &diags, templates, STR("a.md"),
                                 sample(), ESCAPE_MARKDOWN, &out));
    assert_true(str_is(out.text, "ours b "));
    assert_true(str_is(diags.first->pos.file, "auditbinder/templates/b.md"));
    diags = diags_new(arena);
    assert_false(template_render(arena, &diags, templates, STR("aa.md"),
                                 sample(), ESCAPE_MARKDOWN, &out));
    assert_int_equal(diags.first->id, IN_TEMPLATE_MISSING);
}

static void renders_a_users_text(void **state)
{
    struct text text = {STR("We, {{x}},\nsay {{oops}}."),
                        pos_make(STR("controls/a.yaml"), 7, 12)};
    struct templates *templates = templates_of("", NULL);
    struct source out;

    (void)state;
    assert_false(
        template_render_text(arena, &diags, templates, text, sample(), &out));
    assert_true(str_is(out.text, "We, X,\nsay ."));
    assert_says("controls/a.yaml:8:5: error: nothing is named \"oops\" here "
                "[unknown-name]\n    hint: known here: x, empty, no, yes, "
                "none, map, list, rows, html, lines, raw");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(interpolates),
        TEST(opens_sections),
        TEST(drops_lines_of_lone_tags),
        TEST(aligns_raw_markdown),
        TEST(includes_partials),
        TEST(escapes_for_html),
        TEST(names_faults),
        TEST(ends_whatever_runs_away),
        TEST(knows_where_lines_are_from),
        TEST(prefers_the_users_template),
        TEST(renders_a_users_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
