/*
 * The words of the domain and small questions about its objects.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

enum { WORD_LIMIT = 32 }; /* no spelling below is longer */

/* A spelling in the form of squeeze() and what it means. */
struct spelling {
    const char *word;
    int value;
};

static const char *const category_names[CATEGORY_COUNT] = {
    "",
    "Security",
    "Availability",
    "Processing Integrity",
    "Confidentiality",
    "Privacy"};
static const char *const category_words[CATEGORY_COUNT] = {
    "",
    "security",
    "availability",
    "processing-integrity",
    "confidentiality",
    "privacy"};
static const char *const frequency_names[FREQUENCY_COUNT] = {
    "",        "ongoing",   "daily",       "weekly",
    "monthly", "quarterly", "semi-annual", "annual"};
static const char *const mode_names[MODE_COUNT] = {"", "periodic", "event",
                                                   "config", "document"};
static const char *const status_names[] = {"", "draft", "approved", "retired"};

static const char *const period_status_names[PERIOD_COUNT] = {
    [PERIOD_OPEN] = "open",
    [PERIOD_PLANNED] = "planned",
    [PERIOD_FIELDWORK] = "fieldwork",
    [PERIOD_ISSUED] = "issued"};

static const struct spelling category_spellings[] = {
    {"security", CATEGORY_SECURITY},
    {"commoncriteria", CATEGORY_SECURITY},
    {"availability", CATEGORY_AVAILABILITY},
    {"processingintegrity", CATEGORY_PROCESSING_INTEGRITY},
    {"confidentiality", CATEGORY_CONFIDENTIALITY},
    {"privacy", CATEGORY_PRIVACY},
    {NULL, CATEGORY_NONE}};

static const struct spelling frequency_spellings[] = {
    {"ongoing", FREQUENCY_ONGOING},
    {"continuous", FREQUENCY_ONGOING},
    {"continuously", FREQUENCY_ONGOING},
    {"continual", FREQUENCY_ONGOING},
    {"realtime", FREQUENCY_ONGOING},
    {"adhoc", FREQUENCY_ONGOING},
    {"asneeded", FREQUENCY_ONGOING},
    {"asrequired", FREQUENCY_ONGOING},
    {"ondemand", FREQUENCY_ONGOING},
    {"eventdriven", FREQUENCY_ONGOING},
    {"perevent", FREQUENCY_ONGOING},
    {"peroccurrence", FREQUENCY_ONGOING},
    {"perchange", FREQUENCY_ONGOING},
    {"daily", FREQUENCY_DAILY},
    {"everyday", FREQUENCY_DAILY},
    {"weekly", FREQUENCY_WEEKLY},
    {"everyweek", FREQUENCY_WEEKLY},
    {"monthly", FREQUENCY_MONTHLY},
    {"everymonth", FREQUENCY_MONTHLY},
    {"quarterly", FREQUENCY_QUARTERLY},
    {"everyquarter", FREQUENCY_QUARTERLY},
    {"semiannual", FREQUENCY_SEMIANNUAL},
    {"semiannually", FREQUENCY_SEMIANNUAL},
    {"halfyearly", FREQUENCY_SEMIANNUAL},
    {"biannual", FREQUENCY_SEMIANNUAL},
    {"biannually", FREQUENCY_SEMIANNUAL},
    {"twiceayear", FREQUENCY_SEMIANNUAL},
    {"twiceyearly", FREQUENCY_SEMIANNUAL},
    {"everysixmonths", FREQUENCY_SEMIANNUAL},
    {"every6months", FREQUENCY_SEMIANNUAL},
    {"annual", FREQUENCY_ANNUAL},
    {"annually", FREQUENCY_ANNUAL},
    {"yearly", FREQUENCY_ANNUAL},
    {"onceayear", FREQUENCY_ANNUAL},
    {"everyyear", FREQUENCY_ANNUAL},
    {NULL, FREQUENCY_NONE}};

static const struct spelling mode_spellings[] = {
    {"periodic", MODE_PERIODIC},      {"event", MODE_EVENT},
    {"eventdriven", MODE_EVENT},      {"config", MODE_CONFIG},
    {"configuration", MODE_CONFIG},   {"document", MODE_DOCUMENT},
    {"documentation", MODE_DOCUMENT}, {NULL, MODE_NONE}};

static const struct spelling status_spellings[] = {
    {"draft", STATUS_DRAFT},
    {"approved", STATUS_APPROVED},
    {"retired", STATUS_RETIRED},
    {"withdrawn", STATUS_RETIRED},
    {NULL, STATUS_NONE}};

const char *category_name(enum category category)
{
    return category_names[category];
}

const char *category_word(enum category category)
{
    return category_words[category];
}

const char *frequency_name(enum frequency frequency)
{
    return frequency_names[frequency];
}

const char *mode_name(enum mode mode)
{
    return mode_names[mode];
}

const char *status_name(enum status status)
{
    return status_names[status];
}

const char *period_status_name(enum period_status status)
{
    return period_status_names[status];
}

/* WORD in small letters without blanks, hyphens and underscores; the empty
 * slice when it is longer than any spelling. */
static struct str squeeze(struct str word, char *room)
{
    size_t len = 0;

    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == ' ' || c == '-' || c == '_')
            continue;
        if (len == WORD_LIMIT)
            return STR_NONE;
        room[len++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return str_make(room, len);
}

static int look_up(const struct spelling *spelling, struct str word)
{
    char room[WORD_LIMIT];

    word = squeeze(word, room);
    while (spelling->word && !str_is(word, spelling->word))
        spelling++;
    return spelling->value;
}

enum category category_from(struct str word)
{
    return (enum category)look_up(category_spellings, word);
}

enum frequency frequency_from(struct str word)
{
    return (enum frequency)look_up(frequency_spellings, word);
}

enum mode mode_from(struct str word)
{
    return (enum mode)look_up(mode_spellings, word);
}

enum status status_from(struct str word)
{
    return (enum status)look_up(status_spellings, word);
}

bool period_status_from(struct str word, enum period_status *status)
{
    for (int i = 0; i < PERIOD_COUNT; i++)
        if (str_eq_nocase(word, str_from(period_status_names[i]))) {
            *status = (enum period_status)i;
            return true;
        }
    return false;
}

bool text_is_empty(struct text text)
{
    return text.str.len == 0;
}

bool period_is_sound(const struct period *period)
{
    return period->from.day != DATE_NONE && period->to.day != DATE_NONE &&
           period->from.day <= period->to.day;
}

bool control_is_in(const struct control *control, const struct period *period)
{
    date from = control->effective_from.day, to = control->effective_to.day;

    if (!text_is_empty(control->not_applicable))
        return false;
    if (!period)
        return true;
    if (from != DATE_NONE && period->to.day != DATE_NONE &&
        from > period->to.day)
        return false;
    return to == DATE_NONE || period->from.day == DATE_NONE ||
           to >= period->from.day;
}
