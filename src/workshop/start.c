/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan by construction: lines in a plane.
 *
 * Places stand in columns of as many places as there are tables. In round R the place with
 * number B in a column with slope C sits at table B + R*C, in the arithmetic of ring.h. Two
 * places of one column never meet. Two of other columns meet in the rounds in which
 * R*(C - C') = B' - B; in a field that is once in as many rounds as there are tables. So with a
 * prime number of tables, or a power of one, at most as many rounds, and columns that all have
 * a slope of their own, nobody meets anybody twice. This is the affine plane, or the transversal
 * design, of the theory of block designs (C. J. Colbourn and J. H. Dinitz, Handbook of
 * Combinatorial Designs, 2nd edition, 2007, part III).
 *
 * After as many rounds as tables, columns that have a slope in common are moved apart.
 *
 * A column with slope 0 stays at its table; where places may not come back to a table, slopes are
 * those for which R*C goes past every table. Each column has one place at every table in each
 * round, and the last one, which may be shorter, at most one: so tables differ by at most one. */
#include <config.h>

#include <stdlib.h>

#include "workshop/cafe_parts.h"
#include "workshop/ring.h"

/* The slopes that may be used; returns how many. */
static int find_slopes(const struct seating *seating, const struct ring *ring, int *slopes) {
    int count = 0;
    for (int c = 0; c < ring->order; c++)
        if (!seating->visits || ring_is_unit(ring, c))
            slopes[count++] = c;
    return count;
}

/* The columns themselves, cut in tables: places that have not met yet. */
static bool columns_fit(const struct seating *seating, int round) {
    int size = seating->places / seating->tables;
    return !seating->visits && round == seating->tables &&
           seating->places % seating->tables == 0 && seating->tables % size == 0;
}

void seating_start(struct seating *seating) {
    struct ring *ring = ring_new(seating->tables);
    int *slopes = mem_new((size_t)ring->order, sizeof *slopes);
    int slope_count = find_slopes(seating, ring, slopes);
    for (int r = 0; r < seating->rounds; r++)
        for (int place = 0; place < seating->places; place++) {
            int column = place / seating->tables, block = r / seating->tables;
            int slope = slopes[column % slope_count];
            int offset = block * (column / slope_count) % seating->tables;
            int step = ring_times(ring, r % seating->tables, slope);
            int number = ring_plus(ring, place % seating->tables, offset);
            seating->table[r * seating->places + place] =
                columns_fit(seating, r) ? place / (seating->places / seating->tables)
                                        : ring_plus(ring, number, step);
        }
    free(slopes);
    ring_free(ring);
}
