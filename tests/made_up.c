/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "made_up.h"

#include <stdio.h>
#include <stdlib.h>

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

static void write_file(const char *folder, const char *name, const char *ending,
                       const struct buf *bytes) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s%s", folder, name, ending);
    FILE *file = fopen(buf_string(&path), "wb");
    if (!file || fwrite(bytes->bytes, 1, bytes->length, file) != bytes->length ||
        fclose(file) != 0) {
        perror(buf_string(&path));
        exit(1);
    }
    buf_free(&path);
}

void made_up_result(struct result *result, int person) {
    struct chance chance = property_case(person);
    for (int i = 0; i < RESULT_RANDOM_BYTES; i++)
        result->random[i] = (unsigned char)chance_between(&chance, 0, 255);
    result->bucket = chance_between(&chance, -1, result->group->bucket_count - 1);
    answer(&chance, result);
}

static void make_one(struct result *result, int number, const char *folder, bool sealed,
                     struct buf *bytes) {
    struct buf closed = {0};
    char name[RESULT_NAME_SIZE];
    made_up_result(result, number);
    result_name(result->random, name);
    buf_clear(bytes);
    result_write(result, bytes);
    if (sealed)
        seal_write(result->group, bytes->bytes, bytes->length, &closed);
    write_file(folder, name, sealed ? SEALED_ENDING : RESULT_ENDING, sealed ? &closed : bytes);
    buf_free(&closed);
}

uint64_t made_up_results(const struct framework *framework, const struct group *group,
                         const char *folder, int from, int count, bool sealed) {
    struct result *result = result_new(framework, group);
    struct buf bytes = {0};
    uint64_t levels = 0;
    for (int number = from; number < from + count; number++) {
        make_one(result, number, folder, sealed, &bytes);
        for (int i = 0; i < framework->item_count; i++)
            levels += result->answers[i].now >= 0;
    }
    result_free(result);
    buf_free(&bytes);
    return levels;
}
