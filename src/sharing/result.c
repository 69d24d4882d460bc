/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "sharing/sharing.h"

#include <stdlib.h>
#include <string.h>

bool group_code_is_good(const char *code) {
    size_t length = strlen(code);
    if (length < 1 || length > GROUP_CODE_MAX)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!((code[i] >= 'a' && code[i] <= 'z') || (code[i] >= '0' && code[i] <= '9') ||
              code[i] == '-'))
            return false;
    return true;
}

struct result *result_make(const struct assessment *assessment, const char *group,
                           const char random[static 2 * RESULT_RANDOM_BYTES + 1]) {
    const struct framework *fw = assessment->framework;
    struct result *result = mem_new(1, sizeof *result);
    result->framework = fw->id;
    result->hash = fw->hash;
    memcpy(result->group, group, strlen(group) + 1);
    memcpy(result->random, random, sizeof result->random);
    result->answers = mem_new((size_t)fw->item_count, sizeof *result->answers);
    result->answer_count = fw->item_count;
    for (int i = 0; i < fw->item_count; i++) {
        int item = fw->items_by_id[i];
        const struct answer *answer = &assessment->answers[item];
        result->answers[i] = (struct result_answer){
            .item = fw->items[item].id,
            .state = answer->state,
            .now = answer->now,
            .wanted = answer->wanted,
        };
    }
    return result;
}

void result_free(struct result *result) {
    if (!result)
        return;
    free(result->answers);
    free(result);
}

/* Writes one answer; returns how many bytes a longer answer could have taken more. */
static size_t write_answer(const struct result_answer *answer, struct buf *out) {
    char text[ANSWER_TEXT_SIZE];
    struct answer plain = {.state = answer->state, .now = answer->now, .wanted = answer->wanted};
    answer_format(&plain, text);
    const char *quote = text[0] == '>' ? "\"" : ""; /* else YAML takes it for a text to fold */
    size_t before = out->length;
    buf_addf(out, "  %s: %s%s%s\n", answer->item, quote, text[0] ? text : "open", quote);
    return strlen(answer->item) + strlen("  : \n") + ANSWER_TEXT_SIZE - (out->length - before);
}

/* Comment lines up to a whole number of RESULT_PAD bytes. SPARE: what the answers could have
 * taken more; it counts as taken, so that the size does not tell which answers they are. */
static void pad(struct buf *out, size_t spare) {
    size_t most = out->length + spare + 2; /* a comment line takes two bytes */
    size_t left = (most + RESULT_PAD - 1) / RESULT_PAD * RESULT_PAD - out->length;
    while (left > 0) {
        size_t line = left < 80 ? left : left == 81 ? 79 : 80;
        buf_add_char(out, '#');
        for (size_t i = 2; i < line; i++)
            buf_add_char(out, '.');
        buf_add_char(out, '\n');
        left -= line;
    }
}

void result_write(const struct result *result, struct buf *out) {
    buf_addf(out,
             "lobspiegel: result/1\n"
             "framework: %s\n"
             "hash: %s\n"
             "scale: 0-%d\n"
             "group: %s\n"
             "random: \"%s\"\n"
             "answers:\n",
             result->framework, result->hash, LEVELS - 1, result->group, result->random);
    size_t spare = 0;
    for (int i = 0; i < result->answer_count; i++)
        spare += write_answer(&result->answers[i], out);
    pad(out, spare);
}
