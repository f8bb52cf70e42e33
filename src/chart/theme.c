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
                             "#4A5A70", "#6B6B6B", "#3F6E7A", "#7A5C3A"},
                     .step = {"#E2EAF2", "#C9D7E7", "#AEC4DA", "#96B1CF", "#4576AA", "#3369A2",
                              "#1F5A99"},
                     .shade = "#F3DFB8"},
    [THEME_DARK] = {.ground = "#14171B",
                    .ink = "#E8E8E8",
                    .dim = "#AAB2BD",
                    .day_line = "#FF8A80",
                    .grid = "#2C323A",
                    .band = "#1C2127",
                    .beyond = "#22272E",
                    .hue = {"#6AB0F3", "#5FC9A3", "#C79BE6", "#F0A85A", "#C3CF5A", "#F092BB",
                            "#A9B8CC", "#B5B5B5", "#8CC7D6", "#D9B48A"},
                    .step = {"#1F2B37", "#293C4F", "#334E69", "#3C5F81", "#5B96CE", "#62A2E0",
                             "#6AB0F3"},
                    .shade = "#4A3B1C"},
    [THEME_GREY] = {.ground = "#FFFFFF",
                    .ink = "#1A1A1A",
                    .dim = "#595959",
                    .day_line = "#1A1A1A",
                    .grid = "#E3E3E3",
                    .band = "#F6F6F6",
                    .beyond = "#EDEDED",
                    .hue = {"#333333", "#6A6A6A", "#333333", "#333333", "#333333", "#333333",
                            "#333333", "#555555", "#333333", "#555555"},
                    .step = {"#E4E4E4", "#CECECE", "#B6B6B6", "#9F9F9F", "#565656", "#454545",
                             "#333333"},
                    .shade = "#D9D9D9"},
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
                                    REPAINT("#7A5C3A", "#D9B48A") REPAINT("#E2EAF2", "#1F2B37")
                                        REPAINT("#C9D7E7", "#293C4F") REPAINT("#AEC4DA", "#334E69")
                                            REPAINT("#96B1CF", "#3C5F81")
                                                REPAINT("#4576AA", "#5B96CE")
                                                    REPAINT("#3369A2", "#62A2E0")
                                                        REPAINT("#F3DFB8", "#4A3B1C") "}</style>\n";
}

const char *theme_step_ink(const struct theme *theme, size_t step)
{
    return step < THEME_PALE_STEPS ? theme->ink : theme->ground;
}
