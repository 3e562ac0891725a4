/*
 * Any document: made from a seed, the same on every machine. No character is
 * lost, no box leaves its page, no two texts overlap, the tags keep the rules.
 * AUDITBINDER_SOAK=1 sets ten thousand of them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "doc/chart.h"
#include "page_state.h"

enum { USUAL = 300, SOAK = 10000, BUCKETS = 4096, DEEPEST = 5 };

static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

static const char *pick(unsigned *seed, const char *const *from, size_t count)
{
    return from[next_random(seed, (unsigned)count)];
}

#define PICK(seed, from) pick(seed, from, sizeof from / sizeof from[0])

/* Whether most words of the document at hand are read from right to left. */
static bool is_hebrew;

#define HEBREW                                                                 \
    "\u05de\u05d3\u05d9\u05e0\u05d9\u05d5\u05ea \u05d2\u05d9\u05e9\u05d4"

static void add_text(struct buf *buf, unsigned *seed)
{
    static const char *const WORDS[] = {
        "access",
        "the",
        "a",
        "of",
        "review",
        "quarterly",
        "CM-04",
        "internationalization",
        "office",
        "definitions",
        "2026-H1",
        "**strong**",
        "*emphasis*",
        "`code_in_line`",
        "~~struck~~",
        "[a link](https://example.com/a/long/path?with=query&and=more)",
        "https://example.com/evidence/2026-H1/LS-04/access-review.csv",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "caf\u00e9",
        "na\u00efve",
        "\u0416\u0443\u043a",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0627\u0644\u0633\u0644\u0627\u0645",
        "\u65e5\u672c\u8a9e",
        "\u2192",
        "\u2713",
        "\U0001F600",
        "\u00a7\u00a04",
        "\u2018quoted\u2019",
        "docu\u00admentation",
        "1,000.00",
        "(in",
        "brackets)",
        "e\u0301",
        "x\u0302\u0323y",
        "45%.",
        "\u201cso\u201d"};
    unsigned words = 1 + next_random(seed, next_random(seed, 4) ? 20 : 120);

    for (unsigned i = 0; i < words; i++)
        buf_printf(buf, "%s ", is_hebrew && i % 3 ? HEBREW : PICK(seed, WORDS));
}

static void add_prefix(struct buf *buf, unsigned *seed)
{
    static const char *const MARKS[] = {"- ",     "3. ", "> ",           "1) ",
                                        "- [x] ", "a. ", "> [!NOTE]\n> "};
    unsigned depth = next_random(seed, DEEPEST);

    for (unsigned i = 0; i < depth; i++)
        buf_add_zero_ended(buf, PICK(seed, MARKS));
}

static void add_table(struct buf *buf, unsigned *seed)
{
    static const char *const RULES[] = {"---|", ":-:|", "--:|", ":--|"};
    unsigned columns = 1 + next_random(seed, 12);
    unsigned rows = next_random(seed, next_random(seed, 8) ? 6 : 60);

    for (unsigned row = 0; row < rows + 2; row++) {
        buf_add(buf, STR("\n|"));
        for (unsigned c = 0; c < columns; c++) {
            if (row == 1)
                buf_add_zero_ended(buf, PICK(seed, RULES));
            else if (next_random(seed, 5) > 0)
                buf_printf(buf, " %u words in a cell %s |",
                           next_random(seed, 100000),
                           is_hebrew              ? HEBREW
                           : next_random(seed, 9) ? ""
                                                  : "documentation");
            else
                buf_add(buf, STR(" |"));
        }
    }
}

static void add_heat(struct buf *buf, unsigned *seed)
{
    static const char *const MARKS[] = {"●", "◐", "○", "·", "–", "<", ""};
    unsigned columns = 1 + next_random(seed, 13);
    unsigned rows = 1 + next_random(seed, next_random(seed, 4) ? 9 : 120);

    buf_add(buf, STR("```chart heat\ncolumns: 2026 Q1"));
    for (unsigned c = 1; c < columns; c++)
        buf_add_zero_ended(buf, next_random(seed, 2) ? "| May" : "| Juni 26");
    for (unsigned row = 0; row < rows; row++) {
        buf_printf(buf, "\n%sRow %u", next_random(seed, 6) ? "" : "# Group\n",
                   next_random(seed, 100000));
        buf_add_zero_ended(buf, next_random(seed, 9) ? "" : " of the controls");
        for (unsigned c = 0; c < columns; c++)
            buf_printf(buf, " | %s", c > 0 ? PICK(seed, MARKS) : "●");
    }
    buf_add(buf, STR("\n```"));
}

static void add_chart(struct buf *buf, unsigned *seed)
{
    bool is_share = next_random(seed, 2);
    unsigned most = next_random(seed, 3) ? 30 : 1000000;

    if (next_random(seed, 2)) {
        add_heat(buf, seed);
        return;
    }
    buf_printf(buf, "```chart %s\ntitle: Of ",
               is_share || next_random(seed, 2) ? "bars" : "columns");
    add_text(buf, seed);
    for (unsigned i = 0; i <= next_random(seed, 30); i++) {
        unsigned value = next_random(seed, most);
        buf_printf(buf, "\nEntry %u %s | %u", i,
                   next_random(seed, 9) ? "" : "\u05e9\u05dc\u05d5\u05dd",
                   value);
        if (is_share)
            buf_printf(buf, "| %u", value + next_random(seed, 9));
    }
    buf_add(buf, STR("\n```"));
}

