#include "quiz.h"

#include "print_parts.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

bool quiz_takes(enum item_form form)
{
    return form == ITEM_SINGLE || form == ITEM_SEVERAL || form == ITEM_TRUTH ||
           form == ITEM_NUMBER || form == ITEM_TEXT || form == ITEM_ORDER || form == ITEM_MATCH;
}

static struct shown current(const struct quiz *quiz)
{
    return shown_item(quiz->sheet, 0, quiz->queue[quiz->at], quiz->lang);
}

/* ---- Questions ---- */

static enum message prompt_of(enum item_form form)
{
    switch (form) {
    case ITEM_SEVERAL:
        return MSG_exercise_quiz_ask_several;
    case ITEM_TRUTH:
        return MSG_exercise_quiz_ask_truth;
    case ITEM_NUMBER:
        return MSG_exercise_quiz_ask_number;
    case ITEM_TEXT:
        return MSG_exercise_quiz_ask_text;
    case ITEM_ORDER:
        return MSG_exercise_quiz_ask_order;
    case ITEM_MATCH:
        return MSG_exercise_quiz_ask_match;
    case ITEM_SINGLE:
    case ITEM_TIMELINE:
    case ITEM_GRID:
    case ITEM_CURVE:
    case ITEM_SOURCES:
    case ITEM_OPEN:
    case ITEM_CARD:
        break;
    }
    return MSG_exercise_quiz_ask_choice;
}

static void write_question(const struct quiz *quiz, struct writing *out)
{
    const struct shown shown = current(quiz);
    const struct item *item = shown.item;
    struct arena *arena = &quiz->sheet->pool->arena;
    const char *points =
        message_plural(arena, quiz->lang, MSG_exercise_points, (uint64_t)item->points, NULL, 0);
    write_format(out, "%s\n%s\n",
                 message_format(arena, quiz->lang, MSG_exercise_quiz_head,
                                number_text(quiz->sheet, (int64_t)quiz->at + 1),
                                number_text(quiz->sheet, (int64_t)quiz->count), points),
                 shown.said->stem);
    for (size_t i = 0; item->chart && i < item->year_count; i++) {
        write_format(out, "  %lld: %lld\n", (long long)item->years[i], (long long)item->values[i]);
    }
    const bool numbered = item->form == ITEM_MATCH || item->form == ITEM_ORDER;
    for (size_t i = 0; i < item->option_count; i++) {
        if (numbered) {
            write_format(out, "  %zu. %s\n", i + 1, shown_said(&shown, i)->text);
        } else {
            write_format(out, "  %c) %s\n", (char)('A' + (int)i), shown_said(&shown, i)->text);
        }
    }
    for (size_t i = 0; item->form == ITEM_MATCH && i < shown_side_count(&shown); i++) {
        write_format(out, "  %c) %s\n", (char)('A' + (int)i), shown_side(&shown, i));
    }
    write_format(out, "%s ", message(quiz->lang, prompt_of(item->form)));
}

/* ---- Answers ---- */

enum verdict { UNCLEAR, WRONG, RIGHT };

/* Letters of the line as places, each once; false if something else is in it. Small and capital
 * letters count, and so do the Cyrillic ones that look like them (А В С). */
static bool read_letters(const char *line, size_t *places, size_t *count, size_t most)
{
    static const char *const alike[] = {"А", "а", "В", "в", "С", "с", "Е", "е", "Н", "н"};
    static const size_t means[] = {0, 0, 1, 1, 2, 2, 4, 4, 7, 7};
    *count = 0;
    for (const char *at = line; *at;) {
        size_t place = SIZE_MAX;
        if (*at == ' ' || *at == ',' || *at == ')' || *at == '.' || (*at >= '0' && *at <= '9')) {
            at++;
            continue;
        }
        if ((*at >= 'A' && *at <= 'P') || (*at >= 'a' && *at <= 'p')) {
            place = (size_t)((*at | 0x20) - 'a');
            at++;
        } else {
            for (size_t i = 0; i < sizeof alike / sizeof *alike && place == SIZE_MAX; i++) {
                if (strncmp(at, alike[i], strlen(alike[i])) == 0) {
                    place = means[i];
                    at += strlen(alike[i]);
                }
            }
        }
        if (place >= most || *count == ITEM_OPTIONS) {
            return false;
        }
        places[(*count)++] = place;
    }
    return *count > 0;
}

