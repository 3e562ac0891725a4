/*
 * Limits on Markdown before it is parsed. cmark-gfm 0.29.0.gfm.6 needs time
 * quadratic in nested containers, brackets and angle brackets; each limit is
 * far above what a person writes and keeps the worst case near a second.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/guard.h"

#include "base/utf8.h"

#define SOURCE_LIMIT    (8u * 1024 * 1024)
#define LINE_LIMIT      (64u * 1024)
#define DATA_LIMIT      (4u * 1024 * 1024) /* of a line with an image in it */
#define CONTAINER_LIMIT 64
/* Within one run of lines without a blank line between them. */
#define BRACKET_LIMIT   10000
#define ANGLE_LIMIT     10000
#define BACKTICK_LIMIT  20000
#define DELIMITER_LIMIT 40000

size_t guard_line_end(struct str text, size_t from)
{
    while (from < text.len && text.ptr[from] != '\n' && text.ptr[from] != '\r')
        from++;
    if (from + 1 < text.len && text.ptr[from] == '\r' &&
        text.ptr[from + 1] == '\n')
        return from + 2;
    return from < text.len ? from + 1 : from;
}

struct source source_of(struct arena *arena, struct str file, int line,
                        struct str text)
{
    struct source source = {.text = text};
    size_t at = 0, count = 0;

    while (at < text.len) {
        at = guard_line_end(text, at);
        count++;
    }
    source.lines = arena_array(arena, count + 1, struct pos);
    source.line_count = count;
    for (size_t i = 0; i < count; i++)
        source.lines[i] = pos_make(file, line + (int)i, 1);
    return source;
}

/* Skips one list or quote marker at *AT; false if there is none. */
static bool skip_marker(struct str line, size_t *at)
{
    size_t i = *at;

    while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'))
        i++;
    if (i >= line.len)
        return false;
    if (line.ptr[i] == '>' || line.ptr[i] == '-' || line.ptr[i] == '+' ||
        line.ptr[i] == '*') {
        *at = i + 1;
        return true;
    }
    size_t digits = i;
    while (digits < line.len && line.ptr[digits] >= '0' &&
           line.ptr[digits] <= '9')
        digits++;
    if (digits == i || digits >= line.len ||
        (line.ptr[digits] != '.' && line.ptr[digits] != ')'))
        return false;
    *at = digits + 1;
    return true;
}

/* Markers at the line's start that open containers. A thematic break or a
 * table's rule ("- - -", "---") opens at most one. */
static int count_markers(struct str line)
{
    size_t at = 0;
    int count = 0;

    while (count <= CONTAINER_LIMIT && skip_marker(line, &at)) {
        bool last = at >= line.len;
        bool blank = !last && (line.ptr[at] == ' ' || line.ptr[at] == '\t');

        if (!last && !blank && line.ptr[at - 1] != '>')
            break;
        count++;
    }
    return count;
}

struct counts {
    uint64_t brackets, angles, backticks, delimiters;
};

static void count_line(struct counts *counts, struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];

        counts->brackets += c == '[';
        counts->angles += c == '<';
        counts->backticks += c == '`';
        counts->delimiters += c == '*' || c == '_' || c == '~';
    }
}

static bool check_counts(struct diags *diags, const struct counts *counts,
                         struct pos pos)
{
    struct diag *diag;

    if (counts->brackets <= BRACKET_LIMIT && counts->angles <= ANGLE_LIMIT &&
        counts->backticks <= BACKTICK_LIMIT &&
        counts->delimiters <= DELIMITER_LIMIT)
        return true;
    diag = diag_add(diags, IN_MARKDOWN_COMPLEX, pos,
                    "this paragraph holds more than %d brackets or marks",
                    BRACKET_LIMIT);
    diag_hint(diags, diag, "split it with blank lines");
    return false;
}

/* Hidden characters, by file and character: one message for each. */
struct hidden {
    struct pos pos;
    uint32_t code;
    size_t count;
    struct hidden *next;
};

struct guard {
    struct diags *diags;
    struct hidden *hidden;
};

static void add_hidden(struct guard *guard, struct pos pos, uint32_t code)
{
    struct hidden **at = &guard->hidden;

    while (*at && ((*at)->code != code || !str_eq((*at)->pos.file, pos.file)))
        at = &(*at)->next;
    if (!*at) {
        *at = arena_new(guard->diags->arena, struct hidden);
        **at = (struct hidden){.pos = pos, .code = code};
    }
    (*at)->count++;
}

/* A joiner between pictures or between letters that change with it. */
static bool joins(uint32_t before, uint32_t code, uint32_t after)
{
    bool is_picture = before >= 0x2190 && after >= 0x2190;
    bool is_letter =
        before >= 0x600 && before < 0x1D00 && after >= 0x600 && after < 0x1D00;

    return (code == 0x200D && is_picture) ||
           ((code == 0x200C || code == 0x200D) && is_letter);
}

