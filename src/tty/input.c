/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from the terminal, as messages: keys, clicks, pastes, another size. */
#include <config.h>

#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tty/keys.h"
#include "tty/tty_parts.h"
#include "ui/key.h"

#define PASTE_MAX 65536

/* No key sends more bytes than these. */
#define KEY_BYTES_MOST 10

/* So many bytes at once are no typing, whatever the terminal says about pastes. */
#define BURST 1024

/* Milliseconds of silence that end a paste: one with marks whose end is lost, and one without. */
#define SILENCE_MARKED 2000
#define SILENCE_BURST 60

#define SIZE_MOST 1000

static int size_within(int size) {
    return size < 1 ? 1 : size > SIZE_MOST ? SIZE_MOST : size;
}

void tty_size(const struct tty *tty, int *rows, int *columns) {
    *rows = tty->rows;
    *columns = tty->columns;
}

bool input_window_is_huge(int line) {
    struct winsize size;
    return ioctl(line, TIOCGWINSZ, &size) == 0 &&
           (size.ws_row > SIZE_MOST || size.ws_col > SIZE_MOST);
}

bool input_fit_window(struct tty *tty) {
    struct winsize size;
    int rows = LINES, columns = COLS;
    if (ioctl(tty->line, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        rows = size.ws_row;
        columns = size.ws_col;
    }
    rows = size_within(rows);
    columns = size_within(columns);
    if (rows == tty->rows && columns == tty->columns)
        return false;
    resize_term(rows, columns);
    clearok(curscr, TRUE); /* what the terminal made of its old text is not known */
    tty->rows = rows;
    tty->columns = columns;
    return true;
}

/* ---- characters ---- */

/* Curses says: ERR for nothing now, up to 0xFF a byte, beyond that a key. */
static bool is_byte(int read) {
    return read >= 0 && read <= 0xFF;
}

/* The character that starts with the byte FIRST; TEXT_REPLACEMENT when it is none. What comes
 * after a broken one stays to be read. */
static uint32_t read_character(const struct tty *tty, int first) {
    char bytes[4] = {(char)first};
    size_t length = 1, wanted = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    bool hung_up;
    if (first < 0x80)
        return (uint32_t)first;
    while (!tty->options.ascii && first <= 0xF4 && length < wanted) {
        int read = getch();
        if (read == ERR && signals_wait(&tty->signals, 50, &hung_up)) /* a slow line */
            read = getch();
        if (read != ERR && (!is_byte(read) || (read & 0xC0) != 0x80))
            ungetch(read);
        if (!is_byte(read) || (read & 0xC0) != 0x80)
            return TEXT_REPLACEMENT;
        bytes[length++] = (char)read;
    }
    uint32_t code;
    return length == wanted && text_decode(bytes, length, &code) == length ? code
                                                                           : TEXT_REPLACEMENT;
}

/* ---- pastes ---- */

static void keep_pasted(struct tty *tty, uint32_t code) {
    if (tty->paste.length < PASTE_MAX)
        text_encode(&tty->paste, code == '\r' ? '\n' : code);
}

/* True for what may be the first byte of a key: curses reads ahead then, to see which. */
static bool begins_key(int read) {
    return !is_byte(read) || (read < ' ' && !strchr("\t\n\r", read)) ||
           (read >= 0x7F && read < 0xA0);
}

/* One character of it, as curses reads it; false when there is none. PLAIN: how many came since
 * the last that could have been the beginning of a key. */
static bool read_kept(struct tty *tty, int *plain, bool *ended) {
    int read = getch();
    *ended = read == KEY_PASTE_END;
    if (read == ERR)
        return false;
    *plain = begins_key(read) ? 0 : *plain + 1;
    if (is_byte(read))
        keep_pasted(tty, read_character(tty, read));
    return true;
}

/* Text that is read over: how much of the sign that ends it was there, and how many bytes are known
 * to be waiting. */
struct over {
    size_t found;
    int waiting;
};

/* Some bytes of it, without curses, which reads one at a time; never more than the sign still
 * lacks, so that what comes behind it is left to be read. False when there are none. */
static bool read_over(struct over *over, bool *ended) {
    static const char sign[] = PASTE_END_STRING;
    char bytes[sizeof sign];
    if (over->waiting <= 0 && ioctl(STDIN_FILENO, FIONREAD, &over->waiting) != 0)
        return false;
    if (over->waiting <= 0)
        return false;
    ssize_t got = read(STDIN_FILENO, bytes, sizeof sign - 1 - over->found);
    over->waiting -= got > 0 ? (int)got : over->waiting;
    for (ssize_t i = 0; i < got; i++)
        over->found = bytes[i] == sign[over->found] ? over->found + 1 : bytes[i] == sign[0];
    *ended = over->found == sizeof sign - 1;
    return got > 0;
}

/* The rest of a pasted text, up to the sign that it ends, or silence. More than a note can hold is
 * read, so that it does not end up as keys, but not kept. */
static void read_paste(struct tty *tty, int silence) {
    struct over over = {0};
    int plain = 0;
    for (int waited = 0; waited < silence;) {
        bool ended = false, full = tty->paste.length >= PASTE_MAX && plain >= KEY_BYTES_MOST;
        if (full ? read_over(&over, &ended) : read_kept(tty, &plain, &ended)) {
            waited = 0;
            if (ended)
                return;
            continue;
        }
        bool hung_up = false;
        signals_wait(&tty->signals, 20, &hung_up);
        if (hung_up || (tty_signal() && tty_signal() != SIGTSTP))
            return;
        waited += 20;
    }
}

static bool is_burst(void) {
    int waiting = 0;
    return ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting >= BURST;
}

/* ---- keys ---- */

/* Drops the text of a terminal's report (OSC, DCS and the like) up to its end. */
static void drop_report(void) {
    for (int read = getch(), before = 0; read != ERR; before = read, read = getch())
        if (read == '\a' || (before == 0x1B && read == '\\'))
            return;
}

/* After an Esc: when it begins a key that curses does not know (Alt-Delete, a mouse that was left
 * on), or a report, the rest of it is dropped, lest its letters and digits act as keys. False when
 * it was the key Esc itself. */
static bool drop_unknown_key(void) {
    int start = getch();
    if (start == ERR)
        return false;
    int read = is_byte(start) && start && strchr("[O]P_^X", start) ? getch() : ERR;
    if (start != '[' && start != 'O') {
        if (read != ERR && start != 'X') {
            drop_report();
            return true;
        }
        if (read != ERR)
            ungetch(read);
        ungetch(start);
        return false;
    }
    for (int i = 0; start == '[' && read == 'M' && i < 3; i++)
        getch();                        /* an old mouse sends three bytes more */
    while (read >= 0x20 && read < 0x40) /* digits and signs, then one final byte */
        read = getch();
    if (read > 0xFF || read == 0x1B)
        ungetch(read); /* another key */
    return true;
}

/* A click or a turn of the wheel; false for what else a mouse does. */
static bool read_mouse(struct message *message) {
    MEVENT event;
    if (getmouse(&event) != OK)
        return false;
    if (event.bstate & BUTTON1_PRESSED)
        *message = (struct message){.type = MESSAGE_CLICK, .row = event.y, .column = event.x};
    else if (event.bstate & BUTTON4_PRESSED)
        message->key = UI_KEY_ARROW_UP;
    else if (event.bstate & BUTTON5_PRESSED)
        message->key = UI_KEY_ARROW_DOWN;
    else
        return false;
    return true;
}

/* The line's own keys (Ctrl-C, Ctrl-\, Ctrl-Z) do what they do elsewhere: all that runs in front
 * gets the signal. */
static bool acts_on_line(const struct tty *tty, int read) {
    static const struct {
        int place, number;
    } keys[] = {{VINTR, SIGINT}, {VQUIT, SIGQUIT}, {VSUSP, SIGTSTP}};
    bool hung_up;
    if (!(tty->line_before.c_lflag & ISIG) || read == _POSIX_VDISABLE)
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++)
        if (tty->line_before.c_cc[keys[i].place] == read) {
            if (keys[i].number == SIGTSTP && tty->options.no_pause)
                return true;
            kill(0, keys[i].number);
            signals_wait(&tty->signals, 0, &hung_up); /* it arrives */
            return true;
        }
    return false;
}

