/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <time.h>

#include "cli/cli.h"
#include "cli/kiosk.h"
#include "cli/settings_file.h"
#include "tty/tty.h"

struct date today(void) {
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return (struct date){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

/* Adds the LENGTH bytes of one line, in lines of COLUMNS: a terminal would break them in a word. */
static void add_wrapped(struct buf *out, const char *line, size_t length, int columns) {
    while (columns > 0 && text_columns_of(line, length) > columns) {
        struct text_line first = text_wrap(line, length, columns);
        buf_add(out, line, first.length);
        buf_add_char(out, '\n');
        line += first.next;
        length -= first.next;
    }
    buf_add(out, line, length);
}

static bool print_to(const struct request *request, FILE *stream, const char *text) {
    struct buf plain = {0}, lines = {0};
    int columns = tty_columns(fileno(stream));
    if (request->ascii)
        text_add_ascii(&plain, text);
    for (const char *at = request->ascii ? buf_string(&plain) : text; *at;) {
        size_t length = strcspn(at, "\n");
        add_wrapped(&lines, at, length, columns);
        at += length;
        for (; *at == '\n'; at++)
            buf_add_char(&lines, '\n');
    }
    bool written = fputs(buf_string(&lines), stream) != EOF;
    buf_free(&plain);
    buf_free(&lines);
    return written && fflush(stream) == 0;
}

bool print_text(const struct request *request, const char *text) {
    return print_to(request, stdout, text);
}

void print_message(const struct request *request, const char *format, ...) {
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    buf_add_char(&text, '\n');
    print_to(request, stderr, buf_string(&text));
    buf_free(&text);
}

int print_problems(const struct request *request, const struct problems *problems) {
    for (int i = 0; i < problems->count; i++) {
        struct buf line = {0};
        problem_format(&problems->list[i], &line);
        print_message(request, "%s", buf_string(&line));
        buf_free(&line);
    }
    if (problems->not_kept)
        print_message(request,
                      ngettext("and %d more", "and %d more", (unsigned long)problems->not_kept),
                      problems->not_kept);
    return problems_exit_status(problems);
}

int deliver(const struct request *request, const struct buf *text) {
    const char *path = request->values[OPTION_OUTPUT];
    if (!path)
        return print_text(request, buf_string(text)) ? STATUS_DONE : STATUS_SYSTEM;
    struct problems problems = {0};
    file_write(path, buf_string(text), text->length, &problems);
    int status = print_problems(request, &problems);
    problems_free(&problems);
    return status;
}

int yes_or_no(const char *typed) {
    static const char *const yes[] = {"yes", "y", "ja", "j"}, *const no[] = {"no", "n", "nee", ""};
    for (size_t i = 0; i < ARRAY_LENGTH(yes); i++) {
        if (strcasecmp(typed, yes[i]) == 0)
            return 1;
        if (strcasecmp(typed, no[i]) == 0)
            return 0;
    }
    return -1;
}

bool confirm(const struct request *request, const char *question) {
    char typed[16];
    print_text(request, question);
    print_text(request, " ");
    if (!fgets(typed, sizeof typed, stdin))
        return false;
    typed[strcspn(typed, "\n")] = '\0';
    return yes_or_no(typed) == 1;
}

/* No answers in a core file (privacy rule R24). */
static void no_core_files(void) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

/* A full disk behind standard output must not go unnoticed. */
static int close_output(const struct request *request, int status) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    print_message(request, "lobspiegel: %s: %s", _("the output cannot be written"),
                  strerror(errno));
    return STATUS_SYSTEM;
}

static int run(struct request *request) {
    if (request->values[OPTION_VERSION]) {
        puts(PACKAGE_STRING);
        return STATUS_DONE;
    }
    if (request->values[OPTION_HELP]) {
        print_help(request);
        return STATUS_DONE;
    }
    if (!(request->command->options & (UINT64_C(1) << OPTION_LINE))) /* the others show them themselves */
        print_problems(request, &request->settings_problems);
    return request->command->run(request);
}

int main(int argc, char **argv) {
    struct request request = {0};
    no_core_files();
    if (sodium_init() < 0) {
        fputs("lobspiegel: the system gives no random numbers\n", stderr);
        return STATUS_SYSTEM;
    }
    request.visitor = kiosk_is_visit(argc, argv);
    if (request.visitor)
        kiosk_forget_environment();
    language_start(&request);
    if (request.visitor)
        settings_usual(&request.settings);
    else
        settings_start(&request);
    int status = options_read(argc, argv, &request);
    if (request.values[OPTION_LANG] && request.settings_problems.count)
        settings_start(&request); /* once more, to say it in that language */
    if (status == STATUS_DONE)
        status = run(&request);
    problems_free(&request.settings_problems);
    return close_output(&request, status < 0 ? STATUS_DONE : status);
}
