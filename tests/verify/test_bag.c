/*
 * Tests of verify/bag.c, manifest.c and folder.c: what may be missing, added
 * or altered in a bag, zipped and unpacked; and each byte of a binder.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/zip.h"

#include <fcntl.h>
#include <sys/stat.h>

static bool verify_zip(const struct zip_made *zip)
{
    const char *path = in_folder(folder, "x.zip");
    struct verify_result result;

    diags = diags_new(arena);
    assert_true(file_save(&diags, path, zip_bytes(zip)));
    return verify_path(arena, &diags, path, &result);
}

/* The first message is ID at FILE. */
static void expect(enum diag_id id, const char *file)
{
    assert_non_null(diags.first);
    if (diags.first->id != id || !str_is(diags.first->pos.file, file))
        fail_msg("expected %s at %s, got: %s", diag_slug(id), file,
                 str_zero_ended(arena, golden_diags(arena, &diags)));
}

static void drop(struct zip_made *zip, size_t index)
{
    zip->count--;
    memmove(&zip->entries[index], &zip->entries[index + 1],
            (zip->count - index) * sizeof *zip->entries);
}

static void test_dropped_members(void **state)
{
    static const char *const files[] = {
        "bagit.txt",           "bag-info.txt",
        "manifest-sha256.txt", "tagmanifest-sha256.txt",
        "data/a.txt",          "data/b/c.txt"};
    (void)state;

    for (size_t i = 0; i < 6; i++) {
        struct zip_made zip = zip_bag();
        drop(&zip, i);
        assert_false(verify_zip(&zip));
        expect(VERIFY_MISSING, files[i]);
    }
}

static void test_added_members(void **state)
{
    static const char *const files[] = {"data/x", "x", "meta/x", ".hidden",
                                        "data/b/.DS_Store"};
    (void)state;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct zip_made zip = zip_bag();
        zip_add(&zip,
                str_zero_ended(arena, str_printf(arena, "top/%s", files[i])),
                STR(""));
        assert_false(verify_zip(&zip));
        expect(VERIFY_EXTRA, files[i]);
    }
}

static void test_renamed_and_swapped(void **state)
{
    struct zip_made zip = zip_bag();
    struct str name = zip.entries[4].name;
    (void)state;

    zip.entries[4].name = STR("top/data/z.txt");
    assert_false(verify_zip(&zip));
    expect(VERIFY_MISSING, "data/a.txt");
    zip.entries[4].name = zip.entries[5].name;
    zip.entries[5].name = name;
    assert_false(verify_zip(&zip));
    expect(VERIFY_ALTERED, "data/b/c.txt");
}

static void set_bytes(struct zip_made *zip, size_t index, struct str bytes)
{
    struct zip_entry *entry = &zip->entries[index];

    entry->bytes = bytes;
    entry->crc = zip_crc(bytes);
    entry->packed = entry->size = (uint32_t)bytes.len;
}

static void test_altered_members(void **state)
{
    struct zip_made zip = zip_bag();
    (void)state;

    set_bytes(&zip, 4, STR("fIrst"));
    assert_false(verify_zip(&zip));
    expect(VERIFY_ALTERED, "data/a.txt");
    zip = zip_bag();
    set_bytes(&zip, 1, STR("Payload-Oxum: 12.2\n"));
    assert_false(verify_zip(&zip));
    expect(VERIFY_OXUM, "bag-info.txt");
    zip = zip_bag();
    set_bytes(&zip, 1, STR("Contact-Name: Nobody\n"));
    assert_false(verify_zip(&zip));
    expect(VERIFY_ALTERED, "bag-info.txt");
    zip = zip_bag();
    set_bytes(&zip, 0,
              STR("BagIt-Version: 0.97\n"
                  "Tag-File-Character-Encoding: UTF-8\n"));
    assert_false(verify_zip(&zip));
    expect(VERIFY_TAG_FILE, "bagit.txt");
}

/* Each bit of each byte of a binder that the writer made. Only what unpacks
 * to the very same bytes may pass: deflate can say one thing in two ways. */