static enum verdict judge_letters(const struct shown *shown, const char *line)
{
    const struct item *item = shown->item;
    size_t places[ITEM_OPTIONS], count;
    bool marked[ITEM_OPTIONS] = {0}, right = true;
    if (!read_letters(line, places, &count, item->option_count) ||
        (item->form == ITEM_SINGLE && count != 1)) {
        return UNCLEAR;
    }
    for (size_t i = 0; i < count; i++) {
        marked[places[i]] = true;
    }
    for (size_t i = 0; i < item->option_count; i++) {
        right = right && marked[i] == shown_option(shown, i)->right;
    }
    return right ? RIGHT : WRONG;
}

static enum verdict judge_match(const struct shown *shown, const char *line)
{
    size_t places[ITEM_OPTIONS], count;
    bool right = true;
    if (!read_letters(line, places, &count, shown_side_count(shown)) ||
        count != shown->item->option_count) {
        return UNCLEAR;
    }
    for (size_t i = 0; i < count; i++) {
        right = right && shown->sides[places[i]] == shown->options[i];
    }
    return right ? RIGHT : WRONG;
}

static enum verdict judge_order(const struct shown *shown, const char *line)
{
    const size_t count = shown->item->option_count;
    bool right = true;
    size_t i = 0;
    for (const char *at = line; *at; i++) {
        char *end;
        const long said = strtol(at, &end, 10);
        if (end == at || i == count || said < 1 || (size_t)said > count) {
            return UNCLEAR;
        }
        right = right && (size_t)said == shown->options[i] + 1;
        at = end + strspn(end, " ,");
    }
    return i != count ? UNCLEAR : right ? RIGHT : WRONG;
}

/* A text as it is compared: folded, without quotation marks, hyphens and spaces at the ends; ё as
 * е. */
static const char *plain_text(struct arena *arena, const char *text)
{
    const char *folded = text_fold(arena, text, strlen(text));
    char *out = arena_alloc(arena, strlen(folded ? folded : "") + 1), *to = out;
    for (const char *at = folded ? folded : ""; *at;) {
        if (*at == '"' || *at == '\'') {
            at++;
        } else if (*at == '-') {
            *to++ = ' ';
            at++;
        } else if (strncmp(at, "«", 2) == 0 || strncmp(at, "»", 2) == 0) {
            at += 2;
        } else if (strncmp(at, "ё", 2) == 0) {
            memcpy(to, "е", 2);
            to += 2;
            at += 2;
        } else {
            *to++ = *at++;
        }
    }
    *to = '\0';
    return out;
}

static enum verdict judge_text(const struct quiz *quiz, const struct item *item, const char *line)
{
    struct arena *arena = &quiz->sheet->pool->arena;
    const char *said = plain_text(arena, line);
    for (size_t i = 0; i < item->accepted_count; i++) {
        if (strcmp(plain_text(arena, item->accepted[i]), said) == 0) {
            return RIGHT;
        }
    }
    return WRONG;
}

static bool is_among(struct arena *arena, enum message list, enum language lang, const char *line)
{
    const char *said = text_fold(arena, line, strlen(line));
    for (const char *at = message(lang, list); said && *at;) {
        const size_t size = strcspn(at, " ");
        if (strlen(said) == size && memcmp(said, at, size) == 0) {
            return true;
        }
        at += size + strspn(at + size, " ");
    }
    return false;
}

static enum verdict judge(const struct quiz *quiz, const struct shown *shown, const char *line)
{
    const struct item *item = shown->item;
    struct arena *arena = &quiz->sheet->pool->arena;
    char *end;
    switch (item->form) {
    case ITEM_SINGLE:
    case ITEM_SEVERAL:
        return judge_letters(shown, line);
    case ITEM_MATCH:
        return judge_match(shown, line);
    case ITEM_ORDER:
        return judge_order(shown, line);
    case ITEM_TRUTH:
        return is_among(arena, MSG_exercise_quiz_true, quiz->lang, line)
                   ? (item->truth ? RIGHT : WRONG)
               : is_among(arena, MSG_exercise_quiz_false, quiz->lang, line)
                   ? (item->truth ? WRONG : RIGHT)
                   : UNCLEAR;
    case ITEM_NUMBER: {
        const long long number = strtoll(line, &end, 10);
        return end == line || *end                           ? UNCLEAR
               : number >= item->low && number <= item->high ? RIGHT
                                                             : WRONG;
    }
    case ITEM_TEXT:
        return judge_text(quiz, item, line);
    case ITEM_TIMELINE:
    case ITEM_GRID:
    case ITEM_CURVE:
    case ITEM_SOURCES:
    case ITEM_OPEN:
    case ITEM_CARD:
        break;
    }
    return UNCLEAR;
}

/* ---- What is said to an answer ---- */

