/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "all_sets.h"

void trial_on(struct trial *t, const struct assessment *assessment) {
    *t = (struct trial){.framework = assessment->framework, .assessment = assessment};
    t->profile = profile_make(assessment);
    t->wish = (struct advice_wish){
        .hours = ADVICE_ANY_HOURS, .pinned = t->pinned, .excluded = t->excluded};
}

void trial_begin(struct trial *t, struct chance *chance, struct fixture_plan plan) {
    struct fixture *f = fixture_random(chance, plan);
    trial_on(t, &f->assessment);
    t->f = f;
    if (chance_of(chance, 70))
        t->wish.hours = chance_between(chance, 0, 3 * plan.hours);
    while (t->wish.pinned_count < 2 && chance_of(chance, 20))
        t->pinned[t->wish.pinned_count++] = chance_between(chance, 0, plan.modules - 1);
    while (t->wish.excluded_count < 2 && chance_of(chance, 20))
        t->excluded[t->wish.excluded_count++] = chance_between(chance, 0, plan.modules - 1);
}

void trial_end(struct trial *t) {
    profile_free(t->profile);
    if (t->f)
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
    const struct module *m = &t->framework->modules[module];
    const struct assessment *a = t->assessment;
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
    int stage = t->assessment->about.stage;
    return stage < 0 ? PRIORITY_FIRST
                     : t->framework->stages[stage].phases[t->framework->modules[module].phase];
}

unsigned trial_along(const struct trial *t, int module) {
    const struct module *m = &t->framework->modules[module];
    unsigned along = 1u << module;
    if (!trial_pins(t, module) &&
        (trial_excludes(t, module) || priority_of(t, module) == PRIORITY_LATER ||
         (priority_of(t, module) == PRIORITY_REFRESHER && trial_meets(t, module)) ||
         !advice_audience(t->framework, &t->assessment->about, module)))
        return 0;
    for (int i = 0; i < m->require_count; i++) {
        if (trial_meets(t, m->requires[i]))
            continue;
        unsigned more = trial_along(t, m->requires[i]);
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
            for (int m = 0; m < t->framework->module_count; m++)
                for (int i = 0; modules >> m & 1 && i < t->framework->modules[m].serve_count; i++)
                    if (t->framework->modules[m].serves[i].item == gap->item &&
                        t->framework->modules[m].entry <= level &&
                        t->framework->modules[m].serves[i].up_to > level)
                        level = t->framework->modules[m].serves[i].up_to;
        }
        level = level < gap->wanted ? level : gap->wanted;
        w.steps += (level - gap->now) * (gap->source == WISH_OWN ? 2 : 1);
    }
    for (int m = 0; m < t->framework->module_count; m++) {
        int hours = modules >> m & 1 ? t->framework->modules[m].hours : 0;
        w.costs[0] += priority_of(t, m) == PRIORITY_REFRESHER ? hours : 0;
        w.costs[1] += priority_of(t, m) == PRIORITY_NEXT ? hours : 0;
        w.costs[2] += hours;
        w.costs[3] += (int)(modules >> m & 1);
    }
    return w;
}

int worth_edge(const struct worth *a, const struct worth *b) {
    if (a->steps != b->steps)
        return a->steps > b->steps ? 0 : -1;
    for (int i = 0; i < 4; i++)
        if (a->costs[i] != b->costs[i])
            return a->costs[i] < b->costs[i] ? i + 1 : -1;
    unsigned differ = a->set ^ b->set, first = differ & (~differ + 1);
    return a->set & first ? 5 : -1;
}

struct worth best_of_all(const struct trial *t) {
    unsigned along[ALL_SETS_MODULES], always = 0;
    int count = t->framework->module_count;
    for (int m = 0; m < count; m++) {
        along[m] = trial_along(t, m);
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
        if ((t->wish.hours == ADVICE_ANY_HOURS || w.costs[2] <= most) && worth_edge(&w, &best) >= 0)
            best = w;
    }
    return best;
}

unsigned trial_set(const struct advice *advice) {
    unsigned modules = 0;
    for (int i = 0; i < advice->chosen_count; i++)
        modules |= 1u << advice->chosen[i].module;
    return modules;
}

/* What is wrong with the steps of ADVICE; NULL: nothing. */
static const char *fault_in_steps(const struct trial *t, const struct advice *advice) {
    int levels[FIXTURE_ITEMS] = {0};
    for (int i = 0; i < advice->chosen_count; i++) {
        const struct advised *a = &advice->chosen[i];
        for (int j = 0; j < a->step_count; j++) {
            const struct advice_step *step = &a->steps[j];
            levels[step->gap] += step->to - step->from;
            if (step->to <= step->from || step->to > t->profile->gaps[step->gap].wanted)
                return "a step leads nowhere, or too far";
            if (step->from < t->framework->modules[a->module].entry)
                return "a step starts below the entry level";
        }
        if (a->prerequisite_only != (!a->pinned && a->step_count == 0))
            return "a module without steps is there for no reason";
    }
    for (int g = 0; g < t->profile->gap_count; g++)
        if (t->profile->gaps[g].now + levels[g] != advice->reached[g])
            return "the steps do not add up to the level reached";
    return NULL;
}

static const char *fault_in_order(const struct trial *t, const struct advice *advice) {
    unsigned all = trial_set(advice), before = 0;
    for (int i = 0; i < advice->chosen_count; i++) {
        int m = advice->chosen[i].module;
        for (int r = 0; r < t->framework->modules[m].require_count; r++) {
            int required = t->framework->modules[m].requires[r];
            if (all >> required & 1 && !(before >> required & 1))
                return "a prerequisite comes later";
            if (!(all >> required & 1) && !trial_meets(t, required) && !trial_pins(t, m))
                return "a prerequisite is missing";
        }
        if (before >> m & 1)
            return "a module is chosen twice";
        before |= 1u << m;
    }
    return NULL;
}

static const char *fault_in_reasons(const struct trial *t, const struct advice *advice) {
    unsigned all = trial_set(advice);
    struct worth worth = worth_of(t, all);
    for (int m = 0; m < t->framework->module_count; m++) {
        bool is_chosen = all >> m & 1;
        enum reason reason = advice_why_not(advice, m)->reason;
        if (is_chosen != (reason == REASON_CHOSEN))
            return "the reason does not fit the choice";
        if (is_chosen ? trial_excludes(t, m) : trial_pins(t, m))
            return "excluded but chosen, or pinned but not chosen";
        if (reason == REASON_HOURS && t->wish.hours == ADVICE_ANY_HOURS)
            return "too many hours, where any are welcome";
        if ((reason == REASON_COVERED || reason == REASON_NO_STEP) &&
            worth_of(t, all | 1u << m).steps != worth.steps)
            return "a module would bring something after all";
    }
    return worth.costs[2] == advice->hours ? NULL : "the hours do not add up";
}

const char *trial_fault(const struct trial *t, const struct advice *advice) {
    const char *fault = advice->proven ? fault_in_steps(t, advice) : "not proven";
    fault = fault ? fault : fault_in_order(t, advice);
    return fault ? fault : fault_in_reasons(t, advice);
}
