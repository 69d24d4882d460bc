/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_gather: `gather` as a coordinator uses it: a folder of files in, figures out; once more
 * later; the files taken away in the end. */
#include <config.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program_team.h"

static unsigned mode_of(const char *path) {
    struct stat status;
    ck_assert_int_eq(lstat(path, &status), 0);
    return status.st_mode & 07777;
}

/* The folder with the files of the people. */
static const char *folder_of(struct team *team) {
    return place_path(team->place, "home/in");
}

/* Gathers PEOPLE people; what came out. */
static const char *gather_first(struct team *team, int people) {
    team_share(team, folder_of(team), 0, people);
    struct ran ran = team_gather(team, NULL);
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    ck_assert_int_eq(team_counted(team), people);
    ck_assert_str_ne(ran.out, "");
    return ran.out;
}

START_TEST(forty_files_make_figures) {
    struct team team;
    team_begin(&team, false);
    gather_first(&team, 40);
    const char *ledger = place_only(team.place, TEAM_LEDGER);
    const char *folder = place_text(team.place, "%.*s", (int)(strrchr(ledger, '/') - ledger),
                                    ledger);
    ck_assert_uint_eq(mode_of(ledger), 0600);
    ck_assert_uint_eq(mode_of(place_only(team.place, TEAM_NUMBERS)), 0600);
    ck_assert_uint_eq(mode_of(folder), 0700);
    ck_assert_int_eq(place_count(team.place, "data/*"), 3); /* and the lock */
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 40);
    team_end(&team);
}
END_TEST

/* What the program leaves tells no name, no path and nobody's answers. */
START_TEST(what_is_left_behind_names_nobody) {
    struct team team;
    struct buf own = {0};
    team_begin(&team, false);
    place_set(team.place, "USER=annabel-de-vries");
    place_set(team.place, "LOGNAME=annabel-de-vries");
    team_share(&team, folder_of(&team), 0, 40);
    ck_assert_int_eq(rename(team_file(&team, folder_of(&team), 3),
                            place_path(team.place, "home/in/noor-bakker.result.yaml")),
                     0);
    ck_assert_int_eq(team_gather(&team, WORDS("-o", "uit")).status, 0);
    const char *const never[] = {"annabel",     "noor-bakker",           RESULT_ENDING, "/home",
                                 "home/in",     place_path(team.place, "home"), "rather-not",
                                 "answers:",    "random:"};
    for (size_t i = 0; i < ARRAY_LENGTH(never); i++) {
        ck_assert_msg(team_holding(&team, "data", never[i]) == 0, "%s is left", never[i]);
        ck_assert_msg(team_holding(&team, "home/uit", never[i]) == 0, "%s is told", never[i]);
    }
    /* the search does find what is there */
    team_bytes(&team, 5, &own);
    ck_assert_int_eq(team_holding(&team, "home/in", "answers:"), 40);
    ck_assert_int_eq(place_count(team.place, "home/.*"), 0);
    buf_free(&own);
    team_end(&team);
}
END_TEST

static const struct {
    int people, status;
    bool takes_part;
} thresholds[] = {{1, 4, false}, {4, 4, false}, {5, 0, false}, {6, 0, false},
                  {5, 4, true},  {6, 0, true},  {0, 4, false}};

START_TEST(from_k_people_on) {
    struct team team;
    team_begin(&team, false);
    team.group->takes_part = thresholds[_i].takes_part;
    team_write_group(&team);
    team_share(&team, folder_of(&team), 0, thresholds[_i].people);
    struct ran ran = team_gather(&team, WORDS("-o", "uit"));
    ck_assert_int_eq(ran.status, thresholds[_i].status);
    ck_assert_int_eq(place_count(team.place, "home/uit"), ran.status == 0);
    ck_assert_int_eq(place_count(team.place, TEAM_LEDGER), ran.status == 0);
    ck_assert_int_eq(place_count(team.place, TEAM_NUMBERS), ran.status == 0);
    ck_assert_str_eq(ran.out, "");
    ck_assert_str_ne(ran.err, "");
    team_end(&team);
}
END_TEST

