/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/group_new.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/group_files.h"
#include "cli/papers.h"

#define USUAL_FRAMEWORK "lob"
#define PEOPLE_MOST 100000

struct opening {
    const struct request *request;
    bool asks;  /* there is somebody to ask */
    bool ended; /* her answers came to an end */
    struct framework *framework;
    struct group *group;
    int status;
};

/* ---- asking ---- */

/* One line typed after QUESTION, in OUT; "" for Enter. False when there is none. */
static bool ask(struct opening *o, const char *question, struct buf *out) {
    char typed[GROUP_TEXT_MAX + 2];
    buf_clear(out);
    print_text(o->request, question);
    print_text(o->request, " ");
    if (o->ended || !fgets(typed, sizeof typed, stdin)) {
        o->ended = true;
        return false;
    }
    text_add_clean(out, typed, strcspn(typed, "\n"), false);
    return true;
}

static bool ask_yes(struct opening *o, enum option_id option, const char *question) {
    if (o->request->values[option])
        return true;
    struct buf typed = {0};
    int said = 0;
    while (o->asks && ask(o, question, &typed) && (said = yes_or_no(buf_string(&typed))) < 0)
        print_text(o->request, _("Type yes or no; Enter is no.\n"));
    buf_free(&typed);
    return said == 1;
}

static const char *ask_text(struct opening *o, enum option_id option, const char *question) {
    struct buf typed = {0};
    const char *text = o->request->values[option];
    if (!text && o->asks && ask(o, question, &typed))
        text = buf_string(&typed);
    const char *kept = group_text(o->group, text ? text : "");
    buf_free(&typed);
    return kept;
}

/* ---- how many ---- */

/* The whole number in TYPED; -1 when it is none. */
static int number_in(const char *typed) {
    char *end;
    long value = strtol(typed, &end, 10);
    bool digits = typed[0] && strspn(typed, "0123456789") == strlen(typed);
    return digits && strlen(typed) < 8 && !*end && value <= PEOPLE_MOST ? (int)value : -1;
}

int group_read_k(const struct request *request, const char *typed, int floor, int *status) {
    int k = number_in(typed);
    *status = STATUS_DONE;
    if (k < 0 || k > K_MOST) {
        *status = wrong_usage(request, NULL, _("--k \"%s\": a number from %d to %d is expected"),
                              typed, floor, K_MOST);
        return -1;
    }
    if (k >= floor)
        return k;
    *status = STATUS_PRIVACY;
    print_message(request,
                  _("%d is too few. With fewer than %d people behind a figure, colleagues who know "
                    "their own answers can work out somebody else's. You can choose more, not "
                    "fewer."),
                  k, floor);
    return -1;
}

/* K from the option, or asked until it is good. */
static bool choose_k(struct opening *o) {
    const char *typed = o->request->values[OPTION_K];
    int floor = group_floor(o->group->outside);
    o->group->k = floor;
    if (typed) {
        o->group->k = group_read_k(o->request, typed, floor, &o->status);
        return o->status == STATUS_DONE;
    }
    struct buf answer = {0}, question = {0};
    buf_addf(&question, _("At least how many people behind every figure? (Enter: %d)"), floor);
    while (o->asks && ask(o, buf_string(&question), &answer) && answer.length > 0) {
        o->group->k = group_read_k(o->request, buf_string(&answer), floor, &o->status);
        if (o->status == STATUS_DONE)
            break;
        o->group->k = floor;
        o->status = STATUS_DONE;
    }
    buf_free(&answer);
    buf_free(&question);
    return !o->ended;
}

/* ---- the break-down ---- */

/* The split called NAME; false after saying what is wrong. */
static bool split_named(struct opening *o, const char *name, enum split *split) {
    for (int i = 0; i < SPLITS; i++)
        if (strcmp(split_ids[i], name) == 0) {
            *split = (enum split)i;
            return true;
        }
    o->status =
        wrong_usage(o->request, text_nearest(name, split_ids, SPLITS),
                    _("unknown break-down \"%s\": line, role, stage, sector or none"), name);
    return false;
}

static bool choose_split(struct opening *o, enum split *split) {
    const char *name = o->request->values[OPTION_SPLIT];
    *split = SPLIT_NONE;
    if (name)
        return split_named(o, name, split);
    struct buf typed = {0};
    while (
        o->asks &&
        ask(o, _("Break the figures down by line, role, stage or sector? (Enter: no)"), &typed) &&
        typed.length > 0) {
        if (split_named(o, buf_string(&typed), split))
            break;
        o->status = STATUS_DONE;
    }
    buf_free(&typed);
    return !o->ended;
}

