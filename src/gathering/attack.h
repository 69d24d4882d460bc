/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attack: tries to find out somebody's answer from everything that is released.
 *
 * It takes control.h for a black box that says whether all figures are still the same after some
 * answers to one item were changed. The attackers are any k-1 people of the group who put their
 * own answers together, know who took part and in which bucket, and know this program. For every
 * answer of every person it looks for other people with another answer who could have given it
 * instead, with every figure of every release as it is: as long as there are k of these, the
 * attackers cannot be all of them. Or for another answer that would change no figure at all. What
 * it cannot protect in one of these ways it reports. Of people who were in a release made under a
 * lower k, the attackers are as many as that allowed: more was not promised to them. */
#ifndef GATHERING_ATTACK_H
#define GATHERING_ATTACK_H

#include "gathering/control.h"

#define FINDINGS_MAX 20

/* An answer that could be found out. */
struct finding {
    int item;
    bool wish;      /* about the wanted level; else about the level now */
    int level;      /* -1: a wish that was not said */
    int batch;
    int bucket;     /* of the group; -1: no bucket */
    bool nearly;    /* not fixed, and yet as good as known: nine in ten */
    uint32_t people; /* how many gave it */
};

struct attack {
    struct finding findings[FINDINGS_MAX];
    int finding_count; /* kept in findings */
    int not_kept;
    uint32_t answers; /* looked at */
};

/* Attacks all past releases of POOL and the one of all its batches to come, together, with K-1
 * people; and what was handed up with them. */
struct attack attack_releases(const struct pool *pool, int k);

#endif