START_TEST(once_more_says_the_same) {
    struct team team;
    team_begin(&team, false);
    const char *out = gather_first(&team, 40), *ledger = team_ledger(&team);
    static const char *const ways[] = {NULL, "--again"};
    for (size_t i = 0; i < ARRAY_LENGTH(ways); i++) {
        struct ran ran = team_gather(&team, WORDS(ways[i]));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_str_eq(ran.out, out);
        ck_assert_str_eq(team_ledger(&team), ledger);
    }
    team_end(&team);
}
END_TEST

START_TEST(later_files_wait_until_there_are_k) {
    struct team team;
    team_begin(&team, false);
    const char *out = gather_first(&team, 40), *ledger = team_ledger(&team);
    for (int people = 41; people < 45; people++) {
        team_share(&team, folder_of(&team), people - 1, people);
        struct ran ran = team_gather(&team, WORDS("-o", "uit"));
        ck_assert_int_eq(ran.status, 4);
        ck_assert_str_eq(ran.out, "");
        ck_assert_int_eq(place_count(team.place, "home/uit"), 0);
        ck_assert_str_eq(team_ledger(&team), ledger);
        ran = team_gather(&team, WORDS("--again"));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_str_eq(ran.out, out);
        ck_assert_str_eq(team_ledger(&team), ledger);
    }
    team_share(&team, folder_of(&team), 44, 45);
    struct ran ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.err, "told in words or not at all")); /* five are few */
    ck_assert_str_ne(ran.out, out);
    ck_assert_int_eq(team_counted(&team), 45);
    team_end(&team);
}
END_TEST

/* Nothing was released yet: then there is nothing to give again. */
/* The JSON of the first release, laid beside the second; and what is none. */
START_TEST(an_earlier_release_is_laid_beside) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, folder_of(&team), 0, 40);
    ck_assert_int_eq(team_gather(&team, WORDS("--format", "json", "-o", "then.json")).status, 0);
    team_share(&team, folder_of(&team), 40, 80);
    struct ran ran = team_gather(&team, WORDS("--earlier", "then.json", "--format", "json"));
    ck_assert_int_eq(ran.status, 2);
    ck_assert_ptr_nonnull(strstr(ran.err, "text, markdown and html"));
    ran = team_gather(&team, WORDS("--earlier", "team.group.yaml"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_ptr_nonnull(strstr(ran.err, "team.group.yaml: this is no earlier report"));
    ck_assert_int_eq(team_counted(&team), 40); /* nothing was released in spite of it */
    ran = team_gather(&team, WORDS("--earlier", "then.json"));
    ck_assert_msg(ran.status == 0, "status %d: %s", ran.status, ran.err);
    ck_assert_ptr_nonnull(strstr(ran.out, "Then and now"));
    ck_assert_ptr_nonnull(strstr(ran.out, "40 people"));
    ck_assert_ptr_nonnull(strstr(ran.out, "80 people"));
    ck_assert_int_eq(team_counted(&team), 80);
    team_end(&team);
}
END_TEST

START_TEST(again_before_the_first_time) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, folder_of(&team), 0, 40);
    struct ran ran = team_gather(&team, WORDS("--again", "-o", "uit"));
    ck_assert_int_eq(ran.status, 1);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(place_count(team.place, "home/uit"), 0);
    ck_assert_int_eq(place_count(team.place, TEAM_LEDGER), 0);
    ck_assert_int_eq(team_gather(&team, NULL).status, 0);
    team_end(&team);
}
END_TEST

/* What happens to a file after it was counted changes nothing. */
START_TEST(counted_files_may_go_and_change) {
    struct team team;
    struct buf bytes = {0};
    team_begin(&team, false);
    const char *out = gather_first(&team, 40), *in = folder_of(&team);
    ck_assert_int_eq(unlink(team_file(&team, in, 0)), 0);
    ck_assert_int_eq(rename(team_file(&team, in, 1), place_path(team.place, "home/in/weg")), 0);
    ck_assert_int_eq(rename(team_file(&team, in, 2), team_file(&team, in, 1)), 0);
    team_bytes(&team, 3, &bytes);
    char *answer = strstr(buf_string(&bytes), ": 2>");
    ck_assert_ptr_nonnull(answer);
    answer[2] = '1';
    team_write(team_file(&team, in, 3), &bytes); /* another answer, under the same name */
    team_write(place_path(team.place, "home/in/anders"), &bytes); /* and under another */
    team_write(team_file(&team, in, 4), &(struct buf){0});
    struct ran ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, out);
    ck_assert_int_eq(team_counted(&team), 40);
    buf_free(&bytes);
    team_end(&team);
}
END_TEST

