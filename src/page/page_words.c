#include "page_parts.h"

#include "arena.h"
#include "message.h"

/* The words of the script: texts of the catalogue under `page.`, by their names there with _ for -.
 * A test compares the list with what the script asks for. */
#define WORDS(W)                                                                                   \
    W(language)                                                                                    \
    W(v_day)                                                                                       \
    W(v_time)                                                                                      \
    W(v_mx)                                                                                        \
    W(v_ev)                                                                                        \
    W(v_ln)                                                                                        \
    W(v_ab)                                                                                        \
    W(skip)                                                                                        \
    W(views)                                                                                       \
    W(languages)                                                                                   \
    W(day)                                                                                         \
    W(prev)                                                                                        \
    W(next)                                                                                        \
    W(bad_day)                                                                                     \
    W(reading)                                                                                     \
    W(find)                                                                                        \
    W(rows_of)                                                                                     \
    W(blocs)                                                                                       \
    W(actors)                                                                                      \
    W(people)                                                                                      \
    W(all)                                                                                         \
    W(main)                                                                                        \
    W(statuses)                                                                                    \
    W(full)                                                                                        \
    W(every)                                                                                       \
    W(compare)                                                                                     \
    W(table)                                                                                       \
    W(csv)                                                                                         \
    W(svg)                                                                                         \
    W(more)                                                                                        \
    W(who)                                                                                         \
    W(who_lead)                                                                                    \
    W(time)                                                                                        \
    W(time_lead)                                                                                   \
    W(time_lead_actors)                                                                            \
    W(mx)                                                                                          \
    W(mx_lead)                                                                                     \
    W(ev)                                                                                          \
    W(ln)                                                                                          \
    W(ln_lead)                                                                                     \
    W(why)                                                                                         \
    W(tip_open)                                                                                    \
    W(tip)                                                                                         \
    W(thin)                                                                                        \
    W(goes_on)                                                                                     \
    W(other)                                                                                       \
    W(ends)                                                                                        \
    W(beyond)                                                                                      \
    W(changed)                                                                                     \
    W(unchanged)                                                                                   \
    W(nothing)                                                                                     \
    W(nobody)                                                                                      \
    W(unknown)                                                                                     \
    W(half)                                                                                        \
    W(used)                                                                                        \
    W(counts)                                                                                      \
    W(passed)                                                                                      \
    W(possible)                                                                                    \
    W(from)                                                                                        \
    W(till)                                                                                        \
    W(kind)                                                                                        \
    W(bloc)                                                                                        \
    W(actor)                                                                                       \
    W(status)                                                                                      \
    W(start)                                                                                       \
    W(end)                                                                                         \
    W(date)                                                                                        \
    W(source)                                                                                      \
    W(place)                                                                                       \
    W(where)                                                                                       \
    W(note)                                                                                        \
    W(names)                                                                                       \
    W(history)                                                                                     \
    W(members_on)                                                                                  \
    W(stands_on)                                                                                   \
    W(events)                                                                                      \
    W(accounts)                                                                                    \
    W(sources)                                                                                     \
    W(family)                                                                                      \
    W(differ)                                                                                      \
    W(took_part)                                                                                   \
    W(rel_renamed)                                                                                 \
    W(rel_transformed)                                                                             \
    W(rel_merged_into)                                                                             \
    W(rel_absorbed)                                                                                \
    W(rel_succeeded_by)                                                                            \
    W(rel_nested_in)                                                                               \
    W(rel_inspired)                                                                                \
    W(about)                                                                                       \
    W(keys_title)                                                                                  \
    W(keys)                                                                                        \
    W(signs_title)                                                                                 \
    W(signs)                                                                                       \
    W(title)                                                                                       \
    W(version)                                                                                     \
    W(licence)                                                                                     \
    W(publisher)                                                                                   \
    W(digest)                                                                                      \
    W(as_of)                                                                                       \
    W(cite)                                                                                        \
    W(readings)                                                                                    \
    W(between)                                                                                     \
    W(month_in_year)                                                                               \
    W(about_sign)                                                                                  \
    W(doubt_sign)                                                                                  \
    W(both_sign)                                                                                   \
    W(two)                                                                                         \
    W(n_events)                                                                                    \
    W(n_found)

#define ROW(name) {#name, MSG_page_##name},
static const struct word {
    const char *name;
    enum message id;
} words[] = {
    WORDS(ROW)
    /* How dates are put together, as `blocline date` does. */
    {"date_day", MSG_date_day},
    {"date_year", MSG_date_year},
    {"date_year_bc", MSG_date_year_bc},
    {"date_in_year", MSG_date_in_year},
    {"date_in_year_bc", MSG_date_in_year_bc},
};

static void put_pair(struct page *page, const char *before, const char *name, const char *text)
{
    page_put(page, before);
    page_put_json(page, name);
    page_put(page, ":");
    page_put_json(page, text);
}

/* A text with plural forms is an object of those that the language has. */
static void put_forms(struct page *page, struct arena *arena, enum language lang, enum message id)
{
    static const char *const forms[] = {"one", "few", "many", "other"};
    const char *before = "{";
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *text = message_pattern(arena, lang, id, forms[i]);
        if (text) {
            put_pair(page, before, forms[i], text);
            before = ",";
        }
    }
    page_put(page, *before == '{' ? "{}" : "}");
}

static void put_months(struct page *page, enum language lang, const char *name, enum message first)
{
    page_put(page, ",");
    page_put_json(page, name);
    for (unsigned i = 0; i < 12; i++) {
        page_put(page, i == 0 ? ":[" : ",");
        page_put_json(page, message(lang, (enum message)(first + i)));
    }
    page_put(page, "]");
}

static void put_language(struct page *page, struct arena *arena, enum language lang)
{
    const char *before = ":{";
    page_put_json(page, language_code(lang));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const enum message id = words[i].id;
        if (message_has_forms(id)) {
            page_put(page, before);
            page_put_json(page, words[i].name);
            page_put(page, ":");
            put_forms(page, arena, lang, id);
        } else {
            put_pair(page, before, words[i].name, message_pattern(arena, lang, id, NULL));
        }
        before = ",\n";
    }
    put_months(page, lang, "months", MSG_date_month_1);
    put_months(page, lang, "months_in_day", MSG_date_month_in_day_1);
    page_put(page, "}");
}

void page_words(struct page *page)
{
    struct arena arena = {0};
    for (enum language lang = LANG_EN; lang < LANG_COUNT; lang++) {
        page_put(page, lang == LANG_EN ? "{" : ",\n");
        put_language(page, &arena, lang);
    }
    page_put(page, "}");
    arena_release(&arena);
}
