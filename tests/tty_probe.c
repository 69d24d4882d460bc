/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tty_probe: a small program on src/tty for tests (test_tty.c): it shows what it hears, and does
 * what a program should not, when a key asks for it. Its words are options: mouse, colour, ascii
 * or the name of a theme. */
#include <config.h>

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tty/tty.h"
#include "ui/key.h"

struct probe {
    struct tty *tty;
    struct tty_options options;
    struct buf heard;
    int messages, rows, columns, row, column;
    bool same; /* nothing to tell: the screen stays as it is */
};

static void show(struct probe *probe) {
    static const char *const names[STYLES] = {"plain", "title",  "heading", "statement",
                                              "quiet", "chosen", "focus",   "key",
                                              "good",  "alert",  "rule"};
    char line[80];
    struct canvas *canvas = canvas_new(probe->rows, probe->columns);
    snprintf(line, sizeof line, "probe: %d messages, %d x %d", probe->messages, probe->rows,
             probe->columns);
    canvas_put(canvas, 0, 0, STYLE_TITLE, line);
    canvas_put(canvas, 1, 0, STYLE_PLAIN, buf_string(&probe->heard));
    for (int i = 0; i < STYLES; i++)
        canvas_put(canvas, 3 + i, 2, (enum style)i, names[i]);
    canvas_put(canvas, canvas->rows - 1, canvas->columns - 3, STYLE_PLAIN, "end");
    canvas->cursor_row = probe->row < canvas->rows ? probe->row : canvas->rows - 1;
    canvas->cursor_column = probe->column < canvas->columns ? probe->column : 0;
    tty_show(probe->tty, canvas);
    canvas_free(canvas);
}

/* ---- what goes wrong ---- */

static int overflow(volatile int depth) {
    volatile char here[4096];
    here[depth % 4096] = 1;
    return depth < 0 ? 0 : overflow(depth + 1) + here[0];
}

static void fault(void) {
    volatile int *volatile nowhere = (int *)64; /* not NULL, which sanitizers see first */
    *nowhere = 1;
}

static void print_stray(void) {
    printf("STRAY on output\033[31m\n");
    fprintf(stderr, "STRAY on error\n");
    if (write(STDOUT_FILENO, "STRAY written\n", 14) < 0)
        _exit(98);
}

static void print_much(void) {
    for (int i = 0; i < 300000; i++)
        fprintf(stderr, "MUCH %d\n", i);
}

static void guest_hears(int number) {
    (void)number;
    (void)!write(STDOUT_FILENO, "guest got it\n", 13);
}

/* Another program that has the terminal until Enter; Ctrl-C is its own. */
static void be_guest(void) {
    struct sigaction action = {.sa_handler = guest_hears, .sa_flags = SA_RESTART};
    char typed[64];
    sigaction(SIGINT, &action, NULL);
    (void)!write(STDOUT_FILENO, "guest\n", 6);
    (void)!read(STDIN_FILENO, typed, sizeof typed);
    _exit(0);
}

static void run_guest(struct probe *probe) {
    tty_leave(probe->tty);
    printf("guest comes\n");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        be_guest();
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    tty_return(probe->tty);
}

/* ---- what is heard ---- */

static bool obey(struct probe *probe, uint32_t key) {
    probe->same = true;
    switch (key) {
    case 'q':
        return false;
    case 's':
        fault();
        break;
    case 'o':
        overflow(0);
        break;
    case 'a':
        abort();
    case 'e':
        print_stray();
        exit(7);
    case 'p':
        print_stray();
        fflush(stdout);
        break;
    case 'P':
        print_much();
        break;
    case 'g':
        run_guest(probe);
        break;
    case 'r':
        tty_redraw(probe->tty);
        break;
    case 'u':
        break;
    case 'm':
        probe->options.mouse = !probe->options.mouse;
        tty_change(probe->tty, &probe->options);
        break;
    case 't':
        probe->options.theme = (probe->options.theme + 1) % THEMES;
        tty_change(probe->tty, &probe->options);
        break;
    case UI_KEY_ARROW_RIGHT:
        probe->column++;
        break;
    default:
        probe->same = false;
    }
    return true;
}

static void tell_key(struct probe *probe, uint32_t key) {
    const char *name = key_to_name(key);
    struct buf character = {0};
    if (!name)
        text_encode(&character, key);
    buf_addf(&probe->heard, "key %s", name ? name : buf_string(&character));
    buf_free(&character);
}

static bool hear(struct probe *probe, const struct message *message) {
    bool on = message->type != MESSAGE_KEY || obey(probe, message->key);
    if (message->type == MESSAGE_KEY && probe->same)
        return on;
    probe->messages++;
    buf_clear(&probe->heard);
    if (message->type == MESSAGE_KEY)
        tell_key(probe, message->key);
    else if (message->type == MESSAGE_CLICK)
        buf_addf(&probe->heard, "click in row %d, column %d", message->row, message->column);
    else if (message->type == MESSAGE_TEXT)
        buf_addf(&probe->heard, "text of %zu bytes", strlen(message->text));
    else if (message->type == MESSAGE_RESIZE)
        buf_addf(&probe->heard, "resize to %d x %d", message->rows, message->columns);
    if (message->type == MESSAGE_RESIZE) {
        probe->rows = message->rows;
        probe->columns = message->columns;
    }
    return on;
}

static struct tty_options read_words(char **words) {
    struct tty_options options = {.terminal = getenv("TERM")};
    for (; *words; words++) {
        options.mouse |= strcmp(*words, "mouse") == 0;
        options.colour |= strcmp(*words, "colour") == 0;
        options.ascii |= strcmp(*words, "ascii") == 0;
        for (int i = 0; i < THEMES; i++)
            if (strcmp(*words, theme_names[i]) == 0)
                options.theme = (enum theme)i;
    }
    return options;
}

int main(int argc, char **argv) {
    struct probe probe = {.options = read_words(argv + (argc > 0))};
    struct message message;
    setlocale(LC_ALL, "");
    probe.tty = tty_open(&probe.options);
    if (!probe.tty)
        return 99;
    tty_size(probe.tty, &probe.rows, &probe.columns);
    do {
        show(&probe);
        tty_next(probe.tty, &message);
    } while (!tty_signal() && hear(&probe, &message));
    struct buf stray = {0};
    tty_close(probe.tty, &stray);
    if (stray.length > 0)
        printf("stray: %zu bytes\n%.200s", stray.length, buf_string(&stray));
    fflush(stdout);
    buf_free(&stray);
    buf_free(&probe.heard);
    if (tty_signal())
        tty_end_by(tty_signal());
    return EXIT_SUCCESS;
}
