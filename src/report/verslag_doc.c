/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a meeting (in Dutch: verslag). */
#include <config.h>

#include "report/report.h"
#include "report/slides.h"

/* The name of a perspective, in the language of the report. */
static const char *perspective_name(const struct room *room, int perspective,
                                    const char *language) {
    const struct framework *fw = room->framework;
    return perspective < 0 ? _("Without a perspective")
                           : framework_text(fw, &fw->perspectives[perspective].name, language);
}

static void write_head(struct doc *doc, const struct room *room, const char *day,
                       const char *language) {
    const struct framework *fw = room->framework;
    doc_title(doc, _("Report of the meeting"));
    doc_text(doc, STYLE_PLAIN, _("Group: %s. Date: %s."), room->group->code, day);
    doc_text(doc, STYLE_PLAIN, _("Questionnaire: %s, version %s."),
             framework_text(fw, &fw->title, language), fw->version);
    if (room->group->period[0])
        doc_text(doc, STYLE_PLAIN, _("Period: %s"), room->group->period);
    if (room->expected > 0)
        doc_text(doc, STYLE_PLAIN,
                 ngettext("%d person was in the room.", "%d people were in the room.",
                          (unsigned long)room->expected),
                 room->expected);
    doc_gap(doc);
}

static void write_questions(struct doc *doc, const struct room *room) {
    bool any = false;
    for (int i = 0; i < ROUNDS_MAX; i++) {
        if (!room->questions[i])
            continue;
        if (!any)
            doc_heading(doc, _("The questions"));
        any = true;
        doc_bullet(doc, "%d. %s", i + 1, room->questions[i]);
    }
    if (any)
        doc_gap(doc);
}

/* What was written from one perspective; these are never put together. */
static void write_perspective(struct doc *doc, const struct room *room, int perspective,
                              const char *language) {
    bool any = false;
    for (int i = 0; i < room->note_count; i++) {
        const struct room_note *note = &room->notes[i];
        if (note->perspective != perspective)
            continue;
        if (!any)
            doc_heading(doc, perspective_name(room, perspective, language));
        any = true;
        if (room->cafe)
            doc_bullet(doc, _("Round %d, table %d: %s"), note->round + 1, note->table + 1,
                       note->text);
        else
            doc_bullet(doc, "%s", note->text);
    }
    if (any)
        doc_gap(doc);
}

static void write_notes(struct doc *doc, const struct room *room, const char *language) {
    if (room->note_count == 0)
        return;
    doc_title(doc, _("What was written down"));
    if (room->framework->perspective_count > 0)
        doc_text(doc, STYLE_QUIET, "%s", _("The perspectives stand apart and are not added up."));
    doc_gap(doc);
    for (int p = 0; p < room->framework->perspective_count; p++)
        write_perspective(doc, room, p, language);
    write_perspective(doc, room, -1, language);
}

static void write_figures(struct doc *doc, const struct room *room, const char *language) {
    const struct release *release = room->release;
    doc_title(doc, _("What the mirror told"));
    if (!release) {
        doc_text(doc, STYLE_PLAIN, "%s", _("The mirror was not revealed in this meeting."));
        doc_gap(doc);
        return;
    }
    doc_text(doc, STYLE_PLAIN,
             ngettext("%lu person looked in the mirror.", "%lu people looked in the mirror.",
                      (unsigned long)release->people),
             (unsigned long)release->people);
    doc_text(doc, STYLE_PLAIN,
             _("A figure has at least %d people behind it; a figure about one item %d."),
             release->k, release->k_items);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("It is a mirror, not a yardstick: it is meant for a good talk, not for ranking and "
               "not for appraisal or pay."));
    doc_gap(doc);
    for (int i = 0; i < slide_figures(release); i++) {
        struct buf title = {0};
        slide_title(release, i, language, &title);
        doc_heading(doc, buf_string(&title));
        report_slide(doc, release, room->guesses, i, language);
        doc_gap(doc);
        buf_free(&title);
    }
}

static void write_text(struct doc *doc, const char *heading, const char *text) {
    if (!text)
        return;
    doc_title(doc, heading);
    doc_text(doc, STYLE_PLAIN, "%s", text);
    doc_gap(doc);
}

/* By number, where there is no list with names. */
static void write_seats(struct doc *doc, const struct cafe *cafe, int round, int table) {
    struct buf seats = {0};
    for (int p = 0; p < cafe->people->count; p++)
        if (cafe_table(cafe, round, p) == table)
            buf_addf(&seats, "%s%s", seats.length ? ", " : "", cafe->people->list[p].name);
    doc_bullet(doc, _("Round %d, table %d: %s"), round + 1, table + 1, buf_string(&seats));
    buf_free(&seats);
}

static void write_tables(struct doc *doc, const struct room *room) {
    if (!room->cafe)
        return;
    doc_title(doc, _("Who sat where"));
    doc_text(doc, STYLE_PLAIN, _("People: %d. Tables: %d. Rounds: %d."), room_people(room),
             room->wish.tables, room->wish.rounds);
    doc_text(doc, STYLE_PLAIN, _("Seed: %d. The same list with this seed gives the same plan."),
             room->wish.seed);
    if (room->list)
        doc_text(doc, STYLE_QUIET, "%s",
                 _("No names stand here: the list of people stays private."));
    doc_gap(doc);
    for (int round = 0; !room->list && round < room->wish.rounds; round++)
        for (int table = 0; table < room->wish.tables; table++)
            write_seats(doc, room->cafe, round, table);
    doc_gap(doc);
}

void report_meeting(struct doc *doc, const struct room *room, const char *day,
                    const char *language) {
    write_head(doc, room, day, language);
    write_questions(doc, room);
    write_notes(doc, room, language);
    write_figures(doc, room, language);
    write_text(doc, _("What we agreed"), room->agreements);
    write_text(doc, _("How people liked it"), room->closing);
    write_tables(doc, room);
}
