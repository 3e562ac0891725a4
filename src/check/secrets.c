/*
 * The search for secrets in text evidence, and in the texts that Office files
 * and zips hold. A finding names the place and the kind, never the value: the
 * message itself goes into logs.
 *
 * A rule's regex runs only over a text that holds one of its keywords, so that
 * a clean file costs one scan for short words.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/pattern.h"
#include "base/unzip.h"
#include "base/utf8.h"
#include "check/contents.h"
#include "check/keywords.h"

#define HITS_SHOWN 10

struct compiled {
    const struct secret_rule *rule;
    struct pattern *pattern; /* NULL: the rule is about names */
    uint64_t entropy;        /* hundredths of a bit */
    size_t first_keyword;    /* its number; the others follow */
};

struct secret_search {
    struct compiled *rules;
    size_t count;
    struct keywords *keywords; /* of all rules */
    bool *is_found;            /* by number, in the text just searched */
};

struct hit {
    const struct secret_rule *rule;
    size_t from, to;
};

struct hits {
    struct hit *items;
    size_t count, cap;
    bool gave_up;
};

/* The number of the first; *COUNT is that of all so far. */
static size_t add_keywords(struct keywords *keywords, const struct texts *texts,
                           size_t *count)
{
    size_t first = *count;

    for (size_t i = 0; i < texts->count; i++)
        *count = keywords_add(keywords, texts->items[i].str) + 1;
    return first;
}

struct secret_search *secrets_open(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct secret_search *search =
        arena_new(check->arena, struct secret_search);
    size_t keyword_count = 0;

    search->keywords = keywords_new(check->arena);
    search->rules = arena_array(check->arena, workspace->secret_rules_count + 1,
                                struct compiled);
    for (size_t i = 0; i < workspace->secret_rules_count; i++) {
        const struct secret_rule *rule = workspace->secret_rules[i];
        struct compiled *compiled = &search->rules[search->count];

        *compiled = (struct compiled){.rule = rule};
        compiled->first_keyword =
            add_keywords(search->keywords, &rule->keywords, &keyword_count);
        if (!str_to_uint(rule->entropy.str, 800, &compiled->entropy))
            compiled->entropy = 0;
        if (!text_is_empty(rule->regex))
            compiled->pattern = pattern_open(check->diags, rule->regex);
        search->count += text_is_empty(rule->regex) || compiled->pattern;
    }
    search->is_found = arena_array(check->arena, keyword_count + 1, bool);
    return search;
}

void secrets_close(struct secret_search *search)
{
    for (size_t i = 0; i < search->count; i++)
        pattern_close(search->rules[i].pattern);
}

/* Entropy, without floating point ---------------------------------------- */

/* The binary logarithm of N > 0 with ten bits behind the point. */
static uint64_t log2_of(uint64_t n)
{
    uint64_t whole = 0, rest, part = 0;

    while (n >> (whole + 1))
        whole++;
    rest = (n << 20) >> whole; /* 1 to 2, with 20 bits behind the point */
    for (int bit = 9; bit >= 0; bit--) {
        rest = (rest * rest) >> 20;
        if (rest >> 21) {
            part |= (uint64_t)1 << bit;
            rest >>= 1;
        }
    }
    return whole << 10 | part;
}

/* Shannon's entropy of S in hundredths of a bit per character. */
static uint64_t entropy_of(struct str s)
{
    uint64_t counts[256] = {0}, sum = 0;

    if (s.len == 0)
        return 0;
    for (size_t i = 0; i < s.len; i++)
        counts[(unsigned char)s.ptr[i]]++;
    for (int i = 0; i < 256; i++)
        if (counts[i])
            sum += counts[i] * log2_of(counts[i]);
    return (log2_of(s.len) - sum / s.len) * 100 >> 10;
}

/* Hits ------------------------------------------------------------------- */

static bool has_keyword(const struct secret_search *search,
                        const struct compiled *compiled)
{
    size_t count = compiled->rule->keywords.count;

    for (size_t i = 0; i < count; i++)
        if (search->is_found[compiled->first_keyword + i])
            return true;
    return count == 0;
}

