/*
 * Which controls and which files answer a request, and what is still open.
 *
 * A control is one whose id stands in the control's cell, or, where there is
 * none, in the wording. Files that name the request answer it, and files that
 * the request names; where nobody named any, those of its controls do.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"
#include "model/occurrence.h"
#include "model/request.h"

/* Resolving -------------------------------------------------------------- */

static bool is_id_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_' ||
           byte == '.' || ((unsigned char)byte & 0x80);
}

/* The next run of characters of which ids are made; no '.' at its end. */
static struct str next_id(struct str *rest)
{
    size_t from = 0, to;
    struct str word;

    while (from < rest->len && !is_id_byte(rest->ptr[from]))
        from++;
    to = from;
    while (to < rest->len && is_id_byte(rest->ptr[to]))
        to++;
    word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    while (word.len && word.ptr[word.len - 1] == '.')
        word.len--;
    return word;
}

static void add_control(struct check *check, struct request *request,
                        struct control *control)
{
    size_t size = sizeof(struct control *);

    for (size_t i = 0; i < request->control_count; i++)
        if (request->controls[i] == control)
            return;
    request->controls = arena_grow(check->workspace->arena, request->controls,
                                   request->control_count * size,
                                   (request->control_count + 1) * size);
    request->controls[request->control_count++] = control;
}

/* Also an id with blanks in it, when it is the whole cell. */
static void find_controls(struct check *check, struct request *request,
                          struct str text)
{
    const struct map *map = &check->workspace->control_by_id;
    struct control *control = map_find(map, text);
    struct str word;

    if (control)
        add_control(check, request, control);
    while (text.len) {
        word = next_id(&text);
        control = word.len ? map_find(map, word) : NULL;
        if (control)
            add_control(check, request, control);
    }
}

static void add_answer(struct check *check, struct request *request,
                       struct evidence *evidence)
{
    size_t size = sizeof(struct evidence *), count = request->answer_count;

    /* Requests take turns: a list that grew by one each time would be copied
     * each time. */
    if ((count & (count - 1)) == 0)
        request->answers =
            arena_grow(check->workspace->arena, request->answers, count * size,
                       (count ? count * 2 : 1) * size);
    request->answers[request->answer_count++] = evidence;
}

/* As add_answer, once. Only what stands in the list's own `paths` and what was
 * added last can be there already. */
static void add_named(struct check *check, struct request *request,
                      struct evidence *evidence)
{
    size_t count = request->answer_count;

    if (count > 0 && request->answers[count - 1] == evidence)
        return;
    for (size_t i = 0; i < count && i < request->paths.count; i++)
        if (request->answers[i] == evidence)
            return;
    add_answer(check, request, evidence);
}

/* "CM-01/a.csv" or the whole path. */
static struct evidence *find_file(struct check *check,
                                  const struct map *by_path,
                                  const struct period *period, struct str path)
{
    struct str whole;

    if (str_has_prefix(path, STR("evidence/")))
        return map_find(by_path, path);
    whole = str_printf(check->arena, "evidence/%.*s/%.*s",
                       STR_ARG(period->id.str), STR_ARG(path));
    return map_find(by_path, whole);
}

static void take_named(struct check *check, struct request *request,
                       const struct map *by_path, const struct period *period)
{
    for (size_t i = 0; i < request->paths.count; i++) {
        struct text path = request->paths.items[i];
        struct evidence *evidence = find_file(check, by_path, period, path.str);
        struct diag *diag;

        if (evidence && evidence->period == period) {
            add_named(check, request, evidence);
            continue;
        }
        diag = diag_add(check->diags, MUST_REQUEST_FILE, path.pos,
                        "'%.*s' is no evidence of period %.*s",
                        STR_ARG(path.str), STR_ARG(period->id.str));
        diag_hint(check->diags, diag,
                  "write <control>/<file>, as below evidence/%.*s/",
                  STR_ARG(period->id.str));
    }
}

static void take_those_of_controls(struct check *check, struct request *request,
                                   const struct period *period)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        struct evidence *evidence = workspace->evidence[i];

        if (evidence->period != period || !text_is_empty(evidence->exclude))
            continue;
        for (size_t k = 0; k < request->control_count; k++)
            if (evidence_serves(evidence, request->controls[k])) {
                add_answer(check, request, evidence);
                break;
            }
    }
    request->is_by_control = request->answer_count > 0;
}

