/*
 * The workspace's own files that a document was made from, for embedding.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SOURCES_H
#define SOURCES_H

#include "build.h"

/* Adds the control's YAML or the policy's Markdown of ITEM to META, if the
 * workspace says `output: {embed_sources: true}`. False after a message. */
bool sources_add(struct arena *arena, struct diags *diags,
                 const struct build *build, const struct plan_item *item,
                 struct doc_meta *meta);

#endif
