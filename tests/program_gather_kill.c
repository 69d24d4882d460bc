/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_gather_kill: full disks, kill -9, two coordinators, damaged ledgers: nothing is lost,
 * nothing half is left, and no release gets out that the ledger does not know. */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program_team.h"
#include "property.h"

#define OUT "home/uit"
#define TEMPORARY "*.lobspiegel-*"

/* A team of which 12 people were released, and 12 more have shared. */
static void begin_second(struct team *team) {
    team_begin(team, false);
    team_share(team, place_path(team->place, "home/in"), 0, 12);
    ck_assert_int_eq(team_gather(team, NULL).status, 0);
    team_share(team, place_path(team->place, "home/in"), 12, 24);
}

/* The release of the first 24 people, as it should be. */
static const char *whole_release(struct team *team) {
    const char *kept = place_path(team->place, "data");
    place_set(team->place, "XDG_DATA_HOME=%s", place_path(team->place, "aside"));
    team_share(team, place_path(team->place, "home/in"), 0, 12);
    for (int person = 12; person < 24; person++)
        ck_assert_int_eq(
            unlink(team_file(team, place_path(team->place, "home/in"), person)), 0);
    ck_assert_int_eq(team_gather(team, NULL).status, 0);
    team_share(team, place_path(team->place, "home/in"), 12, 24);
    struct ran ran = team_gather(team, NULL);
    ck_assert_int_eq(ran.status, 0);
    place_set(team->place, "XDG_DATA_HOME=%s", kept);
    return ran.out;
}

/* --- two at once ---------------------------------------------------------------------------- */

START_TEST(two_coordinators_do_not_gather_at_once) {
    struct team team;
    begin_second(&team);
    const char *ledger = team_ledger(&team);
    FILE *lock = fopen(place_only(team.place, "data/lobspiegel/groups/*/lock"), "r+");
    ck_assert_ptr_nonnull(lock);
    ck_assert_int_eq(flock(fileno(lock), LOCK_EX), 0);
    struct ran ran = team_gather(&team, WORDS("-o", "uit"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "right now"));
    ck_assert_int_eq(place_count(team.place, OUT), 0);
    ck_assert_str_eq(team_ledger(&team), ledger);
    ck_assert_int_eq(fclose(lock), 0);
    ck_assert_int_eq(team_gather(&team, NULL).status, 0);
    team_end(&team);
}
END_TEST

/* --- failing disks -------------------------------------------------------------------------- */

/* Every call that writes, in the ledger's folder (the numbers, then the ledger) and at the
 * release. */
static const struct {
    const char *call, *error, *which;
} troubles[] = {
    {"mkstemp", "ENOSPC", "1:/groups/"}, {"mkstemp", "EROFS", "2:/groups/"},
    {"write", "ENOSPC", "1:/groups/"},   {"write", "EIO", "2:/groups/"},
    {"write", "EDQUOT", "2:/groups/"},   {"fsync", "EIO", "1:/groups/"},
    {"fsync", "ENOSPC", "3:/groups/"},   {"close", "EIO", "1:/groups/team-cafe0102/.lob"},
    {"close", "ENOSPC", "2:/groups/team-cafe0102/.lob"},
    {"rename", "EIO", "1:/groups/"},     {"rename", "EACCES", "2:/groups/"},
    {"mkstemp", "ENOSPC", "1:./.lob"},   {"write", "ENOSPC", "1:/home/.lob"},
    {"fsync", "EIO", "1:/home/.lob"},    {"rename", "EDQUOT", "1:./.lob"},
};

