/* SPDX-License-Identifier: GPL-3.0-or-later */
/* candidates: every module of the catalogue held against one person; within this folder only.
 *
 * candidates_make() applies the visible rules (pins, exclusions, phase, audience, prerequisites)
 * and leaves the choosing to the search. */
#ifndef ADVICE_CANDIDATES_H
#define ADVICE_CANDIDATES_H

#include "advice/advice.h"

/* A module brings GAP, from its entry level on, to level TO: above the now-level and never
 * above the wanted level. */
struct offer {
    int gap, to;
};

struct candidate {
    enum priority priority;     /* of its phase, for this person's stage */
    bool pinned, excluded;      /* excluded wins */
    bool audience;              /* made for this person */
    bool met;                   /* where it is asked for it counts as done */
    bool known;                 /* met, and its phase would only refresh */
    bool possible;              /* may be chosen, and so may all it asks for */
    bool forced;                /* pinned, or asked for by a pinned module */
    const struct offer *offers; /* by gap */
    int offer_count;
};

struct candidates {
    const struct profile *profile;
    const struct framework *framework;
    struct candidate *list; /* one per module of the catalogue */
    struct offer *offers;
    int *could_reach; /* per gap: the level that all possible modules together bring */
    long long hours;  /* budget, or ADVICE_ANY_HOURS */
    long long forced_hours;
};

struct candidates *candidates_make(const struct profile *profile, const struct advice_wish *wish);
void candidates_free(struct candidates *candidates);

/* The level in every gap after the modules for which CHOSEN is true, in any order, until nothing
 * changes. */
void candidates_reach(const struct candidates *candidates, const bool *chosen, int *levels);

/* Marks MODULE and all that must be chosen with it: what it asks for and is neither met nor
 * forced, all the way down. */
void candidates_with_needs(const struct candidates *candidates, int module, bool *marked);

#endif
