/*
 * A quiet reader of zips in memory, for whoever looks into files that others
 * made (PKWARE APPNOTE 6.3.9, 4.3). It repairs nothing and says nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_UNZIP_H
#define BASE_UNZIP_H

#include "base/str.h"

/* NAME and CONTENT are valid during the call. */
typedef void unzip_taker(void *context, struct str name, struct str content);

/* Calls TAKE for each member of BYTES that can be read. Left out are members
 * that are encrypted, damaged, packed in another way than deflate or larger
 * than 8 MiB, and what is beyond 32 MiB or 4,096 members: a bomb costs no more
 * than that. False when there is no directory of a zip at the end. */
bool unzip_each(struct str bytes, unzip_taker *take, void *context);

#endif
