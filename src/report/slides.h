/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slides: what a release tells, one thing at a time and in few words, for a room that looks at it
 * together; and what comes of the talk: conversation cards, and the report of the meeting.
 *
 * Everything here is made of a struct release and of what the trainer wrote down. */
#ifndef REPORT_SLIDES_H
#define REPORT_SLIDES_H

#include "report/doc.h"
#include "workshop/room.h"

/* At most so many conversation cards: two pages of four. */
#define CARDS_MAX 8

/* How many slides RELEASE gives: one for each dimension, then where we differ, who could show
 * others, what we want, what would help, what nobody teaches, one for each card, and each dimension
 * item by item. */
int slide_count(const struct release *release);

/* How many of these tell figures; the cards come after them. */
int slide_figures(const struct release *release);

/* Adds the title of SLIDE. */
void slide_title(const struct release *release, int slide, const char *language, struct buf *out);

/* Adds SLIDE to DOC, without its title. GUESSES has a level, or -1, for each dimension: what the
 * room expected. */
void report_slide(struct doc *doc, const struct release *release, const signed char *guesses,
                  int slide, const char *language);

/* The items with a card, most difference first; how many. */
int card_items(const struct release *release, int items[static CARDS_MAX]);

/* Adds the card of ITEM: three questions. */
void report_card(struct doc *doc, const struct framework *framework, int item,
                 const char *language);

/* All cards, four on a page when they are printed. */
void report_cards(struct doc *doc, const struct release *release, const char *language);

/* The report of the meeting of ROOM on DAY: questions, notes by perspective, figures when they
 * were revealed, agreements, how people liked it, and who sat where. */
void report_meeting(struct doc *doc, const struct room *room, const char *day,
                    const char *language);

#endif
