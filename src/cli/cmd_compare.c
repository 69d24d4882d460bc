/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `compare`: two records of one person, side by side. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/papers.h"
#include "cli/store.h"

/* Two moments. Paths and what is read belong to it. */
struct pair {
    char *then_path, *now_path;
    struct framework *framework;
    struct assessment *then, *now;
};

static void pair_free(struct pair *pair) {
    assessment_free(pair->then);
    assessment_free(pair->now);
    framework_free(pair->framework);
    free(pair->then_path);
    free(pair->now_path);
}

/* The id of the framework that the record at PATH answers; NULL with a problem. The caller frees
 * it. */
static char *framework_of_record(const char *path, struct problems *problems) {
    struct buf bytes = {0};
    struct record_head head = {0};
    char *id = NULL;
    if (file_read(path, RECORD_BYTES_MAX, &bytes, problems) &&
        record_read_head(path, buf_string(&bytes), bytes.length, &head, problems))
        id = mem_copy(head.framework);
    record_head_free(&head);
    buf_free(&bytes);
    return id;
}

static bool same_file(const char *a, const char *b) {
    char *left = realpath(a, NULL), *right = realpath(b, NULL);
    bool same = left && right && strcmp(left, right) == 0;
    free(left);
    free(right);
    return same;
}

/* The first record from place FROM on, of the framework ID unless that is NULL, that was finished
 * or, unless FINISHED, has an answer; -1 when there is none. */
static int find_record(const struct store *store, int from, const char *id, bool finished) {
    for (int i = from; i < store->record_count; i++) {
        const struct record_head *head = &store->records[i].head;
        if ((!id || strcmp(head->framework, id) == 0) &&
            (head->finished || (!finished && head->answered > 0)))
            return i;
    }
    return -1;
}

/* The newest record with a finished one before it of the same framework, of any unless ID. */
static void choose_both(const struct store *store, const char *id, struct pair *pair,
                        struct problems *problems) {
    int first = find_record(store, 0, id, false);
    for (int now = first; now >= 0; now = find_record(store, now + 1, id, false)) {
        int then = find_record(store, now + 1, store->records[now].head.framework, true);
        if (then < 0)
            continue;
        pair->now_path = mem_copy(store->records[now].path);
        pair->then_path = mem_copy(store->records[then].path);
        return;
    }
    if (first < 0)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("there is no self-assessment yet in %s: start with lobspiegel"),
                    store->folder);
    else
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("there is nothing to compare yet: there is no earlier self-assessment with "
                      "the same questionnaire that is finished"));
}

/* The newest record of the framework of then_path, other than that one. */
static void choose_now(const struct store *store, struct pair *pair, struct problems *problems) {
    char *id = framework_of_record(pair->then_path, problems);
    if (!id)
        return;
    int now = find_record(store, 0, id, false);
    if (now < 0)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("there is no self-assessment with the questionnaire \"%s\" in %s"), id,
                    store->folder);
    else if (same_file(store->records[now].path, pair->then_path))
        problem_add(problems, PROBLEM_REFUSED, pair->then_path, 0, 0, "%s",
                    _("this is the newest self-assessment itself: name an earlier one, or two"));
    else
        pair->now_path = mem_copy(store->records[now].path);
    free(id);
}

/* Fills the paths that were not given; false with problems when there is nothing to choose. */
static bool choose(const struct request *request, struct pair *pair, struct problems *problems) {
    struct store store;
    if (request->operand_count > 0)
        pair->then_path = mem_copy(request->operands[0]);
    if (request->operand_count > 1) {
        pair->now_path = mem_copy(request->operands[1]);
        return true;
    }
    if (store_open(&store, NULL, false, problems)) {
        if (pair->then_path)
            choose_now(&store, pair, problems);
        else
            choose_both(&store, pair->framework ? pair->framework->id : NULL, pair, problems);
    }
    store_close(&store);
    return pair->now_path != NULL;
}

/* Reads both on one framework; false with problems. */
static bool read_both(struct pair *pair, struct problems *problems) {
    char *then = framework_of_record(pair->then_path, problems);
    char *now = framework_of_record(pair->now_path, problems);
    bool same = then && now && strcmp(then, now) == 0;
    if (then && now && !same)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("only answers to one questionnaire can be compared: %s answers \"%s\", and "
                      "%s answers \"%s\""),
                    pair->then_path, then, pair->now_path, now);
    if (same && !pair->framework)
        pair->framework = load_framework(now, problems);
    if (same && pair->framework) {
        pair->then = store_load(pair->then_path, pair->framework, problems);
        pair->now = store_load(pair->now_path, pair->framework, problems);
    }
    free(then);
    free(now);
    return pair->then && pair->now;
}

static int deliver_comparison(const struct request *request, const struct pair *pair,
                              enum paper_format format) {
    struct buf text = {0};
    write_comparison(pair->then, pair->now, request->language, format, &text);
    int status = deliver(request, &text);
    buf_free(&text);
    return status;
}

int cmd_compare(const struct request *request) {
    const char *name = request->values[OPTION_FRAMEWORK];
    struct problems problems = {0};
    enum paper_format format;
    if (!read_format(request, PAPER_FORMATS, &format))
        return STATUS_USAGE;
    struct pair pair = {.framework = name ? load_framework(name, &problems) : NULL};
    bool good = (!name || pair.framework) && choose(request, &pair, &problems) &&
                read_both(&pair, &problems);
    /* other records in the folder may be broken; these two are not */
    int status = good ? deliver_comparison(request, &pair, format) : print_problems(request, &problems);
    problems_free(&problems);
    pair_free(&pair);
    return status;
}
