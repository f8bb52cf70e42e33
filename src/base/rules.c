#include "rules.h"

#include <stddef.h>
#include <string.h>

static const struct finding_rule table[] = {
    {"absent-package", SEVERITY_WARNING, "A package that a reading names is given too"},
    {"after-bloc", SEVERITY_ERROR, "A standing begins before its bloc ends"},
    {"after-coverage", SEVERITY_WARNING, "Events lie within the days that the records cover"},
    {"bad-continuation", SEVERITY_ERROR, "A line of blocline.ini that goes on is followed by one"},
    {"bad-date", SEVERITY_ERROR, "Dates are EDTF (ISO 8601-2)"},
    {"bad-delimiter", SEVERITY_ERROR, "A delimiter is comma, semicolon or tab"},
    {"bad-effects", SEVERITY_ERROR, "Effects are written status=ACTOR ACTOR; BLOC:status=ACTOR"},
    {"bad-file", SEVERITY_ERROR, "The files of [files] are in the folder of the package"},
    {"bad-id", SEVERITY_ERROR, "Ids have no spaces and none of = : ; , \""},
    {"bad-key", SEVERITY_ERROR, "A key of blocline.ini has a name without spaces"},
    {"bad-line", SEVERITY_ERROR, "A line of blocline.ini is [section], key = value or a comment"},
    {"bad-mapping", SEVERITY_ERROR, "The words of a mapping are those of its keys"},
    {"bad-number", SEVERITY_ERROR, "Numbers are digits, and codes of their list"},
    {"bad-quote", SEVERITY_ERROR, "A quoted field or value ends with its quote"},
    {"bad-section", SEVERITY_ERROR, "A section is written [name], with nothing after it"},
    {"before-bloc", SEVERITY_ERROR, "A standing begins after its bloc is founded"},
    {"blank-line", SEVERITY_WARNING, "There are no blank lines between rows"},
    {"byte-order-mark", SEVERITY_WARNING, "A file begins without a byte order mark"},
    {"classes-differ", SEVERITY_ERROR, "A status has one class in all packages"},
    {"codes-overlap", SEVERITY_ERROR, "On any day an actor or bloc has one code of a scheme"},
    {"control-character", SEVERITY_ERROR, "blocline.ini holds no control characters"},
    {"cut-value", SEVERITY_ERROR, "A value with # or ; in it is quoted"},
    {"doubled-account", SEVERITY_ERROR, "A second account by one source has a locator of its own"},
    {"doubled-header", SEVERITY_ERROR, "A column stands once in the header"},
    {"doubled-id", SEVERITY_ERROR, "An id has one row"},
    {"doubled-package", SEVERITY_ERROR, "A package is given once"},
    {"doubtful-match", SEVERITY_WARNING, "What is taken for one is one in each package"},
    {"duplicate-key", SEVERITY_ERROR, "A key stands once in its section"},
    {"empty-column", SEVERITY_WARNING, "A column without a name and values is left out"},
    {"empty-field", SEVERITY_ERROR, "Fields that must be filled are"},
    {"empty-header", SEVERITY_ERROR, "Every column has a name"},
    {"empty-reading", SEVERITY_ERROR, "A reading asks some source"},
    {"empty-row", SEVERITY_WARNING, "A row without any value is left out"},
    {"ends-without-heirs", SEVERITY_WARNING,
     "A renaming, transformation or merger says where the standings go on"},
    {"event-disagrees", SEVERITY_ERROR, "All rows of an event give it one bloc and one title"},
    {"hidden-character", SEVERITY_WARNING,
     "Texts hold no signs that show nothing but do something"},
    {"leaving-without-belonging", SEVERITY_ERROR, "Only who belongs can leave"},
    {"long-field", SEVERITY_ERROR, "A field is no longer than a megabyte"},
    {"long-line", SEVERITY_ERROR, "A line of blocline.ini is no longer than the reader takes"},
    {"missing-file", SEVERITY_ERROR, "A package has sources, statuses, actors, blocs and events"},
    {"missing-header", SEVERITY_ERROR, "A file has all columns that its rows need"},
    {"missing-key", SEVERITY_ERROR, "blocline.ini says as_of"},
    {"names-overlap", SEVERITY_ERROR, "On any day an actor or bloc has one name in a language"},
    {"no-bloc", SEVERITY_ERROR, "An effect is in a bloc"},
    {"no-header", SEVERITY_ERROR, "The first row of a file names its columns"},
    {"no-locator", SEVERITY_ERROR, "Who cites a source says where in it"},
    {"no-section", SEVERITY_ERROR, "A key of blocline.ini stands under a section"},
    {"no-shape", SEVERITY_ERROR, "A mapping says what the rows of a table are"},
    {"no-source", SEVERITY_ERROR, "A locator belongs to a source"},
    {"no-status-none", SEVERITY_WARNING, "Some status has class none, to end standings with"},
    {"not-utf8", SEVERITY_ERROR, "Files are UTF-8"},
    {"nul-byte", SEVERITY_ERROR, "Files hold no NUL bytes"},
    {"open-quote", SEVERITY_ERROR, "A quote that opens a field closes it"},
    {"outside-existence", SEVERITY_WARNING, "An actor stands in blocs only while it exists"},
    {"package-circle", SEVERITY_ERROR, "No package extends or uses itself by way of others"},
    {"packages-differ", SEVERITY_WARNING, "Packages say the same of one thing"},
    {"places-overlap", SEVERITY_ERROR, "On any day a place has one row"},
    {"ragged-row", SEVERITY_ERROR, "A row has as many fields as the header"},
    {"rows-disagree", SEVERITY_ERROR, "A table says one thing of an actor, a bloc and a year"},
    {"same-package-id", SEVERITY_WARNING, "Packages have ids of their own"},
    {"same-status", SEVERITY_WARNING, "A status begins for who does not have it yet"},
    {"swallowed-line", SEVERITY_WARNING, "A line that a backslash joins to a value is no key"},
    {"too-many-keys", SEVERITY_ERROR, "blocline.ini has no more keys than the reader takes"},
    {"two-statuses", SEVERITY_ERROR, "On one day an actor gets one status in a bloc"},
    {"undecided-order", SEVERITY_ERROR, "Dates or the file say in which order things happened"},
    {"unknown-actor", SEVERITY_ERROR, "Actors are those of actors.csv"},
    {"unknown-bloc", SEVERITY_ERROR, "Blocs are those of blocs.csv"},
    {"unknown-class", SEVERITY_ERROR, "The class of a status is one of the list"},
    {"unknown-column", SEVERITY_ERROR, "A mapping names columns of the table"},
    {"unknown-coverage", SEVERITY_ERROR, "The coverage of a bloc is one of the list"},
    {"unknown-event", SEVERITY_ERROR, "Events are those of events.csv"},
    {"unknown-header", SEVERITY_WARNING, "Columns are those that the file may have"},
    {"unknown-key", SEVERITY_WARNING, "Keys of blocline.ini are those that are used"},
    {"unknown-kind", SEVERITY_ERROR, "Kinds of events are those of `blocline list kinds`"},
    {"unknown-language", SEVERITY_ERROR, "Languages are en, ru and kk"},
    {"unknown-package", SEVERITY_ERROR, "Who extends or uses a package gives it too"},
    {"unknown-person", SEVERITY_ERROR, "People are those of people.csv"},
    {"unknown-relation", SEVERITY_ERROR, "How one bloc follows from another is one of the list"},
    {"unknown-scheme", SEVERITY_ERROR, "The scheme of a code is one of the list"},
    {"unknown-section", SEVERITY_WARNING, "Sections of blocline.ini are those that are used"},
    {"unknown-source", SEVERITY_ERROR, "Sources are those of sources.csv"},
    {"unknown-source-kind", SEVERITY_WARNING, "Some source is of the kind that a reading asks"},
    {"unknown-status", SEVERITY_ERROR, "Statuses are those of statuses.csv"},
    {"unknown-value", SEVERITY_ERROR, "A mapping says what the values of a table mean"},
    {"unknown-word", SEVERITY_ERROR, "A column of few words holds one of them"},
    {"wide-header", SEVERITY_ERROR, "A file has no more columns than the reader takes"},
    {NULL, SEVERITY_ERROR, NULL},
};

const struct finding_rule *finding_rules(void)
{
    return table;
}

const struct finding_rule *finding_rule(const char *id)
{
    for (const struct finding_rule *rule = table; rule->id; rule++) {
        if (strcmp(rule->id, id) == 0) {
            return rule;
        }
    }
    return NULL;
}
