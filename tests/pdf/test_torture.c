/*
 * A document of every construct nested in every other, as veraPDF sees it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <unistd.h>

#include "base/file.h"
#include "doc/markdown.h"
#include "doc/number.h"
#include "layout/fonts_state.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

enum { LONGEST_ANSWER = 8192 };

static struct str make(struct state *state, const char *paper, bool is_draft)
{
    struct str name = STR("tests/golden/torture.md"), bytes;
    struct doc doc = {.arena = state->arena};
    struct source source =
        source_of(state->arena, name, 1, golden_read(state->arena, name.ptr));
    struct layout *layout;

    doc.meta = (struct doc_meta){.id = STR("TD"),
                                 .title = STR("Every construct"),
                                 .organization = STR("Example Ltd"),
                                 .version = STR("1.0"),
                                 .language = STR("en"),
                                 .paper = str_from(paper),
                                 .is_draft = is_draft};
    assert_true(markdown_parse(&doc, &state->diags, &source));
    number_document(&doc, &state->diags);
    layout = layout_make(state->arena, &state->diags, &doc,
                         style_new(state->arena), state->fonts, "tests/golden");
    assert_non_null(layout);
    for (struct diag *d = state->diags.first; d; d = d->next)
        assert_int_not_equal(diag_class(d->id), DIAG_INTERNAL);
    assert_true(pdf_write(state->arena, &state->diags, layout, &bytes));
    return bytes;
}

/* What veraPDF says of BYTES; empty if it is not here. */
static struct str judge(struct state *state, struct str bytes)
{
    char path[] = "/tmp/auditbinder-test-XXXXXX";
    int file = mkstemp(path);
    char *answer = arena_array(state->arena, LONGEST_ANSWER, char);
    struct str line = str_printf(
        state->arena, "tests/tools/verapdf/verapdf.sh -v 2a,ua1 %s 2>&1", path);
    FILE *pipe;
    size_t got;
    int status;

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.ptr, bytes.len), bytes.len);
    close(file);
    pipe = popen(line.ptr, "r");
    assert_non_null(pipe);
    got = fread(answer, 1, LONGEST_ANSWER, pipe);
    status = pclose(pipe);
    unlink(path);
    return status == 77 << 8 ? STR_NONE : str_make(answer, got);
}

static void test_torture(void **given)
{
    struct state *state = *given;
    struct str draft = make(state, "A4", true);
    struct str letter = make(state, "Letter", false);

    if (!file_is_folder("out/tools/verapdf")) {
        print_message("skipped: veraPDF is not here\n");
        skip();
    }
    for (int i = 0; i < 2; i++) {
        struct str answer = judge(state, i == 0 ? draft : letter);
        if (answer.len == 0)
            skip();
        if (str_find(answer, STR("PASS 2a"), 0) == SIZE_MAX ||
            str_find(answer, STR("PASS ua1"), 0) == SIZE_MAX)
            fail_msg("%.*s", STR_ARG(answer));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_torture, set_up, tear_down)};
    return cmocka_run_group_tests_name("pdf/torture", tests, NULL, NULL);
}
