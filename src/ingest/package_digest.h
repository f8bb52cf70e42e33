#ifndef BLOCLINE_PACKAGE_DIGEST_H
#define BLOCLINE_PACKAGE_DIGEST_H

#include "package.h"

/* Of blocline-ingest alone, so that blocline need not load a library for it. */

/* The digest of each package read: "sha256:" and the SHA-256 (FIPS 180-4), in hex, of the list that
 *
 *     LC_ALL=C sha256sum FILE... | LC_ALL=C sort -k 2
 *
 * prints in the package's folder of the files that were read: one line per file, its own SHA-256,
 * two spaces and its name. Where the folder lies, and when, makes no difference. */
struct package_digest;

/* Owned by the caller; package_digest_free. */
struct package_digest *package_digest_new(void);
void package_digest_free(struct package_digest *digest);

/* The witness to be given to the packages before they are read. A large file is digested by a
 * thread while its rows are read (a twentieth of an ingest otherwise). */
struct package_witness package_digest_witness(struct package_digest *digest);

/* Sets the digests of dataset->packages, when all files are read. */
void package_digest_set(struct package_digest *digest, struct dataset *dataset);

#endif
