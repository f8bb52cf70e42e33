#ifndef BLOCLINE_OUTPUT_H
#define BLOCLINE_OUTPUT_H

#include "aside.h"
#include "fault.h"
#include "pager.h"
#include "render.h"
#include "shaping.h"

#include <stdbool.h>
#include <stdio.h>

/* Where an answer is to go, and in what form. Texts may be NULL. */
struct output_request {
    const char *path;             /* -o */
    const char *format;           /* -f */
    const char *const *documents; /* forms that the command writes itself; NULL: a table */
    const char *preferred; /* the format where neither -f nor the extension of the path says one */
    enum color_when color;
    bool no_pager;
    bool ascii;                   /* --ascii: no signs beyond ASCII in frames and bars */
    size_t width;                 /* --width; 0: of the terminal */
    struct render_options render; /* what is known of it without a look at the terminal */
};

/* Where an answer goes. */
struct output {
    FILE *file;
    const char *path;  /* -o, as it was typed; borrowed */
    char *target;      /* where that leads to */
    struct aside made; /* the file beside it that becomes it; none for a device or a pipe */
    unsigned mode;     /* who may read the file */
    struct pager pager;
    const struct renderer *renderer;
    bool catches;   /* Ctrl-C only sets its flag: there is a pager, or may be */
    bool documents; /* it writes what the command made byte by byte */
    struct table_sink *sink;
    size_t columns; /* of the terminal that it is; else 0 */
    bool colour;
};

/* The format is the one wished for, or what the extension of the path says, or the preferred one,
 * or a screen on a terminal and CSV elsewhere. FAULT_USAGE: no such format. */
bool output_format(const struct output_request *request, const struct renderer **renderer,
                   struct fault *fault);

/* Whether the path has an extension, but one that says no format, so that the form of the answer is
 * none that anybody asked for. */
bool output_is_guess(const struct output_request *request);

/* Opens stdout, a pager (for a box table on a terminal), or the file of the wish. The texts of the
 * wish are borrowed until output_close. FAULT_USAGE: no such format or colour; FAULT_IO. */
bool output_open(struct output *output, const struct output_request *request, struct fault *fault);

/* Whether the answer is for reading, so that it may come in words where there is a choice; and
 * whether it is a screen, which says itself what notes would say. */
bool output_is_for_people(const struct output *output);
bool output_is_screen(const struct output *output);

/* The columns that notes may take: of the request, or of the terminal, or 80. */
size_t output_note_width(const struct output_request *request);

/* Columns that lines for people may take: of COLUMNS or the terminal, else 80. */
size_t output_width(void);

/* Whether it is drawn as a graph, with its lone nodes. */
bool output_is_graph(const struct output *output);

/* Closes. With `keep` false a file named by -o is left as it was, else its content is replaced: the
 * links that lead to it, and who may read it, stay. */
bool output_close(struct output *output, bool keep, struct fault *fault);

#endif
