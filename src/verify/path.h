/*
 * Which paths may stand in a binder or bag.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_PATH_H
#define VERIFY_PATH_H

#include "base/str.h"

/* Why PATH must not be a member of a zip, NULL if it may: relative, UTF-8, no
 * "." or "..", nothing that Windows refuses or that hides text. */
const char *path_problem(struct str path);

/* Why PATH must not be listed in a bag, NULL if it may: only what leads out of
 * the bag on some system. */
const char *path_escape(struct str path);

/* Files that systems make in folders by themselves. */
bool path_is_litter(struct str path);

#endif
