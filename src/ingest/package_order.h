#ifndef BLOCLINE_PACKAGE_ORDER_H
#define BLOCLINE_PACKAGE_ORDER_H

#include "manifest.h"

/* Gives the packages names, no two of them the same, settles which of them each extends and uses,
 * and puts them into dataset->packages: by name, but after those that they extend or use, so that
 * the order of the command line makes no difference. Sets manifest->number, and of which package
 * each blocline.ini is. Findings: `doubled-package`, `same-package-id`, `unknown-package`,
 * `package-circle`. */
void package_order(struct manifest *manifests, size_t count, struct dataset *dataset,
                   struct findings *findings);

#endif
