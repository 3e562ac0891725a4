/*
 * Tests of base/doomed.c: what an interrupted program takes with it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/doomed.h"

#include <sys/stat.h>

#include "base/scratch.h"

static void make(const char *root, const char *path)
{
    const char *full = in_folder(root, path);
    struct diags ignored = diags_new(arena);

    assert_true(file_make_folders(
        &ignored, str_zero_ended(arena, path_folder(str_from(full)))));
    assert_true(file_save(&ignored, full, STR("x")));
}

static void test_takes_all_of_it(void **state)
{
    const char *root = scratch_folder();
    const char *folder = in_folder(root, "building");
    (void)state;

    make(root, "kept/file");
    for (int i = 0; i < 300; i++)
        make(root, str_printf(arena, "building/a/b %d/c-%d", i % 7, i).ptr);
    assert_int_equal(symlink("../kept", in_folder(folder, "link")), 0);
    assert_int_equal(mkdir(in_folder(folder, "empty"), 0755), 0);
    doomed_set(folder);
    file_remove_temporaries();
    assert_false(file_exists(folder));
    assert_true(file_exists(in_folder(root, "kept/file")));
    doomed_remove(); /* nothing is left to remove */
    remove_scratch(root);
}

static void test_follows_no_link(void **state)
{
    const char *root = scratch_folder();
    (void)state;

    make(root, "kept/file");
    assert_int_equal(symlink("kept", in_folder(root, "building")), 0);
    doomed_set(in_folder(root, "building"));
    doomed_remove();
    assert_true(file_exists(in_folder(root, "kept/file")));
    remove_scratch(root);
}

static void test_spares_what_is_done(void **state)
{
    const char *root = scratch_folder();
    (void)state;

    make(root, "building/file");
    doomed_set(in_folder(root, "building"));
    doomed_set(NULL);
    doomed_remove();
    assert_true(file_exists(in_folder(root, "building/file")));
    remove_scratch(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_takes_all_of_it, setup_arena,
                                        teardown_arena),
        cmocka_unit_test_setup_teardown(test_follows_no_link, setup_arena,
                                        teardown_arena),
        cmocka_unit_test_setup_teardown(test_spares_what_is_done, setup_arena,
                                        teardown_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
