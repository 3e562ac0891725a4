/*
 * Findings for other programs: JSON, SARIF 2.1.0 and the annotations of a
 * GitHub workflow. All read the one list that the terminal shows.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_FINDINGS_H
#define EXPORT_FINDINGS_H

#include "model/model.h"

/* What the formats say besides the messages themselves. */
struct findings {
    struct arena *arena;
    const struct diags *diags; /* sorted */
    const char *version;       /* of the program */
    struct str folder;         /* the workspace as seen from where the program
                                  runs; put before each file; may be empty */
};

/* {schema_version, counts, findings: [{slug, severity, file, …}]}; those that
 * the workspace sets off stand behind the others. */
struct str findings_json(const struct findings *findings);

/* SARIF 2.1.0: a rule for each slug that occurs. A result keeps its
 * fingerprint when lines move; what the workspace sets off is suppressed, with
 * the reason. */
struct str findings_sarif(const struct findings *findings);

/* A "::error file=…::text" line for each message. */
struct str findings_github(const struct findings *findings);

/* Every message there is, as WORKSPACE, which may be NULL, sets them:
 * {schema_version, messages: [{slug, severity, is_rule, help}]}; and for
 * people, in 80 columns. */
struct str slugs_json(struct arena *arena, const struct workspace *workspace);
struct str slugs_text(struct arena *arena, const struct workspace *workspace);

#endif
