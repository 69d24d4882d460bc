/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals that end the program or stop it for a while, noted and waited for. */
#include <config.h>

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tty/tty_parts.h"

/* Set by the handler, read by tty_next(). */
static volatile sig_atomic_t stop_signal;

static const int stop_signals[STOP_SIGNALS] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/* SIGTSTP is noted too, but only until signals_paused() has seen it; SIGWINCH only wakes. */
static void note_signal(int number) {
    if (number != SIGWINCH && (number != SIGTSTP || !stop_signal))
        stop_signal = number;
}

int tty_signal(void) {
    return stop_signal;
}

void tty_end_by(int number) {
    signal(number, SIG_DFL);
    raise(number);
}

void tty_refuse_pause(void) {
    signal(SIGTSTP, SIG_IGN);
}

void tty_end_other(pid_t process, bool must) {
    kill(process, must ? SIGKILL : SIGHUP);
}

int tty_columns(int descriptor) {
    struct winsize size;
    return isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool tty_is_terminal(int descriptor) {
    return isatty(descriptor);
}

void signals_before(struct signals *signals) {
    for (size_t i = 0; i < STOP_SIGNALS; i++)
        sigaction(stop_signals[i], NULL, &signals->stops[i]);
    sigaction(SIGTSTP, NULL, &signals->pause);
    sigaction(SIGWINCH, NULL, &signals->window);
    sigprocmask(SIG_BLOCK, NULL, &signals->mask);
}

/* Takes a signal, unless it was ignored: that is respected (nohup). */
static void take(int number, const struct sigaction *before, const struct sigaction *action) {
    if (before->sa_handler != SIG_IGN || number == SIGWINCH)
        sigaction(number, action, NULL);
}

void signals_take(struct signals *signals) {
    sigset_t blocked;
    struct sigaction action = {.sa_handler = note_signal}; /* no SA_RESTART: waiting must end */
    sigemptyset(&action.sa_mask);
    sigemptyset(&blocked);
    for (size_t i = 0; i < STOP_SIGNALS; i++) {
        sigaddset(&blocked, stop_signals[i]);
        take(stop_signals[i], &signals->stops[i], &action);
    }
    sigaddset(&blocked, SIGWINCH);
    sigaddset(&blocked, SIGTSTP);
    take(SIGWINCH, &signals->window, &action);
    take(SIGTSTP, &signals->pause, &action);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    if (stop_signal == SIGINT || stop_signal == SIGQUIT)
        stop_signal = 0; /* typed in another program, see tty_leave() */
}

void signals_leave(struct signals *signals) {
    sigaction(SIGTSTP, &signals->pause, NULL);
    sigaction(SIGWINCH, &signals->window, NULL);
    sigprocmask(SIG_SETMASK, &signals->mask, NULL);
}

void signals_give(const struct signals *signals) {
    for (size_t i = 0; i < STOP_SIGNALS; i++)
        sigaction(stop_signals[i], &signals->stops[i], NULL);
    sigaction(SIGTSTP, &signals->pause, NULL);
    sigaction(SIGWINCH, &signals->window, NULL);
    sigprocmask(SIG_SETMASK, &signals->mask, NULL);
}

bool signals_watch(const struct signals *signals, int watched, int milliseconds, bool *hung_up,
                   bool *woken) {
    struct pollfd inputs[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                              {.fd = watched, .events = POLLIN}}; /* -1 is passed over */
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    int ready =
        ppoll(inputs, ARRAY_LENGTH(inputs), milliseconds < 0 ? NULL : &time, &signals->mask);
    *hung_up = ready > 0 && (inputs[0].revents & (POLLHUP | POLLERR | POLLNVAL));
    *woken = ready == 0 || (ready > 0 && inputs[1].revents);
    return ready > 0 && inputs[0].revents;
}

bool signals_wait(const struct signals *signals, int milliseconds, bool *hung_up) {
    bool woken;
    return signals_watch(signals, -1, milliseconds, hung_up, &woken);
}

void signals_hang_up(void) {
    stop_signal = SIGHUP; /* the signal itself may not reach every program */
}

bool signals_paused(void) {
    bool paused = stop_signal == SIGTSTP;
    if (paused)
        stop_signal = 0;
    return paused;
}

void signals_stop_a_while(struct signals *signals) {
    struct sigaction ours;
    sigset_t blocked;
    sigaction(SIGTSTP, &signals->curses_pause, &ours);
    raise(SIGTSTP); /* arrives when it is no longer blocked */
    sigprocmask(SIG_SETMASK, &signals->mask, &blocked);
    sigprocmask(SIG_SETMASK, &blocked, NULL);
    sigaction(SIGTSTP, &ours, NULL);
}
