/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way in made ready, opened, and described. */
#include <config.h>

#include "cli/way_in.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/group_files.h"
#include "cli/paths.h"

#define ADDRESSES_MOST 4
#define TRIES 5 /* at ports, when others take them */
#define START_MILLISECONDS 8000
#define STEP_MILLISECONDS 10
#define KEY_BYTES_MAX 4096

/* FOLDER/NAME; the caller frees it. */
static char *path_in(const char *folder, const char *name) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s", folder, name);
    return buf_take(&path);
}

/* --- what it is about ----------------------------------------------------------------------- */

/* The whole path of this program; NULL where the system does not tell. */
static char *own_path(void) {
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    return mem_copy(path);
}

/* Makes PATH whole. */
static bool make_whole(char **path, struct problems *problems) {
    char *whole = realpath(*path, NULL);
    if (!whole) {
        file_problem(problems, *path, errno, _("cannot be opened"));
        return false;
    }
    free(*path);
    *path = whole;
    return true;
}

bool way_in_may_open(struct problems *problems) {
    if (geteuid() != 0)
        return true;
    problem_add(problems, PROBLEM_USAGE, NULL, 0, 0, "%s",
                _("do not let people in as root (administrator): start lobspiegel room as "
                  "yourself"));
    return false;
}

bool way_in_find(struct way_in *way, struct problems *problems) {
    char *group = group_private_folder(way->group, problems);
    char *data = data_folder(problems);
    if (group && data) {
        way->state = path_in(group, "room");
        way->keys = path_in(data, "room");
        way->visitors = path_in(way->state, "visitors");
    }
    free(group);
    free(data);
    way->program = own_path();
    if (!way->program)
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("people can come in over ssh only where Linux runs: this system is another "
                      "one"));
    way->addresses = mem_new(ADDRESSES_MOST, sizeof *way->addresses);
    if (way->address)
        way->addresses[way->address_count++] = mem_copy(way->address);
    else
        way->address_count = way_in_addresses(way->addresses, ADDRESSES_MOST);
    return way->state && way->program && make_whole(&way->folder, problems) &&
           make_whole(&way->group_file, problems);
}

void way_in_free(struct way_in *way) {
    char *const texts[] = {way->state,  way->keys,      way->visitors, way->server,
                           way->keygen, way->wrapper,   way->program,  way->fingerprint,
                           way->folder, way->group_file};
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        free(texts[i]);
    for (int i = 0; i < way->address_count; i++)
        free(way->addresses[i]);
    free(way->addresses);
    file_unlock(way->lock);
    *way = (struct way_in)WAY_IN_NONE;
}

char *way_in_command(const struct way_in *way, int i) {
    struct buf text = {0};
    buf_addf(&text, "ssh -p %d " WAY_IN_USER "@%s", way->port,
             i < way->address_count ? way->addresses[i] : "localhost");
    return buf_take(&text);
}

/* --- made ready ----------------------------------------------------------------------------- */

static bool make_private_folder(const char *path, struct problems *problems) {
    if (!file_make_folder(path, problems))
        return false;
    if (chmod(path, 0700) == 0)
        return true;
    file_problem(problems, path, errno, _("the folder cannot be made private"));
    return false;
}

static bool lock(struct way_in *way, struct problems *problems) {
    bool taken = false;
    char *path = path_in(way->state, "lock");
    way->lock = file_lock(path, &taken, problems);
    if (taken)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("this room is open already, in another window: go on there, or close it "
                      "there first"));
    free(path);
    return way->lock >= 0;
}

/* The code of last time as long as its records are kept, so that people find their way back. */
static bool make_code(struct way_in *way, struct problems *problems) {
    struct buf kept = {0};
    struct problems unheard = {0};
    char *path = path_in(way->state, "code");
    bool good = access(path, F_OK) == 0 && file_read(path, ROOM_CODE_DIGITS, &kept, &unheard) &&
                kept.length == ROOM_CODE_DIGITS &&
                strspn(buf_string(&kept), "0123456789") == ROOM_CODE_DIGITS;
    if (good) {
        memcpy(way->code, buf_string(&kept), ROOM_CODE_DIGITS + 1);
    } else {
        for (int i = 0; i < ROOM_CODE_DIGITS; i++)
            way->code[i] = (char)('0' + randombytes_uniform(10));
        good = file_write(path, way->code, ROOM_CODE_DIGITS, problems);
    }
    free(path);
    buf_free(&kept);
    problems_free(&unheard);
    return good;
}

