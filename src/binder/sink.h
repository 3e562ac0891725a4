/*
 * Where libzip writes a zip: a file of ours, as a source that can be written.
 * libzip's own file sink would leave files behind when the program is killed.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_SINK_H
#define BINDER_SINK_H

#include <zip.h>

#include "base/file.h"

/* The file that the zip is written to. */
struct sink {
    struct file_out *out;
    zip_uint64_t at, len;
    zip_error_t error;
};

/* The source that writes to SINK, of which only OUT is set; NULL with ERROR. */
zip_source_t *sink_source(struct sink *sink, zip_error_t *error);

#endif
