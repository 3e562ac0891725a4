/*
 * Tests of check/packed.c: the words in the XML of Office files.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/contents.h"

#include "base/scratch.h"

static const char *text_of(const char *name, const char *bytes)
{
    return str_zero_ended(arena,
                          packed_text(arena, str_from(name), str_from(bytes)));
}

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(text_of("word/document.xml",
                                "<w:p><w:r><w:t>pass</w:t></w:r><w:r w:x=\"1\">"
                                "<w:t>word</w:t></w:r></w:p><w:p/>"),
                        "\npassword\n\n");
    assert_string_equal(text_of("xl/sharedStrings.xml",
                                "<si><t>a&amp;b</t></si><si><t>&lt;c</t></si>"),
                        "\na&b\n\n<c\n");
    assert_string_equal(text_of("a.env", "<p>&amp;"), "<p>&amp;");
    assert_string_equal(text_of("a.XML", "x<w:t"), "x");
    assert_string_equal(text_of("a.xml", "<>&<br/>&am"), "&\n&am");
    assert_string_equal(text_of("a.xml", ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        test_words, setup_arena, teardown_arena)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
