/*
 * Reading the manifests of a bag into demands on its files.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_MANIFEST_H
#define VERIFY_MANIFEST_H

#include "verify/source.h"
#include "verify/tagfile.h"

enum { MANIFESTS_MOST = 6 };

/* A bag being judged. */
struct bag {
    struct source *source;
    struct declaration declared;
    struct map by_fold; /* folded path -> file; made when needed */
    struct map listed;  /* paths of payload manifests, as written */
    struct str payload[MANIFESTS_MOST], tags[MANIFESTS_MOST];
    size_t payload_count, tag_count;
    struct str strongest; /* algorithm of a payload manifest */
    bool is_lenient;      /* something absent was forgiven */
};

/* Finds and reads all manifests of the bag. False when there is none that
 * says anything about the payload. */
bool manifests_read(struct bag *bag);
/* Reads fetch.txt, if any: nothing is fetched, but what it lists must be
 * payload and listed in a manifest. */
void fetch_read(struct bag *bag);

bool path_is_payload(struct str path); /* below data/ */

#endif
