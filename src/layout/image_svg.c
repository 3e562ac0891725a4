/*
 * SVG pictures, drawn by librsvg into pixels.
 *
 * The library, and some forty that it needs, are loaded when a document has
 * the first such picture: to link them would cost every run the time. What is
 * called is declared by the library's own headers.
 *
 * It is given bytes without an address, so that it opens no other file; it has
 * no network, runs no scripts and puts an end to entities and references that
 * multiply. Words are set in our own faces, whatever the machine has, and a
 * picture that asks for the reader's language is refused: both would change
 * the page. Calls are made one at a time, as the library's words are shared.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <pthread.h>
#include <stdio.h>

#include "layout/font.h"
#include "layout/image_parts.h"

/* Pixels for one of the page's (1/96 inch), which makes 600 to an inch; but
 * along the longer side no fewer than a logo needs, that is set larger than
 * its file says, and in all no more than a page is worth. */
#define PER_PIXEL(n) ((n)*625 / 100)
enum { FEWEST = 1000, MOST = 4000, MOST_IN_ALL = 6000000, MOST_FILTERS = 50 };

/* One row for each function called. */
#define FUNCTIONS(X)                                                           \
    X(rsvg_handle_new_from_data)                                               \
    X(rsvg_handle_set_dpi)                                                     \
    X(rsvg_handle_get_intrinsic_size_in_pixels)                                \
    X(rsvg_handle_get_intrinsic_dimensions)                                    \
    X(rsvg_handle_render_document)                                             \
    X(cairo_image_surface_create)                                              \
    X(cairo_image_surface_get_data)                                            \
    X(cairo_image_surface_get_stride)                                          \
    X(cairo_surface_flush)                                                     \
    X(cairo_surface_status)                                                    \
    X(cairo_surface_destroy)                                                   \
    X(cairo_create)                                                            \
    X(cairo_status)                                                            \
    X(cairo_destroy)                                                           \
    X(g_object_unref)                                                          \
    X(g_error_free)                                                            \
    X(FcConfigCreate)                                                          \
    X(FcConfigParseAndLoadFromMemory)                                          \
    X(FcConfigAppFontAddFile)                                                  \
    X(FcConfigSetCurrent)

static struct {
    pthread_mutex_t lock;
    enum { UNKNOWN, LOADED, LACKING } state;
#define X(name) __typeof__(name) *name;
    FUNCTIONS(X)
#undef X
} library = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* A function of the library, or of one that came with it. */
static bool find(void *handle, const char *name, void *function)
{
    *(void **)function = dlsym(handle, name);
    return *(void **)function != NULL;
}

/* Names of families that SVG files use, and what to take for them. */
static const char families[] =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
    "<fontconfig>"
    "<alias binding=\"same\"><family>serif</family><prefer>"
    "<family>Source Serif 4</family></prefer></alias>"
    "<alias binding=\"same\"><family>sans-serif</family><prefer>"
    "<family>Source Sans 3</family></prefer></alias>"
    "<alias binding=\"same\"><family>monospace</family><prefer>"
    "<family>Source Code Pro</family></prefer></alias>"
    "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\">"
    "<string>Source Sans 3</string></edit></match>"
    "</fontconfig>";

/* File by file: a folder would have fontconfig look for a place to keep what
 * it found there. */
static bool set_fonts(const char *dir)
{
    FcConfig *config = library.FcConfigCreate();
    bool ok = config && library.FcConfigParseAndLoadFromMemory(
                            config, (const FcChar8 *)families, FcTrue);
    char path[4096];

    for (size_t i = 0; ok && dir && fonts_file(i); i++) {
        snprintf(path, sizeof path, "%s/%s", dir, fonts_file(i));
        ok = library.FcConfigAppFontAddFile(config, (const FcChar8 *)path);
    }
    return ok && library.FcConfigSetCurrent(config);
}

static bool load_all(const char *fonts)
{
    void *handle = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    bool ok = handle != NULL;

#define X(name) ok = ok && find(handle, #name, &library.name);
    FUNCTIONS(X)
#undef X
    return ok && set_fonts(fonts);
}

static bool load(const char *fonts)
{
    if (library.state == UNKNOWN)
        library.state = load_all(fonts) ? LOADED : LACKING;
    return library.state == LOADED;
}

bool image_is_svg(struct str bytes)
{
    struct str head = str_trim(str_slice(bytes, 0, 4096));

    if (str_has_prefix(head, STR("\xef\xbb\xbf")))
        head = str_slice(head, 3, head.len);
    return str_has_prefix(head, STR("<")) &&
           (str_find(head, STR("<svg"), 0) != SIZE_MAX ||
            str_find(head, STR(":svg"), 0) != SIZE_MAX);
}

/* In 1/1000 of a pixel; false for a size that no picture has. */
static bool to_size(double width, double height, int64_t size[2])
{
    const double most = IMAGE_SIDE;

    if (!(width > 0 && width <= most && height > 0 && height <= most))
        return false;
    size[0] = (int64_t)(width * 1000 + 0.5);
    size[1] = (int64_t)(height * 1000 + 0.5);
    return size[0] > 0 && size[1] > 0;
}

