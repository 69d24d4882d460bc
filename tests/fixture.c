/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED_USUAL 20161129u

static void must(bool holds, const char *what) {
    if (holds)
        return;
    fprintf(stderr, "fixture: %s\n", what);
    abort();
}

struct fixture *fixture_new(void) {
    struct fixture *f = mem_new(1, sizeof *f);
    f->framework = (struct framework){
        .id = "test",
        .dimensions = f->dimensions,
        .dimension_count = FIXTURE_DIMENSIONS,
        .roles = f->roles,
        .role_count = FIXTURE_GROUPS,
        .stages = f->stages,
        .stage_count = FIXTURE_GROUPS,
        .lines = f->lines,
        .line_count = FIXTURE_GROUPS,
        .sectors = f->sectors,
        .sector_count = FIXTURE_GROUPS,
        .perspectives = f->perspectives,
        .perspective_count = FIXTURE_GROUPS,
        .expected = f->expected,
        .items = f->items,
        .modules = f->modules,
    };
    f->assessment = (struct assessment){
        .framework = &f->framework,
        .about = {.stage = -1, .sector = -1, .depth = DEPTH_FULL},
        .answers = f->answers,
        .shown = f->shown,
        .at = -1,
    };
    for (size_t i = 0; i < ARRAY_LENGTH(f->expected); i++)
        f->expected[i] = -1;
    for (int d = 0; d < FIXTURE_DIMENSIONS; d++)
        f->dimensions[d].parent = -1;
    return f;
}

void fixture_free(struct fixture *fixture) {
    free(fixture);
}

int fixture_item(struct fixture *f, int dimension, enum kind kind) {
    int item = f->framework.item_count++;
    must(item < FIXTURE_ITEMS, "too many items");
    f->items[item] =
        (struct item){.dimension = dimension, .kind = kind, .lines = SET_OF(0), .perspective = -1};
    f->answers[item] = ANSWER_EMPTY;
    f->shown[f->assessment.shown_count++] = item;
    return item;
}

int fixture_module(struct fixture *f, enum phase phase, int hours) {
    int module = f->framework.module_count++;
    must(module < FIXTURE_MODULES, "too many modules");
    f->modules[module] = (struct module){
        .phase = phase,
        .hours = hours,
        .serves = f->serves[module],
        .requires = f->requires[module],
    };
    return module;
}

int fixture_rated(struct fixture *f, int now, int wanted) {
    int item = fixture_item(f, 0, KIND_SKILL);
    fixture_rate(f, item, now, wanted);
    return item;
}

void fixture_rate(struct fixture *f, int item, int now, int wanted) {
    struct answer *answer = &f->answers[item];
    *answer = ANSWER_EMPTY;
    answer->state = ANSWER_RATED;
    answer->now = (signed char)now;
    answer->wanted = (signed char)wanted;
}

void fixture_mark(struct fixture *f, int item, enum answer_state state) {
    f->answers[item] = ANSWER_EMPTY;
    f->answers[item].state = state;
}

void fixture_serve(struct fixture *f, int module, int item, int up_to) {
    int at = f->modules[module].serve_count++;
    must(at < FIXTURE_SERVES, "too many services");
    f->serves[module][at] = (struct service){item, up_to};
}

void fixture_require(struct fixture *f, int module, int required) {
    int at = f->modules[module].require_count++;
    must(at < FIXTURE_REQUIRES, "too many prerequisites");
    f->requires[module][at] = required;
}

void fixture_expect(struct fixture *f, int role, int stage, int dimension, int level) {
    int at = (role * FIXTURE_GROUPS + stage) * FIXTURE_DIMENSIONS + dimension;
    f->expected[at] = (signed char)level;
}

/* Reads a number and moves AT past it. */
static int number(const char **at) {
    char *end;
    int n = (int)strtol(*at, &end, 10);
    must(end != *at, "a number is missing in a scene");
    *at = end;
    return n;
}

/* An advised level comes from the dimension: level 1, 2 or 3 in dimension 0, 1 or 2. */
static void scene_items(struct fixture *f, const char *at) {
    f->assessment.about.roles = SET_OF(0);
    for (int d = 0; d < FIXTURE_DIMENSIONS; d++)
        fixture_expect(f, 0, 0, d, d + 1);
    for (; *at; at += *at == ' ') {
        if (*at == '-') {
            at++;
            fixture_mark(f, fixture_item(f, 0, KIND_SKILL), ANSWER_NA);
            continue;
        }
        int now = number(&at), wanted = now, dimension = 0;
        if (*at == '>') {
            at++;
            wanted = number(&at);
        } else if (*at == '~') {
            at++;
            dimension = number(&at) - 1;
            wanted = -1;
        }
        fixture_rate(f, fixture_item(f, dimension, KIND_SKILL), now, wanted);
    }
}

static void scene_modules(struct fixture *f, const char *at) {
    static const char phases[] = {'i', 'p', 'w'};
    int module = -1;
    for (; *at; at += strspn(at, "; ")) {
        const char *phase = memchr(phases, *at, sizeof phases);
        if (phase) {
            at++;
            module = fixture_module(f, (enum phase)(phase - phases), number(&at));
        } else if (*at == '!') {
            at++;
            f->modules[module].roles = SET_OF(2);
        } else if (*at == '@') {
            at++;
            f->modules[module].entry = number(&at);
        } else if (*at == '<') {
            at++;
            fixture_require(f, module, number(&at));
        } else {
            int item = number(&at);
            must(*at++ == '=', "\"=\" is missing in a scene");
            fixture_serve(f, module, item, number(&at));
        }
    }
}

