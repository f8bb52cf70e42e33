#include "render.h"

#include "render_formats.h"

#include <string.h>

const struct renderer *renderers(void)
{
    static const struct renderer table[] = {
        {"screen", NULL, "the answer for people, laid out by command", false, false, screen_open,
         screen_release},
        {"table", NULL, "a grid of all columns, its cells wrapped", false, false, box_open,
         box_release},
        {"lines", NULL, "a record for each row, a line for each value", false, false, lines_open,
         lines_release},
        {"csv", "csv", "comma-separated values (RFC 4180)", false, false, csv_open, csv_release},
        {"tsv", "tsv", "tab-separated values, with \\t \\n \\r \\\\ in fields", false, false,
         tsv_open, tsv_release},
        {"json", "json", "an array of objects", false, false, json_open, json_release},
        {"jsonl", "jsonl", "JSON Lines: an object on each line", false, false, jsonl_open,
         jsonl_release},
        {"markdown", "md", "a table for GitHub and the like", false, false, markdown_open,
         markdown_release},
        {"text", NULL, "lines of text, without a header", false, false, text_open, text_release},
        {"html", "html", "a page that needs nothing else", false, false, html_open, html_release},
        {"xlsx", "xlsx", "Excel and LibreOffice, with true dates", true, false, xlsx_open,
         xlsx_release},
        {"parquet", "parquet", "columns for DuckDB, pandas, R and Spark", true, false, parquet_open,
         parquet_release},
        {"vega-lite", "vl.json", "a chart with its data, for Vega-Lite", false, false, vega_open,
         vega_release},
        {"ics", "ics", "a calendar of events and anniversaries", false, false, ics_open,
         ics_release},
        {"graphml", "graphml", "a graph, of `network` (Gephi, igraph, yEd)", false, false,
         graphml_open, graph_release},
        {"dot", "dot", "a graph, of `network` (Graphviz)", false, false, dot_open, graph_release},
        {"svg", "svg", "a picture, for the web, Word and LibreOffice", false, true, svg_open,
         picture_release},
        {"png", "png", "a picture of pixels (--scale)", true, true, png_open, picture_release},
        {"pdf", "pdf", "a picture for LaTeX and print", true, true, pdf_open, picture_release},
        {NULL, NULL, NULL, false, false, NULL, NULL},
    };
    return table;
}

const struct renderer *renderer_find(const char *name)
{
    for (const struct renderer *renderer = renderers(); renderer->name != NULL; renderer++) {
        if (strcmp(renderer->name, name) == 0) {
            return renderer;
        }
    }
    return NULL;
}
