/*
 * The text of a control in force, and how two texts differ.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/control.h"

#include <string.h>

/* Days ------------------------------------------------------------------- */

static date own_day(const struct control *text)
{
    const struct versions *history = &text->history;

    if (text->effective.day != DATE_NONE || text_is_empty(text->version))
        return text->effective.day;
    for (size_t i = 0; i < history->count; i++)
        if (str_eq(history->items[i].version.str, text->version.str))
            return history->items[i].date.day;
    return DATE_NONE;
}

date control_begins(const struct control *text)
{
    date day = own_day(text);

    /* DATE_NONE is less than any day. */
    return text->commit && text->commit->from > day ? text->commit->from : day;
}

/* The last text that began by DAY, without regard to EXCEPT. */
static const struct control *last_by(const struct control *control, date day,
                                     const struct control *except)
{
    const struct control *found = NULL;

    for (size_t i = 0; i <= control->version_count; i++) {
        const struct control *text =
            i < control->version_count ? control->versions[i] : control;

        if (text != except && control_begins(text) <= day &&
            (!found || control_begins(text) >= control_begins(found)))
            found = text;
    }
    return found;
}

const struct control *control_shown(const struct control *control,
                                    const struct period *period)
{
    const struct control *text =
        period ? last_by(control, period->to.day, NULL) : NULL;

    return text ? text : control;
}

const struct control *control_before(const struct control *control,
                                     const struct control *text)
{
    date day = control_begins(text);

    return day == DATE_NONE ? NULL : last_by(control, day - 1, text);
}

bool control_changed_in(const struct control *control,
                        const struct control *text, const struct period *period)
{
    date day = control_begins(text);

    return day != DATE_NONE && day >= period->from.day &&
           day <= period->to.day && control_before(control, text);
}

/* Differences ------------------------------------------------------------ */

enum part_kind {
    PART_WORD,  /* a text that is one word or an id */
    PART_PROSE, /* a text in Markdown */
    PART_WORDS, /* a list of ids */
    PART_STEPS, /* the same, numbered */
    PART_ROLE,  /* the id of a role */
    PART_CATEGORY,
    PART_FREQUENCY,
    PART_MODE,
    PART_VARIATIONS,
    PART_EXPECTED
};

#define AT(member) offsetof(struct control, member)

static const struct part {
    const char *label;
    enum part_kind kind;
    size_t offset;
    size_t extra; /* of the place, the role or the count */
} parts[] = {
    {"Title", PART_WORD, AT(title), 0},
    {"Framework wording", PART_PROSE, AT(summary), 0},
    {"Category", PART_WORD, AT(group), 0},
    {"Primary category", PART_CATEGORY, AT(primary), AT(primary_pos)},
    {"Secondary category", PART_CATEGORY, AT(secondary), AT(secondary_pos)},
    {"Frequency", PART_FREQUENCY, AT(frequency), AT(frequency_pos)},
    {"Mode", PART_MODE, AT(mode), AT(mode_pos)},
    {"Criteria", PART_WORDS, AT(criteria), 0},
    {"Nature", PART_WORDS, AT(nature), 0},
    {"Owner", PART_ROLE, AT(owner), AT(owner_role)},
    {"Operator", PART_ROLE, AT(operator_), AT(operator_role)},
    {"Reviewer", PART_ROLE, AT(reviewer), AT(reviewer_role)},
    {"Systems", PART_WORDS, AT(systems), 0},
    {"Environments", PART_WORDS, AT(environments), 0},
    {"Exclusions", PART_WORDS, AT(exclusions), 0},
    {"Variation chosen", PART_WORD, AT(variation), 0},
    {"Policies", PART_WORDS, AT(policies), 0},
    {"Related controls", PART_WORDS, AT(related), 0},
    {"Control statement", PART_PROSE, AT(statement), 0},
    {"Purpose", PART_PROSE, AT(purpose), 0},
    {"Risk addressed", PART_PROSE, AT(risk), 0},
    {"How it runs", PART_STEPS, AT(steps), 0},
    {"Due date", PART_PROSE, AT(due), 0},
    {"Inputs and completeness", PART_PROSE, AT(inputs), 0},
    {"Variations", PART_VARIATIONS, AT(variations), AT(variation_count)},
    {"Evidence the control leaves", PART_EXPECTED, AT(expected),
     AT(expected_count)},
    {"Exceptions and escalation", PART_PROSE, AT(escalation), 0},
    {"Part of customers", PART_PROSE, AT(customers), 0},
    {"Part of vendors", PART_PROSE, AT(vendors), 0},
};
enum { PART_COUNT = sizeof parts / sizeof *parts };

