/*
 * The tables that a binder holds beside its documents, for those who sort and
 * filter: the control matrix, the index of evidence, the coverage.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SHEETS_H
#define SHEETS_H

#include "binder/binder.h"
#include "build.h"

/* Writes them into DOCUMENTS and adds them to BINDER, whose evidence they link
 * to. False after a message. */
bool sheets_add(const struct build *build, struct diags *diags,
                struct binder *binder, struct str documents);

#endif
