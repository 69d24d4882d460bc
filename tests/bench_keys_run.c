/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tour, each deed measured: from the key until the last byte of the frame that answers it. A
 * frame is whole when what was waited for is on the screen and the program is silent for QUIET_MS;
 * that silence does not count. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench_keys.h"
#include "terminal.h"

#define QUIET_MS 12

/* What was there before a key. */
struct before {
    const char *answer;
    size_t bytes;
    int row, column;
};

static const char *after_mark(const char *text, const char *mark) {
    size_t length = strlen(mark);
    return text && strncmp(text, mark, length) == 0 ? text + length : NULL;
}

static bool is_answered(struct terminal *terminal, const void *data) {
    const struct before *before = data;
    const char *gone = after_mark(before->answer, "{gone}");
    if (terminal_bytes(terminal) == before->bytes)
        return false;
    if (after_mark(before->answer, "{cursor}")) {
        int row, column;
        terminal_cursor(terminal, &row, &column);
        return row != before->row || column != before->column;
    }
    return gone ? !terminal_has(terminal, gone)
                : !before->answer || terminal_has(terminal, before->answer);
}

static struct toll *toll_of(struct bill *bill, const char *action, enum kind kind) {
    for (size_t i = 0; i < bill->count; i++)
        if (strcmp(bill->tolls[i].action, action) == 0)
            return &bill->tolls[i];
    if (bill->count == DEEDS_MAX)
        abort();
    bill->tolls[bill->count] = (struct toll){.action = action, .kind = kind};
    return &bill->tolls[bill->count++];
}

static void press(struct terminal *terminal, const char *keys) {
    if (strcmp(keys, "{size}") != 0)
        terminal_type(terminal, keys);
    else if (terminal_rows(terminal) == 24)
        terminal_resize(terminal, 30, 100);
    else
        terminal_resize(terminal, 24, 80);
}

static bool take_deed(struct terminal *terminal, const struct deed *deed, struct bill *bill) {
    struct before before = {.answer = deed->answer, .bytes = terminal_bytes(terminal)};
    terminal_cursor(terminal, &before.row, &before.column);
    double pressed = terminal_now(terminal);
    press(terminal, deed->keys);
    if (!terminal_wait(terminal, is_answered, &before, deed->keys) ||
        !terminal_wait_quiet(terminal, QUIET_MS)) {
        bill->at = deed->keys;
        return false;
    }
    if (deed->kind == KIND_NONE)
        return true;
    struct toll *toll = toll_of(bill, deed->action, deed->kind);
    series_add(&toll->ms, 1e3 * (terminal_last_output(terminal) - pressed));
    series_add(&toll->bytes, (double)(terminal_bytes(terminal) - before.bytes));
    return true;
}

static bool take_deeds(struct terminal *terminal, const struct deed *deeds, struct bill *bill) {
    for (; deeds->keys; deeds++)
        for (int i = 0; i < (deeds->times > 0 ? deeds->times : 1); i++)
            if (!take_deed(terminal, deeds, bill))
                return false;
    return true;
}

/* The first screen, measured; false when it does not come. */
static bool see_first(struct terminal *terminal, const struct tour *tour, struct bill *bill) {
    if (!terminal_wait_text(terminal, tour->first) || !terminal_wait_quiet(terminal, QUIET_MS))
        return false;
    struct toll *toll = toll_of(bill, "first screen", KIND_START);
    series_add(&toll->ms, 1e3 * terminal_last_output(terminal));
    series_add(&toll->bytes, (double)terminal_bytes(terminal));
    return true;
}

static bool leave(struct terminal *terminal, const struct tour *tour, struct bill *bill) {
    size_t bytes = terminal_bytes(terminal);
    double pressed = terminal_now(terminal);
    terminal_type(terminal, tour->leave);
    if (!terminal_wait_exit(terminal))
        return false;
    struct toll *toll = toll_of(bill, "quit", KIND_QUIT);
    series_add(&toll->ms, 1e3 * (terminal_now(terminal) - pressed));
    series_add(&toll->bytes, (double)(terminal_bytes(terminal) - bytes));
    return true;
}

/* The tour itself when START is 0, else only the first screen; what went wrong, or NULL. */
static const char *go(const struct tour *tour, int start, struct terminal *terminal,
                      struct bill *bill) {
    if (!see_first(terminal, tour, bill))
        return "the first screen did not come";
    if (start == 0) {
        if (!take_deeds(terminal, tour->begin, bill))
            return "it did not get to where the tour begins";
        for (int round = 0; round < ROUNDS; round++)
            if (!take_deeds(terminal, tour->round, bill))
                return "a key was not answered";
        long peak_kb = terminal_peak_kb(terminal);
        if (peak_kb >= 0)
            series_add(&bill->peak_mb, (double)peak_kb / 1024);
    }
    return leave(terminal, tour, bill) ? NULL : "it did not end";
}

static bool prepare(const struct tour *tour, const char *folder) {
    if (!tour->prepare)
        return true;
    char *command = bench_replace("cd '{dir}' && ", "{dir}", folder);
    char *whole = bench_replace("{cd}{rest}", "{cd}", command);
    char *filled = bench_replace(whole, "{rest}", tour->prepare);
    bool done = system(filled) == 0; /* a fixed command of ours in a folder of ours */
    free(filled);
    free(whole);
    free(command);
    return done;
}

void keys_run(const struct tour *tour, const char *program, struct bill *bill) {
    char *folder = bench_folder();
    if (!folder) {
        bill->trouble = "no folder could be made for it";
        return;
    }
    for (int start = 0; start < STARTS && !bill->trouble; start++) {
        if (start == 0 && !prepare(tour, folder)) {
            bill->trouble = "what it needs could not be made";
            break;
        }
        struct terminal *terminal = bench_start(tour->arguments, tour->options, program, folder);
        if (terminal)
            bill->trouble = go(tour, start, terminal, bill);
        else
            bill->trouble = errno == ENOENT ? "not on this machine" : strerror(errno);
        terminal_free(terminal);
    }
    bench_remove(folder);
}

void bill_free(struct bill *bill) {
    for (size_t i = 0; i < bill->count; i++) {
        free(bill->tolls[i].ms.samples);
        free(bill->tolls[i].bytes.samples);
    }
    free(bill->peak_mb.samples);
}
