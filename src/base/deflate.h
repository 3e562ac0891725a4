/*
 * Deflate (RFC 1951) of bytes in memory; the only door to libdeflate, which
 * takes half the time of zlib. The same library gives the same bytes on every
 * machine.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_DEFLATE_H
#define BASE_DEFLATE_H

#include "base/str.h"

/* Not to be used by two threads at once. */
struct deflater;

/* Never NULL: without memory the program ends, as with an arena. */
struct deflater *deflate_open(void);
/* Of one that is quick rather than thorough. */
struct deflater *deflate_open_quick(void);
/* NULL is allowed. */
void deflate_close(struct deflater *deflater);

/* Appends DATA as a zlib stream (RFC 1950). */
void deflate_zlib(struct deflater *deflater, struct buf *out, struct str data);
/* Appends DATA as bare deflate, as zip wants it. */
void deflate_bare(struct deflater *deflater, struct buf *out, struct str data);
/* Appends the WHOLE bytes that deflate_bare made PACKED of. */
void deflate_undo(struct deflater *deflater, struct buf *out, struct str packed,
                  size_t whole);
/* The same of bytes that others made; false, with nothing appended, when they
 * do not unpack to exactly WHOLE. */
bool deflate_try(struct deflater *deflater, struct buf *out, struct str packed,
                 size_t whole);
/* The CRC-32 of zip and gzip; BEFORE is that of what came before, 0 at first.
 */
uint32_t deflate_crc(uint32_t before, struct str data);

#endif