START_TEST(a_disk_that_fails_keeps_what_was) {
    struct team team;
    begin_second(&team);
    const char *whole = whole_release(&team), *ledger = team_ledger(&team);
    bool at_release = !strstr(troubles[_i].which, "/groups/");
    place_fault(team.place, place_text(team.place, "%s:%s:%s", troubles[_i].call,
                                       troubles[_i].error, troubles[_i].which));
    struct ran ran = team_gather(&team, WORDS("-o", "uit"));
    ck_assert_int_eq(place_faults(team.place), 1);
    ck_assert_msg(ran.status == 3, "%s %s: status %d", troubles[_i].call, troubles[_i].which,
                  ran.status);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(place_count(team.place, OUT), 0);
    ck_assert_int_eq(place_count(team.place, TEMPORARY), 0);
    if (at_release)
        ck_assert_int_eq(team_counted(&team), 24); /* never behind */
    else
        ck_assert_str_eq(team_ledger(&team), ledger);
    place_fault(team.place, "");
    ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, whole);
    ck_assert_int_eq(place_count(team.place, TEAM_NUMBERS), 1);
    team_end(&team);
}
END_TEST

START_TEST(odd_writes_are_made_good) {
    struct team team;
    begin_second(&team);
    const char *whole = whole_release(&team);
    place_fault(team.place, "write:short;write:EINTR:3;fsync:EINVAL:2");
    struct ran ran = team_gather(&team, WORDS("-o", "uit"));
    ck_assert_int_gt(place_faults(team.place), 2);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(place_read(team.place, place_path(team.place, OUT)), whole);
    team_end(&team);
}
END_TEST

/* Files that cannot be taken away are named, and there is an error at the end. */
START_TEST(what_cannot_be_taken_away_is_told) {
    struct team team;
    begin_second(&team);
    place_fault(team.place, "unlink:EPERM:5:in/");
    struct ran ran = team_gather(&team, WORDS("--destroy", "--yes", "--jobs", "1"));
    ck_assert_int_eq(place_faults(team.place), 1);
    ck_assert_int_eq(ran.status, 3);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 1);
    ck_assert_ptr_nonnull(
        strstr(ran.err, strrchr(place_only(team.place, "home/in/*"), '/') + 1));
    team_end(&team);
}
END_TEST

/* --- killed --------------------------------------------------------------------------------- */

/* Whatever was going on: nothing is half, nothing is open, and the ledger knows what is out. */
static void check_after_kill(struct team *team, const char *whole, const char *before) {
    const char *key = team->group->public_key[0] ? "--key" : NULL;
    place_fault(team->place, "");
    ck_assert_int_eq(team_holding(team, "data", "answers:"), 0);
    bool out = place_count(team->place, OUT) > 0;
    if (out) {
        ck_assert_str_eq(place_read(team->place, place_path(team->place, OUT)), whole);
        ck_assert_int_eq(team_counted(team), 24);
    }
    struct ran ran = team_gather(team, WORDS("--again", key, "team.key"));
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    ck_assert_msg(strcmp(ran.out, whole) == 0 || (!out && strcmp(ran.out, before) == 0),
                  "another release");
    ran = team_gather(team, WORDS("-o", "uit", key, "team.key"));
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    ck_assert_str_eq(place_read(team->place, place_path(team->place, OUT)), whole);
    ck_assert_int_eq(place_count(team->place, "data/lobspiegel/groups/*/*"), 3);
}

/* Gathers under a fault that kills; true when it did. */
static bool kill_at(struct team *team, const char *rule) {
    const char *key = team->group->public_key[0] ? "--key" : NULL;
    place_fault(team->place, rule);
    struct ran ran = team_gather(team, WORDS("-o", "uit", key, "team.key"));
    ck_assert_msg(ran.status == -1 || ran.status == 0, "status %d: %s", ran.status, ran.err);
    return ran.status == -1;
}

static const char *const steps[] = {
    "open:kill:1:/lock",        "mkstemp:kill:1:/groups/", "write:kill:1:/groups/",
    "fsync:kill:1:/groups/",    "close:kill:1:/.lob",      "rename:kill:1:/groups/",
    "fsync:kill:2:/groups/",    "mkstemp:kill:2:/groups/", "write:kill:2:/groups/",
    "fsync:kill:3:/groups/",    "rename:kill:2:/groups/",  "fsync:kill:4:/groups/",
    "mkstemp:kill:1:./.lob",    "write:kill:1:/home/.lob", "rename:kill:1:./.lob",
    "fsync:kill:2:/home",
};

