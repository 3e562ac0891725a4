/*
 * Regular expressions by PCRE2, compiled to machine code where it can.
 * SPDX-License-Identifier: Apache-2.0
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/pattern.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/fatal.h"

/* Steps of one search; a rule that needs more is a bad rule. */
#define STEP_LIMIT (1000u * 1000u)

struct pattern {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
};

static void *need(void *made)
{
    if (!made)
        fatal("out of memory");
    return made;
}

struct pattern *pattern_open(struct diags *diags, struct text regex)
{
    struct pattern *pattern;
    PCRE2_UCHAR said[128];
    PCRE2_SIZE at;
    int error;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)(regex.str.ptr ? regex.str.ptr : ""),
                      regex.str.len, PCRE2_NEVER_UTF, &error, &at, NULL);

    if (!code) {
        pcre2_get_error_message(error, said, sizeof said);
        diag_add(diags, IN_PATTERN, regex.pos,
                 "this is no regular expression: %s, at character %zu",
                 (const char *)said, (size_t)at + 1);
        return NULL;
    }
    pattern = fatal_malloc(sizeof *pattern);
    pattern->code = code;
    pattern->match = need(pcre2_match_data_create_from_pattern(code, NULL));
    pattern->context = need(pcre2_match_context_create(NULL));
    pcre2_set_match_limit(pattern->context, STEP_LIMIT);
    /* Without it the search is slower and finds the same. */
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return pattern;
}

void pattern_close(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->match);
    pcre2_code_free(pattern->code);
    free(pattern);
}

enum pattern_result pattern_find(struct pattern *pattern, struct str bytes,
                                 size_t at, struct pattern_match *match)
{
    const PCRE2_SIZE *ends;
    int groups;

    if (at > bytes.len || !bytes.ptr)
        return PATTERN_NONE;
    groups = pcre2_match(pattern->code, (PCRE2_SPTR)bytes.ptr, bytes.len, at, 0,
                         pattern->match, pattern->context);
    if (groups == PCRE2_ERROR_NOMATCH)
        return PATTERN_NONE;
    if (groups < 0)
        return PATTERN_GAVE_UP;
    ends = pcre2_get_ovector_pointer(pattern->match);
    *match = (struct pattern_match){ends[0], ends[1], ends[0], ends[1]};
    if (groups > 1 && ends[2] != PCRE2_UNSET) {
        match->from = ends[2];
        match->to = ends[3];
    }
    return PATTERN_FOUND;
}
