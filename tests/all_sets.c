/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "all_sets.h"

void trial_begin(struct trial *t, struct chance *chance, struct fixture_plan plan) {
    *t = (struct trial){.f = fixture_random(chance, plan)};
    t->profile = profile_make(&t->f->assessment);
    t->wish.hours = ADVICE_ANY_HOURS;
    if (chance_of(chance, 70))
        t->wish.hours = chance_between(chance, 0, 3 * plan.hours);
    t->wish.pinned = t->pinned;
    t->wish.excluded = t->excluded;
    while (t->wish.pinned_count < 2 && chance_of(chance, 20))
        t->pinned[t->wish.pinned_count++] = chance_between(chance, 0, plan.modules - 1);
    while (t->wish.excluded_count < 2 && chance_of(chance, 20))
        t->excluded[t->wish.excluded_count++] = chance_between(chance, 0, plan.modules - 1);
}

void trial_end(struct trial *t) {
    profile_free(t->profile);
    fixture_free(t->f);
}

static bool is_in(const int *list, int count, int module) {
    for (int i = 0; i < count; i++)
        if (list[i] == module)
            return true;
    return false;
}

bool trial_excludes(const struct trial *t, int module) {
    return is_in(t->excluded, t->wish.excluded_count, module);
}

bool trial_pins(const struct trial *t, int module) {
    return is_in(t->pinned, t->wish.pinned_count, module) && !trial_excludes(t, module);
}

bool trial_meets(const struct trial *t, int module) {
    const struct module *m = &t->f->modules[module];
    const struct assessment *a = &t->f->assessment;
    int rated = 0, there = 0;
    for (int i = 0; i < m->serve_count; i++) {
        int item = m->serves[i].item;
        if (is_in(a->shown, a->shown_count, item) && a->answers[item].state == ANSWER_RATED) {
            rated++;
            there += a->answers[item].now >= m->serves[i].up_to;
        }
    }
    return rated && 2 * there >= rated;
}

static enum priority priority_of(const struct trial *t, int module) {
    int stage = t->f->assessment.about.stage;
    return stage < 0 ? PRIORITY_FIRST : t->f->stages[stage].phases[t->f->modules[module].phase];
}

/* What MODULE brings along when it is chosen, itself included; 0: it is not possible. */
static unsigned brings_along(const struct trial *t, int module) {
    const struct module *m = &t->f->modules[module];
    unsigned along = 1u << module;
    if (!trial_pins(t, module) &&
        (trial_excludes(t, module) || priority_of(t, module) == PRIORITY_LATER ||
         !advice_audience(&t->f->framework, &t->f->assessment.about, module)))
        return 0;
    for (int i = 0; i < m->require_count; i++) {
        if (trial_meets(t, m->requires[i]))
            continue;
        unsigned more = brings_along(t, m->requires[i]);
        if (!more)
            return trial_pins(t, module) ? 1u << module : 0;
        along |= more;
    }
    return along;
}

struct worth worth_of(const struct trial *t, unsigned modules) {
    struct worth w = {.set = modules};
    for (int g = 0; g < t->profile->gap_count; g++) {
        const struct gap *gap = &t->profile->gaps[g];
        int level = gap->now, before = -1;
        while (level != before) {
            before = level;
            for (int m = 0; m < t->f->framework.module_count; m++)
                for (int i = 0; modules >> m & 1 && i < t->f->modules[m].serve_count; i++)
                    if (t->f->serves[m][i].item == gap->item && t->f->modules[m].entry <= level &&
                        t->f->serves[m][i].up_to > level)
                        level = t->f->serves[m][i].up_to;
        }
        level = level < gap->wanted ? level : gap->wanted;
        w.steps += (level - gap->now) * (gap->source == WISH_OWN ? 2 : 1);
    }
    for (int m = 0; m < t->f->framework.module_count; m++) {
        int hours = modules >> m & 1 ? t->f->modules[m].hours : 0;
        w.costs[0] += priority_of(t, m) == PRIORITY_REFRESHER ? hours : 0;
        w.costs[1] += priority_of(t, m) == PRIORITY_NEXT ? hours : 0;
        w.costs[2] += hours;
        w.costs[3] += (int)(modules >> m & 1);
    }
    return w;
}

static bool is_better(const struct worth *a, const struct worth *b) {
    if (a->steps != b->steps)
        return a->steps > b->steps;
    for (int i = 0; i < 4; i++)
        if (a->costs[i] != b->costs[i])
            return a->costs[i] < b->costs[i];
    unsigned differ = a->set ^ b->set, first = differ & (~differ + 1);
    return a->set & first;
}

struct worth best_of_all(const struct trial *t) {
    unsigned along[ALL_SETS_MODULES], always = 0;
    int count = t->f->framework.module_count;
    for (int m = 0; m < count; m++) {
        along[m] = brings_along(t, m);
        always |= trial_pins(t, m) ? along[m] : 0;
    }
    struct worth best = worth_of(t, always);
    int most = best.costs[2] > t->wish.hours ? best.costs[2] : t->wish.hours;
    for (unsigned tried = 0; tried < 1u << count; tried++) {
        bool fits = (tried & always) == always;
        for (int m = 0; m < count; m++)
            if (tried >> m & 1 && !(always >> m & 1))
                fits = fits && along[m] && (along[m] & ~tried) == 0;
        if (!fits)
            continue;
        struct worth w = worth_of(t, tried);
        if ((t->wish.hours == ADVICE_ANY_HOURS || w.costs[2] <= most) && is_better(&w, &best))
            best = w;
    }
    return best;
}
