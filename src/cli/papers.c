/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/papers.h"

static void finish(struct doc *doc, struct buf *out) {
    doc_write_text(doc, PAPER_COLUMNS, false, out);
    doc_free(doc);
}

void write_report(const struct assessment *assessment, int hours, const char *language,
                  struct buf *out) {
    const struct framework *fw = assessment->framework;
    struct profile *profile = profile_make(assessment);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = hours});
    struct doc *doc = doc_new();
    doc_title(doc, framework_text(fw, &fw->title, language));
    doc_gap(doc);
    report_about(doc, assessment, language);
    doc_title(doc, _("Your mirror"));
    doc_gap(doc);
    report_profile(doc, profile, NULL, language);
    doc_title(doc, _("Advice"));
    doc_gap(doc);
    report_advice(doc, advice, hours, language);
    doc_text(doc, STYLE_QUIET, "%s", framework_text(fw, &fw->standing, language));
    finish(doc, out);
    advice_free(advice);
    profile_free(profile);
}

void write_advice(const struct assessment *assessment, const struct advice_wish *wish,
                  const char *language, struct buf *out) {
    struct profile *profile = profile_make(assessment);
    struct advice *advice = advice_make(profile, wish);
    struct doc *doc = doc_new();
    doc_title(doc, _("Advice"));
    doc_gap(doc);
    report_advice(doc, advice, wish->hours, language);
    finish(doc, out);
    advice_free(advice);
    profile_free(profile);
}
