/*
 * The evidence binder of a period: what goes in under which name, what is
 * left out and why, and the zip that holds it as a BagIt 1.0 bag (RFC 8493).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_BINDER_H
#define BINDER_BINDER_H

#include "base/sha256.h"
#include "model/model.h"

/* A document that this build made. */
struct binder_document {
    struct str path; /* where its bytes are now, on this machine */
    struct str file; /* "narratives/CM-01.pdf": portable, below documents/ */
    struct str id, title, kind; /* kind: "Control narrative", "Policy", … */
};

/* A file in the binder. */
struct binder_entry {
    struct str member; /* "data/evidence/CM-01/2026-03-31-review.csv" */
    struct str disk;   /* where its bytes are read from */
    struct str origin; /* the path in the workspace as found, "" for made
                          ones */
    struct str id, title, kind;
    const struct evidence *evidence; /* NULL for documents */
    uint64_t size;
    uint8_t sha256[SHA256_SIZE];
};

struct binder_omission {
    struct str origin, reason;
    struct str control; /* may be empty */
};

struct binder {
    const struct workspace *workspace;
    const struct period *period;
    struct str name; /* top folder, "larkfield-2026-H1-binder" */
    struct instant built;
    unsigned jobs; /* threads that compress; 0: one for each processor */
    struct binder_entry *entries; /* documents, then evidence by control */
    size_t count, cap;
    struct binder_omission *omissions;
    size_t omission_count;
};

/* What a binder is made from. */
struct binder_source {
    const struct workspace *workspace;
    const struct period *period;
    const struct map *readings; /* of its evidence (readings.h) */
    const struct binder_document *documents;
    size_t document_count;
    struct instant built;
};

/* Chooses names, and reads and hashes every document. An evidence file that
 * could not be read is an UNREAD_ message and an omission. NULL when names
 * cannot be made unique or a document cannot be read. */
struct binder *binder_select(struct arena *arena, struct diags *diags,
                             const struct binder_source *source);

/* Adds one more made file (index.pdf) after selection; it is read at once. */
bool binder_add_document(struct arena *arena, struct diags *diags,
                         struct binder *binder,
                         const struct binder_document *document);

/* index.csv: a line a file, RFC 4180, cells that a spreadsheet would take for
 * a formula neutralised. */
struct str binder_csv(struct arena *arena, const struct binder *binder);

/* Writes the zip at PATH (beside it first, then renamed): bagit.txt,
 * bag-info.txt, manifests, data/index.html (INDEX_HTML), data/index.csv,
 * data/omissions.csv, data/README.txt, documents, evidence. A file whose bytes
 * differ from what binder_select read is an error and nothing is written. */
bool binder_write(struct arena *arena, struct diags *diags,
                  const struct binder *binder, struct str index_html,
                  const char *path);

#endif
