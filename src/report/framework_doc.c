/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of a framework: what it holds, and the questionnaire on paper. */
#include <config.h>

#include "report/report.h"

struct writing {
    struct doc *doc;
    const struct framework *framework;
    const char *language;
};

static const char *text_of(const struct writing *w, const struct localized *text) {
    return framework_text(w->framework, text, w->language);
}

static void write_paragraph(const struct writing *w, const struct localized *text) {
    if (text_of(w, text)[0])
        doc_text(w->doc, STYLE_PLAIN, "%s", text_of(w, text));
}

static void write_scale(const struct writing *w) {
    doc_heading(w->doc, _("The levels"));
    for (int level = 0; level < LEVELS; level++)
        doc_text(w->doc, STYLE_PLAIN, "%d  %s: %s", level,
                 text_of(w, &w->framework->scale[level].name),
                 text_of(w, &w->framework->scale[level].meaning));
    doc_gap(w->doc);
}

static void add_line_names(const struct writing *w, set lines, struct buf *out) {
    for (int i = 0; i < w->framework->line_count; i++)
        if (SET_HAS(lines, i))
            buf_addf(out, "%s%s", out->length ? ", " : "",
                     text_of(w, &w->framework->lines[i].name));
}

static void write_item(const struct writing *w, const struct item *item) {
    struct buf lines = {0};
    add_line_names(w, item->lines, &lines);
    doc_text(w->doc, STYLE_STATEMENT, "%s  %s", item->id, text_of(w, &item->statement));
    if (text_of(w, &item->example)[0])
        doc_text(w->doc, STYLE_PLAIN, _("For example: %s"), text_of(w, &item->example));
    for (int level = 0; item->own_levels && level < LEVELS; level++) {
        doc_text(w->doc, STYLE_PLAIN, "%d  %s", level, text_of(w, &item->levels[level]));
        doc_indent(w->doc, 2);
    }
    doc_text(w->doc, STYLE_QUIET, "%s; %s%s%s", report_kind(item->kind), buf_string(&lines),
             item->source[0] ? "; " : "", item->source);
    if (item->basis)
        doc_text(w->doc, STYLE_QUIET, "%s",
                 _("Basis: part of a shared minimum for those who want one; it binds nobody."));
    if (item->crosswalk[0])
        doc_text(w->doc, STYLE_QUIET, _("Near to: %s"), item->crosswalk);
    doc_gap(w->doc);
    buf_free(&lines);
}

static void write_modules(const struct writing *w) {
    const struct framework *fw = w->framework;
    if (fw->module_count == 0)
        return;
    doc_heading(w->doc, _("Modules"));
    for (int i = 0; i < fw->module_count; i++) {
        const struct module *module = &fw->modules[i];
        doc_text(w->doc, STYLE_STATEMENT, "%s  %s", module->id, text_of(w, &module->name));
        doc_text(w->doc, STYLE_PLAIN, "%s", text_of(w, &module->about));
        struct buf serves = {0};
        for (int s = 0; s < module->serve_count; s++)
            buf_addf(&serves, "%s%s (%d)", s ? ", " : "", fw->items[module->serves[s].item].id,
                     module->serves[s].up_to);
        doc_text(w->doc, STYLE_QUIET,
                 ngettext("%d hour; %s; serves, up to level: %s",
                          "%d hours; %s; serves, up to level: %s", (unsigned long)module->hours),
                 module->hours, report_phase(module->phase), buf_string(&serves));
        doc_gap(w->doc);
        buf_free(&serves);
    }
}

void report_framework(struct doc *doc, const struct framework *fw, const char *language) {
    const struct writing w = {doc, fw, language};
    doc_title(doc, text_of(&w, &fw->title));
    doc_text(doc, STYLE_QUIET, _("%s, version %s"), fw->id, fw->version);
    if (fw->licence[0])
        doc_text(doc, STYLE_QUIET, _("Licence: %s"), fw->licence);
    doc_gap(doc);
    write_paragraph(&w, &fw->about);
    write_paragraph(&w, &fw->standing);
    write_paragraph(&w, &fw->provenance);
    doc_gap(doc);
    write_scale(&w);
    doc_heading(doc, _("Lines"));
    for (int i = 0; i < fw->line_count; i++)
        doc_text(doc, STYLE_PLAIN, "%s: %s", text_of(&w, &fw->lines[i].name),
                 text_of(&w, &fw->lines[i].definition));
    doc_gap(doc);
    for (int d = 0; d < fw->dimension_count; d++) {
        doc_heading(doc, text_of(&w, &fw->dimensions[d].name));
        write_paragraph(&w, &fw->dimensions[d].goal);
        doc_gap(doc);
        for (int i = 0; i < fw->item_count; i++)
            if (fw->items[i].dimension == d)
                write_item(&w, &fw->items[i]);
    }
    write_modules(&w);
}

/* A choice on paper: two boxes for now and wish, or one. */
static void write_box(const struct writing *w, int number, int boxes, const char *label) {
    doc_choice(w->doc, &(struct choice){.number = number,
                                        .marks = {MARK_ONE_OFF, MARK_WISH_OFF},
                                        .mark_count = boxes,
                                        .label = label});
}

static void write_paper_item(const struct writing *w, const struct item *item) {
    doc_text(w->doc, STYLE_HEADING, "%s  %s", item->id, text_of(w, &item->statement));
    if (text_of(w, &item->example)[0])
        doc_text(w->doc, STYLE_QUIET, _("For example: %s"), text_of(w, &item->example));
    doc_text(w->doc, STYLE_QUIET, "%s", _("now and wish"));
    for (int level = 0; level < LEVELS; level++)
        write_box(w, level, 2,
                  text_of(w, item->own_levels ? &item->levels[level]
                                              : &w->framework->scale[level].name));
    write_box(w, 5, 1, _("not applicable"));
    write_box(w, 6, 1, _("not my task here"));
    write_box(w, 7, 1, _("I would rather not say"));
    doc_gap(w->doc);
}

/* The heading of a dimension, after that of the whole it is a part of when that is new. */
static void write_paper_heading(const struct writing *w, int before, int now) {
    const struct dimension *dimensions = w->framework->dimensions;
    int whole = dimensions[now].parent, whole_before = before < 0 ? -1 : dimensions[before].parent;
    if (whole >= 0 && whole != whole_before && whole != before)
        doc_heading(w->doc, text_of(w, &dimensions[whole].name));
    doc_heading(w->doc, text_of(w, &dimensions[now].name));
}

void report_paper(struct doc *doc, const struct assessment *assessment, const char *language) {
    const struct framework *fw = assessment->framework;
    const struct writing w = {doc, fw, language};
    doc_title(doc, text_of(&w, &fw->title));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("A mirror, not a yardstick. Tick where you are now in the first column of boxes, "
               "and where you want to be in the second. No level that fits? Then tick 5, 6 or 7. "
               "There are no wrong answers. Do not write your name on it."));
    doc_gap(doc);
    write_scale(&w);
    int last = -1;
    for (int i = 0; i < assessment->shown_count; i++) {
        const struct item *item = &fw->items[assessment->shown[i]];
        if (item->dimension != last)
            write_paper_heading(&w, last, item->dimension);
        last = item->dimension;
        write_paper_item(&w, item);
    }
    doc_text(doc, STYLE_QUIET,
             _("To key this in: start lobspiegel --line and type the code, the digit for now, > and "
               "the digit for the wish, such as: vb-01 2>3. Questionnaire %s, version %s."),
             fw->id, fw->version);
}
