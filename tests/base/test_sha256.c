/*
 * Tests of base/sha256.c against the examples of FIPS 180-4 and RFC 1321.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/sha256.h"

#include "base/scratch.h"

static const char ABC[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char EMPTY[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char MILLION_A[] =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

static struct str hex_of(struct str bytes)
{
    uint8_t digest[SHA256_SIZE];

    sha256_of(bytes, digest);
    return sha256_hex(arena, digest);
}

static void test_known_digests(void **state)
{
    (void)state;
    assert_str(hex_of(STR("abc")), ABC);
    assert_str(hex_of(STR_NONE), EMPTY);
}

static void test_pieces_make_the_whole(void **state)
{
    struct sha256 *sha = sha256_open();
    uint8_t digest[SHA256_SIZE];
    char piece[1000];
    (void)state;

    memset(piece, 'a', sizeof piece);
    for (int i = 0; i < 1000; i++) {
        sha256_add(sha, piece, 333);
        sha256_add(sha, NULL, 0);
        sha256_add(sha, piece, 667);
    }
    sha256_close(sha, digest);
    assert_str(sha256_hex(arena, digest), MILLION_A);
}

static void test_giving_up(void **state)
{
    struct sha256 *sha = sha256_open();
    struct hash *hash = hash_open(STR("sha512"));
    (void)state;

    sha256_add(sha, "abc", 3);
    sha256_close(sha, NULL);
    hash_add(hash, "abc", 3);
    assert_int_equal(hash_close(hash, NULL).len, 0);
}

static void test_other_algorithms(void **state)
{
    const struct {
        const char *name, *expected;
    } cases[] = {
        {"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"sha224", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"},
        {"sha256", ABC},
        {"sha384", "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
                   "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"},
        {"sha512", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"
                   "0a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                   "454d4423643ce80e2a9ac94fa54ca49f"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hash *hash = hash_open(str_from(cases[i].name));
        assert_non_null(hash);
        hash_add(hash, "a", 1);
        hash_add(hash, "bc", 2);
        assert_str(hash_close(hash, arena), cases[i].expected);
        assert_str(hash_hex(arena, str_from(cases[i].name), STR("abc")),
                   cases[i].expected);
    }
}

static void test_md5_where_it_is_allowed(void **state)
{
    struct str digest = hash_hex(arena, STR("md5"), STR("abc"));
    (void)state;

    if (digest.len == 0)
        skip();
    assert_str(digest, "900150983cd24fb0d6963f7d28e17f72");
}

static void test_unknown_names(void **state)
{
    const char *const names[] = {"", "sha", "SHA256", "sha3-256", "sha2567"};
    (void)state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_null(hash_open(str_from(names[i])));
        assert_int_equal(hash_hex(arena, str_from(names[i]), STR("x")).len, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_known_digests),
        TEST(test_pieces_make_the_whole),
        TEST(test_giving_up),
        TEST(test_other_algorithms),
        TEST(test_md5_where_it_is_allowed),
        TEST(test_unknown_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
