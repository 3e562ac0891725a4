/*
 * Properties of paragraphs that hold for any text in any width: nothing is
 * lost and nothing is too wide.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "para_state.h"

/* xorshift: the same texts on every machine. */
static uint32_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 32);
}

static const char *const bits[] = {
    "a",
    "I",
    "fi",
    "ffl",
    "policy",
    "AVAVA",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\u00a0",
    "\u00ad",
    "\u2011",
    "-",
    "/",
    ".",
    "\t",
    "\u00e9",
    "e\u0301",
    "\u0416\u0443\u043a",
    "\u03b1\u03b2",
    "\u2192",
    "\u2500\u2502",
    "\u2603",
    "\u4e2d\u6587",
    "\U0001f1e9\U0001f1ea",
    "\u200d",
    "\u200b",
    "\ufeff",
    "\x01",
    "\xff",
    "responsibilities",
    "https://example.com/a/b?c=d&e=f",
    "0123456789abcdef0123456789abcdef",
    "(1,000.00)",
    "understanding ",
    "organization ",
    "the ",
    "of ",
    "documentation, ",
    "\u2014",
    "\u201cx\u201d",
};

static struct str random_text(struct state *state, uint64_t *seed)
{
    struct buf buf = buf_new(state->arena);
    size_t count = next_random(seed) % 60;

    for (size_t i = 0; i < count; i++)
        buf_add_zero_ended(
            &buf, bits[next_random(seed) % (sizeof bits / sizeof bits[0])]);
    return buf_str(&buf);
}

/* What the glyphs must spell: blanks folded outside code, line ends and soft
 * hyphens gone, control characters shown as U+FFFD. */
static struct str expected_text(struct state *state, struct str text,
                                bool is_code, bool *folds)
{
    struct buf buf = buf_new(state->arena);
    struct str nfc = utf8_nfc(state->arena, text);

    for (size_t at = 0; at < nfc.len;) {
        uint32_t code = utf8_next(nfc, &at);
        bool is_blank = code == ' ' || code == '\t';
        if (code == 0xad || (is_blank && *folds && !is_code))
            continue;
        *folds = code == '\n' || (is_blank && !is_code);
        if (code == '\n')
            continue;
        code = code == 1 ? 0xfffd : code == 0xfeff ? 0x2060 : code;
        utf8_put(&buf, code == '\t' ? ' ' : code);
    }
    return buf_str(&buf);
}

/* Blanks of a tab: only their being there is compared. */
static struct str squeezed(struct state *state, struct str text)
{
    struct buf buf = buf_new(state->arena);

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' || i == 0 || text.ptr[i - 1] != ' ')
            buf_add_byte(&buf, text.ptr[i]);
    return buf_str(&buf);
}

static size_t cluster_count(const struct line *line)
{
    size_t count = 0;

    for (const struct box *box = line->first; box; box = box->next)
        for (size_t i = 0; i < box->glyph_count; i++)
            count += box->glyphs[i].text.len > 0 &&
                     !str_is(box->glyphs[i].text, " ");
    return count;
}

static void check_lines(const struct para *para, const struct para_shape *shape)
{
    size_t lines = 0;

    for (const struct line *line = para->first; line; line = line->next) {
        size_t boxes = 0;
        for (const struct box *box = line->first; box; box = box->next) {
            assert_non_null(line->spans[boxes++]);
            assert_true(box->width >= 0);
            assert_true(box->x >= 0);
        }
        assert_int_equal(boxes, line->box_count);
        assert_true(line->ascent > 0 && line->descent > 0);
        if (cluster_count(line) > 1)
            assert_true(right_end(line) <= shape->width);
        lines++;
    }
    assert_int_equal(lines, para->line_count);
}

static void check_random(struct state *state, uint64_t *seed)
{
    struct buf seen = buf_new(state->arena), expected = buf_new(state->arena);
    struct span spans[4];
    size_t count = next_random(seed) % 4 + 1;
    struct para_shape shape = {.align =
                                   (enum para_align)(next_random(seed) % 4),
                               .hyphenate = next_random(seed) % 2 == 0};
    struct para *para;
    bool folds = true;

    for (size_t i = 0; i < count; i++) {
        spans[i] = plain("");
        spans[i].text = random_text(state, seed);
        spans[i].family = (enum family)(next_random(seed) % FAMILY_COUNT);
        spans[i].style = (int)(next_random(seed) % 4);
        spans[i].is_code = next_random(seed) % 4 == 0;
        spans[i].is_struck = next_random(seed) % 8 == 0;
        buf_add(&expected,
                expected_text(state, spans[i].text, spans[i].is_code, &folds));
    }
    shape.width = LEN_PT(15) + (len)(next_random(seed) % 300000);
    shape.first_indent = next_random(seed) % 4 == 0 ? shape.width / 8 : 0;
    para = set(state, spans, count, shape);
    check_lines(para, &shape);
    for (struct line *line = para->first; line; line = line->next)
        add_text(&seen, line, false);
    assert_true(str_eq(squeezed(state, buf_str(&seen)),
                       squeezed(state, buf_str(&expected))));
}

static void test_random(void **given)
{
    struct state outer = *(struct state *)*given;
    uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);

    for (int i = 0; i < 3000; i++) {
        uint64_t before = seed;
        struct state state = outer;
        state.arena = arena_open();
        state.diags = diags_new(state.arena);
        check_random(&state, &seed);
        arena_close(state.arena);
        assert_int_not_equal(before, seed);
    }
}

/* Every line of a list of strings that break programs. */
static void test_naughty(void **given)
{
    struct state *state = *given;
    const char *folder = getenv("AUDITBINDER_CONFORMANCE");
    struct str path, bytes, line;

    if (!folder) {
        print_message("skipped: AUDITBINDER_CONFORMANCE is not set\n");
        skip();
    }
    path = str_printf(state->arena, "%s/naughty-strings/blns.txt", folder);
    assert_true(file_read(state->arena, &state->diags, path.ptr, path, 1 << 24,
                          &bytes));
    while (str_next_line(&bytes, &line)) {
        struct span span = plain("");
        struct para_shape shape = {.width = LEN_PT(60), .hyphenate = true};
        span.text = line;
        check_lines(set(state, &span, 1, shape), &shape);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_naughty),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
