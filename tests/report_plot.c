/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plots: in columns, with digits, in words, as a picture. */
#include <config.h>

#include <string.h>

#include "report_parts.h"

static struct doc *doc;
static struct buf text;

static void begin(void) {
    doc = doc_new();
}

static void end(void) {
    doc_free(doc);
    buf_free(&text);
}

static void check_text(int columns, bool linear, const char *expected) {
    buf_clear(&text);
    doc_write_text(doc, columns, linear, &text);
    ck_assert_str_eq(buf_string(&text), expected);
}

static struct plot *add_plot(void) {
    static const char *const heads[PLOT_PLACES] = {"new", "explored", "on my own", "adapted",
                                                   "brings along"};
    static const char *const legend[PLOT_MARKS] = {"now", "where you want to be", "last time"};
    return doc_plot(doc, "Picture & <all>", heads, legend);
}

/* Bands as digits, low and high: "12" is from 1 to 2, "" is none. */
static void add_row(struct plot *plot, const char *name, const char *now, const char *wanted,
                    const char *previous, const char *said) {
    const char *const digits[PLOT_MARKS] = {now, wanted, previous};
    struct plot_band bands[PLOT_MARKS];
    for (int i = 0; i < PLOT_MARKS; i++)
        bands[i] = digits[i][0] ? (struct plot_band){digits[i][0] - '0', digits[i][1] - '0'}
                                : (struct plot_band){-1, -1};
    doc_plot_row(doc, plot, name, bands, said);
}

static void add_rows(struct plot *plot) {
    add_row(plot, "Vision and policy", "23", "33", "11", "now on my own to adapted");
    add_row(plot, "  Talking", "22", "22", "22", "now on my own");
    add_row(plot, "Organisation", "", "", "", "too few answers to say");
}

START_TEST(a_plot_has_the_names_of_its_places_above_them) {
    add_rows(add_plot());
    static const char wide[] =
        "                   new      explored    on my own    adapted  brings along\n"
        "Vision and policy   ·           ○           ●───────────●◆          ·\n"
        "  Talking           ·           ·          ●◆○          ·           ·\n"
        "Organisation       too few answers to say\n"
        "● now  ◆ where you want to be  ○ last time\n";
    check_text(132, false, wide);
    check_text(74, false, wide);
    check_text(73, false,
               "                   new     explored   on my own   adapted brings along\n"
               "Vision and policy   ·          ○          ●──────────●◆         ·\n"
               "  Talking           ·          ·         ●◆○         ·          ·\n"
               "Organisation       too few answers to say\n"
               "● now  ◆ where you want to be  ○ last time\n");
}
END_TEST

START_TEST(a_name_is_broken_where_it_does_not_fit_beside_the_axis) {
    struct plot *plot = add_plot();
    add_row(plot, "Vision and policy", "00", "", "", "now new");
    add_row(plot, "  Talking together", "", "11", "", "wanted explored");
    check_text(68, false,
               "             new      explored    on my own    adapted  brings along\n"
               "Vision and    ●           ·           ·           ·           ·\n"
               "policy\n"
               "  Talking     ·           ◆           ·           ·           ·\n"
               "  together\n"
               "● now  ◆ where you want to be\n");
}
END_TEST

START_TEST(a_narrow_plot_has_digits_and_says_what_they_are) {
    add_rows(add_plot());
    check_text(60, false,
               "                    0     1     2     3     4\n"
               "Vision and policy   ·     ○     ●─────●◆    ·\n"
               "  Talking           ·     ·    ●◆○    ·     ·\n"
               "Organisation       too few answers to say\n"
               "0 new  1 explored  2 on my own  3 adapted  4 brings along\n"
               "● now  ◆ where you want to be  ○ last time\n");
    check_text(33, false,
               "               0   1   2   3   4\n"
               "Vision and     ·   ○   ●───●◆  ·\n"
               "policy\n"
               "  Talking      ·   ·  ●◆○  ·   ·\n"
               "Organisation  too few answers to\n"
               "              say\n"
               "0 new  1 explored  2 on my own\n"
               "3 adapted  4 brings along\n"
               "● now  ◆ where you want to be\n"
               "○ last time\n");
}
END_TEST

