/*
 * Script, direction and language are always stated to HarfBuzz: guessing them
 * would look at the process's locale. Faces are scaled to 1000 units per em,
 * so that a word has the same glyphs at every size and is shaped once.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/word.h"

/* Longer ones are rare; they would only fill the cache. */
enum { LONGEST_KNOWN = 48, LONGEST_LANGUAGE = 16 };

/* Between two letters, in 1/1000 em: readers that look at places (poppler,
 * pdfminer) take a gap of a tenth of an em for a blank. */
enum { WIDEST_KERNING = 95 };

bool word_is_simple(hb_script_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_COMMON ||
           script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC;
}

static struct str language_of(const struct word_source *source)
{
    struct str language = source->span->language;

    return language.len ? language : STR("en");
}

static void set_features(const struct span *span, hb_feature_t features[3])
{
    const hb_tag_t tags[3] = {HB_TAG('k', 'e', 'r', 'n'),
                              HB_TAG('l', 'i', 'g', 'a'),
                              HB_TAG('t', 'n', 'u', 'm')};
    const bool on[3] = {!span->is_code, !span->is_code, span->is_tabular};

    for (size_t i = 0; i < 3; i++)
        features[i] = (hb_feature_t){tags[i], on[i], HB_FEATURE_GLOBAL_START,
                                     HB_FEATURE_GLOBAL_END};
}

static void shape(hb_buffer_t *buffer, const struct word_source *source)
{
    struct str language = language_of(source);
    hb_feature_t features[3];

    hb_buffer_set_cluster_level(buffer,
                                HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, source->text.ptr, (int)source->text.len,
                       (unsigned)source->start,
                       (int)(source->end - source->start));
    hb_buffer_set_script(buffer, source->script);
    hb_buffer_set_direction(buffer, source->is_rtl ? HB_DIRECTION_RTL
                                                   : HB_DIRECTION_LTR);
    hb_buffer_set_language(
        buffer, hb_language_from_string(language.ptr, (int)language.len));
    set_features(source->span, features);
    hb_shape(source->face->hb_font, buffer, features, 3);
    if (source->is_rtl)
        hb_buffer_reverse(buffer);
}

/* ADVANCE of a glyph, its kerning such that the word stays one: "(j" in the
 * serif face asks for more. A blank is as wide as it was asked for: one glyph
 * serves U+0020, U+2002 and others. */
static int32_t close_up(const struct word_source *source, uint32_t gid,
                        int32_t advance)
{
    int32_t natural = face_advance(source->face, gid);
    bool is_apart = !source->is_rtl && natural > 0 &&
                    word_is_simple(source->script) &&
                    gid != face_glyph(source->face, ' ') &&
                    advance > natural + WIDEST_KERNING;

    return is_apart ? natural + WIDEST_KERNING : advance;
}

static struct word *shape_new(struct arena *scratch,
                              const struct word_source *source)
{
    hb_buffer_t *buffer = hb_buffer_create();
    const hb_glyph_info_t *infos;
    const hb_glyph_position_t *places;
    struct word *word;
    unsigned count = 0;

    shape(buffer, source);
    infos = hb_buffer_get_glyph_infos(buffer, &count);
    places = hb_buffer_get_glyph_positions(buffer, &count);
    word = arena_alloc(scratch, sizeof *word + count * sizeof word->glyphs[0]);
    word->count = count;
    for (unsigned i = 0; i < count; i++)
        word->glyphs[i] = (struct word_glyph){
            infos[i].codepoint, infos[i].cluster - (uint32_t)source->start,
            close_up(source, infos[i].codepoint, places[i].x_advance),
            places[i].x_offset, places[i].y_offset};
    hb_buffer_destroy(buffer);
    return word;
}

/* All that the glyphs depend on. */
static struct str key_of(struct buf *buf, const struct word_source *source)
{
    uint32_t facts[2] = {(uint32_t)source->face->index, source->script};
    unsigned flags = (unsigned)source->span->is_code * 2 +
                     (unsigned)source->span->is_tabular;

    buf_add_bytes(buf, facts, sizeof facts);
    buf_add_byte(buf, (char)flags);
    buf_add(buf, language_of(source));
    buf_add_byte(buf, 0);
    buf_add(buf, str_slice(source->text, source->start, source->end));
    return buf_str(buf);
}

const struct word *word_shape(struct arena *scratch, struct shape_cache *cache,
                              const struct word_source *source)
{
    bool is_known = cache && !source->is_rtl &&
                    word_is_simple(source->script) &&
                    source->end - source->start <= LONGEST_KNOWN &&
                    language_of(source).len <= LONGEST_LANGUAGE;
    char space[16 + LONGEST_LANGUAGE + LONGEST_KNOWN];
    struct buf buf = {scratch, space, 0, sizeof space};
    const struct word *word;
    struct word *made;
    struct str key;

    if (!is_known)
        return shape_new(scratch, source);
    key = key_of(&buf, source);
    word = shape_cache_find(cache, key);
    if (word)
        return word;
    made = shape_new(scratch, source);
    shape_cache_add(cache, key, made);
    return made;
}
