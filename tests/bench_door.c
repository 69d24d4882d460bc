/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a room full of people asks of the trainer's machine: they come in over a real ssh on this
 * machine all at once, answer as people do and as fast as it goes, are all cut off, and come back.
 * The ssh clients and their terminals run on the same processors, so that it is dearer here than in
 * a room. */
#include <config.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "door.h"

#define PEOPLE_MOST 100
#define ITEMS 24
#define HUMAN_SECONDS 2.0 /* between two keys of one person: a fast reader */
#define HUMAN_KEYS 6      /* of each person */
#define MACHINE_KEYS 20

struct person {
    struct terminal *terminal;
    const char *code;
    int answered; /* items */
    bool waits;   /* for the answer to a key */
    bool moving;  /* the key was to go on to the next item */
    int keys;     /* so far, of this part */
    double pressed, due;
    char title[256]; /* of the item that is left */
};

struct crowd {
    struct door door;
    struct person people[PEOPLE_MOST];
    int count;
};

/* ---- one person ---- */

static void press(struct person *person, double now) {
    terminal_type(person->terminal, person->moving ? "<Right>" : person->answered % 2 ? "3" : "1");
    person->pressed = now;
    person->waits = true;
    person->keys++;
}

/* Looks at what came, without waiting; *ANSWERED: it is all there. */
static bool look(struct terminal *terminal, const void *data) {
    struct person *person = *(struct person *const *)data;
    char progress[32];
    snprintf(progress, sizeof progress, "%d of %d", person->answered + 1, ITEMS);
    bool done = person->moving ? strcmp(terminal_row(terminal, 0), person->title) != 0
                               : terminal_has(terminal, progress);
    if (done) {
        person->waits = false;
        person->answered += !person->moving;
        person->moving = !person->moving;
        snprintf(person->title, sizeof person->title, "%s", terminal_row(terminal, 0));
    }
    return true; /* never wait */
}

static void look_at(struct person *person) {
    terminal_wait(person->terminal, look, &person, "");
}

/* ---- all of them ---- */

static double now_of(const struct crowd *crowd) {
    return terminal_now(crowd->people[0].terminal);
}

/* Everybody presses KEYS keys, PAUSE seconds apart; true when all were answered in time. */
static bool press_all(struct crowd *crowd, int keys, double pause, struct series *series) {
    double start = now_of(crowd), now = start;
    int busy = crowd->count;
    for (int i = 0; i < crowd->count; i++) {
        crowd->people[i].keys = 0;
        crowd->people[i].due = start + pause * i / crowd->count;
    }
    while (busy > 0 && now - start < keys * pause + 60) {
        busy = 0;
        for (int i = 0; i < crowd->count; i++) {
            struct person *person = &crowd->people[i];
            now = now_of(crowd);
            if (person->waits) {
                look_at(person);
                if (!person->waits)
                    series_add(series, (now_of(crowd) - person->pressed) * 1000);
            } else if (person->keys < keys && now >= person->due) {
                press(person, now);
                person->due += pause;
            }
            busy += person->waits || person->keys < keys;
        }
        poll(NULL, 0, 1);
    }
    return busy == 0;
}

static void terminals_of(const struct crowd *crowd, struct terminal **terminals) {
    for (int i = 0; i < crowd->count; i++)
        terminals[i] = crowd->people[i].terminal;
}

/* Seconds until everybody who began at once sees the first screen. */
static double all_come_in(struct crowd *crowd) {
    struct terminal *terminals[PEOPLE_MOST];
    const char *code = place_text(crowd->door.place, "%s<Enter>", crowd->door.code);
    for (int i = 0; i < crowd->count; i++)
        crowd->people[i].terminal = door_ssh(&crowd->door, NULL, "lob", NULL);
    terminals_of(crowd, terminals);
    door_all_type(terminals, crowd->count, "password:", code);
    for (int i = 0; i < crowd->count; i++)
        ck_assert(terminal_wait_text(terminals[i], VISIT_WELCOME));
    return now_of(crowd);
}

static void all_begin(struct crowd *crowd) {
    static const char *const steps[] = {"1 of 5", "2 of 5", "3 of 5",
                                        "4 of 5", "5 of 5", "Begin with the first item"};
    struct terminal *terminals[PEOPLE_MOST];
    terminals_of(crowd, terminals);
    door_all_type(terminals, crowd->count, VISIT_WELCOME, "1");
    for (int i = 0; i < crowd->count; i++) {
        ck_assert(terminal_wait_text(terminals[i], "I wrote it down"));
        crowd->people[i].code = door_visit_code(&crowd->door, terminals[i]);
        terminal_type(terminals[i], "1");
    }
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        door_all_type(terminals, crowd->count, steps[i], "<Enter>");
    for (int i = 0; i < crowd->count; i++) {
        ck_assert(terminal_wait_text(terminals[i], VISIT_FIRST_ITEM));
        snprintf(crowd->people[i].title, sizeof crowd->people[i].title, "%s",
                 terminal_row(terminals[i], 0));
    }
}

