#include "screen.h"
#include "text.h"

#include <string.h>

/* What a bloc came from and became, as two trees: `lineage`. A bloc is drawn whole where it is met
 * first, and named where it is met again. */

struct tree {
    struct screen *screen;
    bool back;    /* what it came from */
    bool *drawn;  /* by row */
    size_t dates; /* columns of the widest date */
    size_t depth;
};

enum { DEPTH_MAX = 40 }; /* a circle ends here at the latest */

static const char *near_end(const struct tree *tree, size_t row)
{
    return screen_text(tree->screen, row, tree->back ? ROLE_NEW_BLOC : ROLE_OLD_BLOC);
}

static const char *far_end(const struct tree *tree, size_t row)
{
    return screen_text(tree->screen, row, tree->back ? ROLE_OLD_BLOC : ROLE_NEW_BLOC);
}

static const char *relation(struct tree *tree, size_t row)
{
    const char *id = screen_text(tree->screen, row, ROLE_RELATION);
    const uint32_t word = word_find(&relation_words, id);
    const enum message first = tree->back ? MSG_screen_from_renamed : MSG_screen_into_renamed;
    return word == WORD_UNKNOWN ? id : message(tree->screen->lang, (enum message)(first + word));
}

/* Rows of the tree under the bloc. */
static void draw(struct tree *tree, const char *bloc, const char *lead)
{
    struct screen *screen = tree->screen;
    const struct screen_signs *signs = screen->signs;
    size_t left = 0;
    for (size_t i = 0; i < screen->row_count; i++) {
        left += strcmp(near_end(tree, i), bloc) == 0;
    }
    for (size_t i = 0; i < screen->row_count && tree->depth < DEPTH_MAX; i++) {
        if (strcmp(near_end(tree, i), bloc) != 0) {
            continue;
        }
        const bool last = --left == 0, again = tree->drawn[i];
        const char *name = screen_text(screen, i, tree->back ? ROLE_OLD_NAME : ROLE_NEW_NAME);
        const char *note = screen_text(screen, i, ROLE_NOTE);
        const char *what =
            arena_printf(&screen->arena, "%s %s (%s)%s%s", relation(tree, i), name,
                         screen_short(screen, far_end(tree, i)), *note ? ". " : "", note);
        const char *when = screen_when(screen, screen_text(screen, i, ROLE_DATE), false);
        const char *branch = last ? signs->last_branch : signs->branch;
        const char *trunk = last ? "   " : signs->trunk;
        const int gap = (int)(tree->dates - text_width(when, strlen(when)));
        screen_prefixed(
            screen, arena_printf(&screen->arena, "  %s%*s  %s%s", when, gap, "", lead, branch),
            arena_printf(&screen->arena, "  %*s  %s%s  ", (int)tree->dates, "", lead, trunk), what);
        if (!again) {
            tree->drawn[i] = true;
            tree->depth++;
            draw(tree, far_end(tree, i),
                 arena_printf(&screen->arena, "%s%s", lead, last ? "   " : signs->trunk));
            tree->depth--;
        }
    }
}

static void write_tree(struct screen *screen, bool back)
{
    struct tree tree = {.screen = screen,
                        .back = back,
                        .drawn = arena_alloc(&screen->arena, screen->row_count + 1)};
    memset(tree.drawn, 0, screen->row_count + 1);
    for (size_t i = 0; i < screen->row_count; i++) {
        const char *when = screen_when(screen, screen_text(screen, i, ROLE_DATE), false);
        const size_t width = text_width(when, strlen(when));
        tree.dates = width > tree.dates ? width : tree.dates;
    }
    screen_blank(screen);
    screen_paragraph(screen, 0, 0, STYLE_BOLD,
                     message(screen->lang, back ? MSG_screen_came_from : MSG_screen_became));
    draw(&tree, screen->words->bloc ? screen->words->bloc : "", "");
}

static void write(struct screen *screen)
{
    const char *bloc = screen->words->bloc ? screen->words->bloc : "";
    bool before = false, after = false;
    for (size_t i = 0; i < screen->row_count; i++) {
        before = before || strcmp(screen_text(screen, i, ROLE_NEW_BLOC), bloc) == 0;
        after = after || strcmp(screen_text(screen, i, ROLE_OLD_BLOC), bloc) == 0;
    }
    const enum message answer = before && after ? MSG_screen_before_and_after
                                : before        ? MSG_screen_only_before
                                : after         ? MSG_screen_only_after
                                                : MSG_screen_no_lineage;
    screen_head(screen, screen_bloc(screen, bloc), message(screen->lang, answer));
    if (before) {
        write_tree(screen, true);
    }
    if (after) {
        write_tree(screen, false);
    }
    screen_next(screen->words, "history %s", bloc);
    if (screen->row_count > 0) {
        const char *other = screen_text(screen, screen->row_count - 1, ROLE_NEW_BLOC);
        screen_next(screen->words, "members %s",
                    strcmp(other, bloc) == 0 ? screen_text(screen, 0, ROLE_OLD_BLOC) : other);
    }
}

static const enum column_role roles[] = {ROLE_OLD_BLOC, ROLE_NEW_BLOC, ROLE_RELATION, ROLE_NONE};
const struct screen_layout screen_lineage_layout = {"lineage", roles, write};
