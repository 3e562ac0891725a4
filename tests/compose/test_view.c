/*
 * Tests of the shipped templates over a small workspace: golden Markdown, and
 * what every document must hold to.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fixture.h"

#include "doc/number.h"

static struct templates *shipped(void)
{
    return templates_load(arena, &diags, "templates", NULL);
}

static struct value *empty_binder(void)
{
    static const char *const texts[] = {
        "name",           "file_count",      "document_count", "evidence_count",
        "omission_count", "total_size_text", "allowed_count",
    };
    static const char *const lists[] = {
        "evidence",      "documents", "controls", "empty_controls",
        "allowed_files", "omissions", "requests", "omission_reasons",
    };
    static const char *const truths[] = {"is_long", "allowed_is_cut",
                                         "has_omissions"};
    struct value *map = value_map(arena);

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        value_set(map, texts[i], str_value("0"));
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        value_set(map, lists[i], value_list(arena));
    for (size_t i = 0; i < sizeof(truths) / sizeof(truths[0]); i++)
        value_set(map, truths[i], value_bool(arena, false));
    return map;
}

static struct source render_item(const struct plan *plan,
                                 const struct plan_item *item,
                                 const struct templates *templates)
{
    struct value *extra = item->kind == PLAN_INDEX ? empty_binder() : NULL;
    struct value *root =
        view_document(arena, &diags, plan, item, templates, extra);
    struct source out;

    assert_true(template_render(arena, &diags, templates, item->template_name,
                                root, ESCAPE_MARKDOWN, &out));
    return out;
}

static struct doc *parse(struct source source)
{
    struct doc *doc = arena_new(arena, struct doc);

    doc->arena = arena;
    assert_true(markdown_parse(doc, &diags, &source));
    number_document(doc, &diags);
    assert_true(doc_check(doc, &diags));
    return doc;
}

static void renders_as_blessed(void **state)
{
    static const struct {
        size_t item;
        const char *name;
    } cases[] = {
        {1, "compose/narratives.md"},
        {2, "compose/narrative.md"},
        {3, "compose/not-applicable.md"},
        {4, "compose/matrix.md"},
        {5, "compose/coverage.md"},
        {6, "compose/section-iv.md"},
        {7, "compose/occurrences.md"},
        {9, "compose/policy.md"},
        {10, "compose/packet.md"},
        {11, "compose/system-description.md"},
        {12, "compose/access-review-record.md"},
        {13, "compose/gap-report.md"},
    };
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        golden_compare(
            arena, cases[i].name,
            render_item(&plan, &plan.items[cases[i].item], templates).text);
    assert_clean();
}

static void parses_without_a_message(void **state)
{
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());

    (void)state;
    for (size_t i = 0; i < plan.count; i++) {
        struct doc *doc = parse(render_item(&plan, &plan.items[i], templates));

        assert_clean();
        assert_int_equal(doc->root->first->kind, DOC_HEADING);
        assert_int_equal(doc->root->first->level, 1);
    }
}

/* An auditor's words are an auditor's to say. */
static void says_nothing_an_auditor_would(void **state)
{
    static const char *const words[] = {
        "operating effectively",
        "operated effectively",
        "no exceptions",
        "certified",
        "compliant",
        "unqualified",
        "suitably designed",
    };
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());

    (void)state;
    for (size_t i = 0; i < plan.count; i++) {
        struct str text = render_item(&plan, &plan.items[i], templates).text;
        const char *lower = str_zero_ended(arena, str_lower(arena, text));

        for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
            assert_null(strstr(lower, words[j]));
    }
}

static void keeps_an_open_fence_in_its_part(void **state)
{
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());
    struct doc *doc = parse(render_item(&plan, &plan.items[9], templates));
    bool has_history = false;

    (void)state;
    for (struct doc_node *at = doc->root; at; at = doc_walk(doc->root, at))
        if (at->kind == DOC_HEADING)
            has_history |= str_is(doc_plain(arena, at), "Revision history");
    assert_true(has_history);
}

