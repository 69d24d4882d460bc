/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/yaml.h"

struct yaml_writer {
    yaml_emitter_t emitter;
};

static int add_bytes(void *out, unsigned char *bytes, size_t size) {
    buf_add(out, (const char *)bytes, size);
    return 1;
}

/* libyaml fails here only when memory runs out. */
static void emit(struct yaml_writer *writer, yaml_event_t *event, int made) {
    if (made && yaml_emitter_emit(&writer->emitter, event))
        return;
    fputs("lobspiegel: out of memory; what was shown as saved is on disk\n", stderr);
    exit(3);
}

struct yaml_writer *yaml_writer_begin(struct buf *out) {
    struct yaml_writer *writer = mem_new(1, sizeof *writer);
    yaml_event_t event;
    yaml_emitter_initialize(&writer->emitter);
    yaml_emitter_set_output(&writer->emitter, add_bytes, out);
    yaml_emitter_set_unicode(&writer->emitter, 1);
    yaml_emitter_set_width(&writer->emitter, -1);
    emit(writer, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(writer, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    return writer;
}

void yaml_write_map(struct yaml_writer *writer, bool one_line) {
    yaml_event_t event;
    emit(writer, &event,
         yaml_mapping_start_event_initialize(
             &event, NULL, NULL, 1, one_line ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE));
}

void yaml_write_map_end(struct yaml_writer *writer) {
    yaml_event_t event;
    emit(writer, &event, yaml_mapping_end_event_initialize(&event));
}

void yaml_write_list(struct yaml_writer *writer) {
    yaml_event_t event;
    emit(writer, &event,
         yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_FLOW_SEQUENCE_STYLE));
}

void yaml_write_list_end(struct yaml_writer *writer) {
    yaml_event_t event;
    emit(writer, &event, yaml_sequence_end_event_initialize(&event));
}

static void scalar(struct yaml_writer *writer, const char *s, yaml_scalar_style_t style) {
    yaml_event_t event;
    emit(writer, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)s, -1, 1, 1, style));
}

void yaml_write_word(struct yaml_writer *writer, const char *word) {
    scalar(writer, word, YAML_PLAIN_SCALAR_STYLE);
}

void yaml_write_text(struct yaml_writer *writer, const char *text) {
    scalar(writer, text, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void yaml_writer_end(struct yaml_writer *writer) {
    yaml_event_t event;
    emit(writer, &event, yaml_document_end_event_initialize(&event, 0));
    emit(writer, &event, yaml_stream_end_event_initialize(&event));
    yaml_emitter_delete(&writer->emitter);
    free(writer);
}
