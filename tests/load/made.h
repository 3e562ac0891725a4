/*
 * Small workspaces made in a scratch folder, and what they say when loaded.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_LOAD_MADE_H
#define TESTS_LOAD_MADE_H

#include "base/scratch.h"
#include "load/workspace.h"

/* A file of a made workspace. */
struct made {
    const char *path, *text;
};

/* Without any finding: every criterion met, every control with evidence. */
static const struct made made_base[] = {
    {"auditbinder.yaml", "organization:\n"
                         "  name: Larkfield\n"
                         "system: {name: Ledger}\n"
                         "categories: [security, availability]\n"
                         "people: [{id: joel, name: Joel Frey},\n"
                         "  {id: mara, name: Mara Lind}]\n"
                         "roles:\n"
                         "  - {id: cto, title: CTO, person: mara}\n"
                         "  - {id: lead, title: Head of Security, "
                         "person: joel}\n"
                         "periods:\n"
                         "  - id: 2026-H1\n"
                         "    type: II\n"
                         "    from: 2026-01-01\n"
                         "    to: 2026-06-30\n"
                         "default_period: 2026-H1\n"
                         "packets:\n"
                         "  - {id: PK, title: Packet, policies: [ACP]}\n"},
    {"criteria.yaml",
     "criteria:\n"
     "  - {id: CC6.1, category: security, title: Access}\n"
     "  - {id: A1.2, category: availability, title: Backup}\n"},
    {"controls/cm.yaml",
     "controls:\n"
     "  - id: CM-01\n"
     "    title: Access review\n"
     "    primary: Security\n"
     "    frequency: quarterly\n"
     "    mode: periodic\n"
     "    criteria: [CC6.1, A1.2]\n"
     "    owner: cto\n"
     "    purpose: Keeps rights few.\n"
     "    statement: The CTO reviews all users each quarter and signs.\n"
     "    variations:\n"
     "      - {id: export, text: From an export.}\n"
     "      - {id: attest, text: By attestation.}\n"
     "    variation: export\n"
     "    policies: [ACP]\n"},
    {"policies/acp.md", "---\n"
                        "id: ACP\n"
                        "title: Access Control\n"
                        "version: \"1.0\"\n"
                        "status: approved\n"
                        "owner: lead\n"
                        "approver: cto\n"
                        "approved: 2026-01-12\n"
                        "effective: 2026-01-15\n"
                        "reviewed: 2026-01-12\n"
                        "next_review: 2027-01-12\n"
                        "review: annual\n"
                        "controls: [CM-01]\n"
                        "---\n"
                        "\n"
                        "## Purpose\n"},
    {"evidence/2026-H1/CM-01/2026-03-31-review.csv", "user,decision\n"},
    {"evidence/2026-H1/CM-01/2026-03-31-review.csv.yaml",
     "performed: 2026-03-31\n"
     "captured: 2026-04-02T09:12:00+02:00\n"
     "kind: population\n"},
};

enum { MADE_COUNT = sizeof made_base / sizeof *made_base };

/* Writes LEN bytes to PATH below FOLDER. */
static inline void make_bytes(const char *folder, const char *path,
                              const char *bytes, size_t len)
{
    struct diags diags = diags_new(arena);
    const char *full = in_folder(folder, path);

    assert_true(file_make_folders(
        &diags, str_zero_ended(arena, path_folder(str_from(full)))));
    assert_true(file_save(&diags, full, str_make(bytes, len)));
}

static inline void make_file(const char *folder, const char *path,
                             const char *text)
{
    make_bytes(folder, path, text, strlen(text));
}

static inline const char *make_workspace(void)
{
    const char *folder = scratch_folder();

    for (size_t i = 0; i < MADE_COUNT; i++)
        make_file(folder, made_base[i].path, made_base[i].text);
    return folder;
}

/* TEXT with the first FIND, which must be there, replaced. */
static inline const char *replaced(const char *text, const char *find,
                                   const char *by)
{
    struct str s = str_from(text);
    size_t at = str_find(s, str_from(find), 0);

    assert_true(at != SIZE_MAX);
    return str_zero_ended(
        arena, str_concat(arena, str_slice(s, 0, at),
                          str_concat(arena, str_from(by),
                                     str_slice(s, at + strlen(find), s.len))));
}

/* Changes one piece of one file of a made workspace. */
static inline void change(const char *folder, const char *path,
                          const char *find, const char *by)
{
    for (size_t i = 0; i < MADE_COUNT; i++)
        if (strcmp(made_base[i].path, path) == 0)
            make_file(folder, path, replaced(made_base[i].text, find, by));
}

/* All messages, a line each, without hints. */
static inline const char *said(const struct diags *diags)
{
    struct buf buf = buf_new(arena);

    for (const struct diag *diag = diags->first; diag; diag = diag->next) {
        struct str text = diag_format(arena, diag, false);
        buf_add(&buf, str_slice(text, 0, str_find_byte(text, '\n', 0)));
        buf_add_byte(&buf, '\n');
    }
    return str_zero_ended(arena, buf_str(&buf));
}

#endif
