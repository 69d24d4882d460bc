/* SPDX-License-Identifier: GPL-3.0-or-later */
/* visit: a participant who fills it in on the trainer's computer, over the network (the command
 * `kiosk`). She has no account there, so she may reach nothing but her own answers: this file says
 * which screens, actions and effects there are for her. All others do not exist during a visit:
 * what is not in these lists is not offered, not done when it is asked for, and not carried out.
 *
 * struct visit belongs to the loop and outlives the model that looks at it. */
#ifndef UI_VISIT_H
#define UI_VISIT_H

#include "ui/ui.h"

/* The alphabet of codes: small letters and digits without those that look alike in handwriting
 * (0 o, 1 i l, 2 z, 5 s, 6 b, 8 b, 9 g q, u v) and without vowels, so that no code is a word. */
#define VISIT_LETTERS "23456789cdfhjkmnprtwxy"
#define VISIT_LETTER_COUNT (sizeof VISIT_LETTERS - 1)

#define VISIT_CODE_LETTERS 8
#define VISIT_CODE_SIZE (VISIT_CODE_LETTERS + 2) /* a hyphen in the middle, and the NUL */

struct visit {
    const char *group;           /* the code of the group she may share with */
    char code[VISIT_CODE_SIZE];  /* of her record; "" until there is one */
    char typed[VISIT_CODE_SIZE]; /* a code to look for, with EFFECT_VISIT_OPEN */
    bool lines;                  /* it is line mode already */
    bool shared;                 /* the group has a file of hers */
};

/* All that the loop can be asked to do during a visit. */
#define VISIT_EFFECTS                                                                              \
    ((unsigned)EFFECT_SAVE | EFFECT_NEW | EFFECT_LANGUAGE | EFFECT_QUIT | EFFECT_GROUP |           \
     EFFECT_PREVIEW | EFFECT_SHARE | EFFECT_REDRAW | EFFECT_VISIT_OPEN | EFFECT_VISIT_LINES |      \
     EFFECT_VISIT_END)

/* True for what a visitor can do. */
bool visit_has_action(enum action action);

/* The screen that a visitor gets where SCREEN is asked for: itself, what takes its place, or the
 * first screen of the visit. */
enum screen visit_screen(enum screen screen);

/* The code made of VISIT_CODE_LETTERS places in the alphabet, each below VISIT_LETTER_COUNT. */
void visit_code_make(const unsigned char places[static VISIT_CODE_LETTERS],
                     char code[static VISIT_CODE_SIZE]);

/* Reads a code as people type it: capitals, blanks, points and hyphens do not count. False when it
 * can be none. */
bool visit_code_read(const char *typed, char code[static VISIT_CODE_SIZE]);

/* Makes the model the screens of VISIT, from the first one on. */
void model_enter_visit(struct model *model, struct visit *visit);

#endif
