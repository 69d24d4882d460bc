/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said after a line: what changed, and no more. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "line/line.h"
#include "line/words.h"
#include "line_parts.h"
#include "script.h"
#include "sound.h"

/* What is said after LAST, typed behind KEYS; HAS and LACKS are parts of it, or NULL. */
static const struct {
    const char *keys, *last, *has, *lacks;
} lines_said[] = {
    /* one line for an answer; the first time also how to undo it */
    {"1|Esc|1", "2>3", "Your answer: 2, on my own (here I am now); 3,", "\n4. "},
    {"1|Esc|1", "2>3", "(here I want to be). Enter: go on.", "Where are you now?"},
    {"1|Esc|1", "2", "You can now type: u (undo)", "clear"},
    {"1|Esc|1|2", "3", "Your answer: 3, adapted (here I am now). Enter: go on.", "undo"},
    {"1|Esc|1|2", "5", "Your answer: not applicable (chosen).", "You can now"},
    {"1|Esc|1|2", "2", "Your answer: 2, on my own (here I am now).", NULL},
    {"1|Esc|1|2", "clear", "Your answer: still open.", NULL},
    {"1|Esc|1|3>3", "4", "Your answer: 4, brings along (here I am now); 3,", NULL},
    {"1|Esc|1|2", "w", "Where do you want to be?", "Saved"},
    {"1|Esc|1|2", "w", "0 to 4 (wish)", "Your answer"},
    {"1|Esc|1|w", "3", "Your answer: 3, adapted (here I want to be); still open.", NULL},
    /* undone, here and on another item */
    {"1|Esc|1|2|3", "u", "Your answer: 2, on my own (here I am now).", "\n2. "},
    {"1|Esc|1|2|Enter|Enter", "u", "Your answer: still open.", NULL},
    {"1|Esc|1|2|o", "u", "Your answer: still open.", NULL},
    /* the next item has what answers it, and the way to the rest */
    {"1|Esc|1|2", "", "? (help with the rest)", "settings"},
    {"1|Esc|1|2", "next", "previous", "(profile)"},
    {"1|Esc|1|2|o", "1", "settings", "with the rest"},
    /* marks that come and go */
    {"1", "16", "16. adviser who helps young people into work (chosen)", "15."},
    {"1|16", "16", "16. adviser who helps young people into work (no longer chosen)", "15."},
    {"1|Enter|2", "3", "2. starter, first years at work (no longer chosen)", "1."},
    {"5", "3", "3. Ask where you want to be (the wish) (no)", "2."},
    /* again, rubbish, nothing */
    {"1|Esc|1|2", "again", "Where are you now?", NULL},
    {"1|Esc|1|2", "again", "settings, again, q (stop)", NULL},
    {"1|Esc|1", "\"quoted\"", "I do not understand \"\"quoted\"\". Nothing changed.", NULL},
    {"1|Esc|1", "what now?", "Type help for help, or again to hear the screen again.", NULL},
    {"4", "again", "Choose another questionnaire", NULL},
    {"2", "", "An empty line does nothing here.", NULL},
    {"4", "Backspace", "Nothing changed.", NULL},
    /* fields */
    {"1|Esc|1", "n", "An empty line or a dot keeps it and goes back.", "Esc"},
    {"1|Esc|1|n", "Words", "Saved", "Words so far"},
    {"1|Esc|1|n|Words|.", "n", "Written so far: Words Type your note", NULL},
    {"1|Esc|1|n|Words", "Ctrl-O", "Written so far: Written in an editor", NULL},
    {"1|Esc", "/", "Type what you look for.", "1. "},
    {"1|Esc|/", "zzzz", "Nothing has these words in it.", "the number of a result"},
    {"1|Esc|/", "guidance", "Type the number of a result", "Nothing has"},
    {"1|Esc|/|guidance", "99", "I do not understand \"99\". Nothing changed. Type ? for help.",
     "again"},
    {"1|Esc|1|n", "\x07", "Type F1 for help.", "again"},
    {"1|Esc|p|s", "No!", "That is no group code", "Written so far"},
    {"1|Esc|p|s|groep-1|1", "s", "Written so far: groep-1 Type a line to replace this.", NULL},
    {"1|Esc|i|1|1", "", "Write in a few words what you are going to do.", "Nothing changed"},
    {"1|Esc|i|1|1", "Ask Sam", "When?", NULL},
    {"1|Esc|i|1|1|Ask Sam", "May", "With whom?", NULL},
    {"1|Esc|i|1|1|Ask Sam|May", "Sem", "1. Ask Sam, May, with Sem", NULL},
    {"1|Esc|i|1|1|Ask Sam", "-", "With whom?", NULL},
    /* help */
    {"1|Esc|1", "?", "How to type", "arrow"},
    {"1|Esc|1|next", "?", "previous: Go to the item before this one.", "cursor"},
    {"1|Esc|1", "?", "n (note): Write something for yourself", "Move"},
    {"1|Esc|1", "?", "There 2>3 means", "screen reader"},
    {"5|3|Esc|1|Esc|1", "?", "How to type", "There 2>3 means"},
    {"5|3|Esc|1|Esc", "1", "0 to 4 (now)", "2>3"},
    /* only what the other hours change */
    {"1|Esc|1|2>3|p|Enter", "-", "The other reasons are as they were.", "settings"},
    {"1|Esc|1|2>3|p|Enter", "report", "Your report is in", "reasons"},
    {"1|Esc|1", "2", "that is the wish", NULL},
    {"1|Esc|1|2>3|p|Enter|f|1", "1", "no longer chosen", "Nothing changed"},
};

