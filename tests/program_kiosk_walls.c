/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_kiosk_walls: a visitor tries to get out: keys, signals, sizes, bytes, environment. */
#include <config.h>

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/kiosk.h"
#include "program_kiosk.h"
#include "property.h"

#define FIRST "Ik weet wat mijn school of organisatie met LOB wil bereiken"

/* ---- what must not change ---- */

/* Every file of the place that is not for visitors, with its size, times and rights. nftw() has no
 * place for data of one's own. */
static struct buf *listing;
static size_t listed_from;

static int list_one(const char *path, const struct stat *status, int kind, struct FTW *at) {
    const char *below = path + listed_from;
    (void)kind, (void)at;
    if (strncmp(below, "/visitors", 9) == 0 || strncmp(below, "/shared", 7) == 0 || !*below ||
        strcmp(below, "/in") == 0 || strcmp(below, "/out") == 0 || strcmp(below, "/err") == 0)
        return 0;
    buf_addf(listing, "%s %o %lld %lld.%09ld\n", below, (unsigned)status->st_mode,
             (long long)status->st_size, (long long)status->st_mtim.tv_sec,
             status->st_mtim.tv_nsec);
    return 0;
}

static const char *snapshot(struct place *place) {
    struct buf list = {0};
    const char *root = place_path(place, "%s", "");
    listing = &list;
    listed_from = strlen(root) - 1;
    nftw(place_text(place, "%.*s", (int)listed_from, root), list_one, 16, FTW_PHYS);
    const char *kept = place_text(place, "%s", buf_string(&list));
    buf_free(&list);
    return kept;
}

/* The number behind the name in /proc/N/stat that stands at PLACE: 0 the state, 1 the parent. */
static long stat_of(long process, int at) {
    char path[64], line[512] = "";
    snprintf(path, sizeof path, "/proc/%ld/stat", process);
    FILE *file = fopen(path, "r");
    if (!file)
        return -1;
    const char *read = fgets(line, sizeof line, file), *name = read ? strrchr(line, ')') : NULL;
    fclose(file);
    if (!name || strlen(name) < 5)
        return -1;
    return at == 0 ? name[2] : strtol(name + 4, NULL, 10);
}

static int children_of(pid_t parent) {
    int count = 0;
    DIR *processes = opendir("/proc");
    for (const struct dirent *entry; processes && (entry = readdir(processes));)
        if (isdigit((unsigned char)entry->d_name[0]))
            count += stat_of(strtol(entry->d_name, NULL, 10), 1) == (long)parent;
    if (processes)
        closedir(processes);
    return count;
}

/* ---- keys ---- */

/* From the first item to each kind of screen. */
static const char *const ways[] = {"",   "n",  "/",         "<F1>",      "g",  "o",
                                   "o6", "p",  "p<Enter>",  "ps",        "o9", "o<Escape>",
                                   "o8", "i1", "p<Enter>f", "p<Enter>c", "o97"};
#define WAYS ((int)(sizeof ways / sizeof *ways))

/* Every key but those that stop. */
static const char *const more_keys[] = {
    "<Enter>",  "<Tab>",  "<Backspace>", "<Up>",  "<Down>", "<Left>", "<Right>", "<Insert>",
    "<Delete>", "<Home>", "<End>",       "<F1>",  "<F2>",   "<F3>",   "<F4>",    "<F5>",
    "<F6>",     "<F7>",   "<F8>",        "<F9>",  "<F10>",  "<F11>",  "<F12>",   "<M-x>",
    "<M-:>",    "<C-o>",  "<C-z>",       "<C-x>", "<C-e>",  "<C-r>",  "<C-t>",   "<C-l>",
    "<C-v>",    "<C-s>",  "<C-q>",       "<C-y>", "<C-d>",  ":",      "!",       ",",
    "r",        "d",      "t",           "e",     "v",      "|",      "`",       "$",
};

