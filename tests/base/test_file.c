/*
 * Tests of base/file.c: reading, listing, paths.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/scratch_state.h"

static const char *saved(const char *name, struct str bytes)
{
    const char *path = in_folder(folder, name);

    assert_true(file_save(&diags, path, bytes));
    return path;
}

static void expect_message(const char *expected)
{
    assert_non_null(diags.last);
    assert_str(diag_format(arena, diags.last, false), expected);
}

static void test_reading(void **state)
{
    struct str bytes;
    (void)state;

    assert_true(
        file_read(arena, &diags, saved("a", STR("x\0y")), STR("a"), 3, &bytes));
    assert_int_equal(bytes.len, 3);
    assert_memory_equal(bytes.ptr, "x\0y", 4);
    assert_true(
        file_read(arena, &diags, saved("e", STR_NONE), STR("e"), 0, &bytes));
    assert_int_equal(bytes.len, 0);
    assert_int_equal(bytes.ptr[0], '\0');
    assert_null(diags.first);
}

static void test_reading_a_large_file(void **state)
{
    struct str bytes, all = {arena_alloc(arena, 3000001), 3000001};
    (void)state;

    memset((char *)all.ptr, 'z', all.len);
    assert_true(file_read(arena, &diags, saved("big", all), STR("big"), all.len,
                          &bytes));
    assert_true(str_eq(bytes, all));
    assert_int_equal(bytes.ptr[bytes.len], '\0');
}

static void test_limit(void **state)
{
    const char *path = saved("big", STR("12345"));
    struct str bytes;
    (void)state;

    assert_true(file_read(arena, &diags, path, STR("big"), 5, &bytes));
    assert_false(file_read(arena, &diags, path, STR("docs/big"), 4, &bytes));
    assert_int_equal(bytes.len, 0);
    expect_message("docs/big: error: the file is larger than 4 bytes "
                   "[file-too-large]\n"
                   "    hint: split it, or keep it out of the workspace");
}

/* A file of the kernel says that it has no bytes, and has some. */
static void test_file_longer_than_it_says(void **state)
{
    struct str bytes;
    (void)state;

    if (!file_exists("/proc/self/status"))
        skip();
    assert_true(file_read(arena, &diags, "/proc/self/status", STR("s"), 1 << 20,
                          &bytes));
    assert_true(bytes.len > 100);
    assert_int_equal(strlen(bytes.ptr), bytes.len);
    assert_false(
        file_read(arena, &diags, "/proc/self/status", STR("s"), 50, &bytes));
    assert_int_equal(diags.last->id, IN_TOO_LARGE);
}

static void test_missing_file(void **state)
{
    struct str bytes;
    (void)state;

    assert_false(file_read(arena, &diags, in_folder(folder, "no"),
                           STR("docs/no"), 10, &bytes));
    expect_message("docs/no: error: cannot open: No such file or directory "
                   "[cannot-open]");
}

static void test_what_is_no_file(void **state)
{
    const char *pipe_path = in_folder(folder, "pipe");
    struct str bytes;
    (void)state;

    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    alarm(60); /* a reader without O_NONBLOCK would wait for ever */
    assert_false(file_read(arena, &diags, pipe_path, STR("pipe"), 10, &bytes));
    expect_message("pipe: error: cannot open: this is a device, pipe or "
                   "socket, not a file [cannot-open]");
    assert_false(
        file_read(arena, &diags, "/dev/zero", STR("zero"), 10, &bytes));
    expect_message("zero: error: cannot open: this is a device, pipe or "
                   "socket, not a file [cannot-open]");
    alarm(0);
    assert_false(file_read(arena, &diags, folder, STR("dir"), 10, &bytes));
    expect_message("dir: error: cannot open: this is a folder, not a file "
                   "[cannot-open]");
}

static void test_links_are_followed_until_they_loop(void **state)
{
    const char *link = in_folder(folder, "link");
    struct str bytes;
    (void)state;

    saved("target", STR("text"));
    assert_int_equal(symlink("target", link), 0);
    assert_true(file_read(arena, &diags, link, STR("link"), 10, &bytes));
    assert_str(bytes, "text");
    assert_int_equal(symlink("loop", in_folder(folder, "loop")), 0);
    assert_false(file_read(arena, &diags, in_folder(folder, "loop"),
                           STR("loop"), 10, &bytes));
    assert_int_equal(diags.last->id, IN_OPEN);
}

static void test_unreadable_file(void **state)
{
    const char *path = saved("secret", STR("x"));
    struct str bytes;
    (void)state;

    if (geteuid() == 0)
        skip(); /* the superuser reads everything */
    assert_int_equal(chmod(path, 0), 0);
    assert_false(file_read(arena, &diags, path, STR("secret"), 10, &bytes));
    expect_message("secret: error: cannot open: Permission denied "
                   "[cannot-open]");
}