static void add_block(struct buf *buf, unsigned *seed)
{
    static const char *const DIRECTIVES[] = {
        "<!-- contents -->",        "<!-- page-break -->",
        "<!-- class: keep -->",     "<!-- class: facts -->",
        "<!-- landscape -->",       "<!-- lang: de -->",
        "<!-- number-headings -->", "***"};

    if (next_random(seed, 16) == 0) {
        add_chart(buf, seed);
        buf_add(buf, STR("\n\n"));
        return;
    }
    add_prefix(buf, seed);
    switch (next_random(seed, 11)) {
    case 0:
        buf_add(buf, str_slice(STR("###### "), 5 - next_random(seed, 5), 7));
        buf_add_zero_ended(buf, is_hebrew ? HEBREW " " : "A heading ");
        break;
    case 1:
        buf_add(buf, STR("```\na\tb  and  c\n\n    long "));
        add_text(buf, seed);
        buf_add(buf, STR("\n```"));
        break;
    case 2:
    case 3: add_table(buf, seed); break;
    case 4:
        buf_printf(buf, "Text with a note[^n%u].\n\n[^n%u]: ", *seed, *seed);
        add_text(buf, seed);
        break;
    case 5: buf_add(buf, STR("![A dot](dot.png)")); break;
    case 6: buf_add(buf, STR("![Not there](missing.png)")); break;
    case 7: buf_add_zero_ended(buf, PICK(seed, DIRECTIVES)); break;
    default: add_text(buf, seed); break;
    }
    buf_add(buf, STR("\n\n"));
}

/* How often each character occurs; blanks and hyphens may come and go. */
static void count_text(struct arena *arena, struct str text, int *counts,
                       int step)
{
    text = utf8_nfc(arena, text);
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (code != ' ' && code != '\n' && code != '\t' && code != 0xad)
            counts[code % BUCKETS] += step;
    }
}

static bool is_shown(const struct doc_node *node)
{
    for (const struct doc_node *n = node; n; n = n->parent)
        if (n->kind == DOC_IMAGE)
            return false;
    return true;
}

/* The names of columns that have no room are only in the alternative text. */
static void count_chart(struct state *state, const struct chart *chart,
                        int *counts)
{
    count_text(state->arena, chart->title, counts, -1);
    for (size_t i = 0; i < chart->row_count && chart->kind != CHART_COLUMNS;
         i++)
        count_text(state->arena, chart->rows[i].label, counts, -1);
}

static void count_tree(struct state *state, struct doc_node *root, int *counts)
{
    for (struct doc_node *n = root->first; n; n = doc_walk(root, n)) {
        if (n->text.len > 0 && is_shown(n))
            count_text(state->arena, n->text, counts, -1);
        if (n->more->chart)
            count_chart(state, n->more->chart, counts);
    }
}

static void check_text(struct state *state, const struct layout *layout,
                       unsigned seed)
{
    int *counts = arena_array(state->arena, BUCKETS, int);

    for (const struct page *p = layout->pages; p; p = p->next)
        count_text(state->arena, page_text(state->arena, p, false), counts, 1);
    count_tree(state, state->doc.root, counts);
    for (const struct doc_node *n = state->doc.notes->first; n; n = n->next)
        count_tree(state, (struct doc_node *)n, counts);
    for (int i = 0; i < BUCKETS; i++)
        if (counts[i] < 0)
            fail_msg("seed %u: %d of U+%04X are lost", seed, -counts[i],
                     (unsigned)i);
}

static void check_document(const struct state *given, unsigned seed)
{
    struct state state = *given;
    unsigned random = seed * 7919u, count;

    state.arena = state.doc.arena = arena_open();
    state.diags = diags_new(state.arena);
    if (next_random(&random, 3) == 0)
        state.doc.meta.paper = STR("Letter");
    state.doc.meta.is_draft = next_random(&random, 4) == 0;
    struct buf buf = buf_new(state.arena);
    is_hebrew = seed % 8 == 5;
    count = 1 + next_random(&random, 40);
    for (unsigned i = 0; i < count; i++)
        add_block(&buf, &random);
    struct layout *layout = lay(&state, buf_str(&buf));
    for (struct diag *d = state.diags.first; d; d = d->next)
        if (diag_class(d->id) == DIAG_INTERNAL)
            fail_msg("seed %u: %.*s", seed, STR_ARG(d->text));
    check_text(&state, layout, seed);
    arena_close(state.arena);
}

static void test_any_document(void **given)
{
    unsigned count = getenv("AUDITBINDER_SOAK") ? SOAK : USUAL;

    for (unsigned seed = 1; seed <= count; seed++)
        check_document(*given, seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_any_document, set_up, tear_down)};
    return cmocka_run_group_tests_name("layout/any", tests, NULL, NULL);
}
