/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People before the door who want something else than the questionnaire. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "door_parts.h"

#define FORWARDED 23999 /* a port that would lead somewhere */

/* Types the room code at the prompt. */
static void give_code(struct door *door, struct terminal *visitor) {
    ck_assert(terminal_wait_text(visitor, "password:"));
    terminal_type(visitor, place_text(door->place, "%s<Enter>", door->code));
}

/* ---- a code, a name ---- */

START_TEST(a_wrong_code_opens_nothing) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *visitor = door_ssh(&door, NULL, "lob", NULL);
    for (int i = 0; i < 3; i++) {
        size_t from = terminal_bytes(visitor);
        ck_assert(terminal_wait_sent(visitor, i ? from : 0, "password:"));
        terminal_type(visitor, i == 1 ? "<Enter>" : "123456780<Enter>");
    }
    ck_assert(terminal_wait_exit(visitor));
    ck_assert_int_eq(terminal_end(visitor)->status, 255);
    ck_assert(!terminal_has(visitor, VISIT_WELCOME));
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

START_TEST(nobody_else_comes_in) {
    static const char *const names[] = {"root", "trainer", "lob2", "nobody", "LOB"};
    struct door door = door_new();
    door_open(&door);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct terminal *visitor =
            door_ssh(&door, WORDS("-o", "NumberOfPasswordPrompts=1"), names[i], NULL);
        give_code(&door, visitor);
        ck_assert(terminal_wait_exit(visitor));
        ck_assert_int_eq(terminal_end(visitor)->status, 255);
        ck_assert(!terminal_has(visitor, VISIT_WELCOME));
        terminal_free(visitor);
    }
    door_free(&door);
}
END_TEST

/* Another way to show who one is: none is offered. */
START_TEST(only_the_code_is_asked_for) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *visitor =
        door_ssh(&door,
                 WORDS("-o", "PreferredAuthentications=publickey,keyboard-interactive,"
                             "hostbased,gssapi-with-mic"),
                 "lob", NULL);
    ck_assert(terminal_wait_exit(visitor));
    ck_assert(terminal_has(visitor, "Permission denied (password)"));
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

/* ---- commands and files ---- */

#define COMMANDS 5
static const char *const commands[COMMANDS][5] = {
    {"id"}, {"sh", "-c", "'id; ls /'"}, {";", "id"}, {"$(id)", "`id`"}, {"internal-sftp"},
};

static void must_not_be_done(struct terminal *visitor) {
    static const char *const signs[] = {"uid=", "gid=", "root:", "etc", "passwd", "authorized"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        ck_assert_msg(!strstr(terminal_stream(visitor), signs[i]), "\"%s\" in: %s", signs[i],
                      terminal_stream(visitor));
}

/* With a terminal a command gets the questionnaire all the same. */
START_TEST(a_command_is_not_done) {
    struct door door = door_new();
    door_open(&door);
    for (int terminal = 0; terminal < 2; terminal++) {
        struct terminal *visitor =
            door_ssh(&door, terminal ? WORDS("-tt") : WORDS("-T"), "lob", commands[_i]);
        give_code(&door, visitor);
        ck_assert(terminal_wait_text(visitor, VISIT_WELCOME));
        must_not_be_done(visitor);
        terminal_free(visitor);
    }
    door_free(&door);
}
END_TEST

static struct terminal *copy(struct door *door, const char *program, bool sftp_protocol) {
    const char *known =
        place_text(door->place, "UserKnownHostsFile=%s", place_path(door->place, "known"));
    const char *from = "lob@127.0.0.1:/etc/passwd";
    const char *to = place_path(door->place, "stolen");
    const char *const copying[] = {
        program, "-F",  "/dev/null", "-o",       "StrictHostKeyChecking=accept-new",
        "-o",    known, "-P",        door->port, sftp_protocol ? "-q" : "-O",
        from,    to,    NULL};
    const char *const talking[] = {
        program, "-F",       "/dev/null",     "-o", "StrictHostKeyChecking=accept-new", "-o", known,
        "-P",    door->port, "lob@127.0.0.1", NULL};
    return place_start_other(door->place, strcmp(program, "sftp") == 0 ? talking : copying);
}

START_TEST(no_file_is_copied) {
    struct door door = door_new();
    door_open(&door);
    for (int kind = 0; kind < 3; kind++) {
        struct terminal *visitor = copy(&door, kind == 0 ? "sftp" : "scp", kind == 1);
        give_code(&door, visitor);
        ck_assert(terminal_wait_exit(visitor));
        ck_assert_int_ne(terminal_end(visitor)->status, 0);
        must_not_be_done(visitor);
        ck_assert(!terminal_has(visitor, "sftp>"));
        terminal_free(visitor);
        ck_assert_int_eq(place_count(door.place, "stolen"), 0);
    }
    door_free(&door);
}
END_TEST

/* ---- forwarding ---- */

/* A line to PORT of this machine; -1: nothing is there. */
static int open_line(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    struct timeval patience = {.tv_sec = 1};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    int line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(line, (struct sockaddr *)&address, sizeof address) == 0)
        return line;
    close(line);
    return -1;
}

