/*
 * Small texts that several exports make from the model.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/words.h"

void words_join(struct buf *buf, struct str word)
{
    if (buf->len)
        buf_add(buf, STR(", "));
    buf_add(buf, word);
}

struct str words_joined(struct arena *arena, const struct texts *texts)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < texts->count; i++)
        words_join(&buf, texts->items[i].str);
    return buf_str(&buf);
}

struct str words_role(const struct role *role, struct text id)
{
    return role ? role->title.str : id.str;
}
