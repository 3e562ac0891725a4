/*
 * Builds the tree from libyaml's events.
 *
 * libyaml alone is too kind: it lets duplicate keys, cycles, tags, second
 * documents and any depth pass. So its documents are never used; its events
 * are, one at a time, and each is judged before it enters the tree. Nesting is
 * a stack of frames, not recursion, and ends at DEPTH_LIMIT, which also keeps
 * libyaml away from its own quadratic ground. An alias shares the children of
 * what it names, so that memory never grows; what a reader of the tree would
 * visit is counted against a budget.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/node_parts.h"
#include "load/problem.h"

static struct str copy_bytes(struct reader *reader, const yaml_char_t *bytes,
                             size_t len)
{
    return str_copy(reader->arena, str_make((const char *)bytes, len));
}

static struct str anchor_name(const yaml_char_t *anchor)
{
    return str_from((const char *)anchor);
}

static bool is_null_word(struct str s)
{
    return s.len == 0 || str_is(s, "~") || str_is(s, "null") ||
           str_is(s, "Null") || str_is(s, "NULL");
}

static struct node *scalar_new(struct reader *reader, const yaml_event_t *event)
{
    struct node *node = arena_new(reader->arena, struct node);

    node->kind = NODE_SCALAR;
    node->pos = node_place(reader, event->start_mark);
    node->text =
        copy_bytes(reader, event->data.scalar.value, event->data.scalar.length);
    node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->is_null = node->is_plain && is_null_word(node->text);
    node->text_pos = node_text_pos(reader, event);
    return node;
}

/* The tree. */

static struct frame *top(struct reader *reader)
{
    return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

static bool expects_key(struct reader *reader)
{
    struct frame *frame = top(reader);

    return frame && frame->node->kind == NODE_MAP && !frame->has_key;
}

static void attach(struct reader *reader, struct node *node)
{
    struct frame *frame = top(reader);

    if (!frame) {
        reader->root = node;
        return;
    }
    if (frame->has_key) {
        node->key = frame->key;
        node->key_pos = frame->key_pos;
        frame->has_key = false;
        map_put(&frame->keys, node->key, node);
    }
    if (frame->node->last)
        frame->node->last->next = node;
    else
        frame->node->first = node;
    frame->node->last = node;
    frame->node->count++;
}

static void grow(struct reader *reader, size_t size)
{
    if (reader->depth)
        top(reader)->size += size;
}

static bool refuse_duplicate(struct reader *reader, struct str key,
                             struct pos pos, struct pos first)
{
    struct diag *diag =
        diag_add(reader->diags, IN_YAML_DUPLICATE, pos,
                 "key '%.*s' stands twice in one map", STR_ARG(key));

    diag_hint(reader->diags, diag, "the first one is in line %d, column %d",
              first.line, first.column);
    return false;
}

static bool take_key(struct reader *reader, const yaml_event_t *event)
{
    struct frame *frame = top(reader);
    struct pos pos = node_place(reader, event->start_mark);
    struct str key =
        copy_bytes(reader, event->data.scalar.value, event->data.scalar.length);
    struct node *first = map_find(&frame->keys, key);
    bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

    if (first)
        return refuse_duplicate(reader, key, pos, first->key_pos);
    if (is_plain && key.len == 0)
        return node_refuse(reader, IN_YAML_FEATURE, pos, "a key is empty",
                           "type the key before the ':'");
    if (is_plain && str_is(key, "<<"))
        return node_refuse(reader, IN_YAML_FEATURE, pos,
                           "merge keys ('<<') are not allowed",
                           "repeat the keys here");
    frame->key = key;
    frame->key_pos = pos;
    frame->has_key = true;
    return true;
}

/* The entry for the anchor NAME, if there is one; the newest counts. */
static struct anchor *anchor_new(struct reader *reader, const yaml_char_t *name)
{
    struct anchor *anchor;

