/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/handing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/group_files.h"
#include "gathering/region.h"

/* More people than this no ledger holds. */
#define PEOPLE_MOST 999999999

/* --- a school ------------------------------------------------------------------------------- */

int handing_check(const struct request *request) {
    if (!request->values[OPTION_HAND_UP])
        return STATUS_DONE;
    if (request->values[OPTION_FORMAT])
        return wrong_usage(request, NULL, "%s",
                           _("--hand-up makes a file for the region, and no report: leave out "
                             "--format"));
    if (request->values[OPTION_EARLIER])
        return wrong_usage(request, NULL, "%s",
                           _("--earlier is for a report, and --hand-up makes none: leave out one "
                             "of the two"));
    if (!request->values[OPTION_OUTPUT] && !request->values[OPTION_ATTACK])
        return wrong_usage(request, NULL, "%s",
                           _("say where to put the file for the region: -o FILE, or -o FOLDER"));
    return STATUS_DONE;
}

static void refuse_region(const struct gathering *g, struct problems *problems) {
    const struct group *region = g->region, *group = g->group;
    if (!region->region)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("group \"%s\" is no region: ask for the file that `group new --region` made"),
                    region->code);
    else if (region->closed)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("region \"%s\" is closed: nothing can be handed up to it any more"),
                    region->code);
    else if (strcmp(region->id, group->id) == 0)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("a region does not hand up to itself: --group is the group of your school"));
    else if (!group->outside)
        problem_add(problems, PROBLEM_PRIVACY, NULL, 0, 0, "%s",
                    _("whoever shared with this group was told that the figures are for the "
                      "school's own meeting, so nothing is handed up. Open a group whose figures "
                      "leave the school (group new --outside), and ask people to share with that "
                      "one"));
}

int handing_open(struct gathering *gathering) {
    const char *name = gathering->request->values[OPTION_HAND_UP];
    struct problems problems = {0};
    if (!name)
        return STATUS_DONE;
    char *path = group_path(name, &problems);
    if (path)
        gathering->region = group_load(path, gathering->framework, &problems);
    if (gathering->region)
        refuse_region(gathering, &problems);
    int status = print_problems(gathering->request, &problems);
    problems_free(&problems);
    free(path);
    return status;
}

static uint64_t people_in(const struct ledger *ledger) {
    uint64_t people = 0;
    for (int i = 0; i < ledger->batch_count; i++)
        people += tallies_people(ledger->batches[i]);
    return people;
}

int handing_check_people(const struct gathering *gathering) {
    uint64_t people = people_in(gathering->ledger);
    if (!gathering->region)
        return STATUS_DONE;
    int least = control_thresholds(gathering->region).k;
    if (people >= (uint64_t)least && people <= HANDUP_PEOPLE_MAX)
        return STATUS_DONE;
    print_message(
        gathering->request,
        people > HANDUP_PEOPLE_MAX
            ? _("These are more people than can be handed up at once: %d.")
            : _("This region takes figures of %d people or more. Small schools can gather "
                "together: open one group for all of them (group new --outside), and "
                "hand that up."),
        people > HANDUP_PEOPLE_MAX ? HANDUP_PEOPLE_MAX : least);
    return STATUS_PRIVACY;
}

/* Where the file goes: a folder gets one named by its number. The caller frees it. */
static char *path_for(const struct request *request, const struct handup *handup) {
    const char *output = request->values[OPTION_OUTPUT];
    struct buf path = {0};
    struct stat status;
    char number[RESULT_NAME_SIZE];
    result_name(handup->number, number);
    buf_add_string(&path, output);
    if (stat(output, &status) == 0 && S_ISDIR(status.st_mode))
        buf_addf(&path, "/%s" HANDUP_ENDING, number);
    return buf_take(&path);
}

