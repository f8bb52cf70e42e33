#include "kind_lists.h"
#include "make.h"

/* How many members there were from year to year: chart, curve. */

/* From the candidate's year on as many years as the count holds, `most` of them; a stretch is
 * taken from its first year only. */
static bool fill_series(struct maker *maker, const struct candidate *about, struct item *item,
                        size_t least, size_t most)
{
    struct pool *pool = maker->pool;
    const struct fact_bloc *bloc = &pool->facts.blocs[about->a];
    item->bloc = about->a;
    item->day = about->day;
    for (size_t i = 0; i < bloc->pair_count; i++) {
        if (!pool->facts.actors[bloc->pairs[i].actor].state) {
            return false;
        }
    }
    bool differs = false;
    for (int64_t year = year_of(about->day); item->year_count < most; year++) {
        const int64_t day = first_of_july(year);
        size_t count;
        if (!bloc_lives(bloc, day) || day > pool->hi ||
            !settled_count(&pool->facts, bloc, day, year_margin(maker), &count)) {
            break;
        }
        item->years[item->year_count] = year;
        item->values[item->year_count++] = (int64_t)count;
        differs = differs || item->values[0] != (int64_t)count;
    }
    asks_text(maker, item, "count", bloc->id);
    for (size_t i = 0; i < bloc->pair_count; i++) {
        cite_pair(maker, item, about->a, bloc->pairs[i].actor, about->day);
    }
    return item->year_count >= least && differs &&
           bloc_sayable(maker, about->a, about->day, HIDE_STATES);
}

static const char *series_claim(struct maker *maker, const struct item *item)
{
    const char *series = "";
    for (size_t i = 0; i < item->year_count; i++) {
        series = TEXT_OF(maker, "%s%s[%lld,%lld]", series, i ? "," : "", (long long)item->years[i],
                         (long long)item->values[i]);
    }
    return TEXT_OF(maker, "{\"bloc\":%s,\"series\":[%s]}", quoted_bloc(maker, item->bloc), series);
}

static const char *series_command(struct maker *maker, const struct item *item)
{
    return TEXT_OF(maker, "blocline panel --bloc %s --from %lld-07-01 --to %lld-07-01%s",
                   bloc_id(maker, item->bloc), (long long)item->years[0],
                   (long long)item->years[item->year_count - 1], maker->pool->reading_option);
}

static void ask_of_chart(struct maker *maker, struct item *item, enum message question,
                         const char *about, const char *answer)
{
    FOR_LANGS(maker, lang)
    {
        const char *shown =
            SAY(maker, lang,
                by_bloc(maker, item->bloc, MSG_exercise_chart_stem, MSG_exercise_chart_treaty),
                bloc_shown(maker->pool, item->bloc, item->day, lang, HIDE_STATES));
        item->said[lang].stem = TEXT_OF(maker, "%s %s", shown, SAY(maker, lang, question, about));
        item->said[lang].answer = answer;
    }
}

/* The place of the only year whose value rises above (or falls below) that of the year before; 0 if
 * there is none, or several. */
static size_t only_step(const struct item *item, bool up)
{
    size_t found = 0, steps = 0;
    for (size_t i = 1; i < item->year_count; i++) {
        if (up ? item->values[i] > item->values[i - 1] : item->values[i] < item->values[i - 1]) {
            found = i;
            steps++;
        }
    }
    return steps == 1 ? found : 0;
}

static bool ask_step(struct maker *maker, struct item *item, bool up)
{
    const size_t at = only_step(item, up);
    if (at == 0) {
        return false;
    }
    const long long from = item->years[at - 1], to = item->years[at];
    item->form = ITEM_TEXT;
    item->accepted[0] = TEXT_OF(maker, "%lld–%lld", from, to);
    item->accepted[1] = TEXT_OF(maker, "%lld-%lld", from, to);
    item->accepted[2] = TEXT_OF(maker, "%lld %lld", from, to);
    item->accepted_count = 3;
    ask_of_chart(maker, item, up ? MSG_exercise_chart_rise : MSG_exercise_chart_fall, "",
                 item->accepted[0]);
    return true;
}

/* The first year of a number that was never reached before it. */
static bool ask_first(struct maker *maker, struct item *item)
{
    int64_t most = item->values[0];
    for (size_t i = 1; i < item->year_count; i++) {
        if (item->values[i] > most) {
            item->low = item->high = item->years[i];
            ask_of_chart(maker, item, MSG_exercise_chart_first,
                         TEXT_OF(maker, "%lld", (long long)item->values[i]),
                         TEXT_OF(maker, "%lld", (long long)item->years[i]));
            return true;
        }
    }
    return false;
}

static void ask_value(struct maker *maker, struct item *item)
{
    const size_t at = random_below(&maker->random, (uint32_t)item->year_count);
    item->low = item->high = item->values[at];
    ask_of_chart(maker, item, MSG_exercise_chart_value,
                 TEXT_OF(maker, "%lld", (long long)item->years[at]),
                 TEXT_OF(maker, "%lld", (long long)item->values[at]));
}

bool make_chart(struct maker *maker, const struct candidate *about, struct item *item)
{
    const uint32_t way = random_below(&maker->random, 4);
    if (!fill_series(maker, about, item, 6, maker->pool->options.large ? 8 : 12)) {
        return false;
    }
    item->chart = true;
    if (!(way == 0 && ask_first(maker, item)) && !(way == 1 && ask_step(maker, item, true)) &&
        !(way == 2 && ask_step(maker, item, false))) {
        ask_value(maker, item);
    }
    finish_item(maker, item, series_claim(maker, item), series_command(maker, item));
    return true;
}

bool make_curve(struct maker *maker, const struct candidate *about, struct item *item)
{
    if (!fill_series(maker, about, item, 6, 20)) {
        return false;
    }
    item->points = 3;
    const char *values = "";
    for (size_t i = 0; i < item->year_count; i++) {
        values = TEXT_OF(maker, "%s%s%lld: %lld", values, i ? "; " : "", (long long)item->years[i],
                         (long long)item->values[i]);
    }
    FOR_LANGS(maker, lang)
    {
        item->said[lang].stem =
            SAY(maker, lang,
                by_bloc(maker, about->a, MSG_exercise_curve_stem, MSG_exercise_curve_treaty),
                bloc_shown(maker->pool, about->a, about->day, lang, HIDE_STATES));
        item->said[lang].answer = values;
    }
    finish_item(maker, item, series_claim(maker, item), series_command(maker, item));
    return true;
}
