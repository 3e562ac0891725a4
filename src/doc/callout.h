/*
 * Call-outs ("> [!NOTE]", "!!! note", ":::note") and definition lists.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_CALLOUT_H
#define DOC_CALLOUT_H

#include "doc/rewrite.h"

/* Rewrites "!!! type "title"" and its indented body as a quote. */
void callout_scan(struct rewrite *rewrite);
/* The same of ":::type title" and "{% hint %}" with all up to their end. */
void fenced_scan(struct rewrite *rewrite);
/* Whether WORD, in letters of any case, is a type of call-out. */
bool callout_is_kind(struct str word);
/* Gives those quotes their class and title. */
void callout_apply(struct rewrite *rewrite);
/* Makes the quotes below ROOT that begin with "[!NOTE]" call-outs. */
void callout_find(struct doc *doc, struct doc_node *root);
/* Gives call-outs without a title one in the language of their block; comes
 * after the directives, which say the language. */
void callout_name(struct doc *doc, struct doc_node *root);

/* Rewrites a term and its ": definition" as nested lists. */
void terms_scan(struct rewrite *rewrite);
/* Makes those lists one list of terms. */
void terms_apply(struct rewrite *rewrite);

#endif
