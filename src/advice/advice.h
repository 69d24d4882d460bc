/* SPDX-License-Identifier: GPL-3.0-or-later */
/* advice: which modules bring this person nearest to the levels wanted, solved exactly.
 *
 * advice_make() takes a profile and the catalogue in its framework and returns the best set of
 * modules; advice_free() gives it back. The profile must outlive the advice. The same answers
 * give the same advice on every machine: all ties are broken by a fixed order.
 *
 * What a set brings. A module serves a gap when it serves the item up to a level above the level
 * reached and the level reached is at least its entry level. So modules can build on each other:
 * the level reached by a set is what applying them until nothing changes gives, and never counts
 * above the level wanted. Each step on an own wish weighs 2, on an advisory level 1.
 *
 * What may be in it. A module is possible when it is not excluded, its phase is not `later` for
 * this stage (no stage said: every phase is `first`), its audience fits, and all it requires is
 * possible or counts as met. A required module counts as met when the now-level is already at or
 * above the level the required module leads to, on at least half of the items it serves that
 * are shown and rated (at least one): experienced people are not sent to the basics.
 *
 * Pins. A pinned module is always chosen unless it is excluded: the pin wins over phase,
 * audience and hours. What it requires, and is not met, is chosen with it when all of that is
 * possible, in whatever hours; else the pin stays alone. Its hours, and those of what comes with
 * it, use up the budget; when they exceed it they stay, and nothing is added.
 *
 * Which is best. Among all sets of possible modules that hold the pins and what comes with them,
 * fit the hours and hold what their modules require (pins that stay alone excepted), the best
 * has, in this order:
 *   1. the most weighted steps;
 *   2. the fewest hours in phases with priority `refresher`, then in phases with `next`;
 *   3. the fewest hours;
 *   4. the fewest modules;
 *   5. the modules that come first in the catalogue: of two sets, the one that holds the first
 *      module in which they differ. */
#ifndef ADVICE_ADVICE_H
#define ADVICE_ADVICE_H

#include "profile/profile.h"

#define ADVICE_ANY_HOURS (-1)

/* The budget where nobody gives one: about a working week. */
#define ADVICE_USUAL_HOURS 40

/* What the person asks for. The arrays hold module places and belong to the caller. */
struct advice_wish {
    int hours; /* budget, 0 or more, or ADVICE_ANY_HOURS */
    const int *pinned;
    int pinned_count;
    const int *excluded;
    int excluded_count;
};

/* Why a module is not in the advice. The first reason that holds, in this order. */
enum reason {
    REASON_CHOSEN,
    REASON_EXCLUDED,     /* the person excluded it */
    REASON_LATER,        /* the phase rule: this phase can wait for this stage */
    REASON_AUDIENCE,     /* made for other roles, stages, lines or sectors */
    REASON_NO_STEP,      /* it serves none of this person's steps beyond where they are */
    REASON_ENTRY,        /* it starts from a higher level than this person has there, or can
                          * come to with possible modules, or wants */
    REASON_PREREQUISITE, /* a module that must come first is not possible */
    REASON_HOURS,        /* more hours than asked for, alone (with what it requires, beside the
                          * pins) or beside better ones */
    REASON_COVERED,      /* the chosen modules already bring what it would bring */
};

/* What one chosen module does for one gap (an index into profile->gaps). A module has at most
 * one step for a gap. */
struct advice_step {
    int gap;
    int from, to; /* level before and after this module, in the order of the advice */
};

struct advised {
    int module;
    bool pinned;
    bool prerequisite_only; /* no pin and no step: here because another one requires it */
    struct advice_step *steps;
    int step_count;
};

struct advice {
    const struct profile *profile;
    /* Chosen modules in the order to do them: prerequisites first; what starts from a level that
     * others bring comes after these; then by phase priority, then catalogue order. None:
     * nothing fits, a valid answer. */
    struct advised *chosen;
    int chosen_count;
    int hours;            /* of the chosen modules together */
    enum reason *reasons; /* one per module of the catalogue */
    int *reached;         /* one per gap: the level reached with the advice, at most the wanted */
    /* per gap: true when no module in the whole catalogue, whoever it is for, brings anybody
     * further on this item from this level: a gap in the supply */
    bool *nobody_teaches;
    bool proven; /* false only when the search was stopped before it was sure */
};

/* True when MODULE is made for this person (roles, stage, lines, sector; what the person did not
 * say excludes nothing). */
bool advice_audience(const struct framework *framework, const struct about *about, int module);

struct advice *advice_make(const struct profile *profile, const struct advice_wish *wish);
void advice_free(struct advice *advice);

#endif