/* How many have all their answers when everybody was cut off and came back. */
static int come_back(struct crowd *crowd) {
    struct terminal *terminals[PEOPLE_MOST];
    int whole = 0;
    for (int i = 0; i < crowd->count; i++)
        terminal_signal(crowd->people[i].terminal, SIGKILL);
    for (int i = 0; i < crowd->count; i++) {
        terminal_wait_exit(crowd->people[i].terminal);
        terminal_free(crowd->people[i].terminal);
    }
    all_come_in(crowd);
    terminals_of(crowd, terminals);
    door_all_type(terminals, crowd->count, VISIT_WELCOME, "2");
    for (int i = 0; i < crowd->count; i++) {
        ck_assert(terminal_wait_gone(terminals[i], VISIT_WELCOME));
        terminal_type(terminals[i],
                      place_text(crowd->door.place, "%s<Enter>", crowd->people[i].code));
    }
    for (int i = 0; i < crowd->count; i++)
        whole += terminal_wait_text(terminals[i], place_text(crowd->door.place, "%d of %d",
                                                             crowd->people[i].answered, ITEMS));
    return whole;
}

/* ---- memory ---- */

/* kB of LABEL of all processes of the room; -1 when the system tells it of its owner only. */
static long memory_of(struct door *door, const char *file, const char *label) {
    long sum = 0;
    door->noted_count = 0;
    door_note(door);
    for (int i = 0; i < door->noted_count; i++) {
        char path[64], line[256];
        long kilobytes = -1;
        snprintf(path, sizeof path, "/proc/%d/%s", door->noted[i], file);
        FILE *status = fopen(path, "r");
        while (status && fgets(line, sizeof line, status))
            if (strncmp(line, label, strlen(label)) == 0)
                kilobytes = strtol(line + strlen(label), NULL, 10);
        if (status)
            fclose(status);
        if (kilobytes < 0)
            return -1;
        sum += kilobytes;
    }
    return sum;
}

struct memory {
    long pss, rss;
};

static struct memory memory_now(struct door *door) {
    return (struct memory){memory_of(door, "smaps_rollup", "Pss:"),
                           memory_of(door, "status", "VmRSS:")};
}

/* ---- the measurement ---- */

static void print_keys(const char *how, struct series *series, bool all) {
    if (series->count == 0)
        return;
    size_t count = series->count;
    printf("  %-34s %6zu keys  median %6.1f ms  p99 %6.1f ms  most %6.1f ms%s\n", how, count,
           series_percentile(series, 0.5), series_percentile(series, 0.99),
           series_percentile(series, 1), all ? "" : "  NOT ALL ANSWERED");
    free(series->samples);
    *series = (struct series){NULL, 0, 0};
}

static void print_memory(const struct crowd *crowd, struct memory before, struct memory after) {
    double people = crowd->count;
    printf("  %-34s %6.2f MB resident", "memory, each person",
           (double)(after.rss - before.rss) / 1024 / people);
    if (before.pss >= 0 && after.pss >= 0)
        printf("; %.2f MB with shared pages divided (PSS)",
               (double)(after.pss - before.pss) / 1024 / people);
    printf("\n");
}

static const int sizes[] = {40, 100};

START_TEST(a_room_full) {
    static struct crowd crowd; /* large */
    struct series series = {NULL, 0, 0};
    crowd = (struct crowd){.door = door_new(), .count = sizes[_i]};
    door_open(&crowd.door);
    struct memory before = memory_now(&crowd.door);
    printf("\n%d people in a room, over ssh\n", crowd.count);
    printf("  %-34s %6.1f s\n", "all in, who began at once", all_come_in(&crowd));
    all_begin(&crowd);
    print_memory(&crowd, before, memory_now(&crowd.door));
    bool all = press_all(&crowd, HUMAN_KEYS, HUMAN_SECONDS, &series);
    print_keys("a key every 2 s of each", &series, all);
    all = press_all(&crowd, MACHINE_KEYS, 0, &series);
    print_keys("as fast as it goes, all at once", &series, all);
    int whole = come_back(&crowd);
    printf("  %-34s %6d of %d came back to all their answers\n", "all cut off (kill -9)", whole,
           crowd.count);
    for (int i = 0; i < crowd.count; i++)
        terminal_free(crowd.people[i].terminal);
    door_free(&crowd.door);
}
END_TEST

int main(void) {
    const char *missing = door_missing();
    if (missing) {
        printf("a room over ssh is not measured: it %s\n", missing);
        return EXIT_SUCCESS;
    }
    unsetenv("CK_TAP_LOG_FILE_NAME");            /* figures, no test results */
    setenv("LOBSPIEGEL_TEST_DEADLINE", "60", 0); /* a hundred wait for one another */
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("\na room over ssh, on %ld processors, clients and all\n",
           sysconf(_SC_NPROCESSORS_ONLN));
    Suite *suite = suite_create("bench");
    TCase *tcase = tcase_create("door");
    tcase_add_loop_test(tcase, a_room_full, 0, sizeof sizes / sizeof *sizes);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_print(runner, CK_MINIMAL);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
