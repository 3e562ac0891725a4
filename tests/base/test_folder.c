/*
 * Tests of base/folder.c: modes, obstacles, and links that are not followed.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <sys/stat.h>

#include "base/file.h"
#include "base/scratch_state.h"

static unsigned mode_of(const char *path)
{
    struct stat info;

    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 07777;
}

static void test_making_a_row_of_folders(void **state)
{
    mode_t before = umask(0077);
    (void)state;

    assert_true(file_make_folders(&diags, in_folder(folder, "a//b/c/")));
    assert_true(file_make_folders(&diags, in_folder(folder, "a/b/c")));
    umask(before);
    assert_int_equal(mode_of(in_folder(folder, "a")), 0755);
    assert_int_equal(mode_of(in_folder(folder, "a/b")), 0755);
    assert_int_equal(mode_of(in_folder(folder, "a/b/c")), 0755);
    assert_null(diags.first);
}

static void test_other_folders_keep_their_mode(void **state)
{
    (void)state;
    assert_int_equal(chmod(folder, 0700), 0);
    assert_true(file_make_folders(&diags, in_folder(folder, "x")));
    assert_int_equal(mode_of(folder), 0700);
    assert_true(file_make_folders(&diags, ""));
    assert_true(file_make_folders(&diags, "."));
    assert_true(file_make_folders(&diags, "/"));
}

static void test_a_file_in_the_way(void **state)
{
    const char *file = in_folder(folder, "file");
    const char *below = in_folder(folder, "file/x");
    struct str expected =
        str_printf(arena,
                   "%s: error: cannot create the folder: Not a directory "
                   "[cannot-write]",
                   file);
    (void)state;

    assert_true(file_save(&diags, file, STR("x")));
    assert_false(file_make_folders(&diags, file));
    assert_str(diag_format(arena, diags.last, false), expected.ptr);
    assert_false(file_make_folders(&diags, below));
    assert_str(diag_format(arena, diags.last, false), expected.ptr);
    assert_int_equal(diags.count[SEVERITY_ERROR], 2);
}

static void test_a_link_to_a_folder_is_a_folder(void **state)
{
    (void)state;
    assert_true(file_make_folders(&diags, in_folder(folder, "real")));
    assert_int_equal(symlink("real", in_folder(folder, "link")), 0);
    assert_true(file_make_folders(&diags, in_folder(folder, "link/sub")));
    assert_true(file_is_folder(in_folder(folder, "real/sub")));
}

static void test_removing_does_not_follow_links(void **state)
{
    const char *tree = in_folder(folder, "tree");
    (void)state;

    assert_true(file_make_folders(&diags, in_folder(folder, "tree/a/b")));
    assert_true(file_make_folders(&diags, in_folder(folder, "kept")));
    assert_true(file_save(&diags, in_folder(folder, "kept/file"), STR("kept")));
    assert_true(file_save(&diags, in_folder(folder, "tree/a/f"), STR("x")));
    assert_int_equal(symlink("../kept", in_folder(folder, "tree/link")), 0);
    assert_int_equal(symlink("../../..", in_folder(folder, "tree/a/up")), 0);
    assert_true(file_remove_tree(&diags, tree));
    assert_false(file_exists(tree));
    assert_true(file_exists(in_folder(folder, "kept/file")));
}

static void test_removing_a_link_keeps_its_target(void **state)
{
    const char *link = in_folder(folder, "link");
    (void)state;

    assert_true(file_make_folders(&diags, in_folder(folder, "kept/sub")));
    assert_int_equal(symlink("kept", link), 0);
    assert_true(file_remove_tree(&diags, link));
    assert_true(file_is_folder(in_folder(folder, "kept/sub")));
    assert_int_equal(access(link, F_OK), -1);
}

static void test_removing_many(void **state)
{
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct str name = str_printf(arena, "tree/%d", i);
        assert_true(file_make_folders(
            &diags, in_folder(folder, str_zero_ended(arena, name))));
    }
    assert_true(file_remove_tree(&diags, in_folder(folder, "tree")));
    assert_false(file_exists(in_folder(folder, "tree")));
}

static void test_removing_what_is_not_there(void **state)
{
    (void)state;
    assert_true(file_remove_tree(&diags, in_folder(folder, "no")));
    assert_null(diags.first);
    assert_true(file_save(&diags, in_folder(folder, "f"), STR("x")));
    assert_false(file_remove_tree(&diags, in_folder(folder, "f/x")));
    assert_int_equal(diags.last->id, IO_REMOVE);
}

#undef TEST
#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_making_a_row_of_folders),
        TEST(test_other_folders_keep_their_mode),
        TEST(test_a_file_in_the_way),
        TEST(test_a_link_to_a_folder_is_a_folder),
        TEST(test_removing_does_not_follow_links),
        TEST(test_removing_a_link_keeps_its_target),
        TEST(test_removing_many),
        TEST(test_removing_what_is_not_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
