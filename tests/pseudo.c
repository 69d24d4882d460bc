/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "pseudo.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Directives such as %d stay as they are. */
static void add_pseudo(struct buf *out, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        buf_add_char(out, text[i]);
        if (i > 0 && text[i - 1] == '%')
            continue;
        if (text[i] == 'e')
            buf_add_string(out, "漢");
        else if (text[i] == 'a')
            buf_add_string(out, "\xcc\x88");
        else if (strchr("nio", text[i]))
            buf_add_char(out, text[i]);
    }
}

/* --- the catalogue: a .mo file ------------------------------------------------------------- */

#define MO_MAGIC 0x950412deu

/* Places in the file, in words of four bytes. */
enum { MO_HEAD = 7, MO_COUNT = 2, MO_ORIGINALS = 3, MO_TRANSLATIONS = 4 };

static uint32_t word_at(const struct buf *mo, size_t offset) {
    uint32_t word = 0;
    if (offset + sizeof word <= mo->length)
        memcpy(&word, mo->bytes + offset, sizeof word);
    return word;
}

static void put_word(struct buf *mo, size_t offset, size_t word) {
    uint32_t value = (uint32_t)word;
    memcpy(mo->bytes + offset, &value, sizeof value);
}

/* Adds text NUMBER of the table at TABLE to OUT, with its entry; the first one is the head. */
static void copy_text(const struct buf *mo, size_t table, uint32_t number, bool change,
                      struct buf *out, size_t out_table) {
    uint32_t length = word_at(mo, table + 8 * (size_t)number);
    uint32_t offset = word_at(mo, table + 8 * (size_t)number + 4);
    size_t start = out->length;
    if ((size_t)offset + length > mo->length)
        return;
    if (change && number > 0)
        add_pseudo(out, mo->bytes + offset, length);
    else
        buf_add(out, mo->bytes + offset, length);
    put_word(out, out_table + 8 * (size_t)number, out->length - start);
    put_word(out, out_table + 8 * (size_t)number + 4, start);
    buf_add_char(out, '\0');
}

static void change_catalogue(const struct buf *mo, struct buf *out) {
    uint32_t count = word_at(mo, 4 * MO_COUNT);
    size_t originals = 4 * MO_HEAD, translations = originals + 8 * (size_t)count;
    for (size_t i = 0; i < translations + 8 * (size_t)count; i++)
        buf_add_char(out, '\0');
    put_word(out, 0, MO_MAGIC);
    put_word(out, 4 * MO_COUNT, count);
    put_word(out, 4 * MO_ORIGINALS, originals);
    put_word(out, 4 * MO_TRANSLATIONS, translations);
    for (uint32_t i = 0; i < count; i++)
        copy_text(mo, word_at(mo, 4 * MO_ORIGINALS), i, false, out, originals);
    for (uint32_t i = 0; i < count; i++)
        copy_text(mo, word_at(mo, 4 * MO_TRANSLATIONS), i, true, out, translations);
}

static bool make_folder(struct buf *path, const char *name) {
    buf_add_string(path, name);
    return mkdir(buf_string(path), 0777) == 0 || errno == EEXIST;
}

bool pseudo_catalogue(const char *locales, const char *folder) {
    struct buf from = {0}, to = {0}, mo = {0}, out = {0};
    struct problems problems = {0};
    buf_addf(&from, "%s/nl/LC_MESSAGES/" PACKAGE ".mo", locales);
    bool done = file_read(buf_string(&from), (size_t)1 << 24, &mo, &problems) &&
                word_at(&mo, 0) == MO_MAGIC && make_folder(&to, folder) &&
                make_folder(&to, "/nl") && make_folder(&to, "/LC_MESSAGES");
    buf_add_string(&to, "/" PACKAGE ".mo");
    if (done) {
        change_catalogue(&mo, &out);
        FILE *file = fopen(buf_string(&to), "wb");
        done = file && fwrite(out.bytes, 1, out.length, file) == out.length;
        if (file && fclose(file) != 0)
            done = false;
    }
    problems_free(&problems);
    buf_free(&from);
    buf_free(&to);
    buf_free(&mo);
    buf_free(&out);
    return done;
}

/* --- the framework ------------------------------------------------------------------------- */

/* The framework is ours here, so that its texts may change after all. */
static void change(struct framework *framework, const struct localized *text) {
    for (int i = 0; i < framework->language_count; i++) {
        struct buf out = {0};
        const char *old = text->in[i];
        if (!old)
            continue;
        add_pseudo(&out, old, strlen(old));
        ((struct localized *)text)->in[i] =
            arena_copy(framework->arena, buf_string(&out), out.length);
        buf_free(&out);
    }
}

static void change_items(struct framework *f) {
    for (int i = 0; i < f->item_count; i++) {
        change(f, &f->items[i].statement);
        change(f, &f->items[i].example);
        for (int level = 0; level < LEVELS && f->items[i].own_levels; level++)
            change(f, &f->items[i].levels[level]);
    }
    for (int i = 0; i < f->dimension_count; i++) {
        change(f, &f->dimensions[i].name);
        change(f, &f->dimensions[i].goal);
    }
    for (int level = 0; level < LEVELS; level++) {
        change(f, &f->scale[level].name);
        change(f, &f->scale[level].meaning);
    }
}

static void change_people(struct framework *f) {
    for (int i = 0; i < f->role_count; i++)
        change(f, &f->roles[i].name);
    for (int i = 0; i < f->stage_count; i++) {
        change(f, &f->stages[i].name);
        change(f, &f->stages[i].reason);
    }
    for (int i = 0; i < f->line_count; i++) {
        change(f, &f->lines[i].name);
        change(f, &f->lines[i].definition);
    }
    for (int i = 0; i < f->sector_count; i++)
        change(f, &f->sectors[i].name);
    for (int i = 0; i < f->perspective_count; i++)
        change(f, &f->perspectives[i].name);
}

void pseudo_framework(struct framework *f) {
    change(f, &f->title);
    change(f, &f->standing);
    change(f, &f->about);
    change(f, &f->provenance);
    change_items(f);
    change_people(f);
    for (int i = 0; i < f->term_count; i++) {
        change(f, &f->terms[i].term);
        change(f, &f->terms[i].meaning);
    }
    for (int i = 0; i < f->module_count; i++) {
        change(f, &f->modules[i].name);
        change(f, &f->modules[i].about);
        change(f, &f->modules[i].size);
    }
}
