/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "release_parts.h"

#include <stdlib.h>
#include <string.h>

#include "framework_parts.h"

struct group *release_group(const struct framework *framework, bool split) {
    static const unsigned char id[GROUP_ID_BYTES] = {1, 2, 3};
    struct group *group = group_new(framework, "team-noord", id);
    group->period = group_text(group, "2026-2027");
    group->purpose = group_text(group, "The plan for next year, <b>together</b>");
    group->k = K_OUTSIDE;
    if (split) {
        group->split = SPLIT_LINE;
        group->buckets[0] = (struct bucket){.id = "one", .members = SET_OF(0)};
        group->buckets[1] = (struct bucket){.id = "two", .members = SET_OF(1)};
        group->bucket_count = 2;
    }
    return group;
}

static struct release *new_release(const struct framework *fw, const struct group *group,
                                   int parts) {
    struct release *r = mem_new(1, sizeof *r);
    size_t items = (size_t)fw->item_count, dimensions = (size_t)fw->dimension_count;
    r->framework = fw;
    r->group = group;
    r->k = group_threshold(group);
    r->k_items = r->k > K_ITEMS ? r->k : K_ITEMS;
    r->batches = 1;
    r->part_count = parts;
    r->parts = mem_new((size_t)parts, sizeof *r->parts);
    r->all = (struct released_part){.bucket = -1};
    for (int p = -1; p < parts; p++) {
        struct released_part *part = p < 0 ? &r->all : &r->parts[p];
        part->items = mem_new(items, sizeof *part->items);
        part->dimensions = mem_new(dimensions, sizeof *part->dimensions);
        if (p >= 0) {
            part->bucket = p;
            part->buckets = SET_OF(p);
        }
    }
    r->items = mem_new(items, sizeof *r->items);
    r->needs = mem_new((size_t)fw->module_count, sizeof *r->needs);
    r->gaps = mem_new(2 * items, sizeof *r->gaps);
    r->plan.modules = mem_new((size_t)fw->module_count, sizeof *r->plan.modules);
    r->plan.without = mem_new(items, sizeof *r->plan.without);
    return r;
}

/* --- by hand -------------------------------------------------------------------------------- */

static struct cell share(uint32_t people, enum share share_of) {
    return (struct cell){.form = FORM_SHARE, .people = people, .share = share_of};
}

static struct cell suppressed(enum suppression why) {
    return (struct cell){.form = FORM_SUPPRESSED, .why = why};
}

/* A tally from "0-1:5 2:8 3-4:3"; the middle is put in it as well. */
static struct cell tally(uint32_t people, const char *parts, int low, int high) {
    struct cell cell = {
        .form = FORM_TALLY, .people = people, .low = (signed char)low, .high = (signed char)high};
    while (*parts) {
        struct part *part = &cell.parts[cell.part_count++];
        char *end;
        part->from = part->to = (signed char)strtol(parts, &end, 10);
        if (*end == '-')
            part->to = (signed char)strtol(end + 1, &end, 10);
        part->count = (uint32_t)strtoul(end + 1, &end, 10);
        parts = end + strspn(end, " ");
    }
    return cell;
}

static void tell_items(struct release *r) {
    struct cell *items = r->all.items;
    items[0] = tally(24, "0:0 1:3 2:9 3:8 4:4", 2, 3);
    items[1] = share(23, SHARE_NEARLY);
    items[2] = suppressed(SUPPRESSED_K);
    items[3] = suppressed(SUPPRESSED_ALIKE);
    items[4] = tally(22, "0-1:10 2:0 3-4:12", 3, 4);
    items[5] = share(24, SHARE_HARDLY);
    items[6] = tally(20, "0:7 1:3 2:3 3:3 4:4", 1, 2);
    r->items[0] = (struct released_item){
        .wanted = tally(24, "0-2:4 3:12 4:8", 3, 3),
        .difference = DIFFERENCE_SOME,
        .coverage = COVERAGE_TWO,
        .discrepancy = {.said = true, .people = 24, .score = -38, .growing = 10}};
    r->items[4] = (struct released_item){
        .wanted = tally(15, "0-2:0 3:5 4:10", 4, 4),
        .difference = DIFFERENCE_MUCH,
        .coverage = COVERAGE_ONE,
        .discrepancy = {.said = true, .people = 15, .score = -60, .growing = 9}};
    r->items[6] = (struct released_item){
        .wanted = tally(20, "0-1:6 2-4:14", 2, 4),
        .difference = DIFFERENCE_MUCH,
        .coverage = COVERAGE_NOBODY,
        .discrepancy = {.said = true, .people = 20, .score = 10, .few = true}};
    for (int i = 1; i < 4; i++)
        r->items[i].wanted = suppressed(i == 2 ? SUPPRESSED_K : SUPPRESSED_ALIKE);
    r->items[5].wanted = suppressed(SUPPRESSED_ALIKE);
}

