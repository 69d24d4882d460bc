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
 * What may be in it. A module counts as met when the now-level is already at or above the level it
 * leads to, on at least half of the items it serves that are shown and rated (at least one). A
 * module is possible when it is not excluded, its phase is not `later` for this stage (no stage
 * said: every phase is `first`), its audience fits, it is not met where its phase is `refresher`,
 * and all it requires is possible or counts as met. So experienced people are not sent to the
 * basics, neither for what comes after them nor for one item that happens to stand in them.
 *
 * Pins. A pinned module is always chosen unless it is excluded: the pin wins over phase,
 * audience, what is met, and hours. What it requires, and is not met, is chosen with it when all of that is
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
    REASON_KNOWN,        /* its phase would only refresh, and it counts as met */
    REASON_ENTRY,        /* it starts from a higher level than this person has there, or can
                          * come to with possible modules, or wants */
    REASON_PREREQUISITE, /* a module that must come first is not possible */
    REASON_HOURS,        /* more hours than asked for, alone (with what it requires, beside the
                          * pins) or beside better ones */
    REASON_COVERED,      /* the chosen modules already bring what it would bring */
};

/* The reason with what stands in the way. What belongs to another reason is 0 or -1. */
struct why_not {
    enum reason reason;
    /* REASON_AUDIENCE: whom it is made for, in each respect that does not fit this person */
    set roles, stages, lines, sectors;
    /* REASON_ENTRY: the item on which this person comes nearest to the entry level, and the most
     * she can come to there with possible modules; at or above the entry level: her wish ends
     * where the module starts, or below */
    int item, level;
    /* REASON_PREREQUISITE: the first module it requires that is not possible, and not met */
    int required;
    /* REASON_HOURS: how many hours too many, alone (with what it requires, beside the pins); else
     * beside all chosen modules; both 0: it fits, but what leads to its entry level does not */
    int hours_alone, hours_beside;
};

/* A gap (an index into profile->gaps of this advice) that ends at another level there. */
struct shift {
    int gap;
    int here, there;
};

/* Another advice for the same catalogue (there) held against this one (here). */
struct alternative {
    int *gone; /* modules chosen here only, in the order of this advice */
    int gone_count;
    int *come; /* modules chosen there only, in the order of that advice */
    int come_count;
    int hours;            /* of that advice less those of this one */
    struct shift *shifts; /* in the order of the gaps */
    int shift_count;
    int lost, won; /* steps of one level that are made here only, and there only */
    bool proven;   /* false: the search for that advice was stopped before it was sure */
};

/* In which line of the order this advice is better than the best one without a module. */
enum edge {
    EDGE_STEPS,     /* more weighted steps */
    EDGE_REFRESHER, /* fewer hours of refreshing */
    EDGE_NEXT,      /* fewer hours in phases that come next */
    EDGE_HOURS,
    EDGE_MODULES,
    EDGE_ORDER, /* they are equal; this one comes first in the catalogue */
    EDGE_NONE,  /* it is not better: a pin holds the module, or the search was stopped */
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
    /* The best advice without this module, all else the same: why it rather than the next one,
     * and what changes without it. Modules that require it go too. */
    struct alternative without;
    enum edge edge;
};

struct advice {
    const struct profile *profile;
    /* Chosen modules in the order to do them: prerequisites first; what starts from a level that
     * others bring comes after these; then by phase priority; then the most weighted steps from
     * where those before it lead; then catalogue order. None: nothing fits, a valid answer. */
    struct advised *chosen;
    int chosen_count;
    int hours;                /* of the chosen modules together */
    struct why_not *why_nots; /* one per module of the catalogue; see advice_why_not() */
    int *reached; /* one per gap: the level reached with the advice, at most the wanted */
    /* per gap: true when the advice leaves steps in it, and the whole catalogue together, whoever
     * it is for, leads nobody further from this level: a gap in the supply */
    bool *nobody_teaches;
    bool proven; /* false only when the search was stopped before it was sure */
};

/* True when MODULE is made for this person (roles, stage, lines, sector; what the person did not
 * say excludes nothing). */
bool advice_audience(const struct framework *framework, const struct about *about, int module);

/* The advice, with for every chosen module the best advice without it. The searches are bounded:
 * those for all modules together do half as much work as the first at most. */
struct advice *advice_make(const struct profile *profile, const struct advice_wish *wish);
void advice_free(struct advice *advice);

/* Why MODULE is not in the advice, and what stands in the way; lives as long as the advice. */
const struct why_not *advice_why_not(const struct advice *advice, int module);

/* What would be otherwise if this person grew: the same questions answered again with the
 * now-level one higher, and no higher than the top of the scale. Wishes and guidelines stay. */
struct what_if {
    const struct advice *base;
    int dimension, item;          /* what grew: one of them, the other one is -1 */
    int grown;                    /* how many items are one level higher */
    struct assessment assessment; /* shares all but its answers with the base's */
    struct profile *profile;
    struct advice *advice;     /* without the alternatives per module */
    struct alternative change; /* that advice held against the base */
};

/* Grows all items that are shown and rated in DIMENSION and its parts, or ITEM alone; the other
 * one is -1. BASE is the advice with the same WISH, and must outlive the result. */
struct what_if *advice_if_grown(const struct advice *base, const struct advice_wish *wish,
                                int dimension, int item);
void what_if_free(struct what_if *what_if);

#endif
