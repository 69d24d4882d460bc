/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files a visitor's process may change, held by the system itself: Landlock (Linux 5.13 and
 * later), see landlock(7). It is a second wall: what the program does not do anyhow, it then cannot
 * do either, whatever is wrong with it. */
#include <config.h>

#include "cli/kiosk.h"

#ifdef HAVE_LINUX_LANDLOCK_H
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#if defined(SYS_landlock_create_ruleset) && defined(LANDLOCK_CREATE_RULESET_VERSION)

/* All that the first version of it knows but for reading: of this nothing is allowed that no rule
 * says, so no program can be started. */
#define CHANGES                                                                                    \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |  \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |   \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

/* Whole files, made and removed. */
#define FILES                                                                                      \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG)

static bool allow_files_in(int rules, const char *folder) {
    struct landlock_path_beneath_attr rule = {
        .allowed_access = FILES, .parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC)};
    bool added = rule.parent_fd >= 0 &&
                 syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    if (rule.parent_fd >= 0)
        close(rule.parent_fd);
    return added;
}

bool kiosk_fence(const char *visitors, const char *to) {
    struct landlock_ruleset_attr handled = {.handled_access_fs = CHANGES};
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
#ifdef LANDLOCK_ACCESS_NET_BIND_TCP
    if (version >= 4)
        handled.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
#endif
    int rules =
        version < 1 ? -1 : (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return false;
    bool fenced = allow_files_in(rules, visitors) && allow_files_in(rules, to) &&
                  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                  syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return fenced;
}

#else

bool kiosk_fence(const char *visitors, const char *to) {
    (void)visitors, (void)to;
    return false;
}

#endif
