/*
 * Tests of binder/select.c and read.c: what goes in, what stays out, and why.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/sample.h"

#define FOLDER "evidence/2026-H1/CM-01/"

/* One piece of evidence at PATH is left out for a reason with WORDS. */
static void expect_unread(const char *path, const char *words)
{
    struct binder *binder;

    sample_entry(path, &controls[0]);
    binder = sample_select();
    assert_non_null(binder);
    assert_int_equal(binder->count, 0);
    assert_int_equal(binder->omission_count, 1);
    assert_str(binder->omissions[0].origin, path);
    assert_str(binder->omissions[0].control, "CM-01");
    if (str_find(binder->omissions[0].reason, str_from(words), 0) == SIZE_MAX)
        fail_msg("%s", binder->omissions[0].reason.ptr);
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(diags.last->id, UNREAD_EVIDENCE);
    assert_str(diags.last->pos.file, path);
}

static void test_what_goes_in(void **state)
{
    struct binder *binder = sample_binder();
    static const char *const members[] = {
        "data/documents/narratives/CM-01.pdf",
        "data/documents/policies/access.pdf",
        "data/evidence/CM-01/review.csv",
        "data/evidence/DS-06/empty.log",
    };
    (void)state;

    assert_null(diags.first);
    assert_str(binder->name, "larkfield-2026-H1-binder");
    assert_int_equal(binder->count, 4);
    assert_int_equal(binder->omission_count, 0);
    for (size_t i = 0; i < 4; i++)
        assert_str(binder->entries[i].member, members[i]);
    assert_str(binder->entries[2].title, "Quarterly review");
    assert_int_equal(binder->entries[3].size, 0);
    assert_str(sha256_hex(arena, binder->entries[3].sha256),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852"
               "b855");
}

static void test_what_stays_out(void **state)
{
    struct binder *binder;
    struct leftout *item = arena_new(arena, struct leftout);
    struct period other = {.id = text_of("2025")};
    (void)state;

    sample_evidence(FOLDER "a.txt", &controls[0], STR("a"))->exclude =
        text_of("holds names of customers");
    sample_evidence("evidence/2026-H1/misc/b.txt", NULL, STR("b"));
    sample_evidence("evidence/2025/CM-01/c.txt", &controls[0], STR("c"))
        ->period = &other;
    *item = (struct leftout){.path = STR(FOLDER "link"),
                             .reason = STR("a symbolic link"),
                             .period = &period,
                             .group = STR("CM-01")};
    leftouts[workspace.leftouts_count++] = item;
    binder = sample_select();
    assert_int_equal(binder->count, 0);
    assert_int_equal(binder->omission_count, 3);
    assert_str(binder->omissions[0].reason, "holds names of customers");
    assert_str(binder->omissions[1].reason, "a symbolic link");
    assert_str(binder->omissions[2].reason, "its folder names no control");
    assert_null(diags.first);
}

static void test_missing(void **state)
{
    (void)state;
    expect_unread(FOLDER "none.txt", "No such file");
}

static void test_folder(void **state)
{
    (void)state;
    sample_write(FOLDER "sub/x", STR("x"));
    expect_unread(FOLDER "sub", "folder");
}

static void test_link(void **state)
{
    (void)state;
    sample_write(FOLDER "x", STR("x"));
    assert_int_equal(symlink("x", in_folder(root, FOLDER "link")), 0);
    expect_unread(FOLDER "link", "symbolic link");
}

static void test_linked_folder(void **state)
{
    (void)state;
    sample_write("secret/x", STR("x"));
    sample_write("evidence/2026-H1/DS-06/y", STR("y"));
    assert_int_equal(
        symlink("../../secret", in_folder(root, "evidence/2026-H1/CM-01")), 0);
    expect_unread(FOLDER "x", "symbolic link");
}

static void test_pipe(void **state)
{
    (void)state;
    sample_write(FOLDER "x", STR("x"));
    assert_int_equal(mkfifo(in_folder(root, FOLDER "pipe"), 0600), 0);
    expect_unread(FOLDER "pipe", "device, pipe or socket");
}

static void test_escape(void **state)
{
    (void)state;
    expect_unread("evidence/../../../../etc/hostname", "leads out");
}

static void test_root_path(void **state)
{
    (void)state;
    expect_unread("/etc/hostname", "leads out");
}

static void test_zero_byte(void **state)
{
    struct binder *binder;
    struct evidence *file = sample_evidence(FOLDER "x", &controls[0], STR(""));
    (void)state;

    file->path = STR(FOLDER "x\0y");
    binder = sample_select();
    assert_int_equal(binder->count, 0);
    assert_int_equal(binder->omission_count, 1);
}

