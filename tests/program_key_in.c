/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_key_in: paper keyed in gives the same tallies as when it was shared, from lines and on a
 * terminal; what is wrong is refused as a whole, and leaves nothing behind. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program_team.h"
#include "property.h"

#define FILES "home/in/*"
#define PEOPLE 12

static void must_say(const char *text, const char *what) {
    ck_assert_msg(strstr(text, what) != NULL, "\"%s\" is not said in:\n%.3000s", what, text);
}

/* ---- a stack of paper ---- */

/* A team whose figures are also given by line. */
static void begin(struct team *team, bool sealed) {
    team_begin(team, sealed);
    ck_assert(group_split_by(team->group, team->framework, SPLIT_LINE, NULL));
    team_write_group(team);
}

static struct assessment *paper_of(const struct team *team) {
    return assessment_new(team->framework, (struct date){2026, 11, 29});
}

static struct result_answer any_answer(struct chance *chance, char out[static 4]) {
    struct result_answer answer = {ANSWER_OPEN, -1, -1};
    int sign = chance_between(chance, 0, 8), wish = chance_between(chance, 0, 4);
    bool wished = (sign <= 4 || sign == 8) && chance_of(chance, 50);
    snprintf(out, 4, "%c", "01234567."[sign]);
    if (sign <= 4)
        answer = (struct result_answer){ANSWER_RATED, (signed char)sign, -1};
    else if (sign <= 7)
        answer.state =
            (enum answer_state[]){ANSWER_NA, ANSWER_NOT_MINE, ANSWER_RATHER_NOT}[sign - 5];
    if (wished) {
        answer.wanted = (signed char)wish;
        snprintf(out + 1, 3, ">%d", wish);
    }
    return answer;
}

/* What person NUMBER ticked: as it is typed, and as a result. */
static struct result *person(const struct team *team, const struct assessment *paper, int number,
                             struct buf *typed) {
    struct chance chance = property_case(number);
    struct result *result = result_new(team->framework, team->group);
    result->random[0] = (unsigned char)(number + 1);
    result->bucket = number % (team->group->bucket_count + 1) - 1;
    buf_addf(typed, "%d ", result->bucket + 1);
    for (int i = 0; i < paper->shown_count; i++) {
        char sign[4];
        result->answers[paper->shown[i]] = any_answer(&chance, sign);
        buf_addf(typed, "%s%s", sign, i % 5 == 4 ? " " : "");
    }
    buf_add_char(typed, '\n');
    return result;
}

static void share(struct team *team, const struct result *result) {
    struct buf bytes = {0}, sealed = {0};
    char number[RESULT_NAME_SIZE];
    result_write(result, &bytes);
    result_name(result->random, number);
    if (team->group->public_key[0])
        seal_write(team->group, bytes.bytes, bytes.length, &sealed);
    team_write(place_path(team->place, "home/in/%s%s", number,
                          sealed.length ? SEALED_ENDING : RESULT_ENDING),
               sealed.length ? &sealed : &bytes);
    buf_free(&bytes);
    buf_free(&sealed);
}

/* A stack of COUNT sheets in TYPED; their results are shared in TEAM when SHARED. */
static void make_stack(struct team *team, int count, bool shared, struct buf *typed) {
    struct assessment *paper = paper_of(team);
    for (int i = 0; i < count; i++) {
        struct result *result = person(team, paper, i, typed);
        if (shared)
            share(team, result);
        result_free(result);
    }
    assessment_free(paper);
}

static struct ran key_in(struct team *team, const struct buf *typed, const char *word) {
    return place_run_bytes(team->place, buf_string(typed), typed->length,
                           WORDS("key-in", "team.group.yaml", "--to", "in", "--lang", "en", word));
}

/* The figures, as data. */
static char *gather(struct team *team, bool sealed) {
    struct ran ran = team_gather(team, sealed ? WORDS("--format", "json", "--key", "team.key")
                                              : WORDS("--format", "json"));
    ck_assert_msg(ran.status == 0, "%s%s", ran.out, ran.err);
    return mem_copy(ran.out);
}

