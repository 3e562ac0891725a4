/*
 * Headings and dates of lists that others wrote.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/columns.h"

#define HEAD_ROWS 30

/* Letters and digits in lower case, as a heading is compared; "PBC #" and
 * "PBC No." are both "pbcno". */
static struct str key_of(struct arena *arena, struct str heading)
{
    struct buf buf = buf_new(arena);

    heading = str_lower(arena, heading);
    for (size_t i = 0; i < heading.len; i++) {
        char byte = heading.ptr[i];

        if (byte == '#')
            buf_add(&buf, STR("no"));
        else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            buf_add_byte(&buf, byte);
    }
    return buf_str(&buf);
}

static const char *const spellings[COLUMN_COUNT] = {
    [COLUMN_ID] =
        "requestid|pbcid|requestno|requestnumber|pbcno|pbcnumber|pbcref|"
        "pbcreference|requestref|requestreference|reqid|reqno|reqnumber|irlid|"
        "irlno|irlnumber|irlref|drlid|drlno|drlnumber|erlid|erlno|itemid|"
        "itemno|itemnumber|trackingid|trackingno|requestcode|id|pbc|irl|drl|"
        "erl|refno|referenceno|referencenumber|ref|reference|number|no|nr|"
        "item|req",
    [COLUMN_WORDING] =
        "requestdescription|descriptionofrequest|pbcitem|pbcdescription|"
        "requestwording|wording|itemdescription|documentationrequested|"
        "documentrequested|documentsrequested|informationrequested|"
        "evidencerequested|evidencerequest|requesteditem|itemrequested|"
        "requestitem|description|requestdetails|details|request|requirement|"
        "evidence|item",
    [COLUMN_CONTROL] =
        "controlid|controlids|controlno|controlnumber|controlref|"
        "controlreference|relatedcontrols|relatedcontrol|mappedcontrols|"
        "mappedcontrol|controls|control|controltopic|controlortopic|"
        "controlactivity",
    [COLUMN_DUE] = "duedate|datedue|due|requestdue|neededby|dateneeded|"
                   "requiredby|requireddate|requestedbydate|targetdate|"
                   "deadline",
    [COLUMN_OWNER] = "clientowner|requestowner|owner|assignedto|assignee|"
                     "clientcontact|responsibleparty|responsibleperson|"
                     "responsible|pointofcontact|poc|contact|preparer|"
                     "providedby",
    [COLUMN_STATUS] = "auditorstatus|auditstatus|requeststatus|pbcstatus|"
                      "status|state",
};

static size_t find_key(const struct str *keys, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(keys[i], word))
            return i;
    return COLUMN_NOWHERE;
}

static struct str *keys_of(struct arena *arena, const struct cells_row *row)
{
    struct str *keys = arena_array(arena, row->count + 1, struct str);

    for (size_t i = 0; i < row->count; i++)
        keys[i] = key_of(arena, row->items[i].str);
    return keys;
}

static size_t find_word(struct str *keys, size_t count, const char *words)
{
    struct str rest = str_from(words), word;
    size_t at = COLUMN_NOWHERE;

    while (at == COLUMN_NOWHERE && str_next_piece(&rest, '|', &word))
        at = find_key(keys, count, word);
    return at;
}

size_t columns_named(struct arena *arena, const struct cells_row *head,
                     const char *words)
{
    return find_word(keys_of(arena, head), head->count, words);
}

/* A heading stands for one column only: it is taken out of the row. */
static size_t read_head(struct arena *arena, const struct cells_row *row,
                        struct columns *columns)
{
    struct str *keys = keys_of(arena, row);
    size_t found = 0;

    for (int i = 0; i < COLUMN_COUNT; i++) {
        size_t at = find_word(keys, row->count, spellings[i]);

        columns->at[i] = at;
        if (at == COLUMN_NOWHERE)
            continue;
        keys[at] = STR_NONE;
        found++;
    }
    return found;
}

bool columns_find(struct arena *arena, const struct cells *cells, size_t *head,
                  struct columns *columns)
{
    for (size_t i = 0; i < cells->count && i < HEAD_ROWS; i++) {
        size_t found = read_head(arena, &cells->rows[i], columns);

        *head = i;
        if (columns->at[COLUMN_ID] != COLUMN_NOWHERE && found > 1)
            return true;
    }
    return false;
}

/* Dates ------------------------------------------------------------------ */

/* 1 for "Jan" and "January"; 0 for what is no month. */
static int month_of(struct arena *arena, struct str word)
{
    static const char *const months[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};

    word = str_lower(arena, word);
    for (int i = 0; i < 12; i++)
        if (word.len >= 3 && str_has_prefix(str_from(months[i]), word))
            return i + 1;
    return str_is(word, "sept") ? 9 : 0;
}

static bool is_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* The next run of letters or digits of *REST. */
static struct str next_word(struct str *rest)
{
    struct str word;
    size_t from = 0, to;

    while (from < rest->len && !is_word(rest->ptr[from]))
        from++;
    to = from;
    while (to < rest->len && is_word(rest->ptr[to]))
        to++;
    word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    return word;
}

/* "31st" is 31. */
static bool is_number(struct str word, uint64_t *number)
{
    size_t digits = 0;

    while (digits < word.len && word.ptr[digits] >= '0' &&
           word.ptr[digits] <= '9')
        digits++;
    return digits > 0 && word.len - digits <= 2 &&
           str_to_uint(str_slice(word, 0, digits), 9999, number);
}

date columns_day(struct arena *arena, struct str text)
{
    struct str rest = str_trim(text), word;
    date day = date_parse(str_slice(rest, 0, 10));
    int month = 0, year = 0, of_month = 0;
    uint64_t number;

    if (day != DATE_NONE &&
        (rest.len == 10 || !is_number(str_slice(rest, 10, 11), &number)))
        return day;
    while ((word = next_word(&rest)).len) {
        if (month == 0 && month_of(arena, word))
            month = month_of(arena, word);
        else if (!is_number(word, &number))
            return DATE_NONE;
        else if (number > 1900 && year == 0)
            year = (int)number;
        else if (number <= 31 && of_month == 0)
            of_month = (int)number;
        else
            return DATE_NONE;
    }
    return month && year && of_month ? date_make(year, month, of_month)
                                     : DATE_NONE;
}
