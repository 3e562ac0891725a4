/*
 * Words in the language of a document or of a block.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/words.h"

#include "doc/markdown.h"
#include "golden.h"

static const char *const LANGUAGES[] = {"en", "de", "fr", "es",
                                        "it", "nl", "pt"};

static void test_every_word_is_there(void **given)
{
    (void)given;
    for (int word = 0; word < WORD_COUNT; word++)
        for (size_t i = 0; i < sizeof LANGUAGES / sizeof LANGUAGES[0]; i++)
            assert_true(
                words_find(str_from(LANGUAGES[i]), (enum word)word).len > 0);
}

static void test_language_is_found(void **given)
{
    (void)given;
    assert_true(str_is(words_find(STR("de"), WORD_WARNING), "Warnung"));
    assert_true(str_is(words_find(STR("DE-at"), WORD_WARNING), "Warnung"));
    assert_true(str_is(words_find(STR("deu"), WORD_WARNING), "Warning"));
    assert_true(str_is(words_find(STR_NONE, WORD_WARNING), "Warning"));
}

static void test_only_defaults_are_translated(void **given)
{
    struct str page = STR("Page {page} of {pages}"), own = STR("{page}");

    (void)given;
    assert_true(str_is(
        words_translate(STR("fr"), page, WORD_FOOT_VERSION, WORD_FOOT_PAGE),
        "Page {page} sur {pages}"));
    assert_true(str_is(
        words_translate(STR("fr"), own, WORD_FOOT_VERSION, WORD_FOOT_PAGE),
        "{page}"));
}

static struct doc parse(struct arena *arena, const char *language,
                        const char *text)
{
    struct doc doc = {.arena = arena};
    struct diags diags = diags_new(arena);
    struct source source = source_of(arena, STR("t.md"), 1, str_from(text));

    doc.meta.language = str_from(language);
    assert_true(markdown_parse(&doc, &diags, &source));
    assert_null(diags.first);
    return doc;
}

static void assert_title(const struct doc_node *node, const char *title)
{
    assert_int_equal(node->kind, DOC_QUOTE);
    assert_true(str_is(node->more->title, title));
    assert_int_equal(node->more->info.len, 0);
}

/* A block's own language goes before the document's; a title that the author
 * wrote before both. */
static void test_callouts(void **given)
{
    struct arena *arena = arena_open();
    struct doc doc = parse(arena, "fr",
                           "> [!NOTE]\n> a\n\n!!! danger\n    b\n\n"
                           "<!-- lang: de -->\n> [!WARNING]\n> c\n\n"
                           "> [!TIP] Warning\n> d\n\n!!! own\n    e\n");
    const struct doc_node *node = doc.root->first;

    (void)given;
    assert_title(node, "Remarque");
    assert_title(node = node->next, "Danger");
    assert_title(node = node->next, "Warnung");
    assert_title(node = node->next, "Warning");
    assert_title(node->next, "own");
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_is_there),
        cmocka_unit_test(test_language_is_found),
        cmocka_unit_test(test_only_defaults_are_translated),
        cmocka_unit_test(test_callouts),
    };
    return cmocka_run_group_tests_name("doc/words", tests, NULL, NULL);
}