/* The same people in other folders, under other names, by more workers. */
START_TEST(order_and_workers_make_no_difference) {
    static const char *const jobs[] = {"1", "2", "8", "64"};
    struct team team;
    team_begin(&team, false);
    const char *out = gather_first(&team, 300), *ledger = team_ledger(&team);
    const char *in = folder_of(&team);
    ck_assert_int_eq(mkdir(place_path(team.place, "home/in/a"), 0700), 0);
    ck_assert_int_eq(mkdir(place_path(team.place, "home/in/a/b"), 0700), 0);
    for (int person = 0; person < 300; person++) {
        struct buf to = {0};
        buf_addf(&to, "%s/%s%d%s", in, person % 3 ? "a/" : person % 2 ? "a/b/" : "",
                 person * 7919 % 300, person % 5 ? ".yaml" : "");
        ck_assert_int_eq(rename(team_file(&team, in, person), buf_string(&to)), 0);
        buf_free(&to);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(jobs); i++) {
        place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "other%zu", i));
        struct ran ran = team_gather(&team, WORDS("--jobs", jobs[i]));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_str_eq(ran.out, out);
        const char *other = place_only(
            team.place, place_text(team.place, "other%zu/lobspiegel/groups/*/ledger.yaml", i));
        ck_assert_str_eq(place_read(team.place, other), ledger);
    }
    team_end(&team);
}
END_TEST

/* Files by themselves, a folder twice, a link to it: what is named is looked at, and counts once. */
START_TEST(files_and_folders_may_be_named_in_any_way) {
    struct team team;
    team_begin(&team, false);
    const char *in = folder_of(&team), *out = gather_first(&team, 6);
    ck_assert_int_eq(mkdir(place_path(team.place, "home/leeg"), 0700), 0);
    ck_assert_int_eq(symlink("in", place_path(team.place, "home/link")), 0);
    const char *const *const ways[] = {
        WORDS("in", "in"), WORDS("in/"), WORDS("leeg", "./in", in), WORDS("link"),
        WORDS(team_file(&team, in, 0), team_file(&team, in, 1), team_file(&team, in, 2),
              team_file(&team, in, 3), team_file(&team, in, 4), team_file(&team, in, 5))};
    for (size_t i = 0; i < ARRAY_LENGTH(ways); i++) {
        const char *words[16] = {"gather", "--lang", "en", "--group", "team.group.yaml"};
        for (int w = 0; ways[i][w]; w++)
            words[5 + w] = ways[i][w];
        place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "other%zu", i));
        struct ran ran = place_run(team.place, NULL, words);
        ck_assert_msg(ran.status == 0, "way %zu: status %d\n%s", i, ran.status, ran.err);
        ck_assert_msg(strcmp(ran.out, out) == 0, "way %zu: other figures", i);
    }
    team_end(&team);
}
END_TEST

START_TEST(a_copy_counts_once) {
    struct team team;
    struct buf bytes = {0};
    team_begin(&team, false);
    const char *in = folder_of(&team);
    team_share(&team, in, 0, 6);
    team_bytes(&team, 2, &bytes);
    for (int i = 0; i < 30; i++)
        team_write(place_path(team.place, "home/in/kopie (%d)", i), &bytes);
    struct ran ran = team_gather(&team, WORDS("--jobs", "4"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(team_counted(&team), 6);
    /* one person less than k, whatever the number of files */
    place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "other"));
    ck_assert_int_eq(unlink(team_file(&team, in, 0)), 0);
    ck_assert_int_eq(unlink(team_file(&team, in, 1)), 0);
    ck_assert_int_eq(team_gather(&team, NULL).status, 4);
    buf_free(&bytes);
    team_end(&team);
}
END_TEST

