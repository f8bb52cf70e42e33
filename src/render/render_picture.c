#include "apart.h"
#include "arena.h"
#include "messages.h"
#include "picture_library.h"
#include "render_formats.h"
#include "render_parts.h"
#include "wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A picture is a document of its own: a table with one cell, which is SVG. It is written as it is,
 * or drawn by librsvg. */
struct picture {
    struct table_sink sink; /* first, so that a sink is the picture it belongs to */
    FILE *out;
    double scale;
    const struct watch *watch;
    const char *temporary; /* folder; NULL: the usual one */
    bool (*write)(struct picture *picture, const struct cell *svg, struct fault *fault);
};

enum { CAIRO_FORMAT_ARGB32 = 0, CAIRO_METADATA_CREATE_DATE = 5, PIXELS_MAX = 32000 };

static bool picture_begin(struct table_sink *self, const char *title, const struct column *columns,
                          size_t count, struct fault *fault)
{
    (void)self, (void)title;
    return (count == 1 && columns[0].role == ROLE_PICTURE) ||
           fault_say(fault, FAULT_USAGE, MSG_fault_no_picture);
}

static bool write_svg(struct picture *picture, const struct cell *svg, struct fault *fault);

struct work {
    struct picture *picture;
    const struct cell *svg;
};

/* apart_document */
static bool draw_apart(void *context, FILE *out, struct fault *fault)
{
    struct work *work = context;
    work->picture->out = out; /* in the child's own memory */
    return work->picture->write(work->picture, work->svg, fault) && output_finish(out, fault);
}

static bool picture_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct picture *picture = (struct picture *)self;
    if (picture->write == write_svg) {
        return picture->write(picture, &cells[0], fault) && output_check(picture->out, fault);
    }
    /* In processes apart: librsvg and fontconfig end a program that has no more memory, or draw
     * something else. */
    struct work work = {picture, &cells[0]};
    return output_finish(picture->out, fault) &&
           apart_twice(draw_apart, &work, picture->out, picture->temporary, MSG_doing_picture,
                       picture->watch, fault) &&
           output_check(picture->out, fault);
}

static bool picture_end(struct table_sink *self, struct fault *fault)
{
    return output_finish(((struct picture *)self)->out, fault);
}

static bool write_svg(struct picture *picture, const struct cell *svg, struct fault *fault)
{
    (void)fault;
    output_bytes(picture->out, svg->text, svg->size);
    return true;
}

static int take_bytes(void *closure, const unsigned char *data, unsigned size)
{
    output_bytes(closure, (const char *)data, size);
    return 0;
}

/* What a picture is drawn with. */
struct drawing {
    struct picture_library library;
    void *handle;
    double width, height; /* pixels of the SVG */
};

static bool drawing_begin(struct drawing *drawing, const struct cell *svg, struct fault *fault)
{
    if (!picture_library_open(&drawing->library, fault)) {
        return false;
    }
    drawing->handle = drawing->library.rsvg_handle_new_from_data((const unsigned char *)svg->text,
                                                                 svg->size, NULL);
    return (drawing->handle && drawing->library.rsvg_handle_get_intrinsic_size_in_pixels(
                                   drawing->handle, &drawing->width, &drawing->height)) ||
           fault_say(fault, FAULT_IO, MSG_fault_librsvg_reads_not);
}

/* Draws into the surface at a scale, and gives both up. `finish` writes what the surface holds. */
static bool draw(struct drawing *drawing, void *surface, double scale, struct fault *fault)
{
    const struct picture_library *cairo = &drawing->library;
    const struct rsvg_rectangle whole = {0, 0, drawing->width, drawing->height};
    void *context = cairo->cairo_create(surface);
    cairo->cairo_scale(context, scale, scale);
    const bool drawn = cairo->rsvg_handle_render_document(drawing->handle, context, &whole, NULL);
    const int status = cairo->cairo_status(context);
    cairo->cairo_destroy(context);
    if (drawn && status == 0) {
        return true;
    }
    return status ? fault_say_with(fault, FAULT_IO, MSG_fault_cannot_draw_picture,
                                   cairo->cairo_status_to_string(status))
                  : fault_say_with(fault, FAULT_IO, MSG_fault_library_failed, "librsvg");
}

