/*
 * Rules about the format of evidence: what an auditor cannot open, and what a
 * portal refuses.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "base/file.h"
#include "check/contents.h"

/* Encryption ------------------------------------------------------------- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' ||
           byte == '\f' || byte == '\0';
}

static size_t skip_number(struct str s, size_t at)
{
    size_t from = at;

    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    return at > from ? at : SIZE_MAX;
}

static size_t skip_blanks(struct str s, size_t at)
{
    while (at < s.len && is_blank(s.ptr[at]))
        at++;
    return at;
}

/* Behind "/Encrypt" stands a dictionary or "12 0 R" (ISO 32000, 7.5.5). */
static bool is_encrypt_value(struct str s, size_t at)
{
    at = skip_blanks(s, at);
    if (str_has_prefix(str_slice(s, at, s.len), STR("<<")))
        return true;
    at = skip_number(s, at);
    at = at == SIZE_MAX ? at : skip_number(s, skip_blanks(s, at));
    at = at == SIZE_MAX ? at : skip_blanks(s, at);
    return at != SIZE_MAX && at < s.len && s.ptr[at] == 'R';
}

static bool has_encrypt(struct str bytes)
{
    struct str key = STR("/Encrypt");
    size_t at = 0;

    while ((at = str_find(bytes, key, at)) != SIZE_MAX) {
        at += key.len;
        if (is_encrypt_value(bytes, at))
            return true;
    }
    return false;
}

static bool is_encrypted_pdf(const struct content *content)
{
    struct str head = str_slice(content->bytes, 0, 1024);

    return str_find(head, STR("%PDF-"), 0) != SIZE_MAX &&
           (has_encrypt(content->bytes) || has_encrypt(content->tail));
}

static uint32_t little_endian(struct str s, size_t at, size_t size)
{
    uint32_t value = 0;

    for (size_t i = 0; i < size; i++)
        value |= (uint32_t)(unsigned char)s.ptr[at + i] << (8 * i);
    return value;
}

/* Bit 0 of a member's flags, in the local headers that follow each other, and
 * in the central directory (APPNOTE 4.4.4). */
static bool has_locked_member(struct str bytes)
{
    struct str local = STR("PK\003\004"), central = STR("PK\001\002");
    size_t at = str_find(bytes, central, 0);

    if (str_has_prefix(bytes, local) && bytes.len > 8 &&
        (little_endian(bytes, 6, 2) & 1))
        return true;
    while (at != SIZE_MAX && at + 46 <= bytes.len) {
        if (little_endian(bytes, at + 8, 2) & 1)
            return true;
        at += 46 + little_endian(bytes, at + 28, 2) +
              little_endian(bytes, at + 30, 2) +
              little_endian(bytes, at + 32, 2);
        if (!str_has_prefix(str_slice(bytes, at, bytes.len), central))
            return false;
    }
    return false;
}

static bool is_encrypted_zip(const struct content *content)
{
    return str_has_prefix(content->bytes, STR("PK\003\004")) &&
           (has_locked_member(content->bytes) ||
            has_locked_member(content->tail));
}

/* The old office container (MS-CFB); around a DOCX it means a password. */
static bool is_compound(const struct content *content)
{
    return str_has_prefix(content->bytes,
                          STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

static bool has_one_of(struct str name, const char *const *endings)
{
    for (; *endings; endings++)
        if (name_has_ending(name, str_from(*endings)))
            return true;
    return false;
}

static void say_encrypted(struct check *check, const struct evidence *evidence,
                          const char *what)
{
    rules_say(check, CHECK_EVIDENCE_ENCRYPTED, pos_make(evidence->path, 0, 0),
              "save it without a password; protect the binder as a whole",
              "this %s is encrypted", what);
}

void content_formats(struct check *check, const struct content *content)
{
    static const char *const modern[] = {"docx", "xlsx", "pptx",
                                         "docm", "xlsm", NULL};
    static const char *const old[] = {"doc", "xls", "ppt", "msg", NULL};
    static const char *const apple[] = {"numbers", "pages", "heic", "heif",
                                        NULL};
    const struct evidence *evidence = content->evidence;

    if (is_encrypted_pdf(content))
        say_encrypted(check, evidence, "PDF");
    else if (is_encrypted_zip(content))
        say_encrypted(check, evidence, "archive");
    else if (is_compound(content) && has_one_of(evidence->name, modern))
        say_encrypted(check, evidence, "document");
    else if (has_one_of(evidence->name, old))
        rules_say(check, CHECK_EVIDENCE_LEGACY, pos_make(evidence->path, 0, 0),
                  "save it as DOCX, XLSX, PPTX or PDF",
                  "this is an old office format, which portals refuse");
    else if (has_one_of(evidence->name, apple))
        rules_say(check, CHECK_EVIDENCE_LEGACY, pos_make(evidence->path, 0, 0),
                  "save it as XLSX, PDF or JPEG",
                  "this is a format of Apple's, which few others open");
}

/* Portals ---------------------------------------------------------------- */

static bool is_in(struct str name, const struct texts *endings)
{
    for (size_t i = 0; i < endings->count; i++)
        if (name_has_ending(name, endings->items[i].str))
            return true;
    return false;
}

static void judge_upload(struct check *check, const struct portal *portal,
                         const struct evidence *evidence)
{
    struct pos pos = pos_make(evidence->path, 0, 0);
    uint64_t limit;

    if (str_to_uint(portal->file_limit.str, INT64_MAX, &limit) &&
        evidence->size > limit)
        rules_say(check, CHECK_EVIDENCE_SIZE, pos,
                  "split it, or hand it over in another way",
                  "this file has %llu bytes; %.*s accepts %llu",
                  (unsigned long long)evidence->size, STR_ARG(portal->name.str),
                  (unsigned long long)limit);
    if (is_in(evidence->name, &portal->refuses) ||
        (portal->accepts.count && !is_in(evidence->name, &portal->accepts)))
        rules_say(check, CHECK_EVIDENCE_REFUSED, pos,
                  "add a copy in a format that it accepts, such as PDF",
                  "%.*s does not accept files of this format",
                  STR_ARG(portal->name.str));
}

static bool is_uploaded(const struct check *check,
                        const struct evidence *evidence)
{
    return evidence->size > 0 && text_is_empty(evidence->exclude) &&
           evidence->period && evidence->control &&
           (!check->period || evidence->period == check->period);
}

void rules_portal(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct text id = workspace->portal;
    const struct portal *portal = map_find(&workspace->portal_by_id, id.str);
    struct diag *diag;

    if (text_is_empty(id))
        return;
    if (!portal) {
        diag = diag_add(check->diags, MUST_PORTAL, id.pos,
                        "'%.*s' is no portal that is known", STR_ARG(id.str));
        rules_suggest(check, diag, id.str, &workspace->portal_by_id);
        return;
    }
    for (size_t i = 0; i < workspace->evidence_count; i++)
        if (is_uploaded(check, workspace->evidence[i]))
            judge_upload(check, portal, workspace->evidence[i]);
}
