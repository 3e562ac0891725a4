/*
 * The table from libyaml's problems to plain sentences. Some problems are
 * noticed at the end of the file but begin where a bracket or quotation was
 * opened; those are reported there.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/problem.h"

#include <string.h>

struct plain {
    const char *context; /* a piece of it, or NULL for any */
    const char *words;   /* a piece of the problem */
    enum diag_id id;
    bool is_at_context;
    const char *text, *hint;
};

static const struct plain table[] = {
    {NULL, "tab character", IN_YAML_TAB, false, "a tab indents this line",
     "indent with blanks"},
    {"quoted scalar", "unexpected end of stream", IN_YAML, true,
     "this quotation has no end", "close the quotation mark"},
    {"quoted scalar", "unexpected document indicator", IN_YAML, true,
     "this quotation has no end", "close the quotation mark"},
    {"flow sequence", "did not find expected", IN_YAML, true,
     "this list has no closing ']', or a comma is missing in it", NULL},
    {"flow mapping", "did not find expected", IN_YAML, true,
     "this map has no closing '}', or a comma is missing in it", NULL},
    {NULL, "mapping values are not allowed", IN_YAML, false,
     "a ':' stands where no value can begin",
     "put text that holds ': ' in quotes; if there is none, the line above "
     "lacks its ':' or the indentation is wrong"},
    {"simple key", "could not find expected ':'", IN_YAML, true,
     "this line is neither 'key: value' nor part of the text above",
     "add the ':', or indent the line more than the key above"},
    {"block mapping", "did not find expected key", IN_YAML, false,
     "this does not fit the keys above it",
     "begin each key of a map in the same column; put text with quotation "
     "marks in quotes as a whole"},
    {"block collection", "did not find expected '-' indicator", IN_YAML, false,
     "this does not fit the list above it",
     "begin each '-' of a list in the same column"},
    {NULL, "block sequence entries are not allowed", IN_YAML, false,
     "a list cannot begin here", "put the '-' on a line of its own"},
    {NULL, "unknown escape character", IN_YAML, false,
     "this escape is unknown in double quotes",
     "type \\\\ for a backslash, or use single quotes"},
    {NULL, "tag", IN_YAML_FEATURE, false, "tags ('!…') are not allowed",
     "delete the tag; every value is read as the text you type"},
    {NULL, "directive", IN_YAML_FEATURE, false,
     "directives ('%…') are not allowed", "delete the line"},
    {NULL, "incompatible YAML document", IN_YAML_FEATURE, false,
     "directives ('%…') are not allowed", "delete the line"},
    {NULL, "did not find expected <document start>", IN_YAML, false,
     "there is text behind the end of the document",
     "keep one document in a file, and everything in its first map"},
    {NULL, "undefined alias", IN_YAML_ALIAS, false,
     "this alias names no anchor above it", NULL},
    {NULL, "did not find expected node content", IN_YAML, false,
     "no value can begin here",
     "put text that begins with ',', ']', '}' or '%' in quotes"},
    {NULL, "found unexpected ':'", IN_YAML, false,
     "a ':' stands inside brackets without a blank behind it",
     "put the text in quotes"},
    {NULL, "expected alphabetic or numeric", IN_YAML_ALIAS, true,
     "this begins with '*' or '&' but is no alias and no anchor",
     "put the text in quotes"},
    {NULL, "cannot start any token", IN_YAML, false,
     "a value cannot begin with this character", "put the value in quotes"},
};

static bool fits(const struct plain *plain, const struct problem *problem)
{
    if (!strstr(problem->words, plain->words))
        return false;
    return !plain->context ||
           (problem->context && strstr(problem->context, plain->context));
}

void problem_add(struct diags *diags, const struct problem *problem)
{
    const struct plain *plain = NULL;
    struct problem copy = *problem;
    struct diag *diag;
    struct pos pos;

    if (problem->at == '\t' && strstr(problem->words, "any token"))
        copy.words = "tab character";
    for (size_t i = 0; i < sizeof table / sizeof *table && !plain; i++)
        if (fits(&table[i], &copy))
            plain = &table[i];
    if (!plain) {
        diag_add(diags, IN_YAML, problem->pos, "this is not YAML: %s",
                 problem->words);
        return;
    }
    pos = plain->is_at_context ? problem->context_pos : problem->pos;
    diag = diag_add(diags, plain->id, pos, "%s", plain->text);
    if (plain->hint)
        diag_hint(diags, diag, "%s", plain->hint);
}
