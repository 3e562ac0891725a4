/*
 * The schema as tables: which keys an object has, of which kind, and where
 * the value goes. Unknown keys, wrong types, bad dates and words and missing
 * keys are said here, once, for every kind of object.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_FIELDS_H
#define LOAD_FIELDS_H

#include "load/node.h"
#include "model/model.h"

/* A list of a control's earlier texts, read when the control is whole. */
struct earlier {
    struct control *control;
    const struct node *list;
    struct earlier *next;
};

/* What every loading function works with. */
struct loader {
    struct arena *arena;
    struct diags *diags;
    struct workspace *workspace;
    struct str root, data;
    struct earlier *earlier; /* the last found first */
};

enum field_kind {
    FIELD_TEXT,      /* a struct text */
    FIELD_TEXTS,     /* a list of texts: struct texts */
    FIELD_DATE,      /* YYYY-MM-DD: struct dated */
    FIELD_CATEGORY,  /* a word: enum category, its place at EXTRA */
    FIELD_FREQUENCY, /* the same for enum frequency */
    FIELD_MODE,      /* enum mode */
    FIELD_STATUS,    /* enum status */
    FIELD_MAP,       /* a map whose keys fill the same object by INNER */
    FIELD_ITEMS,     /* a list of maps: an array by INNER, count at EXTRA */
    FIELD_ENTRIES,   /* a list of maps with ids: onto the workspace's SHELF */
    FIELD_CUSTOM,    /* anything else: SET */
    FIELD_SKIP       /* allowed and not read */
};

#define FIELD_NOWHERE SIZE_MAX

struct schema;
struct shelf;

struct field {
    const char *name;
    enum field_kind kind;
    size_t offset, extra;
    const struct schema *inner;
    const struct shelf *shelf;
    void (*set)(struct loader *loader, const struct node *node, void *object);
    bool is_required;
    bool is_list; /* FIELD_CUSTOM: a list of what INNER describes */
    /* For a JSON Schema, where the kind does not say it: "I|II", the words
     * allowed, or "#date", a definition of cli/schema.c. */
    const char *form;
};

struct schema {
    const char *what; /* "a control" */
    const struct field *fields;
    size_t count;
    size_t size;       /* of the object */
    size_t pos;        /* offset of its struct pos, or FIELD_NOWHERE */
    size_t has_errors; /* offset of a bool that is set when anything in it was
                          wrong, or FIELD_NOWHERE */
};

/* A list of the workspace whose entries begin with `struct text id`. */
struct shelf {
    const struct schema *schema;
    size_t items, count; /* offsets in struct workspace */
    size_t map;          /* id -> entry */
    size_t partial;      /* bool: some entry was dropped */
};

#define FIELD_COUNT(fields) (sizeof(fields) / sizeof *(fields))

/* Fills OBJECT from MAP. False when it cannot stand for itself because the
 * required text at its offset 0, its id, is missing or unusable. */
bool fields_read(struct loader *loader, const struct schema *schema,
                 const struct node *map, void *object);

/* True when MAP has a key that SCHEMA does not know. */
bool fields_has_unknown(const struct schema *schema, const struct node *map);

/* Adds the entries of LIST to SHELF; a second entry of the same id is an error
 * at its place and is left out. */
void fields_read_entries(struct loader *loader, const struct shelf *shelf,
                         const struct node *list);

/* Puts ENTRY, whose key was typed at ID, on SHELF. False after a message when
 * its id is taken or cannot be one. */
bool fields_shelve(struct loader *loader, const struct shelf *shelf,
                   void *entry);

/* Says that NODE is not EXPECTED ("a list"). */
void fields_wrong_type(struct loader *loader, const struct node *node,
                       const char *expected, const char *hint);

/* The scalar's text without blanks around it, with its place. False with a
 * message when NODE is none. */
bool fields_text(struct loader *loader, const struct node *node,
                 struct text *text);

/* The same for a date. An empty value is no date and true. */
bool fields_date(struct loader *loader, const struct node *node,
                 struct dated *dated);

/* The same for a list of texts; nothing is an empty list. */
bool fields_texts(struct loader *loader, const struct node *node,
                  struct texts *texts);

/* Reads the word at NODE into FIELD of OBJECT, FIELD being of one of the kinds
 * that are enumerations. Its place is set also when the word is unknown, so
 * that check can tell a missing key from a wrong one. */
void fields_word(struct loader *loader, const struct field *field,
                 const struct node *node, void *object);

/* Grows the array *ITEMS of pointers that holds COUNT by one. */
void fields_push(struct arena *arena, void ***items, size_t *count, void *item);

#endif
