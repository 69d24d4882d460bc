/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "assessment/record.h"

#include <stdlib.h>
#include <string.h>

struct assessment *assessment_new(const struct framework *framework, struct date today) {
    struct assessment *a = mem_new(1, sizeof *a);
    a->framework = framework;
    a->about = (struct about){.stage = -1, .sector = -1, .depth = DEPTH_USUAL};
    a->answers = mem_new((size_t)framework->item_count, sizeof *a->answers);
    for (int i = 0; i < framework->item_count; i++)
        a->answers[i] = ANSWER_EMPTY;
    a->shown = mem_new((size_t)framework->item_count, sizeof *a->shown);
    a->numbers = mem_new((size_t)framework->item_count, sizeof *a->numbers);
    a->tallies = mem_new((size_t)framework->dimension_count + 1, sizeof *a->tallies);
    a->at = -1;
    a->started = a->changed = today;
    a->version = mem_copy(framework->version);
    a->hash = mem_copy(framework->hash);
    assessment_select(a);
    return a;
}

static void intention_clear(struct intention *intention) {
    free(intention->what);
    free(intention->when);
    free(intention->with);
}

void stray_intention_clear(struct stray_intention *stray) {
    free(stray->about);
    free(stray->what);
    free(stray->when);
    free(stray->with);
}

static void free_intentions(struct assessment *a) {
    for (int i = 0; i < a->intention_count; i++)
        intention_clear(&a->intentions[i]);
    for (int i = 0; i < a->stray_intention_count; i++)
        stray_intention_clear(&a->stray_intentions[i]);
    free(a->stray_intentions);
}

void assessment_free(struct assessment *a) {
    if (!a)
        return;
    for (int i = 0; i < a->framework->item_count; i++)
        free(a->answers[i].note);
    for (int i = 0; i < a->stray_count; i++) {
        free(a->strays[i].item);
        free(a->strays[i].answer);
        free(a->strays[i].note);
        free(a->strays[i].before);
    }
    for (int i = 0; i < a->stray_about_count; i++)
        free(a->stray_abouts[i].id);
    free(a->stray_abouts);
    free_intentions(a);
    free(a->answers);
    free(a->shown);
    free(a->numbers);
    free(a->tallies);
    free(a->strays);
    free(a->shared);
    free(a->version);
    free(a->hash);
    free(a);
}

/* Any note keeps its place. */
static bool set_answer(struct assessment *a, int item, struct answer put) {
    struct answer *answer = &a->answers[item];
    const struct before *was = &answer->before;
    int more = answer_is_done(&put) - answer_is_done(answer);
    if (more && assessment_position(a, item) >= 0)
        tally_add(a, item, (struct tally){.done = more});
    bool changed = answer->state != put.state || answer->now != put.now ||
                   answer->wanted != put.wanted || answer->then != put.then ||
                   was->state != put.before.state || was->now != put.before.now ||
                   was->wanted != put.before.wanted || strcmp(answer->meaning, put.meaning) != 0;
    put.note = answer->note;
    *answer = put;
    return changed;
}

/* What was just said about ITEM, to its words of today. Looking back goes with a level, and with
 * the words that had it. */
static bool say(struct assessment *a, int item, struct answer said) {
    const struct answer *answer = &a->answers[item];
    said.meaning[0] = '\0';
    if (answer_is_done(&said) || said.wanted >= 0)
        framework_item_meaning(a->framework, item, said.meaning);
    bool altered = answer->meaning[0] && strcmp(answer->meaning, said.meaning) != 0;
    if (said.state != ANSWER_RATED || altered)
        said.then = -1;
    return set_answer(a, item, said);
}

bool assessment_rate(struct assessment *a, int item, int now) {
    struct answer said = a->answers[item];
    said.state = ANSWER_RATED;
    said.now = (signed char)now;
    said.before.state = ANSWER_OPEN;
    said.before.now = -1;
    return say(a, item, said);
}

bool assessment_want(struct assessment *a, int item, int wanted) {
    struct answer said = a->answers[item];
    if (said.state != ANSWER_RATED && wanted >= 0)
        said.state = ANSWER_OPEN;
    said.wanted = (signed char)wanted;
    said.before.wanted = -1;
    return say(a, item, said);
}

bool assessment_mark(struct assessment *a, int item, enum answer_state state) {
    struct answer said = ANSWER_EMPTY;
    said.state = state;
    return say(a, item, said);
}

