#include "render.h"

#include "messages.h"
#include "render_formats.h"

#include <string.h>

const struct renderer *renderers(void)
{
    static const struct renderer table[] = {
        {"screen", NULL, MSG_format_screen, false, false, screen_open, screen_release},
        {"table", NULL, MSG_format_table, false, false, box_open, box_release},
        {"lines", NULL, MSG_format_lines, false, false, lines_open, lines_release},
        {"csv", "csv", MSG_format_csv, false, false, csv_open, csv_release},
        {"tsv", "tsv", MSG_format_tsv, false, false, tsv_open, tsv_release},
        {"json", "json", MSG_format_json, false, false, json_open, json_release},
        {"jsonl", "jsonl", MSG_format_jsonl, false, false, jsonl_open, jsonl_release},
        {"markdown", "md", MSG_format_markdown, false, false, markdown_open, markdown_release},
        {"text", NULL, MSG_format_text, false, false, text_open, text_release},
        {"html", "html", MSG_format_html, false, false, html_open, html_release},
        {"xlsx", "xlsx", MSG_format_xlsx, true, false, xlsx_open, xlsx_release},
        {"parquet", "parquet", MSG_format_parquet, true, false, parquet_open, parquet_release},
        {"vega-lite", "vl.json", MSG_format_vega_lite, false, false, vega_open, vega_release},
        {"ics", "ics", MSG_format_ics, false, false, ics_open, ics_release},
        {"graphml", "graphml", MSG_format_graphml, false, false, graphml_open, graph_release},
        {"dot", "dot", MSG_format_dot, false, false, dot_open, graph_release},
        {"svg", "svg", MSG_format_svg, false, true, svg_open, picture_release},
        {"png", "png", MSG_format_png, true, true, png_open, picture_release},
        {"pdf", "pdf", MSG_format_pdf, true, true, pdf_open, picture_release},
        {NULL, NULL, MSG_NONE, false, false, NULL, NULL},
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