static void take_naming(struct check *check, const struct request_list *list,
                        const struct map *by_id)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        struct evidence *evidence = workspace->evidence[i];

        if (evidence->period != list->period)
            continue;
        for (size_t k = 0; k < evidence->requests.count; k++) {
            struct text id = evidence->requests.items[k];
            struct request *request = map_find(by_id, id.str);
            struct diag *diag;

            if (request) {
                add_named(check, request, evidence);
                continue;
            }
            diag = diag_add(check->diags, MUST_REQUEST, id.pos,
                            "%.*s has no request '%.*s'", STR_ARG(list->path),
                            STR_ARG(id.str));
            rules_suggest(check, diag, id.str, by_id);
        }
    }
}

static void resolve_list(struct check *check, const struct request_list *list,
                         const struct map *by_path)
{
    struct map by_id = map_new(check->arena);

    for (size_t i = 0; i < list->count; i++) {
        struct request *request = list->requests[i];
        bool has_cell = !text_is_empty(request->control);

        map_add(&by_id, request->id.str, request);
        find_controls(check, request,
                      has_cell ? request->control.str : request->wording.str);
        take_named(check, request, by_path, list->period);
    }
    take_naming(check, list, &by_id);
    for (size_t i = 0; i < list->count; i++)
        if (list->requests[i]->answer_count == 0)
            take_those_of_controls(check, list->requests[i], list->period);
}

/* Requests of a period that has no list can be answered by nothing. */
static void judge_lone(struct check *check, const struct evidence *evidence)
{
    if (evidence->requests.count && evidence->period &&
        !request_list_find(check->workspace, evidence->period))
        rules_say(check, MUST_REQUEST, evidence->requests.items[0].pos,
                  "put the auditor's list at requests/<period>.csv or .xlsx",
                  "period %.*s has no list of requests",
                  STR_ARG(evidence->period->id.str));
}

static void resolve_period(struct check *check, struct request_list *list)
{
    struct diag *diag;

    if (list->period || check->workspace->partial.periods)
        return;
    diag = diag_add(check->diags, MUST_PERIOD, pos_make(list->path, 0, 0),
                    "the name of this list is no period");
    diag_hint(check->diags, diag, "name it requests/<period>.csv");
}

void requests_resolve(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct map by_path = map_new(check->arena);

    for (size_t i = 0; i < workspace->evidence_count; i++)
        map_add(&by_path, workspace->evidence[i]->path, workspace->evidence[i]);
    for (size_t i = 0; i < workspace->request_lists_count; i++) {
        resolve_period(check, workspace->request_lists[i]);
        if (workspace->request_lists[i]->period)
            resolve_list(check, workspace->request_lists[i], &by_path);
    }
    for (size_t i = 0; i < workspace->evidence_count; i++)
        judge_lone(check, workspace->evidence[i]);
}

/* Judging ---------------------------------------------------------------- */

static void judge_status(struct check *check, const struct request *request)
{
    struct text typed = request->internal;
    const struct str *words;
    struct diag *diag;
    size_t count;

    words = request_words(&count);
    if (text_is_empty(typed))
        return;
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(typed.str, words[i]))
            return;
    diag = diag_add(check->diags, MUST_REQUEST_STATUS, typed.pos,
                    "'%.*s' is no internal status of a request",
                    STR_ARG(typed.str));
    diag_suggest(check->diags, diag, typed.str, words, count);
    if (diag->hint.len == 0)
        diag_hint(check->diags, diag,
                  "allowed: open, in progress, collected, in review, "
                  "submitted, returned, closed, withdrawn, not applicable");
}

static void judge_control(struct check *check, const struct request *request)
{
    if (request->control_count == 0 && !text_is_empty(request->control) &&
        !check->workspace->partial.controls)
        rules_say(check, CHECK_REQUEST_CONTROL, request->control.pos,
                  "name the request in the facts of the files that answer it",
                  "request %.*s names no control of the workspace",
                  STR_ARG(request->id.str));
}

static void judge_open(struct check *check, const struct request *request)
{
    struct str due = date_iso(check->arena, request->due_day);

    if (request_is_open(request))
        rules_say(check, CHECK_REQUEST_OPEN, request->pos,
                  "write 'requests: [id]' in the facts of the file, or name "
                  "the file in requests/<period>.yaml",
                  "no file answers request %.*s%s%.*s",
                  STR_ARG(request->id.str), due.len ? ", due " : "",
                  STR_ARG(due));
}

void rules_requests(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->request_lists_count; i++) {
        const struct request_list *list = workspace->request_lists[i];

        if (!list->period || (check->period && list->period != check->period))
            continue;
        for (size_t k = 0; k < list->count; k++) {
            judge_status(check, list->requests[k]);
            judge_control(check, list->requests[k]);
            judge_open(check, list->requests[k]);
        }
    }
}
