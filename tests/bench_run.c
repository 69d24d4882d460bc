/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "terminal.h"

/* A screen is complete when nothing came for so long. */
#define QUIET_MS 25

#define WORDS_MAX 128

/* The words of a command, each a string of its own. */
struct words {
    char *list[WORDS_MAX + 1];
    size_t count;
};

/* TEXT with each NAME in it replaced by VALUE, as a string the caller frees. */
static char *replace(const char *text, const char *name, const char *value) {
    char *made = NULL;
    size_t size;
    FILE *out = open_memstream(&made, &size);
    if (!out)
        abort();
    for (const char *found; (found = strstr(text, name)); text = found + strlen(name))
        fprintf(out, "%.*s%s", (int)(found - text), text, value);
    fprintf(out, "%s", text);
    if (fclose(out) != 0)
        abort();
    return made;
}

static void add_word(struct words *words, char *word) {
    if (words->count == WORDS_MAX)
        abort();
    words->list[words->count++] = word;
}

static void add_options(struct words *words, int count) {
    for (int n = 1; n <= count; n++) {
        char number[12];
        snprintf(number, sizeof number, "%d", n);
        add_word(words, strdup(number));
        add_word(words, replace("Stelling #", "#", number));
        add_word(words, strdup("off"));
    }
}

static void make_words(struct words *words, const struct visit *visit, const char *program,
                       const char *folder) {
    for (size_t i = 0; i < ARGUMENTS_MAX && visit->arguments[i]; i++) {
        if (strcmp(visit->arguments[i], "{options}") == 0) {
            add_options(words, visit->item_count);
            continue;
        }
        char *half = replace(visit->arguments[i], "{program}", program);
        add_word(words, replace(half, "{dir}", folder));
        free(half);
    }
}

static void free_words(struct words *words) {
    for (size_t i = 0; i < words->count; i++)
        free(words->list[i]);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)kind, (void)place;
    return remove(path);
}

static struct terminal *start(const struct visit *visit, const char *program, const char *folder) {
    struct words words = {.count = 0};
    char *settings[] = {replace("HOME=#", "#", folder), replace("XDG_DATA_HOME=#/d", "#", folder),
                        replace("XDG_CONFIG_HOME=#/c", "#", folder),
                        replace("XDG_STATE_HOME=#/s", "#", folder), NULL};
    make_words(&words, visit, program, folder);
    struct terminal *terminal =
        terminal_start((const char *const *)words.list,
                       &(struct terminal_options){.directory = folder,
                                                  .environment = (const char *const *)settings});
    int error = errno;
    for (size_t i = 0; settings[i]; i++)
        free(settings[i]);
    free_words(&words);
    errno = error;
    return terminal;
}

static bool more_bytes(struct terminal *terminal, const void *data) {
    const size_t *before = data;
    return terminal_bytes(terminal) > *before;
}

/* TEXT with the number of this turn filled in. */
static char *for_turn(const char *text, int turn) {
    char this[12], next[12];
    snprintf(this, sizeof this, "%d", turn);
    snprintf(next, sizeof next, "%d", turn + 1);
    char *half = replace(text, "{n}", this), *whole = replace(half, "{n+1}", next);
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
                     size_t bytes_before, struct result *result) {
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
static const char *go(const struct visit *visit, struct terminal *terminal, struct result *result) {
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

void bench_run(const struct visit *visit, const char *program, struct result *result) {
    const char *parent = getenv("TMPDIR");
    char *folder = replace("#/lobspiegel-bench-XXXXXX", "#", parent ? parent : "/tmp");
    if (mkdtemp(folder)) {
        struct terminal *terminal = start(visit, program, folder);
        if (terminal)
            result->trouble = go(visit, terminal, result);
        else
            result->trouble = errno == ENOENT ? "not on this machine" : strerror(errno);
        terminal_free(terminal);
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    } else {
        result->trouble = "no folder could be made for it";
    }
    free(folder);
}
