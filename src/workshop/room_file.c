/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workshop/1 file: a room written and read. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "workshop/room.h"

/* --- writing -------------------------------------------------------------------------------- */

static void write_number(struct yaml_writer *w, const char *key, int number) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    yaml_write_word(w, key);
    yaml_write_word(w, digits);
}

static void write_word(struct yaml_writer *w, const char *key, const char *word) {
    yaml_write_word(w, key);
    yaml_write_word(w, word);
}

static void write_text(struct yaml_writer *w, const char *key, const char *text) {
    if (!text || !text[0])
        return;
    yaml_write_word(w, key);
    yaml_write_text(w, text);
}

static void write_guesses(struct yaml_writer *w, const struct room *room) {
    yaml_write_word(w, "guesses");
    yaml_write_map(w, true);
    for (int d = 0; d < room->framework->dimension_count; d++)
        if (room->guesses[d] >= 0)
            write_number(w, room->framework->dimensions[d].id, room->guesses[d]);
    yaml_write_map_end(w);
}

static void write_cafe(struct yaml_writer *w, const struct room *room) {
    yaml_write_word(w, "tables");
    yaml_write_map(w, true);
    write_number(w, "people", room->people);
    write_number(w, "tables", room->wish.tables);
    write_number(w, "rounds", room->wish.rounds);
    write_word(w, "stay", cafe_stays[room->wish.stay]);
    write_number(w, "seed", room->wish.seed);
    write_word(w, "seated", room->cafe ? "yes" : "no");
    write_number(w, "minutes", room->minutes);
    write_number(w, "round", room->round + 1);
    write_number(w, "began", room->began);
    yaml_write_map_end(w);
}

/* In their order; "" where one is left out. */
static void write_questions(struct yaml_writer *w, const struct room *room) {
    int last = ROUNDS_MAX;
    while (last > 0 && !room->questions[last - 1])
        last--;
    yaml_write_word(w, "questions");
    yaml_write_list(w);
    for (int i = 0; i < last; i++)
        yaml_write_text(w, room->questions[i] ? room->questions[i] : "");
    yaml_write_list_end(w);
}

static void write_notes(struct yaml_writer *w, const struct room *room) {
    yaml_write_word(w, "notes");
    yaml_write_list(w);
    for (int i = 0; i < room->note_count; i++) {
        const struct room_note *note = &room->notes[i];
        yaml_write_map(w, false);
        write_number(w, "round", note->round + 1);
        write_number(w, "table", note->table + 1);
        if (note->perspective >= 0)
            write_word(w, "perspective", room->framework->perspectives[note->perspective].id);
        write_text(w, "text", note->text);
        yaml_write_map_end(w);
    }
    yaml_write_list_end(w);
}

void room_write(const struct room *room, struct buf *out) {
    buf_add_string(out, "# lobspiegel: a workshop under way, for the trainer only\n");
    struct yaml_writer *w = yaml_writer_begin(out);
    yaml_write_map(w, false);
    write_word(w, "lobspiegel", ROOM_TYPE);
    write_text(w, "group", room->group->id);
    write_word(w, "phase", room_phases[room->phase]);
    write_number(w, "expected", room->expected);
    write_guesses(w, room);
    write_cafe(w, room);
    write_questions(w, room);
    write_notes(w, room);
    write_text(w, "agreements", room->agreements);
    write_text(w, "closing", room->closing);
    yaml_write_map_end(w);
    yaml_writer_end(w);
}

/* --- reading -------------------------------------------------------------------------------- */

static const struct yaml_limits limits = {.bytes = ROOM_BYTES_MAX,
                                          .text_bytes = ROOM_TEXT_MAX,
                                          .depth = 4,
                                          .nodes = 12 * ROOM_NOTES_MAX,
                                          .closed = true};

enum {
    KEY_TYPE,
    KEY_GROUP,
    KEY_PHASE,
    KEY_EXPECTED,
    KEY_GUESSES,
    KEY_TABLES,
    KEY_QUESTIONS,
    KEY_NOTES,
    KEY_AGREEMENTS,
    KEY_CLOSING,
    ROOM_KEYS
};

