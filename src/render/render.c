#include "render.h"

#include "render_formats.h"

#include <string.h>

const struct renderer *renderers(void)
{
    static const struct renderer table[] = {
        {"table", NULL, "a box for reading on a terminal", box_open, box_release},
        {"csv", "csv", "comma-separated values (RFC 4180)", csv_open, csv_release},
        {"tsv", "tsv", "tab-separated values, with \\t \\n \\r \\\\ in fields", tsv_open,
         tsv_release},
        {"json", "json", "an array of objects", json_open, json_release},
        {"jsonl", "jsonl", "JSON Lines: an object on each line", jsonl_open, jsonl_release},
        {"markdown", "md", "a table for GitHub and the like", markdown_open, markdown_release},
        {.name = "text",
         .summary = "lines of text, without a header",
         .open = text_open,
         .release = text_release},
        {"graphml", "graphml", "a graph, of `network` (Gephi, igraph, yEd)", graphml_open,
         graph_release},
        {"dot", "dot", "a graph, of `network` (Graphviz)", dot_open, graph_release},
        {NULL, NULL, NULL, NULL, NULL},
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
