/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program_screen: what is asked, what is on the screen, how to get to the first item. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assessment/assessment.h"
#include "base/base.h"
#include "program.h"

/* ---- the items ---- */

static struct framework *read_framework(void) {
    const char *folder = getenv("LOBSPIEGEL_FRAMEWORKS");
    struct buf path = {0}, bytes = {0};
    struct problems problems = {0};
    buf_addf(&path, "%s/lob.yaml", folder ? folder : "frameworks");
    ck_assert_msg(file_read(buf_string(&path), FRAMEWORK_BYTES_MAX, &bytes, &problems),
                  "LOBSPIEGEL_FRAMEWORKS must name the folder of the frameworks");
    struct framework *framework =
        framework_read(buf_string(&path), buf_string(&bytes), bytes.length, &problems);
    ck_assert_ptr_nonnull(framework);
    problems_free(&problems);
    buf_free(&path);
    buf_free(&bytes);
    return framework;
}

struct questions questions_of(struct place *place) {
    struct questions q = {.framework = read_framework()};
    struct problems problems = {0};
    const char *record = place_record(place);
    q.assessment = record_read("record", record, strlen(record), q.framework, &problems);
    ck_assert_msg(q.assessment != NULL, "not a good record:\n%s", record);
    problems_free(&problems);
    ck_assert_int_gt(q.assessment->shown_count, 5);
    for (int i = 0; i < q.assessment->shown_count; i++) {
        const struct item *item = &q.framework->items[q.assessment->shown[i]];
        q.ids[q.count] = item->id;
        q.statements[q.count++] = framework_text(q.framework, &item->statement, "nl");
    }
    return q;
}

void questions_free(struct questions *questions) {
    assessment_free(questions->assessment);
    framework_free(questions->framework);
}

/* ---- what is on the screen ---- */

/* True when TEXT is in SCREEN, where each run of blanks and line ends counts as one blank. */
static bool holds(const char *screen, const char *text) {
    char *flat = malloc(strlen(screen) + 1);
    size_t length = 0;
    ck_assert_ptr_nonnull(flat);
    for (; *screen; screen++) {
        bool blank = *screen == ' ' || *screen == '\n';
        if (!blank || (length > 0 && flat[length - 1] != ' '))
            flat[length++] = blank ? ' ' : *screen;
    }
    flat[length] = '\0';
    bool found = strstr(flat, text) != NULL;
    free(flat);
    return found;
}

bool says(struct terminal *terminal, const char *text) {
    return holds(terminal_text(terminal), text);
}

static bool says_data(struct terminal *terminal, const void *data) {
    return says(terminal, data);
}

bool wait_says(struct terminal *terminal, const char *text) {
    return terminal_wait(terminal, says_data, text, text);
}

/* True when the screen has these marks before LEVEL. */
static bool has_marks(struct terminal *terminal, const char *marks, int level) {
    char text[40];
    snprintf(text, sizeof text, " %s %d ", marks, level);
    return terminal_has(terminal, text);
}

static bool has_any(struct terminal *terminal, const char *const *marks, int level) {
    for (; *marks; marks++)
        if (has_marks(terminal, *marks, level))
            return true;
    return false;
}

static bool is_chosen(struct terminal *terminal, const void *data) {
    const int *level = data;
    if (*level > 4)
        return has_any(terminal, WORDS("(●)", "(*)"), *level);
    return has_any(terminal, WORDS("(●) ( )", "(●) (◆)", "(*) ( )", "(*) (#)"), *level);
}

static bool is_wished(struct terminal *terminal, const void *data) {
    const int *level = data;
    return has_any(terminal, WORDS("(◆)", "(#)"), *level);
}

bool wait_quiet(struct terminal *terminal, int milliseconds) {
    return terminal_wait_quiet(terminal, (int)(milliseconds * terminal_deadline() / 10));
}

