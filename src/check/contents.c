/*
 * Reads the evidence of a period, one file after the other, for the rules
 * about what is in it. What cannot be read is said when the binder is made.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/contents.h"

#include <string.h>

#include "base/file.h"

#define TAIL_SIZE ((size_t)1024 * 1024)

bool name_has_ending(struct str name, struct str ending)
{
    size_t at = name.len - ending.len;

    return name.len > ending.len + 1 && name.ptr[at - 1] == '.' &&
           str_eq_nocase(str_slice(name, at, name.len), ending);
}

bool bytes_are_text(struct str bytes)
{
    struct str head = str_slice(bytes, 0, 8192);

    /* UTF-16 with its mark. */
    if (str_has_prefix(head, STR("\xFF\xFE")) ||
        str_has_prefix(head, STR("\xFE\xFF")))
        return true;
    return !head.len || !memchr(head.ptr, '\0', head.len);
}

bool content_is_text(const struct content *content)
{
    return bytes_are_text(content->bytes);
}

static bool read_content(struct check *check, struct content *content)
{
    const struct evidence *evidence = content->evidence;
    struct str path = path_join(
        content->arena, str_from(check->workspace->root), evidence->path);

    content->path = str_zero_ended(content->arena, path);
    content->is_whole = evidence->size <= CONTENT_LIMIT;
    return file_peek(content->arena, content->path, 0, CONTENT_LIMIT,
                     &content->bytes) &&
           (content->is_whole ||
            file_peek(content->arena, content->path, evidence->size - TAIL_SIZE,
                      TAIL_SIZE, &content->tail));
}

/* What is kept out of the binder reaches nobody. */
static bool is_judged(const struct check *check,
                      const struct evidence *evidence)
{
    return evidence->size > 0 && text_is_empty(evidence->exclude) &&
           evidence->period && evidence->control &&
           (!check->period || evidence->period == check->period);
}

void rules_contents(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct secret_search *search = secrets_open(check);

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        struct content content = {.evidence = workspace->evidence[i]};

        if (!is_judged(check, content.evidence))
            continue;
        content.arena = arena_open();
        if (read_content(check, &content)) {
            content_formats(check, &content);
            content_rows(check, &content);
            content_secrets(check, search, &content);
        }
        arena_close(content.arena);
    }
    secrets_close(search);
}
