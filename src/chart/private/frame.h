#ifndef BLOCLINE_FRAME_H
#define BLOCLINE_FRAME_H

#include "chart.h"
#include "svg.h"
#include "time_axis.h"

/* What is about every picture: title, explanation, legend, axis, key of events, foot. The body is
 * drawn first, since the height follows from it. Pixels. */

enum { FRAME_EDGE = 16, ROW_HEIGHT = 19, BAR_HEIGHT = 12 };

struct frame {
    const struct chart_data *data;
    const struct chart_options *options;
    const struct theme *theme;
    struct svg body;
    struct arena arena;
    double width, y; /* y: where the next thing goes */
    const char *title;
    double sign_x, sign_y; /* where the last sign of a qualifier ends */
};

/* Draws the title (options->title, else `title`) and the lines under it, wrapped. `lines` ends with
 * NULL. */
void frame_begin(struct frame *frame, const struct chart_data *data,
                 const struct chart_options *options, const char *title, const char *const *lines);

/* Writes the whole picture to `svg` and releases the frame. `description` says it in numbers. */
void frame_end(struct frame *frame, const char *description, struct svg *svg);

/* Text in the frame: 12 px of ink unless `font` says otherwise. Wrapped at `width`; returns the
 * height that it took. */
double frame_wrapped(struct frame *frame, double x, double y, double width, double line,
                     const struct svg_font *font, const char *text);
double frame_wrapped_height(double width, double line, const struct svg_font *font,
                            const char *text);
void frame_text(struct frame *frame, double x, double y, const struct svg_font *font,
                const char *text);

/* A text that is cut with an ellipsis where it is wider; the whole stands in a title then. */
void frame_fitted(struct frame *frame, double x, double y, double width,
                  const struct svg_font *font, const char *text);

/* The legend of the statuses that `used` marks (by status), and, if asked for, of what is only
 * possible, of what goes on, and of the reading compared with. */
void frame_legend(struct frame *frame, const bool *used, bool thin, bool tip, bool compared);

/* Whether the spells of the picture need these words: are only possible on some days, go on. */
bool frame_has_thin(const struct chart_data *data, const struct chart_options *options);
bool frame_has_tip(const struct chart_data *data, const struct chart_options *options);

/* The range that the picture shows: what was asked for, else the first day of the data to their
 * as_of (open events and spells stretch nothing). At least a day. */
void frame_range(const struct chart_data *data, const struct chart_options *options,
                 struct time_axis *axis);

/* Labels of the ticks at y; lines of the grid from y1 to y2; the day line with its label (at
 * `label_y`, 0: none), and the ground of the days after the records. */
void frame_ticks(struct frame *frame, const struct time_axis *axis, double y);
void frame_grid(struct frame *frame, const struct time_axis *axis, double y1, double y2);
void frame_day_line(struct frame *frame, const struct time_axis *axis, double y1, double y2,
                    double label_y);

/* A plot of rows over a time axis: the ticks above it, the rows, which the caller draws between
 * begin and end, and behind them the grid and the day line; ticks below where it is tall. */
struct frame_plot {
    struct svg before; /* the body without the rows */
    double top, label;
};
void frame_plot_begin(struct frame *frame, const struct time_axis *axis, struct frame_plot *plot);
void frame_plot_end(struct frame *frame, const struct time_axis *axis, struct frame_plot *plot);

/* One spell as a bar at y, BAR_HEIGHT high, in a group with its data-* and its title: who, where,
 * as what, from when to when. */
void frame_spell(struct frame *frame, const struct time_axis *axis, const struct chart_spell *spell,
                 double y);

/* The marks of a bar alone. */
void frame_bar(struct frame *frame, const struct time_axis *axis, const struct bounds *days,
               enum fill fill, double y, double height);

/* The thin line of the other reading under a row, for its spells of this bloc and actor. */
void frame_others(struct frame *frame, const struct time_axis *axis, uint32_t bloc, uint32_t actor,
                  double y);

/* The group of a spell, for pictures that draw their own marks. */
void frame_spell_open(struct frame *frame, const struct chart_spell *spell);

/* The name of a party where `width` pixels are for it: name, short name, or cut. */
void frame_name(struct frame *frame, const struct chart_party *party, double x, double y,
                double width, const struct svg_font *font);

/* What stands bold beside the name: abbreviation, or an id of at most 8 letters, or NULL. Where two
 * blocs of the picture would have one label it has the year of the founding. */
const char *frame_abbreviation(struct frame *frame, const struct chart_party *party);

/* "2001-05-30 – 2015-01-01": from the first to the last full spell of these, or "". */
const char *frame_dates(struct frame *frame, const struct chart_spell *spells, size_t count);

/* The numbered key of events, in two columns. */
void frame_key(struct frame *frame, const struct chart_event *const *events, size_t count);

/* The sentence of a picture that has nothing to show. */
void frame_nothing(struct frame *frame, const char *sentence);

#endif
