/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start screen and `assess`: which front end, and its loop. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/kiosk.h"
#include "cli/room_session.h"

static void draw(struct tty *tty, const struct model *model) {
    struct scene scene;
    ui_view(model, &scene);
    struct canvas *canvas = ui_draw(model, &scene);
    tty_show(tty, canvas);
    canvas_free(canvas);
    scene_free(&scene);
}

/* What comes next: in a workshop also that the folder changed, but nothing that changes nothing. */
static void next_message(struct session *session, struct message *message) {
    do {
        if (session->room)
            tty_watch(session->tty, session->room->watch, room_patience(session->room));
        else if (session->patience)
            tty_watch(session->tty, -1, session->patience * 1000);
        tty_next(session->tty, message);
    } while (message->type == MESSAGE_WOKEN && session->room && !room_look(session->room));
    if (message->type == MESSAGE_WOKEN && session->patience) {
        session->overdue = true;
        *message = (struct message){.type = MESSAGE_KEY, .key = UI_KEY_STOP};
    }
}

int run_screen(struct session *session) {
    struct tty *tty = session->tty;
    struct message message = {.type = MESSAGE_RESIZE};
    tty_size(tty, &message.rows, &message.columns);
    session_send(session, &message);
    while (!session->stop) {
        if (session->redraw)
            tty_redraw(tty);
        session->redraw = false;
        draw(tty, session->model);
        next_message(session, &message);
        session_send(session, &message);
    }
    return STATUS_DONE;
}

#define LINE_BYTES_MAX 16384
#define LINE_COLUMNS 78

/* The next line without its end and the blanks before it, cleaned; false at the end of the input.
 * What is longer than LINE_BYTES_MAX is dropped. */
static bool read_line(struct buf *line) {
    struct buf raw = {0};
    int c;
    while ((c = getchar()) != EOF && c != '\n')
        if (raw.length < LINE_BYTES_MAX)
            buf_add_char(&raw, (char)c);
    bool any = c != EOF || raw.length > 0;
    buf_clear(line);
    text_add_clean(line, buf_string(&raw), raw.length, false);
    while (line->length > 0 && line->bytes[line->length - 1] == ' ')
        buf_remove(line, line->length - 1, 1);
    buf_free(&raw);
    return any;
}

static void send_line(struct session *session, const char *typed, struct buf *out) {
    struct message messages[LINE_MESSAGES_MAX];
    int count = line_read(session->model, typed, messages);
    if (count == 0)
        line_not_understood(session->model, typed, out);
    for (int i = 0; i < count && !session->stop; i++)
        session_send(session, &messages[i]);
}

int run_line(struct session *session) {
    struct line_front front = {0};
    struct buf line = {0}, out = {0};
    bool echo = !tty_is_terminal(STDIN_FILENO), understood = true;
    int status = STATUS_DONE;
    if (session->kiosk)
        session->kiosk->visit.lines = true;
    while (!session->stop && status == STATUS_DONE) {
        front.started = front.started && !session->redraw;
        session->redraw = false;
        if (understood)
            line_show(&front, session->model, LINE_COLUMNS, &out);
        if (!print_text(session->request, buf_string(&out)))
            status = STATUS_SYSTEM;
        buf_clear(&out);
        alarm((unsigned)session->patience); /* ends the program; all that was said is saved */
        bool read = read_line(&line);
        alarm(0);
        if (!read) {
            session_send(session, &(struct message){.type = MESSAGE_KEY, .key = UI_KEY_STOP});
            break;
        }
        if (session->room)
            room_look(session->room);
        if (echo)
            buf_addf(&out, "%s\n", buf_string(&line));
        size_t before = out.length;
        send_line(session, buf_string(&line), &out);
        understood = out.length == before;
    }
    buf_add_char(&out, '\n');
    print_text(session->request, buf_string(&out));
    line_front_free(&front);
    buf_free(&line);
    buf_free(&out);
    return status;
}

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value && strcmp(value, "0") != 0;
}

/* NO_COLOR counts whatever it says. */
static bool is_there(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

static bool wants_lines(const struct request *request) {
    const char *terminal = getenv("TERM");
    return request->values[OPTION_LINE] || is_set("ACCESSIBLE") || !terminal || !*terminal ||
           strcmp(terminal, "dumb") == 0 || !tty_is_terminal(STDIN_FILENO) ||
           !tty_is_terminal(STDOUT_FILENO);
}

struct tty_options screen_options(const struct request *request, const struct settings *settings) {
    return (struct tty_options){
        .terminal = getenv("TERM"),
        .theme = settings->theme,
        .colour = !is_there("NO_COLOR"),
        .ascii = request->ascii,
        .keep_escape_delay = getenv("ESCDELAY") != NULL,
        .mouse = settings->mouse,
        .no_pause = request->visitor,
    };
}

static struct tty *open_terminal(const struct request *request) {
    struct tty_options options = screen_options(request, &request->settings);
    struct tty *tty = tty_open(&options);
    if (!tty)
        print_message(
            request, "%s",
            _("This kind of terminal is not known here, so the questions come line by line."));
    return tty;
}

/* Where everything is, for after the screen is gone. */
static void say_goodbye(const struct session *session, const struct request *request) {
    if (!session->path || !session->model->assessment)
        return;
    struct buf text = {0};
    if (session->unsaved)
        buf_addf(&text,
                 _("%s\nYour last answers were not saved; what was saved before is in %s\n"),
                 buf_string(&session->model->notice), session->path);
    else
        buf_addf(
            &text,
            _("Your answers are saved in %s\nTo go on or look back, start lobspiegel again.\n"),
            session->path);
    print_text(request, buf_string(&text));
    buf_free(&text);
}

/* What libraries printed while the screen was open must not get lost. */
static void close_terminal(struct session *session) {
    struct buf stray = {0};
    tty_close(session->tty, &stray);
    session->tty = NULL;
    if (stray.length)
        print_message(session->request, "%s", buf_string(&stray));
    buf_free(&stray);
}

int run_session(struct session *session) {
    session->tty = wants_lines(session->request) ? NULL : open_terminal(session->request);
    int status = session->tty ? run_screen(session) : run_line(session);
    close_terminal(session);
    return status;
}

static int run_front_end(const struct request *request, bool begin) {
    struct session session;
    int status;
    if (!session_open(&session, request, &status)) {
        session_close(&session);
        return status;
    }
    if (begin)
        session_begin(&session);
    status = run_session(&session);
    say_goodbye(&session, request);
    if (session.unsaved)
        status = STATUS_SYSTEM;
    session_close(&session);
    if (tty_signal())
        tty_end_by(tty_signal());
    return status;
}

int cmd_start(const struct request *request) {
    return run_front_end(request, false);
}

int cmd_assess(const struct request *request) {
    return run_front_end(request, true);
}
