/*
 * What check, build and dump do first: find the workspace, load it, choose
 * the period, resolve and judge.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "build.h"
#include "cli/cli.h"

/* Fills ROOT, DATA, WORKSPACE, PERIOD of BUILD and resolves the references.
 * False, after a message, when there is nothing to work on; findings alone
 * leave it true. */
bool session_load(struct call *call, struct build *build);

/* session_load, then every rule of check. */
bool session_open(struct call *call, struct build *build);

#endif
