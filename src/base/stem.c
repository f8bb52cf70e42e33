#include "stem.h"

#include "arena.h"
#include "memory.h"

#include "text.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Most words of a record stand in it again and again, and stemming one costs more than all else
 * that is done to it: a stem once found waits in a slot for its word's next turn, until another
 * word needs the slot (a fifth of the time of filling the index of a million accounts). */
enum { CACHE_SLOTS = 1 << 14, CACHE_WORD = 32 };

struct cached {
    char word[CACHE_WORD], stem[CACHE_WORD]; /* NUL-terminated; an empty word: nothing yet */
};

struct stemmer {
    struct sb_stemmer *english, *russian;
    struct cached *cache;
};

struct stemmer *stemmer_new(void)
{
    struct stemmer *stemmer = heap_alloc(sizeof *stemmer);
    stemmer->english = sb_stemmer_new("english", "UTF_8");
    stemmer->russian = sb_stemmer_new("russian", "UTF_8");
    /* No page of it is touched before a word needs it. */
    stemmer->cache = heap_zero(CACHE_SLOTS, sizeof *stemmer->cache);
    if (!stemmer->english || !stemmer->russian) {
        memory_failed(sizeof *stemmer); /* both are built into every libstemmer */
    }
    return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
    if (stemmer) {
        sb_stemmer_delete(stemmer->english);
        sb_stemmer_delete(stemmer->russian);
        free(stemmer->cache);
        free(stemmer);
    }
}

/* Of what the letters of a word are. */
struct letters {
    bool latin, cyrillic, kazakh, other;
};

static bool is_kazakh(int32_t point)
{
    switch (point) {
    case 0x04D9: /* ә */
    case 0x0493: /* ғ */
    case 0x049B: /* қ */
    case 0x04A3: /* ң */
    case 0x04E9: /* ө */
    case 0x04B1: /* ұ */
    case 0x04AF: /* ү */
    case 0x04BB: /* һ */
    case 0x0456: /* і */
        return true;
    default:
        return false;
    }
}

static bool is_letter_or_digit(int32_t point)
{
    if (point < 0x80) {
        return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    }
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

static bool is_mark(int32_t point)
{
    return point >= 0x0300 && point <= 0x036F; /* combining diacritical marks */
}

/* The letter to search by: é is e, ё is е. */
static int32_t plain_letter(int32_t point)
{
    int32_t parts[8];
    int last = UTF8PROC_BOUNDCLASS_START;
    if (point == 0x0451) {
        return 0x0435;
    }
    const utf8proc_ssize_t count =
        point < 0x80 ? 0 : utf8proc_decompose_char(point, parts, 8, UTF8PROC_DECOMPOSE, &last);
    return count > 1 && parts[0] < 0x80 ? parts[0] : point;
}

static void note_letter(struct letters *letters, int32_t point)
{
    if (point >= 'a' && point <= 'z') {
        letters->latin = true;
    } else if (point >= 0x0400 && point <= 0x04FF) {
        letters->cyrillic = true;
        letters->kazakh = letters->kazakh || is_kazakh(point);
    } else if (point < '0' || point > '9') {
        letters->other = true;
    }
}

static struct cached *slot_of(struct stemmer *stemmer, const char *word, size_t size)
{
    uint32_t hash = 2166136261U; /* FNV-1a, 32 bits */
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)word[i]) * 16777619U;
    }
    return &stemmer->cache[(hash ^ (hash >> 16)) % CACHE_SLOTS];
}

/* The stemmer takes -ов and -ев for endings, so that Назарбаев becomes another word than
 * Назарбаева, and Киев than Киева: they go in both. */
static size_t without_surname_ending(const char *stem, size_t length)
{
    enum { LETTER = 2, SHORTEST = 2 * LETTER }; /* bytes */
    const char *end = stem + length - 2 * LETTER;
    if (length < SHORTEST + 2 * LETTER || memcmp(end + LETTER, "в", LETTER) != 0) {
        return length;
    }
    return memcmp(end, "о", LETTER) == 0 || memcmp(end, "е", LETTER) == 0 ? length - 2 * LETTER
                                                                          : length;
}

/* The stem of a word of `size` bytes with a NUL after them; borrowed until the next call. A word
 * that has a stem is of one alphabet, so it says by itself which stemmer it was. */
