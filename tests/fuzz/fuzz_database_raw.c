/* Fuzzes the reading of a database whose bytes were changed. The input is one byte of choices, one
 * that picks the question, and then changes of five bytes each. What must hold: no report of a
 * sanitizer, an answer or one line that says why not, and, as long as the sums of pages bind, no
 * other answer than the true one (which tests/unit says; here it is only asked). */
#include "world.h"

#include "asked.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    PAGE = 4096,
    CHANGE = 5,
    CHOICE_EDITED = 1, /* the file says that others wrote to it: sums do not bind */
    CHOICE_HEAD = 2    /* changes go to the first 128 bytes of pages, where its structure is */
};

static void change(unsigned char *bytes, size_t *size, const uint8_t *how, unsigned choices)
{
    size_t at = (size_t)how[1] << 16 | (size_t)how[2] << 8 | how[3];
    if (*size == 0) {
        return;
    }
    at %= *size;
    if (choices & CHOICE_HEAD) {
        at = at / PAGE * PAGE + at % 128;
        at %= *size;
    }
    const size_t page = at / PAGE * PAGE, rest = *size - page < PAGE ? *size - page : PAGE;
    switch (how[0] % 8) {
    case 0:
    case 1:
    case 2:
        bytes[at] = how[4];
        break;
    case 3:
        bytes[at] ^= (unsigned char)(1u << how[4] % 8);
        break;
    case 4: /* one page in the place of another */
        if (rest == PAGE && (size_t)how[4] * PAGE + PAGE <= *size) {
            memmove(bytes + page, bytes + (size_t)how[4] * PAGE, PAGE);
        }
        break;
    case 5:
        memset(bytes + page, how[4], rest);
        break;
    case 6: /* some bytes of it again elsewhere */
        memmove(bytes + at, bytes + page, *size - at < how[4] ? *size - at : how[4]);
        break;
    default:
        *size = how[4] < 16 ? at : *size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t length;
    const unsigned char *base = world_database(&length);
    if (size < 2) {
        return 0;
    }
    unsigned char *bytes = malloc(length);
    require(bytes != NULL, "there is memory");
    memcpy(bytes, base, length);
    if (data[0] & CHOICE_EDITED) {
        bytes[27]++; /* the change counter, and the one that must agree with it */
        bytes[95]++;
    }
    for (size_t at = 2; at + CHANGE <= size && at < 2 + (size_t)64 * CHANGE; at += CHANGE) {
        change(bytes, &length, data + at, data[0]);
    }
    const char *path = world_file("raw.db", bytes, length);
    free(bytes);
    world_ask_line(path, asked_by(data[1]));
    return 0;
}
