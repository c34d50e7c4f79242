#!/usr/bin/env python3
"""usage: score_duckling.py GOLD.jsonl PRED.jsonl [--errors]

GOLD: one phrase a line {"text","kind","value"|"from","to","grain","direction"?}; PRED: the lines of `evaluate duckling` in the same order.
A phrase is right when value and grain (or both ends and grain, or value, grain and direction of an open interval) are equal; one of
kind `none` when nothing was found.
"""
import json, sys
from collections import Counter

gold = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
pred = [json.loads(l) for l in open(sys.argv[2], encoding="utf-8")]
right, total, wrong = Counter(), Counter(), []
for g, p in zip(gold, pred):
    kind = g["kind"].replace("Holiday", "")
    if kind == "none":
        good = "grain" not in p
    else:
        keys = [k for k in ("value", "from", "to", "grain", "direction") if g.get(k)]
        good = all(p.get(k) == g[k] for k in keys)
        good = good and (p.get("kind") == {"datetime": "value", "datetimeInterval": "interval", "datetimeOpenInterval": "open"}[kind])
    total[g["kind"]] += 1
    right[g["kind"]] += good
    if not good:
        wrong.append((g, p))
for kind in sorted(total):
    print(f"{kind:28s} {right[kind]:4d} of {total[kind]}")
print(f"all {100 * sum(right.values()) / max(1, sum(total.values())):.2f} %")
if "--errors" in sys.argv:
    for g, p in wrong:
        want = " ".join(str(g.get(k)) for k in ("value", "from", "to", "grain", "direction") if g.get(k))
        got = " ".join(str(p.get(k)) for k in ("value", "from", "to", "grain", "direction") if p.get(k))
        print(f"{g['text']}\t{want or 'none'}\t{got or 'none'}")
