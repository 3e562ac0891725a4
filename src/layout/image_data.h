/*
 * Images that stand in the text itself, as word processors export them:
 * "data:image/png;base64,…" (RFC 2397, RFC 4648).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_IMAGE_DATA_H
#define LAYOUT_IMAGE_DATA_H

#include "doc/doc.h"

bool image_data_is(struct str target);
/* Its bytes; false after a message. */
bool image_data_read(struct arena *arena, struct diags *diags,
                     const struct doc_node *image, struct str *bytes);
/* What to call an image in a message: not megabytes of digits. */
struct str image_shown(struct str target);

#endif
