/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the folder workshop; the cases are in workshop_*.c. Here: drawing lots, and the
 * arithmetic of constructed plans. */
#include <config.h>

#include <locale.h>
#include <stdlib.h>

#include "workshop/draw.h"
#include "workshop/ring.h"
#include "workshop_parts.h"

/* The first numbers of SplitMix64 from 1234567, as other implementations give them. */
START_TEST(lots_are_the_same_on_every_machine) {
    static const uint64_t expected[] = {6457827717110365317u, 3203168211198807973u,
                                        9817491932198370423u, 4593380528125082431u,
                                        16408922859458223821u};
    struct draw draw = draw_begin(1234567);
    for (size_t i = 0; i < ARRAY_LENGTH(expected); i++)
        ck_assert_int_eq(draw_below(&draw, 1000), (int)((expected[i] >> 32) % 1000));
}
END_TEST

START_TEST(lots_are_fair) {
    struct draw draw = draw_begin(1);
    int seen[6] = {0}, dared = 0;
    for (int i = 0; i < 60000; i++)
        seen[draw_below(&draw, 6)]++;
    for (int i = 0; i < 6; i++)
        ck_assert(seen[i] > 9600 && seen[i] < 10400);
    for (int i = 0; i < 10000; i++)
        dared += draw_dares(&draw, 0x80000000u, 2); /* a half times a half */
    ck_assert(dared > 2300 && dared < 2700);
    ck_assert(!draw_dares(&draw, 0, 1));
    ck_assert_int_eq(draw_below(&draw, 1), 0);
}
END_TEST

/* All orders of three come, about as often. */
START_TEST(every_order_is_as_likely) {
    struct draw draw = draw_begin(2);
    int seen[27] = {0}, orders = 0;
    for (int i = 0; i < 6000; i++) {
        int numbers[] = {0, 1, 2};
        draw_shuffle(&draw, numbers, 3);
        seen[numbers[0] * 9 + numbers[1] * 3 + numbers[2]]++;
    }
    for (int i = 0; i < 27; i++) {
        orders += seen[i] > 0;
        ck_assert(seen[i] == 0 || (seen[i] > 850 && seen[i] < 1150));
    }
    ck_assert_int_eq(orders, 6);
}
END_TEST

static bool is_prime_power(int order) {
    int p = 2;
    while (order % p)
        p++;
    while (order % p == 0)
        order /= p;
    return order == 1;
}

/* It is a commutative ring, and a field wherever there is one of that order. */
START_TEST(rings_are_rings_and_fields_where_they_can_be) {
    for (int n = 1; n <= 32; n++) {
        struct ring *ring = ring_new(n);
        int units = 0;
        for (int a = 0; a < n; a++) {
            units += ring_is_unit(ring, a);
            ck_assert_int_eq(ring_plus(ring, a, 0), a);
            ck_assert_int_eq(ring_times(ring, a, 1 % n), a);
            for (int b = 0; b < n; b++) {
                ck_assert_int_eq(ring_times(ring, a, b), ring_times(ring, b, a));
                for (int c = 0; c < n; c++)
                    ck_assert_int_eq(ring_times(ring, a, ring_plus(ring, b, c)),
                                     ring_plus(ring, ring_times(ring, a, b),
                                               ring_times(ring, a, c)));
            }
        }
        if (n > 1 && is_prime_power(n))
            ck_assert_int_eq(units, n - 1);
        ring_free(ring);
    }
}
END_TEST

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    Suite *suite = suite_create("workshop");
    TCase *lots = tcase_create("lots");
    tcase_add_test(lots, lots_are_the_same_on_every_machine);
    tcase_add_test(lots, lots_are_fair);
    tcase_add_test(lots, every_order_is_as_likely);
    tcase_add_test(lots, rings_are_rings_and_fields_where_they_can_be);
    suite_add_tcase(suite, lots);
    suite_add_tcase(suite, workshop_cafe_case());
    suite_add_tcase(suite, workshop_golfers_case());
    suite_add_tcase(suite, workshop_people_case());
    suite_add_tcase(suite, workshop_room_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
