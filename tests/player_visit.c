/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A player who is a visitor. */
#include <config.h>

#include "player.h"

#include <string.h>

void player_enter_visit(struct player *player) {
    player->visit = (struct visit){.group = "team-a"};
    model_enter_visit(player->model, &player->visit);
}

/* There is one code, and it is of the newest record. */
static void open_by_code(struct player *player) {
    if (player->listed_count == 0 || strcmp(player->visit.typed, PLAYER_CODE) != 0) {
        ui_update(player->model,
                  &(struct message){.type = MESSAGE_FAILED, .text = "Nobody has this code here."});
        return;
    }
    memcpy(player->visit.code, PLAYER_CODE, sizeof PLAYER_CODE);
    player_open_record(player, 0);
}

void player_visit_carry_out(struct player *player, unsigned effects) {
    if (effects & EFFECT_NEW)
        memcpy(player->visit.code, PLAYER_CODE, sizeof PLAYER_CODE);
    if (effects & EFFECT_VISIT_OPEN)
        open_by_code(player);
    if (effects & EFFECT_VISIT_LINES)
        player->visit.lines = true;
    if (effects & EFFECT_SHARE)
        player->visit.shared = true;
    if (effects & EFFECT_VISIT_END)
        player->stopped = true;
}
