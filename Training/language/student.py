"""Distils networks of tags, trees and names into a narrow one: python student.py --data FOLDER --encoder FOLDER --teacher FILE.pt … --out FILE.pt

The student reads the same word vectors through a learnt projection to its width (a table of pieces of that width, once folded), two
layers, the same heads but narrower. It learns from the treebanks and from what the teachers, averaged, say of them and of sentences
without trees: those of the name corpora and, with --raw, of CoNLL-U files whose words alone are looked at (`raw.py` and `pages.py` write them).
"""
import argparse, os, random, sys, time
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import load_file
sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../encoder"))
from data import load, treebank, spans, bio_spans, N_LABELS
from model import Linear, Network, WIDTH, POSITIONS, CASES, LISTS, DISTANCE, gate
from pieces import Pieces, casing, suffix, SUFFIXES
import gazetteers
from rows import ROOT, inputs as rows_of
from network import AccurateNetwork

ap = argparse.ArgumentParser()
for a in ("data", "encoder", "out"): ap.add_argument("--" + a, required=True)
ap.add_argument("--teacher", nargs="+", required=True); ap.add_argument("--gazetteer", required=True); ap.add_argument("--raw", nargs="*", default=[])
ap.add_argument("--words", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../names.tsv"))
ap.add_argument("--width", type=int, default=128); ap.add_argument("--layers", type=int, default=2); ap.add_argument("--epochs", type=float, default=8)
ap.add_argument("--lr", type=float, default=1.5e-3); ap.add_argument("--gold", type=float, default=0.3, help="share of the treebanks' own labels in the loss")
ap.add_argument("--tokens", type=int, default=2048); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--name-weight", type=float, default=2.0)
ap.add_argument("--limit", type=int, default=0)
ap.add_argument("--quantise-from", type=float, default=0.7); ap.add_argument("--average", type=float, default=0.995)
ap.add_argument("--minutes", type=float, default=0, help="ends the schedule by this time at the latest; the same bits come only without it")
ap.add_argument("--labels", default="", help="keeps what the teachers said in this file, or reads it there")
A = ap.parse_args()
STARTED = time.time()
torch.set_num_threads(1); torch.manual_seed(A.seed); random.seed(A.seed)
def say(*x): print(*x, flush=True)
ARC, REL, NAME = 64, 96, 96


class Layer(nn.Module):
    def __init__(self, width, drop):
        super().__init__()
        self.heads = width // 32
        self.qkv, self.out, self.up, self.down = Linear(width, 3 * width), Linear(width, width), Linear(width, 4 * width), Linear(4 * width, width)
        self.norm1, self.norm2, self.drop = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12), nn.Dropout(drop)
    def forward(self, x, mask):
        B, L, W = x.shape
        q, k, v = self.qkv(x).view(B, L, 3, self.heads, 32).permute(2, 0, 3, 1, 4)
        a = (torch.softmax((q @ k.transpose(2, 3)).float() * 32 ** -0.5 + mask, -1).to(v.dtype) @ v).transpose(1, 2).reshape(B, L, W)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(gate(self.up(x)))))


borders = dict(Network(1, 1, 0).named_buffers())


class Student(nn.Module):
    def __init__(self, width, layers, n_tags, n_rels, projection):
        super().__init__()
        self.fold = nn.Parameter(projection.clone())
        self.position, self.case, self.suffix = nn.Embedding(POSITIONS, width), nn.Embedding(CASES, width), nn.Embedding(SUFFIXES, width)
        for e in (self.position, self.case, self.suffix): nn.init.normal_(e.weight, std=0.01)
        self.lists = nn.Parameter(torch.zeros(LISTS, width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 0.05) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.dep, self.head, self.arc, self.root_bias = Linear(width, ARC), Linear(width, ARC), Linear(ARC, ARC), nn.Linear(ARC, 1)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCE + 1))
        self.rel_dep, self.rel_head, self.rel, self.tag = Linear(width, REL), Linear(width, REL), Linear(REL, n_rels), Linear(width, n_tags)
        self.name1, self.name2, self.transition = Linear(width, NAME), Linear(NAME, N_LABELS), nn.Parameter(torch.zeros(N_LABELS, N_LABELS))
        for k in ("allowed", "first", "last"): self.register_buffer(k, borders[k].clone(), persistent=False)
        self.head_drop = nn.Dropout(0.1)
    def encode(self, v, case, suffix, length, lists):
        L = v.shape[1]
        x = v @ self.fold + self.position.weight[:L] + self.case(case) + self.suffix(suffix) + ((lists[..., None] >> torch.arange(LISTS)) & 1).to(v.dtype) @ self.lists
        x = self.drop(self.norm(x))
        mask = torch.zeros(len(length), 1, 1, L).masked_fill((torch.arange(L)[None] >= length[:, None])[:, None, None, :], -1e4)
        for layer in self.layers: x = layer(x, mask)
        return x
    arcs, crf_sum, crf_loss, best_path = Network.arcs, Network.crf_sum, Network.crf_loss, Network.best_path
    def names(self, x): return self.name2(self.head_drop(gate(self.name1(x)))).float()
    def relations(self, x, heads):
        d, h = self.rel_dep(x), self.rel_head(x)
        h = torch.gather(h, 1, heads[..., None].expand(-1, -1, REL))
        return self.rel(self.head_drop(F.relu(d + h))).float()


