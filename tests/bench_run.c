/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "terminal.h"

/* A screen is complete when nothing came for so long. */
#define QUIET_MS 25

static bool more_bytes(struct terminal *terminal, const void *data) {
    const size_t *before = data;
    return terminal_bytes(terminal) > *before;
}

/* TEXT with the number of this turn filled in. */
static char *for_turn(const char *text, int turn) {
    char this[12], next[12];
    snprintf(this, sizeof this, "%d", turn);
    snprintf(next, sizeof next, "%d", turn + 1);
    char *half = bench_replace(text, "{n}", this), *whole = bench_replace(half, "{n+1}", next);
    free(half);
    return whole;
}

/* Takes one turn of a step; RESPONSES may be NULL. */
static bool take_turn(struct terminal *terminal, const struct step *step, int turn,
                      struct series *responses) {
    char *keys = for_turn(step->keys, turn);
    char *wait_for = step->wait_for ? for_turn(step->wait_for, turn) : NULL;
    size_t before = terminal_bytes(terminal);
    double pressed = terminal_now(terminal);
    terminal_type(terminal, keys);
    bool done = wait_for ? terminal_wait_text(terminal, wait_for)
                         : terminal_wait(terminal, more_bytes, &before, "an answer to a key");
    done = done && terminal_wait_quiet(terminal, QUIET_MS);
    if (done && responses && terminal_last_output(terminal) > pressed)
        series_add(responses, 1e3 * (terminal_last_output(terminal) - pressed));
    free(keys);
    free(wait_for);
    return done;
}

static bool take_steps(struct terminal *terminal, const struct step *steps,
                       struct series *responses) {
    for (int i = 0; i < STEPS_MAX && steps[i].keys; i++)
        for (int turn = 1; turn <= (steps[i].times > 0 ? steps[i].times : 1); turn++)
            if (!take_turn(terminal, &steps[i], turn, responses))
                return false;
    return true;
}

static void note_use(const struct visit *visit, struct terminal *terminal, double cpu_before,
                     size_t bytes_before, struct measured *result) {
    double items = visit->item_count, cpu = terminal_cpu(terminal);
    long peak_kb = terminal_peak_kb(terminal);
    if (cpu >= 0)
        series_add(&result->figures[CPU_ANSWER], 1e3 * (cpu - cpu_before) / items);
    if (peak_kb >= 0)
        series_add(&result->figures[PEAK_MEMORY], (double)peak_kb / 1024);
    series_add(&result->figures[BYTES_ANSWER],
               (double)(terminal_bytes(terminal) - bytes_before) / items);
}

/* The visit itself; what went wrong, or NULL. */
static const char *go(const struct visit *visit, struct terminal *terminal, struct measured *result) {
    if (!terminal_wait_text(terminal, visit->first) || !terminal_wait_quiet(terminal, QUIET_MS))
        return "the first screen did not come";
    double first_screen = terminal_last_output(terminal);
    if (!take_steps(terminal, visit->begin, NULL))
        return "the first item did not come";
    double cpu_before = terminal_cpu(terminal);
    size_t bytes_before = terminal_bytes(terminal);
    if (!take_steps(terminal, visit->items, &result->figures[RESPONSE]))
        return "a key was not answered";
    note_use(visit, terminal, cpu_before, bytes_before, result);
    terminal_type(terminal, visit->leave);
    if (!terminal_wait_exit(terminal))
        return "it did not end";
    double items = visit->item_count;
    series_add(&result->figures[FIRST_SCREEN], 1e3 * first_screen);
    series_add(&result->figures[CPU_VISIT], 1e3 * terminal_end(terminal)->cpu_seconds / items);
    series_add(&result->figures[BYTES_VISIT], (double)terminal_bytes(terminal) / items);
    return NULL;
}

void bench_run(const struct visit *visit, const char *program, struct measured *result) {
    char *folder = bench_folder();
    if (!folder) {
        result->trouble = "no folder could be made for it";
        return;
    }
    struct terminal *terminal = bench_start(visit->arguments, visit->item_count, program, folder);
    if (terminal)
        result->trouble = go(visit, terminal, result);
    else
        result->trouble = errno == ENOENT ? "not on this machine" : strerror(errno);
    terminal_free(terminal);
    bench_remove(folder);
}
