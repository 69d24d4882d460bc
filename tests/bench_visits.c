/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits that `make bench` makes: lobspiegel's first, then its peers' comparable work.
 *
 * To change what is done in lobspiegel, change the first entry: what is started, the text that
 * shows that the first screen is there, the keys up to the first item, the keys that answer one
 * item with the text that shows the next one, and the keys that leave. */
#include <config.h>

#include "bench.h"

#define ITEMS 12

const struct visit bench_visits[] = {
    {
        /* a tutor, starter, vo, the line proposed for that, the usual set: 18 items */
        .name = "lobspiegel",
        .arguments = {"{program}", "--lang", "nl"},
        .first = "English",
        .begin = {{"1", "[ ] mentor", 1},
                  {"<Down><Down><Space>", "[x] mentor", 1},
                  {"<Enter>", "( ) 2 starter", 1},
                  {"2<Enter>", "( ) 1 voortgezet", 1},
                  {"1<Enter>", "[x] 1 eerste lijn", 1},
                  {"<Enter>", "(●) 2 ", 1},
                  {"<Enter>", "0 van 18", 1},
                  {"1", "( ) ( ) 4 ", 1}},
        .items = {{"2<Enter>", "{n} van 18", ITEMS}},
        .leave = "q",
        .item_count = ITEMS,
    },
    {
        /* a script that asks by dialog starts it for each question */
        .name = "dialog --menu, one question",
        .arguments = {"dialog", "--menu", "Vraag", "20", "70", "5", "0", "nieuw voor mij", "1",
                      "verkend, met hulp", "2", "zelfstandig"},
        .first = "Cancel>",
        .items = {{"<Down>", NULL, 1}},
        .leave = "<Enter>",
        .item_count = 1,
    },
    {
        .name = "dialog --checklist",
        .arguments = {"dialog", "--checklist", "Vragen", "20", "70", "12", "{options}"},
        .first = "Cancel>",
        .items = {{"<Space><Down>", "[*] {n} ", ITEMS}},
        .leave = "<Enter>",
        .item_count = ITEMS,
    },
    {
        .name = "whiptail --menu, one question",
        .arguments = {"whiptail", "--menu", "Vraag", "20", "70", "5", "0", "nieuw voor mij", "1",
                      "verkend, met hulp", "2", "zelfstandig"},
        .first = "<Cancel>",
        .items = {{"<Down>", NULL, 1}},
        .leave = "<Enter>",
        .item_count = 1,
    },
    {
        .name = "whiptail --checklist",
        .arguments = {"whiptail", "--checklist", "Vragen", "20", "70", "12", "{options}"},
        .first = "<Cancel>",
        .items = {{"<Space><Down>", "[*] {n} ", ITEMS}},
        .leave = "<Enter>",
        .item_count = ITEMS,
    },
    {
        /* types a word for each item and saves */
        .name = "nano FILE",
        .arguments = {"nano", "--ignorercfiles", "{dir}/answers.txt"},
        .first = "GNU nano",
        .items = {{"2 3 item {n}<Enter><C-s>", "Wrote {n+1} lines", ITEMS}},
        .leave = "<C-x>",
        .item_count = ITEMS,
    },
};

const size_t bench_visit_count = sizeof bench_visits / sizeof *bench_visits;
