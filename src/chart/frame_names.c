#include "frame.h"

#include "day.h"
#include "edtf.h"
#include "text_width.h"

#include <string.h>

/* What is written beside the rows of a picture. */

void frame_name(struct frame *frame, const struct chart_party *party, double x, double y,
                double width, const struct svg_font *font)
{
    const char *name = party->name;
    if (font_width(name, strlen(name), font->size, font->bold) > width && party->short_name) {
        name = party->short_name;
    }
    if (font_width(name, strlen(name), font->size, font->bold) <= width) {
        frame_text(frame, x, y, font, name);
    } else {
        frame_fitted(frame, x, y, width, font, party->name);
    }
}

static const char *label_of(const struct chart_party *party)
{
    if (party->abbreviation) {
        return party->abbreviation;
    }
    return strlen(party->id) <= 8 ? party->id : NULL;
}

const char *frame_abbreviation(struct frame *frame, const struct chart_party *party)
{
    const char *label = label_of(party);
    const struct chart_data *data = frame->data;
    for (size_t i = 0; label && i < data->bloc_count; i++) {
        const char *other = &data->blocs[i] == party ? NULL : label_of(&data->blocs[i]);
        if (other && strcmp(other, label) == 0 && party->founded != EDTF_NEG_INF) {
            return arena_printf(&frame->arena, "%s %lld", label,
                                (long long)day_to_civil(party->founded).year);
        }
    }
    return label;
}

const char *frame_dates(struct frame *frame, const struct chart_spell *spells, size_t count)
{
    const struct chart_spell *first = NULL, *last = NULL;
    for (size_t i = 0; i < count; i++) {
        if (frame->data->statuses[spells[i].status].full) {
            first = first ? first : &spells[i];
            last = &spells[i];
        }
    }
    if (!first) {
        return "";
    }
    if (strcmp(last->end, "..") == 0) {
        return arena_printf(&frame->arena, "%s –", first->start);
    }
    return arena_printf(&frame->arena, "%s – %s", first->start, last->end);
}
