/*
 * The table of every measure of a page, and how text becomes a value of it.
 * Defaults are written as a theme would write them, so they pass the same
 * parser.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/style_fields.h"

#include "base/fatal.h"
#include "layout/color.h"
#include "layout/running.h"

enum field_kind {
    FIELD_MARGIN, /* 5 mm to 80 mm */
    FIELD_SIZE,   /* 5 pt to 60 pt */
    FIELD_SPACE,  /* 0 to 100 pt */
    FIELD_INK,    /* a colour of text: readable on white */
    FIELD_TINT,   /* a colour behind text: text is readable on it */
    FIELD_LINE,   /* a colour of rules */
    FIELD_FAMILY,
    FIELD_FLAG,
    FIELD_LINE_TEXT, /* of heads and feet, with {names} */
    FIELD_TEXT,
    FIELD_PAPER,
    FIELD_PLACE, /* of the logo */
};

struct field {
    const char *name;
    enum field_kind kind;
    size_t offset;
    const char *value;
};

#define AT(member) offsetof(struct style, member)

enum { LONGEST_TEXT = 300, LEAST_CONTRAST = 450 };

static const struct field FIELDS[] = {
    {"margin-left", FIELD_MARGIN, AT(margin_left), "25mm"},
    {"margin-right", FIELD_MARGIN, AT(margin_right), "25mm"},
    {"margin-top", FIELD_MARGIN, AT(margin_top), "28mm"},
    {"margin-bottom", FIELD_MARGIN, AT(margin_bottom), "28mm"},
    {"ink", FIELD_INK, AT(ink), "#1a1a1a"},
    {"accent", FIELD_INK, AT(accent), "#1f4e79"},
    {"muted", FIELD_INK, AT(muted), "#595959"},
    {"tint", FIELD_TINT, AT(tint), NULL},
    {"ground", FIELD_TINT, AT(ground), "#f4f4f1"},
    {"rule", FIELD_LINE, AT(rule), NULL},
    {"border", FIELD_LINE, AT(border), NULL},
    {"body-family", FIELD_FAMILY, AT(body.family), "serif"},
    {"body-size", FIELD_SIZE, AT(body.size), "10.5pt"},
    {"body-leading", FIELD_SIZE, AT(body.leading), "14.5pt"},
    {"body-justified", FIELD_FLAG, AT(is_justified), "yes"},
    {"body-hyphenated", FIELD_FLAG, AT(is_hyphenated), "yes"},
    {"title-family", FIELD_FAMILY, AT(title.family), "sans"},
    {"title-size", FIELD_SIZE, AT(title.size), "22pt"},
    {"title-leading", FIELD_SIZE, AT(title.leading), "27pt"},
    {"organization-family", FIELD_FAMILY, AT(organization.family), "sans"},
    {"organization-size", FIELD_SIZE, AT(organization.size), "8.5pt"},
    {"organization-leading", FIELD_SIZE, AT(organization.leading), "13pt"},
    {"h2-family", FIELD_FAMILY, AT(h2.family), "sans"},
    {"h2-size", FIELD_SIZE, AT(h2.size), "14.5pt"},
    {"h2-leading", FIELD_SIZE, AT(h2.leading), "18.5pt"},
    {"h3-family", FIELD_FAMILY, AT(h3.family), "sans"},
    {"h3-size", FIELD_SIZE, AT(h3.size), "12pt"},
    {"h3-leading", FIELD_SIZE, AT(h3.leading), "15.5pt"},
    {"h4-family", FIELD_FAMILY, AT(h4.family), "sans"},
    {"h4-size", FIELD_SIZE, AT(h4.size), "10.5pt"},
    {"h4-leading", FIELD_SIZE, AT(h4.leading), "14.5pt"},
    {"table-family", FIELD_FAMILY, AT(table.family), "sans"},
    {"table-size", FIELD_SIZE, AT(table.size), "8.8pt"},
    {"table-leading", FIELD_SIZE, AT(table.leading), "11.8pt"},
    {"table-min-size", FIELD_SIZE, AT(table_min_size), "6.5pt"},
    {"code-family", FIELD_FAMILY, AT(code.family), "mono"},
    {"code-size", FIELD_SIZE, AT(code.size), "8.5pt"},
    {"code-leading", FIELD_SIZE, AT(code.leading), "11.5pt"},
    {"note-family", FIELD_FAMILY, AT(note.family), "serif"},
    {"note-size", FIELD_SIZE, AT(note.size), "8.5pt"},
    {"note-leading", FIELD_SIZE, AT(note.leading), "11.2pt"},
    {"furniture-family", FIELD_FAMILY, AT(furniture.family), "sans"},
    {"furniture-size", FIELD_SIZE, AT(furniture.size), "7.8pt"},
    {"furniture-leading", FIELD_SIZE, AT(furniture.leading), "10pt"},
    {"contents-family", FIELD_FAMILY, AT(contents.family), "sans"},
    {"contents-size", FIELD_SIZE, AT(contents.size), "9.5pt"},
    {"contents-leading", FIELD_SIZE, AT(contents.leading), "13.5pt"},
    {"chart-family", FIELD_FAMILY, AT(chart.family), "sans"},
    {"chart-size", FIELD_SIZE, AT(chart.size), "7.8pt"},
    {"chart-leading", FIELD_SIZE, AT(chart.leading), "9.8pt"},
    {"chart-row", FIELD_SIZE, AT(chart_row), "11.2pt"},
    {"chart-height", FIELD_SPACE, AT(chart_height), "72pt"},
    {"chart-half", FIELD_TINT, AT(chart_half), "#f0c05a"},
    {"chart-open", FIELD_INK, AT(chart_open), "#9c2f2f"},
    {"space-paragraph", FIELD_SPACE, AT(space_paragraph), "6pt"},
    {"space-item", FIELD_SPACE, AT(space_item), "2.5pt"},
    {"space-block", FIELD_SPACE, AT(space_block), "9pt"},
    {"space-title", FIELD_SPACE, AT(space_title), "14pt"},
    {"space-h2", FIELD_SPACE, AT(space_h2), "19pt"},
    {"space-h3", FIELD_SPACE, AT(space_h3), "14pt"},
    {"space-h4", FIELD_SPACE, AT(space_h4), "10pt"},
    {"space-below-heading", FIELD_SPACE, AT(space_below_heading), "4.5pt"},
    {"indent-list", FIELD_SPACE, AT(indent_list), "17pt"},
    {"indent-quote", FIELD_SPACE, AT(indent_quote), "14pt"},
    {"cell-pad-x", FIELD_SPACE, AT(cell_pad_x), "4.5pt"},
    {"cell-pad-y", FIELD_SPACE, AT(cell_pad_y), "3.2pt"},
    {"paper", FIELD_PAPER, AT(paper), NULL},
    {"head-left", FIELD_LINE_TEXT, AT(head.left),
     "{id} \u00B7 {title} \u00B7 {chapter}"},
    {"head-center", FIELD_LINE_TEXT, AT(head.center), ""},
    {"head-right", FIELD_LINE_TEXT, AT(head.right), "{classification}"},
    {"foot-left", FIELD_LINE_TEXT, AT(foot.left), "{organization}"},
    {"foot-center", FIELD_LINE_TEXT, AT(foot.center),
     "Version {version} \u00B7 {date}"},
    {"foot-right", FIELD_LINE_TEXT, AT(foot.right), "Page {page} of {pages}"},
    {"draft-mark", FIELD_TEXT, AT(draft_mark), "DRAFT"},
    {"logo", FIELD_TEXT, AT(logo_path), NULL},
    {"logo-alt", FIELD_TEXT, AT(logo_alt), NULL},
    {"logo-height", FIELD_SIZE, AT(logo_height), "32pt"},
    {"logo-place", FIELD_PLACE, AT(is_logo_in_head), "title"},
};