/* SHA256 of the public key, as ssh asks the visitor about it. */
static bool read_fingerprint(struct way_in *way, const char *path, struct problems *problems) {
    struct buf bytes = {0}, text = {0};
    unsigned char key[KEY_BYTES_MAX], hash[crypto_hash_sha256_BYTES];
    char shown[sodium_base64_ENCODED_LEN(sizeof hash, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];
    size_t length = 0;
    if (!file_read(path, KEY_BYTES_MAX, &bytes, problems))
        return false;
    const char *blank = strchr(buf_string(&bytes), ' ');
    const char *letters = blank ? blank + 1 : "";
    bool good = sodium_base642bin(key, sizeof key, letters, strcspn(letters, " \n"), NULL, &length,
                                  NULL, sodium_base64_VARIANT_ORIGINAL) == 0 &&
                length > 0;
    if (good) {
        crypto_hash_sha256(hash, key, length);
        sodium_bin2base64(shown, sizeof shown, hash, sizeof hash,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
        buf_addf(&text, "SHA256:%s", shown);
        way->fingerprint = buf_take(&text);
    } else {
        problem_add(problems, PROBLEM_REFUSED, path, 0, 0, "%s",
                    _("this is no public key of an ssh server: take it and host_key away, and "
                      "start again"));
    }
    buf_free(&bytes);
    return good;
}

static bool write_file(const struct way_in *way, const char *name, const struct buf *bytes,
                       struct problems *problems) {
    char *path = path_in(way->state, name);
    bool written = file_write(path, buf_string(bytes), bytes->length, problems);
    free(path);
    return written;
}

/* The lists with the one user and her group. Nobody is in the group `tty`, so that nobody can write
 * on the terminals of visitors. */
static bool write_user(const struct way_in *way, struct problems *problems) {
    struct buf user = {0}, group = {0};
    buf_addf(&group, WAY_IN_USER ":x:%ld:\n", (long)getgid());
    bool written = way_in_user(way, &user, problems) &&
                   write_file(way, "passwd", &user, problems) &&
                   write_file(way, "group", &group, problems);
    buf_free(&user);
    buf_free(&group);
    return written;
}

#define VARIABLES 4

/* The environment of the server and of ssh-keygen: what makes them know the one user, and nothing
 * else. The server gives its visitors another one, without these. */
static void make_environment(const struct way_in *way, char *environment[static VARIABLES + 1]) {
    static const char *const names[VARIABLES] = {"PATH", "LD_PRELOAD", "NSS_WRAPPER_PASSWD",
                                                 "NSS_WRAPPER_GROUP"};
    char *passwd = path_in(way->state, "passwd"), *group = path_in(way->state, "group");
    const char *const values[VARIABLES] = {"/usr/bin:/bin", way->wrapper, passwd, group};
    for (int i = 0; i < VARIABLES; i++) {
        struct buf setting = {0};
        buf_addf(&setting, "%s=%s", names[i], values[i]);
        environment[i] = buf_take(&setting);
    }
    environment[VARIABLES] = NULL;
    free(passwd);
    free(group);
}

static void free_environment(char *environment[static VARIABLES + 1]) {
    for (int i = 0; i < VARIABLES; i++)
        free(environment[i]);
}

static bool make_key(struct way_in *way, char *const *environment, struct problems *problems) {
    char *path = path_in(way->keys, "host_key"), *public_path = path_in(way->keys, "host_key.pub");
    bool good = access(path, F_OK) == 0 && access(public_path, F_OK) == 0;
    if (!good) {
        char *argv[] = {
            way->keygen,  mem_copy("-q"), mem_copy("-t"), mem_copy("ed25519"), mem_copy("-N"),
            mem_copy(""), mem_copy("-C"), mem_copy(""),   mem_copy("-f"),      path,
            NULL};
        struct buf said = {0};
        unlink(path); /* half a pair is none */
        good = way_in_run(argv, environment, &said);
        if (!good)
            problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, _("ssh-keygen makes no key: %s"),
                        buf_string(&said));
        for (int i = 1; i < 9; i++)
            free(argv[i]);
        buf_free(&said);
    }
    good = good && read_fingerprint(way, public_path, problems);
    free(path);
    free(public_path);
    return good;
}

static bool make_key_known(struct way_in *way, struct problems *problems) {
    char *environment[VARIABLES + 1];
    make_environment(way, environment);
    bool made = make_key(way, environment, problems);
    free_environment(environment);
    return made;
}

bool way_in_prepare(struct way_in *way, struct problems *problems) {
    return make_private_folder(way->state, problems) &&
           make_private_folder(way->visitors, problems) &&
           make_private_folder(way->keys, problems) && lock(way, problems) &&
           make_code(way, problems) && write_user(way, problems) && make_key_known(way, problems);
}

/* --- opened --------------------------------------------------------------------------------- */

/* Lets the server look at its configuration. */
static bool check(char *server, char *config, char *const *environment, struct buf *said) {
    char test[] = "-t", file[] = "-f";
    char *const argv[] = {server, test, file, config, NULL};
    buf_clear(said);
    return way_in_run(argv, environment, said);
}

/* Older servers know fewer lines. */
static bool write_good_files(struct way_in *way, char *config, char *const *environment,
                             struct problems *problems) {
    struct buf said = {0}, text = {0};
    bool good = false;
    for (way->knows = WAY_IN_NEWER + 1; way->knows > 0 && !good;) {
        way->knows--;
        buf_clear(&text);
        if (!way_in_config(way, &text, problems) ||
            !write_file(way, "sshd_config", &text, problems))
            break;
        good = check(way->server, config, environment, &said);
    }
    buf_free(&text);
    if (!good && problems->count == 0)
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0,
                    _("the ssh server does not take its configuration: %s"), buf_string(&said));
    buf_free(&said);
    return good;
}