START_TEST(no_key_starts_a_program_or_writes_elsewhere) {
    struct place *place = kiosk_place();
    place_set(place, "EDITOR=touch %s", place_path(place, "edited"));
    place_set(place, "VISUAL=touch %s", place_path(place, "edited"));
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    const char *before = snapshot(place);
    kiosk_begin(t, code);
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3));
    terminal_type(t, ways[_i]);
    ck_assert(wait_quiet(t, 50));
    for (size_t i = 0; i < ARRAY_LENGTH(more_keys) && !terminal_end(t); i++) {
        terminal_type(t, more_keys[i]);
        if (i % 8 == 0)
            ck_assert(wait_quiet(t, 30));
        ck_assert_int_eq(children_of(terminal_pid(t)), 0);
    }
    ck_assert(wait_quiet(t, 50));
    ck_assert_int_eq(children_of(terminal_pid(t)), 0);
    if (!terminal_end(t)) /* it may have been told to stop */
        terminal_signal(t, SIGHUP);
    ck_assert(terminal_wait_exit(t));
    ck_assert_str_eq(snapshot(place), before);
    ck_assert_int_le(kiosk_records(place), 1);
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(nothing_stops_it_for_a_while) {
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_start(place, _i ? WORDS("--line") : NULL);
    terminal_type(t, "<C-z>");
    terminal_signal(t, SIGTSTP);
    terminal_type(t, _i ? "1<Enter>" : "1");
    ck_assert(wait_says(t, "Schrijf hem op"));
    ck_assert_int_ne(stat_of(terminal_pid(t), 0), 'T');
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(signals_that_end_it_keep_the_record) {
    static const int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    terminal_type(t, "3");
    ck_assert(wait_chosen(t, 3));
    if (_i < 4)
        terminal_signal(t, signals[_i]);
    else
        terminal_type(t, _i == 4 ? "<C-c>" : "<C-\\>");
    ck_assert(terminal_wait_exit(t));
    ck_assert(is_restored(t));
    ck_assert(says(t, code));
    terminal_free(t);
    t = kiosk_visit(place);
    kiosk_come_back(t, code);
    ck_assert(wait_chosen(t, 3));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(no_size_breaks_it) {
    static const int sizes[][2] = {{1, 1}, {1, 200}, {200, 1}, {2, 3}, {8, 30}, {3, 40}, {24, 80}};
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    kiosk_begin(t, code);
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        terminal_resize(t, sizes[i][0], sizes[i][1]);
        terminal_type(t, "<F1><Down><Down><Up>");
        ck_assert(wait_quiet(t, 30));
        terminal_type(t, "<Escape>");
        ck_assert(wait_quiet(t, 30));
        ck_assert_ptr_null(terminal_end(t));
    }
    ck_assert(wait_says(t, FIRST));
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- bytes ---- */

static const char *const sequences[] = {
    "\033[",
    "\033]52;c;cm0gLXJm\a",
    "\033P",
    "\033[200~",
    "\033[201~",
    "\033[M ",
    "\033[<0;9999;9999M",
    "\033[?1$y",
    "\033[99999;99999R",
    "\033\\",
    "\x9b",
    "\xff\xfe",
    "\xe2\x82",
    "$(id)`id`;id|id\n",
    "\x16\x03",
};

static void send_noise(struct terminal *t, struct chance *chance) {
    struct buf bytes = {0};
    while (bytes.length < 1500) {
        int kind = chance_between(chance, 0, 9);
        if (kind < 4)
            buf_add_string(&bytes,
                           sequences[chance_between(chance, 0, (int)ARRAY_LENGTH(sequences) - 1)]);
        else if (kind < 8)
            buf_add_char(&bytes, (char)chance_between(chance, 32, 126));
        else
            buf_add_char(&bytes, (char)chance_between(chance, 1, 255));
    }
    terminal_send(t, bytes.bytes, bytes.length);
    buf_free(&bytes);
}

/* It may end as Ctrl-C or q ends it; it may not crash. */
static void check_end(struct terminal *t, int n) {
    const struct terminal_end *end = terminal_end(t);
    bool asked = end->by_signal && (end->signal == SIGINT || end->signal == SIGQUIT);
    ck_assert_msg(asked || (!end->by_signal && end->status == 0),
                  "status %d, signal %d in case %d of TEST_SEED=%" PRIu64, end->status, end->signal,
                  n, property_seed());
}

START_TEST(no_bytes_lead_out) {
    struct place *place = kiosk_place();
    const char *before = snapshot(place);
    char code[CODE_SIZE];
    for (int n = 0; n < 8; n++) {
        struct chance chance = property_case(8 * _i + n);
        struct terminal *t = kiosk_visit(place);
        kiosk_begin(t, code);
        for (int i = 0; i < 4 && !terminal_end(t); i++) {
            send_noise(t, &chance);
            wait_quiet(t, 30);
            ck_assert_int_eq(children_of(terminal_pid(t)), 0);
        }
        if (!terminal_end(t)) {
            terminal_signal(t, SIGINT);
            ck_assert(terminal_wait_exit(t));
        }
        check_end(t, n);
        terminal_free(t);
    }
    ck_assert_str_eq(snapshot(place), before);
    place_free(place);
}
END_TEST

START_TEST(pasted_sequences_stay_text) {
    static const char hostile[] = "\033]0;titel\a\033[2J$(touch x)\n:!sh\n\033[201~!sh\n";
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    char code[CODE_SIZE];
    const char *before = snapshot(place);
    kiosk_begin(t, code);
    terminal_type(t, "n");
    ck_assert(terminal_wait_gone(t, "( )"));
    size_t from = terminal_bytes(t);
    terminal_paste(t, hostile);
    ck_assert(terminal_wait_text(t, "$(touch x)"));
    ck_assert(!terminal_sent(t, from, "\033]0;"));
    ck_assert_int_eq(children_of(terminal_pid(t)), 0);
    terminal_signal(t, SIGHUP);
    ck_assert(terminal_wait_exit(t));
    ck_assert_str_eq(snapshot(place), before);
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- the environment ---- */

static void make_hostile(struct place *place) {
    static const char *const settings[] = {
        "HOME=/nonexistent",
        "XDG_DATA_HOME=/nonexistent",
        "XDG_CONFIG_HOME=/nonexistent",
        "LC_ALL=C",
        "LANGUAGE=en",
        "LANG=en_US.UTF-8",
        "EDITOR=/bin/sh",
        "VISUAL=/bin/sh",
        "LOBSPIEGEL_FRAMEWORKS=/nonexistent",
        "LINES=3",
        "COLUMNS=3",
        "LOBSPIEGEL_LOCALE=/nonexistent",
        "TERMINFO=/nonexistent",
        "TERMINFO_DIRS=/nonexistent",
        "TERMCAP=xterm-256color:co#3:li#3:",
        "NO_COLOR=1",
        "ACCESSIBLE=1",
        "ESCDELAY=5000",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(settings); i++)
        place_set(place, "%s", settings[i]);
}

START_TEST(the_environment_does_not_count) {
    struct place *place = kiosk_place();
    const char *before = snapshot(place);
    make_hostile(place);
    struct terminal *t = kiosk_visit(place); /* in Dutch, and not in English */
    char code[CODE_SIZE];
    ck_assert(terminal_alternate(t)); /* and not line by line */
    ck_assert(terminal_wait_text(t, "─"));
    kiosk_begin(t, code);
    terminal_type(t, "n<C-o>");
    ck_assert(wait_says(t, "Notitie voor jezelf"));
    ck_assert_int_eq(children_of(terminal_pid(t)), 0);
    terminal_type(t, "hier");
    ck_assert(terminal_wait_text(t, "hier"));
    terminal_signal(t, SIGHUP);
    ck_assert(terminal_wait_exit(t));
    terminal_free(t);
    ck_assert_str_eq(snapshot(place), before);
    place_free(place);
}
END_TEST

/* What is no name of a terminal is not looked up: it goes line by line. */
START_TEST(a_path_is_no_terminal) {
    static const char *const names[] = {"../../../tmp/x", "/tmp/x", ".x", "x y", "", "%s%n"};
    struct place *place = kiosk_place();
    struct terminal *t = NULL;
    place_set(place, "TERM=%s", names[_i]);
    t = kiosk_visit(place);
    ck_assert(!terminal_alternate(t));
    ck_assert(wait_says(t, "Je kunt typen:"));
    ck_assert_ptr_null(strstr(terminal_stream(t), "Dit soort terminal"));
    terminal_free(t);
    place_free(place);
}
END_TEST

START_TEST(its_limits_are_low) {
    static const char *const limits[] = {
        "Max core file size        0 ", "Max file size             16777216 ",
        "Max open files            64 ", "Max processes             0 ",
        "Max address space         536870912 "};
    const char *sanitizers = getenv("LOBSPIEGEL_SANITIZERS"); /* which need more */
    size_t count = ARRAY_LENGTH(limits) - (sanitizers && *sanitizers ? 2 : 0);
    struct place *place = kiosk_place();
    struct terminal *t = kiosk_visit(place);
    const char *read =
        place_read(place, place_text(place, "/proc/%ld/limits", (long)terminal_pid(t)));
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(strstr(read, limits[i]) != NULL, "%s is not in\n%s", limits[i], read);
    terminal_free(t);
    place_free(place);
}
END_TEST

/* ---- as the system sees it ---- */

/* True when the file that the call in LINE opens may be written. */
static bool may_write(struct place *place, const char *line) {
    const char *quote = strchr(line, '"');
    return strstr(line, place_path(place, "visitors/")) ||
           strstr(line, place_path(place, "shared/")) || (quote && !strncmp(quote, "\"/dev/", 6));
}

START_TEST(the_system_sees_no_other_program_and_no_other_file) {
    static const char strace[] = "/usr/bin/strace";
    const char *sanitizers = getenv("LOBSPIEGEL_SANITIZERS");
    if (access(strace, X_OK) != 0 || (sanitizers && *sanitizers))
        return;
    struct place *place = kiosk_place();
    const char *log = place_path(place, "calls");
    place_use(place, strace);
    struct ran ran = place_run(
        place, "1\n1\n.\n1\n2>3\nn\nvan mij\n.\np\ns\n2\no\n9\n7\n2\n",
        WORDS("-f", "-s", "4096", "-o", log, "-e",
              "trace=execve,execveat,fork,vfork,clone,clone3,open,openat,creat,rename,unlink,link,"
              "symlink,mkdir,truncate,chmod,bind,kill,ptrace",
              place_path(place, "bin/lobspiegel"), "kiosk", "--group",
              place_path(place, "home/team-a.group.yaml"), "--to", place_path(place, "shared"),
              "--visitors", place_path(place, "visitors")));
    if (strstr(ran.err, "ptrace")) { /* not allowed here */
        place_free(place);
        return;
    }
    ck_assert_ptr_nonnull(strstr(ran.out, "Je antwoorden zijn hier vernietigd"));
    int started = 0, writing = 0;
    char *calls = strdup(place_read(place, log)), *rest = calls;
    for (char *line; (line = strsep(&rest, "\n"));) {
        bool opens = strstr(line, "O_CREAT") || strstr(line, "O_WRONLY") || strstr(line, "O_RDWR");
        bool changes = strstr(line, " rename(") || strstr(line, " unlink(");
        started += strstr(line, " execve(") != NULL;
        writing += opens || changes;
        ck_assert_msg(!(opens || changes) || may_write(place, line), "%s", line);
        for (const char *const *call = WORDS(" fork(", "vfork(", "clone", "link(\"/", "mkdir(",
                                             "bind(", "kill(", "ptrace(");
             *call; call++)
            ck_assert_msg(changes || !strstr(line, *call), "%s", line);
    }
    free(calls);
    ck_assert_int_eq(started, 1);
    ck_assert_int_gt(writing, 5);
    place_free(place);
}
END_TEST

/* In a child: what is left to do behind the fence; 0 when it holds, 77 where there is none. */
static int try_fence(const char *inside, const char *other, const char *outside) {
    char path[4096], program[] = "/bin/true", *const words[] = {program, NULL};
    const char *const folders[] = {inside, other, outside};
    if (!kiosk_fence(inside, other))
        return 77;
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/new", folders[i]);
        int file = open(path, O_WRONLY | O_CREAT, 0600);
        if ((file >= 0) != (i < 2))
            return 1 + i;
        if ((unlink(path) == 0) != (i < 2))
            return 4 + i;
    }
    snprintf(path, sizeof path, "%s/kept", outside);
    if (open(path, O_RDONLY) < 0 || open(path, O_WRONLY) >= 0 || unlink(path) == 0 ||
        rename(path, inside) == 0)
        return 8;
    execv(words[0], words);
    return errno == EACCES ? 0 : 9;
}

START_TEST(behind_the_fence_two_folders_can_be_changed) {
    struct place *place = kiosk_place();
    const char *outside = place_path(place, "home");
    int status = 0;
    place_write(place, place_path(place, "home/kept"), "kept");
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(try_fence(place_path(place, "visitors"), place_path(place, "shared"), outside));
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77)
        fprintf(stderr, "# this system knows no Landlock\n");
    else
        ck_assert_int_eq(WEXITSTATUS(status), 0);
    ck_assert_str_eq(place_read(place, place_path(place, "home/kept")), "kept");
    place_free(place);
}
END_TEST

void add_kiosk_wall_tests(Suite *suite) {
    TCase *walls = tcase_create("kiosk-walls");
    tcase_add_loop_test(walls, no_key_starts_a_program_or_writes_elsewhere, 0, WAYS);
    tcase_add_loop_test(walls, nothing_stops_it_for_a_while, 0, 2);
    tcase_add_loop_test(walls, signals_that_end_it_keep_the_record, 0, 6);
    tcase_add_test(walls, no_size_breaks_it);
    tcase_add_loop_test(walls, no_bytes_lead_out, 0, 3);
    tcase_add_test(walls, pasted_sequences_stay_text);
    tcase_add_test(walls, the_environment_does_not_count);
    tcase_add_loop_test(walls, a_path_is_no_terminal, 0, 6);
    tcase_add_test(walls, its_limits_are_low);
    tcase_add_test(walls, the_system_sees_no_other_program_and_no_other_file);
    tcase_add_test(walls, behind_the_fence_two_folders_can_be_changed);
    suite_add_tcase(suite, walls);
}
