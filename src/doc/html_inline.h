/*
 * The HTML that people write between Markdown: marks around words, links,
 * names, pictures, boxes that fold.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_HTML_INLINE_H
#define DOC_HTML_INLINE_H

#include "doc/doc.h"

/*
 * Below ROOT, after parsing. Inside a paragraph: <b> <strong> <i> <em> <s>
 * <del> <code> <kbd> become what Markdown has for them; <sup> and <sub> become
 * raised and lowered digits where Unicode has them; <a href> a link, <a name>
 * and <a id> the anchor of its block, <img> a picture, <li> in a cell a line
 * with a bullet; marks that mean nothing on paper (<u>, <span>, …) vanish and
 * leave their text. A block of HTML that holds but boxes (<div>, <details>,
 * <p>, …), headings, text and the above becomes blocks. Tags without their
 * partner and all other HTML stay as they are, for directive.h to show.
 */
void html_inline_apply(struct doc *doc, struct doc_node *root);

#endif
