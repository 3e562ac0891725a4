/*
 * Feeds files, or all files of folders, to a fuzz harness: what was found
 * once stays found.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define FILE_LIMIT (16u * 1024 * 1024)

static size_t replayed;

static bool replay_file(const char *path)
{
    FILE *stream = fopen(path, "rb");
    uint8_t *bytes = malloc(FILE_LIMIT);
    size_t len;

    if (!stream || !bytes) {
        fprintf(stderr, "%s cannot be read\n", path);
        return false;
    }
    len = fread(bytes, 1, FILE_LIMIT, stream);
    fclose(stream);
    /* An exact allocation, so that reading past the end is seen. */
    uint8_t *exact = malloc(len ? len : 1);

    if (!exact)
        return false;
    memcpy(exact, bytes, len);
    free(bytes);
    LLVMFuzzerTestOneInput(exact, len);
    free(exact);
    replayed++;
    return true;
}

static bool replay_folder(const char *path)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, NULL, alphasort);
    bool ok = count >= 0;

    for (int i = 0; i < count; i++) {
        char full[4096];

        if (entries[i]->d_name[0] != '.') {
            snprintf(full, sizeof(full), "%s/%s", path, entries[i]->d_name);
            ok = replay_file(full) && ok;
        }
        free(entries[i]);
    }
    free(entries);
    return ok;
}

int main(int argc, char **argv)
{
    bool ok = true;

    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);

        if (folder)
            closedir(folder);
        ok = (folder ? replay_folder(argv[i]) : replay_file(argv[i])) && ok;
    }
    printf("%zu inputs\n", replayed);
    return ok && replayed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
