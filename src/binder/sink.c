/*
 * Answers to libzip's commands.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/sink.h"

#include <errno.h>
#include <unistd.h>

static zip_int64_t sink_fail(struct sink *sink, int code)
{
    zip_error_set(&sink->error, code, errno);
    return -1;
}

static zip_int64_t sink_seek(struct sink *sink, void *data, zip_uint64_t len)
{
    zip_int64_t to = zip_source_seek_compute_offset(sink->at, sink->len, data,
                                                    len, &sink->error);

    if (to < 0)
        return -1;
    if (lseek(file_descriptor(sink->out), (off_t)to, SEEK_SET) < 0)
        return sink_fail(sink, ZIP_ER_SEEK);
    sink->at = (zip_uint64_t)to;
    return 0;
}

static zip_int64_t sink_write(struct sink *sink, void *data, zip_uint64_t len)
{
    if (!file_write(sink->out, data, (size_t)len))
        return sink_fail(sink, ZIP_ER_WRITE);
    sink->at += len;
    if (sink->len < sink->at)
        sink->len = sink->at;
    return (zip_int64_t)len;
}

static zip_int64_t sink_read(struct sink *sink, void *data, zip_uint64_t len)
{
    ssize_t got = read(file_descriptor(sink->out), data, (size_t)len);

    if (got < 0)
        return sink_fail(sink, ZIP_ER_READ);
    sink->at += (zip_uint64_t)got;
    return got;
}

static zip_int64_t stat_size(void *data, zip_uint64_t size)
{
    zip_stat_t *info = data;

    zip_stat_init(info);
    info->size = size;
    info->valid = ZIP_STAT_SIZE;
    return sizeof *info;
}

static zip_int64_t sink_rewind(struct sink *sink)
{
    sink->at = 0;
    if (lseek(file_descriptor(sink->out), 0, SEEK_SET) < 0)
        return sink_fail(sink, ZIP_ER_SEEK);
    return 0;
}

static zip_int64_t sink_command(void *context, void *data, zip_uint64_t len,
                                zip_source_cmd_t command)
{
    struct sink *sink = context;

    switch (command) {
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT: return stat_size(data, sink->len);
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_BEGIN_WRITE: return sink_rewind(sink);
    case ZIP_SOURCE_READ: return sink_read(sink, data, len);
    case ZIP_SOURCE_WRITE: return sink_write(sink, data, len);
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_SEEK_WRITE: return sink_seek(sink, data, len);
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_TELL_WRITE: return (zip_int64_t)sink->at;
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&sink->error, data, len);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_FREE: return 0;
    default: zip_error_set(&sink->error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

zip_source_t *sink_source(struct sink *sink, zip_error_t *error)
{
    zip_error_init(&sink->error);
    return zip_source_function_create(sink_command, sink, error);
}
