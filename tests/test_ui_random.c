/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every screen, after any messages in any order. The seed is TEST_SEED. */
#include <config.h>

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sound.h"
#include "stream.h"

#define MESSAGES 50000 /* in each of the streams */
#define STREAMS 4
#define TOLD 25        /* messages that are told when something is wrong */

/* Keeps the last messages only. */
static void forget_old(struct buf *sent) {
    int newlines = 0;
    for (size_t at = sent->length; at > 0; at--)
        if (sent->bytes[at - 1] == '\n' && ++newlines > TOLD) {
            buf_remove(sent, 0, at);
            return;
        }
}

static void stop_at(const struct player *player, const struct buf *why, const struct buf *sent,
                    int number) {
    struct buf state = {0};
    player_print(player, &state);
    fprintf(stderr, "%sscreen:\n%.600s\nafter:\n%s", buf_string(why), buf_string(&state),
            buf_string(sent));
    ck_abort_msg("message %d of TEST_SEED=%" PRIu64, number, fixture_seed());
}

START_TEST(screens_are_sound_after_any_messages) {
    struct chance chance = {fixture_seed() + (uint64_t)_i};
    struct player *player = player_new(_i % 2 ? "nl" : "en", 24, 80);
    struct buf sent = {0}, why = {0};
    for (int n = 0; n < MESSAGES; n++) {
        stream_step(player, &chance, &sent);
        forget_old(&sent);
        if (!screen_is_sound(player, n % 8 == 0, &why))
            stop_at(player, &why, &sent, n);
    }
    player_free(player);
    buf_free(&sent);
    buf_free(&why);
}
END_TEST

static Suite *random_suite(void) {
    Suite *suite = suite_create("ui-random");
    TCase *tcase = tcase_create("streams");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, screens_are_sound_after_any_messages, 0, STREAMS);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void) {
    SRunner *runner = srunner_create(random_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
