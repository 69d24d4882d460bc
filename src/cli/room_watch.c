/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at the folder of a workshop: at once where the system tells of changes, and every two
 * seconds while the room waits, because it does not tell what others do in a shared folder. */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef HAVE_SYS_INOTIFY_H
#include <sys/inotify.h>
#endif

#include "cli/room_session.h"

#define WAITING_MILLISECONDS 2000
#define LATER_MILLISECONDS 10000

void room_watch_begin(struct room_session *room) {
    room->watch = -1;
#ifdef HAVE_SYS_INOTIFY_H
    room->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (room->watch >= 0 &&
        inotify_add_watch(room->watch, room->folder,
                          IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE) < 0)
        room_watch_end(room);
#endif
}

void room_watch_end(struct room_session *room) {
    if (room->watch >= 0)
        close(room->watch);
    room->watch = -1;
}

/* Takes what the system told, which is only that there is something to look at. */
static void empty_watch(const struct room_session *room) {
    char bytes[4096];
    while (room->watch >= 0 && read(room->watch, bytes, sizeof bytes) > 0)
        ;
}

static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *byte = bytes; /* FNV-1a: to notice changes, not to keep anything secret */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * UINT64_C(0x100000001B3);
    return hash;
}

/* True for what the trainer's own program writes there. */
static bool is_own(const char *name) {
    size_t length = strlen(name);
    return name[0] == '.' || strcmp(name, "workshop.yaml") == 0 ||
           (length > 5 && strcmp(name + length - 5, ".html") == 0) ||
           (length > 3 && strcmp(name + length - 3, ".md") == 0);
}

/* What lies in the folder, in one number: names, sizes and times, in whatever order. */
static uint64_t signature_of(const struct room_session *room) {
    uint64_t sum = 0;
    DIR *folder = opendir(room->folder);
    if (!folder)
        return 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        if (is_own(entry->d_name) ||
            fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        const long long facts[] = {(long long)status.st_size, (long long)status.st_mtim.tv_sec,
                                   (long long)status.st_mtim.tv_nsec, (long long)status.st_ctime,
                                   (long long)status.st_ino};
        uint64_t hash =
            add_bytes(UINT64_C(0xCBF29CE484222325), entry->d_name, strlen(entry->d_name));
        sum += add_bytes(hash, facts, sizeof facts);
    }
    closedir(folder);
    return sum + 1; /* an empty folder is there */
}

/* Counts what lies there; true when that is another number than before. */
static bool count(struct room_session *rs) {
    struct room *room = rs->room;
    uint32_t fresh = room->fresh, refused = room->refused, told = room->told;
    buf_clear(&rs->said);
    if (gathering_look(&rs->gathering) != STATUS_DONE)
        return false; /* the folder is not there at this moment: what was counted stays */
    room->told = (uint32_t)rs->gathering.ledger->number_count;
    room->fresh = (uint32_t)rs->gathering.harvest.number_count;
    room->refused = (uint32_t)rs->gathering.harvest.refused;
    return fresh != room->fresh || refused != room->refused || told != room->told;
}

bool room_look(struct room_session *rs) {
    int now = (int)(time(NULL) / 60);
    bool changed = rs->room->round >= 0 && now != rs->room->now;
    rs->room->now = now;
    empty_watch(rs);
    uint64_t signature = signature_of(rs);
    if (rs->looked && signature == rs->signature)
        return changed;
    rs->signature = signature;
    rs->looked = true;
    return count(rs) || changed;
}

int room_patience(const struct room_session *rs) {
    return rs->room->phase == ROOM_WAITING                         ? WAITING_MILLISECONDS
           : rs->room->phase == ROOM_CLOSED && rs->room->round < 0 ? -1
                                                                   : LATER_MILLISECONDS;
}
