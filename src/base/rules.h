#ifndef BLOCLINE_RULES_H
#define BLOCLINE_RULES_H

/* The rules that a package of records can break, and the settings file of blocline with it. Whoever
 * finds one broken says its id (findings_add); all else is said here, once. To add a rule: a row in
 * rules.c, the check, and a case with the line "# finding: ID". */

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct finding_rule {
    const char *id; /* shown in brackets after the finding */
    enum severity severity;
    const char *about; /* one line for people: what has to be so */
};

/* All rules in order of id, ending with a row whose id is NULL. */
const struct finding_rule *finding_rules(void);

/* The rule, or NULL. */
const struct finding_rule *finding_rule(const char *id);

#endif
