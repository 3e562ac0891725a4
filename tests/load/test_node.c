/*
 * Tests of load/node.c: places, what stays text, what is refused and where.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/node.h"

#include "load/made.h"

static struct diags diags;

static struct node *parse(const char *text)
{
    diags = diags_new(arena);
    return node_parse(arena, &diags, STR("a.yaml"), str_from(text), 1);
}

static struct node *find(struct node *map, const char *key)
{
    struct node *node = node_find(map, str_from(key));

    assert_non_null(node);
    return node;
}

#define assert_pos(pos_, line_, column_)                                       \
    do {                                                                       \
        assert_int_equal((pos_).line, line_);                                  \
        assert_int_equal((pos_).column, column_);                              \
    } while (0)

static void test_places(void **state)
{
    struct node *root = parse("# c\na: x\n\xC3\xA4\xC3\xB6: [1, \"zwei\"]\n");
    struct node *list;
    (void)state;

    assert_non_null(root);
    assert_pos(root->pos, 2, 1);
    assert_pos(find(root, "a")->pos, 2, 4);
    list = find(root, "\xC3\xA4\xC3\xB6");
    assert_pos(list->key_pos, 3, 1);
    assert_pos(list->pos, 3, 5);
    assert_int_equal(list->count, 2);
    assert_pos(list->last->pos, 3, 9);
    assert_pos(list->last->text_pos, 3, 10);
}

static void test_block_places(void **state)
{
    struct node *root = parse("a: >- # why\n  one\n  two\nb: |\n\n   x\n"
                              "c: &n \"q\"\nd: *n\n");
    (void)state;

    assert_non_null(root);
    assert_str(find(root, "a")->text, "one two");
    assert_pos(find(root, "a")->text_pos, 2, 3);
    assert_pos(find(root, "b")->text_pos, 6, 4);
    assert_pos(find(root, "c")->text_pos, 7, 8);
    assert_str(find(root, "d")->text, "q");
    assert_str(find(root, "d")->key, "d");
}

static void test_first_line(void **state)
{
    struct node *root;
    (void)state;

    diags = diags_new(arena);
    root = node_parse(arena, &diags, STR("p.md"), STR("id: A\n"), 2);
    assert_pos(find(root, "id")->pos, 2, 5);
}

static void test_text_stays(void **state)
{
    struct node *root = parse("a: NO\nb: 1.10\nc: 010\nd: 12:30:00\n"
                              "e: 2018-06-01\nf: yes\ng: ~\nh: ''\ni:\n");
    (void)state;

    assert_str(find(root, "a")->text, "NO");
    assert_str(find(root, "b")->text, "1.10");
    assert_str(find(root, "c")->text, "010");
    assert_str(find(root, "d")->text, "12:30:00");
    assert_str(find(root, "e")->text, "2018-06-01");
    assert_str(find(root, "f")->text, "yes");
    assert_true(find(root, "g")->is_null);
    assert_false(find(root, "h")->is_null);
    assert_true(find(root, "i")->is_null);
}

static void test_empty_is_a_map(void **state)
{
    static const char *const empty[] = {"", "\n", "# only a comment\n", "---\n",
                                        "\xEF\xBB\xBF"};
    (void)state;

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct node *root = parse(empty[i]);
        assert_non_null(root);
        assert_int_equal(root->kind, NODE_MAP);
        assert_int_equal(root->count, 0);
    }
}

static void test_alias_children_are_shared(void **state)
{
    struct node *root = parse("a: &x {k: [1, 2]}\nb: *x\nc: *x\n");
    (void)state;

    assert_non_null(root);
    assert_int_equal(root->count, 3);
    assert_int_equal(find(find(root, "c"), "k")->count, 2);
    assert_str(find(root, "b")->key, "b");
}

/* Text, and the beginning of the only message about it. */
static const char *const refused[][2] = {
    {"a: 1\nb: 2\na: 3\n", "a.yaml:3:1: error: key 'a' stands twice"},
    {"a: {b: 1, \"b\": 2}\n", "a.yaml:1:11: error: key 'b' stands twice"},
    {"x: &x {a: 1}\ny: {<<: *x}\n", "a.yaml:2:5: error: merge keys"},
    {"a: !!str x\n", "a.yaml:1:4: error: tags"},
    {"a: !x [1]\n", "a.yaml:1:4: error: tags"},
    {"%YAML 1.1\n---\na: 1\n", "a.yaml:1:1: error: directives"},
    {"%FOO bar\n---\na: 1\n", "a.yaml:1:5: error: directives"},
    {"a: 1\n---\nb: 2\n", "a.yaml:2:1: error: a second document"},
    {"? [a]\n: 1\n", "a.yaml:1:3: error: a key must be text"},
    {"a: &x [*x]\n", "a.yaml:1:8: error: this alias stands inside"},
    {"a: *x\n", "a.yaml:1:4: error: this alias names no anchor"},
    {"a: *important*\n", "a.yaml:1:4: error: this begins with '*'"},
    {"a: &x k\n*x : 1\n", "a.yaml:2:1: error: a key cannot be an alias"},
    {"a:\n\tb: 1\n", "a.yaml:2:1: error: a tab indents"},
    {"a: [\n\t1]\n", "a.yaml:2:1: error: a tab indents"},
    {"a: \"x\"#y\n", "a.yaml:1:7: error: no blank stands before this '#'"},
    {"a: [1,#y\n 2]\n", "a.yaml:1:7: error: no blank stands before this '#'"},
    {"a: >#y\n x\n", "a.yaml:1:4: error: a '#' stands behind"},
    {"a: [-]\n", "a.yaml:1:5: error: a '-' alone"},
    {"a: @x\n", "a.yaml:1:4: error: a value cannot begin"},
    {"a: b: c\n", "a.yaml:1:5: error: a ':' stands"},
    {"a: 'x\nb: 1\n", "a.yaml:1:4: error: this quotation has no end"},
    {"a: \"\\d\"\n", "a.yaml:1:5: error: this escape is unknown"},
    {"a: [1\nb: 2\n", "a.yaml:1:4: error: this list has no closing"},
    {"a: {b: 1\nc: 2\n", "a.yaml:1:4: error: this map has no closing"},
    {"a:\n- b\n c\n- d\n   - e: 1\n  f: 1\n", "a.yaml:"},
    {"a\nb: 1\n", "a.yaml:2:2: error: a ':' stands"},
    {"a: 1\nb\nc: 2\n", "a.yaml:2:1: error: this line is neither"},
    {"a: 1\n b: 2\n", "a.yaml:2:3: error: a ':' stands"},
    {"a: x\x01\n", "a.yaml:1:5: error: control character U+0001"},
    {"a: x\xE2\x80\xA8y\n", "a.yaml:1:5: error: control character U+2028"},
    {"\xC3\xA4: \xFF\n", "a.yaml:1:4: error: byte 0xFF is not UTF-8"},
    {"\xFE\xFF", "a.yaml:1:1: error: the file is UTF-16"},
};

