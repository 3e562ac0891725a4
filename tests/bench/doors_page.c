/*
 * Doors in front of what makes pages of a tree, and a PDF file of pages.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench/doors.h"

#include "base/deflate.h"
#include "layout/breaks.h"
#include "layout/layout.h"
#include "layout/para_parts.h"
#include "layout/shape.h"
#include "layout/tag.h"
#include "pdf/content.h"
#include "pdf/object.h"
#include "pdf/pdf.h"
#include "pdf/subset.h"
#include "pdf/tags.h"

/* clang-format off */
DOOR(STAGE_PAGES, struct layout *, layout_give,
     (struct arena *arena, struct diags *diags, const struct doc *doc,
      const struct style *style, const struct fonts *fonts, const char *root,
      const struct page_sink *sink),
     (arena, diags, doc, style, fonts, root, sink))
DOOR_VOID(STAGE_BREAKS, breaks_mark, (struct para_text *text), (text))
DOOR_VOID(STAGE_HYPHENS, breaks_hyphenate,
          (struct arena *scratch, const struct para_text *text),
          (scratch, text))
DOOR(STAGE_SHAPE, struct shaped, shape_text,
     (struct arena *scratch, struct missing *missing, const struct fonts *fonts,
      const struct para_text *text),
     (scratch, missing, fonts, text))
DOOR(STAGE_FIT, const struct candidate *const *, fit_lines,
     (struct fit *fit, size_t *count), (fit, count))
DOOR(STAGE_LINES, struct line *, line_make,
     (struct arena *arena, const struct fit *fit, uint32_t from,
      const struct candidate *to, bool is_first),
     (arena, fit, from, to, is_first))
DOOR_VOID(STAGE_TAGS, tags_check_part,
          (struct tags_check *check, struct tag *first), (check, first))
DOOR_VOID(STAGE_TAGS, tags_check_page,
          (struct tags_check *check, const struct page *page), (check, page))

DOOR(STAGE_OBJECTS, bool, pdf_close,
     (struct pdf *pdf, const struct layout *layout), (pdf, layout))
DOOR_VOID(STAGE_OPERATORS, content_begin_page,
          (struct content *content, const struct page *page, size_t index),
          (content, page, index))
DOOR_VOID(STAGE_OPERATORS, content_end_page,
          (struct content *content, const struct page *page, size_t index),
          (content, page, index))
DOOR_VOID(STAGE_STRUCTURE, tags_complete,
          (struct tags *tags, struct tag *first), (tags, first))
DOOR(STAGE_STRUCTURE, object_id, tags_define,
     (struct tags *tags, struct tag *root), (tags, root))
DOOR(STAGE_XREF, bool, objects_save, (struct objects *objects), (objects))
DOOR(STAGE_SUBSET, bool, subsets_define,
     (struct subsets *subsets, struct buf *resources), (subsets, resources))
DOOR_VOID(STAGE_DEFLATE, deflate_zlib,
          (struct deflater *deflater, struct buf *out, struct str data),
          (deflater, out, data))