/* As wide and high as the file says, else as its viewBox is. */
static bool find_size(RsvgHandle *svg, int64_t size[2])
{
    RsvgLength width, height;
    RsvgRectangle box;
    double w = 0, h = 0;
    gboolean has_width, has_height, has_box;

    if (library.rsvg_handle_get_intrinsic_size_in_pixels(svg, &w, &h))
        return to_size(w, h, size);
    library.rsvg_handle_get_intrinsic_dimensions(
        svg, &has_width, &width, &has_height, &height, &has_box, &box);
    return has_box && to_size(box.width, box.height, size);
}

static void set_pixels(struct image *image, const int64_t size[2])
{
    int64_t longer = size[0] > size[1] ? size[0] : size[1];
    int64_t side = PER_PIXEL(longer) / 1000, width, height;

    side = side < FEWEST ? FEWEST : side > MOST ? MOST : side;
    do {
        width = (size[0] * side + longer / 2) / longer;
        height = (size[1] * side + longer / 2) / longer;
        side -= side / 16;
    } while (width * height > MOST_IN_ALL);
    image->width = width > 0 ? (uint32_t)width : 1;
    image->height = height > 0 ? (uint32_t)height : 1;
    image->components = 3;
    image->shown_width = size[0] * IMAGE_PIXEL / 1000;
    image->shown_height = size[1] * IMAGE_PIXEL / 1000;
}

/* One row of cairo's: a word of 0xAARRGGBB a pixel, colours times alpha. */
static void take_row(const uint32_t *from, size_t count, char *pixels,
                     char *alpha)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t a = from[i] >> 24;

        alpha[i] = (char)a;
        for (unsigned shift = 24; shift > 0;) {
            uint32_t color;
            shift -= 8;
            color = from[i] >> shift & 0xff;
            color = a ? (color * 255 + a / 2) / a : 255;
            *pixels++ = (char)(color < 255 ? color : 255);
        }
    }
}

/* False if there is nothing in it. */
static bool take_pixels(struct arena *arena, struct image *image,
                        cairo_surface_t *surface)
{
    size_t count = (size_t)image->width * image->height;
    char *pixels = arena_alloc(arena, count * 3);
    char *alpha = arena_alloc(arena, count);
    uint8_t all = 0xff, any = 0;

    library.cairo_surface_flush(surface);
    for (size_t y = 0; y < image->height; y++) {
        const unsigned char *row =
            library.cairo_image_surface_get_data(surface) +
            y * (size_t)library.cairo_image_surface_get_stride(surface);
        take_row((const void *)row, image->width, pixels + y * image->width * 3,
                 alpha + y * image->width);
    }
    for (size_t i = 0; i < count; i++) {
        all &= (uint8_t)alpha[i];
        any |= (uint8_t)alpha[i];
    }
    image->pixels = str_make(pixels, count * 3);
    if (all != 0xff)
        image->alpha = str_make(alpha, count);
    return any != 0;
}

/* What is wrong with the picture, or NULL. */
static const char *draw(struct arena *arena, RsvgHandle *svg,
                        struct image *image)
{
    RsvgRectangle page = {0, 0, image->width, image->height};
    cairo_surface_t *surface = library.cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)image->width, (int)image->height);
    cairo_t *cairo = library.cairo_create(surface);
    const char *why = NULL;

    if (!library.rsvg_handle_render_document(svg, cairo, &page, NULL) ||
        library.cairo_status(cairo) != CAIRO_STATUS_SUCCESS ||
        library.cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        why = "could not be drawn by librsvg";
    else if (!take_pixels(arena, image, surface))
        why = "shows nothing; files that it names are not followed";
    library.cairo_destroy(cairo);
    library.cairo_surface_destroy(surface);
    return why;
}

/* What is wrong with the picture, or NULL. */
static const char *decode(struct image_job *job, struct image *image)
{
    GError *error = NULL;
    RsvgHandle *svg;
    const char *why = NULL;
    int64_t size[2];

    svg = library.rsvg_handle_new_from_data((const guint8 *)job->bytes.ptr,
                                            job->bytes.len, &error);
    if (!svg) {
        if (error)
            library.g_error_free(error);
        return "is no SVG that librsvg can read";
    }
    library.rsvg_handle_set_dpi(svg, 96);
    if (!find_size(svg, size)) {
        why = "says no size that it could have: give its svg element a width "
              "and a height, or a viewBox";
    } else {
        set_pixels(image, size);
        why = draw(job->arena, svg, image);
    }
    library.g_object_unref(svg);
    return why;
}

/* What the library would draw, but not on every machine alike, or not soon. */
static const char *find_fault(struct str bytes)
{
    size_t count = 0;

    if (str_find(bytes, STR("systemLanguage"), 0) != SIZE_MAX)
        return "has parts for readers of one language only";
    for (size_t at = 0; (at = str_find(bytes, STR("<fe"), at)) != SIZE_MAX;
         at++)
        count++;
    return count > MOST_FILTERS ? "has too many filters" : NULL;
}

struct image *image_decode_svg(struct image_job *job)
{
    struct image *image = arena_new(job->arena, struct image);
    const char *why = find_fault(job->bytes);

    if (!why) {
        pthread_mutex_lock(&library.lock);
        why = load(job->fonts)
                  ? decode(job, image)
                  : "is an SVG, which needs librsvg: install librsvg2-2";
        pthread_mutex_unlock(&library.lock);
    }
    if (why)
        image_refuse(job, why);
    return why ? NULL : image;
}
