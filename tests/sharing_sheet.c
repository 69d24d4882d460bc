/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of paper as they are typed: what is understood, and that nothing is guessed. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing/sheet.h"
#include "sharing_parts.h"

static struct framework *fw;
static struct group *split, *plain;
static struct assessment *paper;

static void begin(void) {
    static const unsigned char id[GROUP_ID_BYTES] = {7};
    fw = assessment_framework(false);
    split = sharing_group(fw);
    plain = group_new(fw, "plain", id);
    paper = assessment_empty(fw);
    paper->about.depth = DEPTH_FULL;
    assessment_select(paper);
}

static void end(void) {
    assessment_free(paper);
    group_free(plain);
    group_free(split);
    framework_free(fw);
}

/* ---- by examples ---- */

/* The framework has 7 items, 4 in one part of the paper and 3 in another. */
static const struct {
    const char *typed;
    enum sheet_fault fault;
    size_t at;
    int count;
    const char *tidy; /* NULL: not looked at */
} examples[] = {
    {"10123456", SHEET_WHOLE, 8, 7, "1 0123 456"},
    {"2 012 34 56 ", SHEET_WHOLE, 12, 7, "2 0123 456"},
    {" 0\t.......", SHEET_WHOLE, 10, 7, "0 .... ..."},
    {"0,,,,,,,", SHEET_WHOLE, 8, 7, "0 .... ..."},
    {"1 2>3.>4 0>0 1567", SHEET_WHOLE, 17, 7, "1 2>3.>40>01 567"},
    {"", SHEET_SHORT, 0, 0, ""},
    {"  ", SHEET_SHORT, 2, 0, ""},
    {"1", SHEET_SHORT, 1, 0, "1"},
    {"1 012345", SHEET_SHORT, 8, 6, "1 0123 45"},
    {"1 0123452>", SHEET_SHORT, 10, 6, "1 0123 45"},
    {"10123456 7", SHEET_LONG, 9, 7, NULL},
    {"3 0123456", SHEET_NO_BUCKET, 0, 0, NULL},
    {". 0123456", SHEET_NO_BUCKET, 0, 0, NULL},
    {"1 0128456", SHEET_NO_ANSWER, 5, 3, NULL},
    {"1 012-456", SHEET_NO_ANSWER, 5, 3, NULL},
    {"1 012>>", SHEET_NO_WISH, 6, 2, NULL},
    {"1 01 >2", SHEET_NO_ANSWER, 5, 2, NULL},
    {"1 012> 3", SHEET_NO_WISH, 6, 2, NULL},
    {"1 012>5", SHEET_NO_WISH, 6, 2, NULL},
    {"1 015>3", SHEET_NO_WISH, 5, 2, NULL},
    {"1 01\xC3\xA9", SHEET_NO_ANSWER, 4, 2, NULL},
    {"1 01\xFF", SHEET_NO_ANSWER, 4, 2, NULL},
    {"1 01\x1B[31m", SHEET_NO_ANSWER, 4, 2, NULL},
    {"1 01\xD9\xA1", SHEET_NO_ANSWER, 4, 2, NULL}, /* a digit elsewhere */
};

START_TEST(a_sheet_is_read_whole_or_told_where_not) {
    struct sheet *sheet = sheet_new(paper, split);
    const char *typed = examples[_i].typed;
    struct buf tidy = {0}, why = {0};
    bool good = sheet_read(sheet, typed, strlen(typed));
    ck_assert_int_eq(sheet->fault, examples[_i].fault);
    ck_assert(good == (sheet->fault == SHEET_WHOLE));
    ck_assert_uint_eq(sheet->at, examples[_i].at);
    ck_assert_int_eq(sheet->count, examples[_i].count);
    sheet_write(sheet, &tidy);
    if (examples[_i].tidy)
        ck_assert_str_eq(buf_string(&tidy), examples[_i].tidy);
    sheet_why(sheet, typed, strlen(typed), &why);
    ck_assert(good == (why.length == 0));
    for (size_t i = 0; i < why.length; i++)
        ck_assert_int_ge((unsigned char)why.bytes[i], ' ');
    buf_free(&tidy);
    buf_free(&why);
    sheet_free(sheet);
}
END_TEST

START_TEST(without_parts_the_first_sign_is_an_answer) {
    struct sheet *sheet = sheet_new(paper, plain);
    ck_assert(sheet_read(sheet, "0123456", 7));
    ck_assert_int_eq(sheet->bucket, -1);
    ck_assert_int_eq(sheet->answers[0].now, 0);
    ck_assert(!sheet_read(sheet, "10123456", 8));
    ck_assert_int_eq(sheet->fault, SHEET_LONG);
    sheet_free(sheet);
}
END_TEST

START_TEST(a_nul_is_no_end) {
    struct sheet *sheet = sheet_new(paper, split);
    struct buf why = {0};
    ck_assert(!sheet_read(sheet, "10123456\0", 9));
    ck_assert_int_eq(sheet->fault, SHEET_LONG);
    ck_assert(!sheet_read(sheet,
                          "1012\0"
                          "456",
                          8));
    ck_assert_int_eq(sheet->fault, SHEET_NO_ANSWER);
    sheet_why(sheet,
              "1012\0"
              "456",
              8, &why);
    ck_assert_ptr_nonnull(strstr(buf_string(&why), "cannot be shown"));
    buf_free(&why);
    sheet_free(sheet);
}
END_TEST

/* Twelve parts, the most there can be, have each a sign of their own. */
START_TEST(every_part_has_a_sign) {
    char signs[BUCKETS_MAX + 2] = "";
    for (int i = -1; i < BUCKETS_MAX; i++) {
        char sign = sheet_bucket_sign(i);
        ck_assert(sign != '\0' && strchr(signs, sign) == NULL);
        signs[i + 1] = sign;
    }
    ck_assert_str_eq(signs, "0123456789abc");
}
END_TEST

