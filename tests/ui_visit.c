/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visitor: her code, and that no key leads to anything but a visit. */
#include <config.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "property.h"
#include "ui_parts.h"

#define CODES 2000

static void make_code(struct chance *chance, char code[static VISIT_CODE_SIZE]) {
    unsigned char places[VISIT_CODE_LETTERS];
    for (int i = 0; i < VISIT_CODE_LETTERS; i++)
        places[i] = (unsigned char)chance_between(chance, 0, VISIT_LETTER_COUNT - 1);
    visit_code_make(places, code);
}

/* The code as somebody might type it. */
static void type_code(struct chance *chance, const char *code, struct buf *typed) {
    static const char between[] = " -. ";
    for (; *code; code++) {
        while (chance_of(chance, 20))
            buf_add_char(typed, between[chance_between(chance, 0, 3)]);
        if (*code != '-' || chance_of(chance, 50))
            buf_add_char(typed,
                         chance_of(chance, 50) ? (char)toupper((unsigned char)*code) : *code);
    }
}

START_TEST(a_code_is_read_as_people_type_it) {
    for (int n = 0; n < CODES; n++) {
        struct chance chance = property_case(n);
        char code[VISIT_CODE_SIZE], read[VISIT_CODE_SIZE];
        struct buf typed = {0};
        make_code(&chance, code);
        type_code(&chance, code, &typed);
        PROPERTY(visit_code_read(buf_string(&typed), read), n);
        PROPERTY(strcmp(read, code) == 0, n);
        buf_free(&typed);
    }
}
END_TEST

START_TEST(what_can_be_no_code_is_refused) {
    static const char *const wrong[] = {
        "",          "-",          "h3kt",       "h3kt-7mw",          "h3kt-7mwpp",  "h3kt-7mwo",
        "h3kt-7mw0", "h3kt-7mw1",  "h3kt/7mwp",  "../../etc",         "h3kt-7mw\n",  "h3kt_7mwp",
        "ééééhhhh",  "h3kt-7mwp;", "%s%n%d%x%p", "\xff\xfe\xfdhhhhh", "2222-2222-2", "2222\t2222",
    };
    char read[VISIT_CODE_SIZE];
    for (size_t i = 0; i < ARRAY_LENGTH(wrong); i++) {
        ck_assert_msg(!visit_code_read(wrong[i], read), "%s", wrong[i]);
        ck_assert_str_eq(read, "");
    }
}
END_TEST

START_TEST(no_letter_looks_like_another_one) {
    static const char *const alike[] = {"0o", "1il", "2z", "5s", "6b", "8b", "9gq", "uv"};
    ck_assert_uint_eq(VISIT_LETTER_COUNT, 22); /* the figures in HACKING follow from it */
    ck_assert_ptr_null(strpbrk(VISIT_LETTERS, "aeiou"));
    for (size_t i = 0; i < ARRAY_LENGTH(alike); i++) {
        int count = 0;
        for (const char *letter = alike[i]; *letter; letter++)
            count += strchr(VISIT_LETTERS, *letter) != NULL;
        ck_assert_msg(count <= 1, "%s are both in codes", alike[i]);
    }
}
END_TEST

/* All that must not be there for a visitor, in the words of the effects themselves, so that a new
 * effect or action is none of hers until somebody says so here too. */
static const unsigned never = EFFECT_AMEND | EFFECT_OPEN | EFFECT_REPORT | EFFECT_TALK |
                              EFFECT_LIST | EFFECT_FRAMEWORK | EFFECT_SETTINGS | EFFECT_EDITOR |
                              EFFECT_GROUPS | EFFECT_ROOM_SAVE | EFFECT_ROOM_REVEAL |
                              EFFECT_ROOM_CARDS | EFFECT_ROOM_MEETING | EFFECT_ROOM_CLOSE |
                              EFFECT_ROOM_DESTROY | EFFECT_KEY_IN;

static const enum action never_done[] = {
    ACTION_TALK,    ACTION_REPORT, ACTION_COMPARE,    ACTION_LOOK_BACK,
    ACTION_AMEND,   ACTION_CARDS,  ACTION_SLIDE_BACK, ACTION_SLIDE_ON,
    ACTION_MEETING, ACTION_EDITOR, ACTION_SETTINGS,
};

static const enum screen never_shown[] = {
    SCREEN_START,      SCREEN_RECORDS,      SCREEN_FRAMEWORKS, SCREEN_INFO,       SCREEN_COMPARE,
    SCREEN_THEN,       SCREEN_TALK,         SCREEN_CLOSE,      SCREEN_SETTINGS,   SCREEN_ROOM,
    SCREEN_ROOM_GUESS, SCREEN_ROOM_SLIDE,   SCREEN_ROOM_CAFE,  SCREEN_ROOM_NOTES, SCREEN_ROOM_TEXT,
    SCREEN_KEY_IN,     SCREEN_KEY_IN_CHECK,
};

static void check_walls(const struct player *player, const char *after) {
    struct scene scene;
    ck_assert_msg(!(player->effects & ~VISIT_EFFECTS), "effects %#x after %s", player->effects,
                  after);
    for (size_t i = 0; i < ARRAY_LENGTH(never_shown); i++)
        ck_assert_msg(player->model->screen != never_shown[i], "screen %d after %s",
                      (int)player->model->screen, after);
    ui_view(player->model, &scene);
    for (int i = 0; i < scene.offer_count; i++)
        for (size_t j = 0; j < ARRAY_LENGTH(never_done); j++)
            ck_assert_msg(scene.offers[i].action != never_done[j], "%s is offered after %s",
                          action_table[never_done[j]].name, after);
    scene_free(&scene);
}

START_TEST(effects_of_others_are_none_of_a_visit) {
    ck_assert_uint_eq(VISIT_EFFECTS & never, 0);
    for (size_t i = 0; i < ARRAY_LENGTH(never_done); i++)
        ck_assert_msg(!visit_has_action(never_done[i]), "%s", action_table[never_done[i]].name);
    for (size_t i = 0; i < ARRAY_LENGTH(never_shown); i++)
        ck_assert_int_ne(visit_screen(never_shown[i]), never_shown[i]);
}
END_TEST

/* Every key there is, on every screen of a visit: of all actions, its own and others'. */
START_TEST(no_key_leads_out_of_a_visit) {
    struct player *start = player_at(_i, "en");
    for (uint32_t key = 1; start->model->visit && key <= UI_KEY_CTRL_Z; key++) {
        char what[32];
        if (key == 0x80)
            key = UI_KEY_ENTER;
        struct player *player = player_copy(start);
        player_press(player, key);
        snprintf(what, sizeof what, "key %u", (unsigned)key);
        check_walls(player, what);
        player_free(player);
    }
    player_free(start);
}
END_TEST

TCase *ui_visit_case(void) {
    TCase *tcase = tcase_create("visit");
    tcase_add_test(tcase, a_code_is_read_as_people_type_it);
    tcase_add_test(tcase, what_can_be_no_code_is_refused);
    tcase_add_test(tcase, no_letter_looks_like_another_one);
    tcase_add_test(tcase, effects_of_others_are_none_of_a_visit);
    tcase_add_loop_test(tcase, no_key_leads_out_of_a_visit, 0, screen_count);
    return tcase;
}
