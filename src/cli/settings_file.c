/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/settings_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/paths.h"

#define STEM "settings"
#define ENDING ".yaml"

static char *path_in(const char *folder) {
    struct buf path = {0};
    buf_addf(&path, "%s/" STEM ENDING, folder);
    return buf_take(&path);
}

char *settings_path(struct problems *problems) {
    char *folder = config_folder(problems);
    char *path = folder ? path_in(folder) : NULL;
    free(folder);
    return path;
}

static bool is_there(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static void use_language(struct request *request) {
    if (request->values[OPTION_LANG] || !request->settings.language[0])
        return;
    memcpy(request->language, request->settings.language, sizeof request->language);
    language_use(request->language);
}

void settings_start(struct request *request) {
    struct problems unheard = {0};
    struct buf bytes = {0};
    char *path = settings_path(&unheard); /* without a home there are no settings */
    settings_usual(&request->settings);
    problems_free(&request->settings_problems);
    if (path && is_there(path) &&
        file_read(path, SETTINGS_BYTES_MAX, &bytes, &request->settings_problems)) {
        /* once for the language, and once to say in that language what is wrong */
        settings_read(path, buf_string(&bytes), bytes.length, &request->settings, &unheard);
        use_language(request);
        settings_read(path, buf_string(&bytes), bytes.length, &request->settings,
                      &request->settings_problems);
    }
    problems_free(&unheard);
    buf_free(&bytes);
    free(path);
}

/* What a symbolic link leads to, so that it stays a link; the caller frees it. */
static char *target_of(const char *path) {
    char *target = realpath(path, NULL);
    return target ? target : mem_copy(path);
}

static bool same(const struct buf *a, const struct buf *b) {
    return a->length == b->length && memcmp(buf_string(a), buf_string(b), a->length) == 0;
}

/* Writes what was in the file before to a file beside it, and says where. */
static bool keep_earlier(const char *folder, const struct buf *bytes, struct problems *problems) {
    char *path = unused_path(folder, STEM, ENDING ".before");
    bool kept = file_write(path, buf_string(bytes), bytes->length, problems);
    if (kept)
        problem_add(problems, PROBLEM_REMARK, path, 0, 0, "%s",
                    _("your earlier settings are kept here, with what you wrote in them by hand"));
    free(path);
    return kept;
}

static bool save(const char *folder, const char *path, const struct settings *settings,
                 struct problems *problems) {
    struct buf earlier = {0}, now = {0}, wanted = {0};
    struct settings read;
    struct problems faults = {0};
    bool there = is_there(path), saved = true;
    settings_usual(&read);
    if (there && !file_read(path, SETTINGS_BYTES_MAX, &earlier, problems)) {
        buf_free(&earlier); /* what cannot be read is left as it is */
        return false;
    }
    bool good = !there || settings_read(path, buf_string(&earlier), earlier.length, &read, &faults);
    settings_write(&read, &now);
    settings_write(settings, &wanted);
    if (!good || !same(&now, &wanted)) {
        if (earlier.length > 0 && (!good || !same(&now, &earlier)))
            saved = keep_earlier(folder, &earlier, problems);
        char *target = target_of(path);
        saved = saved && file_write(target, buf_string(&wanted), wanted.length, problems);
        free(target);
    }
    problems_free(&faults);
    buf_free(&earlier);
    buf_free(&now);
    buf_free(&wanted);
    return saved;
}

bool settings_save(const struct request *request, const struct settings *settings,
                   struct problems *problems) {
    (void)request; /* where the file is does not depend on it */
    char *folder = config_folder(problems);
    if (!folder)
        return false;
    char *path = path_in(folder);
    bool saved = file_make_folder(folder, problems) && save(folder, path, settings, problems);
    free(path);
    free(folder);
    return saved;
}
