/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release: one published set of figures about a group.
 *
 * This type holds what may be told and nothing else: what is suppressed is not in it, so that no
 * writer can tell it (rule R19). release_make() (control.h) is the only maker; release_free()
 * gives it back. The framework and the group must outlive it. Counts are people, unless said
 * otherwise; levels are 0 to 4. */
#ifndef GATHERING_RELEASE_H
#define GATHERING_RELEASE_H

#include "sharing/group.h"

/* The name of its JSON, in the file. */
#define RELEASE_FORMAT "lobspiegel-release/1"

struct told;

/* In which form a cell is told. */
enum form {
    FORM_SUPPRESSED, /* not at all, for a reason that is said */
    FORM_SHARE,      /* in words only: how many are at level 2 or higher */
    FORM_TALLY,      /* counts per level, small ones put together with their neighbours */
};

/* Why a cell is suppressed. */
enum suppression {
    SUPPRESSED_K,     /* fewer valid answers than the threshold */
    SUPPRESSED_ALIKE, /* the answers are so much alike that they would give people away */
    SUPPRESSED_REST,  /* another part, or what differs from an earlier release, is too small, and
                       * could be worked out from this one */
    SUPPRESSED_WORDS, /* of a region: what the schools said in words does not fit in one word */
    SUPPRESSIONS,
};

/* FORM_SHARE in words: the part of the valid answers that is at level 2 or higher. */
enum share {
    SHARE_HARDLY, /* at most 1 in 10 */
    SHARE_FEWER,  /* less than 4 in 10 */
    SHARE_HALF,   /* 4 to 6 in 10 */
    SHARE_MORE,   /* more than 6 in 10 */
    SHARE_NEARLY, /* at least 9 in 10 */
    SHARES,
};

/* From here on an answer counts as high in FORM_SHARE: "on my own in ordinary situations". */
#define SHARE_LEVEL 2

/* The people, or answers, at levels FROM to TO. */
struct part {
    signed char from, to;
    uint32_t count; /* 0, or 3 and more (rule R17) */
};

struct cell {
    enum form form;
    enum suppression why; /* FORM_SUPPRESSED */
    uint32_t people;      /* with a valid answer; 0 when suppressed */
    int items;            /* of a dimension: on how many items it rests; else 0 */
    enum share share;     /* FORM_SHARE */
    struct part parts[LEVELS]; /* FORM_TALLY: all levels, in order */
    int part_count;
    signed char low, high; /* FORM_TALLY: the median lies in these levels */
};

/* How much a group differs on an item: Leik's ordinal consensus, turned round, over the parts. */
enum difference { DIFFERENCE_NONE_SAID, DIFFERENCE_LITTLE, DIFFERENCE_SOME, DIFFERENCE_MUCH };

/* Who could show others: people at level 3 or 4. "At least two" is said from three on, so that it
 * never says exactly one or two. */
enum coverage { COVERAGE_NOT_SAID, COVERAGE_NOBODY, COVERAGE_ONE, COVERAGE_TWO };

/* What people want against where they are; only when both are told. */
struct discrepancy {
    bool said;
    uint32_t people;  /* who gave a level and a wish */
    int score;        /* ranked discrepancy score, -100 to 100; below 0: people want more. Rounded
                       * to 5 under 20 people */
    uint32_t growing; /* people who want a higher level; 0 also when it is 1 or 2: see few */
    bool few;         /* 1 or 2 people want a higher level */
};

/* What is told of one item beside where people are now (all.items). */
struct released_item {
    struct cell wanted; /* of the people with a level: which level they want, where they said one */
    enum difference difference;
    enum coverage coverage;
    struct discrepancy discrepancy;
};

/* Everything about one part of the group, or about all of it. */
struct released_part {
    int bucket; /* the first bucket in it; -1 for all people */
    set buckets; /* those counted together here; bit BUCKETS_MAX: people who named none */
    uint32_t people;
    struct cell *items;      /* one per item of the framework: where people are now */
    struct cell *dimensions; /* one per dimension, with its parts: here the counts are answers, and
                              * `people` those with at least one valid answer */
};

/* What a module could do for the wishes of this group. */
struct module_need {
    int module;
    uint32_t wishes; /* wishes of a person on an item that it brings at least one level nearer */
};

/* A wish that nobody teaches: no module of the catalogue leads further from these levels. */
struct supply_gap {
    int item;
    uint32_t wishes;              /* 3 and more */
    bool only_initial; /* some module leads further, but only in teacher education */
};

/* The least training after which every item has two people at the level that the middle of the
 * team wants: fewest hours, then fewest modules. */
struct team_plan {
    int *modules; /* in catalogue order */
    int module_count;
    int hours;
    int *without; /* items for which no module leads there */
    int without_count;
    bool proven; /* false: the search was stopped before it was sure */
};

struct release {
    const struct framework *framework;
    const struct group *group;
    int k, k_items;      /* thresholds in force */
    uint32_t people;     /* in all batches */
    int batches;         /* how many times results were added */
    bool split_withheld; /* a break-down was declared, and its parts are too small */
    struct released_part all;
    struct released_part *parts; /* by bucket; none when not split */
    int part_count;
    struct released_item *items; /* one per item of the framework */
    /* Needs, over the items whose wishes are told. */
    int needs_items;              /* on how many items they rest */
    uint32_t wishes;              /* all wishes to grow on these */
    uint32_t wishes_by[PHASES];   /* of these: some module in that phase brings it nearer */
    uint32_t wishes_unmet;        /* of these: no module does */
    struct module_need *needs;    /* most wishes first, then catalogue order; 3 and more only */
    int need_count;
    struct supply_gap *gaps;
    int gap_count;
    struct team_plan plan;
    const struct told *earlier; /* what to lay it beside (told.h), borrowed; NULL: nothing */
};

void release_free(struct release *release);

/* Adds all that a cell tells, or what is told of an item beside it, or the needs of RELEASE with its
 * supply and team plan, as numbers: the same bytes tell the same. */
void cell_numbers(const struct cell *cell, struct buf *out);
void released_item_numbers(const struct released_item *item, struct buf *out);
void release_needs_numbers(const struct release *release, struct buf *out);

/* SHA-256 over all that RELEASE tells: two releases with one digest tell the same. */
void release_digest(const struct release *release, char hex[static HASH_HEX_SIZE]);

/* Their names in files. */
extern const char *const form_ids[];
extern const char *const suppression_ids[SUPPRESSIONS];
extern const char *const share_ids[SHARES];
extern const char *const difference_ids[];
extern const char *const coverage_ids[];

#endif
