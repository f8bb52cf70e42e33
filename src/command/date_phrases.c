#include "date_phrases.h"

#include "day.h"
#include "edtf.h"

#include <inttypes.h>
#include <string.h>

static const char *const phrases[PHRASE_NUMBER][LANG_COUNT] = {
    [PHRASE_YEAR] = {"%1", "%1", "%1"},
    [PHRASE_YEAR_BC] = {"%1 BC", "%1 до н. э.", "б. з. д. %1"},
    [PHRASE_YEAR_OF] = {"%1", "%1 года", "%1 жылдың"},
    [PHRASE_YEAR_OF_BC] = {"%1 BC", "%1 года до н. э.", "б. з. д. %1 жылдың"},
    [PHRASE_YEARS] = {"%1 to %2", "%1–%2", "%1–%2"},
    [PHRASE_YEARS_BC] = {"%1 to %2 BC", "%1–%2 до н. э.", "б. з. д. %1–%2"},
    [PHRASE_YEARS_OF] = {"the years %1 to %2", "%1–%2 годов", "%1–%2 жылдардың"},
    [PHRASE_YEARS_OF_BC] = {"the years %1 to %2 BC", "%1–%2 годов до н. э.",
                            "б. з. д. %1–%2 жылдардың"},
    [PHRASE_IN_YEAR] = {"%1", "%1 года", "%1 жылғы"},
    [PHRASE_IN_YEAR_BC] = {"%1 BC", "%1 года до н. э.", "б. з. д. %1 жылғы"},
    [PHRASE_DAY] = {"%1 %2 %3", "%1 %2 %3", "%3 %1 %2"},
    [PHRASE_MONTH_OF] = {"%1 %2", "%1 %2", "%2 %1"},
    [PHRASE_SEASON_OF] = {"%1 %2", "%1 %2", "%2 %1"},
    [PHRASE_NORTHERN] = {"(Northern Hemisphere)", "(Северное полушарие)", "(Солтүстік жарты шар)"},
    [PHRASE_SOUTHERN] = {"(Southern Hemisphere)", "(Южное полушарие)", "(Оңтүстік жарты шар)"},
    [PHRASE_SOME_DAY_OF] = {"some day in %1", "какой-то день %1", "%1 бір күні"},
    [PHRASE_SOME_DAY_FROM_TO] = {"some day from %1 to %2", "какой-то день в промежутке %1 – %2",
                                 "%1 – %2 аралығындағы бір күн"},
    [PHRASE_SOME_DAY_UNTIL] = {"some day on or before %1", "какой-то день не позднее %1",
                               "%1 немесе одан бұрынғы бір күн"},
    [PHRASE_SOME_DAY_SINCE] = {"some day on or after %1", "какой-то день не ранее %1",
                               "%1 немесе одан кейінгі бір күн"},
    [PHRASE_EVERY_DAY_FROM_TO] = {"every day from %1 to %2", "каждый день в промежутке %1 – %2",
                                  "%1 – %2 аралығындағы әр күн"},
    [PHRASE_EVERY_DAY_UNTIL] = {"%1 and every day before it", "%1 и каждый день до этого",
                                "%1 және одан бұрынғы әр күн"},
    [PHRASE_EVERY_DAY_SINCE] = {"%1 and every day after it", "%1 и каждый день после этого",
                                "%1 және одан кейінгі әр күн"},
    [PHRASE_EACH_FROM_TO] = {"some day in each %3 from %1 to %2",
                             "какой-то день каждого %3 в промежутке %1 – %2",
                             "%1 – %2 аралығындағы әр %3 бір күні"},
    [PHRASE_EACH_UNTIL] = {"some day in each %3 up to %1",
                           "какой-то день каждого %3, не позднее %1",
                           "%1 және одан бұрынғы әр %3 бір күні"},
    [PHRASE_EACH_SINCE] = {"some day in each %3 from %1 on",
                           "какой-то день каждого %3, не ранее %1",
                           "%1 және одан кейінгі әр %3 бір күні"},
    [PHRASE_OF_YEAR] = {"year", "года", "жылдың"},
    [PHRASE_OF_SEASON] = {"season", "сезона", "мезгілдің"},
    [PHRASE_OF_MONTH] = {"month", "месяца", "айдың"},
    [PHRASE_FITS] = {"some day that fits: %1", "какой-то подходящий день: %1",
                     "мынаған сай бір күн: %1"},
    [PHRASE_FIT_DAY] = {"day %1", "число %1", "күні %1"},
    [PHRASE_FIT_MONTH] = {"month %1", "месяц %1", "айы %1"},
    [PHRASE_FIT_SEASON] = {"season %1", "сезон %1", "мезгілі %1"},
    [PHRASE_FIT_YEAR] = {"year %1", "год %1", "жылы %1"},
    [PHRASE_FIT_YEARS] = {"years %1", "годы %1", "жылдары %1"},
    [PHRASE_FIT_YEAR_LIKE] = {"a year like %1", "год вида %1", "жылы %1 түріндегі"},
    [PHRASE_ANY_MONTH] = {"any month", "месяц любой", "айы кез келген"},
    [PHRASE_ANY_YEAR] = {"any year", "год любой", "жылы кез келген"},
    [PHRASE_OR] = {"or", "или", "немесе"},
    [PHRASE_ONLY_DAY] = {"%1 (the only day that fits)", "%1 (единственный подходящий день)",
                         "%1 (сай келетін жалғыз күн)"},
    [PHRASE_SIGNIFICANT] = {"(%1, significant digits: %2)", "(%1, значащих цифр: %2)",
                            "(%1, мәнді цифр саны: %2)"},
    [PHRASE_TIMED] = {"(the time of day moves no bound)", "(время суток границ не сдвигает)",
                      "(тәулік уақыты шекті жылжытпайды)"},
    [PHRASE_UNCERTAIN] = {"uncertain", "недостоверно", "күмәнді"},
    [PHRASE_APPROXIMATE] = {"approximate", "приблизительно", "шамамен"},
    [PHRASE_BOTH] = {"uncertain and approximate", "недостоверно и приблизительно",
                     "күмәнді әрі шамамен"},
    [PHRASE_QUALIFIED] = {"%1 %2", "%1 — %2", "%1 — %2"},
    [PHRASE_THE_YEAR] = {"the year", "год", "жылы"},
    [PHRASE_THE_MONTH] = {"the month", "месяц", "айы"},
    [PHRASE_THE_SEASON] = {"the season", "сезон", "мезгілі"},
    [PHRASE_THE_DAY] = {"the day", "число", "күні"},
    [PHRASE_INTERVAL] = {"something that lasts", "то, что длится", "созылатын уақыт"},
    [PHRASE_ONE_OF] = {"one of these, not known which", "одно из этого, неизвестно что",
                       "мыналардың бірі, қайсысы екені белгісіз"},
    [PHRASE_ALL_OF] = {"all of these", "всё это", "мыналардың бәрі"},
    [PHRASE_OPEN] = {"open, without a limit", "открыто, без предела", "ашық, шексіз"},
    [PHRASE_UNKNOWN] = {"not known", "неизвестно", "белгісіз"},
    [PHRASE_NO_LIMIT] = {"no limit", "без предела", "шексіз"},
    [PHRASE_RANGE] = {"%1 – %2", "%1 – %2", "%1 – %2"},
    [PHRASE_COUNT] = {"%1: %2", "%1: %2", "%1: %2"},
    [PHRASE_COUNT_FITTING] = {"%1, with gaps: %2", "%1, с пропусками: %2", "%1, үзілісті: %2"},
    [PHRASE_NO_DAY] = {"no single day", "ни один отдельный день", "бірде-бір жеке күн"},
    [PHRASE_MORE] = {"and %1 more", "и ещё %1", "және тағы %1"},
    [PHRASE_BEYOND] = {"%1, with forms that the specification lacks: %2",
                       "%1, с формами, которых нет в спецификации: %2",
                       "%1, ерекшелімде жоқ түрлермен: %2"},
    [PHRASE_CERTAIN] = {"certain", "точно", "анық"},
    [PHRASE_POSSIBLE] = {"possible", "возможно", "мүмкін"},
    [PHRASE_NO] = {"no", "нет", "жоқ"},
    [PHRASE_LABEL_DATE] = {"date", "дата", "күн"},
    [PHRASE_LABEL_WORDS] = {"in words", "словами", "сөзбен"},
    [PHRASE_LABEL_BEGINS] = {"begins", "начало", "басы"},
    [PHRASE_LABEL_ENDS] = {"ends", "конец", "соңы"},
    [PHRASE_LABEL_RANGE] = {"range", "границы", "шегі"},
    [PHRASE_LABEL_CERTAIN] = {"certain", "точно", "анық"},
    [PHRASE_LABEL_LEVEL] = {"level", "уровень", "деңгейі"},
    [PHRASE_LABEL_ON] = {"on %1", "в день %1", "%1 күні"},
    [PHRASE_LABEL_REFUSED] = {"refused: %1", "не принято: %1", "қабылданбады: %1"},
    [PHRASE_LABEL_MEANT] = {"meant?", "имелось в виду?", "мынау ма?"},
};

