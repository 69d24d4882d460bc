/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questionnaire on paper, to fill in with a pen; for a group also what happens with the sheet.
 */
#include <config.h>

#include "report/report.h"
#include "sharing/sheet.h"

struct writing {
    struct doc *doc;
    const struct framework *framework;
    const char *language;
};

static const char *text_of(const struct writing *w, const struct localized *text) {
    return framework_text(w->framework, text, w->language);
}

/* A choice on paper: two boxes for now and wish, or one. */
static void write_box(const struct writing *w, int number, int boxes, const char *label) {
    doc_choice(w->doc, &(struct choice){.number = number,
                                        .marks = {MARK_ONE_OFF, MARK_WISH_OFF},
                                        .mark_count = boxes,
                                        .label = label});
}

static void write_item(const struct writing *w, int number, const struct item *item) {
    doc_text(w->doc, STYLE_HEADING, "%d. %s  %s", number, item->id, text_of(w, &item->statement));
    if (text_of(w, &item->example)[0])
        doc_text(w->doc, STYLE_QUIET, _("For example: %s"), text_of(w, &item->example));
    doc_text(w->doc, STYLE_QUIET, "%s", _("now and wish"));
    for (int level = 0; level < LEVELS; level++)
        write_box(
            w, level, 2,
            text_of(w, item->own_levels ? &item->levels[level] : &w->framework->scale[level].name));
    write_box(w, 5, 1, _("not applicable"));
    write_box(w, 6, 1, _("not my task here"));
    write_box(w, 7, 1, _("I would rather not say"));
    doc_gap(w->doc);
}

/* The heading of a dimension, after that of the whole it is a part of when that is new. */
static void write_heading(const struct writing *w, int before, int now) {
    const struct dimension *dimensions = w->framework->dimensions;
    int whole = dimensions[now].parent, whole_before = before < 0 ? -1 : dimensions[before].parent;
    if (whole >= 0 && whole != whole_before && whole != before)
        doc_heading(w->doc, text_of(w, &dimensions[whole].name));
    doc_heading(w->doc, text_of(w, &dimensions[now].name));
}

static void write_scale(const struct writing *w) {
    doc_heading(w->doc, _("The levels"));
    for (int level = 0; level < LEVELS; level++)
        doc_bullet(w->doc, "%d  %s: %s", level, text_of(w, &w->framework->scale[level].name),
                   text_of(w, &w->framework->scale[level].meaning));
    doc_gap(w->doc);
}

/* ---- for a group ---- */

static void write_promises(const struct writing *w, const struct group *group) {
    doc_heading(w->doc, _("What happens with this sheet"));
    doc_bullet(w->doc, "%s",
               _("You may leave open whatever you like, or hand in nothing. Nobody asks why."));
    doc_bullet(w->doc, "%s",
               _("Somebody types it, and sees your answers while typing. Better still: type it "
                 "yourself, or with a colleague of your choice."));
    doc_bullet(w->doc, "%s", _("What is typed becomes a file without your name."));
    doc_bullet(
        w->doc, "%s",
        _("After that the sheet is destroyed. Your answers cannot be found back by name, and "
          "are not for appraisal."));
    doc_gap(w->doc);
    report_group_texts(w->doc, group);
    report_group_rules(w->doc, group);
    doc_gap(w->doc);
}

static const char *split_question(enum split split) {
    switch (split) {
    case SPLIT_LINE:
        return _("Which line do you work in?");
    case SPLIT_ROLE:
        return _("What is your role?");
    case SPLIT_STAGE:
        return _("How far are you in your work?");
    default:
        return _("Where do you work?");
    }
}

/* Only the parts that the group made; a sign beyond 9 is no number. */
static void write_split(const struct writing *w, const struct group *group) {
    if (group->bucket_count == 0)
        return;
    doc_heading(w->doc, split_question(group->split));
    doc_text(w->doc, STYLE_PLAIN, "%s",
             _("Figures are also given for each of these. Tick one; or 0, and you are counted with "
               "all and not in a part."));
    for (int i = -1; i < group->bucket_count; i++) {
        struct buf name = {0};
        char sign = sheet_bucket_sign(i);
        bool digit = sign <= '9';
        if (!digit)
            buf_addf(&name, "%c  ", sign);
        if (i < 0)
            buf_add_string(&name, _("I would rather not say"));
        else
            group_bucket_name(group, w->framework, i, w->language, &name);
        write_box(w, digit ? sign - '0' : -1, 1, buf_string(&name));
        buf_free(&name);
    }
    doc_gap(w->doc);
}

/* For who types it: what is typed, in the order of the paper. */
static void write_key_in(const struct writing *w, const struct assessment *assessment,
                         const struct group *group, const char *key_in) {
    const struct framework *fw = w->framework;
    doc_heading(w->doc, _("For who types this"));
    if (!group) {
        doc_text(w->doc, STYLE_QUIET,
                 _("To key this in: start lobspiegel --line and type the code, the digit for now, "
                   "> and the digit for the wish, such as: vb-01 2>3. Questionnaire %s, version "
                   "%s."),
                 fw->id, fw->version);
        return;
    }
    doc_text(w->doc, STYLE_STATEMENT, "lobspiegel key-in %s", key_in);
    doc_text(w->doc, STYLE_QUIET, "%s",
             group->bucket_count
                 ? _("Type the digit of the part first, then one answer for each item, in the "
                     "order of the numbers.")
                 : _("Type one answer for each item, in the order of the numbers."));
    doc_text(
        w->doc, STYLE_QUIET,
        _("0 to 4 for now; 5, 6 or 7 for a reason; a full stop for what was left open. The "
          "wish goes behind it: 2>3. There are %d answers. Questionnaire %s, version %s, group "
          "%s."),
        assessment->shown_count, fw->id, fw->version, group->code);
}

void report_paper(struct doc *doc, const struct assessment *assessment, const struct group *group,
                  const char *key_in, const char *language) {
    const struct framework *fw = assessment->framework;
    const struct writing w = {doc, fw, language};
    doc_title(doc, text_of(&w, &fw->title));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("A mirror, not a yardstick. Tick where you are now in the first column of boxes, "
               "and where you want to be in the second. No level that fits? Then tick 5, 6 or 7. "
               "There are no wrong answers. Do not write your name on it."));
    doc_gap(doc);
    if (group) {
        write_promises(&w, group);
        write_split(&w, group);
    }
    write_scale(&w);
    int last = -1;
    for (int i = 0; i < assessment->shown_count; i++) {
        const struct item *item = &fw->items[assessment->shown[i]];
        if (item->dimension != last)
            write_heading(&w, last, item->dimension);
        last = item->dimension;
        write_item(&w, i + 1, item);
    }
    write_key_in(&w, assessment, group, key_in);
    doc->form = true;
}
