/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command `workshop`: for a trainer with a room full of people. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/papers.h"
#include "cli/room_session.h"

#define ROUNDS_USUAL 3

/* Reads the number of OPTION from LEAST to MOST into *NUMBER, which stays as it is without the
 * option; false after a message. */
static bool read_number(const struct request *request, enum option_id option, int least, int most,
                        int *number) {
    const char *value = request->values[option];
    if (!value)
        return true;
    size_t digits = strspn(value, "0123456789");
    long read = digits > 0 && digits < 10 && !value[digits] ? strtol(value, NULL, 10) : -1;
    if (read >= least && read <= most) {
        *number = (int)read;
        return true;
    }
    wrong_usage(request, NULL, _("--%s \"%s\": a whole number from %d to %d is expected"),
                option_table[option].name, value, least, most);
    return false;
}

static bool read_stay(const struct request *request, enum cafe_stay *stay) {
    const char *value = request->values[OPTION_STAY];
    *stay = STAY_QUESTIONS;
    for (int i = 0; value && i < STAYS; i++)
        if (strcmp(value, cafe_stays[i]) == 0) {
            *stay = (enum cafe_stay)i;
            return true;
        }
    if (value)
        wrong_usage(request, text_nearest(value, cafe_stays, STAYS),
                    _("\"%s\" cannot stay: questions, people or none is expected"), value);
    return !value;
}

/* Reads all that is asked; false after a message. Without a seed it is drawn. */
static bool read_wish(const struct request *request, struct cafe_wish *wish,
                      enum paper_format *format) {
    *wish = (struct cafe_wish){.rounds = ROUNDS_USUAL};
    if (!request->values[OPTION_PEOPLE] || !request->values[OPTION_TABLES]) {
        wrong_usage(request, NULL, "%s",
                    _("say for whom and for how many tables: --people FILE or NUMBER, and --tables "
                      "NUMBER"));
        return false;
    }
    if (!request->values[OPTION_SEED])
        wish->seed = (int)randombytes_uniform(1000000);
    return read_number(request, OPTION_TABLES, 1, PEOPLE_MAX, &wish->tables) &&
           read_number(request, OPTION_ROUNDS, 1, ROUNDS_MAX, &wish->rounds) &&
           read_number(request, OPTION_SEED, 0, SEED_MAX, &wish->seed) &&
           read_stay(request, &wish->stay) && read_format(request, PAPER_JSON, format);
}

/* The list of --people, or as many people; NULL with problems. */
static struct people *read_people(const struct request *request, struct problems *problems) {
    const char *value = request->values[OPTION_PEOPLE];
    struct buf bytes = {0};
    struct people *people = NULL;
    if (*value && strspn(value, "0123456789") == strlen(value)) {
        long count = strlen(value) < 10 ? strtol(value, NULL, 10) : -1;
        if (count >= 1 && count <= PEOPLE_MAX)
            return people_numbered((int)count);
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0,
                    _("from 1 to %d people can be divided, not %s"), PEOPLE_MAX, value);
    } else if (file_read(value, PEOPLE_BYTES_MAX, &bytes, problems)) {
        people = people_read(value, buf_string(&bytes), bytes.length, problems);
    }
    buf_free(&bytes);
    return people;
}

static int write_cafe(const struct request *request, const struct people *people,
                      const struct cafe_wish *wish, enum paper_format format) {
    struct cafe *cafe = cafe_make(people, wish);
    struct doc *doc = doc_new();
    struct buf text = {0};
    int status = STATUS_SYSTEM;
    if (cafe_check(cafe) == CAFE_GOOD) {
        report_cafe(doc, cafe);
        write_document(doc, _("Who sits where"), request->language, format, &text);
        status = deliver(request, &text);
    } else {
        print_message(request,
                      _("lobspiegel: the plan made with seed %d breaks its own rules; that is a "
                        "fault of the program"),
                      wish->seed);
    }
    buf_free(&text);
    doc_free(doc);
    cafe_free(cafe);
    return status;
}

static int tables(const struct request *request) {
    struct problems problems = {0};
    struct cafe_wish wish;
    enum paper_format format;
    if (!read_wish(request, &wish, &format))
        return STATUS_USAGE;
    struct people *people = read_people(request, &problems);
    int status = people && cafe_possible(people->count, &wish, &problems)
                     ? write_cafe(request, people, &wish, format)
                     : print_problems(request, &problems);
    people_free(people);
    problems_free(&problems);
    return status;
}

/* What is left in the folder, for after the screen is gone. */
static void say_goodbye(const struct request *request, const struct room_session *room) {
    struct buf text = {0};
    buf_addf(&text, _("The workshop is kept in %s\nTo go on: lobspiegel workshop %s\n"),
             room->folder, room->folder);
    print_text(request, buf_string(&text));
    buf_free(&text);
}

static int run_room(const struct request *request) {
    struct room_session room;
    int status;
    if (room_session_open(&room, request, &status)) {
        struct session session = {.request = request, .store = {.lock = -1}, .room = &room};
        session.model = model_new(room.gathering.framework, NULL, 0, request->language, 24, 80);
        session.model->settings = request->settings;
        model_enter_room(session.model, room.room);
        if (room.list_wrong.length > 0)
            ui_update(session.model, &(struct message){.type = MESSAGE_FAILED,
                                                       .text = buf_string(&room.list_wrong)});
        status = run_session(&session);
        say_goodbye(request, &room);
        model_free(session.model);
    }
    room_session_close(&room);
    if (tty_signal())
        tty_end_by(tty_signal());
    return status;
}

/* The first option given, but for those of a workshop in a folder; -1: none. */
static int option_of_tables(const struct request *request) {
    static const enum option_id options[] = {OPTION_PEOPLE, OPTION_TABLES, OPTION_ROUNDS,
                                             OPTION_SEED,   OPTION_STAY,   OPTION_OUTPUT,
                                             OPTION_FORMAT};
    for (size_t i = 0; i < ARRAY_LENGTH(options); i++)
        if (request->values[options[i]])
            return (int)options[i];
    return -1;
}

int cmd_workshop(const struct request *request) {
    const char *what = request->operand_count ? request->operands[0] : "";
    int option = option_of_tables(request);
    if (strcmp(what, "tables") == 0)
        return tables(request);
    if (!*what)
        return wrong_usage(request, NULL, "%s",
                           _("say where the files come: lobspiegel workshop FOLDER; or divide "
                             "people over tables: workshop tables"));
    if (text_nearest(what, (const char *const[]){"tables"}, 1) && access(what, F_OK) != 0)
        return wrong_usage(request, "tables",
                           _("there is no folder \"%s\" to hold a workshop in"), what);
    if (option >= 0)
        return wrong_usage(request, NULL, _("--%s belongs to: workshop tables"),
                           option_table[option].name);
    return run_room(request);
}
