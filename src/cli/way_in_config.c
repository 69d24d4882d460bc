/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ssh server of a room is told: its configuration, and the one user it knows. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef HAVE_CRYPT_H
#include <crypt.h>
#endif

#include "cli/way_in.h"

/* How much work one try at the code is: about 10 ms, so that trying all is hopeless. */
#define CODE_ROUNDS 10000

/* Nothing but the kiosk: no command, no forwarding, no files, no environment. What a person's
 * laptop sends of names and addresses is not written down (privacy rule R24: QUIET). 200 people may
 * stand before the door at once; who does not come in within two minutes starts again. */
static const char fixed_lines[] = "UsePAM no\n"
                                  "AllowUsers " WAY_IN_USER "\n"
                                  "PermitRootLogin no\n"
                                  "AuthenticationMethods password\n"
                                  "PasswordAuthentication yes\n"
                                  "PermitEmptyPasswords no\n"
                                  "KbdInteractiveAuthentication no\n"
                                  "PubkeyAuthentication no\n"
                                  "HostbasedAuthentication no\n"
                                  "AuthorizedKeysFile none\n"
                                  "StrictModes yes\n"
                                  "MaxAuthTries 3\n"
                                  "LoginGraceTime 120\n"
                                  "MaxStartups 200\n"
                                  "MaxSessions 1\n"
                                  "ClientAliveInterval 15\n"
                                  "ClientAliveCountMax 3\n"
                                  "DisableForwarding yes\n"
                                  "AllowTcpForwarding no\n"
                                  "AllowStreamLocalForwarding no\n"
                                  "AllowAgentForwarding no\n"
                                  "X11Forwarding no\n"
                                  "GatewayPorts no\n"
                                  "PermitTunnel no\n"
                                  "PermitListen none\n"
                                  "PermitOpen none\n"
                                  "PermitUserRC no\n"
                                  "PermitUserEnvironment no\n"
                                  "PermitTTY yes\n"
                                  "PrintMotd no\n"
                                  "PrintLastLog no\n"
                                  "Banner none\n"
                                  "VersionAddendum none\n"
                                  "Compression no\n"
                                  "UseDNS no\n"
                                  "LogLevel QUIET\n";

/* What only newer servers know, the oldest first. Connections that nobody uses end (from 9.2 on).
 * Who tries codes waits longer and longer (from 9.8 on, by itself), but not the trainer's own
 * machine. */
static const char *const newer_lines[WAY_IN_NEWER] = {
    "UnusedConnectionTimeout 30\n",
    "PerSourcePenaltyExemptList 127.0.0.1,::1\n",
};

/* A line end in a path would be a line of its own in the configuration. */
static bool can_be_said(const char *path, struct problems *problems) {
    for (const char *c = path; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f) {
            problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                        _("a folder has a line end or another sign without shape in its name, and "
                          "an ssh server cannot work there: give it another name"));
            return false;
        }
    return true;
}

/* One word of sshd_config: " and \ get a \ before them. */
static void add_quoted(struct buf *out, const char *name, const char *value) {
    buf_add_char(out, '"');
    buf_add_string(out, name);
    for (const char *c = value; *c; c++) {
        if (*c == '"' || *c == '\\')
            buf_add_char(out, '\\');
        buf_add_char(out, *c);
    }
    buf_add_char(out, '"');
}

/* One word for the shell that runs a forced command. Between '' nothing has a meaning to a shell.
 * The server reads the line too, to see whether its quotes fit, and there a \ has one: it is set
 * apart. */
static void add_shell_word(struct buf *out, const char *word) {
    buf_add_char(out, ' ');
    buf_add_char(out, '\'');
    for (const char *c = word; *c; c++)
        if (*c == '\'')
            buf_add_string(out, "'\\''");
        else if (*c == '\\')
            buf_add_string(out, "'\"\\\\\"'");
        else
            buf_add_char(out, *c);
    buf_add_char(out, '\'');
}

static void add_forced_command(const struct way_in *way, struct buf *out) {
    const char *const words[] = {way->program, "kiosk",      "--group",    way->group_file,
                                 "--to",       way->folder,  "--visitors", way->visitors,
                                 "--lang",     way->language};
    buf_add_string(out, "ForceCommand exec");
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        add_shell_word(out, words[i]);
    buf_add_char(out, '\n');
}

bool way_in_config(const struct way_in *way, struct buf *out, struct problems *problems) {
    const char *const paths[] = {way->state, way->keys, way->program, way->group_file, way->folder};
    for (size_t i = 0; i < ARRAY_LENGTH(paths); i++)
        if (!can_be_said(paths[i], problems))
            return false;
    buf_addf(out, "Port %d\n", way->port);
    if (way->address)
        buf_addf(out, "ListenAddress %s\n", way->address);
    buf_addf(out, "HostKey ");
    add_quoted(out, way->keys, "/host_key");
    buf_addf(out, "\nPidFile ");
    add_quoted(out, way->state, "/sshd.pid");
    buf_addf(out, "\n%s", fixed_lines);
    for (int i = 0; i < way->knows && i < WAY_IN_NEWER; i++)
        buf_add_string(out, newer_lines[i]);
    add_forced_command(way, out);
    return true;
}

#ifdef HAVE_CRYPT
/* The hash of the room code, as the system would keep a password; "" when it cannot be made. */
static const char *hash_code(const char *code, struct buf *setting) {
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./";
    buf_addf(setting, "$6$rounds=%d$", CODE_ROUNDS);
    for (int i = 0; i < 16; i++)
        buf_add_char(setting, letters[randombytes_uniform(sizeof letters - 1)]);
    const char *hash = crypt(code, buf_string(setting));
    return hash && hash[0] == '$' ? hash : "";
}
#else
static const char *hash_code(const char *code, struct buf *setting) {
    (void)code;
    (void)setting;
    return "";
}
#endif

bool way_in_user(const struct way_in *way, struct buf *out, struct problems *problems) {
    struct buf setting = {0};
    const char *hash = hash_code(way->code, &setting);
    if (*hash && !strchr(way->state, ':'))
        buf_addf(out, WAY_IN_USER ":%s:%ld:%ld::%s:/bin/sh\n", hash, (long)getuid(), (long)getgid(),
                 way->state);
    else if (*hash)
        problem_add(problems, PROBLEM_REFUSED, NULL, 0, 0, "%s",
                    _("the path of your folder with data has a colon in it, and an ssh server "
                      "cannot work there: set XDG_DATA_HOME to another folder"));
    else
        problem_add(problems, PROBLEM_SYSTEM, NULL, 0, 0, "%s",
                    _("this system cannot keep a room code (crypt with SHA-512 is not there)"));
    buf_free(&setting);
    return out->length > 0;
}
