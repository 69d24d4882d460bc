/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where this machine can be reached, and which port is free. */
#include <config.h>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/way_in.h"

#define PORTS_TRIED 20

/* Networks that are inside the machine, or lead elsewhere: nobody in the room is there. */
static bool is_made_up(const char *name) {
    static const char *const starts[] = {"docker", "br-",  "veth", "virbr", "vbox", "vmnet",
                                         "lxc",    "podm", "tun",  "tap",   "wg",   "cni"};
    for (size_t i = 0; i < ARRAY_LENGTH(starts); i++)
        if (strncmp(name, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* How likely it is that people reach this address: 0 is the best; -1: not at all. */
static int rank(const struct ifaddrs *entry) {
    if (!entry->ifa_addr || !(entry->ifa_flags & IFF_UP) || !(entry->ifa_flags & IFF_RUNNING) ||
        (entry->ifa_flags & IFF_LOOPBACK))
        return -1;
    int made_up = is_made_up(entry->ifa_name) ? 2 : 0;
    if (entry->ifa_addr->sa_family == AF_INET)
        return made_up;
    if (entry->ifa_addr->sa_family != AF_INET6)
        return -1;
    struct sockaddr_in6 address;
    memcpy(&address, entry->ifa_addr, sizeof address);
    return IN6_IS_ADDR_LINKLOCAL(&address.sin6_addr) ? -1 : made_up + 1;
}

#define RANKS 4

int way_in_addresses(char **addresses, int most) {
    struct ifaddrs *all = NULL;
    int count = 0;
    if (getifaddrs(&all) != 0)
        return 0;
    for (int wanted = 0; wanted < RANKS; wanted++)
        for (const struct ifaddrs *entry = all; entry && count < most; entry = entry->ifa_next) {
            char text[INET6_ADDRSTRLEN];
            if (rank(entry) != wanted)
                continue;
            socklen_t size = entry->ifa_addr->sa_family == AF_INET ? sizeof(struct sockaddr_in)
                                                                   : sizeof(struct sockaddr_in6);
            if (getnameinfo(entry->ifa_addr, size, text, sizeof text, NULL, 0, NI_NUMERICHOST) == 0)
                addresses[count++] = mem_copy(text);
        }
    freeifaddrs(all);
    return count;
}

/* True when a server could listen on PORT of every address that ADDRESS means. */
static bool is_free(const char *address, int port) {
    const struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *all = NULL;
    char name[16];
    int good = 0, taken = 0;
    snprintf(name, sizeof name, "%d", port);
    if (getaddrinfo(address, name, &hints, &all) != 0)
        return false;
    for (const struct addrinfo *one = all; one; one = one->ai_next) {
        int on = 1, fd = socket(one->ai_family, one->ai_socktype, one->ai_protocol);
        if (fd < 0)
            continue; /* this system has no IPv6 */
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (one->ai_family == AF_INET6)
            setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
        if (bind(fd, one->ai_addr, one->ai_addrlen) == 0 && listen(fd, 1) == 0)
            good++;
        else
            taken++;
        close(fd);
    }
    freeaddrinfo(all);
    return good > 0 && taken == 0;
}

int way_in_free_port(const char *address, int from) {
    for (int port = from; port < from + PORTS_TRIED && port <= 65535; port++)
        if (is_free(address, port))
            return port;
    return 0;
}
