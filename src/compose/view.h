/*
 * What the views share: small values made from the model.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_VIEW_H
#define COMPOSE_VIEW_H

#include "compose/plan.h"

/* The prefix of controls beside the framework's own; templates/groups.yaml
 * names the group. */
#define VIEW_FURTHER "X"

struct view {
    struct arena *arena;
    struct diags *diags;
    const struct plan *plan;
    const struct templates *templates;
    struct value *shared; /* what the user's own texts may name */
};

/* Fields of MAP. An absent value is an empty text, never an absent field. */
void view_text(struct view *view, struct value *map, const char *name,
               struct text text);
void view_str(struct view *view, struct value *map, const char *name,
              struct str str);
void view_word(struct view *view, struct value *map, const char *name,
               const char *word);
void view_bool(struct view *view, struct value *map, const char *name,
               bool truth);
void view_count(struct view *view, struct value *map, const char *name,
                size_t count);
/* NAME "31 March 2026" and NAME with "_iso". NAME is a literal. */
void view_date(struct view *view, struct value *map, const char *name,
               const char *iso_name, struct dated dated);
/* The user's text with its own {{names}} filled in. */
void view_prose(struct view *view, struct value *map, const char *name,
                struct text text);
/* A list of such texts. */
void view_proses(struct view *view, struct value *map, const char *name,
                 const struct texts *texts);
/* "a, b, c" */
void view_joined(struct view *view, struct value *map, const char *name,
                 const struct texts *texts);
/* {id, title, person}: ROLE may be NULL, its title is then the id as typed. */
void view_role(struct view *view, struct value *map, const char *name,
               const struct role *role, struct text id);
/* A list of {version, date, change, by}; those dated from FROM to TO only. */
void view_versions(struct view *view, struct value *map, const char *name,
                   const struct versions *versions, date from, date to);
/* A list of {id, title}, and NAME_ids "a, b". */
void view_criteria(struct view *view, struct value *map,
                   const struct texts *ids, struct criterion *const *refs);

/* The text of NEWEST that is shown for the period (model/control.h). */
struct value *view_control(struct view *view, const struct control *newest);
/* The text of POLICY that is shown for the period (model/policy.h). */
struct value *view_policy(struct view *view, const struct policy *newest);
/* {id, title, anchor} alone. */
struct value *view_control_link(struct view *view,
                                const struct control *control);
struct value *view_policy_link(struct view *view, const struct policy *policy);
/* The texts that took effect in the period and replaced others. */
struct value *view_control_revisions(struct view *view,
                                     const struct control *newest);
/* Fields "commit_id", "commit_by", "commit_day" …; empty for NULL. */
void view_commit(struct view *view, struct value *map,
                 const struct commit *commit);
/* Fields "occurrences", "window_rule" … of a control. IS_LONG: its files are
 * too many to name in every window (view_files.h). */
void view_occurrences(struct view *view, struct value *map,
                      const struct control *control, bool is_long);
/* Fields "columns", "periodic", "sets": every window of the period. */
void view_matrix_of_windows(struct view *view, struct value *map);
/* Fields "lost", "open", "findings" with their counts. */
void view_gaps(struct view *view, struct value *map);
/* Fields "categories", "unmet", totals. */
void view_coverage(struct view *view, struct value *map);
/* Field "requests" of the period's list, and what is open. */
void view_requests(struct view *view, struct value *map);
/* Charts (doc/chart.h), each empty where there is nothing to show. Fields
 * "window_chart", "file_chart", "files_elsewhere": how many have no day in the
 * period. */
void view_window_charts(struct view *view, struct value *map);
/* Field "gap_chart". */
void view_gap_chart(struct view *view, struct value *map);
/* Field "coverage_chart". */
void view_coverage_chart(struct view *view, struct value *map);
/* Adds a row for each version of POLICY that people were asked to read. */
void view_acknowledged(struct view *view, struct value *list,
                       const struct policy *policy);
/* Field "acknowledged", for all policies. */
void view_acknowledgements(struct view *view, struct value *map);
/* Fields "exceptions", those of the period, and their counts; with PACKET only
 * those of its controls. */
void view_exceptions(struct view *view, struct value *map,
                     const struct packet *packet);
struct value *view_groups(struct view *view);
void view_packet(struct view *view, struct value *map,
                 const struct packet *packet);
/* Field "text", what the user wrote; "controls", those that a form serves; and
 * what a description of the system lists. */
void view_own_document(struct view *view, struct value *map,
                       const struct document *document);

#endif
