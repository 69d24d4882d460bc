/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault: a library for LD_PRELOAD that makes system calls fail, to test what a program does then.
 *
 * LOBSPIEGEL_FAULT holds rules, divided by ";". A rule is CALL:WHAT[:WHICH[:PATH]].
 *
 *   CALL   write, fsync (and fdatasync), close, rename, mkstemp, mkdir, unlink, open (for
 *          writing or making a file; also fopen), malloc (and calloc, realloc)
 *   WHAT   the error: ENOSPC, EIO, EINTR, ... or its number;
 *          short: write only half of the bytes, at least one (write only);
 *          kill: end the program by SIGKILL just before the call, as a power cut would
 *   WHICH  3: only the third call; 3+: the third and all later ones; without it: every call
 *   PATH   count only calls whose path holds this text
 *
 *   LD_PRELOAD=./tests/fault.so LOBSPIEGEL_FAULT='fsync:ENOSPC:1' lobspiegel ...
 *   LOBSPIEGEL_FAULT='write:short:1;rename:EIO:1+:/records/'
 *
 * Each rule counts the calls it is about for itself. The first rule that strikes wins. Files:
 * write, fsync and close count for ordinary files and folders only, and open not below /dev, so
 * that the screen works. A close that fails has closed. LOBSPIEGEL_FAULT_LOG names a file that
 * gets a line for each fault, so that a test can tell that there was one.
 *
 * Not seen: what the C library does inside itself (the writes of stdio; use /dev/full for that),
 * and, under sanitizers, malloc. Made for glibc on Linux. A wrong rule ends the program (99).
 * Build: cc -shared -fPIC; no libraries. */
#include <config.h>

/* The functions below must not be renamed or wrapped by the headers. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define RULES_MAX 8
#define SHORT (-1)
#define KILL (-2)

enum call { WRITE, FSYNC, CLOSE, RENAME, MKSTEMP, MKDIR, UNLINK, OPEN, MALLOC, CALLS };

static const char *const call_names[CALLS] = {"write", "fsync",  "close", "rename", "mkstemp",
                                              "mkdir", "unlink", "open",  "malloc"};

static const struct {
    const char *name;
    int number;
} errors[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EINTR", EINTR},   {"EACCES", EACCES},
    {"EPERM", EPERM},   {"EROFS", EROFS},   {"EDQUOT", EDQUOT}, {"ENOENT", ENOENT},
    {"EEXIST", EEXIST}, {"EMFILE", EMFILE}, {"ENFILE", ENFILE}, {"ENOMEM", ENOMEM},
    {"EXDEV", EXDEV},   {"EFBIG", EFBIG},   {"EBADF", EBADF},   {"ENOTDIR", ENOTDIR},
    {"EINVAL", EINVAL}, {"EAGAIN", EAGAIN}, {"short", SHORT},   {"kill", KILL},
};

struct rule {
    enum call call;
    int what;
    unsigned long first, last; /* calls that fail, from 1 */
    char path[256];            /* "": any */
    atomic_ulong seen;
};

static struct rule rules[RULES_MAX];
static int rule_count;
static char log_path[4096];

static _Noreturn void wrong(const char *rule) {
    fprintf(stderr, "fault: LOBSPIEGEL_FAULT has a wrong rule: %s\n", rule);
    _exit(99);
}

static bool set_what(struct rule *rule, const char *word) {
    char *end;
    long number = strtol(word, &end, 10);
    rule->what = *word && !*end ? (int)number : 0;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(word, errors[i].name) == 0)
            rule->what = errors[i].number;
    return rule->what > 0 || rule->what == KILL || (rule->what == SHORT && rule->call == WRITE);
}

static bool set_which(struct rule *rule, const char *word) {
    char *end;
    rule->first = strtoul(word, &end, 10);
    rule->last = *end == '+' ? (unsigned long)-1 : rule->first;
    return rule->first > 0 && (!*end || strcmp(end, "+") == 0);
}

static void add_rule(char *text) {
    char copy[512], *fields[4] = {NULL};
    struct rule *rule = &rules[rule_count];
    int n = 0;
    snprintf(copy, sizeof copy, "%s", text);
    while (text && n < 3)
        fields[n++] = strsep(&text, ":");
    fields[3] = text; /* a path may hold colons */
    if (rule_count == RULES_MAX || n < 2)
        wrong(copy);
    while (rule->call < CALLS && strcmp(fields[0], call_names[rule->call]) != 0)
        rule->call++;
    if (rule->call == CALLS || !set_what(rule, fields[1]) ||
        !set_which(rule, fields[2] && *fields[2] ? fields[2] : "1+"))
        wrong(copy);
    snprintf(rule->path, sizeof rule->path, "%s", fields[3] ? fields[3] : "");
    rule_count++;
}

__attribute__((constructor)) static void read_rules(void) {
    char list[2048], *rest = list;
    const char *said = getenv("LOBSPIEGEL_FAULT"), *log = getenv("LOBSPIEGEL_FAULT_LOG");
    snprintf(log_path, sizeof log_path, "%s", log ? log : "");
    snprintf(list, sizeof list, "%s", said ? said : "");
    while (rest) {
        char *rule = strsep(&rest, ";");
        if (*rule)
            add_rule(rule);
    }
}

/* Notes a fault; takes no memory and none of the functions below. */
static void note(const struct rule *rule, const char *path) {
    char line[600];
    if (!*log_path)
        return;
    int n = snprintf(line, sizeof line, "%s %d %.300s\n", call_names[rule->call], rule->what,
                     path ? path : "");
    long fd = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (fd >= 0) {
        syscall(SYS_write, fd, line, n);
        syscall(SYS_close, fd);
    }
}

