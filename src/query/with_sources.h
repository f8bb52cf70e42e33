#ifndef BLOCLINE_WITH_SOURCES_H
#define BLOCLINE_WITH_SOURCES_H

#include "store.h"
#include "store_sources.h"
#include "table_filter.h"

/* A filter that adds the column `sources`: a list of the sources that have an account of the row's
 * events (ROLE_EVENT, ROLE_START_EVENT, ROLE_END_EVENT), each once; of every event the source
 * that the reading follows comes first. In `begin`: FAULT_USAGE for a table that names no events.
 * The store is borrowed until the filter is released. */
struct table_filter *filter_sources(struct table_sink *next, struct store *store, int64_t reading);

#endif
