/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_gather_bad: what lies in the folder and is no result of this group: each thing is
 * refused or passed over, says nothing to the terminal but words, and changes no figure. */
#include <config.h>

#include <ctype.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "program_team.h"

#define PEOPLE 12
#define ODD "home/in/odd.result.yaml"

/* Person PEOPLE, who is not in the folder. */
static void somebody(struct team *team, struct buf *bytes) {
    team_bytes(team, PEOPLE, bytes);
}

static void write_odd(struct team *team, const struct buf *bytes) {
    team_write(place_path(team->place, ODD), bytes);
}

static void put_text(struct team *team, const char *text) {
    place_write(team->place, place_path(team->place, ODD), text);
}

/* A result in which WITH stands for WHAT. */
static void put_altered(struct team *team, const char *what, const char *with) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    char *at = strstr(buf_string(&bytes), what);
    ck_assert_msg(at != NULL, "no %s in a result", what);
    memcpy(at, with, strlen(with));
    write_odd(team, &bytes);
    buf_free(&bytes);
}

static void put_other_group(struct team *team) {
    put_altered(team, "group-id: \"cafe", "group-id: \"beef");
}

static void put_other_hash(struct team *team) {
    put_altered(team, "\nhash: ", "\nhash: 000000000");
}

static void put_other_framework(struct team *team) {
    put_altered(team, "framework: lob", "framework: lol");
}

static void put_altered_byte(struct team *team) {
    put_altered(team, "\n#....", "\n#...,");
}

static void put_altered_answer(struct team *team) {
    put_altered(team, ": 2>", ": 9>");
}

static void put_other_bucket(struct team *team) {
    put_altered(team, "bucket: none", "bucket: noon");
}

static void put_nul(struct team *team) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    bytes.bytes[500] = '\0';
    write_odd(team, &bytes);
    buf_free(&bytes);
}

static void put_cut(struct team *team) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    bytes.length -= 1;
    write_odd(team, &bytes);
    buf_free(&bytes);
}

static void put_longer(struct team *team) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    buf_add_char(&bytes, '\n');
    write_odd(team, &bytes);
    buf_free(&bytes);
}

static void put_twice(struct team *team) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    somebody(team, &bytes);
    write_odd(team, &bytes);
    buf_free(&bytes);
}

static void put_crlf(struct team *team) {
    struct buf bytes = {0}, odd = {0};
    somebody(team, &bytes);
    for (size_t i = 0; i < bytes.length; i++)
        buf_addf(&odd, bytes.bytes[i] == '\n' ? "\r\n" : "%c", bytes.bytes[i]);
    write_odd(team, &odd);
    buf_free(&bytes);
    buf_free(&odd);
}

static void put_sealed(struct team *team) {
    put_text(team, "lobspiegel: sealed/1\ngroup: team\ngroup-id: \"00\"\nbox: |\n  AAAA\n");
}

static void put_empty(struct team *team) {
    put_text(team, "");
}

static void put_record(struct team *team) {
    put_text(team, "lobspiegel: record/1\nnotes:\n  x: geheim\n");
}

static void put_garbage(struct team *team) {
    struct buf bytes = {0};
    for (int i = 0; i < 70000; i++)
        buf_add_char(&bytes, (char)(i * 7919 >> 3));
    write_odd(team, &bytes);
    buf_free(&bytes);
}

static void put_bomb(struct team *team) {
    put_text(team, "lobspiegel: &a [*a, *a, {*a : \"\033[2J\033]0;x\007\"}]\n");
}

static void put_folder(struct team *team) {
    ck_assert_int_eq(mkdir(place_path(team->place, ODD), 0700), 0);
}

static void put_fifo(struct team *team) {
    ck_assert_int_eq(mkfifo(place_path(team->place, ODD), 0600), 0);
}

static void put_link(struct team *team) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    team_write(place_path(team->place, "home/elsewhere"), &bytes);
    ck_assert_int_eq(symlink("../elsewhere", place_path(team->place, ODD)), 0);
    buf_free(&bytes);
}

static void put_dangling(struct team *team) {
    ck_assert_int_eq(symlink("nowhere", place_path(team->place, ODD)), 0);
}

static void put_link_to_folder(struct team *team) {
    ck_assert_int_eq(symlink(".", place_path(team->place, ODD)), 0);
}

/* Only root may make one, and not everywhere: elsewhere a folder takes its place. */
static void put_device(struct team *team) {
    if (mknod(place_path(team->place, ODD), S_IFCHR | 0600, makedev(1, 5)) != 0)
        put_fifo(team);
}

