/*
 * The files of a bag, wherever they are: in a zip or in a folder.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_SOURCE_H
#define VERIFY_SOURCE_H

#include "base/map.h"
#include "verify/container.h"

/* A digest that a manifest demands of a file. */
struct demand {
    struct str manifest;  /* its path, for messages */
    struct str algorithm; /* "sha256" */
    struct str hex;       /* lower case */
    struct demand *next;
};

struct bag_file {
    struct str path; /* in the bag, bytes as found */
    uint64_t size;
    const struct zip_member *member; /* NULL in a folder */
    struct str bytes;                /* of tag files once read */
    bool is_read;                    /* BYTES are there */
    bool is_refused;                 /* too large; nothing reads it again */
    struct demand *demands;
};

struct source {
    struct arena *arena;
    struct diags *diags;
    struct container zip;
    int folder; /* -1 for a zip */
    struct str top;
    struct bag_file **files;
    size_t count, cap;
    struct map by_path; /* path -> file */
};

/* All members of the zip open at FD, which must lie in one folder. */
bool source_from_zip(struct source *source, int fd, struct str shown);
/* All files below the folder open at FD; no link is followed, and what is
 * neither file nor folder is an error. */
bool source_from_folder(struct source *source, int fd);

struct bag_file *source_find(const struct source *source, struct str path);
/* Adds a file; for the two functions above. */
struct bag_file *source_add(struct source *source, struct str path,
                            uint64_t size);

/* The whole of a tag file, kept so that the digest is made of the same bytes;
 * at most 64 MiB. False with a message. */
bool source_read(struct source *source, struct bag_file *file);
/* Passes the bytes of FILE to TAKE. False with a message. */
bool source_stream(struct source *source, struct bag_file *file,
                   void (*take)(void *context, const void *bytes, size_t len),
                   void *context);

/* For folders: streams the file at PATH; *REASON when it cannot. */
bool folder_stream(int folder, struct str path,
                   void (*take)(void *context, const void *bytes, size_t len),
                   void *context, const char **reason);

#endif
