/*
 * A layer that doc/ may not know.
 * SPDX-License-Identifier: Apache-2.0
 */
