/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How easy texts read: words, syllables and sentences counted.
 *
 * Dutch: Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, 1960):
 *     206.835 - 0.93 x (words per sentence) - 77 x (syllables per word)
 * Other languages: Flesch reading ease (R. Flesch, A new readability yardstick, 1948):
 *     206.835 - 1.015 x (words per sentence) - 84.6 x (syllables per word)
 * Syllables are counted as groups of vowels, which is right for most words and near for others. */
#include <config.h>

#include "framework/readability.h"

#include <string.h>


static bool is_vowel(uint32_t code) {
    static const uint32_t vowels[] = {'a',  'e',  'i',  'o',  'u',  'y',  0xE0, 0xE1, 0xE2, 0xE4,
                                      0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF, 0xF2, 0xF3,
                                      0xF4, 0xF6, 0xF9, 0xFA, 0xFB, 0xFC};
    for (size_t i = 0; i < ARRAY_LENGTH(vowels); i++)
        if (vowels[i] == code)
            return true;
    return false;
}

/* A diaeresis starts a new syllable: oriëntatie, geïnteresseerd. */
static bool starts_syllable(uint32_t code) {
    return code == 0xE4 || code == 0xEB || code == 0xEF || code == 0xF6 || code == 0xFC;
}

static uint32_t to_small(uint32_t code) {
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7))
        return code + 0x20;
    return code;
}

static bool is_letter(uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0x17F && code != 0xF7);
}

int word_syllables(const char *word, size_t length, bool dutch) {
    int syllables = 0;
    bool in_group = false;
    uint32_t ending[3] = {0}; /* the last three letters */
    for (size_t at = 0; at < length;) {
        uint32_t code;
        at += text_decode(word + at, length - at, &code);
        code = to_small(code);
        bool vowel = is_vowel(code);
        if (vowel && (!in_group || starts_syllable(code)))
            syllables++;
        in_group = vowel;
        ending[0] = ending[1];
        ending[1] = ending[2];
        ending[2] = code;
    }
    /* a silent e at the end of an English word, but not in people or table */
    bool sounds = ending[1] == 'l' && !is_vowel(ending[0]);
    if (!dutch && ending[2] == 'e' && !sounds && syllables > 1)
        syllables--;
    return syllables ? syllables : 1;
}

size_t word_next(const char *text, size_t length, size_t *word_length) {
    size_t at = 0, start = length;
    while (at < length) {
        uint32_t code;
        size_t used = text_decode(text + at, length - at, &code);
        bool letter = is_letter(to_small(code));
        if (letter && start == length)
            start = at;
        if (!letter && start < length)
            break;
        at += used;
    }
    *word_length = start < length ? at - start : 0;
    return start;
}

void readability_add(struct readability *counts, const char *text, bool dutch) {
    size_t length = strlen(text), word;
    bool any = false;
    for (size_t at = 0; at < length;) {
        size_t start = word_next(text + at, length - at, &word);
        /* a sentence ends between two words at . ! ? or ; followed by a space */
        for (size_t i = at; i < at + start && any; i++)
            if (strchr(".!?;:", text[i]) && (i + 1 >= length || text[i + 1] == ' ')) {
                counts->sentences++;
                any = false;
            }
        if (!word)
            break;
        counts->words++;
        counts->syllables += word_syllables(text + at + start, word, dutch);
        any = true;
        at += start + word;
    }
    counts->sentences += any;
}

int readability_index(const struct readability *counts, bool dutch) {
    if (counts->words == 0 || counts->sentences == 0)
        return -1000;
    long long words = counts->words;
    long long per_sentence = dutch ? 930 : 1015, per_word = dutch ? 77000 : 84600; /* x 1000 */
    long long index = 206835 - per_sentence * words / counts->sentences -
                      per_word * counts->syllables / words;
    return (int)(index / 1000);
}
