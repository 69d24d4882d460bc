/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "workshop/draw.h"

struct draw draw_begin(uint64_t seed) {
    return (struct draw){seed};
}

static uint64_t next(struct draw *draw) {
    uint64_t z = draw->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint32_t next_half(struct draw *draw) {
    return (uint32_t)(next(draw) >> 32);
}

/* Numbers beyond the last whole multiple of LIMIT are drawn again: they would favour some. */
int draw_below(struct draw *draw, int limit) {
    uint32_t range = (uint32_t)limit, rest = (UINT32_MAX % range + 1) % range, number;
    do
        number = next_half(draw);
    while (number > UINT32_MAX - rest);
    return (int)(number % range);
}

bool draw_dares(struct draw *draw, uint32_t heat, int worse) {
    uint64_t chance = UINT32_MAX;
    for (int i = 0; i < worse && chance; i++)
        chance = chance * heat >> 32;
    return next_half(draw) < chance;
}

void draw_shuffle(struct draw *draw, int *numbers, int count) {
    for (int i = count - 1; i > 0; i--) {
        int j = draw_below(draw, i + 1), kept = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = kept;
    }
}
