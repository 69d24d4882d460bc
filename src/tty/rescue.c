/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tty/rescue.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

#define STACK_BYTES 65536

/* All that end a program and that signals.c does not take. */
static const int crash_signals[CRASH_SIGNALS] = {
    SIGSEGV, SIGBUS,  SIGILL,  SIGFPE,  SIGABRT, SIGSYS,    SIGTRAP,
    SIGXCPU, SIGXFSZ, SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM,
};

/* What a signal handler and exit() can find: a pointer to the one terminal that is open. */
static struct rescue *volatile armed;

/* Safe in a signal handler, but for FLUSH. */
static void give_back(struct rescue *rescue, bool flush) {
    for (size_t done = 0; done < rescue->ending_length;) {
        ssize_t written = write(rescue->line, rescue->ending + done, rescue->ending_length - done);
        if (written < 0 && errno != EINTR)
            break;
        done += written > 0 ? (size_t)written : 0;
    }
    tcsetattr(rescue->line, TCSANOW, &rescue->line_before);
    capture_hand_over(rescue->capture, flush);
}

static void at_crash(int number) {
    struct rescue *rescue = armed;
    armed = NULL;
    if (rescue) {
        give_back(rescue, false);
        for (size_t i = 0; i < CRASH_SIGNALS; i++)
            sigaction(crash_signals[i], &rescue->before[i], NULL);
    } else {
        signal(number, SIG_DFL);
    }
    raise(number); /* arrives after this handler */
}

static void at_exit(void) {
    struct rescue *rescue = armed;
    armed = NULL;
    if (rescue)
        give_back(rescue, true);
}

static void use_own_stack(struct rescue *rescue) {
    stack_t before;
    if (rescue->stack || sigaltstack(NULL, &before) != 0 || !(before.ss_flags & SS_DISABLE))
        return;
    rescue->stack = mem_new(STACK_BYTES, 1);
    sigaltstack(&(stack_t){.ss_sp = rescue->stack, .ss_size = STACK_BYTES}, NULL);
}

void rescue_arm(struct rescue *rescue) {
    struct sigaction action = {.sa_handler = at_crash, .sa_flags = SA_ONSTACK};
    sigfillset(&action.sa_mask);
    use_own_stack(rescue);
    if (!rescue->at_exit)
        rescue->at_exit = atexit(at_exit) == 0;
    armed = rescue;
    for (size_t i = 0; i < CRASH_SIGNALS; i++)
        if (sigaction(crash_signals[i], NULL, &rescue->before[i]) == 0 &&
            rescue->before[i].sa_handler != SIG_IGN)
            sigaction(crash_signals[i], &action, NULL);
}

void rescue_disarm(struct rescue *rescue) {
    for (size_t i = 0; i < CRASH_SIGNALS && armed == rescue; i++)
        sigaction(crash_signals[i], &rescue->before[i], NULL);
    armed = NULL;
    if (rescue->stack)
        sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, NULL);
    free(rescue->stack);
    rescue->stack = NULL;
}
