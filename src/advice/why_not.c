/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a module is not chosen, and what stands in the way. */
#include <config.h>

#include <limits.h>
#include <stdlib.h>

#include "advice/explain.h"

/* True when MODULE can bring this person above LEVELS in some gap, as soon as the level from
 * which it starts is reached; never when no possible module leads to that level. */
static bool could_bring(const struct candidates *c, int module, const int *levels) {
    const struct candidate *k = &c->list[module];
    int entry = c->framework->modules[module].entry;
    for (int i = 0; i < k->offer_count; i++) {
        const struct offer *offer = &k->offers[i];
        int level = levels ? levels[offer->gap] : c->profile->gaps[offer->gap].now;
        if (entry <= c->could_reach[offer->gap] && offer->to > entry && offer->to > level)
            return true;
    }
    return false;
}

/* How many hours MODULE, with all it asks for, is too long beside HOURS of other modules: those
 * for which BESIDE is true (NULL: none of what it asks for is among them). */
static int too_long(const struct candidates *c, int module, long long hours, const bool *beside) {
    if (c->hours == ADVICE_ANY_HOURS)
        return 0;
    bool *with = mem_new((size_t)c->framework->module_count, sizeof *with);
    candidates_with_needs(c, module, with);
    for (int m = 0; m < c->framework->module_count; m++)
        if (with[m] && !(beside && beside[m]))
            hours += c->framework->modules[m].hours;
    free(with);
    return hours > c->hours ? (int)(hours - c->hours) : 0;
}

/* The first reason that holds for a module that is not chosen. */
static enum reason reason_for(const struct candidates *c, int module, const int *reached) {
    const struct candidate *k = &c->list[module];
    if (k->excluded)
        return REASON_EXCLUDED;
    if (k->priority == PRIORITY_LATER)
        return REASON_LATER;
    if (!k->audience)
        return REASON_AUDIENCE;
    if (k->offer_count == 0)
        return REASON_NO_STEP;
    if (k->known)
        return REASON_KNOWN;
    if (!could_bring(c, module, NULL))
        return REASON_ENTRY;
    if (!k->possible)
        return REASON_PREREQUISITE;
    if (too_long(c, module, c->forced_hours, NULL) || could_bring(c, module, reached))
        return REASON_HOURS;
    return REASON_COVERED;
}

/* Leaves of WHOM what keeps this person out. */
static void find_audience(const struct candidates *c, int module, struct why_not *why) {
    const struct module *m = &c->framework->modules[module];
    const struct about *about = &c->profile->assessment->about;
    if (m->roles && about->roles && !(m->roles & about->roles))
        why->roles = m->roles;
    if (m->lines && about->lines && !(m->lines & about->lines))
        why->lines = m->lines;
    if (m->stages && about->stage >= 0 && !SET_HAS(m->stages, about->stage))
        why->stages = m->stages;
    if (m->sectors && about->sector >= 0 && !SET_HAS(m->sectors, about->sector))
        why->sectors = m->sectors;
}

/* The first gap in which the person comes nearest to where MODULE starts. */
static void find_entry(const struct candidates *c, int module, struct why_not *why) {
    const struct candidate *k = &c->list[module];
    int nearest = -1;
    for (int i = 0; i < k->offer_count; i++) {
        int gap = k->offers[i].gap;
        if (nearest < 0 || c->could_reach[gap] > c->could_reach[nearest])
            nearest = gap;
    }
    why->item = c->profile->gaps[nearest].item;
    why->level = c->could_reach[nearest];
}

static void find_required(const struct candidates *c, int module, struct why_not *why) {
    const struct module *m = &c->framework->modules[module];
    for (int i = 0; i < m->require_count && why->required < 0; i++) {
        const struct candidate *required = &c->list[m->requires[i]];
        if (!required->met && !required->possible)
            why->required = m->requires[i];
    }
}

void explain_reasons(const struct candidates *candidates, const bool *chosen,
                     struct advice *advice) {
    int count = candidates->framework->module_count;
    advice->why_nots = mem_new((size_t)count, sizeof *advice->why_nots);
    for (int m = 0; m < count; m++) {
        struct why_not *why = &advice->why_nots[m];
        *why = (struct why_not){.item = -1, .level = -1, .required = -1};
        why->reason = chosen[m] ? REASON_CHOSEN : reason_for(candidates, m, advice->reached);
        if (why->reason == REASON_AUDIENCE)
            find_audience(candidates, m, why);
        else if (why->reason == REASON_ENTRY)
            find_entry(candidates, m, why);
        else if (why->reason == REASON_PREREQUISITE)
            find_required(candidates, m, why);
        if (why->reason != REASON_HOURS)
            continue;
        why->hours_alone = too_long(candidates, m, candidates->forced_hours, NULL);
        if (!why->hours_alone)
            why->hours_beside = too_long(candidates, m, advice->hours, chosen);
    }
}