enum { FIELD_COUNT = sizeof FIELDS / sizeof FIELDS[0] };

/* Units of a length, as a fraction of a point. */
static const struct {
    const char *name;
    len numerator, denominator;
} UNITS[] = {{"pt", 1, 1}, {"mm", 360, 127}, {"cm", 3600, 127}, {"in", 72, 1}};

static bool parse_length(struct str s, len min, len max, len *out)
{
    if (s.len < 3)
        return false;
    struct str unit = str_slice(s, s.len - 2, s.len);
    struct str digits = str_slice(s, 0, s.len - 2);
    struct str whole;
    if (!str_next_piece(&digits, '.', &whole) || digits.len > 3)
        return false;
    uint64_t points, part = 0;
    if (!str_to_uint(whole, 5000, &points))
        return false;
    if (digits.len > 0 && !str_to_uint(digits, 999, &part))
        return false;
    for (size_t i = digits.len; i > 0 && i < 3; i++)
        part *= 10;
    len value = (len)(points * 1000 + part);
    for (size_t i = 0; i < sizeof UNITS / sizeof UNITS[0]; i++) {
        if (!str_is(unit, UNITS[i].name))
            continue;
        *out = (value * UNITS[i].numerator + UNITS[i].denominator / 2) /
               UNITS[i].denominator;
        return *out >= min && *out <= max;
    }
    return false;
}

