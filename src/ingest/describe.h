#ifndef BLOCLINE_DESCRIBE_H
#define BLOCLINE_DESCRIBE_H

#include "package.h"

#include <stdbool.h>
#include <stdio.h>

/* Files that describe a package to people who use it without our programs. Both are of a package
 * that was read without an error, and both fail with FAULT_IO. */

/* Writes datapackage.json: a Data Package (version 2 of the standard, with the profiles that
 * programs for version 1 look for), its columns as the record fields table has them. A foreign key
 * leads to one file; where the ids of a column stand in several, there is none, and blocline-ingest
 * alone checks them. */
bool describe_datapackage(const struct packages *packages, FILE *out, struct fault *fault);

/* Writes the CODEBOOK.md of the package's folder, with its generated parts renewed. A part stands
 * between the lines `<!-- begin NAME -->` and `<!-- end -->`; the text around it is kept. */
bool describe_codebook(const struct packages *packages, const char *folder, FILE *out,
                       struct fault *fault);

#endif
