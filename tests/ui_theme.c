/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes: every style can be read on every usual palette, and means something without colour. */
#include <config.h>

#include <math.h>

#include "ui/theme.h"
#include "ui_parts.h"

/* Palettes as terminals have them when nobody changed anything. Sources: XTerm-col.ad of xterm; the
 * VGA registers that Linux sets (drivers/tty/vt/vt.c); "Campbell" in Windows Terminal's
 * defaults.json; "Tango" and "GNOME" in gnome-terminal's profile editor; "Basic" and "Pro" of
 * macOS' Terminal. */
static const struct {
    const char *name;
    long colours[16];
} palettes[] = {
    {"xterm",
     {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,
      0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF}},
    {"VGA",
     {0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555,
      0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF}},
    {"Campbell",
     {0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC, 0x767676,
      0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2}},
    {"Tango",
     {0x2E3436, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF, 0x555753,
      0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC}},
    {"GNOME",
     {0x171421, 0xC01C28, 0x26A269, 0xA2734C, 0x12488B, 0xA347BA, 0x2AA1B3, 0xD0CFCC, 0x5E5C64,
      0xF66151, 0x33DA7A, 0xE9AD0C, 0x2A7BDE, 0xC061CB, 0x33C7DE, 0xFFFFFF}},
    {"macOS",
     {0x000000, 0x990000, 0x00A600, 0x999900, 0x0000B2, 0xB200B2, 0x00A6B2, 0xBFBFBF, 0x666666,
      0xE50000, 0x00D900, 0xE5E500, 0x0000FF, 0xE500E5, 0x00E5E5, 0xE5E5E5}},
};
#define PALETTES ((int)ARRAY_LENGTH(palettes))

/* Text and background that go with a palette, dark and light. */
static const struct {
    const char *palette;
    long text, background;
    bool dark;
} grounds[] = {
    {"xterm", 0xE5E5E5, 0x000000, true},    {"xterm", 0x000000, 0xFFFFFF, false},
    {"VGA", 0xAAAAAA, 0x000000, true},      {"VGA", 0x000000, 0xFFFFFF, false},
    {"Campbell", 0xCCCCCC, 0x0C0C0C, true}, {"Campbell", 0x0C0C0C, 0xF2F2F2, false},
    {"Tango", 0xD3D7CF, 0x2E3436, true},    {"Tango", 0xFFFFFF, 0x300A24, true},
    {"Tango", 0x2E3436, 0xEEEEEC, false},   {"Tango", 0x000000, 0xFFFFFF, false},
    {"GNOME", 0xD0CFCC, 0x171421, true},    {"GNOME", 0xFFFFFF, 0x1E1E1E, true},
    {"GNOME", 0x171421, 0xFFFFFF, false},   {"macOS", 0xF2F2F2, 0x000000, true},
    {"macOS", 0xFFFFFF, 0x1E1E1E, true},    {"macOS", 0x000000, 0xFFFFFF, false},
};

