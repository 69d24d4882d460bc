/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "made_up.h"

#include "property.h"

/* Somebody who is further in some items than in others, wants a little more in some, and leaves
 * some open. */
static void answer(struct chance *chance, struct result *result) {
    int ease = chance_between(chance, 0, 2);
    for (int i = 0; i < result->framework->item_count; i++) {
        struct result_answer *a = &result->answers[i];
        int now = ease + chance_between(chance, 0, 2), wish = now + chance_between(chance, 0, 2);
        *a = (struct result_answer){ANSWER_OPEN, -1, -1};
        if (chance_of(chance, 8)) {
            a->state = (enum answer_state)chance_between(chance, ANSWER_OPEN, ANSWER_RATHER_NOT);
            a->state = a->state == ANSWER_RATED ? ANSWER_NA : a->state;
            continue;
        }
        a->state = ANSWER_RATED;
        a->now = (signed char)now;
        if (chance_of(chance, 80))
            a->wanted = (signed char)(wish < LEVELS ? wish : LEVELS - 1);
    }
}

void made_up_result(struct result *result, int person) {
    struct chance chance = property_case(person);
    for (int i = 0; i < RESULT_RANDOM_BYTES; i++)
        result->random[i] = (unsigned char)chance_between(&chance, 0, 255);
    result->bucket = chance_between(&chance, -1, result->group->bucket_count - 1);
    answer(&chance, result);
}
