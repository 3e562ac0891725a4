/*
 * The direction of a block is that of most of its letters: a list whose items
 * begin with names in Latin letters is still one in Arabic.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/direction.h"

#include "layout/bidi.h"

bool direction_occurs(const struct doc *doc)
{
    struct doc_node *tops[] = {doc->root, doc->notes};

    for (size_t i = 0; i < 2; i++)
        for (struct doc_node *n = tops[i]; n; n = doc_walk(tops[i], n))
            if (bidi_occurs(n->text))
                return true;
    return false;
}

bool direction_is_rtl(const struct flow *flow, const struct doc_node *node)
{
    struct doc_node *at = node->first;
    long balance = 0;

    if (!flow->has_rtl)
        return false;
    for (; at; at = doc_walk(node, at))
        if (at->kind == DOC_TEXT)
            balance += bidi_balance(at->text);
    return balance > 0;
}
