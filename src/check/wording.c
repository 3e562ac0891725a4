/*
 * Rules about the words of controls: what an auditor cannot test, and
 * sentences in which nobody acts.
 *
 * The passive is found without a grammar. A form of "to be", adverbs left out,
 * is followed by a participle, and no "by" names the actor soon after. It
 * counts only in a main clause whose sentence has not named a role before: "the
 * CTO signs what was reviewed" is fine, "access is reviewed" is not. What it
 * cannot tell it lets pass; a false alarm would teach people to ignore it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"

/* Words -------------------------------------------------------------------- */

static bool is_letter(struct str s, size_t at)
{
    return at < s.len && ((s.ptr[at] | 32) >= 'a' && (s.ptr[at] | 32) <= 'z');
}

/* WORD as a whole word of S, without case; SIZE_MAX if it is not there. */
static size_t find_word(struct str s, struct str word)
{
    for (size_t at = 0; at + word.len <= s.len; at++)
        if (str_eq_nocase(str_slice(s, at, at + word.len), word) &&
            (at == 0 || !is_letter(s, at - 1)) && !is_letter(s, at + word.len))
            return at;
    return SIZE_MAX;
}

/* The next word of S from *AT, moved behind it; empty at the end. */
static struct str next_word(struct str s, size_t *at)
{
    size_t start;

    while (*at < s.len && !is_letter(s, *at))
        ++*at;
    start = *at;
    while (is_letter(s, *at))
        ++*at;
    return str_slice(s, start, *at);
}

static bool is_one_of(struct str word, const char *const *words)
{
    for (; *words; words++)
        if (str_eq_nocase(word, str_from(*words)))
            return true;
    return false;
}

/* Vague words -------------------------------------------------------------- */

#define HOW_OFTEN "say how often, such as 'each quarter'"
#define WHAT_STARTS                                                            \
    "say what starts it and by when, such as 'within one business day of the " \
    "request'"
#define HOW_FAST   "say within how many hours or days"
#define WHICH_RULE "say which, or by what written rule"

static const struct {
    const char *word, *better;
} vague[] = {
    {"regularly", HOW_OFTEN},
    {"periodically", HOW_OFTEN},
    {"from time to time", HOW_OFTEN},
    {"as needed", WHAT_STARTS},
    {"when needed", WHAT_STARTS},
    {"as required", WHAT_STARTS},
    {"if necessary", WHAT_STARTS},
    {"when necessary", WHAT_STARTS},
    {"timely", HOW_FAST},
    {"promptly", HOW_FAST},
    {"quickly", HOW_FAST},
    {"as soon as possible", HOW_FAST},
    {"appropriate", WHICH_RULE},
    {"appropriately", WHICH_RULE},
    {"adequate", WHICH_RULE},
    {"adequately", WHICH_RULE},
    {"sufficient", WHICH_RULE},
    {"suitable", WHICH_RULE},
    {"proper", WHICH_RULE},
    {"properly", WHICH_RULE},
    {"in place", "say who runs it, on which system, leaving what proof"},
    {"where possible", "say where it is done, and where it is not"},
    {"best effort", "say what is done, by whom and by when"},
};

static void say_vague(struct check *check, const struct control *control,
                      struct text text)
{
    for (size_t i = 0; i < RULES_COUNT(vague); i++) {
        if (find_word(text.str, str_from(vague[i].word)) == SIZE_MAX)
            continue;
        rules_say(check, CHECK_VAGUE, text.pos, vague[i].better,
                  "control %.*s says '%s', which cannot be tested",
                  STR_ARG(control->id.str), vague[i].word);
        return;
    }
}

/* The passive -------------------------------------------------------------- */

static bool is_participle(struct str word)
{
    static const char *const irregular[] = {
        "done",   "made",    "kept", "held", "sent",  "given", "taken",
        "shown",  "written", "run",  "set",  "found", "built", "drawn",
        "chosen", "seen",    "read", "cut",  "put",   NULL};

    return (word.len > 4 &&
            str_eq_nocase(str_slice(word, word.len - 2, word.len),
                          STR("ed"))) ||
           is_one_of(word, irregular);
}

static bool is_adverb(struct str word)
{
    static const char *const others[] = {"not",    "also",  "then", "only",
                                         "always", "never", NULL};

    return (word.len > 3 &&
            str_eq_nocase(str_slice(word, word.len - 2, word.len),
                          STR("ly"))) ||
           is_one_of(word, others);
}

/* One of the next five words of S names who acts. */
static bool names_actor(struct str s, size_t at)
{
    for (int i = 0; i < 5; i++)
        if (str_eq_nocase(next_word(s, &at), STR("by")))
            return true;
    return false;
}

/* The passive of SENTENCE's main clause, "is reviewed"; empty for none. */
static struct str passive_of(struct str sentence)
{
    static const char *const forms[] = {"is", "are",  "was", "were",
                                        "be", "been", NULL};
    static const char *const joints[] = {
        "that", "which",  "who",    "what",    "whose", "where", "when",
        "if",   "until",  "unless", "how",     "while", "after", "whether",
        "once", "before", "as",     "because", NULL};
    struct str word;

    for (size_t at = 0; (word = next_word(sentence, &at)).len > 0;) {
        size_t start = (size_t)(word.ptr - sentence.ptr), behind = at;
        if (is_one_of(word, joints))
            return STR_NONE;
        if (!is_one_of(word, forms))
            continue;
        do
            word = next_word(sentence, &behind);
        while (is_adverb(word));
        if (is_participle(word) && !names_actor(sentence, behind))
            return str_slice(sentence, start, behind);
    }
    return STR_NONE;
}

/* SENTENCE names a role of the workspace; those act. */
static bool has_role(const struct workspace *workspace, struct str sentence)
{
    for (size_t i = 0; i < workspace->roles_count; i++)
        if (find_word(sentence, workspace->roles[i]->title.str) != SIZE_MAX)
            return true;
    return false;
}

static void say_passive(struct check *check, const struct control *control,
                        struct text text, struct str passive)
{
    const struct role *role =
        control->operator_role ? control->operator_role : control->owner_role;
    struct str actor = role ? role->title.str : STR("Platform Lead");

    rules_say(check, CHECK_PASSIVE, text.pos,
              str_zero_ended(check->arena,
                             str_printf(check->arena,
                                        "begin with who acts: 'The %.*s …'",
                                        STR_ARG(actor))),
              "control %.*s says '%.*s', but not who does it",
              STR_ARG(control->id.str), STR_ARG(passive));
}

static void find_passive(struct check *check, const struct control *control,
                         struct text text)
{
    struct str rest = text.str, sentence, passive;

    while (rest.len > 0) {
        size_t end = str_find(rest, STR(". "), 0);
        size_t next = end == SIZE_MAX ? rest.len : end + 2;

        sentence = str_slice(rest, 0, end == SIZE_MAX ? rest.len : end);
        rest = str_slice(rest, next, rest.len);
        if (has_role(check->workspace, sentence))
            continue;
        passive = passive_of(sentence);
        if (passive.len == 0)
            continue;
        say_passive(check, control, text, passive);
        return;
    }
}

/* Neither the statement nor a step hides behind such words. */
void rules_wording(struct check *check, const struct control *control)
{
    say_vague(check, control, control->statement);
    find_passive(check, control, control->statement);
    for (size_t i = 0; i < control->steps.count; i++) {
        say_vague(check, control, control->steps.items[i]);
        find_passive(check, control, control->steps.items[i]);
    }
    say_vague(check, control, control->due);
    say_vague(check, control, control->escalation);
}