bool assessment_confirm(struct assessment *a, int item) {
    struct answer said = a->answers[item];
    const struct before before = said.before;
    if (!answer_has_before(&said))
        return false;
    if (before.state >= ANSWER_NA)
        return assessment_mark(a, item, before.state);
    if (before.state == ANSWER_RATED) {
        said.state = ANSWER_RATED;
        said.now = before.now;
    }
    if (before.wanted >= 0)
        said.wanted = before.wanted;
    said.before = ANSWER_EMPTY.before;
    return say(a, item, said);
}

bool assessment_note(struct assessment *a, int item, const char *note) {
    struct answer *answer = &a->answers[item];
    if (strcmp(answer->note ? answer->note : "", note) == 0)
        return false;
    free(answer->note);
    answer->note = note[0] ? mem_copy(note) : NULL;
    return true;
}

bool assessment_set_answer(struct assessment *a, int item, const struct answer *answer) {
    return set_answer(a, item, *answer);
}

/* A copy of TEXT that may stand in a record; NULL when it is too long. */
static char *intention_text(const char *text) {
    struct buf clean = {0};
    if (text)
        text_add_clean(&clean, text, strlen(text), true);
    char *copy = clean.length <= INTENTION_BYTES_MAX ? mem_copy(buf_string(&clean)) : NULL;
    buf_free(&clean);
    return copy;
}

static bool is_tied(const struct framework *fw, const struct intention *intention) {
    int item = intention->item, module = intention->module;
    return (item < 0) != (module < 0) && item < fw->item_count && module < fw->module_count;
}

static bool has_place(const struct assessment *a, int place) {
    return place >= 0 && place < INTENTIONS_MAX &&
           (place < a->intention_count ||
            (place == a->intention_count &&
             a->intention_count + a->stray_intention_count < INTENTIONS_FILE_MAX));
}

bool assessment_intend(struct assessment *a, int place, const struct intention *intention) {
    if (!has_place(a, place) || !is_tied(a->framework, intention))
        return false;
    struct intention copy = {
        .item = intention->item < 0 ? -1 : intention->item,
        .module = intention->module < 0 ? -1 : intention->module,
        .what = intention_text(intention->what),
        .when = intention_text(intention->when),
        .with = intention_text(intention->with),
    };
    if (!copy.what || !copy.when || !copy.with || !copy.what[strspn(copy.what, " \n")]) {
        intention_clear(&copy);
        return false;
    }
    if (place < a->intention_count)
        intention_clear(&a->intentions[place]);
    else
        a->intention_count++;
    a->intentions[place] = copy;
    return true;
}

void assessment_forget(struct assessment *a, int place) {
    if (place < 0 || place >= a->intention_count)
        return;
    intention_clear(&a->intentions[place]);
    a->intention_count--;
    for (int i = place; i < a->intention_count; i++)
        a->intentions[i] = a->intentions[i + 1];
    a->intentions[a->intention_count] = (struct intention){.item = -1, .module = -1};
}

bool answer_is_done(const struct answer *answer) {
    return answer->state != ANSWER_OPEN;
}

bool answer_has_before(const struct answer *answer) {
    return answer->before.state != ANSWER_OPEN || answer->before.wanted >= 0;
}

void tally_add(struct assessment *a, int item, struct tally more) {
    const struct framework *fw = a->framework;
    int dimension = fw->items[item].dimension;
    const int counts_in[] = {dimension, fw->dimensions[dimension].parent, fw->dimension_count};
    for (size_t i = 0; i < ARRAY_LENGTH(counts_in); i++)
        if (counts_in[i] >= 0) {
            a->tallies[counts_in[i]].shown += more.shown;
            a->tallies[counts_in[i]].done += more.done;
        }
}

static const struct tally *tally_of(const struct assessment *a, int dimension) {
    return &a->tallies[dimension < 0 ? a->framework->dimension_count : dimension];
}

int assessment_done(const struct assessment *a, int dimension) {
    return tally_of(a, dimension)->done;
}

int assessment_shown(const struct assessment *a, int dimension) {
    return tally_of(a, dimension)->shown;
}

int assessment_before(const struct assessment *a, int item) {
    int low = 0, high = a->shown_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (a->shown[middle] < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int assessment_position(const struct assessment *a, int item) {
    int position = assessment_before(a, item);
    return position < a->shown_count && a->shown[position] == item ? position : -1;
}

int assessment_minutes(int count) {
    return (count * 45 + 59) / 60;
}

set assessment_proposed_lines(const struct framework *framework, set roles) {
    set lines = 0;
    for (int i = 0; i < framework->role_count; i++)
        if (SET_HAS(roles, i))
            lines |= framework->roles[i].lines;
    return lines;
}

bool assessment_framework_changed(const struct assessment *a) {
    return strcmp(a->hash, a->framework->hash) != 0;
}
