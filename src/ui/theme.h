/* SPDX-License-Identifier: GPL-3.0-or-later */
/* theme: how each style looks, for different backgrounds and eyes. Data only: src/tty shows it,
 * a test (tests/ui_theme.c) computes its contrast.
 *
 * Attributes come first: what a style means can be seen without any colour. Colours are numbers
 * of the terminal's own palette, 0 to 15, so that a person's own choice of colours counts. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>

#include "report/doc.h"

enum theme {
    THEME_USUAL,    /* the terminal's own text on its own background */
    THEME_DARK,     /* colours for a dark background */
    THEME_LIGHT,    /* colours for a light background */
    THEME_CONTRAST, /* white on black, whatever the terminal has */
    THEME_PLAIN,    /* no colour at all */
    THEMES
};

/* In settings: "usual", "dark", "light", "contrast", "plain". */
extern const char *const theme_names[THEMES];

enum look_attribute { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4 };

/* The colour the terminal has itself for text or background. */
#define LOOK_OWN (-1)

struct look {
    unsigned attributes;    /* bits of enum look_attribute */
    int colour, background; /* 0 to 15, or LOOK_OWN */
};

/* How STYLE looks in THEME on a terminal with so many colours; with less than 8, without any. */
struct look theme_look(enum theme theme, enum style style, int colours);

#endif
