#ifndef BLOCLINE_PACKAGE_DIGEST_H
#define BLOCLINE_PACKAGE_DIGEST_H

#include "package.h"

/* Of blocline-ingest alone, so that blocline need not load a library for it. */

/* Sets the digest of the packages read (dataset->info.digest): "sha256:" and the SHA-256 (FIPS
 * 180-4), in hex, of the list that
 *
 *     LC_ALL=C sha256sum FILE... | LC_ALL=C sort -k 2
 *
 * prints in the package's folder of the files that were read: one line per file, its own SHA-256,
 * two spaces and its name. Where the folder lies, and when, makes no difference. Of several
 * packages the lines stand in one list. */
void packages_digest(const struct packages *packages);

#endif
