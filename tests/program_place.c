/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_place: a home folder for one test, and programs that run in it. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "program.h"

#define KEPT_MAX 4096
#define SETTINGS_MAX 32

struct place {
    char *root;
    const char *program; /* NULL: the one that was built */
    const char *settings[SETTINGS_MAX + 1];
    int setting_count;
    char *kept[KEPT_MAX];
    int kept_count;
};

__attribute__((format(printf, 1, 0))) static char *format_text(const char *format, va_list args) {
    char *made = NULL;
    if (vasprintf(&made, format, args) < 0)
        abort();
    return made;
}

static char *keep(struct place *place, char *text) {
    ck_assert_ptr_nonnull(text);
    ck_assert_int_lt(place->kept_count, KEPT_MAX);
    place->kept[place->kept_count++] = text;
    return text;
}

const char *place_text(struct place *place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *made = keep(place, format_text(format, args));
    va_end(args);
    return made;
}

const char *place_path(struct place *place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *below = keep(place, format_text(format, args));
    va_end(args);
    return place_text(place, "%s/%s", place->root, below);
}

void place_set(struct place *place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *setting = keep(place, format_text(format, args));
    va_end(args);
    size_t name = strcspn(setting, "=");
    for (int i = 0; i < place->setting_count; i++)
        if (strncmp(place->settings[i], setting, name) == 0 &&
            strcspn(place->settings[i], "=") == name) {
            place->settings[i] = setting;
            return;
        }
    ck_assert_int_lt(place->setting_count, SETTINGS_MAX);
    place->settings[place->setting_count++] = setting;
}

struct place *place_new(void) {
    const char *parent = getenv("TMPDIR");
    struct place *place = calloc(1, sizeof *place);
    ck_assert_ptr_nonnull(place);
    place->root = keep(place, NULL == parent ? strdup("/tmp/lobspiegel-XXXXXX")
                                             : strdup(place_text(place, "%s/p-XXXXXX", parent)));
    ck_assert_msg(mkdtemp(place->root) != NULL, "%s: %s", place->root, strerror(errno));
    ck_assert_int_eq(mkdir(place_path(place, "home"), 0700), 0);
    ck_assert_int_eq(mkdir(place_path(place, "data"), 0700), 0);
    place_set(place, "HOME=%s/home", place->root);
    place_set(place, "XDG_DATA_HOME=%s/data", place->root);
    place_set(place, "XDG_CONFIG_HOME=%s/config", place->root);
    place_set(place, "LC_ALL=C.UTF-8");
    return place;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at) {
    (void)status, (void)kind, (void)at;
    return remove(path);
}

void place_free(struct place *place) {
    nftw(place->root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    for (int i = 0; i < place->kept_count; i++)
        free(place->kept[i]);
    free(place);
}

/* ---- files ---- */

const char *place_read(struct place *place, const char *path) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
    size_t length = 0, capacity = 1 << 16;
    char *bytes = malloc(capacity);
    for (size_t n; bytes && (n = fread(bytes + length, 1, capacity - length - 1, file)) > 0;) {
        length += n;
        if (capacity - length < 2)
            bytes = realloc(bytes, capacity *= 2);
    }
    fclose(file);
    ck_assert_ptr_nonnull(bytes);
    bytes[length] = '\0';
    return keep(place, bytes);
}

