/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What schools hand up, and what a region makes of it: beside all results gathered at once, beside
 * what people really answered, and as an attacker looks at it. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "gathering/cells.h"
#include "gathering/region.h"
#include "gathering_parts.h"

#define SCHOOLS_MOST 7
#define SCHOOL_BATCHES 3
#define REGION_ITEMS 3

struct school {
    struct group group;
    struct tallies *batches[SCHOOL_BATCHES];
    struct pool pool;
    struct release *release;
    struct handup *handup;
};

/* A region whose schools have handed up. */
struct land {
    struct small_group small; /* the framework */
    struct group region;
    struct school schools[SCHOOLS_MOST];
    int school_count;
    struct region *merged;
    struct tallies *batch; /* what the region makes of it */
    struct pool pool;
};

/* --- made by chance -------------------------------------------------------------------------- */

/* ALIKE of a hundred people answer the same. */
static void add_people(struct chance *chance, struct tallies *batch, int people, int alike,
                       int rate) {
    int common = chance_between(chance, 0, 4);
    for (int i = 0; i < people; i++) {
        signed char now[SMALL_ITEMS], wish[SMALL_ITEMS];
        for (int j = 0; j < SMALL_ITEMS; j++) {
            now[j] = (signed char)(!chance_of(chance, rate)   ? -1
                                   : chance_of(chance, alike) ? common
                                                              : chance_between(chance, 0, 4));
            wish[j] = (signed char)(chance_of(chance, 70) ? chance_between(chance, 0, 4) : -1);
        }
        small_group_person(batch, chance_between(chance, -1, batch->bucket_count - 1), now, wish);
    }
}

static void begin_school(struct land *land, struct school *school, struct chance *chance, int n,
                         bool plain) {
    school->group = land->small.group;
    school->group.id[0] = (char)('a' + n);
    school->group.k = plain || chance_of(chance, 70) ? K_OUTSIDE : 12;
    int batches = plain ? 1 : chance_between(chance, 1, SCHOOL_BATCHES);
    int alike = plain ? 0 : chance_between(chance, 0, 100);
    for (int b = 0; b < batches; b++) {
        school->batches[b] = tallies_new(land->small.pool.framework, school->group.bucket_count);
        add_people(chance, school->batches[b], chance_between(chance, plain ? 30 : 13, 60), alike,
                   plain || chance_of(chance, 50) ? 100 : chance_between(chance, 0, 100));
    }
    school->pool = (struct pool){.framework = land->small.pool.framework,
                                 .group = &school->group,
                                 .thresholds = control_thresholds(&school->group),
                                 .batches = school->batches,
                                 .batch_count = batches,
                                 .hands_up = true};
    control_parts(&school->pool, school->batches[0]);
    school->release = control_release(&school->pool, batches);
    school->handup = handup_make(&school->pool, school->release, &land->region);
}

/* PLAIN: answers differ so much that all is open. */
static void land_begin(struct land *land, struct chance *chance, bool plain) {
    *land = (struct land){.school_count = chance_between(chance, 3, SCHOOLS_MOST)};
    small_group_begin(&land->small, REGION_ITEMS, plain ? 0 : chance_between(chance, 0, 2),
                      K_OUTSIDE, K_OUTSIDE);
    land->region = land->small.group;
    land->region.bucket_count = 0;
    land->region.split = SPLIT_NONE;
    land->region.region = land->region.outside = true;
    memcpy(land->region.id, "ffeeddccbbaa99887766554433221100", GROUP_ID_SIZE);
    land->merged = region_new(land->small.pool.framework, &land->region);
    for (int i = 0; i < land->school_count; i++) {
        begin_school(land, &land->schools[i], chance, i, plain);
        region_add(land->merged, land->schools[i].handup);
    }
    land->batch = region_tallies(land->merged);
    land->pool = (struct pool){.framework = land->small.pool.framework,
                               .group = &land->region,
                               .thresholds = control_thresholds(&land->region),
                               .batches = &land->batch,
                               .batch_count = 1};
}

