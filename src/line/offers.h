/* SPDX-License-Identifier: GPL-3.0-or-later */
/* offers: what can be typed on a screen, in words. Private to this folder. */
#ifndef LINE_OFFERS_H
#define LINE_OFFERS_H

#include "ui/ui.h"

/* Adds an offer: "n (note)", or the word alone where the key is none that can be typed. */
void offer_words(const struct model *model, const struct scene *scene, const struct offer *offer,
                 struct buf *out);

/* Adds all that can be typed on a screen without a field, each closed with a NUL. */
void offers_list(const struct model *model, const struct scene *scene, struct buf *pieces);

/* Says them in one long line without its end: all; what was not offered BEFORE; or, from item to
 * item and the like, what answers, goes on and helps, and what is new. MOVED: nothing else changed,
 * so it is said what Enter does now. */
void offers_say(const struct buf *pieces, struct buf *out);
void offers_say_new(const struct model *model, const struct scene *scene, const struct buf *pieces,
                    const struct buf *before, bool moved, struct buf *out);
void offers_say_short(const struct model *model, const struct scene *scene,
                      const struct buf *pieces, const struct buf *before, struct buf *out);

/* Says what can be typed where there is a field. */
void offers_say_field(const struct model *model, const struct scene *scene, struct buf *out);

/* Behind the first of PIECES from AT on that is PIECE; 0 when there is none. */
size_t after_piece(const struct buf *pieces, size_t at, const char *piece);

#endif
