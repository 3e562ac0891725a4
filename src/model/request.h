/*
 * Words about requests: our own status, kept apart from the auditor's.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_REQUEST_H
#define MODEL_REQUEST_H

#include "model/model.h"

/* The words that may stand as internal status; their number in *COUNT. */
const struct str *request_words(size_t *count);

/* Our status of REQUEST: the one that was typed, else "collected" where files
 * answer it and "open" where none do. Never a word of the auditor's. */
struct str request_status(const struct request *request);

/* True when nothing answers REQUEST and nobody says that it need not be. */
bool request_is_open(const struct request *request);

/* The ids of its controls: "CM-01, CM-03". */
struct str request_controls(struct arena *arena, const struct request *request);

/* The list of PERIOD, or NULL. */
const struct request_list *request_list_find(const struct workspace *workspace,
                                             const struct period *period);

/* True for one that names PERIOD, or names none and was found in it. */
bool exception_is_in(const struct exception *exception,
                     const struct period *period);

#endif
