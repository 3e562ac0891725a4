/*
 * Tests of loading a whole workspace: what reaches the model, in which order,
 * and what is said about what does not.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/workspace.h"

#include "load/made.h"

static struct diags diags;

static struct workspace *load(const char *folder)
{
    diags = diags_new(arena);
    return workspace_load(arena, &diags, folder, "templates");
}

static struct workspace *load_program(const char *text)
{
    const char *folder = scratch_folder();
    struct workspace *workspace;

    make_file(folder, "auditbinder.yaml", text);
    workspace = load(folder);
    remove_scratch(folder);
    return workspace;
}

static void test_made(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace = load(folder);
    struct control *control;
    struct policy *policy;
    (void)state;

    assert_string_equal(said(&diags), "");
    assert_str(workspace->organization.str, "Larkfield");
    assert_str(workspace->system.str, "Ledger");
    assert_str(workspace->language.str, "en");
    assert_str(workspace->output.str, "out");
    assert_int_equal(workspace->criteria_count, 2);
    assert_str(workspace->criteria[1]->series, "A1");
    assert_int_equal(workspace->groups_count, 10);
    control = map_find(&workspace->control_by_id, STR("CM-01"));
    assert_ptr_equal(control, workspace->controls[0]);
    assert_str(control->group.str, "CM");
    assert_int_equal(control->frequency, FREQUENCY_QUARTERLY);
    assert_int_equal(control->mode, MODE_PERIODIC);
    assert_int_equal(control->variation_count, 2);
    assert_str(control->variations[1].id.str, "attest");
    assert_int_equal(control->effective_from.day, DATE_NONE);
    policy = map_find(&workspace->policy_by_id, STR("ACP"));
    assert_str(policy->path, "policies/acp.md");
    assert_str(policy->body.str, "\n## Purpose\n");
    assert_int_equal(policy->body.pos.line, 15);
    assert_int_equal(policy->approved.day, date_make(2026, 1, 12));
    remove_scratch(folder);
}

static void move(const char *folder, const char *from, const char *to)
{
    struct diags ignored = diags_new(arena);

    to = in_folder(folder, to);
    assert_true(file_make_folders(
        &ignored, str_zero_ended(arena, path_folder(str_from(to)))));
    assert_int_equal(rename(in_folder(folder, from), to), 0);
}

/* Larger sets are kept in folders; one for versions is none of these. */
static void test_folders(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace;
    struct policy *policy;
    (void)state;

    move(folder, "policies/acp.md", "policies/security/people/acp.md");
    move(folder, "controls/cm.yaml", "controls/a/b/cm.yaml");
    make_file(folder, "policies/versions/ACP/0.9.md",
              "---\nid: ACP\ntitle: Access\nversion: \"0.9\"\n---\nOld.\n");
    make_file(folder, "requests/more/2026-H1.csv", "Id,Request\n");
    workspace = load(folder);
    policy = map_find(&workspace->policy_by_id, STR("ACP"));
    assert_non_null(policy);
    assert_str(policy->path, "policies/security/people/acp.md");
    assert_int_equal(policy->version_count, 1);
    assert_non_null(map_find(&workspace->control_by_id, STR("CM-01")));
    assert_non_null(strstr(said(&diags), "requests/more: warning: this folder "
                                         "is not read"));
    assert_int_equal(diags.count[SEVERITY_WARNING], 1);
    remove_scratch(folder);
}

static void test_starter_program(void **state)
{
    struct diags unheard = diags_new(arena);
    const char *folder = scratch_folder();
    struct workspace *workspace;
    struct str bytes;
    (void)state;

    assert_true(file_read(arena, &unheard,
                          "templates/workspace/auditbinder.yaml", STR("x"),
                          1 << 20, &bytes));
    make_file(folder, "auditbinder.yaml", bytes.ptr);
    make_file(folder, "documents/system-description.md", "## DC 1\n");
    make_file(folder, "documents/management-assertion.md", "- [ ] True.\n");
    workspace = load(folder);
    remove_scratch(folder);
    assert_string_equal(said(&diags), "");
    assert_str(workspace->documents[0]->body.str, "## DC 1\n");
    assert_int_equal(workspace->documents[0]->body.pos.line, 1);
    assert_int_equal(workspace->periods_count, 2);
    assert_int_equal(workspace->periods[1]->type, PERIOD_TYPE_I);
    assert_int_equal(workspace->periods[1]->to.day, date_make(2026, 1, 31));
    assert_int_equal(workspace->packets_count, 3);
    assert_int_equal(workspace->components_count, 11);
    assert_int_equal(workspace->criteria_count, 61);
    assert_true(workspace->category_in_scope[CATEGORY_AVAILABILITY]);
    assert_false(workspace->category_in_scope[CATEGORY_PRIVACY]);
}

/* What a document names and what is not there is an error at its place. */
static void test_documents(void **state)
{
    struct workspace *workspace = load_program(
        "organization: {name: X}\n"
        "documents:\n"
        "  - {id: A, title: A, template: forms/risk-registr.md}\n"
        "  - {id: B, title: B, template: packet.md, text: ../secret.md}\n"
        "  - {id: C, title: C, template: ../templates/packet.md}\n");
    (void)state;

    assert_int_equal(workspace->documents_count, 3);
    assert_non_null(strstr(said(&diags),
                           "auditbinder.yaml:3:33: error: there is no template "
                           "'forms/risk-registr.md'"));
    assert_non_null(strstr(said(&diags), "auditbinder.yaml:4:50: error: there "
                                         "is no file '../secret.md'"));
    assert_non_null(strstr(said(&diags), "no template '../templates/packet"));
    assert_int_equal(diags.count[SEVERITY_ERROR], 3);
    assert_true(str_find(diags.first->hint, STR("risk-register.md"), 0) <
                diags.first->hint.len);
}

