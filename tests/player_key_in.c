/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A player who keys in sheets of paper. */
#include <config.h>

#include "player.h"

void player_enter_key_in(struct player *player, bool twice) {
    player_key_in_free(player);
    player->key_in_group = player_group(player->framework, "split-2");
    player->paper = assessment_new(player->framework, player->today);
    player->paper->about.depth = DEPTH_QUICK;
    assessment_select(player->paper);
    model_enter_key_in(player->model, player->paper, player->key_in_group, twice);
}

void player_key_in_free(struct player *player) {
    if (player->is_copy)
        return;
    group_free(player->key_in_group);
    assessment_free(player->paper);
    player->key_in_group = NULL;
    player->paper = NULL;
}

static void copy_sheet(struct sheet **sheet) {
    struct buf text = {0};
    struct sheet *copy = sheet_new((*sheet)->paper, (*sheet)->group);
    sheet_write(*sheet, &text);
    sheet_read(copy, buf_string(&text), text.length);
    copy->fault = (*sheet)->fault;
    copy->at = (*sheet)->at;
    *sheet = copy;
    buf_free(&text);
}

struct keying *player_key_in_copy(const struct keying *keying) {
    if (!keying)
        return NULL;
    struct keying *copy = mem_new(1, sizeof *copy);
    *copy = *keying;
    copy->last = (struct buf){0};
    buf_add_string(&copy->last, buf_string(&keying->last));
    copy_sheet(&copy->sheets[0]);
    copy_sheet(&copy->sheets[1]);
    return copy;
}

void player_key_in_carry_out(struct player *player, unsigned effects) {
    if ((effects & EFFECT_KEY_IN) && player->full)
        ui_update(player->model, &(struct message){.type = MESSAGE_FAILED,
                                                   .text = "NOT WRITTEN. The disk is full."});
    else if (effects & EFFECT_KEY_IN)
        ui_update(player->model, &(struct message){.type = MESSAGE_KEYED_IN});
}

void player_key_in_print(const struct player *player, struct buf *out) {
    const struct keying *keying = player->model->keying;
    if (!keying)
        return;
    buf_addf(out, "last %s\n", buf_string(&keying->last));
    buf_addf(out, "sheets %d turn %d twice %d\n", keying->written, keying->turn, keying->twice);
    for (int i = 0; i < 2; i++) {
        buf_addf(out, "fault %d at %zu: ", (int)keying->sheets[i]->fault, keying->sheets[i]->at);
        sheet_write(keying->sheets[i], out);
        buf_add_char(out, '\n');
    }
}
