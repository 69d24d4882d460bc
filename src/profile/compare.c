/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "profile/compare.h"

#include <stdlib.h>

#include "profile/spread.h"

/* Marks the items shown with a level. The caller frees. */
static bool *rated_items(const struct assessment *a) {
    bool *rated = mem_new((size_t)a->framework->item_count, sizeof *rated);
    for (int i = 0; i < a->shown_count; i++)
        rated[a->shown[i]] = a->answers[a->shown[i]].state == ANSWER_RATED;
    return rated;
}

static int by_change(const void *left, const void *right) {
    const struct level_change *a = left, *b = right;
    int a_step = a->now - a->then, b_step = b->now - b->then;
    if (a_step != b_step)
        return b_step - a_step;
    return (a->item > b->item) - (a->item < b->item);
}

/* Puts an item with a level both times where it belongs; true when it can be compared. */
static bool add_change(struct comparison *c, int item) {
    const struct level_change change = {
        .item = item,
        .then = c->then->answers[item].now,
        .now = c->now->answers[item].now,
        .back = assessment_looked_back(c->now, c->then, item),
    };
    enum likeness likeness = assessment_likeness(c->then, c->now, item);
    if (likeness == ALTERED) {
        c->altered[c->altered_count++] = change;
        return false;
    }
    c->unknown += likeness == ALIKE_UNKNOWN;
    c->looked_back += change.back >= 0;
    c->up += change.now > change.then;
    c->same += change.now == change.then;
    c->down += change.now < change.then;
    c->changes[c->change_count++] = change;
    return true;
}

/* Fills the changes and counts; BOTH becomes the items that are compared. */
static void find_changes(struct comparison *c, bool *both) {
    int items = c->now->framework->item_count;
    bool *then = rated_items(c->then), *now = rated_items(c->now);
    c->changes = mem_new((size_t)items, sizeof *c->changes);
    c->altered = mem_new((size_t)items, sizeof *c->altered);
    for (int i = 0; i < items; i++) {
        both[i] = then[i] && now[i] && add_change(c, i);
        c->only_then += then[i] && !now[i];
        c->only_now += now[i] && !then[i];
    }
    qsort(c->changes, (size_t)c->change_count, sizeof *c->changes, by_change);
    free(then);
    free(now);
}

/* The spreads per dimension of the items in BOTH. The caller frees. */
static struct spread *dimensions_of(const struct assessment *a, const bool *both) {
    struct profile profile = {.assessment = a};
    spread_items(&profile, both);
    free(profile.lines);
    free(profile.perspectives);
    return profile.dimensions;
}

static int count_gone(const struct assessment *then) {
    int gone = 0;
    for (int i = 0; i < then->stray_count; i++) {
        struct answer answer = {.state = ANSWER_OPEN};
        gone += answer_parse(then->strays[i].answer, &answer) && answer.state == ANSWER_RATED;
    }
    return gone;
}

bool comparison_is_changed(const struct assessment *then, const struct assessment *now) {
    bool *rated = rated_items(then), changed = false;
    for (int i = 0; i < then->framework->item_count && !changed; i++)
        changed = rated[i] && assessment_likeness(then, now, i) != ALIKE;
    free(rated);
    return changed;
}

struct comparison *comparison_make(const struct assessment *then, const struct assessment *now) {
    struct comparison *c = mem_new(1, sizeof *c);
    bool *both = mem_new((size_t)now->framework->item_count, sizeof *both);
    c->then = then;
    c->now = now;
    find_changes(c, both);
    c->gone = count_gone(then);
    c->dimensions_then = dimensions_of(then, both);
    c->dimensions_now = dimensions_of(now, both);
    free(both);
    return c;
}

void comparison_free(struct comparison *comparison) {
    if (!comparison)
        return;
    free(comparison->changes);
    free(comparison->altered);
    free(comparison->dimensions_then);
    free(comparison->dimensions_now);
    free(comparison);
}
