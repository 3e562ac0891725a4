/*
 * Tests of verify/container.c and stream.c: a right zip passes, and every way
 * of lying about structure, names or sizes is refused with the right message.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/zip.h"

static struct zip_made zip;

static int set_up(void **state)
{
    setup(state);
    zip = zip_bag();
    return 0;
}

static bool verify_bytes(struct str bytes)
{
    const char *path = in_folder(folder, "x.zip");
    struct verify_result result;

    assert_true(file_save(&diags, path, bytes));
    return verify_path(arena, &diags, path, &result);
}

static bool was_said(enum diag_id id, const char *words)
{
    for (const struct diag *diag = diags.first; diag; diag = diag->next)
        if (diag->id == id &&
            str_find(diag->text, str_from(words), 0) != SIZE_MAX)
            return true;
    return false;
}

/* BYTES are refused with a message of ID that contains WORDS. */
static void refuse_bytes(struct str bytes, enum diag_id id, const char *words)
{
    diags = diags_new(arena);
    assert_false(verify_bytes(bytes));
    if (!was_said(id, words))
        fail_msg("expected '%s', got: %s", words,
                 str_zero_ended(arena, golden_diags(arena, &diags)));
}

static void refuse(enum diag_id id, const char *words)
{
    refuse_bytes(zip_bytes(&zip), id, words);
    zip = zip_bag();
}

static void test_right(void **state)
{
    struct verify_result result;
    (void)state;

    assert_true(verify_bytes(zip_bytes(&zip)));
    assert_null(diags.first);
    assert_true(
        verify_path(arena, &diags, in_folder(folder, "x.zip"), &result));
    assert_true(result.is_valid);
    assert_int_equal(result.file_count, 2);
    assert_int_equal(result.byte_count, 11);
    assert_str(result.algorithm, "sha256");
    assert_str(result.top, "top");
}

