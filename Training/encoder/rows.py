"""Sentences as rows of pieces, the input of the accurate network; `Sources/Neural/EncoderRows.swift` makes the same."""
import os, sys
import torch
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../language"))
from model import POSITIONS

ROOT = 101


def rows_of(cut):
    """(piece, word) of the rows of a sentence, given the pieces of each of its words. Where they would be more than there are places, the last words keep their first
    piece only."""
    spare, rows = POSITIONS - len(cut), []
    for i, ids in enumerate(cut):
        more = min(len(ids) - 1, spare); spare -= more
        rows += [(p, i) for p in ids[: 1 + more]]
    return rows


def inputs(S, vectors):
    """Arguments of `AccurateNetwork.encode` for sentences of `cut` (pieces of the mark and of each word), `case`, `suf` and `gaz`; how many words and marks each has; the
    most of them. vectors: [pieces, WIDTH]."""
    rows = [rows_of(s["cut"]) for s in S]
    L, words = max(map(len, rows)), max(len(s["cut"]) for s in S)
    owner = torch.tensor([[w for _, w in r] + [-1] * (L - len(r)) for r in rows])
    ids = torch.tensor([[p for p, _ in r] + [0] * (L - len(r)) for r in rows])
    def spread(key): return torch.tensor([s[key] + [0] * (words - len(s[key])) for s in S]).gather(1, owner.clamp(min=0))
    return (vectors[ids], spread("case"), spread("suf"), torch.tensor([len(r) for r in rows]), spread("gaz"), owner, words), torch.tensor([len(s["cut"]) for s in S]), words