START_TEST(killed_at_any_step_nothing_is_lost) {
    struct team team;
    begin_second(&team);
    const char *whole = whole_release(&team), *before = team_gather(&team, WORDS("--again")).out;
    ck_assert_msg(kill_at(&team, steps[_i]), "%s never came", steps[_i]);
    check_after_kill(&team, whole, before);
    team_end(&team);
}
END_TEST

/* The first time there is no ledger yet. */
START_TEST(killed_the_first_time_it_begins_anew) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, 24);
    place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "aside"));
    const char *whole = team_gather(&team, NULL).out;
    place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "data"));
    place_fault(team.place, steps[_i]);
    ck_assert_int_eq(team_gather(&team, WORDS("-o", "uit")).status, -1);
    place_fault(team.place, "");
    bool out = place_count(team.place, OUT) > 0;
    ck_assert(!out || team_counted(&team) == 24);
    struct ran ran = team_gather(&team, NULL);
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    ck_assert_str_eq(ran.out, whole);
    ck_assert_int_eq(place_count(team.place, "data/lobspiegel/groups/*/*"), 3);
    team_end(&team);
}
END_TEST

#define ROUNDS 12

/* At random moments: just before some request for memory, in whatever thread. */
START_TEST(killed_at_random_nothing_is_lost) {
    struct team team;
    struct chance chance = property_case(_i);
    int kills = 0, most = 4096;
    team_begin(&team, _i == 1);
    const char *in = place_path(team.place, "home/in");
    const char *key = _i == 1 ? "--key" : NULL;
    team_share(&team, in, 0, 12);
    const char *before = team_gather(&team, WORDS(key, "team.key")).out;
    team_share(&team, in, 12, 24);
    ck_assert_int_eq(rename(place_path(team.place, "data"), place_path(team.place, "kept")), 0);
    const char *copy = place_text(team.place, "cp -r '%s' '%s'", place_path(team.place, "kept"),
                                  place_path(team.place, "data"));
    const char *clear = place_text(team.place, "rm -rf '%s'", place_path(team.place, "data"));
    ck_assert_int_eq(system(copy), 0);
    struct ran ran = team_gather(&team, WORDS(key, "team.key"));
    ck_assert_int_eq(ran.status, 0);
    for (int round = 0; round < ROUNDS; round++) {
        ck_assert_int_eq(system(clear), 0);
        ck_assert_int_eq(system(copy), 0);
        unlink(place_path(team.place, OUT));
        int moment = chance_between(&chance, 1, most);
        if (kill_at(&team, place_text(team.place, "malloc:kill:%d", moment)))
            kills++;
        else
            most = moment; /* later than all there is */
        check_after_kill(&team, ran.out, before);
    }
    ck_assert_int_gt(kills, ROUNDS / 4);
    team_end(&team);
}
END_TEST

/* Half of the files gone: the figures are there, and the rest goes the next time. */
START_TEST(killed_while_files_are_taken_away) {
    struct team team;
    begin_second(&team);
    place_fault(team.place, "unlink:kill:13:in/");
    struct ran ran = team_gather(&team, WORDS("--destroy", "--yes", "-o", "uit"));
    ck_assert_int_eq(ran.status, -1);
    place_fault(team.place, "");
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 12);
    ran = team_gather(&team, WORDS("--destroy", "--yes"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, place_read(team.place, place_path(team.place, OUT)));
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 0);
    ck_assert_int_eq(team_counted(&team), 24);
    team_end(&team);
}
END_TEST

/* --- damage --------------------------------------------------------------------------------- */

