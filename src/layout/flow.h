/*
 * Blocks into one vertical list. The list knows nothing of pages: page.h cuts
 * it. Every box on it already carries its tag.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "base/map.h"
#include "doc/doc.h"
#include "doc/words.h"
#include "layout/para.h"
#include "layout/style_fields.h"
#include "layout/tag.h"

struct item;

/* A name for the place of an item. */
struct place_name {
    struct str name;
    struct place_name *next;
};

/* A footnote, set once, wherever it is referred to first. */
struct note {
    const struct doc_node *node;
    struct tag *tag;
    struct str name; /* the destination of its references */
    struct item *first;
    bool is_used;          /* a reference to it stands on an item */
    struct note *next;     /* among all notes */
    struct note *next_new; /* among those used but not yet set */
};

/* A note that the text of an item refers to for the first time. */
struct note_use {
    struct note *note;
    struct note_use *next;
};

/* What stands behind items: one rectangle a page, as high as the items that
 * are in it and PAD more at both ends. Always an artifact. */
struct frame {
    struct frame *parent;
    len x, width, pad;
    uint32_t color;
};

/* Items that are repeated, as artifacts, above a table's part on each page. */
struct table_head {
    struct item *first;
    size_t count;
    len height;
};

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_BREAK };

/* One indivisible piece of the list. Boxes have x from the left edge of the
 * text area and y from the top of the item. */
struct item {
    enum item_kind kind;
    len height;
    bool is_kept; /* no page may end right behind it */
    bool is_head; /* belongs to a table's head */
    struct box *first, *last;
    struct frame *frame;
    struct note_use *notes;
    struct place_name *names;
    struct table_head *head;
    struct box *copy; /* of a head's boxes, for repeating */
    struct tag *area; /* FIGURE or TABLE that it is part of */
    bool is_late;     /* some of its boxes are filled when all pages are set */
    struct slice *slice; /* that ends with it, or NULL */
    struct item *next;
};

/* A TAG_LINK knows what it says: TAG is first, so a span's link is one. */
struct link {
    struct tag tag;
    struct str contents;
    struct note *note; /* a reference to it, else NULL */
};

/* Boxes of a line of contents, empty until the page number is known. */
struct contents_slot {
    struct str anchor;
    struct box *leader, *number;
    len left, right; /* between title and margin, from the text's edge */
    bool is_rtl;     /* the margin is at the left, the title at the right */
    struct contents_slot *next;
};

struct flow {
    struct arena *arena; /* of what is on the list, until its pages are done */
    struct arena *keep;  /* until all are */
    struct diags *diags;
    const struct doc *doc;
    const struct style *style;
    const struct fonts *fonts;
    const char *root;            /* the workspace's folder */
    len area_width, area_height; /* of the text on a page */
    struct map anchors;          /* names that can be linked to */
    struct map images;           /* decoded, by path */
    struct missing *missing;
    const struct layout *before; /* the pass before, or NULL */
    struct note *notes;
    struct contents_slot *slots, *last_slot;
    /* Where the next block goes. */
    struct item *first, *last;
    len x, width, space;
    const struct look *look; /* of running text */
    struct str language;     /* the same; empty: the document's */
    struct frame *frame;
    struct tag *parent;
    struct place_name *names; /* wait for the next item */
    struct line *label;       /* of a list item; waits for its first line */
    len label_x;
    struct note *new_first, *new_last; /* used, not yet set */
    int list_depth;
    bool is_tight;       /* inside a tight list */
    enum para_side side; /* of the block around the text */
    bool has_rtl;        /* something in the document is read from the right */
    /* Headings: level above the first one's, and of the last tag. */
    int heading_base, heading_level;
};

/* Before the first block, and behind the last. */
void flow_begin(struct flow *flow);
void flow_end(struct flow *flow);

/* For the blocks' own files. */
void flow_block(struct flow *flow, const struct doc_node *node);
void flow_note_blocks(struct flow *flow, const struct note *note);
/* Whether NODE is a link that names the page it leads to: one to this document
 * with the title "page". */
bool flow_names_page(const struct doc_node *node);
/* "WORD TEXT" in the language of the running text. */
struct str flow_say(struct flow *flow, enum word word, struct str text);
/* Moves the left edge, IS_RTL: the right one, in by INDENT while enough width
 * is left. */
void flow_indent(struct flow *flow, len indent, bool is_rtl);
/* How running text is aligned in the present width. */
enum para_align flow_align(const struct flow *flow);
/* Text set as a label, RIGHT-aligned in WIDTH, in TAG. */
struct line *flow_label(struct flow *flow, struct str text, struct tag *tag,
                        len width);
void flow_children(struct flow *flow, const struct doc_node *node);
/* At least HEIGHT before the next item; of several the largest counts. */
void flow_space(struct flow *flow, len height);
/* Appends an item of HEIGHT whose first baseline is at BASELINE. */
struct item *flow_item(struct flow *flow, len height, len baseline);
/* No page may end behind the last item. */
void flow_keep(struct flow *flow);
/* Appends the boxes of LINE to ITEM at X, with their link rectangles and
 * notes. */
void item_line(struct flow *flow, struct item *item, const struct line *line,
               len x, len baseline);
void item_box(struct item *item, struct box *box);
/* A filled rectangle, an artifact. */
struct box *box_rule(struct arena *arena, len x, len y, len width, len height,
                     uint32_t color);
/* LINE as an item of LOOK, higher by what its pictures need. */
struct item *flow_line(struct flow *flow, const struct line *line,
                       const struct look *look);
/* Lines as items of LOOK, with widows and orphans of two. */
void flow_lines(struct flow *flow, const struct para *para,
                const struct look *look);
/* Sets the notes first referred to since the last call; their tags become the
 * next children of PARENT. */
void flow_notes(struct flow *flow, struct tag *parent);
/* The note of NODE, made if need be. */
struct note *flow_note_of(struct flow *flow, const struct doc_node *node);

void flow_code(struct flow *flow, const struct doc_node *node);
void flow_list(struct flow *flow, const struct doc_node *node);
void flow_terms(struct flow *flow, const struct doc_node *node);
/* The title of a call-out, in whose frame the flow is. */
void flow_callout_title(struct flow *flow, const struct doc_node *node);
/* The caption of TABLE, above it; without one (NULL), of an empty table. */
void flow_caption(struct flow *flow, const struct doc_node *caption,
                  struct tag *table);
/* The image that NODE names, or NULL after a message. */
const struct image *flow_image(struct flow *flow, const struct doc_node *node);
/* What NODE says to who does not see it; never empty. */
struct str flow_image_alt(struct flow *flow, const struct doc_node *node);
void flow_figure(struct flow *flow, const struct doc_node *node);
/* IMAGE as a Figure that says ALT, HEIGHT high or as high as has room. */
void flow_picture(struct flow *flow, const struct image *image, struct str alt,
                  len height, struct pos pos);
void flow_table(struct flow *flow, const struct doc_node *node);
void flow_chart(struct flow *flow, const struct doc_node *node);
#endif