static void tell_needs(struct release *r) {
    r->needs_items = 3;
    r->wishes = 21;
    r->wishes_by[PHASE_INITIAL] = 7;
    r->wishes_by[PHASE_POST_INITIAL] = 4;
    r->wishes_by[PHASE_WORKPLACE] = 9;
    r->wishes_unmet = 5;
    r->needs[0] = (struct module_need){2, 9};
    r->needs[1] = (struct module_need){0, 7};
    r->needs[2] = (struct module_need){1, 4};
    r->need_count = 3;
    r->gaps[0] = (struct supply_gap){4, 5, false};
    r->gaps[1] = (struct supply_gap){0, 3, true};
    r->gap_count = 2;
    r->plan.modules[0] = 2;
    r->plan.module_count = 1;
    r->plan.hours = 8;
    r->plan.without[0] = 4;
    r->plan.without_count = 1;
    r->plan.proven = true;
}

static void tell_part(struct released_part *part, int item_count) {
    part->people = 12;
    part->dimensions[0] = tally(12, "0-1:14 2:20 3-4:6", 2, 2);
    part->dimensions[1] = share(11, SHARE_FEWER);
    part->dimensions[0].items = part->dimensions[1].items = 2;
    for (int i = 0; i < item_count; i++)
        part->items[i] = suppressed(SUPPRESSED_K);
    part->items[0] = tally(12, "0-1:3 2:5 3-4:4", 2, 2);
}

struct release *release_example(const struct framework *framework, const struct group *group) {
    struct release *r = new_release(framework, group, group->split == SPLIT_NONE ? 0 : 2);
    r->people = r->all.people = 24;
    r->batches = 2;
    r->all.dimensions[0] = tally(24, "0:5 1:9 2:30 3:28 4:9", 2, 2);
    r->all.dimensions[1] = share(24, SHARE_HALF);
    r->all.dimensions[0].items = 1;
    r->all.dimensions[1].items = 3;
    tell_items(r);
    tell_needs(r);
    for (int p = 0; p < r->part_count; p++)
        tell_part(&r->parts[p], framework->item_count);
    if (r->part_count)
        r->parts[1].buckets |= SET_OF(BUCKETS_MAX); /* with those who named none */
    return r;
}

struct release *release_silent(const struct framework *framework, const struct group *group) {
    struct release *r = new_release(framework, group, 0);
    r->people = r->all.people = 11;
    r->split_withheld = true;
    for (int i = 0; i < framework->item_count; i++)
        r->items[i].wanted.why = r->all.items[i].why = SUPPRESSED_ALIKE;
    return r;
}

/* --- by chance ------------------------------------------------------------------------------ */

static uint32_t random_count(struct chance *chance, bool wild) {
    if (chance_of(chance, 20))
        return 0;
    if (wild && chance_of(chance, 10))
        return UINT32_MAX - (uint32_t)chance_between(chance, 0, 9);
    return (uint32_t)chance_between(chance, 3, wild ? 2000000000 : 60);
}

static struct cell random_cell(struct chance *chance, bool wild) {
    struct cell cell = {.form = (enum form)chance_between(chance, FORM_SUPPRESSED, FORM_TALLY)};
    if (cell.form == FORM_SUPPRESSED) {
        cell.why = (enum suppression)chance_between(chance, 0, SUPPRESSIONS - 1);
        return cell;
    }
    cell.people = wild ? random_count(chance, true) : (uint32_t)chance_between(chance, 10, 300);
    cell.share = (enum share)chance_between(chance, 0, SHARES - 1);
    for (int from = 0; cell.form == FORM_TALLY && from < LEVELS;) {
        int to = chance_of(chance, 60) ? from : chance_between(chance, from, LEVELS - 1);
        cell.parts[cell.part_count++] =
            (struct part){(signed char)from, (signed char)to, random_count(chance, wild)};
        from = to + 1;
    }
    cell.low = (signed char)chance_between(chance, 0, LEVELS - 1);
    cell.high = (signed char)chance_between(chance, cell.low, LEVELS - 1);
    return cell;
}

static struct cell random_dimension(struct chance *chance, bool wild) {
    struct cell cell = random_cell(chance, wild);
    cell.items = cell.form == FORM_SUPPRESSED ? 0 : chance_between(chance, 1, 40);
    return cell;
}

static void random_item(struct released_item *item, struct chance *chance, bool wild) {
    item->wanted = random_cell(chance, wild);
    item->difference = (enum difference)chance_between(chance, 0, DIFFERENCE_MUCH);
    item->coverage = (enum coverage)chance_between(chance, 0, COVERAGE_TWO);
    if (chance_of(chance, 40))
        return;
    item->discrepancy = (struct discrepancy){.said = true,
                                             .people = (uint32_t)chance_between(chance, 10, 99),
                                             .score = chance_between(chance, -100, 100),
                                             .few = chance_of(chance, 20)};
    if (!item->discrepancy.few)
        item->discrepancy.growing = random_count(chance, wild);
}

