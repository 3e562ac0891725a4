/*
 * Rules about what texts say, line by line: standards that are withdrawn,
 * blank cells, labels, headings, and folders of somebody's computer.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"
#include "model/policy.h"

#define CLASSIFICATION_REVIEW "DS-06" /* the framework's control */

static bool has_text(const struct texts *texts, const char *word)
{
    for (size_t i = 0; i < texts->count; i++)
        if (str_is(texts->items[i].str, word))
            return true;
    return false;
}

static struct pos line_of(const struct text *body, int line, size_t column)
{
    struct pos pos = body->pos;

    pos.line += line;
    pos.column = (int)column + 1;
    return pos;
}

/* Withdrawn standards ------------------------------------------------------ */

/* Behind "800-88": "Rev. 1", "Revision 1", "r1". */
static bool is_first_revision(struct str rest)
{
    static const char *const forms[] = {"rev. 1", "rev.1", "rev 1",
                                        "revision 1", "r1"};
    size_t at = 0;

    while (at < rest.len &&
           (rest.ptr[at] == ' ' || rest.ptr[at] == ',' || rest.ptr[at] == '('))
        at++;
    rest = str_slice(rest, at, rest.len);
    for (size_t i = 0; i < RULES_COUNT(forms); i++) {
        struct str form = str_from(forms[i]);
        if (rest.len >= form.len &&
            str_eq_nocase(str_slice(rest, 0, form.len), form))
            return true;
    }
    return false;
}

/* Rev. 2 of 26 September 2025 withdraws Rev. 1. */
static void cites_what_holds(struct check *check, const struct policy *policy,
                             struct str line, int number)
{
    size_t at = str_find(line, STR("800-88"), 0);

    if (check->period->to.day < date_make(2025, 9, 26) || at == SIZE_MAX ||
        !is_first_revision(str_slice(line, at + 6, line.len)))
        return;
    rules_say(check, CHECK_WITHDRAWN, line_of(&policy->body, number, at),
              "cite NIST SP 800-88 Rev. 2, and see what it changes",
              "policy %.*s cites NIST SP 800-88 Rev. 1, which was withdrawn "
              "on 2025-09-26",
              STR_ARG(policy->id.str));
}

/* Blank cells -------------------------------------------------------------- */

/* Where LINE, a row of a table, has a blank cell; SIZE_MAX for none. */
static size_t blank_cell(struct str line)
{
    size_t start = 1;

    for (size_t i = 1; i < line.len; i++) {
        if (line.ptr[i] != '|' || line.ptr[i - 1] == '\\')
            continue;
        if (str_trim(str_slice(line, start, i)).len == 0)
            return start;
        start = i + 1;
    }
    return SIZE_MAX;
}

/* "Not allowed" is a rule; nothing is none. */
static void has_no_blank(struct check *check, const struct policy *policy,
                         struct str line, int number)
{
    size_t at;

    if (line.len == 0 || line.ptr[0] != '|' ||
        !has_text(&policy->controls, CLASSIFICATION_REVIEW))
        return;
    at = blank_cell(line);
    if (at != SIZE_MAX)
        rules_say(check, CHECK_MATRIX, line_of(&policy->body, number, at),
                  "write the rule, if only 'not allowed'",
                  "a table of policy %.*s has a blank cell",
                  STR_ARG(policy->id.str));
}

/* Folders of somebody's computer ------------------------------------------- */

static bool begins_path(struct str line, size_t at)
{
    char before = ' ';

    if (at > 0)
        before = line.ptr[at - 1];
    return before == ' ' || before == '"' || before == '\'' || before == '(' ||
           before == '=' || before == '`' || before == '<';
}

/* The column of a private path in LINE; SIZE_MAX for none. */
static size_t private_path(struct str line)
{
    static const char *const starts[] = {"/home/", "/Users/", "/root/",
                                         "file:///"};
    size_t at;

    for (size_t i = 0; i < RULES_COUNT(starts); i++) {
        at = str_find(line, str_from(starts[i]), 0);
        if (at != SIZE_MAX && begins_path(line, at))
            return at;
    }
    at = str_find(line, STR(":\\Users\\"), 0);
    return at != SIZE_MAX && at > 0 ? at - 1 : SIZE_MAX;
}

static void say_private(struct check *check, struct pos pos)
{
    rules_say(check, CHECK_PRIVATE_PATH, pos,
              "name the system or the file, not where it lay",
              "this text names a folder of somebody's computer");
}

static void names_no_folder(struct check *check, const struct policy *policy,
                            struct str line, int number)
{
    size_t at = private_path(line);

    if (at != SIZE_MAX)
        say_private(check, line_of(&policy->body, number, at));
}

static void look_at(struct check *check, struct text text)
{
    if (private_path(text.str) != SIZE_MAX)
        say_private(check, text.pos);
}

static void look_at_all(struct check *check, const struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        look_at(check, texts->items[i]);
}

static void look_at_control(struct check *check, const struct control *control)
{
    look_at(check, control->statement);
    look_at(check, control->purpose);
    look_at(check, control->inputs);
    look_at(check, control->due);
    look_at(check, control->escalation);
    look_at_all(check, &control->steps);
    look_at_all(check, &control->exclusions);
    for (size_t i = 0; i < control->expected_count; i++) {
        look_at(check, control->expected[i].what);
        look_at(check, control->expected[i].source);
    }
}

