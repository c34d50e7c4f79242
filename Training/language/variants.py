"""Variants of training sentences in which a mark between or inside names is left out or put in, as informal text and headed lists do:
"San Rafael Ca" for "San Rafael, Ca", "Lenhart, Matthew" for "Matthew Lenhart". Trees and names follow.

A prepared sentence (train.py) holds ix, case, suf, gaz with the root's mark first, and names, heads, y, r a word; missing ones are None.
"""
from data import LABELS

ROWS = ("ix", "case", "suf", "gaz")
PERSON = {p: 1 << LABELS.index(p + "-PER") for p in "BIL"}


def without(s, k):
    """The sentence without its word k, which must govern nothing."""
    s = dict(s, words=s["words"][:k] + s["words"][k + 1:])
    for f in ROWS: s[f] = s[f][:k + 1] + s[f][k + 2:]
    if s["names"]: s["names"] = s["names"][:k] + s["names"][k + 1:]
    if s["heads"]:
        s["heads"] = [h - (h > k + 1) for i, h in enumerate(s["heads"]) if i != k]
        for f in ("y", "r"): s[f] = s[f][:k] + s[f][k + 1:]
    return s


def places_without_commas(s, mentions, rng, share):
    """Leaves commas between two places out, each with the share's probability."""
    words, found = s["words"], {i: (j, kind) for i, j, kind in mentions}
    for i, (j, kind) in sorted(found.items(), reverse=True):
        if kind != "LOC" or j + 1 >= len(words) or words[j] != "," or found.get(j + 1, (0, ""))[1] != "LOC": continue
        if s["heads"] and j + 1 in s["heads"]: continue
        if rng.random() < share: s = without(s, j)
    return s


def surname_first(s, mentions, rng, share, comma):
    """Turns persons of two words, whose second hangs on the first, around with a comma between. comma: what a comma is in ROWS, y and r."""
    for i, j, kind in sorted(mentions, reverse=True):
        if kind != "PER" or j - i != 2 or rng.random() >= share: continue
        if s["heads"] and s["heads"][i + 1] != i + 1: continue
        s = dict(s, words=s["words"][:i] + [s["words"][i + 1], ",", s["words"][i]] + s["words"][j:])
        for f in ROWS: s[f] = s[f][:i + 1] + [s[f][i + 2], comma[f], s[f][i + 1]] + s[f][i + 3:]
        s["names"] = s["names"][:i] + [PERSON[p] for p in "BIL"] + s["names"][j:]
        if s["heads"]:
            heads = [h + (h > i + 1) for h in s["heads"]]
            s["heads"] = heads[:i + 1] + [i + 1] + heads[i + 1:]
            for f in ("y", "r"): s[f] = s[f][:i + 1] + [comma[f]] + s[f][i + 1:]
    return s