/* TEXT with every run of white space as one blank. */
static void add_squeezed(struct buf *out, const char *text) {
    for (; *text; text++) {
        bool blank = *text == ' ' || *text == '\n';
        if (!blank)
            buf_add_char(out, *text);
        else if (out->length && out->bytes[out->length - 1] != ' ')
            buf_add_char(out, ' ');
    }
}

static bool is_in(const char *part, const char *said) {
    struct buf squeezed = {0};
    add_squeezed(&squeezed, said);
    bool found = strstr(said, part) || strstr(buf_string(&squeezed), part);
    buf_free(&squeezed);
    return found;
}

START_TEST(what_is_said_has_the_parts_of_the_table) {
    struct player *player = player_new("en", 24, 80);
    struct front front = front_of_lines(player);
    script_press(&front, lines_said[_i].keys);
    size_t from = front.said.length;
    script_press(&front, lines_said[_i].last[0] ? lines_said[_i].last : "Enter");
    const char *said = buf_string(&front.said) + from + strlen(lines_said[_i].last) + 1;
    ck_assert_msg(is_in(lines_said[_i].has, said), "after %s, \"%s\": \"%s\" is not in:\n%s",
                  lines_said[_i].keys, lines_said[_i].last, lines_said[_i].has, said);
    ck_assert_msg(!lines_said[_i].lacks || !is_in(lines_said[_i].lacks, said),
                  "after %s, \"%s\": \"%s\" is in:\n%s", lines_said[_i].keys, lines_said[_i].last,
                  lines_said[_i].lacks, said);
    front_free(&front);
    player_free(player);
}
END_TEST

/* The word that was picked among the results comes first. */
START_TEST(word_that_was_looked_up_is_said_first) {
    struct player *player = player_new("nl", 24, 80);
    struct front front = front_of_lines(player);
    script_press(&front, "1|Esc|/|warme overdracht");
    size_t from = front.said.length;
    script_press(&front, "1");
    const char *said = buf_string(&front.said) + from;
    const char *word = strstr(said, "warme overdracht"), *all = strstr(said, "Alle woorden");
    ck_assert_msg(word && all && word < all, "%s", said);
    ck_assert_ptr_nonnull(strstr(all, "warme overdracht"));
    front_free(&front);
    player_free(player);
}
END_TEST

/* What does not fit in a field is refused, and what was there stays. */
START_TEST(line_too_long_for_a_field_is_refused) {
    static const char *const keys[] = {"1|Esc|i|1|1|Ask Sam|May", "1|Esc|1|n|Ask Sam|May"};
    struct player *player = player_new("en", 24, 80);
    struct front front = front_of_lines(player);
    struct buf before = {0};
    char many[NOTE_BYTES_MAX + 2];
    memset(many, 'x', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    script_press(&front, keys[_i]);
    script_press(&front, _i == 0 ? "." : "Enter|n");
    buf_add_string(&before, buf_string(&player->model->editor.text));
    ck_assert_ptr_nonnull(strstr(buf_string(&before), "May"));
    size_t from = front.said.length;
    front.press(&front, many);
    ck_assert_ptr_nonnull(strstr(buf_string(&front.said) + from, "There is room for"));
    ck_assert_str_eq(buf_string(&player->model->editor.text), buf_string(&before));
    buf_free(&before);
    front_free(&front);
    player_free(player);
}
END_TEST

/* Signs and what they are in words. */
static const struct {
    const char *text, *words;
} signs[] = {
    {"2 → 3, your own wish", "from 2 to 3, your own wish"},
    {"I know it.  2 → 3", "I know it. from 2 to 3"},
    {"12 → 14", "from 12 to 14"},
    {"help → you", "help to you"},
    {"3 of 4 · about 2 minutes", "3 of 4, about 2 minutes"},
    {"vb-01  I know", "vb-01: I know"},
    {"  a: b", "  a: b"},
    {"2", "2"},
    {"2 →", "2 →"},
    {"", ""},
};

START_TEST(signs_are_said_in_words) {
    struct player *player = player_new("en", 24, 80); /* for the language */
    struct buf words = {0};
    words_add(&words, signs[_i].text);
    ck_assert_str_eq(buf_string(&words), signs[_i].words);
    buf_free(&words);
    player_free(player);
}
END_TEST

/* What is not understood is said back cleaned and cut, whatever it was. */
START_TEST(what_is_not_understood_is_said_back) {
    struct player *player = player_new("en", 24, 80);
    struct buf typed = {0}, out = {0};
    buf_add_string(&typed, "\x1b[31m\xff");
    for (int i = 0; i < 3000; i++)
        buf_add_string(&typed, "x\xc2\x9b");
    line_not_understood(player->model, buf_string(&typed), &out);
    ck_assert_uint_lt(out.length, 250);
    ck_assert_ptr_null(strchr(buf_string(&out), '\x1b'));
    ck_assert_ptr_null(strstr(buf_string(&out), "\xc2\x9b"));
    ck_assert_ptr_nonnull(strstr(buf_string(&out), "..."));
    ck_assert_str_eq(buf_string(&out) + out.length - 3, "\n> ");
    buf_free(&typed);
    buf_free(&out);
    player_free(player);
}
END_TEST

TCase *line_said_case(void) {
    TCase *tcase = tcase_create("said");
    tcase_add_loop_test(tcase, what_is_said_has_the_parts_of_the_table, 0,
                        ARRAY_LENGTH(lines_said));
    tcase_add_test(tcase, word_that_was_looked_up_is_said_first);
    tcase_add_loop_test(tcase, line_too_long_for_a_field_is_refused, 0, 2);
    tcase_add_loop_test(tcase, signs_are_said_in_words, 0, ARRAY_LENGTH(signs));
    tcase_add_test(tcase, what_is_not_understood_is_said_back);
    return tcase;
}
