/*
 * Doors in front of what a build does besides setting pages.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench/doors.h"

#include "base/file.h"
#include "binder/binder.h"
#include "binder/readings.h"
#include "check/check.h"
#include "check/contents.h"
#include "compose/template.h"
#include "doc/markdown.h"
#include "load/workspace.h"
#include "sheets.h"

/* clang-format off */
DOOR(STAGE_LOAD, struct workspace *, workspace_load,
     (struct arena *arena, struct diags *diags, const char *root,
      const char *data),
     (arena, diags, root, data))
DOOR_VOID(STAGE_CHECK, check_all,
          (struct workspace *workspace, const struct period *period,
           struct diags *diags),
          (workspace, period, diags))
DOOR_VOID(STAGE_SECRETS, content_secrets,
          (struct check *check, struct secret_search *search,
           const struct content *content),
          (check, search, content))
DOOR(STAGE_TEMPLATE, bool, template_render,
     (struct arena *arena, struct diags *diags,
      const struct templates *templates, struct str name,
      const struct value *root, enum escape escape, struct source *out),
     (arena, diags, templates, name, root, escape, out))
DOOR(STAGE_TREE, bool, markdown_parse,
     (struct doc *doc, struct diags *diags, const struct source *source),
     (doc, diags, source))

DOOR(STAGE_SAVE, bool, file_write,
     (struct file_out *out, const void *bytes, size_t count),
     (out, bytes, count))
DOOR(STAGE_SAVE, bool, file_commit,
     (struct file_out *out, struct diags *diags), (out, diags))

DOOR(STAGE_SHEETS, bool, sheets_add,
     (const struct build *build, struct diags *diags, struct binder *binder,
      struct str documents),
     (build, diags, binder, documents))
DOOR(STAGE_HASH, struct map, readings_make,
     (struct arena *arena, const struct workspace *workspace,
      const struct period *period, unsigned jobs),
     (arena, workspace, period, jobs))
DOOR(STAGE_ZIP, bool, binder_write,
     (struct arena *arena, struct diags *diags, const struct binder *binder,
      struct str index_html, const char *path),
     (arena, diags, binder, index_html, path))
