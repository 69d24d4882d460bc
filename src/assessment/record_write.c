/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "assessment/record.h"

#include <stdio.h>
#include <string.h>

const char *const state_words[] = {
    [ANSWER_OPEN] = "",
    [ANSWER_RATED] = "",
    [ANSWER_NA] = "na",
    [ANSWER_NOT_MINE] = "not-mine",
    [ANSWER_RATHER_NOT] = "rather-not",
};

void answer_format(const struct answer *answer, char out[static ANSWER_TEXT_SIZE]) {
    char now[2] = "", wanted[3] = "";
    if (answer->now >= 0)
        now[0] = (char)('0' + answer->now);
    if (answer->wanted >= 0) {
        wanted[0] = '>';
        wanted[1] = (char)('0' + answer->wanted);
        wanted[2] = '\0';
    }
    now[1] = '\0';
    snprintf(out, ANSWER_TEXT_SIZE, "%s%s%s", state_words[answer->state], now, wanted);
}

static void write_pair(struct yaml_writer *w, const char *key, const char *word) {
    yaml_write_word(w, key);
    yaml_write_word(w, word);
}

static void write_date(struct yaml_writer *w, const char *key, struct date date) {
    char day[DATE_SIZE];
    date_format(date, day);
    write_pair(w, key, day);
}

static void write_identity(struct yaml_writer *w, const struct assessment *a) {
    yaml_write_word(w, "framework");
    yaml_write_map(w, true);
    write_pair(w, "id", a->framework->id);
    yaml_write_word(w, "version");
    yaml_write_text(w, a->version);
    yaml_write_word(w, "hash");
    yaml_write_text(w, a->hash);
    yaml_write_map_end(w);
}

/* What the framework no longer has; of a single choice only when nothing else is chosen. */
static void write_strays_about(struct yaml_writer *w, const struct assessment *a, const char *key) {
    for (int i = 0; i < a->stray_about_count; i++)
        if (strcmp(a->stray_abouts[i].key, key) == 0)
            yaml_write_word(w, a->stray_abouts[i].id);
}

static void write_choice(struct yaml_writer *w, const struct assessment *a, const char *key,
                         const char *id) {
    for (int i = 0; i < a->stray_about_count && !id; i++)
        if (strcmp(a->stray_abouts[i].key, key) == 0)
            id = a->stray_abouts[i].id;
    if (id)
        write_pair(w, key, id);
}

static void write_about(struct yaml_writer *w, const struct assessment *a) {
    const struct framework *fw = a->framework;
    yaml_write_word(w, "about");
    yaml_write_map(w, true);
    yaml_write_word(w, "roles");
    yaml_write_list(w);
    for (int i = 0; i < fw->role_count; i++)
        if (SET_HAS(a->about.roles, i))
            yaml_write_word(w, fw->roles[i].id);
    write_strays_about(w, a, "roles");
    yaml_write_list_end(w);
    write_choice(w, a, "stage", a->about.stage < 0 ? NULL : fw->stages[a->about.stage].id);
    write_choice(w, a, "sector", a->about.sector < 0 ? NULL : fw->sectors[a->about.sector].id);
    yaml_write_word(w, "lines");
    yaml_write_list(w);
    for (int i = 0; i < fw->line_count; i++)
        if (SET_HAS(a->about.lines, i))
            yaml_write_word(w, fw->lines[i].id);
    write_strays_about(w, a, "lines");
    yaml_write_list_end(w);
    write_pair(w, "depth", depth_ids[a->about.depth]);
    yaml_write_map_end(w);
}

/* One entry of `answers`. The short forms ANSWER and BEFORE may be "", THEN may be -1. */
static void write_answer(struct yaml_writer *w, const char *item, const char *answer,
                         const char *before, int then, const char *note) {
    yaml_write_word(w, item);
    yaml_write_map(w, true);
    yaml_write_word(w, "answer");
    yaml_write_text(w, answer);
    if (before && before[0]) {
        yaml_write_word(w, "before");
        yaml_write_text(w, before);
    }
    if (then >= 0) {
        const char level[2] = {(char)('0' + then), '\0'};
        write_pair(w, "then", level);
    }
    if (note) {
        yaml_write_word(w, "note");
        yaml_write_text(w, note);
    }
    yaml_write_map_end(w);
}

