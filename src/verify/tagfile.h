/*
 * Reading the tag files of a bag: text in one of several encodings, lines of
 * "Label: value" and lines of "digest path".
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_TAGFILE_H
#define VERIFY_TAGFILE_H

#include "base/str.h"

/* What bagit.txt says. */
struct declaration {
    int version;         /* 93 to 97, 100 for 1.0 */
    struct str encoding; /* as written */
};

/* NULL, or why BYTES are no bagit.txt (RFC 8493, 2.1.1). */
const char *tag_declaration(struct str bytes, struct declaration *out);

/* BYTES as UTF-8 with LF at the end of each line; NULL, or why not. */
const char *tag_decode(struct arena *arena, struct str encoding,
                       struct str bytes, struct str *text);

/* The value of the first line LABEL of bag-info.txt (any case, blanks around
 * the colon allowed); empty if there is none. */
struct str tag_value(struct str text, const char *label);

/* Splits a line of a manifest. DIGEST in lower case; *IS_MARKED when the path
 * began with the '*' of md5sum. False if it is no such line. */
bool tag_manifest_line(struct arena *arena, struct str line, struct str *digest,
                       struct str *path, bool *is_marked);

/* PATH with %0A, %0D and %25 (and no other) decoded. */
struct str tag_unescape(struct arena *arena, struct str path);

#endif