static const char *stem_of(struct stemmer *stemmer, struct arena *arena, struct sb_stemmer *by,
                           const char *word, size_t size)
{
    struct cached *slot = slot_of(stemmer, word, size);
    if (size < CACHE_WORD && memcmp(slot->word, word, size + 1) == 0) {
        return slot->stem;
    }
    const char *stem = (const char *)sb_stemmer_stem(by, (const sb_symbol *)word, (int)size);
    if (!stem) {
        memory_failed(size);
    }
    size_t length = (size_t)sb_stemmer_length(by);
    if (length == 0) {
        return word;
    }
    length = by == stemmer->russian ? without_surname_ending(stem, length) : length;
    if (size < CACHE_WORD && length < CACHE_WORD) {
        memcpy(slot->word, word, size + 1);
        memcpy(slot->stem, stem, length);
        slot->stem[length] = '\0';
        return slot->stem;
    }
    return arena_text(arena, stem, length);
}

static void hand_out(struct stemmer *stemmer, struct arena *arena, char *word, size_t size,
                     const struct letters *letters, stemmed_visit *visit, void *context)
{
    struct sb_stemmer *by = NULL;
    word[size] = '\0';
    if (!letters->other && letters->latin != letters->cyrillic && !letters->kazakh) {
        by = letters->latin ? stemmer->english : stemmer->russian;
    }
    const struct stemmed stemmed = {
        .word = word,
        .stem = by && size < INT32_MAX ? stem_of(stemmer, arena, by, word, size) : word,
        .cyrillic = letters->cyrillic && !letters->latin && !letters->other,
        .kazakh = letters->kazakh};
    visit(context, &stemmed);
}

/* text_fold, with a short way for plain ASCII: most of what is indexed. NULL: not UTF-8. */
static const char *fold(struct arena *arena, const char *text, size_t size)
{
    char *folded = arena_text(arena, text, size);
    for (size_t i = 0; i < size; i++) {
        const unsigned char byte = (unsigned char)text[i];
        if (byte >= 0x80 || byte == 0) {
            return text_fold(arena, text, size);
        }
        folded[i] = byte == '\'' ? '"' : byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : text[i];
    }
    return folded;
}

/* Whether 's ends a word here: Kazakhstan's. text_fold has made every apostrophe a '"'. */
static bool is_genitive(const char *text, size_t left)
{
    int32_t next = ' ';
    if (left < 2 || text[0] != '"' || text[1] != 's') {
        return false;
    }
    if (left > 2) {
        utf8proc_iterate((const utf8proc_uint8_t *)text + 2, (utf8proc_ssize_t)(left - 2), &next);
    }
    return !is_letter_or_digit(next) && !is_mark(next);
}

void stem_text(struct stemmer *stemmer, const char *text, size_t size, stemmed_visit *visit,
               void *context)
{
    struct arena arena = {0};
    const char *folded = fold(&arena, text, size);
    const size_t folded_size = folded ? strlen(folded) : 0;
    char *word = arena_alloc(&arena, folded_size + 1); /* no letter grows by plain_letter */
    size_t used = 0;
    struct letters letters = {0};
    for (size_t at = 0; at < folded_size;) {
        int32_t point;
        const utf8proc_ssize_t length = utf8proc_iterate(
            (const utf8proc_uint8_t *)folded + at, (utf8proc_ssize_t)(folded_size - at), &point);
        assert(length > 0); /* text_fold checked */
        if (is_letter_or_digit(point)) {
            const int32_t plain = plain_letter(point);
            used += (size_t)utf8proc_encode_char(plain, (utf8proc_uint8_t *)word + used);
            note_letter(&letters, plain);
        } else if (!is_mark(point) && used) {
            hand_out(stemmer, &arena, word, used, &letters, visit, context);
            used = 0;
            letters = (struct letters){0};
            if (is_genitive(folded + at, folded_size - at)) {
                at += 2;
                continue;
            }
        }
        at += (size_t)length;
    }
    if (used) {
        hand_out(stemmer, &arena, word, used, &letters, visit, context);
    }
    arena_release(&arena);
}

struct stems {
    struct arena *arena;
    const char *text;
};

static void add_stem(void *context, const struct stemmed *word)
{
    struct stems *stems = context;
    stems->text = arena_printf(stems->arena, "%s%s ", stems->text, word->stem);
}

const char *stem_all(struct stemmer *stemmer, struct arena *arena, const char *text, size_t size)
{
    struct stems stems = {arena, ""};
    stem_text(stemmer, text, size, add_stem, &stems);
    return stems.text;
}
