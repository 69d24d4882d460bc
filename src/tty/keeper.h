/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keeper: a server program that ends with this one, and all that runs under it too, whatever ends
 * this one. It is here because only this folder knows signals.
 *
 * Between this program and the server stands a small process, the keeper. It holds one end of a
 * pipe whose other end only this program has. When this program ends, by itself or by kill -9, the
 * keeper notices and stops the server and its processes: a server such as sshd makes one for each
 * visitor, in a session of its own, which outlives it; but the keeper inherits those (it is their
 * "subreaper"), so that it can stop them and wait for them. When the keeper itself is killed, the
 * system stops the server (PR_SET_PDEATHSIG), and who is inside can only finish. */
#ifndef TTY_KEEPER_H
#define TTY_KEEPER_H

#include <stdbool.h>
#include <sys/types.h>

struct keeper {
    pid_t process; /* 0: none */
    int line;      /* the keeper stops when this is closed; -1: none */
    int news;      /* becomes readable when the server has ended; -1: none */
};
#define KEEPER_NONE ((struct keeper){0, -1, -1})

/* Starts ARGV with ENVIRONMENT, without terminal, input and output, with limits: no core files, no
 * programs with more rights, no file over 64 MB. Before a tty is open. False with errno. That ARGV
 * itself cannot be run is to be seen by keeper_lost(). */
bool keeper_start(struct keeper *keeper, char *const *argv, char *const *environment);

/* Stops the server and everything under it, and waits for that: some seconds at most. */
void keeper_stop(struct keeper *keeper);

/* True when the server is not there any more. */
bool keeper_lost(const struct keeper *keeper);

/* Stops process NUMBER, left behind by an earlier run, when WORD is on its command line. */
void keeper_stop_leftover(long number, const char *word);

#endif
