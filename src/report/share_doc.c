/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document that shows a file before it is shared: every byte of it that says something. */
#include <config.h>

#include <string.h>

#include "report/report.h"

/* The padding at the end is the same for everybody; a line of it is enough to see. */
static size_t without_padding(const struct buf *bytes) {
    const char *padding = strstr(buf_string(bytes), "\n#");
    return padding ? (size_t)(padding - bytes->bytes) : bytes->length;
}

void report_share(struct doc *doc, const struct buf *bytes, const char *group) {
    const char *text = buf_string(bytes);
    size_t length = without_padding(bytes);
    doc_text(doc, STYLE_STATEMENT, _("This is exactly what group \"%s\" gets (%zu bytes):"), group,
             bytes->length);
    doc_gap(doc);
    for (size_t at = 0; at < length;) {
        size_t line = 0;
        while (at + line < length && text[at + line] != '\n')
            line++;
        doc_text(doc, STYLE_PLAIN, "%.*s", (int)line, text + at);
        at += line + 1;
    }
    doc_text(doc, STYLE_QUIET, "%s",
             _("#... (dots up to a fixed length, so that the size says nothing)"));
    doc_gap(doc);
    doc_text(doc, STYLE_PLAIN, "%s",
             _("Your levels, wishes and reasons per item are in it. Your name, notes, plans, role, "
               "date and computer are not. It is stripped of names, but it is one person's file: "
               "whoever knows that you sent it, knows that these answers are yours."));
    doc_gap(doc);
}
