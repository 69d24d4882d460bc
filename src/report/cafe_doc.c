/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a Kenniscafé: who sits where in each round, how well people are mixed, and a
 * slip for everybody. */
#include <config.h>

#include "report/report.h"

/* ---- what it is, and how good ---- */

static void write_form(struct doc *doc, const struct cafe *cafe) {
    static const char *const forms[STAYS] = {
        [STAY_QUESTIONS] = N_("Questions stay at their tables, people go from table to table: "
                              "question 1 lies at table 1, and so on."),
        [STAY_PEOPLE] = N_("People stay at their table, questions go from table to table."),
        [STAY_NONE] = N_("People change tables after every round. Each round has one question, the "
                         "same at all tables."),
    };
    doc_text(doc, STYLE_PLAIN, "%s", _(forms[cafe->wish.stay]));
}

static void write_numbers(struct doc *doc, const struct cafe *cafe, const struct cafe_measure *m) {
    doc_text(doc, STYLE_PLAIN, _("People: %d. Tables: %d. Rounds: %d."), cafe->people->count,
             cafe->wish.tables, cafe->wish.rounds);
    if (m->smallest == m->largest)
        doc_text(doc, STYLE_PLAIN,
                 ngettext("There is %d person at each table.", "There are %d people at each table.",
                          (unsigned long)m->largest),
                 m->largest);
    else
        doc_text(doc, STYLE_PLAIN, _("There are %d or %d people at each table."), m->smallest,
                 m->largest);
    if (m->smallest == 1 && cafe->people->count > 1)
        doc_text(doc, STYLE_PLAIN, "%s",
                 _("With fewer tables nobody would sit alone at one."));
    write_form(doc, cafe);
    doc_text(doc, STYLE_PLAIN, _("Seed: %d. The same list with this seed gives the same plan."),
             cafe->wish.seed);
    doc_gap(doc);
    doc_text(doc, STYLE_QUIET, "%s",
             cafe->wish.rounds <= cafe_questions(cafe)
                 ? _("Checked: everybody has one place in each round, tables differ by at most one "
                     "person, and nobody has a question twice.")
                 : _("Checked: everybody has one place in each round, tables differ by at most one "
                     "person, and how often somebody has each question differs by at most one."));
    doc_gap(doc);
}

static void write_meetings(struct doc *doc, const struct cafe *cafe, const struct cafe_measure *m) {
    int people = cafe->people->count, pairs = people * (people - 1) / 2;
    if (m->others_least == m->others_most)
        doc_bullet(doc,
                   ngettext("Everybody meets %d other person.", "Everybody meets %d others.",
                            (unsigned long)m->others_most),
                   m->others_most);
    else
        doc_bullet(doc, _("Everybody meets %d to %d others."), m->others_least, m->others_most);
    if (m->met == m->met_bound)
        doc_bullet(doc, _("%d of the %d pairs meet. More is impossible in these rounds."), m->met,
                   pairs);
    else
        doc_bullet(doc, _("%d of the %d pairs meet. More than %d is impossible in these rounds."),
                   m->met, pairs, m->met_bound);
    if (cafe->wish.stay == STAY_PEOPLE)
        return;
    if (m->again == 0)
        doc_bullet(doc, "%s", _("Nobody meets the same person twice."));
    else
        doc_bullet(doc,
                   ngettext("%d pair meets more than once: %d times.",
                            "%d pairs meet more than once: at most %d times.",
                            (unsigned long)m->again),
                   m->again, m->most_together);
}

static void write_spread(struct doc *doc, const struct cafe_measure *m) {
    static const char *const names[TRAITS] = {[TRAIT_ORGANISATION] = N_("same organisation"),
                                              [TRAIT_ROLE] = N_("same role"),
                                              [TRAIT_SECTOR] = N_("same sector")};
    const char *heads[] = {"", _("people on the list"), _("meetings"), _("at least")};
    static const enum align aligns[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT};
    struct table *table = NULL;
    for (int t = 0; t < TRAITS; t++) {
        if (m->traits[t].said == 0)
            continue;
        if (!table) {
            doc_gap(doc);
            doc_text(doc, STYLE_QUIET, "%s",
                     _("Meetings of two people who have the same, over all rounds. No plan has "
                       "fewer than the last number."));
            table = doc_table(doc, (int)ARRAY_LENGTH(heads), heads, aligns);
        }
        doc_row(doc, table);
        doc_cell(doc, table, 0, NULL, "%s", _(names[t]));
        doc_cell(doc, table, 1, NULL, "%d", m->traits[t].said);
        doc_cell(doc, table, 2, NULL, "%d", m->traits[t].alike);
        doc_cell(doc, table, 3, NULL, "%d", m->traits[t].bound);
    }
}

