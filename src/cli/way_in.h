/* SPDX-License-Identifier: GPL-3.0-or-later */
/* way_in: how people come in over ssh: an ssh server (sshd) of the trainer's own, for one group,
 * as long as the room is open. Private to this folder.
 *
 * Everything of it lies in `room` in the private folder of the group: the configuration, the list
 * with the one user and the hash of the room code, the code itself (so that it is the same when the
 * laptop fell asleep), and in `visitors` the records of who came in. The host key lies in `room` in
 * the data folder, one for all rooms, so that no laptop warns of another key the next time.
 *
 * The server runs as the trainer, who is not root. A server without rights lets in nobody but its
 * own user, and asks the system for the password; libnss_wrapper, loaded in it, answers instead of
 * the system: there is one user, `lob`, with the trainer's number and the room code as password. */
#ifndef CLI_WAY_IN_H
#define CLI_WAY_IN_H

#include "base/base.h"
#include "sharing/sharing.h"
#include "tty/keeper.h"

#define WAY_IN_NONE                                                                                \
    {                                                                                              \
        .lock = -1, .keeper = { 0, -1, -1 }                                                        \
    }
#define WAY_IN_USER "lob"
#define WAY_IN_PORT 2222
#define ROOM_CODE_DIGITS 9

struct way_in {
    /* What the caller asks for. */
    const struct group *group;
    char *folder, *group_file; /* where results come; whole paths, owned */
    const char *language;      /* of the visitors */
    const char *address;       /* to listen on; NULL: all */
    int port;                  /* 0: the usual one, or one that is free */

    /* Found and made; all owned. */
    char *state;    /* the folder `room` of the group */
    char *keys;     /* the folder `room` of the data folder */
    char *visitors; /* the folder with their records */
    char *server, *keygen, *wrapper, *program; /* sshd, ssh-keygen, libnss_wrapper, this one */
    char code[ROOM_CODE_DIGITS + 1];
    char *fingerprint; /* of the host key, as ssh shows it */
    char **addresses;  /* where this machine can be reached, the likeliest first */
    int address_count;
    int lock;  /* on the state; -1: none */
    int knows; /* how many of the newer lines the server knows, see way_in_config() */

    /* While it is open. */
    struct keeper keeper;
};

/* Finds out which paths and addresses it is about, and changes nothing. way_in_free() is to be
 * called in any case. */
bool way_in_find(struct way_in *way, struct problems *problems);

/* False with a problem for root: visitors' processes must not have her rights. */
bool way_in_may_open(struct problems *problems);

/* Looks for the programs that are needed; a problem says which package has what is missing. */
bool way_in_find_tools(struct way_in *way, struct problems *problems);

/* After these two: makes the folders, the key and the code. One room is open for a group at a time.
 */
bool way_in_prepare(struct way_in *way, struct problems *problems);
void way_in_free(struct way_in *way);

/* Starts the server, after stopping one that was left behind. False with a problem. The caller ends
 * it with keeper_stop(). */
bool way_in_open(struct way_in *way, struct problems *problems);

/* Runs ARGV with ENVIRONMENT (NULL: this one) and nothing to read; SAID gets what it says on
 * standard error. True when it ends well. */
bool way_in_run(char *const *argv, char *const *environment, struct buf *said);

/* ssh -p 2222 lob@ADDRESS, the I-th one; the caller frees it. */
char *way_in_command(const struct way_in *way, int i);

/* How many lines of the configuration only newer servers know. */
#define WAY_IN_NEWER 2

/* The files of the server, as text: sshd's configuration, with way->knows of the newer lines; the
 * list with the one user. False with a problem when a path cannot be said in it. */
bool way_in_config(const struct way_in *way, struct buf *out, struct problems *problems);
bool way_in_user(const struct way_in *way, struct buf *out, struct problems *problems);

/* The addresses of this machine on its networks: at most MOST, each freed by the caller. */
int way_in_addresses(char **addresses, int most);

/* A free port on ADDRESS (NULL: all): FROM or one of those after it; 0 when there is none. */
int way_in_free_port(const char *address, int from);

/* How many records of visitors there are. Who is ready takes hers away when she leaves. */
int way_in_count(const struct way_in *way);

/* Ends every visit that has a record open, also one that a room of before let in: asks it to save
 * and say goodbye, and ends it when that takes too long. */
void way_in_end_visits(const struct way_in *way);

/* Takes all records away, and the room code with them: the next room has another one. Returns how
 * many there were. Only after way_in_end_visits() and keeper_stop(). */
int way_in_destroy(const struct way_in *way, struct problems *problems);

#endif
