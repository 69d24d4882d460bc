/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/paths.h"

#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

char *home_folder(struct problems *problems) {
    const char *home = getenv("HOME");
    if (!home || home[0] != '/') {
        const struct passwd *entry = getpwuid(getuid());
        home = entry ? entry->pw_dir : NULL;
    }
    if (home && home[0] == '/')
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
