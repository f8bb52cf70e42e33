#include "edtf_words.h"

#include <string.h>

/* How the text of an entry is matched. */
enum match {
    EXACT,
    STEM,  /* the word begins with it: Russian and Kazakh inflect */
    ABBREV /* it begins with the word, of three letters or more: sept, september */
};

static const struct {
    const char *text;
    enum match match;
    enum edtf_word word;
    int value;
} vocabulary[] = {
    {"january", ABBREV, WORD_MONTH, 1},   {"february", ABBREV, WORD_MONTH, 2},
    {"march", ABBREV, WORD_MONTH, 3},     {"april", ABBREV, WORD_MONTH, 4},
    {"may", EXACT, WORD_MONTH, 5},        {"june", ABBREV, WORD_MONTH, 6},
    {"july", ABBREV, WORD_MONTH, 7},      {"august", ABBREV, WORD_MONTH, 8},
    {"september", ABBREV, WORD_MONTH, 9}, {"october", ABBREV, WORD_MONTH, 10},
    {"november", ABBREV, WORD_MONTH, 11}, {"december", ABBREV, WORD_MONTH, 12},
    {"январ", STEM, WORD_MONTH, 1},       {"янв", EXACT, WORD_MONTH, 1},
    {"февр", STEM, WORD_MONTH, 2},        {"фев", EXACT, WORD_MONTH, 2},
    {"март", STEM, WORD_MONTH, 3},        {"мар", EXACT, WORD_MONTH, 3},
    {"апр", STEM, WORD_MONTH, 4},         {"май", EXACT, WORD_MONTH, 5},
    {"мая", EXACT, WORD_MONTH, 5},        {"мае", EXACT, WORD_MONTH, 5},
    {"июн", STEM, WORD_MONTH, 6},         {"июл", STEM, WORD_MONTH, 7},
    {"авг", STEM, WORD_MONTH, 8},         {"сент", STEM, WORD_MONTH, 9},
    {"сен", EXACT, WORD_MONTH, 9},        {"окт", STEM, WORD_MONTH, 10},
    {"ноя", STEM, WORD_MONTH, 11},        {"дек", STEM, WORD_MONTH, 12},
    {"қаңтар", STEM, WORD_MONTH, 1},      {"ақпан", STEM, WORD_MONTH, 2},
    {"наурыз", STEM, WORD_MONTH, 3},      {"сәуір", STEM, WORD_MONTH, 4},
    {"мамыр", STEM, WORD_MONTH, 5},       {"маусым", STEM, WORD_MONTH, 6},
    {"шілде", STEM, WORD_MONTH, 7},       {"тамыз", STEM, WORD_MONTH, 8},
    {"қыркүйек", STEM, WORD_MONTH, 9},    {"қазан", STEM, WORD_MONTH, 10},
    {"қараша", STEM, WORD_MONTH, 11},     {"желтоқсан", STEM, WORD_MONTH, 12},
    {"spring", EXACT, WORD_SEASON, 21},   {"summer", EXACT, WORD_SEASON, 22},
    {"autumn", EXACT, WORD_SEASON, 23},   {"fall", EXACT, WORD_SEASON, 23},
    {"winter", EXACT, WORD_SEASON, 24},   {"весн", STEM, WORD_SEASON, 21},
    {"летом", EXACT, WORD_SEASON, 22},    {"лето", EXACT, WORD_SEASON, 22},
    {"осен", STEM, WORD_SEASON, 23},      {"зим", STEM, WORD_SEASON, 24},
    {"көктем", STEM, WORD_SEASON, 21},    {"жазы", STEM, WORD_SEASON, 22},
    {"жазда", EXACT, WORD_SEASON, 22},    {"күз", STEM, WORD_SEASON, 23},
    {"қыс", STEM, WORD_SEASON, 24},       {"circa", EXACT, WORD_CIRCA, 0},
    {"ca", EXACT, WORD_CIRCA, 0},         {"c", EXACT, WORD_CIRCA, 0},
    {"cca", EXACT, WORD_CIRCA, 0},        {"about", EXACT, WORD_CIRCA, 0},
    {"around", EXACT, WORD_CIRCA, 0},     {"approx", STEM, WORD_CIRCA, 0},
    {"ок", EXACT, WORD_CIRCA, 0},         {"около", EXACT, WORD_CIRCA, 0},
    {"прибл", STEM, WORD_CIRCA, 0},       {"примерно", EXACT, WORD_CIRCA, 0},
    {"шамамен", EXACT, WORD_CIRCA, 0},    {"probably", EXACT, WORD_MAYBE, 0},
    {"possibly", EXACT, WORD_MAYBE, 0},   {"perhaps", EXACT, WORD_MAYBE, 0},
    {"maybe", EXACT, WORD_MAYBE, 0},      {"возможно", EXACT, WORD_MAYBE, 0},
    {"вероятно", EXACT, WORD_MAYBE, 0},   {"предположительно", EXACT, WORD_MAYBE, 0},
    {"мүмкін", EXACT, WORD_MAYBE, 0},     {"before", EXACT, WORD_BEFORE, 0},
    {"до", EXACT, WORD_BEFORE, 0},        {"after", EXACT, WORD_AFTER, 0},
    {"после", EXACT, WORD_AFTER, 0},      {"since", EXACT, WORD_SINCE, 0},
    {"from", EXACT, WORD_SINCE, 0},       {"с", EXACT, WORD_SINCE, 0},
    {"со", EXACT, WORD_SINCE, 0},         {"until", EXACT, WORD_UNTIL, 0},
    {"till", EXACT, WORD_UNTIL, 0},       {"through", EXACT, WORD_UNTIL, 0},
    {"to", EXACT, WORD_UNTIL, 0},         {"по", EXACT, WORD_UNTIL, 0},
    {"thru", EXACT, WORD_UNTIL, 0},       {"til", EXACT, WORD_UNTIL, 0},
    {"between", EXACT, WORD_BETWEEN, 0},  {"между", EXACT, WORD_BETWEEN, 0},
    {"and", EXACT, WORD_AND, 0},          {"и", EXACT, WORD_AND, 0},
    {"және", EXACT, WORD_AND, 0},         {"or", EXACT, WORD_OR, 0},
    {"или", EXACT, WORD_OR, 0},           {"либо", EXACT, WORD_OR, 0},
    {"немесе", EXACT, WORD_OR, 0},        {"bc", EXACT, WORD_BC, 0},
    {"bce", EXACT, WORD_BC, 0},           {"early", EXACT, WORD_EARLY, 0},
    {"beginning", EXACT, WORD_EARLY, 0},  {"начал", STEM, WORD_EARLY, 0},
    {"mid", EXACT, WORD_MIDDLE, 0},       {"middle", EXACT, WORD_MIDDLE, 0},
    {"середин", STEM, WORD_MIDDLE, 0},    {"late", EXACT, WORD_LATE, 0},
    {"end", EXACT, WORD_LATE, 0},         {"кон", STEM, WORD_LATE, 0},
    {"century", EXACT, WORD_CENTURY, 0},  {"век", STEM, WORD_CENTURY, 0},
    {"ғасыр", STEM, WORD_CENTURY, 0},     {"s", EXACT, WORD_DECADE, 0},
    {"е", EXACT, WORD_DECADE, 0},         {"х", EXACT, WORD_DECADE, 0},
    {"unknown", EXACT, WORD_UNKNOWN, 0},  {"неизвестно", EXACT, WORD_UNKNOWN, 0},
    {"open", EXACT, WORD_OPEN, 0},        {"now", EXACT, WORD_OPEN, 0},
    {"present", EXACT, WORD_OPEN, 0},     {"сейчас", EXACT, WORD_OPEN, 0},
    {"today", EXACT, WORD_OPEN, 0},       {"current", EXACT, WORD_OPEN, 0},
    {"ongoing", EXACT, WORD_OPEN, 0},     {"date", EXACT, WORD_OPEN, 0},
    {"қазір", STEM, WORD_OPEN, 0},        {"нв", EXACT, WORD_OPEN, 0},
    {"наст", STEM, WORD_OPEN, 0},         {"q1", EXACT, WORD_QUARTER, 33},
    {"q2", EXACT, WORD_QUARTER, 34},      {"q3", EXACT, WORD_QUARTER, 35},
    {"q4", EXACT, WORD_QUARTER, 36},      {"quarter", EXACT, WORD_NTH, 32},
    {"квартал", STEM, WORD_NTH, 32},      {"кв", EXACT, WORD_NTH, 32},
    {"тоқсан", STEM, WORD_NTH, 32},       {"half", EXACT, WORD_NTH, 39},
    {"половин", STEM, WORD_NTH, 39},      {"полугоди", STEM, WORD_NTH, 39},
    {"жарты", STEM, WORD_NTH, 39},        {"first", EXACT, WORD_ROMAN, 1},
    {"second", EXACT, WORD_ROMAN, 2},     {"third", EXACT, WORD_ROMAN, 3},
    {"fourth", EXACT, WORD_ROMAN, 4},     {"перв", STEM, WORD_ROMAN, 1},
    {"втор", STEM, WORD_ROMAN, 2},        {"трет", STEM, WORD_ROMAN, 3},
    {"четв", STEM, WORD_ROMAN, 4},        {"бірінші", STEM, WORD_ROMAN, 1},
    {"екінші", STEM, WORD_ROMAN, 2},      {"үшінші", STEM, WORD_ROMAN, 3},
    {"төртінші", STEM, WORD_ROMAN, 4},    {"no", EXACT, WORD_NOT, 0},
    {"not", EXACT, WORD_NOT, 0},          {"не", EXACT, WORD_NOT, 0},
    {"later", EXACT, WORD_AFTER, 0},      {"позднее", EXACT, WORD_AFTER, 0},
    {"позже", EXACT, WORD_AFTER, 0},      {"earlier", EXACT, WORD_BEFORE, 0},
    {"ранее", EXACT, WORD_BEFORE, 0},     {"раньше", EXACT, WORD_BEFORE, 0},
    {"than", EXACT, WORD_NOISE, 0},       {"г", EXACT, WORD_NOISE, 0},
    {"гг", EXACT, WORD_NOISE, 0},         {"год", STEM, WORD_NOISE, 0},
    {"year", STEM, WORD_NOISE, 0},        {"жыл", STEM, WORD_NOISE, 0},
    {"ж", EXACT, WORD_NOISE, 0},          {"время", EXACT, WORD_NOISE, 0},
    {"the", EXACT, WORD_NOISE, 0},        {"in", EXACT, WORD_NOISE, 0},
    {"on", EXACT, WORD_NOISE, 0},         {"of", EXACT, WORD_NOISE, 0},
    {"в", EXACT, WORD_NOISE, 0},          {"ad", EXACT, WORD_NOISE, 0},
    {"ce", EXACT, WORD_NOISE, 0},         {"st", EXACT, WORD_NOISE, 0},
    {"nd", EXACT, WORD_NOISE, 0},         {"rd", EXACT, WORD_NOISE, 0},
    {"th", EXACT, WORD_NOISE, 0},         {"го", EXACT, WORD_NOISE, 0},
    {"й", EXACT, WORD_NOISE, 0},          {"я", EXACT, WORD_NOISE, 0},
    {"ші", EXACT, WORD_NOISE, 0},         {"шы", EXACT, WORD_NOISE, 0},
};