static const struct yaml_key room_keys[ROOM_KEYS] = {
    {"lobspiegel", true},  {"group", true},    {"phase", true},     {"expected", true},
    {"guesses", true},     {"tables", true},   {"questions", true}, {"notes", true},
    {"agreements", false}, {"closing", false},
};

/* The place of the word NODE among COUNT words; -1 with a problem. */
static int read_word(struct yaml_source source, const struct yaml_node *node, const char *what,
                     const char *const *words, int count) {
    if (!yaml_expect(source, node, YAML_TEXT))
        return -1;
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], node->text) == 0)
            return i;
    yaml_refuse_name(source, node, what, words, (size_t)count);
    return -1;
}

static bool read_text(struct yaml_source source, const struct yaml_node *node, char **text) {
    struct buf clean = {0};
    if (!node)
        return true;
    if (!yaml_expect(source, node, YAML_TEXT))
        return false;
    text_add_clean(&clean, node->text, node->length, true);
    room_keep_text(text, buf_string(&clean));
    buf_free(&clean);
    return true;
}

static bool read_guesses(struct room *room, struct yaml_source source,
                         const struct yaml_node *node) {
    const struct framework *fw = room->framework;
    bool good = yaml_expect(source, node, YAML_MAP);
    for (const struct yaml_node *one = node->first; good && one; one = one->next) {
        int level = -1, d = 0;
        while (d < fw->dimension_count && strcmp(fw->dimensions[d].id, one->key->text) != 0)
            d++;
        good = yaml_number(source, one, 0, LEVELS - 1, &level);
        if (good && d == fw->dimension_count) {
            yaml_refuse(source, one, _("there is no dimension \"%s\" in this questionnaire"),
                        one->key->text);
            good = false;
        }
        if (good)
            room->guesses[d] = (signed char)level;
    }
    return good;
}

static bool read_cafe(struct room *room, struct yaml_source source, const struct yaml_node *node) {
    static const struct yaml_key keys[] = {{"people", true},  {"tables", true}, {"rounds", true},
                                           {"stay", true},    {"seed", true},   {"seated", true},
                                           {"minutes", true}, {"round", true},  {"began", true}};
    static const char *const yes_no[] = {"no", "yes"};
    const struct yaml_node *values[ARRAY_LENGTH(keys)];
    if (!yaml_keys(source, node, keys, ARRAY_LENGTH(keys), values))
        return false;
    int stay = read_word(source, values[3], _("way to sit"), cafe_stays, STAYS);
    int seated = read_word(source, values[5], _("answer"), yes_no, 2), round = 0;
    bool good = stay >= 0 && seated >= 0 &&
                yaml_number(source, values[0], 0, PEOPLE_MAX, &room->people) &&
                yaml_number(source, values[1], 1, PEOPLE_MAX, &room->wish.tables) &&
                yaml_number(source, values[2], 1, ROUNDS_MAX, &room->wish.rounds) &&
                yaml_number(source, values[4], 0, SEED_MAX, &room->wish.seed) &&
                yaml_number(source, values[6], 1, ROOM_MINUTES_MAX, &room->minutes) &&
                yaml_number(source, values[7], 0, ROUNDS_MAX, &round) &&
                yaml_number(source, values[8], 0, SEED_MAX, &room->began);
    if (!good)
        return false;
    room->wish.stay = (enum cafe_stay)stay;
    struct problems unheard = {0}; /* another list of people may have no plan: then none is made */
    if (seated && room_seat(room, &unheard) && round <= room->wish.rounds)
        room->round = round - 1;
    problems_free(&unheard);
    return true;
}

static bool read_questions(struct room *room, struct yaml_source source,
                           const struct yaml_node *node) {
    bool good = yaml_expect(source, node, YAML_LIST);
    int i = 0;
    if (good && node->count > ROUNDS_MAX) {
        yaml_refuse(source, node, _("at most %d questions are expected here"), ROUNDS_MAX);
        return false;
    }
    for (const struct yaml_node *one = node->first; good && one; one = one->next)
        good = read_text(source, one, &room->questions[i++]);
    return good;
}

