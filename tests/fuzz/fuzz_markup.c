/* Fuzzes what becomes markup: any text in the place of names, titles, notes and ids, in the page,
 * in pictures, worksheets and tables of HTML. The input: a byte that picks the document, then
 * pieces between line ends, each after a byte that picks the column. What must hold: the document
 * is UTF-8 without control characters, its tags open and close in pairs, and there are no more
 * scripts in it than without the texts. */
#include "world.h"

#include "text.h"
#include "world_copy.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const documents[] = {
    "page",
    "page --lang ru --bloc RIVER",
    "chart history RIVER LAKE -f svg",
    "chart history XAL --events all -f svg --theme auto",
    "chart day 1995 -f svg",
    "chart matrix 1995 -f svg",
    "chart count RIVER LAKE -f svg",
    "chart lineage RIVER -f svg",
    "chart chronology -f svg",
    "chart together XAL XBO -f svg",
    "chart disagreements -f svg",
    "worksheet --seed 3",
    "chronology --with-sources -f html",
    "network -f graphml",
};

enum { DOCUMENTS = sizeof documents / sizeof *documents, PIECES = 24, WORDS = 12 };

static const char *const columns[] = {
    "UPDATE label SET text = ?1 WHERE of = 'bloc'",
    "UPDATE label SET text = ?1 WHERE of = 'actor'",
    "UPDATE name SET text = ?1",
    "UPDATE event SET title_en = ?1, title_ru = ?1, title_kk = ?1",
    "UPDATE source SET title = ?1",
    "UPDATE source SET url = ?1",
    "UPDATE source SET author = ?1, publisher = ?1",
    "UPDATE OR IGNORE source SET source = ?1 WHERE source_id = 1",
    "UPDATE account SET place = ?1",
    "UPDATE account SET note = ?1, locator = ?1",
    "UPDATE account SET date = ?1",
    "UPDATE package SET title_en = ?1, title_ru = ?1, title_kk = ?1, licence = ?1",
    "UPDATE OR IGNORE event SET event = ?1 WHERE event_id = 2",
    "UPDATE OR IGNORE actor SET actor = ?1 WHERE actor_id = 3",
    "UPDATE OR IGNORE bloc SET bloc = ?1 WHERE bloc_id = 2",
    "UPDATE status SET name_en = ?1, name_ru = ?1, name_kk = ?1",
    "UPDATE OR IGNORE status SET status = ?1 WHERE status_id = 1",
    "UPDATE kind SET name_en = ?1, name_ru = ?1, name_kk = ?1",
    "UPDATE OR IGNORE kind SET kind = ?1 WHERE kind_id = 1",
    "UPDATE person SET name_en = ?1, name_ru = ?1, name_kk = ?1",
    "UPDATE bloc SET note = ?1",
    "UPDATE package SET version = ?1, publisher = ?1, url = ?1, digest = ?1",
};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* ---- What markup must be ---- */

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, what)); at++) {
        count++;
    }
    return count;
}

/* A tag without its attributes, whose values are in double quotes; returns what is behind it. */
static const char *pass_tag(const char *at, const char *end, bool *closed)
{
    bool quoted = false;
    for (; at < end && (quoted || *at != '>'); at++) {
        require(quoted || *at != '<', "no tag begins in a tag");
        quoted ^= *at == '"';
    }
    require(at < end, "a tag ends");
    *closed = at[-1] == '/';
    return at + 1;
}

/* XML, as graphml and svg are: each tag closes. */
static void check_pairs(const char *text, size_t size)
{
    const char *end = text + size;
    long depth = 0;
    for (const char *at = text; (at = memchr(at, '<', (size_t)(end - at)));) {
        const bool closes = at[1] == '/', special = at[1] == '?' || at[1] == '!';
        bool closed = false;
        if (strncmp(at, "<style", 6) == 0) { /* text of ours */
            at = strstr(at, "</style>");
            require(at != NULL, "a style ends");
            at += strlen("</style>");
            continue;
        }
        at = pass_tag(at + 1, end, &closed);
        depth += closes ? -1 : closed || special ? 0 : 1;
        require(depth >= 0, "no tag closes that is not open");
    }
    require(depth == 0, "all tags close");
}

static void check_signs(const char *text, size_t size)
{
    require(text_invalid(text, size) == size, "markup is UTF-8");
    for (size_t i = 0; i < size; i++) {
        const unsigned char sign = (unsigned char)text[i];
        require(sign >= 0x20 || (sign >= '\t' && sign <= '\f' && sign != '\v'),
                "no control characters in markup");
    }
}

static char *make_document(const char *database, const char *line, size_t *size)
{
    char copy[256], *words[WORDS + 1], *rest = copy, *text = NULL;
    int count = 0;
    snprintf(copy, sizeof copy, "%s", line);
    while (count < WORDS && (words[count] = strtok_r(rest, " ", &rest))) {
        count++;
    }
    words[count] = NULL;
    FILE *out = open_memstream(&text, size);
    require(out != NULL, "there is memory");
    const int fault = world_answer(out, database, count, words);
    require(fclose(out) == 0, "there is memory");
    if (fault != 0) { /* nobody gets it */
        free(text);
        return NULL;
    }
    return text;
}

/* How many scripts, comments and styles each document has by itself. */
static const char *const counted[] = {"<script", "</script", "<!--", "<style", "</style", "<img"};

enum { COUNTED = sizeof counted / sizeof *counted };

static size_t usual[DOCUMENTS][COUNTED];

static void count_usual(void)
{
    for (int i = 0; i < DOCUMENTS; i++) {
        size_t size;
        char *text = make_document(world_database_path(), documents[i], &size);
        require(text != NULL, "the records make all documents");
        for (int k = 0; k < COUNTED; k++) {
            usual[i][k] = count_of(text, counted[k]);
        }
        free(text);
    }
}

static void put_piece(sqlite3 *db, const uint8_t *piece, size_t size)
{
    sqlite3_stmt *edit;
    require(sqlite3_prepare_v2(db, columns[piece[0] % COLUMNS], -1, &edit, NULL) == SQLITE_OK,
            sqlite3_errmsg(db));
    sqlite3_bind_text(edit, 1, (const char *)piece + 1, (int)size - 1, SQLITE_STATIC);
    sqlite3_step(edit);
    sqlite3_finalize(edit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool known;
    size_t length;
    const unsigned char *base = world_database(&length);
    if (!known) {
        count_usual();
        known = true;
    }
    if (size < 3) {
        return 0;
    }
    const int which = data[0] % DOCUMENTS;
    sqlite3 *db = world_copy(base, length);
    world_run(db, "BEGIN");
    for (size_t at = 1, pieces = 0; at < size && pieces < PIECES; pieces++) {
        const uint8_t *end = memchr(data + at, '\n', size - at);
        const size_t piece = end ? (size_t)(end - data) - at : size - at;
        if (piece > 1) {
            put_piece(db, data + at, piece);
        }
        at += piece + 1;
    }
    world_run(db, "COMMIT");
    size_t made;
    char *text = make_document(world_save(db, "markup.db"), documents[which], &made);
    if (!text) {
        return 0;
    }
    check_signs(text, made);
    for (int k = 0; k < COUNTED; k++) {
        require(count_of(text, counted[k]) <= usual[which][k], counted[k]);
    }
    if (strstr(documents[which], "svg") || strstr(documents[which], "graphml")) {
        check_pairs(text, made);
    }
    free(text);
    return 0;
}