static bool surface_done(struct drawing *drawing, void *surface, bool done, struct fault *fault)
{
    const struct picture_library *cairo = &drawing->library;
    cairo->cairo_surface_finish(surface);
    const int status = cairo->cairo_surface_status(surface);
    cairo->cairo_surface_destroy(surface);
    return done && (status == 0 || fault_say_with(fault, FAULT_IO, MSG_fault_cannot_draw_picture,
                                                  cairo->cairo_status_to_string(status)));
}

static bool write_png(struct picture *picture, const struct cell *svg, struct fault *fault)
{
    struct drawing drawing = {0};
    bool done = drawing_begin(&drawing, svg, fault);
    const double width = ceil(drawing.width * picture->scale),
                 height = ceil(drawing.height * picture->scale);
    if (done && (width > PIXELS_MAX || height > PIXELS_MAX)) {
        done = fault_say_with(fault, FAULT_USAGE, MSG_fault_png_size, NUMBER_TEXT(width),
                              NUMBER_TEXT(height), NUMBER_TEXT(PIXELS_MAX));
    }
    if (done) {
        const struct picture_library *cairo = &drawing.library;
        void *surface =
            cairo->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
        done = draw(&drawing, surface, picture->scale, fault);
        if (done && cairo->cairo_surface_write_to_png_stream(surface, take_bytes, picture->out)) {
            done = fault_say(fault, FAULT_IO, MSG_fault_cannot_write_picture);
        }
        done = surface_done(&drawing, surface, done, fault);
    }
    if (drawing.handle) {
        drawing.library.g_object_unref(drawing.handle);
    }
    return done;
}

static bool write_pdf(struct picture *picture, const struct cell *svg, struct fault *fault)
{
    static const double points = 0.75; /* of a pixel */
    struct drawing drawing = {0};
    bool done = drawing_begin(&drawing, svg, fault);
    if (done) {
        const struct picture_library *cairo = &drawing.library;
        void *surface = cairo->cairo_pdf_surface_create_for_stream(
            take_bytes, picture->out, drawing.width * points, drawing.height * points);
        /* The same picture is the same bytes, whenever it is drawn. */
        cairo->cairo_pdf_surface_set_metadata(surface, CAIRO_METADATA_CREATE_DATE,
                                              "2000-01-01T00:00:00Z");
        done = draw(&drawing, surface, points, fault);
        done = surface_done(&drawing, surface, done, fault);
    }
    if (drawing.handle) {
        drawing.library.g_object_unref(drawing.handle);
    }
    return done;
}

static struct table_sink *open_picture(FILE *out, const struct render_options *options,
                                       bool (*write)(struct picture *, const struct cell *,
                                                     struct fault *))
{
    struct picture *picture = heap_alloc(sizeof *picture);
    *picture =
        (struct picture){.sink = {.begin = picture_begin, .row = picture_row, .end = picture_end},
                         .out = out,
                         .scale = options->scale > 0 ? options->scale : 2,
                         .watch = options->watch,
                         .temporary = options->temporary,
                         .write = write};
    return &picture->sink;
}

struct table_sink *svg_open(FILE *out, const struct render_options *options)
{
    return open_picture(out, options, write_svg);
}

struct table_sink *png_open(FILE *out, const struct render_options *options)
{
    return open_picture(out, options, write_png);
}

struct table_sink *pdf_open(FILE *out, const struct render_options *options)
{
    return open_picture(out, options, write_pdf);
}

void picture_release(struct table_sink *sink)
{
    free(sink);
}