static void land_end(struct land *land) {
    for (int i = 0; i < land->school_count; i++) {
        struct school *school = &land->schools[i];
        for (int b = 0; b < school->pool.batch_count; b++)
            tallies_free(school->batches[b]);
        release_free(school->release);
        handup_free(school->handup);
    }
    region_free(land->merged);
    tallies_free(land->batch);
    small_group_end(&land->small);
}

/* --- beside all at once ---------------------------------------------------------------------- */

/* Is every item open in every school, wishes and all, and does no school dominate one? */
static bool all_is_open(const struct land *land) {
    for (int i = 0; i < REGION_ITEMS; i++)
        for (int s = 0; s < land->school_count; s++)
            if (land->schools[s].handup->items[i].form != HANDED_ALL)
                return false;
    return true;
}

/* All people of all schools, counted in one place. */
static struct tallies *all_at_once(const struct land *land) {
    struct tallies *all = tallies_new(land->small.pool.framework, 0);
    for (int s = 0; s < land->school_count; s++)
        for (int b = 0; b < land->schools[s].pool.batch_count; b++)
            tallies_merge(all, land->schools[s].batches[b]);
    return all;
}

START_TEST(merged_is_the_same_as_gathered_at_once) {
    int compared = 0;
    for (int n = 0; n < 3000; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct land land;
        char merged[HASH_HEX_SIZE], gathered[HASH_HEX_SIZE];
        land_begin(&land, &chance, true);
        struct tallies *all = all_at_once(&land);
        struct pool pool = land.pool;
        pool.batches = &all;
        if (all_is_open(&land)) {
            struct release *left = control_release(&land.pool, 1);
            struct release *right = control_release(&pool, 1);
            release_digest(left, merged);
            release_digest(right, gathered);
            ck_assert_msg(strcmp(merged, gathered) == 0, "case %d of TEST_SEED=%llu", n,
                          (unsigned long long)fixture_seed());
            ck_assert_int_eq(left->all.items[0].form, FORM_TALLY);
            release_free(left);
            release_free(right);
            compared++;
        }
        tallies_free(all);
        land_end(&land);
    }
    ck_assert_int_gt(compared, 2000);
}
END_TEST

/* --- beside what people answered ------------------------------------------------------------- */

/* The people of the schools that handed up anything of ITEM, at each level. */
static struct counts answered(const struct land *land, int item, bool exact_only) {
    struct counts counts = {{0}};
    for (int s = 0; s < land->school_count; s++) {
        const struct school *school = &land->schools[s];
        enum handed_form form = school->handup->items[item].form;
        if (form == HANDED_NOTHING || (exact_only && form == HANDED_WORD))
            continue;
        for (int b = 0; b < school->pool.batch_count; b++)
            for (int u = 0; u <= school->group.bucket_count; u++)
                for (int level = 0; level < LEVELS; level++)
                    counts.at[level] +=
                        item_tally_now(&school->batches[b]->buckets[u].items[item], level);
    }
    return counts;
}

static uint32_t sum_from(const struct counts *counts, int level) {
    uint32_t sum = 0;
    for (; level < LEVELS; level++)
        sum += counts->at[level];
    return sum;
}

static bool tells_the_truth(const struct land *land, int item, const struct cell *cell) {
    if (cell->form == FORM_SUPPRESSED)
        return true;
    bool tally = cell->form == FORM_TALLY;
    struct counts counts = answered(land, item, tally), everybody = answered(land, item, false);
    uint32_t all = sum_from(&counts, 0), high = sum_from(&counts, SHARE_LEVEL), count = 0;
    if (cell->people != all)
        return false;
    if (!tally)
        return cell_share(high, high, all, all, 0).share == cell->share;
    for (int i = 0, level = 0; i < cell->part_count; i++) {
        uint32_t there = 0;
        for (; level <= cell->parts[i].to; level++)
            there += counts.at[level];
        if (there != cell->parts[i].count)
            return false;
        count += there;
    }
    return count == all && 10 * (sum_from(&everybody, 0) - all) <= sum_from(&everybody, 0);
}