/* Two files of one person that differ: nobody can know which one she means. */
START_TEST(files_that_contradict_each_other_do_not_count) {
    struct team team;
    struct buf bytes = {0};
    team_begin(&team, false);
    const char *in = folder_of(&team);
    team_share(&team, in, 0, 40);
    team_bytes(&team, 2, &bytes);
    char *answer = strstr(buf_string(&bytes), ": 2>");
    ck_assert_ptr_nonnull(answer);
    answer[2] = '1';
    team_write(place_path(team.place, "home/in/nieuw\033[31m.result.yaml"), &bytes);
    struct ran ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(team_counted(&team), 39);
    ck_assert_ptr_nonnull(strstr(ran.err, strrchr(team_file(&team, in, 2), '/') + 1));
    ck_assert_ptr_nonnull(strstr(ran.err, "nieuw"));
    ck_assert_ptr_null(strchr(ran.err, '\033'));
    buf_free(&bytes);
    team_end(&team);
}
END_TEST

START_TEST(an_attack_alone_writes_nothing) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, folder_of(&team), 0, 40);
    struct ran ran = team_gather(&team, WORDS("--attack"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_ptr_nonnull(strstr(ran.out, "found nothing"));
    ck_assert_int_eq(place_count(team.place, TEAM_LEDGER), 0);
    ck_assert_int_eq(place_count(team.place, TEAM_NUMBERS), 0);
    team_end(&team);
}
END_TEST

/* Rule R23: who shared was promised this k, or a higher one. */
START_TEST(k_is_never_lowered) {
    struct team team;
    team_begin(&team, false);
    team.group->k = 8;
    team_write_group(&team);
    const char *out = gather_first(&team, 40), *ledger = team_ledger(&team);
    team.group->k = 7;
    team_write_group(&team);
    struct ran ran = team_gather(&team, WORDS("-o", "uit"));
    ck_assert_int_eq(ran.status, 4);
    ck_assert_int_eq(place_count(team.place, "home/uit"), 0);
    ck_assert_str_eq(team_ledger(&team), ledger);
    team.group->k = 12;
    team_write_group(&team);
    ck_assert_int_eq(team_gather(&team, NULL).status, 0);
    team.group->k = 8;
    team_write_group(&team);
    ck_assert_int_eq(team_gather(&team, NULL).status, 4);
    ck_assert_str_ne(out, "");
    team_end(&team);
}
END_TEST

START_TEST(output_to_a_full_disk_is_told) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, folder_of(&team), 0, 40);
    struct ran ran =
        place_run_to(team.place, NULL, "/dev/full", team_words(&team, NULL));
    ck_assert_int_eq(ran.status, 3);
    /* the ledger is not behind: the figures may have been seen */
    ck_assert_int_eq(team_counted(&team), 40);
    ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_ne(ran.out, "");
    team_end(&team);
}
END_TEST

/* --- taking away ---------------------------------------------------------------------------- */

static const struct {
    const char *typed, *option;
    bool gone;
} destroying[] = {{"yes\n", NULL, true}, {"ja\n", NULL, true}, {NULL, "--yes", true},
                  {"no\n", NULL, false}, {"", NULL, false},    {"yesterday\n", NULL, false}};

