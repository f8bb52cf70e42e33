#include "render.h"

#include "render_formats.h"

#include <string.h>

const struct renderer *renderers(void)
{
    static const struct renderer table[] = {
        {"screen", NULL, "the answer for people, laid out by command", false, screen_open,
         screen_release},
        {"table", NULL, "a grid of all columns, its cells wrapped", false, box_open, box_release},
        {"lines", NULL, "a record for each row, a line for each value", false, lines_open,
         lines_release},
        {"csv", "csv", "comma-separated values (RFC 4180)", false, csv_open, csv_release},
        {"tsv", "tsv", "tab-separated values, with \\t \\n \\r \\\\ in fields", false, tsv_open,
         tsv_release},
        {"json", "json", "an array of objects", false, json_open, json_release},
        {"jsonl", "jsonl", "JSON Lines: an object on each line", false, jsonl_open, jsonl_release},
        {"markdown", "md", "a table for GitHub and the like", false, markdown_open,
         markdown_release},
        {"text", NULL, "lines of text, without a header", false, text_open, text_release},
        {"html", "html", "a page that needs nothing else", false, html_open, html_release},
        {"xlsx", "xlsx", "Excel and LibreOffice, with true dates", true, xlsx_open, xlsx_release},
        {"vega-lite", "vl.json", "a chart with its data, for Vega-Lite", false, vega_open,
         vega_release},
        {"ics", "ics", "a calendar of events and anniversaries", false, ics_open, ics_release},
        {"graphml", "graphml", "a graph, of `network` (Gephi, igraph, yEd)", false, graphml_open,
         graph_release},
        {"dot", "dot", "a graph, of `network` (Graphviz)", false, dot_open, graph_release},
        {NULL, NULL, NULL, false, NULL, NULL},
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
