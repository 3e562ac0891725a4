/*
 * Tests of the walk through evidence/ and of sidecars.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <sys/stat.h>

#include "load/workspace.h"

#include "load/made.h"

#define HOME "evidence/2026-H1/CM-01"

static struct diags diags;

static struct workspace *load(const char *folder)
{
    diags = diags_new(arena);
    return workspace_load(arena, &diags, folder, "templates");
}

static struct evidence *find(const struct workspace *workspace,
                             const char *path)
{
    for (size_t i = 0; i < workspace->evidence_count; i++)
        if (str_is(workspace->evidence[i]->path, path))
            return workspace->evidence[i];
    return NULL;
}

static const char *reason(const struct workspace *workspace, const char *path)
{
    for (size_t i = 0; i < workspace->leftouts_count; i++)
        if (str_is(workspace->leftouts[i]->path, path))
            return str_zero_ended(arena, workspace->leftouts[i]->reason);
    return "";
}

static void test_facts(void **state)
{
    const char *folder = make_workspace();
    struct evidence *evidence;
    struct workspace *workspace;
    (void)state;

    make_file(folder, HOME "/evidence.yaml",
              "files:\n"
              "  - file: b.csv\n"
              "    title: List\n"
              "    covers: {from: 2026-01-01, to: 2026-03-31}\n"
              "    rows: 57\n"
              "    controls: [CM-01]\n"
              "    exclude: holds salaries\n"
              "  - file: 2026-02-01 notes.txt\n");
    make_file(folder, HOME "/b.csv", "x\n");
    make_file(folder, HOME "/2026-02-01 notes.txt", "x\n");
    workspace = load(folder);
    assert_string_equal(said(&diags), "");
    assert_int_equal(workspace->evidence_count, 3);
    evidence = find(workspace, HOME "/b.csv");
    assert_str(evidence->title.str, "List");
    assert_str(evidence->rows.str, "57");
    assert_str(evidence->exclude.str, "holds salaries");
    assert_int_equal(evidence->covers_to.day, date_make(2026, 3, 31));
    assert_int_equal(evidence->performed.day, DATE_NONE);
    assert_int_equal(evidence->pos.line, 2);
    assert_ptr_equal(evidence->control, workspace->controls[0]);
    assert_ptr_equal(evidence->period, workspace->periods[0]);
    evidence = find(workspace, HOME "/2026-02-01 notes.txt");
    assert_int_equal(evidence->performed.day, date_make(2026, 2, 1));
    remove_scratch(folder);
}

/* Only what describes something is a sidecar. */
static void test_yaml_as_evidence(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace;
    (void)state;

    make_file(folder, HOME "/policy.yaml", "allow: [\n");
    make_file(folder, HOME "/deploy.yml", "---\na: 1\n---\nb: 2\n");
    workspace = load(folder);
    assert_string_equal(said(&diags), "");
    assert_int_equal(workspace->evidence_count, 3);
    assert_non_null(find(workspace, HOME "/policy.yaml"));
    remove_scratch(folder);
}

static void test_nested(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace;
    struct evidence *evidence;
    (void)state;

    make_file(folder, HOME "/q1/raw/a.png", "x");
    make_file(folder, HOME "/evidence.yaml",
              "files:\n  - {file: q1/raw/a.png, title: Picture}\n");
    workspace = load(folder);
    assert_string_equal(said(&diags), "");
    evidence = find(workspace, HOME "/q1/raw/a.png");
    assert_str(evidence->name, "a.png");
    assert_str(evidence->title.str, "Picture");
    assert_ptr_equal(evidence->control, workspace->controls[0]);
    remove_scratch(folder);
}

