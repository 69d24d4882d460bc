/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/bands.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(PLOT_PLACES == LEVELS, "a place on the axis for every level");

char *band_words(const struct framework *framework, int low, int high, const char *language) {
    struct buf text = {0};
    if (low >= 0) {
        const char *from = framework_text(framework, &framework->scale[low].brief, language);
        const char *to = framework_text(framework, &framework->scale[high].brief, language);
        if (low == high)
            buf_add_string(&text, from);
        else
            /* TRANSLATORS: two level names, the lower and the higher end of a band */
            buf_addf(&text, _("%s to %s"), from, to);
    }
    return buf_take(&text);
}

struct plot *band_plot(struct doc *doc, const char *title, const struct framework *framework,
                       const char *language) {
    const char *heads[PLOT_PLACES];
    const char *const legend[PLOT_MARKS] = {
        [PLOT_NOW] = _("now"),
        [PLOT_WANTED] = _("where you want to be"),
        [PLOT_PREVIOUS] = _("last time"),
    };
    for (int level = 0; level < LEVELS; level++)
        heads[level] = framework_text(framework, &framework->scale[level].brief, language);
    return doc_plot(doc, title, heads, legend);
}

static void add_part(struct buf *out, enum plot_mark mark, const char *words) {
    switch (mark) {
    case PLOT_NOW:
        /* TRANSLATORS: this and the next two are parts of one sentence about levels, such as
         * "now explored to on my own, wanted adapted, last time explored" */
        buf_addf(out, _("now %s"), words);
        break;
    case PLOT_WANTED:
        buf_addf(out, _("wanted %s"), words);
        break;
    default:
        buf_addf(out, _("last time %s"), words);
        break;
    }
}

void band_plot_row(struct doc *doc, struct plot *plot, const char *name,
                   const struct plot_band bands[PLOT_MARKS], const struct framework *framework,
                   const char *language) {
    struct buf said = {0};
    if (bands[PLOT_NOW].low < 0)
        buf_add_string(&said, _("too few answers to say"));
    for (int mark = 0; mark < PLOT_MARKS; mark++) {
        if (bands[mark].low < 0)
            continue;
        char *words = band_words(framework, bands[mark].low, bands[mark].high, language);
        if (said.length)
            buf_add_string(&said, ", ");
        add_part(&said, (enum plot_mark)mark, words);
        free(words);
    }
    doc_plot_row(doc, plot, name, bands, buf_string(&said));
    buf_free(&said);
}

void band_moments(struct doc *doc, const struct assessment *then, const struct assessment *now,
                  enum style style) {
    char then_day[DATE_SIZE], now_day[DATE_SIZE];
    date_format(then->changed, then_day);
    date_format(now->changed, now_day);
    doc_text(doc, style, _("Last time: %s. Now: %s."), then_day, now_day);
    if (!comparison_is_changed(then, now))
        return;
    if (strcmp(then->version, now->version) != 0)
        doc_text(doc, style,
                 _("The questionnaire changed in between (version %s then, version %s now), so an "
                   "item can mean something else than it did."),
                 then->version, now->version);
    else
        doc_text(doc, style, "%s",
                 _("The questionnaire changed in between, so an item can mean something else than "
                   "it did."));
}

void band_levels(struct doc *doc, const struct framework *framework, const char *language) {
    doc_heading(doc, _("The levels"));
    for (int level = 0; level < LEVELS; level++)
        doc_text(doc, STYLE_PLAIN, "%d  %s", level,
                 framework_text(framework, &framework->scale[level].name, language));
    doc_gap(doc);
}
