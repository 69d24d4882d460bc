/* SPDX-License-Identifier: GPL-3.0-or-later */
/* advice_lp: writes the advice of random people, and of people who filled in the framework that
 * goes with the program, as integer programs, for glpsol.sh to solve.
 *
 *     advice_lp FOLDER         writes files in FOLDER; prints per file: group, file, our value
 *
 * The definition in advice.h as an integer program. x_m is 1 when module m is chosen, y_g_l when
 * level l is reached in gap g. Level l needs level l - 1 and a chosen module that starts at l - 1
 * or below and leads to l or above: that is what applying the modules until nothing changes
 * comes to, because a module that passes l started below it. The order of what is best is taken
 * in stages, so that no large weights spoil the solver's precision: each stage finds the best of
 * one line of the order while the lines before it keep our values. A wrong value of ours shows in
 * the stage of that line: the solver finds better, or no solution at all. The last line, the
 * first modules in the catalogue, goes by blocks of modules with weights that are powers of two.
 *
 * Nothing here comes from the search: the rules are those of all_sets.c. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "all_sets.h"

#define BLOCK 16
#define STAGES 5 /* steps, four costs; after these the blocks */

struct program {
    const struct trial *t;
    struct worth ours;
    FILE *out;
};

/* What stage STAGE adds up: one line of the order, as terms; the constraints use it too. */
static void write_sum(const struct program *p, int stage) {
    const struct trial *t = p->t;
    for (int g = 0; stage == 0 && g < t->profile->gap_count; g++) {
        const struct gap *gap = &t->profile->gaps[g];
        for (int l = gap->now + 1; l <= gap->wanted; l++)
            fprintf(p->out, " + %d y_%d_%d\n", gap->source == WISH_OWN ? 2 : 1, g, l);
    }
    for (int m = 0; stage > 0 && m < t->framework->module_count; m++) {
        int cost = worth_of(t, 1u << m).costs[stage - 1];
        fprintf(p->out, " + %d x_%d\n", cost, m);
    }
}

static void write_levels(const struct program *p) {
    const struct framework *fw = p->t->framework;
    for (int g = 0; g < p->t->profile->gap_count; g++) {
        const struct gap *gap = &p->t->profile->gaps[g];
        for (int l = gap->now + 1; l <= gap->wanted; l++) {
            if (l > gap->now + 1)
                fprintf(p->out, " y_%d_%d - y_%d_%d <= 0\n", g, l, g, l - 1);
            fprintf(p->out, " y_%d_%d", g, l);
            for (int m = 0; m < fw->module_count; m++)
                for (int i = 0; i < fw->modules[m].serve_count; i++)
                    if (fw->modules[m].serves[i].item == gap->item &&
                        fw->modules[m].serves[i].up_to >= l && fw->modules[m].entry < l)
                        fprintf(p->out, " - x_%d", m);
            fprintf(p->out, " <= 0\n");
        }
    }
}

/* What may and must be chosen; returns the modules that always are. */
static unsigned write_choices(const struct program *p) {
    const struct trial *t = p->t;
    unsigned always = 0;
    for (int m = 0; m < t->framework->module_count; m++)
        always |= trial_pins(t, m) ? trial_along(t, m) : 0;
    for (int m = 0; m < t->framework->module_count; m++) {
        const struct module *module = &t->framework->modules[m];
        if (always >> m & 1)
            fprintf(p->out, " x_%d = 1\n", m);
        else if (!trial_along(t, m))
            fprintf(p->out, " x_%d = 0\n", m);
        for (int i = 0; !(always >> m & 1) && i < module->require_count; i++)
            if (!trial_meets(t, module->requires[i]))
                fprintf(p->out, " x_%d - x_%d <= 0\n", m, module->requires[i]);
    }
    return always;
}

static void write_constraints(const struct program *p, int stage) {
    const struct trial *t = p->t;
    fprintf(p->out, "Subject To\n");
    write_levels(p);
    int least = worth_of(t, write_choices(p)).costs[2];
    if (t->wish.hours != ADVICE_ANY_HOURS) {
        write_sum(p, 3);
        fprintf(p->out, " <= %d\n", t->wish.hours > least ? t->wish.hours : least);
    }
    for (int s = 0; s < stage && s < STAGES; s++) {
        write_sum(p, s);
        fprintf(p->out, s ? " <= %d\n" : " >= %d\n", s ? p->ours.costs[s - 1] : p->ours.steps);
    }
    for (int m = 0; m < (stage - STAGES) * BLOCK; m++)
        fprintf(p->out, " x_%d = %u\n", m, p->ours.set >> m & 1);
    fprintf(p->out, "Binary\n");
    for (int m = 0; m < t->framework->module_count; m++)
        fprintf(p->out, " x_%d\n", m);
    for (int g = 0; g < t->profile->gap_count; g++)
        for (int l = t->profile->gaps[g].now + 1; l <= t->profile->gaps[g].wanted; l++)
            fprintf(p->out, " y_%d_%d\n", g, l);
    fprintf(p->out, "End\n");
}

