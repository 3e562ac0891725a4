/*
 * The redline: of two texts one, from which both can be read again.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/redline.h"

#include "arena_state.h"

#include "doc/diff.h"
#include "doc/markdown.h"
#include "doc/number.h"

static struct doc *parse(struct str text)
{
    struct doc *doc = arena_new(arena, struct doc);
    struct source source = source_of(arena, STR("a.md"), 1, text);

    doc->arena = arena;
    assert_true(markdown_parse(doc, &diags, &source));
    number_document(doc, &diags);
    assert_true(doc_check(doc, &diags));
    return doc;
}

static struct doc *compare(const char *before, const char *after)
{
    return parse(str_printf(arena,
                            "# Changes\n\n<!-- part: before -->\n%s\n\n"
                            "<!-- part: after -->\n%s\n\n<!-- part -->\n",
                            before, after));
}

/* Text below NODE; WITHOUT leaves one kind of mark out, and DOC_ROOT shows
 * both as [-gone-] and [+new+]. Blocks end with a slash. */
static void write(struct buf *buf, const struct doc_node *node,
                  enum doc_kind without)
{
    bool is_mark = node->kind == DOC_STRIKE || node->kind == DOC_INSERT;
    const char *sign = node->kind == DOC_STRIKE ? "-" : "+";
    size_t before = buf->len;

    if (node->kind == without)
        return;
    if (is_mark && without == DOC_ROOT)
        buf_printf(buf, "[%s", sign);
    if (node->kind == DOC_SOFT_BREAK)
        buf_add_byte(buf, ' ');
    buf_add(buf, node->text);
    for (const struct doc_node *in = node->first; in; in = in->next)
        write(buf, in, without);
    if (is_mark && without == DOC_ROOT)
        buf_printf(buf, "%s]", sign);
    if (doc_is_block(node->kind) && buf->len > before &&
        buf->ptr[buf->len - 1] != '/')
        buf_add_byte(buf, '/');
}

static const char *shown(const struct doc *doc, enum doc_kind without)
{
    struct buf buf = buf_new(arena);

    for (const struct doc_node *node = doc->root->first->next; node;
         node = node->next)
        write(&buf, node, without);
    return str_zero_ended(arena, buf_str(&buf));
}

static void assert_redline(const char *before, const char *after,
                           const char *wanted)
{
    assert_string_equal(shown(compare(before, after), DOC_ROOT), wanted);
}

static void test_words(void **state)
{
    (void)state;
    assert_redline("Keep it for one year.", "Keep it for one year.",
                   "Keep it for one year./");
    assert_redline("Keep it for one\nyear.", "Keep it\nfor one year.",
                   "Keep it for one year./");
    assert_redline("Keep it for one year.", "Keep it for three years.",
                   "Keep it for [-one year-][+three years+]./");
    assert_redline("Store, send and destroy it.",
                   "Store, send, print and destroy it.",
                   "Store, send[+, print +]and destroy it./");
    assert_redline("The owner signs it today.", "The owner signs it.",
                   "The owner signs it [-today-]./");
    assert_redline("All is new here.", "Nothing stays as was once.",
                   "[-All is new here.-]/[+Nothing stays as was once.+]/");
}

static void test_inlines(void **state)
{
    (void)state;
    assert_redline("Ask the **owner of the data** first.",
                   "Ask the **owner of all data** first.",
                   "Ask the owner of [-the -][+all +]data first./");
    assert_redline("Run `find` at once here.", "Run `grep` at once here.",
                   "Run [-find -][+grep +]at once here./");
}

static void test_blocks(void **state)
{
    (void)state;
    assert_redline("One two three.\n\nFour five six.",
                   "One two three.\n\nA new one.\n\nFour five six.",
                   "One two three./[+A new one.+]/Four five six./");
    assert_redline("- alpha beta gamma\n- delta epsilon\n",
                   "- alpha beta delta\n- delta epsilon\n- zeta\n",
                   "alpha beta [-gamma-][+delta+]/delta epsilon/[+zeta+]/");
    assert_redline("## Scope\n\nText.", "## Range\n\nText.",
                   "[-Scope-]/[+Range+]/Text./");
    assert_redline("    a\n    b\n", "    a\n    c\n", "[-ab-]/[+ac+]/");
}

static void test_tables(void **state)
{
    (void)state;
    assert_redline("| A | B |\n|---|---|\n| x | one two |\n| y | z |\n",
                   "| A | B |\n|---|---|\n| x | one three |\n| n | m |\n"
                   "| y | z |\n",
                   "A/B/x/one [-two-][+three+]/[+n+]/[+m+]/y/z/");
}

/* What went is no heading, and so in no table of contents. */
static void test_headings(void **state)
{
    struct doc *doc = compare("## Old\n\nText.", "## New\n\nText.");
    size_t headings = 0;
    (void)state;

    for (struct doc_node *node = doc->root; node;
         node = doc_walk(doc->root, node))
        headings += node->kind == DOC_HEADING;
    assert_int_equal(headings, 2);
}

