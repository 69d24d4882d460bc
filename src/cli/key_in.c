/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keying in needs: the group, its questionnaire, the items of the paper; a file per sheet. */
#include <config.h>

#include "cli/key_in.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/group_files.h"
#include "cli/papers.h"
#include "cli/parcel.h"

/* So that nobody types a stack of sheets that cannot be kept. */
static bool is_folder(const char *path, struct problems *problems) {
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISDIR(status.st_mode))
        errno = ENOTDIR;
    else if (access(path, W_OK | X_OK) == 0)
        return true;
    file_problem(problems, path, errno,
                 _("files cannot be put there: make the folder first, or choose another one"));
    return false;
}

/* The group at PATH and the questionnaire that it asks for, or the one of --framework. */
static bool open_group(struct key_in *key_in, const char *path, struct problems *problems) {
    const char *name = key_in->request->values[OPTION_FRAMEWORK];
    struct group *alone = group_load(path, NULL, problems);
    if (alone)
        key_in->framework = load_framework(name ? name : alone->framework, problems);
    if (key_in->framework)
        key_in->group = group_load_to_share(path, key_in->framework, problems);
    group_free(alone);
    return key_in->group != NULL;
}

bool key_in_open(struct key_in *key_in, const struct request *request, int *status) {
    const char *folder = request->values[OPTION_TO];
    struct problems problems = {0};
    *key_in = (struct key_in){.request = request,
                              .folder = folder ? folder : ".",
                              .twice = request->values[OPTION_TWICE] != NULL};
    if (request->operand_count == 0) {
        *status = wrong_usage(request, NULL, "%s",
                              _("say for which group: lobspiegel key-in CODE.group.yaml --to "
                                "FOLDER"));
        return false;
    }
    char *path = group_path(request->operands[0], &problems);
    bool open = path && is_folder(key_in->folder, &problems) && open_group(key_in, path, &problems);
    *status = print_problems(request, &problems);
    if (open)
        key_in->paper = make_paper(request, key_in->framework);
    if (open && !key_in->paper)
        *status = STATUS_USAGE;
    problems_free(&problems);
    free(path);
    return key_in->paper != NULL;
}

void key_in_close(struct key_in *key_in) {
    assessment_free(key_in->paper);
    group_free(key_in->group);
    framework_free(key_in->framework);
    *key_in = (struct key_in){0};
}

char *key_in_write(const struct key_in *key_in, const struct sheet *sheet,
                   struct problems *problems) {
    struct assessment *assessment = assessment_new(key_in->framework, today());
    unsigned char random[RESULT_RANDOM_BYTES];
    struct parcel parcel;
    sheet_fill(sheet, assessment);
    randombytes_buf(random, sizeof random);
    parcel_make(&parcel, assessment, key_in->group, sheet->bucket, random);
    char *path = parcel_write(&parcel, key_in->folder, problems);
    parcel_free(&parcel);
    assessment_free(assessment);
    return path;
}
