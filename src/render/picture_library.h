#ifndef BLOCLINE_PICTURE_LIBRARY_H
#define BLOCLINE_PICTURE_LIBRARY_H

#include "fault.h"

#include <stddef.h>

/* librsvg and cairo, loaded when the first PNG or PDF is written: hardly any question needs them,
 * and what they bring with them would take longer to load than most answers. The prototypes are
 * ours (librsvg 2.52 and cairo 1.10 or newer have these functions), so that no -dev package is
 * needed to build. */

struct rsvg_rectangle {
    double x, y, width, height;
};

typedef int picture_write(void *closure, const unsigned char *data, unsigned size);

/* LIST(returns, name, arguments) of each library. */
/* clang-format off */
#define RSVG_FUNCTIONS(LIST) \
    LIST(void *, rsvg_handle_new_from_data, (const unsigned char *, size_t, void **)) \
    LIST(int, rsvg_handle_render_document, (void *, void *, const struct rsvg_rectangle *, void **)) \
    LIST(int, rsvg_handle_get_intrinsic_size_in_pixels, (void *, double *, double *))
#define CAIRO_FUNCTIONS(LIST) \
    LIST(void *, cairo_pdf_surface_create_for_stream, (picture_write *, void *, double, double)) \
    LIST(void, cairo_pdf_surface_set_metadata, (void *, int, const char *)) \
    LIST(void *, cairo_image_surface_create, (int, int, int)) \
    LIST(int, cairo_surface_write_to_png_stream, (void *, picture_write *, void *)) \
    LIST(void *, cairo_create, (void *)) \
    LIST(void, cairo_scale, (void *, double, double)) \
    LIST(int, cairo_status, (void *)) \
    LIST(void, cairo_destroy, (void *)) \
    LIST(int, cairo_surface_status, (void *)) \
    LIST(void, cairo_surface_finish, (void *)) \
    LIST(void, cairo_surface_destroy, (void *)) \
    LIST(const char *, cairo_status_to_string, (int))
#define GLIB_FUNCTIONS(LIST) \
    LIST(void, g_object_unref, (void *))
/* clang-format on */

struct picture_library {
    void *rsvg, *cairo, *glib; /* handles */
#define PICTURE_MEMBER(returns, name, arguments) returns(*name) arguments;
    RSVG_FUNCTIONS(PICTURE_MEMBER)
    CAIRO_FUNCTIONS(PICTURE_MEMBER)
    GLIB_FUNCTIONS(PICTURE_MEMBER)
#undef PICTURE_MEMBER
};

/* Loads them. FAULT_IO: they are not installed. They stay loaded until the program ends, as GLib
 * cannot be unloaded. */
bool picture_library_open(struct picture_library *library, struct fault *fault);

#endif
