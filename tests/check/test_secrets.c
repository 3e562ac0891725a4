/*
 * The search for secrets, measured: examples of each kind of rule are made and
 * planted in the files that people export; clean files must stay silent. No
 * example is a real secret, and none stands whole in this file.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"

#include "load/made.h"

#define FOLDER "evidence/2026-H1/CM-01/"

/* What the examples look like: "{A16}" is sixteen characters of a class:
 * A capitals and 2-7, a letters and digits, h hex,
 * d digits, b base64, w letters, digits, '-' and '_'. "~" is dropped, so that
 * no scanner takes this table for a leak. */
static const struct {
    const char *rule, *form;
} kinds[] = {
    {"private-key", "-----BEGIN~ PRIVATE KEY-----"},
    {"private-key", "-----BEGIN~ RSA PRIVATE KEY-----"},
    {"private-key", "-----BEGIN~ OPENSSH PRIVATE KEY-----"},
    {"private-key", "-----BEGIN~ PGP PRIVATE KEY BLOCK-----"},
    {"putty-key", "PuTTY-~User-Key-File-3: ssh-ed25519"},
    {"aws-access-key", "AK~IA{A16}"},
    {"aws-access-key", "AS~IA{A16}"},
    {"aws-secret-key", "aws_~secret_access_key = {b40}"},
    {"google-api-key", "AI~za{w35}"},
    {"google-client-secret", "GOC~SPX-{w28}"},
    {"azure-storage-key", "Account~Key={b86}=="},
    {"azure-client-secret", "{a3}8~Q\x7f"
                            "{a34}"},
    {"signed-link", "https://store.example/a?sv=1&s~ig={b43}%3D"},
    {"source-host-token", "gh~p_{a36}"},
    {"source-host-token", "gh~s_{a36}"},
    {"source-host-token", "github_~pat_{a82}"},
    {"source-host-token", "gl~pat-{w20}"},
    {"chat-token", "xox~b-{d12}-{d12}-{a24}"},
    {"chat-token", "xa~pp-1-{A11}-{d13}-{h64}"},
    {"chat-hook", "https://hooks.~slack.com/services/T{A10}/B{A10}/{a24}"},
    {"messenger-bot", "{d10}:A~A{w33}"},
    {"payment-key", "sk_~live_{a24}"},
    {"payment-key", "rk_~test_{a24}"},
    {"mail-key", "S~G.{w22}.{w43}"},
    {"mail-key", "key~-{h32}"},
    {"telephone-key", "S~K{h32}"},
    {"model-key", "s~k-proj-{w48}"},
    {"model-key", "s~k-ant-api03-{w90}"},
    {"package-token", "np~m_{a36}"},
    {"package-token", "pypi-~AgE{w80}"},
    {"platform-token", "do~p_v1_{h64}"},
    {"platform-token", "da~pi{h32}"},
    {"platform-token", "shp~at_{h32}"},
    {"vault-token", "hv~s.{w90}"},
    {"signed-token", "ey~J{w30}.ey~J{w60}.{w43}"},
    {"url-password", "postgres://app:~{a16}@db.internal:5432/ledger"},
    {"url-password", "https://deploy:~{a20}@host.example/repo.git"},
    {"authorization-header", "Authorization: ~Bearer {a40}"},
    {"authorization-header", "authorization: ~Basic {b32}"},
    {"named-secret", "db_~password={a18}"},
    {"named-secret", "\"client_~secret\": \"{w32}\""},
    {"named-secret", "API_~KEY: {h32}"},
};

/* Where an example stands. */
static const char *const places[] = {
    "%s\n",
    "# settings\nNAME=ledger\nVALUE %s\nDEBUG=0\n",
    "2026-03-31T10:00:00Z app[12] INFO sent %s to worker\n",
    "id,value,day\n7,%s,2026-03-31\n",
    "steps:\n  - run: |\n      use %s\n",
};

static uint32_t seed = 20260331;