enum { WORD_SIZE = 16 }; /* bytes of the longest word that we look at twice */

static int roman_value(const char *word, size_t length)
{
    int value = 0;
    int last = 0;
    for (size_t i = length; i-- > 0;) {
        int digit = word[i] == 'i' ? 1 : word[i] == 'v' ? 5 : word[i] == 'x' ? 10 : 0;
        if (digit == 0)
            return 0;
        value += digit < last ? -digit : digit;
        last = digit;
    }
    return value;
}

static bool look_up(const char *word, size_t length, struct edtf_token *token)
{
    for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++) {
        const char *text = vocabulary[i].text;
        size_t text_length = strlen(text);
        size_t common = length < text_length ? length : text_length;
        if (memcmp(word, text, common) != 0 || (length < text_length && length < 3))
            continue;
        enum match match = vocabulary[i].match;
        if (match == EXACT  ? length != text_length
            : match == STEM ? length < text_length
                            : length > text_length)
            continue;
        token->word = vocabulary[i].word;
        token->value = vocabulary[i].value;
        return true;
    }
    token->word = WORD_ROMAN;
    token->value = roman_value(word, length);
    return token->value > 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* How many signs for "some digit" follow the digits first..p, if with them they make a year of our
 * calendar: 198?, 19--; but 985? is a year in doubt. */
