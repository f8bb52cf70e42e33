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
    {"author", "Author", "Автор", "Авторы"},
    {"bloc", "Bloc", "Объединение", "Бірлестік"},
    {"blocs", "Blocs", "Объединения", "Бірлестіктер"},
    {"certain", "Certain", "Точно", "Анық"},
    {"certainty", "Certainty", "Достоверность", "Анықтығы"},
    {"citation", "Citation", "Ссылка", "Сілтеме"},
    {"class", "Class", "Класс", "Санаты"},
    {"count", "Count", "Число", "Саны"},
    {"cow", "COW", "COW", "COW"},
    {"cow_igo", "COW-IGO", "COW-IGO", "COW-IGO"},
    {"date", "Date", "Дата", "Күні"},
    {"days", "Days", "Дней", "Күн саны"},
    {"differs", "Differs in", "Расхождение", "Айырмашылығы"},
    {"effect", "Effect", "Следствие", "Салдары"},
    {"end", "End", "Конец", "Соңы"},
    {"end_event", "End event", "Событие конца", "Соңындағы оқиға"},
    {"ends", "Ends", "Завершает", "Аяқтайды"},
    {"error", "Error", "Ошибка", "Қате"},
    {"event", "Event", "Событие", "Оқиға"},
    {"file", "File", "Файл", "Файл"},
    {"founds", "Founds", "Учреждает", "Құрады"},
    {"from", "From", "Откуда", "Қайдан"},
    {"from_name", "From name", "Название «откуда»", "«Қайдан» атауы"},
    {"gw", "GW", "GW", "GW"},
    {"id", "Id", "Код", "Коды"},
    {"iso2", "ISO-2", "ISO-2", "ISO-2"},
    {"iso_numeric", "ISO number", "ISO номер", "ISO нөмірі"},
    {"key", "Key", "Ключ", "Кілт"},
    {"kind", "Kind", "Вид", "Түрі"},
    {"lang", "Language", "Язык", "Тілі"},
    {"line", "Line", "Строка", "Жол"},
    {"locator", "Locator", "Место в источнике", "Дереккөздегі орны"},
    {"matched", "Matched in", "Где найдено", "Қай жерінен табылды"},
    {"name", "Name", "Название", "Атауы"},
    {"note", "Note", "Примечание", "Ескерту"},
    {"period", "Period", "Период", "Кезең"},
    {"person", "Person", "Лицо", "Тұлға"},
    {"place", "Place", "Место", "Орны"},
    {"possible", "Possible", "Возможно", "Мүмкін"},
    {"publisher", "Publisher", "Издатель", "Баспасы"},
    {"rank", "Rank", "Порядок", "Реті"},
    {"reading", "Reading", "Прочтение", "Оқылым"},
    {"reason", "Reason", "Почему", "Неліктен"},
    {"relation", "Relation", "Связь", "Байланыс"},
    {"says", "Says", "Что сказано", "Не айтады"},
    {"share", "Share", "Доля", "Үлесі"},
    {"shared", "Shared", "Общие", "Ортақ"},
    {"source", "Source", "Источник", "Дереккөз"},
    {"source_title", "Source title", "Название источника", "Дереккөз атауы"},
    {"sources", "Sources", "Источники", "Дереккөздер"},
    {"start", "Start", "Начало", "Басы"},
    {"start_event", "Start event", "Событие начала", "Басындағы оқиға"},
    {"status", "Status", "Статус", "Мәртебесі"},
    {"title", "Title", "Название", "Атауы"},
    {"to", "To", "Куда", "Қайда"},
    {"to_name", "To name", "Название «куда»", "«Қайда» атауы"},
    {"type", "Type", "Что это", "Бұл не"},
    {"url", "URL", "URL", "URL"},
    {"used", "Used", "Учтено", "Ескерілді"},
    {"value", "Value", "Значение", "Мәні"},
    {"weight", "Weight", "Вес", "Салмағы"},
    {"wikidata", "Wikidata", "Wikidata", "Wikidata"},
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

const char *page_title(const char *subject, const char *lang)
{
    static const struct {
        const char *subject, *ru, *kk;
    } titles[] = {
        {"chronology", "Хронология", "Хронология"},
        {"disagreements", "Расхождения источников", "Дереккөздердің алшақтықтары"},
        {"changes", "Что изменилось", "Не өзгерді"},
        {"together", "Вместе", "Бірге"},
        {"panel", "Участие по периодам", "Кезеңдер бойынша қатысу"},
        {"dyads", "Пары участников", "Қатысушылар жұптары"},
        {"network", "Сеть", "Желі"},
        {"date", "Даты", "Күндер"},
        {"list", "Перечень", "Тізім"},
        {"info", "О базе данных", "Дерекқор туралы"},
        {"find", "Найдено", "Табылды"},
        {"cite", "Как ссылаться", "Қалай сілтеме жасау керек"},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (strcmp(titles[i].subject, subject) == 0) {
            return strcmp(lang, "ru") == 0   ? titles[i].ru
                   : strcmp(lang, "kk") == 0 ? titles[i].kk
                                             : subject;
        }
    }
    return subject;
}
