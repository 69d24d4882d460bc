/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document that shows a file before it is shared: for whom, and every byte that says
 * something. */
#include <config.h>

#include <string.h>

#include "report/report.h"

/* The padding at the end is the same for everybody; a line of it is enough to see. */
static size_t without_padding(const struct buf *bytes) {
    const char *padding = strstr(buf_string(bytes), "\n#");
    return padding ? (size_t)(padding - bytes->bytes) : bytes->length;
}

static void write_bytes(struct doc *doc, const struct buf *bytes) {
    const char *text = buf_string(bytes);
    size_t length = without_padding(bytes);
    for (size_t at = 0; at < length;) {
        size_t line = 0;
        while (at + line < length && text[at + line] != '\n')
            line++;
        doc_text(doc, STYLE_PLAIN, "%.*s", (int)line, text + at);
        at += line + 1;
    }
    doc_text(doc, STYLE_QUIET, "%s",
             _("#... (dots up to a fixed length, so that the size says nothing)"));
}

static void write_bucket(struct doc *doc, const struct group *group,
                         const struct framework *framework, int bucket, const char *language) {
    struct buf name = {0};
    group_bucket_name(group, framework, bucket, language, &name);
    if (bucket < 0)
        doc_text(doc, STYLE_PLAIN, "%s", _("You are counted with all, and not in a part."));
    else
        doc_text(doc, STYLE_PLAIN, _("You are counted with: %s"), buf_string(&name));
    buf_free(&name);
}

void report_share(struct doc *doc, const struct buf *bytes, const struct group *group,
                  const struct framework *framework, int bucket, const char *language) {
    doc_text(doc, STYLE_STATEMENT, _("This is exactly what group \"%s\" gets (%zu bytes):"),
             group->code, bytes->length);
    doc_gap(doc);
    write_bytes(doc, bytes);
    doc_gap(doc);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Your levels, wishes and reasons per item are in it. Your name, notes, plans, "
               "date and computer are not."));
    if (group->split != SPLIT_NONE)
        write_bucket(doc, group, framework, bucket, language);
    doc_text(doc, STYLE_PLAIN, "%s",
             group->public_key[0]
                 ? _("It is stripped of names, but it is one person's file. It is sealed before it "
                     "is written, so only the person who gathers the files can read it. If she "
                     "knows that you sent it, she knows that these answers are yours.")
                 : _("It is stripped of names, but it is one person's file: whoever knows that you "
                     "sent it, knows that these answers are yours."));
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Sharing again with this group takes the place of the file you gave before. Nobody "
               "can see that a file for another group is yours as well."));
    doc_gap(doc);
    report_group_texts(doc, group);
    report_group_rules(doc, group);
    doc_gap(doc);
}