enum damage { CUT, EMPTY, MISCOUNTED, GARBAGE, MISSING, NO_NUMBERS, OTHER_NUMBERS, SWAPPED, FOLDER,
              DAMAGES };

static void do_damage(struct team *team, enum damage damage) {
    const char *ledger = place_only(team->place, TEAM_LEDGER);
    const char *numbers = place_only(team->place, TEAM_NUMBERS);
    char *text = strdup(team_ledger(team)), *at;
    ck_assert_ptr_nonnull(text);
    switch (damage) {
    case CUT:
        text[strlen(text) / 2] = '\0';
        break;
    case EMPTY:
        text[0] = '\0';
        break;
    case MISCOUNTED: /* one person more than there are numbers */
        at = strstr(text, "people: ");
        ck_assert_ptr_nonnull(at);
        at[8] = at[8] == '9' ? '8' : (char)(at[8] + 1);
        break;
    case GARBAGE:
        memset(text, '\xff', strlen(text));
        break;
    case MISSING:
        ck_assert_int_eq(unlink(ledger), 0);
        break;
    case NO_NUMBERS:
        ck_assert_int_eq(unlink(numbers), 0);
        break;
    case OTHER_NUMBERS:
        place_write(team->place, numbers, "0123456789abcdef");
        break;
    case SWAPPED:
        at = strstr(text, team->group->id);
        ck_assert_ptr_nonnull(at);
        at[0] = 'd';
        break;
    case FOLDER:
        ck_assert_int_eq(unlink(ledger), 0);
        ck_assert_int_eq(mkdir(ledger, 0700), 0);
        break;
    case DAMAGES:
        break;
    }
    if (damage != MISSING && damage != FOLDER)
        place_write(team->place, ledger, text);
    free(text);
}

START_TEST(without_a_good_ledger_nothing_is_released) {
    struct team team;
    begin_second(&team);
    do_damage(&team, (enum damage)_i);
    const char *listing = place_text(team.place, "%d files", place_count(team.place, "data/*"));
    for (int again = 0; again < 2; again++) {
        struct ran ran = team_gather(&team, WORDS("-o", "uit", again ? "--again" : NULL));
        ck_assert_msg(ran.status == 1, "damage %d: status %d\n%s", _i, ran.status, ran.err);
        ck_assert_ptr_nonnull(strstr(ran.err, "backup"));
        ck_assert_str_eq(ran.out, "");
        ck_assert_int_eq(place_count(team.place, OUT), 0);
        ck_assert_str_eq(place_text(team.place, "%d files", place_count(team.place, "data/*")),
                         listing);
    }
    team_end(&team);
}
END_TEST

void add_gather_kill_tests(Suite *suite) {
    TCase *kill = tcase_create("gather-kill");
    tcase_set_timeout(kill, 24 * terminal_deadline());
    tcase_add_test(kill, two_coordinators_do_not_gather_at_once);
    tcase_add_loop_test(kill, without_a_good_ledger_nothing_is_released, 0, DAMAGES);
    if (faults_possible()) {
        tcase_add_loop_test(kill, a_disk_that_fails_keeps_what_was, 0,
                            (int)ARRAY_LENGTH(troubles));
        tcase_add_test(kill, odd_writes_are_made_good);
        tcase_add_test(kill, what_cannot_be_taken_away_is_told);
        tcase_add_loop_test(kill, killed_at_any_step_nothing_is_lost, 0,
                            (int)ARRAY_LENGTH(steps));
        tcase_add_loop_test(kill, killed_the_first_time_it_begins_anew, 0,
                            (int)ARRAY_LENGTH(steps));
        tcase_add_test(kill, killed_while_files_are_taken_away);
        tcase_add_loop_test(kill, killed_at_random_nothing_is_lost, 0, 2);
    } else {
        fprintf(stderr, "# no faults here: gather on failing disks is left out\n");
    }
    suite_add_tcase(suite, kill);
}
