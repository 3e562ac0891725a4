/*
 * The title of a document, above its text or on a cover.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_TITLE_H
#define LAYOUT_TITLE_H

#include "layout/flow.h"

/* NODE, the first heading, under the organisation's logo and name. */
void flow_title(struct flow *flow, const struct doc_node *node);
/* The same on a page of its own, with subject, version, date and
 * classification. */
void flow_cover(struct flow *flow, const struct doc_node *node);
/* The lines of a heading in LOOK, kept with what follows. */
void flow_heading_lines(struct flow *flow, const struct doc_node *node,
                        const struct look *look);

#endif