static void test_every_byte(void **state)
{
    struct str bytes = golden_read(arena, "tests/golden/verify/binder.zip");
    const char *path = in_folder(folder, "x.zip");
    struct verify_result result;
    unsigned passed = 0;
    int fd;
    (void)state;

    assert_true(file_save(&diags, path, bytes));
    assert_true(verify_path(arena, &diags, path, &result));
    assert_null(diags.first);
    fd = open(path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    for (size_t i = 0; i < bytes.len * 2; i++) {
        size_t at = i / 2;
        char byte = (char)(bytes.ptr[at] ^ (i % 2 ? 1 << at % 8 : 0xFF));
        struct arena *own = arena_open();
        struct diags said = diags_new(own);
        assert_int_equal(pwrite(fd, &byte, 1, (off_t)at), 1);
        if (verify_path(own, &said, path, &result))
            passed++;
        else
            assert_true(diags_has_errors(&said));
        assert_int_equal(pwrite(fd, bytes.ptr + at, 1, (off_t)at), 1);
        arena_close(own);
    }
    close(fd);
    assert_int_equal(passed, 0);
}

static void unpack(void)
{
    struct zip_made zip = zip_bag();

    for (size_t i = 0; i < zip.count; i++) {
        const char *path =
            in_folder(folder, str_zero_ended(arena, zip.entries[i].name));
        assert_true(file_make_folders(
            &diags, str_zero_ended(arena, path_folder(str_from(path)))));
        assert_true(file_save(&diags, path, zip.entries[i].bytes));
    }
}

static bool verify_folder(void)
{
    struct verify_result result;

    diags = diags_new(arena);
    return verify_path(arena, &diags, in_folder(folder, "top"), &result);
}

static void save(const char *name, struct str bytes)
{
    assert_true(file_save(&diags, in_folder(folder, name), bytes));
}

static void test_folder(void **state)
{
    (void)state;
    unpack();
    assert_true(verify_folder());
    assert_null(diags.first);
    /* A tag file that nothing lists is allowed in a folder. */
    save("top/note.txt", STR("x"));
    assert_true(verify_folder());
    save("top/data/.DS_Store", STR("x"));
    assert_false(verify_folder());
    expect(VERIFY_EXTRA, "data/.DS_Store");
    assert_true(diags.first->hint.len > 0);
}

static void test_folder_altered(void **state)
{
    (void)state;
    unpack();
    save("top/data/a.txt", STR("fIrst"));
    assert_false(verify_folder());
    expect(VERIFY_ALTERED, "data/a.txt");
    assert_int_equal(unlink(in_folder(folder, "top/data/a.txt")), 0);
    assert_false(verify_folder());
    expect(VERIFY_MISSING, "data/a.txt");
}

static void test_folder_with_links(void **state)
{
    (void)state;
    unpack();
    assert_int_equal(
        rename(in_folder(folder, "top/data/a.txt"), in_folder(folder, "a.txt")),
        0);
    assert_int_equal(
        symlink("../../a.txt", in_folder(folder, "top/data/a.txt")), 0);
    assert_false(verify_folder());
    expect(VERIFY_KIND, "data/a.txt");
    assert_int_equal(unlink(in_folder(folder, "top/data/a.txt")), 0);
    assert_int_equal(mkfifo(in_folder(folder, "top/data/a.txt"), 0600), 0);
    assert_false(verify_folder());
    expect(VERIFY_KIND, "data/a.txt");
}

static void test_folder_that_links_back(void **state)
{
    (void)state;
    unpack();
    assert_int_equal(symlink("..", in_folder(folder, "top/data/up")), 0);
    assert_false(verify_folder());
    expect(VERIFY_KIND, "data/up");
}

/* A sparse terabyte in the place of a list: hours, if anything read it. */
static void test_folder_with_a_hole(void **state)
{
    const char *names[] = {"top/manifest-sha256.txt", "top/bag-info.txt"};
    (void)state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unpack();
        if (truncate(in_folder(folder, names[i]), (off_t)1 << 40) != 0)
            skip();
        assert_false(verify_folder());
        expect(VERIFY_TAG_FILE, names[i] + strlen("top/"));
        assert_int_equal(truncate(in_folder(folder, names[i]), 0), 0);
    }
}

static void test_fetch(void **state)
{
    (void)state;
    unpack();
    save("top/fetch.txt", STR("https://example.org/a 5 data/a.txt\n"));
    assert_true(verify_folder());
    assert_int_equal(unlink(in_folder(folder, "top/data/a.txt")), 0);
    assert_false(verify_folder());
    expect(VERIFY_MISSING, "data/a.txt");
    save("top/fetch.txt", STR("https://example.org/a 5 data/../../x\n"));
    unpack();
    assert_false(verify_folder());
    expect(VERIFY_NAME, "fetch.txt");
    save("top/fetch.txt", STR("https://example.org/a 5 data/x\n"));
    assert_false(verify_folder());
    expect(VERIFY_MANIFEST, "fetch.txt");
    save("top/fetch.txt", STR("nothing\n"));
    assert_false(verify_folder());
    expect(VERIFY_MANIFEST, "fetch.txt");
}

/* RFC 8493, 2.1.3: CR, LF and '%' are escaped in manifests. */
static void test_escaped_names(void **state)
{
    struct str bytes = STR("x"), lines;
    (void)state;

    assert_true(file_make_folders(&diags, in_folder(folder, "top/data")));
    save("top/bagit.txt", STR("BagIt-Version: 1.0\n"
                              "Tag-File-Character-Encoding: UTF-8\n"));
    save("top/data/a\nb%c", bytes);
    save("top/manifest-sha256.txt", line_of("data/a%0Ab%25c", bytes));
    assert_true(verify_folder());
    lines = str_concat(arena, line_of("data/a%0Ab%25c", bytes), STR("z\n"));
    save("top/manifest-sha256.txt", lines);
    assert_false(verify_folder());
    expect(VERIFY_MANIFEST, "manifest-sha256.txt");
    assert_int_equal(diags.first->pos.line, 2);
    save("top/manifest-sha256.txt", STR("\xFF"));
    assert_false(verify_folder());
    expect(VERIFY_TAG_FILE, "manifest-sha256.txt");
}

static void test_nothing_to_open(void **state)
{
    struct verify_result result;
    (void)state;

    assert_false(
        verify_path(arena, &diags, in_folder(folder, "none"), &result));
    assert_int_equal(diags.first->id, VERIFY_OPEN);
    diags = diags_new(arena);
    assert_int_equal(mkfifo(in_folder(folder, "pipe"), 0600), 0);
    assert_false(
        verify_path(arena, &diags, in_folder(folder, "pipe"), &result));
    assert_int_equal(diags.first->id, VERIFY_OPEN);
    diags = diags_new(arena);
    assert_false(verify_path(arena, &diags, folder, &result));
    expect(VERIFY_KIND, "pipe");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_dropped_members),
        CASE(test_added_members),
        CASE(test_renamed_and_swapped),
        CASE(test_altered_members),
        CASE(test_every_byte),
        CASE(test_folder),
        CASE(test_folder_altered),
        CASE(test_folder_with_links),
        CASE(test_folder_that_links_back),
        CASE(test_folder_with_a_hole),
        CASE(test_fetch),
        CASE(test_escaped_names),
        CASE(test_nothing_to_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
