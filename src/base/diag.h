/*
 * Diagnostics: every message a user sees has an id, a place, what is wrong and
 * what to do. They are collected, never thrown; one run reports everything.
 * A function that fails returns NULL or false and has added one.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"

/* A place in a file the user wrote. LINE and COLUMN count from 1, columns in
 * characters; 0 where unknown. FILE is relative to the workspace. */
struct pos {
    struct str file;
    int line, column;
};

/* A value with its place; the currency between all stages. */
struct text {
    struct str str;
    struct pos pos;
};

#define POS_NONE ((struct pos){{NULL, 0}, 0, 0})

enum severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,
    SEVERITY_OFF, /* a workspace does not want to see it */
    SEVERITY_COUNT
};

enum diag_id {
#define DIAG(id, severity, slug) id,
#include "base/diag_ids.h"
#undef DIAG
    DIAG_COUNT
};

/* What kind of trouble an error is decides the exit status of the program;
 * the greatest of them wins. Set through diag_class_of. */
enum diag_class {
    DIAG_FINDING,  /* 1: a finding about the content */
    DIAG_UNREAD,   /* 3: some evidence could not be read */
    DIAG_INPUT,    /* 4: input that cannot be loaded */
    DIAG_VERIFY,   /* 5: verification failed */
    DIAG_OUTPUT,   /* 6: output could not be written */
    DIAG_INTERNAL, /* 70: broken invariant */
};

struct diag {
    enum diag_id id;
    enum severity severity;
    struct pos pos;
    struct str text;   /* what is wrong, one sentence, no full stop */
    struct str hint;   /* what to do; may be empty */
    struct str reason; /* why the workspace set its severity; mostly empty */
    struct diag *next;
};

/* A list of diagnostics that lives in ARENA. Not shared between threads: each
 * document has its own and they are joined in document order. */
struct diags {
    struct arena *arena;
    struct diag *first, *last;
    struct diag *off; /* those of SEVERITY_OFF, in no order */
    size_t count[SEVERITY_COUNT];
};

struct diags diags_new(struct arena *arena);
/* Adds a message at POS. The text is copied and made safe for a terminal. */
struct diag *diag_add(struct diags *diags, enum diag_id id, struct pos pos,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Says what to do about the message that diag_add returned. */
void diag_hint(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* "did you mean 'x'?" with the nearest of NAMES, if one is near. */
void diag_suggest(struct diags *diags, struct diag *diag, struct str word,
                  const struct str *names, size_t count);
/* Copies all of FROM behind those of TO. */
void diags_join(struct diags *to, const struct diags *from);
/* Stable order by file, line, column, then id; drops exact repetitions. */
void diags_sort(struct diags *diags);
/* Keeps the first MOST messages of each kind; the last of them says how many
 * more there were. The counts stay what they were. */
void diags_thin(struct diags *diags, size_t most);
/* Shows each message to JUDGE, which may set its severity and the reason. */
void diags_judge(struct diags *diags,
                 void (*judge)(void *data, struct diag *diag), void *data);
bool diags_has_errors(const struct diags *diags);
/* The message of slug, for `check --list` and tests. */
const char *diag_slug(enum diag_id id);
/* What it means and what to do, in a sentence or two (diag_help.h). */
const char *diag_help(enum diag_id id);
enum severity diag_severity(enum diag_id id);
const char *severity_name(enum severity severity); /* "warning" */
/* True for what a workspace may set differently: a rule of check. */
bool diag_is_rule(enum diag_id id);
enum diag_class diag_class(enum diag_id id);

/* "file:line:column: error: text [slug]" and indented lines with the hint and,
 * where the workspace set the severity, the reason; COLOR adds
 * terminal colours. Without line 0 or column 0; "auditbinder: error: …" where
 * there is no file. No newline at the end. */
struct str diag_format(struct arena *arena, const struct diag *diag,
                       bool color);

struct pos pos_make(struct str file, int line, int column);

#endif
