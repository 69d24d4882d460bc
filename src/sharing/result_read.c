/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result/1 file read: its bytes are compared with the one form they can have. A tree, or a
 * parser for all of YAML, would cost ten times as much and let more through. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "sharing/form.h"

/* The longest answer. */
#define ANSWER_MOST (sizeof "rather-not" - 1)

void result_pad(struct buf *out, size_t length) {
    while (length > 0) {
        size_t line = length < 80 ? length : length == 81 ? 79 : 80;
        buf_add_char(out, '#');
        for (size_t i = 2; i < line; i++)
            buf_add_char(out, '.');
        buf_add_char(out, '\n');
        length -= line;
    }
}

/* The length that the longest result of this form needs, up to a whole number of RESULT_PAD. */
static size_t padded(const struct result_form *form) {
    size_t bucket = strlen(RESULT_NO_BUCKET);
    for (int i = 0; i < form->group->bucket_count; i++)
        if (strlen(form->group->buckets[i].id) > bucket)
            bucket = strlen(form->group->buckets[i].id);
    size_t most = form->head_length + bucket + strlen(RESULT_BEFORE_RANDOM) +
                  2 * RESULT_RANDOM_BYTES + strlen(RESULT_BEFORE_ANSWERS) + strlen("\n#\n");
    for (int i = 0; i < form->framework->item_count; i++)
        most += form->labels[i].length + ANSWER_MOST;
    return (most + RESULT_PAD - 1) / RESULT_PAD * RESULT_PAD;
}

struct result_form *result_form_new(const struct framework *framework, const struct group *group) {
    struct result_form *form = mem_new(1, sizeof *form);
    struct buf text = {0};
    *form = (struct result_form){.framework = framework, .group = group, .arena = arena_new()};
    buf_addf(&text,
             "lobspiegel: result/1\n"
             "framework: %s\n"
             "hash: %s\n"
             "scale: 0-%d\n"
             "group: %s\n"
             "group-id: \"%s\"\n"
             "bucket: ",
             framework->id, framework->hash, LEVELS - 1, group->code, group->id);
    form->head_length = text.length;
    form->head = buf_take(&text);
    form->labels = arena_alloc(form->arena, (size_t)framework->item_count, sizeof *form->labels);
    for (int i = 0; i < framework->item_count; i++) {
        buf_clear(&text);
        buf_addf(&text, "\n  %s: ", framework->items[framework->items_by_id[i]].id);
        form->labels[i].text = arena_copy(form->arena, buf_string(&text), text.length);
        form->labels[i].length = text.length;
    }
    buf_free(&text);
    form->length = padded(form);
    return form;
}

void result_form_free(struct result_form *form) {
    if (!form)
        return;
    free(form->head);
    arena_free(form->arena);
    free(form);
}

size_t result_form_length(const struct result_form *form) {
    return form->length;
}

/* Bytes still to read. Every function below moves past what it expects, or returns false and
 * leaves `at` at the first byte that is otherwise. */
struct rest {
    const char *at, *end;
};

static bool take(struct rest *rest, const char *expected, size_t length) {
    size_t left = (size_t)(rest->end - rest->at);
    if (length <= left && memcmp(rest->at, expected, length) == 0) {
        rest->at += length;
        return true;
    }
    while (left > 0 && length > 0 && *rest->at == *expected)
        rest->at++, expected++, left--, length--;
    return false;
}

static bool take_string(struct rest *rest, const char *expected) {
    return take(rest, expected, strlen(expected));
}

static bool take_bucket(struct rest *rest, const struct group *group, int *bucket) {
    const char *end = memchr(rest->at, '\n', (size_t)(rest->end - rest->at));
    size_t length = end ? (size_t)(end - rest->at) : 0;
    for (*bucket = -1; *bucket < group->bucket_count; ++*bucket) {
        const char *id = *bucket < 0 ? RESULT_NO_BUCKET : group->buckets[*bucket].id;
        if (strlen(id) == length && memcmp(rest->at, id, length) == 0) {
            rest->at += length;
            return true;
        }
    }
    return false;
}

static bool take_random(struct rest *rest, unsigned char random[static RESULT_RANDOM_BYTES]) {
    for (int i = 0; i < 2 * RESULT_RANDOM_BYTES; i++) {
        char c = rest->at < rest->end ? *rest->at : '\0';
        bool digit = c >= '0' && c <= '9';
        if (!digit && !(c >= 'a' && c <= 'f'))
            return false;
        unsigned char half = (unsigned char)(digit ? c - '0' : c - 'a' + 10);
        random[i / 2] = (unsigned char)(i % 2 ? random[i / 2] | half : half << 4);
        rest->at++;
    }
    return true;
}

static bool is_level(char c) {
    return c >= '0' && c < '0' + LEVELS;
}

/* Reads ">3" when it is there. */
static void take_wish(struct rest *rest, struct result_answer *answer) {
    if (rest->end - rest->at >= 2 && rest->at[0] == '>' && is_level(rest->at[1])) {
        answer->wanted = (signed char)(rest->at[1] - '0');
        rest->at += 2;
    }
}