/* Root reads it all the same, so for root it is a FIFO. */
static void put_unreadable(struct team *team) {
    struct buf bytes = {0};
    somebody(team, &bytes);
    write_odd(team, &bytes);
    ck_assert_int_eq(chmod(place_path(team->place, ODD), 0), 0);
    if (access(place_path(team->place, ODD), R_OK) == 0) {
        ck_assert_int_eq(unlink(place_path(team->place, ODD)), 0);
        put_fifo(team);
    }
    buf_free(&bytes);
}

static void put_huge(struct team *team) {
    int fd = open(place_path(team->place, ODD), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(ftruncate(fd, (off_t)2 << 30), 0);
    ck_assert_int_eq(close(fd), 0);
}

static void put_deep(struct team *team) {
    struct buf path = {0}, bytes = {0};
    buf_add_string(&path, place_path(team->place, "home/in"));
    for (int i = 0; i < 12; i++) {
        buf_add_string(&path, "/odd");
        ck_assert_int_eq(mkdir(buf_string(&path), 0700), 0);
    }
    buf_add_string(&path, "/x.result.yaml");
    somebody(team, &bytes);
    team_write(buf_string(&path), &bytes);
    buf_free(&path);
    buf_free(&bytes);
}

static void put_group(struct team *team) {
    put_text(team, place_read(team->place, place_path(team->place, "home/team.group.yaml")));
}

static void put_letter(struct team *team) {
    place_write(team->place, place_path(team->place, "home/in/odd.txt"), "Beste Noor,\n");
}

static void put_hidden(struct team *team) {
    place_write(team->place, place_path(team->place, "home/in/.odd"), "x");
}

static void put_bytes(struct team *team, const char *name, const char *text, size_t length) {
    struct buf bytes = {0};
    buf_add(&bytes, text, length);
    team_write(place_path(team->place, "%s", name), &bytes);
    buf_free(&bytes);
}

static void put_zip(struct team *team) {
    put_bytes(team, "home/in/odd.zip", "PK\003\004\024\0\0\0", 8);
}

static void put_gzip(struct team *team) {
    put_bytes(team, "home/in/odd.tgz", "\037\213\010\0\0\0\0\0", 8);
}

static void put_tar(struct team *team) {
    char block[1024] = "noor.result.yaml";
    memcpy(block + 257, "ustar", 6);
    put_bytes(team, "home/in/odd.tar", block, sizeof block);
}

static const struct {
    const char *name;
    void (*put)(struct team *team);
    bool refused; /* named; else passed over in silence */
    const char *why; /* of which this is a part */
} things[] = {
    {"another group", put_other_group, true, "another group"},
    {"another hash", put_other_hash, true, "another version"},
    {"another questionnaire", put_other_framework, true, "another questionnaire"},
    {"a byte of the filling", put_altered_byte, true, "altered"},
    {"a level that is none", put_altered_answer, true, "altered"},
    {"a bucket that is none", put_other_bucket, true, "altered"},
    {"a NUL", put_nul, true, "altered"},
    {"cut", put_cut, true, "altered"},
    {"a byte more", put_longer, true, "altered"},
    {"twice in one file", put_twice, true, "altered"},
    {"other line ends", put_crlf, true, NULL},
    {"sealed, and there is no key", put_sealed, true, "sealed"},
    {"empty", put_empty, true, NULL},
    {"a private record", put_record, true, "private"},
    {"garbage", put_garbage, true, NULL},
    {"a YAML bomb", put_bomb, true, NULL},
    {"a folder", put_folder, false, NULL},
    {"a FIFO", put_fifo, true, "not an ordinary file"},
    {"a link", put_link, true, "link"},
    {"a dangling link", put_dangling, true, "link"},
    {"a link to its folder", put_link_to_folder, true, "link"},
    {"a device", put_device, true, "not an ordinary file"},
    {"unreadable", put_unreadable, true, NULL},
    {"2 GB", put_huge, true, NULL},
    {"too deep", put_deep, true, "deep"},
    {"the group file", put_group, false, NULL},
    {"a zip", put_zip, true, "unpack"},
    {"a tar", put_tar, true, "unpack"},
    {"a tar, packed", put_gzip, true, "unpack"},
    {"a letter", put_letter, false, NULL},
    {"a hidden file", put_hidden, false, NULL},
};

/* A record is somebody's own: nothing of it is shown, not even a line number. */
static void check_said(const struct ran *ran, const char *name) {
    ck_assert_msg(strstr(ran->err, "geheim") == NULL, "%s: told what is in it", name);
    for (const char *at = ran->err; *at; at++)
        ck_assert_msg(*at == '\n' || !iscntrl((unsigned char)*at), "%s: sends control characters",
                      name);
}

START_TEST(odd_things_change_no_figure) {
    struct team team;
    const char *name = things[_i].name;
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, PEOPLE);
    place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "other"));
    struct ran without = team_gather(&team, NULL);
    ck_assert_int_eq(without.status, 0);
    place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "data"));
    things[_i].put(&team);
    struct ran ran = team_gather(&team, NULL);
    ck_assert_msg(ran.status == 0, "%s: status %d\n%s", name, ran.status, ran.err);
    ck_assert_msg(strcmp(ran.out, without.out) == 0, "%s changes figures", name);
    ck_assert_int_eq(team_counted(&team), PEOPLE);
    ck_assert_msg((strstr(ran.err, "/odd") != NULL) == things[_i].refused, "%s:\n%s", name,
                  ran.err);
    ck_assert_msg(!things[_i].why || strstr(ran.err, things[_i].why), "%s:\n%s", name, ran.err);
    check_said(&ran, name);
    team_end(&team);
}
END_TEST

