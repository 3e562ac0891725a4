/*
 * Digests through OpenSSL's EVP interface.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/sha256.h"

#include <openssl/evp.h>
#include <stdlib.h>

#include "base/fatal.h"

struct hash {
    EVP_MD_CTX *context;
};

struct sha256 {
    struct hash hash;
};

/* False where the library does not offer ALGORITHM (MD5 under FIPS rules). */
static bool context_open(struct hash *hash, const EVP_MD *algorithm)
{
    hash->context = EVP_MD_CTX_new();
    if (!hash->context)
        fatal("out of memory");
    if (algorithm && EVP_DigestInit_ex(hash->context, algorithm, NULL) == 1)
        return true;
    EVP_MD_CTX_free(hash->context);
    hash->context = NULL;
    return false;
}

static void context_close(struct hash *hash, uint8_t *out, unsigned *len)
{
    if (out && EVP_DigestFinal_ex(hash->context, out, len) != 1)
        fatal("internal error: libcrypto cannot finish a digest");
    EVP_MD_CTX_free(hash->context);
}

void hash_add(struct hash *hash, const void *bytes, size_t len)
{
    if (len && EVP_DigestUpdate(hash->context, bytes, len) != 1)
        fatal("internal error: libcrypto cannot add to a digest");
}

struct sha256 *sha256_open(void)
{
    struct sha256 *sha = fatal_malloc(sizeof *sha);

    if (!context_open(&sha->hash, EVP_sha256()))
        fatal("internal error: libcrypto has no SHA-256");
    return sha;
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t len)
{
    hash_add(&sha->hash, bytes, len);
}

void sha256_close(struct sha256 *sha, uint8_t out[SHA256_SIZE])
{
    unsigned len = SHA256_SIZE;

    context_close(&sha->hash, out, &len);
    free(sha);
}

void sha256_of(struct str bytes, uint8_t out[SHA256_SIZE])
{
    struct sha256 *sha = sha256_open();

    sha256_add(sha, bytes.ptr, bytes.len);
    sha256_close(sha, out);
}

static struct str hex(struct arena *arena, const uint8_t *bytes, size_t len)
{
    static const char digits[] = "0123456789abcdef";
    char *out = arena_alloc(arena, len * 2 + 1);

    for (size_t i = 0; i < len; i++) {
        out[i * 2] = digits[bytes[i] >> 4];
        out[i * 2 + 1] = digits[bytes[i] & 15];
    }
    return (struct str){out, len * 2};
}

struct str sha256_hex(struct arena *arena, const uint8_t digest[SHA256_SIZE])
{
    return hex(arena, digest, SHA256_SIZE);
}

static const EVP_MD *algorithm_find(struct str name)
{
    static const struct {
        const char *name;
        const EVP_MD *(*algorithm)(void);
    } table[] = {{"md5", EVP_md5},       {"sha1", EVP_sha1},
                 {"sha224", EVP_sha224}, {"sha256", EVP_sha256},
                 {"sha384", EVP_sha384}, {"sha512", EVP_sha512}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_is(name, table[i].name))
            return table[i].algorithm();
    return NULL;
}

struct hash *hash_open(struct str name)
{
    struct hash hash, *out;

    if (!context_open(&hash, algorithm_find(name)))
        return NULL;
    out = fatal_malloc(sizeof *out);
    *out = hash;
    return out;
}

struct str hash_close(struct hash *hash, struct arena *arena)
{
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;

    context_close(hash, arena ? digest : NULL, &len);
    free(hash);
    return arena ? hex(arena, digest, len) : STR_NONE;
}

struct str hash_hex(struct arena *arena, struct str name, struct str bytes)
{
    struct hash *hash = hash_open(name);

    if (!hash)
        return STR_NONE;
    hash_add(hash, bytes.ptr, bytes.len);
    return hash_close(hash, arena);
}
