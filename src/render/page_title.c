#include "page_title.h"

#include <stddef.h>
#include <string.h>

const char *page_title(const char *subject, enum language lang)
{
    static const struct {
        const char *subject;
        enum message title;
    } titles[] = {
        {"chronology", MSG_title_chronology},
        {"disagreements", MSG_title_disagreements},
        {"changes", MSG_title_changes},
        {"together", MSG_title_together},
        {"panel", MSG_title_panel},
        {"dyads", MSG_title_dyads},
        {"network", MSG_title_network},
        {"date", MSG_title_date},
        {"list", MSG_title_list},
        {"info", MSG_title_info},
        {"find", MSG_title_find},
        {"cite", MSG_title_cite},
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (strcmp(titles[i].subject, subject) == 0) {
            return message(lang, titles[i].title);
        }
    }
    return subject;
}