START_TEST(files_of_the_release_are_taken_away) {
    struct team team;
    struct buf bytes = {0}, other = {0};
    team_begin(&team, false);
    const char *in = folder_of(&team);
    team_share(&team, in, 0, 40);
    ck_assert_int_eq(mkdir(place_path(team.place, "home/in/map"), 0700), 0);
    team_bytes(&team, 7, &bytes);
    team_write(place_path(team.place, "home/in/map/kopie"), &bytes);
    team_bytes(&team, 100, &other); /* altered, so never counted */
    memcpy(strstr(buf_string(&other), "answers:"), "ANSWERS:", 8);
    team_write(place_path(team.place, "home/in/anders.result.yaml"), &other);
    place_write(team.place, place_path(team.place, "home/in/brief.txt"), "Beste Noor,\n");
    struct ran ran = place_run(team.place, destroying[_i].typed,
                               team_words(&team, WORDS("--destroy", "-o", "uit",
                                                       destroying[_i].option)));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), destroying[_i].gone ? 2 : 43);
    ck_assert_int_eq(place_count(team.place, "home/in/brief.txt"), 1);
    ck_assert_int_eq(place_count(team.place, "home/in/anders.result.yaml"), 1);
    ck_assert_int_eq(place_count(team.place, "home/uit"), 1);
    /* the figures stay */
    const char *figures = place_read(team.place, place_path(team.place, "home/uit"));
    ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_str_eq(ran.out, figures);
    buf_free(&bytes);
    buf_free(&other);
    team_end(&team);
}
END_TEST

/* Figures that nobody got are no reason to take files away. */
START_TEST(without_figures_delivered_all_files_stay) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, folder_of(&team), 0, 40);
    struct ran ran = place_run_to(team.place, NULL, "/dev/full",
                                  team_words(&team, WORDS("--destroy", "--yes")));
    ck_assert_int_eq(ran.status, 3);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 40);
    ran = team_gather(&team, WORDS("--destroy", "--yes", "-o", "weg/uit"));
    ck_assert_int_eq(ran.status, 3);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 40);
    team_end(&team);
}
END_TEST

/* Where nothing is released, nothing is taken away: too few, or some that wait. */
START_TEST(without_a_release_all_files_stay) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, folder_of(&team), 0, 4);
    ck_assert_int_eq(team_gather(&team, WORDS("--destroy", "--yes")).status, 4);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 4);
    team_share(&team, folder_of(&team), 4, 40);
    ck_assert_int_eq(team_gather(&team, NULL).status, 0);
    team_share(&team, folder_of(&team), 40, 43);
    ck_assert_int_eq(team_gather(&team, WORDS("--destroy", "--yes")).status, 4);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 43);
    ck_assert_int_eq(team_gather(&team, WORDS("--destroy", "--yes", "--again")).status, 0);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 3);
    for (int person = 40; person < 43; person++)
        ck_assert_int_eq(access(team_file(&team, folder_of(&team), person), F_OK), 0);
    team_end(&team);
}
END_TEST

/* --- sealed --------------------------------------------------------------------------------- */

/* The key lies where `group new` puts it: beside the ledger. */
static void keep_key(struct team *team, const char *key) {
    const char *place = place_path(team->place, "data/lobspiegel/groups/team-%.8s",
                                   team->group->id);
    struct buf text = {0};
    struct problems problems = {0};
    ck_assert(file_make_folder(place, &problems));
    buf_addf(&text, "%s\n", key);
    team_write(place_text(team->place, "%s/secret.key", place), &text);
    buf_free(&text);
}

START_TEST(sealed_files_open_with_the_key_only) {
    struct team team, plain;
    char public_key[GROUP_KEY_SIZE], wrong[SECRET_KEY_SIZE];
    team_begin(&team, true);
    team_share(&team, folder_of(&team), 0, 40);
    struct ran ran = team_gather(&team, NULL); /* no key */
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "key"));
    ck_assert_int_eq(team_counted(&team), -1);
    seal_keys(public_key, wrong);
    keep_key(&team, wrong);
    ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 4);
    ck_assert_ptr_nonnull(strstr(ran.err, "not the secret key of this group"));
    ck_assert_ptr_null(strstr(ran.err, RESULT_ENDING)); /* once, and not for each file */
    ck_assert_int_eq(team_counted(&team), -1);
    ran = team_gather(&team, WORDS("--key", "team.key"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(team_counted(&team), 40);
    ck_assert_int_eq(team_holding(&team, "", "answers:"), 0); /* nothing opened is left */
    keep_key(&team, team.secret_key);
    ck_assert_int_eq(team_gather(&team, NULL).status, 0);
    /* the same people in a group without a key give the same figures */
    team_begin(&plain, false);
    team_share(&plain, folder_of(&plain), 0, 40);
    ck_assert_str_eq(team_gather(&plain, NULL).out, ran.out);
    team_end(&plain);
    team_end(&team);
}
END_TEST

START_TEST(a_key_that_is_none_is_told) {
    static const char *const words[] = {"weg", "in", "/dev/null", "team.group.yaml"};
    struct team team;
    team_begin(&team, true);
    team_share(&team, folder_of(&team), 0, 6);
    struct ran ran = team_gather(&team, WORDS("--key", words[_i]));
    ck_assert_int_ne(ran.status, 0);
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(team_counted(&team), -1);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 6);
    team_end(&team);
}
END_TEST

