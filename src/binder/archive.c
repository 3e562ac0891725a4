/*
 * The zip writer on libzip.
 *
 * libzip asks for the bytes of a member when it is closed, through a source:
 * a function that answers commands. Ours gives what press.c compressed, saying
 * so, and libzip copies it. What is stored, or too large to be held, it reads
 * the way read.h does and hashes what passes through, for libzip 1.7 does not
 * notice a file that shrank or changed. The zip goes into a sink (sink.h).
 *
 * The time on all members is noon of one day. libzip passes it through
 * mktime() and back, which no zone disturbs at noon, and so the bytes do not
 * depend on TZ.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/archive.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "binder/press.h"
#include "binder/read.h"
#include "binder/sink.h"

enum { DEFLATE_LEVEL = 6, DOS_NOON = 12 << 11, DOS_FIRST_YEAR = 1980 };

/* A member on its way into the zip. */
struct feed {
    struct archive *archive;
    struct pressing item;
    bool is_for_press;
    size_t index, at;      /* among the feeds for the press; in its bytes */
    struct read_file file; /* when streamed */
    bool is_whole;         /* all bytes passed and were the right ones */
    zip_error_t error;
    struct feed *next;
};

struct archive {
    struct arena *arena;
    struct diags *diags;
    zip_t *zip;
    struct sink sink;
    struct feed *feeds; /* of files, the last first */
    struct press *press;
    struct pressing **pressings; /* in the order of the members */
    size_t pressing_count;
    bool is_closing; /* nothing is pressed before */
    zip_uint16_t day;
};

/* ---- the feeds ---- */

static zip_int64_t feed_fail(struct feed *feed, const char *reason)
{
    feed->item.reason = reason;
    zip_error_set(&feed->error, ZIP_ER_READ, EIO);
    return -1;
}

/* All bytes have passed: were they the ones that were chosen? */
static zip_int64_t feed_end(struct feed *feed)
{
    uint8_t digest[SHA256_SIZE];
    const struct binder_entry *entry = feed->item.entry;
    bool is_same = feed->file.size == entry->size;

    read_close(&feed->file, digest);
    for (size_t i = 0; i < SHA256_SIZE; i++)
        is_same = is_same && digest[i] == entry->sha256[i];
    if (!is_same)
        return feed_fail(feed, press_changed);
    feed->is_whole = true;
    return 0;
}

static zip_int64_t feed_open(struct feed *feed)
{
    feed->is_whole = false;
    feed->at = 0;
    if (feed->is_for_press ||
        read_open(&feed->file, feed->item.root, feed->item.path))
        return 0;
    return feed_fail(feed, feed->file.reason);
}

static zip_int64_t feed_packed(struct feed *feed, void *data, zip_uint64_t len)
{
    struct str rest = str_slice(feed->item.packed, feed->at, SIZE_MAX);

    if (len > rest.len)
        len = rest.len;
    if (len)
        memcpy(data, rest.ptr, (size_t)len);
    feed->at += (size_t)len;
    feed->is_whole = feed->at == feed->item.packed.len;
    return (zip_int64_t)len;
}

static zip_int64_t feed_read(struct feed *feed, void *data, zip_uint64_t len)
{
    int64_t got;

    if (feed->is_for_press)
        return feed_packed(feed, data, len);
    if (feed->is_whole)
        return 0;
    got = read_more(&feed->file, data, (size_t)len);
    if (got < 0)
        return feed_fail(feed, feed->file.reason);
    return got > 0 ? got : feed_end(feed);
}

/* What comes out of the source: with all four facts libzip takes the bytes as
 * they are. It asks just before it reads. */