static void points_at_the_users_mistake(void **state)
{
    struct templates *templates = shipped();
    struct workspace *workspace = fixture();
    struct plan plan;

    (void)state;
    workspace->controls[0]->purpose = text_of("For {{system.nam}}.", 10);
    plan = fixture_plan(workspace);
    render_item(&plan, &plan.items[2], templates);
    assert_says("controls/a.yaml:10:9: error: \"system\" has no field \"nam\" "
                "[unknown-name]\n    hint: did you mean 'name'?");
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
}

/* A reader of the report does not look for a category that it leaves out. */
static void marks_criteria_outside_the_report(void **state)
{
    struct templates *templates = shipped();
    struct workspace *workspace = fixture();
    struct criterion *refs[2] = {workspace->criteria[0],
                                 workspace->criteria[2]};
    const char *text;
    struct plan plan;

    (void)state;
    workspace->category_in_scope[CATEGORY_CONFIDENTIALITY] = false;
    workspace->controls[0]->criteria = TEXTS("CC6.2", "C1.1");
    workspace->controls[0]->criterion_refs = refs;
    plan = fixture_plan(workspace);
    text = str_zero_ended(arena,
                          render_item(&plan, &plan.items[2], templates).text);
    assert_non_null(strstr(text, "Data kept (outside this report)"));
    assert_null(strstr(text, "Users registered (outside"));
    text = str_zero_ended(arena,
                          render_item(&plan, &plan.items[4], templates).text);
    assert_non_null(strstr(text, "CC6.2, (C1.1)"));
}

static void speaks_of_one_day_in_type_i(void **state)
{
    struct templates *templates = shipped();
    struct workspace *workspace = fixture();
    struct period *period = workspace->periods[0];
    const char *narrative, *packet;
    struct plan plan;

    (void)state;
    period->type = PERIOD_TYPE_I;
    period->from = period->to;
    plan = fixture_plan(workspace);
    narrative = str_zero_ended(
        arena, render_item(&plan, &plan.items[2], templates).text);
    packet = str_zero_ended(arena,
                            render_item(&plan, &plan.items[9], templates).text);
    assert_non_null(strstr(narrative, "| SOC 2 Type I, as of 30 June 2026 |"));
    assert_null(strstr(narrative, "Changes in the period"));
    assert_null(strstr(narrative, "for the period"));
    assert_null(strstr(packet, "Changes in the period"));
    assert_clean();
}

static struct value *entry_value(void)
{
    static const char *const names[] = {
        "member",       "href",      "name",   "title",   "id",        "kind",
        "size",         "size_text", "sha256", "origin",  "performed", "covers",
        "sha256_short", "control",   "source", "allowed",
    };
    struct value *map = value_map(arena);

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        value_set(map, names[i], str_value("<script>\"'&"));
    value_set(map, "is_document", value_bool(arena, true));
    value_set(map, "is_evidence", value_bool(arena, true));
    return map;
}

/* What the program adds for the page in a browser. */
static void add_colors(struct value *root)
{
    static const char *const names[] = {
        "accent", "label", "tint", "accent_dark", "label_dark", "tint_dark"};
    struct value *map = value_map(arena);

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        value_set(map, names[i], str_value("#123456"));
    value_set(root, "colors", map);
}

/* A binder with one control that has two files, and one that has none. */
static struct value *full_binder(void)
{
    static const char *const lists[] = {"evidence", "documents", "omissions"};
    struct value *map = empty_binder(), *controls = value_list(arena);

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        struct value *list = value_list(arena), *entry = entry_value();

