/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visitor's process is allowed, before it does anything. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "cli/kiosk.h"
#include "tty/tty.h"

#define TERM_MOST 40

extern char **environ;

bool kiosk_is_visit(int argc, char **argv) {
    bool visit = argc > 1 && strcmp(argv[1], "kiosk") == 0;
    for (int i = 2; i < argc; i++)
        visit = visit && strcmp(argv[i], "--help") != 0 && strcmp(argv[i], "-h") != 0;
    return visit;
}

/* A name of a terminal, and no path. */
static bool is_terminal_name(const char *name) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "+-._";
    size_t length = strspn(name, letters);
    return length > 0 && length <= TERM_MOST && !name[length] && name[0] != '.';
}

void kiosk_forget_environment(void) {
    const char *given = getenv("TERM");
    char **empty = mem_new(1, sizeof *empty);
    char terminal[TERM_MOST + 1] = "dumb";
    if (given && is_terminal_name(given))
        memcpy(terminal, given, strlen(given) + 1);
    environ = empty;
    setenv("TERM", terminal, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    if (environ != empty) /* there is a larger one now */
        free(empty);
}

static void limit(unsigned resource, rlim_t most) {
    struct rlimit limits;
    if (getrlimit(resource, &limits) != 0)
        return;
    if (limits.rlim_max == RLIM_INFINITY || most < limits.rlim_max)
        limits.rlim_max = most;
    limits.rlim_cur = limits.rlim_max;
    setrlimit(resource, &limits);
}

/* A program built to find its own mistakes takes terabytes of addresses, and looks into itself from
 * another process at the end. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED true
#elif defined(__has_feature)
#define SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define SANITIZED false
#endif

void kiosk_set_limits(void) {
    umask(077);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, (rlim_t)16 << 20); /* twice the largest record */
    limit(RLIMIT_NOFILE, 64);
    if (!SANITIZED) {
        limit(RLIMIT_AS, (rlim_t)512 << 20);
        limit(RLIMIT_NPROC, 0); /* no other process: none is ever needed */
    }
    tty_refuse_pause();
#ifdef __linux__
    if (!SANITIZED)
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
}
