/*
 * What rules about the bytes of evidence share: each file is read once, and
 * every rule looks at it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CHECK_CONTENTS_H
#define CHECK_CONTENTS_H

#include "check/rules.h"

/* Files up to this size are read whole. */
#define CONTENT_LIMIT ((size_t)8 * 1024 * 1024)

struct content {
    const struct evidence *evidence;
    const char *path;    /* on this machine */
    struct arena *arena; /* lives as long as this content */
    struct str bytes;    /* all of them, or the first CONTENT_LIMIT */
    struct str tail;     /* the end of a file that is larger; else empty */
    bool is_whole;
};

/* True when the bytes are text, as far as their beginning shows. */
bool content_is_text(const struct content *content);
bool bytes_are_text(struct str bytes);

/* What a person reads in the member NAME of an Office file or a zip: of XML
 * the text between its tags, a line for each paragraph or cell; of anything
 * else, BYTES. */
struct str packed_text(struct arena *arena, struct str name, struct str bytes);

/* The name ends in "." and ENDING, whatever its case. */
bool name_has_ending(struct str name, struct str ending);

/* The rules. */
void content_formats(struct check *check, const struct content *content);
void content_rows(struct check *check, const struct content *content);
struct secret_search;
void content_secrets(struct check *check, struct secret_search *search,
                     const struct content *content);

/* Compiled rules about secrets; bad ones are messages. */
struct secret_search *secrets_open(struct check *check);
void secrets_close(struct secret_search *search);

#endif
