/*
 * The BagIt files of a binder, so written that `sha256sum -c` reads the
 * manifests as they are: names need no escaping (see names.h).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/bag.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "binder/csv.h"

struct line {
    struct str member, hex;
};

static int compare_lines(const void *a, const void *b)
{
    const struct line *x = a, *y = b;

    return str_cmp(x->member, y->member);
}

static struct str manifest_of(struct arena *arena, struct line *lines,
                              size_t count)
{
    struct buf buf = buf_new(arena);

    qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; i < count; i++)
        buf_printf(&buf, "%.*s  %.*s\n", STR_ARG(lines[i].hex),
                   STR_ARG(lines[i].member));
    return buf_str(&buf);
}

static struct line line_of(struct arena *arena, struct bag_file file)
{
    uint8_t digest[SHA256_SIZE];

    sha256_of(file.bytes, digest);
    return (struct line){file.member, sha256_hex(arena, digest)};
}

static struct str payload_manifest(struct arena *arena,
                                   const struct binder *binder,
                                   const struct bag *bag)
{
    size_t count = 0;
    struct line *lines =
        arena_array(arena, binder->count + BAG_MADE_FILES, struct line);

    for (size_t i = 0; i < BAG_MADE_FILES; i++)
        lines[count++] = line_of(arena, bag->made[i]);
    for (size_t i = 0; i < binder->count; i++)
        lines[count++] =
            (struct line){binder->entries[i].member,
                          sha256_hex(arena, binder->entries[i].sha256)};
    return manifest_of(arena, lines, count);
}

/* A value of bag-info.txt must stay on its line. */
static void add_info(struct buf *buf, const char *label, struct str value)
{
    if (value.len == 0)
        return;
    buf_printf(buf, "%s: ", label);
    for (size_t i = 0; i < value.len; i++) {
        unsigned char byte = (unsigned char)value.ptr[i];
        buf_add_byte(buf, byte < ' ' || byte == 0x7F ? ' ' : (char)byte);
    }
    buf_add_byte(buf, '\n');
}

static struct str payload_oxum(struct arena *arena, const struct binder *binder,
                               const struct bag *bag)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < BAG_MADE_FILES; i++)
        bytes += bag->made[i].bytes.len;
    for (size_t i = 0; i < binder->count; i++)
        bytes += binder->entries[i].size;
    return str_printf(arena, "%" PRIu64 ".%zu", bytes,
                      binder->count + BAG_MADE_FILES);
}

static struct str bag_info(struct arena *arena, const struct binder *binder,
                           const struct bag *bag)
{
    const struct period *period = binder->period;
    struct buf buf = buf_new(arena);
    struct str title =
        text_is_empty(period->title) ? period->id.str : period->title.str;

    add_info(&buf, "Source-Organization", binder->workspace->organization.str);
    add_info(&buf, "External-Identifier", binder->name);
    add_info(&buf, "External-Description",
             str_printf(arena, "SOC 2 evidence binder, %.*s", STR_ARG(title)));
    add_info(&buf, "Bagging-Date", date_iso(arena, binder->built.day));
    add_info(&buf, "Payload-Oxum", payload_oxum(arena, binder, bag));
    add_info(&buf, "Bag-Software-Agent", STR("auditbinder"));
    return buf_str(&buf);
}

static struct str read_me(struct arena *arena, const struct binder *binder)
{
    return str_printf(
        arena,
        "%.*s\n\n"
        "Start with index.html: unpack the whole folder, then open it in a\n"
        "browser. index.csv is the same list for a spreadsheet;\n"
        "omissions.csv names what was left out and why.\n\n"
        "documents   what was written about the controls, as PDF\n"
        "evidence    the files that show them at work, by control\n\n"
        "Is it whole and unaltered?\n\n"
        "The file manifest-sha256.txt beside the folder data holds a\n"
        "SHA-256 digest of each file. Check them all, in that folder, with\n\n"
        "    sha256sum -c manifest-sha256.txt        (Linux)\n"
        "    shasum -a 256 -c manifest-sha256.txt    (macOS)\n\n"
        "On Windows, PowerShell shows the digest of one file to compare:\n\n"
        "    Get-FileHash -Algorithm SHA256 data\\index.csv\n\n"
        "auditbinder verify checks the zip itself, and finds added files "
        "too.\n"
        "Whoever can change the files can change the digests: keep the\n"
        "digest of the zip that you received, or ask for it by another way.\n",
        STR_ARG(binder->name));
}

struct bag bag_of(struct arena *arena, const struct binder *binder,
                  struct str index_html)
{
    struct bag bag = {
        .made = {{STR("data/index.html"), index_html},
                 {STR("data/index.csv"), binder_csv(arena, binder)},
                 {STR("data/omissions.csv"), csv_omissions(arena, binder)},
                 {STR("data/README.txt"), read_me(arena, binder)}}};
    struct line lines[BAG_TAG_FILES - 1];

    bag.tags[0] = (struct bag_file){
        STR("bagit.txt"), STR("BagIt-Version: 1.0\n"
                              "Tag-File-Character-Encoding: UTF-8\n")};
    bag.tags[1] =
        (struct bag_file){STR("bag-info.txt"), bag_info(arena, binder, &bag)};
    bag.tags[2] = (struct bag_file){STR("manifest-sha256.txt"),
                                    payload_manifest(arena, binder, &bag)};
    for (size_t i = 0; i < BAG_TAG_FILES - 1; i++)
        lines[i] = line_of(arena, bag.tags[i]);
    bag.tags[3] =
        (struct bag_file){STR("tagmanifest-sha256.txt"),
                          manifest_of(arena, lines, BAG_TAG_FILES - 1)};
    return bag;
}
