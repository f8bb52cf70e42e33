#ifndef BLOCLINE_VERIFY_OTHERS_H
#define BLOCLINE_VERIFY_OTHERS_H

#include "verify_claims.h"

/* Claims about events, names, lineage and queries; and how claims are read. Readers set
 * checking->broken where the claim lacks what is asked for. */

typedef bool claim_check(struct checking *checking, json_t *claim);
claim_check check_order, check_dates, check_names, check_lineage, check_homonym, check_sources,
    check_sql;

void claim_broken(struct checking *checking, const char *key);
const char *claim_text(struct checking *checking, json_t *claim, const char *key);
int64_t claim_number(struct checking *checking, json_t *claim, const char *key);
int64_t claim_day(struct checking *checking, json_t *claim, const char *key);
json_t *claim_list(struct checking *checking, json_t *claim, const char *key);

/* The bloc's place in the facts; NONE, and checking->unknown, if it is not there. */
uint32_t claim_bloc(struct checking *checking, const char *id);

#endif
