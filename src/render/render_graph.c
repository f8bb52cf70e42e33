#include "arena.h"
#include "intern.h"
#include "messages.h"
#include "render_formats.h"
#include "render_parts.h"

#include <stdlib.h>
#include <string.h>

/* Edge lists as graphs: GraphML (graphml.graphdrawing.org, 1.0) and DOT (Graphviz). They take any
 * table that begins with the two that an edge joins and its weight. A node is written before the
 * first edge that it is in, so that only the ids seen so far are kept. The names of
 * the two become the nodes' labels, all other columns are kept with the edge. */

enum { SOURCE, TARGET, WEIGHT };

struct graph {
    struct table_sink sink; /* first, so that a sink is the graph it belongs to */
    FILE *out;
    bool dot;
    const struct column *columns;
    size_t count;
    size_t names[2]; /* the columns of the nodes' labels; count: none */
    struct intern *nodes;
    const struct provenance *provenance; /* attributes of the graph as a whole; or NULL */
};

/* A quoted id of DOT: only the quote itself is special, and a backslash begins an escape. */
static void dot_text(FILE *out, const char *text, size_t size)
{
    output_byte(out, '"');
    for (size_t at = 0; at < size;) {
        enum part kind;
        const size_t length = part_next(text + at, size - at, &kind);
        for (size_t i = at; kind == PART_TEXT && i < at + length; i++) {
            if (text[i] == '"' || text[i] == '\\') {
                output_byte(out, '\\');
            }
            output_byte(out, text[i]);
        }
        if (kind != PART_TEXT) {
            output_text(out, kind == PART_CONTROL ? PART_CONTROL_SIGN : " ");
        }
        at += length;
    }
    output_byte(out, '"');
}

static bool is_number(const struct graph *graph, size_t column)
{
    return graph->columns[column].kind == COLUMN_NUMBER;
}

/* Whether the column says something of the edge. */
static bool of_edge(const struct graph *graph, size_t column)
{
    return column >= WEIGHT && column != graph->names[0] && column != graph->names[1];
}

static void graphml_head(const struct graph *graph)
{
    output_text(graph->out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
                "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n");
    for (size_t i = WEIGHT; i < graph->count; i++) {
        if (of_edge(graph, i)) {
            fprintf(graph->out, "<key id=\"%s\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                    graph->columns[i].name, graph->columns[i].name,
                    is_number(graph, i) ? "double" : "string");
        }
    }
    for (const struct provenance *item = graph->provenance; item && item->key; item++) {
        fprintf(graph->out,
                "<key id=\"graph-%s\" for=\"graph\" attr.name=\"%s\" attr.type=\"string\"/>\n",
                item->key, item->key);
    }
    output_text(graph->out, "<graph edgedefault=\"undirected\">\n");
    for (const struct provenance *item = graph->provenance; item && item->key; item++) {
        fprintf(graph->out, "<data key=\"graph-%s\">", item->key);
        output_xml_line(graph->out, item->value, strlen(item->value));
        output_text(graph->out, "</data>\n");
    }
}

static void dot_head(const struct graph *graph, const char *title)
{
    output_text(graph->out, "graph ");
    dot_text(graph->out, title ? title : "", title ? strlen(title) : 0);
    output_text(graph->out, " {\n");
    for (const struct provenance *item = graph->provenance; item && item->key; item++) {
        fprintf(graph->out, "  %s=", item->key);
        dot_text(graph->out, item->value, strlen(item->value));
        output_text(graph->out, ";\n");
    }
}

static bool graph_begin(struct table_sink *self, const char *title, const struct column *columns,
                        size_t count, struct fault *fault)
{
    struct graph *graph = (struct graph *)self;
    if (count < 3 || columns[SOURCE].role != ROLE_FIRST || columns[TARGET].role != ROLE_SECOND ||
        columns[WEIGHT].role != ROLE_WEIGHT) {
        return fault_say_with(fault, FAULT_USAGE, MSG_fault_graph, graph->dot ? "dot" : "graphml");
    }
    graph->columns = columns;
    graph->count = count;
    graph->names[0] = column_with_role(columns, count, ROLE_FIRST_NAME);
    graph->names[1] = column_with_role(columns, count, ROLE_SECOND_NAME);
    if (graph->dot) {
        dot_head(graph, title);
    } else {
        graphml_head(graph);
    }
    return output_check(graph->out, fault);
}