/* Relative luminance and contrast ratio: W3C, WCAG 2.2, "relative luminance", "contrast ratio". */
static double channel(long value) {
    double part = (double)value / 255;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(long colour) {
    return 0.2126 * channel(colour >> 16 & 0xFF) + 0.7152 * channel(colour >> 8 & 0xFF) +
           0.0722 * channel(colour & 0xFF);
}

static double contrast(long a, long b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

START_TEST(contrast_is_computed_as_published) {
    ck_assert_double_eq_tol(contrast(0x000000, 0xFFFFFF), 21, 1e-9);
    ck_assert_double_eq_tol(contrast(0x777777, 0xFFFFFF), 4.48, 0.005);
    ck_assert_double_eq_tol(contrast(0xFF0000, 0xFFFFFF), 4.0, 0.005);
}
END_TEST

static const long *palette_of(const char *name) {
    for (int i = 0; i < PALETTES; i++)
        if (strcmp(palettes[i].name, name) == 0)
            return palettes[i].colours;
    return NULL;
}

/* The contrast of a look on a ground; with BRIGHT, bold shows the bright one of a pair. */
static double contrast_of(struct look look, const long *palette, long text, long background,
                          bool bright) {
    if (bright && look.attributes & LOOK_BOLD && look.colour >= 0 && look.colour < 8)
        look.colour += 8;
    if (look.colour != LOOK_OWN)
        text = palette[look.colour];
    if (look.background != LOOK_OWN)
        background = palette[look.background];
    return contrast(text, background); /* the same when reversed */
}

static const int colour_counts[] = {0, 8, 16, 256};

START_TEST(every_style_can_be_read) {
    enum theme theme = (enum theme)_i;
    double least = theme == THEME_CONTRAST ? 7 : 4.5;
    for (size_t g = 0; g < ARRAY_LENGTH(grounds); g++) {
        if ((theme == THEME_DARK && !grounds[g].dark) || (theme == THEME_LIGHT && grounds[g].dark))
            continue;
        const long *palette = palette_of(grounds[g].palette);
        ck_assert_ptr_nonnull(palette);
        for (size_t c = 0; c < ARRAY_LENGTH(colour_counts); c++)
            for (int style = 0; style < STYLES * 2; style++) {
                struct look look = theme_look(theme, (enum style)(style / 2), colour_counts[c]);
                double got =
                    contrast_of(look, palette, grounds[g].text, grounds[g].background, style % 2);
                ck_assert_msg(got >= least, "%s: style %d with %d colours on %s %06lX: %.2f",
                              theme_names[theme], style / 2, colour_counts[c], grounds[g].palette,
                              grounds[g].background, got);
            }
    }
}
END_TEST

/* Contrast paints its own background wherever there are colours. */
START_TEST(contrast_paints_everything) {
    for (int style = 0; style < STYLES; style++)
        for (size_t c = 1; c < ARRAY_LENGTH(colour_counts); c++) {
            struct look look = theme_look(THEME_CONTRAST, (enum style)style, colour_counts[c]);
            ck_assert_int_ge(look.colour, 0);
            ck_assert_int_eq(look.background, 0);
        }
}
END_TEST

START_TEST(no_style_depends_on_colour) {
    static const enum style marked[] = {STYLE_TITLE, STYLE_HEADING, STYLE_STATEMENT, STYLE_CHOSEN,
                                        STYLE_FOCUS, STYLE_KEY,     STYLE_ALERT};
    enum theme theme = (enum theme)_i;
    for (size_t c = 0; c < ARRAY_LENGTH(colour_counts); c++) {
        for (size_t i = 0; i < ARRAY_LENGTH(marked); i++)
            ck_assert_uint_ne(theme_look(theme, marked[i], colour_counts[c]).attributes, 0);
        struct look plain = theme_look(theme, STYLE_PLAIN, colour_counts[c]);
        struct look quiet = theme_look(theme, STYLE_QUIET, colour_counts[c]);
        struct look alert = theme_look(theme, STYLE_ALERT, colour_counts[c]);
        struct look good = theme_look(theme, STYLE_GOOD, colour_counts[c]);
        ck_assert_uint_eq(plain.attributes, 0);
        ck_assert_int_eq(quiet.colour, plain.colour);
        ck_assert_uint_ne(alert.attributes, good.attributes);
        ck_assert(alert.attributes & LOOK_REVERSE);
    }
}
END_TEST

START_TEST(few_colours_are_no_colours) {
    for (int style = 0; style < STYLES; style++)
        for (int colours = -1; colours < 8; colours++) {
            struct look look = theme_look((enum theme)_i, (enum style)style, colours);
            struct look plain = theme_look(THEME_PLAIN, (enum style)style, 256);
            ck_assert_int_eq(look.colour, LOOK_OWN);
            ck_assert_int_eq(look.background, LOOK_OWN);
            ck_assert_int_eq(plain.colour, LOOK_OWN);
            ck_assert_uint_eq(look.attributes, plain.attributes);
        }
}
END_TEST

TCase *ui_theme_case(void) {
    TCase *themes = tcase_create("themes");
    tcase_add_test(themes, contrast_is_computed_as_published);
    tcase_add_loop_test(themes, every_style_can_be_read, 0, THEMES);
    tcase_add_test(themes, contrast_paints_everything);
    tcase_add_loop_test(themes, no_style_depends_on_colour, 0, THEMES);
    tcase_add_loop_test(themes, few_colours_are_no_colours, 0, THEMES);
    return themes;
}
