/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/store.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/paths.h"

#define RECORD_ENDING ".record.yaml"

static void free_records(struct store *store) {
    for (int i = 0; i < store->record_count; i++) {
        record_head_free(&store->records[i].head);
        free((char *)(uintptr_t)store->records[i].path);
    }
    free(store->records);
    store->records = NULL;
    store->record_count = 0;
}

static int day_number(struct date date) {
    return (date.year * 12 + date.month) * 31 + date.day;
}

/* Newest first; on the same day the name decides (2026-11-23-2 after 2026-11-23). */
static int compare_records(const void *a, const void *b) {
    const struct record_entry *left = a, *right = b;
    int order = day_number(right->head.changed) - day_number(left->head.changed);
    if (order)
        return order;
    size_t left_length = strlen(left->path), right_length = strlen(right->path);
    if (left_length != right_length)
        return left_length < right_length ? 1 : -1;
    return strcmp(right->path, left->path);
}

static void add_record(struct store *store, char *path, struct problems *problems) {
    struct buf bytes = {0};
    struct record_head head;
    bool read = file_read(path, RECORD_BYTES_MAX, &bytes, problems) &&
                record_read_head(path, buf_string(&bytes), bytes.length, &head, problems);
    if (read && store->framework && strcmp(store->framework, head.framework) != 0) {
        record_head_free(&head);
        read = false;
    }
    if (read) {
        store->records =
            mem_resize(store->records, (size_t)store->record_count + 1, sizeof *store->records);
        store->records[store->record_count++] = (struct record_entry){path, head};
    } else {
        free(path);
    }
    buf_free(&bytes);
}

static void list_records(struct store *store, struct problems *problems) {
    free_records(store);
    DIR *folder = opendir(store->folder);
    if (!folder) {
        if (errno != ENOENT)
            file_problem(problems, store->folder, errno, _("the folder cannot be read"));
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!text_ends_in(entry->d_name, RECORD_ENDING))
            continue;
        struct buf path = {0};
        buf_addf(&path, "%s/%s", store->folder, entry->d_name);
        add_record(store, buf_take(&path), problems);
    }
    closedir(folder);
    if (store->record_count > 1)
        qsort(store->records, (size_t)store->record_count, sizeof *store->records, compare_records);
}

bool store_open(struct store *store, const char *framework, bool writing,
                struct problems *problems) {
    *store = (struct store){.lock = -1};
    store->framework = framework ? mem_copy(framework) : NULL;
    store->folder = data_folder(problems);
    if (!store->folder || (writing && !file_make_folder(store->folder, problems)))
        return false;
    list_records(store, problems);
    return true;
}

void store_use(struct store *store, const char *framework, struct problems *problems) {
    free(store->framework);
    store->framework = mem_copy(framework);
    list_records(store, problems);
}

void store_close(struct store *store) {
    file_unlock(store->lock);
    free_records(store);
    free(store->folder);
    free(store->framework);
    *store = (struct store){.lock = -1};
}

bool store_lock(struct store *store, struct problems *problems) {
    struct buf path = {0};
    bool taken;
    buf_addf(&path, "%s/lock", store->folder);
    store->lock = file_lock(buf_string(&path), &taken, problems);
    buf_free(&path);
    if (taken)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("lobspiegel is open already, perhaps in another window. Close it there "
                      "first, so that no answers get lost."));
    if (store->lock >= 0) /* nobody else writes here: what is half written is of a killed program */
        file_remove_leftovers(store->folder);
    return store->lock >= 0;
}

char *store_new_path(const struct store *store, struct date day) {
    char name[DATE_SIZE];
    date_format(day, name);
    return unused_path(store->folder, name, RECORD_ENDING);
}

bool store_save(const char *path, const struct assessment *assessment, struct problems *problems) {
    struct buf bytes = {0};
    record_write(assessment, &bytes);
    bool saved = file_write(path, buf_string(&bytes), bytes.length, problems);
    buf_free(&bytes);
    return saved;
}

struct assessment *store_load(const char *path, const struct framework *framework,
                              struct problems *problems) {
    struct buf bytes = {0};
    struct assessment *assessment = NULL;
    if (file_read(path, RECORD_BYTES_MAX, &bytes, problems))
        assessment = record_read(path, buf_string(&bytes), bytes.length, framework, problems);
    buf_free(&bytes);
    return assessment;
}

struct assessment *store_load_earlier(const struct store *store, const char *path,
                                      const struct framework *framework) {
    struct problems unheard = {0};
    struct assessment *earlier = NULL;
    int i = 0;
    while (i < store->record_count && strcmp(store->records[i].path, path) != 0)
        i++;
    for (i = i == store->record_count ? 0 : i + 1; i < store->record_count && !earlier; i++)
        if (store->records[i].head.finished)
            earlier = store_load(store->records[i].path, framework, &unheard);
    problems_free(&unheard);
    return earlier;
}