static void test_around(void **state)
{
    struct str bytes = zip_bytes(&zip), cut;
    (void)state;

    refuse_bytes(STR(""), VERIFY_ZIP, "too short");
    refuse_bytes(str_concat(arena, STR("x"), bytes), VERIFY_ZIP, "directory");
    refuse_bytes(str_concat(arena, bytes, STR("x")), VERIFY_ZIP,
                 "does not end");
    for (size_t len = 0; len < bytes.len; len++) {
        cut = str_slice(bytes, 0, len);
        assert_false(verify_bytes(cut));
    }
    refuse_bytes(STR("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), VERIFY_ZIP,
                 "empty");
}

static void test_comment(void **state)
{
    struct str bytes = str_concat(arena, zip_bytes(&zip), STR("hi"));
    (void)state;

    ((char *)bytes.ptr)[bytes.len - 4] = 2;
    refuse_bytes(bytes, VERIFY_ZIP, "does not end");
    bytes = str_copy(arena, zip_bytes(&zip));
    ((char *)bytes.ptr)[bytes.len - 2] = 2;
    refuse_bytes(bytes, VERIFY_ZIP, "comment");
}

static void test_members(void **state)
{
    (void)state;
    zip.entries[4].flags = 1;
    refuse(VERIFY_ZIP, "encrypted");
    zip.entries[4].flags = 8;
    refuse(VERIFY_ZIP, "sizes follow");
    zip.entries[4].flags = 0x800;
    refuse(VERIFY_ZIP, "flags");
    zip.entries[4].method = 12;
    refuse(VERIFY_ZIP, "another way than deflate");
    zip.entries[4].time = 1;
    refuse(VERIFY_ZIP, "another time");
    zip.entries[4].made = 63;
    refuse(VERIFY_ZIP, "another version");
    zip.entries[4].need = 20;
    refuse(VERIFY_ZIP, "another version");
    zip.entries[4].attributes = 0120777u << 16;
    refuse(VERIFY_ZIP, "plain file");
    zip.entries[4].attributes = 0100755u << 16;
    refuse(VERIFY_ZIP, "plain file");
    zip.entries[4].shift = 1;
    refuse(VERIFY_ZIP, "does not begin where");
    zip.entries[4].size++;
    refuse(VERIFY_ZIP, "two sizes");
    zip.entries[5].size = zip.entries[5].packed += 1000;
    refuse(VERIFY_ZIP, "cut off");
    zip.entries[4].size = zip.entries[4].packed -= 1;
    refuse(VERIFY_ZIP, "does not begin where");
    zip.entries[5].size = zip.entries[5].packed -= 1;
    refuse(VERIFY_ZIP, "belong to no member");
    zip.entries[4].crc ^= 1;
    refuse(VERIFY_DATA, "checksum");
}

static void test_headers_that_differ(void **state)
{
    struct str right = zip_bytes(&zip);
    /* Fields of the first local header: from the version to the name. */
    (void)state;

    for (size_t at = 4; at < 30 + zip.entries[0].name.len; at++) {
        struct str bytes = str_copy(arena, right);
        ((char *)bytes.ptr)[at] ^= 4;
        refuse_bytes(bytes, VERIFY_ZIP, "");
    }
}

static void test_names(void **state)
{
    static const struct {
        const char *name, *words;
    } cases[] = {
        {"/etc/passwd", "root"},
        {"top/../x", "'..'"},
        {"top/./x", "'.'"},
        {"top//x", "empty"},
        {"top/data/", "empty"},
        {"top\\x", "backslash"},
        {"C:/x", "drive"},
        {"~/x", "home"},
        {"top/a:b", "Windows refuses"},
        {"top/a?b", "Windows refuses"},
        {"top/CON.txt", "device"},
        {"top/lpt1", "device"},
        {"top/x.", "ends with a dot"},
        {"top/x ", "ends with a dot or a blank"},
        {"top/a\nb", "hides or moves"},
        {"top/a\x1b[0m", "hides or moves"},
        {"top/\xE2\x80\xAEtxt", "hides or moves"},
        {"top/\xFF", "not UTF-8"},
        {"top/\xC0\xAE", "not UTF-8"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zip_add(&zip, cases[i].name, STR("x"));
        refuse(VERIFY_NAME, cases[i].words);
    }
    zip.entries[4].name = STR("top/a\0b");
    refuse(VERIFY_NAME, "zero byte");
    zip.entries[4].name = STR("");
    refuse(VERIFY_NAME, "empty");
}

static void test_long_names(void **state)
{
    char name[2000];
    (void)state;

    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    memcpy(name, "top/", 4);
    zip_add(&zip, name, STR("x"));
    refuse(VERIFY_ZIP, "too long");
    name[400] = '\0';
    zip_add(&zip, name, STR("x"));
    refuse(VERIFY_NAME, "255");
}

static void test_twins(void **state)
{
    (void)state;
    zip_add(&zip, "top/data/a.txt", STR("x"));
    refuse(VERIFY_TWIN, "two members");
    zip_add(&zip, "top/data/A.TXT", STR("x"));
    refuse(VERIFY_TWIN, "two members");
    zip_add(&zip, "top/x\xC3\xA9", STR("x"))->flags = 0x800;
    zip_add(&zip, "top/xe\xCC\x81", STR("x"))->flags = 0x800;
    refuse(VERIFY_TWIN, "two members");
    zip_add(&zip, "top/DATA/b", STR("x"));
    refuse(VERIFY_TWIN, "name of a file");
    zip_add(&zip, "other/x", STR("x"));
    refuse(VERIFY_ZIP, "one folder");
    zip_add(&zip, "x", STR("x"));
    refuse(VERIFY_ZIP, "one folder");
}

/* Packed forms of "first", or not: what DEFLATED holds replaces data/a.txt. */
static void pack(struct str deflated)
{
    zip.entries[4].bytes = deflated;
    zip.entries[4].packed = (uint32_t)deflated.len;
    zip.entries[4].method = 8;
    zip.entries[4].need = 20;
}

static void test_deflate(void **state)
{
    /* A stored block; a block of fixed codes, which ends at bit 1 of its last
     * byte. */
    struct str block = STR("\1\5\0\xFA\xFF"
                           "first"),
               fixed = STR("K\xCB,*.\1\0");
    (void)state;

    pack(block);
    assert_true(verify_bytes(zip_bytes(&zip)));
    pack(fixed);
    assert_true(verify_bytes(zip_bytes(&zip)));
    pack(STR("K\xCB,*.\1\x80"));
    refuse(VERIFY_DATA, "stray bits");
    pack(str_concat(arena, fixed, STR("x")));
    refuse(VERIFY_DATA, "bytes follow");
    pack(str_slice(fixed, 0, fixed.len - 1));
    refuse(VERIFY_DATA, "cut off");
    pack(STR("\7\5\0\xFA\xFF"));
    refuse(VERIFY_DATA, "damaged");
    pack(block);
    zip.entries[4].size = 4;
    refuse(VERIFY_DATA, "more bytes than it claims");
    pack(block);
    zip.entries[4].size = 6;
    refuse(VERIFY_DATA, "fewer bytes than it claims");
    pack(block);
    zip.entries[4].size = 100000;
    refuse(VERIFY_ZIP, "impossible size");
}

/* The zip with a zip64 end, as it must be when a member has zip64 sizes. */
static struct str with_end64(struct str bytes)
{
    struct str end = str_slice(bytes, bytes.len - 22, bytes.len);
    struct str directory = str_slice(end, 12, 20);
    struct buf buf = buf_new(arena);
    size_t at = bytes.len - 22;

    buf_add(&buf, str_slice(bytes, 0, at));
    buf_add(&buf, STR("PK\6\6\x2C\0\0\0\0\0\0\0-\0-\0\0\0\0\0\0\0\0\0"));
    for (int i = 0; i < 2; i++) {
        put32(&buf, 6);
        put32(&buf, 0);
    }
    for (size_t i = 0; i < 2; i++) {
        buf_add(&buf, str_slice(directory, i * 4, i * 4 + 4));
        put32(&buf, 0);
    }
    buf_add(&buf, STR("PK\6\7\0\0\0\0"));
    put32(&buf, (uint32_t)at);
    put32(&buf, 0);
    put32(&buf, 1);
    buf_add(&buf, end);
    return buf_str(&buf);
}

static void test_zip64_end(void **state)
{
    struct str right = zip_bytes(&zip), bytes = with_end64(right);
    (void)state;

    assert_true(verify_bytes(bytes));
    for (size_t at = right.len - 22; at < bytes.len; at++) {
        struct str wrong = str_copy(arena, bytes);
        ((char *)wrong.ptr)[at] ^= 3;
        refuse_bytes(wrong, VERIFY_ZIP, "");
    }
}

#define BAG_CASE(function)                                                     \
    cmocka_unit_test_setup_teardown(function, set_up, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BAG_CASE(test_right),   BAG_CASE(test_around),
        BAG_CASE(test_comment), BAG_CASE(test_members),
        BAG_CASE(test_names),   BAG_CASE(test_headers_that_differ),
        BAG_CASE(test_twins),   BAG_CASE(test_long_names),
        BAG_CASE(test_deflate), BAG_CASE(test_zip64_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
