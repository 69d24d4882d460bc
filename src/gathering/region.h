/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: what schools hand up, put together into one batch of tallies, on which control.h then
 * decides as on any other.
 *
 * People are safe already: what a school hands up gives nobody away, and nothing here tells more
 * than all hand-ups together do. Openness (control.h) adds up as well: if after taking away any k-1
 * people fewer than nine in ten of the rest are alike in each of several schools, then so in all of
 * them together. So one who knows every answer of whole schools, and of k-1 people of the others,
 * finds nobody's answer.
 *
 * What is guarded here are the schools. The attacker is the coordinator of another school, who
 * takes her own figures from those of the region. So nothing is told of fewer than three schools,
 * and nothing in which one dominates: the p% rule, by which the others, without the second largest,
 * must be at least REGION_PERCENT of the largest. (Hundepool and others, Handbook on Statistical
 * Disclosure Control, chapter 4: the rule for insiders; 25% is the counterpart of a (2,80)
 * dominance rule.) That is asked of the people in all, and of those behind each figure.
 *
 * An item is told as a tally when at most one in ten of the people behind it were handed up in
 * words; these are left out then. Else it is told in words, which hold whatever the schools' words
 * left open, or not at all. */
#ifndef GATHERING_REGION_H
#define GATHERING_REGION_H

#include "gathering/handup.h"

#define REGION_SCHOOLS 3
#define REGION_PERCENT 25

/* What schools bring to one figure. */
struct shares {
    uint32_t schools, largest, second;
    uint64_t people;
};

struct region;

/* Nobody yet; the thresholds are those of GROUP. region_free() gives it back. */
struct region *region_new(const struct framework *framework, const struct group *group);
void region_free(struct region *region);

/* True when HANDUP has enough people for this region. */
bool region_takes(const struct group *group, const struct handup *handup);

/* Adds one school. */
void region_add(struct region *region, const struct handup *handup);

/* The people of the schools added. */
struct shares region_people(const struct region *region);

/* Three schools at least, and none that dominates? */
bool shares_hide_schools(const struct shares *shares);

/* The batch they make together; the caller frees it. */
struct tallies *region_tallies(const struct region *region);

/* Are the answers that BATCH, made of these schools, tells as tallies still open when one of them
 * is known whole, SCHOOL, and any k-1 people of the others? False: *ITEM is where they are not. It
 * is so by construction; this looks at the numbers. */
bool region_withstands(const struct region *region, const struct tallies *batch,
                       const struct handup *school, int *item);

#endif