START_TEST(a_plot_without_room_or_heard_is_sentences) {
    add_rows(add_plot());
    doc_indent(doc, 1);
    check_text(26, false,
               " Vision and policy: now on\n my own to adapted\n"
               " Talking: now on my own\n Organisation: too few\n answers to say\n");
    check_text(60, true,
               "Vision and policy: now on my own to adapted\nTalking: now on my own\n"
               "Organisation: too few answers to say\n");
}
END_TEST

START_TEST(a_plot_without_marks_or_rows_has_no_legend) {
    struct plot *plot = add_plot();
    check_text(76, false, "");
    add_row(plot, "Organisation", "", "", "", "too few answers to say");
    check_text(76, false,
               "              new      explored    on my own    adapted  brings along\n"
               "Organisation  too few answers to say\n");
}
END_TEST

/* A mark at every place of its band; only what is now is joined. */
START_TEST(bands_have_a_mark_at_every_place) {
    add_row(add_plot(), "All", "04", "14", "02", "now new to ahead");
    check_text(30, false,
               "      0    1    2    3    4\n"
               "All   ●○──●◆○──●◆○───●◆───●◆\n"
               "0 new  1 explored  2 on my own\n"
               "3 adapted  4 brings along\n"
               "● now  ◆ where you want to be\n"
               "○ last time\n");
}
END_TEST

static int times(const char *part) {
    int count = 0;
    for (const char *at = buf_string(&text); (at = strstr(at, part)); at++)
        count++;
    return count;
}

START_TEST(a_web_page_has_the_picture_and_its_words) {
    add_rows(add_plot());
    add_row(add_plot(), "<b>Last</b>", "44", "", "", "now brings along");
    doc_write_html(doc, "Page", "en", &text);
    ck_assert_int_eq(times("<svg role=\"img\""), 2);
    ck_assert_int_eq(times("<title id=\"plot-1-title\">Picture &amp; &lt;all&gt;</title>"), 1);
    ck_assert_int_eq(times("aria-labelledby=\"plot-2-title\""), 1);
    ck_assert_int_eq(times("<desc id=\"plot-2-desc\">&lt;b&gt;Last&lt;/b&gt;: now brings"), 1);
    ck_assert_int_eq(times("<th scope=\"row\" class=\"part\">Talking</th><td>now on"), 1);
    /* a mark for each place, and one in each legend */
    ck_assert_int_eq(times("<circle class=\"now\""), 3 + 1 + 2);
    ck_assert_int_eq(times("<path class=\"wanted\""), 2 + 1);
    ck_assert_int_eq(times("<circle class=\"previous\""), 2 + 1);
    ck_assert_int_eq(times("<line class=\"band\""), 1);
    ck_assert_int_eq(times("<script") + times("http:") + times("https:"), 0);
}
END_TEST

START_TEST(a_web_page_without_a_plot_has_no_style_for_it) {
    doc_text(doc, STYLE_PLAIN, "words");
    doc_write_html(doc, "Page", "en", &text);
    ck_assert_int_eq(times("plot"), 0);
}
END_TEST

TCase *report_plot_case(void) {
    TCase *plot = tcase_create("plot");
    tcase_add_checked_fixture(plot, begin, end);
    tcase_add_test(plot, a_plot_has_the_names_of_its_places_above_them);
    tcase_add_test(plot, a_name_is_broken_where_it_does_not_fit_beside_the_axis);
    tcase_add_test(plot, a_narrow_plot_has_digits_and_says_what_they_are);
    tcase_add_test(plot, a_plot_without_room_or_heard_is_sentences);
    tcase_add_test(plot, a_plot_without_marks_or_rows_has_no_legend);
    tcase_add_test(plot, bands_have_a_mark_at_every_place);
    tcase_add_test(plot, a_web_page_has_the_picture_and_its_words);
    tcase_add_test(plot, a_web_page_without_a_plot_has_no_style_for_it);
    return plot;
}
