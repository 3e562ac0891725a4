/*
 * Paragraphs: golden lines of a few that show every feature, and what is
 * promised of line ends, hyphens, blanks and missing characters.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "para_state.h"

/* "|text|  natural width, left, right", widths in points with a decimal. */
static void dump_line(struct buf *buf, const struct line *line)
{
    const struct box *first = line->first;

    buf_add_byte(buf, '|');
    add_text(buf, line, true);
    buf_printf(buf, "|  %lld.%lld  %lld.%lld..%lld.%lld",
               (long long)line->width / 1000, (long long)line->width / 100 % 10,
               (long long)(first ? first->x : 0) / 1000,
               (long long)(first ? first->x : 0) / 100 % 10,
               (long long)right_end(line) / 1000,
               (long long)right_end(line) / 100 % 10);
    for (const struct box *box = first; box; box = box->next)
        if (box->kind == BOX_RULE)
            buf_printf(buf, "  rule %lld+%lld", (long long)box->x,
                       (long long)box->width);
        else
            buf_printf(buf, "  %.*s", STR_ARG(box->face->name));
    buf_add_byte(buf, '\n');
}

static struct str dump(struct state *state, const struct para *para)
{
    struct buf buf = buf_new(state->arena);

    for (const struct line *line = para->first; line; line = line->next)
        dump_line(&buf, line);
    return buf_str(&buf);
}

static void check_golden(struct state *state, const char *name, struct str seen)
{
    struct str file = str_printf(state->arena, "lines/%s.txt", name);

    golden_compare(state->arena, file.ptr, seen);
}

static const char *const policy =
    "Access to production systems is granted only after the system owner and "
    "the Security Officer have approved the request in writing, reviewed at "
    "least quarterly, and revoked within one business day of a difficult "
    "termination. Exceptions \u2014 however infrequent \u2014 are documented, "
    "time-limited, and re-approved by the organization\u2019s management "
    "(see evidence/2026-H1/CM-01/quarterly-access-review.csv).";

static void test_justified(void **given)
{
    struct state *state = *given;
    struct span span = plain(policy);
    struct para_shape shape = {.width = LEN_PT(180), .hyphenate = true};

    check_golden(state, "justified", dump(state, set(state, &span, 1, shape)));
    shape.width = LEN_PT(90);
    shape.first_indent = LEN_PT(12);
    check_golden(state, "narrow", dump(state, set(state, &span, 1, shape)));
}

static void test_ragged(void **given)
{
    struct state *state = *given;
    struct span span = plain(policy);
    struct para_shape shape = {.width = LEN_PT(150), .hyphenate = true};

    shape.align = PARA_LEFT;
    check_golden(state, "left", dump(state, set(state, &span, 1, shape)));
    shape.align = PARA_RIGHT;
    check_golden(state, "right", dump(state, set(state, &span, 1, shape)));
    shape.align = PARA_CENTER;
    check_golden(state, "center", dump(state, set(state, &span, 1, shape)));
}

static void test_styles(void **given)
{
    struct state *state = *given;
    struct span spans[] = {
        plain("The change is "),      plain("approved"),       plain(" by "),
        plain("git push --force"),    plain(" or struck out"), plain("1"),
        plain(" \u2192 \u2611 done.")};
    struct para_shape shape = {.width = LEN_PT(120), .hyphenate = true};

    spans[1].style = FACE_BOLD;
    spans[3].is_code = true;
    spans[3].family = FAMILY_MONO;
    spans[4].is_struck = true;
    spans[5].size = LEN_PT(7);
    spans[5].rise = LEN_PT(3);
    check_golden(state, "styles", dump(state, set(state, spans, 7, shape)));
}

static void test_code(void **given)
{
    struct state *state = *given;
    struct span span =
        plain("if ok:\n    return  value\n\n\tcurl https://example.com/a/very/"
              "long/path?with=query&more=1\n"
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b"
              "855  empty\n");
    struct para_shape shape = {.width = LEN_PT(150), .align = PARA_LEFT};

    span.is_code = true;
    span.family = FAMILY_MONO;
    check_golden(state, "code", dump(state, set(state, &span, 1, shape)));
}

