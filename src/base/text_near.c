#include "text.h"

#include "messages.h"
#include "text_point.h"
#include "wording.h"

#include <assert.h>
#include <string.h>

/* Which word is meant by one that is misspelt. */

enum { LONGEST_NEAR = 64 }; /* code points; a longer text is a sentence, and not a slip of a key */

/* Returns the number of code points, or LONGEST_NEAR + 1 if there are more. */
static size_t read_points(const char *text, int32_t *points)
{
    size_t count = 0;
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        if (count == LONGEST_NEAR) {
            return LONGEST_NEAR + 1;
        }
        size_t length = text_point(text + at, size - at, &points[count]);
        assert(length > 0);
        if (length == 0) {
            return LONGEST_NEAR + 1; /* near to nothing */
        }
        count++;
        at += length;
    }
    return count;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The optimal string alignment distance: Levenshtein's with swaps of neighbours, where no place is
 * edited twice ("ca" to "abc" is 3, not 2), which is how slips of the keyboard happen. */
size_t text_distance(const char *a, const char *b, size_t limit)
{
    int32_t first[LONGEST_NEAR];
    int32_t second[LONGEST_NEAR];
    assert(limit < SIZE_MAX);

    size_t m = read_points(a, first);
    size_t n = read_points(b, second);
    if (m > LONGEST_NEAR || n > LONGEST_NEAR || (m > n ? m - n : n - m) > limit) {
        return limit + 1;
    }
    /* Three rows of the usual matrix: row i, the one before it, and the one before that. */
    size_t rows[3][LONGEST_NEAR + 1];
    for (size_t j = 0; j <= n; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= m; i++) {
        size_t *now = rows[i % 3];
        const size_t *last = rows[(i + 2) % 3];
        const size_t *before = rows[(i + 1) % 3];
        size_t least = now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t replaced = last[j - 1] + (first[i - 1] != second[j - 1]);
            now[j] = smaller(replaced, smaller(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1]) {
                now[j] = smaller(now[j], before[j - 2] + 1);
            }
            least = smaller(least, now[j]);
        }
        /* A swap reaches back two rows, but never to less than the row before has. */
        if (least > limit) {
            return limit + 1;
        }
    }
    return smaller(rows[m % 3][n], limit + 1);
}

struct nearest nearest_to(const char *word)
{
    size_t points = text_points(word, strlen(word));
    size_t allowed = points <= 4 ? 1 : points <= 8 ? 2 : 3;
    return (struct nearest){.word = word, .best = NULL, .distance = allowed + 1};
}

void nearest_offer(struct nearest *nearest, const char *key, const char *shown)
{
    /* Of equally near ones the first stays, so that the order of the candidates decides. */
    if (nearest->distance == 0) {
        return;
    }
    size_t distance = text_distance(nearest->word, key, nearest->distance - 1);
    if (distance < nearest->distance) {
        nearest->best = shown;
        nearest->distance = distance;
    }
}

const char *nearest_hint(struct arena *arena, const struct nearest *nearest, enum language language)
{
    if (nearest->best == NULL) {
        return "";
    }
    const char *text = wording_text(language, MSG_fault_did_you_mean);
    const size_t size = wording_write(NULL, 0, text, &nearest->best, 1) + 1;
    char *hint = arena_alloc(arena, size);
    wording_write(hint, size, text, &nearest->best, 1);
    return hint;
}