START_TEST(keyed_in_is_counted_as_if_it_was_shared) {
    struct team paper, files;
    struct buf typed = {0}, same = {0};
    begin(&paper, _i);
    begin(&files, _i);
    make_stack(&paper, PEOPLE, false, &typed);
    make_stack(&files, PEOPLE, true, &same);
    ck_assert_str_eq(buf_string(&typed), buf_string(&same));
    struct ran ran = key_in(&paper, &typed, "--yes");
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    must_say(ran.out, "12 files were written in in.");
    ck_assert_int_eq(place_count(paper.place, FILES), PEOPLE);
    char *one = gather(&paper, _i), *other = gather(&files, _i);
    ck_assert_str_eq(one, other);
    must_say(one, "\"people\": 12");
    free(one);
    free(other);
    buf_free(&typed);
    buf_free(&same);
    team_end(&paper);
    team_end(&files);
}
END_TEST

static void check_file(struct team *team, const char *path, bool sealed) {
    const char *name = strrchr(path, '/') + 1;
    struct stat status;
    ck_assert_uint_eq(strspn(name, "0123456789abcdef"), 32);
    ck_assert_str_eq(name + 32, sealed ? SEALED_ENDING : RESULT_ENDING);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 07777, 0600);
    ck_assert_int_eq(status.st_mtim.tv_sec, 946684800);
    ck_assert_int_eq(status.st_mtim.tv_nsec, 0);
    ck_assert(sealed || status.st_size % RESULT_PAD == 0);
    ck_assert(!sealed || strstr(place_read(team->place, path), "bucket") == NULL);
}

