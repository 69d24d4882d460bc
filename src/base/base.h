/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base: what every folder may use: memory, buffers, text, errors, files, hashing, YAML.
 * It knows nothing of career guidance. Each module below says who owns what. */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include "base/buf.h"
#include "base/calendar.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/problem.h"
#include "base/text.h"
#include "base/yaml.h"

#endif
