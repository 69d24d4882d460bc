/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a comparison: what is different, in words and levels; no score, no verdict. */
#include <config.h>

#include "report/bands.h"
#include "report/report.h"

struct writing {
    struct doc *doc;
    const struct comparison *comparison;
    const struct framework *framework;
    const char *language;
};

static void write_moments(const struct writing *w) {
    band_moments(w->doc, w->comparison->then, w->comparison->now, STYLE_PLAIN);
    doc_gap(w->doc);
    doc_text(w->doc, STYLE_QUIET, "%s",
             _("Looking back, people often rate their earlier self lower, because they know more "
               "now. A lower level now can come from knowing more, too: different is not worse."));
    doc_gap(w->doc);
}

static void write_dimensions(const struct writing *w) {
    const struct comparison *c = w->comparison;
    bool any = false;
    for (int d = 0; d < w->framework->dimension_count; d++)
        any = any || c->dimensions_now[d].low >= 0;
    if (!any)
        return;
    doc_heading(w->doc, _("By dimension, now and last time"));
    doc_text(w->doc, STYLE_QUIET, "%s", _("Over the items to which you gave a level both times."));
    struct plot *plot =
        band_plot(w->doc, _("By dimension, now and last time"), w->framework, w->language);
    for (int d = 0; d < w->framework->dimension_count; d++) {
        const struct spread *then = &c->dimensions_then[d], *now = &c->dimensions_now[d];
        const struct plot_band bands[PLOT_MARKS] = {
            [PLOT_NOW] = {now->low, now->high},
            [PLOT_WANTED] = {-1, -1},
            [PLOT_PREVIOUS] = {then->low, then->high},
        };
        if (now->valid)
            band_plot_row(
                w->doc, plot,
                framework_text(w->framework, &w->framework->dimensions[d].name, w->language), bands,
                w->framework, w->language);
    }
    doc_gap(w->doc);
}

/* COUNT changes from FIRST on, "2 → 3  statement"; heard as "from 2 to 3: statement". */
static void write_changes(const struct writing *w, const char *heading, int first, int count) {
    if (count == 0)
        return;
    doc_heading(w->doc, heading);
    for (int i = first; i < first + count; i++) {
        const struct level_change *change = &w->comparison->changes[i];
        const char *statement =
            framework_text(w->framework, &w->framework->items[change->item].statement, w->language);
        struct buf spoken = {0};
        buf_addf(&spoken, _("from %d to %d: %s"), change->then, change->now, statement);
        doc_bullet(w->doc, "%d → %d  %s", change->then, change->now, statement);
        doc_spoken(w->doc, buf_string(&spoken));
        buf_free(&spoken);
    }
    doc_gap(w->doc);
}

static void write_same(const struct writing *w) {
    int same = w->comparison->same;
    if (same == 0)
        return;
    doc_heading(w->doc, _("The same as last time"));
    doc_text(w->doc, STYLE_PLAIN,
             ngettext("%d item is at the level it had.", "%d items are at the level they had.",
                      (unsigned long)same),
             same);
    doc_gap(w->doc);
}

static void write_once(const struct writing *w) {
    const struct comparison *c = w->comparison;
    if (c->only_then + c->only_now + c->gone == 0)
        return;
    doc_heading(w->doc, _("Rated only once"));
    if (c->only_now)
        doc_bullet(w->doc,
                   ngettext("%d item has a level now and had none last time",
                            "%d items have a level now and had none last time",
                            (unsigned long)c->only_now),
                   c->only_now);
    if (c->only_then)
        doc_bullet(w->doc,
                   ngettext("%d item had a level last time and has none now",
                            "%d items had a level last time and have none now",
                            (unsigned long)c->only_then),
                   c->only_then);
    if (c->gone)
        doc_bullet(w->doc,
                   ngettext("%d item of last time is no longer in the questionnaire",
                            "%d items of last time are no longer in the questionnaire",
                            (unsigned long)c->gone),
                   c->gone);
    doc_gap(w->doc);
}

void report_comparison(struct doc *doc, const struct comparison *comparison, const char *language) {
    const struct comparison *c = comparison;
    const struct writing w = {doc, c, c->now->framework, language};
    write_moments(&w);
    write_dimensions(&w);
    if (c->change_count == 0) {
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("There is no item to which you gave a level both times, so there is nothing to "
                   "lay side by side."));
        doc_gap(doc);
    }
    write_changes(&w, _("Higher than last time"), 0, c->up);
    write_same(&w);
    write_changes(&w, _("Lower than last time"), c->up + c->same, c->down);
    write_once(&w);
    if (c->change_count)
        band_levels(doc, w.framework, language);
}
