/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/papers.h"

#include <string.h>

const char *const paper_formats[PAPER_FORMATS] = {[PAPER_TEXT] = "text",
                                                  [PAPER_MARKDOWN] = "markdown",
                                                  [PAPER_HTML] = "html",
                                                  [PAPER_JSON] = "json"};

void write_document(const struct doc *doc, const char *title, const char *language,
                    enum paper_format format, struct buf *out) {
    if (format == PAPER_HTML)
        doc_write_html(doc, title, language, out);
    else if (format == PAPER_MARKDOWN)
        doc_write_markdown(doc, title, out);
    else
        doc_write_text(doc, PAPER_COLUMNS, false, out);
}

/* Writes DOC, whose page is called NAME and the day of the answers, and frees it. */
static void finish(struct doc *doc, const char *name, const struct assessment *assessment,
                   const char *language, enum paper_format format, struct buf *out) {
    struct buf title = {0};
    char day[DATE_SIZE];
    date_format(assessment->changed, day);
    buf_addf(&title, "%s, %s", name, day);
    write_document(doc, buf_string(&title), language, format, out);
    buf_free(&title);
    doc_free(doc);
}

static struct doc *report_document(const struct profile *profile, const struct profile *previous,
                                   const struct advice *advice, int hours, const char *language) {
    const struct assessment *assessment = profile->assessment;
    const struct framework *fw = assessment->framework;
    struct doc *doc = doc_new();
    doc_title(doc, framework_text(fw, &fw->title, language));
    doc_gap(doc);
    report_about(doc, assessment, language);
    doc_title(doc, _("Your mirror"));
    doc_gap(doc);
    report_profile(doc, profile, previous, language);
    doc_title(doc, _("Advice"));
    doc_gap(doc);
    report_advice(doc, advice, hours, language);
    if (assessment->intention_count + assessment->stray_intention_count) {
        doc_title(doc, _("Your plans"));
        doc_gap(doc);
        report_plans(doc, assessment, language);
    }
    doc_text(doc, STYLE_QUIET, "%s", framework_text(fw, &fw->standing, language));
    return doc;
}

void write_report(const struct assessment *assessment, const struct assessment *earlier, int hours,
                  const char *language, enum paper_format format, struct buf *out) {
    const struct framework *fw = assessment->framework;
    struct profile *profile = profile_make(assessment);
    struct profile *previous = earlier ? profile_make(earlier) : NULL;
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = hours});
    if (format == PAPER_JSON)
        report_data(profile, previous, advice, hours, language, out);
    else
        finish(report_document(profile, previous, advice, hours, language),
               framework_text(fw, &fw->title, language), assessment, language, format, out);
    advice_free(advice);
    profile_free(previous);
    profile_free(profile);
}

void write_advice(const struct assessment *assessment, const struct advice_wish *wish,
                  const char *language, enum paper_format format, struct buf *out) {
    struct profile *profile = profile_make(assessment);
    struct advice *advice = advice_make(profile, wish);
    if (format == PAPER_JSON) {
        report_advice_data(advice, wish->hours, language, out);
    } else {
        struct doc *doc = doc_new();
        doc_title(doc, _("Advice"));
        doc_gap(doc);
        report_advice(doc, advice, wish->hours, language);
        finish(doc, _("Advice"), assessment, language, format, out);
    }
    advice_free(advice);
    profile_free(profile);
}

void write_talk(const struct assessment *assessment, unsigned chosen, int hours,
                const char *language, enum paper_format format, struct buf *out) {
    struct profile *profile = profile_make(assessment);
    struct advice *advice = advice_make(profile, &(struct advice_wish){.hours = hours});
    struct doc *doc = doc_new();
    doc->one_sheet = true;
    doc_title(doc, _("For a talk"));
    doc_gap(doc);
    report_talk(doc, advice, chosen, language);
    finish(doc, _("For a talk"), assessment, language, format, out);
    advice_free(advice);
    profile_free(profile);
}

void write_comparison(const struct assessment *then, const struct assessment *now,
                      const char *language, enum paper_format format, struct buf *out) {
    const struct framework *fw = now->framework;
    struct comparison *comparison = comparison_make(then, now);
    if (format == PAPER_JSON) {
        report_comparison_data(comparison, language, out);
    } else {
        struct doc *doc = doc_new();
        doc_title(doc, framework_text(fw, &fw->title, language));
        doc_gap(doc);
        doc_title(doc, _("Then and now"));
        doc_gap(doc);
        report_comparison(doc, comparison, language);
        finish(doc, _("Then and now"), now, language, format, out);
    }
    comparison_free(comparison);
}

bool read_format(const struct request *request, enum paper_format end, enum paper_format *format) {
    const char *value = request->values[OPTION_FORMAT];
    *format = PAPER_TEXT;
    for (int i = 0; value && i < (int)end; i++)
        if (strcmp(value, paper_formats[i]) == 0) {
            *format = (enum paper_format)i;
            return true;
        }
    if (!value)
        return true;
    wrong_usage(request, NULL,
                end > PAPER_JSON
                    ? _("unknown format \"%s\": text, markdown, html or json is expected")
                    : _("unknown format \"%s\": text, markdown or html is expected"),
                value);
    return false;
}

/* Who the paper is for: --depth and --for; false after a message. */
static bool read_about(const struct request *request, const struct framework *fw,
                       struct about *about) {
    const char *depth = request->values[OPTION_DEPTH], *line = request->values[OPTION_FOR];
    for (int i = 0; i < DEPTHS && depth; i++)
        if (strcmp(depth, depth_ids[i]) == 0) {
            about->depth = (enum depth)i;
            depth = NULL;
        }
    if (depth) {
        wrong_usage(request, NULL, _("unknown depth \"%s\": quick, usual or full is expected"),
                    depth);
        return false;
    }
    if (line && framework_line(fw, line) < 0) {
        wrong_usage(request, NULL, _("this questionnaire has no line \"%s\""), line);
        return false;
    }
    if (line)
        about->lines = SET_OF(framework_line(fw, line));
    return true;
}

struct assessment *make_paper(const struct request *request, const struct framework *framework) {
    struct assessment *paper = assessment_new(framework, today());
    if (read_about(request, framework, &paper->about)) {
        assessment_select(paper);
        return paper;
    }
    assessment_free(paper);
    return NULL;
}
