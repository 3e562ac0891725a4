/*
 * Rules about which text held when: each fires, and each keeps silent where
 * nothing is wrong.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"

#include "load/made.h"

#define CONTROLS "controls/cm.yaml"
#define OLD      "policies/versions/ACP/0.9.md"

/* With evidence for both quarters. */
static const char *make_whole(void)
{
    const char *folder = make_workspace();

    make_file(folder, "evidence/2026-H1/CM-01/2026-05-20-review.csv",
              "user,decision\na,b\n");
    return folder;
}

/* The workspace with HEAD and VERSIONS in its control. */
static struct workspace *load(struct diags *diags, const char *folder,
                              const char *head, const char *versions)
{
    const char *text = str_zero_ended(
        arena, str_printf(arena, "    owner: cto\n%s%s%s", head,
                          *versions ? "    versions:\n" : "", versions));

    change(folder, CONTROLS, "    owner: cto\n", text);
    *diags = diags_new(arena);
    return workspace_load(arena, diags, folder, "templates");
}

static const char *heard(struct workspace *workspace, struct diags *diags)
{
    struct buf buf = buf_new(arena);

    check_resolve(workspace, diags);
    check_all(workspace, NULL, diags);
    diags_sort(diags);
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        buf_printf(&buf, "%s:%d ", diag_slug(diag->id), diag->pos.line);
    return str_zero_ended(arena, str_trim(buf_str(&buf)));
}

static const struct texts_case {
    const char *head, *versions, *said;
} cases[] = {
    /* Nothing to say. */
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", purpose: Other.}\n", ""},
    {"    version: \"2\"\n"
     "    history: [{version: \"2\", date: 2026-03-01}]\n",
     "      - {version: \"1\", purpose: Other.}\n", ""},
    {"    version: \"3\"\n    effective: 2026-03-01\n",
     "      - {version: \"2\", effective: 2025-03-01, risk: Other.}\n"
     "      - {version: \"1\", risk: }\n",
     ""},
    {"    version: \"2\"\n    effective: 2026-07-10\n",
     "      - {version: \"1\", purpose: Other.}\n", ""},
    {"    effective: 2026-07-10\n    effective_from: 2026-07-10\n"
     "    not_applicable: Not yet.\n",
     "", "criterion-unmet:4"},
    {"    version: \"2\"\n    effective: 2025-12-31\n",
     "      - {version: \"1\", frequency: annual}\n", ""},
    /* Days. */
    {"    version: \"2\"\n", "      - {version: \"1\", purpose: Other.}\n",
     "version-dates:9"},
    {"    version: \"3\"\n    effective: 2026-03-01\n",
     "      - {version: \"2\", purpose: Other.}\n"
     "      - {version: \"1\", purpose: More.}\n",
     "version-dates:12"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", effective: 2026-03-01}\n", "version-dates:10"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", effective: 2026-03-02}\n", "version-dates:10"},
    {"    version: \"2\"\n    effective: 2026-07-10\n", "",
     "control-not-in-force:10"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", frequency: annual}\n", "frequency-changed:2"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", windows: {grace: 9}}\n", "frequency-changed:2"},
    /* Form. */
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"2\", purpose: Other.}\n", "version-twice:12"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {purpose: Other.}\n", "missing-key:12"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", id: CM-02}\n", "unknown-key:12"},
    {"    version: \"2\"\n    effective: 2026-03-01\n", "      {}\n",
     "wrong-type:12"},
    {"    version: \"2\"\n    effective: 2026-03-01\n", "      - text\n",
     "wrong-type:12"},
    {"    version: \"2\"\n    effective: 2026-03-01\n",
     "      - {version: \"1\", reviewer: nobody}\n", "unknown-role:12"},
};

static void test_controls(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *folder = make_whole();
        struct diags diags;
        struct workspace *workspace =
            load(&diags, folder, cases[i].head, cases[i].versions);

        if (strcmp(heard(workspace, &diags), cases[i].said) != 0)
            fail_msg("%s%s: %s", cases[i].head, cases[i].versions,
                     said(&diags));
        remove_scratch(folder);
    }
}

/* Nothing else is known of a control than what its texts say. */
static void test_inherits(void **state)
{
    const char *folder = make_whole();
    struct diags diags;
    const struct control *text;
    struct workspace *workspace =
        load(&diags, folder, "    version: \"3\"\n    effective: 2026-03-01\n",
             "      - {version: \"2\", effective: 2025-03-01, purpose: B.}\n"
             "      - {version: \"1\", statement: A., criteria: [],\n"
             "         policies: , variations: , variation: }\n");
    (void)state;

    assert_int_equal(workspace->controls[0]->version_count, 2);
    text = workspace->controls[0]->versions[0];
    assert_str(text->version.str, "1");
    assert_str(text->statement.str, "A.");
    assert_str(text->purpose.str, "B.");
    assert_int_equal(text->criteria.count, 0);
    assert_int_equal(text->policies.count, 0);
    assert_int_equal(text->variation_count, 0);
    assert_int_equal(text->variation.str.len, 0);
    assert_int_equal(text->effective.day, DATE_NONE);
    assert_str(text->owner.str, "cto");
    text = workspace->controls[0]->versions[1];
    assert_str(text->version.str, "2");
    assert_int_equal(text->criteria.count, 2);
    remove_scratch(folder);
}

/* A kept text that begins after the one that is said to have replaced it. */
static void test_policies(void **state)
{
    static const char *const days[] = {"2025-01-15", "2026-02-15"};
    static const char *const wanted[] = {"", "version-dates:9"};
    (void)state;

    for (int i = 0; i < 2; i++) {
        const char *folder = make_whole(), *text = made_base[3].text;
        struct diags diags = diags_new(arena);
        struct workspace *workspace;

        text = replaced(text, "\"1.0\"", "\"0.9\"");
        text = replaced(text, "approved: 2026-01-12", "approved: 2025-01-12");
        make_file(folder, OLD, replaced(text, "2026-01-15", days[i]));
        workspace = workspace_load(arena, &diags, folder, "templates");
        assert_string_equal(heard(workspace, &diags), wanted[i]);
        remove_scratch(folder);
    }
}

/* What git knows. */
static void test_changed(void **state)
{
    const char *folder = make_whole();
    struct commit commit = {.from = DATE_NONE};
    struct diags diags;
    struct workspace *workspace =
        load(&diags, folder, "    version: \"1\"\n", "");
    (void)state;

    workspace->controls[0]->commit = workspace->policies[0]->commit = &commit;
    assert_string_equal(heard(workspace, &diags), "");
    commit.is_silent = true;
    assert_string_equal(heard(workspace, &diags),
                        "changed-without-version:9 changed-without-version:4");
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_controls), TEST(test_inherits),
                                       TEST(test_policies), TEST(test_changed)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
