/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/release_papers.h"

#include "report/release_formats.h"

#define FORMAT_USUAL "text"

/* The format of --format; NULL when there is no such format. */
static const struct release_format *format_of(const struct request *request) {
    const char *id = request->values[OPTION_FORMAT];
    return release_format_of(id ? id : FORMAT_USUAL);
}

static int unknown_format(const struct request *request) {
    const char *ids[RELEASE_FORMATS];
    struct buf all = {0};
    for (int i = 0; i < RELEASE_FORMATS; i++) {
        ids[i] = release_formats[i].id;
        buf_addf(&all, "%s%s", i ? ", " : "", ids[i]);
    }
    const char *given = request->values[OPTION_FORMAT];
    int status = wrong_usage(request, text_nearest(given, ids, RELEASE_FORMATS),
                             _("unknown format \"%s\": one of %s is expected"), given,
                             buf_string(&all));
    buf_free(&all);
    return status;
}

int release_papers_check(const struct request *request) {
    const struct release_format *format = format_of(request);
    if (!format)
        return unknown_format(request);
    if (format->file_count > 1 && !request->values[OPTION_OUTPUT] &&
        !request->values[OPTION_ATTACK])
        return wrong_usage(request, NULL,
                           _("the format %s makes %d files: say in which folder, with --output"),
                           format->id, format->file_count);
    if (request->values[OPTION_EARLIER] && !format->for_people)
        return wrong_usage(request, NULL,
                           _("--earlier goes with the formats text, markdown and html; the format "
                             "%s holds one release, and its files can be read beside earlier ones"),
                           format->id);
    return STATUS_DONE;
}

static int write_folder(const struct request *request, const struct release *release,
                        const struct release_format *format) {
    const char *folder = request->values[OPTION_OUTPUT];
    struct problems problems = {0};
    struct buf path = {0}, bytes = {0};
    bool good = file_make_folder(folder, &problems);
    for (int i = 0; i < format->file_count && good; i++) {
        buf_clear(&path);
        buf_clear(&bytes);
        buf_addf(&path, "%s/%s", folder, format->files[i].name);
        release_file_write(&format->files[i], release, request->language, &bytes);
        good = file_write(buf_string(&path), buf_string(&bytes), bytes.length, &problems);
    }
    int status = print_problems(request, &problems);
    problems_free(&problems);
    buf_free(&path);
    buf_free(&bytes);
    return status;
}

int release_papers_write(const struct request *request, const struct release *release) {
    const struct release_format *format = format_of(request);
    struct buf bytes = {0};
    if (format->file_count > 1)
        return write_folder(request, release, format);
    release_file_write(&format->files[0], release, request->language, &bytes);
    int status = deliver(request, &bytes);
    buf_free(&bytes);
    return status;
}