START_TEST(a_region_tells_the_truth) {
    int forms[FORM_TALLY + 1] = {0}, words = 0;
    for (int n = 0; n < 3000; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct land land;
        land_begin(&land, &chance, false);
        struct release *release = control_release(&land.pool, 1);
        for (int i = 0; i < REGION_ITEMS; i++) {
            const struct cell *cell = &release->all.items[i];
            ck_assert_msg(tells_the_truth(&land, i, cell), "case %d of TEST_SEED=%llu, item %d", n,
                          (unsigned long long)fixture_seed(), i);
            forms[cell->form]++;
            words += land.batch->buckets[0].items[i].words.people > 0;
        }
        release_free(release);
        land_end(&land);
    }
    for (int form = 0; form <= FORM_TALLY; form++)
        ck_assert_int_gt(forms[form], 30);
    ck_assert_int_gt(words, 500);
}
END_TEST

/* --- attacked -------------------------------------------------------------------------------- */

START_TEST(the_attack_finds_nothing_in_random_regions) {
    for (int n = 0; n < 400; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct land land;
        land_begin(&land, &chance, false);
        for (int s = 0; s < land.school_count; s++) {
            const struct school *school = &land.schools[s];
            int item, k = school->pool.thresholds.k;
            ck_assert_msg(attack_releases(&school->pool, k).finding_count == 0,
                          "case %d of TEST_SEED=%llu, school %d", n,
                          (unsigned long long)fixture_seed(), s);
            ck_assert(region_withstands(land.merged, land.batch, school->handup, &item));
        }
        ck_assert_msg(attack_releases(&land.pool, land.pool.thresholds.k).finding_count == 0,
                      "case %d of TEST_SEED=%llu, the region", n,
                      (unsigned long long)fixture_seed());
        land_end(&land);
    }
}
END_TEST

/* Five people whose release tells no more than that all are below level 2, and whose exact tally
 * was handed up: that is found. */
START_TEST(the_attack_looks_at_what_was_handed_up) {
    struct small_group small;
    small_group_begin(&small, 1, 0, 2, 10);
    struct tallies *batch = small_group_batch(&small);
    small_group_people(batch, -1, 0, 0, -1, 4);
    small_group_people(batch, -1, 0, 1, -1, 1);
    small.pool.thresholds = (struct thresholds){1, 3};
    ck_assert_int_eq(attack_releases(&small.pool, 3).finding_count, 0);
    small.pool.hands_up = true;
    ck_assert_int_gt(attack_releases(&small.pool, 3).finding_count, 0);
    small_group_end(&small);
}
END_TEST

/* A region made carelessly: known one school whole, the rest of it are alike. */
START_TEST(a_school_that_is_known_opens_no_other) {
    struct chance chance = {fixture_seed()};
    struct land land;
    int item = -1;
    land_begin(&land, &chance, true);
    struct item_tally *tally = &land.batch->buckets[0].items[0];
    ck_assert(region_withstands(land.merged, land.batch, land.schools[0].handup, &item));
    *tally = land.schools[0].handup->items[0].tally;
    tally->pairs[3][0] += 60; /* all of the others */
    ck_assert(!region_withstands(land.merged, land.batch, land.schools[0].handup, &item));
    ck_assert_int_eq(item, 0);
    land_end(&land);
}
END_TEST

