/*
 * Where the program's own files are: templates/, policies/ and fonts/.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DATA_H
#define DATA_H

#include "base/diag.h"

/* The folder that holds templates/, policies/ and fonts/: $AUDITBINDER_DATA,
 * else ../share/auditbinder beside the program, else the checkout in which it
 * was built. NULL after a message. */
const char *data_find(struct arena *arena, struct diags *diags);

/* Zero-ended FOLDER/NAME. */
const char *data_path(struct arena *arena, const char *folder,
                      const char *name);

#endif
