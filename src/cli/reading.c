/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/store.h"

/* The path of the newest record; NULL with a problem when there is none. The caller frees it. */
static char *newest_record(struct problems *problems) {
    struct store store;
    char *path = NULL;
    if (store_open(&store, NULL, false, problems)) {
        if (store.record_count > 0)
            path = mem_copy(store.records[0].path);
        else if (problems->count == 0)
            problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                        _("there is no self-assessment yet in %s: start with lobspiegel"),
                        store.folder);
    }
    store_close(&store);
    return path;
}

static void read_record(struct reading *reading, const struct request *request, const char *path,
                        struct problems *problems) {
    struct buf bytes = {0};
    struct record_head head = {0};
    const char *name = request->values[OPTION_FRAMEWORK];
    if (file_read(path, RECORD_BYTES_MAX, &bytes, problems) &&
        record_read_head(path, buf_string(&bytes), bytes.length, &head, problems))
        reading->framework = load_framework(name ? name : head.framework, problems);
    if (reading->framework)
        reading->assessment =
            record_read(path, buf_string(&bytes), bytes.length, reading->framework, problems);
    record_head_free(&head);
    buf_free(&bytes);
}

/* Says what the reader should know about an assessment that can be read. */
static void remark(const struct request *request, const struct assessment *assessment) {
    if (assessment_framework_changed(assessment)) {
        print_message(
            request,
            _("The questionnaire changed since you started (then version %s, now %s). Your "
              "answers are kept."),
            assessment->version, assessment->framework->version);
    }
    for (int i = 0; i < assessment->stray_about_count; i++) {
        print_message(request,
                      _("You chose \"%s\" about yourself; that is kept, but it is no longer in the "
                        "questionnaire."),
                      assessment->stray_abouts[i].id);
    }
    for (int i = 0; i < assessment->stray_count; i++) {
        print_message(request,
                      _("Your answer to \"%s\" is kept, but that item is no longer in the "
                        "questionnaire."),
                      assessment->strays[i].item);
    }
}

int reading_open(struct reading *reading, const struct request *request) {
    struct problems problems = {0};
    *reading = (struct reading){0};
    reading->path =
        request->operand_count ? mem_copy(request->operands[0]) : newest_record(&problems);
    if (reading->path)
        read_record(reading, request, reading->path, &problems);
    int status = print_problems(request, &problems);
    if (reading->assessment) {
        status = STATUS_DONE; /* other records in the folder may be broken; this one is not */
        remark(request, reading->assessment);
    }
    problems_free(&problems);
    return status;
}

static bool is_same_file(const char *a, const char *b) {
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

void reading_open_earlier(struct reading *reading) {
    struct store store;
    struct problems unheard = {0}; /* records that cannot be read are told where they matter */
    if (store_open(&store, reading->framework->id, false, &unheard))
        for (int i = 0; i < store.record_count && !reading->earlier; i++)
            if (is_same_file(store.records[i].path, reading->path))
                reading->earlier =
                    store_load_earlier(&store, store.records[i].path, reading->framework);
    store_close(&store);
    problems_free(&unheard);
}

void reading_close(struct reading *reading) {
    assessment_free(reading->assessment);
    assessment_free(reading->earlier);
    framework_free(reading->framework);
    free(reading->path);
    *reading = (struct reading){0};
}