static zip_int64_t feed_stat(struct feed *feed, zip_stat_t *info)
{
    struct archive *archive = feed->archive;
    struct pressing *item = &feed->item;

    zip_stat_init(info);
    info->size = item->size;
    info->valid = ZIP_STAT_SIZE;
    if (!feed->is_for_press || !archive->is_closing)
        return sizeof *info;
    if (!item->is_pressed)
        press_run(archive->press, archive->pressings + feed->index,
                  archive->pressing_count - feed->index);
    if (item->reason)
        return feed_fail(feed, item->reason);
    info->comp_method = ZIP_CM_DEFLATE;
    info->comp_size = item->packed.len;
    info->crc = item->crc;
    info->valid |= ZIP_STAT_COMP_METHOD | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC;
    return sizeof *info;
}

static zip_int64_t feed_command(void *context, void *data, zip_uint64_t len,
                                zip_source_cmd_t command)
{
    struct feed *feed = context;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_STAT: return feed_stat(feed, data);
    case ZIP_SOURCE_OPEN: return feed_open(feed);
    case ZIP_SOURCE_READ: return feed_read(feed, data, len);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&feed->error, data, len);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: read_close(&feed->file, NULL); return 0;
    default: zip_error_set(&feed->error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

/* ---- the archive ---- */

static bool fail(struct archive *archive, struct str member, zip_error_t *error)
{
    diag_add(archive->diags, IO_ZIP, pos_make(member, 0, 0),
             "cannot write the zip: %s", zip_error_strerror(error));
    return false;
}

/* Zip knows no year before 1980. */
static zip_uint16_t dos_day(date day)
{
    int year, month, of_month;

    date_split(day, &year, &month, &of_month);
    if (year < DOS_FIRST_YEAR || year > DOS_FIRST_YEAR + 127)
        return 1 << 5 | 1;
    return (zip_uint16_t)((year - DOS_FIRST_YEAR) << 9 | month << 5 | of_month);
}

struct archive *archive_open(struct arena *arena, struct diags *diags,
                             struct file_out *out, date day, unsigned jobs)
{
    struct archive *archive = arena_new(arena, struct archive);
    zip_source_t *source;
    zip_error_t error;

    *archive =
        (struct archive){.arena = arena, .diags = diags, .sink = {.out = out}};
    archive->day = dos_day(day);
    zip_error_init(&error);
    source = sink_source(&archive->sink, &error);
    if (source)
        archive->zip =
            zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive->zip) {
        zip_source_free(source);
        fail(archive, STR_NONE, &error);
        archive = NULL;
    } else {
        archive->press = press_open(jobs);
    }
    zip_error_fini(&error);
    return archive;
}

/* Compressing these again costs time and gains nothing. */
static bool is_compressed(struct str member)
{
    static const char *const words[] = {
        "png", "jpg", "jpeg", "gif", "webp", "heic", "zip",  "gz",   "tgz",
        "xz",  "bz2", "zst",  "7z",  "rar",  "pdf",  "docx", "xlsx", "pptx",
        "odt", "ods", "odp",  "mp4", "mov",  "mp3",  "m4a",  "ogg",  "webm"};
    size_t dot = member.len;
    struct str extension;

    while (dot > 0 && member.ptr[dot - 1] != '.')
        dot--;
    extension = str_slice(member, dot, member.len);
    for (size_t i = 0; dot && i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(extension, str_from(words[i])))
            return true;
    return false;
}

static void add_pressing(struct archive *archive, struct feed *feed)
{
    size_t count = archive->pressing_count++;
    size_t size = sizeof *archive->pressings;

    feed->is_for_press = true;
    feed->index = count;
    if ((count & (count - 1)) == 0)
        archive->pressings =
            arena_grow(archive->arena, archive->pressings, count * size,
                       (count ? count * 2 : 1) * size);
    archive->pressings[count] = &feed->item;
}

static bool add_feed(struct archive *archive, struct str member,
                     struct feed *feed)
{
    zip_t *zip = archive->zip;
    const char *name = str_zero_ended(archive->arena, member);
    bool is_stored = feed->item.size == 0 || is_compressed(member);
    bool is_held = !feed->item.entry || feed->item.size <= PRESS_LONGEST;
    zip_source_t *source = zip_source_function(zip, feed_command, feed);
    zip_int64_t at;
    zip_uint64_t index;

