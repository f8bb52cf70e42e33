#include "theme.h"

#include <string.h>

static const struct theme themes[] = {
    [THEME_LIGHT] = {.ground = "#FFFFFF",
                     .ink = "#1A1A1A",
                     .dim = "#595959",
                     .day_line = "#B00020",
                     .grid = "#E3E3E3",
                     .band = "#F6F7F9",
                     .beyond = "#EDEDED",
                     .hue = {"#1F5A99", "#2B7A5F", "#7A3E9D", "#9A5200", "#5C6B00", "#8C2D5A",
                             "#4A5A70", "#6B6B6B", "#3F6E7A", "#7A5C3A"}},
    [THEME_DARK] = {.ground = "#14171B",
                    .ink = "#E8E8E8",
                    .dim = "#AAB2BD",
                    .day_line = "#FF8A80",
                    .grid = "#2C323A",
                    .band = "#1C2127",
                    .beyond = "#22272E",
                    .hue = {"#6AB0F3", "#5FC9A3", "#C79BE6", "#F0A85A", "#C3CF5A", "#F092BB",
                            "#A9B8CC", "#B5B5B5", "#8CC7D6", "#D9B48A"}},
    [THEME_GREY] = {.ground = "#FFFFFF",
                    .ink = "#1A1A1A",
                    .dim = "#595959",
                    .day_line = "#1A1A1A",
                    .grid = "#E3E3E3",
                    .band = "#F6F6F6",
                    .beyond = "#EDEDED",
                    .hue = {"#333333", "#6A6A6A", "#333333", "#333333", "#333333", "#333333",
                            "#333333", "#555555", "#333333", "#555555"}},
};

const struct theme *theme_of(enum theme_id id)
{
    return &themes[id == THEME_AUTO ? THEME_LIGHT : id];
}

bool theme_find(const char *name, enum theme_id *id)
{
    static const char *const names[] = {"light", "dark", "grey", "auto"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *id = (enum theme_id)i;
            return true;
        }
    }
    return false;
}

#define REPAINT(light, dark)                                                                       \
    "[fill=\"" light "\"]{fill:" dark "}[stroke=\"" light "\"]{stroke:" dark "}"

const char *theme_auto_style(void)
{
    return "<style>@media (prefers-color-scheme:dark){" REPAINT("#FFFFFF", "#14171B")
        REPAINT("#1A1A1A", "#E8E8E8") REPAINT("#595959", "#AAB2BD") REPAINT("#B00020", "#FF8A80")
            REPAINT("#E3E3E3", "#2C323A") REPAINT("#F6F7F9", "#1C2127")
                REPAINT("#EDEDED", "#22272E") REPAINT("#1F5A99", "#6AB0F3")
                    REPAINT("#2B7A5F", "#5FC9A3") REPAINT("#7A3E9D", "#C79BE6")
                        REPAINT("#9A5200", "#F0A85A") REPAINT("#5C6B00", "#C3CF5A")
                            REPAINT("#8C2D5A", "#F092BB") REPAINT("#4A5A70", "#A9B8CC")
                                REPAINT("#6B6B6B", "#B5B5B5") REPAINT("#3F6E7A", "#8CC7D6")
                                    REPAINT("#7A5C3A", "#D9B48A") "}</style>\n";
}