static bool overlaps(const struct hits *hits, const struct pattern_match *match)
{
    for (size_t i = 0; i < hits->count; i++)
        if (match->from < hits->items[i].to && match->to > hits->items[i].from)
            return true;
    return false;
}

static void add_hit(struct arena *arena, struct hits *hits, struct hit hit)
{
    size_t at = hits->count;

    if (hits->count == hits->cap) {
        size_t more = hits->cap ? hits->cap * 2 : 16;

        hits->items =
            arena_grow(arena, hits->items, hits->cap * sizeof *hits->items,
                       more * sizeof *hits->items);
        hits->cap = more;
    }
    hits->count++;
    for (; at > 0 && hits->items[at - 1].from > hit.from; at--)
        hits->items[at] = hits->items[at - 1];
    hits->items[at] = hit;
}

static void run_rule(struct arena *arena, const struct compiled *compiled,
                     struct str text, struct hits *hits)
{
    struct pattern_match match;
    size_t at = 0;

    while (hits->count < 1000) {
        enum pattern_result result =
            pattern_find(compiled->pattern, text, at, &match);

        hits->gave_up |= result == PATTERN_GAVE_UP;
        if (result != PATTERN_FOUND)
            return;
        at = match.end > at ? match.end : at + 1;
        if (entropy_of(str_slice(text, match.from, match.to)) >=
                compiled->entropy &&
            !overlaps(hits, &match))
            add_hit(arena, hits,
                    (struct hit){compiled->rule, match.from, match.to});
    }
}

/* UTF-16, as some shells write it, without its zero bytes; other text as it
 * is. Characters beyond Latin-1 are of no interest here. */
static struct str plain_text(struct arena *arena, struct str bytes)
{
    bool is_little = str_has_prefix(bytes, STR("\xFF\xFE"));
    bool is_big = str_has_prefix(bytes, STR("\xFE\xFF"));
    struct buf buf = buf_new(arena);

    if (!is_little && !is_big)
        return bytes;
    for (size_t i = 2; i + 1 < bytes.len; i += 2) {
        char low = bytes.ptr[is_little ? i : i + 1];
        char high = bytes.ptr[is_little ? i + 1 : i];

        buf_add_byte(&buf, high ? '?' : low);
    }
    return buf_str(&buf);
}

static bool is_secret_name(const struct secret_rule *rule, struct str name)
{
    for (size_t i = 0; i < rule->names.count; i++) {
        struct str ending = rule->names.items[i].str;

        if (ending.len && name.len >= ending.len &&
            str_eq_nocase(str_slice(name, name.len - ending.len, name.len),
                          ending))
            return true;
    }
    return false;
}

/* Messages --------------------------------------------------------------- */

static struct pos place_of(const struct content *content, struct str text,
                           size_t at)
{
    struct pos pos = pos_make(content->evidence->path, 1, 1);

    for (size_t i = 0; i < at; i++) {
        if (text.ptr[i] == '\n') {
            pos.line++;
            pos.column = 1;
        } else if (((unsigned char)text.ptr[i] & 0xC0) != 0x80) {
            pos.column++;
        }
    }
    return pos;
}

static void say_hits(struct check *check, const struct content *content,
                     struct str text, const struct hits *hits)
{
    for (size_t i = 0; i < hits->count && i < HITS_SHOWN; i++)
        rules_say(check, MUST_SECRET,
                  place_of(content, text, hits->items[i].from),
                  "change it at its source and export the file without it, or "
                  "give the reason in 'allow_secrets:'",
                  "this looks like %.*s (%.*s)%s",
                  STR_ARG(hits->items[i].rule->what.str),
                  STR_ARG(hits->items[i].rule->id.str),
                  i + 1 == HITS_SHOWN && hits->count > HITS_SHOWN
                      ? "; there are more in this file"
                      : "");
}