static void test_listing(void **state)
{
    struct file_list list;
    const struct {
        const char *name;
        enum file_kind kind;
        uint64_t size;
    } expected[] = {
        {".hidden", FILE_REGULAR, 1},  {"B", FILE_REGULAR, 3},
        {"a", FILE_REGULAR, 2},        {"a-b", FILE_FOLDER, 0},
        {"link", FILE_SYMLINK, 0},     {"pipe", FILE_OTHER, 0},
        {"\xC3\xA4", FILE_REGULAR, 0}, {"\xFF", FILE_REGULAR, 4},
    };
    (void)state;

    saved("\xFF", STR("1234"));
    saved("a", STR("12"));
    saved("B", STR("123"));
    saved("\xC3\xA4", STR_NONE);
    saved(".hidden", STR("1"));
    assert_true(file_make_folders(&diags, in_folder(folder, "a-b")));
    assert_int_equal(symlink("B", in_folder(folder, "link")), 0);
    assert_int_equal(mkfifo(in_folder(folder, "pipe"), 0600), 0);

    assert_true(file_list(arena, &diags, folder, STR("evidence"), &list));
    assert_int_equal(list.count, 8);
    for (size_t i = 0; i < list.count; i++) {
        assert_str(list.entries[i].name, expected[i].name);
        assert_int_equal(list.entries[i].kind, expected[i].kind);
        assert_true(list.entries[i].size == expected[i].size);
    }
}

static void test_listing_many(void **state)
{
    struct file_list list;
    (void)state;

    for (int i = 0; i < 300; i++) {
        struct str name = str_printf(arena, "%03d", (i * 7) % 300);
        int fd = creat(in_folder(folder, str_zero_ended(arena, name)), 0600);
        assert_true(fd >= 0);
        close(fd);
    }
    assert_true(file_list(arena, &diags, folder, STR("f"), &list));
    assert_int_equal(list.count, 300);
    for (int i = 0; i < 300; i++)
        assert_int_equal(atoi(list.entries[i].name.ptr), i);
}

static void test_listing_what_is_not_there(void **state)
{
    struct file_list list;
    (void)state;

    assert_true(
        file_list(arena, &diags, in_folder(folder, "no"), STR("no"), &list));
    assert_int_equal(list.count, 0);
    assert_null(diags.first);
    assert_false(
        file_list(arena, &diags, saved("f", STR("x")), STR("docs/f"), &list));
    expect_message("docs/f: error: cannot list the folder: Not a directory "
                   "[cannot-open]");
}

static void test_kinds(void **state)
{
    const char *file = saved("f", STR("x"));
    (void)state;

    assert_true(file_exists(file));
    assert_false(file_is_folder(file));
    assert_true(file_exists(folder));
    assert_true(file_is_folder(folder));
    assert_false(file_exists(in_folder(folder, "no")));
    assert_false(file_is_folder(in_folder(folder, "no")));
    assert_int_equal(symlink("no", in_folder(folder, "dangling")), 0);
    assert_true(file_exists(in_folder(folder, "dangling")));
    assert_false(file_is_folder(in_folder(folder, "dangling")));
}

static void test_joining_paths(void **state)
{
    const struct {
        const char *a, *b, *expected;
    } cases[] = {
        {"a", "b", "a/b"},   {"a/", "b", "a/b"}, {"", "b", "b"},
        {".", "b", "b"},     {"a", "", "a"},     {"", "", ""},
        {"..", "b", "../b"}, {"/", "b", "/b"},   {"a/b", "c/d", "a/b/c/d"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str joined =
            path_join(arena, str_from(cases[i].a), str_from(cases[i].b));
        assert_str(joined, cases[i].expected);
        assert_int_equal(joined.ptr[joined.len], '\0');
    }
}

static void test_cutting_paths(void **state)
{
    const struct {
        const char *path, *folder, *base;
    } cases[] = {
        {"a/b/c", "a/b", "c"}, {"c", "", "c"}, {"/c", "/", "c"},
        {"a/", "a", ""},       {"", "", ""},   {"/", "/", ""},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_str(path_folder(str_from(cases[i].path)), cases[i].folder);
        assert_str(path_base(str_from(cases[i].path)), cases[i].base);
    }
}

static void test_inside(void **state)
{
    const char *root = in_folder(folder, "root");
    const char *link = in_folder(folder, "root/link");
    (void)state;

    assert_true(file_make_folders(&diags, root));
    saved("root/a", STR_NONE);
    saved("b", STR_NONE);
    saved("rootless", STR_NONE);
    assert_true(file_is_inside(root, in_folder(folder, "root/a")));
    assert_true(file_is_inside("/", in_folder(folder, "b")));
    assert_false(file_is_inside(root, in_folder(folder, "b")));
    assert_false(file_is_inside(root, in_folder(folder, "rootless")));
    assert_false(file_is_inside(root, in_folder(folder, "root/none")));
    assert_int_equal(symlink("a", link), 0);
    assert_true(file_is_inside(root, link));
    assert_int_equal(unlink(link), 0);
    assert_int_equal(symlink("../b", link), 0);
    assert_false(file_is_inside(root, link));
}

#undef TEST
#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_reading),
        TEST(test_reading_a_large_file),
        TEST(test_limit),
        TEST(test_file_longer_than_it_says),
        TEST(test_missing_file),
        TEST(test_what_is_no_file),
        TEST(test_links_are_followed_until_they_loop),
        TEST(test_unreadable_file),
        TEST(test_listing),
        TEST(test_listing_many),
        TEST(test_listing_what_is_not_there),
        TEST(test_kinds),
        TEST(test_joining_paths),
        TEST(test_cutting_paths),
        TEST(test_inside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