/* What was READ, as a message; false when it means nothing. */
static bool make_message(struct tty *tty, int read, bool burst, struct message *message) {
    if (read == KEY_PASTE_START || burst) {
        buf_clear(&tty->paste);
        if (is_byte(read))
            keep_pasted(tty, read_character(tty, read));
        read_paste(tty, read == KEY_PASTE_START ? SILENCE_MARKED : SILENCE_BURST);
        message->type = MESSAGE_TEXT;
        message->text = buf_string(&tty->paste);
        return true;
    }
    if (read == KEY_MOUSE)
        return read_mouse(message);
    if (acts_on_line(tty, read) || (read == 0x1B && drop_unknown_key()))
        return false;
    if (is_byte(read))
        message->key = key_from_character(read_character(tty, read));
    else
        message->key = key_from_curses(read);
    return message->key != UI_KEY_NONE && message->key != TEXT_REPLACEMENT;
}

/* Curses gives the terminal back and draws again, but knows nothing of pastes. */
static void pause_program(struct tty *tty) {
    terminal_send(tty->line, "BD");
    signals_stop_a_while(&tty->signals);
    terminal_send(tty->line, "BE");
}

/* True when it was something else than the terminal that woke the program. */
static bool wait_for_more(const struct tty *tty, bool *hung_up, struct message *message) {
    bool woken;
    bool more = signals_watch(&tty->signals, tty->watched, tty->patience, hung_up, &woken);
    *message = (struct message){.type = MESSAGE_WOKEN};
    return woken && !more;
}

void tty_next(struct tty *tty, struct message *message) {
    for (bool hung_up = false;;) {
        *message = (struct message){.type = MESSAGE_KEY, .key = UI_KEY_STOP};
        if (signals_paused())
            pause_program(tty);
        if (tty_signal())
            return;
        if (input_fit_window(tty)) {
            message->type = MESSAGE_RESIZE;
            tty_size(tty, &message->rows, &message->columns);
            return;
        }
        bool burst = is_burst();
        int read = getch();
        if (read != ERR && make_message(tty, read, burst, message))
            return;
        if (read == ERR && hung_up)
            signals_hang_up();
        else if (read == ERR && wait_for_more(tty, &hung_up, message))
            return;
    }
}

void tty_watch(struct tty *tty, int descriptor, int milliseconds) {
    tty->watched = descriptor;
    tty->patience = milliseconds;
}