static void test_unreadable(void **state)
{
    (void)state;
    /* Who may do anything can read it. */
    if (geteuid() == 0)
        skip();
    sample_write(FOLDER "x", STR("x"));
    assert_int_equal(chmod(in_folder(root, FOLDER "x"), 0), 0);
    expect_unread(FOLDER "x", "Permission denied");
}

static void test_hard_link(void **state)
{
    struct binder *binder;
    (void)state;

    sample_evidence(FOLDER "x", &controls[0], STR("x"));
    assert_int_equal(
        link(in_folder(root, FOLDER "x"), in_folder(root, "elsewhere")), 0);
    binder = sample_select();
    assert_int_equal(binder->count, 1);
    assert_int_equal(diags.last->id, BINDER_LINKED);
    assert_false(diags_has_errors(&diags));
}

/* The same names whatever the order in which the files were found. */
static void test_colliding_names(void **state)
{
    struct binder *binder;
    (void)state;

    sample_evidence(FOLDER "a b.txt", &controls[0], STR("3"));
    sample_evidence(FOLDER "A-B.txt", &controls[0], STR("1"));
    sample_evidence(FOLDER "a\nb.txt", &controls[0], STR("2"));
    binder = sample_select();
    assert_int_equal(binder->count, 3);
    assert_str(binder->entries[0].member, "data/evidence/CM-01/A-B.txt");
    assert_str(binder->entries[1].member, "data/evidence/CM-01/a-b-2.txt");
    assert_str(binder->entries[1].origin, FOLDER "a\nb.txt");
    assert_str(binder->entries[2].member, "data/evidence/CM-01/a-b-3.txt");
    /* One note tells of all. */
    assert_int_equal(diags.count[SEVERITY_NOTE], 1);
    assert_int_equal(diags.last->id, BINDER_RENAMED);
    sample_zip(binder);
}

static void test_hostile_names(void **state)
{
    static const char *const names[] = {"CON.txt",
                                        "-rf",
                                        "\xF0\x9F\x98\x80.png",
                                        "\xFF\xFE.bin",
                                        ".hidden",
                                        "a\x1b[2J.txt",
                                        "x.",
                                        "\xE2\x80\xAE"
                                        "gpj.exe"};
    struct binder *binder;
    char name[260];
    (void)state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        sample_evidence(
            str_zero_ended(arena, str_printf(arena, FOLDER "%s", names[i])),
            &controls[0], STR("x"));
    memset(name, 'n', 230);
    memcpy(name, FOLDER, sizeof FOLDER - 1);
    name[230] = '\0';
    sample_evidence(name, &controls[0], STR("x"));
    binder = sample_select();
    assert_false(diags_has_errors(&diags));
    assert_int_equal(binder->count, sizeof names / sizeof *names + 1);
    for (size_t i = 0; i < binder->count; i++)
        assert_true(binder->name.len + 1 + binder->entries[i].member.len <=
                    140);
    sample_zip(binder);
}

static void test_document_that_is_missing(void **state)
{
    struct binder_document document = {STR("/nowhere/x.pdf"), STR("x.pdf"),
                                       STR("x"), STR("X"), STR("Policy")};
    (void)state;

    assert_null(sample_select_with(&document, 1));
    assert_int_equal(diags.last->id, IO_DOCUMENT);
}

static void test_document_added_later(void **state)
{
    struct binder *binder = sample_binder();
    struct binder_document document = {str_from(in_folder(root, "pdf/a.pdf")),
                                       STR("index.pdf"), STR("index"),
                                       STR("Index"), STR("Index")};
    (void)state;

    assert_true(binder_add_document(arena, &diags, binder, &document));
    assert_int_equal(binder->count, 5);
    assert_str(binder->entries[2].member, "data/documents/index.pdf");
    assert_non_null(binder->entries[3].evidence);
    document.path = STR("/nowhere");
    assert_false(binder_add_document(arena, &diags, binder, &document));
    assert_int_equal(binder->count, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_what_goes_in),
        SAMPLE_TEST(test_what_stays_out),
        SAMPLE_TEST(test_missing),
        SAMPLE_TEST(test_folder),
        SAMPLE_TEST(test_link),
        SAMPLE_TEST(test_linked_folder),
        SAMPLE_TEST(test_pipe),
        SAMPLE_TEST(test_escape),
        SAMPLE_TEST(test_root_path),
        SAMPLE_TEST(test_zero_byte),
        SAMPLE_TEST(test_unreadable),
        SAMPLE_TEST(test_hard_link),
        SAMPLE_TEST(test_colliding_names),
        SAMPLE_TEST(test_hostile_names),
        SAMPLE_TEST(test_document_that_is_missing),
        SAMPLE_TEST(test_document_added_later),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