/* Writes the objective of STAGE and returns what we make of it. */
static int write_objective(const struct program *p, int stage) {
    bool most = stage == 0 || stage >= STAGES;
    fprintf(p->out, "%s\n obj:\n", most ? "Maximize" : "Minimize");
    if (stage < STAGES) {
        write_sum(p, stage);
        return stage ? p->ours.costs[stage - 1] : p->ours.steps;
    }
    int value = 0, first = (stage - STAGES) * BLOCK;
    for (int m = first; m < first + BLOCK && m < p->t->framework->module_count; m++) {
        int weight = 1 << (first + BLOCK - 1 - m);
        fprintf(p->out, " + %d x_%d\n", weight, m);
        value += p->ours.set >> m & 1 ? weight : 0;
    }
    return value;
}

static void write_trial(const struct trial *t, const char *folder, const char *group, int number) {
    struct advice *advice = advice_make(t->profile, &t->wish);
    struct program p = {t, worth_of(t, trial_set(advice)), NULL};
    int blocks = (t->framework->module_count + BLOCK - 1) / BLOCK;
    for (int stage = 0; t->profile->gap_count && stage < STAGES + blocks; stage++) {
        struct buf file = {0};
        buf_addf(&file, "%s/%s-%02d-%d.lp", folder, group, number, stage);
        p.out = fopen(buf_string(&file), "w");
        if (!p.out) {
            perror(buf_string(&file));
            exit(EXIT_FAILURE);
        }
        int value = write_objective(&p, stage);
        write_constraints(&p, stage);
        fclose(p.out);
        printf("%s %s-%02d-%d %d\n", group, group, number, stage, value);
        buf_free(&file);
    }
    advice_free(advice);
}

static void write_random(const char *folder, const char *group, int count,
                         struct fixture_plan plan) {
    struct chance chance = {fixture_seed()};
    for (int n = 0; n < count; n++) {
        struct trial t;
        trial_begin(&t, &chance, plan);
        write_trial(&t, folder, group, n);
        trial_end(&t);
    }
}

static struct framework *read_lob(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    struct buf path = {0}, bytes = {0};
    struct problems problems = {0};
    buf_addf(&path, "%s/lob.yaml", folder ? folder : "frameworks");
    FILE *in = fopen(buf_string(&path), "r");
    if (!in) {
        perror(buf_string(&path));
        exit(EXIT_FAILURE);
    }
    for (int c; (c = fgetc(in)) != EOF;)
        buf_add_char(&bytes, (char)c);
    fclose(in);
    struct framework *fw = framework_read("lob.yaml", bytes.bytes, bytes.length, &problems);
    if (!fw)
        exit(EXIT_FAILURE);
    buf_free(&path);
    buf_free(&bytes);
    return fw;
}

/* A random person: one role, one stage, all items, wishes on some of them. */
static struct assessment *random_person(const struct framework *fw, struct chance *chance) {
    struct assessment *a = assessment_new(fw, (struct date){2026, 11, 24});
    a->about.roles = SET_OF(chance_between(chance, 0, fw->role_count - 1));
    a->about.stage = chance_between(chance, -1, fw->stage_count - 1);
    a->about.sector = chance_between(chance, -1, fw->sector_count - 1);
    a->about.depth = DEPTH_FULL;
    assessment_select(a);
    for (int i = 0; i < a->shown_count; i++) {
        int now = chance_between(chance, 0, 3);
        assessment_rate(a, a->shown[i], now);
        if (chance_of(chance, 40))
            assessment_want(a, a->shown[i], chance_between(chance, now, 4));
    }
    return a;
}

static void write_lob(const char *folder, int count) {
    static const int hours[] = {8, 20, 40, ADVICE_ANY_HOURS};
    struct framework *fw = read_lob();
    struct chance chance = {fixture_seed()};
    for (int n = 0; n < count; n++) {
        struct assessment *a = random_person(fw, &chance);
        struct trial t;
        trial_on(&t, a);
        t.wish.hours = hours[n % 4];
        write_trial(&t, folder, "lob", n);
        trial_end(&t);
        assessment_free(a);
    }
    framework_free(fw);
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: advice_lp FOLDER\n");
        return EXIT_FAILURE;
    }
    write_random(
        argv[1], "small", 80,
        (struct fixture_plan){
            .items = 8, .modules = 10, .serves = 3, .hours = 3, .rated = 90, .strict = 15});
    write_random(
        argv[1], "middle", 50,
        (struct fixture_plan){
            .items = 25, .modules = 30, .serves = 6, .hours = 6, .rated = 90, .strict = 10});
    write_lob(argv[1], 32);
    return EXIT_SUCCESS;
}
