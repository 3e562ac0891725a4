/*
 * Reads what was edited again: it says what was meant and nothing else.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/amend_parts.h"

#include "load/front.h"
#include "load/node.h"

static bool is_equal(const struct node *a, const struct node *b)
{
    const struct node *x = a->first, *y = b->first;

    if (a->kind != b->kind || a->count != b->count ||
        !str_eq(a->text, b->text) || a->is_null != b->is_null)
        return false;
    for (; x; x = x->next, y = y->next)
        if (!str_eq(x->key, y->key) || !is_equal(x, y))
            return false;
    return true;
}

/* B is A and one more entry. */
static bool continues(const struct node *a, const struct node *b)
{
    const struct node *x = a ? a->first : NULL, *y = b->first;

    if (b->kind != NODE_LIST || b->count != (a ? a->count : 0) + 1)
        return false;
    for (; x; x = x->next, y = y->next)
        if (!is_equal(x, y))
            return false;
    return true;
}

static bool is_named(const char *const *names, struct str name)
{
    for (; *names; names++)
        if (str_is(name, *names))
            return true;
    return false;
}

static bool says_the_same(const struct node *before, const struct node *after,
                          const char *const *changed)
{
    for (const struct node *x = before->first; x; x = x->next) {
        const struct node *y = node_find(after, x->key);

        if (!y)
            return false;
        if (str_is(x->key, "history")
                ? !continues(x->count ? x : NULL, y)
                : !is_named(changed, x->key) && !is_equal(x, y))
            return false;
    }
    for (const struct node *y = after->first; y; y = y->next)
        if (!node_find(before, y->key) && !is_named(changed, y->key) &&
            !str_is(y->key, "history"))
            return false;
    return true;
}

static struct node *parse(struct amend *amend, struct str bytes,
                          struct str *body)
{
    struct diags unheard = diags_new(amend->arena);
    struct front front;

    if (!front_split(&unheard, amend->file, bytes, &front) || !front.has_matter)
        return NULL;
    *body = front.body;
    return node_parse(amend->arena, &unheard, amend->file, front.matter,
                      front.matter_line);
}

bool amend_close(struct amend *amend, struct str before,
                 const char *const *changed, struct str *bytes)
{
    struct buf buf = buf_new(amend->arena);
    struct str old_body, new_body;
    struct node *old_node, *new_node;

    for (size_t i = 0; i < amend->count; i++)
        buf_add(&buf, amend->lines[i]);
    *bytes = buf_str(&buf);
    old_node = parse(amend, before, &old_body);
    new_node = parse(amend, *bytes, &new_body);
    if (old_node && new_node && str_eq(old_body, new_body) &&
        says_the_same(old_node, new_node, changed))
        return true;
    return amend_refuse(amend, amend->first,
                        "this front matter is written in a way that cannot be "
                        "edited without changing more");
}
