/*
 * Due dates for people's calendars, which `plan` and `export` both write.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_CALENDARS_H
#define CLI_CALENDARS_H

#include "cli/cli.h"
#include "export/table.h"

/* The role that the argument ID names; true with NULL where ID is NULL. */
bool calendars_role(struct call *call, const struct workspace *workspace,
                    const char *id, const struct role **role);

/* The due dates of ROLE, or of all with NULL, to standard output or -o FILE.
 * Where -o ends in "/" or is a folder, a file for each role that has some. */
bool calendars_write(struct call *call, const struct table_source *source,
                     const struct role *role, struct instant stamp);

/* TEXT to standard output or -o FILE. */
bool calendars_out(struct call *call, struct str text);

#endif
