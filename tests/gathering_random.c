/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random groups on the questionnaire that goes with the program, looked at as somebody would who
 * has the figures, pencil and paper: what is small, what is alike, and what is left when one
 * figure is taken from another, in one release or between two. The people are counted here once
 * more, one by one. */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "gathering_parts.h"

#define GROUPS 400
#define GROUP_PEOPLE 240
#define GROUP_BATCHES 3
#define ITEMS_MOST 400
#define TOLD_MOST (GROUP_BATCHES * (BUCKETS_MAX + 2))

/* Fails when it does not hold in case N. Costs nothing when it holds. */
#define PROPERTY(holds, n)                                                                      \
    do {                                                                                        \
        if (!(holds))                                                                           \
            ck_abort_msg("%s: case %d of TEST_SEED=%" PRIu64, #holds, (n), fixture_seed());     \
    } while (0)

struct person {
    int batch, bucket;
    signed char now[ITEMS_MOST], wish[ITEMS_MOST];
};

struct crowd {
    int n; /* the case */
    struct framework *framework;
    struct group *group;
    struct person *people;
    int people_count;
    struct tallies *batches[GROUP_BATCHES];
    struct pool pool;
    struct release *releases[GROUP_BATCHES];
};

/* --- making --------------------------------------------------------------------------------- */

static struct framework *load_framework(void) {
    struct buf path = {0}, text = {0};
    struct problems problems = {0};
    buf_addf(&path, "%s/lob.yaml", getenv("LOBSPIEGEL_FRAMEWORKS"));
    ck_assert_msg(file_read(buf_string(&path), FRAMEWORK_BYTES_MAX, &text, &problems), "%s",
                  buf_string(&path));
    struct framework *fw =
        framework_read(buf_string(&path), buf_string(&text), text.length, &problems);
    ck_assert_ptr_nonnull(fw);
    ck_assert_int_le(fw->item_count, ITEMS_MOST);
    problems_free(&problems);
    buf_free(&path);
    buf_free(&text);
    return fw;
}

/* How the people of one batch and bucket answer one item. */
static signed char level_for(struct chance *chance, int kind, int level, int place) {
    switch (kind) {
    case 0: /* all alike */
        return (signed char)level;
    case 1: /* all but one */
        return (signed char)(place == 0 ? (level + 1) % LEVELS : level);
    case 2: /* nearly all */
        return (signed char)(chance_of(chance, 92) ? level : chance_between(chance, 0, 4));
    case 3: /* half and half */
        return (signed char)(chance_of(chance, 50) ? level : (level + 2) % LEVELS);
    default:
        return (signed char)chance_between(chance, 0, 4);
    }
}

static void answer_items(struct crowd *c, struct chance *chance) {
    static const int rates[] = {100, 100, 100, 95, 60, 30, 10, 3, 0};
    for (int i = 0; i < c->framework->item_count; i++) {
        int kind = chance_between(chance, 0, 8), level = chance_between(chance, 0, 4);
        int wishes = chance_between(chance, 0, 8), places[GROUP_BATCHES][BUCKETS_MAX + 1] = {{0}};
        int rate[GROUP_BATCHES][BUCKETS_MAX + 1];
        bool apart = chance_of(chance, 40); /* do batches and buckets differ? */
        for (int b = 0; b < GROUP_BATCHES; b++)
            for (int u = 0; u <= BUCKETS_MAX; u++)
                rate[b][u] = b + u > 0 && !apart ? rate[0][0] : rates[chance_between(chance, 0, 8)];
        for (int p = 0; p < c->people_count; p++) {
            struct person *person = &c->people[p];
            int u = person->bucket < 0 ? BUCKETS_MAX : person->bucket;
            person->now[i] = person->wish[i] = -1;
            if (!chance_of(chance, rate[person->batch][u]))
                continue;
            person->now[i] = level_for(chance, kind, level, places[person->batch][u]++);
            if (chance_of(chance, rates[wishes]))
                person->wish[i] = level_for(chance, wishes, 3, places[person->batch][u]);
        }
    }
}

static void count_people(struct crowd *c) {
    struct result_answer answers[ITEMS_MOST];
    for (int p = 0; p < c->people_count; p++) {
        const struct person *person = &c->people[p];
        struct result result = {.framework = c->framework,
                                .group = c->group,
                                .bucket = person->bucket,
                                .answers = answers};
        for (int i = 0; i < c->framework->item_count; i++)
            answers[i] = (struct result_answer){person->now[i] < 0 ? ANSWER_NA : ANSWER_RATED,
                                                person->now[i], person->wish[i]};
        tallies_add(c->batches[person->batch], &result);
    }
}

static void crowd_begin(struct crowd *c, struct framework *framework, int n) {
    static const unsigned char id[GROUP_ID_BYTES] = {1, 2, 3};
    static const char *const ids[] = {"a", "b", "c", "d"};
    struct chance chance = {fixture_seed() + (uint64_t)n * 7919};
    int batches = chance_between(&chance, 1, GROUP_BATCHES);
    *c = (struct crowd){.n = n, .framework = framework};
    c->group = group_new(framework, "crowd", id);
    c->group->k = chance_of(&chance, 50) ? K_INSIDE : K_OUTSIDE;
    c->group->takes_part = chance_of(&chance, 20);
    if (chance_of(&chance, 60)) {
        c->group->split = SPLIT_ROLE;
        c->group->bucket_count = chance_between(&chance, 2, 4);
    }
    for (int u = 0; u < c->group->bucket_count; u++)
        c->group->buckets[u] = (struct bucket){.id = ids[u], .members = SET_OF(u)};
    int k = control_thresholds(c->group).k;
    c->people = mem_new(GROUP_PEOPLE, sizeof *c->people);
    for (int b = 0; b < batches; b++) {
        c->batches[b] = tallies_new(framework, c->group->bucket_count);
        int most = chance_between(&chance, 0, 2);
        int people = chance_between(&chance, k, most == 0 ? k + 2 : most == 1 ? 2 * k + 4 : 72);
        int uneven = chance_between(&chance, 0, 60);
        for (int p = 0; p < people; p++)
            c->people[c->people_count++] = (struct person){
                .batch = b,
                .bucket = c->group->bucket_count == 0  ? -1
                          : chance_of(&chance, uneven) ? 0
                          : chance_between(&chance, chance_of(&chance, 20) ? -1 : 0,
                                           c->group->bucket_count - 1)};
    }
    answer_items(c, &chance);
    count_people(c);
    c->pool = (struct pool){.framework = framework,
                            .group = c->group,
                            .thresholds = control_thresholds(c->group),
                            .batches = c->batches,
                            .batch_count = batches};
    control_parts(&c->pool, c->batches[0]);
    for (int r = 0; r < batches; r++)
        c->releases[r] = control_release(&c->pool, r + 1);
}

static void crowd_end(struct crowd *c) {
    for (int b = 0; b < c->pool.batch_count; b++) {
        release_free(c->releases[b]);
        tallies_free(c->batches[b]);
    }
    free(c->people);
    group_free(c->group);
}

/* --- counting once more ---------------------------------------------------------------------- */

static bool is_in(const struct crowd *c, const struct person *person, int release, set buckets) {
    return person->batch <= release &&
           SET_HAS(buckets, person->bucket < 0 ? BUCKETS_MAX : person->bucket) &&
           c->people_count > 0;
}

/* The people of RELEASE in BUCKETS per level of ITEM (or of what they wish on it). */
static uint32_t recount(const struct crowd *c, int release, set buckets, int item, bool wish,
                        uint32_t at[LEVELS]) {
    uint32_t all = 0;
    memset(at, 0, LEVELS * sizeof *at);
    for (int p = 0; p < c->people_count; p++) {
        const struct person *person = &c->people[p];
        int level = wish ? person->wish[item] : person->now[item];
        if (level < 0 || !is_in(c, person, release, buckets))
            continue;
        at[level]++;
        all++;
    }
    return all;
}

static bool is_about(const struct crowd *c, int item, int dimension) {
    const struct item *these = &c->framework->items[item];
    return !these->own && framework_within(c->framework, these->dimension, dimension);
}

/* The answers to the items of DIMENSION that are told of PART as tallies; how many people gave an
 * answer to any of its items. */
static uint32_t recount_dimension(const struct crowd *c, int release,
                                  const struct released_part *part, int dimension,
                                  uint32_t at[LEVELS]) {
    uint32_t people = 0;
    memset(at, 0, LEVELS * sizeof *at);
    for (int p = 0; p < c->people_count; p++) {
        const struct person *person = &c->people[p];
        bool any = false;
        for (int i = 0; i < c->framework->item_count; i++)
            if (person->now[i] >= 0 && is_about(c, i, dimension) &&
                is_in(c, person, release, part->buckets)) {
                at[person->now[i]] += part->items[i].form == FORM_TALLY;
                any = true;
            }
        people += any;
    }
    return people;
}

/* --- one cell -------------------------------------------------------------------------------- */

static bool has_counts(const struct cell *cell) {
    for (int i = 0; i < LEVELS; i++)
        if (cell->parts[i].from || cell->parts[i].to || cell->parts[i].count)
            return true;
    return cell->part_count || cell->low || cell->high;
}

/* What is suppressed holds nothing but why. */
static void check_suppressed(const struct crowd *c, const struct cell *cell) {
    PROPERTY(!has_counts(cell) && cell->people == 0 && cell->share == 0, c->n);
    PROPERTY(cell->why < SUPPRESSIONS, c->n);
}

/* Where the middle answer lies, counting from 0. */
static int level_of(const uint32_t at[LEVELS], uint32_t number) {
    int level = 0;
    for (uint32_t sum = at[0]; sum <= number; sum += at[level])
        level++;
    return level;
}

static void check_tally(const struct crowd *c, const struct cell *cell,
                        const uint32_t at[LEVELS]) {
    uint32_t all = 0, most = 0;
    int level = 0;
    for (int i = 0; i < cell->part_count; i++) {
        const struct part *part = &cell->parts[i];
        uint32_t there = 0;
        PROPERTY(part->from == level && part->to >= part->from && part->to < LEVELS, c->n);
        for (; level <= part->to; level++)
            there += at[level];
        PROPERTY(part->count == there, c->n);
        PROPERTY(part->count != 1 && part->count != 2, c->n);
    }
    PROPERTY(level == LEVELS, c->n);
    for (level = 0; level < LEVELS; level++) {
        all += at[level];
        most = at[level] > most ? at[level] : most;
    }
    /* never counts where all are alike, all but one, or nine in ten (rule R15) */
    PROPERTY(all > 0 && most + 1 < all && 10 * most < 9 * all, c->n);
    PROPERTY(cell->low <= level_of(at, (all - 1) / 2), c->n);
    PROPERTY(cell->high >= level_of(at, all / 2), c->n);
}

/* PEOPLE and AT as counted here; LEAST people must be behind it. */
static void check_cell(const struct crowd *c, const struct cell *cell, uint32_t people,
                       const uint32_t at[LEVELS], int least) {
    if (cell->form == FORM_SUPPRESSED) {
        check_suppressed(c, cell);
        return;
    }
    PROPERTY(cell->people == people && people >= (uint32_t)least, c->n);
    if (cell->form == FORM_TALLY)
        check_tally(c, cell, at);
    else
        PROPERTY(!has_counts(cell) && cell->why == 0, c->n);
}

static void check_part(const struct crowd *c, int r, const struct released_part *part) {
    uint32_t at[LEVELS], all = 0;
    for (int p = 0; p < c->people_count; p++)
        all += is_in(c, &c->people[p], r, part->buckets);
    PROPERTY(part->people == all && all >= (uint32_t)c->pool.thresholds.k, c->n);
    for (int i = 0; i < c->framework->item_count; i++) {
        const struct cell *cell = &part->items[i];
        uint32_t people = recount(c, r, part->buckets, i, false, at), sum = 0;
        check_cell(c, cell, people, at, c->pool.thresholds.items);
        for (int j = 0; j < cell->part_count; j++)
            sum += cell->parts[j].count;
        PROPERTY(cell->form != FORM_TALLY || sum == people, c->n);
    }
    for (int d = 0; d < c->framework->dimension_count; d++) {
        uint32_t people = recount_dimension(c, r, part, d, at);
        check_cell(c, &part->dimensions[d], people, at, c->pool.thresholds.k);
    }
}

/* --- beside the levels ----------------------------------------------------------------------- */

static void check_item(const struct crowd *c, int r, int item) {
    const struct released_item *released = &c->releases[r]->items[item];
    const struct discrepancy *d = &released->discrepancy;
    uint32_t at[LEVELS];
    uint32_t people = recount(c, r, c->releases[r]->all.buckets, item, true, at);
    PROPERTY(released->wanted.form != FORM_SHARE, c->n);
    if (released->wanted.form == FORM_TALLY) {
        uint32_t sum = 0;
        PROPERTY(c->releases[r]->all.items[item].form == FORM_TALLY, c->n);
        PROPERTY(released->wanted.people == people, c->n);
        PROPERTY(people >= (uint32_t)c->pool.thresholds.items, c->n);
        for (int i = 0; i < released->wanted.part_count; i++) {
            uint32_t count = released->wanted.parts[i].count;
            sum += count;
            PROPERTY(count != 1 && count != 2, c->n);
        }
        PROPERTY(sum == people, c->n);
    } else {
        check_suppressed(c, &released->wanted);
    }
    PROPERTY(d->said == (released->wanted.form == FORM_TALLY), c->n);
    PROPERTY(!d->said || d->people == people, c->n);
    PROPERTY(d->said || (d->people == 0 && d->score == 0 && d->growing == 0 && !d->few), c->n);
    PROPERTY(d->growing != 1 && d->growing != 2 && (!d->few || d->growing == 0), c->n);
    PROPERTY(people >= 20 || d->score % 5 == 0, c->n);
    bool told = c->releases[r]->all.items[item].form == FORM_TALLY;
    PROPERTY(told || (released->coverage == COVERAGE_NOT_SAID &&
                      released->difference == DIFFERENCE_NONE_SAID),
             c->n);
}

static void check_needs(const struct crowd *c, const struct release *release) {
    int said = 0;
    for (int i = 0; i < c->framework->item_count; i++)
        said += release->items[i].discrepancy.said;
    PROPERTY(release->needs_items == said, c->n);
    for (int i = 0; i < release->need_count; i++)
        PROPERTY(release->needs[i].wishes >= 3, c->n);
    for (int i = 0; i < release->gap_count; i++)
        PROPERTY(release->gaps[i].wishes >= 3, c->n);
}

/* --- what is left ---------------------------------------------------------------------------- */

/* A figure that is told: of the people of some batches and parts who gave an answer. */
struct told {
    uint64_t places; /* bit batch * (BUCKETS_MAX + 1) + bucket */
    const struct cell *cell;
};

struct tellings {
    const struct crowd *crowd;
    uint32_t people[GROUP_BATCHES * (BUCKETS_MAX + 1)]; /* with an answer, in each place */
    struct told list[TOLD_MOST];
    int count;
};

static uint64_t places_of(int release, set buckets) {
    uint64_t places = 0;
    for (int b = 0; b <= release; b++)
        places |= (uint64_t)(buckets & (SET_OF(BUCKETS_MAX + 1) - 1)) << (b * (BUCKETS_MAX + 1));
    return places;
}

static uint32_t people_in(const struct tellings *t, uint64_t places) {
    uint32_t people = 0;
    for (int i = 0; i < GROUP_BATCHES * (BUCKETS_MAX + 1); i++)
        people += places >> i & 1 ? t->people[i] : 0;
    return people;
}

static void tell(struct tellings *t, int release, set buckets, const struct cell *cell) {
    if (cell->form != FORM_SUPPRESSED)
        t->list[t->count++] = (struct told){places_of(release, buckets), cell};
}

/* Takes figures that do not overlap, from the one at FROM on, away from LEFT: what is left is
 * nobody or at least k. */
static void take_away(const struct tellings *t, uint64_t left, int from) {
    uint32_t people = people_in(t, left);
    PROPERTY(people == 0 || people >= (uint32_t)t->crowd->pool.thresholds.k, t->crowd->n);
    for (int i = from; i < t->count; i++)
        if ((t->list[i].places & ~left) == 0)
            take_away(t, left & ~t->list[i].places, i + 1);
}

/* The count of CELL from FROM to TO when its parts have a border at both, else -1. */
static int64_t count_between(const struct cell *cell, int from, int to) {
    int64_t count = 0;
    bool begins = false, ends = false;
    for (int i = 0; i < cell->part_count; i++) {
        const struct part *part = &cell->parts[i];
        begins = begins || part->from == from;
        ends = ends || part->to == to;
        count += part->from >= from && part->to <= to ? part->count : 0;
    }
    return begins && ends ? count : -1;
}

/* One tally taken from a larger one leaves no 1 or 2. */
static void take_tallies_away(const struct tellings *t) {
    for (int a = 0; a < t->count; a++)
        for (int b = 0; b < t->count; b++) {
            const struct cell *large = t->list[a].cell, *small = t->list[b].cell;
            if (a == b || large->form != FORM_TALLY || small->form != FORM_TALLY ||
                (t->list[b].places & ~t->list[a].places) != 0 || large->items != small->items)
                continue; /* figures about other items leave nothing that is a count */
            for (int from = 0; from < LEVELS; from++)
                for (int to = from; to < LEVELS; to++) {
                    int64_t all = count_between(large, from, to);
                    int64_t less = count_between(small, from, to);
                    PROPERTY(all < 0 || less < 0 || (all - less != 1 && all - less != 2),
                             t->crowd->n);
                }
        }
}

static void check_left(const struct tellings *t) {
    for (int i = 0; i < t->count; i++)
        take_away(t, t->list[i].places, 0);
    take_tallies_away(t);
}

static void check_item_left(const struct crowd *c, int item, bool wish) {
    struct tellings t = {.crowd = c};
    for (int p = 0; p < c->people_count; p++) {
        const struct person *person = &c->people[p];
        int u = person->bucket < 0 ? BUCKETS_MAX : person->bucket;
        if ((wish ? person->wish[item] : person->now[item]) >= 0)
            t.people[person->batch * (BUCKETS_MAX + 1) + u]++;
    }
    for (int r = 0; r < c->pool.batch_count; r++) {
        const struct release *release = c->releases[r];
        tell(&t, r, release->all.buckets,
             wish ? &release->items[item].wanted : &release->all.items[item]);
        for (int p = 0; p < release->part_count && !wish; p++)
            tell(&t, r, release->parts[p].buckets, &release->parts[p].items[item]);
    }
    check_left(&t);
}

static void check_dimension_left(const struct crowd *c, int dimension) {
    struct tellings t = {.crowd = c};
    for (int p = 0; p < c->people_count; p++) {
        const struct person *person = &c->people[p];
        int u = person->bucket < 0 ? BUCKETS_MAX : person->bucket;
        bool any = false;
        for (int i = 0; i < c->framework->item_count; i++)
            any = any || (person->now[i] >= 0 && is_about(c, i, dimension));
        t.people[person->batch * (BUCKETS_MAX + 1) + u] += any;
    }
    for (int r = 0; r < c->pool.batch_count; r++) {
        const struct release *release = c->releases[r];
        tell(&t, r, release->all.buckets, &release->all.dimensions[dimension]);
        for (int p = 0; p < release->part_count; p++)
            tell(&t, r, release->parts[p].buckets, &release->parts[p].dimensions[dimension]);
    }
    check_left(&t);
}

/* --- the properties -------------------------------------------------------------------------- */

static void for_all(void (*check)(const struct crowd *c)) {
    struct framework *framework = load_framework();
    for (int n = 0; n < GROUPS; n++) {
        struct crowd crowd;
        crowd_begin(&crowd, framework, n);
        check(&crowd);
        crowd_end(&crowd);
    }
    framework_free(framework);
}

static void check_cells(const struct crowd *c) {
    for (int r = 0; r < c->pool.batch_count; r++) {
        const struct release *release = c->releases[r];
        check_part(c, r, &release->all);
        for (int p = 0; p < release->part_count; p++)
            check_part(c, r, &release->parts[p]);
        for (int i = 0; i < c->framework->item_count; i++)
            check_item(c, r, i);
        check_needs(c, release);
    }
}

START_TEST(every_cell_keeps_the_rules) {
    for_all(check_cells);
}
END_TEST

static void check_differences(const struct crowd *c) {
    for (int i = 0; i < c->framework->item_count; i++) {
        check_item_left(c, i, false);
        check_item_left(c, i, true);
    }
    for (int d = 0; d < c->framework->dimension_count; d++)
        check_dimension_left(c, d);
}

START_TEST(nothing_small_is_left_when_figures_are_taken_away) {
    for_all(check_differences);
}
END_TEST

/* The groups above must be told about in every form, else they prove nothing. */
static int forms[FORM_TALLY + 1], part_forms[FORM_TALLY + 1], wishes_told;

static void count_forms(const struct crowd *c) {
    for (int r = 0; r < c->pool.batch_count; r++)
        for (int i = 0; i < c->framework->item_count; i++) {
            forms[c->releases[r]->all.items[i].form]++;
            wishes_told += c->releases[r]->items[i].wanted.form == FORM_TALLY;
            for (int p = 0; p < c->releases[r]->part_count; p++)
                part_forms[c->releases[r]->parts[p].items[i].form]++;
        }
}

START_TEST(random_groups_are_of_all_kinds) {
    for_all(count_forms);
    for (int form = FORM_SUPPRESSED; form <= FORM_TALLY; form++) {
        ck_assert_int_gt(forms[form], 300);
        ck_assert_int_gt(part_forms[form], 300);
    }
    ck_assert_int_gt(wishes_told, 100);
}
END_TEST

TCase *gathering_random_case(void) {
    TCase *tests = tcase_create("random");
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, random_groups_are_of_all_kinds);
    tcase_add_test(tests, every_cell_keeps_the_rules);
    tcase_add_test(tests, nothing_small_is_left_when_figures_are_taken_away);
    return tests;
}
