/*
 * A strict reader of zip structure (PKWARE APPNOTE 6.3.9, sections 4.3-4.5).
 *
 * Zip says most things twice: before each member and in the directory at the
 * end. Readers differ in which they believe, so what a reader shows and what a
 * verifier checked can be two things; bytes between the parts can hide files,
 * and overlapping members unpack to terabytes. All of that is gone when there
 * is only one way to write an archive. Ours is: members one behind the other
 * from byte 0, then the directory, then its end; no comments, no extra fields
 * but the sizes of zip64, one time and one set of rights for all members. A
 * bit that differs anywhere is then seen here or by the digests.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/container_parts.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/utf8.h"
#include "verify/path.h"

enum {
    LOCAL_SIZE = 30,
    NAME_LONGEST = 1024,
    EXTRA_LONGEST = 32,
    FLAG_UTF8 = 0x800,
    MADE_ON_UNIX = 3,
    RATIO = 1100 /* deflate cannot do better than 1032 */
};
static const uint64_t MAX32 = 0xFFFFFFFF;
static const uint32_t REGULAR_0644 = 0100644u << 16;

/* What the two headers of a member say. */
struct header {
    unsigned made, need, flags, method, time, day;
    uint32_t crc;
    uint64_t packed, size, offset;
    struct str name, extra;
};

bool container_refuse(const struct scan *scan, struct str member,
                      const char *reason)
{
    struct diag *diag =
        diag_add(scan->diags, VERIFY_ZIP,
                 pos_make(member.len ? member : scan->shown, 0, 0),
                 "the zip is not built as a binder's is: %s", reason);

    diag_hint(scan->diags, diag,
              "if somebody packed it again, unpack it and verify the folder");
    return false;
}