static int perspective_of(const struct room *room, struct yaml_source source,
                          const struct yaml_node *node) {
    const struct framework *fw = room->framework;
    for (int p = 0; p < fw->perspective_count; p++)
        if (node->kind == YAML_TEXT && strcmp(fw->perspectives[p].id, node->text) == 0)
            return p;
    yaml_refuse(source, node, "%s", _("this is no perspective of the questionnaire"));
    return -1;
}

static bool read_note(struct room *room, struct yaml_source source, const struct yaml_node *node) {
    static const struct yaml_key keys[] = {
        {"round", true}, {"table", true}, {"perspective", false}, {"text", true}};
    const struct yaml_node *values[ARRAY_LENGTH(keys)];
    int round, table, perspective = -1;
    char *text = NULL;
    if (!yaml_keys(source, node, keys, ARRAY_LENGTH(keys), values) ||
        !yaml_number(source, values[0], 1, ROUNDS_MAX, &round) ||
        !yaml_number(source, values[1], 1, PEOPLE_MAX, &table))
        return false;
    if (values[2] && (perspective = perspective_of(room, source, values[2])) < 0)
        return false;
    bool good = read_text(source, values[3], &text);
    if (good && text)
        room_keep_note(room, round - 1, table - 1, perspective, text);
    free(text);
    return good;
}

static bool read_notes(struct room *room, struct yaml_source source, const struct yaml_node *node) {
    bool good = yaml_expect(source, node, YAML_LIST);
    for (const struct yaml_node *one = node->first; good && one; one = one->next)
        good = read_note(room, source, one);
    return good;
}

/* The type and the group come first: what follows is read only when they are right. */
static bool is_ours(const struct room *room, struct yaml_source source,
                    const struct yaml_node *const *values) {
    if (!yaml_expect(source, values[KEY_TYPE], YAML_TEXT) ||
        !yaml_expect(source, values[KEY_GROUP], YAML_TEXT))
        return false;
    if (strcmp(values[KEY_TYPE]->text, ROOM_TYPE) != 0)
        yaml_refuse(source, values[KEY_TYPE], "%s",
                    _("this is no workshop: it must start with \"lobspiegel: workshop/1\""));
    else if (strcmp(values[KEY_GROUP]->text, room->group->id) != 0)
        yaml_refuse(source, values[KEY_GROUP], "%s",
                    _("this is the workshop of another group. Put each group in a folder of its "
                      "own, or take this file away to begin anew"));
    else
        return true;
    return false;
}

bool room_read(struct room *room, const char *file, const struct buf *bytes,
               struct problems *problems) {
    const struct yaml_node *values[ROOM_KEYS];
    struct yaml_source source = {file, problems};
    struct arena *arena = arena_new();
    const struct yaml_node *root =
        yaml_parse(source, buf_string(bytes), bytes->length, limits, arena);
    int phase = -1;
    bool good = root && yaml_keys(source, root, room_keys, ROOM_KEYS, values) &&
                is_ours(room, source, values);
    if (good)
        phase = read_word(source, values[KEY_PHASE], _("phase"), room_phases, ROOM_PHASES);
    good = good && phase >= 0 &&
           yaml_number(source, values[KEY_EXPECTED], 0, PEOPLE_MAX, &room->expected) &&
           read_guesses(room, source, values[KEY_GUESSES]) &&
           read_cafe(room, source, values[KEY_TABLES]) &&
           read_questions(room, source, values[KEY_QUESTIONS]) &&
           read_notes(room, source, values[KEY_NOTES]) &&
           read_text(source, values[KEY_AGREEMENTS], &room->agreements) &&
           read_text(source, values[KEY_CLOSING], &room->closing);
    if (good)
        room->phase = (enum room_phase)phase;
    arena_free(arena);
    return good;
}
