/*
 * Random documents of everything people write beyond GFM: no word is lost,
 * doubled or glued to another, and every node knows its line.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "golden.h"

#include <dirent.h>
#include <stdio.h>

#include "doc/markdown.h"
#include "doc/number.h"

#define DOCUMENTS 10000

/* A document that is being made. WORDS counts those it holds: w0 w1 … */
struct maker {
    struct arena *arena;
    struct buf text;
    uint32_t seed;
    int words;
};

static unsigned below(struct maker *maker, unsigned limit)
{
    maker->seed = maker->seed * 1664525u + 1013904223u;
    return (maker->seed >> 8) % limit;
}

static const char *word(struct maker *maker)
{
    return str_printf(maker->arena, "w%dx", maker->words++).ptr;
}

static void line(struct maker *maker, const char *indent, const char *text)
{
    buf_add_zero_ended(&maker->text, indent);
    buf_add_zero_ended(&maker->text, text);
    buf_add_byte(&maker->text, '\n');
}

#define SAY(...) line(m, in, str_printf(m->arena, __VA_ARGS__).ptr)
#define W        word(m)

static void make_blocks(struct maker *m, const char *in, int depth);

static const char *deeper(struct maker *m, const char *in)
{
    return str_printf(m->arena, "%s    ", in).ptr;
}

static void make_list(struct maker *m, const char *in, int depth)
{
    static const char *const markers[] = {"a.",  "i.",  "A. ", "I. ", "(a)",
                                          "(i)", "(1)", "1)",  "1.",  "-",
                                          "c.",  "iv.", "(c)", "*"};
    const char *marker = markers[below(m, 14)];

    for (unsigned i = 0; i < 1 + below(m, 3); i++) {
        SAY("%s %s", marker, W);
        if (below(m, 2))
            SAY("%s", "");
        if (depth < 3 && below(m, 3) == 0)
            make_blocks(m, deeper(m, in), depth + 1);
    }
}

static void make_grid(struct maker *m, const char *in, int depth)
{
    (void)depth;
    SAY("+------+--------+");
    SAY("| %-4s | %-6s |", W, W);
    if (below(m, 2))
        SAY("+======+========+");
    SAY("| %-4s | - %-4s |", W, W);
    SAY("|      | - %-3s |", W);
    if (below(m, 2))
        SAY("|      +--------+");
    if (below(m, 2))
        SAY("| %s            |", W);
    SAY("+------+--------%s", below(m, 4) ? "+" : "");
}

static void make_pipes(struct maker *m, const char *in, int depth)
{
    (void)depth;
    SAY("| %s | %s |", W, W);
    SAY(below(m, 2) ? "|---+---|" : "|---|---|");
    SAY("| %s | %s | %s |", W, W, W);
    if (below(m, 2))
        SAY("|---+---|");
    SAY("| %s |", W);
    if (below(m, 3) == 0)
        SAY(": %s", W);
}

static void make_html(struct maker *m, const char *in, int depth)
{
    (void)depth;
    SAY("<table><tr><th>%s</th><td colspan=2>%s<br>%s</td>", W, W, W);
    SAY("%s", "");
    SAY("<tr><td rowspan='%u'>%s<b> %s</b></td>", below(m, 4), W, W);
    SAY("<td><ul><li>%s<li>%s</ul></td></tr>", W, W);
    if (below(m, 5))
        SAY("</table>");
}

static void make_fenced(struct maker *m, const char *in, int depth)
{
    bool is_hint = below(m, 2);

    if (is_hint)
        SAY("%s", "{% hint style=\"info\" %}");
    else
        SAY(":::note %s", W);
    make_blocks(m, in, depth + 2);
    if (below(m, 4))
        SAY("%s", is_hint ? "{% endhint %}" : ":::");
}

static void make_callout(struct maker *m, const char *in, int depth)
{
    if (below(m, 3) == 0) {
        make_fenced(m, in, depth);
    } else if (below(m, 2)) {
        SAY("> [!NOTE] %s", W);
        SAY("> %s", W);
        make_blocks(m, str_printf(m->arena, "%s> ", in).ptr, depth + 2);
    } else {
        SAY("!!! warning \"%s\"", W);
        make_blocks(m, deeper(m, in), depth + 1);
    }
}

static void make_terms(struct maker *m, const char *in, int depth)
{
    SAY("%s", W);
    if (below(m, 2))
        SAY("%s", "");
    SAY(":   %s", W);
    if (below(m, 2))
        SAY("%s", W);
    if (below(m, 3) == 0 && depth < 3) {
        SAY("%s", "");
        make_blocks(m, deeper(m, in), depth + 1);
    }
    if (below(m, 2))
        SAY(": %s", W);
}

static void make_code(struct maker *m, const char *in, int depth)
{
    (void)depth;
    SAY("```");
    SAY("a. %s", W);
    SAY("+---+");
    SAY("| %s |", W);
    if (below(m, 8))
        SAY("```");
}

static void make_text(struct maker *m, const char *in, int depth)
{
    (void)depth;
    SAY("%s **%s** %s", W, W, W);
    if (below(m, 2))
        SAY("a. %s", W);
    if (below(m, 4) == 0)
        SAY("Table: %s", W);
}