/* Asks what is at PORT, which speaks SOCKS, for a line to port TO of the machine behind it. */
static int open_line_through(int port, int to) {
    const unsigned char hello[] = {5, 1, 0};
    const unsigned char ask[] = {
        5, 1, 0, 1, 127, 0, 0, 1, (unsigned char)(to >> 8), (unsigned char)to};
    unsigned char answer[10];
    int line = open_line(port);
    if (line >= 0 && send(line, hello, sizeof hello, 0) == (ssize_t)sizeof hello &&
        recv(line, answer, 2, MSG_WAITALL) == 2 &&
        send(line, ask, sizeof ask, 0) == (ssize_t)sizeof ask &&
        recv(line, answer, sizeof answer, MSG_WAITALL) == (ssize_t)sizeof answer)
        return line;
    if (line >= 0)
        close(line);
    return -1;
}

/* True when the first letters of an ssh server come out of LINE, which is closed. */
static bool leads_to_server(int line) {
    char bytes[4] = "";
    bool leads = line >= 0 && recv(line, bytes, 3, MSG_WAITALL) == 3 && strcmp(bytes, "SSH") == 0;
    if (line >= 0)
        close(line);
    return leads;
}

START_TEST(the_server_itself_is_found) { /* else the next test could not fail */
    struct door door = door_new();
    door_open(&door);
    ck_assert(leads_to_server(open_line((int)strtol(door.port, NULL, 10))));
    door_free(&door);
}
END_TEST

START_TEST(no_line_leads_through) {
    struct door door = door_new();
    door_open(&door);
    const char *local = place_text(door.place, "%d:127.0.0.1:%s", FORWARDED, door.port);
    const char *remote = place_text(door.place, "%d:127.0.0.1:%s", FORWARDED + 1, door.port);
    const char *through = place_text(door.place, "127.0.0.1:%s", door.port);
    const struct {
        const char *option, *value;
        int port;
    } ways[] = {{"-L", local, FORWARDED},
                {"-R", remote, FORWARDED + 1},
                {"-D", place_text(door.place, "%d", FORWARDED + 2), FORWARDED + 2},
                {"-W", through, 0}};
    int server = (int)strtol(door.port, NULL, 10);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct terminal *visitor =
            door_ssh(&door, WORDS("-tt", ways[i].option, ways[i].value), "lob", NULL);
        give_code(&door, visitor);
        if (ways[i].port) {
            ck_assert(terminal_wait_text(visitor, VISIT_WELCOME));
            int line = ways[i].option[1] == 'D' ? open_line_through(ways[i].port, server)
                                                : open_line(ways[i].port);
            ck_assert_msg(!leads_to_server(line), "%s leads somewhere", ways[i].option);
        } else {
            ck_assert(terminal_wait_exit(visitor));
            ck_assert(!strstr(terminal_stream(visitor), "SSH-2.0"));
        }
        terminal_free(visitor);
    }
    door_free(&door);
}
END_TEST

/* What the process of a visitor was started with (root can see that): nothing of the server's own
 * environment, nor of the visitor's. */
static void environment_is_clean(struct door *door) {
    static const char *const never[] = {
        "LD_PRELOAD=", "NSS_WRAPPER", "SSH_AUTH_SOCK=", "DISPLAY=",
        "BASH_ENV=",   "ENV=",        "LANGUAGE=",      "TERMINFO="};
    int seen = 0;
    door->noted_count = 0;
    door_note(door);
    for (int i = 0; geteuid() == 0 && i < door->noted_count; i++) {
        const char *words = door_process(door, door->noted[i], "cmdline");
        if (!strstr(words, "kiosk --group"))
            continue;
        const char *settings = door_process(door, door->noted[i], "environ");
        ck_assert_ptr_nonnull(strstr(settings, "SSH_CONNECTION="));
        for (size_t n = 0; n < sizeof never / sizeof *never; n++)
            ck_assert_msg(!strstr(settings, never[n]), "%s in %s", never[n], settings);
        seen++;
    }
    ck_assert(seen > 0 || geteuid() != 0);
}

