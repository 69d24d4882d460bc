/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `share`: shows the exact bytes, asks, writes. */
#include <config.h>

#include <stdlib.h>

#include "cli/cli.h"
#include "cli/group_files.h"
#include "cli/papers.h"
#include "cli/parcel.h"
#include "cli/reading.h"
#include "report/report.h"

static void explain(const struct request *request, const struct parcel *parcel, const char *group) {
    struct buf text = {0};
    struct doc *doc = doc_new();
    report_share(doc, &parcel->bytes, group);
    doc_write_text(doc, PAPER_COLUMNS, false, &text);
    print_text(request, buf_string(&text));
    doc_free(doc);
    buf_free(&text);
}

static int write_parcel(const struct request *request, const struct parcel *parcel) {
    struct problems problems = {0};
    struct buf text = {0};
    const char *folder = request->values[OPTION_TO];
    char *path = parcel_write(parcel, folder ? folder : ".", &problems);
    if (path) {
        buf_addf(&text, _("Written: %s\nGive it to the person who gathers the files.\n"), path);
        print_text(request, buf_string(&text));
    }
    int status = print_problems(request, &problems);
    problems_free(&problems);
    buf_free(&text);
    free(path);
    return status;
}

static int share(const struct request *request, const struct assessment *assessment,
                 const struct group *group) {
    struct parcel parcel;
    int status = STATUS_DONE;
    unsigned char random[RESULT_RANDOM_BYTES];
    randombytes_buf(random, sizeof random);
    parcel_make(&parcel, assessment, group, group_bucket_for(group, &assessment->about), random);
    explain(request, &parcel, group->code);
    if (request->values[OPTION_YES] || confirm(request, _("Write this file? Type yes or no:")))
        status = write_parcel(request, &parcel);
    else
        print_text(request, _("Nothing was written.\n"));
    parcel_free(&parcel);
    return status;
}

/* The group that was asked for, for the answers at hand; NULL after saying what is wrong. */
static struct group *find_group(const struct request *request, const struct reading *reading,
                                int *status) {
    struct problems problems = {0};
    char *path = group_path(request->values[OPTION_GROUP], &problems);
    struct group *group = NULL;
    if (path)
        group = group_load_to_share(path, reading->framework, &problems);
    *status = print_problems(request, &problems);
    problems_free(&problems);
    free(path);
    return group;
}

int cmd_share(const struct request *request) {
    const char *name = request->values[OPTION_GROUP];
    struct reading reading;
    struct group *group = NULL;
    if (!name || !name[0]) {
        wrong_usage(request, NULL, "%s",
                    _("say for which group: --group CODE, with the code you got "
                      "(small letters, digits and hyphens)"));
        return STATUS_USAGE;
    }
    int status = reading_open(&reading, request);
    if (status == STATUS_DONE)
        group = find_group(request, &reading, &status);
    if (group)
        status = share(request, reading.assessment, group);
    group_free(group);
    reading_close(&reading);
    return status;
}
