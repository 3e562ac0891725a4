/*
 * What templates see of the auditor's requests and of management's exceptions.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"
#include "model/request.h"

enum { FILES_SHOWN = 8 };

/* Requests --------------------------------------------------------------- */

/* [{name, path}] of the first files; the rest is "more_count". */
static void set_files(struct view *view, struct value *map,
                      const struct request *request)
{
    struct value *files = value_list(view->arena);
    size_t shown = request->answer_count;

    if (shown > FILES_SHOWN)
        shown = FILES_SHOWN - 1;
    for (size_t i = 0; i < shown; i++) {
        struct value *file = value_map(view->arena);

        view_str(view, file, "name", request->answers[i]->name);
        view_str(view, file, "path", request->answers[i]->path);
        value_push(view->arena, files, file);
    }
    value_set(map, "files", files);
    view_count(view, map, "file_count", request->answer_count);
    view_count(view, map, "more_count", request->answer_count - shown);
    view_bool(view, map, "has_more", request->answer_count > shown);
}

static struct value *request_value(struct view *view,
                                   const struct request *request)
{
    const struct workspace *workspace = view->plan->workspace;
    const struct role *role =
        map_find(&workspace->role_by_id, request->internal_owner.str);
    struct value *map = value_map(view->arena);
    bool has_day = request->due_day != DATE_NONE;

    view_text(view, map, "id", request->id);
    view_text(view, map, "wording", request->wording);
    view_str(view, map, "controls", request_controls(view->arena, request));
    view_str(view, map, "due",
             has_day ? date_iso(view->arena, request->due_day)
                     : request->due.str);
    view_text(view, map, "asked_of", request->owner);
    view_text(view, map, "auditor_status", request->status);
    view_str(view, map, "internal_status", request_status(request));
    view_role(view, map, "internal_owner", role, request->internal_owner);
    view_text(view, map, "note", request->note);
    view_bool(view, map, "is_open", request_is_open(request));
    view_bool(view, map, "is_by_control", request->is_by_control);
    set_files(view, map, request);
    return map;
}

void view_requests(struct view *view, struct value *map)
{
    const struct request_list *list =
        request_list_find(view->plan->workspace, view->plan->period);
    struct value *requests = value_list(view->arena);
    struct value *open = value_list(view->arena);
    struct value *notes = value_list(view->arena);

    for (size_t i = 0; list && i < list->count; i++) {
        struct value *request = request_value(view, list->requests[i]);

        value_push(view->arena, requests, request);
        if (request_is_open(list->requests[i]))
            value_push(view->arena, open, request);
        if (!text_is_empty(list->requests[i]->note))
            value_push(view->arena, notes, request);
    }
    value_set(map, "requests", requests);
    value_set(map, "open_requests", open);
    value_set(map, "noted_requests", notes);
    view_count(view, map, "request_count", requests->count);
    view_count(view, map, "open_count", open->count);
    view_str(view, map, "list_path", list ? list->path : STR_NONE);
}

/* Exceptions ------------------------------------------------------------- */

static struct value *exception_value(struct view *view,
                                     const struct exception *exception)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *map = value_map(view->arena);

    view_text(view, map, "id", exception->id);
    view_text(view, map, "control", exception->control);
    view_text(view, map, "policy", exception->policy);
    view_prose(view, map, "what", exception->what);
    view_prose(view, map, "cause", exception->cause);
    view_prose(view, map, "effect", exception->effect);
    view_prose(view, map, "correction", exception->correction);
    view_date(view, map, "found", "found_iso", exception->found);
    view_date(view, map, "due", "due_iso", exception->due);
    view_date(view, map, "closed", "closed_iso", exception->closed);
    view_role(view, map, "owner",
              map_find(&workspace->role_by_id, exception->owner.str),
              exception->owner);
    view_role(view, map, "found_by",
              map_find(&workspace->role_by_id, exception->found_by.str),
              exception->found_by);
    return map;
}

/* Those of its controls and policies, and of the controls that these
 * govern. */
static bool is_of(const struct packet *packet,
                  const struct exception *exception)
{
    struct str id = exception->control.str;

    for (size_t i = 0; i < packet->controls.count; i++)
        if (str_eq(packet->controls.items[i].str, id))
            return true;
    for (size_t i = 0; packet->policy_refs && i < packet->policies.count; i++) {
        const struct policy *policy = packet->policy_refs[i];

        if (policy && str_eq(policy->id.str, exception->policy.str))
            return true;
        for (size_t k = 0; policy && k < policy->controls.count; k++)
            if (str_eq(policy->controls.items[k].str, id))
                return true;
    }
    return false;
}

void view_exceptions(struct view *view, struct value *map,
                     const struct packet *packet)
{
    const struct workspace *workspace = view->plan->workspace;
    const struct period *period = view->plan->period;
    struct value *list = value_list(view->arena);
    struct value *later = value_list(view->arena);
    size_t closed = 0;

    for (size_t i = 0; i < workspace->exceptions_count; i++) {
        const struct exception *exception = workspace->exceptions[i];

        if (!exception_is_in(exception, period) ||
            (packet && !is_of(packet, exception)))
            continue;
        value_push(view->arena,
                   !packet && exception->found.day > period->to.day ? later
                                                                    : list,
                   exception_value(view, exception));
        closed += exception->closed.day != DATE_NONE;
    }
    value_set(map, "exceptions", list);
    value_set(map, "later_exceptions", later);
    view_count(view, map, "exception_count", list->count + later->count);
    view_count(view, map, "closed_count", closed);
}
