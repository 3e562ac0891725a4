/*
 * Whole files: the sample layout as PDF, its refusal when it is broken, and
 * what the tools on this machine say about it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sample.h"

#include <locale.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/pool.h"

static struct str write_sample(struct sample *sample)
{
    struct str bytes;

    assert_true(
        pdf_write(sample->arena, &sample->diags, &sample->layout, &bytes));
    assert_int_equal(sample->diags.count[SEVERITY_ERROR], 0);
    return bytes;
}

static void test_same_bytes(void **state)
{
    struct str first = write_sample(*state), second;
    void *other;

    /* Another document in between, another zone and locale. */
    assert_int_equal(sample_set_up(&other), 0);
    write_sample(other);
    setenv("TZ", "Asia/Kolkata", 1);
    tzset();
    setlocale(LC_ALL, "");
    second = write_sample(other);
    assert_true(str_eq(first, second));
    unsetenv("TZ");
    tzset();
    setlocale(LC_ALL, "C");
    sample_tear_down(&other);
}

enum { THREADS = 4, JOBS = 12 };

struct jobs {
    void *samples[JOBS];
    struct str results[JOBS];
};

static void write_one(void *context, size_t index)
{
    struct jobs *jobs = context;
    struct sample *sample = jobs->samples[index];

    pdf_write(sample->arena, &sample->diags, &sample->layout,
              &jobs->results[index]);
}

static void test_many_at_once(void **state)
{
    struct jobs jobs;
    struct str alone = write_sample(*state);

    for (int i = 0; i < JOBS; i++)
        assert_int_equal(sample_set_up(&jobs.samples[i]), 0);
    pool_run(THREADS, JOBS, write_one, &jobs);
    for (int i = 0; i < JOBS; i++) {
        assert_true(str_eq(jobs.results[i], alone));
        sample_tear_down(&jobs.samples[i]);
    }
}

static void test_says_what_it_is(void **state)
{
    static const char *const parts[] = {
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Access &amp; review \xE2\x80\x93 &lt;sample&gt;",
        "<xmp:CreateDate>2026-01-01T00:00:00Z</xmp:CreateDate>",
        "<dc:identifier>AC-01</dc:identifier>",
    };
    struct str bytes = write_sample(*state);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_true(str_find(bytes, str_from(parts[i]), 0) != SIZE_MAX);
}

static void test_no_date(void **state)
{
    struct sample *sample = *state;
    struct str bytes;

    sample->layout.meta.created.day = DATE_NONE;
    bytes = write_sample(sample);
    assert_true(str_find(bytes, STR("CreateDate"), 0) == SIZE_MAX);
}

static void test_hash_is_of_content(void **state)
{
    struct sample *sample = *state;
    struct str first = write_sample(sample), second, a, b;
    size_t at = str_find(first, STR("/ID[<"), 0);

    assert_true(at != SIZE_MAX);
    a = str_slice(first, at, at + 37);
    sample->layout.meta.subject = STR("Another");
    second = write_sample(sample);
    at = str_find(second, STR("/ID[<"), 0);
    assert_true(at != SIZE_MAX);
    b = str_slice(second, at, at + 37);
    assert_false(str_eq(a, b));
}

