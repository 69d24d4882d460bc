/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules a person can see: what may be chosen, what must be, and what a module brings. */
#include <config.h>

#include "advice/candidates.h"

#include <stdlib.h>

bool advice_audience(const struct framework *framework, const struct about *about, int module) {
    const struct module *m = &framework->modules[module];
    if (m->roles && about->roles && !(m->roles & about->roles))
        return false;
    if (m->lines && about->lines && !(m->lines & about->lines))
        return false;
    if (m->stages && about->stage >= 0 && !SET_HAS(m->stages, about->stage))
        return false;
    return !m->sectors || about->sector < 0 || SET_HAS(m->sectors, about->sector);
}

/* True when the person is at the level MODULE leads to, or above it, on at least half of the
 * items it serves, as far as these are shown and rated. */
static bool is_met(const struct assessment *a, const bool *shown, const struct module *module) {
    int rated = 0, there = 0;
    for (int i = 0; i < module->serve_count; i++) {
        const struct service *service = &module->serves[i];
        const struct answer *answer = &a->answers[service->item];
        if (!shown[service->item] || answer->state != ANSWER_RATED)
            continue;
        rated++;
        there += answer->now >= service->up_to;
    }
    return rated > 0 && there >= rated - there;
}

static void judge_people_rules(struct candidates *c, const struct advice_wish *wish) {
    const struct framework *fw = c->framework;
    const struct assessment *a = c->profile->assessment;
    bool *shown = mem_new((size_t)fw->item_count, sizeof *shown);
    for (int i = 0; i < a->shown_count; i++)
        shown[a->shown[i]] = true;
    for (int m = 0; m < fw->module_count; m++) {
        struct candidate *candidate = &c->list[m];
        if (a->about.stage >= 0)
            candidate->priority = fw->stages[a->about.stage].phases[fw->modules[m].phase];
        candidate->audience = advice_audience(fw, &a->about, m);
        candidate->met = is_met(a, shown, &fw->modules[m]);
        candidate->known = candidate->met && candidate->priority == PRIORITY_REFRESHER;
    }
    for (int i = 0; i < wish->excluded_count; i++)
        c->list[wish->excluded[i]].excluded = true;
    for (int i = 0; i < wish->pinned_count; i++) {
        struct candidate *candidate = &c->list[wish->pinned[i]];
        candidate->pinned = !candidate->excluded;
    }
    free(shown);
}

static int by_gap(const void *left, const void *right) {
    const struct offer *a = left, *b = right;
    return (a->gap > b->gap) - (a->gap < b->gap);
}

static void find_offers(struct candidates *c) {
    const struct framework *fw = c->framework;
    int *gap_of = mem_new((size_t)fw->item_count, sizeof *gap_of); /* 0: none; else gap + 1 */
    size_t count = 0;
    for (int g = 0; g < c->profile->gap_count; g++)
        gap_of[c->profile->gaps[g].item] = g + 1;
    for (int m = 0; m < fw->module_count; m++)
        count += (size_t)fw->modules[m].serve_count;
    struct offer *offer = c->offers = mem_new(count, sizeof *c->offers);
    for (int m = 0; m < fw->module_count; m++) {
        const struct module *module = &fw->modules[m];
        struct offer *first = offer;
        for (int i = 0; i < module->serve_count; i++) {
            int g = gap_of[module->serves[i].item] - 1, up_to = module->serves[i].up_to;
            if (g < 0 || up_to <= c->profile->gaps[g].now)
                continue;
            int wanted = c->profile->gaps[g].wanted;
            *offer++ = (struct offer){g, up_to < wanted ? up_to : wanted};
        }
        c->list[m].offers = first;
        c->list[m].offer_count = (int)(offer - first);
        qsort(first, (size_t)(offer - first), sizeof *first, by_gap);
    }
    free(gap_of);
}

static bool needs_possible(const struct candidates *c, int module) {
    const struct module *m = &c->framework->modules[module];
    for (int i = 0; i < m->require_count; i++) {
        const struct candidate *required = &c->list[m->requires[i]];
        if (!required->met && !required->possible)
            return false;
    }
    return true;
}

/* Grows the set of possible modules from those that ask for nothing. */
static void find_possible(struct candidates *c) {
    for (int m = 0; m < c->framework->module_count; m++)
        c->list[m].possible = c->list[m].pinned;
    for (bool changed = true; changed;) {
        changed = false;
        for (int m = 0; m < c->framework->module_count; m++) {
            struct candidate *k = &c->list[m];
            bool allowed = !k->excluded && k->priority != PRIORITY_LATER && k->audience;
            if (k->possible || !allowed || k->known || !needs_possible(c, m))
                continue;
            k->possible = changed = true;
        }
    }
}

void candidates_with_needs(const struct candidates *candidates, int module, bool *marked) {
    const struct module *m = &candidates->framework->modules[module];
    if (marked[module])
        return;
    marked[module] = true;
    for (int i = 0; i < m->require_count; i++) {
        const struct candidate *required = &candidates->list[m->requires[i]];
        if (!required->met && !required->forced && required->possible)
            candidates_with_needs(candidates, m->requires[i], marked);
    }
}

/* A pin brings what it asks for when all of that is possible; else it stays alone. */
static void force_pins(struct candidates *c) {
    int count = c->framework->module_count;
    bool *marked = mem_new((size_t)count, sizeof *marked);
    for (int m = 0; m < count; m++)
        c->list[m].forced = c->list[m].pinned;
    for (int m = 0; m < count; m++) {
        if (!c->list[m].pinned || !needs_possible(c, m))
            continue;
        candidates_with_needs(c, m, marked);
    }
    for (int m = 0; m < count; m++) {
        struct candidate *k = &c->list[m];
        k->forced = k->forced || marked[m];
        if (k->forced)
            c->forced_hours += c->framework->modules[m].hours;
    }
    free(marked);
}

void candidates_reach(const struct candidates *candidates, const bool *chosen, int *levels) {
    for (int g = 0; g < candidates->profile->gap_count; g++)
        levels[g] = candidates->profile->gaps[g].now;
    for (bool changed = true; changed;) {
        changed = false;
        for (int m = 0; m < candidates->framework->module_count; m++) {
            const struct candidate *k = &candidates->list[m];
            for (int i = 0; chosen[m] && i < k->offer_count; i++) {
                int *level = &levels[k->offers[i].gap];
                if (*level < candidates->framework->modules[m].entry || *level >= k->offers[i].to)
                    continue;
                *level = k->offers[i].to;
                changed = true;
            }
        }
    }
}

struct candidates *candidates_make(const struct profile *profile, const struct advice_wish *wish) {
    struct candidates *c = mem_new(1, sizeof *c);
    c->profile = profile;
    c->framework = profile->assessment->framework;
    size_t count = (size_t)c->framework->module_count;
    c->hours = wish->hours;
    c->list = mem_new(count, sizeof *c->list);
    c->could_reach = mem_new((size_t)profile->gap_count, sizeof *c->could_reach);
    judge_people_rules(c, wish);
    find_offers(c);
    find_possible(c);
    force_pins(c);
    bool *possible = mem_new(count, sizeof *possible);
    for (size_t m = 0; m < count; m++)
        possible[m] = c->list[m].possible;
    candidates_reach(c, possible, c->could_reach);
    free(possible);
    return c;
}

void candidates_free(struct candidates *candidates) {
    free(candidates->list);
    free(candidates->offers);
    free(candidates->could_reach);
    free(candidates);
}