/* The server writes its number when people can come in; it has ENDED when it cannot. */
static bool wait_until_open(struct way_in *way, const char *number, bool *ended) {
    for (int waited = 0; waited < START_MILLISECONDS; waited += STEP_MILLISECONDS) {
        if (access(number, F_OK) == 0)
            return true;
        *ended = keeper_lost(&way->keeper);
        if (*ended)
            break;
        nanosleep(&(struct timespec){.tv_nsec = STEP_MILLISECONDS * 1000000L}, NULL);
    }
    keeper_stop(&way->keeper);
    return false;
}

/* A free port: the one asked for, or one from FROM on. */
static bool choose_port(struct way_in *way, int asked, int from, struct problems *problems) {
    way->port = way_in_free_port(way->address, asked ? asked : from);
    if (way->port && (!asked || way->port == asked))
        return true;
    if (asked)
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0,
                    _("port %d cannot be used here: another program has it, or the address is not "
                      "one of this machine. Without --port a free one is chosen"),
                    asked);
    else
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("there is no free port, or the address is not one of this machine"));
    return false;
}

/* What a crash left behind, of this program and its keeper both. */
static void stop_leftover(const char *number, const char *config) {
    struct buf bytes = {0};
    struct problems unheard = {0};
    if (access(number, F_OK) == 0 && file_read(number, 32, &bytes, &unheard))
        keeper_stop_leftover(strtol(buf_string(&bytes), NULL, 10), config);
    unlink(number);
    buf_free(&bytes);
    problems_free(&unheard);
}

static bool keep(struct way_in *way, char *const *argv, char *const *environment,
                 struct problems *problems) {
    if (keeper_start(&way->keeper, argv, environment))
        return true;
    problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s: %s",
                _("the ssh server cannot be started"), strerror(errno));
    return false;
}

bool way_in_open(struct way_in *way, struct problems *problems) {
    char *environment[VARIABLES + 1], daemon[] = "-D", file[] = "-f";
    char *config = path_in(way->state, "sshd_config"), *number = path_in(way->state, "sshd.pid");
    char *const argv[] = {way->server, daemon, file, config, NULL};
    make_environment(way, environment);
    stop_leftover(number, config);
    int asked = way->port, from = WAY_IN_PORT;
    bool open = false, ended = true;
    for (int tries = 0; ended && tries < TRIES; tries++) {
        ended = false;
        open = choose_port(way, asked, from, problems) &&
               write_good_files(way, config, environment, problems) &&
               keep(way, argv, environment, problems) && wait_until_open(way, number, &ended);
        from = way->port + 1; /* another program was faster */
    }
    if (!open && problems->count == 0)
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0,
                    _("the ssh server does not start at port %d: try another one, with --port"),
                    way->port);
    free_environment(environment);
    free(config);
    free(number);
    return open;
}