static void expect_refusal(struct sample *sample, const char *reason)
{
    struct str bytes = STR("not empty");

    assert_false(
        pdf_write(sample->arena, &sample->diags, &sample->layout, &bytes));
    assert_int_equal(bytes.len, 0);
    assert_int_equal(sample->diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(sample->diags.first->id, INTERNAL_PDF);
    assert_true(str_find(sample->diags.first->text, str_from(reason), 0) !=
                SIZE_MAX);
}

static void test_wrong_page_count(void **state)
{
    ((struct sample *)*state)->layout.page_count++;
    expect_refusal(*state, "pages");
}

static void test_no_pages(void **state)
{
    ((struct sample *)*state)->layout.page_count = 0;
    ((struct sample *)*state)->layout.pages = NULL;
    expect_refusal(*state, "pages");
}

static void test_anchor_behind_the_end(void **state)
{
    struct sample *sample = *state;
    size_t page = sample->layout.anchors[0].page;

    sample->layout.anchors[0].page = 2;
    expect_refusal(sample, "anchor");
    sample->layout.anchors[0].page = page;
}

static void test_unchecked_tags(void **state)
{
    ((struct sample *)*state)->layout.root->first->role = TAG_TEXT;
    expect_refusal(*state, "tag tree");
}

static void test_foreign_tag(void **state)
{
    struct sample *sample = *state;
    struct tag stray = {.role = TAG_TEXT, .parent = sample->layout.root};

    sample_text(sample, &stray, FAMILY_SERIF, 0, STR("x"));
    expect_refusal(sample, "not in the tree");
}

static void test_text_without_face(void **state)
{
    ((struct sample *)*state)->page->first->face = NULL;
    expect_refusal(*state, "face");
}

static void test_lost_link(void **state)
{
    struct sample *sample = *state;
    struct str bytes;

    sample_link(sample, sample->layout.root->last, STR("x"), STR("#gone"));
    assert_true(
        pdf_write(sample->arena, &sample->diags, &sample->layout, &bytes));
    assert_int_equal(sample->diags.count[SEVERITY_WARNING], 1);
    assert_int_equal(sample->diags.first->id, PDF_NO_ANCHOR);
}

/* The output of COMMAND, in which %s is a file with the sample, and its exit
 * status. Skips the test when the tool, its first word, is not here. */
static struct str ask(struct sample *sample, const char *command, int *status)
{
    char path[] = "/tmp/auditbinder-test-XXXXXX", chunk[4096];
    struct buf out = buf_new(sample->arena);
    struct str tool = str_from(command), line, bytes = write_sample(sample);
    FILE *pipe;
    size_t got;
    int file;

    tool = str_slice(tool, 0, str_find_byte(tool, ' ', 0));
    line = str_printf(sample->arena, "command -v %.*s >/dev/null 2>&1",
                      STR_ARG(tool));
    if (system(line.ptr) != 0) {
        print_message("skipped: no %.*s here\n", STR_ARG(tool));
        skip();
    }
    file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.ptr, bytes.len), bytes.len);
    close(file);
    size_t at = str_find(str_from(command), STR("%s"), 0);
    line = str_printf(sample->arena, "%.*s%s%s 2>&1", (int)at, command, path,
                      command + at + 2);
    pipe = popen(line.ptr, "r");
    assert_non_null(pipe);
    while ((got = fread(chunk, 1, sizeof chunk, pipe)) > 0)
        buf_add_bytes(&out, chunk, got);
    *status = pclose(pipe);
    *status = WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
    unlink(path);
    return buf_str(&out);
}

/* Fails unless PARTS stand in TEXT one behind the other. */
static void expect_parts(struct str text, const char *const *parts)
{
    size_t at = 0;

    for (; *parts; parts++) {
        size_t found = str_find(text, str_from(*parts), at);

        if (found == SIZE_MAX)
            fail_msg("no \"%s\" in its place in:\n%.*s", *parts, STR_ARG(text));
        at = found + strlen(*parts);
    }
}

static void test_qpdf(void **state)
{
    static const char *const parts[] = {"No syntax or stream encoding errors",
                                        NULL};
    int status;
    struct str out = ask(*state, "qpdf --check %s", &status);

    expect_parts(out, parts);
    assert_int_equal(status, 0);
}

/* The pages before page 1 are called i, ii. */
static void test_page_labels(void **state)
{
    static const char *const parts[] = {"/Nums", "0 <<",  "/S /r",
                                        "1 <<",  "/S /D", NULL};
    struct sample *sample = *state;
    int status;

    sample->layout.front_count = 1;
    expect_parts(ask(sample, "mutool show %s trailer/Root/PageLabels", &status),
                 parts);
}