static const char *const months[LANG_COUNT][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
    {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
     "ноябрь", "декабрь"},
    {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
     "қараша", "желтоқсан"},
};

static const char *const months_of[LANG_COUNT][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
     "октября", "ноября", "декабря"},
    {"қаңтардың", "ақпанның", "наурыздың", "сәуірдің", "мамырдың", "маусымның", "шілденің",
     "тамыздың", "қыркүйектің", "қазанның", "қарашаның", "желтоқсанның"},
};

enum { FOUR_SEASONS = 4, PARTS = FOUR_SEASONS + 9, FIRST_QUARTER = 33 };

/* Four seasons, four quarters, three times four months, two half-years. */
static const char *const seasons[LANG_COUNT][PARTS] = {
    {"spring", "summer", "autumn", "winter", "quarter 1", "quarter 2", "quarter 3", "quarter 4",
     "first four months", "second four months", "third four months", "first half", "second half"},
    {"весна", "лето", "осень", "зима", "1-й квартал", "2-й квартал", "3-й квартал", "4-й квартал",
     "первая треть года", "вторая треть года", "третья треть года", "первое полугодие",
     "второе полугодие"},
    {"көктем", "жаз", "күз", "қыс", "1-тоқсан", "2-тоқсан", "3-тоқсан", "4-тоқсан",
     "алғашқы төрт ай", "екінші төрт ай", "үшінші төрт ай", "бірінші жартыжылдық",
     "екінші жартыжылдық"},
};

