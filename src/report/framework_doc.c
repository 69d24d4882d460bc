/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a framework: all that it holds. */
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