static void test_text_comes_back(void **state)
{
    static const char *const parts[] = {
        "Access & review\n1 Scope 2\nAccess is reviewed\neach quarter ls -l "
        "see the site\nPru\xCC\x88"
        "fung effi\xEE\x80\x80.\n1. an entry of the list\n",
        "Control",
        "Owner",
        "Head of IT",
        "This goes on",
        "over the page.",
        "Quoted (with \\ and brackets).\nA claim1\n1 the proof of it",
        NULL};
    int status;

    expect_parts(ask(*state, "pdftotext -raw %s -", &status), parts);
}

static void test_structure_comes_back(void **state)
{
    static const char *const parts[] = {"Document\n",
                                        "H1",
                                        "\"Access & review\"",
                                        "TOC\n",
                                        "TOCI",
                                        "Link",
                                        "\"1 Scope 2\"",
                                        "P ",
                                        "Code",
                                        "\"ls -l\"",
                                        "\"the site\"",
                                        "Object",
                                        "Span",
                                        "fung \"",
                                        "\"effi\"",
                                        "L (block)",
                                        "/ListNumbering /Decimal",
                                        "LI",
                                        "Lbl",
                                        "\"1. \"",
                                        "LBody",
                                        "P ",
                                        "Table",
                                        "THead",
                                        "TH",
                                        "/Scope /Column",
                                        "\"Control\"",
                                        "TBody",
                                        "TD",
                                        "\"CM-01\"",
                                        "Figure",
                                        "/BBox",
                                        "\"This goes on \"",
                                        "\"over the page.\"",
                                        "Sect",
                                        "H2",
                                        "BlockQuote",
                                        "Reference",
                                        "Note <note-1>",
                                        "\"the proof of it\"",
                                        NULL};
    int status;

    expect_parts(ask(*state, "pdfinfo -struct-text %s", &status), parts);
}

/* The box of the first label of the list. */
static struct box *find_label(struct sample *sample)
{
    for (struct page *page = sample->layout.pages; page; page = page->next)
        for (struct box *box = page->first; box; box = box->next)
            if (box->tag && box->kind == BOX_TEXT &&
                box->tag->parent->role == TAG_LBL)
                return box;
    return NULL;
}

/* How a list is numbered is told from its first label. */
static void test_list_numbering(void **state)
{
    static const struct {
        const char *label, *numbering;
    } cases[] = {{"12", "/ListNumbering /Decimal"},
                 {"b", "/ListNumbering /LowerAlpha"},
                 {"i", "/ListNumbering /LowerRoman"},
                 {"XI", "/ListNumbering /UpperRoman"},
                 {"(C", "/ListNumbering /UpperAlpha"},
                 {"\u2022", "/ListNumbering /Disc"},
                 {"\u2611", "/ListNumbering /Square"},
                 {"Owner", "/ListNumbering /None"}};
    struct sample *sample = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parts[] = {"L (block)", cases[i].numbering, "LI", NULL};
        int status;
        find_label(sample)->glyphs[0].text = str_from(cases[i].label);
        expect_parts(ask(sample, "pdfinfo -struct-text %s", &status), parts);
    }
}

/* What runs to the left says so, and nothing behind it is lost. */
static void test_right_to_left(void **state)
{
    static const char *const marks[] = {"BDC\n/ReversedChars BMC\n",
                                        "ET\nEMC\n", NULL};
    static const char *const texts[] = {"Access is reviewed", "each quarter",
                                        "\"ls -l\"", NULL};
    struct sample *sample = *state;
    int status;

    for (struct box *box = sample->layout.pages->first; box; box = box->next)
        box->is_rtl = box->goes_on;
    expect_parts(ask(sample, "qpdf --qdf %s -", &status), marks);
    expect_parts(ask(sample, "pdfinfo -struct-text %s", &status), texts);
}