void place_write(struct place *place, const char *path, const char *text) {
    (void)place;
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* nftw() has no place for data of one's own. */
static struct {
    const char *root, *pattern;
    char found[4096];
    int count;
} search;

static int match_one(const char *path, const struct stat *status, int kind, struct FTW *at) {
    (void)status, (void)at;
    const char *below = path + strlen(search.root) + 1;
    if (strlen(path) <= strlen(search.root) || kind == FTW_DP || kind == FTW_D)
        return 0;
    if (fnmatch(search.pattern, below, 0) == 0) {
        search.count++;
        snprintf(search.found, sizeof search.found, "%s", path);
    }
    return 0;
}

int place_count(struct place *place, const char *pattern) {
    search.root = place->root;
    search.pattern = pattern;
    search.count = 0;
    nftw(place->root, match_one, 16, FTW_PHYS);
    return search.count;
}

const char *place_only(struct place *place, const char *pattern) {
    int count = place_count(place, pattern);
    ck_assert_msg(count == 1, "%d files fit %s", count, pattern);
    return place_text(place, "%s", search.found);
}

const char *place_record_path(struct place *place) {
    return place_only(place, "data/lobspiegel/*.record.yaml");
}

const char *place_record(struct place *place) {
    return place_read(place, place_record_path(place));
}

bool place_has_answer(struct place *place, const char *id, const char *answer) {
    const char *quoted = place_text(place, "\n  %s: {answer: \"%s\"", id, answer);
    const char *plain = place_text(place, "\n  %s: {answer: %s", id, answer);
    const char *found, *record = place_record(place);
    if (strstr(record, quoted))
        return true;
    found = strstr(record, plain);
    return found && strchr(",}", found[strlen(plain)]);
}

/* ---- programs ---- */

const char *program_path(void) {
    static char path[4096];
    const char *named = getenv("LOBSPIEGEL_PROGRAM");
    ck_assert_msg(realpath(named ? named : "./lobspiegel", path) != NULL,
                  "LOBSPIEGEL_PROGRAM must name the program");
    return path;
}

void place_use(struct place *place, const char *program) {
    place->program = program;
}

static const char **words_of_program(struct place *place, const char *const *words) {
    int count = 0;
    while (words && words[count])
        count++;
    const char **all = calloc((size_t)count + 2, sizeof *all);
    keep(place, (char *)all);
    all[0] = place->program ? place->program : program_path();
    for (int i = 0; i < count; i++)
        all[i + 1] = words[i];
    return all;
}

static struct terminal *start(struct place *place, const char *const *argv,
                              struct terminal_options options) {
    options.directory = place_path(place, "home");
    options.environment = place->settings;
    struct terminal *terminal = terminal_start(argv, &options);
    ck_assert_msg(terminal != NULL, "%s cannot be started: %s", argv[0], strerror(errno));
    return terminal;
}

struct terminal *place_start(struct place *place, int rows, int columns, const char *const *words) {
    return start(place, words_of_program(place, words),
                 (struct terminal_options){.rows = rows, .columns = columns});
}

struct terminal *place_start_on(struct place *place, const char *term, const char *const *words) {
    return start(place, words_of_program(place, words), (struct terminal_options){.term = term});
}

struct terminal *place_start_other(struct place *place, const char *const *argv) {
    return start(place, argv, (struct terminal_options){0});
}

static _Noreturn void become_program(struct place *place, const char *in, const char *out,
                                     const char *err, const char *const *argv) {
    static const char *const never[] = {"TERM",        "LANG",     "LANGUAGE",
                                        "LC_MESSAGES", "NO_COLOR", "ACCESSIBLE",
                                        "LINES",       "COLUMNS",  "ESCDELAY"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        unsetenv(never[i]);
    for (int i = 0; i < place->setting_count; i++)
        if (strchr(place->settings[i], '='))
            putenv((char *)place->settings[i]);
        else
            unsetenv(place->settings[i]);
    setsid(); /* no terminal to find at /dev/tty */
    if (dup2(open(in, O_RDONLY), 0) < 0 || dup2(open(out, O_WRONLY | O_CREAT, 0600), 1) < 0 ||
        dup2(open(err, O_WRONLY | O_CREAT, 0600), 2) < 0 || chdir(place_path(place, "home")) != 0)
        _exit(126);
    for (int fd = 3; fd < 64; fd++)
        close(fd);
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

/* Waits for CHILD, but not for ever. */
static int wait_for(pid_t child) {
    int status = 0;
    double waited = 0;
    for (pid_t got; (got = waitpid(child, &status, WNOHANG)) != child; waited += 0.002) {
        ck_assert_msg(got == 0 || errno == EINTR, "the program is lost");
        if (waited > 3 * terminal_deadline()) {
            kill(child, SIGKILL);
            waitpid(child, NULL, 0);
            ck_abort_msg("the program did not end");
        }
        poll(NULL, 0, 2);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static struct ran run(struct place *place, const char *in, const char *out,
                      const char *const *words) {
    const char *err = place_path(place, "err"), *const *argv = words_of_program(place, words);
    unlink(err);
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        become_program(place, in, out, err, argv);
    struct ran ran = {.status = wait_for(child)};
    ran.err = place_read(place, err);
    return ran;
}

struct ran place_run(struct place *place, const char *input, const char *const *words) {
    return place_run_bytes(place, input ? input : "", input ? strlen(input) : 0, words);
}

struct ran place_run_bytes(struct place *place, const char *bytes, size_t length,
                           const char *const *words) {
    const char *in = place_path(place, "in"), *out = place_path(place, "out");
    unlink(out);
    FILE *file = fopen(in, "wb");
    ck_assert(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
    struct ran ran = run(place, in, out, words);
    ran.out = place_read(place, out);
    return ran;
}

struct ran place_run_to(struct place *place, const char *input, const char *out,
                        const char *const *words) {
    const char *in = place_path(place, "in");
    place_write(place, in, input ? input : "");
    struct ran ran = run(place, in, out, words);
    ran.out = "";
    return ran;
}

void place_group(struct place *place, const char *code, const char *const *words) {
    const char *all[16] = {"group", "new", code};
    for (int i = 0; words[i]; i++)
        all[3 + i] = words[i];
    struct ran ran = place_run(place, NULL, all);
    ck_assert_msg(ran.status == 0, "group new: %s", ran.err);
}
