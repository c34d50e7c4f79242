"""The network of the accurate tier: that of the fast one with more layers, every piece of a word a row, and heads of stance over the same states.

Directed: one function of (source, object, which stands first) judges both directions of a pair, so that what is learnt of "A praises B"
holds of "B is praised by A". Target: the words of the target, the whole and the mark before the sentence.
"""
import os, sys
import torch, torch.nn as nn
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../language"))
from model import Linear, Network, WIDTH, gate

JUDGE = 256


class AccurateNetwork(Network):
    def __init__(self, n_tags, n_rels, layers, encoder=None):
        super().__init__(n_tags, n_rels, layers, encoder=encoder)
        self.pair1, self.pair2 = Linear(4 * WIDTH, JUDGE), Linear(JUDGE, 3)
        self.order = nn.Embedding(2, JUDGE)
        nn.init.zeros_(self.order.weight)
        self.target1, self.target2 = Linear(3 * WIDTH, JUDGE), Linear(JUDGE, 3)

    def start_from(self, state, whole):
        """The weights of another network; without `whole`, the layers, positions and the first norm stay those of the pretrained encoder."""
        own = self.state_dict()
        own.update({k: v for k, v in state.items() if k in own and own[k].shape == v.shape and (whole or not k.startswith(("layers", "position", "norm")))})
        self.load_state_dict(own)

    def encode(self, vectors, case, suffix, length, lists, owner, words):
        """States [B, words, WIDTH] of words: the mean over the rows of their pieces. vectors, case, suffix, lists: [B, L] of pieces; owner: [B, L] the word of a piece,
        -1 beyond the `length` pieces of a sentence."""
        x = super().encode(vectors, case, suffix, length, lists)
        share = (owner[:, None] == torch.arange(words)[None, :, None]).to(x.dtype)
        return (share / share.sum(-1, keepdim=True).clamp(min=1)) @ x

    def pool(self, x, row, first, last):
        """Means of the rows first..<last of sentences; x [B, L, W], the others [P]."""
        i = torch.arange(x.shape[1])[None]
        inside = ((i >= first[:, None]) & (i < last[:, None])).to(x.dtype)
        inside = inside / inside.sum(1, keepdim=True).clamp(min=1)
        return torch.bmm(inside[:, None], x[row])[:, 0]

    def directed(self, x, row, p, q, between):
        """Scores [P, 5] of pairs: none, p for q, q for p, p against q, q against p. p, q, between: ([P], [P]) bounds of rows, p first."""
        a, b, middle, whole = self.pool(x, row, *p), self.pool(x, row, *q), self.pool(x, row, *between), x[row, 0]
        def one(source, other, order):
            h = self.pair1(self.head_drop(torch.cat([source, other, middle, whole], -1))) + self.order.weight[order]
            return self.pair2(self.head_drop(gate(h))).float()
        there, back = one(a, b, 0), one(b, a, 1)
        return torch.stack([there[:, 0] + back[:, 0], there[:, 1], back[:, 1], there[:, 2], back[:, 2]], -1)

    def target(self, x, row, t, length):
        """Scores [P, 3] of targets: negative, neutral, positive."""
        all_ = self.pool(x, row, torch.ones_like(t[0]), length[row])
        h = self.target1(self.head_drop(torch.cat([self.pool(x, row, *t), all_, x[row, 0]], -1)))
        return self.target2(self.head_drop(gate(h))).float()