static void test_refusals(void **state)
{
    size_t bad = 0;
    (void)state;

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct node *root = parse(refused[i][0]);
        const char *text = said(&diags);
        if (!root && diags.first && !diags.first->next &&
            strncmp(text, refused[i][1], strlen(refused[i][1])) == 0)
            continue;
        print_error("'%s': expected %s, got %s\n", refused[i][0], refused[i][1],
                    text);
        bad++;
    }
    assert_int_equal(bad, 0);
}

static struct str repeat(const char *piece, size_t count)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < count; i++)
        buf_add_zero_ended(&buf, piece);
    return buf_str(&buf);
}

static void test_depth(void **state)
{
    struct str deep = repeat("[", 100), close = repeat("]", 100);
    (void)state;

    assert_non_null(
        parse(str_zero_ended(arena, str_concat(arena, deep, close))));
    assert_null(parse(str_zero_ended(arena, repeat("[", 40000))));
    assert_true(strstr(said(&diags), "a.yaml:1:101: error: ") != NULL);
}

/* Big inputs end soon because every step is linear; a quadratic one would run
 * into the time limit of the whole test. */
static void test_big_inputs(void **state)
{
    struct buf keys = buf_new(arena);
    (void)state;

    for (int i = 0; i < 200000; i++)
        buf_printf(&keys, "k%d: v\n", i);
    diags = diags_new(arena);
    assert_non_null(
        node_parse(arena, &diags, STR("a.yaml"), buf_str(&keys), 1));
    diags = diags_new(arena);
    assert_non_null(node_parse(
        arena, &diags, STR("a.yaml"),
        str_concat(arena, STR("["),
                   str_concat(arena, repeat("\xC3\xA4, ", 300000), STR("]"))),
        1));
    diags = diags_new(arena);
    assert_null(node_parse(arena, &diags, STR("a.yaml"),
                           str_make(repeat("a", 1).ptr, NODE_FILE_LIMIT + 1),
                           1));
    assert_int_equal(diags.first->id, IN_TOO_LARGE);
}

static void test_too_many_values(void **state)
{
    struct str many = str_concat(arena, STR("["), repeat("a,", 1000000));
    (void)state;

    assert_null(parse(str_zero_ended(arena, many)));
    assert_int_equal(diags.first->id, IN_TOO_LARGE);
}

static void test_alias_budget(void **state)
{
    struct str items = repeat("1, ", 4000);
    const char *text = str_zero_ended(
        arena, str_printf(arena, "a: &x [%.*s]\nb: [*x, *x]\nc: *x\n",
                          STR_ARG(items)));
    (void)state;

    assert_null(parse(text));
    assert_true(strstr(said(&diags), "a.yaml:3:4: error: the aliases") != NULL);
    assert_non_null(parse(replaced(text, "c: *x\n", "")));
}

static void test_hidden_is_a_warning(void **state)
{
    (void)state;

    assert_non_null(parse("a: x\xE2\x80\xAEy\xE2\x80\xAEz\n"));
    assert_int_equal(diags.count[SEVERITY_WARNING], 1);
    assert_pos(diags.first->pos, 1, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_places),         TEST(test_block_places),
        TEST(test_first_line),     TEST(test_text_stays),
        TEST(test_empty_is_a_map), TEST(test_alias_children_are_shared),
        TEST(test_refusals),       TEST(test_depth),
        TEST(test_big_inputs),     TEST(test_too_many_values),
        TEST(test_alias_budget),   TEST(test_hidden_is_a_warning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
