/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tty/tty.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tty/keys.h"
#include "ui/action.h"

struct tty {
    SCREEN *screen;
    struct tty_options options;
    sigset_t while_waiting;        /* the signal mask for the time that nothing is drawn */
    struct sigaction curses_pause; /* what curses does on SIGTSTP (Ctrl-Z) */
    struct buf paste;
};

/* The one mutable global: set by the handler, read by tty_next(). */
static volatile sig_atomic_t stop_signal;

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/* SIGTSTP is noted too, but only until wait_for_input() has seen it. */
static void note_signal(int signal_number) {
    if (signal_number != SIGTSTP || !stop_signal)
        stop_signal = signal_number;
}

int tty_signal(void) {
    return stop_signal;
}

bool tty_is_terminal(int descriptor) {
    return isatty(descriptor);
}

/* Gives the terminal back, whatever way the program ends. */
static void restore_terminal(void) {
    if (!stdscr || isendwin())
        return;
    terminal_send("BD");
    endwin();
}

/* The signals that end the program, and the ones curses handles (resize, stop), come only while
 * tty_next() waits: never in the middle of drawing or saving. */
static void set_signals(struct tty *tty) {
    sigset_t blocked;
    struct sigaction action = {.sa_handler = note_signal};
    sigemptyset(&action.sa_mask); /* no SA_RESTART: waiting must end */
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGWINCH);
    sigaddset(&blocked, SIGTSTP);
    for (size_t i = 0; i < ARRAY_LENGTH(stop_signals); i++) {
        struct sigaction before;
        sigaddset(&blocked, stop_signals[i]);
        if (sigaction(stop_signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(stop_signals[i], &action, NULL);
    }
    if (sigaction(SIGTSTP, NULL, &tty->curses_pause) == 0 &&
        tty->curses_pause.sa_handler != SIG_IGN)
        sigaction(SIGTSTP, &action, NULL);
    sigprocmask(SIG_BLOCK, &blocked, &tty->while_waiting);
}

static void set_colours(const struct tty *tty) {
    if (!tty->options.colour || start_color() == ERR)
        return;
    use_default_colors();
    init_pair(1, COLOR_RED, -1); /* the one colour that reads well on light and dark */
}

/* Styles are attributes first, so that nothing depends on colour; the colours are the
 * terminal's own, on its own background, so that they fit light and dark. */
static attr_t attributes_of(const struct tty *tty, enum style style) {
    static const struct {
        attr_t attributes;
        short pair;
    } looks[STYLES] = {
        [STYLE_TITLE] = {A_BOLD, 0},     [STYLE_HEADING] = {A_BOLD, 0},
        [STYLE_STATEMENT] = {A_BOLD, 0}, [STYLE_CHOSEN] = {A_BOLD, 0},
        [STYLE_FOCUS] = {A_REVERSE, 0},  [STYLE_KEY] = {A_BOLD, 0},
        [STYLE_ALERT] = {A_BOLD, 1},
    };
    attr_t attributes = looks[style].attributes;
    if (tty->options.colour && has_colors())
        attributes |= (attr_t)COLOR_PAIR(looks[style].pair);
    return attributes;
}

struct tty *tty_open(const struct tty_options *options) {
    SCREEN *screen = newterm(options->terminal, stdout, stdin);
    if (!screen)
        return NULL;
    struct tty *tty = mem_new(1, sizeof *tty);
    tty->screen = screen;
    tty->options = *options;
    atexit(restore_terminal);
    if (!options->keep_escape_delay)
        set_escdelay(25);
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    keys_define();
    set_colours(tty);
    terminal_send("BE");
    set_signals(tty);
    return tty;
}

void tty_close(struct tty *tty) {
    if (!tty)
        return;
    restore_terminal();
    delscreen(tty->screen);
    for (size_t i = 0; i < ARRAY_LENGTH(stop_signals); i++)
        signal(stop_signals[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, &tty->while_waiting, NULL);
    buf_free(&tty->paste);
    free(tty);
}

void tty_end_by(int signal_number) {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void tty_size(const struct tty *tty, int *rows, int *columns) {
    (void)tty;
    *rows = LINES;
    *columns = COLS;
}

/* The wide characters of a cell; ASCII in as many columns where the terminal knows no more. */
static void cell_characters(const struct tty *tty, const struct canvas_cell *cell, int columns,
                            wchar_t *wide) {
    struct buf text = {0};
    size_t count = 0;
    if (tty->options.ascii)
        text_add_ascii(&text, cell->text);
    else
        buf_add_string(&text, cell->text);
    for (size_t at = 0; at < text.length && count < CCHARW_MAX;) {
        uint32_t code;
        at += text_decode(text.bytes + at, text.length - at, &code);
        wide[count++] = (wchar_t)code;
        if (tty->options.ascii && (int)count == columns)
            break;
    }
    wide[count] = L'\0';
    buf_free(&text);
}

void tty_show(struct tty *tty, const struct canvas *canvas) {
    erase();
    for (int row = 0; row < canvas->rows && row < LINES; row++)
        for (int column = 0; column < canvas->columns && column < COLS; column++) {
            const struct canvas_cell *cell = canvas_at(canvas, row, column);
            if (!cell->text[0])
                continue;
            attr_t attributes = attributes_of(tty, cell->style);
            if (cell->text[0] == ' ' && !cell->text[1] && attributes == A_NORMAL)
                continue; /* erased already */
            bool is_wide = column + 1 < canvas->columns && !cell[1].text[0];
            wchar_t characters[CCHARW_MAX + 1];
            cchar_t drawn;
            cell_characters(tty, cell, is_wide ? 2 : 1, characters);
            setcchar(&drawn, characters, attributes & (attr_t)~A_COLOR,
                     (short)PAIR_NUMBER(attributes), NULL);
            mvadd_wch(row, column, &drawn);
        }
    move(canvas->cursor_row, canvas->cursor_column);
    refresh();
}

/* Stops until somebody lets the program go on (Ctrl-Z, fg). Curses gives the terminal back and
 * draws again, but knows nothing of pastes. */
static void pause_program(const struct tty *tty) {
    struct sigaction ours;
    sigset_t blocked;
    stop_signal = 0;
    terminal_send("BD");
    sigaction(SIGTSTP, &tty->curses_pause, &ours);
    raise(SIGTSTP); /* arrives when it is no longer blocked */
    sigprocmask(SIG_SETMASK, &tty->while_waiting, &blocked);
    sigprocmask(SIG_SETMASK, &blocked, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    terminal_send("BE");
}

/* Waits until there is something to read, or a signal. True when the terminal has hung up; what
 * was typed before that can still be read. */
static bool wait_for_input(const struct tty *tty) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = ppoll(&input, 1, NULL, &tty->while_waiting);
    if (ready < 0 && stop_signal == SIGTSTP)
        pause_program(tty);
    return ready > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL));
}

/* The rest of a pasted text, up to the sign that it ends. More than a note can hold is read, so
 * that it does not end up as keys, but not kept. */
static void read_paste(struct tty *tty) {
    buf_clear(&tty->paste);
    for (int misses = 0; misses < 20;) {
        wint_t read;
        int kind = get_wch(&read);
        if (kind == ERR) {
            struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
            if (stop_signal || poll(&input, 1, 100) < 0)
                return;
            misses++;
            continue;
        }
        misses = 0;
        if (kind == KEY_CODE_YES && read == KEY_PASTE_END)
            return;
        if (kind == OK && tty->paste.length < 65536)
            text_encode(&tty->paste, read == '\r' ? '\n' : (uint32_t)read);
    }
}

/* After an Esc: when it begins a key that curses does not know (Alt-Delete, a mouse that was left
 * on), the rest of it is dropped, lest its letters and digits act as keys. False when it was the
 * key Esc itself. */
static bool drop_unknown_key(void) {
    wint_t read;
    int kind = get_wch(&read);
    if (kind == OK && read != '[' && read != 'O')
        unget_wch((wchar_t)read);
    else if (kind == KEY_CODE_YES)
        ungetch((int)read);
    if (kind != OK || (read != '[' && read != 'O'))
        return false;
    bool brackets = read == '[';
    kind = get_wch(&read);
    for (int i = 0; brackets && kind == OK && read == 'M' && i < 3; i++)
        get_wch(&(wint_t){0});                        /* an old mouse sends three bytes more */
    while (kind == OK && read >= 0x20 && read < 0x40) /* digits and signs, then one final byte */
        kind = get_wch(&read);
    return true;
}

void tty_next(struct tty *tty, struct message *message) {
    *message = (struct message){.type = MESSAGE_KEY, .key = UI_KEY_STOP};
    for (bool hung_up = false; !stop_signal; hung_up = wait_for_input(tty)) {
        wint_t read;
        int kind = get_wch(&read);
        if (kind == ERR && hung_up)
            stop_signal = SIGHUP; /* the signal itself may not reach every program */
        if (kind == ERR)
            continue;
        if (kind == KEY_CODE_YES && read == KEY_RESIZE) {
            message->type = MESSAGE_RESIZE;
            message->rows = LINES;
            message->columns = COLS;
            return;
        }
        if (kind == KEY_CODE_YES && read == KEY_PASTE_START) {
            read_paste(tty);
            message->type = MESSAGE_TEXT;
            message->text = buf_string(&tty->paste);
            return;
        }
        if (kind == OK && read == 0x1B && drop_unknown_key())
            continue;
        message->key = key_from_curses(kind == KEY_CODE_YES, read);
        if (message->key != UI_KEY_NONE)
            return;
    }
}