/* --- schools --------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    uint32_t people[5];
    bool hidden;
} dominating[] = {
    {"nobody", {0}, false},
    {"one", {100}, false},
    {"two", {100, 100}, false},
    {"three alike", {100, 100, 100}, true},
    {"the third at a quarter of the largest", {100, 100, 25}, true},
    {"the third below that", {100, 100, 24}, false},
    {"two small ones together", {100, 50, 15, 10}, true},
    {"too small together", {100, 50, 15, 9}, false},
    {"one large one", {1000, 20, 20, 20, 20}, false},
    {"five", {12, 30, 25, 18, 40}, true},
};

START_TEST(no_school_dominates) {
    struct small_group small;
    small_group_begin(&small, 1, 0, K_OUTSIDE, K_OUTSIDE);
    struct region *region = region_new(small.pool.framework, &small.group);
    for (int i = 0; i < 5 && dominating[_i].people[i]; i++) {
        struct handup *handup = handup_new(small.pool.framework, &small.group);
        handup->people = handup->dimension_people[0] = dominating[_i].people[i];
        handup->items[0] = (struct handed_item){.form = HANDED_LEVELS, .people = handup->people};
        for (uint32_t p = 0; p < handup->people; p++)
            handup->items[0].tally.pairs[p % LEVELS][0]++;
        region_add(region, handup);
        handup_free(handup);
    }
    struct shares shares = region_people(region);
    ck_assert_msg(shares_hide_schools(&shares) == dominating[_i].hidden, "%s", dominating[_i].name);
    struct tallies *batch = region_tallies(region);
    uint32_t told = item_tally_valid(&batch->buckets[0].items[0]);
    ck_assert_msg((told > 0) == dominating[_i].hidden, "%s: %u", dominating[_i].name, told);
    ck_assert((batch->buckets[0].dimension_people[0] > 0) == dominating[_i].hidden);
    tallies_free(batch);
    region_free(region);
    small_group_end(&small);
}
END_TEST

START_TEST(a_word_is_true_from_its_least_to_its_most) {
    for (uint32_t n = 1; n <= 300; n++)
        for (uint32_t high = 0; high <= n; high++) {
            uint32_t least, most;
            enum share share = cell_share(high, high, n, n, 0).share;
            cell_share_bounds(share, n, &least, &most);
            ck_assert_msg(least <= high && high <= most && most <= n, "%u of %u", high, n);
            ck_assert_int_eq(cell_share(least, most, n, n, 0).form, FORM_SHARE);
            ck_assert(least == 0 || cell_share(least - 1, least - 1, n, n, 0).share != share);
            ck_assert(most == n || cell_share(most + 1, most + 1, n, n, 0).share != share);
        }
}
END_TEST

/* --- the file -------------------------------------------------------------------------------- */

static struct handup *read_back(const struct land *land, const struct buf *bytes, bool good) {
    struct problems problems = {0};
    struct handup *handup = handup_read("file", buf_string(bytes), bytes->length,
                                        land->small.pool.framework, &land->region, &problems);
    ck_assert((handup != NULL) == good && (problems.count == 0) == good);
    problems_free(&problems);
    return handup;
}

START_TEST(what_is_handed_up_is_read_back) {
    int forms[HANDED_ALL + 1] = {0};
    size_t length = 0;
    for (int n = 0; n < 300; n++) {
        struct chance chance = {fixture_seed() + (uint64_t)n};
        struct land land;
        land_begin(&land, &chance, false);
        for (int s = 0; s < land.school_count; s++) {
            struct buf bytes = {0};
            handup_write(land.schools[s].handup, &bytes);
            ck_assert(length == 0 || length == bytes.length);
            length = bytes.length;
            struct handup *again = read_back(&land, &bytes, true);
            ck_assert(handup_same(again, land.schools[s].handup));
            for (int i = 0; i < REGION_ITEMS; i++)
                forms[again->items[i].form]++;
            ck_assert(!strstr(buf_string(&bytes), land.schools[s].group.id));
            handup_free(again);
            buf_free(&bytes);
        }
        land_end(&land);
    }
    for (int form = 0; form <= HANDED_ALL; form++)
        ck_assert_int_gt(forms[form], 20);
}
END_TEST

/* Every byte changed, every length: refused, or another number that could be. */
START_TEST(what_was_altered_is_refused) {
    struct chance chance = {fixture_seed()};
    struct land land;
    struct buf bytes = {0};
    int digits = 0;
    land_begin(&land, &chance, false);
    handup_write(land.schools[0].handup, &bytes);
    for (size_t at = 0; at < bytes.length; at++) {
        char kept = bytes.bytes[at];
        bytes.bytes[at] ^= 1;
        struct problems unheard = {0};
        struct handup *other = handup_read("file", buf_string(&bytes), bytes.length,
                                           land.small.pool.framework, &land.region, &unheard);
        ck_assert_msg(!other || (kept >= '0' && kept <= '9') || (kept >= 'a' && kept <= 'f'),
                      "byte %zu", at);
        digits += other != NULL;
        handup_free(other);
        problems_free(&unheard);
        bytes.bytes[at] = kept;
    }
    ck_assert_int_lt(digits, 2 * RESULT_RANDOM_BYTES + 200);
    for (size_t length = 0; length < bytes.length; length++) {
        struct buf cut = {.bytes = bytes.bytes, .length = length};
        struct problems unheard = {0};
        ck_assert(!handup_read("file", buf_string(&cut), length, land.small.pool.framework,
                               &land.region, &unheard));
        problems_free(&unheard);
    }
    buf_free(&bytes);
    land_end(&land);
}
END_TEST

