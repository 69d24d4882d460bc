/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the terminal and giving it back. */
#include <config.h>

#include "tty/tty.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "tty/keys.h"
#include "tty/tty_parts.h"

/* Beyond what curses sets: Ctrl-O, Ctrl-V and the like are keys everywhere; Ctrl-C and Ctrl-Z are
 * acted on by input.c, so that they do nothing in a paste; and Ctrl-S cannot freeze the screen,
 * unless it is a terminal that needs pauses. */
static void set_line(const struct tty *tty) {
    struct termios line;
    cbreak();
    noecho();
    nonl();
    if (tcgetattr(tty->line, &line) != 0)
        return;
    line.c_lflag &= ~(tcflag_t)(IEXTEN | ISIG);
    if (tigetflag("xon") <= 0)
        line.c_iflag &= ~(tcflag_t)IXON;
    tcsetattr(tty->line, TCSANOW, &line);
    def_prog_mode();
}

static void set_mouse(const struct tty *tty) {
    keys_take_mouse(tty->options.mouse);
    if (!keys_know_mouse())
        return;
    mouseinterval(0); /* a press is a click, without waiting for what follows */
    mousemask(tty->options.mouse ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

static void stand_ready(struct tty *tty) {
    tty->rescue.line = tty->line;
    tty->rescue.line_before = tty->line_before;
    tty->rescue.capture = &tty->capture;
    tty->rescue.ending_length = terminal_ending(tty->rescue.ending, sizeof tty->rescue.ending);
    rescue_arm(&tty->rescue);
}

static void free_tty(struct tty *tty) {
    if (tty->out)
        fclose(tty->out);
    else if (tty->line >= 0)
        close(tty->line);
    buf_free(&tty->paste);
    free(tty->shown);
    free(tty);
}

/* The terminal under a descriptor of its own, so that standard output can go elsewhere. */
static bool open_screen(struct tty *tty) {
    tty->line = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 10);
    tty->out = tty->line >= 0 ? fdopen(tty->line, "w") : NULL;
    if (!tty->out || tcgetattr(tty->line, &tty->line_before) != 0)
        return false;
    use_env(FALSE); /* the window's own size, whatever LINES and COLUMNS say */
    use_tioctl(!input_window_is_huge(tty->line));
    tty->screen = newterm(tty->options.terminal, tty->out, stdin);
    return tty->screen != NULL;
}

struct tty *tty_open(const struct tty_options *options) {
    struct tty *tty = mem_new(1, sizeof *tty);
    tty->options = *options;
    tty->watched = tty->patience = -1;
    tty->capture = (struct capture){.file = -1, .out = -1, .error = -1};
    signals_before(&tty->signals);
    if (!open_screen(tty)) {
        free_tty(tty);
        return NULL;
    }
    sigaction(SIGTSTP, NULL, &tty->signals.curses_pause);
    stand_ready(tty);
    if (!options->keep_escape_delay)
        set_escdelay(25);
    set_line(tty);
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    keys_define();
    capture_open(&tty->capture);
    set_mouse(tty);
    show_looks(tty);
    input_fit_window(tty);
    terminal_send(tty->line, "BE");
    signals_take(&tty->signals);
    return tty;
}

void tty_change(struct tty *tty, const struct tty_options *options) {
    bool mouse = tty->options.mouse, no_pause = tty->options.no_pause;
    const char *terminal = tty->options.terminal;
    tty->options = *options;
    tty->options.terminal = terminal;
    tty->options.no_pause = no_pause;
    if (options->mouse != mouse)
        set_mouse(tty);
    show_looks(tty);
}

void tty_leave(struct tty *tty) {
    terminal_send(tty->line, "BD");
    endwin();
    rescue_disarm(&tty->rescue);
    capture_give(&tty->capture);
    signals_leave(&tty->signals);
}

void tty_return(struct tty *tty) {
    signals_take(&tty->signals);
    capture_take(&tty->capture);
    rescue_arm(&tty->rescue);
    clearok(curscr, TRUE);
    refresh();
    terminal_send(tty->line, "BE");
}

void tty_close(struct tty *tty, struct buf *stray) {
    if (!tty)
        return;
    terminal_send(tty->line, "BD");
    endwin();
    rescue_disarm(&tty->rescue);
    delscreen(tty->screen);
    capture_close(&tty->capture, stray);
    signals_give(&tty->signals);
    free_tty(tty);
}