/* Whoever shared with this group was told that only the holder of the key reads it. A file that
 * anybody could read on its way is not counted as if that had been kept. */
START_TEST(an_open_file_in_a_sealed_group_is_refused) {
    struct team team;
    team_begin(&team, true);
    team_share(&team, folder_of(&team), 0, 40);
    char key[GROUP_KEY_SIZE];
    memcpy(key, team.group->public_key, sizeof key);
    team.group->public_key[0] = '\0';
    team_share(&team, folder_of(&team), 40, 42);
    const char *open = team_file(&team, folder_of(&team), 40);
    memcpy(team.group->public_key, key, sizeof key);
    struct ran ran = team_gather(&team, WORDS("--key", "team.key"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(team_counted(&team), 40);
    ck_assert_ptr_nonnull(strstr(ran.err, strrchr(open, '/') + 1));
    ran = team_gather(&team, WORDS("--key", "team.key", "--destroy", "--yes"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(place_count(team.place, "home/in/*"), 2);
    team_end(&team);
}
END_TEST

START_TEST(sealed_copies_count_once) {
    struct team team;
    struct buf again = {0};
    team_begin(&team, true);
    team_share(&team, folder_of(&team), 0, 40);
    team_bytes(&team, 9, &again); /* sealed anew: other bytes, one person */
    team_write(place_path(team.place, "home/in/nog eens"), &again);
    ck_assert_int_eq(team_gather(&team, WORDS("--key", "team.key")).status, 0);
    ck_assert_int_eq(team_counted(&team), 40);
    buf_free(&again);
    team_end(&team);
}
END_TEST

void add_gather_tests(Suite *suite) {
    TCase *gather = tcase_create("gather");
    tcase_set_timeout(gather, 12 * terminal_deadline());
    tcase_add_test(gather, forty_files_make_figures);
    tcase_add_test(gather, what_is_left_behind_names_nobody);
    tcase_add_loop_test(gather, from_k_people_on, 0, (int)ARRAY_LENGTH(thresholds));
    tcase_add_test(gather, once_more_says_the_same);
    tcase_add_test(gather, later_files_wait_until_there_are_k);
    tcase_add_test(gather, an_earlier_release_is_laid_beside);
    tcase_add_test(gather, again_before_the_first_time);
    tcase_add_test(gather, counted_files_may_go_and_change);
    tcase_add_test(gather, order_and_workers_make_no_difference);
    tcase_add_test(gather, a_copy_counts_once);
    tcase_add_test(gather, files_that_contradict_each_other_do_not_count);
    tcase_add_test(gather, an_attack_alone_writes_nothing);
    tcase_add_test(gather, k_is_never_lowered);
    tcase_add_test(gather, output_to_a_full_disk_is_told);
    tcase_add_loop_test(gather, files_of_the_release_are_taken_away, 0,
                        (int)ARRAY_LENGTH(destroying));
    tcase_add_test(gather, without_figures_delivered_all_files_stay);
    tcase_add_test(gather, without_a_release_all_files_stay);
    tcase_add_test(gather, files_and_folders_may_be_named_in_any_way);
    tcase_add_test(gather, sealed_files_open_with_the_key_only);
    tcase_add_loop_test(gather, a_key_that_is_none_is_told, 0, 4);
    tcase_add_test(gather, an_open_file_in_a_sealed_group_is_refused);
    tcase_add_test(gather, sealed_copies_count_once);
    suite_add_tcase(suite, gather);
}
