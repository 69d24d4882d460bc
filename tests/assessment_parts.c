/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "assessment_parts.h"

#include <stdlib.h>

struct framework *assessment_framework(bool lob) {
    char *text = lob ? framework_file(getenv("LOBSPIEGEL_FRAMEWORKS"), "lob.yaml")
                     : framework_test_file("small.yaml");
    struct framework *fw = framework_of(text);
    free(text);
    return fw;
}

struct assessment *assessment_empty(const struct framework *framework) {
    return assessment_new(framework, (struct date){2026, 11, 23});
}

static set random_set(struct chance *chance, int count) {
    set members = 0;
    int wanted = chance_of(chance, 30) ? 0 : chance_between(chance, 1, 3);
    for (int i = 0; i < wanted && count > 0; i++)
        members |= SET_OF(chance_between(chance, 0, count - 1));
    return members;
}

struct about about_random(const struct framework *framework, struct chance *chance) {
    return (struct about){
        .roles = random_set(chance, framework->role_count),
        .lines = random_set(chance, framework->line_count),
        .stage = chance_between(chance, -1, framework->stage_count - 1),
        .sector = chance_between(chance, -1, framework->sector_count - 1),
        .depth = (enum depth)chance_between(chance, 0, DEPTHS - 1),
    };
}

/* Last time's answer, and looking back: what only the person herself may see. */
static void random_past(struct answer *answer, struct chance *chance) {
    if (chance_of(chance, 30))
        answer->before.wanted = (signed char)chance_between(chance, -1, LEVELS - 1);
    if (chance_of(chance, 50)) {
        answer->before.state = (enum answer_state)chance_between(chance, ANSWER_RATED,
                                                                 ANSWER_RATHER_NOT);
        if (answer->before.state == ANSWER_RATED)
            answer->before.now = (signed char)chance_between(chance, 0, LEVELS - 1);
        else
            answer->before.wanted = -1;
    }
    if (answer->state == ANSWER_RATED)
        answer->then = (signed char)chance_between(chance, -1, LEVELS - 1);
}

static void random_answer(struct assessment *a, struct chance *chance, int item, int notes) {
    if (chance_of(chance, 60))
        assessment_rate(a, item, chance_between(chance, 0, LEVELS - 1));
    else if (chance_of(chance, 40))
        assessment_mark(a, item, (enum answer_state)chance_between(chance, ANSWER_NA,
                                                                   ANSWER_RATHER_NOT));
    if (chance_of(chance, 40))
        assessment_want(a, item, chance_between(chance, 0, LEVELS - 1));
    if (chance_of(chance, notes)) {
        struct buf note = {0};
        chance_text(chance, &note, chance_between(chance, 1, 20), PIECES_CLEAN);
        assessment_note(a, item, buf_string(&note));
        buf_free(&note);
    }
    if (chance_of(chance, notes))
        random_past(&a->answers[item], chance);
}

/* A text that an intention can hold; not blank when SOME. */
static char *random_words(struct chance *chance, bool some) {
    struct buf words = {0};
    buf_add_string(&words, some ? "I " : "");
    chance_text(chance, &words, chance_between(chance, 0, 12), PIECES_CLEAN);
    if (words.length > INTENTION_BYTES_MAX)
        buf_clear(&words);
    if (some && words.length == 0)
        buf_add_string(&words, "I");
    char *copy = mem_copy(buf_string(&words));
    buf_free(&words);
    return copy;
}

void intend_random(struct assessment *a, struct chance *chance) {
    const struct framework *fw = a->framework;
    bool item = fw->module_count == 0 || chance_of(chance, 50);
    struct intention intention = {
        .item = item ? chance_between(chance, 0, fw->item_count - 1) : -1,
        .module = item ? -1 : chance_between(chance, 0, fw->module_count - 1),
        .what = random_words(chance, true),
        .when = random_words(chance, false),
        .with = random_words(chance, false),
    };
    ck_assert(assessment_intend(a, chance_between(chance, 0, a->intention_count), &intention) ||
              a->intention_count == INTENTIONS_MAX);
    free(intention.what);
    free(intention.when);
    free(intention.with);
}

struct assessment *assessment_random(const struct framework *framework, struct chance *chance,
                                     int notes) {
    struct assessment *a = assessment_empty(framework);
    int answered = chance_between(chance, 0, 100);
    a->about = about_random(framework, chance);
    for (int i = 0; i < framework->item_count; i++)
        if (chance_of(chance, answered))
            random_answer(a, chance, i, notes);
    for (int i = notes ? chance_between(chance, 0, INTENTIONS_MAX) : 0; i > 0; i--)
        intend_random(a, chance);
    assessment_select(a);
    if (a->shown_count && chance_of(chance, 50))
        a->at = a->shown[chance_between(chance, 0, a->shown_count - 1)];
    a->finished = chance_of(chance, 50);
    a->started = (struct date){chance_between(chance, 2000, 2100), chance_between(chance, 1, 12),
                               chance_between(chance, 1, 28)};
    if (notes && chance_of(chance, 20))
        assessment_look_back_to(a, a->started);
    return a;
}