static void test_many_destinations(void **state)
{
    enum { COUNT = 300 };
    struct sample *sample = *state;
    struct anchor *anchors = arena_array(sample->arena, COUNT, struct anchor);
    const char *parts[COUNT + 1] = {NULL};
    struct outline_item item = {STR("All"), STR("a000"), 1};
    int status;

    for (int i = 0; i < COUNT; i++) {
        anchors[i].name = str_printf(sample->arena, "a%03d", i);
        anchors[i].page = (size_t)i * 2 / COUNT;
        parts[i] = anchors[i].name.ptr;
    }
    sample->layout.anchors = anchors;
    sample->layout.anchor_count = COUNT;
    sample->layout.outline = &item;
    sample->layout.outline_count = 1;
    for (struct page *page = sample->layout.pages; page; page = page->next)
        for (struct box *box = page->first; box; box = box->next)
            if (box->kind == BOX_LINK)
                box->target = STR("#a299");
    expect_parts(ask(sample, "pdfinfo -dests %s", &status), parts);
    assert_int_equal(status, 0);
}

static void test_mupdf(void **state)
{
    int status;
    struct str out = ask(*state, "mutool draw -q -F txt -o /dev/null %s",
                         &status),
               line;

    assert_int_equal(status, 0);
    while (str_next_line(&out, &line))
        if (str_find(line, STR("ICC support is not"), 0) == SIZE_MAX)
            assert_int_equal(line.len, 0);
}

static void test_verapdf(void **state)
{
    static const char *const parts[] = {"PASS 2a ", "PASS ua1 ", NULL};
    int status;
    struct str out;

    if (!file_is_folder("out/tools/verapdf")) {
        print_message("skipped: veraPDF is not here\n");
        skip();
    }
    out = ask(*state, "tests/tools/verapdf/verapdf.sh -v 2a,ua1 %s", &status);
    if (status == 77)
        skip();
    expect_parts(out, parts);
}

/* A document with its source: PDF/A-3a, and the source comes back. */
static void test_attachments(void **given)
{
    static const char *const parts[] = {"PASS 3a ", "PASS ua1 ", NULL};
    struct sample *sample = *given;
    struct attachment files[2] = {
        {STR("b \u00e9.md"), STR("text/markdown"), STR("The policy"),
         STR("# Source\n")},
        {STR("a.yaml"), STR("text/yaml"), STR("The control"), STR("a: 1\n")}};
    struct str out;
    int status;

    sample->layout.meta.attachments = files;
    sample->layout.meta.attachment_count = 2;
    out = ask(sample, "qpdf --list-attachments %s", &status);
    assert_int_equal(status, 0);
    assert_true(str_find(out, STR("a.yaml"), 0) != SIZE_MAX);
    out = ask(sample, "qpdf --show-attachment=a.yaml %s", &status);
    assert_true(str_is(out, "a: 1\n"));
    if (!file_is_folder("out/tools/verapdf")) {
        print_message("skipped: veraPDF is not here\n");
        skip();
    }
    out = ask(sample, "tests/tools/verapdf/verapdf.sh -v 3a,ua1 %s", &status);
    if (status == 77)
        skip();
    expect_parts(out, parts);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_same_bytes),
        TEST(test_many_at_once),
        TEST(test_says_what_it_is),
        TEST(test_no_date),
        TEST(test_hash_is_of_content),
        TEST(test_wrong_page_count),
        TEST(test_no_pages),
        TEST(test_anchor_behind_the_end),
        TEST(test_unchecked_tags),
        TEST(test_foreign_tag),
        TEST(test_text_without_face),
        TEST(test_lost_link),
        TEST(test_qpdf),
        TEST(test_page_labels),
        TEST(test_text_comes_back),
        TEST(test_structure_comes_back),
        TEST(test_list_numbering),
        TEST(test_right_to_left),
        TEST(test_many_destinations),
        TEST(test_mupdf),
        TEST(test_verapdf),
        TEST(test_attachments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