/* ---- any sheet ---- */

#define CASES 2000

static void add_random_answer(struct chance *chance, struct buf *typed) {
    int sign = chance_between(chance, 0, 8);
    buf_add_char(typed, "01234567."[sign]);
    if ((sign <= 4 || sign == 8) && chance_of(chance, 40))
        buf_addf(typed, ">%d", chance_between(chance, 0, 4));
}

/* A good sheet as somebody types it, with blanks here and there. */
static void random_sheet(struct chance *chance, const struct group *group, struct buf *typed) {
    buf_clear(typed);
    if (group->bucket_count)
        buf_add_char(typed, sheet_bucket_sign(chance_between(chance, -1, group->bucket_count - 1)));
    for (int i = 0; i < paper->shown_count; i++) {
        if (chance_of(chance, 20))
            buf_add_string(typed, chance_of(chance, 50) ? " " : "  ");
        add_random_answer(chance, typed);
    }
}

/* What is typed is what is in the result file: nothing more, nothing less, in its own place. */
START_TEST(what_is_typed_is_what_is_shared) {
    struct buf typed = {0}, tidy = {0}, answer = {0};
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        const struct group *group = chance_of(&chance, 50) ? split : plain;
        struct sheet *sheet = sheet_new(paper, group), *again = sheet_new(paper, group);
        struct assessment *filled = assessment_empty(fw);
        random_sheet(&chance, group, &typed);
        PROPERTY(sheet_read(sheet, buf_string(&typed), typed.length), n);
        buf_clear(&tidy);
        sheet_write(sheet, &tidy);
        PROPERTY(tidy.length <= SHEET_BYTES(paper->shown_count), n);
        PROPERTY(sheet_read(again, buf_string(&tidy), tidy.length) && sheet_same(sheet, again), n);
        sheet_fill(sheet, filled);
        buf_clear(&answer);
        if (group->bucket_count)
            buf_add_char(&answer, sheet_bucket_sign(sheet->bucket));
        for (int i = 0; i < paper->shown_count; i++) {
            const struct answer *a = &filled->answers[paper->shown[i]];
            buf_add_char(&answer, a->state == ANSWER_RATED  ? (char)('0' + a->now)
                                  : a->state == ANSWER_OPEN ? '.'
                                                            : (char)('2' + (int)a->state + 1));
            if (a->wanted >= 0)
                buf_addf(&answer, ">%d", a->wanted);
        }
        for (size_t i = 0; i < typed.length;) /* as it was typed, without blanks */
            if (typed.bytes[i] == ' ')
                buf_remove(&typed, i, 1);
            else
                i++;
        PROPERTY(strcmp(buf_string(&answer), buf_string(&typed)) == 0, n);
        assessment_free(filled);
        sheet_free(sheet);
        sheet_free(again);
    }
    buf_free(&typed);
    buf_free(&tidy);
    buf_free(&answer);
}
END_TEST

/* No sign can be skipped unnoticed, whichever it is: answers never shift. */
START_TEST(a_sign_that_is_skipped_is_noticed) {
    struct buf typed = {0};
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct sheet *sheet = sheet_new(paper, split);
        random_sheet(&chance, split, &typed);
        size_t at = (size_t)chance_between(&chance, 0, (int)typed.length - 1);
        bool blank = typed.bytes[at] == ' ';
        buf_remove(&typed, at, 1);
        PROPERTY(sheet_read(sheet, buf_string(&typed), typed.length) == blank, n);
        sheet_free(sheet);
    }
    buf_free(&typed);
}
END_TEST

START_TEST(any_bytes_are_borne) {
    struct buf typed = {0}, why = {0}, tidy = {0};
    for (int n = 0; n < CASES; n++) {
        struct chance chance = property_case(n);
        struct sheet *sheet = sheet_new(paper, chance_of(&chance, 50) ? split : plain);
        buf_clear(&typed);
        buf_clear(&why);
        buf_clear(&tidy);
        for (int i = chance_between(&chance, 0, 6); i > 0; i--)
            add_random_answer(&chance, &typed);
        chance_text(&chance, &typed, chance_between(&chance, 0, 8), PIECES_ALL);
        bool good = sheet_read(sheet, buf_string(&typed), typed.length);
        PROPERTY(sheet->count <= paper->shown_count && sheet->at <= typed.length, n);
        sheet_why(sheet, buf_string(&typed), typed.length, &why);
        PROPERTY(good == (why.length == 0), n);
        struct buf clean = {0};
        text_add_clean(&clean, buf_string(&why), why.length, false);
        PROPERTY(strcmp(buf_string(&clean), buf_string(&why)) == 0, n);
        buf_free(&clean);
        sheet_write(sheet, &tidy);
        sheet_free(sheet);
    }
    buf_free(&typed);
    buf_free(&why);
    buf_free(&tidy);
}
END_TEST

TCase *sharing_sheet_case(void) {
    TCase *tcase = tcase_create("sheet");
    tcase_add_checked_fixture(tcase, begin, end);
    tcase_add_loop_test(tcase, a_sheet_is_read_whole_or_told_where_not, 0, ARRAY_LENGTH(examples));
    tcase_add_test(tcase, without_parts_the_first_sign_is_an_answer);
    tcase_add_test(tcase, a_nul_is_no_end);
    tcase_add_test(tcase, every_part_has_a_sign);
    tcase_add_test(tcase, what_is_typed_is_what_is_shared);
    tcase_add_test(tcase, a_sign_that_is_skipped_is_noticed);
    tcase_add_test(tcase, any_bytes_are_borne);
    return tcase;
}