static void look_at_evidence(struct check *check,
                             const struct evidence *evidence)
{
    const struct text texts[] = {evidence->title,         evidence->source,
                                 evidence->query,         evidence->environment,
                                 evidence->note,          evidence->captured_by,
                                 evidence->performed_by,  evidence->reviewed_by,
                                 evidence->did_not_occur, evidence->exclude};

    for (size_t i = 0; i < RULES_COUNT(texts); i++)
        look_at(check, texts[i]);
}

/* Labels ------------------------------------------------------------------- */

static bool is_letter(struct str s, size_t at)
{
    return at < s.len && ((s.ptr[at] | 32) >= 'a' && (s.ptr[at] | 32) <= 'z');
}

static bool has_word(struct str text, struct str word)
{
    for (size_t at = 0; (at = str_find(text, word, at)) != SIZE_MAX; at++)
        if ((at == 0 || !is_letter(text, at - 1)) &&
            !is_letter(text, at + word.len))
            return true;
    return false;
}

/* Without a policy that defines labels nobody can tell a wrong one. */
static void check_label(struct check *check, struct text label)
{
    const struct workspace *workspace = check->workspace;
    bool is_defined = text_is_empty(label), has_policy = false;

    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *policy = workspace->policies[i];
        if (policy->status == STATUS_RETIRED ||
            !has_text(&policy->controls, CLASSIFICATION_REVIEW))
            continue;
        has_policy = true;
        is_defined = is_defined || has_word(policy->body.str, label.str);
    }
    if (has_policy && !is_defined)
        rules_say(check, CHECK_LABEL, label.pos,
                  "use a level of the classification policy, or add it there",
                  "no policy under " CLASSIFICATION_REVIEW
                  " has the classification '%.*s'",
                  STR_ARG(label.str));
}

static void check_labels(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    check_label(check, workspace->brand.classification);
    for (size_t i = 0; i < workspace->policies_count; i++)
        check_label(check, workspace->policies[i]->classification);
    for (size_t i = 0; i < workspace->documents_count; i++)
        check_label(check, workspace->documents[i]->classification);
    for (size_t i = 0; i < workspace->evidence_count; i++)
        if (!check->period || workspace->evidence[i]->period == check->period)
            check_label(check, workspace->evidence[i]->sensitivity);
}

/* The description ---------------------------------------------------------- */

/* A heading of TEXT begins with "DC" and NUMBER. */
static bool has_heading(struct str text, int number)
{
    struct str line;

    while (str_next_piece(&text, '\n', &line)) {
        size_t at = 0;
        while (at < line.len && (line.ptr[at] == '#' || line.ptr[at] == ' '))
            at++;
        if (at == 0 || line.ptr[0] != '#' || at + 3 > line.len ||
            !str_is(str_slice(line, at, at + 2), "DC"))
            continue;
        at += line.ptr[at + 2] == ' ' ? 3 : 2;
        if (at < line.len && line.ptr[at] == '0' + number &&
            (at + 1 == line.len || line.ptr[at + 1] < '0' ||
             line.ptr[at + 1] > '9'))
            return true;
    }
    return false;
}

/* A type I report has no changes in a period, DC 9. */
static void is_described(struct check *check, const struct document *document)
{
    int last = check->period->type == PERIOD_TYPE_II ? 9 : 8;
    struct buf list = buf_new(check->arena);

    if (!str_is(document->template_name.str, "system-description.md") ||
        document->body.str.len == 0)
        return;
    for (int i = 1; i <= last; i++)
        if (!has_heading(document->body.str, i))
            buf_printf(&list, "%sDC %d", list.len > 0 ? ", " : "", i);
    if (list.len > 0)
        rules_say(check, CHECK_DESCRIPTION, document->body.pos,
                  "begin a heading with each, such as '## DC 4: Incidents'",
                  "the description of the system has no heading for %.*s",
                  STR_ARG(buf_str(&list)));
}

/* Tables of rules ---------------------------------------------------------- */

typedef void (*line_rule)(struct check *, const struct policy *, struct str,
                          int);

static const line_rule line_rules[] = {cites_what_holds, has_no_blank,
                                       names_no_folder};

void rules_texts_in(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *policy =
            policy_shown(workspace->policies[i], check->period);
        struct str rest = policy->body.str, line;

        if (policy->status == STATUS_RETIRED)
            continue;
        for (int n = 0; str_next_piece(&rest, '\n', &line); n++)
            for (size_t k = 0; k < RULES_COUNT(line_rules); k++)
                line_rules[k](check, policy, line, n);
    }
    for (size_t i = 0; i < workspace->documents_count; i++)
        is_described(check, workspace->documents[i]);
}

void rules_texts(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    check_labels(check);
    for (size_t i = 0; i < workspace->controls_count; i++)
        look_at_control(check, workspace->controls[i]);
    for (size_t i = 0; i < workspace->evidence_count; i++)
        if (!check->period || workspace->evidence[i]->period == check->period)
            look_at_evidence(check, workspace->evidence[i]);
}
