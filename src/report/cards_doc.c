/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversation cards: an item on which people differ, and three questions to begin with. */
#include <config.h>

#include "report/slides.h"

/* What to tell each other first depends on what kind of thing the item is. */
static const char *first_question(enum kind kind) {
    switch (kind) {
    case KIND_KNOWLEDGE:
        return _("When did you need to know this, and how did you find it out?");
    case KIND_SKILL:
        return _("Tell about one time that you did this. What did the young person do?");
    default:
        return _("When did you notice that a colleague looks at this in another way?");
    }
}

void report_card(struct doc *doc, const struct framework *framework, int item,
                 const char *language) {
    const struct item *it = &framework->items[item];
    doc_text(doc, STYLE_STATEMENT, "%s", framework_text(framework, &it->statement, language));
    doc_gap(doc);
    doc_bullet(doc, "%s", first_question(it->kind));
    doc_bullet(doc, "%s", _("What makes it easy where you work, and what makes it hard?"));
    doc_bullet(doc, "%s", _("What small step could we take together, and who begins?"));
}

void report_cards(struct doc *doc, const struct release *release, const char *language) {
    const struct framework *fw = release->framework;
    int items[CARDS_MAX], count = card_items(release, items);
    doc_title(doc, _("Conversation cards"));
    for (int i = 0; i < count; i++) {
        const struct dimension *d = &fw->dimensions[fw->items[items[i]].dimension];
        struct buf heading = {0};
        buf_addf(&heading, "%d. %s", i + 1, framework_text(fw, &d->name, language));
        doc_heading(doc, buf_string(&heading));
        report_card(doc, fw, items[i], language);
        doc_text(doc, STYLE_QUIET, "%s", _("Nobody has to say which answer was hers or his."));
        doc_gap(doc);
        buf_free(&heading);
    }
    if (count == 0)
        doc_text(
            doc, STYLE_PLAIN, "%s",
            _("There is no item of which can be told that you differ, so there are no cards."));
    doc->cards = count > 0;
}
