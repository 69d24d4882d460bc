/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Again, a year later: starting from last time, looking back, and what still means the same. */
#include <config.h>

#include <string.h>

#include "assessment/assessment.h"

static bool same_day(struct date a, struct date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

struct assessment *assessment_amend(const struct assessment *last, struct date today) {
    struct assessment *a = assessment_new(last->framework, today);
    a->about = last->about;
    for (int i = 0; i < a->framework->item_count; i++) {
        const struct answer *was = &last->answers[i];
        if (was->note)
            a->answers[i].note = mem_copy(was->note);
        if (assessment_likeness(last, a, i) != ALTERED)
            a->answers[i].before = (struct before){was->state, was->now, was->wanted};
    }
    for (int i = 0; i < last->shared_count; i++)
        assessment_share(a, last->shared[i].group, last->shared[i].number);
    assessment_select(a);
    return a;
}

bool assessment_look_back(struct assessment *a, int item, int level) {
    struct answer *answer = &a->answers[item];
    if (answer->then == level || (level >= 0 && answer->state != ANSWER_RATED))
        return false;
    answer->then = (signed char)level;
    return true;
}

bool assessment_look_back_to(struct assessment *a, struct date started) {
    bool changed = false;
    bool other = a->back_to.year && !same_day(a->back_to, started);
    for (int i = 0; other && i < a->framework->item_count; i++) {
        changed = changed || a->answers[i].then >= 0;
        a->answers[i].then = -1;
    }
    a->back_to = started;
    return changed;
}

int assessment_looked_back(const struct assessment *now, const struct assessment *then, int item) {
    bool other = now->back_to.year && !same_day(now->back_to, then->started);
    return other ? -1 : now->answers[item].then;
}

bool assessment_meaning(const struct assessment *a, int item, char out[static MEANING_SIZE]) {
    const struct answer *answer = &a->answers[item];
    bool open = !answer_is_done(answer) && answer->wanted < 0;
    if (answer->meaning[0]) {
        memcpy(out, answer->meaning, MEANING_SIZE);
        return true;
    }
    if (!open && assessment_framework_changed(a))
        return false;
    framework_item_meaning(a->framework, item, out);
    return true;
}

enum likeness assessment_likeness(const struct assessment *a, const struct assessment *b,
                                  int item) {
    char left[MEANING_SIZE], right[MEANING_SIZE];
    bool knows = assessment_meaning(a, item, left), too = assessment_meaning(b, item, right);
    if (knows && too)
        return strcmp(left, right) == 0 ? ALIKE : ALTERED;
    /* neither tells what the item meant: then it was the same in the same questionnaire */
    return !knows && !too && strcmp(a->hash, b->hash) == 0 ? ALIKE : ALIKE_UNKNOWN;
}
