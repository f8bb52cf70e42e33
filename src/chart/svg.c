#include "svg.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void svg_release(struct svg *svg)
{
    free(svg->text);
    *svg = (struct svg){0};
}

static void put(struct svg *svg, const char *bytes, size_t size)
{
    if (size == 0) {
        return;
    }
    svg->text = heap_grow(svg->text, &svg->capacity, svg->size + size + 1, 1);
    memcpy(svg->text + svg->size, bytes, size);
    svg->size += size;
    svg->text[svg->size] = '\0';
}

void svg_raw(struct svg *svg, const char *markup)
{
    put(svg, markup, strlen(markup));
}

/* Bytes of the valid UTF-8 character at `text`, or 0. */
static size_t character_size(const unsigned char *text, size_t size)
{
    const unsigned char lead = text[0];
    const size_t need = lead < 0x80   ? 1
                        : lead < 0xC2 ? 0
                        : lead < 0xE0 ? 2
                        : lead < 0xF0 ? 3
                        : lead < 0xF5 ? 4
                                      : 0;
    if (need == 0 || need > size) {
        return 0;
    }
    for (size_t i = 1; i < need; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    if ((lead == 0xE0 && text[1] < 0xA0) || (lead == 0xED && text[1] > 0x9F) ||
        (lead == 0xF0 && text[1] < 0x90) || (lead == 0xF4 && text[1] > 0x8F)) {
        return 0;
    }
    return need;
}

/* Characters that turn the direction of what follows, and U+FFFE, U+FFFF, which XML forbids. */
static bool is_forbidden(const unsigned char *text, size_t size)
{
    if (size == 3 && text[0] == 0xE2 && text[1] == 0x80) {
        return text[2] >= 0xAA && text[2] <= 0xAE;
    }
    if (size == 3 && text[0] == 0xE2 && text[1] == 0x81) {
        return text[2] >= 0xA6 && text[2] <= 0xA9;
    }
    return (size == 3 && text[0] == 0xEF && text[1] == 0xBF && text[2] >= 0xBE) ||
           (size == 2 && text[0] == 0xC2 && text[1] < 0xA0) || (size == 1 && text[0] == 0x7F);
}

static const char *entity_of(unsigned char byte, bool quoted)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return quoted ? "&quot;" : NULL;
    case '\t':
    case '\n':
    case '\r':
        return " ";
    default:
        return byte < 0x20 ? "\xEF\xBF\xBD" : NULL;
    }
}

void svg_escaped(struct svg *svg, const char *text, size_t size, bool quoted)
{
    const unsigned char *at = (const unsigned char *)text, *end = at + size;
    while (text && at < end) {
        const size_t bytes = character_size(at, (size_t)(end - at));
        const char *entity = bytes == 1 ? entity_of(*at, quoted) : NULL;
        if (bytes == 0 || is_forbidden(at, bytes)) {
            svg_raw(svg, "\xEF\xBF\xBD");
        } else if (entity) {
            svg_raw(svg, entity);
        } else {
            put(svg, (const char *)at, bytes);
        }
        at += bytes ? bytes : 1;
    }
}

void svg_number(struct svg *svg, double number)
{
    char text[32];
    const int64_t hundredths = (int64_t)llround(number * 100);
    const int64_t size = hundredths < 0 ? -hundredths : hundredths;
    int length =
        snprintf(text, sizeof text, "%s%lld", hundredths < 0 ? "-" : "", (long long)(size / 100));
    if (size % 100) {
        length += snprintf(text + length, sizeof text - (size_t)length, size % 10 ? ".%02d" : ".%d",
                           (int)(size % 10 ? size % 100 : size % 100 / 10));
    }
    put(svg, text, (size_t)length);
}

void svg_attribute(struct svg *svg, const char *name, const char *value)
{
    svg_raw(svg, " ");
    svg_raw(svg, name);
    svg_raw(svg, "=\"");
    svg_escaped(svg, value, value ? strlen(value) : 0, true);
    svg_raw(svg, "\"");
}

void svg_measure(struct svg *svg, const char *name, double value)
{
    svg_raw(svg, " ");
    svg_raw(svg, name);
    svg_raw(svg, "=\"");
    svg_number(svg, value);
    svg_raw(svg, "\"");
}

