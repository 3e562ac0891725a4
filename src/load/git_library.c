/*
 * libgit2, loaded once, when it is needed, and kept.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/git_library.h"

#include <dlfcn.h>
#include <pthread.h>

struct git_library git2;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_loaded;

static bool find(void *handle, const char *name, void *function)
{
    *(void **)function = dlsym(handle, name);
    return *(void **)function != NULL;
}

static void load(void)
{
    void *handle =
        dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_NOW | RTLD_LOCAL);

    is_loaded = handle != NULL;
#define X(name) is_loaded = is_loaded && find(handle, "git_" #name, &git2.name);
    GIT_FUNCTIONS(X)
#undef X
}

bool git_library_load(void)
{
    return pthread_once(&once, load) == 0 && is_loaded;
}
