/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How people take part: the invitation, and the three ways. */
#include <config.h>

#include "report/entrance.h"

#include "base/base.h"

static const char *first_command(const struct entrance *entrance) {
    return entrance->command_count ? entrance->commands[0] : "";
}

void report_invitation(struct doc *doc, const struct entrance *entrance) {
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Take part from your own laptop, in the same network as the trainer:"));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("1. Open Terminal (Windows: Start, type cmd; Mac: search Terminal; Chromebook: "
               "Ctrl+Alt+T, or the app Terminal)."));
    doc_text(doc, STYLE_PLAIN, "%s", _("2. Type this, and Enter:"));
    doc_text(doc, STYLE_STATEMENT, "%s", first_command(entrance));
    doc_indent(doc, 3);
    doc_text(doc, STYLE_PLAIN,
             _("3. Does it ask whether you are sure? Look whether it says %s, "
               "and type yes."),
             entrance->fingerprint);
    doc_text(doc, STYLE_PLAIN, _("4. The password is %s. You see nothing while you type it."),
             entrance->code);
    for (int i = 1; i < entrance->command_count; i++)
        doc_text(doc, STYLE_PLAIN, _("Does it not answer? Try: %s"), entrance->commands[i]);
}

static void write_ssh(struct doc *doc, const struct entrance *entrance) {
    doc_heading(doc, _("A. Over ssh, with nothing to install"));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Windows, Mac and Chromebook have ssh. In the same network people type:"));
    for (int i = 0; i < entrance->command_count; i++) {
        doc_text(doc, STYLE_STATEMENT, "%s", entrance->commands[i]);
        doc_indent(doc, 2);
    }
    if (!entrance->command_count)
        doc_text(doc, STYLE_ALERT, "%s",
                 _("This machine is in no network now. Join the network of the room, or let your "
                   "telephone make one."));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("They get the questionnaire and nothing else: no files, no commands. What they "
               "answer stays on your machine until they share it or you close the room; you get "
               "to see nothing of it but how many there are."));
}

void report_ways_in(struct doc *doc, const struct entrance *entrance) {
    write_ssh(doc, entrance);
    doc_gap(doc);
    doc_heading(doc, _("B. On their own machine, with the program"));
    doc_text(doc, STYLE_PLAIN,
             _("Who has lobspiegel needs the file %s and no network. Afterwards she types the line "
               "below, and brings you the file that it makes, on a stick or by mail."),
             entrance->group_file);
    doc_text(doc, STYLE_STATEMENT, "lobspiegel share --group %s", entrance->group_file);
    doc_indent(doc, 2);
    doc_gap(doc);
    doc_heading(doc, _("C. On paper"));
    doc_text(
        doc, STYLE_PLAIN, "%s",
        _("Print a form before the meeting. People type their own sheets here, or two type each "
          "other's: who types a sheet sees the answers."));
    doc_text(doc, STYLE_STATEMENT,
             "lobspiegel framework print %s --group %s/%s --format html -o %s", entrance->framework,
             entrance->folder, entrance->group_file, _("paper.html"));
    doc_indent(doc, 2);
    doc_text(doc, STYLE_STATEMENT, "lobspiegel key-in %s/%s --to %s", entrance->folder,
             entrance->group_file, entrance->folder);
    doc_indent(doc, 2);
}