/* Everything but the name may be absent. */
static void test_smallest(void **state)
{
    struct workspace *workspace = load_program("organisation: {name: X}\n");
    (void)state;

    assert_string_equal(said(&diags), "");
    assert_str(workspace->organization.str, "X");
    assert_int_equal(workspace->controls_count, 0);
    assert_true(workspace->category_in_scope[CATEGORY_SECURITY]);
}

static void test_no_program(void **state)
{
    const char *folder = scratch_folder();
    (void)state;

    assert_null(load(folder));
    assert_non_null(strstr(said(&diags), "auditbinder.yaml: error: "));
    remove_scratch(folder);
}

static void test_groups(void **state)
{
    struct workspace *workspace =
        load_program("organization: {name: X}\n"
                     "groups:\n"
                     "  - {prefix: SEC, name: Security}\n"
                     "  - {prefix: CM, name: Changes}\n");
    struct group *group = map_find(&workspace->group_by_prefix, STR("CM"));
    (void)state;

    assert_string_equal(said(&diags), "");
    assert_int_equal(workspace->groups_count, 11);
    assert_str(group->name.str, "Changes");
}

static void test_words_of_periods(void **state)
{
    static const char *const words[] = {"II", "2", "Type II", "type 2", "ii"};
    (void)state;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct workspace *workspace = load_program(str_zero_ended(
            arena, str_printf(arena,
                              "organization: {name: X}\nperiods:\n"
                              "  - {id: A, type: %s}\n"
                              "  - {id: B, as_of: 2026-01-31}\n",
                              words[i])));
        assert_string_equal(said(&diags), "");
        assert_int_equal(workspace->periods[0]->type, PERIOD_TYPE_II);
        assert_int_equal(workspace->periods[1]->type, PERIOD_TYPE_I);
    }
}

static void test_security_is_added(void **state)
{
    struct workspace *workspace = load_program(
        "organization: {name: X}\ncategories: [Processing Integrity]\n");
    (void)state;

    assert_int_equal(diags.first->id, LOAD_SECURITY_UNNAMED);
    assert_true(workspace->category_in_scope[CATEGORY_SECURITY]);
    assert_true(workspace->category_in_scope[CATEGORY_PROCESSING_INTEGRITY]);
}

/* The order of files is that of their bytes, and of entries that of lines. */
static void test_order(void **state)
{
    static const char *const ids[] = {"NO", "1.10", "2018-06-01", "CM-01"};
    const char *folder = make_workspace();
    struct workspace *workspace;
    (void)state;

    make_file(folder, "controls/B.yaml",
              "controls:\n- {id: NO, title: T}\n- {id: 1.10, title: T}\n");
    make_file(folder, "controls/a.yml",
              "controls:\n- {id: 2018-06-01, title: T}\n");
    make_file(folder, "controls/README.md", "Not YAML: {\n");
    make_file(folder, "controls/empty.yaml", "# nothing yet\n");
    workspace = load(folder);
    assert_string_equal(said(&diags), "");
    assert_int_equal(workspace->controls_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_str(workspace->controls[i]->id.str, ids[i]);
    remove_scratch(folder);
}

/* A broken file does not hide the others. */
static void test_goes_on(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace;
    (void)state;

    make_file(folder, "controls/a.yaml", "controls: [\n");
    make_file(folder, "policies/a.md", "---\n");
    workspace = load(folder);
    assert_int_equal(diags.count[SEVERITY_ERROR], 2);
    assert_int_equal(workspace->controls_count, 1);
    assert_int_equal(workspace->policies_count, 1);
    assert_true(workspace->partial.controls);
    assert_true(workspace->partial.policies);
    remove_scratch(folder);
}

static void test_bad_ids(void **state)
{
    (void)state;

    load_program("organization: {name: X}\nroles:\n"
                 "  - {id: ../x, title: T}\n  - {id: a/b, title: T}\n"
                 "  - {id: .x, title: T}\n  - {id: x, title: T}\n");
    assert_int_equal(diags.count[SEVERITY_ERROR], 3);
    assert_int_equal(diags.first->id, LOAD_BAD_ID);
}

/* Hundreds of entries and their messages stay linear enough to be instant. */
static void test_many(void **state)
{
    const char *folder = make_workspace();
    struct buf buf = buf_new(arena);
    struct workspace *workspace;
    (void)state;

    buf_add(&buf, STR("controls:\n"));
    for (int i = 0; i < 5000; i++)
        buf_printf(&buf, "- {id: X-%d, title: T}\n", i);
    buf_add_byte(&buf, '\0');
    make_file(folder, "controls/x.yaml", buf.ptr);
    workspace = load(folder);
    assert_int_equal(workspace->controls_count, 5001);
    assert_str(workspace->controls[5000]->id.str, "X-4999");
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_made),
        TEST(test_folders),
        TEST(test_starter_program),
        TEST(test_documents),
        TEST(test_smallest),
        TEST(test_no_program),
        TEST(test_groups),
        TEST(test_words_of_periods),
        TEST(test_security_is_added),
        TEST(test_order),
        TEST(test_goes_on),
        TEST(test_bad_ids),
        TEST(test_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
