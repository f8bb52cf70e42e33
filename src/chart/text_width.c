#include "text_width.h"

#include <stddef.h>

/* Advances in thousandths of the font size: of each character the widest of Liberation Sans, Noto
 * Sans and DejaVu Sans, measured from the fonts of Debian 12 (fonts-liberation 2.1, fonts-noto-core
 * 20201225, fonts-dejavu-core 2.37). A layout measured in one font overlaps in another. */
static const unsigned short advances[] = {
    318, 401, 460, 838, 636, 950, 780,  275,  390,  390, 551,  838,  318,  361,  318,  372,  636,
    636, 636, 636, 636, 636, 636, 636,  636,  636,  337, 337,  838,  838,  838,  556,  1015, 684,
    686, 722, 770, 667, 611, 778, 752,  339,  500,  667, 557,  907,  760,  787,  667,  787,  722,
    667, 611, 732, 684, 989, 685, 667,  685,  390,  372, 390,  838,  556,  500,  613,  635,  550,
    635, 615, 352, 635, 634, 278, 278,  579,  278,  974, 634,  612,  635,  635,  413,  521,  392,
    634, 592, 818, 592, 592, 525, 636,  551,  636,  838, 612,  318,  612,  684,  615,  634,  634,
    685, 667, 667, 865, 610, 719, 667,  339,  339,  500, 1094, 1045, 854,  710,  768,  635,  752,
    684, 686, 686, 610, 781, 667, 1077, 641,  768,  768, 710,  752,  907,  752,  787,  752,  667,
    722, 611, 635, 861, 685, 776, 698,  1069, 1094, 833, 885,  686,  719,  1080, 722,  613,  617,
    589, 525, 691, 615, 901, 532, 650,  650,  604,  639, 754,  654,  612,  654,  635,  550,  583,
    592, 855, 592, 681, 613, 915, 942,  707,  790,  594, 549,  842,  602,  615,  615,  625,  525,
    549, 521, 278, 278, 278, 906, 898,  652,  604,  650, 592,  654,  675,  590,  710,  604,  755,
    661, 611, 592, 611, 592, 698, 634,  787,  615,  787, 612,  556,  1000, 1000, 1073, 1000};

static const struct {
    unsigned first, count, at;
} runs[] = {{0x0020, 95, 0},  {0x00AB, 1, 95},   {0x00B7, 1, 96},  {0x00BB, 1, 97},
            {0x00C0, 1, 98},  {0x00E9, 1, 99},   {0x00F1, 1, 100}, {0x00FC, 1, 101},
            {0x017D, 1, 102}, {0x0400, 96, 103}, {0x0492, 2, 199}, {0x049A, 2, 201},
            {0x04A2, 2, 203}, {0x04AE, 4, 205},  {0x04BA, 2, 209}, {0x04D8, 2, 211},
            {0x04E8, 2, 213}, {0x2013, 2, 215},  {0x2026, 1, 217}, {0x2116, 1, 218},
            {0x2192, 1, 219}};

enum { ADVANCE_OTHER = 1000, BOLD_PERCENT = 107 };

static unsigned advance_of(unsigned point)
{
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        if (point >= runs[i].first && point < runs[i].first + runs[i].count) {
            return advances[runs[i].at + point - runs[i].first];
        }
    }
    /* Combining marks stand on what is before them; other scripts are taken as wide. */
    return point >= 0x0300 && point <= 0x036F ? 0 : ADVANCE_OTHER;
}

/* The code point at `*at`, which is moved on; bytes that are no UTF-8 count as one each. */
static unsigned next_point(const unsigned char **at, const unsigned char *end)
{
    const unsigned char lead = *(*at)++;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    unsigned point = more == 3   ? lead & 0x07U
                     : more == 2 ? lead & 0x0FU
                     : more      ? lead & 0x1FU
                                 : lead;
    for (int i = 0; i < more && *at < end && (**at & 0xC0U) == 0x80; i++) {
        point = point << 6 | (*(*at)++ & 0x3FU);
    }
    return point;
}

double font_width(const char *text, size_t size, double font, bool bold)
{
    const unsigned char *at = (const unsigned char *)text, *end = at + size;
    unsigned long sum = 0;
    while (at < end) {
        sum += advance_of(next_point(&at, end));
    }
    return (double)sum * font / 1000 * (bold ? BOLD_PERCENT / 100.0 : 1);
}

size_t font_cut(const char *text, size_t size, double font, bool bold, double width)
{
    const unsigned char *begin = (const unsigned char *)text, *at = begin, *end = at + size;
    const double scale = font / 1000 * (bold ? BOLD_PERCENT / 100.0 : 1);
    double sum = 0;
    size_t fits = 0;
    while (at < end) {
        sum += advance_of(next_point(&at, end)) * scale;
        if (sum > width) {
            return fits;
        }
        fits = (size_t)(at - begin);
    }
    return size;
}

size_t font_wrap(const char *text, size_t size, double font, bool bold, double width)
{
    size_t fits = font_cut(text, size, font, bold, width);
    if (fits == size) {
        return size;
    }
    for (size_t i = fits + 1; i-- > 1;) {
        if (text[i] == ' ') {
            return i;
        }
    }
    /* One word is wider than the line: it is broken, for nothing is ever cut. */
    if (fits == 0) {
        const unsigned char *at = (const unsigned char *)text;
        next_point(&at, at + size);
        fits = (size_t)(at - (const unsigned char *)text);
    }
    return fits;
}