static void write_answers(struct yaml_writer *w, const struct assessment *a) {
    yaml_write_word(w, "answers");
    yaml_write_map(w, false);
    for (int i = 0; i < a->framework->item_count; i++) {
        const struct answer *answer = &a->answers[i];
        const struct answer last = {.state = answer->before.state,
                                    .now = answer->before.now,
                                    .wanted = answer->before.wanted};
        char text[ANSWER_TEXT_SIZE], before[ANSWER_TEXT_SIZE];
        answer_format(answer, text);
        answer_format(&last, before);
        if (text[0] || before[0] || answer->then >= 0 || answer->note)
            write_answer(w, a->framework->items[i].id, text, before, answer->then, answer->note);
    }
    for (int i = 0; i < a->stray_count; i++) {
        const struct stray *stray = &a->strays[i];
        write_answer(w, stray->item, stray->answer, stray->before, stray->then, stray->note);
    }
    yaml_write_map_end(w);
}

/* Apart from the answers, and on one line: it says nothing to people. */
static void write_meanings(struct yaml_writer *w, const struct assessment *a) {
    bool any = false;
    for (int i = 0; i < a->framework->item_count + a->stray_count; i++) {
        bool stray = i >= a->framework->item_count;
        int at = stray ? i - a->framework->item_count : i;
        const char *meaning = stray ? a->strays[at].meaning : a->answers[at].meaning;
        if (!meaning[0])
            continue;
        if (!any) {
            yaml_write_word(w, "meanings");
            yaml_write_map(w, true);
        }
        any = true;
        write_pair(w, stray ? a->strays[at].item : a->framework->items[at].id, meaning);
    }
    if (any)
        yaml_write_map_end(w);
}

static void write_intention(struct yaml_writer *w, const char *about, const char *what,
                            const char *when, const char *with) {
    yaml_write_map(w, true);
    write_pair(w, "about", about);
    yaml_write_word(w, "what");
    yaml_write_text(w, what);
    if (when[0]) {
        yaml_write_word(w, "when");
        yaml_write_text(w, when);
    }
    if (with[0]) {
        yaml_write_word(w, "with");
        yaml_write_text(w, with);
    }
    yaml_write_map_end(w);
}

static void write_intentions(struct yaml_writer *w, const struct assessment *a) {
    const struct framework *fw = a->framework;
    if (a->intention_count + a->stray_intention_count == 0)
        return;
    yaml_write_word(w, "intentions");
    yaml_write_list(w);
    for (int i = 0; i < a->intention_count; i++) {
        const struct intention *in = &a->intentions[i];
        const char *id = in->item >= 0 ? fw->items[in->item].id : fw->modules[in->module].id;
        bool twice = in->item < 0 && framework_item(fw, id) >= 0;
        struct buf about = {0};
        buf_addf(&about, "%s%s", twice ? RECORD_MODULE : "", id);
        write_intention(w, buf_string(&about), in->what, in->when, in->with);
        buf_free(&about);
    }
    for (int i = 0; i < a->stray_intention_count; i++) {
        const struct stray_intention *in = &a->stray_intentions[i];
        write_intention(w, in->about, in->what, in->when, in->with);
    }
    yaml_write_list_end(w);
}

void record_write(const struct assessment *a, struct buf *out) {
    buf_add_string(out, "# lobspiegel: private; this file never leaves your computer by itself\n");
    struct yaml_writer *w = yaml_writer_begin(out);
    yaml_write_map(w, false);
    write_pair(w, "lobspiegel", RECORD_TYPE);
    write_identity(w, a);
    write_date(w, "started", a->started);
    write_date(w, "changed", a->changed);
    write_pair(w, "finished", a->finished ? "yes" : "no");
    write_about(w, a);
    if (a->at >= 0)
        write_pair(w, "at", a->framework->items[a->at].id);
    if (a->back_to.year)
        write_date(w, "looked-back-to", a->back_to);
    write_answers(w, a);
    write_intentions(w, a);
    write_meanings(w, a);
    shared_write(w, a);
    yaml_write_map_end(w);
    yaml_writer_end(w);
}