/* ---- the rounds ---- */

/* The names of those at TABLE, in the order of the list. */
static void add_names(const struct cafe *cafe, int round, int table, struct buf *out) {
    const char *before = "";
    for (int p = 0; p < cafe->people->count; p++)
        if (cafe_table(cafe, round, p) == table) {
            buf_addf(out, "%s%s", before, cafe->people->list[p].name);
            before = ", ";
        }
}

static void write_table(struct doc *doc, const struct cafe *cafe, int round, int table) {
    struct buf names = {0};
    add_names(cafe, round, table, &names);
    if (cafe->wish.stay == STAY_QUESTIONS)
        doc_bullet(doc, _("Table %d, question %d: %s"), table + 1,
                   cafe_question(cafe, round, table) + 1, buf_string(&names));
    else
        doc_bullet(doc, _("Table %d: %s"), table + 1, buf_string(&names));
    buf_free(&names);
}

static void write_round(struct doc *doc, const struct cafe *cafe, int round) {
    struct buf heading = {0};
    if (cafe->wish.stay == STAY_PEOPLE)
        buf_add_string(&heading, _("All rounds"));
    else if (cafe->wish.stay == STAY_NONE)
        buf_addf(&heading, _("Round %d, question %d"), round + 1,
                 cafe_question(cafe, round, 0) + 1);
    else
        buf_addf(&heading, _("Round %d"), round + 1);
    doc_heading(doc, buf_string(&heading));
    for (int t = 0; t < cafe->wish.tables; t++)
        write_table(doc, cafe, round, t);
    doc_gap(doc);
    buf_free(&heading);
}

static void write_questions(struct doc *doc, const struct cafe *cafe) {
    doc_heading(doc, _("Which question lies where"));
    for (int r = 0; r < cafe->wish.rounds; r++) {
        struct buf line = {0};
        const char *before = "";
        for (int t = 0; t < cafe->wish.tables; t++) {
            buf_add_string(&line, before);
            buf_addf(&line, _("table %d question %d"), t + 1, cafe_question(cafe, r, t) + 1);
            before = ", ";
        }
        doc_bullet(doc, _("Round %d: %s"), r + 1, buf_string(&line));
        buf_free(&line);
    }
    doc_gap(doc);
}

/* ---- the slips ---- */

/* One block, so that no page ends in the middle of it. */
static void write_slip(struct doc *doc, const struct cafe *cafe, int person) {
    struct buf slip = {0};
    buf_add_string(&slip, cafe->people->list[person].name);
    for (int r = 0; r < cafe->wish.rounds; r++) {
        int table = cafe_table(cafe, r, person);
        buf_add_char(&slip, r ? ' ' : '\n');
        buf_addf(&slip, _("Round %d: table %d, question %d."), r + 1, table + 1,
                 cafe_question(cafe, r, table) + 1);
    }
    doc_text(doc, STYLE_PLAIN, "%s", buf_string(&slip));
    doc_gap(doc);
    buf_free(&slip);
}

void report_cafe(struct doc *doc, const struct cafe *cafe) {
    struct cafe_measure measure;
    cafe_measure(cafe, &measure);
    doc_title(doc, _("Who sits where"));
    doc_gap(doc);
    write_numbers(doc, cafe, &measure);
    if (cafe->people->count > 1) {
        doc_heading(doc, _("How people meet"));
        write_meetings(doc, cafe, &measure);
        write_spread(doc, &measure);
        doc_gap(doc);
    }
    int rounds = cafe->wish.stay == STAY_PEOPLE ? 1 : cafe->wish.rounds;
    for (int r = 0; r < rounds; r++)
        write_round(doc, cafe, r);
    if (cafe->wish.stay == STAY_PEOPLE)
        write_questions(doc, cafe);
    doc_title(doc, _("A slip for everybody"));
    doc_gap(doc);
    for (int p = 0; p < cafe->people->count; p++)
        write_slip(doc, cafe, p);
}
