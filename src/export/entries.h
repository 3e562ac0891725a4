/*
 * Controls, policies and evidence as JSON, and the small values in them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_ENTRIES_H
#define EXPORT_ENTRIES_H

#include "base/json.h"
#include "export/table.h"

/* Nothing where the value is empty. */
void entries_text(struct json *json, const char *name, struct text text);
void entries_word(struct json *json, const char *name, const char *word);
void entries_date(struct json *json, struct arena *arena, const char *name,
                  date day);
void entries_texts(struct json *json, const char *name,
                   const struct texts *texts);

/* The lists "controls", "policies" and, for the period, "evidence". */
void entries_controls(struct json *json, const struct table_source *source);
void entries_policies(struct json *json, const struct table_source *source);
void entries_evidence(struct json *json, const struct table_source *source);

#endif