static const char *whole_answer(const struct quiz *quiz, const struct shown *shown)
{
    const char *answer = short_answer(shown);
    for (size_t i = 0; shown->item->form == ITEM_SINGLE && i < shown->item->option_count; i++) {
        if (shown_option(shown, i)->right) {
            answer = arena_printf(&quiz->sheet->pool->arena, "%s) %s", answer,
                                  shown_said(shown, i)->text);
        }
    }
    return answer;
}

static void write_reasons(const struct quiz *quiz, const struct shown *shown, struct writing *out)
{
    if (shown->said->feedback) {
        write_format(out, "  %s\n", shown->said->feedback);
    }
    for (size_t i = 0; i < shown->item->option_count; i++) {
        const struct option_said *said = shown_said(shown, i);
        if (said->why && *said->why) {
            write_format(out, "  %s: %s\n", said->text, said->why);
        }
    }
    if (shown->item->cite_count) {
        write_format(out, "  %s\n",
                     message_format(&quiz->sheet->pool->arena, quiz->lang, MSG_exercise_source,
                                    shown->item->cites[0]));
    }
    write_text(out, "\n");
}

static void write_end(struct quiz *quiz, struct writing *out)
{
    write_format(out, "%s\n",
                 message_format(&quiz->sheet->pool->arena, quiz->lang, MSG_exercise_quiz_points,
                                number_text(quiz->sheet, quiz->points),
                                number_text(quiz->sheet, quiz->total)));
    quiz->offered = quiz->patient && quiz->missed_count > 0;
    quiz->over = !quiz->offered;
    if (quiz->offered) {
        write_format(out, "%s ", message(quiz->lang, MSG_exercise_quiz_again));
    }
}

static void go_on(struct quiz *quiz, struct writing *out)
{
    quiz->at++;
    if (quiz->at < quiz->count) {
        write_question(quiz, out);
    } else {
        write_end(quiz, out);
    }
}

static void ask_missed(struct quiz *quiz, struct writing *out)
{
    memcpy(quiz->queue, quiz->missed, sizeof quiz->queue);
    quiz->count = quiz->missed_count;
    quiz->at = quiz->missed_count = 0;
    quiz->points = quiz->total = 0;
    quiz->offered = false;
    write_question(quiz, out);
}

void quiz_begin(struct quiz *quiz, const struct sheet *sheet, enum language lang, bool patient,
                struct writing *out)
{
    *quiz = (struct quiz){.sheet = sheet, .lang = lang, .patient = patient, .count = sheet->count};
    for (size_t i = 0; i < sheet->count; i++) {
        quiz->queue[i] = i;
    }
    write_question(quiz, out);
}

static void settle(struct quiz *quiz, const struct shown *shown, enum verdict verdict, bool skipped,
                   struct writing *out)
{
    struct arena *arena = &quiz->sheet->pool->arena;
    quiz->total += shown->item->points;
    if (verdict == RIGHT) {
        quiz->points += shown->item->points;
        write_format(out, "%s\n", message(quiz->lang, MSG_exercise_quiz_right));
    } else {
        quiz->missed[quiz->missed_count++] = quiz->queue[quiz->at];
        write_format(out, "%s\n",
                     message_format(arena, quiz->lang,
                                    skipped ? MSG_exercise_quiz_skipped : MSG_exercise_quiz_wrong,
                                    whole_answer(quiz, shown)));
    }
    write_reasons(quiz, shown, out);
    go_on(quiz, out);
}

void quiz_answer(struct quiz *quiz, const char *line, struct writing *out)
{
    struct arena *arena = &quiz->sheet->pool->arena;
    if (!line || strcmp(line, "q") == 0) {
        write_text(out, line ? "" : "\n");
        if (!quiz->offered) {
            quiz->patient = false;
            write_end(quiz, out);
        }
        quiz->over = true;
        return;
    }
    if (quiz->offered) {
        if (is_among(arena, MSG_exercise_quiz_yes, quiz->lang, line)) {
            ask_missed(quiz, out);
        } else {
            quiz->over = true;
        }
        return;
    }
    const struct shown shown = current(quiz);
    if (strcmp(line, "?") == 0) {
        write_format(out, "  %s\n%s ", shown.item->command,
                     message(quiz->lang, prompt_of(shown.item->form)));
        return;
    }
    const bool skipped = strcmp(line, "s") == 0;
    const enum verdict verdict = skipped ? WRONG : judge(quiz, &shown, line);
    if (verdict == UNCLEAR) {
        write_format(out, "%s\n", message(quiz->lang, MSG_exercise_quiz_unclear));
        if (quiz->patient) {
            write_format(out, "%s ", message(quiz->lang, prompt_of(shown.item->form)));
            return;
        }
    }
    settle(quiz, &shown, verdict, skipped, out);
}