struct fixture *fixture_scene(const char *items, const char *modules, const char *phases) {
    static const char priorities[] = {'f', 'n', 'r', 'l'};
    struct fixture *f = fixture_new();
    for (int p = 0; phases && p < PHASES; p++) {
        const char *priority = memchr(priorities, phases[p], sizeof priorities);
        must(priority, "unknown priority in a scene");
        f->stages[0].phases[p] = (enum priority)(priority - priorities);
    }
    f->assessment.about.stage = phases ? 0 : -1;
    scene_items(f, items);
    scene_modules(f, modules);
    return f;
}

uint64_t fixture_seed(void) {
    const char *given = getenv("TEST_SEED");
    return given ? strtoull(given, NULL, 10) : SEED_USUAL;
}

/* SplitMix64. */
static uint64_t chance_next(struct chance *chance) {
    uint64_t z = chance->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int chance_between(struct chance *chance, int least, int most) {
    return least + (int)(chance_next(chance) % (uint64_t)(most - least + 1));
}

bool chance_of(struct chance *chance, int percent) {
    return chance_between(chance, 1, 100) <= percent;
}

void chance_shuffle(struct chance *chance, int *numbers, int count) {
    for (int i = count - 1; i > 0; i--) {
        int j = chance_between(chance, 0, i), kept = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = kept;
    }
}

static set random_set(struct chance *chance, int percent) {
    return chance_of(chance, percent) ? (set)chance_between(chance, 1, 7) : 0;
}

static void random_people(struct fixture *f, struct chance *chance) {
    for (int s = 0; s < FIXTURE_GROUPS; s++)
        for (int p = 0; p < PHASES; p++)
            f->stages[s].phases[p] =
                chance_of(chance, 15)
                    ? PRIORITY_LATER
                    : (enum priority)chance_between(chance, PRIORITY_FIRST, PRIORITY_REFRESHER);
    for (size_t i = 0; i < ARRAY_LENGTH(f->expected); i++)
        f->expected[i] = (signed char)chance_between(chance, -1, 4);
    struct about *about = &f->assessment.about;
    about->roles = random_set(chance, 80);
    about->lines = random_set(chance, 40);
    about->stage = chance_between(chance, -1, FIXTURE_GROUPS - 1);
    about->sector = chance_between(chance, -1, FIXTURE_GROUPS - 1);
}

static void random_rating(struct fixture *f, struct chance *chance, int item) {
    int now = chance_between(chance, 0, chance_of(chance, 80) ? 2 : 4);
    int least = chance_of(chance, 70) ? now : -1;
    fixture_rate(f, item, now, chance_between(chance, least, 4));
}

static void random_items(struct fixture *f, struct chance *chance, struct fixture_plan plan) {
    for (int i = 0; i < plan.items; i++) {
        enum kind kind = (enum kind)chance_between(chance, 0, KINDS - 1);
        int item = fixture_item(f, chance_between(chance, 0, FIXTURE_DIMENSIONS - 1), kind);
        f->items[item].lines = (set)chance_between(chance, 1, 7);
        f->items[item].own = chance_of(chance, 5);
        f->items[item].perspective = chance_between(chance, -1, FIXTURE_GROUPS - 1);
        if (chance_of(chance, plan.rated))
            random_rating(f, chance, item);
        else
            fixture_mark(f, item, (enum answer_state)chance_between(chance, ANSWER_NA, 4));
        if (chance_of(chance, 10))
            f->assessment.shown_count--;
    }
    chance_shuffle(chance, f->shown, f->assessment.shown_count);
}

static void random_serves(struct fixture *f, struct chance *chance, struct fixture_plan plan,
                          int module) {
    int items[FIXTURE_ITEMS];
    int count = chance_between(chance, 1, plan.serves < plan.items ? plan.serves : plan.items);
    for (int i = 0; i < plan.items; i++)
        items[i] = i;
    chance_shuffle(chance, items, plan.items);
    for (int i = 0; i < count; i++)
        fixture_serve(f, module, items[i], chance_between(chance, 1, 4));
}

struct fixture *fixture_random(struct chance *chance, struct fixture_plan plan) {
    struct fixture *f = fixture_new();
    int order[FIXTURE_MODULES];
    random_people(f, chance);
    random_items(f, chance, plan);
    for (int i = 0; i < plan.modules; i++) {
        int m = fixture_module(f, (enum phase)chance_between(chance, 0, PHASES - 1),
                               chance_between(chance, 1, plan.hours));
        f->modules[m].stages = random_set(chance, plan.strict / 2);
        f->modules[m].roles = random_set(chance, plan.strict / 2);
        f->modules[m].lines = random_set(chance, plan.strict / 2);
        f->modules[m].sectors = random_set(chance, plan.strict / 2);
        if (chance_of(chance, plan.strict))
            f->modules[m].entry = chance_between(chance, 1, 3);
        random_serves(f, chance, plan, m);
        order[m] = m;
    }
    chance_shuffle(chance, order, plan.modules);
    for (int i = 1; i < plan.modules; i++)
        for (int n = 0; n < 2 && chance_of(chance, 20); n++)
            fixture_require(f, order[i], order[chance_between(chance, 0, i - 1)]);
    return f;
}
