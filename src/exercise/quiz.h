#ifndef BLOCLINE_QUIZ_H
#define BLOCLINE_QUIZ_H

#include "sheet.h"
#include "writing.h"

/* A sheet as a conversation in lines: the caller prints what is written, reads a line, and hands it
 * in. */
struct quiz {
    const struct sheet *sheet;
    enum language lang;
    bool patient; /* somebody sits there: what is not understood is asked again, and wrong ones too
                   */
    size_t queue[SHEET_ITEMS], count, at; /* places of the items to be asked */
    size_t missed[SHEET_ITEMS], missed_count;
    int points, total;
    bool offered; /* the wrong ones again? */
    bool over;
};

/* Whether an item of the form can be answered in a line. */
bool quiz_takes(enum item_form form);

/* Begins, and writes the first question. */
void quiz_begin(struct quiz *quiz, const struct sheet *sheet, enum language lang, bool patient,
                struct writing *out);

/* Takes a line without its newline; NULL: there are no more. Writes what is to be said to it, and
 * the next question. */
void quiz_answer(struct quiz *quiz, const char *line, struct writing *out);

#endif
