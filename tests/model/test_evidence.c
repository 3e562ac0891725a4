/*
 * Which evidence each control has.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/evidence.h"

#include "golden.h"

/* Files 0, 1 and 2: of the first control; of the second, which it names
 * itself, and which also serves the first, named twice; of none. */
static void index_of_controls(void **state)
{
    struct arena *arena = arena_open();
    struct control first = {0}, second = {0};
    struct control *controls[] = {&first, &second};
    struct control *refs[] = {&first, NULL, &second, &first};
    struct evidence files[] = {
        {.control = &first},
        {.control = &second, .also.count = 4, .also_refs = refs},
        {.control = NULL}};
    struct evidence *list[] = {&files[0], &files[1], &files[2]};
    struct workspace workspace = {.arena = arena,
                                  .controls = controls,
                                  .controls_count = 2,
                                  .evidence = list,
                                  .evidence_count = 3};

    (void)state;
    evidence_index(&workspace);
    evidence_index(&workspace); /* anew, not in addition */
    assert_int_equal(first.evidence_count, 2);
    assert_ptr_equal(first.evidence[0], &files[0]);
    assert_ptr_equal(first.evidence[1], &files[1]);
    assert_int_equal(second.evidence_count, 1);
    assert_ptr_equal(second.evidence[0], &files[1]);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(index_of_controls)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
