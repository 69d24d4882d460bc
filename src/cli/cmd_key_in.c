/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `key-in`: sheets of paper become result files of a group, typed on a terminal or from
 * a file. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "cli/key_in.h"
#include "cli/loop.h"

void key_in_carry_out(struct session *session) {
    struct problems problems = {0};
    struct buf text = {0};
    char *path = key_in_write(session->key_in, session->model->keying->sheets[0], &problems);
    if (!path)
        buf_addf(&text, _("The sheet was not written: %s. It is still here."),
                 problems.list[0].message);
    session_send(session, &(struct message){.type = path ? MESSAGE_KEYED_IN : MESSAGE_FAILED,
                                            .text = buf_string(&text)});
    free(path);
    buf_free(&text);
    problems_free(&problems);
}

/* What there is now, and what to do with the paper. */
static void say_goodbye(const struct key_in *key_in, int written) {
    struct buf text = {0};
    buf_addf(&text,
             ngettext("%d file was written in %s.\n", "%d files were written in %s.\n",
                      (unsigned long)written),
             written, key_in->folder);
    if (written > 0)
        buf_addf(&text, "%s\n",
                 _("Destroy the sheets of paper now: they hold what one person answered."));
    print_text(key_in->request, buf_string(&text));
    buf_free(&text);
}

static int run_screens(struct key_in *key_in) {
    const struct request *request = key_in->request;
    struct session session = {.request = request, .store = {.lock = -1}, .key_in = key_in};
    session.model = model_new(key_in->framework, NULL, 0, request->language, 24, 80);
    session.model->settings = request->settings;
    model_enter_key_in(session.model, key_in->paper, key_in->group, key_in->twice);
    int status = run_session(&session);
    say_goodbye(key_in, session.model->keying->written);
    model_free(session.model);
    return status;
}

int cmd_key_in(const struct request *request) {
    struct key_in key_in;
    int status;
    print_problems(request, &request->settings_problems);
    if (key_in_open(&key_in, request, &status))
        status = tty_is_terminal(STDIN_FILENO) ? run_screens(&key_in) : key_in_lines(&key_in);
    key_in_close(&key_in);
    if (tty_signal())
        tty_end_by(tty_signal());
    return status;
}