static const struct {
    const char *from, *to, *why;
} foreign[] = {
    {"hand-up/1", "hand-up/2", "another kind of file"},
    {"hand-up/1", "result/1", "result of one person"},
    {"hand-up/1", "record/1", "private record"},
    {"lobspiegel: ", "something: ", "not a file of lobspiegel"},
    {"framework: test", "framework: best", "another questionnaire"},
    {"group-id: \"ff", "group-id: \"fe", "another region"},
    {"people: ", "people: 0", "altered"},
    {"people: ", "people: 1000000", "altered"},
    {"dimensions:", "dimension:", "altered"},
};

START_TEST(what_is_foreign_is_refused) {
    struct chance chance = {fixture_seed()};
    struct land land;
    struct buf bytes = {0}, other = {0}, said = {0};
    struct problems problems = {0};
    land_begin(&land, &chance, false);
    handup_write(land.schools[0].handup, &bytes);
    const char *at = strstr(buf_string(&bytes), foreign[_i].from);
    ck_assert_ptr_nonnull(at);
    buf_add(&other, bytes.bytes, (size_t)(at - buf_string(&bytes)));
    buf_addf(&other, "%s%s", foreign[_i].to, at + strlen(foreign[_i].from));
    ck_assert(!handup_read("file", buf_string(&other), other.length, land.small.pool.framework,
                           &land.region, &problems));
    ck_assert_int_eq(problems.count, 1);
    ck_assert_msg(strstr(problems.list[0].message, foreign[_i].why), "%s",
                  problems.list[0].message);
    problems_free(&problems);
    buf_free(&bytes);
    buf_free(&other);
    buf_free(&said);
    land_end(&land);
}
END_TEST

START_TEST(the_number_is_of_school_and_region) {
    struct group school = {.id = "00112233445566778899aabbccddeeff"}, other = school;
    struct group region = {.id = "ffeeddccbbaa99887766554433221100"}, elsewhere = region;
    unsigned char a[RESULT_RANDOM_BYTES], b[RESULT_RANDOM_BYTES];
    other.id[31] = 'e';
    elsewhere.id[0] = 'e';
    handup_number(&school, &region, a);
    handup_number(&school, &region, b);
    ck_assert_mem_eq(a, b, sizeof a);
    handup_number(&other, &region, b);
    ck_assert_mem_ne(a, b, sizeof a);
    handup_number(&school, &elsewhere, b);
    ck_assert_mem_ne(a, b, sizeof a);
}
END_TEST

TCase *gathering_region_case(void) {
    TCase *tests = tcase_create("region");
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, merged_is_the_same_as_gathered_at_once);
    tcase_add_test(tests, a_region_tells_the_truth);
    tcase_add_test(tests, the_attack_finds_nothing_in_random_regions);
    tcase_add_test(tests, the_attack_looks_at_what_was_handed_up);
    tcase_add_test(tests, a_school_that_is_known_opens_no_other);
    tcase_add_loop_test(tests, no_school_dominates, 0, (int)ARRAY_LENGTH(dominating));
    tcase_add_test(tests, a_word_is_true_from_its_least_to_its_most);
    tcase_add_test(tests, what_is_handed_up_is_read_back);
    tcase_add_test(tests, what_was_altered_is_refused);
    tcase_add_loop_test(tests, what_is_foreign_is_refused, 0, (int)ARRAY_LENGTH(foreign));
    tcase_add_test(tests, the_number_is_of_school_and_region);
    return tests;
}
