/*
 * Between the plan and the binder: which files were made.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PACKING_H
#define PACKING_H

#include "binder/binder.h"
#include "compose/plan.h"

/* One document of the plan as a file below FOLDER. */
struct binder_document packing_document(struct arena *arena, struct str folder,
                                        const struct plan_item *item);
/* All of them but the index, in the plan's order. */
struct binder_document *packing_documents(struct arena *arena,
                                          struct str folder,
                                          const struct plan *plan,
                                          size_t *count);

#endif