/* The numbers in the options --people; false after saying what is wrong. */
static bool people_said(struct opening *o, enum split split, int people[static SET_MAX]) {
    const struct request *request = o->request;
    const char *names[SET_MAX];
    int count = split_count(o->framework, split);
    for (int i = 0; i < count; i++)
        names[i] = split_member(o->framework, split, i);
    for (int i = 0; i < request->people_count; i++) {
        const char *said = request->people[i];
        size_t length = strcspn(said, "=");
        int place = 0, number = said[length] ? number_in(said + length + 1) : -1;
        while (place < count &&
               (strlen(names[place]) != length || strncmp(names[place], said, length) != 0))
            place++;
        if (place < count && number >= 0) {
            people[place] = number;
            continue;
        }
        struct buf name = {0};
        buf_add(&name, said, length);
        o->status = wrong_usage(
            request, place < count ? NULL : text_nearest(buf_string(&name), names, (size_t)count),
            _("--people \"%s\": a name by which is broken down and a number, such as %s=20"), said,
            count ? names[0] : "first");
        buf_free(&name);
        return false;
    }
    return true;
}

/* Asks how many there are of each; Enter means that nobody is expected. */
static bool ask_people(struct opening *o, enum split split, int people[static SET_MAX]) {
    bool any = false;
    print_text(o->request, _("About how many people do you expect? Enter when there are none, or "
                             "when you do not know for any of these.\n"));
    for (int i = 0; i < split_count(o->framework, split); i++) {
        struct buf question = {0}, typed = {0};
        buf_addf(&question, "%s:",
                 framework_text(o->framework, split_member_name(o->framework, split, i),
                                o->request->language));
        while (ask(o, buf_string(&question), &typed) && typed.length > 0) {
            people[i] = number_in(buf_string(&typed));
            any = any || people[i] >= 0;
            if (people[i] >= 0)
                break;
            print_text(o->request, _("Type a number, or Enter when you do not know.\n"));
        }
        buf_free(&question);
        buf_free(&typed);
    }
    return any;
}

/* The names of the MEMBERS of whom people are expected, or of all where nobody said how many. */
static void add_names(const struct opening *o, set members, const int *people, struct buf *out) {
    const struct group *group = o->group;
    bool others = false;
    for (int i = 0; i < split_count(o->framework, group->split); i++) {
        if (!SET_HAS(members, i))
            continue;
        if (people && people[i] == 0) {
            others = true;
            continue;
        }
        buf_addf(out, "%s%s", out->length ? ", " : "",
                 framework_text(o->framework, split_member_name(o->framework, group->split, i),
                                o->request->language));
    }
    if (others && out->length)
        buf_add_string(out, ", ");
    if (others)
        buf_add_string(out, _("all who are not named"));
}

/* Says which of them are counted together, and why. */
static void say_joined(const struct opening *o, bool split_left, const int *people) {
    const struct group *group = o->group;
    struct buf text = {0};
    int least = 2 * group_threshold(group);
    if (!split_left)
        buf_addf(&text,
                 _("The figures are given for all together. To break them down there must be at "
                   "least two parts of %d people or more. With fewer, one careers teacher could be "
                   "recognised by everybody.\n"),
                 least);
    for (int i = 0; i < group->bucket_count; i++) {
        set members = group->buckets[i].members;
        if (!(members & (members - 1))) /* one alone */
            continue;
        struct buf name = {0};
        add_names(o, members, people, &name);
        buf_addf(&text,
                 _("Counted together: %s. A part with fewer than %d people is not shown by "
                   "itself: the answers of one careers teacher would be there for all to see.\n"),
                 buf_string(&name), least);
        buf_free(&name);
    }
    print_text(o->request, buf_string(&text));
    buf_free(&text);
}

static bool choose_buckets(struct opening *o) {
    enum split split;
    int people[SET_MAX] = {0};
    if (!choose_split(o, &split))
        return false;
    if (split == SPLIT_NONE && o->request->people_count) {
        o->status = wrong_usage(o->request, NULL, "%s",
                                _("--people goes with --split: say what is broken down by"));
        return false;
    }
    if (split == SPLIT_NONE)
        return true;
    bool known = o->request->people_count > 0;
    if (known && !people_said(o, split, people))
        return false;
    if (!known && o->asks)
        known = ask_people(o, split, people);
    if (o->ended)
        return false;
    bool left = group_split_by(o->group, o->framework, split, known ? people : NULL);
    say_joined(o, left, known ? people : NULL);
    return true;
}

/* ---- all of it ---- */

/* A region is for schools: its figures leave these, are of all together, and are sealed. */
static bool choose_region(struct opening *o) {
    o->group->region = o->request->values[OPTION_REGION];
    if (!o->group->region || (!o->request->values[OPTION_SPLIT] && !o->request->people_count))
        return true;
    o->status = wrong_usage(o->request, NULL, "%s",
                            _("the figures of a region are not broken down: leave out --split and "
                              "--people"));
    return false;
}