/* Names of files are bytes from anywhere. */
START_TEST(hostile_names_are_shown_harmlessly) {
    static const char *const names[] = {
        "a\nb.yaml",          "\033[2J\033]0;x\007.yaml", "\xff\xfe.yaml", "\u202ekwaad.yaml",
        "-rf --yes.yaml",     " .yaml",                   "%s%n%x.yaml",   "\x9b[31m.yaml",
        "a:1:2: alles goed.yaml"};
    struct team team;
    struct buf bytes = {0}, longest = {0};
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, PEOPLE);
    team_bytes(&team, PEOPLE, &bytes);
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        place_write(team.place, place_path(team.place, "home/in/%s", names[i]), "lobspiegel: x\n");
    while (longest.length < 250)
        buf_add_char(&longest, 'x');
    buf_add_string(&longest, ".yaml");
    team_write(place_path(team.place, "home/in/%s", buf_string(&longest)), &bytes);
    struct ran ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(team_counted(&team), PEOPLE + 1); /* a good file under any name counts */
    check_said(&ran, "hostile names");
    ck_assert_ptr_null(strstr(ran.err, "\u202e"));
    ck_assert_ptr_null(strchr(ran.err, '\xff'));
    ck_assert_ptr_null(strchr(ran.err, '\x9b'));
    int lines = 0;
    for (const char *at = ran.err; *at; at++)
        lines += *at == '\n';
    /* one for each name, one that says how many, and what else there is to say once */
    ck_assert_int_ge(lines, (int)ARRAY_LENGTH(names) + 1);
    ck_assert_int_le(lines, (int)ARRAY_LENGTH(names) + 3);
    buf_free(&bytes);
    buf_free(&longest);
    team_end(&team);
}
END_TEST

START_TEST(thousands_of_other_files_are_passed_over) {
    struct team team;
    struct buf path = {0};
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, PEOPLE);
    const char *in = place_path(team.place, "home/in");
    for (int i = 0; i < 3000; i++) {
        buf_clear(&path);
        buf_addf(&path, "%s/%d%s", in, i, i % 2 ? ".jpg" : ".yaml");
        place_write(team.place, buf_string(&path), i % 3 ? "rommel\n" : "");
    }
    for (int i = 0; i < 600; i++)
        ck_assert_int_eq(symlink("x", place_path(team.place, "home/in/l%d", i)), 0);
    static const char *const jobs[] = {"1", "8"};
    for (size_t i = 0; i < ARRAY_LENGTH(jobs); i++) {
        place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "other%zu", i));
        struct ran ran = team_gather(&team, WORDS("--jobs", jobs[i]));
        ck_assert_int_eq(ran.status, 0);
        ck_assert_ptr_nonnull(strstr(ran.err, "1600 more"));
        ck_assert_ptr_nonnull(strstr(ran.err, "2100 files were not counted"));
        ck_assert_ptr_nonnull(strstr(ran.err, "1500 other files"));
        ck_assert_ptr_nonnull(strstr(ran.err, "12 new results"));
    }
    buf_free(&path);
    team_end(&team);
}
END_TEST

/* Times of files say nothing: they are not looked at. */
START_TEST(clocks_may_be_off_by_years) {
    static const time_t times[] = {0, 1, -5000000000, 4102444800, 946684800};
    struct team team;
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, PEOPLE);
    for (int person = 0; person < PEOPLE; person++) {
        const struct timespec both[2] = {{.tv_sec = times[person % 5]},
                                         {.tv_sec = times[(person + 1) % 5]}};
        utimensat(AT_FDCWD, team_file(&team, place_path(team.place, "home/in"), person), both, 0);
    }
    struct ran ran = team_gather(&team, NULL);
    ck_assert_int_eq(ran.status, 0);
    ck_assert_int_eq(team_counted(&team), PEOPLE);
    team_end(&team);
}
END_TEST

