/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of paper as it is typed: read, written, and put in an assessment. */
#include <config.h>

#include "sharing/sheet.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_REASON '5' /* as in the questionnaire: not applicable, and then the others */

struct sheet *sheet_new(const struct assessment *paper, const struct group *group) {
    struct sheet *sheet = mem_new(1, sizeof *sheet);
    sheet->paper = paper;
    sheet->group = group;
    sheet->answers = mem_new((size_t)paper->shown_count + 1, sizeof *sheet->answers);
    sheet_read(sheet, "", 0);
    return sheet;
}

void sheet_free(struct sheet *sheet) {
    if (!sheet)
        return;
    free(sheet->answers);
    free(sheet);
}

char sheet_bucket_sign(int bucket) {
    return "0123456789abcdefghijklmnopqrstuvwxyz"[bucket + 1];
}

static bool is_level(char c) {
    return c >= '0' && c < '0' + LEVELS;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* ---- reading ---- */

/* What is left to read. */
struct typed {
    const char *at, *end;
};

static bool stop(struct sheet *sheet, enum sheet_fault fault) {
    sheet->fault = fault;
    return false;
}

static bool read_bucket(struct sheet *sheet, struct typed *typed) {
    for (int i = -1; i < sheet->group->bucket_count; i++)
        if (*typed->at == sheet_bucket_sign(i)) {
            sheet->bucket = i;
            sheet->bucket_said = true;
            typed->at++;
            return true;
        }
    return stop(sheet, SHEET_NO_BUCKET);
}

/* The wish behind an answer. An answer whose wish is still to be typed is not read yet. */
static bool read_wish(struct sheet *sheet, struct typed *typed, struct result_answer *answer) {
    if (answer->state != ANSWER_RATED && answer->state != ANSWER_OPEN)
        return stop(sheet, SHEET_NO_WISH);
    typed->at++;
    if (typed->at == typed->end)
        return stop(sheet, SHEET_SHORT);
    if (!is_level(*typed->at))
        return stop(sheet, SHEET_NO_WISH);
    answer->wanted = (signed char)(*typed->at++ - '0');
    return true;
}

static bool read_answer(struct sheet *sheet, struct typed *typed) {
    struct result_answer answer = {ANSWER_OPEN, -1, -1};
    char c = *typed->at;
    if (sheet->count == sheet->paper->shown_count)
        return stop(sheet, SHEET_LONG);
    if (is_level(c))
        answer = (struct result_answer){ANSWER_RATED, (signed char)(c - '0'), -1};
    else if (c >= FIRST_REASON && c <= FIRST_REASON + ANSWER_RATHER_NOT - ANSWER_NA)
        answer.state = (enum answer_state)(ANSWER_NA + (c - FIRST_REASON));
    else if (c != '.' && c != ',')
        return stop(sheet, SHEET_NO_ANSWER);
    typed->at++;
    if (typed->at < typed->end && *typed->at == '>' && !read_wish(sheet, typed, &answer))
        return false;
    sheet->answers[sheet->count++] = answer;
    return true;
}

bool sheet_read(struct sheet *sheet, const char *text, size_t length) {
    struct typed typed = {text, text + length};
    bool good = true;
    sheet->fault = SHEET_WHOLE;
    sheet->bucket = -1;
    sheet->bucket_said = sheet->group->bucket_count == 0;
    sheet->count = 0;
    while (good && typed.at < typed.end) {
        if (is_blank(*typed.at))
            typed.at++;
        else
            good = sheet->bucket_said ? read_answer(sheet, &typed) : read_bucket(sheet, &typed);
    }
    sheet->at = (size_t)(typed.at - text);
    if (good && (!sheet->bucket_said || sheet->count < sheet->paper->shown_count))
        sheet->fault = SHEET_SHORT;
    return sheet->fault == SHEET_WHOLE;
}

/* ---- writing ---- */

static int dimension_of(const struct sheet *sheet, int place) {
    return sheet->paper->framework->items[sheet->paper->shown[place]].dimension;
}

void sheet_answer(const struct sheet *sheet, int place, struct buf *out) {
    const struct result_answer *answer = &sheet->answers[place];
    if (answer->state == ANSWER_RATED)
        buf_addf(out, "%d", answer->now);
    else if (answer->state == ANSWER_OPEN)
        buf_add_char(out, '.');
    else
        buf_add_char(out, (char)(FIRST_REASON + (int)answer->state - (int)ANSWER_NA));
    if (answer->wanted >= 0)
        buf_addf(out, ">%d", answer->wanted);
}

void sheet_write(const struct sheet *sheet, struct buf *out) {
    bool parts = sheet->group->bucket_count > 0;
    if (parts && sheet->bucket_said)
        buf_add_char(out, sheet_bucket_sign(sheet->bucket));
    for (int i = 0; i < sheet->count; i++) {
        if (i == 0 ? parts : dimension_of(sheet, i) != dimension_of(sheet, i - 1))
            buf_add_char(out, ' ');
        sheet_answer(sheet, i, out);
    }
}

int sheet_open(const struct sheet *sheet) {
    int open = 0;
    for (int i = 0; i < sheet->count; i++)
        open += sheet->answers[i].state == ANSWER_OPEN;
    return open;
}

bool sheet_same(const struct sheet *a, const struct sheet *b) {
    bool same = a->bucket == b->bucket && a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = a->answers[i].state == b->answers[i].state &&
               a->answers[i].now == b->answers[i].now &&
               a->answers[i].wanted == b->answers[i].wanted;
    return same;
}

/* ---- what is wrong ---- */

/* The sign where it goes wrong, between quotes, or what it is when it cannot be shown. */
static void add_sign(const struct sheet *sheet, const char *typed, size_t length, struct buf *out) {
    uint32_t code = TEXT_REPLACEMENT;
    size_t used = 0;
    if (sheet->at < length)
        used = text_decode(typed + sheet->at, length - sheet->at, &code);
    if (used == 0)
        buf_add_string(out, _("the end"));
    else if (code == TEXT_REPLACEMENT || code == 0 || text_is_control(code))
        buf_add_string(out, _("a sign that cannot be shown"));
    else
        buf_addf(out, "\"%.*s\"", (int)used, typed + sheet->at);
}

/* The code of the item whose turn it is. */
static const char *item_now(const struct sheet *sheet) {
    const struct assessment *paper = sheet->paper;
    return paper->framework->items[paper->shown[sheet->count]].id;
}

static void add_short(const struct sheet *sheet, struct buf *out) {
    const struct assessment *paper = sheet->paper;
    if (!sheet->bucket_said)
        buf_add_string(out, _("nothing is typed yet: begin with the digit of the part"));
    else if (sheet->count == 0)
        buf_addf(out, _("none of the %d answers is there yet"), paper->shown_count);
    else
        buf_addf(out,
                 _("there are %d of %d answers, and the last one counts for %s: look which one was "
                   "skipped, and type . for what was left open"),
                 sheet->count, paper->shown_count,
                 paper->framework->items[paper->shown[sheet->count - 1]].id);
}

void sheet_why(const struct sheet *sheet, const char *typed, size_t length, struct buf *out) {
    struct buf sign = {0};
    add_sign(sheet, typed, length, &sign);
    switch (sheet->fault) {
    case SHEET_WHOLE:
        break;
    case SHEET_SHORT:
        add_short(sheet, out);
        break;
    case SHEET_NO_BUCKET:
        buf_addf(out, _("%s is no part of this group: 0 (not said) to %c is expected first"),
                 buf_string(&sign), sheet_bucket_sign(sheet->group->bucket_count - 1));
        break;
    case SHEET_NO_ANSWER:
        buf_addf(out, _("%s is no answer to item %s: 0 to 4, 5, 6, 7, or . for left open"),
                 buf_string(&sign), item_now(sheet));
        break;
    case SHEET_NO_WISH:
        buf_addf(out,
                 _("the wish with item %s is > and a level from 0 to 4, behind 0 to 4 or behind . "
                   "only; found: %s"),
                 item_now(sheet), buf_string(&sign));
        break;
    case SHEET_LONG:
        buf_addf(out,
                 _("there are more answers than the %d items of the paper: look for one that is "
                   "typed twice"),
                 sheet->paper->shown_count);
        break;
    }
    buf_free(&sign);
}

/* ---- in an assessment ---- */

void sheet_fill(const struct sheet *sheet, struct assessment *assessment) {
    for (int i = 0; i < sheet->count; i++) {
        int item = sheet->paper->shown[i];
        const struct result_answer *answer = &sheet->answers[i];
        if (answer->state == ANSWER_RATED)
            assessment_rate(assessment, item, answer->now);
        else if (answer->state != ANSWER_OPEN)
            assessment_mark(assessment, item, answer->state);
        if (answer->wanted >= 0)
            assessment_want(assessment, item, answer->wanted);
    }
}
