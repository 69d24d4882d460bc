/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/gathering.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/group_files.h"
#include "cli/handing.h"
#include "cli/release_papers.h"
#include "gathering/attack.h"
#include "report/report.h"

#define PROGRESS_SECONDS 5

/* How many files at once: 1 to 64; 0 where it is not said, -1 where it is no such number. */
static int jobs_of(const struct request *request) {
    const char *text = request->values[OPTION_JOBS];
    if (!text)
        return 0;
    bool short_number = *text && strlen(text) <= 2 && !text[strspn(text, "0123456789")];
    long jobs = short_number ? strtol(text, NULL, 10) : 0;
    return jobs >= 1 && jobs <= WORKERS_MOST ? (int)jobs : -1;
}

int gathering_check(const struct request *request) {
    if (jobs_of(request) < 0)
        return wrong_usage(request, NULL, _("--jobs takes a number from 1 to 64, not \"%s\""),
                           request->values[OPTION_JOBS]);
    int status = handing_check(request);
    return status != STATUS_DONE || request->values[OPTION_HAND_UP] ? status
                                                                    : release_papers_check(request);
}

/* --- saying --------------------------------------------------------------------------------- */

static void say(const struct gathering *g, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void say(const struct gathering *g, const char *format, ...) {
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    if (g->said)
        buf_addf(g->said, "%s\n", buf_string(&text));
    else
        print_message(g->request, "%s", buf_string(&text));
    buf_free(&text);
}

/* Returns the exit status that fits. */
static int say_problems(const struct gathering *g, const struct problems *problems) {
    if (!g->said)
        return print_problems(g->request, problems);
    for (int i = 0; i < problems->count; i++)
        say(g, "%s", problems->list[i].message);
    return problems_exit_status(problems);
}

/* --- opening -------------------------------------------------------------------------------- */

static bool open_group(struct gathering *g, struct problems *problems) {
    char *path = group_path(g->request->values[OPTION_GROUP], problems);
    struct group *group = path ? group_load(path, NULL, problems) : NULL;
    const char *name = g->request->values[OPTION_FRAMEWORK];
    if (group)
        g->framework = load_framework(name ? name : group->framework, problems);
    if (g->framework)
        g->group = group_load(path, g->framework, problems);
    group_free(group);
    free(path);
    return g->group != NULL;
}

static bool load_key(struct gathering *g, struct problems *problems) {
    const char *path = g->request->values[OPTION_KEY];
    struct buf bytes = {0};
    if (!path) {
        g->secret_key = secret_key_load(&g->place);
        return true;
    }
    if (!file_read(path, 4096, &bytes, problems))
        return false;
    g->secret_key = secret_key_from(&bytes);
    if (bytes.length > 0)
        sodium_memzero(bytes.bytes, bytes.length);
    buf_free(&bytes);
    return true;
}

/* A wrong key is said once, and not for every file. */
static bool key_fits(const struct gathering *g, struct problems *problems) {
    const char *path = g->request->values[OPTION_KEY];
    if (!g->secret_key || !g->group->public_key[0] || seal_fits(g->group, g->secret_key))
        return true;
    problem_add(problems, PROBLEM_PRIVACY, path, 0, 0, "%s",
                _("this is not the secret key of this group: the files stay shut. Look for the "
                  "key that `group new` made"));
    return false;
}

static bool load_earlier(struct gathering *g, struct problems *problems) {
    const char *path = g->request->values[OPTION_EARLIER];
    struct buf bytes = {0};
    if (!path)
        return true;
    if (file_read(path, TOLD_BYTES_MAX, &bytes, problems))
        g->earlier = told_read(path, &bytes, g->framework, problems);
    buf_free(&bytes);
    return g->earlier != NULL;
}

int gathering_open(struct gathering *gathering, const struct request *request) {
    struct problems problems = {0};
    *gathering = (struct gathering){.request = request, .place = {.lock = -1}};
    bool open = open_group(gathering, &problems) &&
                ledger_place_open(&gathering->place, gathering->group, true, &problems) &&
                load_key(gathering, &problems) && key_fits(gathering, &problems) &&
                load_earlier(gathering, &problems);
    if (open)
        gathering->ledger = ledger_load(&gathering->place, gathering->framework,
                                        gathering->group, &problems);
    if (gathering->ledger && ledger_is_lower(gathering->ledger))
        problem_add(&problems, PROBLEM_PRIVACY, NULL, 0, 0, "%s",
                    _("figures of this group were made from more people than its file now asks "
                      "for. Who shared was promised that, so k can only be raised: use the group "
                      "file as it was, or open a new group"));
    int status = say_problems(gathering, &problems);
    problems_free(&problems);
    return status == STATUS_DONE ? handing_open(gathering) : status;
}

int gathering_reload(struct gathering *gathering) {
    struct problems problems = {0};
    ledger_free(gathering->ledger);
    gathering->ledger = ledger_load(&gathering->place, gathering->framework, gathering->group,
                                    &problems);
    int status = gathering->ledger ? STATUS_DONE : say_problems(gathering, &problems);
    problems_free(&problems);
    return status;
}

void gathering_close(struct gathering *gathering) {
    if (gathering->secret_key)
        sodium_memzero(gathering->secret_key, strlen(gathering->secret_key));
    free(gathering->secret_key);
    harvest_free(&gathering->harvest);
    told_free(gathering->earlier);
    ledger_free(gathering->ledger);
    ledger_place_close(&gathering->place);
    group_free(gathering->region);
    group_free(gathering->group);
    framework_free(gathering->framework);
}

/* --- reading -------------------------------------------------------------------------------- */

/* Every few seconds a line to a person who waits; nothing to a file. */
struct progress {
    const struct request *request;
    time_t last;
};

static void tell_progress(void *context, uint64_t files) {
    struct progress *progress = context;
    time_t now = time(NULL);
    if (now - progress->last < PROGRESS_SECONDS)
        return;
    progress->last = now;
    print_message(progress->request, _("%lu files looked at so far..."), (unsigned long)files);
}

static void tell_harvest(const struct gathering *g) {
    const struct harvest *h = &g->harvest;
    say_problems(g, &h->refusals);
    if (h->refused > 0)
        say(g, ngettext("%lu file was not counted, for the reason above.",
                                  "%lu files were not counted, for the reasons above.", h->refused),
                      (unsigned long)h->refused);
    if (h->copies > 0)
        say(g, ngettext("%lu file is a copy of another one, which is counted once.",
                                  "%lu files are copies of other ones, which are counted once.", h->copies),
                      (unsigned long)h->copies);
    if (h->others > 0)
        say(g, ngettext("%lu other file was passed over.",
                                  "%lu other files were passed over.", h->others),
                      (unsigned long)h->others);
    if (h->known > 0)
        say(g, ngettext("%lu result was in an earlier release already; what was changed in it since "
                     "does not count.",
                     "%lu results were in an earlier release already; what was changed in them "
                     "since does not count.",
                     h->known),
                      (unsigned long)h->known);
    say(g, ngettext("%lu new result.", "%lu new results.", h->number_count),
                  (unsigned long)h->number_count);
}

static int read_files(struct gathering *g, bool remove, struct harvest *harvest) {
    struct problems problems = {0};
    const struct request *r = g->request;
    struct progress progress = {r, time(NULL)};
    struct harvest_job job = {
        .framework = g->framework,
        .group = g->group,
        .ledger = g->ledger,
        .secret_key = g->secret_key,
        .paths = r->operands,
        .path_count = r->operand_count,
        .workers = jobs_of(r),
        .remove = remove,
        .progress = !g->said && isatty(STDERR_FILENO) ? tell_progress : NULL,
        .context = &progress,
    };
    harvest_read(&job, harvest, &problems);
    int status = say_problems(g, &problems);
    problems_free(&problems);
    return status;
}

int gathering_read(struct gathering *gathering) {
    int status = read_files(gathering, false, &gathering->harvest);
    if (gathering->group->region)
        handing_tell(gathering);
    else
        tell_harvest(gathering);
    return status;
}

int gathering_look(struct gathering *gathering) {
    harvest_free(&gathering->harvest);
    return read_files(gathering, false, &gathering->harvest);
}

/* --- deciding ------------------------------------------------------------------------------- */

static int refuse(const struct gathering *g, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static int refuse(const struct gathering *g, const char *format, ...) {
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    say(g, "%s", buf_string(&text));
    buf_free(&text);
    return STATUS_PRIVACY;
}

static int nothing_yet(const struct gathering *g) {
    say(g, "%s",
                  _("no figures were made of this group yet, so there are none to give again: "
                    "leave out --again"));
    return STATUS_REFUSED;
}

/* Nothing was ever released, and there are too few. */
static int too_few(const struct gathering *g, size_t count, int k) {
    if (g->region)
        return refuse(g,
                      _("There are %zu results, and a school hands up from %d on, so that nobody's "
                        "answers can be found out. Nothing was written. Small schools can gather "
                        "together: open one group for all of them (group new --outside), ask "
                        "everybody to share with that one, and hand it up."),
                      count, k);
    return refuse(g,
                  _("There are %zu results, and figures are made from %d on, so that nobody's "
                    "answers can be found out. Nothing was written. Ask more people to share, and "
                    "gather once more."),
                  count, k);
}

/* There was a release, and too few came since. */
static int too_few_new(const struct gathering *g, size_t count, int k) {
    return refuse(g,
                  _("%zu results came since the last release. They are added when there are %d or "
                    "more: laid beside the last release, the figures would tell what so few people "
                    "answered. Nothing was written; --again gives the last release once more, "
                    "without them."),
                  count, k);
}

void gathering_add_batch(struct gathering *gathering) {
    struct harvest *harvest = &gathering->harvest;
    ledger_add(gathering->ledger, harvest->tallies, harvest->numbers, harvest->number_count);
    harvest->tallies = NULL; /* the ledger has these now */
    harvest->numbers = NULL;
}

/* Results of people: as many as may be told of. */
static int add_people(struct gathering *gathering) {
    struct ledger *ledger = gathering->ledger;
    size_t count = gathering->harvest.number_count;
    int k = control_thresholds(gathering->group).k;
    if (ledger->batch_count == 0 && count < (size_t)k)
        return too_few(gathering, count, k);
    if (count < (size_t)k && (count == 0 || gathering->request->values[OPTION_ATTACK]))
        return STATUS_DONE; /* on what was released before */
    if (count < (size_t)k)
        return too_few_new(gathering, count, k);
    gathering_add_batch(gathering);
    return STATUS_DONE;
}

static int items_lost(const struct release *before, const struct release *now) {
    int lost = 0;
    for (int i = 0; i < now->framework->item_count; i++)
        lost += before->all.items[i].form == FORM_TALLY && now->all.items[i].form != FORM_TALLY;
    return lost;
}

/* How many items are told less of, now that the last batch was added. */
static int loss(const struct gathering *g) {
    struct pool pool = ledger_pool(g->ledger);
    struct release *before = control_release(&pool, pool.batch_count - 1);
    struct release *now = control_release(&pool, pool.batch_count);
    int lost = items_lost(before, now);
    release_free(before);
    release_free(now);
    return lost;
}

/* A small batch can take more than it brings: says so, and asks whoever is there. */
static int warn_of_loss(const struct gathering *g) {
    int lost = loss(g);
    if (lost == 0)
        return STATUS_DONE;
    say(g,
        ngettext("With these new results %d item that was told in numbers is told in words or not "
                 "at all, also later: too few came, or they are too much alike. With more of them "
                 "at once less is lost.",
                 "With these new results %d items that were told in numbers are told in words or "
                 "not at all, also later: too few came, or they are too much alike. With more of "
                 "them at once less is lost.",
                 (unsigned long)lost),
        lost);
    bool asks = !g->said && isatty(STDIN_FILENO) && !g->request->values[OPTION_YES] &&
                !g->request->values[OPTION_ATTACK];
    if (!asks || confirm(g->request, _("Add them? Type yes or no:")))
        return STATUS_DONE;
    say(g, "%s", _("Nothing was written; --again gives the last release once more."));
    return STATUS_REFUSED;
}

int gathering_add(struct gathering *gathering) {
    struct ledger *ledger = gathering->ledger;
    int batches = ledger->batch_count;
    size_t count = gathering->harvest.number_count;
    bool again = gathering->request->values[OPTION_AGAIN];
    if (ledger->batch_count == 0 && again)
        return nothing_yet(gathering);
    if (again || (count == 0 && ledger->batch_count > 0))
        return STATUS_DONE;
    if (ledger->batch_count == BATCHES_MAX && gathering->request->values[OPTION_ATTACK])
        return STATUS_DONE; /* on what was released before */
    if (ledger->batch_count == BATCHES_MAX)
        return refuse(gathering,
                      _("Results were added %d times to this group, and more would give away too "
                        "much. Open a new group for those that came since."),
                      BATCHES_MAX);
    int status = gathering->group->region ? handing_add(gathering) : add_people(gathering);
    bool more = status == STATUS_DONE && batches > 0 && ledger->batch_count > batches;
    return more ? warn_of_loss(gathering) : status;
}

/* --- attacking ------------------------------------------------------------------------------ */

static void tell_finding(const struct gathering *g, const struct finding *finding) {
    const struct framework *fw = g->framework;
    struct buf bucket = {0};
    group_bucket_name(g->group, fw, finding->bucket, g->request->language, &bucket);
    say(g,
                  finding->nearly ? _("Nearly certain: %s, item %s (%s), batch %d, %s")
                                  : _("Certain: %s, item %s (%s), batch %d, %s"),
                  finding->wish ? _("a wish") : _("a level"), fw->items[finding->item].id,
                  framework_text(fw, &fw->items[finding->item].statement, g->request->language),
                  finding->batch + 1, buf_string(&bucket));
    buf_free(&bucket);
}

int gathering_attack(struct gathering *gathering) {
    struct pool pool = ledger_pool(gathering->ledger);
    pool.hands_up = gathering->region;
    struct attack attack = attack_releases(&pool, pool.thresholds.k);
    if (attack.finding_count == 0) {
        struct buf text = {0};
        if (attack.answers == 0)
            buf_add_string(&text, _("There was nothing to attack: no answer is told.\n"));
        else
            buf_addf(&text,
                 _("The attack found nothing. It looked at %lu answers. Not one of them follows "
                   "from all figures released so far and these together, not even for %d people "
                   "who put their own answers together.\n"),
                 (unsigned long)attack.answers, pool.thresholds.k - 1);
        if (gathering->request->values[OPTION_ATTACK])
            print_text(gathering->request, buf_string(&text));
        buf_free(&text);
        return STATUS_DONE;
    }
    for (int i = 0; i < attack.finding_count && i < FINDINGS_MAX; i++) {
        const struct finding finding = attack.findings[i];
        tell_finding(gathering, &finding);
    }
    return refuse(gathering,
                  _("From these figures somebody's answer could be found out, so nothing was "
                    "written. It is safe when more people share, or in a new group with a higher "
                    "k (group new --k)."));
}

/* --- releasing ------------------------------------------------------------------------------ */

int gathering_note(struct gathering *gathering, struct release **release) {
    struct problems problems = {0};
    struct pool pool = ledger_pool(gathering->ledger);
    *release = control_release(&pool, pool.batch_count);
    if (!ledger_note(gathering->ledger, *release, gathering->region))
        problem_add(&problems, PROBLEM_PRIVACY, NULL, 0, 0, "%s",
                    _("this group was released too often: open a new group"));
    else
        ledger_save(&gathering->place, gathering->ledger, &problems);
    int status = say_problems(gathering, &problems);
    problems_free(&problems);
    return status;
}

int gathering_release(struct gathering *gathering) {
    struct release *release;
    int status = handing_check_people(gathering);
    if (status != STATUS_DONE)
        return status;
    status = gathering_note(gathering, &release);
    release->earlier = gathering->earlier;
    if (status == STATUS_DONE && gathering->region)
        status = handing_write(gathering, release);
    else if (status == STATUS_DONE)
        status = release_papers_write(gathering->request, release);
    release_free(release);
    return status;
}

int gathering_destroy(struct gathering *gathering) {
    const struct request *request = gathering->request;
    struct harvest removed = {.tallies = NULL};
    if (!request->values[OPTION_YES] &&
        !confirm(request, _("The figures are kept. Take away the files of the people who are in "
                            "them? This cannot be undone. Type yes or no:"))) {
        say(gathering, "%s", _("All files are still there."));
        return STATUS_DONE;
    }
    int status = read_files(gathering, true, &removed);
    int kept = say_problems(gathering, &removed.refusals);
    status = kept > status ? kept : status;
    say(gathering, ngettext("%lu file was taken away.", "%lu files were taken away.",
                            removed.known),
        (unsigned long)removed.known);
    harvest_free(&removed);
    return status;
}
