/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet for staff council and data officer: what happens with the answers of one group, and
 * how they can see for themselves that it is so. */
#include <config.h>

#include "report/report.h"

static void write_stored(struct doc *doc) {
    doc_gap(doc);
    doc_heading(doc, _("What is stored, and where"));
    doc_bullet(
        doc, "%s",
        _("The answers, notes and plans of one person: in her own folder on the computer she "
          "works on, readable by her only. The program has no network code and sends "
          "nothing."));
    doc_bullet(doc, "%s",
               _("The file to share: she sees every byte of it, says yes or no, and gives it to "
                 "the person who gathers the files herself. In it are: the questionnaire and its "
                 "version, the code of the group, a random number, at most one bucket, and a level "
                 "and wish or a reason per item. No name, address, free text, date, computer or "
                 "language; all files of a group are equally long."));
    doc_bullet(doc, "%s",
               _("With the person who gathers: the files until she destroys them, the figures that "
                 "were released, and a private list of these that keeps a later release from "
                 "giving somebody away. Tallies are kept, not what one person answered."));
}

static void write_who(struct doc *doc, const struct group *group) {
    doc_gap(doc);
    doc_heading(doc, _("Who sees what"));
    doc_bullet(doc, "%s",
               group->public_key[0]
                   ? _("The person who gathers: the files, which only she can open. A single file "
                       "is stripped of names, but still personal data for whoever knows who sent "
                       "it.")
                   : _("The person who gathers: the files. A single file is stripped of names, but "
                       "still personal data for whoever knows who sent it."));
    doc_bullet(doc, "%s",
               _("Who types a questionnaire that was filled in on paper: the answers on it. The "
                 "paper says so. It is destroyed when its file is made."));
    doc_bullet(doc, "%s",
               _("Colleagues, managers and others: only figures about the group, in the forms "
                 "below."));
    doc_bullet(doc, "%s",
               _("Taking part is voluntary, every item may be left open, and the figures are not "
                 "for appraisal or pay."));
}

/* The rule of disclosure control, in plain words: see gathering/control.h. */
static void write_control(struct doc *doc, const struct group *group) {
    int least = group_threshold(group);
    int items = group->k > K_ITEMS ? least : K_ITEMS + least - group->k;
    doc_gap(doc);
    doc_heading(doc, _("What is told about the group"));
    doc_text(doc, STYLE_PLAIN,
             _("Nothing is told about fewer than %d people, nor about fewer than %d for one item. "
               "Only people who gave a level count."),
             least, items);
    doc_text(doc, STYLE_PLAIN,
             _("People are added in batches of at least %d, and nothing is ever told about a part of "
               "a batch. Two reports laid side by side tell about the batch between them what one "
               "report tells about its people: so a figure about one item can differ by fewer "
               "than %d of them."),
             least, items);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("How many people are at which level is told only for an item on which people "
               "differ so much that, whichever colleagues put their own answers together, fewer "
               "than nine in ten of the others are alike. Any two people could then have given "
               "each other's answer, and every figure would be the same."));
    doc_text(
        doc, STYLE_PLAIN, "%s",
        _("For all other items it is told only, in words, how large a part is at \"on my own\" "
          "(level 2) or higher. Each answer could then be another one on its side of that "
          "line, and nothing would change. Why somebody gave no level is never told."));
    if (group->region)
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("This group is a region: it gets the figures of schools and not what one person "
                   "answered. Nothing is told of fewer than three schools, nor where one of them "
                   "is so large that another could work out its figures."));
    else if (group->outside)
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("The figures may also be handed up to a region, in a file that only the region "
                   "can open. It has exact numbers of people for the first kind of items, the "
                   "same words for the others, and nothing else."));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Before a report is written, the program attacks it itself: with all that was "
               "released before and the answers of colleagues who work together. If any answer "
               "could be found out, the report is not written."));
}

static void write_refused(struct doc *doc) {
    doc_gap(doc);
    doc_heading(doc, _("What is refused"));
    doc_bullet(doc, "%s", _("A lower number of people than the floor, or than it was before."));
    doc_bullet(doc, "%s",
               _("A file that is not exactly as the program writes it, that counts somebody twice, "
                 "that is for another group or questionnaire, or that is somebody's private "
                 "record."));
    doc_bullet(doc, "%s",
               _("A break-down that is not in the group file, or by two things at once."));
    doc_bullet(doc, "%s",
               _("A report that differs from an earlier one by fewer people than the least "
                 "number."));
}

