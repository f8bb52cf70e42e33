#include "export_parts.h"
#include "text.h"
#include "workbook.h"

#include <string.h>

/* Workbooks that the importers of Kahoot and Quizizz read: each has the columns of the template
 * that the program gives to teachers. */

enum { SECONDS = 60 };

static bool is_longer(const char *text, size_t points)
{
    return text_points(text, strlen(text)) > points;
}

static void too_long(struct export_left *left, const struct item *item)
{
    left->too_long[left->too_long_count++] = item->id;
}

/* The options of a choice as texts, and the place of the right one from 1; returns how many. */
static size_t choices(const struct shown *shown, const char *texts[ITEM_OPTIONS], long long *right)
{
    const struct item *item = shown->item;
    if (item->form == ITEM_TRUTH) {
        texts[0] = message(shown->lang, MSG_exercise_true);
        texts[1] = message(shown->lang, MSG_exercise_false);
        *right = item->truth ? 1 : 2;
        return 2;
    }
    for (size_t i = 0; i < item->option_count; i++) {
        texts[i] = shown_said(shown, i)->text;
        *right = shown_option(shown, i)->right ? (long long)i + 1 : *right;
    }
    return item->option_count;
}

/* ---- Kahoot: the header stands in row 8, column B; column A has numbers ---- */

enum { KAHOOT_STEM = 120, KAHOOT_OPTION = 75, KAHOOT_OPTIONS = 4 };

static void kahoot_head(struct workbook *workbook)
{
    static const char *const heads[] = {
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one"};
    workbook_row(workbook);
    workbook_row(workbook);
    workbook_text(workbook, "");
    workbook_text(workbook, "Quiz template");
    while (workbook->row < 8) {
        workbook_row(workbook);
    }
    workbook_text(workbook, "");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        workbook_text(workbook, heads[i]);
    }
}

bool export_kahoot(struct writing *out, const struct sheet *sheet, enum language lang,
                   struct export_left *left, struct fault *fault)
{
    struct workbook workbook = {0};
    long long number = 0;
    (void)fault;
    kahoot_head(&workbook);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        const char *texts[ITEM_OPTIONS];
        long long right = 0;
        if (!can_carry(shown.item, 1U << ITEM_SINGLE | 1U << ITEM_TRUTH)) {
            leave_out(left, shown.item);
            continue;
        }
        const size_t count = choices(&shown, texts, &right);
        bool fits = count <= KAHOOT_OPTIONS && !is_longer(shown.said->stem, KAHOOT_STEM);
        for (size_t k = 0; k < count; k++) {
            fits = fits && !is_longer(texts[k], KAHOOT_OPTION);
        }
        if (!fits) {
            too_long(left, shown.item);
            continue;
        }
        workbook_row(&workbook);
        workbook_number(&workbook, ++number);
        workbook_text(&workbook, shown.said->stem);
        for (size_t k = 0; k < KAHOOT_OPTIONS; k++) {
            workbook_text(&workbook, k < count ? texts[k] : "");
        }
        workbook_number(&workbook, SECONDS);
        workbook_number(&workbook, right);
    }
    workbook_end(&workbook, out);
    return true;
}

/* ---- Quizizz: a header in the first row ---- */

enum { QUIZIZZ_OPTIONS = 5 };

static void quizizz_row(struct workbook *workbook, const char *stem, const char *type,
                        const char *const *options, size_t count)
{
    workbook_row(workbook);
    workbook_text(workbook, stem);
    workbook_text(workbook, type);
    for (size_t i = 0; i < QUIZIZZ_OPTIONS; i++) {
        workbook_text(workbook, i < count ? options[i] : "");
    }
}

/* What counts as right of a text or number that pupils type; those first that the key shows, for
 * there is room for five. */
static size_t typed(const struct shown *shown, const char *texts[ITEM_OPTIONS])
{
    const struct item *item = shown->item;
    size_t count = 0;
    if (item->form == ITEM_NUMBER) {
        for (int64_t n = item->low; n <= item->high && count < QUIZIZZ_OPTIONS; n++) {
            texts[count++] = number_text(shown->sheet, n);
        }
        return count;
    }
    for (int shown_only = 1; shown_only >= 0; shown_only--) {
        for (size_t i = 0; i < item->accepted_count && count < QUIZIZZ_OPTIONS; i++) {
            if ((strstr(shown->said->answer, item->accepted[i]) != NULL) == (shown_only == 1)) {
                texts[count++] = item->accepted[i];
            }
        }
    }
    return count;
}

static void quizizz_item(struct workbook *workbook, const struct shown *shown)
{
    const char *texts[ITEM_OPTIONS], *stem = shown->said->stem;
    long long right = 0;
    if (shown->item->form == ITEM_OPEN) {
        quizizz_row(workbook, stem, "Open-Ended", NULL, 0);
    } else if (shown->item->form == ITEM_TEXT || shown->item->form == ITEM_NUMBER) {
        quizizz_row(workbook, stem, "Fill-in-the-Blank", texts, typed(shown, texts));
    } else {
        const size_t count = choices(shown, texts, &right);
        quizizz_row(workbook, stem, "Multiple Choice", texts, count);
    }
    if (right) {
        workbook_number(workbook, right);
    } else {
        workbook_text(workbook, "");
    }
    workbook_number(workbook, SECONDS);
    workbook_text(workbook, ""); /* no picture */
    workbook_text(workbook, whole_feedback(shown));
}

bool export_quizizz(struct writing *out, const struct sheet *sheet, enum language lang,
                    struct export_left *left, struct fault *fault)
{
    static const char *const heads[] = {"Question Text", "Question Type",     "Option 1",
                                        "Option 2",      "Option 3",          "Option 4",
                                        "Option 5",      "Correct Answer",    "Time in seconds",
                                        "Image Link",    "Answer explanation"};
    const unsigned forms = 1U << ITEM_SINGLE | 1U << ITEM_TRUTH | 1U << ITEM_TEXT |
                           1U << ITEM_NUMBER | 1U << ITEM_OPEN;
    struct workbook workbook = {0};
    (void)fault;
    workbook_row(&workbook);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        workbook_text(&workbook, heads[i]);
    }
    for (size_t i = 0; i < sheet->count; i++) {
        const struct shown shown = shown_item(sheet, 0, i, lang);
        if (can_carry(shown.item, forms)) {
            quizizz_item(&workbook, &shown);
        } else {
            leave_out(left, shown.item);
        }
    }
    workbook_end(&workbook, out);
    return true;
}
