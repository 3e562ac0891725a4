/*
 * The documents that were made, as files of the binder.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "packing.h"

#include "base/file.h"

static const char *const kind_names[PLAN_KIND_COUNT] = {
    [PLAN_NARRATIVES] = "Volume",
    [PLAN_NARRATIVE] = "Control narrative",
    [PLAN_MATRIX] = "Matrix",
    [PLAN_COVERAGE] = "Coverage",
    [PLAN_TESTS] = "Section IV",
    [PLAN_MANUAL] = "Volume",
    [PLAN_POLICY] = "Policy",
    [PLAN_WINDOWS] = "Occurrences",
    [PLAN_GAPS] = "Gap report",
    [PLAN_REQUESTS] = "Requests",
    [PLAN_ACKNOWLEDGED] = "Acknowledgements",
    [PLAN_EXCEPTIONS] = "Exceptions",
    [PLAN_PACKET] = "Packet",
    [PLAN_INDEX] = "Index",
    [PLAN_CHANGES] = "Changes",
    [PLAN_DOCUMENT] = "Document",
};

struct binder_document packing_document(struct arena *arena, struct str folder,
                                        const struct plan_item *item)
{
    return (struct binder_document){
        .path = path_join(arena, folder, item->file),
        .file = item->file,
        .id = item->id,
        .title = item->title,
        .kind = str_from(kind_names[item->kind]),
    };
}

struct binder_document *packing_documents(struct arena *arena,
                                          struct str folder,
                                          const struct plan *plan,
                                          size_t *count)
{
    struct binder_document *documents =
        arena_array(arena, plan->count, struct binder_document);

    *count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->items[i].kind != PLAN_INDEX && plan_is_bound(&plan->items[i]))
            documents[(*count)++] =
                packing_document(arena, folder, &plan->items[i]);
    return documents;
}