static void write_checks(struct doc *doc, const struct group *group) {
    doc_gap(doc);
    doc_heading(doc, _("How you check it yourself"));
    doc_bullet(doc, "lobspiegel group check %s.group.yaml", group->code);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("says whether the group file is good; group show tells the rules in it."));
    doc_indent(doc, 3);
    doc_bullet(doc, "lobspiegel share --group %s.group.yaml", group->code);
    doc_text(doc, STYLE_PLAIN, "%s", _("shows every byte of a file before it is made."));
    doc_indent(doc, 3);
    doc_bullet(doc, _("lobspiegel gather FOLDER --attack --group %s"), group->code);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("tries to find out answers from all that was released, and says what it found."));
    doc_indent(doc, 3);
}

/* What each rule asks, how it is held, and the test that fails when it is not. */
static const struct {
    const char *rule, *how, *test;
} rules[] = {
    {N_("Only what is on the list gets into a file"),
     N_("The type of a result has no place for anything else"), "tests/test_sharing.c"},
    {N_("The bytes and the size tell nothing more"),
     N_("One way to write a result, and padding up to one length"), "tests/sharing_read.c"},
    {N_("Nor do the name, time and rights of the file"),
     N_("A random name, a fixed time, readable by the owner only"), "tests/program_share.c"},
    {N_("A private record is never taken for a result"),
     N_("Another type of file; refused unread"), "tests/sharing_read.c"},
    {N_("People see the bytes and are asked"), N_("Shown in full; only a yes writes"),
     "tests/program_share.c"},
    {N_("Enough people behind each figure"),
     N_("Counted on valid answers; one more when the gatherer takes part"),
     "tests/gathering_control.c"},
    {N_("No answer follows from figures together"),
     N_("The rule above, tried on every possible small group"), "tests/gathering_search.c"},
    {N_("Break-downs are declared beforehand"),
     N_("They stand in the group file; small parts are put together"), "tests/sharing_group.c"},
    {N_("What a region tells is of no single school, and of nobody"),
     N_("Handed up is what may be told; three schools at least, and none that dominates"),
     "tests/gathering_region.c"},
    {N_("A number of people is raised only"), N_("Lower ones are refused with status 4"),
     "tests/program_group.c"},
    {N_("Only the coordinator opens sealed files"), N_("A sealed box of libsodium"),
     "tests/sharing_seal.c"},
    {N_("No answers in messages or crash dumps"),
     N_("No log is kept, and core files are off"), "tests/program_conduct.c"},
};

static void write_rules(struct doc *doc) {
    const char *heads[] = {_("Rule"), _("How it is held"), _("Test")};
    const enum align aligns[] = {ALIGN_LEFT, ALIGN_LEFT, ALIGN_LEFT};
    doc_gap(doc);
    doc_heading(doc, _("Each rule, and the test that holds it"));
    struct table *table = doc_table(doc, 3, heads, aligns);
    for (size_t i = 0; i < ARRAY_LENGTH(rules); i++) {
        doc_row(doc, table);
        doc_cell(doc, table, 0, NULL, "%s", _(rules[i].rule));
        doc_cell(doc, table, 1, NULL, "%s", _(rules[i].how));
        doc_cell(doc, table, 2, NULL, "%s", rules[i].test);
    }
    doc_text(doc, STYLE_QUIET, "%s",
             _("The tests go with the source of the program and are run by: make check"));
}

void report_privacy(struct doc *doc, const struct group *group) {
    doc_text(doc, STYLE_TITLE, _("Privacy sheet for group \"%s\""), group->code);
    doc_gap(doc);
    doc_text(doc, STYLE_QUIET, "%s",
             _("For the staff council and the data officer. Not legal advice. The rules about "
               "staff data need the consent of the staff part of the council."));
    doc_gap(doc);
    report_group_texts(doc, group);
    report_group_rules(doc, group);
    doc_gap(doc);
    write_stored(doc);
    write_who(doc, group);
    write_control(doc, group);
    write_refused(doc);
    write_checks(doc, group);
    write_rules(doc);
}