static void add_node(struct graph *graph, const struct cell *cells, size_t end)
{
    const struct cell *id = &cells[end];
    const struct cell none = {NULL, 0};
    const struct cell *name = graph->names[end] < graph->count ? &cells[graph->names[end]] : &none;
    const uint32_t known = intern_count(graph->nodes);
    if (intern_put(graph->nodes, id->size ? id->text : "", id->size) < known) {
        return;
    }
    name = name->size ? name : id;
    if (graph->dot) {
        output_text(graph->out, "  ");
        dot_text(graph->out, id->text, id->size);
        output_text(graph->out, " [label=");
        dot_text(graph->out, name->text, name->size);
        output_text(graph->out, "];\n");
    } else {
        output_text(graph->out, "<node id=\"");
        output_xml_line(graph->out, id->text, id->size);
        output_text(graph->out, "\"><data key=\"label\">");
        output_xml_line(graph->out, name->text, name->size);
        output_text(graph->out, "</data></node>\n");
    }
}

static void dot_edge(const struct graph *graph, const struct cell *cells)
{
    FILE *out = graph->out;
    bool first = true;
    output_text(out, "  ");
    dot_text(out, cells[SOURCE].text, cells[SOURCE].size);
    output_text(out, " -- ");
    dot_text(out, cells[TARGET].text, cells[TARGET].size);
    for (size_t i = WEIGHT; i < graph->count; i++) {
        if (of_edge(graph, i) && cells[i].size) {
            fprintf(out, "%s%s=", first ? " [" : ", ", graph->columns[i].name);
            dot_text(out, cells[i].text, cells[i].size);
            first = false;
        }
    }
    output_text(out, first ? ";\n" : "];\n");
}

static void graphml_edge(const struct graph *graph, const struct cell *cells)
{
    FILE *out = graph->out;
    output_text(out, "<edge source=\"");
    output_xml_line(out, cells[SOURCE].text, cells[SOURCE].size);
    output_text(out, "\" target=\"");
    output_xml_line(out, cells[TARGET].text, cells[TARGET].size);
    output_text(out, "\">");
    for (size_t i = WEIGHT; i < graph->count; i++) {
        if (of_edge(graph, i) && cells[i].size) {
            fprintf(out, "<data key=\"%s\">", graph->columns[i].name);
            output_xml_line(out, cells[i].text, cells[i].size);
            output_text(out, "</data>");
        }
    }
    output_text(out, "</edge>\n");
}

static bool graph_row(struct table_sink *self, const struct cell *cells, struct fault *fault)
{
    struct graph *graph = (struct graph *)self;
    add_node(graph, cells, SOURCE);
    if (cells[TARGET].size == 0) { /* a node that no edge has */
        return output_check(graph->out, fault);
    }
    add_node(graph, cells, TARGET);
    if (graph->dot) {
        dot_edge(graph, cells);
    } else {
        graphml_edge(graph, cells);
    }
    return output_check(graph->out, fault);
}

static bool graph_end(struct table_sink *self, struct fault *fault)
{
    struct graph *graph = (struct graph *)self;
    output_text(graph->out, graph->dot ? "}\n" : "</graph>\n</graphml>\n");
    return output_finish(graph->out, fault);
}

static struct table_sink *open_graph(FILE *out, const struct render_options *options, bool dot)
{
    struct graph *graph = heap_alloc(sizeof *graph);
    *graph = (struct graph){.sink = {.begin = graph_begin, .row = graph_row, .end = graph_end},
                            .out = out,
                            .dot = dot,
                            .nodes = intern_new(),
                            .provenance = options->provenance};
    return &graph->sink;
}

struct table_sink *graphml_open(FILE *out, const struct render_options *options)
{
    return open_graph(out, options, false);
}

struct table_sink *dot_open(FILE *out, const struct render_options *options)
{
    return open_graph(out, options, true);
}

void graph_release(struct table_sink *sink)
{
    intern_free(((struct graph *)sink)->nodes);
    free(sink);
}
