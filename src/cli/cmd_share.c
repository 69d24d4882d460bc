/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `share`: shows the exact bytes, asks, writes. */
#include <config.h>

#include <stdlib.h>

#include "cli/cli.h"
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

static int share(const struct request *request, const struct assessment *assessment) {
    const char *group = request->values[OPTION_GROUP];
    struct parcel parcel;
    int status = STATUS_DONE;
    parcel_make(&parcel, assessment, group);
    explain(request, &parcel, group);
    if (request->values[OPTION_YES] || confirm(request, _("Write this file? Type yes or no:")))
        status = write_parcel(request, &parcel);
    else
        print_text(request, _("Nothing was written.\n"));
    parcel_free(&parcel);
    return status;
}

int cmd_share(const struct request *request) {
    const char *group = request->values[OPTION_GROUP];
    struct reading reading;
    if (!group || !group_code_is_good(group)) {
        wrong_usage(request, NULL, "%s",
                    _("say for which group: --group CODE, with the code you got "
                      "(small letters, digits and hyphens)"));
        return STATUS_USAGE;
    }
    int status = reading_open(&reading, request);
    if (status == STATUS_DONE)
        status = share(request, reading.assessment);
    reading_close(&reading);
    return status;
}
