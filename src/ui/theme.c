/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "ui/theme.h"

const char *const theme_names[THEMES] = {
    [THEME_USUAL] = "usual",       [THEME_DARK] = "dark",   [THEME_LIGHT] = "light",
    [THEME_CONTRAST] = "contrast", [THEME_PLAIN] = "plain",
};

/* The numbers of the sixteen colours, as terminals agree on them. */
enum {
    BLACK = 0,
    RED = 1,
    BLUE = 4,
    LIGHT_GREY = 7,
    BRIGHT_GREEN = 10,
    BRIGHT_YELLOW = 11,
    BRIGHT_CYAN = 14,
    WHITE = 15,
    OWN = LOOK_OWN,
};

/* A look with its colours where there are 16 or more, and where there are 8. */
struct row {
    unsigned attributes;
    int colour, colour_of_8;
};

/* Of the first 8 colours few can be read on every palette: in bold many terminals show the bright
 * one of the pair instead. So only grey goes with bold, and with 8 colours DARK has none.
 * THEME_USUAL is as THEME_PLAIN: no colour can be read on dark and on light backgrounds. */
static const struct row looks[THEMES][STYLES] =
    {
        [THEME_PLAIN] =
            {
                [STYLE_PLAIN] = {0, OWN, OWN},
                [STYLE_TITLE] = {LOOK_BOLD, OWN, OWN},
                [STYLE_HEADING] = {LOOK_BOLD | LOOK_UNDERLINE, OWN, OWN},
                [STYLE_STATEMENT] = {LOOK_BOLD, OWN, OWN},
                [STYLE_QUIET] = {0, OWN, OWN},
                [STYLE_CHOSEN] = {LOOK_BOLD, OWN, OWN},
                [STYLE_FOCUS] = {LOOK_REVERSE, OWN, OWN},
                [STYLE_KEY] = {LOOK_BOLD, OWN, OWN},
                [STYLE_GOOD] = {LOOK_BOLD, OWN, OWN},
                [STYLE_ALERT] = {LOOK_BOLD | LOOK_REVERSE, OWN, OWN},
                [STYLE_RULE] = {0, OWN, OWN},
            },
        [THEME_DARK] =
            {
                [STYLE_PLAIN] = {0, OWN, OWN},
                [STYLE_TITLE] = {LOOK_BOLD, OWN, OWN},
                [STYLE_HEADING] = {LOOK_BOLD, BRIGHT_CYAN, OWN},
                [STYLE_STATEMENT] = {LOOK_BOLD, OWN, OWN},
                [STYLE_QUIET] = {0, OWN, OWN},
                [STYLE_CHOSEN] = {LOOK_BOLD, BRIGHT_GREEN, OWN},
                [STYLE_FOCUS] = {LOOK_REVERSE, OWN, OWN},
                [STYLE_KEY] = {LOOK_BOLD, BRIGHT_YELLOW, OWN},
                [STYLE_GOOD] = {LOOK_BOLD, BRIGHT_GREEN, OWN},
                [STYLE_ALERT] = {LOOK_BOLD | LOOK_REVERSE, BRIGHT_YELLOW, OWN},
                [STYLE_RULE] = {0, OWN, OWN},
            },
        [THEME_LIGHT] =
            {
                [STYLE_PLAIN] = {0, OWN, OWN},
                [STYLE_TITLE] = {LOOK_BOLD, OWN, OWN},
                [STYLE_HEADING] = {LOOK_UNDERLINE, BLUE, BLUE},
                [STYLE_STATEMENT] = {LOOK_BOLD, OWN, OWN},
                [STYLE_QUIET] = {0, OWN, OWN},
                [STYLE_CHOSEN] = {LOOK_BOLD, OWN, OWN},
                [STYLE_FOCUS] = {LOOK_REVERSE, OWN, OWN},
                [STYLE_KEY] = {LOOK_BOLD, OWN, OWN},
                [STYLE_GOOD] = {0, BLUE, BLUE},
                [STYLE_ALERT] = {LOOK_REVERSE, RED, RED},
                [STYLE_RULE] = {0, OWN, OWN},
            },
        [THEME_CONTRAST] =
            {
                [STYLE_PLAIN] = {0, WHITE, LIGHT_GREY},
                [STYLE_TITLE] = {LOOK_BOLD, WHITE, LIGHT_GREY},
                [STYLE_HEADING] = {LOOK_BOLD | LOOK_UNDERLINE, WHITE, LIGHT_GREY},
                [STYLE_STATEMENT] = {LOOK_BOLD, WHITE, LIGHT_GREY},
                [STYLE_QUIET] = {0, WHITE, LIGHT_GREY},
                [STYLE_CHOSEN] = {LOOK_BOLD, BRIGHT_YELLOW, LIGHT_GREY},
                [STYLE_FOCUS] = {LOOK_REVERSE, WHITE, LIGHT_GREY},
                [STYLE_KEY] = {LOOK_BOLD, BRIGHT_YELLOW, LIGHT_GREY},
                [STYLE_GOOD] = {LOOK_BOLD, WHITE, LIGHT_GREY},
                [STYLE_ALERT] = {LOOK_BOLD | LOOK_REVERSE, BRIGHT_YELLOW, LIGHT_GREY},
                [STYLE_RULE] = {0, WHITE, LIGHT_GREY},
            },
};

struct look theme_look(enum theme theme, enum style style, int colours) {
    const struct row *row = &looks[theme == THEME_USUAL ? THEME_PLAIN : theme][style];
    struct look look = {row->attributes, OWN, OWN};
    if (colours >= 16)
        look.colour = row->colour;
    else if (colours >= 8)
        look.colour = row->colour_of_8;
    if (theme == THEME_CONTRAST && colours >= 8)
        look.background = BLACK;
    /* Where LIGHT and DARK have no colour, they look as the others do. */
    if (look.colour == OWN && row->colour != OWN)
        look.attributes = looks[THEME_PLAIN][style].attributes;
    return look;
}
