/*
 * Links and images made safe, and bare addresses made links.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_LINKS_H
#define DOC_LINKS_H

#include "doc/doc.h"

/* Below ROOT: a link to anything but http, https, mailto, tel, "#…",
 * "control:…", "policy:…" gives way to its text with a warning, a path to what
 * doc.meta.files says; an image outside the workspace or on another host gives
 * way to its alternative text with a message; "https://…" in running text
 * becomes a link. */
void links_apply(struct doc *doc, struct diags *diags, struct doc_node *root);

#endif
