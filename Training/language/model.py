"""The network of tags, trees and names: word vectors of WordPiece embeddings, two layers of a small encoder, and heads.

One position a word: the mean of its pieces' vectors, plus position, casing, suffix and the lists of names that hold it. Linear layers are learnt with the
rounding they are run with (weights of 7 bits with a scale a column, activations of 8 bits with a scale a row).
"""
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import load_file
from data import LABELS, KINDS, N_LABELS, CORPORA
from pieces import SUFFIXES

WIDTH, HEADS, POSITIONS, CASES = 384, 12, 256, 8
LISTS = 8           # kinds of lists that a word may stand in, see gazetteers.py
ARC, REL, NAME = 128, 192, 128
DISTANCE = 32


class Rounded(torch.autograd.Function):
    @staticmethod
    def forward(_, x, limit):
        s = x.abs().amax(-1, keepdim=True).clamp(min=1e-8) / limit
        return torch.round(x / s) * s
    @staticmethod
    def backward(_, g): return g, None


class Linear(nn.Linear):
    quantised = False
    def forward(self, x):
        if not Linear.quantised: return F.linear(x, self.weight, self.bias)
        return F.linear(Rounded.apply(x.float(), 127.0), Rounded.apply(self.weight, 63.0), self.bias)


def gate(x):
    """x * clamp(x / 3 + 1/2, 0, 1): close to GELU, and the same bits everywhere."""
    return x * torch.clamp(x * (1 / 3) + 0.5, 0, 1)


