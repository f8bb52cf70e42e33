/* Fuzzes the ini reader. What must hold for any input: iniparser reads every value as the scan did
 * (ini_keys_new fails otherwise); every key is found again, once, at a place where its value stands
 * in the file; findings are one line each, with a place in the file. */
#include "ini_keys.h"
#include "lines.h"
#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition, const char *what)
{
    if (!condition) {
        fprintf(stderr, "fuzz_ini: %s\n", what);
        abort();
    }
}

/* The offset in the file of a line and column. */
static size_t offset_of(const char *text, size_t size, struct place place)
{
    struct lines lines = lines_of(text, size);
    struct line line;
    do {
        require(lines_next(&lines, &line), "a place is in a line that is not there");
    } while (line.number < place.line);
    size_t at = line.at;
    for (uint32_t column = place.column; column > 1; column--) {
        require(at < line.at + line.whole, "a column is beyond its line");
        at++;
        while (at < line.at + line.whole && ((unsigned char)text[at] & 0xC0) == 0x80) {
            at++;
        }
    }
    return at;
}

static void check_key(const struct ini_keys *keys, const char *section, const char *key,
                      const char *text, size_t size)
{
    const char *value = ini_keys_text(keys, section, key);
    const struct place place = ini_keys_place(keys, section, key);
    require(value, "a key has no value");
    require(text_invalid(value, strlen(value)) == strlen(value), "a value is not UTF-8");
    require(place.line > 0 && place.column > 0, "a key has no place");
    const size_t at = offset_of(text, size, place);
    require(!*value || (at < size && text[at] == *value), "a value is not where its place says");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of its own size, so that reading past it is noticed. */
    char *text = heap_alloc(size);
    struct findings findings;
    struct fault fault = {0};
    if (size > 0) {
        memcpy(text, data, size);
    }
    findings_init(&findings);
    struct ini_keys *keys = ini_keys_new(text, size, 0, &findings, &fault);
    require(keys, fault.text);

    const char *section;
    for (size_t i = 0; (section = ini_keys_section(keys, i)); i++) {
        const char *key;
        for (size_t k = 0; (key = ini_keys_key(keys, section, k)); k++) {
            check_key(keys, section, key, text, size);
        }
    }
    for (size_t i = 0; i < findings.count; i++) {
        const struct place place = findings.list[i].place;
        require(!strchr(findings.list[i].text, '\n'), "a finding is more than one line");
        if (place.line > 1 || place.column > 1) { /* the file's beginning need not be in a line */
            offset_of(text, size, place);
        }
    }
    ini_keys_free(keys);
    findings_release(&findings);
    free(text);
    return 0;
}