static bool parse_family(struct str s, enum family *out)
{
    static const char *const NAMES[FAMILY_COUNT] = {"serif", "sans", "mono"};
    for (int i = 0; i < FAMILY_COUNT; i++) {
        if (str_is(s, NAMES[i])) {
            *out = (enum family)i;
            return true;
        }
    }
    return false;
}

static bool parse_flag(struct str s, bool *out)
{
    *out = str_is(s, "yes") || str_is(s, "true");
    return *out || str_is(s, "no") || str_is(s, "false");
}

static bool parse_place(struct str s, bool *is_head)
{
    *is_head = str_is(s, "head");
    return *is_head || str_is(s, "title");
}

static bool parse_paper(struct str s, struct str *out)
{
    *out = str_eq_nocase(s, STR("Letter")) ? STR("Letter") : STR("A4");
    return str_eq_nocase(s, *out);
}

static bool parse_text(struct str s, struct str *out)
{
    *out = s;
    return s.len <= LONGEST_TEXT;
}

static bool parse_line_text(struct str s, struct str *out)
{
    return parse_text(s, out) && running_is_valid(s);
}

/* What a value of each kind must look like; for messages. */
static const char *const FORMS[] = {
    [FIELD_MARGIN] = "a length from 5mm to 80mm",
    [FIELD_SIZE] = "a length from 5pt to 60pt",
    [FIELD_SPACE] = "a length from 0pt to 100pt",
    [FIELD_INK] = "a colour such as #1f4e79",
    [FIELD_TINT] = "a light colour such as #e9eff5",
    [FIELD_LINE] = "a colour such as #1f4e79",
    [FIELD_FAMILY] = "serif, sans or mono",
    [FIELD_FLAG] = "yes or no",
    [FIELD_LINE_TEXT] = "a text; names in braces are " RUNNING_NAMES,
    [FIELD_TEXT] = "a short text",
    [FIELD_PAPER] = "A4 or Letter",
    [FIELD_PLACE] = "title or head"};

static bool assign(struct style *style, const struct field *field,
                   struct str value)
{
    void *at = (char *)style + field->offset;
    switch (field->kind) {
    case FIELD_MARGIN: return parse_length(value, LEN_PT(14), LEN_PT(227), at);
    case FIELD_SIZE: return parse_length(value, LEN_PT(5), LEN_PT(60), at);
    case FIELD_SPACE: return parse_length(value, 0, LEN_PT(100), at);
    case FIELD_INK:
    case FIELD_TINT:
    case FIELD_LINE: return color_parse(value, at);
    case FIELD_FAMILY: return parse_family(value, at);
    case FIELD_LINE_TEXT: return parse_line_text(value, at);
    case FIELD_TEXT: return parse_text(value, at);
    case FIELD_PAPER: return parse_paper(value, at);
    case FIELD_PLACE: return parse_place(value, at);
    default: return parse_flag(value, at);
    }
}

/* What follows from the accent unless a theme says otherwise. */
static void derive(struct style *style)
{
    if (!style->has_tint)
        style->tint = color_mix(style->accent, COLOR_WHITE, 10);
    if (!style->has_rule)
        style->rule = color_mix(style->accent, COLOR_WHITE, 25);
    if (!style->has_border)
        style->border = style->accent;
    style->label = color_darkened(style->accent, style->tint, LEAST_CONTRAST);
}

static void mark_set(struct style *style, const struct field *field)
{
    style->has_tint = style->has_tint || field->offset == AT(tint);
    style->has_rule = style->has_rule || field->offset == AT(rule);
    style->has_border = style->has_border || field->offset == AT(border);
}