START_TEST(a_file_is_as_share_makes_it_and_no_record_is_kept) {
    struct team team;
    struct buf typed = {0};
    begin(&team, _i);
    make_stack(&team, 1, false, &typed);
    ck_assert_int_eq(key_in(&team, &typed, "--yes").status, 0);
    check_file(&team, place_only(team.place, FILES), _i);
    ck_assert_int_eq(place_count(team.place, "data/*"), 0);
    /* the same sheet once more is another person: nobody can know better */
    ck_assert_int_eq(key_in(&team, &typed, "--yes").status, 0);
    ck_assert_int_eq(place_count(team.place, FILES), 2);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

START_TEST(without_a_yes_nothing_is_written) {
    struct team team;
    struct buf typed = {0};
    begin(&team, false);
    make_stack(&team, 2, false, &typed);
    struct ran ran = key_in(&team, &typed, NULL);
    ck_assert_int_eq(ran.status, 0);
    must_say(ran.out, "Group \"team\": 2 sheets of 24 items.");
    must_say(ran.out, "Sheet 2: 24 of 24");
    must_say(ran.out, "Nothing was written yet.");
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

START_TEST(two_sheets_alike_are_remarked_on) {
    struct team team;
    struct buf typed = {0};
    begin(&team, false);
    make_stack(&team, 1, false, &typed);
    make_stack(&team, 2, false, &typed);
    struct ran ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 0);
    must_say(ran.err, "stdin:2:1: sheet 2 says the same as sheet 1");
    ck_assert_int_eq(place_count(team.place, FILES), 3);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

START_TEST(twice_must_be_the_same) {
    struct team team;
    struct buf typed = {0};
    begin(&team, false);
    buf_add_string(&typed, "1 01234012340123401234.444\n# again\n1 012340123401234 01234.444\r\n"
                           "2 01234012340123401234.444\n2 01234012340123401234>2.434\n");
    struct ran ran = key_in(&team, &typed, "--twice");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "stdin:5:1: sheet 2 is not taken: it differs from the first time, on line 4: "
                      "sw-01 4 and 4>2; sw-04 4 and 3;");
    buf_remove(&typed, typed.length - 29, 29);
    ran = key_in(&team, &typed, "--twice");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "stdin:4:1: sheet 2 is there one time");
    buf_insert(&typed, 0, "1 8\n1 01234012340123401234.444\n", 31); /* the pairs stay pairs */
    buf_add_string(&typed, "2 01234012340123401234.444\n");
    ran = key_in(&team, &typed, "--twice");
    ck_assert_int_eq(ran.status, 1);
    ck_assert(strstr(ran.err, "stdin:1:3: sheet 1 is not taken") && !strstr(ran.err, "sheet 2"));
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

/* ---- what is wrong ---- */

#define GOOD "1 012340123401234012340123\n"

/* Behind a good sheet, which is not written either. */
static const struct {
    const char *bytes;
    size_t length;
    const char *said;
} hostile[] = {
#define BYTES(text) text, sizeof text - 1
    {BYTES("1 0123401234012340123401230\n"), "stdin:2:27: sheet 2 is not taken: there are more"},
    {BYTES("1 0123401234\n"), "stdin:2:13: sheet 2 is not taken: there are 10 of 24 answers"},
    {BYTES("1 01234012340"), "stdin:2:14: sheet 2 is not taken: there are 11 of 24 answers"},
    {BYTES("1 01234012340123401234012\n"), "and the last one counts for"},
    {BYTES("1"), "none of the 24 answers"},
    {BYTES("9 012340123401234012340123\n"), "\"9\" is no part of this group: 0 (not said) to 3"},
    {BYTES("1 01234012\0"
           "40123401234012\n"),
     "stdin:2:11: sheet 2 is not taken: a sign that"},
    {BYTES("\0\0\0\0\n"), "a sign that cannot be shown is no part"},
    {BYTES("1 0123\x1B]0;title\x07"
           "401234012340123401\n"),
     "a sign that cannot be shown is no"},
    {BYTES("1 0123\xFF\xFE\xC3\n"), "a sign that cannot be shown is no answer to item"},
    {BYTES("1 0123\xE2\x80\xAE"
           "4\n"),
     "a sign that cannot be shown is no answer to item"},
    {BYTES("1 01234>\n"), "stdin:2:9: sheet 2 is not taken: there are 4 of 24 answers"},
    {BYTES("1 01234>9 123401234012340123\n"), "found: \"9\""},
    {BYTES("lobspiegel: record/1\n"), "\"l\" is no part of this group"},
#undef BYTES
};

START_TEST(one_wrong_sheet_and_nothing_is_written) {
    struct team team;
    struct buf typed = {0};
    begin(&team, false);
    buf_add_string(&typed, GOOD);
    buf_add(&typed, hostile[_i].bytes, hostile[_i].length);
    struct ran ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, hostile[_i].said);
    must_say(ran.err, "Nothing was written.");
    ck_assert_uint_eq(strcspn(ran.err, "\x1B\x07\xFF\xFE"), strlen(ran.err));
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

START_TEST(lines_without_end_and_stacks_without_end_are_refused) {
    struct team team;
    struct buf typed = {0};
    begin(&team, false);
    buf_add_repeat(&typed, "1", 3 << 20);
    struct ran ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "stdin:1:26: sheet 1 is not taken: there are more answers");
    buf_clear(&typed);
    buf_add_repeat(&typed, GOOD, 1001);
    ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "there are more than 1000 sheets");
    buf_clear(&typed);
    buf_add_repeat(&typed, "x\n", 1 << 20);
    ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 1);
    ck_assert_uint_lt(strlen(ran.err), 4000);
    buf_clear(&typed);
    buf_add_repeat(&typed, "\n", 1 << 20);
    ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "there are no sheets");
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

START_TEST(a_group_or_a_folder_that_will_not_do_is_told_beforehand) {
    struct team team;
    begin(&team, false);
    struct ran ran = place_run(team.place, GOOD, WORDS("key-in", "--lang", "en"));
    ck_assert_int_eq(ran.status, 2);
    must_say(ran.err, "say for which group");
    ran = place_run(team.place, GOOD,
                    WORDS("key-in", "team", "--to", "nowhere", "--lang", "en", "--yes"));
    ck_assert_int_eq(ran.status, 3);
    must_say(ran.err, "nowhere: files cannot be put there");
    ran = place_run(team.place, GOOD,
                    WORDS("key-in", "team", "--to", "team.group.yaml", "--lang", "en", "--yes"));
    ck_assert_int_eq(ran.status, 3);
    must_say(ran.err, "files cannot be put there");
    ran = place_run(
        team.place, GOOD,
        WORDS("key-in", "team", "--depth", "quick", "--to", "in", "--lang", "en", "--yes"));
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "more answers than the 12 items");
    team.group->closed = true;
    team_write_group(&team);
    ran =
        place_run(team.place, GOOD, WORDS("key-in", "team", "--to", "in", "--lang", "en", "--yes"));
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "is closed");
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    team_end(&team);
}
END_TEST