static void test_over_long(void **given)
{
    struct state *state = *given;
    struct span span = plain("Donaudampfschifffahrtsgesellschaft and "
                             "internationalization of some_snake_case_name");
    struct para_shape shape = {.width = LEN_PT(50), .align = PARA_LEFT};

    check_golden(state, "over-long", dump(state, set(state, &span, 1, shape)));
}

static void test_nothing(void **given)
{
    struct state *state = *given;
    struct span span = plain("");
    struct para_shape shape = {.width = LEN_PT(50)};

    assert_int_equal(set(state, NULL, 0, shape)->line_count, 0);
    assert_int_equal(set(state, &span, 1, shape)->line_count, 0);
    span = plain("a\n");
    assert_int_equal(set(state, &span, 1, shape)->line_count, 1);
    span = plain("a\n\nb");
    assert_int_equal(set(state, &span, 1, shape)->line_count, 3);
}

static void test_forced_line_height(void **given)
{
    struct state *state = *given;
    struct span span = plain("a\n\nb");
    struct para_shape shape = {.width = LEN_PT(50)};
    struct para *para = set(state, &span, 1, shape);

    assert_null(para->first->next->first);
    assert_int_equal(para->first->next->ascent, para->first->ascent);
    assert_true(para->first->ascent > 0 && para->first->descent > 0);
}

/* The blank at a line end is there, but hangs. */
static void test_hanging_blank(void **given)
{
    struct state *state = *given;
    struct span span = plain("aaa bbb");
    struct para_shape shape = {.width = LEN_PT(22), .align = PARA_LEFT};
    struct para *para = set(state, &span, 1, shape);
    const struct box *box = para->first->first;
    len sum = 0;

    assert_int_equal(para->line_count, 2);
    assert_int_equal(box->glyph_count, 4);
    assert_true(str_is(box->glyphs[3].text, " "));
    for (size_t i = 0; i < 3; i++)
        sum += box->glyphs[i].advance;
    assert_int_equal(box->width, sum);
    assert_int_equal(para->first->width, sum);
}

static void test_justified_edges(void **given)
{
    struct state *state = *given;
    struct span span = plain(policy);
    struct para_shape shape = {.width = LEN_PT(220), .hyphenate = true};
    struct para *para;

    span.text = str_slice(span.text, 0, str_find(span.text, STR("(see"), 0));
    para = set(state, &span, 1, shape);
    assert_true(para->line_count > 4);
    for (struct line *line = para->first; line->next; line = line->next)
        assert_int_equal(right_end(line), shape.width);
    assert_true(right_end(para->last) <= shape.width);
}

static void test_missing_glyph(void **given)
{
    struct state *state = *given;
    struct span span = plain("a \u4e2d b \u4e2d\x01 c");
    struct diags diags = diags_new(state->arena);
    struct missing missing = missing_new(state->arena);
    struct para_shape shape = {.width = LEN_PT(200), .align = PARA_LEFT};
    struct para *para;
    struct buf buf = buf_new(state->arena);

    span.pos = pos_make(STR("policies/a.md"), 7, 3);
    para = para_set(state->arena, &missing, state->fonts, &span, 1, &shape);
    add_text(&buf, para->first, true);
    assert_true(str_is(buf_str(&buf), "a \u4e2d b \u4e2d\ufffd c"));
    missing_report(&missing, &diags, STR("policies/b.md"));
    assert_int_equal(diags.count[SEVERITY_WARNING], 1);
    assert_int_equal(diags.first->id, LAYOUT_NO_GLYPH);
    assert_int_equal(diags.first->pos.line, 7);
    assert_non_null(strstr(diags.first->text.ptr,
                           "U+4E2D \u4e2d and U+0001 (a control character)"));
    assert_non_null(strstr(diags.first->text.ptr, "in 2 places"));
    for (struct box *box = para->first->first; box; box = box->next)
        for (size_t i = 0; i < box->glyph_count; i++)
            assert_int_not_equal(box->glyphs[i].gid, 0);
}