class Layer(nn.Module):
    def __init__(self, drop):
        super().__init__()
        self.qkv = Linear(WIDTH, 3 * WIDTH)
        self.out = Linear(WIDTH, WIDTH)
        self.up = Linear(WIDTH, 4 * WIDTH)
        self.down = Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)
    def forward(self, x, mask):
        B, L, _ = x.shape
        q, k, v = self.qkv(x).view(B, L, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU the fused operator's backward pass takes a fifth of the whole training step.
        a = torch.softmax((q @ k.transpose(2, 3)).float() * (WIDTH // HEADS) ** -0.5 + mask, -1).to(v.dtype)
        a = (a @ v).transpose(1, 2).reshape(B, L, WIDTH)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(gate(self.up(x)))))


class Network(nn.Module):
    def __init__(self, n_tags, n_rels, layers=2, drop=0.1, encoder=None):
        super().__init__()
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        self.suffix = nn.Embedding(SUFFIXES, WIDTH)
        self.lists = nn.Parameter(torch.zeros(LISTS, WIDTH))
        nn.init.zeros_(self.case.weight); nn.init.normal_(self.suffix.weight, std=0.003)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)
        self.dep, self.head = Linear(WIDTH, ARC), Linear(WIDTH, ARC)
        self.arc = Linear(ARC, ARC)
        self.root_bias = nn.Linear(ARC, 1)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCE + 1))
        self.rel_dep, self.rel_head = Linear(WIDTH, REL), Linear(WIDTH, REL)
        self.rel = Linear(REL, n_rels)
        self.tag = Linear(WIDTH, n_tags)
        self.name1, self.name2 = Linear(WIDTH, NAME), Linear(NAME, N_LABELS)
        self.corpus = nn.Embedding(len(CORPORA), NAME)
        nn.init.zeros_(self.corpus.weight)
        self.transition = nn.Parameter(torch.zeros(N_LABELS, N_LABELS))
        self.head_drop = nn.Dropout(0.2)
        allowed = torch.full((N_LABELS, N_LABELS), -1e4)
        kind = lambda l: l[2:]
        closed = [l == "O" or l[0] in "LU" for l in LABELS]
        opens = [l == "O" or l[0] in "BU" for l in LABELS]
        for i, a in enumerate(LABELS):
            for j, b in enumerate(LABELS):
                if (closed[i] and opens[j]) or (not closed[i] and not opens[j] and kind(a) == kind(b)): allowed[i, j] = 0
        self.register_buffer("allowed", allowed, persistent=False)
        self.register_buffer("first", torch.tensor([0.0 if o else -1e4 for o in opens]), persistent=False)
        self.register_buffer("last", torch.tensor([0.0 if c else -1e4 for c in closed]), persistent=False)
        if encoder: self.start(encoder)

    def start(self, path):
        """Weights of the pretrained encoder."""
        w = load_file(path)
        w = {k.removeprefix("bert.").removeprefix("0.auto_model."): v for k, v in w.items()}
        with torch.no_grad():
            self.position.weight.copy_(w["embeddings.position_embeddings.weight"][:POSITIONS] + w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"]); self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, l in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for t in ("weight", "bias"):
                    getattr(l.qkv, t).copy_(torch.cat([w[p + f"attention.self.{n}.{t}"] for n in ("query", "key", "value")]))
                    getattr(l.out, t).copy_(w[p + f"attention.output.dense.{t}"])
                    getattr(l.up, t).copy_(w[p + f"intermediate.dense.{t}"])
                    getattr(l.down, t).copy_(w[p + f"output.dense.{t}"])
                    getattr(l.norm1, t).copy_(w[p + f"attention.output.LayerNorm.{t}"])
                    getattr(l.norm2, t).copy_(w[p + f"output.LayerNorm.{t}"])

    def embed(self, vectors, case, suffix, length, lists=None):
        """What the first layer reads, and which rows it may look at. vectors [B, L, WIDTH], the mark of the root first; lists: [B, L] bits of the lists that hold a word."""
        B, L, _ = vectors.shape
        x = vectors + self.position.weight[:L] + self.case(case) + self.suffix(suffix)
        if lists is not None: x = x + ((lists[..., None] >> torch.arange(LISTS)) & 1).to(x.dtype) @ self.lists
        return self.drop(self.norm(x)), torch.zeros(B, 1, 1, L).masked_fill((torch.arange(L)[None] >= length[:, None])[:, None, None, :], -1e4)

    def encode(self, vectors, case, suffix, length, lists=None):
        """States of a batch of words."""
        x, mask = self.embed(vectors, case, suffix, length, lists)
        for layer in self.layers: x = layer(x, mask)
        return x

    def arcs(self, x, length):
        L = x.shape[1]
        d, h = gate(self.dep(x)), gate(self.head(x))
        s = (self.arc(self.head_drop(d)) @ self.head_drop(h).transpose(1, 2)).float() + self.root_bias(h).float().transpose(1, 2)
        i = torch.arange(L)
        s = s + self.distance[(i[None] - i[:, None]).clamp(-DISTANCE, DISTANCE) + DISTANCE]
        s = s.masked_fill(torch.arange(L)[None, None] >= length[:, None, None], -1e4)
        return s - 1e4 * torch.eye(L)

    def relations(self, x, heads):
        d, h = self.rel_dep(x), self.rel_head(x)
        h = torch.gather(h, 1, heads[..., None].expand(-1, -1, REL))
        return self.rel(self.head_drop(F.relu(d + h))).float()

    def names(self, x, corpus):
        """Scores of labels; corpus: [B] indices, or None for their mean."""
        c = self.corpus.weight.mean(0) if corpus is None else self.corpus(corpus)[:, None]
        return self.name2(self.head_drop(gate(self.name1(x) + c))).float()

    def crf_sum(self, e, n):
        """Log sum of the paths through scores e [B, L, K] of n words each."""
        t = self.transition + self.allowed
        a = e[:, 0] + self.first
        out = a
        for i in range(1, e.shape[1]):
            a = torch.logsumexp(a[:, :, None] + t[None], 1) + e[:, i]
            out = torch.where((n > i)[:, None], a, out)
        return torch.logsumexp(out + self.last, 1)

    def crf_loss(self, e, n, allowed):
        """Minus the log probability of the allowed paths. allowed: [B, L, K] true where a label may stand."""
        both = self.crf_sum(torch.cat([e, e.masked_fill(~allowed, -1e4)]), torch.cat([n, n]))
        return both[: len(n)] - both[len(n):]

    def best_path(self, e):
        """Labels of one sentence by Viterbi, e: [L, K]."""
        t = (self.transition + self.allowed).detach().numpy(); e = e.detach().numpy()
        a = e[0] + self.first.numpy(); back = []
        for i in range(1, len(e)):
            m = a[:, None] + t
            back.append(m.argmax(0)); a = m.max(0) + e[i]
        k = int((a + self.last.numpy()).argmax()); path = [k]
        for b in reversed(back): k = int(b[k]); path.append(k)
        return path[::-1]
