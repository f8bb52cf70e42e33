#ifndef BLOCLINE_TODAY_H
#define BLOCLINE_TODAY_H

enum { TODAY_SIZE = 32 };

/* Today where the computer is, or the day that SOURCE_DATE_EPOCH says (reproducible-builds.org):
 * for outputs that must be the same tomorrow. YYYY-MM-DD; empty if it cannot be told. */
void today(char day[TODAY_SIZE]);

#endif