static void test_no_break(void **given)
{
    struct state *state = *given;
    struct span span = plain("aaa bb\u00a0cc dd\u2011ee");
    struct para_shape shape = {.width = LEN_PT(36), .align = PARA_LEFT};
    struct para *para = set(state, &span, 1, shape);
    static const char *const expected[] = {"aaa ", "bb\u00a0cc ", "dd\u2011ee"};
    size_t i = 0;

    assert_int_equal(para->line_count, 3);
    for (struct line *line = para->first; line; line = line->next) {
        struct buf buf = buf_new(state->arena);
        add_text(&buf, line, true);
        assert_true(str_is(buf_str(&buf), expected[i++]));
    }
}

static void test_soft_hyphen(void **given)
{
    struct state *state = *given;
    struct span span = plain("Xyz\u00adAbcdef");
    struct para_shape shape = {.width = LEN_PT(40), .align = PARA_LEFT};
    struct para *para = set(state, &span, 1, shape);
    struct buf buf = buf_new(state->arena);

    assert_int_equal(para->line_count, 2);
    add_text(&buf, para->first, true);
    assert_true(str_is(buf_str(&buf), "Xyz\u00ad"));
    shape.width = LEN_PT(200);
    para = set(state, &span, 1, shape);
    assert_int_equal(para->line_count, 1);
}

/* A line tells where its last word goes on, with a hyphen or without; not
 * where a blank or the author ends it, nor in scripts without blanks. */
static void test_word_goes_on(void **given)
{
    static const struct {
        const char *text;
        bool goes_on;
    } cases[] = {{"Xyz\u00adAbcdef", true},     {"Abcde-fghijk", true},
                 {"0123456789abcdef", true},    {"Abcdef ghijk", false},
                 {"Abcdef\nghijk", false},      {"Abcdef- ghijk", false},
                 {"Abcdef\u65e5\u672c", false}, {"\u65e5\u672cAbcde", false}};
    struct para_shape shape = {.width = LEN_PT(40), .align = PARA_LEFT};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct span span = plain(cases[i].text);
        struct para *para = set(*given, &span, 1, shape);
        assert_true(para->line_count > 1);
        if (para->first->last->goes_on != cases[i].goes_on)
            fail_msg("%s", cases[i].text);
        assert_false(para->last->last->goes_on);
    }
}

/* No last line is a short end of a divided word where the column is wide. */
static void test_last_piece(void **given)
{
    struct state *state = *given;
    struct span span = plain("The IT Manager wipes each returned device before "
                             "reuse and records method, date and person.");
    struct para_shape shape = {.hyphenate = true};
    bool had_short_last = false;

    for (int points = 240; points < 480; points++) {
        struct para *para;
        struct line *before;
        shape.width = LEN_PT(points);
        para = set(state, &span, 1, shape);
        for (before = para->first; before->next != para->last && before->next;)
            before = before->next;
        if (para->line_count < 2 || para->last->width > LEN_PT(40))
            continue;
        had_short_last = true;
        assert_false(before->last->goes_on);
    }
    assert_true(had_short_last);
}

static void test_measure(void **given)
{
    struct state *state = *given;
    struct span span = plain("CM-01 is a control\nand more text here");
    struct para_shape shape = {.align = PARA_LEFT};
    struct para *para;
    len min, max;

    para_measure(state->arena, state->fonts, &span, 1, &min, &max);
    assert_true(min > LEN_PT(25) && min < LEN_PT(40));
    shape.width = max;
    assert_int_equal(set(state, &span, 1, shape)->line_count, 2);
    shape.width = max - 1;
    assert_int_equal(set(state, &span, 1, shape)->line_count, 3);
    shape.width = min;
    para = set(state, &span, 1, shape);
    for (struct line *line = para->first; line; line = line->next)
        assert_true(right_end(line) <= min);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_forced_line_height),
        cmocka_unit_test(test_hanging_blank),
        cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_no_break),
        cmocka_unit_test(test_soft_hyphen),
        cmocka_unit_test(test_word_goes_on),
        cmocka_unit_test(test_last_piece),
        cmocka_unit_test(test_measure),
        cmocka_unit_test(test_justified),
        cmocka_unit_test(test_ragged),
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_over_long),
        cmocka_unit_test(test_justified_edges),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
