/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/reading.h"

#include <stdio.h>
#include <stdlib.h>

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
    char *path = request->operand_count ? mem_copy(request->operands[0]) : newest_record(&problems);
    if (path)
        read_record(reading, request, path, &problems);
    int status = print_problems(request, &problems);
    if (reading->assessment) {
        status = STATUS_DONE; /* other records in the folder may be broken; this one is not */
        remark(request, reading->assessment);
    }
    free(path);
    problems_free(&problems);
    return status;
}

void reading_close(struct reading *reading) {
    assessment_free(reading->assessment);
    framework_free(reading->framework);
    *reading = (struct reading){0};
}
