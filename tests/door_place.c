/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A room on this machine, and people who come in. */
#include <config.h>

#include <dirent.h>
#include <ftw.h>
#include <glob.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "door.h"

#define TRAINER 64123 /* a user number that nobody has */
#define TRAINER_TEXT "64123"

/* ---- what is needed ---- */

static bool has_file(const char *pattern) {
    glob_t found = {0};
    bool has = glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0;
    globfree(&found);
    return has;
}

/* True when the trainer can read the questionnaires where they are. */
static bool trainer_can_read(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    pid_t child = fork();
    if (child == 0) {
        bool can = folder && setgid(TRAINER) == 0 && setuid(TRAINER) == 0 && chdir(folder) == 0 &&
                   access("lob.yaml", R_OK) == 0;
        _exit(can ? 0 : 1);
    }
    int status = 1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

const char *door_missing(void) {
    if (!has_file("/proc/self/exe"))
        return "needs Linux";
    if (!has_file("/usr/sbin/sshd"))
        return "needs sshd (package openssh-server)";
    if (!has_file("/usr/bin/ssh") || !has_file("/usr/bin/ssh-keygen"))
        return "needs ssh (package openssh-client)";
    if (!has_file("/usr/lib/*/libnss_wrapper.so") && !has_file("/usr/lib*/libnss_wrapper.so"))
        return "needs libnss_wrapper (package libnss-wrapper)";
    if (geteuid() == 0 && !has_file("/usr/bin/setpriv"))
        return "needs setpriv, as root";
    if (geteuid() == 0 && !trainer_can_read())
        return "needs sources that other users than root can read";
    return NULL;
}

/* ---- the room ---- */

static void copy_program(const char *to) {
    static char bytes[65536];
    FILE *from = fopen(program_path(), "rb"), *copy = fopen(to, "wb");
    ck_assert(from && copy);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, from)) > 0;)
        ck_assert_uint_eq(fwrite(bytes, 1, n, copy), n);
    fclose(from);
    ck_assert_int_eq(fclose(copy), 0);
    ck_assert_int_eq(chmod(to, 0700), 0);
}

static void link_to(struct place *place, const char *variable, const char *below) {
    const char *folder = getenv(variable);
    ck_assert_msg(folder != NULL, "%s must name a folder", variable);
    ck_assert_int_eq(symlink(folder, place_path(place, "%s", below)), 0);
}

/* As it is installed: sshd starts the program without an environment. */
static void install(struct place *place) {
    static const char *const folders[] = {"bin", "share", "share/lobspiegel"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        ck_assert_int_eq(mkdir(place_path(place, "%s", folders[i]), 0700), 0);
    copy_program(place_path(place, "bin/lobspiegel"));
    link_to(place, "LOBSPIEGEL_FRAMEWORKS", "share/lobspiegel/frameworks");
    link_to(place, "LOBSPIEGEL_LOCALE", "share/locale");
}

static int give_one(const char *path, const struct stat *status, int kind, struct FTW *at) {
    (void)status, (void)kind, (void)at;
    return lchown(path, TRAINER, TRAINER);
}

/* All that is in the place is the trainer's from now on. */
static void give_away(struct place *place) {
    if (geteuid() == 0)
        ck_assert_int_eq(nftw(place_path(place, "."), give_one, 16, FTW_PHYS), 0);
}

#define WORDS_MAX 40

struct terminal *door_start(struct door *door, const char *const *words) {
    static const char *const lower[] = {"setpriv", "--reuid",    TRAINER_TEXT,
                                        "--regid", TRAINER_TEXT, "--clear-groups"};
    const char *all[WORDS_MAX] = {NULL};
    int count = 0;
    for (size_t i = 0; geteuid() == 0 && i < sizeof lower / sizeof *lower; i++)
        all[count++] = lower[i];
    all[count++] = place_path(door->place, "bin/lobspiegel");
    for (int i = 0; words[i] && count < WORDS_MAX - 1; i++)
        all[count++] = words[i];
    return place_start_other(door->place, all);
}

struct door door_new(void) {
    struct door door = {.place = place_new()};
    struct ran ran = place_run(door.place, "team-a\n2026-2027\nno\nq\n",
                               WORDS("workshop", "zaal", "--line", "--lang", "en"));
    ck_assert_msg(ran.status == 0, "%s", ran.err);
    install(door.place);
    place_set(door.place, "SSH_AUTH_SOCK");
    place_set(door.place, "SSH_ASKPASS");
    place_set(door.place, "DISPLAY");
    give_away(door.place);
    return door;
}

void door_free(struct door *door) {
    door_note(door);
    terminal_free(door->trainer);
    ck_assert(door_wait_silent(door));
    place_free(door->place);
}

/* The room code stands alone on its row. */
static bool read_code(struct door *door) {
    for (int row = 0; row < terminal_rows(door->trainer); row++) {
        const char *text = terminal_row(door->trainer, row);
        if (strlen(text) == 9 && strspn(text, "0123456789") == 9) {
            memcpy(door->code, text, 10);
            return true;
        }
    }
    return false;
}

void door_open(struct door *door) {
    door->trainer =
        door_start(door, WORDS("room", "zaal", "--address", "127.0.0.1", "--lang", "en"));
    door_read(door);
}

void door_read(struct door *door) {
    ck_assert(terminal_wait_text(door->trainer, "Close the room")); /* the last line */
    const char *command = strstr(terminal_text(door->trainer), "ssh -p ");
    ck_assert_int_eq(sscanf(command, "ssh -p %7[0-9] lob@127.0.0.1", door->port), 1);
    ck_assert_msg(read_code(door), "there is no room code on the screen");
}

/* ---- processes ---- */

int door_server(struct door *door) {
    int server = 0;
    const char *path = place_only(door->place, "data/lobspiegel/groups/*/room/sshd.pid");
    ck_assert_int_eq(sscanf(place_read(door->place, path), "%d", &server), 1);
    ck_assert_int_gt(server, 1);
    return server;
}

int door_parent(int number) {
    char path[64], state = 'Z';
    int parent = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", number);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    if (fscanf(file, "%*d (%*[^)]) %c %d", &state, &parent) != 2 || state == 'Z')
        parent = 0;
    fclose(file);
    return parent;
}