/* Marks of all constructs in any order. */
static void make_noise(struct maker *m, const char *in, int depth)
{
    static const char *const marks[] = {
        "+", "-", "|",  "=",        ":", "a.",    "i.",  "(b)",   "    ",
        " ", ">", "1.", "!!! note", "#", "+---+", ":::", ":::tip"};
    struct buf buf = buf_new(m->arena);

    (void)depth;
    for (unsigned i = 0; i < 1 + below(m, 6); i++) {
        buf_add_zero_ended(&buf, marks[below(m, 17)]);
        if (below(m, 2))
            buf_add_byte(&buf, ' ');
        if (below(m, 3) == 0)
            buf_printf(&buf, " %s ", W);
    }
    SAY("%.*s", STR_ARG(buf_str(&buf)));
}

static void make_blocks(struct maker *m, const char *in, int depth)
{
    static void (*const makers[])(struct maker *, const char *, int) = {
        make_list,    make_list,  make_grid, make_pipes, make_html,
        make_callout, make_terms, make_code, make_text,  make_noise};

    for (unsigned i = 0; i < 1 + below(m, 3); i++) {
        makers[below(m, 10)](m, in, depth);
        if (below(m, 4))
            SAY("%s", "");
    }
}

/* How often each word stands in TEXT. */
static void count_words(struct str text, int *counts, int words)
{
    for (size_t i = 0; i < text.len; i++) {
        size_t end = i + 1;
        uint64_t number;

        if (text.ptr[i] != 'w')
            continue;
        while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9')
            end++;
        if (end == i + 1 || end >= text.len || text.ptr[end] != 'x' ||
            (end + 1 < text.len && text.ptr[end + 1] == 'w') ||
            !str_to_uint(str_slice(text, i + 1, end), (uint64_t)words, &number))
            continue;
        counts[number]++;
    }
}

static bool are_lines_right(const struct doc_node *root, struct str text)
{
    int lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    for (const struct doc_node *n = root; n;
         n = doc_walk(root, (struct doc_node *)n))
        if (n->pos.line < 0 || n->pos.line > lines || n->pos.column < 0)
            return false;
    return true;
}

/* Fails, and leaves the document where a person can look at it. */
static void refuse(struct maker *m, unsigned number, const char *fault, int at)
{
    struct diags diags = diags_new(m->arena);

    file_save(&diags, "out/dialect.md", buf_str(&m->text));
    fail_msg("document %u, in out/dialect.md: %s %d", number, fault, at);
}

static void judge(struct maker *m, unsigned number)
{
    struct str text = buf_str(&m->text);
    struct diags diags = diags_new(m->arena);
    struct doc doc = {.arena = m->arena};
    struct source source = source_of(m->arena, STR("r.md"), 1, text);
    int *counts = arena_array(m->arena, (size_t)m->words + 1, int);

    if (!markdown_parse(&doc, &diags, &source))
        return; /* a limit, and it was said */
    number_document(&doc, &diags);
    if (!doc_check(&doc, &diags))
        refuse(m, number, "broken tree", 0);
    count_words(doc_plain(m->arena, doc.root), counts, m->words);
    for (int i = 0; i < m->words; i++)
        if (counts[i] != 1)
            refuse(m, number, counts[i] ? "too often: w" : "lost: w", i);
    if (!are_lines_right(doc.root, text))
        refuse(m, number, "a node stands nowhere", 0);
}

static void test_no_word_is_lost(void **state)
{
    (void)state;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        struct maker maker = {.arena = arena_open(), .seed = i * 7919u};

        maker.text = buf_new(maker.arena);
        make_blocks(&maker, "", 0);
        make_blocks(&maker, "", 0);
        judge(&maker, i);
        arena_close(maker.arena);
    }
}

/* Whether a paragraph of TEXT looks like an item that was not recognised. */
static bool is_stray_item(struct str text)
{
    return text.len > 2 && text.ptr[2] == ' ' && text.ptr[1] == '.' &&
           (text.ptr[0] == 'a' || text.ptr[0] == 'i');
}

static void read_policy(const char *path)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct doc doc = {.arena = arena};
    struct str text = golden_read(arena, path);
    size_t head = str_find(text, STR("\n---\n"), 0);
    struct source source =
        source_of(arena, STR("p.md"), 1,
                  str_slice(text, head == SIZE_MAX ? 0 : head + 5, text.len));

    assert_true(markdown_parse(&doc, &diags, &source));
    number_document(&doc, &diags);
    assert_true(doc_check(&doc, &diags));
    for (struct doc_node *n = doc.root; n; n = doc_walk(doc.root, n))
        if (n->kind == DOC_CODE_BLOCK || is_stray_item(n->text) ||
            str_has_prefix(n->text, STR("+--")))
            fail_msg("%s: line %d of the body was not recognised", path,
                     n->pos.line);
    arena_close(arena);
}

/* Policies written for another tool: no list is left as code or text. */
static void test_policies_of_others(void **state)
{
    static const char *const folders[] = {"policies", "narratives"};
    const char *root = getenv("AUDITBINDER_CONFORMANCE");
    char path[4096];
    int count = 0;

    (void)state;
    for (int i = 0; root && i < 2; i++) {
        struct dirent *entry;
        DIR *folder;

        snprintf(path, sizeof path, "%s/../corpus/comply/example/%s", root,
                 folders[i]);
        folder = opendir(path);
        while (folder && (entry = readdir(folder))) {
            if (entry->d_name[0] == '.')
                continue;
            snprintf(path, sizeof path, "%s/../corpus/comply/example/%s/%s",
                     root, folders[i], entry->d_name);
            read_policy(path);
            count++;
        }
        if (folder)
            closedir(folder);
    }
    if (count == 0) {
        print_message("skipped: no policies of others here\n");
        skip();
    }
    assert_true(count >= 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_word_is_lost),
        cmocka_unit_test(test_policies_of_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
