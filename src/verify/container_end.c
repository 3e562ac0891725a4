/*
 * The end of a zip: one record, or three where zip64 has larger numbers, which
 * must then say the same (PKWARE APPNOTE 6.3.9, 4.3.14 to 4.3.16). It is read
 * from the last byte of the file backwards; nothing is searched for.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/container_parts.h"

#include <string.h>

enum { END_SIZE = 22, END64_SIZE = 56, LOCATOR_SIZE = 20, MAX16 = 0xFFFF };
static const uint64_t MAX32 = 0xFFFFFFFF;
static const uint64_t DIRECTORY_LARGEST = 64 << 20;

/* True if FIELD repeats VALUE or says that zip64 has it. */
static bool agrees(uint64_t field, uint64_t value, uint64_t max)
{
    return field == value || (field == max && value >= max);
}

static bool read_end64(struct scan *scan, const unsigned char *end)
{
    unsigned char bytes[END64_SIZE + LOCATOR_SIZE], *locator;
    uint64_t size = scan->container->size;

    if (size < sizeof bytes + END_SIZE)
        return container_refuse(scan, STR_NONE, "it is cut off");
    scan->end = size - END_SIZE - sizeof bytes;
    locator = bytes + END64_SIZE;
    if (!container_bytes(scan, scan->end, bytes, sizeof bytes))
        return container_refuse(scan, STR_NONE, "its end cannot be read");
    if (memcmp(bytes, "PK\6\6", 4) != 0 ||
        u64_at(bytes + 4) != END64_SIZE - 12 || u32_at(bytes + 16) != 0 ||
        u32_at(bytes + 20) != 0 || u64_at(bytes + 24) != u64_at(bytes + 32) ||
        u32_at(locator + 4) != 0 || u64_at(locator + 8) != scan->end ||
        u32_at(locator + 16) != 1 || u16_at(bytes + 12) != 45 ||
        u16_at(bytes + 14) != 45)
        return container_refuse(scan, STR_NONE, "its zip64 end is not valid");
    scan->count = u64_at(bytes + 32);
    scan->directory_size = u64_at(bytes + 40);
    scan->directory = u64_at(bytes + 48);
    if (!agrees(u16_at(end + 10), scan->count, MAX16) ||
        !agrees(u32_at(end + 12), scan->directory_size, MAX32) ||
        !agrees(u32_at(end + 16), scan->directory, MAX32))
        return container_refuse(scan, STR_NONE, "its two ends differ");
    return true;
}

static bool has_locator(const struct scan *scan)
{
    unsigned char bytes[4];

    return scan->container->size >= END_SIZE + LOCATOR_SIZE &&
           container_bytes(scan,
                           scan->container->size - END_SIZE - LOCATOR_SIZE,
                           bytes, 4) &&
           memcmp(bytes, "PK\6\7", 4) == 0;
}

static bool read_end(struct scan *scan)
{
    unsigned char end[END_SIZE];

    if (scan->container->size < END_SIZE)
        return container_refuse(scan, STR_NONE, "it is too short to be a zip");
    scan->end = scan->container->size - END_SIZE;
    if (!container_bytes(scan, scan->end, end, END_SIZE))
        return container_refuse(scan, STR_NONE, "its end cannot be read");
    if (memcmp(end, "PK\5\6", 4) != 0)
        return container_refuse(
            scan, STR_NONE, "it does not end with the end of a zip directory");
    if (u16_at(end + 20) != 0)
        return container_refuse(scan, STR_NONE, "it carries a comment");
    if (u16_at(end + 4) != 0 || u16_at(end + 6) != 0 ||
        u16_at(end + 8) != u16_at(end + 10))
        return container_refuse(scan, STR_NONE,
                                "it claims to be in several parts");
    scan->count = u16_at(end + 10);
    scan->directory_size = u32_at(end + 12);
    scan->directory = u32_at(end + 16);
    if (has_locator(scan))
        return read_end64(scan, end);
    return true;
}

static bool check_end(struct scan *scan)
{
    if (scan->directory > scan->end ||
        scan->directory_size != scan->end - scan->directory)
        return container_refuse(
            scan, STR_NONE,
            "its directory does not reach from the last member to "
            "the end");
    if (scan->directory_size > DIRECTORY_LARGEST)
        return container_refuse(scan, STR_NONE,
                                "its directory is larger than 64 MiB");
    if (scan->count > scan->directory_size / CENTRAL_SIZE)
        return container_refuse(scan, STR_NONE,
                                "it claims more members than it lists");
    if (scan->count == 0)
        return container_refuse(scan, STR_NONE, "it is empty");
    return true;
}

bool container_end(struct scan *scan)
{
    return read_end(scan) && check_end(scan);
}
