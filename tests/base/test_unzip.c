/*
 * Tests of base/unzip.c: what it reads of zips that others made, and what it
 * passes over. Zips made of deflate are read in check_packed_secrets of
 * e2e/mistakes.py.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/unzip.h"

#include "verify/zip.h"

static struct buf seen;

static void note(void *context, struct str name, struct str content)
{
    assert_ptr_equal(context, &seen);
    buf_printf(&seen, "%.*s=%.*s;", STR_ARG(name), STR_ARG(content));
}

static const char *read_zip(struct str bytes)
{
    seen = buf_new(arena);
    if (!unzip_each(bytes, note, &seen))
        return "none";
    return str_zero_ended(arena, buf_str(&seen));
}

static struct zip_made two(void)
{
    struct zip_made zip = {.count = 0};

    zip_add(&zip, "a.txt", STR("first"));
    zip_add(&zip, "b.txt", STR("second"));
    return zip;
}

static void test_reads(void **state)
{
    struct zip_made zip = two();
    struct str bytes = zip_bytes(&zip);
    (void)state;

    assert_string_equal(read_zip(bytes), "a.txt=first;b.txt=second;");
    /* Bytes behind the directory belong to no comment. */
    assert_string_equal(read_zip(str_concat(arena, bytes, STR("x"))), "none");
    assert_string_equal(read_zip(STR("")), "none");
    assert_string_equal(read_zip(STR("PK\3\4 and nothing more, yet a line")),
                        "none");
}

static void test_passes_over(void **state)
{
    struct zip_made zip = two();
    (void)state;

    zip.entries[0].flags = 1; /* encrypted */
    assert_string_equal(read_zip(zip_bytes(&zip)), "b.txt=second;");
    zip = two();
    zip.entries[0].method = 12;
    assert_string_equal(read_zip(zip_bytes(&zip)), "b.txt=second;");
    zip.entries[0].method = 8; /* "first" is no deflate */
    assert_string_equal(read_zip(zip_bytes(&zip)), "b.txt=second;");
    zip = two();
    zip.entries[0].size = UINT32_MAX;
    assert_string_equal(read_zip(zip_bytes(&zip)), "b.txt=second;");
    zip = two();
    zip.entries[0].packed = zip.entries[0].size = 1000000;
    assert_string_equal(read_zip(zip_bytes(&zip)), "b.txt=second;");
    zip = two();
    zip.entries[0].shift = 7; /* where no member begins */
    assert_string_equal(read_zip(zip_bytes(&zip)), "b.txt=second;");
}

/* Every beginning, and every byte changed: no crash, no endless loop. */
static void test_damage(void **state)
{
    struct zip_made zip = two();
    struct str bytes = zip_bytes(&zip);
    (void)state;

    for (size_t len = 0; len < bytes.len; len++)
        read_zip(str_copy(arena, str_slice(bytes, 0, len)));
    for (size_t at = 0; at < bytes.len; at++)
        for (int bit = 0; bit < 8; bit++) {
            struct str copy = str_copy(arena, bytes);

            ((char *)copy.ptr)[at] ^= (char)(1 << bit);
            read_zip(copy);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_reads),
        TEST(test_passes_over),
        TEST(test_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
