/*
 * Tests of escaping: any string prints as itself wherever a template puts it.
 * The big list of naughty strings goes through template and parser and must
 * come out as it went in.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "help.h"

#include "base/utf8.h"

/* Characters that a page can show, runs of blanks as one. Controls are left
 * out, as the parser shows them as U+FFFD, and a mark of byte order. */
static struct str folded(struct str s)
{
    struct buf buf = buf_new(arena);
    size_t at = 0;

    while (at < s.len) {
        uint32_t code = utf8_next(s, &at);

        if (code == ' ' || (code >= 9 && code <= 13)) {
            if (buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
                buf_add_byte(&buf, ' ');
        } else if (code >= ' ' && (code < 0x7F || code > 0x9F) &&
                   code != 0xFFFD && code != 0xFEFF) {
            utf8_put(&buf, code);
        }
    }
    return str_trim(buf_str(&buf));
}

static const char *const places[] = {
    "{{v}}\n",    "- {{v}}\n",          "> 1. {{v}}\n",
    "# {{v}}\n",  "## {{v}} #\n",       "**{{v}}**\n",
    "x\n{{v}}\n", "| {{v}} |\n|---|\n", "| a |\n|---|\n| {{v}} |\n",
};

/* What VALUE prints as where TEMPLATE puts it. */
static struct str print(struct arena *scratch,
                        const struct templates *templates, struct str template,
                        struct str value)
{
    struct diags said = diags_new(scratch);
    struct doc doc = {.arena = scratch};
    struct value *root = value_map(scratch);
    struct text text = {template, POS_NONE};
    struct source out;

    value_set(root, "v", value_str(scratch, value));
    assert_true(
        template_render_text(scratch, &said, templates, text, root, &out));
    assert_true(markdown_parse(&doc, &said, &out));
    return doc_plain(scratch, doc.root);
}

static void check_value(const struct templates *templates, struct str value)
{
    struct str wanted = folded(value);

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct arena *scratch = arena_open();
        struct str seen =
            folded(print(scratch, templates, str_from(places[i]), value));

        if (strstr(places[i], "a |"))
            seen = str_trim(str_slice(seen, 1, seen.len));
        if (strncmp(places[i], "x\n", 2) == 0)
            seen = str_trim(str_slice(seen, 1, seen.len));
        if (!str_eq(seen, wanted))
            fail_msg("\"%.*s\" in \"%s\" prints as \"%.*s\"", STR_ARG(value),
                     places[i], STR_ARG(seen));
        arena_close(scratch);
    }
}

static void prints_what_markdown_means_otherwise(void **state)
{
    static const char *const values[] = {
        "1. one",
        "2) two",
        "# head",
        "head #",
        "- a",
        "+ a",
        "* a",
        "> q",
        "---",
        "===",
        "a|b",
        "\\|",
        "\\\\|x\\",
        "`code`",
        "``",
        "~~~",
        "&amp; &#65;",
        "<b>x</b>",
        "<!-- part -->",
        "[a](b)",
        "[^1]: x",
        "![i](j)",
        "a!",
        "A&B \"Labs\" <x>",
        "    indent",
        "end  ",
        ":--",
        "|---|",
        "~~gone~~",
        "snake_case",
        "__x__",
        "1.",
        "[x] task",
        "=",
        "-",
        "{{x}}",
        "a\nb",
        "[ ]",
        ". x",
        "line\n# two\n- x",

        "<br>",
        "www.a_b_.c",
        "mail_to@example.com",
    };
    struct templates *templates = templates_of("", NULL);

    (void)state;
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
        check_value(templates, str_from(values[i]));
}

static void prints_every_pair_of_marks(void **state)
{
    static const char marks[] = "\\`*_[]<>&~|#-+=:.)(!1 a\n";
    struct templates *templates = templates_of("", NULL);

    (void)state;
    for (size_t i = 0; marks[i]; i++)
        for (size_t j = 0; marks[j]; j++) {
            char value[5] = {marks[i], marks[j], 'x', marks[i], '\0'};

            check_value(templates, str_make(value, 2));
            check_value(templates, str_make(value, 4));
        }
}

static void prints_naughty_strings(void **state)
{
    const char *folder = getenv("AUDITBINDER_CONFORMANCE");
    struct templates *templates = templates_of("", NULL);
    struct str path, bytes, line;
    size_t count = 0;

    (void)state;
    if (!folder)
        skip();
    path = str_printf(arena, "%s/naughty-strings/blns.txt", folder);
    assert_true(file_read(arena, &diags, path.ptr, path, 1 << 24, &bytes));
    while (str_next_line(&bytes, &line)) {
        if (line.len == 0 || line.ptr[0] == '#' ||
            utf8_find_bad(line) != SIZE_MAX)
            continue;
        check_value(templates, line);
        count++;
    }
    assert_true(count > 400);
}

static void leaves_code_and_directives_alone(void **state)
{
    struct value *root = value_map(arena);

    (void)state;
    value_set(root, "v", str_value("a_b*`c|d"));
    value_set(root, "end", str_value("x --> y"));
    assert_string_equal(render("`{{v}}` {{v}}\n", root),
                        "`a_b*'c|d` a\\_b\\*\\`c\\|d\n");
    assert_string_equal(render("| `{{v}}` |\n", root), "| `a_b*'c\\|d` |\n");
    assert_string_equal(render("<!-- anchor: {{end}} -->\n", root),
                        "<!-- anchor: x -- y -->\n");
    assert_clean();
}

static void repairs_what_no_text_may_hold(void **state)
{
    struct value *root = value_map(arena);

    (void)state;
    value_set(root, "v", value_str(arena, STR("a\xFF\0b\r\nc")));
    assert_string_equal(render("{{v}}", root), "a\xEF\xBF\xBD\xEF\xBF\xBD"
                                               "b c");
    assert_string_equal(render_as("{{v}}", NULL, root, ESCAPE_HTML),
                        "a\xEF\xBF\xBD\xEF\xBF\xBD"
                        "b c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(prints_what_markdown_means_otherwise),
        TEST(prints_every_pair_of_marks),
        TEST(prints_naughty_strings),
        TEST(leaves_code_and_directives_alone),
        TEST(repairs_what_no_text_may_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
