/*
 * YAML that others wrote to break parsers: the hostile set, verdict by verdict,
 * and the public test suite, outcome by outcome.
 *
 * Where we differ from the suite, the case stands in one of the lists below
 * with the reason. A control matrix needs none of what is refused on purpose;
 * the rest is libyaml's, and each time the user gets a message with a place.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/scratch.h"
#include "load/node.h"

/* Invalid, but accepted: multi-line values indented less than they should be
 * (the text is read as written), and blank lines in an empty block text. */
static const char *const accepted[] = {"9C9N", "DK95/01", "QB6E", "S98Z"};

/* Valid, but refused on purpose: tags, directives, merge and complex keys,
 * aliases as keys, empty keys, a second document. */
static const char *const refused[] = {
    "26DV",    "27NA",    "2AUY", "2LFX", "2SXE",    "2XXW",    "33X3",
    "35KP",    "4FJ6",    "52DL", "565N", "57H4",    "5TYM",    "6BFJ",
    "6CK3",    "6JWB",    "6LVF", "6PBE", "6WLZ",    "6XDY",    "6ZKB",
    "735Y",    "74H7",    "7FWL", "8MK2", "9DXL",    "9KAX",    "9MMW",
    "9WXW",    "BEC7",    "BU8L", "C4HZ", "CC74",    "CUP7",    "DFF7",
    "DK95/07", "E76Z",    "EHF6", "F2C7", "FH7J",    "HMQ5",    "J7PZ",
    "JHB9",    "KK5P",    "KSS4", "L383", "L94M",    "LE5A",    "LX3P",
    "M2N8/00", "M2N8/01", "M5C3", "M5DY", "MUS6/02", "MUS6/03", "MUS6/04",
    "MUS6/05", "MUS6/06", "P76L", "PUW8", "PW8X",    "Q9WF",    "RTP8",
    "RZP5",    "RZT7",    "S4JQ", "SBG9", "U3C3",    "U9NS",    "UGM3",
    "UKK6/02", "V9D5",    "W4TN", "WZ62", "X38W",    "XW4D",    "Z67P",
    "Z9M4"};

/* Valid, but a tab stands where a human expects indentation. */
static const char *const tabs[] = {
    "6BCT",    "6CA3",    "6HB6", "96NN/00", "96NN/01",  "A2M4",    "DK95/00",
    "DK95/03", "DK95/04", "Q5MG", "R4YG",    "Y79Y/001", "Y79Y/010"};

/* Valid YAML 1.2 that libyaml, a parser of YAML 1.1, refuses: maps in brackets
 * without blanks, empty keys, document ends, anchors with odd names. */
static const char *const older[] = {
    "2JQS", "4ABK",    "4MUZ/00", "4MUZ/01", "4MUZ/02", "58MP",    "5MUD",
    "5T43", "6M2F",    "7Z25",    "8XYN",    "9SA2",    "CFD4",    "DBG4",
    "DK3J", "FP8R",    "FRK4",    "HM87/00", "HWV9",    "K3WX",    "M7A3",
    "NHX8", "NJ66",    "NKF9",    "QT73",    "S3PD",    "SM9W/01", "UKK6/00",
    "UT92", "VJP3/01", "W5VH"};

struct outcome {
    const struct node *node;
    struct diags diags;
};

static const char *conformance(const char *name)
{
    const char *root = getenv("AUDITBINDER_CONFORMANCE");

    if (!root) {
        print_message("skipped: AUDITBINDER_CONFORMANCE is not set\n");
        skip();
    }
    return in_folder(root, name);
}

static struct str read_all(const char *path)
{
    struct diags diags = diags_new(arena);
    struct str bytes;

    assert_true(file_read(arena, &diags, path, STR("x"), 1u << 26, &bytes));
    return bytes;
}

static struct outcome parse(struct arena *own, const char *path)
{
    struct outcome outcome = {.diags = diags_new(own)};

    outcome.node =
        node_parse(own, &outcome.diags, STR("x.yaml"), read_all(path), 1);
    return outcome;
}

/* A refusal is one error with a place; an acceptance has no error. */
static bool is_well_said(const struct outcome *outcome)
{
    const struct diag *diag = outcome->diags.first;

    if (outcome->node)
        return !diags_has_errors(&outcome->diags);
    while (diag && diag->severity != SEVERITY_ERROR)
        diag = diag->next;
    return outcome->diags.count[SEVERITY_ERROR] == 1 && diag->pos.line > 0 &&
           diag->pos.column > 0;
}

static bool try_hostile(const char *folder, struct str file, struct str verdict)
{
    struct arena *own = arena_open();
    struct outcome outcome =
        parse(own, in_folder(folder, str_zero_ended(arena, file)));
    /* An empty file is an empty map; who needs a key says so. */
    bool is_empty = str_is(file, "067-empty.yaml");
    bool is_refused = !outcome.node || (is_empty && !outcome.node->count);
    bool is_good =
        is_refused == str_is(verdict, "reject") && is_well_said(&outcome);

    if (str_is(verdict, "warn"))
        is_good = is_good && outcome.diags.count[SEVERITY_WARNING] == 1;
    if (!is_good)
        print_error("%.*s: expected %.*s\n", STR_ARG(file), STR_ARG(verdict));
    arena_close(own);
    return is_good;
}

static void test_hostile(void **state)
{
    const char *folder = conformance("hostile-yaml");
    struct str rest = read_all(in_folder(folder, "cases.tsv")), line;
    size_t bad = 0, count = 0;
    (void)state;

    while (str_next_line(&rest, &line)) {
        struct str file, verdict;
        str_next_piece(&line, '\t', &file);
        str_next_piece(&line, '\t', &verdict);
        bad += !try_hostile(folder, file, verdict);
        count++;
    }
    assert_int_equal(count, 37);
    assert_int_equal(bad, 0);
}

#define IS_IN(list, id) is_in(list, sizeof(list) / sizeof *(list), id)

static bool is_in(const char *const *list, size_t count, struct str id)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(id, list[i]))
            return true;
    return false;
}

static bool is_expected(struct str id, bool is_valid)
{
    if (!is_valid)
        return IS_IN(accepted, id);
    return !IS_IN(refused, id) && !IS_IN(tabs, id) && !IS_IN(older, id);
}

static bool try_case(const char *folder, struct str id, bool is_valid)
{
    struct arena *own = arena_open();
    struct outcome outcome = parse(
        own,
        in_folder(folder, str_zero_ended(
                              arena, str_concat(arena, id, STR("/in.yaml")))));
    bool is_good =
        !!outcome.node == is_expected(id, is_valid) && is_well_said(&outcome);

    if (!is_good)
        print_error("%.*s: %s\n", STR_ARG(id),
                    outcome.node ? "accepted" : "refused");
    arena_close(own);
    return is_good;
}

static void test_suite(void **state)
{
    const char *folder = conformance("yaml-test-suite");
    struct str rest = read_all(in_folder(folder, "cases.tsv")), line;
    size_t bad = 0, count = 0;
    (void)state;

    while (str_next_line(&rest, &line)) {
        struct str id, verdict;
        str_next_piece(&line, '\t', &id);
        str_next_piece(&line, '\t', &verdict);
        bad += !try_case(folder, id, str_is(verdict, "ok"));
        count++;
    }
    assert_int_equal(count, 402);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_hostile),
        TEST(test_suite),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