    if (!name)
        return NULL;
    anchor = arena_new(reader->arena, struct anchor);
    map_put(&reader->anchors, str_copy(reader->arena, anchor_name(name)),
            anchor);
    return anchor;
}

static bool take_scalar(struct reader *reader, const yaml_event_t *event)
{
    struct anchor *anchor;
    struct node *node;

    if (event->data.scalar.tag)
        return node_refuse(reader, IN_YAML_FEATURE,
                           node_place(reader, event->start_mark),
                           "tags ('!…') are not allowed",
                           "delete the tag; every value is read as typed");
    if (!node_check_scalar(reader, event))
        return false;
    anchor = anchor_new(reader, event->data.scalar.anchor);
    node = scalar_new(reader, event);
    if (anchor)
        *anchor = (struct anchor){node, 1};
    if (expects_key(reader))
        return take_key(reader, event);
    attach(reader, node);
    grow(reader, 1);
    return true;
}

static bool open_frame(struct reader *reader, const yaml_event_t *event,
                       enum node_kind kind, const yaml_char_t *tag,
                       const yaml_char_t *anchor)
{
    struct node *node = arena_new(reader->arena, struct node);

    node->kind = kind;
    node->pos = node_place(reader, event->start_mark);
    if (tag)
        return node_refuse(reader, IN_YAML_FEATURE, node->pos,
                           "tags ('!…') are not allowed",
                           "delete the tag; every value is read as typed");
    if (expects_key(reader))
        return node_refuse(reader, IN_YAML_FEATURE, node->pos,
                           "a key must be text, not a list or a map",
                           "put text with '[' or '{' in quotes");
    if (reader->depth == DEPTH_LIMIT)
        return node_refuse(reader, IN_YAML_DEPTH, node->pos,
                           "this is nested more than 100 levels deep", NULL);
    attach(reader, node);
    reader->frames[reader->depth++] =
        (struct frame){.node = node,
                       .keys = map_new(reader->arena),
                       .anchor = anchor_new(reader, anchor),
                       .size = 1};
    return true;
}

static bool close_frame(struct reader *reader)
{
    struct frame *frame = top(reader);

    if (frame->anchor)
        *frame->anchor = (struct anchor){frame->node, frame->size};
    reader->depth--;
    grow(reader, frame->size);
    return true;
}

static bool take_alias(struct reader *reader, const yaml_event_t *event)
{
    struct str name = anchor_name(event->data.alias.anchor);
    struct anchor *anchor = map_find(&reader->anchors, name);
    struct pos pos = node_place(reader, event->start_mark);
    struct node *node;

    if (!anchor)
        return node_refuse(reader, IN_YAML_ALIAS, pos,
                           "this alias names no anchor above it",
                           "put a text that begins with '*' in quotes");
    if (!anchor->node)
        return node_refuse(reader, IN_YAML_ALIAS, pos,
                           "this alias stands inside what it names", NULL);
    if (expects_key(reader))
        return node_refuse(reader, IN_YAML_FEATURE, pos,
                           "a key cannot be an alias", "type the key");
    if (anchor->size > ALIAS_BUDGET - reader->expanded)
        return node_refuse(
            reader, IN_YAML_ALIAS, pos,
            "the aliases up to here stand for more than 10000 values",
            "write the values out, or in files of their own");
    reader->expanded += anchor->size;
    node = arena_new(reader->arena, struct node);
    *node = *anchor->node;
    node->next = NULL;
    node->key = STR_NONE;
    attach(reader, node);
    grow(reader, anchor->size);
    return true;
}

static bool start_document(struct reader *reader, const yaml_event_t *event)
{
    struct pos pos = node_place(reader, event->start_mark);

    if (reader->documents++)
        return node_refuse(reader, IN_YAML_FEATURE, pos,
                           "a second document begins here",
                           "keep one document in a file");
    if (event->data.document_start.version_directive ||
        event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
        return node_refuse(reader, IN_YAML_FEATURE, pos,
                           "directives ('%…') are not allowed",
                           "delete the line");
    return true;
}

static bool take_event(struct reader *reader, const yaml_event_t *event)
{
    if (++reader->nodes > NODE_LIMIT)
        return node_refuse(reader, IN_TOO_LARGE,
                           node_place(reader, event->start_mark),
                           "there are more than a million values up to here",
                           "put them in files of their own");
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT: return start_document(reader, event);
    case YAML_SCALAR_EVENT: return take_scalar(reader, event);
    case YAML_ALIAS_EVENT: return take_alias(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_frame(reader, event, NODE_LIST,
                          event->data.sequence_start.tag,
                          event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
        return open_frame(reader, event, NODE_MAP,
                          event->data.mapping_start.tag,
                          event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close_frame(reader);
    case YAML_STREAM_END_EVENT: reader->is_done = true; return true;
    default: return true;
    }
}

static bool say_problem(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const struct scan *scan = &reader->scan;
    size_t at = scan_offset(scan, parser->problem_mark.index);
    struct problem problem = {
        .words = parser->problem ? parser->problem : "unknown trouble",
        .context = parser->context,
        .pos = node_place(reader, parser->problem_mark),
        .context_pos = node_place(reader, parser->context_mark),
        .at = at < scan->bytes.len ? scan->bytes.ptr[at] : '\0'};

    problem_add(reader->diags, &problem);
    return false;
}

static bool read_event(struct reader *reader)
{
    yaml_event_t event;
    bool is_good;

    if (!yaml_parser_parse(&reader->parser, &event))
        return say_problem(reader);
    is_good = node_check_before(reader, &event) && take_event(reader, &event);
    yaml_event_delete(&event);
    return is_good;
}

static bool read_events(struct reader *reader)
{
    bool is_good = true;

    if (!yaml_parser_initialize(&reader->parser))
        return node_refuse(reader, INTERNAL_BROKEN, POS_NONE,
                           "the YAML parser does not start", NULL);
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser,
                                 (const unsigned char *)reader->scan.bytes.ptr,
                                 reader->scan.bytes.len);
    while (is_good && !reader->is_done)
        is_good = read_event(reader);
    yaml_parser_delete(&reader->parser);
    return is_good;
}

static struct node *empty_map(struct arena *arena, struct str file, int line)
{
    struct node *node = arena_new(arena, struct node);

    node->kind = NODE_MAP;
    node->pos = pos_make(file, line, 1);
    return node;
}

struct node *node_parse(struct arena *arena, struct diags *diags,
                        struct str file, struct str bytes, int line)
{
    struct reader *reader = arena_new(arena, struct reader);

    reader->arena = arena;
    reader->diags = diags;
    reader->scan = (struct scan){
        .diags = diags, .file = file, .bytes = bytes, .line = line};
    reader->anchors = map_new(arena);
    if (!scan_bytes(arena, &reader->scan))
        return NULL;
    if (!reader->scan.bytes.ptr)
        return empty_map(arena, file, line);
    if (!read_events(reader))
        return NULL;
    if (!reader->root || (reader->root->is_null && !reader->root->text.len))
        return empty_map(arena, file, line);
    return reader->root;
}
