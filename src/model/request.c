/*
 * The internal status of a request.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/request.h"

static const struct str words[] = {
    {"open", 4},      {"in progress", 11}, {"collected", 9},
    {"in review", 9}, {"submitted", 9},    {"returned", 8},
    {"closed", 6},    {"withdrawn", 9},    {"not applicable", 14}};

const struct str *request_words(size_t *count)
{
    *count = sizeof words / sizeof *words;
    return words;
}

struct str request_status(const struct request *request)
{
    if (!text_is_empty(request->internal))
        return request->internal.str;
    return request->answer_count ? STR("collected") : STR("open");
}

bool request_is_open(const struct request *request)
{
    return request->answer_count == 0 &&
           !str_eq_nocase(request->internal.str, STR("withdrawn")) &&
           !str_eq_nocase(request->internal.str, STR("not applicable"));
}

const struct request_list *request_list_find(const struct workspace *workspace,
                                             const struct period *period)
{
    for (size_t i = 0; i < workspace->request_lists_count; i++)
        if (workspace->request_lists[i]->period == period)
            return workspace->request_lists[i];
    return NULL;
}

bool exception_is_in(const struct exception *exception,
                     const struct period *period)
{
    if (!text_is_empty(exception->period))
        return str_eq(exception->period.str, period->id.str);
    return exception->found.day != DATE_NONE &&
           exception->found.day >= period->from.day &&
           exception->found.day <= period->to.day;
}

struct str request_controls(struct arena *arena, const struct request *request)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < request->control_count; i++) {
        buf_add(&buf, i ? STR(", ") : STR_NONE);
        buf_add(&buf, request->controls[i]->id.str);
    }
    return buf_str(&buf);
}
