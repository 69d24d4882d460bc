# SPDX-License-Identifier: GPL-3.0-or-later
# Counts a folder of results as somebody would who has Python at hand: libyaml's loader, a set of
# numbers to notice copies, a table of answers. Prints how many results and levels there are.
#
#     gather_peer.py FOLDER
import collections
import os
import sys

import yaml

seen = set()
tally = collections.Counter()
for entry in os.scandir(sys.argv[1]):
    with open(entry.path, encoding="utf-8") as file:
        result = yaml.load(file, Loader=yaml.CSafeLoader)
    if result["lobspiegel"] != "result/1" or result["random"] in seen:
        continue
    seen.add(result["random"])
    for item, answer in result["answers"].items():
        answer = str(answer)
        if answer[0].isdigit():
            tally[result["bucket"], item, answer] += 1
print(len(seen), sum(tally.values()))
