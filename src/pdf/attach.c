/*
 * Each file is a stream and a specification of it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/attach.h"

#include <stdlib.h>

#include "pdf/meta.h"
#include "pdf/tree.h"
#include "pdf/write.h"

/* A MIME type as a name: what is no regular character in hex. */
static void put_mime(struct buf *body, struct str mime)
{
    buf_add(body, STR("/Subtype/"));
    for (size_t i = 0; i < mime.len; i++) {
        char c = mime.ptr[i];
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '.';

        if (is_plain)
            buf_add_byte(body, c);
        else
            buf_printf(body, "#%02X", (unsigned)(unsigned char)c);
    }
}

static object_id add_file(struct arena *arena, struct objects *objects,
                          const struct layout_meta *meta,
                          const struct attachment *file)
{
    struct buf body = buf_new(arena), spec = buf_new(arena);
    object_id stream;

    buf_add(&body, STR("/Type/EmbeddedFile"));
    put_mime(&body, file->mime);
    buf_printf(&body, "/Params<</Size %zu", file->bytes.len);
    meta_put_date(&body, "/ModDate", instant_iso(arena, meta->created));
    buf_add(&body, STR(">>"));
    stream =
        object_add_stream(objects, STREAM_DEFLATE, buf_str(&body), file->bytes);
    buf_add(&spec, STR("/Type/Filespec/AFRelationship/Source"));
    write_text(&spec, "/F", file->name);
    write_text(&spec, "/UF", file->name);
    write_text(&spec, "/Desc", file->description);
    write_ref(&spec, "/EF<</F ", stream);
    write_ref(&spec, "/UF ", stream);
    buf_add(&spec, STR(">>"));
    return object_add(objects, buf_str(&spec));
}

static int compare_names(const void *a, const void *b)
{
    const struct tree_entry *x = a, *y = b;

    return str_cmp(x->name, y->name);
}

object_id attach_define(struct arena *arena, struct objects *objects,
                        const struct layout *layout, struct buf *body)
{
    const struct layout_meta *meta = &layout->meta;
    size_t count = meta->attachment_count;
    struct tree_entry *entries = arena_array(arena, count, struct tree_entry);

    if (count == 0)
        return 0;
    buf_add(body, STR("/AF["));
    for (size_t i = 0; i < count; i++) {
        const struct attachment *file = &meta->attachments[i];
        object_id id = add_file(arena, objects, meta, file);
        struct buf value = buf_new(arena);

        write_ref(&value, "", id);
        write_ref(body, i > 0 ? " " : "", id);
        entries[i] = (struct tree_entry){file->name, buf_str(&value)};
    }
    buf_add(body, STR("]"));
    qsort(entries, count, sizeof entries[0], compare_names);
    return tree_add_names(arena, objects, entries, count);
}
