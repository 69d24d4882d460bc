/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/paths.h"

#include <pwd.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* NULL when there is none. */
static const char *find_home(void) {
    const char *home = getenv("HOME");
    if (!home || home[0] != '/') {
        const struct passwd *entry = getpwuid(getuid());
        home = entry ? entry->pw_dir : NULL;
    }
    return home && home[0] == '/' ? home : NULL;
}

char *home_folder(struct problems *problems) {
    const char *home = find_home();
    if (home)
        return mem_copy(home);
    problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                _("there is no home folder to keep your answers in: set HOME or XDG_DATA_HOME to "
                  "a folder that you may write in"));
    return NULL;
}

char *data_folder(struct problems *problems) {
    const char *data = getenv("XDG_DATA_HOME");
    struct buf folder = {0};
    if (data && data[0] == '/') {
        buf_addf(&folder, "%s/lobspiegel", data);
        return buf_take(&folder);
    }
    char *home = home_folder(problems);
    if (!home)
        return NULL;
    buf_addf(&folder, "%s/.local/share/lobspiegel", home);
    free(home);
    return buf_take(&folder);
}

char *config_folder(struct problems *problems) {
    const char *config = getenv("XDG_CONFIG_HOME"), *home = NULL;
    struct buf folder = {0};
    if (config && config[0] == '/')
        buf_addf(&folder, "%s/lobspiegel", config);
    else if ((home = find_home()))
        buf_addf(&folder, "%s/.config/lobspiegel", home);
    else
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("there is no home folder to keep your settings in: set HOME or "
                      "XDG_CONFIG_HOME to a folder that you may write in"));
    return folder.length ? buf_take(&folder) : NULL;
}

char *unused_path(const char *folder, const char *stem, const char *extension) {
    for (int i = 1;; i++) {
        struct buf path = {0};
        struct stat status;
        buf_addf(&path, "%s/%s", folder, stem);
        if (i > 1)
            buf_addf(&path, "-%d", i);
        buf_addf(&path, "%s", extension);
        if (lstat(buf_string(&path), &status) != 0)
            return buf_take(&path);
        buf_free(&path);
    }
}

/* The folder that the running program is in; NULL when the system does not tell. The caller frees
 * it. */
static char *program_folder(void) {
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    return mem_copy(path);
}

static bool has_file(const char *folder, const char *file) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s", folder, file);
    bool there = access(buf_string(&path), F_OK) == 0;
    buf_free(&path);
    return there;
}

char *program_data(const char *installed, const char *what, const char *built, const char *file) {
    char *program = program_folder();
    struct buf beside = {0}, here = {0};
    const char *found = installed;
    buf_addf(&beside, "%s/../share/%s", program ? program : "", what);
    buf_addf(&here, "%s/%s", program ? program : "", built);
    if (program && has_file(buf_string(&beside), file))
        found = buf_string(&beside);
    else if (program && !has_file(installed, file) && has_file(buf_string(&here), file))
        found = buf_string(&here);
    char *copy = mem_copy(found);
    free(program);
    buf_free(&beside);
    buf_free(&here);
    return copy;
}