static int open_digits(const char *first, const char *p)
{
    int length = (int)(p - first);
    int open = 0;
    while (p[open] != '\0' && strchr("xu*#_?-", p[open]) != NULL)
        open++;
    bool apart = !is_digit(p[open]) && !is_letter(p[open]);
    bool likely = length > 0 && length + open == 4 && (*first == '1' || *first == '2');
    return apart && likely ? open : 0;
}

static const char *cut_number(const char *p, struct edtf_token *token)
{
    const char *first = p;
    token->word = WORD_NUMBER;
    token->value = 0;
    token->length = 0;
    for (; is_digit(*p) && token->length < EDTF_NUMBER_MAX; p++) {
        token->text[token->length++] = *p;
        if (token->value <= 9999)
            token->value = token->value * 10 + (*p - '0');
    }
    for (int open = open_digits(first, p); open > 0; open--, p++)
        token->text[token->length++] = 'X';
    token->text[token->length] = '\0';
    return p;
}

/* Eras are written in two words: "до н. э.", "b. c.", "a. d.". Whether the word may begin one. */
static bool begins_era(const char *word)
{
    return strcmp(word, "н") == 0 || strcmp(word, "нашей") == 0 || strcmp(word, "b") == 0 ||
           strcmp(word, "a") == 0;
}

