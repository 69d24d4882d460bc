/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `share`: shows the exact bytes, asks, writes. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/papers.h"
#include "cli/reading.h"
#include "sharing/sharing.h"

/* Times in a shared file say nothing: all have this one (2000-01-01). */
#define FIXED_TIME 946684800

static bool fix_times(const char *path, struct problems *problems) {
    const struct timespec times[2] = {{.tv_sec = FIXED_TIME}, {.tv_sec = FIXED_TIME}};
    if (utimensat(AT_FDCWD, path, times, 0) == 0)
        return true;
    file_problem(problems, path, errno, _("its time cannot be set"));
    unlink(path);
    return false;
}

static void explain(const struct request *request, const struct buf *bytes, const char *group) {
    struct buf text = {0};
    buf_addf(&text, _("This is exactly what group \"%s\" gets (%zu bytes):\n\n"), group,
             bytes->length);
    /* the padding at the end is the same for everybody; a line of it is enough to see */
    const char *padding = strstr(buf_string(bytes), "\n#");
    size_t shown = padding ? (size_t)(padding - bytes->bytes) + 1 : bytes->length;
    buf_add(&text, buf_string(bytes), shown);
    buf_addf(&text, "%s\n\n", _("#... (dots up to a fixed length, so that the size says nothing)"));
    struct doc *doc = doc_new();
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Your levels, wishes and reasons per item are in it. Your name, notes, role, date "
               "and computer are not. It is stripped of names, but it is one person's file: "
               "whoever knows that you sent it, knows that these answers are yours."));
    doc_write_text(doc, PAPER_COLUMNS, false, &text);
    print_text(request, buf_string(&text));
    doc_free(doc);
    buf_free(&text);
}

static bool asked_yes(const struct request *request) {
    char typed[16];
    struct buf text = {0};
    if (request->values[OPTION_YES])
        return true;
    buf_addf(&text, "%s ", _("Write this file? Type yes or no:"));
    print_text(request, buf_string(&text));
    buf_free(&text);
    if (!fgets(typed, sizeof typed, stdin))
        return false;
    typed[strcspn(typed, "\n")] = '\0';
    return strcmp(typed, "yes") == 0 || strcmp(typed, "ja") == 0 || strcmp(typed, "j") == 0 ||
           strcmp(typed, "y") == 0;
}

static int write_result(const struct request *request, const char *random,
                        const struct buf *bytes) {
    struct problems problems = {0};
    struct buf path = {0}, text = {0};
    const char *folder = request->values[OPTION_TO];
    buf_addf(&path, "%s/%s.result.yaml", folder ? folder : ".", random);
    if (file_write(buf_string(&path), bytes->bytes, bytes->length, &problems) &&
        fix_times(buf_string(&path), &problems)) {
        buf_addf(&text, _("Written: %s\nGive it to the person who gathers the files.\n"),
                 buf_string(&path));
        print_text(request, buf_string(&text));
    }
    int status = print_problems(request, &problems);
    problems_free(&problems);
    buf_free(&path);
    buf_free(&text);
    return status;
}

static int share(const struct request *request, const struct assessment *assessment) {
    const char *group = request->values[OPTION_GROUP];
    char random[2 * RESULT_RANDOM_BYTES + 1], name[2 * RESULT_RANDOM_BYTES + 1];
    random_hex(random, RESULT_RANDOM_BYTES);
    random_hex(name, RESULT_RANDOM_BYTES); /* the name tells nothing about what is inside */
    struct result *result = result_make(assessment, group, random);
    struct buf bytes = {0};
    int status = STATUS_DONE;
    result_write(result, &bytes);
    explain(request, &bytes, group);
    if (asked_yes(request))
        status = write_result(request, name, &bytes);
    else
        print_text(request, _("Nothing was written.\n"));
    buf_free(&bytes);
    result_free(result);
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
