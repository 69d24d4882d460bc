/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "base/problem.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

void problems_free(struct problems *problems) {
    for (int i = 0; i < problems->count; i++) {
        free(problems->list[i].file);
        free(problems->list[i].message);
    }
    free(problems->list);
    *problems = (struct problems){0};
}

void problem_add(struct problems *problems, enum problem_kind kind, const char *file, int line,
                 int column, const char *format, ...) {
    if (problems->count == PROBLEMS_MAX) {
        problems->not_kept++;
        return;
    }
    struct buf raw = {0}, message = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&raw, format, args);
    va_end(args);
    text_add_clean(&message, buf_string(&raw), raw.length, false); /* quoted input: one line */
    buf_free(&raw);
    if ((problems->count & (problems->count - 1)) == 0) /* room for twice as many */
        problems->list = mem_resize(problems->list, problems->count ? 2 * (size_t)problems->count : 1,
                                    sizeof *problems->list);
    problems->list[problems->count++] = (struct problem){
        .kind = kind,
        .file = file ? mem_copy(file) : NULL,
        .line = line,
        .column = column,
        .message = buf_take(&message),
    };
}

void problem_format(const struct problem *problem, struct buf *out) {
    if (problem->file)
        buf_addf(out, "%s:", problem->file);
    if (problem->line > 0)
        buf_addf(out, "%d:%d:", problem->line, problem->column);
    if (problem->file || problem->line > 0)
        buf_add_char(out, ' ');
    buf_add_string(out, problem->message);
}

int problems_exit_status(const struct problems *problems) {
    static const int status[] = {
        [PROBLEM_REMARK] = 0,
        [PROBLEM_REFUSED] = 1,
        [PROBLEM_USAGE] = 2,
        [PROBLEM_SYSTEM] = 3,
        [PROBLEM_PRIVACY] = 4,
    };
    int worst = 0;
    for (int i = 0; i < problems->count; i++)
        if (status[problems->list[i].kind] > worst)
            worst = status[problems->list[i].kind];
    return worst;
}
