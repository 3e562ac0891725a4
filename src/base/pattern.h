/*
 * Regular expressions; the only door to PCRE2. Bytes, not characters; a match
 * that would take too long gives up instead.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "base/diag.h"

struct pattern;

/* Compiles REGEX (Perl's syntax). NULL after a message at its place. */
struct pattern *pattern_open(struct diags *diags, struct text regex);
void pattern_close(struct pattern *pattern);

enum pattern_result { PATTERN_NONE, PATTERN_FOUND, PATTERN_GAVE_UP };

/* Offsets of a match; FROM and TO are those of group 1 if it took part. */
struct pattern_match {
    size_t begin, end;
    size_t from, to;
};

/* The first match in BYTES that begins at or behind AT. */
enum pattern_result pattern_find(struct pattern *pattern, struct str bytes,
                                 size_t at, struct pattern_match *match);

#endif