static void test_left_out(void **state)
{
    static const char *const hidden[] = {
        "/.DS_Store", "/Thumbs.db", "/~$list.xlsx", "/a.csv.swp", "/list.csv~"};
    const char *folder = make_workspace();
    struct workspace *workspace;
    (void)state;

    for (size_t i = 0; i < 5; i++)
        make_file(
            folder,
            str_zero_ended(arena, str_printf(arena, HOME "%s", hidden[i])),
            "x");
    make_file(folder, HOME "/.gitkeep", "");
    make_file(folder, HOME "/.git/config", "x");
    make_file(folder, "secret/key.txt", "x");
    assert_int_equal(
        symlink("../../../secret", in_folder(folder, HOME "/linked")), 0);
    assert_int_equal(
        symlink("/etc/passwd", in_folder(folder, HOME "/users.txt")), 0);
    assert_int_equal(mkfifo(in_folder(folder, HOME "/pipe"), 0600), 0);
    workspace = load(folder);
    /* The system's own files are no news; what stood for evidence is. */
    assert_int_equal(diags.count[SEVERITY_WARNING], 3);
    assert_int_equal(diags.count[SEVERITY_ERROR], 0);
    assert_non_null(strstr(said(&diags),
                           HOME "/users.txt: warning: this is a symbolic link, "
                                "so it is not in the binder "
                                "[evidence-left-out]"));
    assert_int_equal(workspace->evidence_count, 1);
    assert_int_equal(workspace->leftouts_count, 9);
    assert_string_equal(reason(workspace, HOME "/linked"), "a symbolic link");
    assert_string_equal(reason(workspace, HOME "/users.txt"),
                        "a symbolic link");
    assert_string_equal(reason(workspace, HOME "/pipe"), "not a regular file");
    assert_string_equal(reason(workspace, HOME "/.git"), "a hidden file");
    assert_string_equal(reason(workspace, HOME "/.gitkeep"), "");
    assert_str(workspace->leftouts[0]->group, "CM-01");
    assert_ptr_equal(workspace->leftouts[0]->period, workspace->periods[0]);
    remove_scratch(folder);
}

static void test_linked_folder(void **state)
{
    const char *folder = scratch_folder();
    struct workspace *workspace;
    (void)state;

    make_file(folder, "auditbinder.yaml", "organization: {name: X}\n");
    make_file(folder, "other/2026/A/x.csv", "x");
    assert_int_equal(symlink("other", in_folder(folder, "evidence")), 0);
    workspace = load(folder);
    assert_int_equal(workspace->evidence_count, 0);
    assert_string_equal(reason(workspace, "evidence"), "a symbolic link");
    assert_non_null(strstr(said(&diags), "[evidence-left-out]"));
    remove_scratch(folder);
}

static void test_unknown_folders(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace;
    (void)state;

    make_file(folder, "evidence/2026-H1/XX/a.csv", "x");
    make_file(folder, "evidence/2027/CM-01/a.csv", "x");
    workspace = load(folder);
    assert_string_equal(said(&diags), "");
    assert_null(find(workspace, "evidence/2026-H1/XX/a.csv")->control);
    assert_non_null(find(workspace, "evidence/2026-H1/XX/a.csv")->period);
    assert_null(find(workspace, "evidence/2027/CM-01/a.csv")->period);
    remove_scratch(folder);
}

static void test_bad_sidecars(void **state)
{
    static const struct {
        const char *text, *slug;
    } cases[] = {{"- a\n", "wrong-type"},
                 {"files: x\n", "wrong-type"},
                 {"files: [x]\n", "wrong-type"},
                 {"files:\n  - {title: x}\n", "missing-key"},
                 {"file: x\n", "missing-key"},
                 {"files:\n  - {file: ../CM-01/x}\n", "sidecar-without-file"},
                 {"files:\n  - {file: [x]}\n", "wrong-type"},
                 {"a: [\n", "yaml-syntax"}};
    const char *folder = make_workspace();
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make_file(folder, HOME "/evidence.yaml", cases[i].text);
        load(folder);
        assert_non_null(diags.first);
        assert_string_equal(diag_slug(diags.first->id), cases[i].slug);
    }
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_facts),         TEST(test_yaml_as_evidence),
        TEST(test_nested),        TEST(test_left_out),
        TEST(test_linked_folder), TEST(test_unknown_folders),
        TEST(test_bad_sidecars),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