/* Writes one file over and over, in other lengths and with other people, until it is killed. */
static _Noreturn void keep_changing(struct team *team, const char *path) {
    struct buf a = {0}, b = {0};
    team_bytes(team, PEOPLE, &a);
    team_bytes(team, PEOPLE + 1, &b);
    for (unsigned i = 0;; i++) {
        int fd = open(path, O_WRONLY | O_CREAT | (i % 3 ? 0 : O_TRUNC) | O_CLOEXEC, 0600);
        const struct buf *bytes = i % 2 ? &a : &b;
        if (fd < 0)
            continue;
        for (size_t at = 0; at < bytes->length; at += 1000) {
            size_t left = bytes->length - at;
            if (write(fd, bytes->bytes + at, left < 1000 ? left : 1000) < 0)
                break;
        }
        close(fd);
    }
}

START_TEST(a_file_may_change_while_it_is_read) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, PEOPLE);
    const char *path = place_path(team.place, ODD);
    for (int round = 0; round < 30; round++) {
        place_set(team.place, "XDG_DATA_HOME=%s", place_path(team.place, "other%d", round));
        pid_t writer = fork();
        ck_assert_int_ge(writer, 0);
        if (writer == 0)
            keep_changing(&team, path);
        struct ran ran = team_gather(&team, NULL);
        ck_assert_int_eq(kill(writer, SIGKILL), 0);
        ck_assert_int_eq(waitpid(writer, NULL, 0), writer);
        ck_assert_int_eq(ran.status, 0);
        check_said(&ran, "changes");
        const char *ledger = place_read(
            team.place,
            place_only(team.place, place_text(team.place, "other%d/lobspiegel/groups/*/ledger.yaml",
                                              round)));
        const char *results = strstr(ledger, "\nresults: ");
        ck_assert_ptr_nonnull(results);
        long counted = strtol(results + strlen("\nresults: "), NULL, 10);
        ck_assert(counted == PEOPLE || counted == PEOPLE + 1);
        /* counted whole, or named */
        ck_assert_msg((counted == PEOPLE) == (strstr(ran.err, "/odd") != NULL), "%s", ran.err);
    }
    team_end(&team);
}
END_TEST

static const struct {
    const char *words[6];
    int status;
} usages[] = {
    {{"gather", NULL}, 2},
    {{"gather", "in", NULL}, 2},
    {{"gather", "--group", "team.group.yaml", NULL}, 2},
    {{"gather", "in", "--group", "Weg!", NULL}, 2},
    {{"gather", "in", "--group", "weg", NULL}, 1},
    {{"gather", "in", "--group", "in", NULL}, 1},
    {{"gather", "in", "--group", "./in", NULL}, 1},
    {{"gather", "in", "--group", "weg.group.yaml", NULL}, 3},
    {{"gather", "in", "--group", "team.group.yaml", "--jobs=0", NULL}, 2},
    {{"gather", "in", "--group", "team.group.yaml", "--jobs=-1", NULL}, 2},
    {{"gather", "in", "--group", "team.group.yaml", "--jobs=65", NULL}, 2},
    {{"gather", "in", "--group", "team.group.yaml", "--jobs=veel", NULL}, 2},
    {{"gather", "in", "--group", "team.group.yaml", "--jobs=", NULL}, 2},
    {{"gather", "in", "--group", "team.group.yaml", "--jobs=0000000002", NULL}, 2},
    {{"gather", "nergens", "--group", "team.group.yaml", NULL}, 3},
};

START_TEST(a_wrong_command_says_what_is_wrong) {
    struct team team;
    team_begin(&team, false);
    team_share(&team, place_path(team.place, "home/in"), 0, PEOPLE);
    struct ran ran = place_run(team.place, NULL, usages[_i].words);
    ck_assert_msg(ran.status == usages[_i].status, "%s %s: %d: %s", usages[_i].words[1],
                  usages[_i].words[1] ? usages[_i].words[3] : "", ran.status, ran.err);
    ck_assert_str_eq(ran.out, "");
    ck_assert_str_ne(ran.err, "");
    ck_assert_int_eq(team_counted(&team), -1);
    team_end(&team);
}
END_TEST

void add_gather_bad_tests(Suite *suite) {
    TCase *bad = tcase_create("gather-bad");
    tcase_set_timeout(bad, 12 * terminal_deadline());
    tcase_add_loop_test(bad, odd_things_change_no_figure, 0, (int)ARRAY_LENGTH(things));
    tcase_add_test(bad, hostile_names_are_shown_harmlessly);
    tcase_add_test(bad, thousands_of_other_files_are_passed_over);
    tcase_add_test(bad, clocks_may_be_off_by_years);
    tcase_add_test(bad, a_file_may_change_while_it_is_read);
    tcase_add_loop_test(bad, a_wrong_command_says_what_is_wrong, 0, (int)ARRAY_LENGTH(usages));
    suite_add_tcase(suite, bad);
}
