/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A player who is a trainer in a room. */
#include <config.h>

#include "player.h"

#include <stdlib.h>
#include <string.h>

#include "gathering/control.h"
#include "gathering/ledger.h"

#define ROOM_MIRROR_PEOPLE 18
#define ROOM_SEED 5

/* People who are further in some items than in others, and want a little more; always the same. */
static void answer(struct result *result, int person) {
    for (int i = 0; i < result->framework->item_count; i++) {
        int now = (person * 7 + i * 3 + person * i % 5) % LEVELS;
        int wish = now + (person + i) % 3;
        result->answers[i] = (struct result_answer){
            ANSWER_RATED, (signed char)now, (signed char)(wish < LEVELS ? wish : LEVELS - 1)};
    }
}

static struct release *make_mirror(const struct framework *framework, const struct group *group) {
    struct tallies *batch = tallies_new(framework, 0);
    struct result *result = result_new(framework, group);
    struct ledger *ledger = ledger_new(framework, group);
    result_number *numbers = mem_new(ROOM_MIRROR_PEOPLE, sizeof *numbers);
    result->bucket = -1;
    for (int i = 0; i < ROOM_MIRROR_PEOPLE; i++) {
        answer(result, i);
        tallies_add(batch, result);
        numbers[i][0] = (unsigned char)i;
    }
    ledger_add(ledger, batch, numbers, ROOM_MIRROR_PEOPLE);
    struct pool pool = ledger_pool(ledger);
    struct release *release = control_release(&pool, pool.batch_count);
    ledger_free(ledger);
    result_free(result);
    return release;
}

void player_enter_room(struct player *player, int ready) {
    player_room_free(player);
    player->room_group = player_group(player->framework, "team-a");
    player->release = make_mirror(player->framework, player->room_group);
    struct room *room = room_new(player->framework, player->room_group);
    room->wish.seed = ROOM_SEED;
    room->needed = control_thresholds(player->room_group).k;
    room->now = 1000;
    model_enter_room(player->model, room);
    player_ready(player, ready);
}

void player_ready(struct player *player, int ready) {
    struct room *room = player->model->room;
    room->fresh = (uint32_t)ready - room->told;
    player_send(player, &(struct message){.type = MESSAGE_WOKEN});
}

void player_room_free(struct player *player) {
    if (player->model)
        room_free(player->model->room);
    if (player->model)
        player->model->room = NULL;
    if (player->is_copy)
        return;
    release_free(player->release);
    group_free(player->room_group);
    player->release = NULL;
    player->room_group = NULL;
}

struct room *player_room_copy(const struct player *player, const struct room *room) {
    struct buf bytes = {0};
    struct problems problems = {0};
    if (!room)
        return NULL;
    struct room *copy = room_new(player->framework, room->group);
    room_write(room, &bytes);
    if (!room_read(copy, "workshop.yaml", &bytes, &problems))
        abort();
    copy->told = room->told;
    copy->fresh = room->fresh;
    copy->refused = room->refused;
    copy->needed = room->needed;
    copy->now = room->now;
    copy->release = room->release;
    buf_free(&bytes);
    return copy;
}

static void reveal(struct player *player) {
    struct room *room = player->model->room;
    room->release = player->release;
    room->phase = ROOM_REVEALED;
    room->told = room_ready(room);
    room->fresh = 0;
    ui_update(player->model, &(struct message){.type = MESSAGE_REVEALED});
}

void player_room_carry_out(struct player *player, unsigned effects) {
    struct model *model = player->model;
    if (effects & EFFECT_ROOM_SAVE)
        ui_update(model, &(struct message){.type = MESSAGE_SAVED});
    if (effects & EFFECT_ROOM_REVEAL)
        reveal(player);
    if (effects & EFFECT_ROOM_CARDS)
        ui_update(model, &(struct message){.type = MESSAGE_TOLD, .text = "kaarten.html"});
    if (effects & EFFECT_ROOM_MEETING)
        ui_update(model, &(struct message){.type = MESSAGE_TOLD, .text = "verslag.md"});
    if (effects & EFFECT_ROOM_CLOSE)
        model->room->phase = ROOM_CLOSED;
    if (effects & EFFECT_ROOM_DESTROY)
        ui_update(model, &(struct message){.type = MESSAGE_TOLD, .text = "18"});
}

void player_room_print(const struct player *player, struct buf *out) {
    const struct model *model = player->model;
    if (!model->room)
        return;
    buf_addf(out, "slide %d guess %d text %d table %d perspective %d ready %u\n", model->slide,
             model->guess, (int)model->room_text, model->table, model->perspective,
             (unsigned)room_ready(model->room));
    room_write(model->room, out);
}