/* The statement alone may be there while the marks of the item before it still are. */
static bool is_open_item(struct terminal *terminal, const void *data) {
    return says(terminal, data) && !terminal_has(terminal, "(●)") && !terminal_has(terminal, "(*)");
}

bool wait_open_item(struct terminal *terminal, const char *statement) {
    return terminal_wait(terminal, is_open_item, statement, statement);
}

bool wait_chosen(struct terminal *terminal, int level) {
    return terminal_wait(terminal, is_chosen, &level, "the answer to be marked");
}

bool wait_wished(struct terminal *terminal, int level) {
    return terminal_wait(terminal, is_wished, &level, "the wish to be marked");
}

long last_sent(const struct terminal *terminal, const char *bytes) {
    const char *stream = terminal_stream(terminal);
    size_t length = strlen(bytes), count = terminal_bytes(terminal);
    long last = -1;
    for (size_t i = 0; i + length <= count; i++)
        if (memcmp(stream + i, bytes, length) == 0)
            last = (long)i;
    return last;
}

bool is_restored(struct terminal *terminal) {
    const char *wrong = NULL;
    if (last_sent(terminal, "\033[?2004h") > last_sent(terminal, "\033[?2004l"))
        wrong = "pastes are still marked";
    if (terminal_alternate(terminal))
        wrong = "it is still on the alternate screen";
    if (!terminal_cursor_visible(terminal))
        wrong = "the cursor is hidden";
    if (!terminal_line_restored(terminal))
        wrong = "the line is not as it was";
    if (wrong) {
        fprintf(stderr, "# the terminal was not restored: %s\n", wrong);
        terminal_print(terminal, stderr);
    }
    return !wrong;
}

/* ---- steps ---- */

void go_to_first_item(struct terminal *t, const char *first_statement) {
    ck_assert(wait_says(t, "LOB-spiegel"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, "[ ] mentor"));
    terminal_type(t, "<Down><Down><Space>");
    ck_assert(wait_says(t, "[x] mentor"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "( ) 2 starter"));
    terminal_type(t, "2");
    ck_assert(wait_says(t, "(●) 2 starter"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "( ) 1 voortgezet onderwijs"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, "(●) 1 voortgezet onderwijs"));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "[x] 1 eerste lijn"));
    terminal_type(t, "<Enter>");
    ck_assert(terminal_wait_text(t, "(●) 2 "));
    terminal_type(t, "<Enter>");
    ck_assert(wait_says(t, "Oriëntatie en begeleiding"));
    terminal_type(t, "1");
    ck_assert(wait_says(t, first_statement));
}

void place_begin(struct place *place) {
    struct ran ran = place_run(place, "1\n2\n\n2\n\n1\n\n\n\n1\n", WORDS("--line"));
    ck_assert_msg(ran.status == 0, "a record could not be made: %s", ran.err);
    ck_assert_ptr_nonnull(strstr(
        place_record(place), "about: {roles: [tutor], stage: starter, sector: vo, lines: [first]"));
}

/* ---- faults ---- */

static const char *fault_library(void) {
    static char path[4096];
    const char *named = getenv("FAULT_LIBRARY");
    return realpath(named ? named : "tests/fault.so", path) ? path : NULL;
}

bool faults_possible(void) {
    const char *sanitizers = getenv("LOBSPIEGEL_SANITIZERS");
    return (!sanitizers || !*sanitizers) && fault_library() != NULL;
}

void place_fault(struct place *place, const char *rules) {
    if (!*rules) {
        place_set(place, "LD_PRELOAD");
        return;
    }
    place_set(place, "LD_PRELOAD=%s", fault_library());
    place_set(place, "LOBSPIEGEL_FAULT=%s", rules);
    place_set(place, "LOBSPIEGEL_FAULT_LOG=%s", place_path(place, "faults"));
}

int place_faults(struct place *place) {
    int count = 0;
    if (place_count(place, "faults") == 0)
        return 0;
    for (const char *at = place_read(place, place_path(place, "faults")); *at; at++)
        count += *at == '\n';
    return count;
}