    feed->archive = archive;
    feed->file.fd = -1;
    zip_error_init(&feed->error);
    if (!is_stored && is_held)
        add_pressing(archive, feed);
    if (!source)
        return fail(archive, member, zip_get_error(zip));
    /* Names are ASCII (names.h). Told that they are UTF-8, libzip from 1.10
     * on sets a flag that older ones leave clear; left to guess, none does. */
    at = zip_file_add(zip, name, source, ZIP_FL_ENC_GUESS);
    if (at < 0) {
        zip_source_free(source);
        return fail(archive, member, zip_get_error(zip));
    }
    index = (zip_uint64_t)at;
    if (zip_set_file_compression(zip, index,
                                 is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                 is_stored ? 0 : DEFLATE_LEVEL) == 0 &&
        zip_file_set_dostime(zip, index, DOS_NOON, archive->day, 0) == 0 &&
        zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX,
                                         (zip_uint32_t)(S_IFREG | 0644)
                                             << 16) == 0)
        return true;
    return fail(archive, member, zip_get_error(zip));
}

bool archive_add_bytes(struct archive *archive, struct str member,
                       struct str bytes)
{
    struct feed *feed = arena_new(archive->arena, struct feed);

    feed->item = (struct pressing){.bytes = bytes, .size = bytes.len};
    return add_feed(archive, member, feed);
}

/* libzip before 1.10 writes an unreadable zip for exactly this size. */
static bool is_cursed(uint64_t size)
{
#if LIBZIP_VERSION_MAJOR > 1 || LIBZIP_VERSION_MINOR >= 10
    (void)size;
    return false;
#else
    return size == UINT32_MAX;
#endif
}

bool archive_add_entry(struct archive *archive, struct str member,
                       const struct binder_entry *entry, const char *root)
{
    struct arena *arena = archive->arena;
    struct feed *feed = arena_new(arena, struct feed);
    struct str path = entry->evidence ? entry->evidence->path : entry->disk;

    if (is_cursed(entry->size)) {
        diag_hint(archive->diags,
                  diag_add(archive->diags, IO_ZIP_LIMIT,
                           pos_make(entry->origin, 0, 0),
                           "a file of exactly %" PRIu64 " bytes cannot be "
                           "put into a zip by this version of libzip",
                           entry->size),
                  "add a byte to it or split it");
        return false;
    }
    feed->item = (struct pressing){.entry = entry,
                                   .root = entry->evidence ? root : NULL,
                                   .path = str_zero_ended(arena, path),
                                   .size = entry->size};
    feed->next = archive->feeds;
    archive->feeds = feed;
    return add_feed(archive, member, feed);
}

/* libzip may have closed happily although a file was not read to its end. */
static bool say_changed(struct archive *archive, bool is_closed)
{
    bool all = true;

    for (const struct feed *feed = archive->feeds; feed; feed = feed->next) {
        const struct binder_entry *entry = feed->item.entry;
        struct str shown = entry->origin.len ? entry->origin : entry->member;
        if (feed->is_whole || (!is_closed && !feed->item.reason))
            continue;
        all = false;
        diag_hint(archive->diags,
                  diag_add(archive->diags, IO_CHANGED, pos_make(shown, 0, 0),
                           "this file cannot go into the binder: %s",
                           feed->item.reason ? feed->item.reason
                                             : "it was not read to its end"),
                  "wait until nothing writes to it and build again");
    }
    return all;
}

bool archive_close(struct archive *archive, bool is_good)
{
    bool is_closed, is_whole = false;

    archive->is_closing = is_good;
    is_closed = is_good && zip_close(archive->zip) == 0;
    if (is_closed)
        is_whole = say_changed(archive, true);
    else if (is_good && say_changed(archive, false))
        fail(archive, STR_NONE, zip_get_error(archive->zip));
    if (!is_closed)
        zip_discard(archive->zip);
    press_close(archive->press);
    return is_whole;
}
