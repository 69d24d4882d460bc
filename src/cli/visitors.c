/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/visitors.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tty/tty.h"

#define NAME_BYTES 16

/* How slow the hash is: so many passes over so many bytes; measured in HACKING. */
#define HASH_PASSES 4
#define HASH_MEMORY ((size_t)32 << 20)

/* Seconds in which another program may save and end, before it is ended. */
#define END_SECONDS 3
#define STUCK_SECONDS 8

static char *path_in(const struct visitors *visitors, const char *name, const char *ending) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s%s", visitors->folder, name, ending);
    return buf_take(&path);
}

/* Without the path: visitors see what is wrong, and it tells them nothing. */
static bool fail(struct problems *problems, const char *what) {
    problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s: %s", what, strerror(errno));
    return false;
}

/* ---- locks: fcntl's, because the system then tells which process has one ---- */

static int open_lock(const char *path) {
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* One visitor at a time comes through the door: so many tries per second there are, however many
 * connections try. The lock ends with close(). */
static int wait_at_door(const struct visitors *visitors) {
    char *path = path_in(visitors, VISITORS_DOOR, VISIT_LOCK_ENDING);
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int door = open_lock(path);
    while (door >= 0 && fcntl(door, F_SETLKW, &all) != 0 && errno == EINTR)
        ;
    free(path);
    return door;
}

/* Takes the lock of the record; whoever has it is asked to end, and is ended when that takes too
 * long: what was answered is saved. */
static bool take_lock(struct visitors *visitors) {
    time_t start = time(NULL);
    bool asked = false;
    visitors->lock = open_lock(visitors->lock_path);
    while (visitors->lock >= 0 && time(NULL) - start < STUCK_SECONDS) {
        struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        if (fcntl(visitors->lock, F_SETLK, &all) == 0)
            return true;
        bool must = time(NULL) - start >= END_SECONDS;
        if (fcntl(visitors->lock, F_GETLK, &all) == 0 && all.l_type != F_UNLCK && all.l_pid > 0 &&
            (!asked || must)) {
            tty_end_other(all.l_pid, must);
            asked = true;
        }
        poll(NULL, 0, 20);
    }
    return false;
}

/* ---- the folder ---- */

/* True when PATH is the folder SHARED or lies in it. */
static bool is_inside(const char *path, const char *shared) {
    char *inner = realpath(path, NULL), *outer = realpath(shared, NULL);
    size_t length = outer ? strlen(outer) : 0;
    bool inside = inner && outer && strncmp(inner, outer, length) == 0 &&
                  (inner[length] == '/' || inner[length] == '\0');
    free(inner);
    free(outer);
    return inside;
}

static bool is_private(const char *folder, struct problems *problems) {
    struct stat status;
    if (stat(folder, &status) != 0)
        return fail(problems, _("the folder for visitors cannot be used"));
    if (S_ISDIR(status.st_mode) && status.st_uid == geteuid() && (status.st_mode & 077) == 0)
        return true;
    problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                _("the folder for visitors must be a folder of yours that nobody else can look "
                  "into (mode 0700)"));
    return false;
}

/* The first one draws the salt; behind the door, so there is one first. */
static bool read_salt(struct visitors *visitors, struct problems *problems) {
    struct buf bytes = {0};
    char *path = path_in(visitors, VISITORS_SALT, "");
    int door = wait_at_door(visitors);
    bool there = access(path, F_OK) == 0, good = door >= 0;
    if (good && !there) {
        randombytes_buf(visitors->salt, sizeof visitors->salt);
        good = file_write(path, (const char *)visitors->salt, sizeof visitors->salt, problems);
    } else if (good) {
        good = file_read(path, sizeof visitors->salt, &bytes, problems) &&
               bytes.length == sizeof visitors->salt;
        if (good)
            memcpy(visitors->salt, bytes.bytes, bytes.length);
    }
    if (door >= 0)
        close(door);
    buf_free(&bytes);
    free(path);
    return good || fail(problems, _("the folder for visitors cannot be used"));
}

bool visitors_open(struct visitors *visitors, const char *folder, const char *shared,
                   struct problems *problems) {
    *visitors = (struct visitors){.folder = folder, .lock = -1, .tries = VISITORS_TRIES};
    if (!is_private(folder, problems))
        return false;
    if (is_inside(folder, shared)) {
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("the folder for visitors must not be in the folder of the workshop"));
        return false;
    }
    return read_salt(visitors, problems);
}

void visitors_close(struct visitors *visitors) {
    if (visitors->lock >= 0)
        close(visitors->lock);
    free(visitors->path);
    free(visitors->lock_path);
    sodium_memzero(visitors->key, sizeof visitors->key);
    visitors->path = visitors->lock_path = NULL;
    visitors->lock = -1;
}

static int count_records(const struct visitors *visitors) {
    DIR *folder = opendir(visitors->folder);
    int count = folder ? 0 : VISITORS_MAX;
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        count += text_ends_in(entry->d_name, VISIT_ENDING);
    }
    if (folder)
        closedir(folder);
    return count;
}

/* ---- which record ---- */

