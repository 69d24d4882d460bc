/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `share`: shows the exact bytes, asks, writes. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/group_files.h"
#include "cli/papers.h"
#include "cli/parcel.h"
#include "cli/reading.h"
#include "cli/store.h"
#include "report/report.h"

/* What is shared: whose answers, with which group, counted where. */
struct sharing {
    const struct request *request;
    struct store store;
    struct reading reading;
    struct group *group;
    int bucket;
};

static void explain(const struct sharing *sharing, const struct parcel *parcel) {
    const struct request *request = sharing->request;
    struct buf text = {0};
    struct doc *doc = doc_new();
    report_share(doc, &parcel->bytes, sharing->group, sharing->reading.framework, sharing->bucket,
                 request->language);
    doc_write_text(doc, PAPER_COLUMNS, false, &text);
    print_text(request, buf_string(&text));
    doc_free(doc);
    buf_free(&text);
}

/* Whoever owns the folder sees who owns the file, and may not be let in. */
static void say_whose(const struct request *request, const char *folder) {
    struct stat status;
    if (stat(folder, &status) == 0 && status.st_uid != geteuid())
        print_message(request, "%s",
                      _("This folder belongs to somebody else on this computer. There the file shows "
                        "that you made it, and the other one may not be able to open it. Better "
                        "give it on a stick, or come in over ssh where the trainer offers that."));
}

static int write_parcel(struct sharing *sharing, const struct parcel *parcel) {
    const struct request *request = sharing->request;
    struct problems problems = {0};
    struct buf text = {0};
    const char *folder = request->values[OPTION_TO];
    char *path = NULL;
    if (parcel_keep_number(parcel, sharing->reading.assessment, sharing->group,
                           sharing->reading.path, &problems))
        path = parcel_write(parcel, folder ? folder : ".", &problems);
    if (path) {
        buf_addf(&text, _("Written: %s\nGive it to the person who gathers the files.\n"), path);
        print_text(request, buf_string(&text));
        say_whose(request, folder ? folder : ".");
    }
    int status = print_problems(request, &problems);
    problems_free(&problems);
    buf_free(&text);
    free(path);
    return status;
}

static int share(struct sharing *sharing) {
    const struct request *request = sharing->request;
    const struct assessment *assessment = sharing->reading.assessment;
    struct parcel parcel;
    int status = STATUS_DONE;
    unsigned char random[RESULT_RANDOM_BYTES];
    parcel_number(assessment, &sharing->store, sharing->group, random);
    parcel_make(&parcel, assessment, sharing->group, sharing->bucket, random);
    explain(sharing, &parcel);
    if (request->values[OPTION_YES] || confirm(request, _("Write this file? Type yes or no:")))
        status = write_parcel(sharing, &parcel);
    else
        print_text(request, _("Nothing was written.\n"));
    parcel_free(&parcel);
    return status;
}

/* ---- with whom one is counted ---- */

/* The place of the bucket called NAME, -1 for "none"; false when there is none of that name. */
static bool bucket_named(const struct group *group, const char *name, int *bucket) {
    for (*bucket = -1; *bucket < group->bucket_count; ++*bucket)
        if (strcmp(name, *bucket < 0 ? "none" : group->buckets[*bucket].id) == 0)
            return true;
    return false;
}

static int wrong_bucket(const struct sharing *sharing, const char *name) {
    const struct group *group = sharing->group;
    const char *names[BUCKETS_MAX + 1] = {"none"};
    struct buf known = {0};
    buf_add_string(&known, "none");
    for (int i = 0; i < group->bucket_count; i++) {
        names[i + 1] = group->buckets[i].id;
        buf_addf(&known, ", %s", group->buckets[i].id);
    }
    int status =
        wrong_usage(sharing->request, text_nearest(name, names, (size_t)group->bucket_count + 1),
                    _("this group has no bucket \"%s\": it has %s"), name, buf_string(&known));
    buf_free(&known);
    return status;
}

/* Asks on a terminal; Enter takes what fits. */
static void ask_bucket(struct sharing *sharing) {
    const struct request *request = sharing->request;
    const struct group *group = sharing->group;
    struct buf text = {0};
    char typed[64] = "";
    buf_addf(&text, "%s\n", _("With whom are you counted?"));
    for (int i = -1; i < group->bucket_count; i++) {
        buf_addf(&text, "  %-20s ", i < 0 ? "none" : group->buckets[i].id);
        group_bucket_name(group, sharing->reading.framework, i, request->language, &text);
        buf_add_char(&text, '\n');
    }
    buf_addf(&text, _("Type a word from the left, or Enter for %s:"),
             sharing->bucket < 0 ? "none" : group->buckets[sharing->bucket].id);
    buf_add_char(&text, ' ');
    int bucket = sharing->bucket;
    do {
        print_text(request, buf_string(&text));
        if (!fgets(typed, sizeof typed, stdin))
            break;
        typed[strcspn(typed, "\n")] = '\0';
    } while (typed[0] && !bucket_named(group, typed, &bucket));
    if (typed[0] && bucket_named(group, typed, &bucket))
        sharing->bucket = bucket;
    buf_free(&text);
}

static int choose_bucket(struct sharing *sharing) {
    const char *name = sharing->request->values[OPTION_BUCKET];
    sharing->bucket = group_bucket_for(sharing->group, &sharing->reading.assessment->about);
    if (name && !bucket_named(sharing->group, name, &sharing->bucket))
        return wrong_bucket(sharing, name);
    if (!name && sharing->group->split != SPLIT_NONE && !sharing->request->values[OPTION_YES] &&
        isatty(0) && isatty(1))
        ask_bucket(sharing);
    return STATUS_DONE;
}

/* ---- all of it ---- */

/* The records, locked: a number is kept in one of them, and nobody else may be writing there. */
static int open_records(struct sharing *sharing) {
    struct problems problems = {0}, unheard = {0};
    int status = STATUS_DONE;
    if (!store_open(&sharing->store, NULL, true, &unheard))
        status = print_problems(sharing->request, &unheard);
    else if (!store_lock(&sharing->store, &problems))
        status = print_problems(sharing->request, &problems);
    problems_free(&problems);
    problems_free(&unheard);
    return status;
}

/* The group that was asked for, for the answers at hand. */
static int find_group(struct sharing *sharing) {
    struct problems problems = {0};
    char *path = group_path(sharing->request->values[OPTION_GROUP], &problems);
    if (path)
        sharing->group = group_load_to_share(path, sharing->reading.framework, &problems);
    int status = print_problems(sharing->request, &problems);
    problems_free(&problems);
    free(path);
    return status;
}

int cmd_share(const struct request *request) {
    const char *name = request->values[OPTION_GROUP];
    struct sharing sharing = {.request = request, .store = {.lock = -1}};
    if (!name || !name[0]) {
        wrong_usage(request, NULL, "%s",
                    _("say for which group: --group CODE, with the code you got "
                      "(small letters, digits and hyphens)"));
        return STATUS_USAGE;
    }
    int status = open_records(&sharing);
    if (status == STATUS_DONE)
        status = reading_open(&sharing.reading, request);
    if (status == STATUS_DONE)
        status = find_group(&sharing);
    if (status == STATUS_DONE)
        status = choose_bucket(&sharing);
    if (status == STATUS_DONE)
        status = share(&sharing);
    group_free(sharing.group);
    reading_close(&sharing.reading);
    store_close(&sharing.store);
    return status;
}