static uint32_t next_number(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static const char *class_of(char name)
{
    switch (name) {
    case 'A': return "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    case 'd': return "0123456789";
    case 'h': return "0123456789abcdef";
    case 'b':
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
               "0123456789+/";
    case 'w':
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
               "0123456789-_";
    default:
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
               "0123456789";
    }
}

static const char *example_of(const char *form)
{
    struct buf buf = buf_new(arena);

    for (; *form; form++) {
        const char *bytes;
        int count = 0;

        if (*form == '~')
            continue;
        if (*form != '{') {
            /* DEL stands for a tilde that is meant. */
            buf_add_byte(&buf, *form == '\x7f' ? '~' : *form);
            continue;
        }
        bytes = class_of(form[1]);
        for (form += 2; *form != '}'; form++)
            count = count * 10 + (*form - '0');
        while (count-- > 0)
            buf_add_byte(&buf, bytes[next_number((uint32_t)strlen(bytes))]);
    }
    return str_zero_ended(arena, buf_str(&buf));
}

static struct diags checked(const char *folder)
{
    struct diags diags = diags_new(arena);
    struct workspace *workspace =
        workspace_load(arena, &diags, folder, "templates");

    assert_non_null(workspace);
    check_resolve(workspace, &diags);
    check_all(workspace, NULL, &diags);
    diags_sort(&diags);
    return diags;
}

/* How many secrets were found in the file NAME. */
static size_t found_in(const struct diags *diags, const char *name)
{
    size_t count = 0;

    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        count += diag->id == MUST_SECRET &&
                 str_has_suffix(diag->pos.file, str_from(name));
    return count;
}

static void plant(const char *folder, size_t kind, size_t place, int round)
{
    const char *name = str_zero_ended(
        arena, str_printf(arena, FOLDER "2026-02-10-%zu-%zu-%d.txt", kind,
                          place, round));
    struct str text = STR_NONE;
    struct str form = str_from(places[place]);
    size_t at = str_find(form, STR("%s"), 0);

    text = str_concat(arena, str_slice(form, 0, at),
                      str_from(example_of(kinds[kind].form)));
    text = str_concat(arena, text, str_slice(form, at + 2, form.len));
    make_file(folder, name, str_zero_ended(arena, text));
}

enum { KINDS = sizeof kinds / sizeof *kinds };
enum { PLACES = sizeof places / sizeof *places, ROUNDS = 2 };

static void test_finds_what_was_planted(void **state)
{
    const char *folder = make_workspace();
    size_t planted = 0, found = 0;
    struct diags diags;
    (void)state;

    for (size_t kind = 0; kind < KINDS; kind++)
        for (size_t place = 0; place < PLACES; place++)
            for (int round = 0; round < ROUNDS; round++)
                plant(folder, kind, place, round);
    diags = checked(folder);
    for (size_t kind = 0; kind < KINDS; kind++) {
        size_t here = 0;

        for (size_t i = 0; i < PLACES * ROUNDS; i++) {
            struct str name = str_printf(arena, "-%zu-%zu-%d.txt", kind,
                                         i / ROUNDS, (int)(i % ROUNDS));
            here += found_in(&diags, str_zero_ended(arena, name)) > 0;
        }
        if (here < PLACES * ROUNDS)
            print_message("%s (%s): %zu of %d\n", kinds[kind].rule,
                          kinds[kind].form, here, PLACES * ROUNDS);
        planted += PLACES * ROUNDS;
        found += here;
    }
    print_message("%zu of %zu planted secrets were found\n", found, planted);
    assert_true(planted >= 200);
    assert_true(found * 100 >= planted * 95);
    remove_scratch(folder);
}

/* No message holds the value: it goes into logs. */
static void test_never_prints_a_value(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    (void)state;

    make_file(folder, FOLDER "2026-02-10-a.env",
              "DB=postgres://app:Zk47Quill9@db/x\n");
    diags = checked(folder);
    assert_int_equal(found_in(&diags, "a.env"), 1);
    for (const struct diag *diag = diags.first; diag; diag = diag->next) {
        struct str text = diag_format(arena, diag, false);
        assert_true(str_find(text, STR("Quill"), 0) == SIZE_MAX);
    }
    remove_scratch(folder);
}

/* What people write about secrets, and what only looks like them. */
static void test_clean_text_is_silent(void **state)
{
    static const char *const texts[] = {
        "password: required, at least 14 characters\n",
        "password_last_changed: 2026-03-31T10:00:00Z\n",
        "token,issued\nAPI token of the build,2026-03-31\n",
        "Rotate the secret: the Platform Lead does so each quarter.\n",
        "postgres://app:****@db/x and https://user:${PASSWORD}@host/\n",
        "https://host.example/a:b@c and mail to ops@host.example\n",
        "sha256 "
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b signed\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFvT ops@host\n",
        "secret_name=projects/ledger/secrets/database\n",
        "AKIAIOSFODNN7EXAMPLE is the example of the manual\n",
        "task-1, risk-2, SKU SK-1029, ask-the-owner-of-this-long-name-now\n",
        "credential_store: password vault of the company\n",
        "\x89PNG\r\n\x1a\n",
    };
    const char *folder = make_workspace();
    struct diags diags;
    size_t alarms = 0;
    (void)state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        make_file(folder,
                  str_zero_ended(
                      arena, str_printf(arena, FOLDER "2026-02-10-%zu.txt", i)),
                  texts[i]);
    diags = checked(folder);
    for (const struct diag *diag = diags.first; diag; diag = diag->next) {
        if (diag->id != MUST_SECRET)
            continue;
        print_message("%s\n",
                      str_zero_ended(arena, diag_format(arena, diag, false)));
        alarms++;
    }
    assert_int_equal(alarms, 0);
    remove_scratch(folder);
}

/* UTF-16, as a shell of Windows redirects it. */
static void test_reads_utf16(void **state)
{
    const char *text = "a\nurl amqp://app:Zk47Quill9@mq/x\n";
    const char *folder = make_workspace();
    struct buf buf = buf_new(arena);
    struct diags diags;
    (void)state;

    buf_add(&buf, STR("\xFF\xFE"));
    for (; *text; text++) {
        buf_add_byte(&buf, *text);
        buf_add_byte(&buf, '\0');
    }
    make_bytes(folder, FOLDER "2026-02-10-a.txt", buf.ptr, buf.len);
    diags = checked(folder);
    assert_int_equal(found_in(&diags, "a.txt"), 1);
    for (const struct diag *diag = diags.first; diag; diag = diag->next)
        if (diag->id == MUST_SECRET) {
            assert_int_equal(diag->pos.line, 2);
            assert_int_equal(diag->pos.column, 16);
        }
    remove_scratch(folder);
}

/* The reason allows all of a file, and is no message. */
static void test_allowed_with_a_reason(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    (void)state;

    make_file(folder, FOLDER "2026-02-10-a.env", "K=amqp://a:Zk47Quill9@q/\n");
    make_file(folder, FOLDER "2026-02-10-a.env.yaml",
              "allow_secrets: revoked on 12 February\n");
    diags = checked(folder);
    assert_int_equal(found_in(&diags, "a.env"), 0);
    remove_scratch(folder);
}

/* Beyond 8 MiB nobody looks, and that is said. */
static void test_says_what_it_did_not_read(void **state)
{
    size_t len = (size_t)8 * 1024 * 1024 + 1, said_so = 0;
    const char *folder = make_workspace();
    char *bytes = arena_alloc(arena, len);
    struct diags diags;
    (void)state;

    memset(bytes, 'x', len);
    make_bytes(folder, FOLDER "2026-02-10-a.log", bytes, len);
    diags = checked(folder);
    for (const struct diag *diag = diags.first; diag; diag = diag->next)
        said_so += diag->id == MUST_SECRET_UNSEARCHED;
    assert_int_equal(said_so, 1);
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_finds_what_was_planted), TEST(test_never_prints_a_value),
        TEST(test_clean_text_is_silent),   TEST(test_reads_utf16),
        TEST(test_allowed_with_a_reason),  TEST(test_says_what_it_did_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