static void say_unsearched(struct check *check, const struct content *content,
                           const char *why)
{
    rules_say(check, MUST_SECRET_UNSEARCHED,
              pos_make(content->evidence->path, 0, 0),
              "look through it yourself, then say so in 'allow_secrets:'",
              "this text was not searched to its end for secrets: %s", why);
}

static bool say_name(struct check *check, const struct secret_search *search,
                     const struct content *content)
{
    const struct evidence *evidence = content->evidence;

    for (size_t i = 0; i < search->count; i++) {
        const struct secret_rule *rule = search->rules[i].rule;

        if (!is_secret_name(rule, evidence->name))
            continue;
        if (text_is_empty(evidence->allow_secrets))
            rules_say(check, MUST_SECRET, pos_make(evidence->path, 0, 0),
                      "keep it out of the workspace, or give the reason in "
                      "'allow_secrets:'",
                      "by its name this is %.*s (%.*s)",
                      STR_ARG(rule->what.str), STR_ARG(rule->id.str));
        return true;
    }
    return false;
}

static void judge_text(struct check *check, const struct content *content,
                       struct str text, const struct hits *hits)
{
    struct text allowed = content->evidence->allow_secrets;
    bool is_searched = content->is_whole && !hits->gave_up;

    if (text_is_empty(allowed)) {
        say_hits(check, content, text, hits);
        if (!is_searched)
            say_unsearched(check, content,
                           content->is_whole ? "a rule took too long"
                                             : "it is larger than 8 MiB");
    } else if (hits->count == 0 && is_searched) {
        rules_say(check, CHECK_SECRET_UNUSED, allowed.pos,
                  "remove 'allow_secrets:'", "no secret was found in '%.*s'",
                  STR_ARG(content->evidence->name));
    }
}

static struct hits find_hits(const struct secret_search *search,
                             struct arena *arena, struct str text)
{
    struct hits hits = {0};

    keywords_search(search->keywords, text, search->is_found);
    for (size_t i = 0; i < search->count; i++) {
        const struct compiled *compiled = &search->rules[i];

        if (compiled->pattern && has_keyword(search, compiled))
            run_rule(arena, compiled, text, &hits);
    }
    return hits;
}

/* Files in files --------------------------------------------------------- */

struct packed_search {
    struct check *check;
    const struct secret_search *search;
    const struct content *content;
    size_t shown;
};

static void search_member(void *context, struct str name, struct str bytes)
{
    struct packed_search *packed = context;
    struct arena *arena;
    struct hits hits;

    if (!bytes_are_text(bytes))
        return;
    arena = arena_open();
    hits = find_hits(packed->search, arena,
                     plain_text(arena, packed_text(arena, name, bytes)));
    for (size_t i = 0; i < hits.count && packed->shown < HITS_SHOWN; i++) {
        const struct secret_rule *rule = hits.items[i].rule;

        packed->shown++;
        rules_say(packed->check, MUST_SECRET,
                  pos_make(packed->content->evidence->path, 0, 0),
                  "change it at its source and export the file without it, or "
                  "give the reason in 'allow_secrets:'",
                  "'%.*s' in it holds what looks like %.*s (%.*s)",
                  STR_ARG(utf8_safe(arena, name)), STR_ARG(rule->what.str),
                  STR_ARG(rule->id.str));
    }
    arena_close(arena);
}

/* One level deep: a zip in a zip stays closed. */
static void search_packed(struct check *check,
                          const struct secret_search *search,
                          const struct content *content)
{
    struct packed_search packed = {check, search, content, 0};

    if (content->is_whole && str_has_prefix(content->bytes, STR("PK\3\4")) &&
        text_is_empty(content->evidence->allow_secrets))
        unzip_each(content->bytes, search_member, &packed);
}

void content_secrets(struct check *check, struct secret_search *search,
                     const struct content *content)
{
    struct hits hits;
    struct str text;

    if (say_name(check, search, content))
        return;
    if (!content_is_text(content)) {
        search_packed(check, search, content);
        return;
    }
    text = plain_text(content->arena, content->bytes);
    hits = find_hits(search, content->arena, text);
    judge_text(check, content, text, &hits);
}