static bool is_under(int number, int above) {
    for (int up = 0; up < 8 && number > 1; up++) {
        number = door_parent(number);
        if (number == above)
            return true;
    }
    return false;
}

int door_note(struct door *door) {
    DIR *processes = opendir("/proc");
    int count = 0;
    ck_assert_ptr_nonnull(processes);
    for (const struct dirent *entry; door->trainer && (entry = readdir(processes));) {
        int number = (int)strtol(entry->d_name, NULL, 10);
        if (number > 1 && is_under(number, (int)terminal_pid(door->trainer))) {
            ck_assert_int_lt(door->noted_count, DOOR_PROCESSES_MAX);
            door->noted[door->noted_count++] = number;
            count++;
        }
    }
    closedir(processes);
    return count;
}

const char *door_process(struct door *door, int number, const char *name) {
    char path[64], bytes[16384];
    snprintf(path, sizeof path, "/proc/%d/%s", number, name);
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(bytes, 1, sizeof bytes - 1, file) : 0;
    if (file)
        fclose(file);
    for (size_t i = 0; i < length; i++)
        if (!bytes[i])
            bytes[i] = ' ';
    bytes[length] = '\0';
    return place_text(door->place, "%s", bytes);
}

bool door_wait_silent(struct door *door) {
    for (double waited = 0; waited < terminal_deadline(); waited += 0.02) {
        while (door->noted_count && door_parent(door->noted[door->noted_count - 1]) == 0)
            door->noted_count--;
        if (door->noted_count == 0)
            return true;
        poll(NULL, 0, 20);
    }
    return false;
}

/* ---- people ---- */

struct terminal *door_ssh(struct door *door, const char *const *options, const char *user,
                          const char *const *words) {
    const char *fixed[] = {
        "ssh",
        "-F",
        "/dev/null",
        "-o",
        "StrictHostKeyChecking=accept-new",
        "-o",
        place_text(door->place, "UserKnownHostsFile=%s", place_path(door->place, "known")),
        "-o",
        "GlobalKnownHostsFile=/dev/null",
        "-p",
        door->port};
    const char *all[WORDS_MAX] = {NULL};
    int count = 0;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        all[count++] = fixed[i];
    for (int i = 0; options && options[i] && count < WORDS_MAX - 2; i++)
        all[count++] = options[i];
    all[count++] = place_text(door->place, "%s@127.0.0.1", user);
    for (int i = 0; words && words[i] && count < WORDS_MAX - 1; i++)
        all[count++] = words[i];
    return place_start_other(door->place, all);
}

struct terminal *door_come_in(struct door *door) {
    struct terminal *visitor = door_ssh(door, NULL, "lob", NULL);
    ck_assert(terminal_wait_text(visitor, "password:"));
    terminal_type(visitor, place_text(door->place, "%s<Enter>", door->code));
    ck_assert(terminal_wait_text(visitor, VISIT_WELCOME));
    return visitor;
}

const char *door_visit_code(struct door *door, struct terminal *visitor) {
    char code[10];
    const char *shown = strstr(terminal_text(visitor), "Your code: ");
    ck_assert_ptr_nonnull(shown);
    ck_assert_int_eq(sscanf(shown, "Your code: %9[a-z0-9-]", code), 1);
    return place_text(door->place, "%s", code);
}

const char *door_begin(struct door *door, struct terminal *visitor) {
    terminal_type(visitor, "1");
    ck_assert(terminal_wait_text(visitor, "Your code: "));
    const char *code = door_visit_code(door, visitor);
    terminal_type(visitor, "1");
    static const char *const steps[] = {"1 of 5", "2 of 5", "3 of 5",
                                        "4 of 5", "5 of 5", "Begin with the first item"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        ck_assert(terminal_wait_text(visitor, steps[i]));
        terminal_type(visitor, "<Enter>");
    }
    ck_assert(terminal_wait_text(visitor, VISIT_FIRST_ITEM));
    return code;
}

void door_all_type(struct terminal *const *visitors, int count, const char *wait_for,
                   const char *keys) {
    for (int i = 0; i < count; i++) {
        ck_assert(terminal_wait_text(visitors[i], wait_for));
        terminal_type(visitors[i], keys);
    }
}