static bool choose_all(struct opening *o) {
    struct group *group = o->group;
    if (!choose_region(o))
        return false;
    group->outside = group->region || ask_yes(o, OPTION_OUTSIDE, _("Do the figures leave the school? (yes or no)"));
    group->takes_part =
        ask_yes(o, OPTION_TAKES_PART,
                _("Does the person who gathers the files fill it in as well? (yes or no)"));
    if (!choose_k(o) || (!group->region && !choose_buckets(o)))
        return false;
    group->period = ask_text(o, OPTION_PERIOD, _("Which period, such as 2026-2027?"));
    group->purpose = ask_text(o, OPTION_PURPOSE, _("What are the figures for?"));
    group->contact = ask_text(o, OPTION_CONTACT, _("Whom can people ask?"));
    return !o->ended;
}

/* Makes the keys; says what the secret one means. */
static bool seal(struct opening *o) {
    struct problems problems = {0};
    struct buf text = {0};
    char secret[SECRET_KEY_SIZE], *path = NULL;
    seal_keys(o->group->public_key, secret);
    bool kept = group_keep_key(o->group, secret, &path, &problems);
    sodium_memzero(secret, sizeof secret);
    if (kept) {
        buf_addf(&text,
                 _("The secret key is in %s\nKeep it, and a copy on a stick in a drawer. Give it "
                   "to nobody. Whoever has it can open the files; when it is lost nobody can, and "
                   "everybody has to share again with a new group.\n"),
                 path);
        print_text(o->request, buf_string(&text));
    } else {
        o->status = print_problems(o->request, &problems);
    }
    problems_free(&problems);
    buf_free(&text);
    free(path);
    return kept;
}

static bool is_there(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0;
}

static void write_it(struct opening *o, const char *path) {
    struct problems problems = {0};
    struct buf text = {0};
    if (group_save(path, o->group, o->framework, &problems)) {
        buf_addf(&text,
                 o->group->region
                     ? _("Written: %s\nGive this file to the person who gathers in each school. "
                         "Look at it with: lobspiegel group show %s\n")
                     : _("Written: %s\nGive this file to everybody you ask to share. Look at it "
                         "with: lobspiegel group show %s\n"),
                 path, path);
        print_text(o->request, buf_string(&text));
    }
    o->status = print_problems(o->request, &problems);
    problems_free(&problems);
    buf_free(&text);
}

static int refuse_path(const struct request *request, const char *path) {
    struct problems problems = {0};
    problem_add(&problems, PROBLEM_REFUSED, path, 0, 0, "%s",
                _("is there already, and is left as it is. Choose another code, or another file "
                  "with -o"));
    int status = print_problems(request, &problems);
    problems_free(&problems);
    return status;
}

static void open_group(struct opening *o, const char *path) {
    const struct request *request = o->request;
    unsigned char id[GROUP_ID_BYTES];
    randombytes_buf(id, sizeof id);
    o->group = group_new(o->framework, request->operands[1], id);
    bool chosen = choose_all(o);
    bool sealed = chosen && (o->group->region || ask_yes(o, OPTION_SEALED,
                                    _("Seal the files, so that only you can open them? (yes or "
                                      "no)")));
    if (o->ended)
        print_text(request, _("Nothing was written.\n"));
    else if (chosen && (!sealed || seal(o)))
        write_it(o, path);
    group_free(o->group);
}

int group_begin(const struct request *request) {
    const char *code = request->operands[1], *output = request->values[OPTION_OUTPUT];
    const char *name = request->values[OPTION_FRAMEWORK];
    struct problems problems = {0};
    struct buf path = {0};
    if (!group_code_is_good(code))
        return wrong_usage(request, NULL,
                           _("\"%s\" is no group code: small letters, digits and hyphens, %d at "
                             "most"),
                           code, GROUP_CODE_MAX);
    struct opening o = {.request = request,
                        .asks = !request->values[OPTION_YES] && isatty(0) && isatty(1)};
    if (output)
        buf_add_string(&path, output);
    else
        buf_addf(&path, "%s" GROUP_ENDING, code);
    if (is_there(buf_string(&path))) {
        o.status = refuse_path(request, buf_string(&path));
    } else {
        o.framework = load_framework(name ? name : USUAL_FRAMEWORK, &problems);
        o.status = print_problems(request, &problems);
        if (o.framework)
            open_group(&o, buf_string(&path));
    }
    framework_free(o.framework);
    problems_free(&problems);
    buf_free(&path);
    return o.status;
}
