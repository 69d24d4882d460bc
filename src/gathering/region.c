/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "gathering/region.h"

#include <stdlib.h>

#include "gathering/atoms.h"
#include "gathering/cells.h"

/* One item: what schools handed up exactly, and in words. */
struct region_item {
    struct item_tally tally;
    struct shares exact, wishes, all;
};

struct region {
    const struct framework *framework;
    struct thresholds thresholds;
    int bucket_count;
    struct shares people;
    struct region_item *items;
    struct shares *dimensions;
};

struct region *region_new(const struct framework *framework, const struct group *group) {
    struct region *region = mem_new(1, sizeof *region);
    region->framework = framework;
    region->thresholds = control_thresholds(group);
    region->bucket_count = group->bucket_count;
    region->items = mem_new((size_t)framework->item_count, sizeof *region->items);
    region->dimensions = mem_new((size_t)framework->dimension_count, sizeof *region->dimensions);
    return region;
}

void region_free(struct region *region) {
    if (!region)
        return;
    free(region->items);
    free(region->dimensions);
    free(region);
}

static void shares_add(struct shares *shares, uint32_t people) {
    if (people == 0)
        return;
    shares->schools++;
    shares->people += people;
    if (people > shares->largest) {
        shares->second = shares->largest;
        shares->largest = people;
    } else if (people > shares->second) {
        shares->second = people;
    }
}

bool shares_hide_schools(const struct shares *shares) {
    uint64_t others = shares->people - shares->largest - shares->second;
    return shares->schools >= REGION_SCHOOLS &&
           100 * others >= REGION_PERCENT * (uint64_t)shares->largest;
}

bool region_takes(const struct group *group, const struct handup *handup) {
    return handup->people >= (uint32_t)control_thresholds(group).k;
}

static bool has_common_value(const struct thresholds *thresholds, const struct item_tally *tally,
                             int values, uint32_t (*people_at)(const struct item_tally *, int)) {
    uint32_t most = atoms_most_alike(thresholds, item_tally_valid(tally));
    for (int value = 0; value < values; value++)
        if (people_at(tally, value) > most)
            return true;
    return false;
}

/* Exact figures, as open as this region asks: its k may be higher than the school's. */
static bool is_exact(const struct region *region, const struct handed_item *item) {
    return (item->form == HANDED_LEVELS || item->form == HANDED_ALL) &&
           item->people >= (uint32_t)region->thresholds.items &&
           !has_common_value(&region->thresholds, &item->tally, LEVELS, item_tally_now);
}

static bool has_wishes(const struct region *region, const struct handed_item *item) {
    return item->form == HANDED_ALL && is_exact(region, item) &&
           !has_common_value(&region->thresholds, &item->tally, WISHES, item_tally_wish);
}

static struct item_words words_of(const struct handed_item *item) {
    struct item_words words = {.people = item->people};
    if (item->form == HANDED_WORD) {
        cell_share_bounds(item->share, item->people, &words.least, &words.most);
        return words;
    }
    for (int level = SHARE_LEVEL; level < LEVELS; level++)
        words.least += item_tally_now(&item->tally, level);
    words.most = words.least;
    return words;
}

/* All of them without a wish. */
static void forget_wishes(struct item_tally *tally) {
    for (int level = 0; level < LEVELS; level++)
        for (int wish = 1; wish < WISHES; wish++) {
            tally->pairs[level][0] += tally->pairs[level][wish];
            tally->pairs[level][wish] = 0;
        }
}

static void add_item(const struct region *region, struct region_item *to,
                     const struct handed_item *item) {
    struct item_tally tally = item->tally;
    if (item->people < (uint32_t)region->thresholds.items)
        return;
    shares_add(&to->all, item->people);
    if (!is_exact(region, item)) {
        tally = (struct item_tally){.words = words_of(item)};
    } else {
        shares_add(&to->exact, item->people);
        if (has_wishes(region, item))
            shares_add(&to->wishes, item->people - item_tally_wish(&tally, 0));
        else
            forget_wishes(&tally);
    }
    item_tally_merge(&to->tally, &tally);
}

void region_add(struct region *region, const struct handup *handup) {
    shares_add(&region->people, handup->people);
    for (int i = 0; i < region->framework->item_count; i++)
        add_item(region, &region->items[i], &handup->items[i]);
    for (int d = 0; d < region->framework->dimension_count; d++)
        shares_add(&region->dimensions[d], handup->dimension_people[d]);
}

struct shares region_people(const struct region *region) {
    return region->people;
}

/* What goes into the batch of an item. */
static struct item_tally item_told(const struct region_item *item) {
    struct item_tally tally = item->tally;
    bool exact =
        shares_hide_schools(&item->exact) && 10 * (uint64_t)tally.words.people <= item->all.people;
    if (exact)
        tally.words = (struct item_words){0, 0, 0};
    else if (!shares_hide_schools(&item->all))
        tally = (struct item_tally){.pairs = {{0}}};
    if (!exact || !shares_hide_schools(&item->wishes))
        forget_wishes(&tally);
    return tally;
}

struct tallies *region_tallies(const struct region *region) {
    struct tallies *batch = tallies_new(region->framework, region->bucket_count);
    struct bucket_tally *all = &batch->buckets[region->bucket_count];
    all->people = (uint32_t)region->people.people;
    for (int i = 0; i < region->framework->item_count; i++)
        all->items[i] = item_told(&region->items[i]);
    for (int d = 0; d < region->framework->dimension_count; d++)
        if (shares_hide_schools(&region->dimensions[d]))
            all->dimension_people[d] = (uint32_t)region->dimensions[d].people;
    return batch;
}

bool region_withstands(const struct region *region, const struct tallies *batch,
                       const struct handup *school, int *item) {
    for (*item = 0; *item < region->framework->item_count; ++*item) {
        struct item_tally rest = batch->buckets[region->bucket_count].items[*item];
        const struct handed_item *known = &school->items[*item];
        if (rest.words.people > 0 || item_tally_valid(&rest) == 0 || !is_exact(region, known))
            continue;
        item_tally_take(&rest, &known->tally);
        if (has_common_value(&region->thresholds, &rest, LEVELS, item_tally_now))
            return false;
    }
    return true;
}