bool container_bytes(const struct scan *scan, uint64_t offset, void *bytes,
                     size_t len)
{
    char *to = bytes;

    while (len) {
        ssize_t got = pread(scan->container->fd, to, len, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        offset += (uint64_t)got;
        len -= (size_t)got;
    }
    return true;
}

/* Only the extra field of zip64 may be there. */
static bool is_zip64(struct str extra)
{
    const unsigned char *at = (const unsigned char *)extra.ptr;

    return extra.len > 4 && u16_at(at) == 1 && u16_at(at + 2) == extra.len - 4;
}

/* In the directory the field holds what is full, in the order of the fields;
 * before the data it holds both sizes. */
static bool take_extra(struct header *header, bool is_local)
{
    const unsigned char *at = (const unsigned char *)header->extra.ptr;
    uint64_t *fields[] = {&header->size, &header->packed, &header->offset};
    size_t used = 4;

    if (header->extra.len == 0)
        return true;
    if (!is_zip64(header->extra) || (is_local && header->extra.len != 20))
        return false;
    for (size_t i = 0; i < (is_local ? 2 : 3); i++) {
        if (*fields[i] != MAX32 && !is_local)
            continue;
        if (used + 8 > header->extra.len ||
            (*fields[i] != MAX32 && *fields[i] != u64_at(at + used)))
            return false;
        *fields[i] = u64_at(at + used);
        used += 8;
    }
    return used == header->extra.len;
}

/* The fields that both headers have, from `version needed` on. */
static void take_common(struct header *header, const unsigned char *at)
{
    header->need = u16_at(at);
    header->flags = u16_at(at + 2);
    header->method = u16_at(at + 4);
    header->time = u16_at(at + 6);
    header->day = u16_at(at + 8);
    header->crc = u32_at(at + 10);
    header->packed = u32_at(at + 14);
    header->size = u32_at(at + 18);
    header->name.len = u16_at(at + 22);
    header->extra.len = u16_at(at + 24);
}

/* Takes the directory entry at the start of *REST. */
static bool take_central(struct scan *scan, struct str *rest,
                         struct header *header)
{
    const unsigned char *at = (const unsigned char *)rest->ptr;
    size_t len;

    if (rest->len < CENTRAL_SIZE || memcmp(at, "PK\1\2", 4) != 0)
        return container_refuse(scan, STR_NONE,
                                "an entry of its directory is broken");
    take_common(header, at + 6);
    header->made = u16_at(at + 4);
    header->offset = u32_at(at + 42);
    len = CENTRAL_SIZE + header->name.len + header->extra.len;
    if (len > rest->len || header->name.len > NAME_LONGEST)
        return container_refuse(scan, STR_NONE,
                                "a name in its directory is too long");
    header->name.ptr = rest->ptr + CENTRAL_SIZE;
    header->extra.ptr = header->name.ptr + header->name.len;
    if (u16_at(at + 32) != 0 || u16_at(at + 34) != 0)
        return container_refuse(scan, header->name,
                                "a member with a comment or in another part");
    if (u16_at(at + 36) != 0 || u32_at(at + 38) != REGULAR_0644)
        return container_refuse(scan, header->name,
                                "a member that is not marked as a plain file");
    if (!take_extra(header, false))
        return container_refuse(scan, header->name,
                                "a member with an extra field");
    *rest = str_slice(*rest, len, rest->len);
    return true;
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Rules for one member. */
static bool check_member(const struct scan *scan, const struct header *header)
{
    const char *problem = path_problem(header->name);
    unsigned flags = is_ascii(header->name) ? 0 : FLAG_UTF8;

    if (problem) {
        diag_add(scan->diags, VERIFY_NAME, pos_make(header->name, 0, 0),
                 "a name that must not be in a binder: %s", problem);
        return false;
    }
    if (header->flags & 1)
        return container_refuse(scan, header->name, "an encrypted member");
    if (header->flags & 8)
        return container_refuse(scan, header->name,
                                "a member whose sizes follow its data");
    if (header->flags != flags)
        return container_refuse(scan, header->name,
                                "a member with unusual flags");
    if (header->method != 0 && header->method != 8)
        return container_refuse(scan, header->name,
                                "a member packed in another way than deflate");
    if (header->method == 0 && header->packed != header->size)
        return container_refuse(scan, header->name,
                                "a stored member of two sizes");
    if (header->size / RATIO > header->packed)
        return container_refuse(scan, header->name,
                                "a member that claims an impossible size");
    return true;
}

/* 45 for a member with sizes of zip64, even if only one header has them;
 * else what the way of packing needs. */
static unsigned version_needed(const struct header *central,
                               const struct header *local)
{
    if (central->extra.len || local->extra.len)
        return 45;
    return central->method == 8 ? 20 : 10;
}

static bool check_versions(const struct scan *scan, const struct header *header,
                           const struct header *first,
                           const struct header *local)
{
    if (header->made >> 8 != MADE_ON_UNIX || header->made != first->made ||
        header->need != version_needed(header, local))
        return container_refuse(
            scan, header->name,
            "a member made by another version of a zip tool");
    if (header->time != first->time || header->day != first->day)
        return container_refuse(scan, header->name,
                                "a member with another time than the first");
    return true;
}

/* Reads the header before the data of a member and compares; the data begins
 * at *DATA. */
static bool check_local(struct scan *scan, const struct header *central,
                        const struct header *first, uint64_t *data)
{
    unsigned char bytes[LOCAL_SIZE + NAME_LONGEST + EXTRA_LONGEST];
    struct header local = {0};
    size_t len;

    if (!container_bytes(scan, central->offset, bytes, LOCAL_SIZE) ||
        memcmp(bytes, "PK\3\4", 4) != 0)
        return container_refuse(scan, central->name,
                                "a member without its header");
    take_common(&local, bytes + 4);
    len = local.name.len + local.extra.len;
    if (local.name.len != central->name.len || local.extra.len > EXTRA_LONGEST)
        return container_refuse(scan, central->name,
                                "a member whose headers differ");
    if (!container_bytes(scan, central->offset + LOCAL_SIZE, bytes + LOCAL_SIZE,
                         len))
        return container_refuse(scan, central->name,
                                "a member that is cut off");
    local.name.ptr = (const char *)bytes + LOCAL_SIZE;
    local.extra.ptr = local.name.ptr + local.name.len;
    if (!take_extra(&local, true) || !str_eq(local.name, central->name) ||
        local.need != central->need || local.flags != central->flags ||
        local.method != central->method || local.time != central->time ||
        local.day != central->day || local.crc != central->crc ||
        local.packed != central->packed || local.size != central->size)
        return container_refuse(scan, central->name,
                                "a member whose headers differ");
    *data = central->offset + LOCAL_SIZE + len;
    return check_versions(scan, central, first, &local);
}

static void add_member(struct scan *scan, const struct header *header,
                       uint64_t data)
{
    struct container *container = scan->container;

    container->members[container->count++] =
        (struct zip_member){.name = str_copy(scan->arena, header->name),
                            .offset = data,
                            .packed = header->packed,
                            .size = header->size,
                            .crc = header->crc,
                            .method = header->method};
}

static bool read_members(struct scan *scan, struct str rest)
{
    struct header first = {0}, header;
    uint64_t at = 0, data = 0;

    for (uint64_t i = 0; i < scan->count; i++) {
        if (!take_central(scan, &rest, &header))
            return false;
        if (i == 0)
            first = header;
        if (header.offset != at)
            return container_refuse(
                scan, header.name,
                "a member that does not begin where the one before "
                "it ends");
        if (!check_member(scan, &header) ||
            !check_local(scan, &header, &first, &data))
            return false;
        if (data > scan->directory || header.packed > scan->directory - data)
            return container_refuse(scan, header.name,
                                    "a member that is cut off");
        add_member(scan, &header, data);
        at = data + header.packed;
    }
    if (at != scan->directory || rest.len)
        return container_refuse(scan, STR_NONE,
                                "there are bytes that belong to no member");
    return true;
}

/* "a" and "a/b": one name for a file and a folder. */
static bool check_folders(const struct scan *scan, const struct map *files,
                          struct str name, struct str key)
{
    for (size_t at = str_find_byte(key, '/', 0); at < key.len;
         at = str_find_byte(key, '/', at + 1))
        if (map_find(files, str_slice(key, 0, at))) {
            diag_add(scan->diags, VERIFY_TWIN, pos_make(name, 0, 0),
                     "a folder on its path has the name of a file");
            return false;
        }
    return true;
}

static bool check_twins(const struct scan *scan)
{
    struct arena *arena = arena_open();
    struct map files = map_new(arena);
    const struct container *container = scan->container;
    bool is_good = true;

    for (size_t i = 0; i < container->count; i++) {
        struct str name = container->members[i].name;
        if (map_add(&files, utf8_fold(arena, name), &container->members[i]))
            continue;
        diag_add(scan->diags, VERIFY_TWIN, pos_make(name, 0, 0),
                 "two members have this name, but for case or accents");
        is_good = false;
    }
    for (size_t i = 0; is_good && i < files.count; i++)
        is_good = check_folders(scan, &files, container->members[i].name,
                                files.entries[i].key);
    arena_close(arena);
    return is_good;
}

bool container_read(struct arena *arena, struct diags *diags, int fd,
                    struct str shown, struct container *container)
{
    struct scan scan = {arena, diags, shown, container, 0, 0, 0, 0};
    struct stat info;
    char *bytes;

    *container = (struct container){.fd = fd};
    if (fstat(fd, &info) != 0 || info.st_size < 0)
        return container_refuse(&scan, STR_NONE, "it cannot be read");
    container->size = (uint64_t)info.st_size;
    if (!container_end(&scan))
        return false;
    bytes = arena_alloc(arena, (size_t)scan.directory_size + 1);
    if (!container_bytes(&scan, scan.directory, bytes,
                         (size_t)scan.directory_size))
        return container_refuse(&scan, STR_NONE,
                                "its directory cannot be read");
    container->members =
        arena_array(arena, (size_t)scan.count, struct zip_member);
    return read_members(&scan, str_make(bytes, (size_t)scan.directory_size)) &&
           check_twins(&scan);
}
