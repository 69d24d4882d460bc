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

/* The days; and that items can mean something else, when it is not known which. */
static void write_days(const struct writing *w) {
    const struct comparison *c = w->comparison;
    char then_day[DATE_SIZE], now_day[DATE_SIZE];
    if (c->unknown) {
        band_moments(w->doc, c->then, c->now, STYLE_PLAIN);
        return;
    }
    date_format(c->then->changed, then_day);
    date_format(c->now->changed, now_day);
    doc_text(w->doc, STYLE_PLAIN, _("Last time: %s. Now: %s."), then_day, now_day);
}

static void write_moments(const struct writing *w) {
    write_days(w);
    doc_gap(w->doc);
    doc_text(w->doc, STYLE_QUIET, "%s",
             _("Looking back, people often rate their earlier self lower, because they know more "
               "now. A lower level now can come from knowing more, too: different is not worse."));
    if (w->comparison->looked_back)
        doc_text(w->doc, STYLE_QUIET, "%s",
                 _("\"Looking back\" is the level that you give your earlier self now. It stands "
                   "beside what you said then, and neither of the two is the truer one."));
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

/* "2 → 3  statement", or "2 (looking back: 1) → 3  statement"; heard in words. */
static void write_change(const struct writing *w, const struct level_change *change) {
    const char *statement =
        framework_text(w->framework, &w->framework->items[change->item].statement, w->language);
    struct buf spoken = {0};
    if (change->back < 0) {
        buf_addf(&spoken, _("from %d to %d: %s"), change->then, change->now, statement);
        doc_bullet(w->doc, "%d → %d  %s", change->then, change->now, statement);
    } else {
        buf_addf(&spoken, _("from %d, looking back %d, to %d: %s"), change->then, change->back,
                 change->now, statement);
        /* TRANSLATORS: three levels and a statement: then, then as seen now, now */
        doc_bullet(w->doc, _("%d (looking back: %d) → %d  %s"), change->then, change->back,
                   change->now, statement);
    }
    doc_spoken(w->doc, buf_string(&spoken));
    buf_free(&spoken);
}

/* COUNT changes from FIRST on. */
static void write_changes(const struct writing *w, const char *heading, int first, int count) {
    if (count == 0)
        return;
    doc_heading(w->doc, heading);
    for (int i = first; i < first + count; i++)
        write_change(w, &w->comparison->changes[i]);
    doc_gap(w->doc);
}

/* How many; by name only those that were looked back at. */
static void write_same(const struct writing *w) {
    const struct comparison *c = w->comparison;
    if (c->same == 0)
        return;
    doc_heading(w->doc, _("The same as last time"));
    doc_text(w->doc, STYLE_PLAIN,
             ngettext("%d item is at the level it had.", "%d items are at the level they had.",
                      (unsigned long)c->same),
             c->same);
    for (int i = c->up; i < c->up + c->same; i++)
        if (c->changes[i].back >= 0)
            write_change(w, &c->changes[i]);
    doc_gap(w->doc);
}

/* Looking back is done in the words of now, so that can still be laid beside now. */
static void write_altered(const struct writing *w) {
    const struct comparison *c = w->comparison;
    if (c->altered_count == 0)
        return;
    doc_heading(w->doc, _("Not compared"));
    doc_text(w->doc, STYLE_PLAIN, "%s",
             ngettext("This item changed in between, so it is not compared:",
                      "These items changed in between, so they are not compared:",
                      (unsigned long)c->altered_count));
    for (int i = 0; i < c->altered_count; i++) {
        const struct level_change *change = &c->altered[i];
        const char *statement =
            framework_text(w->framework, &w->framework->items[change->item].statement, w->language);
        if (change->back < 0)
            doc_bullet(w->doc, "%s", statement);
        else
            doc_bullet(w->doc, _("%s (looking back: %d, now: %d)"), statement, change->back,
                       change->now);
    }
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
    if (c->change_count + c->altered_count == 0) {
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("There is no item to which you gave a level both times, so there is nothing to "
                   "lay side by side."));
        doc_gap(doc);
    }
    write_changes(&w, _("Higher than last time"), 0, c->up);
    write_same(&w);
    write_changes(&w, _("Lower than last time"), c->up + c->same, c->down);
    write_altered(&w);
    write_once(&w);
    if (c->change_count + c->altered_count)
        band_levels(doc, w.framework, language);
}
