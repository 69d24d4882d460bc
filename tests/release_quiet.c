/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suppressed leaves no trace in any form, and texts of other people stay texts. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "release_parts.h"
#include "report_parts.h"

static struct framework *fw, *hostile;
static struct group *group, *hostile_group;

static void begin(void) {
    fw = assessment_framework(false);
    group = release_group(fw, true);
    hostile = release_hostile_framework();
    hostile_group = release_group(hostile, false);
    report_language("en");
}

static void end(void) {
    group_free(hostile_group);
    framework_free(hostile);
    group_free(group);
    framework_free(fw);
}

/* A suppressed cell has no number; if a writer took one from it all the same, then other numbers
 * there would give another file. */
START_TEST(nothing_is_read_from_a_suppressed_cell) {
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n), again = property_case(n);
        struct release *clean = release_random(fw, group, &chance, n % 2);
        struct release *poisoned = release_random(fw, group, &again, n % 2);
        release_poison(poisoned);
        for (int f = 0; f < RELEASE_FORMATS; f++)
            for (int i = 0; i < release_formats[f].file_count; i++) {
                struct buf left = {0}, right = {0};
                release_file_write(&release_formats[f].files[i], clean, "en", &left);
                release_file_write(&release_formats[f].files[i], poisoned, "en", &right);
                PROPERTY(strcmp(buf_string(&left), buf_string(&right)) == 0, n);
                buf_free(&left);
                buf_free(&right);
            }
        release_free(clean);
        release_free(poisoned);
    }
}
END_TEST

static bool has_digit(const char *text) {
    return strpbrk(text, "0123456789") != NULL;
}

/* Rows of charts without parts are those that are told in words, or not at all. */
START_TEST(a_suppressed_row_has_no_digit) {
    int rows = 0;
    for (int n = 0; n < 60; n++) {
        struct chance chance = property_case(n);
        struct release *r = release_random(fw, group, &chance, false);
        struct doc *doc = doc_new();
        report_release(doc, r, "en");
        for (const struct block *block = doc->first; block; block = block->next)
            for (int i = 0; block->kind == BLOCK_CHART && i < block->chart->row_count; i++) {
                const struct chart_row *row = &block->chart->rows[i];
                const struct table *table = block->chart->table;
                if (strncmp(row->said, "not told", strlen("not told")) != 0)
                    continue;
                rows++;
                PROPERTY(row->part_count == 0 && !has_digit(row->said), n);
                for (int c = 1; c < table->columns; c++)
                    PROPERTY(!has_digit(table->cells[i * table->columns + c].shown), n);
            }
        doc_free(doc);
        release_free(r);
    }
    ck_assert_int_gt(rows, 100);
}
END_TEST

/* Words for one or two people never say which of both. */
START_TEST(one_or_two_people_are_not_told_apart) {
    struct buf text = {0};
    struct release *r = release_example(fw, group);
    struct doc *doc = doc_new();
    r->items[6].discrepancy.score = -10;
    report_release(doc, r, "en");
    doc_write_text(doc, 200, false, &text);
    ck_assert_ptr_nonnull(strstr(buf_string(&text), "one or two people want a higher level"));
    buf_free(&text);
    doc_free(doc);
    release_free(r);
}
END_TEST

/* --- hostile texts -------------------------------------------------------------------------- */

/* The file of FORMAT that is called NAME, of a release on the hostile framework. */
static struct buf hostile_file(const char *format, int file) {
    struct buf out = {0};
    struct chance chance = property_case(3);
    struct release *r = release_random(hostile, hostile_group, &chance, false);
    release_file_write(&release_format_of(format)->files[file], r, "en", &out);
    release_free(r);
    return out;
}

/* A number may begin with a minus sign. */
static bool is_number(const char *cell) {
    char *end;
    strtod(cell, &end);
    return end != cell && (*end == '\0' || strchr(",;\r", *end) != NULL);
}

START_TEST(no_cell_is_a_formula) {
    const char *format = _i == 0 ? "csv" : "csv-excel";
    const char separators[] = {_i == 0 ? ',' : ';', '\r', '\n', '\0'};
    int guarded = 0;
    for (int file = 0; file < release_format_of(format)->file_count; file++) {
        struct buf text = hostile_file(format, file);
        const char *at = buf_string(&text);
        bool quoted = false;
        for (bool start = true; *at; at++) {
            const char *cell = at + (*at == '"');
            if (start && !quoted) {
                ck_assert_msg(is_number(cell) || !strchr("=+-@\t", *cell) || *cell == '\0',
                              "%s: %.30s", format, cell);
                ck_assert_msg(strncmp(cell, "＝", 3) != 0, "%.30s", cell);
                guarded += *cell == '\'';
            }
            quoted ^= *at == '"';
            start = !quoted && strchr(separators, *at) != NULL;
        }
        buf_free(&text);
    }
    ck_assert_int_gt(guarded, 5);
}
END_TEST

START_TEST(no_text_becomes_markup) {
    static const char *const raw[] = {"<script", "<img", "<b>", "</svg><"};
    struct buf html = hostile_file("html", 0), markdown = hostile_file("markdown", 0);
    for (size_t i = 0; i < ARRAY_LENGTH(raw); i++)
        ck_assert_ptr_null(strstr(buf_string(&html), raw[i]));
    ck_assert_ptr_nonnull(strstr(buf_string(&html), "&lt;script&gt;"));
    ck_assert_ptr_nonnull(strstr(buf_string(&markdown), "\\<script\\>"));
    ck_assert_ptr_null(strstr(buf_string(&markdown), " <script"));
    ck_assert_ptr_null(strstr(buf_string(&html), "://x.example\">"));
    buf_free(&html);
    buf_free(&markdown);
}
END_TEST

START_TEST(a_page_has_no_script_and_no_address) {
    struct buf html = {0};
    struct release *r = release_example(fw, group);
    release_file_write(release_format_of("html")->files, r, "nl", &html);
    ck_assert_ptr_null(strstr(buf_string(&html), "<script"));
    ck_assert_ptr_null(strstr(buf_string(&html), "://"));
    ck_assert_ptr_null(strstr(buf_string(&html), "href"));
    ck_assert_ptr_null(strstr(buf_string(&html), "src="));
    buf_free(&html);
    release_free(r);
}
END_TEST

TCase *release_quiet_case(void) {
    TCase *quiet = tcase_create("quiet");
    tcase_add_checked_fixture(quiet, begin, end);
    tcase_add_test(quiet, nothing_is_read_from_a_suppressed_cell);
    tcase_add_test(quiet, a_suppressed_row_has_no_digit);
    tcase_add_test(quiet, one_or_two_people_are_not_told_apart);
    tcase_add_loop_test(quiet, no_cell_is_a_formula, 0, 2);
    tcase_add_test(quiet, no_text_becomes_markup);
    tcase_add_test(quiet, a_page_has_no_script_and_no_address);
    return quiet;
}
