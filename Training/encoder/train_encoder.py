"""Trains the encoder of the accurate tier on trees, names, directed and target sentiment at once.

usage: train_encoder.py --data FOLDER --minilm FOLDER --out FILE [--layers 3] [--epochs 8] [--threads 2] [--seed 1]

The last part of the run (`--quantised`) computes with rounded weights and activations, as the int8 kernel will. The weights that
are written are an exponential mean over the last steps.
"""
import argparse
import copy
import hashlib
import json
import random
import time

import torch
import torch.nn.functional as F

import corpora
from corpora import UNKNOWN
from network import Dense, Network, UPOS
from pieces import Pieces, casing

MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
CLS, SEP = 2, 3


class Batch:
    """Sentences of one kind, padded to one length."""

    def __init__(self, sentences, pieces, device):
        self.sentences = sentences
        rows = [self._row(s, pieces) for s in sentences]
        n, m = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
        self.ids, self.case, self.first = torch.zeros(len(rows), n, dtype=torch.long), torch.zeros(len(rows), n, dtype=torch.long), torch.zeros(len(rows), m, dtype=torch.long)
        self.lengths = torch.tensor([len(r[2]) for r in rows])
        self.ends = [r[0].__len__() - 1 for r in rows]
        for i, (ids, case, first) in enumerate(rows):
            self.ids[i, :len(ids)], self.case[i, :len(case)], self.first[i, :len(first)] = torch.tensor(ids), torch.tensor(case), torch.tensor(first)
        self.real = self.ids > 0
        self.starts = [r[2] for r in rows]

    @staticmethod
    def _row(sentence, pieces):
        ids, case, first = [CLS], [0], []
        for word in sentence.words:
            own = pieces.of(word)
            if len(ids) + len(own) >= Network.LONGEST:
                first.append(len(ids) - 1)
                continue
            first.append(len(ids))
            ids += own
            case += [casing(word)] * len(own)
        return ids + [SEP], case + [0], first

    def labels(self, name, table=None):
        out = torch.full((len(self.sentences), self.first.shape[1]), UNKNOWN)
        for i, s in enumerate(self.sentences):
            values = getattr(s, name)
            if values is not None:
                out[i, :len(values)] = torch.tensor([table.get(v, UNKNOWN) if table else v for v in values])
        return out

    def span(self, states, i, a, b):
        start = self.starts[i][min(a, len(self.starts[i]) - 1)]
        end = self.starts[i][b] if b < len(self.starts[i]) else self.ends[i]
        return states[i, start:max(end, start + 1)].mean(0)

    def between(self, states, i, a, b, c, d):
        left, right = (b, c) if b <= c else (d, a)
        return self.span(states, i, left, right) if left < right and left < len(self.starts[i]) else states[i, 0]


