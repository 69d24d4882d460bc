/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts: bars and heat in columns, in words, as a picture. */
#include <config.h>

#include <string.h>

#include "report_parts.h"

static struct doc *doc;
static struct buf text;

static void begin(void) {
    doc = doc_new();
}

static void end(void) {
    buf_free(&text);
    doc_free(doc);
}

static struct chart *add_chart(enum chart_look look) {
    static const char *const heads[CHART_LEVELS] = {"new", "explored", "on my own", "adapted",
                                                    "ahead"};
    return doc_chart(doc, look, "Picture & <all>", heads);
}

static void add_rows(struct chart *chart) {
    const struct chart_row rows[] = {
        {"a-01",
         "I keep asking, whatever is said",
         "middle: on my own",
         {{0, 1, 5}, {2, 2, 12}, {3, 3, 0}, {4, 4, 3}},
         4,
         0},
        {"a-02", "<b>I listen</b>", "not told", {{0, 0, 0}}, 0, 0},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        doc_chart_row(doc, chart, &rows[i]);
}

static void check_text(int columns, bool linear, const char *expected) {
    buf_clear(&text);
    doc_write_text(doc, columns, linear, &text);
    ck_assert_str_eq(buf_string(&text), expected);
}

START_TEST(a_bar_is_cut_in_parts_with_their_counts) {
    add_rows(add_chart(CHART_BARS));
    check_text(60, false,
               "I keep asking, whatever is said\n"
               "  |0–1: 5 ------|2: 12 ---------------------------|4: 3 --|\n"
               "  middle: on my own\n"
               "<b>I listen</b>\n"
               "  not told\n");
    check_text(30, false,
               "I keep asking, whatever is\n"
               "said\n"
               "  |0–1: 5 |2: 12 ------|4: 3 |\n"
               "  middle: on my own\n"
               "<b>I listen</b>\n"
               "  not told\n");
}
END_TEST

START_TEST(heat_has_a_column_for_each_level) {
    add_rows(add_chart(CHART_HEAT));
    check_text(40, false,
               "                     0   1   2   3   4\n"
               "I keep asking,      [  5   ] 12  .   3\n"
               "whatever is said\n"
               "<b>I listen</b>     not told\n");
}
END_TEST

START_TEST(a_chart_without_room_or_heard_is_sentences) {
    for (int look = CHART_BARS; look <= CHART_HEAT; look++)
        add_rows(add_chart((enum chart_look)look));
    static const char *const said =
        "a-01 I keep asking, whatever is said: new to explored: 5, on my own: 12,\n"
        "adapted: 0, ahead: 3, middle: on my own\n"
        "a-02 <b>I listen</b>: not told\n";
    struct buf both = {0};
    buf_addf(&both, "%s%s", said, said);
    check_text(80, true, buf_string(&both));
    buf_free(&both);
}
END_TEST

static int times(const char *part) {
    int count = 0;
    for (const char *at = buf_string(&text); (at = strstr(at, part)); at++)
        count++;
    return count;
}

START_TEST(a_web_page_has_the_picture_and_the_table) {
    add_rows(add_chart(CHART_BARS));
    add_rows(add_chart(CHART_HEAT));
    doc_write_html(doc, "Page", "en", &text);
    ck_assert_int_eq(times("<svg role=\"img\""), 2);
    ck_assert_int_eq(times("<title id=\"chart-2-title\">Picture &amp; &lt;all&gt;</title>"), 1);
    ck_assert_int_eq(times("new to explored: 5, on my own: 12"), 2); /* the descriptions */
    ck_assert_int_eq(times("<table"), 2);
    ck_assert_int_eq(times(">0–1: 5</tspan>"), 1);
    ck_assert_int_eq(times("<rect class=\"heat\""), 4);
    ck_assert_int_eq(times("<b>"), 0);
    ck_assert_int_eq(times("http:") + times("https:") + times("<script"), 0);
}
END_TEST

START_TEST(markdown_has_the_table) {
    add_rows(add_chart(CHART_BARS));
    doc_write_markdown(doc, "Page", &text);
    ck_assert_int_eq(times("| a-01 I keep asking, whatever is said | 5 | « | 12 | 0 | 3 |"), 1);
}
END_TEST

TCase *report_chart_case(void) {
    TCase *chart = tcase_create("chart");
    tcase_add_checked_fixture(chart, begin, end);
    tcase_add_test(chart, a_bar_is_cut_in_parts_with_their_counts);
    tcase_add_test(chart, heat_has_a_column_for_each_level);
    tcase_add_test(chart, a_chart_without_room_or_heard_is_sentences);
    tcase_add_test(chart, a_web_page_has_the_picture_and_the_table);
    tcase_add_test(chart, markdown_has_the_table);
    return chart;
}
