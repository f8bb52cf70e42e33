#include "provenance.h"

#include "version.h"

#include <stdio.h>
#include <string.h>

static void add(struct provenance **next, const char *key, const char *value)
{
    if (value && *value) {
        *(*next)++ = (struct provenance){key, value};
    }
}

void provenance_fill(struct provenance items[PROVENANCE_ITEMS], const struct question *question,
                     const char *command)
{
    struct store *store = question->store;
    struct provenance *next = items;
    if (store) {
        add(&next, "title", store_title(store, question->lang));
        add(&next, "version", store_info(store, "version"));
        add(&next, "digest", store_info(store, "digest"));
        add(&next, "reading", question->reading_id);
        add(&next, "as_of", store_info(store, "as_of"));
    }
    add(&next, "command", command);
    add(&next, "generator", "blocline " BLOCLINE_VERSION);
    *next = (struct provenance){NULL, NULL};
}

static bool is_plain(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./,:=+@%";
    for (const char *at = word; *at; at++) {
        if ((unsigned char)*at < 0x80 && !strchr(plain, *at)) {
            return false;
        }
    }
    return *word != '\0';
}

char *command_line(struct arena *arena, int argc, char *const *argv)
{
    char *line = arena_text(arena, "blocline", strlen("blocline"));
    for (int i = 1; i < argc; i++) {
        if (is_plain(argv[i])) {
            line = arena_printf(arena, "%s %s", line, argv[i]);
            continue;
        }
        line = arena_printf(arena, "%s '", line);
        for (const char *at = argv[i]; *at;) {
            const size_t size = strcspn(at, "'");
            line = arena_printf(arena, "%s%.*s%s", line, (int)size, at, at[size] ? "'\\''" : "");
            at += size + (at[size] == '\'');
        }
        line = arena_printf(arena, "%s'", line);
    }
    return line;
}