class Trainer:
    def __init__(self, options):
        self.o = options
        path = f"{options.minilm}/model.safetensors"
        found = hashlib.sha256(open(path, "rb").read()).hexdigest()
        if found != MINILM:
            raise SystemExit(f"{path}: sha256 is {found}, not that of the weights that this recipe was written for")
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed)
        random.seed(options.seed)
        self.pieces = Pieces(f"{options.minilm}/vocab.txt")
        self.training, self.development = corpora.training(options.data), corpora.development(options.data)
        self.xpos = sorted({x for s in self.training if s.xpos for x in s.xpos})
        self.relations = sorted({x for s in self.training if s.relations for x in s.relations})
        self.tables = {"upos": {u: i for i, u in enumerate(UPOS)}, "xpos": {x: i for i, x in enumerate(self.xpos)},
                       "relations": {x: i for i, x in enumerate(self.relations)}}
        self.net = Network.pretrained(path, self.pieces.rows, options.layers, len(self.xpos), len(self.relations))
        self.mean = copy.deepcopy(self.net)
        counts = torch.zeros(5)
        for s in self.training:
            for pair in s.pairs:
                counts[pair[4]] += 1
        weights = counts ** -0.3
        self.pair_weights = weights / (weights * counts).sum() * counts.sum()

    def batches(self, sentences, shuffled):
        groups = {}
        for s in sentences:
            groups.setdefault("pairs" if s.pairs else "targets" if s.targets else "trees" if s.upos else "names", []).append(s)
        out = []
        for group in groups.values():
            if shuffled:
                random.shuffle(group)
            sized = sorted(group, key=lambda s: sum(len(self.pieces.of(w)) for w in s.words) + (random.random() * 6 if shuffled else 0))
            current, longest = [], 0
            for s in sized:
                n = min(sum(len(self.pieces.of(w)) for w in s.words) + 2, Network.LONGEST)
                if current and max(longest, n) * (len(current) + 1) > self.o.tokens:
                    out.append(current)
                    current, longest = [], 0
                current.append(s)
                longest = max(longest, n)
            out.append(current)
        if shuffled:
            random.shuffle(out)
        return out

    def states(self, net, batch):
        ids = batch.ids
        if net.training:
            hidden = (torch.rand(ids.shape) < self.o.hide) & (ids > CLS + 1)
            ids = torch.where(hidden, torch.full_like(ids, 4), ids)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.o.bf16):
            return net.encode(ids, batch.case, batch.real).float()

    def loss(self, batch):
        net, states = self.net, self.states(self.net, batch)
        s = batch.sentences[0]
        if s.pairs:
            rows = [(i, *pair) for i, x in enumerate(batch.sentences) for pair in x.pairs]
            return F.cross_entropy(self.pair_scores(net, batch, states, rows), torch.tensor([r[5] for r in rows]), weight=self.pair_weights, label_smoothing=0.05)
        if s.targets:
            rows = [(i, *t) for i, x in enumerate(batch.sentences) for t in x.targets]
            return F.cross_entropy(self.target_scores(net, batch, states, rows), torch.tensor([r[3] for r in rows]), label_smoothing=0.05)
        words = net.words(states, batch.first)
        total = 0
        names = batch.labels("names")
        if (names >= 0).any():
            total = total + F.cross_entropy(net.names(words[:, 1:]).flatten(0, 1), names.flatten())
        if s.upos:
            heads = batch.labels("heads")
            total = total + F.cross_entropy(net.arcs(words, batch.lengths).flatten(0, 1), heads.flatten())
            total = total + F.cross_entropy(net.relations(words, heads).flatten(0, 1), batch.labels("relations", self.tables["relations"]).flatten())
            total = total + F.cross_entropy(net.upos(words[:, 1:]).flatten(0, 1), batch.labels("upos", self.tables["upos"]).flatten())
            total = total + 0.5 * F.cross_entropy(net.xpos(words[:, 1:]).flatten(0, 1), batch.labels("xpos", self.tables["xpos"]).flatten())
        return total

    def pair_scores(self, net, batch, states, rows):
        p = torch.stack([batch.span(states, r[0], r[1], r[2]) for r in rows])
        q = torch.stack([batch.span(states, r[0], r[3], r[4]) for r in rows])
        between = torch.stack([batch.between(states, *r[:5]) for r in rows])
        return net.pair(p, q, between, torch.stack([states[r[0], 0] for r in rows]))

    def target_scores(self, net, batch, states, rows):
        spans = torch.stack([batch.span(states, r[0], r[1], r[2]) for r in rows])
        return net.target(torch.cat([spans, torch.stack([states[r[0], 0] for r in rows])], -1))

    def run(self):
        o = self.o
        heads = [p for n, p in self.net.named_parameters() if not n.startswith(("layers.", "norm.", "piece.", "place."))]
        body = [p for n, p in self.net.named_parameters() if n.startswith(("layers.", "norm.", "place."))]
        rows = [self.net.piece.weight]
        groups = [{"params": body, "lr": 1.5e-4}, {"params": heads, "lr": 1e-3}]
        if o.piece_rate:
            groups.append({"params": rows, "lr": o.piece_rate})
        else:
            self.net.piece.weight.requires_grad_(False)
        for g in groups:
            g["base"] = g["lr"]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        steps, began, step = None, time.time(), 0
        for epoch in range(o.epochs):
            batches = self.batches(self.training, True)
            steps = steps or len(batches) * o.epochs
            for sentences in batches:
                Dense.quantised = step >= steps * (1 - o.quantised)
                rate = min(1, (step + 1) / 200) * max(0.02, 1 - step / steps)
                for g in optimiser.param_groups:
                    g["lr"] = g["base"] * rate
                loss = self.loss(Batch(sentences, self.pieces, None))
                optimiser.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                optimiser.step()
                step += 1
                decay = min(0.999, step / (step + 100))
                with torch.no_grad():
                    for old, new in zip(self.mean.parameters(), self.net.parameters()):
                        if new.requires_grad:
                            old.lerp_(new, 1 - decay)
                if step % 100 == 0:
                    print(f"step {step} of {steps}, {time.time() - began:.0f} s, loss {loss.item():.3f}", flush=True)
            print(json.dumps({"epoch": epoch + 1, **self.scores(self.mean)}), flush=True)
            torch.save({"state": self.mean.state_dict(), "layers": o.layers, "xpos": self.xpos, "relations": self.relations,
                        "pieces": self.pieces.words, "options": vars(o)}, o.out)

    @torch.no_grad()
    def scores(self, net):
        """Scores on the development sets as the network gives them, without a search for the best tree."""
        net.eval()
        was, Dense.quantised = Dense.quantised, True
        bf16, self.o.bf16 = self.o.bf16, False
        out = {}
        for name, sentences in self.development.items():
            right, total, confusion = {}, 0, {}
            for part in self.batches(sentences, False):
                batch = Batch(part, self.pieces, None)
                states = self.states(net, batch)
                if part[0].pairs or part[0].targets:
                    kind = "pairs" if part[0].pairs else "targets"
                    rows = [(i, *x) for i, s in enumerate(part) for x in getattr(s, kind)]
                    scores = (self.pair_scores if kind == "pairs" else self.target_scores)(net, batch, states, rows)
                    for row, guess in zip(rows, scores.argmax(-1).tolist()):
                        key = (row[-1], guess)
                        confusion[key] = confusion.get(key, 0) + 1
                    continue
                words = net.words(states, batch.first)
                if part[0].upos:
                    heads = net.arcs(words, batch.lengths).argmax(-1)
                    relations = net.relations(words, heads).argmax(-1)
                    upos, xpos = net.upos(words[:, 1:]).argmax(-1), net.xpos(words[:, 1:]).argmax(-1)
                    for i, s in enumerate(part):
                        for k in range(len(s.words)):
                            total += 1
                            head = heads[i, k] == s.heads[k]
                            hits = {"upos": UPOS[upos[i, k]] == s.upos[k], "xpos": self.xpos[xpos[i, k]] == s.xpos[k], "uas": head,
                                    "las": head and self.relations[relations[i, k]].split(":")[0] == s.relations[k].split(":")[0]}
                            for key, hit in hits.items():
                                right[key] = right.get(key, 0) + int(hit)
                else:
                    guesses = net.names(words[:, 1:]).argmax(-1)
                    for i, s in enumerate(part):
                        allowed = ("PER", "ORG", "LOC") if name == "uner" else corpora.NAME_TYPES
                        gold = {x for x in spans(s.names) if x[2] in allowed}
                        found = {x for x in spans(guesses[i, :len(s.words)].tolist()) if x[2] in allowed}
                        for key, n in (("both", len(gold & found)), ("gold", len(gold)), ("found", len(found))):
                            right[key] = right.get(key, 0) + n
            if confusion:
                n = max(k for pair in confusion for k in pair) + 1
                f = []
                for c in range(n):
                    hit = confusion.get((c, c), 0)
                    all_ = sum(v for (g, p), v in confusion.items() if g == c) + sum(v for (g, p), v in confusion.items() if p == c)
                    f.append(round(200 * hit / max(1, all_), 1))
                out[name] = {"micro": round(100 * sum(confusion.get((c, c), 0) for c in range(n)) / sum(confusion.values()), 2), "macro": round(sum(f) / n, 2), "f": f}
            elif total:
                out[name] = {k: round(100 * v / total, 2) for k, v in right.items()}
            else:
                out[name] = round(200 * right["both"] / max(1, right["gold"] + right["found"]), 2)
        Dense.quantised, self.o.bf16 = was, bf16
        net.train()
        return out


def spans(tags):
    out, start, kind = [], None, None
    for i, tag in enumerate([corpora.NAME_TAGS[t] if t >= 0 else "O" for t in tags] + ["O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            out.append((start, i, kind))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start, kind = i, tag[2:]
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--minilm", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--tokens", type=int, default=1400, help="pieces a batch, padding included")
    parser.add_argument("--hide", type=float, default=0.05, help="share of pieces that are hidden in training")
    parser.add_argument("--piece-rate", type=float, default=0.0, help="learning rate of the table of pieces; 0 keeps it as it is")
    parser.add_argument("--quantised", type=float, default=0.25, help="last share of the steps that computes rounded")
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    Trainer(parser.parse_args()).run()
