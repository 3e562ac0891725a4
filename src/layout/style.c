/*
 * The table of every measure of a page, and how text becomes a value of it.
 * Defaults are written as a theme would write them, so they pass the same
 * parser.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/style_fields.h"

#include "base/fatal.h"

enum field_kind {
    FIELD_MARGIN, /* 5 mm to 80 mm */
    FIELD_SIZE,   /* 5 pt to 60 pt */
    FIELD_SPACE,  /* 0 to 100 pt */
    FIELD_INK,    /* a colour of text: readable on white */
    FIELD_TINT,   /* a colour behind text: text is readable on it */
    FIELD_LINE,   /* a colour of rules */
    FIELD_FAMILY,
    FIELD_FLAG,
};

struct field {
    const char *name;
    enum field_kind kind;
    size_t offset;
    const char *value;
};

#define AT(member) offsetof(struct style, member)

static const struct field FIELDS[] = {
    {"margin-left", FIELD_MARGIN, AT(margin_left), "25mm"},
    {"margin-right", FIELD_MARGIN, AT(margin_right), "25mm"},
    {"margin-top", FIELD_MARGIN, AT(margin_top), "28mm"},
    {"margin-bottom", FIELD_MARGIN, AT(margin_bottom), "28mm"},
    {"ink", FIELD_INK, AT(ink), "#1a1a1a"},
    {"accent", FIELD_INK, AT(accent), "#1f4e79"},
    {"muted", FIELD_INK, AT(muted), "#595959"},
    {"tint", FIELD_TINT, AT(tint), "#e9eff5"},
    {"ground", FIELD_TINT, AT(ground), "#f4f4f1"},
    {"rule", FIELD_LINE, AT(rule), "#c8cfd6"},
    {"border", FIELD_LINE, AT(border), "#1f4e79"},
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

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool parse_color(struct str s, uint32_t *out)
{
    if (s.len != 7 || s.ptr[0] != '#')
        return false;
    *out = 0;
    for (size_t i = 1; i < 7; i++) {
        int digit = hex_digit(s.ptr[i]);
        if (digit < 0)
            return false;
        *out = *out << 4 | (uint32_t)digit;
    }
    return true;
}

/* Linear light of an sRGB value in 1/10000: every eighth value of the curve
 * of IEC 61966-2-1, with straight lines between. */
static int linear(int value)
{
    static const int CURVE[33] = {
        0,    24,   52,   91,   144,  212,  296,  395,  513,  648,  802,
        976,  1170, 1384, 1620, 1878, 2159, 2462, 2789, 3140, 3515, 3916,
        4342, 4793, 5271, 5776, 6308, 6867, 7454, 8070, 8714, 9387, 10088};
    int low = CURVE[value / 8], high = CURVE[value / 8 + 1];
    return low + (high - low) * (value % 8) / 8;
}

/* Contrast with white, times 100 (WCAG 2.1, 1.4.3). */
static int contrast(uint32_t color)
{
    int red = linear((int)(color >> 16 & 255)),
        green = linear((int)(color >> 8 & 255)),
        blue = linear((int)(color & 255));
    int light = (red * 2126 + green * 7152 + blue * 722) / 10000;
    return 100 * 10500 / (light + 500);
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

/* What a value of each kind must look like; for messages. */
static const char *const FORMS[] = {"a length from 5mm to 80mm",
                                    "a length from 5pt to 60pt",
                                    "a length from 0pt to 100pt",
                                    "a colour such as #1f4e79",
                                    "a light colour such as #e9eff5",
                                    "a colour such as #1f4e79",
                                    "serif, sans or mono",
                                    "yes or no"};

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
    case FIELD_LINE: return parse_color(value, at);
    case FIELD_FAMILY: return parse_family(value, at);
    default: return parse_flag(value, at);
    }
}

struct style *style_new(struct arena *arena)
{
    struct style *style = arena_new(arena, struct style);
    style->arena = arena;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        invariant(assign(style, &FIELDS[i], str_from(FIELDS[i].value)));
    style->title.face = style->h2.face = FACE_BOLD;
    style->h3.face = style->h4.face = FACE_BOLD;
    style->organization.face = FACE_BOLD;
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

/* Dark text must stay readable on a tint, light paper behind an ink. */
static bool is_readable(const struct field *field, const struct style *style)
{
    if (field->kind != FIELD_INK && field->kind != FIELD_TINT)
        return true;
    const void *at = (const char *)style + field->offset;
    int ratio = contrast(*(const uint32_t *)at);
    return field->kind == FIELD_INK ? ratio >= 450 : ratio <= 140;
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
    if (!is_readable(field, &trial)) {
        struct diag *diag = diag_add(diags, STYLE_CONTRAST, value.pos,
                                     "text would be hard to read: `%s` %.*s",
                                     field->name, STR_ARG(value.str));
        diag_hint(diags, diag, "%s",
                  field->kind == FIELD_INK
                      ? "choose a darker colour: at least 4.5:1 on white"
                      : "choose a lighter colour behind text");
        return false;
    }
    *style = trial;
    return true;
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
