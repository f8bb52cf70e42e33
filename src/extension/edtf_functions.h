#ifndef BLOCLINE_EDTF_FUNCTIONS_H
#define BLOCLINE_EDTF_FUNCTIONS_H

#include "sqlite.h"

/* Adds edtf_valid, edtf_earliest, edtf_latest and edtf_is to a connection. Returns SQLite's code.
 */
int edtf_functions_add(sqlite3 *db);

#endif
