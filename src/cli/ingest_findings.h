#ifndef BLOCLINE_INGEST_FINDINGS_H
#define BLOCLINE_INGEST_FINDINGS_H

#include "dataset.h"
#include "finding.h"

#include <stdbool.h>

/* Prints findings on stderr, the first ones or `all`, and how many there are. */
void print_findings(const struct dataset *dataset, const struct findings *findings, bool all);

#endif
