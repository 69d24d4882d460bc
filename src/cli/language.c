/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dutch and English, whatever locales the system has.
 *
 * Texts are looked up by gettext with LANGUAGE set; that works in any locale but "C", so where
 * the system offers nothing better the messages use C.UTF-8. Letters are always handled as
 * UTF-8 inside; where the user's own locale has no UTF-8, what goes out is made ASCII. */
#include <config.h>

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/paths.h"

static const char *const utf8_locales[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "nl_NL.UTF-8"};

static void use_utf8(int category) {
    for (size_t i = 0; i < ARRAY_LENGTH(utf8_locales); i++)
        if (setlocale(category, utf8_locales[i]))
            return;
}

static bool is_plain_c(const char *locale) {
    return !locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* The language the environment asks for: Dutch unless it says otherwise. */
static const char *language_of_environment(void) {
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        const char *value = getenv(names[i]);
        if (!value || !*value || is_plain_c(value) || strncmp(value, "C.", 2) == 0)
            continue;
        return strncmp(value, "nl", 2) == 0 ? "nl" : "en";
    }
    return "nl";
}

void language_use(const char *language) {
    const char *folder = getenv("LOBSPIEGEL_LOCALE");
    setenv("LANGUAGE", language, 1);
    if (is_plain_c(setlocale(LC_MESSAGES, NULL)))
        use_utf8(LC_MESSAGES);
    char *installed = program_data(LOCALEDIR, "locale", "locale",
                                   "nl/LC_MESSAGES/" PACKAGE ".mo");
    bindtextdomain(PACKAGE, folder && *folder ? folder : installed);
    free(installed);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE); /* also makes gettext forget what it looked up before */
}

void language_start(struct request *request) {
    setlocale(LC_ALL, "");
    request->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    if (request->ascii)
        use_utf8(LC_CTYPE);
    memcpy(request->language, language_of_environment(), 3);
    language_use(request->language);
}