int handing_write(const struct gathering *gathering, const struct release *release) {
    struct pool pool = ledger_pool(gathering->ledger);
    struct handup *handup = handup_make(&pool, release, gathering->region);
    struct problems problems = {0};
    struct buf plain = {0}, sealed = {0}, text = {0};
    char *path = path_for(gathering->request, handup);
    handup_write(handup, &plain);
    seal_write(gathering->region, plain.bytes, plain.length, &sealed);
    sodium_memzero(plain.bytes, plain.length);
    if (file_write(path, buf_string(&sealed), sealed.length, &problems)) {
        buf_addf(&text,
                 _("Written: %s\nGive this file to the person who gathers for region \"%s\". It "
                   "has the figures of %lu people, and no answers of one person; only that region "
                   "can open it.\n"),
                 path, gathering->region->code, (unsigned long)handup->people);
        print_text(gathering->request, buf_string(&text));
    }
    int status = print_problems(gathering->request, &problems);
    problems_free(&problems);
    handup_free(handup);
    buf_free(&plain);
    buf_free(&sealed);
    buf_free(&text);
    free(path);
    return status;
}

/* --- a region ------------------------------------------------------------------------------- */

void handing_tell(const struct gathering *gathering) {
    const struct harvest *h = &gathering->harvest;
    const struct request *r = gathering->request;
    print_problems(r, &h->refusals);
    if (h->refused > 0)
        print_message(r,
                      ngettext("%lu file was not counted, for the reason above.",
                               "%lu files were not counted, for the reasons above.", h->refused),
                      (unsigned long)h->refused);
    if (h->copies > 0)
        print_message(r,
                      ngettext("%lu file was replaced by another one of the same school.",
                               "%lu files were replaced by other ones of the same schools.",
                               h->copies),
                      (unsigned long)h->copies);
    if (h->others > 0)
        print_message(r,
                      ngettext("%lu other file was passed over.",
                               "%lu other files were passed over.", h->others),
                      (unsigned long)h->others);
    if (h->known > 0)
        print_message(r,
                      ngettext("%lu school was in an earlier release already.",
                               "%lu schools were in an earlier release already.", h->known),
                      (unsigned long)h->known);
    print_message(r, ngettext("%lu new school.", "%lu new schools.", h->number_count),
                  (unsigned long)h->number_count);
}

/* Says why the new schools cannot be added. */
static int refuse_schools(const struct gathering *g, const struct shares *shares) {
    bool few = shares->schools < REGION_SCHOOLS, first = g->ledger->batch_count == 0;
    print_message(
        g->request,
        few && first
            ? _("Figures of a region are made from %d schools on: with fewer, one school could "
                "work "
                "out the figures of another. Nothing was written. Ask more schools to hand up, and "
                "gather once more.")
        : few
            ? _("Schools that came since the last release are added when there are %d or more: "
                "laid "
                "beside the last release, the figures would tell those of so few. Nothing was "
                "written; --again gives the last release once more, without them.")
            : _("One of the schools is so large that another one could work out its figures: "
                "without these two, the others must have at least %d%% of its people. Nothing was "
                "written. Ask more schools to hand up, and gather once more."),
        few ? REGION_SCHOOLS : REGION_PERCENT);
    return STATUS_PRIVACY;
}

/* Even whoever knows one school whole finds nobody in the others. */
static int withstand(const struct gathering *g) {
    const struct harvest *h = &g->harvest;
    int item;
    for (size_t i = 0; i < h->handup_count; i++)
        if (!region_withstands(h->region, h->tallies, h->handups[i], &item)) {
            print_message(g->request,
                          _("Whoever knows one of these schools could find out answers to item %s "
                            "in the others, so nothing was written."),
                          g->framework->items[item].id);
            return STATUS_PRIVACY;
        }
    return STATUS_DONE;
}

int handing_add(struct gathering *gathering) {
    struct harvest *harvest = &gathering->harvest;
    struct ledger *ledger = gathering->ledger;
    struct shares shares = region_people(harvest->region);
    if (!shares_hide_schools(&shares))
        return gathering->request->values[OPTION_ATTACK] && ledger->batch_count > 0
                   ? STATUS_DONE
                   : refuse_schools(gathering, &shares);
    if (shares.people + people_in(ledger) > PEOPLE_MOST) {
        print_message(gathering->request, _("These are more people than can be counted: %d."),
                      PEOPLE_MOST);
        return STATUS_REFUSED;
    }
    int status = withstand(gathering);
    if (status == STATUS_DONE)
        gathering_add_batch(gathering);
    return status;
}
