#ifndef BLOCLINE_TEMPLATE_H
#define BLOCLINE_TEMPLATE_H

#include <stdio.h>

/* Pages of the manual and completions of shells: texts of templates/, which the build embeds, with
 * gaps such as {{options}} that are filled from the table of commands. */

struct gap {
    const char *name;        /* "options" */
    void (*fill)(FILE *out); /* prints what stands there */
};

/* Prints the template. `gaps` end with a NULL name and hold all that the template has. A gap alone
 * on a line is filled with whole lines; elsewhere it is filled within the line. */
void template_print(FILE *out, const char *text, const struct gap *gaps);

/* The version, for the gap {{version}}. */
void template_version(FILE *out);

/* The day of the version, for the gap {{date}}: the same bytes whenever it is built. */
void template_date(FILE *out);

/* The templates, by their files. */
extern const char template_bash[], template_zsh[], template_fish[], template_man[],
    template_man_ru[], template_man_kk[];
extern const char template_ingest_bash[], template_ingest_zsh[], template_ingest_fish[],
    template_ingest_man[];

#endif
