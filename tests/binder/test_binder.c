/*
 * Tests of binder/binder.c and archive.c: the zip as others read it, and what
 * happens when files change or the disk does not take it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/sample.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>

/* Runs COMMAND in a shell; 0 when it succeeded. $1 is FIRST. */
static int run(const char *command, const char *first)
{
    pid_t child = fork();
    int status;

    assert_true(child >= 0);
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout))
            _exit(126);
        execl("/bin/sh", "sh", "-c", command, "sh", first, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool has_tool(const char *name)
{
    return run("command -v \"$1\" >/dev/null 2>&1", name) == 0;
}

static struct str bytes_of(const char *path)
{
    struct str bytes;

    assert_true(
        file_read(arena, &diags, path, str_from(path), 1 << 26, &bytes));
    return bytes;
}

static void test_info_zip_reads_it(void **state)
{
    (void)state;
    if (!has_tool("unzip"))
        skip();
    assert_int_equal(
        run("unzip -tq \"$1\" >/dev/null", sample_zip(sample_binder())), 0);
    assert_null(diags.first);
}

static void test_python_reads_it(void **state)
{
    (void)state;
    if (!has_tool("python3"))
        skip();
    assert_int_equal(
        run("python3 -c 'import sys, zipfile\n"
            "z = zipfile.ZipFile(sys.argv[1])\n"
            "assert z.testzip() is None\n"
            "n = z.namelist()\n"
            "t = \"larkfield-2026-H1-binder/\"\n"
            "assert n == [t + x for x in (\n"
            "  \"bagit.txt\", \"bag-info.txt\", \"manifest-sha256.txt\",\n"
            "  \"tagmanifest-sha256.txt\", \"data/index.html\",\n"
            "  \"data/index.csv\", \"data/omissions.csv\",\n"
            "  \"data/README.txt\", \"data/documents/narratives/CM-01.pdf\",\n"
            "  \"data/documents/policies/access.pdf\",\n"
            "  \"data/evidence/CM-01/review.csv\",\n"
            "  \"data/evidence/DS-06/empty.log\")], n\n"
            "for i in z.infolist():\n"
            "  assert i.date_time == (2026, 7, 1, 12, 0, 0), i\n"
            "  assert i.external_attr == 0o100644 << 16, i\n"
            "  assert i.extra == b\"\" and i.flag_bits == 0, i\n"
            "  assert i.compress_type in (0, 8), i\n"
            "' \"$1\"",
            sample_zip(sample_binder())),
        0);
}

static void test_sha256sum_reads_it(void **state)
{
    (void)state;
    if (!has_tool("unzip") || !has_tool("sha256sum"))
        skip();
    assert_int_equal(run("cd \"$(dirname \"$1\")\" && unzip -q binder.zip && "
                         "cd larkfield-2026-H1-binder && "
                         "sha256sum --strict -c manifest-sha256.txt && "
                         "sha256sum --strict -c tagmanifest-sha256.txt",
                         sample_zip(sample_binder())),
                     0);
}

static void test_bagit_python_reads_it(void **state)
{
    (void)state;
    if (!has_tool("unzip") || !has_tool("python3") ||
        run("python3 -c 'import bagit' 2>/dev/null", "") != 0)
        skip();
    assert_int_equal(
        run("cd \"$(dirname \"$1\")\" && unzip -q binder.zip && "
            "python3 -c 'import bagit\n"
            "bagit.Bag(\"larkfield-2026-H1-binder\").validate()\n' 2>/dev/null",
            sample_zip(sample_binder())),
        0);
}

/* The same bytes wherever and whenever, also at the hour that a zone skips. */
static void test_same_bytes(void **state)
{
    static const char *const zones[] = {"UTC", "Europe/Berlin",
                                        "America/New_York",
                                        "Pacific/Kiritimati", "XXX+11:30"};
    struct binder *binder;
    struct str first;
    mode_t mask;
    (void)state;

    built = (struct instant){.day = date_make(2026, 3, 29), .seconds = 9000};
    binder = sample_binder();
    first = bytes_of(sample_zip(binder));
    mask = umask(0077);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        struct str again;
        setenv("TZ", zones[i], 1);
        tzset();
        again = bytes_of(sample_zip(binder));
        assert_int_equal(again.len, first.len);
        assert_memory_equal(again.ptr, first.ptr, first.len);
    }
    unsetenv("TZ");
    tzset();
    umask(mask);
}

static struct binder *binder_with(const char *path, struct str bytes)
{
    sample_evidence(path, &controls[0], bytes);
    return sample_select();
}

/* Writes over an earlier good zip and expects a refusal that names FILE. */
static void expect_refusal(const struct binder *binder, const char *file)
{
    const char *zip = in_folder(root, "binder.zip");
    struct file_list list;
    struct diags ignored = diags_new(arena);

    sample_write("binder.zip", STR("the last good one"));
    assert_false(binder_write(arena, &diags, binder, STR("x"), zip));
    assert_str(bytes_of(zip), "the last good one");
    assert_non_null(diags.last);
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(diags.last->id, IO_CHANGED);
    assert_str(diags.last->pos.file, file);
    /* Nothing else lies beside it. */
    assert_true(file_list(arena, &ignored, root, STR("."), &list));
    assert_int_equal(list.count, 2);
}

