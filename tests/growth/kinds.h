#ifndef BLOCLINE_GROWTH_KINDS_H
#define BLOCLINE_GROWTH_KINDS_H

/* Packages of one kind of record each, of any number n: what grows with it must grow in step. */

struct kind {
    const char *name;
    void (*write)(unsigned n); /* the CSV files and blocline.ini, in the current folder */
    const char *questions[7];  /* words between spaces; NULL at the end */
};

/* All kinds; a NULL name at the end. */
extern const struct kind kinds[];

#endif