struct style *style_new(struct arena *arena)
{
    struct style *style = arena_new(arena, struct style);
    style->arena = arena;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (FIELDS[i].value)
            invariant(assign(style, &FIELDS[i], str_from(FIELDS[i].value)));
    style->title.face = style->h2.face = FACE_BOLD;
    style->h3.face = style->h4.face = FACE_BOLD;
    style->organization.face = FACE_BOLD;
    derive(style);
    return style;
}

static bool say_unknown(struct diags *diags, struct text key)
{
    struct str names[FIELD_COUNT];
    for (size_t i = 0; i < FIELD_COUNT; i++)
        names[i] = str_from(FIELDS[i].name);
    struct diag *diag =
        diag_add(diags, STYLE_KEY, key.pos,
                 "no measure of a page is called `%.*s`", STR_ARG(key.str));
    diag_suggest(diags, diag, key.str, names, FIELD_COUNT);
    return false;
}

/* Text must stay readable: on white paper, and on what may be behind it. */
static const char *find_unreadable(const struct style *style)
{
    const struct {
        uint32_t text, ground;
        const char *what;
    } pairs[] = {
        {style->ink, COLOR_WHITE, "text on white"},
        {style->accent, COLOR_WHITE, "headings on white"},
        {style->muted, COLOR_WHITE, "heads and feet on white"},
        {style->ink, style->tint, "text on the tint"},
        {style->ink, style->ground, "text on the ground of code"},
        {style->muted, style->ground, "a missing image's words"},
        {style->label, style->tint, "labels on the tint"},
        {style->ink, style->chart_half, "marks on what is late"},
        {style->chart_open, COLOR_WHITE, "marks on what is missing"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (color_contrast(pairs[i].text, pairs[i].ground) < LEAST_CONTRAST)
            return pairs[i].what;
    return NULL;
}

static bool say_unreadable(struct diags *diags, const struct field *field,
                           struct text value, const char *what)
{
    struct diag *diag =
        diag_add(diags, STYLE_CONTRAST, value.pos,
                 "`%s` %.*s would be hard to read: %s has less than 4.5:1",
                 field->name, STR_ARG(value.str), what);
    diag_hint(diags, diag,
              field->kind == FIELD_INK
                  ? "choose a darker colour: at least 4.5:1 on white"
                  : "choose a lighter colour behind text");
    return false;
}

bool style_set(struct style *style, struct diags *diags, struct text key,
               struct text value)
{
    const struct field *field = NULL;
    for (size_t i = 0; i < FIELD_COUNT && !field; i++)
        if (str_is(key.str, FIELDS[i].name))
            field = &FIELDS[i];
    if (!field)
        return say_unknown(diags, key);
    struct style trial = *style;
    if (!assign(&trial, field, value.str)) {
        struct diag *diag = diag_add(diags, STYLE_VALUE, value.pos,
                                     "`%.*s` is no value for `%s`",
                                     STR_ARG(value.str), field->name);
        diag_hint(diags, diag, "write %s", FORMS[field->kind]);
        return false;
    }
    mark_set(&trial, field);
    derive(&trial);
    const char *unreadable = find_unreadable(&trial);
    if (unreadable)
        return say_unreadable(diags, field, value, unreadable);
    *style = trial;
    return true;
}

void style_set_logo(struct style *style, const struct image *logo)
{
    style->logo = logo;
}

len look_leading(const struct look *look)
{
    len least = look->size * 5 / 4;
    return look->leading > least ? look->leading : least;
}

len look_baseline(const struct look *look, const struct fonts *fonts)
{
    const struct face *face = fonts_face(fonts, look->family, look->face);
    len ascent = face->ascent * look->size / 1000;
    len descent = -face->descent * look->size / 1000;
    return (look_leading(look) - ascent - descent) / 2 + ascent;
}

const struct look *style_heading(const struct style *style, int level,
                                 len *space)
{
    const struct look *const LOOKS[] = {&style->title, &style->h2, &style->h3,
                                        &style->h4};
    const len SPACES[] = {style->space_title, style->space_h2, style->space_h3,
                          style->space_h4};
    int index = level < 1 ? 0 : level > 4 ? 3 : level - 1;
    *space = SPACES[index];
    return LOOKS[index];
}
