/*
 * The tables by which the files of a workspace are read, for who describes
 * them to others.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_SCHEMA_H
#define LOAD_SCHEMA_H

#include "load/fields.h"

extern const struct schema schema_program;    /* auditbinder.yaml */
extern const struct schema schema_controls;   /* a file of controls/ */
extern const struct schema schema_control;    /* one of its entries */
extern const struct schema schema_policy;     /* a policy's front matter */
extern const struct schema schema_evidence;   /* evidence.yaml of a folder */
extern const struct schema schema_exceptions; /* exceptions.yaml */
extern const struct schema schema_request;    /* what we say of a request */
extern const struct schema schema_windows;    /* `windows:` */

#endif
