/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of paper from a file: one on a line. All lines are read and checked before anything is
 * written; all files are written, or none. So a stack can be corrected and offered again, and
 * nobody is counted twice. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/key_in.h"

#define INPUT_NAME "stdin"
#define SHEETS_MAX 1000
#define MISTAKES_MAX 20 /* more lines than this are not typed sheets */

struct stack {
    const struct key_in *key_in;
    struct sheet *sheets[SHEETS_MAX];
    int lines[SHEETS_MAX]; /* where each of them was found */
    int count, number;     /* of good ones; of the one that is read now */
    bool half;             /* with --twice: a sheet is there one time */
    struct sheet *first;   /* ... as it was read; NULL when it was no good */
    int first_line, line;
    struct problems problems;
};

static void wrong(struct stack *stack, size_t column, const char *text) {
    problem_add(&stack->problems, PROBLEM_REFUSED, INPUT_NAME, stack->line, (int)column,
                _("sheet %d is not taken: %s"), stack->number, text);
}

/* ---- reading ---- */

/* The next line, which may hold any bytes; false at the end. What is longer than a sheet can be is
 * dropped after one byte more, which makes it refused. */
static bool read_line(struct buf *line, size_t most) {
    int c;
    buf_clear(line);
    while ((c = getchar()) != EOF && c != '\n')
        if (line->length <= most)
            buf_add_char(line, (char)c);
    if (line->length > 0 && line->bytes[line->length - 1] == '\r')
        buf_remove(line, line->length - 1, 1);
    return c != EOF || line->length > 0;
}

static void keep(struct stack *stack, struct sheet *sheet) {
    if (stack->count == SHEETS_MAX) {
        problem_add(&stack->problems, PROBLEM_REFUSED, INPUT_NAME, stack->line, 1,
                    _("there are more than %d sheets: offer them in several parts"), SHEETS_MAX);
        sheet_free(sheet);
        return;
    }
    stack->lines[stack->count] = stack->line;
    stack->sheets[stack->count++] = sheet;
}

/* Where the second time says something else. */
static void compare(struct stack *stack, const struct sheet *second) {
    const struct sheet *first = stack->first;
    struct buf text = {0};
    buf_addf(&text, _("it differs from the first time, on line %d:"), stack->first_line);
    if (first->bucket != second->bucket)
        buf_addf(&text, _(" part %c and %c;"), sheet_bucket_sign(first->bucket),
                 sheet_bucket_sign(second->bucket));
    for (int i = 0; i < second->count; i++) {
        struct buf one = {0}, two = {0};
        sheet_answer(first, i, &one);
        sheet_answer(second, i, &two);
        if (strcmp(buf_string(&one), buf_string(&two)) != 0)
            buf_addf(&text, _(" %s %s and %s;"),
                     first->paper->framework->items[first->paper->shown[i]].id, buf_string(&one),
                     buf_string(&two));
        buf_free(&one);
        buf_free(&two);
    }
    buf_addf(&text, " %s", _("look at the paper and correct one of the two"));
    wrong(stack, 1, buf_string(&text));
    buf_free(&text);
}

/* The second time of a sheet; the first one is NULL when that was no good. */
static void take_second(struct stack *stack, struct sheet *second) {
    struct sheet *first = stack->first;
    bool same = first && second && sheet_same(first, second);
    if (same)
        keep(stack, second);
    else if (first && second)
        compare(stack, second);
    sheet_free(same ? NULL : second);
    sheet_free(first);
    stack->first = NULL;
}

/* The sheet on this line; NULL after saying what is wrong with it. */
static struct sheet *sheet_on(struct stack *stack, const struct buf *line) {
    struct sheet *sheet = sheet_new(stack->key_in->paper, stack->key_in->group);
    struct buf why = {0};
    if (sheet_read(sheet, buf_string(line), line->length))
        return sheet;
    sheet_why(sheet, buf_string(line), line->length, &why);
    wrong(stack, sheet->at + 1, buf_string(&why));
    sheet_free(sheet);
    buf_free(&why);
    return NULL;
}

/* With --twice lines go in pairs, whatever is on them: one that is wrong does not shift the rest.
 */
static void take_line(struct stack *stack, const struct buf *line) {
    bool second = stack->half;
    stack->half = stack->key_in->twice && !second;
    if (!second)
        stack->number++;
    struct sheet *sheet = sheet_on(stack, line);
    if (second) {
        take_second(stack, sheet);
    } else if (stack->half) {
        stack->first = sheet;
        stack->first_line = stack->line;
    } else if (sheet) {
        keep(stack, sheet);
    }
}

/* An empty line, or a remark behind #. */
static bool says_nothing(const struct buf *line) {
    const char *text = buf_string(line);
    size_t blanks = strspn(text, " \t");
    return blanks == line->length || text[blanks] == '#';
}

