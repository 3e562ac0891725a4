/*
 * PDF syntax appended to a buffer: fixed-point numbers, references, strings.
 * No locale and no float comes near it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_WRITE_H
#define PDF_WRITE_H

#include "layout/box.h"
#include "pdf/object.h"

/* Longest string that PDF/A allows (ISO 19005-2, 6.1.13). */
enum { WRITE_MAX_STRING = 32767 };

/* VALUE / 1000 with no more digits than needed: "12", "-0.25". */
void write_len(struct buf *buf, len value);
/* VALUE in decimal. */
void write_number(struct buf *buf, uint64_t value);
/* "[a b c d]" of lengths. */
void write_rect(struct buf *buf, len left, len bottom, len right, len top);
/* KEY then VALUE, with nothing between. */
void write_keyed(struct buf *buf, const char *key, uint64_t value);
/* KEY then the reference: write_ref(buf, "/Pg ", 7) gives "/Pg 7 0 R". */
void write_ref(struct buf *buf, const char *key, object_id id);
/* KEY then TEXT (UTF-8) as a text string: ASCII in parentheses, else UTF-16BE
 * in hex, cut where a reader's limit is. */
void write_text(struct buf *buf, const char *key, struct str text);
/* KEY then BYTES as they are, as a hex string. */
void write_bytes(struct buf *buf, const char *key, struct str bytes);
/* The numbers, then the operator and a line end. */
void write_operation(struct buf *buf, const len *numbers, size_t count,
                     const char *operation);
/* A code of two bytes, in a string between parentheses. */
void write_code(struct buf *buf, unsigned code);
void write_hex16(struct buf *buf, unsigned value); /* four hex digits */
/* The UTF-16BE of CODE as hex digits. */
void write_utf16(struct buf *buf, uint32_t code);

#endif
