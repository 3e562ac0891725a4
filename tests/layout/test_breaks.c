/*
 * Places where lines may end, written into the text: "|" by Unicode's rules,
 * "-" by the patterns, "~" in long addresses, "," in short ones.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "layout/breaks.h"
#include "layout/breaks_parts.h"
#include "layout/hyphen.h"
#include "para_state.h"

static struct str shown(struct state *state, struct span span)
{
    struct para_text text = text_gather(state->arena, state->arena, &span, 1);
    struct buf buf = buf_new(state->arena);

    breaks_mark(&text);
    breaks_hyphenate(state->arena, &text);
    for (size_t i = 0; i <= text.text.len; i++) {
        uint8_t mark = text.marks[i];
        if (mark & MARK_FORCED)
            buf_add_byte(&buf, '$');
        else if (mark & MARK_BREAK)
            buf_add_byte(&buf, '|');
        else if (mark & MARK_SOFT)
            buf_add_byte(&buf, '^');
        else if (mark & MARK_HYPHEN)
            buf_add_byte(&buf, '-');
        else if (mark & MARK_LOOSE)
            buf_add_byte(&buf, '~');
        else if (mark & MARK_TIGHT)
            buf_add_byte(&buf, ',');
        if (i < text.text.len && text.text.ptr[i] != '\n')
            buf_add_byte(&buf, text.text.ptr[i]);
    }
    return buf_str(&buf);
}

static void check(struct state *state, struct span span, const char *expected)
{
    struct str seen = shown(state, span);

    assert_string_equal(str_zero_ended(state->arena, seen), expected);
}

static void test_unicode(void **given)
{
    struct state *state = *given;

    check(state, plain("a b"), "a |b$");
    check(state, plain("a\u00a0b"), "a\u00a0b$");
    check(state, plain("x\u2011y"), "x\u2011y$");
    check(state, plain("CM-01 and (b)"), "CM-,01 |and |(b)$");
    check(state, plain("one\ntwo"), "one$two$");
    check(state, plain(" a  b \n c"), "a |b $c$");
    check(state, plain("a\r\nb"), "a$b$");
}

/* Blanks that French sets before marks and inside of guillemets. */
static void test_french(void **given)
{
    struct state *state = *given;
    const char *text = "dit : \u00ab a b \u00bb ; non ?";
    struct span span = plain(text);

    check(state, span, "dit : |\u00ab |a |b |\u00bb ; |non ?$");
    span.language = STR("fr-BE");
    check(state, span, "dit : |\u00ab a |b \u00bb ; |non ?$");
}

static void test_words(void **given)
{
    struct state *state = *given;
    const struct hyphen *english = hyphen_find(STR_NONE);

    if (hyphen_points(english, STR("hyphenation")) == 0) {
        print_message("skipped: no hyphenation dictionary\n");
        skip();
    }
    check(state, plain("hyphenation"), "hy-phen-ation$");
    check(state, plain("Documentation,"), "Doc-u-men-ta-tion,$");
    check(state, plain("\u201cdocumentation\u201d"),
          "\u201cdoc-u-men-ta-tion\u201d$");
    /* Too short, capitals, digits, names of things, other languages. */
    check(state, plain("only DOCUMENTATION"), "only |DOCUMENTATION$");
    check(state, plain("documentation2"), "documentation2$");
    check(state, plain("PostgreSQL"), "PostgreSQL$");
    check(state, plain("docum\u00e9ntation"), "docum\u00e9ntation$");
}

static void test_no_words(void **given)
{
    struct state *state = *given;
    struct span code = plain("documentation"), other = plain("documentation");

    code.is_code = true;
    check(state, code, "documentation$");
    other.language = STR("zxx");
    check(state, other, "documentation$");
    other.language = STR("../../x");
    check(state, other, "documentation$");
}

static void test_languages(void **given)
{
    struct state *state = *given;
    struct span german = plain("\u00dcbertragungsger\u00e4te Silbentrennung");

    german.language = STR("de-DE");
    if (!hyphen_find(german.language)) {
        print_message("skipped: no German hyphenation dictionary\n");
        skip();
    }
    assert_true(hyphen_is_wide(hyphen_find(german.language)));
    assert_ptr_equal(hyphen_find(STR("DE-de")), hyphen_find(STR("de-DE")));
    check(state, german,
          "\u00dcber-tra-gungs-ge-r\u00e4te |Sil-ben-tren-nung$");
}

static void test_soft(void **given)
{
    check(*given, plain("docu\u00admentation"), "docu^mentation$");
}

