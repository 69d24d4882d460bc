/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands `report` and `advise`. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/papers.h"
#include "cli/reading.h"

/* Reads --hours: a number or "any"; false after a message. */
static bool read_hours(const struct request *request, int *hours) {
    const char *value = request->values[OPTION_HOURS];
    *hours = value ? ADVICE_ANY_HOURS : ADVICE_USUAL_HOURS;
    if (!value || strcmp(value, "any") == 0)
        return true;
    char *end;
    long number = strtol(value, &end, 10);
    if (*value >= '0' && *value <= '9' && !*end && number <= 100000) {
        *hours = (int)number;
        return true;
    }
    wrong_usage(request, NULL,
                _("\"%s\" is no number of hours: a whole number such as 20, or any, is expected"),
                value);
    return false;
}

/* Reads --format; false after a message. */
static bool read_format(const struct request *request, enum paper_format *format) {
    const char *value = request->values[OPTION_FORMAT];
    *format = PAPER_TEXT;
    if (!value)
        return true;
    for (int i = 0; i < PAPER_FORMATS; i++)
        if (strcmp(value, paper_formats[i]) == 0) {
            *format = (enum paper_format)i;
            return true;
        }
    wrong_usage(request, NULL, _("unknown format \"%s\": text, markdown, html or json is expected"),
                value);
    return false;
}

int cmd_report(const struct request *request) {
    struct reading reading;
    enum paper_format format;
    int hours;
    if (!read_hours(request, &hours) || !read_format(request, &format))
        return STATUS_USAGE;
    int status = reading_open(&reading, request);
    if (status == STATUS_DONE) {
        struct buf text = {0};
        reading_open_earlier(&reading);
        write_report(reading.assessment, reading.earlier, hours, request->language, format, &text);
        status = deliver(request, &text);
        buf_free(&text);
    }
    reading_close(&reading);
    return status;
}

/* The places of the modules named; false after a message. */
static bool find_modules(const struct request *request, const struct framework *fw,
                         const char *const *names, int count, int *places) {
    for (int i = 0; i < count; i++) {
        places[i] = framework_module(fw, names[i]);
        if (places[i] >= 0)
            continue;
        const char **ids = mem_new((size_t)fw->module_count, sizeof *ids);
        for (int m = 0; m < fw->module_count; m++)
            ids[m] = fw->modules[m].id;
        const char *nearest = text_nearest(names[i], ids, (size_t)fw->module_count);
        wrong_usage(request, nearest, _("there is no module \"%s\""), names[i]);
        free(ids);
        return false;
    }
    return true;
}

static int advise(const struct request *request, const struct reading *reading, int hours,
                  enum paper_format format) {
    const struct framework *fw = reading->framework;
    int pinned[LIST_MAX], excluded[LIST_MAX];
    if (!find_modules(request, fw, request->pins, request->pin_count, pinned) ||
        !find_modules(request, fw, request->excludes, request->exclude_count, excluded))
        return STATUS_USAGE;
    struct advice_wish wish = {hours, pinned, request->pin_count, excluded, request->exclude_count};
    struct buf text = {0};
    write_advice(reading->assessment, &wish, request->language, format, &text);
    int status = deliver(request, &text);
    buf_free(&text);
    return status;
}

int cmd_advise(const struct request *request) {
    struct reading reading;
    enum paper_format format;
    int hours;
    if (!read_hours(request, &hours) || !read_format(request, &format))
        return STATUS_USAGE;
    int status = reading_open(&reading, request);
    if (status == STATUS_DONE)
        status = advise(request, &reading, hours, format);
    reading_close(&reading);
    return status;
}