static const char *const seasons_of[LANG_COUNT][PARTS] = {
    {"spring", "summer", "autumn", "winter", "quarter 1 of", "quarter 2 of", "quarter 3 of",
     "quarter 4 of", "the first four months of", "the second four months of",
     "the third four months of", "the first half of", "the second half of"},
    {"весны", "лета", "осени", "зимы", "1-го квартала", "2-го квартала", "3-го квартала",
     "4-го квартала", "первой трети", "второй трети", "третьей трети", "первого полугодия",
     "второго полугодия"},
    {"көктемнің", "жаздың", "күздің", "қыстың", "1-тоқсанның", "2-тоқсанның", "3-тоқсанның",
     "4-тоқсанның", "алғашқы төрт айдың", "екінші төрт айдың", "үшінші төрт айдың",
     "бірінші жартыжылдықтың", "екінші жартыжылдықтың"},
};

const char *date_phrase(enum date_phrase phrase, enum language lang)
{
    return phrases[phrase][lang];
}

const char *date_fill(struct arena *arena, const char *pattern, const char *a, const char *b,
                      const char *c)
{
    const char *const args[] = {a, b, c};
    size_t size = strlen(pattern) + 1;
    for (const char *at = pattern; (at = strchr(at, '%')); at++) {
        size += strlen(args[at[1] - '1']);
    }
    char *text = arena_alloc(arena, size);
    char *out = text;
    for (const char *at = pattern; *at; at++) {
        if (*at == '%') {
            out = stpcpy(out, args[*++at - '1']);
        } else {
            *out++ = *at;
        }
    }
    *out = '\0';
    return text;
}

const char *date_month(int month, enum language lang)
{
    return months[lang][month - 1];
}

const char *date_month_of(int month, enum language lang)
{
    return months_of[lang][month - 1];
}

static int part_of(int season)
{
    return season < FIRST_QUARTER ? (season - 21) % FOUR_SEASONS
                                  : season - FIRST_QUARTER + FOUR_SEASONS;
}

const char *date_season(int season, enum language lang)
{
    return seasons[lang][part_of(season)];
}

const char *date_season_of(int season, enum language lang)
{
    return seasons_of[lang][part_of(season)];
}

const char *date_day_count(struct arena *arena, int64_t count, enum language lang)
{
    /* 1 день, 2 дня, 5 дней, 11 дней, 21 день (CLDR plural rules of Russian). */
    static const char *const russian[] = {"день", "дня", "дней"};
    const char *noun = "күн";
    if (lang == LANG_EN) {
        noun = count == 1 ? "day" : "days";
    } else if (lang == LANG_RU) {
        const int64_t ones = count % 10, tens = count / 10 % 10;
        noun = russian[tens == 1 || ones == 0 || ones > 4 ? 2 : ones > 1];
    }
    return arena_printf(arena, "%" PRId64 " %s", count, noun);
}

/* Year 0000 is 1 BC. A year of few digits needs its era to be known for a year. */
static const char *year_number(struct arena *arena, int64_t year, enum language lang)
{
    if (year <= 0) {
        return arena_printf(arena, "%" PRId64, 1 - year);
    }
    return arena_printf(arena, lang == LANG_EN && year < 1000 ? "AD %" PRId64 : "%" PRId64, year);
}

const char *date_year_words(struct arena *arena, int64_t year, enum date_phrase phrase,
                            enum language lang)
{
    return date_fill(arena, date_phrase(year > 0 ? phrase : phrase + 1, lang),
                     year_number(arena, year, lang), NULL, NULL);
}

const char *date_years_words(struct arena *arena, int64_t first, int64_t last,
                             enum date_phrase phrase, enum language lang)
{
    return date_fill(arena, date_phrase(first > 0 ? phrase : phrase + 1, lang),
                     year_number(arena, first, lang), year_number(arena, last, lang), NULL);
}

const char *date_day_words(struct arena *arena, int64_t day, enum language lang)
{
    if (day == EDTF_NEG_INF || day == EDTF_POS_INF) {
        return date_phrase(PHRASE_NO_LIMIT, lang);
    }
    const struct civil civil = day_to_civil(day);
    return date_fill(arena, date_phrase(PHRASE_DAY, lang), arena_printf(arena, "%d", civil.day),
                     lang == LANG_RU ? date_month_of(civil.month, lang)
                                     : date_month(civil.month, lang),
                     date_year_words(arena, civil.year, PHRASE_IN_YEAR, lang));
}
