/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record: the words of the record/1 file, shared by its writer and reader. Private to this
 * folder. */
#ifndef ASSESSMENT_RECORD_H
#define ASSESSMENT_RECORD_H

#include "assessment/assessment.h"

#define RECORD_TYPE "record/1"

/* Stands before the code of a module that an intention is about, when an item has that code too. */
#define RECORD_MODULE "module/"

void stray_intention_clear(struct stray_intention *stray);

/* The part `shared` of the file; NODE may be NULL. */
bool shared_read(struct yaml_source source, const struct yaml_node *node, struct assessment *a);
void shared_write(struct yaml_writer *writer, const struct assessment *assessment);

/* Adds MORE to the tallies that ITEM counts in. */
void tally_add(struct assessment *assessment, int item, struct tally more);

/* The short forms of answers without a level, by enum answer_state. */
extern const char *const state_words[];

#endif
