/*
 * Tests of export/findings.c and sarif.c: what must be escaped, and what makes
 * two results one.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/findings.h"

#include "base/scratch.h"

static struct findings findings_of(struct diags *diags)
{
    return (struct findings){
        .arena = arena, .diags = diags, .version = "1", .folder = STR("a,b")};
}

static void test_annotations_are_escaped(void **state)
{
    struct diags diags = diags_new(arena);
    struct findings findings = findings_of(&diags);
    struct diag *diag = diag_add(&diags, IN_OPEN, pos_make(STR("c:d"), 3, 0),
                                 "100%% of x, y: z");

    (void)state;
    diag_hint(&diags, diag, "read 50%%");
    diag_add(&diags, BINDER_RENAMED, POS_NONE, "no place");
    assert_str(findings_github(&findings),
               "::error title=cannot-open,file=a%2Cb/c%3Ad,line=3::"
               "100%25 of x, y: z%0Ahint: read 50%25\n"
               "::notice title=renamed-in-binder::no place\n");
}

/* The name of a file is as hostile as its text. */
static void test_names_are_harmless(void **state)
{
    struct diags diags = diags_new(arena);
    struct findings findings = findings_of(&diags);
    struct str json;

    (void)state;
    findings.folder = STR_NONE;
    diag_add(&diags, IN_OPEN,
             pos_make(STR("a\x1B[31m\xC2\x9B\xE2\x80\xAE"), 0, 0), "x");
    assert_str(
        findings_github(&findings),
        "::error title=cannot-open,file=a\\x1B[31m\\u{9B}\\u{202E}::x\n");
    json = findings_json(&findings);
    assert_true(str_find(json, STR("a\\u001b[31m\\u009b\\u202e"), 0) !=
                SIZE_MAX);
}

static void test_json_of_nothing(void **state)
{
    struct diags diags = diags_new(arena);
    struct findings findings = findings_of(&diags);

    (void)state;
    assert_str(findings_json(&findings),
               "{\n  \"schema_version\": 1,\n  \"counts\": {\n"
               "    \"error\": 0,\n    \"warning\": 0,\n    \"note\": 0,\n    "
               "\"off\": 0\n"
               "  },\n  \"findings\": []\n}\n");
}

/* The fingerprints of all results of DIAGS, in their order. */
static struct str fingerprints(struct diags *diags)
{
    struct findings findings = findings_of(diags);
    struct str sarif = findings_sarif(&findings), key = STR("\"message/v1\": ");
    struct buf buf = buf_new(arena);
    size_t at = 0;

    while ((at = str_find(sarif, key, at)) != SIZE_MAX) {
        at += key.len;
        buf_add(&buf, str_slice(sarif, at, at + 37));
    }
    return buf_str(&buf);
}

static struct str fingerprint_at(struct str file, int line, const char *text)
{
    struct diags diags = diags_new(arena);

    diag_add(&diags, IN_OPEN, pos_make(file, line, 1), "%s", text);
    return fingerprints(&diags);
}

static void test_fingerprints(void **state)
{
    struct str first = fingerprint_at(STR("a"), 1, "x");
    struct diags twice = diags_new(arena);

    (void)state;
    assert_int_equal(first.len, 37);
    assert_true(str_eq(first, fingerprint_at(STR("a"), 9, "x")));
    assert_false(str_eq(first, fingerprint_at(STR("b"), 1, "x")));
    assert_false(str_eq(first, fingerprint_at(STR("a"), 1, "y")));
    diag_add(&twice, IN_OPEN, pos_make(STR("a"), 1, 1), "x");
    diag_add(&twice, IN_OPEN, pos_make(STR("a"), 2, 1), "x");
    first = fingerprints(&twice);
    assert_false(str_eq(str_slice(first, 0, 37), str_slice(first, 37, 74)));
}

/* A file name is bytes; a URI is not. */
static void test_uris(void **state)
{
    struct diags diags = diags_new(arena);
    struct findings findings = findings_of(&diags);
    struct str sarif;

    (void)state;
    diag_add(&diags, IN_OPEN, pos_make(STR("\xC3\xBC 1#%.md"), 1, 1), "x");
    diag_add(&diags, IN_OPEN, POS_NONE, "without a place");
    sarif = findings_sarif(&findings);
    assert_true(str_find(sarif, STR("\"a%2Cb/%C3%BC%201%23%25.md\""), 0) !=
                SIZE_MAX);
    assert_int_equal(diags.count[SEVERITY_ERROR], 2);
    assert_true(str_find(sarif, STR("\"ruleIndex\": 1"), 0) == SIZE_MAX);
}

static void set_off(void *data, struct diag *diag)
{
    (void)data;
    diag->severity = SEVERITY_OFF;
    diag->reason = STR("Agreed.");
}

/* What is set off is suppressed in SARIF and last in JSON, with the reason. */
static void test_off(void **state)
{
    struct diags diags = diags_new(arena);
    struct findings findings = findings_of(&diags);
    struct str json, sarif;

    (void)state;
    diag_add(&diags, CHECK_VAGUE, pos_make(STR("c.yaml"), 3, 1), "vague");
    diags_judge(&diags, set_off, NULL);
    diags_sort(&diags);
    assert_null(diags.first);
    assert_int_equal(diags.count[SEVERITY_OFF], 1);
    assert_int_equal(diags.count[SEVERITY_WARNING], 0);
    json = findings_json(&findings);
    assert_true(str_find(json, STR("\"off\": 1"), 0) != SIZE_MAX);
    assert_true(str_find(json, STR("\"usual_severity\": \"warning\""), 0) !=
                SIZE_MAX);
    sarif = findings_sarif(&findings);
    assert_true(str_find(sarif, STR("\"justification\": \"Agreed.\""), 0) !=
                SIZE_MAX);
    assert_true(str_find(sarif, STR("\"level\": \"off\""), 0) == SIZE_MAX);
    assert_int_equal(findings_github(&findings).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_annotations_are_escaped),
        TEST(test_names_are_harmless),
        TEST(test_json_of_nothing),
        TEST(test_fingerprints),
        TEST(test_uris),
        TEST(test_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