#define CHANGING "evidence/2026-H1/CM-01/log.txt"

static void test_file_that_shrinks(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("0123456789"));
    (void)state;

    assert_int_equal(truncate(in_folder(root, CHANGING), 4), 0);
    expect_refusal(binder, CHANGING);
}

static void test_file_that_grows(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("0123456789"));
    (void)state;

    sample_write(CHANGING, STR("0123456789x"));
    expect_refusal(binder, CHANGING);
}

static void test_file_that_changes(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("0123456789"));
    (void)state;

    sample_write(CHANGING, STR("0123x56789"));
    expect_refusal(binder, CHANGING);
}

static void test_file_that_goes(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("0123456789"));
    (void)state;

    assert_int_equal(unlink(in_folder(root, CHANGING)), 0);
    expect_refusal(binder, CHANGING);
}

static void test_file_that_becomes_empty(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("0123456789"));
    (void)state;

    assert_int_equal(truncate(in_folder(root, CHANGING), 0), 0);
    expect_refusal(binder, CHANGING);
}

static void test_file_that_becomes_a_link(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("0123456789"));
    const char *path = in_folder(root, CHANGING);
    (void)state;

    assert_int_equal(rename(path, in_folder(root, "evidence/moved")), 0);
    assert_int_equal(symlink("../../moved", path), 0);
    expect_refusal(binder, CHANGING);
}

static void test_large_file(void **state)
{
    struct buf buf = buf_new(arena);
    struct binder *binder;
    (void)state;

    for (unsigned i = 0; i < 100000; i++)
        buf_printf(&buf, "%u,row\n", i * 2654435761u);
    binder = binder_with(CHANGING, buf_str(&buf));
    assert_int_equal(binder->entries[0].size, buf.len);
    sample_zip(binder);
    if (has_tool("unzip"))
        assert_int_equal(
            run("unzip -tq \"$1\" >/dev/null", in_folder(root, "binder.zip")),
            0);
}

/* An index of 100,000 files is larger than what is read from disk at once. */
static void test_large_page(void **state)
{
    char *page = arena_alloc(arena, 9 << 20);
    const char *path = in_folder(root, "binder.zip");
    (void)state;

    memset(page, 'x', 9 << 20);
    assert_true(binder_write(arena, &diags, sample_binder(),
                             (struct str){page, 9 << 20}, path));
    if (has_tool("unzip"))
        assert_int_equal(run("unzip -p \"$1\" '*/index.html' | wc -c | "
                             "grep -q 9437184",
                             path),
                         0);
}

static void test_exactly_four_gibibytes_less_one(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("x"));
    (void)state;

    binder->entries[0].size = UINT32_MAX;
    assert_false(binder_write(arena, &diags, binder, STR("x"),
                              in_folder(root, "binder.zip")));
    assert_non_null(diags.last);
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    assert_false(file_exists(in_folder(root, "binder.zip")));
}

static void test_no_folder_to_write_to(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("x"));
    (void)state;

    assert_false(binder_write(arena, &diags, binder, STR("x"),
                              in_folder(root, "none/binder.zip")));
    assert_int_equal(diags.last->id, IO_CREATE);
}

static void test_full_disk(void **state)
{
    struct binder *binder = binder_with(CHANGING, STR("x"));
    struct str before;
    (void)state;

    sample_write("binder.zip", STR("the last good one"));
    before = bytes_of(in_folder(root, "binder.zip"));
    /* A limit on the size of files is the disk that a test can fill. */
    assert_int_equal(
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){1000, RLIM_INFINITY}), 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_false(binder_write(arena, &diags, binder, STR("x"),
                              in_folder(root, "binder.zip")));
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY});
    assert_true(diags_has_errors(&diags));
    assert_true(str_eq(bytes_of(in_folder(root, "binder.zip")), before));
}

/* tests/verify alters each byte of this zip. BLESS=1 makes it anew; it is not
 * compared, for zlib may one day pack in another way. */
static void test_binder_for_the_verifier(void **state)
{
    const char *path = "tests/golden/verify/binder.zip";
    struct str bytes = bytes_of(sample_zip(sample_binder()));
    (void)state;

    assert_true(bytes.len > 2000);
    if (getenv("BLESS")) {
        assert_true(file_make_folders(&diags, "tests/golden/verify"));
        assert_true(file_save(&diags, path, bytes));
    }
    assert_true(file_exists(path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_info_zip_reads_it),
        SAMPLE_TEST(test_python_reads_it),
        SAMPLE_TEST(test_sha256sum_reads_it),
        SAMPLE_TEST(test_bagit_python_reads_it),
        SAMPLE_TEST(test_same_bytes),
        SAMPLE_TEST(test_file_that_shrinks),
        SAMPLE_TEST(test_file_that_grows),
        SAMPLE_TEST(test_file_that_changes),
        SAMPLE_TEST(test_file_that_goes),
        SAMPLE_TEST(test_file_that_becomes_empty),
        SAMPLE_TEST(test_file_that_becomes_a_link),
        SAMPLE_TEST(test_large_file),
        SAMPLE_TEST(test_large_page),
        SAMPLE_TEST(test_exactly_four_gibibytes_less_one),
        SAMPLE_TEST(test_no_folder_to_write_to),
        SAMPLE_TEST(test_full_disk),
        SAMPLE_TEST(test_binder_for_the_verifier),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
