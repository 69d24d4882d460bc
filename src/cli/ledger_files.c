/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/ledger_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/paths.h"

#define LEDGER_NAME "ledger.yaml"
#define NUMBERS_PREFIX "numbers-"
#define NUMBERS_BYTES_MAX ((size_t)4 << 30)

/* The caller frees it. */
static char *path_in(const struct ledger_place *place, const char *name) {
    struct buf path = {0};
    buf_addf(&path, "%s/%s", place->folder, name);
    return buf_take(&path);
}

static bool lock(struct ledger_place *place, struct problems *problems) {
    bool taken;
    char *path = path_in(place, "lock");
    place->lock = file_lock(path, &taken, problems);
    if (taken)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("somebody is gathering for this group right now, in another window: wait "
                      "until that is done"));
    free(path);
    return place->lock >= 0;
}

bool ledger_place_open(struct ledger_place *place, const struct group *group, bool writing,
                       struct problems *problems) {
    struct buf path = {0};
    char *data = data_folder(problems);
    *place = (struct ledger_place){.lock = -1};
    if (!data)
        return false;
    buf_addf(&path, "%s/groups/%s-%.8s", data, group->code, group->id);
    place->folder = buf_take(&path);
    free(data);
    if (!writing)
        return true;
    if (!file_make_folder(place->folder, problems) || !lock(place, problems))
        return false;
    file_remove_leftovers(place->folder);
    return true;
}

void ledger_place_close(struct ledger_place *place) {
    file_unlock(place->lock);
    free(place->folder);
    *place = (struct ledger_place){.lock = -1};
}

/* The file with the numbers that belong to a ledger whose numbers have this hash. */
static char *numbers_path(const struct ledger_place *place, const char *hash) {
    struct buf name = {0};
    buf_addf(&name, NUMBERS_PREFIX "%.16s.bin", hash);
    char *path = path_in(place, buf_string(&name));
    buf_free(&name);
    return path;
}

/* True when numbers of results are left there. Numbers are never written before there is a ledger
 * (see ledger_save()), so a ledger was there too. */
static bool has_numbers(const struct ledger_place *place) {
    DIR *folder = opendir(place->folder);
    struct stat status;
    bool has = false;
    if (!folder)
        return false;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strncmp(entry->d_name, NUMBERS_PREFIX, strlen(NUMBERS_PREFIX)) == 0 &&
            fstatat(dirfd(folder), entry->d_name, &status, 0) == 0 && status.st_size > 0)
            has = true;
    closedir(folder);
    return has;
}

static bool is_there(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 || errno != ENOENT;
}

/* Both files, from the ledger at PATH; NULL with problems. */
static struct ledger *load_files(const struct ledger_place *place, const char *path,
                                 const struct framework *framework, const struct group *group,
                                 struct problems *problems) {
    struct buf bytes = {0}, numbers = {0};
    struct ledger *ledger = NULL;
    char hash[HASH_HEX_SIZE];
    if (file_read(path, LEDGER_BYTES_MAX, &bytes, problems) &&
        ledger_numbers_hash(path, &bytes, hash, problems)) {
        char *numbers_file = numbers_path(place, hash);
        if (!is_there(numbers_file))
            problem_add(problems, PROBLEM_REFUSED, numbers_file, 0, 0, "%s",
                        _("this file with the numbers of the results is missing"));
        else if (file_read(numbers_file, NUMBERS_BYTES_MAX, &numbers, problems))
            ledger = ledger_read(path, &bytes, &numbers, framework, group, problems);
        free(numbers_file);
    }
    buf_free(&bytes);
    buf_free(&numbers);
    return ledger;
}

struct ledger *ledger_load(const struct ledger_place *place, const struct framework *framework,
                           const struct group *group, struct problems *problems) {
    struct ledger *ledger = NULL;
    char *path = path_in(place, LEDGER_NAME);
    if (is_there(path))
        ledger = load_files(place, path, framework, group, problems);
    else if (!has_numbers(place))
        ledger = ledger_new(framework, group);
    if (!ledger)
        problem_add(problems, PROBLEM_REFUSED, path, 0, 0, "%s",
                    _("the ledger of this group cannot be read, so it is not known what was "
                      "released before, and nothing is released now. Put back the ledger from a "
                      "backup, or open a new group"));
    free(path);
    return ledger;
}

/* Removes the numbers of ledgers before the one that has KEEP. */
static void remove_old_numbers(const struct ledger_place *place, const char *keep) {
    DIR *folder = opendir(place->folder);
    const char *name = strrchr(keep, '/') + 1;
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (strncmp(entry->d_name, NUMBERS_PREFIX, strlen(NUMBERS_PREFIX)) == 0 &&
            strcmp(entry->d_name, name) != 0)
            unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
}

/* The numbers first, then the ledger that names them. */
static bool save_files(const struct ledger_place *place, const struct ledger *ledger,
                       const char *path, struct problems *problems) {
    struct buf bytes = {0};
    char hash[HASH_HEX_SIZE];
    const char *numbers = ledger->number_count ? (const char *)ledger->numbers : "";
    ledger_write(ledger, &bytes);
    ledger_hash_numbers(ledger, hash);
    char *numbers_file = numbers_path(place, hash);
    bool saved = file_write(numbers_file, numbers, ledger->number_count * sizeof *ledger->numbers,
                            problems) &&
                 file_write(path, buf_string(&bytes), bytes.length, problems);
    if (saved)
        remove_old_numbers(place, numbers_file);
    buf_free(&bytes);
    free(numbers_file);
    return saved;
}

bool ledger_save(const struct ledger_place *place, const struct ledger *ledger,
                 struct problems *problems) {
    char *path = path_in(place, LEDGER_NAME);
    bool saved = true;
    if (!is_there(path)) {
        struct ledger *empty = ledger_new(ledger->framework, ledger->group);
        saved = save_files(place, empty, path, problems);
        ledger_free(empty);
    }
    saved = saved && save_files(place, ledger, path, problems);
    free(path);
    return saved;
}

char *secret_key_from(const struct buf *bytes) {
    char *key = mem_copy(buf_string(bytes));
    key[strcspn(key, "\r\n")] = '\0';
    return key;
}

char *secret_key_load(const struct ledger_place *place) {
    struct problems unheard = {0};
    struct buf bytes = {0};
    char *path = path_in(place, "secret.key"), *key = NULL;
    if (file_read(path, 4096, &bytes, &unheard)) {
        key = secret_key_from(&bytes);
        if (bytes.length > 0)
            sodium_memzero(bytes.bytes, bytes.length);
    }
    problems_free(&unheard);
    buf_free(&bytes);
    free(path);
    return key;
}