/* "н. в." or "н/в" is настоящее время, the present, though it begins like an era. */
static bool is_present(const char *first, const char *second)
{
    return strcmp(first, "н") == 0 && (strcmp(second, "в") == 0 || strcmp(second, "вр") == 0);
}

/* Whether the two words are an era; if it is the one before Christ, the last token says so. */
static bool ends_era(const char *first, const char *second, struct edtf_token *last)
{
    if (strcmp(first, "a") == 0)
        return strcmp(second, "d") == 0;
    if (strcmp(first, "b") == 0) { /* the c was taken for circa */
        last->word = WORD_BC;
        return strcmp(second, "c") == 0;
    }
    if (last->word == WORD_BEFORE)
        last->word = WORD_BC;
    return strcmp(second, "э") == 0 || strcmp(second, "эры") == 0;
}

/* Letters; and a digit after q, for quarters. */
static size_t word_length(const char *p)
{
    size_t length = 1;
    while (is_letter(p[length]) || (*p == 'q' && length == 1 && is_digit(p[length])))
        length++;
    return length;
}

bool edtf_cut(const char *folded, struct edtf_token out[EDTF_TOKENS_MAX])
{
    int count = 0;
    char era[WORD_SIZE] = ""; /* its first word, while the second is awaited */
    memset(out, 0, EDTF_TOKENS_MAX * sizeof *out);
    for (const char *p = folded; *p != '\0';) {
        struct edtf_token *token = &out[count];
        if (count == EDTF_TOKENS_MAX - EDTF_LOOKAHEAD)
            return false;
        *token = (struct edtf_token){.word = WORD_SIGN, .length = 1};
        if (is_digit(*p)) {
            p = cut_number(p, token);
            count++;
        } else if (is_letter(*p)) {
            char word[WORD_SIZE] = "";
            size_t length = word_length(p);
            memcpy(word, p, length < WORD_SIZE ? length : WORD_SIZE - 1);
            bool known = look_up(p, length, token);
            count += known && token->word != WORD_NOISE;
            if (is_present(era, word)) {
                out[count++] = (struct edtf_token){.word = WORD_OPEN};
                era[0] = '\0';
            } else if (era[0] != '\0') {
                if (count == 0 || !ends_era(era, word, &out[count - 1]))
                    return false;
                era[0] = '\0';
            } else if (!known) {
                if (!begins_era(word))
                    return false;
                memcpy(era, word, WORD_SIZE);
            }
            p += length;
        } else {
            if ((strchr("-/?~%:()[]{}", *p) != NULL && (*p != '/' || era[0] == '\0')) ||
                (*p == '.' && is_digit(p[1]) && p > folded && is_digit(p[-1]))) {
                token->text[0] = *p;
                count++;
            } else if (strchr(" .,", *p) == NULL && (*p != '/' || era[0] == '\0')) {
                return false;
            }
            p++;
        }
    }
    out[count].word = WORD_END;
    return era[0] == '\0';
}
