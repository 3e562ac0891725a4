/*
 * The kinds of files in a workspace, each loaded by a file of its own.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_PARTS_H
#define LOAD_PARTS_H

#include "base/file.h"
#include "load/fields.h"

#define PARTS_SHELF(schema_, list, map_)                                       \
    {                                                                          \
        .schema = &(schema_), .items = offsetof(struct workspace, list),       \
        .count = offsetof(struct workspace, list##_count),                     \
        .map = offsetof(struct workspace, map_),                               \
        .partial = offsetof(struct workspace, partial) +                       \
                   offsetof(struct partial, list)                              \
    }

#define PARTS_VERSIONS "policies/versions" /* a folder for each policy */

/* The path of SHOWN, relative to the workspace, on this machine. */
const char *parts_path(const struct loader *loader, struct str shown);

/* Reads a YAML file; NULL after a message. */
struct node *parts_parse(struct loader *loader, const char *path,
                         struct str shown);

/* Calls READ for each file of FOLDER whose name ends in one of ENDINGS (NULL
 * last), in byte order. What is neither read nor a README is a warning. */
typedef void parts_reader(struct loader *loader, struct str shown);
void parts_each(struct loader *loader, const char *folder,
                const char *const *endings, parts_reader *read);
/* The same of all folders below FOLDER, too, but for the versions. */
void parts_each_below(struct loader *loader, const char *folder,
                      const char *const *endings, parts_reader *read);

/* The keys of `history:`, shared by controls and policies. */
extern const struct schema parts_version_schema;

/* The lists of auditbinder.yaml that have files of their own. */
extern const struct shelf parts_periods_shelf;
extern const struct schema parts_ruling_schema;

/* For FIELD_CUSTOM: the key `windows:` of a control or of the workspace. */
void windows_of_control(struct loader *loader, const struct node *node,
                        void *control);
void windows_of_workspace(struct loader *loader, const struct node *node,
                          void *workspace);

/* The policy that BYTES of SHOWN hold; NULL after a message. */
struct policy *policies_parse(struct loader *loader, struct str shown,
                              struct str bytes);
/* Puts TEXT among its versions by the day from which it holds, behind those of
 * the same day. */
void policies_keep(struct loader *loader, struct policy *policy,
                   struct policy *text);
/* Puts TEXT among those of CONTROL before the one at AT (0: the oldest). */
void controls_keep(struct loader *loader, struct control *control,
                   struct control *text, size_t at);

/* The group of a control that names none: the letters before the '-'. */
void controls_set_group(struct control *control);

bool program_load(struct loader *loader);    /* auditbinder.yaml */
void groups_load(struct loader *loader);     /* those that are shipped */
void documents_load(struct loader *loader);  /* what `documents:` names */
void criteria_load(struct loader *loader);   /* criteria.yaml */
void controls_load(struct loader *loader);   /* controls/ */
void policies_load(struct loader *loader);   /* policies/ */
void history_load(struct loader *loader);    /* earlier texts, from git */
void evidence_load(struct loader *loader);   /* evidence/ */
void picks_load(struct loader *loader);      /* what its facts name */
void requests_load(struct loader *loader);   /* requests/ */
void exceptions_load(struct loader *loader); /* exceptions.yaml */
void acknowledgements_load(struct loader *loader);
void shipped_load(struct loader *loader); /* secrets.yaml, portals.yaml */

/* Facts about the files of one folder of evidence/. */
struct evidence_folder {
    struct str shown;      /* "evidence/2026-H1/CM-01" */
    struct file_list list; /* all that is in it */
    struct map *files;     /* path in the workspace -> struct evidence */
};

/* True for a YAML file that describes others and is no evidence itself. */
bool sidecar_is(const struct file_list *list, struct str name);
/* Reads sidecar NAME of FOLDER into the evidence that it describes. */
void sidecar_read(struct loader *loader, const struct evidence_folder *folder,
                  struct str name);

#endif