static bool take_answer(struct rest *rest, struct result_answer *answer) {
    static const struct {
        const char *word;
        enum answer_state state;
    } words[] = {{RESULT_OPEN, ANSWER_OPEN},
                 {"na", ANSWER_NA},
                 {"not-mine", ANSWER_NOT_MINE},
                 {"rather-not", ANSWER_RATHER_NOT}};
    *answer = (struct result_answer){ANSWER_OPEN, -1, -1};
    if (rest->at < rest->end && is_level(*rest->at)) {
        answer->state = ANSWER_RATED;
        answer->now = (signed char)(*rest->at++ - '0');
        take_wish(rest, answer);
        return true;
    }
    if (rest->at < rest->end && *rest->at == '"') { /* a wish without a level */
        rest->at++;
        take_wish(rest, answer);
        return answer->wanted >= 0 && take_string(rest, "\"");
    }
    size_t left = (size_t)(rest->end - rest->at);
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        size_t length = strlen(words[i].word);
        if (length < left && memcmp(rest->at, words[i].word, length) == 0 &&
            rest->at[length] == '\n') {
            rest->at += length;
            answer->state = words[i].state;
            return true;
        }
    }
    return false;
}

/* The padding is what result_pad() writes. */
static bool take_padding(struct rest *rest) {
    static const char line[] =
        "#..............................................................................\n";
    for (size_t left; (left = (size_t)(rest->end - rest->at)) > 0;) {
        size_t length = left < 80 ? left : left == 81 ? 79 : 80;
        if (length == 80 ? !take(rest, line, 80)
                         : length < 2 || !take(rest, line, length - 1) || !take_string(rest, "\n"))
            return false;
    }
    return true;
}

static bool take_result(const struct result_form *form, struct rest *rest, struct result *result) {
    if (!take(rest, form->head, form->head_length) ||
        !take_bucket(rest, form->group, &result->bucket) ||
        !take_string(rest, RESULT_BEFORE_RANDOM) || !take_random(rest, result->random) ||
        !take_string(rest, RESULT_BEFORE_ANSWERS))
        return false;
    for (int i = 0; i < form->framework->item_count; i++)
        if (!take(rest, form->labels[i].text, form->labels[i].length) ||
            !take_answer(rest, &result->answers[form->framework->items_by_id[i]]))
            return false;
    return take_string(rest, "\n") && take_padding(rest);
}

bool result_read(const struct result_form *form, const char *bytes, size_t length,
                 struct result *result) {
    struct rest rest = {bytes, bytes + length};
    return length == form->length && take_result(form, &rest, result);
}

const char *sharing_value(const char *bytes, size_t length, const char *key,
                          struct arena *arena) {
    for (const char *at = bytes, *end = bytes + (length < 4096 ? length : 4096); at < end;) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        size_t line = line_end ? (size_t)(line_end - at) : (size_t)(end - at);
        if (line > strlen(key) && memcmp(at, key, strlen(key)) == 0) {
            struct buf value = {0};
            text_add_clean(&value, at + strlen(key), line - strlen(key), false);
            const char *copy = arena_copy(arena, buf_string(&value), value.length);
            buf_free(&value);
            return copy;
        }
        at += line + 1;
    }
    return NULL;
}

static void refuse(struct problems *problems, const char *file, const char *why) {
    problem_add(problems, PROBLEM_REFUSED, file, 0, 0, "%s", why);
}

/* What an altered file differs in first. */
static void refuse_line(const struct result_form *form, const char *file, const char *bytes,
                        size_t length, struct problems *problems) {
    struct result *result = result_new(form->framework, form->group);
    struct rest rest = {bytes, bytes + length};
    int line = 1, column = 1;
    if (take_result(form, &rest, result)) {
        refuse(problems, file, _("its length is not that of a result: it was altered"));
    } else {
        for (const char *at = bytes; at < rest.at; at++) {
            line += *at == '\n';
            column = *at == '\n' ? 1 : column + 1;
        }
        problem_add(
            problems, PROBLEM_REFUSED, file, line, column, "%s",
            _("this is not as lobspiegel writes it: the file was altered or damaged. Ask the "
              "person who made it to share once more"));
    }
    result_free(result);
}

void result_why_refused(const struct result_form *form, const char *file, const char *bytes,
                        size_t length, struct problems *problems) {
    struct arena *arena = arena_new();
    const char *type = sharing_value(bytes, length, "lobspiegel: ", arena);
    const char *framework = sharing_value(bytes, length, "framework: ", arena);
    const char *hash = sharing_value(bytes, length, "hash: ", arena);
    const char *id = sharing_value(bytes, length, "group-id: ", arena);
    if (!type)
        refuse(problems, file, _("this is not a file of lobspiegel"));
    else if (strncmp(type, "record/", 7) == 0)
        refuse(problems, file,
               _("this is somebody's private record, not a file to share: it was not looked at. "
                 "Give it back, and ask for the file that `share` makes"));
    else if (strncmp(type, "hand-up/", 8) == 0)
        refuse(problems, file,
               _("this is what a school hands up to its region, not a result of one person"));
    else if (strcmp(type, "result/1") != 0)
        refuse(problems, file, _("this is another kind of file, not a result"));
    else if (framework && strcmp(framework, form->framework->id) != 0)
        refuse(problems, file, _("this is a result of another questionnaire"));
    else if (hash && strcmp(hash, form->framework->hash) != 0)
        refuse(problems, file, _("this is a result of another version of the questionnaire"));
    else if (id && (strlen(id) < 2 || strncmp(id + 1, form->group->id, strlen(form->group->id))))
        refuse(problems, file, _("this is a result for another group"));
    else
        refuse_line(form, file, bytes, length, problems);
    arena_free(arena);
}