/* Finds the characters of LINE that hide or reorder text. */
static void find_hidden(struct guard *guard, struct str line, struct pos pos)
{
    size_t at = 0;
    uint32_t before = 0;

    for (; at < line.len; pos.column++) {
        uint32_t code = utf8_next(line, &at);
        size_t ahead = at;

        if (code != '\t' && code != '\f' && code != 0xFEFF &&
            utf8_is_unsafe(code) &&
            !joins(before, code, at < line.len ? utf8_next(line, &ahead) : 0))
            add_hidden(guard, pos, code);
        before = code;
    }
}

static void say_hidden(const struct guard *guard)
{
    for (struct hidden *hidden = guard->hidden; hidden; hidden = hidden->next) {
        struct diag *diag =
            diag_add(guard->diags, DOC_HIDDEN_CHARACTER, hidden->pos,
                     "the character U+%04X cannot be seen and can change how "
                     "the text reads%s",
                     (unsigned)hidden->code,
                     hidden->count > 1 ? "; there are more in this file" : "");

        diag_hint(guard->diags, diag, "remove it");
    }
}

/* One image is one long word, which costs no more than its length. */
static size_t line_limit(struct str line)
{
    bool has_image =
        line.len > LINE_LIMIT && str_find(line, STR(";base64,"), 0) != SIZE_MAX;

    return has_image ? DATA_LIMIT : LINE_LIMIT;
}

static bool check_line(struct guard *guard, struct str line, struct pos pos)
{
    struct diags *diags = guard->diags;

    if (line.len > line_limit(line)) {
        struct diag *diag =
            diag_add(diags, IN_MARKDOWN_LINE, pos,
                     "this line is longer than %u bytes", LINE_LIMIT);
        diag_hint(diags, diag, "break it into several lines");
        return false;
    }
    if (count_markers(line) > CONTAINER_LIMIT) {
        diag_add(diags, IN_MARKDOWN_DEPTH, pos,
                 "more than %d lists or quotes begin on this line",
                 CONTAINER_LIMIT);
        return false;
    }
    find_hidden(guard, line, pos);
    return true;
}

static struct pos line_pos(const struct source *source, size_t index)
{
    return index < source->line_count ? source->lines[index] : POS_NONE;
}

/* Line and place of byte offset AT. */
static struct pos offset_pos(const struct source *source, size_t offset)
{
    size_t at = 0, line = 0, end;

    while ((end = guard_line_end(source->text, at)) <= offset &&
           end < source->text.len) {
        at = end;
        line++;
    }
    struct pos pos = line_pos(source, line);
    pos.column += (int)utf8_count(str_slice(source->text, at, offset));
    return pos;
}

static bool check_bytes(struct diags *diags, const struct source *source)
{
    struct str text = source->text;
    size_t bad = utf8_find_bad(text), nul = str_find_byte(text, '\0', 0);
    struct diag *diag;

    if (text.len > SOURCE_LIMIT) {
        diag_add(diags, IN_MARKDOWN_SIZE, line_pos(source, 0),
                 "this text is larger than %u bytes", SOURCE_LIMIT);
        return false;
    }
    if (bad != SIZE_MAX) {
        diag = diag_add(diags, IN_MARKDOWN_UTF8, offset_pos(source, bad),
                        "this is not UTF-8 (byte 0x%02X)",
                        (unsigned)(unsigned char)text.ptr[bad]);
        diag_hint(diags, diag, "save the file as UTF-8");
        return false;
    }
    if (nul < text.len) {
        diag_add(diags, IN_MARKDOWN_UTF8, offset_pos(source, nul),
                 "a NUL character stands here");
        return false;
    }
    return true;
}

bool guard_source(struct diags *diags, const struct source *source)
{
    struct str text = source->text;
    struct guard guard = {.diags = diags};
    struct counts counts = {0};
    size_t at = 0;

    if (!check_bytes(diags, source))
        return false;
    for (size_t index = 0; at < text.len; index++) {
        size_t end = guard_line_end(text, at);
        struct str line = str_slice(text, at, end);
        struct pos pos = line_pos(source, index);

        while (line.len > 0 && (line.ptr[line.len - 1] == '\n' ||
                                line.ptr[line.len - 1] == '\r'))
            line.len--;
        if (!check_line(&guard, line, pos))
            return false;
        if (str_trim(line).len == 0)
            counts = (struct counts){0};
        count_line(&counts, line);
        if (!check_counts(diags, &counts, pos))
            return false;
        at = end;
    }
    say_hidden(&guard);
    return true;
}
