/*
 * Breaks the layers in every way, so that a test sees them said.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <locale.h>
#include <yaml.h>

#include "../base/str.h"
#include "model/model.h"
