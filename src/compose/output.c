/*
 * Output with an origin for each line.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/output.h"

#include "base/utf8.h"
#include "doc/guard.h"

struct output output_new(struct arena *arena)
{
    return (struct output){.arena = arena, .buf = buf_new(arena)};
}

bool output_is_at_start(const struct output *output)
{
    return output->buf.len == output->line_start;
}

struct str output_line(const struct output *output)
{
    return str_slice(buf_str(&output->buf), output->line_start,
                     output->buf.len);
}

static void begin_line(struct output *output, struct pos pos)
{
    if (output->count == output->cap) {
        size_t cap = output->cap ? 2 * output->cap : 64;

        output->lines = arena_grow(output->arena, output->lines,
                                   output->count * sizeof(*output->lines),
                                   cap * sizeof(*output->lines));
        output->cap = cap;
    }
    output->lines[output->count++] = pos;
    output->is_users = false;
}

/* The line gets the origin of the first value in it, moved left so that
 * columns count from the line's start. */
static void claim_line(struct output *output, struct pos pos)
{
    int before = (int)utf8_count(output_line(output));

    if (output->is_users || pos.line == 0)
        return;
    pos.column = pos.column > before ? pos.column - before : 1;
    output->lines[output->count - 1] = pos;
    output->is_users = true;
}

static void end_line(struct output *output)
{
    buf_add_byte(&output->buf, '\n');
    output->line_start = output->buf.len;
}

void output_add(struct output *output, struct str bytes, struct pos pos,
                bool is_value)
{
    size_t at = 0;

    if (output->buf.len + bytes.len > OUTPUT_LIMIT)
        output->is_full = true;
    while (at < bytes.len && !output->is_full) {
        size_t end = guard_line_end(bytes, at), stop = end;
        bool ends;

        while (stop > at &&
               (bytes.ptr[stop - 1] == '\n' || bytes.ptr[stop - 1] == '\r'))
            stop--;
        ends = stop < end;
        if (output_is_at_start(output))
            begin_line(output, pos);
        if (is_value)
            claim_line(output, pos);
        buf_add(&output->buf, str_slice(bytes, at, stop));
        if (ends)
            end_line(output);
        pos.line += pos.line > 0;
        pos.column = 1;
        at = end;
    }
}

struct source output_source(const struct output *output)
{
    return (struct source){
        .text = buf_str(&output->buf),
        .lines = output->lines,
        .line_count = output->count,
    };
}
