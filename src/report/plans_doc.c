/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a person's plans, in her own words. */
#include <config.h>

#include "report/report.h"

#define PLAN_INDENT 3

/* What a plan is about: a statement or a module; "" when it is no longer in the questionnaire. */
static const char *about_text(const struct framework *fw, int item, int module,
                              const char *language) {
    if (item >= 0)
        return framework_text(fw, &fw->items[item].statement, language);
    return module >= 0 ? framework_text(fw, &fw->modules[module].name, language) : "";
}

static void write_plan(struct doc *doc, int number, const char *what, const char *when,
                       const char *with) {
    doc_text(doc, STYLE_HEADING, "%d. %s", number, what);
    if (when[0]) {
        doc_text(doc, STYLE_PLAIN, _("When: %s"), when);
        doc_indent(doc, PLAN_INDENT);
    }
    if (with[0]) {
        doc_text(doc, STYLE_PLAIN, _("With whom: %s"), with);
        doc_indent(doc, PLAN_INDENT);
    }
}

static void write_about(struct doc *doc, const char *about) {
    if (about[0])
        doc_text(doc, STYLE_QUIET, _("About: %s"), about);
    else
        doc_text(doc, STYLE_QUIET, "%s",
                 _("About something that is no longer in the questionnaire."));
    doc_indent(doc, PLAN_INDENT);
    doc_gap(doc);
}

void report_plans(struct doc *doc, const struct assessment *assessment, const char *language) {
    const struct framework *fw = assessment->framework;
    int number = 0;
    for (int i = 0; i < assessment->intention_count; i++) {
        const struct intention *plan = &assessment->intentions[i];
        write_plan(doc, ++number, plan->what, plan->when, plan->with);
        write_about(doc, about_text(fw, plan->item, plan->module, language));
    }
    for (int i = 0; i < assessment->stray_intention_count; i++) {
        const struct stray_intention *plan = &assessment->stray_intentions[i];
        write_plan(doc, ++number, plan->what, plan->when, plan->with);
        write_about(doc, about_text(fw, framework_item(fw, plan->about),
                                    framework_module(fw, plan->about), language));
    }
}
