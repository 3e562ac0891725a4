/*
 * Mustache over Markdown or HTML, strict: an undefined name, an unclosed
 * section or an unknown partial is an error at its own place. Follows the
 * Mustache specification (interpolation, sections, inverted, partials,
 * comments, delimiters; no lambdas), but for escaping, which is Markdown's.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_TEMPLATE_H
#define COMPOSE_TEMPLATE_H

#include "compose/value.h"

enum escape { ESCAPE_MARKDOWN, ESCAPE_HTML };

/* Templates by name ("narrative.md", "parts/facts.md"): the workspace's own
 * templates/ first, then the shipped ones. Read-only after loading, so that
 * threads may share it. */
struct templates;

/* SHIPPED and OWN are folders (OWN may be NULL). Files end in .md or .html. */
struct templates *templates_load(struct arena *arena, struct diags *diags,
                                 const char *shipped, const char *own);
bool templates_has(const struct templates *templates, struct str name);

/*
 * Renders template NAME with ROOT as context. {{name}} inserts a value
 * escaped, so that it prints as itself anywhere in Markdown (tables and line
 * starts included) or HTML; line ends in it become spaces. {{{name}}} inserts
 * Markdown: alone on its line, each of its lines gets the line's indentation;
 * behind a list or quote marker its further lines are aligned to it; in a
 * table row, line ends become spaces and "|" is escaped. Names may be dotted;
 * "." is the current item. In lists, "first" and "last" are truths about the
 * current item unless its fields define them. A user's override of a template
 * sees the same values. Every output line knows its origin: the user's file
 * for the first value on it that has a place, else the template's.
 */
bool template_render(struct arena *arena, struct diags *diags,
                     const struct templates *templates, struct str name,
                     const struct value *root, enum escape escape,
                     struct source *out);

/* The same for a template that is a text of the user's (a policy's body, a
 * control's purpose) beginning at TEXT.pos. */
bool template_render_text(struct arena *arena, struct diags *diags,
                          const struct templates *templates, struct text text,
                          const struct value *root, struct source *out);

#endif
