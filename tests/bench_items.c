/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key costs with few items and with many: processor time of ui_update(), ui_view() and
 * ui_draw() together, without terminal and disk, and of the record that is written after it. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "bench_large.h"
#include "ui/ui.h"

#define DIMENSIONS 4

static const int sizes[] = {24, 1000, 10000};
#define SIZES ((int)ARRAY_LENGTH(sizes))

/* Each row is measured BATCHES times, each as long as BATCH_MS; the best one counts, as others run
 * on the machine too. */
#define BATCHES 5
#define BATCH_MS 20

/* The questionnaire with half of its items answered. */
struct work {
    struct framework *framework;
    struct model *model;
    struct buf record;
};

static void draw(struct work *work) {
    struct scene scene;
    ui_view(work->model, &scene);
    canvas_free(ui_draw(work->model, &scene));
    scene_free(&scene);
}

/* A key and its frame. Saving is answered, as the loop does, but nothing is written. */
static void press(struct work *work, uint32_t key) {
    struct message message = {.type = MESSAGE_KEY, .key = key};
    if (ui_update(work->model, &message).set & EFFECT_SAVE)
        ui_update(work->model, &(struct message){.type = MESSAGE_SAVED});
    draw(work);
}

static bool open_work(struct work *work, int items) {
    struct buf bytes = {0};
    struct problems problems = {0};
    large_framework(items, DIMENSIONS, &bytes);
    *work =
        (struct work){.framework = framework_read("large", bytes.bytes, bytes.length, &problems)};
    buf_free(&bytes);
    problems_free(&problems);
    if (!work->framework)
        return false;
    struct assessment *a = assessment_new(work->framework, (struct date){2026, 11, 23});
    a->about.depth = DEPTH_FULL;
    for (int i = 0; i < items; i += 2)
        assessment_rate(a, i, i % LEVELS);
    assessment_select(a);
    a->at = items / 2;
    work->model = model_new(work->framework, NULL, 0, "en", 24, 80);
    ui_update(work->model, &(struct message){.type = MESSAGE_OPENED, .assessment = a});
    return true;
}

static void close_work(struct work *work) {
    model_free(work->model);
    framework_free(work->framework);
    buf_free(&work->record);
}

/* ---- what is measured; each leaves the questionnaire where it was ---- */

static void two_moves(struct work *work) {
    press(work, UI_KEY_ARROW_DOWN);
    press(work, UI_KEY_ARROW_UP);
}

static void two_digits(struct work *work) {
    press(work, '2');
    press(work, '3');
}

static void two_items(struct work *work) {
    press(work, UI_KEY_ARROW_RIGHT);
    press(work, UI_KEY_ARROW_LEFT);
}

static void two_screens(struct work *work) {
    press(work, 'o');
    press(work, '1');
}

static void two_letters(struct work *work) {
    press(work, 'x');
    press(work, UI_KEY_BACKSPACE);
}

static void save(struct work *work) {
    buf_clear(&work->record);
    record_write(work->model->assessment, &work->record);
}

/* Where a row is measured; and the way back to the item. */
static void stay(struct work *work) {
    (void)work;
}

static void to_item(struct work *work) {
    press(work, 'o');
    press(work, '1');
}

static void to_list(struct work *work) {
    press(work, 'o');
    press(work, '6'); /* what is still open */
    press(work, UI_KEY_ARROW_DOWN);
}

static void to_search(struct work *work) {
    press(work, '/');
}

static void to_note(struct work *work) {
    press(work, 'n');
}

static void escape(struct work *work) {
    press(work, UI_KEY_ESCAPE);
}

static const struct row {
    const char *name;
    int keys; /* in one turn */
    void (*begin)(struct work *work);
    void (*turn)(struct work *work);
    void (*end)(struct work *work);
} rows[] = {
    {"item: cursor down, up", 2, stay, two_moves, stay},
    {"item: a digit", 2, stay, two_digits, stay},
    {"item: next, previous", 2, stay, two_items, stay},
    {"note: a letter", 2, to_note, two_letters, escape},
    {"overview, and to an item", 2, stay, two_screens, stay},
    {"search: a letter", 2, to_search, two_letters, escape},
    {"list of what is open: down, up", 2, to_list, two_moves, to_item},
    {"writing the record (all of it)", 1, stay, save, stay},
};
#define ROWS ((int)ARRAY_LENGTH(rows))

/* Microseconds per key. */
static double measure(struct work *work, const struct row *row) {
    double best = 1e12;
    row->begin(work);
    for (int batch = 0; batch < BATCHES; batch++) {
        double start = large_cpu_ms(), now = start;
        int turns = 0;
        for (; turns == 0 || now < start + BATCH_MS; turns++, now = large_cpu_ms())
            row->turn(work);
        double each = 1e3 * (now - start) / turns / row->keys;
        best = each < best ? each : best;
    }
    row->end(work);
    return best;
}

int main(void) {
    double took[ROWS][SIZES];
    for (int s = 0; s < SIZES; s++) {
        struct work work;
        if (!open_work(&work, sizes[s])) {
            fprintf(stderr, "the framework is refused\n");
            return EXIT_FAILURE;
        }
        for (int r = 0; r < ROWS; r++)
            took[r][s] = measure(&work, &rows[r]);
        close_work(&work);
    }
    printf("\nprocessor time per key in microseconds, update, view and drawing, half of the items\n"
           "answered; ratio: of %d items to %d. Saving writes every answer: it grows with them.\n"
           "%-31s",
           sizes[SIZES - 1], sizes[0], "items");
    for (int s = 0; s < SIZES; s++)
        printf(" %9d", sizes[s]);
    printf(" %9s\n", "ratio");
    for (int r = 0; r < ROWS; r++) {
        printf("%-31s", rows[r].name);
        for (int s = 0; s < SIZES; s++)
            printf(" %9.1f", took[r][s]);
        printf(" %9.2f\n", took[r][SIZES - 1] / took[r][0]);
    }
    return EXIT_SUCCESS;
}
