/*
 * The whole workspace for a period as JSON.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_WORKSPACE_H
#define EXPORT_WORKSPACE_H

#include "export/table.h"

/* What templates/schema/workspace.schema.json describes: what is written in
 * the workspace under the names that it has there, then coverage and
 * occurrences. Keys without a value are left out. Texts are as typed. */
struct str workspace_json(const struct table_source *source);

#endif
