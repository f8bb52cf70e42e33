#include "headings.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *name, *en, *ru, *kk;
} table[] = {
    {"actor", "Actor", "Участник", "Қатысушы"},
    {"actor1", "Actor 1", "Участник 1", "Қатысушы 1"},
    {"actor2", "Actor 2", "Участник 2", "Қатысушы 2"},
    {"actors", "Actors", "Участники", "Қатысушылар"},
    {"aspect", "Aspect", "В чём", "Несі"},
    {"bloc", "Bloc", "Объединение", "Бірлестік"},
    {"blocs", "Blocs", "Объединения", "Бірлестіктер"},
    {"certainty", "Certainty", "Достоверность", "Анықтығы"},
    {"class", "Class", "Класс", "Санаты"},
    {"count", "Count", "Число", "Саны"},
    {"date", "Date", "Дата", "Күні"},
    {"days", "Days", "Дней", "Күн саны"},
    {"effect", "Effect", "Следствие", "Салдары"},
    {"end", "End", "Конец", "Соңы"},
    {"end_event", "End event", "Событие конца", "Соңындағы оқиға"},
    {"event", "Event", "Событие", "Оқиға"},
    {"from", "From", "Откуда", "Қайдан"},
    {"key", "Key", "Ключ", "Кілт"},
    {"kind", "Kind", "Вид", "Түрі"},
    {"locator", "Locator", "Место в источнике", "Дереккөздегі орны"},
    {"name", "Name", "Название", "Атауы"},
    {"note", "Note", "Примечание", "Ескерту"},
    {"period", "Period", "Период", "Кезең"},
    {"place", "Place", "Место", "Орны"},
    {"reading", "Reading", "Прочтение", "Оқылым"},
    {"relation", "Relation", "Связь", "Байланыс"},
    {"source", "Source", "Источник", "Дереккөз"},
    {"sources", "Sources", "Источники", "Дереккөздер"},
    {"start", "Start", "Начало", "Басы"},
    {"start_event", "Start event", "Событие начала", "Басындағы оқиға"},
    {"status", "Status", "Статус", "Мәртебесі"},
    {"title", "Title", "Название события", "Оқиғаның атауы"},
    {"to", "To", "Куда", "Қайда"},
    {"url", "URL", "URL", "URL"},
    {"used", "Used", "Учтено", "Ескерілді"},
    {"value", "Value", "Значение", "Мәні"},
};

const char *heading(const char *name, const char *lang)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return strcmp(lang, "ru") == 0   ? table[i].ru
                   : strcmp(lang, "kk") == 0 ? table[i].kk
                                             : table[i].en;
        }
    }
    return NULL;
}
