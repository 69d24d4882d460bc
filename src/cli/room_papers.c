/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workshop leaves in its folder: conversation cards, and the report of the meeting. */
#include <config.h>

#include <stdlib.h>

#include "cli/papers.h"
#include "cli/room_session.h"

/* Writes DOC as NAME.ENDING in the folder, and adds the name to TOLD. */
static bool write_paper(const struct room_session *room, const struct doc *doc, const char *title,
                        const char *language, enum paper_format format, const char *name,
                        struct buf *told, struct problems *problems) {
    struct buf text = {0}, file = {0};
    buf_addf(&file, "%s.%s", name, format == PAPER_HTML ? "html" : "md");
    char *path = room_path(room, buf_string(&file));
    write_document(doc, title, language, format, &text);
    bool written = file_write(path, buf_string(&text), text.length, problems);
    if (written)
        buf_addf(told, "%s%s", told->length ? ", " : "", buf_string(&file));
    free(path);
    buf_free(&file);
    buf_free(&text);
    return written;
}

bool room_write_cards(const struct room_session *room, const char *language, struct buf *told,
                      struct problems *problems) {
    struct doc *doc = doc_new();
    report_cards(doc, room->release, language);
    /* TRANSLATORS: the name of a file, without its ending: small letters only */
    bool written = write_paper(room, doc, _("Conversation cards"), language, PAPER_HTML, _("cards"),
                               told, problems);
    doc_free(doc);
    return written;
}

bool room_write_meeting(const struct room_session *room, const char *language, struct buf *told,
                        struct problems *problems) {
    static const enum paper_format formats[] = {PAPER_MARKDOWN, PAPER_HTML};
    struct doc *doc = doc_new();
    char day[DATE_SIZE];
    bool written = true;
    date_format(today(), day);
    report_meeting(doc, room->room, day, language);
    for (size_t i = 0; i < ARRAY_LENGTH(formats) && written; i++)
        /* TRANSLATORS: the name of a file, without its ending: small letters only */
        written = write_paper(room, doc, _("Report of the meeting"), language, formats[i],
                              _("minutes"), told, problems);
    doc_free(doc);
    return written;
}