train, dev, held = load(A.data, A.words)
dev = {k: dev[k] for k in ("ewt-dev", "gum-free-dev", "uner-ewt", "crossner-politics", "wikigold")} | held
for path in A.raw: train += [dict(s, tags=None, heads=None, rels=None) for s in treebank(path)]
seen, once = set(), []
for s in train:
    key = (tuple(s["words"]), s["heads"] is not None)
    if key not in seen and 2 <= len(s["words"]) <= 100: seen.add(key); once.append(s)
train = once
if A.limit:
    random.shuffle(train); train = train[:A.limit]
    dev = {k: v[:A.limit // 8] for k, v in dev.items()}
saved = [torch.load(f) for f in A.teacher]
TAGS, RELS = saved[0]["tags"], saved[0]["rels"]
if any((t["tags"], t["rels"]) != (TAGS, RELS) for t in saved): raise SystemExit("the teachers have different labels")
TAG, REL_OF = {t: i for i, t in enumerate(TAGS)}, {r: i for i, r in enumerate(RELS)}
vocab = {l.rstrip("\n"): i for i, l in enumerate(open(A.encoder + "/vocab.txt", encoding="utf8"))}
P = Pieces(vocab)
table = next(v for k, v in load_file(A.encoder + "/model.safetensors").items() if k.endswith("word_embeddings.weight")).float()
scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
table = torch.round(table / scale) * scale
listed = {w: int(c) for w, c in (l.rstrip("\n").split("\t") for l in open(A.gazetteer, encoding="utf8"))}
index, vectors, classes = {}, [table[101].numpy()], {}
def row(w):
    i = index.get(w)
    if i is None:
        i = index[w] = len(vectors); vectors.append(table[P.ids(w)].mean(0).numpy()); classes[w] = listed.get(gazetteers.key(w), 0)
    return i
def prepared(s):
    w = s["words"]
    s.update(cut=[[ROOT]] + [P.ids(x) for x in w], ix=[0] + [row(x) for x in w], case=[0] + [casing(x) for x in w], suf=[0] + [suffix(x) for x in w], gaz=[0] + [classes[x] for x in w])
    if s["tags"]: s["y"] = [TAG.get(t, -100) for t in s["tags"]]; s["r"] = [REL_OF.get(r, REL_OF.get(r.split(":")[0], -100)) for r in s["rels"]]
    return s
for s in train: prepared(s)
for v in dev.values(): v[:] = [prepared(s) for s in v if len(s["words"]) <= 250]
UNKNOWN = row("\u3042")
E = torch.tensor(np.stack(vectors))
say(len(train), "sentences", sum(len(s["words"]) for s in train), "words,", sum(s["heads"] is not None for s in train), "with trees")

def batches(data, tokens, shuffle):
    order = list(range(len(data)))
    if shuffle: random.shuffle(order)
    order.sort(key=lambda i: len(data[i]["ix"]) + (random.random() * 3 if shuffle else 0))
    out, cur = [], []
    for i in order:
        if cur and len(data[i]["ix"]) * (len(cur) + 1) > tokens: out.append(cur); cur = []
        cur.append(i)
    out.append(cur)
    if shuffle: random.shuffle(out)
    return out

def inputs(S, disturb=False):
    L = max(len(s["ix"]) for s in S)
    pad = lambda key: torch.tensor([s[key] + [0] * (L - len(s[key])) for s in S])
    ix, case, suf, gaz = pad("ix"), pad("case"), pad("suf"), pad("gaz")
    if disturb:
        hide = (torch.rand(ix.shape) < 0.03) & (ix > 0)
        ix = ix.masked_fill(hide, UNKNOWN)
        gaz = gaz.masked_fill(torch.rand(gaz.shape) < 0.05, 0)
    return E[ix], case, suf, torch.tensor([len(s["ix"]) for s in S]), gaz

def marginals(net, scores, length):
    """Probabilities [B, L, K] of the labels of names on all paths: the gradient of the log sum over them."""
    with torch.enable_grad():
        scores = scores.detach().requires_grad_()
        return torch.autograd.grad(net.crf_sum(scores, length).sum(), scores)[0]

@torch.no_grad()
def ask():
    """What the teachers, averaged, say: (arcs, tags, relations) a sentence, as probabilities of 16 bits."""
    nets = []
    Linear.quantised = False
    for t in saved:
        n = 1 + max(int(k.split(".")[1]) for k in t["state"] if k.startswith("layers."))
        net = (AccurateNetwork if "pair1.weight" in t["state"] else Network)(len(TAGS), len(RELS), n); net.load_state_dict(t["state"], strict=False); nets.append(net.eval())
    out, began = [None] * len(train), time.time()
    for b in batches(train, 4096, False):
        S = [train[i] for i in b]
        x = inputs(S); L = x[0].shape[1]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = [net.encode(*(rows_of(S, table)[0] if isinstance(net, AccurateNetwork) else x)) for net in nets]
            arc = sum(net.arcs(y, x[3]).float().softmax(-1) for net, y in zip(nets, states)) / len(nets)
            tag = sum(net.tag(y).float().softmax(-1) for net, y in zip(nets, states)) / len(nets)
            heads = arc.argmax(-1)
            for j, s in enumerate(S):
                if s["heads"]: heads[j, 1:len(s["ix"])] = torch.tensor(s["heads"])
            rel = sum(net.relations(y, heads).softmax(-1) for net, y in zip(nets, states)) / len(nets)
        name = sum(marginals(net, net.names(y[:, 1:].float(), None), x[3] - 1) for net, y in zip(nets, states)) / len(nets)
        for j, i in enumerate(b):
            n = len(S[j]["ix"])
            out[i] = (arc[j, :n, :n].half().clone(), tag[j, :n].half().clone(), rel[j, :n].half().clone(), heads[j, :n].to(torch.int16).clone(), name[j, :n - 1].half().clone())
    say(f"teachers asked, {time.time() - began:.0f} s")
    return out

if A.labels and os.path.exists(A.labels): labels = torch.load(A.labels)
else:
    labels = ask()
    if A.labels: torch.save(labels, A.labels)

# The projection begins with the main directions of the words' vectors.
counts = torch.zeros(len(E))
for s in train: counts += torch.bincount(torch.tensor(s["ix"]), minlength=len(E))
weight = (counts / counts.sum()).sqrt()
centred = (E - (E * weight[:, None]).sum(0) / weight.sum()) * weight[:, None].sqrt()
_, _, V = torch.linalg.svd(centred.T @ centred)
net = Student(A.width, A.layers, len(TAGS), len(RELS), V[:A.width].T.contiguous() * 8)
say(sum(p.numel() for p in net.parameters()) / 1e6, "M parameters")
mean = {k: v.clone() for k, v in net.state_dict().items()}
opt = torch.optim.AdamW(net.parameters(), lr=A.lr, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
total = int(len(batches(train, A.tokens, False)) * A.epochs)

def divergence(scores, wanted, mask):
    """Cross entropy with the teachers' probabilities, a word."""
    return -(wanted * scores.log_softmax(-1).clamp(min=-30)).sum(-1)[mask].mean()

def loss_of(b):
    S = [train[i] for i in b]
    x = inputs(S, True); n = x[3]; B, L = x[1].shape
    arc, tag, rel, heads = torch.zeros(B, L, L), torch.zeros(B, L, len(TAGS)), torch.zeros(B, L, len(RELS)), torch.zeros(B, L, dtype=torch.long)
    name = torch.zeros(B, L - 1, N_LABELS)
    for j, i in enumerate(b):
        a, t, r, h, m = labels[i]; k = len(h); name[j, :k - 1] = m
        arc[j, :k, :k] = a; tag[j, :k] = t; rel[j, :k] = r; heads[j, :k] = h
    mask = (torch.arange(L)[None] < n[:, None]) & (torch.arange(L)[None] > 0)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        y = net.encode(*x)
        sa, sr, st = net.arcs(y, n), net.relations(y, heads), net.tag(net.drop(y)).float()
        sn = net.names(y[:, 1:])
    named = divergence(sn, name, mask[:, 1:])
    if step % 4 == 0:
        # Paths through the names take half of the time of a step: in one of four, the likely labels of each word on the teachers' paths.
        likely = F.one_hot(name.argmax(-1), N_LABELS).bool() | (name > 0.3)
        named = named + 2 * net.crf_loss(sn, n - 1, likely).sum() / (n - 1).sum()
    soft = A.name_weight * named + divergence(sa, arc, mask) + divergence(sr, rel, mask) + divergence(st, tag, mask)
    told = [j for j, s in enumerate(S) if s["heads"]]
    if not told: return soft
    pad = lambda key: torch.tensor([[-100] + S[j][key] + [-100] * (L - 1 - len(S[j][key])) for j in told])
    hard = F.cross_entropy(sa[told].flatten(0, 1), pad("heads").flatten()) + F.cross_entropy(sr[told].flatten(0, 1), pad("r").flatten()) \
        + F.cross_entropy(st[told].flatten(0, 1), pad("y").flatten())
    return (1 - A.gold) * soft + A.gold * hard * len(told) / len(S)

@torch.no_grad()
def score(say_of, data):
    net.eval(); n = up = la = 0; tp = fp = fn = 0
    for b in batches(data, 4096, False):
        S = [data[i] for i in b]; x = inputs(S)
        y = net.encode(*x); h = net.arcs(y, x[3]).argmax(-1); r = net.relations(y, h).argmax(-1); t = net.tag(y).argmax(-1)
        if any(s.get("bio") for s in S): e = net.names(y[:, 1:])
        for j, s in enumerate(S):
            if s.get("bio"):
                p, g = [{z for z in q if z[2] in ("PER", "ORG", "LOC")} for q in (spans(net.best_path(e[j, :len(s["words"])])), bio_spans(s["bio"]))]
                tp += len(p & g); fp += len(p - g); fn += len(g - p)
            for k in range(len(s["words"]) if s["heads"] else 0):
                n += 1
                up += TAGS[t[j, k + 1]].split("|")[0] == s["tags"][k].split("|")[0]
                la += h[j, k + 1] == s["heads"][k] and RELS[r[j, k + 1]].split(":")[0] == s["rels"][k].split(":")[0]
    net.train()
    say(say_of, f"UPOS {100 * up / n:.2f} LAS {100 * la / n:.2f}" if n else "", f"names {200 * tp / (2 * tp + fp + fn):.2f}" if tp else "")

step, began, sums, epoch, done = 0, time.time(), 0.0, 0, 0.0
while done < 1:
    for b in batches(train, A.tokens, True):
        done = max(step / total, (time.time() - STARTED) / 60 / A.minutes if A.minutes else 0)
        if done >= 1: break
        for g in opt.param_groups: g["lr"] = A.lr * min(1, (step + 1) / 200) * max(0.02, 1 - done)
        Linear.quantised = done >= A.quantise_from
        loss = loss_of(b); opt.zero_grad(set_to_none=True); loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); step += 1; sums += loss.item()
        if step % 5 == 0:
            d = min(A.average, step / (step + 50)) ** 5
            for k, v in net.state_dict().items(): mean[k].lerp_(v, 1 - d)
        if step % 100 == 0: say(f"step {step}/{total} {100 * done:.0f}% {time.time() - began:.0f}s {sums / 100:.3f}"); sums = 0.0
    epoch += 1
    if done < 1:
        for k in ("ewt-dev", "uner-ewt"): score(k, dev[k])
net.load_state_dict(mean); Linear.quantised = True
torch.save(dict(state=mean, tags=TAGS, rels=RELS, args=vars(A)), A.out)
for k, v in dev.items(): score(k, v)
