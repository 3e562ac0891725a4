/*
 * Is a spreadsheet whole? libxlsxwriter collects each part in a temporary file
 * and does not notice when one could not be written, on a full disk say: the
 * zip is then sound and a part of it ends in the middle.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_XLSX_CHECK_H
#define EXPORT_XLSX_CHECK_H

#include "base/str.h"

/* True when BYTES are a zip as libxlsxwriter writes it (deflated members, no
 * comment, no zip64) and each member is XML that ends with the end of its
 * root. */
bool xlsx_is_whole(struct arena *arena, struct str bytes);

#endif