/* Every other thing that ssh can be asked for along with a session, and no session at all. */
START_TEST(nothing_comes_along) {
    static const char *const asked[][5] = {
        {"-A"},
        {"-X"},
        {"-Y"},
        {"-w", "0:0"},
        {"-o", "SendEnv=LD_PRELOAD BASH_ENV ENV PATH HOME"},
        {"-o", "SetEnv=LD_PRELOAD=/tmp/x.so LANGUAGE=fr TERMINFO=/tmp"},
    };
    struct door door = door_new();
    place_set(door.place, "BASH_ENV=/tmp/none");
    door_open(&door);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct terminal *visitor = door_ssh(&door, asked[i], "lob", NULL);
        give_code(&door, visitor);
        ck_assert(terminal_wait_text(visitor, VISIT_WELCOME));
        must_not_be_done(visitor);
        environment_is_clean(&door);
        terminal_free(visitor);
    }
    door_free(&door);
}
END_TEST

/* No session: a connection that nobody uses gives nothing, and does not keep others out. */
START_TEST(without_a_session_there_is_nothing) {
    struct door door = door_new();
    door_open(&door);
    struct terminal *idle = door_ssh(&door, WORDS("-N"), "lob", NULL);
    give_code(&door, idle);
    struct terminal *visitor = door_come_in(&door);
    ck_assert(!terminal_has(idle, VISIT_WELCOME));
    terminal_free(visitor);
    terminal_free(idle);
    door_free(&door);
}
END_TEST

/* ---- what is kept ---- */

static void must_lack(struct door *door, const char *pattern, const char *text) {
    if (place_count(door->place, pattern) == 0)
        return;
    const char *bytes = place_read(door->place, place_only(door->place, pattern));
    ck_assert_msg(!strstr(bytes, text), "%s is in %s", text, pattern);
}

/* The folder of the room is private, the code is kept as a hash where it is a password, and nothing
 * tells who was there (rule R24). */
START_TEST(the_files_of_the_room_are_private) {
    static const char folder[] = "data/lobspiegel/groups/*/room/";
    struct door door = door_new();
    door_open(&door);
    struct terminal *visitor = door_come_in(&door);
    const char *config = place_only(door.place, place_text(door.place, "%ssshd_config", folder));
    const char *text = place_read(door.place, config);
    ck_assert_ptr_nonnull(strstr(text, "\nLogLevel QUIET\n"));
    ck_assert_ptr_nonnull(strstr(text, "\nDisableForwarding yes\n"));
    ck_assert_ptr_null(strstr(text, "\nSubsystem"));
    ck_assert_ptr_null(strstr(text, "\nAcceptEnv"));
    ck_assert_ptr_null(strstr(text, door.code));
    must_lack(&door, place_text(door.place, "%spasswd", folder), door.code);
    ck_assert_int_eq(place_count(door.place, place_text(door.place, "%s*log*", folder)), 0);
    ck_assert_int_eq(place_count(door.place, DOOR_FOLDER "/*passwd*"), 0);
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

/* A folder with signs that mean something to a shell or to the server. */
START_TEST(odd_names_are_no_commands) {
    static const char name[] = "home/za'al \"$(touch x)\" \\#;&%h";
    struct door door = door_new();
    const char *from = place_path(door.place, DOOR_FOLDER),
               *to = place_path(door.place, "%s", name);
    ck_assert_int_eq(rename(from, to), 0);
    door.trainer =
        door_start(&door, WORDS("room", name + 5, "--address", "127.0.0.1", "--lang", "en"));
    door_read(&door);
    struct terminal *visitor = door_come_in(&door);
    ck_assert_int_eq(place_count(door.place, "*/x"), 0);
    terminal_free(visitor);
    door_free(&door);
}
END_TEST

TCase *door_attempts_case(void) {
    TCase *tcase = tcase_create("attempts");
    tcase_set_timeout(tcase, 12 * terminal_deadline());
    tcase_add_test(tcase, a_wrong_code_opens_nothing);
    tcase_add_test(tcase, nobody_else_comes_in);
    tcase_add_test(tcase, only_the_code_is_asked_for);
    tcase_add_loop_test(tcase, a_command_is_not_done, 0, COMMANDS);
    tcase_add_test(tcase, no_file_is_copied);
    tcase_add_test(tcase, the_server_itself_is_found);
    tcase_add_test(tcase, no_line_leads_through);
    tcase_add_test(tcase, nothing_comes_along);
    tcase_add_test(tcase, without_a_session_there_is_nothing);
    tcase_add_test(tcase, the_files_of_the_room_are_private);
    tcase_add_test(tcase, odd_names_are_no_commands);
    return tcase;
}
