/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result/1 file made and written. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing/form.h"

struct result *result_new(const struct framework *framework, const struct group *group) {
    struct result *result = mem_new(1, sizeof *result);
    result->framework = framework;
    result->group = group;
    result->bucket = -1;
    result->answers = mem_new((size_t)framework->item_count, sizeof *result->answers);
    for (int i = 0; i < framework->item_count; i++)
        result->answers[i] = (struct result_answer){ANSWER_OPEN, -1, -1};
    return result;
}

struct result *result_make(const struct assessment *assessment, const struct group *group,
                           int bucket, const unsigned char random[static RESULT_RANDOM_BYTES]) {
    struct result *result = result_new(assessment->framework, group);
    memcpy(result->random, random, sizeof result->random);
    result->bucket = bucket;
    for (int i = 0; i < assessment->framework->item_count; i++) {
        const struct answer *answer = &assessment->answers[i];
        result->answers[i] = (struct result_answer){answer->state, answer->now, answer->wanted};
    }
    return result;
}

void result_free(struct result *result) {
    if (!result)
        return;
    free(result->answers);
    free(result);
}

void result_name(const unsigned char random[static RESULT_RANDOM_BYTES],
                 char out[static RESULT_NAME_SIZE]) {
    sodium_bin2hex(out, RESULT_NAME_SIZE, random, RESULT_RANDOM_BYTES);
}

static void write_answer(const struct result_answer *answer, struct buf *out) {
    char text[ANSWER_TEXT_SIZE];
    struct answer plain = {.state = answer->state, .now = answer->now, .wanted = answer->wanted};
    answer_format(&plain, text);
    const char *quote = text[0] == '>' ? "\"" : ""; /* else YAML takes it for a text to fold */
    buf_addf(out, "%s%s%s", quote, text[0] ? text : RESULT_OPEN, quote);
}

void result_write(const struct result *result, struct buf *out) {
    struct result_form *form = result_form_new(result->framework, result->group);
    char random[RESULT_NAME_SIZE];
    size_t begin = out->length;
    result_name(result->random, random);
    buf_addf(out, "%s%s" RESULT_BEFORE_RANDOM "%s" RESULT_BEFORE_ANSWERS, form->head,
             result->bucket < 0 ? RESULT_NO_BUCKET : result->group->buckets[result->bucket].id,
             random);
    for (int i = 0; i < result->framework->item_count; i++) {
        buf_add(out, form->labels[i].text, form->labels[i].length);
        write_answer(&result->answers[result->framework->items_by_id[i]], out);
    }
    buf_add_char(out, '\n');
    result_pad(out, form->length - (out->length - begin));
    result_form_free(form);
}
