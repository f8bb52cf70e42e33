#include "kinds.h"

#include <string.h>

static const struct kind table[] = {
    {"proposal", false, false, {"proposal", "предложение", "ұсыныс"}},
    {"statement", false, false, {"statement", "заявление", "мәлімдеме"}},
    {"summit", false, false, {"summit", "саммит", "саммит"}},
    {"signature", true, false, {"signature", "подписание", "қол қою"}},
    {"ratification", false, false, {"ratification", "ратификация", "ратификация"}},
    {"provisional-application",
     true,
     false,
     {"provisional application", "временное применение", "уақытша қолдану"}},
    {"entry-into-force", true, false, {"entry into force", "вступление в силу", "күшіне ену"}},
    {"accession", false, false, {"accession", "присоединение", "қосылу"}},
    {"admission", false, false, {"admission", "принятие", "қабылдау"}},
    {"notice", false, false, {"notice", "уведомление", "хабарлама"}},
    {"suspension", false, false, {"suspension", "приостановление", "тоқтата тұру"}},
    {"resumption", false, false, {"resumption", "возобновление", "қайта бастау"}},
    {"withdrawal", false, false, {"withdrawal", "выход", "шығу"}},
    {"institution", true, false, {"institution", "учреждение", "құрылу"}},
    {"renaming", false, true, {"renaming", "переименование", "атын өзгерту"}},
    {"transformation", false, true, {"transformation", "преобразование", "қайта құрылу"}},
    {"merger", false, true, {"merger", "слияние", "бірігу"}},
    {"dissolution", false, true, {"dissolution", "роспуск", "таратылу"}},
    {"strategy", false, false, {"strategy", "стратегия", "стратегия"}},
    {"publication", false, false, {"publication", "публикация", "жарияланым"}},
    {NULL, false, false, {NULL, NULL, NULL}},
};

const struct kind *kinds(void)
{
    return table;
}

uint32_t kind_find(const char *id)
{
    for (uint32_t i = 0; table[i].id; i++) {
        if (strcmp(table[i].id, id) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}
