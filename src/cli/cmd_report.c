/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands `report`, `advise` and `talk`. */
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

int cmd_report(const struct request *request) {
    struct reading reading;
    enum paper_format format;
    int hours;
    if (!read_hours(request, &hours) || !read_format(request, PAPER_FORMATS, &format))
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
    if (!read_hours(request, &hours) || !read_format(request, PAPER_FORMATS, &format))
        return STATUS_USAGE;
    int status = reading_open(&reading, request);
    if (status == STATUS_DONE)
        status = advise(request, &reading, hours, format);
    reading_close(&reading);
    return status;
}

/* The part called by the first LENGTH bytes of NAME, TALK_PARTS for all; -1 after a message. */
static int find_part(const struct request *request, const char *name, size_t length) {
    const char *ids[TALK_PARTS + 1];
    struct buf word = {0};
    int found = -1;
    buf_add(&word, name, length);
    for (int part = 0; part <= TALK_PARTS; part++) {
        ids[part] = part < TALK_PARTS ? report_talk_id((enum talk_part)part) : "all";
        if (strcmp(ids[part], buf_string(&word)) == 0)
            found = part;
    }
    if (found < 0)
        wrong_usage(request, text_nearest(buf_string(&word), ids, ARRAY_LENGTH(ids)),
                    _("there is nothing called \"%s\" to show"), buf_string(&word));
    buf_free(&word);
    return found;
}

/* Reads --show: parts with commas between them; false after a message. */
static bool read_parts(const struct request *request, unsigned *chosen) {
    const char *value = request->values[OPTION_SHOW];
    *chosen = value ? 0 : TALK_USUAL;
    while (value && *value) {
        size_t length = strcspn(value, ",");
        int part = find_part(request, value, length);
        if (part < 0)
            return false;
        *chosen |= part < TALK_PARTS ? 1u << part : (1u << TALK_PARTS) - 1;
        value += length + (value[length] == ',');
    }
    return true;
}

int cmd_talk(const struct request *request) {
    struct reading reading;
    enum paper_format format;
    unsigned chosen;
    int hours;
    if (!read_hours(request, &hours) || !read_format(request, PAPER_JSON, &format) ||
        !read_parts(request, &chosen))
        return STATUS_USAGE;
    int status = reading_open(&reading, request);
    if (status == STATUS_DONE) {
        struct buf text = {0};
        write_talk(reading.assessment, chosen, hours, request->language, format, &text);
        status = deliver(request, &text);
        buf_free(&text);
    }
    reading_close(&reading);
    return status;
}
