/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream: random messages, for tests of what must hold after any of them. */
#ifndef TESTS_STREAM_H
#define TESTS_STREAM_H

#include "fixture.h"
#include "player.h"

/* Sends one: mostly what the screen offers, also any key, picks, texts, sizes, a full disk,
 * another language, another day. When the program has ended it is started again. What was sent
 * goes to SENT in words, closed with a newline. */
void stream_step(struct player *player, struct chance *chance, struct buf *sent);

/* How often to do what is usually done USUAL times: less with sanitizers, and still less where
 * all tests run in one process (CK_FORK=no), because that is done under valgrind. */
int stream_length(int usual);

/* A text that might hurt: broken UTF-8, control characters, wide and combining characters, bits
 * of formats and YAML; at most about LENGTH bytes. */
void hostile_text(struct chance *chance, int length, struct buf *out);

#endif