static void read_stack(struct stack *stack) {
    size_t most = 4 * SHEET_BYTES(stack->key_in->paper->shown_count);
    struct buf line = {0};
    while (stack->problems.count < MISTAKES_MAX && read_line(&line, most)) {
        stack->line++;
        if (!says_nothing(&line))
            take_line(stack, &line);
    }
    if (ferror(stdin))
        problem_add(&stack->problems, PROBLEM_SYSTEM, INPUT_NAME, 0, 0,
                    _("the sheets cannot be read: %s"), strerror(errno));
    else if (stack->half && stack->problems.count < MISTAKES_MAX)
        problem_add(&stack->problems, PROBLEM_REFUSED, INPUT_NAME, stack->first_line, 1,
                    _("sheet %d is there one time: with --twice every sheet is on two lines, one "
                      "below the other"),
                    stack->number);
    else if (stack->number == 0)
        problem_add(&stack->problems, PROBLEM_REFUSED, INPUT_NAME, 0, 0, "%s",
                    _("there are no sheets: type one on each line, in the order of the paper"));
    if (line.bytes)
        sodium_memzero(line.bytes, line.capacity);
    buf_free(&line);
}

/* ---- what was read ---- */

/* The first and the last answer of each part of the paper: where these agree with it, no answer
 * went from one part to another. */
static void add_parts(const struct sheet *sheet, struct buf *out) {
    const struct assessment *paper = sheet->paper;
    const struct item *items = paper->framework->items;
    for (int i = 0; i < sheet->count; i++) {
        int dimension = items[paper->shown[i]].dimension;
        bool first = i == 0 || items[paper->shown[i - 1]].dimension != dimension;
        bool last = i + 1 == sheet->count || items[paper->shown[i + 1]].dimension != dimension;
        if (!first && !last)
            continue;
        buf_addf(out, "%s%s ", first ? "  " : " - ", items[paper->shown[i]].id);
        sheet_answer(sheet, i, out);
    }
}

static void show_stack(const struct stack *stack) {
    const struct key_in *key_in = stack->key_in;
    struct buf text = {0};
    buf_addf(&text,
             ngettext("Group \"%s\": %d sheet of %d items.\n",
                      "Group \"%s\": %d sheets of %d items.\n", (unsigned long)stack->count),
             key_in->group->code, stack->count, key_in->paper->shown_count);
    for (int i = 0; i < stack->count; i++) {
        const struct sheet *sheet = stack->sheets[i];
        buf_addf(&text, _("Sheet %d: %d of %d, %d left open."), i + 1, sheet->count, sheet->count,
                 sheet_open(sheet));
        if (key_in->group->bucket_count) {
            buf_addf(&text, " %c ", sheet_bucket_sign(sheet->bucket));
            group_bucket_name(key_in->group, key_in->framework, sheet->bucket,
                              key_in->request->language, &text);
        }
        buf_add_char(&text, '\n');
        add_parts(sheet, &text);
        buf_add_char(&text, '\n');
    }
    print_text(key_in->request, buf_string(&text));
    buf_free(&text);
}

/* Two people rarely say the same on every item; one sheet that lay in the stack twice does. */
static void remark_same(struct stack *stack) {
    for (int i = 0; i < stack->count; i++)
        for (int j = 0; j < i; j++)
            if (sheet_same(stack->sheets[i], stack->sheets[j])) {
                problem_add(&stack->problems, PROBLEM_REMARK, INPUT_NAME, stack->lines[i], 1,
                            _("sheet %d says the same as sheet %d: was one sheet keyed in twice?"),
                            i + 1, j + 1);
                break;
            }
}

/* ---- writing ---- */

/* All of them or none. */
static bool write_stack(struct stack *stack) {
    char *paths[SHEETS_MAX];
    int written = 0;
    while (written < stack->count &&
           (paths[written] =
                key_in_write(stack->key_in, stack->sheets[written], &stack->problems)) != NULL)
        written++;
    for (int i = 0; i < written; i++) {
        if (written < stack->count && unlink(paths[i]) != 0)
            file_problem(&stack->problems, paths[i], errno,
                         _("this file must go, and cannot be taken away"));
        free(paths[i]);
    }
    return written == stack->count;
}

static void say_written(const struct stack *stack) {
    struct buf text = {0};
    buf_addf(&text,
             ngettext("%d file was written in %s.\n", "%d files were written in %s.\n",
                      (unsigned long)stack->count),
             stack->count, stack->key_in->folder);
    buf_addf(&text, "%s\n",
             _("Destroy the sheets of paper now, and what you typed them in: they hold what one "
               "person answered."));
    print_text(stack->key_in->request, buf_string(&text));
    buf_free(&text);
}

static int finish(struct stack *stack) {
    const struct request *request = stack->key_in->request;
    int status = problems_exit_status(&stack->problems);
    if (status == STATUS_DONE) {
        show_stack(stack);
        remark_same(stack);
    }
    if (status == STATUS_DONE && !request->values[OPTION_YES]) {
        print_text(request,
                   _("Nothing was written yet. Lay the sheets beside this; if it is right, "
                     "give the same command with --yes.\n"));
    } else if (status == STATUS_DONE) {
        if (write_stack(stack))
            say_written(stack);
        else
            print_message(request, "%s", _("The files that were written were taken away again."));
    }
    status = print_problems(request, &stack->problems);
    if (status != STATUS_DONE)
        print_message(request, "%s", _("Nothing was written."));
    return status;
}

int key_in_lines(const struct key_in *key_in) {
    struct stack *stack = mem_new(1, sizeof *stack);
    stack->key_in = key_in;
    read_stack(stack);
    int status = finish(stack);
    for (int i = 0; i < stack->count; i++)
        sheet_free(stack->sheets[i]);
    sheet_free(stack->first);
    problems_free(&stack->problems);
    free(stack);
    return status;
}