static void random_needs(struct release *r, struct chance *chance, bool wild) {
    const struct framework *fw = r->framework;
    r->needs_items = chance_between(chance, 0, fw->item_count);
    r->wishes = random_count(chance, wild);
    for (int phase = 0; phase < PHASES; phase++)
        r->wishes_by[phase] = random_count(chance, wild);
    r->wishes_unmet = random_count(chance, wild);
    for (int m = 0; m < fw->module_count; m++)
        if (chance_of(chance, 50))
            r->needs[r->need_count++] = (struct module_need){m, random_count(chance, wild)};
    for (int i = 0; i < fw->item_count; i++)
        if (chance_of(chance, 40))
            r->gaps[r->gap_count++] =
                (struct supply_gap){i, random_count(chance, wild), chance_of(chance, 50)};
    for (int m = 0; m < fw->module_count; m++)
        if (chance_of(chance, 50))
            r->plan.modules[r->plan.module_count++] = m;
    for (int i = 0; i < fw->item_count; i++)
        if (chance_of(chance, 20))
            r->plan.without[r->plan.without_count++] = i;
    r->plan.hours = chance_between(chance, 0, 400);
    r->plan.proven = chance_of(chance, 50);
}

struct release *release_random(const struct framework *framework, const struct group *group,
                               struct chance *chance, bool wild) {
    struct release *r = new_release(framework, group,
                                    group->split == SPLIT_NONE ? 0 : chance_between(chance, 0, 2));
    r->people = r->all.people = random_count(chance, wild);
    r->batches = chance_between(chance, 1, 64);
    r->split_withheld = chance_of(chance, 20);
    for (int p = -1; p < r->part_count; p++) {
        struct released_part *part = p < 0 ? &r->all : &r->parts[p];
        part->people = p < 0 ? part->people : random_count(chance, wild);
        for (int d = 0; d < framework->dimension_count; d++)
            part->dimensions[d] = random_dimension(chance, wild);
        for (int i = 0; i < framework->item_count; i++)
            part->items[i] = random_cell(chance, wild);
    }
    for (int i = 0; i < framework->item_count; i++)
        random_item(&r->items[i], chance, wild);
    random_needs(r, chance, wild);
    return r;
}

static void poison_cell(struct cell *cell) {
    if (cell->form != FORM_SUPPRESSED)
        return;
    *cell = (struct cell){.why = cell->why,
                          .people = 987654321,
                          .items = 987654321,
                          .share = SHARE_NEARLY,
                          .parts = {{0, 3, 987654321}, {4, 4, 987654321}},
                          .part_count = 2,
                          .low = 3,
                          .high = 4};
}

void release_poison(struct release *release) {
    for (int p = -1; p < release->part_count; p++) {
        struct released_part *part = p < 0 ? &release->all : &release->parts[p];
        for (int d = 0; d < release->framework->dimension_count; d++)
            poison_cell(&part->dimensions[d]);
        for (int i = 0; i < release->framework->item_count; i++)
            poison_cell(&part->items[i]);
    }
    for (int i = 0; i < release->framework->item_count; i++) {
        struct discrepancy *d = &release->items[i].discrepancy;
        poison_cell(&release->items[i].wanted);
        if (!d->said)
            *d = (struct discrepancy){.people = 987654321, .score = -97, .growing = 987654321};
        else if (d->few)
            d->growing = 987654321;
    }
}

/* --- hostile texts -------------------------------------------------------------------------- */

struct framework *release_hostile_framework(void) {
    static const char *const edits[][2] = {
        {"\"I listen.\"", "\"=HYPERLINK(\\\"http://x.example\\\",\\\"a\\\")\""},
        {"\"I sum up.\"", "\"+1; \\\"quoted\\\", and a comma\""},
        {"\"I know the rules.\"", "\"-1+1\""},
        {"\"I make a plan.\"", "\"@SUM(A1:A9)\""},
        {"\"I know the steps.\"", "\"</td></svg><script>alert(1)</script>\""},
        {"\"I look ahead.\"", "\"＝1+1 | # * _x_ [a](http://x.example)\""},
        {"{nl: \"Praten\", en: \"Talking\"}", "{nl: \"Praten\", en: \"=cmd|' /C calc'!A0\"}"},
        {"{nl: \"Meelopen\", en: \"Shadowing\"}", "{nl: \"Meelopen\", en: \"<img src=x>\"}"},
        {"{nl: \"zelf\", en: \"on my own\"}", "{nl: \"zelf\", en: \"\\\"]]> & <b>\"}"},
        {"version: \"2026.1\"", "version: \"=1\""},
    };
    char *text = framework_test_file("small.yaml");
    for (size_t i = 0; i < ARRAY_LENGTH(edits); i++) {
        char *edited = framework_edited(text, edits[i][0], edits[i][1]);
        free(text);
        text = edited;
    }
    struct framework *framework = framework_of(text);
    free(text);
    return framework;
}
