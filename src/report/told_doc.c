/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two releases side by side: then and now. Where both are told of the same thing it says both, and
 * never how much lies between: levels have no distance. */
#include <config.h>

#include <stdlib.h>

#include "report/release_parts.h"

/* Two moments, laid side by side in a document. */
struct beside {
    struct doc *doc;
    const struct told *then, *now;
    const char *language;
};

static const char *statement_of(const struct beside *b, int item) {
    return framework_text(b->now->framework, &b->now->framework->items[item].statement,
                          b->language);
}

static void write_moment(const struct beside *b, const struct told *told, const char *when) {
    struct buf period = {0};
    if (told->period[0])
        buf_addf(&period, "; %s", told->period);
    doc_bullet(b->doc,
               ngettext("%s: group %s%s, version %s, %lu person",
                        "%s: group %s%s, version %s, %lu people", (unsigned long)told->people),
               when, told->code, buf_string(&period), told->version, (unsigned long)told->people);
    buf_free(&period);
}

static void write_moments(const struct beside *b) {
    write_moment(b, b->then, _("Then"));
    write_moment(b, b->now, _("Now"));
    doc_gap(b->doc);
    doc_text(b->doc, STYLE_PLAIN, "%s",
             _("Other people may have answered then. And people who learn more often look at their "
               "own work more strictly: a lower middle need not be a step back. Ask each other "
               "what changed."));
    doc_gap(b->doc);
}

static char *said_of(const struct beside *b, const struct told_cell *told, bool answers) {
    if (told->sameness == SAME_GONE)
        return mem_copy(_("was not there then"));
    if (told->sameness == SAME_CHANGED)
        return mem_copy(answers ? _("had other items then: not compared")
                                : _("had other words then: not compared"));
    return release_said(b->now->framework, &told->cell, answers, b->language);
}

/* NAME, with what is told of it then and now. */
static void write_pair(const struct beside *b, const char *name, const struct told_cell *then,
                       const struct told_cell *now, bool answers) {
    char *said_then = said_of(b, then, answers), *said_now = said_of(b, now, answers);
    doc_bullet(b->doc, "%s", name);
    doc_text(b->doc, STYLE_PLAIN, _("then: %s"), said_then);
    doc_indent(b->doc, 2);
    doc_text(b->doc, STYLE_PLAIN, _("now: %s"), said_now);
    doc_indent(b->doc, 2);
    free(said_then);
    free(said_now);
}

static void write_dimensions(const struct beside *b) {
    const struct framework *fw = b->now->framework;
    doc_text(b->doc, STYLE_STATEMENT, "%s", _("By dimension"));
    for (int d = 0; d < fw->dimension_count; d++)
        write_pair(b, framework_text(fw, &fw->dimensions[d].name, b->language),
                   &b->then->dimensions[d], &b->now->dimensions[d], true);
    doc_gap(b->doc);
}

static enum change change_of(const struct beside *b, int item) {
    return told_change(&b->then->items[item], &b->now->items[item]);
}

static int count_changes(const struct beside *b, enum change change) {
    int count = 0;
    for (int i = 0; i < b->now->framework->item_count; i++)
        count += change_of(b, i) == change && b->then->items[i].sameness == SAME_MEANING;
    return count;
}

/* The items that went this way, with both figures. */
static void list_changes(const struct beside *b, enum change change, const char *head) {
    if (count_changes(b, change) == 0)
        return;
    doc_text(b->doc, STYLE_STATEMENT, "%s", head);
    for (int i = 0; i < b->now->framework->item_count; i++) {
        if (change_of(b, i) == change)
            write_pair(b, statement_of(b, i), &b->then->items[i], &b->now->items[i], false);
    }
    doc_gap(b->doc);
}

/* Items that are not compared because they are not the same, by name. */
static void list_others(const struct beside *b, enum sameness sameness, const char *head) {
    bool any = false;
    for (int i = 0; i < b->now->framework->item_count; i++) {
        if (b->then->items[i].sameness != sameness)
            continue;
        if (!any)
            doc_text(b->doc, STYLE_PLAIN, "%s", head);
        any = true;
        doc_bullet(b->doc, "%s", statement_of(b, i));
    }
    if (any)
        doc_gap(b->doc);
}

static void write_rest(const struct beside *b) {
    int same = count_changes(b, CHANGE_NONE), quiet = count_changes(b, CHANGE_NOT_SAID);
    int dropped = b->then->dropped;
    if (same)
        doc_bullet(b->doc,
                   ngettext("%d item is about as it was.", "%d items are about as they were.",
                            (unsigned long)same),
                   same);
    if (quiet)
        doc_bullet(b->doc,
                   ngettext("%d item is not told in one of the two, or in another way.",
                            "%d items are not told in one of the two, or in another way.",
                            (unsigned long)quiet),
                   quiet);
    if (dropped)
        doc_bullet(b->doc,
                   ngettext("%d item of then is no longer in the questionnaire.",
                            "%d items of then are no longer in the questionnaire.",
                            (unsigned long)dropped),
                   dropped);
    doc_gap(b->doc);
}

void report_then_and_now(struct doc *doc, const struct told *then, const struct told *now,
                         const char *language) {
    const struct beside b = {doc, then, now, language};
    doc_title(doc, _("Then and now"));
    write_moments(&b);
    write_dimensions(&b);
    list_changes(&b, CHANGE_FURTHER, _("Further than then"));
    list_changes(&b, CHANGE_BACK, _("Not as far as then"));
    write_rest(&b);
    list_others(&b, SAME_CHANGED, _("These have other words now, so they are not compared:"));
    list_others(&b, SAME_GONE, _("These are new:"));
}
