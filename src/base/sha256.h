/*
 * SHA-256 (FIPS 180-4); the only door to OpenSSL's libcrypto.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/str.h"

#define SHA256_SIZE 32

struct sha256; /* a running hash */

struct sha256 *sha256_open(void);
void sha256_add(struct sha256 *sha, const void *bytes, size_t len);
/* Writes the digest and closes. OUT may be NULL to give up. */
void sha256_close(struct sha256 *sha, uint8_t out[SHA256_SIZE]);

void sha256_of(struct str bytes, uint8_t out[SHA256_SIZE]);
/* 64 lower-case hex digits. */
struct str sha256_hex(struct arena *arena, const uint8_t digest[SHA256_SIZE]);

/* SHA-512 and friends for reading foreign bags: hex digest of BYTES by NAME
 * ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"); empty if unknown. */
struct str hash_hex(struct arena *arena, struct str name, struct str bytes);

/* The same over a stream: open by NAME (NULL if unknown), add, close. Closing
 * with ARENA NULL gives up. */
struct hash;
struct hash *hash_open(struct str name);
void hash_add(struct hash *hash, const void *bytes, size_t len);
struct str hash_close(struct hash *hash, struct arena *arena);

#endif
