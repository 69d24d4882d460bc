/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "framework/diff.h"

#include <stdlib.h>
#include <string.h>

/* The same in every language that both have. */
static bool same_text(const struct framework *a, const struct localized *in_a,
                      const struct framework *b, const struct localized *in_b) {
    for (int i = 0; i < a->language_count; i++)
        for (int j = 0; j < b->language_count; j++)
            if (strcmp(a->languages[i], b->languages[j]) == 0) {
                const char *left = in_a->in[i] ? in_a->in[i] : "";
                const char *right = in_b->in[j] ? in_b->in[j] : "";
                if (strcmp(left, right) != 0)
                    return false;
            }
    return true;
}

static bool same_scale(const struct framework *a, const struct framework *b) {
    for (int level = 0; level < LEVELS; level++)
        if (!same_text(a, &a->scale[level].name, b, &b->scale[level].name) ||
            !same_text(a, &a->scale[level].meaning, b, &b->scale[level].meaning))
            return false;
    return true;
}

static bool same_meaning(const struct framework *a, const struct item *left,
                         const struct framework *b, const struct item *right, bool scale_same) {
    if (left->kind != right->kind || left->own_levels != right->own_levels ||
        !same_text(a, &left->statement, b, &right->statement))
        return false;
    if (!left->own_levels)
        return scale_same;
    for (int level = 0; level < LEVELS; level++)
        if (!same_text(a, &left->levels[level], b, &right->levels[level]))
            return false;
    return true;
}

/* The ids of a set, whatever their places: equal when both have the same. */
static bool same_lines(const struct framework *a, set in_a, const struct framework *b, set in_b) {
    int left = 0, right = 0, both = 0;
    for (int i = 0; i < a->line_count; i++)
        if (SET_HAS(in_a, i)) {
            int j = framework_line(b, a->lines[i].id);
            left++;
            both += j >= 0 && SET_HAS(in_b, j);
        }
    for (int j = 0; j < b->line_count; j++)
        right += (int)SET_HAS(in_b, j);
    return left == both && right == both;
}

static bool same_around(const struct framework *a, const struct item *left,
                        const struct framework *b, const struct item *right) {
    return left->depth == right->depth && same_text(a, &left->example, b, &right->example) &&
           strcmp(a->dimensions[left->dimension].id, b->dimensions[right->dimension].id) == 0 &&
           same_lines(a, left->lines, b, right->lines);
}

static void add(struct differences *d, enum change change, const char *item) {
    d->list[d->count++] = (struct difference){change, item};
}

void framework_diff(const struct framework *before, const struct framework *after,
                    struct differences *d) {
    size_t most = (size_t)before->item_count + (size_t)after->item_count;
    bool scale_same = same_scale(before, after);
    *d = (struct differences){.list = mem_new(most, sizeof *d->list), .scale = !scale_same};
    for (int i = 0; i < after->item_count; i++) {
        const struct item *now = &after->items[i];
        int was = framework_item(before, now->id);
        if (was < 0)
            add(d, CHANGE_ADDED, now->id);
        else if (!same_meaning(before, &before->items[was], after, now, scale_same))
            add(d, CHANGE_MEANING, now->id);
        else if (!same_around(before, &before->items[was], after, now))
            add(d, CHANGE_AROUND, now->id);
        else
            d->same++;
    }
    for (int i = 0; i < before->item_count; i++)
        if (framework_item(after, before->items[i].id) < 0)
            add(d, CHANGE_REMOVED, before->items[i].id);
}

void differences_free(struct differences *d) {
    free(d->list);
    *d = (struct differences){0};
}

bool differences_comparable(const struct differences *d) {
    for (int i = 0; i < d->count; i++)
        if (d->list[i].change == CHANGE_MEANING || d->list[i].change == CHANGE_REMOVED)
            return false;
    return true;
}