static void test_joints(void **given)
{
    struct state *state = *given;

    check(state, plain("https://example.com/a1/long_name?x=1"),
          "https://~example.~com/|a1/|long_~name?|x=1$");
    check(state, plain("security@larkfield.example."),
          "security@,larkfield.,example.$");
    check(state, plain("a.mailbox.with.a.name@mail.larkfield.example"),
          "a.~mailbox.~with.~a.~name@~mail.~larkfield.example$");
    check(state, plain("n/a and/or TCP/IP"), "n/a |and/,or |TCP/,IP$");
    check(state, plain("2026-H1 on-call X-Ray"), "2026-,H1 |on-|call |X-,Ray$");
    check(state, plain("e-mail (sign-in) top-of-page"),
          "e-,mail |(sign-,in) |top-|of-|page$");
    check(state, plain("in /var/lib/"), "in |/var/|lib/$");
    check(state, plain("snake_case1"), "snake_,case1$");
    check(state, plain("1,000,000.00"), "1,000,000.00$");
    check(state, plain("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c"),
          "e3b0c442~98fc1c14~9afbf4c8~996fb924~27ae41e4~649b934c$");
}

static void test_points(void **given)
{
    const struct hyphen *english = hyphen_find(STR("en-US"));

    (void)given;
    assert_int_equal(hyphen_points(english, STR("")), 0);
    assert_int_equal(hyphen_points(english, STR("of")), 0);
    for (size_t i = 0; i < 100; i++) {
        char word[100];
        memset(word, 'a' + (int)i % 26, i);
        uint64_t points = hyphen_points(english, str_make(word, i));
        assert_int_equal(points & 3, 0);
        assert_true(i < 4 || i > 63 || points >> (i - 2) == 0);
    }
}

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static struct str random_text(struct state *state, uint64_t *seed)
{
    static const char *const bits[] = {
        "a",      "word",       "Of",     "x1",     "2",      "30",
        " ",      " ",          " ",      " ",      "  ",     ",",
        ".",      ";",          ":",      ")",      "(",      "-",
        "/",      "!",          "?",      "\"",     "'",      "%",
        "$",      "+",          "[",      "]",      "{",      "}",
        "=",      "<",          "_",      "@",      "#",      "&",
        "*",      "|",          "\\",     "\n",     "~",      "e\u0301",
        "\u2019", "\u2019",     "\u201c", "\u201d", "\u2013", "\u2014",
        "\u2026", "\u00a0",     "\u2011", "\u00e9", "\u00ab", "\u00bb",
        "\u2022", "\u20ac",     "\u200b", "\u200d", "\u05d0", "\u0627",
        "\u65e5", "\U0001f600", "\u0e01", "\u2028", "\u00ad", "\u2060",
    };
    struct buf buf = buf_new(state->arena);
    size_t count = next_random(seed) % 30 + 1;
    /* Half of the texts are mostly plain. */
    uint32_t kinds = next_random(seed) % 2 ? 16 : sizeof bits / sizeof *bits;

    for (size_t i = 0; i < count; i++)
        buf_add_zero_ended(&buf, bits[next_random(seed) % kinds]);
    return buf_str(&buf);
}

static void check_boundaries(struct state *state, struct para_text text,
                             UBreakIteratorType type, uint8_t mark)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(type, "en", NULL, 0, &status);
    UText *view =
        utext_openUTF8(NULL, text.text.ptr, (int64_t)text.text.len, &status);

    ubrk_setUText(iterator, view, &status);
    assert_true(U_SUCCESS(status));
    for (size_t i = 1; i < text.text.len; i++)
        if (!!(text.marks[i] & mark) !=
                !!ubrk_isBoundary(iterator, (int32_t)i) &&
            ((unsigned char)text.text.ptr[i] & 0xc0) != 0x80)
            fail_msg("\"%s\" at %zu, mark %d",
                     str_zero_ended(state->arena, text.text), i, mark);
    ubrk_close(iterator);
    utext_close(view);
}

/* What is known of plain words is what ICU says of the whole text. */
static void test_plain_words_are_like_icu(void **given)
{
    struct state *state = *given;
    uint64_t seed = 14;

    for (int i = 0; i < 5000; i++) {
        struct para_text text = {.text = random_text(state, &seed)};

        text.marks = arena_array(state->arena, text.text.len + 1, uint8_t);
        breaks_mark_clusters(&text);
        breaks_mark_rules(&text);
        check_boundaries(state, text, UBRK_LINE, MARK_BREAK);
        check_boundaries(state, text, UBRK_CHARACTER, MARK_CLUSTER);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unicode),
        cmocka_unit_test(test_french),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_no_words),
        cmocka_unit_test(test_soft),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_joints),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_plain_words_are_like_icu),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