static bool is_about(const struct rule *rule, enum call call, const char *path, const char *path2) {
    return rule->call == call && (!*rule->path || (path && strstr(path, rule->path)) ||
                                  (path2 && strstr(path2, rule->path)));
}

/* What must happen to this call: 0 nothing, else an errno value or SHORT. */
static int strike(enum call call, const char *path, const char *path2) {
    struct rule *struck = NULL;
    for (int i = 0; i < rule_count; i++) {
        struct rule *rule = &rules[i];
        if (!is_about(rule, call, path, path2))
            continue;
        unsigned long count = atomic_fetch_add(&rule->seen, 1) + 1;
        if (!struck && count >= rule->first && count <= rule->last)
            struck = rule;
    }
    if (!struck)
        return 0;
    note(struck, path);
    if (struck->what == KILL)
        raise(SIGKILL);
    return struck->what;
}

/* strike() for a call on an open file. */
static int strike_fd(enum call call, int fd) {
    char name[64], path[4096];
    struct stat status;
    int before = errno, what = 0;
    if (rule_count > 0 && fstat(fd, &status) == 0 &&
        (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))) {
        snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(name, path, sizeof path - 1);
        path[n > 0 ? n : 0] = '\0';
        what = strike(call, path, NULL);
    }
    errno = before;
    return what;
}

/* Sets errno when WHAT is an error; true when the call must fail. */
static bool failed(int what) {
    if (what > 0)
        errno = what;
    return what > 0;
}

/* The function as it would be without this library. */
#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real)                                                                                     \
        *(void **)&real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    int what = length > 0 ? strike_fd(WRITE, fd) : 0;
    if (failed(what))
        return -1;
    return real(fd, bytes, what == SHORT && length > 1 ? length / 2 : length);
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return failed(strike_fd(FSYNC, fd)) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return failed(strike_fd(FSYNC, fd)) ? -1 : real(fd);
}

int close(int fd) {
    REAL(int, "close", int);
    int what = strike_fd(CLOSE, fd), result = real(fd);
    return failed(what) ? -1 : result;
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return failed(strike(RENAME, from, to)) ? -1 : real(from, to);
}

int renameat(int from_fd, const char *from, int to_fd, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    return failed(strike(RENAME, from, to)) ? -1 : real(from_fd, from, to_fd, to);
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    return failed(strike(RENAME, from, to)) ? -1 : real(from_fd, from, to_fd, to, flags);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return failed(strike(MKDIR, path, NULL)) ? -1 : real(path, mode);
}

int mkdirat(int fd, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    return failed(strike(MKDIR, path, NULL)) ? -1 : real(fd, path, mode);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return failed(strike(UNLINK, path, NULL)) ? -1 : real(path);
}

int mkstemp(char *template) {
    REAL(int, "mkstemp", char *);
    return failed(strike(MKSTEMP, template, NULL)) ? -1 : real(template);
}

int mkstemp64(char *template) {
    REAL(int, "mkstemp64", char *);
    return failed(strike(MKSTEMP, template, NULL)) ? -1 : real(template);
}

int mkostemp(char *template, int flags) {
    REAL(int, "mkostemp", char *, int);
    return failed(strike(MKSTEMP, template, NULL)) ? -1 : real(template, flags);
}

int mkostemp64(char *template, int flags) {
    REAL(int, "mkostemp64", char *, int);
    return failed(strike(MKSTEMP, template, NULL)) ? -1 : real(template, flags);
}

static bool open_fails(const char *path, bool writes) {
    return writes && strncmp(path, "/dev/", 5) != 0 && failed(strike(OPEN, path, NULL));
}

static bool writes(int flags) {
    return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
}

static bool takes_mode(int flags) {
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

/* The four open functions differ in name and first argument only. */
#define DEFINE_OPEN(name, parameters, arguments, types)                                            \
    int name parameters {                                                                          \
        REAL(int, #name, types);                                                                   \
        va_list more;                                                                              \
        va_start(more, flags);                                                                     \
        mode_t mode = takes_mode(flags) ? (mode_t)va_arg(more, int) : 0;                           \
        va_end(more);                                                                              \
        return open_fails(path, writes(flags)) ? -1 : real arguments;                              \
    }
#define TYPES const char *, int, ...
#define AT_TYPES int, const char *, int, ...

DEFINE_OPEN(open, (const char *path, int flags, ...), (path, flags, mode), TYPES)
DEFINE_OPEN(open64, (const char *path, int flags, ...), (path, flags, mode), TYPES)
DEFINE_OPEN(openat, (int fd, const char *path, int flags, ...), (fd, path, flags, mode), AT_TYPES)
DEFINE_OPEN(openat64, (int fd, const char *path, int flags, ...), (fd, path, flags, mode), AT_TYPES)

int creat(const char *path, mode_t mode) {
    return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

FILE *fopen(const char *path, const char *mode) {
    REAL(FILE *, "fopen", const char *, const char *);
    return open_fails(path, strpbrk(mode, "wa+")) ? NULL : real(path, mode);
}

FILE *fopen64(const char *path, const char *mode) {
    REAL(FILE *, "fopen64", const char *, const char *);
    return open_fails(path, strpbrk(mode, "wa+")) ? NULL : real(path, mode);
}

#ifdef __GLIBC__
/* glibc's own names; dlsym() could need memory itself. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size) {
    return failed(strike(MALLOC, NULL, NULL)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return failed(strike(MALLOC, NULL, NULL)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
    return failed(strike(MALLOC, NULL, NULL)) ? NULL : __libc_realloc(old, size);
}
#endif