/* The place of the record with CODE, and its key. */
static bool find_place(struct visitors *visitors, const char *code) {
    unsigned char hash[NAME_BYTES + crypto_secretbox_KEYBYTES];
    char name[2 * NAME_BYTES + 1];
    if (crypto_pwhash(hash, sizeof hash, code, strlen(code), visitors->salt, HASH_PASSES,
                      HASH_MEMORY, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return false;
    visitors_close(visitors);
    sodium_bin2hex(name, sizeof name, hash, NAME_BYTES);
    memcpy(visitors->key, hash + NAME_BYTES, sizeof visitors->key);
    visitors->path = path_in(visitors, name, VISIT_ENDING);
    visitors->lock_path = path_in(visitors, name, VISIT_LOCK_ENDING);
    sodium_memzero(hash, sizeof hash);
    return true;
}

static void draw_code(char code[static VISIT_CODE_SIZE]) {
    unsigned char places[VISIT_CODE_LETTERS];
    for (int i = 0; i < VISIT_CODE_LETTERS; i++)
        places[i] = (unsigned char)randombytes_uniform(VISIT_LETTER_COUNT);
    visit_code_make(places, code);
}

/* A room that was closed took the salt away; who was let in by it may still be here. */
static bool is_closed(const struct visitors *visitors) {
    char *path = path_in(visitors, VISITORS_SALT, "");
    bool closed = access(path, F_OK) != 0;
    free(path);
    return closed;
}

/* Behind the door. An empty file takes the place until the record is written. */
static bool take_place(struct visitors *visitors, char code[static VISIT_CODE_SIZE],
                       struct problems *problems) {
    if (count_records(visitors) >= VISITORS_MAX) {
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("there are %d people busy here already, and no more can begin. Ask your "
                      "trainer"),
                    VISITORS_MAX);
        return false;
    }
    if (is_closed(visitors)) {
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s", _("this room is closed"));
        return false;
    }
    draw_code(code);
    int file = find_place(visitors, code)
                   ? open(visitors->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)
                   : -1;
    if (file < 0)
        return fail(problems, _("no record can be made here"));
    close(file);
    return take_lock(visitors) || fail(problems, _("no record can be made here"));
}

bool visitors_begin(struct visitors *visitors, char code[static VISIT_CODE_SIZE],
                    struct problems *problems) {
    int door = wait_at_door(visitors);
    bool taken = door >= 0 ? take_place(visitors, code, problems)
                           : fail(problems, _("no record can be made here"));
    if (door >= 0)
        close(door);
    if (!taken)
        visitors_close(visitors);
    return taken;
}

bool visitors_find(struct visitors *visitors, const char *code, struct problems *problems) {
    int door = wait_at_door(visitors);
    bool hashed = door >= 0 && visitors->tries > 0 && find_place(visitors, code);
    bool there = hashed && access(visitors->path, F_OK) == 0;
    if (door >= 0)
        close(door); /* before waiting for another program */
    if (visitors->tries > 0 && !there)
        visitors->tries--;
    if (there && !take_lock(visitors)) {
        there = false;
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("your record is still open elsewhere; try again in a moment"));
    }
    if (!there)
        visitors_close(visitors);
    return there;
}

/* ---- the record ---- */

bool visitors_save(const struct visitors *visitors, const struct assessment *assessment,
                   struct problems *problems) {
    struct buf bytes = {0};
    unsigned char nonce[crypto_secretbox_NONCEBYTES];
    record_write(assessment, &bytes);
    size_t sealed_length = bytes.length + crypto_secretbox_MACBYTES;
    unsigned char *sealed = mem_new(sizeof nonce + sealed_length, 1);
    randombytes_buf(nonce, sizeof nonce);
    memcpy(sealed, nonce, sizeof nonce);
    crypto_secretbox_easy(sealed + sizeof nonce, (const unsigned char *)buf_string(&bytes),
                          bytes.length, nonce, visitors->key);
    bool saved =
        file_write(visitors->path, (const char *)sealed, sizeof nonce + sealed_length, problems);
    free(sealed);
    buf_free(&bytes);
    return saved;
}

struct assessment *visitors_load(const struct visitors *visitors, const struct framework *framework,
                                 struct problems *problems) {
    const size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    struct buf bytes = {0};
    struct assessment *assessment = NULL;
    if (file_read(visitors->path, RECORD_BYTES_MAX + head, &bytes, problems) &&
        bytes.length > head) {
        const unsigned char *nonce = (const unsigned char *)bytes.bytes;
        size_t length = bytes.length - head;
        unsigned char *text = mem_new(length + 1, 1);
        if (crypto_secretbox_open_easy(text, nonce + crypto_secretbox_NONCEBYTES,
                                       bytes.length - crypto_secretbox_NONCEBYTES, nonce,
                                       visitors->key) == 0)
            assessment = record_read("", (const char *)text, length, framework, problems);
        sodium_memzero(text, length);
        free(text);
    }
    buf_free(&bytes);
    return assessment;
}

/* Other bytes in the place of all there are. */
static bool overwrite(const char *path) {
    unsigned char bytes[4096];
    struct stat status;
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    bool good = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    for (off_t left = good ? status.st_size : 0; good && left > 0;) {
        randombytes_buf(bytes, sizeof bytes);
        ssize_t written =
            write(file, bytes, left < (off_t)sizeof bytes ? (size_t)left : sizeof bytes);
        good = written > 0;
        left -= good ? written : 0;
    }
    good = good && fsync(file) == 0;
    return (file < 0 || close(file) == 0) && good;
}

bool visitors_destroy(struct visitors *visitors, struct problems *problems) {
    bool gone = overwrite(visitors->path);
    gone = unlink(visitors->path) == 0 && gone;
    if (!gone)
        fail(problems, _("your record may be there still. Tell your trainer"));
    unlink(visitors->lock_path);
    visitors_close(visitors);
    return gone;
}
