/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group is, for people: its rules, its break-down, whom to ask, how to share. */
#include <config.h>

#include "report/report.h"

static const char *split_sentence(enum split split) {
    switch (split) {
    case SPLIT_LINE:
        return _("Figures are also given by line:");
    case SPLIT_ROLE:
        return _("Figures are also given by role:");
    case SPLIT_STAGE:
        return _("Figures are also given by stage:");
    case SPLIT_SECTOR:
        return _("Figures are also given by sector:");
    default:
        return _("Figures are given for all together, not by role, line, stage or sector.");
    }
}

static void write_split(struct doc *doc, const struct group *group,
                        const struct framework *framework, const char *language) {
    doc_text(doc, STYLE_PLAIN, "%s", split_sentence(group->split));
    for (int i = 0; i < group->bucket_count; i++) {
        struct buf name = {0};
        if (framework)
            group_bucket_name(group, framework, i, language, &name);
        else
            buf_add_string(&name, group->buckets[i].id);
        doc_bullet(doc, "%s (%s)", buf_string(&name), group->buckets[i].id);
        buf_free(&name);
    }
    if (group->split != SPLIT_NONE)
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("Too few people in one of these? Then they are counted with others."));
}

void report_group_rules(struct doc *doc, const struct group *group) {
    int least = group_threshold(group);
    doc_text(doc, STYLE_PLAIN,
             ngettext("Behind every figure are at least %d person.",
                      "Behind every figure are at least %d people.", (unsigned long)least),
             least);
    if (group->k < K_ITEMS)
        doc_text(doc, STYLE_PLAIN, _("Behind a figure about one item are at least %d."),
                 K_ITEMS + least - group->k);
    if (group->takes_part)
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("That is one more than usual, because the person who gathers the files fills it "
                   "in as well and knows her own answers."));
    doc_text(doc, STYLE_PLAIN, "%s",
             group->outside ? _("The figures may leave the school.")
                            : _("The figures are for the team's own meeting; what leaves the "
                                "school has at least 10 people behind it."));
    doc_text(doc, STYLE_PLAIN, "%s",
             group->public_key[0]
                 ? _("The files are sealed: only the person with the key of the group can open "
                     "them.")
                 : _("The files are not sealed: whoever gets one can read it."));
}

void report_group_texts(struct doc *doc, const struct group *group) {
    if (group->purpose[0])
        doc_text(doc, STYLE_PLAIN, _("What it is for: %s"), group->purpose);
    if (group->period[0])
        doc_text(doc, STYLE_PLAIN, _("Period: %s"), group->period);
    if (group->contact[0])
        doc_text(doc, STYLE_PLAIN, _("Questions? Ask: %s"), group->contact);
}

static void add_handing_up(struct doc *doc, const struct group *group) {
    doc_heading(doc, _("How to hand up"));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("This group is a region: schools hand up their figures, and no person shares with "
               "it. The person who gathers in a school types:"));
    doc_text(doc, STYLE_STATEMENT,
             "lobspiegel gather FOLDER --group SCHOOL --hand-up %s -o FILE", group->code);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("The file has no answers of one person, and only what that school may tell. Small "
               "schools can gather together, in one group, and hand up as one."));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Figures are made of three schools or more, when none of them is so large that "
               "others could work out its figures."));
}

void report_group(struct doc *doc, const struct group *group, const struct framework *framework,
                  const char *language) {
    doc_text(doc, STYLE_TITLE, _("Group \"%s\""), group->code);
    doc_gap(doc);
    if (group->closed) {
        doc_text(doc, STYLE_STATEMENT, "%s", _("This group is closed: nobody shares any more."));
        doc_gap(doc);
    }
    report_group_texts(doc, group);
    doc_text(doc, STYLE_PLAIN, _("Questionnaire: %s, version %s"),
             framework ? framework_text(framework, &framework->title, language) : group->framework,
             group->version);
    doc_gap(doc);
    report_group_rules(doc, group);
    write_split(doc, group, framework, language);
    doc_gap(doc);
    if (group->closed)
        return;
    if (group->region) {
        add_handing_up(doc, group);
        return;
    }
    doc_heading(doc, _("How to share"));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Put the group file in your home folder or your Downloads. Fill in the "
               "questionnaire, choose \"share\" and type the code, or type:"));
    doc_text(doc, STYLE_STATEMENT, "lobspiegel share --group %s", group->code);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("You see exactly what is in the file before it is made. Nothing is sent: you give "
               "the file yourself to the person who gathers them."));
}