static void test_notes(void **state)
{
    struct doc *doc = compare("See.[^a]\n\n[^a]: The same.\n",
                              "See.[^b]\n\n[^b]: The same.\n");
    (void)state;

    assert_non_null(doc->notes->first);
    assert_null(doc->notes->first->next);
    doc = compare("See it here.[^a]\n\n[^a]: Gone.\n", "See it here.\n");
    assert_non_null(doc->notes->first); /* still named, by what was struck */
    assert_null(doc->notes->first->next);
}

/* A mark without its others, and an empty text, are no reason to fail. */
static void test_odd(void **state)
{
    (void)state;
    assert_redline("", "New.", "[+New.+]/");
    assert_redline("Old.", "", "[-Old.-]/");
    parse(STR("<!-- part: after -->\nText\n"));
    parse(STR("<!-- part: before -->\nText\n"));
    parse(STR("<!-- part: before -->\nA\n<!-- part: before -->\nB\n"
              "<!-- part: after -->\nC\n"));
}

/* Any two texts: without what is new it reads as the old one did, and without
 * what is gone as the new one. */
static uint32_t seed = 1;

static uint32_t dice(uint32_t sides)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % sides;
}

static struct str random_text(void)
{
    static const char *const words[] = {"alpha",   "beta",  "gamma",
                                        "*delta*", "`eps`", "of"};
    struct buf buf = buf_new(arena);
    uint32_t blocks = 1 + dice(5);

    for (uint32_t i = 0; i < blocks; i++) {
        uint32_t count = 1 + dice(9);
        bool is_item = dice(3) == 0;

        buf_add(&buf, is_item ? STR("- x ") : STR("x "));
        for (uint32_t k = 0; k < count; k++)
            buf_printf(&buf, "%s ", words[dice(6)]);
        buf_add(&buf, STR("\n\n"));
    }
    return buf_str(&buf);
}

/* Letters alone: blanks and ends of blocks may stand elsewhere. */
static const char *letters(const char *text)
{
    struct buf buf = buf_new(arena);

    for (; *text; text++)
        if (*text != ' ' && *text != '/')
            buf_add_byte(&buf, *text);
    return str_zero_ended(arena, buf_str(&buf));
}

static void test_both_can_be_read(void **state)
{
    (void)state;
    for (int i = 0; i < 400; i++) {
        const char *before = str_zero_ended(arena, random_text());
        const char *after = str_zero_ended(arena, random_text());
        struct doc *made = compare(before, after);
        struct doc *old = parse(str_printf(arena, "# Changes\n\n%s", before));
        struct doc *new_ = parse(str_printf(arena, "# Changes\n\n%s", after));

        assert_string_equal(letters(shown(made, DOC_INSERT)),
                            letters(shown(old, DOC_INSERT)));
        assert_string_equal(letters(shown(made, DOC_STRIKE)),
                            letters(shown(new_, DOC_STRIKE)));
    }
}

/* The algorithm alone ---------------------------------------------------- */

struct letters {
    const char *before, *after;
};

static bool is_same(const void *context, size_t before, size_t after)
{
    const struct letters *pair = context;

    return pair->before[before] == pair->after[after];
}

static void test_shortest(void **state)
{
    struct letters pair = {"ABCABBA", "CBABAC"};
    struct diff diff = diff_of(arena, 7, 6, is_same, &pair);
    (void)state;

    /* The example of the paper: five edits. */
    assert_int_equal(diff.same_count, 4);
    assert_int_equal(diff.count, 9);
}

/* Beyond the limit it still says what is there, though not the shortest. */
static void test_bounded(void **state)
{
    size_t count = 3 * DIFF_LIMIT, gone = 0, new_ = 0;
    char *a = arena_array(arena, count, char);
    char *b = arena_array(arena, count, char);
    struct letters pair = {a, b};
    struct diff diff;
    (void)state;

    for (size_t i = 0; i < count; i++) {
        a[i] = (char)('a' + i % 2);
        b[i] = (char)('c' + i % 2);
    }
    a[0] = b[0] = a[count - 1] = b[count - 1] = 'x';
    diff = diff_of(arena, count, count, is_same, &pair);
    assert_int_equal(diff.same_count, 2);
    for (size_t i = 0; i < diff.count; i++) {
        gone += diff.steps[i].kind == DIFF_GONE;
        new_ += diff.steps[i].kind == DIFF_NEW;
    }
    assert_int_equal(gone, count - 2);
    assert_int_equal(new_, count - 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_words),    ARENA_TEST(test_inlines),
        ARENA_TEST(test_blocks),   ARENA_TEST(test_tables),
        ARENA_TEST(test_headings), ARENA_TEST(test_notes),
        ARENA_TEST(test_odd),      ARENA_TEST(test_both_can_be_read),
        ARENA_TEST(test_shortest), ARENA_TEST(test_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
