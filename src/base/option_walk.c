#include "option_walk.h"

#include <string.h>

static const struct option_spec *by_letter(const struct option_spec *specs, size_t count,
                                           char letter)
{
    for (size_t i = 0; i < count; i++) {
        if (specs[i].id == (unsigned char)letter && specs[i].id < OPTION_FIRST) {
            return &specs[i];
        }
    }
    return NULL;
}

/* The option of that name, or the only one whose name begins so. */
static const struct option_spec *by_name(const struct option_spec *specs, size_t count,
                                         const char *name, size_t size)
{
    const struct option_spec *found = NULL;
    bool several = false;
    for (size_t i = 0; i < count; i++) {
        if (strncmp(specs[i].name, name, size) != 0) {
            continue;
        }
        if (specs[i].name[size] == '\0') {
            return &specs[i];
        }
        several = several || found != NULL;
        found = &specs[i];
    }
    return several ? NULL : found;
}

/* Takes the next word as the argument of the option found. */
static enum option_step take_argument(struct option_walk *walk, struct option_found *found)
{
    if (walk->index >= walk->argc) {
        return OPTION_STEP_WANTS;
    }
    found->argument = walk->argv[walk->index++];
    return OPTION_STEP_OPTION;
}

static enum option_step take_letter(struct option_walk *walk, const struct option_spec *specs,
                                    size_t count, struct option_found *found)
{
    found->letter = *walk->letters++;
    found->spec = by_letter(specs, count, found->letter);
    const char *rest = walk->letters;
    if (*rest == '\0') {
        walk->letters = NULL;
        walk->index++;
    }
    if (!found->spec) {
        return OPTION_STEP_UNKNOWN;
    }
    if (!found->spec->argument) {
        return OPTION_STEP_OPTION;
    }
    if (*rest) {
        found->argument = rest;
        walk->letters = NULL;
        walk->index++;
        return OPTION_STEP_OPTION;
    }
    return take_argument(walk, found);
}

static enum option_step take_name(struct option_walk *walk, const struct option_spec *specs,
                                  size_t count, const char *name, struct option_found *found)
{
    const size_t size = strcspn(name, "=");
    walk->index++;
    found->spec = by_name(specs, count, name, size);
    if (!found->spec) {
        return OPTION_STEP_UNKNOWN;
    }
    if (name[size] == '=') {
        found->argument = name + size + 1;
        return found->spec->argument ? OPTION_STEP_OPTION : OPTION_STEP_TAKES_NONE;
    }
    return found->spec->argument ? take_argument(walk, found) : OPTION_STEP_OPTION;
}

enum option_step option_walk_next(struct option_walk *walk, const struct option_spec *specs,
                                  size_t count, struct option_found *found)
{
    *found = (struct option_found){0};
    if (walk->letters) {
        return take_letter(walk, specs, count, found);
    }
    if (walk->index >= walk->argc) {
        return OPTION_STEP_END;
    }
    const char *word = walk->argv[walk->index];
    if (word[0] != '-' || word[1] == '\0') {
        found->argument = word;
        walk->index++;
        return OPTION_STEP_OPERAND;
    }
    if (word[1] == '-') {
        return take_name(walk, specs, count, word + 2, found);
    }
    walk->letters = word + 1;
    return take_letter(walk, specs, count, found);
}
