/*
 * Verifies the public suites at $AUDITBINDER_CONFORMANCE: all bags of the
 * BagIt suite are judged right, and no archive of libzip's regression tests
 * passes for a binder or harms the program.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "golden.h"
#include "verify/verify.h"

#include "base/scratch.h"

static const char *suite(const char *part)
{
    const char *base = getenv("AUDITBINDER_CONFORMANCE");

    return base && *base ? in_folder(base, part) : NULL;
}

static bool judge(const char *path, struct diags *diags)
{
    struct verify_result result;
    bool is_valid;

    *diags = diags_new(arena);
    is_valid = verify_path(arena, diags, path, &result);
    assert_int_equal(is_valid, result.is_valid);
    /* Never silent: an error is said exactly when it fails. */
    assert_int_equal(is_valid, !diags_has_errors(diags));
    return is_valid;
}

/* Judges all bags of version/verdict; returns how many there were. */
static size_t check_verdict(const char *folder, bool is_valid, bool is_warned)
{
    struct diags ignored = diags_new(arena), diags;
    struct file_list bags;

    assert_true(file_list(arena, &ignored, folder, STR("."), &bags));
    for (size_t i = 0; i < bags.count; i++) {
        const char *bag =
            in_folder(folder, str_zero_ended(arena, bags.entries[i].name));
        if (judge(bag, &diags) != is_valid)
            fail_msg("%s is %s\n%s", bag, is_valid ? "valid" : "not valid",
                     str_zero_ended(arena, golden_diags(arena, &diags)));
        if (is_warned && diags.count[SEVERITY_WARNING] == 0)
            fail_msg("%s deserves a warning", bag);
    }
    return bags.count;
}

static void test_bagit(void **state)
{
    static const char *const versions[] = {"v0.93", "v0.94", "v0.95",
                                           "v0.96", "v0.97", "v1.0"};
    const char *base = suite("bagit");
    size_t count = 0;
    (void)state;

    if (!base)
        skip();
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        const char *version = in_folder(base, versions[i]);
        count += check_verdict(in_folder(version, "valid"), true, false);
        count += check_verdict(in_folder(version, "warning"), true, true);
        count += check_verdict(in_folder(version, "invalid"), false, false);
        count += check_verdict(in_folder(version, "linux-only"), false, false);
        count +=
            check_verdict(in_folder(version, "windows-only"), false, false);
    }
    assert_int_equal(count, 60);
}

static void test_libzip_archives(void **state)
{
    const char *base = suite("zip-libzip/regress/data");
    struct diags ignored = diags_new(arena), diags;
    struct file_list list;
    (void)state;

    if (!base)
        skip();
    assert_true(file_list(arena, &ignored, base, STR("."), &list));
    assert_true(list.count > 150);
    for (size_t i = 0; i < list.count; i++)
        /* None of them is a bag. */
        if (judge(in_folder(base, str_zero_ended(arena, list.entries[i].name)),
                  &diags))
            fail_msg("%s passes", list.entries[i].name.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_bagit),
        TEST(test_libzip_archives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
