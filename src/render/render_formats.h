#ifndef BLOCLINE_RENDER_FORMATS_H
#define BLOCLINE_RENDER_FORMATS_H

#include "render.h"

/* What the rows of the table of renderers point to. For this layer only. Every `open` makes a sink
 * that writes to `out` and is given back with the `release` of its format. */

/* Rows in a box, aligned, their cells wrapped to the width. Puts the rows aside (row_spool.h) until
 * the end, as it has to know how wide they are. Where too narrow, a record for each row. */
struct table_sink *box_open(FILE *out, const struct render_options *options);
void box_release(struct table_sink *sink);

/* The same without lines and footer, each URL on a line of its own. With box_release. */
struct table_sink *columns_open(FILE *out, const struct render_options *options);

/* An answer for people: a layout by the roles of the columns, under the answer in a sentence. */
struct table_sink *screen_open(FILE *out, const struct render_options *options);
void screen_release(struct table_sink *sink);

/* Each row as a record: a line for each value, after the heading of its column. */
struct table_sink *lines_open(FILE *out, const struct render_options *options);
void lines_release(struct table_sink *sink);
void lines_record(FILE *out, const struct column *columns, size_t count, const struct cell *cells,
                  const struct render_options *options);

/* Comma-separated values (RFC 4180, but lines end with LF). */
struct table_sink *csv_open(FILE *out, const struct render_options *options);
void csv_release(struct table_sink *sink);

/* Tab-separated values: no quotes; in a field, a tab is \t, a line feed \n, a carriage return \r
 * and a backslash \\. */
struct table_sink *tsv_open(FILE *out, const struct render_options *options);
void tsv_release(struct table_sink *sink);

/* JSON (RFC 8259): an array of objects, one object per line. */
struct table_sink *json_open(FILE *out, const struct render_options *options);
void json_release(struct table_sink *sink);

/* JSON Lines: one object per line. */
struct table_sink *jsonl_open(FILE *out, const struct render_options *options);
void jsonl_release(struct table_sink *sink);

/* A table of GitHub Flavored Markdown (section 4.10), under the title in bold. */
struct table_sink *markdown_open(FILE *out, const struct render_options *options);
void markdown_release(struct table_sink *sink);

/* Text for people: each row a line, its cells parted by tabs, without a header. Line breaks and
 * tabs inside a cell become spaces. */
struct table_sink *text_open(FILE *out, const struct render_options *options);
void text_release(struct table_sink *sink);

/* An HTML page with one table: no scripts, no fonts or styles from elsewhere. */
struct table_sink *html_open(FILE *out, const struct render_options *options);
void html_release(struct table_sink *sink);

/* A workbook (ISO/IEC 29500) with one sheet for the answer and one for its provenance. A row at a
 * time is in memory. FAULT_DATA for what Excel cannot hold: 1048576 rows, 32767 signs in a cell. */
struct table_sink *xlsx_open(FILE *out, const struct render_options *options);
void xlsx_release(struct table_sink *sink);

/* Apache Parquet, uncompressed: a column of whole numbers is INT64, one of numbers DOUBLE, all else
 * UTF8. Up to 2^20 rows are a group, and in memory. */
struct table_sink *parquet_open(FILE *out, const struct render_options *options);
void parquet_release(struct table_sink *sink);

/* A Vega-Lite 5 specification with the rows in it: bars over time for spells, cells for a panel,
 * points for a chronology. FAULT_USAGE for other tables. Puts the rows aside (row_spool.h). */
struct table_sink *vega_open(FILE *out, const struct render_options *options);
void vega_release(struct table_sink *sink);

/* iCalendar (RFC 5545), for a chronology: each event that is dated to a day (or a run of days) as
 * an all-day event, repeated each year. FAULT_USAGE for other tables. */
struct table_sink *ics_open(FILE *out, const struct render_options *options);
void ics_release(struct table_sink *sink);

/* An edge list as a graph: GraphML and DOT. Other tables are refused with FAULT_USAGE. */
struct table_sink *graphml_open(FILE *out, const struct render_options *options);
struct table_sink *dot_open(FILE *out, const struct render_options *options);
void graph_release(struct table_sink *sink);

/* A picture: a table with one cell, which is a whole SVG. FAULT_USAGE for other tables; FAULT_IO
 * for PNG and PDF where librsvg is not installed. */
struct table_sink *svg_open(FILE *out, const struct render_options *options);
struct table_sink *png_open(FILE *out, const struct render_options *options);
struct table_sink *pdf_open(FILE *out, const struct render_options *options);
void picture_release(struct table_sink *sink);

#endif