static const char *const faults[] = {
    "write:ENOSPC:3:/.lobspiegel-",
    "fsync:EIO:3:/.lobspiegel-",
    "rename:EACCES:2:in/",
    "mkstemp:EROFS:2",
    "write:ENOSPC",
};

START_TEST(a_stack_on_a_full_disk_is_not_written_at_all) {
    struct team team;
    struct buf typed = {0};
    if (!faults_possible())
        return;
    begin(&team, false);
    make_stack(&team, 4, false, &typed);
    place_fault(team.place, faults[_i]);
    struct ran ran = key_in(&team, &typed, "--yes");
    ck_assert_int_eq(ran.status, 3);
    ck_assert_int_gt(place_faults(team.place), 0);
    must_say(ran.err, "taken away again");
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    ck_assert_int_eq(place_count(team.place, "home/in/.*lob*"), 0);
    place_fault(team.place, "");
    ck_assert_int_eq(key_in(&team, &typed, "--yes").status, 0);
    ck_assert_int_eq(place_count(team.place, FILES), 4);
    buf_free(&typed);
    team_end(&team);
}
END_TEST

/* ---- on a terminal ---- */

static struct terminal *start(struct team *team, const char *word) {
    struct terminal *terminal = place_start(
        team->place, 0, 0, WORDS("key-in", "team.group.yaml", "--to", "in", "--lang", "en", word));
    ck_assert(terminal_wait_text(terminal, "Which part is ticked?"));
    return terminal;
}

START_TEST(a_sheet_is_typed_without_enter_and_written_after_a_look) {
    struct team team;
    begin(&team, false);
    struct terminal *t = start(&team, NULL);
    terminal_type(t, "1012348");
    ck_assert(terminal_wait_text(t, "\"8\" is no answer"));
    terminal_type(t, "3<Backspace>01234012340123401.>2");
    ck_assert(terminal_wait_text(t, "23 of 24"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "1 answer is still to come"));
    terminal_type(t, "7<Enter>");
    ck_assert(terminal_wait_text(t, "24 of 24 answers, 1 of them left open"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "Sheet 1 is written"));
    const char *file = place_read(team.place, place_only(team.place, FILES));
    must_say(file, "bucket: first\n");
    must_say(file, "  sw-07: rather-not\n");
    must_say(file, ": \">2\"\n");
    terminal_type(t, "20123");
    ck_assert(terminal_wait_text(t, "4 of 24"));
    terminal_type(t, "<Escape>q");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    ck_assert_int_eq(terminal_end(t)->status, 0);
    ck_assert(says(t, "1 file was written in in."));
    ck_assert_int_eq(place_count(team.place, FILES), 1);
    ck_assert_int_eq(place_count(team.place, "data/*"), 0);
    terminal_free(t);
    team_end(&team);
}
END_TEST

START_TEST(a_sheet_that_is_broken_off_leaves_nothing) {
    struct team team;
    begin(&team, false);
    struct terminal *t = start(&team, NULL);
    terminal_type(t, "1012340123401234012340123");
    ck_assert(terminal_wait_text(t, "All answers are there"));
    terminal_type(t, _i ? "<C-c>" : "<Enter><C-c>");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    ck_assert_int_eq(place_count(team.place, "data/*"), 0);
    terminal_free(t);
    team_end(&team);
}
END_TEST

