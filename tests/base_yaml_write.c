/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML written, and read again. */
#include <config.h>

#include <string.h>

#include "base_parts.h"
#include "property.h"

static const struct yaml_limits limits = {
    .bytes = 1 << 20, .text_bytes = 4000, .depth = 5, .nodes = 1000};

START_TEST(the_form_of_a_written_file_is_fixed) {
    struct buf out = {0};
    struct yaml_writer *w = yaml_writer_begin(&out);
    yaml_write_map(w, false);
    yaml_write_word(w, "type");
    yaml_write_word(w, "record/1");
    yaml_write_word(w, "about");
    yaml_write_map(w, true);
    yaml_write_word(w, "roles");
    yaml_write_list(w);
    yaml_write_word(w, "tutor");
    yaml_write_word(w, "coach");
    yaml_write_list_end(w);
    yaml_write_word(w, "none");
    yaml_write_list(w);
    yaml_write_list_end(w);
    yaml_write_map_end(w);
    yaml_write_word(w, "answers");
    yaml_write_map(w, false);
    yaml_write_word(w, "vb-01");
    yaml_write_map(w, true);
    yaml_write_word(w, "note");
    yaml_write_text(w, "she said \"é\": \\ 😀\nand # went");
    yaml_write_map_end(w);
    yaml_write_word(w, "vb-02");
    yaml_write_text(w, "a text stays on its line, however long it is, so that a line of a file is "
                       "an answer, and two files can be compared line by line");
    yaml_write_map_end(w);
    yaml_write_map_end(w);
    yaml_writer_end(w);
    ck_assert_str_eq(buf_string(&out),
                     "type: record/1\n"
                     "about: {roles: [tutor, coach], none: []}\n"
                     "answers:\n"
                     "  vb-01: {note: \"she said \\\"é\\\": \\\\ \\U0001F600\\nand # went\"}\n"
                     "  vb-02: \"a text stays on its line, however long it is, so that a line of a "
                     "file is an answer, and two files can be compared line by line\"\n"
                     "...\n");
    buf_free(&out);
}
END_TEST

/* A map with TEXT as a key, as a word and as a text. */
static void write_thrice(const char *text, bool one_line, struct buf *out) {
    struct yaml_writer *w = yaml_writer_begin(out);
    yaml_write_map(w, one_line);
    yaml_write_word(w, text);
    yaml_write_list(w);
    yaml_write_text(w, text);
    yaml_write_word(w, text);
    yaml_write_list_end(w);
    yaml_write_map_end(w);
    yaml_writer_end(w);
}

static bool holds_thrice(const struct buf *bytes, const char *text) {
    struct problems problems = {0};
    struct arena *arena = arena_new();
    const struct yaml_node *root = yaml_parse((struct yaml_source){"f", &problems}, bytes->bytes,
                                              bytes->length, limits, arena);
    bool same = root && root->count == 1 && strcmp(root->first->key->text, text) == 0 &&
                root->first->count == 2 && strcmp(root->first->first->text, text) == 0 &&
                strcmp(root->first->first->next->text, text) == 0;
    problems_free(&problems);
    arena_free(arena);
    return same;
}

START_TEST(any_clean_text_is_read_as_it_was_written) {
    for (int n = 0; n < 4000; n++) {
        struct chance chance = property_case(n);
        struct buf text = {0}, bytes = {0};
        int kinds = chance_between(&chance, 1, PIECES_CLEAN);
        chance_text(&chance, &text, chance_between(&chance, 0, 40), kinds);
        write_thrice(buf_string(&text), chance_of(&chance, 50), &bytes);
        PROPERTY(holds_thrice(&bytes, buf_string(&text)), n);
        buf_free(&text);
        buf_free(&bytes);
    }
}
END_TEST

/* All of Unicode but what steers a terminal, a few hundred characters at a time. */
START_TEST(every_character_is_read_as_it_was_written) {
    for (uint32_t start = 0; start < 0x110000; start += 256) {
        struct buf text = {0}, bytes = {0};
        for (uint32_t code = start; code < start + 256; code++)
            if (!text_is_control(code) && (code < 0xD800 || code > 0xDFFF))
                text_encode(&text, code);
        write_thrice(buf_string(&text), true, &bytes);
        ck_assert_msg(holds_thrice(&bytes, buf_string(&text)), "from U+%04X", (unsigned)start);
        buf_free(&text);
        buf_free(&bytes);
    }
}
END_TEST

TCase *base_yaml_write_case(void) {
    TCase *yaml = tcase_create("yaml written");
    tcase_add_test(yaml, the_form_of_a_written_file_is_fixed);
    tcase_add_test(yaml, any_clean_text_is_read_as_it_was_written);
    tcase_add_test(yaml, every_character_is_read_as_it_was_written);
    return yaml;
}
