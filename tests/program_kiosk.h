/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_kiosk: a room on the trainer's computer, for the tests of `kiosk`.
 *
 * In the place are bin/lobspiegel with its data beside it (share/), as it is installed, for a
 * visitor's program looks at no environment; home/team-a.group.yaml; shared/ for results; and
 * visitors/ for records. */
#ifndef TESTS_PROGRAM_KIOSK_H
#define TESTS_PROGRAM_KIOSK_H

#include "program.h"

#define CODE_SIZE 10

/* A place with such a room. */
struct place *kiosk_place(void);

/* A visitor comes in, and sees the first screen. WORDS come behind the others; or NULL. */
struct terminal *kiosk_start(struct place *place, const char *const *words);
struct terminal *kiosk_visit(struct place *place);

/* The same command line without a terminal, with INPUT. */
struct ran kiosk_run(struct place *place, const char *input, const char *const *words);

/* From the first screen to the first item; CODE becomes hers. */
void kiosk_begin(struct terminal *terminal, char code[static CODE_SIZE]);

/* From the first screen with CODE. */
void kiosk_come_back(struct terminal *terminal, const char *code);

/* How many records there are. */
int kiosk_records(struct place *place);

/* The code that is on the screen. */
void kiosk_read_code(struct terminal *terminal, char code[static CODE_SIZE]);

#endif