START_TEST(a_sheet_that_cannot_be_written_is_still_there) {
    struct team team;
    if (!faults_possible())
        return;
    begin(&team, false);
    place_fault(team.place, "fsync:ENOSPC:1:/.lobspiegel-");
    struct terminal *t = start(&team, NULL);
    terminal_type(t, "1012340123401234012340123<Enter>");
    ck_assert(terminal_wait_text(t, "It is right: write it"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "The sheet was not written"));
    ck_assert_int_eq(place_count(team.place, FILES), 0);
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "Sheet 1 is written"));
    ck_assert_int_eq(place_count(team.place, FILES), 1);
    terminal_type(t, "<C-c>");
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
    team_end(&team);
}
END_TEST

/* A line at a time, on any terminal. */
START_TEST(line_mode_takes_a_sheet_on_a_line) {
    struct team team;
    begin(&team, false);
    struct terminal *t = start(&team, "--line");
    terminal_type(t, "1 01234 01234 01234 01234 0123<Enter>");
    ck_assert(terminal_wait_text(t, "24 of 24 answers"));
    terminal_type(t, "1<Enter>");
    ck_assert(terminal_wait_text(t, "Sheet 1 is written"));
    terminal_type(t, ".<Enter>");
    ck_assert(terminal_wait_text(t, "2. Stop"));
    terminal_type(t, "2<Enter>");
    ck_assert(terminal_wait_exit(t));
    ck_assert_int_eq(place_count(team.place, FILES), 1);
    terminal_free(t);
    team_end(&team);
}
END_TEST

/* ---- the paper ---- */

START_TEST(the_paper_tells_how_it_is_keyed_in) {
    struct team team;
    begin(&team, false);
    struct ran ran = place_run(team.place, NULL,
                               WORDS("framework", "print", "lob", "--group", "team", "--depth",
                                     "quick", "--format", "text", "--lang", "en"));
    ck_assert_int_eq(ran.status, 0);
    must_say(ran.out, "lobspiegel key-in team.group.yaml --depth quick --to FOLDER");
    must_say(ran.out, "There are 12 answers.");
    must_say(ran.out, "\n12. ");
    ck_assert_ptr_null(strstr(ran.out, "\n13. "));
    ran = place_run(team.place, "1 012340123401\n",
                    WORDS("key-in", "team.group.yaml", "--depth", "quick", "--to", "in", "--yes"));
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(place_count(team.place, FILES), 1);
    ran = place_run(team.place, NULL,
                    WORDS("framework", "print", "lob", "--group", "nobody", "--lang", "en"));
    ck_assert_int_eq(ran.status, 1);
    must_say(ran.err, "there is no file nobody.group.yaml");
    team_end(&team);
}
END_TEST

void add_key_in_tests(Suite *suite) {
    TCase *tests = tcase_create("key_in");
    tcase_set_timeout(tests, 8 * terminal_deadline());
    tcase_add_loop_test(tests, keyed_in_is_counted_as_if_it_was_shared, 0, 2);
    tcase_add_loop_test(tests, a_file_is_as_share_makes_it_and_no_record_is_kept, 0, 2);
    tcase_add_test(tests, without_a_yes_nothing_is_written);
    tcase_add_test(tests, two_sheets_alike_are_remarked_on);
    tcase_add_test(tests, twice_must_be_the_same);
    tcase_add_loop_test(tests, one_wrong_sheet_and_nothing_is_written, 0,
                        (int)(sizeof hostile / sizeof *hostile));
    tcase_add_test(tests, lines_without_end_and_stacks_without_end_are_refused);
    tcase_add_test(tests, a_group_or_a_folder_that_will_not_do_is_told_beforehand);
    tcase_add_loop_test(tests, a_stack_on_a_full_disk_is_not_written_at_all, 0,
                        (int)(sizeof faults / sizeof *faults));
    tcase_add_test(tests, a_sheet_is_typed_without_enter_and_written_after_a_look);
    tcase_add_loop_test(tests, a_sheet_that_is_broken_off_leaves_nothing, 0, 2);
    tcase_add_test(tests, a_sheet_that_cannot_be_written_is_still_there);
    tcase_add_test(tests, line_mode_takes_a_sheet_on_a_line);
    tcase_add_test(tests, the_paper_tells_how_it_is_keyed_in);
    suite_add_tcase(suite, tests);
}
