/*
 * What single cells of a matrix mean in the words of a workspace.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTAKE_VALUES_H
#define INTAKE_VALUES_H

#include "model/model.h"

struct values_list {
    struct str *items;
    size_t count;
    bool has_unknown; /* the text named others, too */
};

/* The criteria that TEXT names anywhere, "CC 6.1 and A1.2", as the framework
 * writes them, each once, in the order of the text. */
struct values_list values_criteria(struct arena *arena, struct str text);

/* "Quarterly, and as needed": the first frequency that TEXT names, or
 * FREQUENCY_NONE. */
enum frequency values_frequency(struct str text);

/* "Manual / Preventative": those of a control's natures that TEXT names. */
struct values_list values_nature(struct arena *arena, struct str text);

/* The items of a cell that holds several, on lines of their own or behind
 * semicolons; numbers and bullets in front of them are left out. */
struct values_list values_items(struct arena *arena, struct str text);

/* The id of the role that TEXT names by its id, its title or who holds it; else
 * an id made of TEXT, "IT Manager" as "it-manager", and *IS_KNOWN is false.
 * Empty for a text without letters. */
struct str values_role(struct arena *arena, const struct workspace *workspace,
                       struct str text, bool *is_known);

/* The ids of the policies that TEXT names by their ids or titles. */
struct values_list values_policies(struct arena *arena,
                                   const struct workspace *workspace,
                                   struct str text);

#endif