static const void *at(const struct control *text, size_t offset)
{
    return (const char *)text + offset;
}

static struct text word_text(const struct control *text,
                             const struct part *part)
{
    const void *value = at(text, part->offset);
    const char *word = "";

    if (part->kind == PART_CATEGORY)
        word = category_name(*(const enum category *)value);
    else if (part->kind == PART_FREQUENCY)
        word = frequency_name(*(const enum frequency *)value);
    else
        word = mode_name(*(const enum mode *)value);
    return (struct text){str_from(word),
                         *(const struct pos *)at(text, part->extra)};
}

static struct text role_text(const struct control *text,
                             const struct part *part)
{
    const struct text *id = at(text, part->offset);
    const struct role *role;

    memcpy(&role, at(text, part->extra), sizeof role);
    return role ? (struct text){role->title.str, id->pos} : *id;
}

/* "a, b"; or a list in Markdown, each item after HEAD. */
static struct text texts_text(struct arena *arena, const struct texts *texts,
                              const char *head)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < texts->count; i++) {
        if (head)
            buf_add_zero_ended(&buf, head);
        else if (i > 0)
            buf_add(&buf, STR(", "));
        buf_add(&buf, texts->items[i].str);
        if (head)
            buf_add_byte(&buf, '\n');
    }
    return (struct text){buf_str(&buf),
                         texts->count ? texts->items[0].pos : POS_NONE};
}

static struct text variations_text(struct arena *arena,
                                   const struct control *text)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < text->variation_count; i++)
        buf_printf(&buf, "- %.*s\n", STR_ARG(text->variations[i].text.str));
    return (struct text){buf_str(&buf), text->pos};
}

static struct text expected_text(struct arena *arena,
                                 const struct control *text)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < text->expected_count; i++) {
        const struct expected *expected = &text->expected[i];
        const struct text *pieces[] = {&expected->source, &expected->kind,
                                       &expected->acceptance};

        buf_printf(&buf, "- %.*s", STR_ARG(expected->what.str));
        for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++)
            if (!text_is_empty(*pieces[k]))
                buf_printf(&buf, "; %.*s", STR_ARG(pieces[k]->str));
        buf_add_byte(&buf, '\n');
    }
    return (struct text){buf_str(&buf), text->pos};
}

static struct text part_text(struct arena *arena, const struct control *text,
                             const struct part *part)
{
    const void *value = at(text, part->offset);

    switch (part->kind) {
    case PART_WORD:
    case PART_PROSE: return *(const struct text *)value;
    case PART_WORDS: return texts_text(arena, value, NULL);
    case PART_STEPS: return texts_text(arena, value, "1. ");
    case PART_ROLE: return role_text(text, part);
    case PART_VARIATIONS: return variations_text(arena, text);
    case PART_EXPECTED: return expected_text(arena, text);
    default: return word_text(text, part);
    }
}

/* Line ends are no words: a text may have passed through git. */
static bool is_same(struct str a, struct str b)
{
    struct str line_a, line_b;
    bool has_a, has_b;

    a = str_trim(a);
    b = str_trim(b);
    do {
        has_a = str_next_line(&a, &line_a);
        has_b = str_next_line(&b, &line_b);
        if (has_a != has_b || (has_a && !str_eq(line_a, line_b)))
            return false;
    } while (has_a);
    return true;
}

static bool is_prose(enum part_kind kind)
{
    return kind == PART_PROSE || kind == PART_STEPS ||
           kind == PART_VARIATIONS || kind == PART_EXPECTED;
}

struct control_changes control_differences(struct arena *arena,
                                           const struct control *before,
                                           const struct control *after)
{
    struct control_changes changes = {
        .items = arena_array(arena, PART_COUNT, struct control_change)};

    for (size_t i = 0; i < PART_COUNT; i++) {
        struct control_change change = {
            .label = parts[i].label,
            .is_prose = is_prose(parts[i].kind),
            .before = part_text(arena, before, &parts[i]),
            .after = part_text(arena, after, &parts[i]),
        };

        if (!is_same(change.before.str, change.after.str))
            changes.items[changes.count++] = change;
    }
    return changes;
}
