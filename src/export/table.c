/*
 * Tables, and what writes them as text.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/table.h"

#include "base/csv.h"
#include "base/json.h"

struct table table_new(struct arena *arena, struct str title,
                       const struct column *columns, size_t count)
{
    return (struct table){.arena = arena,
                          .title = title,
                          .columns = columns,
                          .column_count = count};
}

/* Arrays double at powers of two. */
static struct str *grown(struct arena *arena, struct str *items, size_t rows,
                         size_t width)
{
    size_t size = width * sizeof *items;

    if (rows & (rows - 1))
        return items;
    return arena_grow(arena, items, rows * size, (rows ? rows * 2 : 1) * size);
}

struct str *table_add(struct table *table)
{
    size_t rows = table->row_count++;

    table->cells = grown(table->arena, table->cells, rows, table->column_count);
    table->links = grown(table->arena, table->links, rows, 1);
    return table->cells + rows * table->column_count;
}

struct str table_csv(const struct table *table)
{
    struct buf buf = buf_new(table->arena);
    const char **heads =
        arena_array(table->arena, table->column_count, const char *);

    for (size_t i = 0; i < table->column_count; i++)
        heads[i] = table->columns[i].head;
    csv_heads(&buf, heads, table->column_count);
    for (size_t row = 0; row < table->row_count; row++)
        csv_row(&buf, table->cells + row * table->column_count,
                table->column_count);
    return buf_str(&buf);
}

struct str table_json(const struct table *table, const char *name,
                      struct str period)
{
    struct json json = json_new(table->arena);

    json_open(&json, NULL, '{');
    json_count(&json, "schema_version", 1);
    json_str(&json, "period", period);
    json_open(&json, name, '[');
    for (size_t row = 0; row < table->row_count; row++) {
        const struct str *cells = table->cells + row * table->column_count;
        json_open(&json, NULL, '{');
        for (size_t i = 0; i < table->column_count; i++)
            json_str(&json, table->columns[i].key, cells[i]);
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
    buf_add_byte(&json.buf, '\n');
    return buf_str(&json.buf);
}