        value_set(entry, "reason", str_value("a | b"));
        value_push(arena, list, entry);
        value_set(map, lists[i], list);
    }
    for (size_t i = 0; i < 2; i++) {
        struct value *control = entry_value(), *files = value_list(arena);

        for (size_t j = 0; j < 2 * i; j++)
            value_push(arena, files, entry_value());
        value_set(control, "files", files);
        value_set(control, "is_counted", value_bool(arena, false));
        value_push(arena, controls, control);
    }
    value_set(map, "controls", controls);
    return map;
}

static size_t occurrences(struct str text, const char *word)
{
    size_t count = 0, at = 0;

    while ((at = str_find(text, str_from(word), at)) != SIZE_MAX) {
        count++;
        at++;
    }
    return count;
}

static void makes_a_safe_page(void **state)
{
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());
    struct value *root = view_document(arena, &diags, &plan, &plan.items[0],
                                       templates, full_binder());
    struct source out;

    (void)state;
    add_colors(root);
    assert_true(template_render(arena, &diags, templates, STR("binder.html"),
                                root, ESCAPE_HTML, &out));
    assert_clean();
    assert_int_equal(occurrences(out.text, "<script>"), 1);
    assert_int_equal(occurrences(out.text, "http"), 0);
    assert_int_equal(occurrences(out.text, "src="), 0);
    assert_int_equal(occurrences(out.text, "<table>"), 3);
    assert_int_equal(occurrences(out.text, "</table>"), 3);
    assert_int_equal(occurrences(out.text, "<div"),
                     occurrences(out.text, "</div>"));
    assert_int_equal(occurrences(out.text, "A&amp;B &quot;Labs&quot;"), 3);
}

static void indexes_every_file(void **state)
{
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());
    struct value *root = view_document(arena, &diags, &plan, &plan.items[0],
                                       templates, full_binder());
    struct source out;

    (void)state;
    assert_true(template_render(arena, &diags, templates, STR("index.md"), root,
                                ESCAPE_MARKDOWN, &out));
    parse(out);
    assert_clean();
    assert_int_equal(occurrences(out.text, "a \\| b"), 1);
}

/* What thousands of files lack is one row of a table, not hundreds of pages. */
static void counts_many_findings(void **state)
{
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());
    struct diags findings = diags_new(arena);
    struct str text;

    (void)state;
    for (int i = 0; i < 2101; i++)
        diag_add(&findings,
                 i < 2001 ? CHECK_EVIDENCE_UNDATED : CHECK_EVIDENCE_DATES,
                 pos_make(STR("a.csv"), i + 1, 1), "finding %d", i);
    plan.findings = &findings;
    text = render_item(&plan, &plan.items[13], templates).text;
    assert_clean();
    assert_int_equal(occurrences(text, "| Finding "), 1 + 10 + 100);
    assert_int_equal(occurrences(text, "| Finding 9. |"), 1);
    assert_int_equal(occurrences(text, "| evidence-undated | 2001 |"), 1);
    assert_int_equal(occurrences(text, "| Other findings | 2101 |"), 1);
}

static void knows_the_users_lines(void **state)
{
    struct templates *templates = shipped();
    struct plan plan = fixture_plan(fixture());
    struct source source = render_item(&plan, &plan.items[9], templates);
    struct str rest = source.text, line;
    size_t found = 0;

    (void)state;
    for (size_t i = 0; str_next_line(&rest, &line); i++)
        if (str_is(line, "## Rules")) {
            assert_true(str_is(source.lines[i].file, "policies/access.md"));
            assert_int_equal(source.lines[i].line, 16);
            found++;
        }
    assert_int_equal(found, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(renders_as_blessed),
        TEST(parses_without_a_message),
        TEST(says_nothing_an_auditor_would),
        TEST(keeps_an_open_fence_in_its_part),
        TEST(points_at_the_users_mistake),
        TEST(marks_criteria_outside_the_report),
        TEST(speaks_of_one_day_in_type_i),
        TEST(makes_a_safe_page),
        TEST(indexes_every_file),
        TEST(counts_many_findings),
        TEST(knows_the_users_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
