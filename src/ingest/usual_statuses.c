#include "usual_statuses.h"

#include <stddef.h>
#include <string.h>

static const struct usual_status table[] = {
    {"signatory",
     "partial",
     NULL,
     "signature",
     NULL,
     "signator",
     {"signatory", "подписавшая сторона", "қол қойған тарап"}},
    {"ratifier",
     "partial",
     NULL,
     "ratification",
     "signatory",
     "ratif",
     {"ratifier", "ратифицировавшая сторона", "бекіткен тарап"}},
    {"candidate",
     "partial",
     NULL,
     "notice",
     NULL,
     "candidate",
     {"candidate", "кандидат", "үміткер"}},
    {"observer",
     "partial",
     "3",
     "admission",
     NULL,
     "observer",
     {"observer", "наблюдатель", "бақылаушы"}},
    {"partner", "partial", NULL, "admission", NULL, "partner", {"partner", "партнёр", "серіктес"}},
    {"associate",
     "partial",
     "2",
     "admission",
     NULL,
     "associate",
     {"associate member", "ассоциированный член", "қауымдасқан мүше"}},
    {"suspended",
     "partial",
     NULL,
     "suspension",
     NULL,
     "suspend",
     {"suspended member", "приостановивший членство", "мүшелігі тоқтатыла тұрған"}},
    {"party",
     "full",
     "1",
     "entry-into-force",
     "signatory ratifier",
     "party",
     {"party", "участник", "қатысушы тарап"}},
    {"member",
     "full",
     "1",
     "accession",
     "signatory candidate",
     "member",
     {"member", "член", "мүше"}},
    {"unknown",
     "partial",
     "-9",
     "publication",
     NULL,
     "unknown",
     {"unknown", "неизвестно", "белгісіз"}},
    {"none", "none", "0", "withdrawal", NULL, NULL, {"no standing", "не состоит", "мүше емес"}},
    {NULL, NULL, NULL, NULL, NULL, NULL, {NULL, NULL, NULL}}};

const struct usual_status *usual_statuses(void)
{
    return table;
}

const struct usual_status *usual_status(const char *id)
{
    for (const struct usual_status *status = table; status->id; status++) {
        if (strcmp(status->id, id) == 0) {
            return status;
        }
    }
    return NULL;
}
