/*
 * What is put aside comes back, the little that is kept plain and the rest.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/aside.h"

enum { PIECES = 60, PIECE_BYTES = 16 << 10 };

/* Operators as a page has them; each piece has its own. */
static struct str piece(struct arena *arena, int number)
{
    struct buf buf = buf_new(arena);

    while (buf.len < PIECE_BYTES)
        buf_printf(&buf, "BT\n%d %zu Td\n[<%04zX>]TJ\nET\n", number, buf.len,
                   buf.len * 7919 % 65536);
    return buf_str(&buf);
}

static void test_all_come_back(void **given)
{
    struct arena *arena = arena_open();
    struct aside *aside = aside_open(arena);
    struct buf out = buf_new(arena);
    size_t numbers[PIECES];

    (void)given;
    for (int i = 0; i < PIECES; i++)
        numbers[i] = aside_put(aside, piece(arena, i));
    for (int i = PIECES - 1; i >= 0; i--) {
        out.len = 0;
        aside_take(aside, numbers[i], &out);
        assert_true(str_eq(buf_str(&out), piece(arena, i)));
    }
    aside_close(aside);
    arena_close(arena);
}

/* What does not become smaller, and nothing at all. */
static void test_odd_pieces(void **given)
{
    struct arena *arena = arena_open();
    struct aside *aside = aside_open(arena);
    struct buf out = buf_new(arena), noise = buf_new(arena);
    uint32_t value = 1;
    size_t one, none;

    (void)given;
    while (noise.len < 300000) {
        value = value * 1664525 + 1013904223;
        buf_add_byte(&noise, (char)(value >> 24));
    }
    one = aside_put(aside, buf_str(&noise));
    none = aside_put(aside, STR_NONE);
    aside_put(aside, STR("never asked for"));
    aside_take(aside, none, &out);
    assert_int_equal(out.len, 0);
    aside_take(aside, one, &out);
    assert_true(str_eq(buf_str(&out), buf_str(&noise)));
    aside_close(aside);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_come_back),
        cmocka_unit_test(test_odd_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