void svg_begin(struct svg *svg, double width, double height, const char *lang, const char *title,
               const char *description, const char *style)
{
    svg_raw(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg_measure(svg, "width", width);
    svg_measure(svg, "height", height);
    svg_raw(svg, " viewBox=\"0 0 ");
    svg_number(svg, width);
    svg_raw(svg, " ");
    svg_number(svg, height);
    svg_raw(svg, "\" role=\"img\" aria-labelledby=\"t d\"");
    svg_attribute(svg, "lang", lang);
    svg_raw(svg, " font-family=\"Liberation Sans, Arial, Helvetica, Noto Sans, DejaVu Sans, "
                 "sans-serif\"><title id=\"t\">");
    svg_escaped(svg, title, strlen(title), false);
    svg_raw(svg, "</title><desc id=\"d\">");
    svg_escaped(svg, description, strlen(description), false);
    svg_raw(svg, "</desc>\n");
    if (style) {
        svg_raw(svg, style);
    }
}

void svg_end(struct svg *svg)
{
    svg_raw(svg, "</svg>\n");
}

void svg_group_open(struct svg *svg)
{
    svg_raw(svg, "<g");
    svg->depth++;
}

void svg_group_opened(struct svg *svg)
{
    svg_raw(svg, ">");
}

void svg_group_close(struct svg *svg)
{
    svg_raw(svg, "</g>\n");
    svg->depth--;
}

void svg_title(struct svg *svg, const char *text)
{
    svg_raw(svg, "<title>");
    svg_escaped(svg, text, strlen(text), false);
    svg_raw(svg, "</title>\n");
}

static void paint(struct svg *svg, const char *fill, const char *stroke, double stroke_width)
{
    svg_attribute(svg, "fill", fill ? fill : "none");
    if (stroke) {
        svg_attribute(svg, "stroke", stroke);
        svg_measure(svg, "stroke-width", stroke_width);
    }
}

void svg_rect(struct svg *svg, double x, double y, double width, double height, const char *fill,
              const char *stroke, double stroke_width)
{
    svg_raw(svg, "<rect");
    svg_measure(svg, "x", x);
    svg_measure(svg, "y", y);
    svg_measure(svg, "width", width);
    svg_measure(svg, "height", height);
    paint(svg, fill, stroke, stroke_width);
    svg_raw(svg, "/>\n");
}

void svg_circle(struct svg *svg, double x, double y, double radius, const char *fill,
                const char *stroke, double stroke_width)
{
    svg_raw(svg, "<circle");
    svg_measure(svg, "cx", x);
    svg_measure(svg, "cy", y);
    svg_measure(svg, "r", radius);
    paint(svg, fill, stroke, stroke_width);
    svg_raw(svg, "/>\n");
}

void svg_text(struct svg *svg, double x, double y, const struct svg_font *font, const char *text,
              size_t size)
{
    static const char *const anchors[] = {NULL, "middle", "end"};
    svg_raw(svg, "<text");
    svg_measure(svg, "x", x);
    svg_measure(svg, "y", y);
    svg_measure(svg, "font-size", font->size);
    svg_attribute(svg, "fill", font->fill);
    if (anchors[font->anchor]) {
        svg_attribute(svg, "text-anchor", anchors[font->anchor]);
    }
    if (font->bold) {
        svg_attribute(svg, "font-weight", "bold");
    }
    if (font->tabular) {
        svg_attribute(svg, "font-variant-numeric", "tabular-nums");
    }
    svg_raw(svg, ">");
    svg_escaped(svg, text, size, false);
    svg_raw(svg, "</text>\n");
}

void svg_path_begin(struct svg *svg)
{
    svg_raw(svg, "<path d=\"");
}

static void point(struct svg *svg, const char *command, double x, double y)
{
    svg_raw(svg, command);
    svg_number(svg, x);
    svg_raw(svg, " ");
    svg_number(svg, y);
}

void svg_move(struct svg *svg, double x, double y)
{
    point(svg, "M", x, y);
}

void svg_line(struct svg *svg, double x, double y)
{
    point(svg, "L", x, y);
}

void svg_curve(struct svg *svg, double x1, double x2, double y1, double y2)
{
    const double middle = (x1 + x2) / 2;
    point(svg, "C", middle, y1);
    svg_raw(svg, " ");
    svg_number(svg, middle);
    svg_raw(svg, " ");
    svg_number(svg, y2);
    svg_raw(svg, " ");
    svg_number(svg, x2);
    svg_raw(svg, " ");
    svg_number(svg, y2);
}

void svg_close(struct svg *svg)
{
    svg_raw(svg, "Z");
}

void svg_path_end(struct svg *svg, const char *fill, const char *stroke, double stroke_width,
                  const char *dashes)
{
    svg_raw(svg, "\"");
    paint(svg, fill, stroke, stroke_width);
    if (dashes) {
        svg_attribute(svg, "stroke-dasharray", dashes);
    }
    svg_raw(svg, "/>\n");
}

void svg_stroke(struct svg *svg, double x1, double y1, double x2, double y2, const char *stroke,
                double stroke_width, const char *dashes)
{
    svg_path_begin(svg);
    svg_move(svg, x1, y1);
    svg_line(svg, x2, y2);
    svg_path_end(svg, NULL, stroke, stroke_width, dashes);
}
