#ifndef BLOCLINE_SCHEMA_H
#define BLOCLINE_SCHEMA_H

/* The statements of schema/, in the order in which blocline-ingest runs them. */
extern const char schema_sql[];         /* tables and views */
extern const char schema_search_sql[];  /* the full-text index */
extern const char schema_indexes_sql[]; /* indexes, when the rows are in */

#endif
