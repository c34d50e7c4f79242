"""Trains the network: python train.py --data ../../../shared/data --encoder FOLDER --out FILE.pt [--epochs 8] [--seed 1]"""
import argparse, copy, json, math, os, random, sys, time
import numpy as np, torch, torch.nn.functional as F
from safetensors.torch import load_file
from data import load, spans, bio_spans, LABELS, KINDS, N_LABELS, CORPORA
from pieces import Pieces, casing, suffix
from model import Network, Linear, WIDTH
import gazetteers, variants

ap = argparse.ArgumentParser()
ap.add_argument("--data", required=True); ap.add_argument("--encoder", required=True); ap.add_argument("--out", required=True)
ap.add_argument("--words", default=os.path.join(os.path.dirname(__file__), "../names.tsv"))
ap.add_argument("--epochs", type=float, default=8); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--layers", type=int, default=2)
ap.add_argument("--lr", type=float, default=2e-4); ap.add_argument("--head-lr", type=float, default=1e-3)
ap.add_argument("--tokens", type=int, default=1024); ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--quantise-from", type=float, default=0.75, help="share of the training after which the rounding is learnt too")
ap.add_argument("--limit", type=int, default=0, help="sentences at most, for a trial"); ap.add_argument("--init", default="")
ap.add_argument("--stop", type=float, default=0, help="epochs after which to stop, the schedule unfinished")
ap.add_argument("--name-weight", type=float, default=3.0); ap.add_argument("--replace", type=float, default=0.0, help="share of sentences whose names are replaced by others")
ap.add_argument("--vary", type=float, default=0.0, help="share of commas between places that are left out; a sixth of it of persons' names are turned around")
ap.add_argument("--forget", type=float, default=0.0, help="share of words whose pieces are hidden; twice that inside names")
ap.add_argument("--gazetteer", default="", help="classes of words, of gazetteers.py"); ap.add_argument("--lists", default="", help="names, of gazetteers.py")
ap.add_argument("--average", type=float, default=0.0, help="decay of the running mean of the weights that is kept in the end; 0 for the last weights")
ap.add_argument("--quiet", action="store_true", help="no scores")
ap.add_argument("--without-politics", action="store_true", help="leaves crossner-politics-train out"); ap.add_argument("--eval-only", action="store_true")
A = ap.parse_args()
torch.set_num_threads(A.threads); torch.manual_seed(A.seed); random.seed(A.seed); np.random.seed(A.seed)
say = lambda *x: print(*x, flush=True)

train, dev, held = load(A.data, A.words)
dev.update(held)
if A.without_politics: train = [s for s in train if not s["id"].startswith("crossner-politics")]
vocab = {l.rstrip("\n"): i for i, l in enumerate(open(A.encoder + "/vocab.txt", encoding="utf8"))}
pieces = Pieces(vocab)
count = {}
for s in train:
    for t in s["tags"] or (): count[t] = count.get(t, 0) + 1
TAGS = sorted(t for t, n in count.items() if n >= 3)
rels = {}
for s in train:
    for r in s["rels"] or (): rels[r] = rels.get(r, 0) + 1
RELS = sorted(r for r, n in rels.items() if n >= 20 or ":" not in r)
TAG, REL = {t: i for i, t in enumerate(TAGS)}, {r: i for i, r in enumerate(RELS)}
rel_id = lambda r: REL.get(r, REL.get(r.split(":")[0], -100))
if A.limit:
    random.Random(1).shuffle(train); train = train[: A.limit]
    dev = {k: v[: A.limit // 8] for k, v in dev.items()}
say(len(train), "sentences", sum(len(s["words"]) for s in train), "words", len(TAGS), "tags", len(RELS), "relations", {k: len(v) for k, v in dev.items()})

W = load_file(A.encoder + "/model.safetensors")
table = next(v for k, v in W.items() if k.endswith("word_embeddings.weight")).float()
scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
table = torch.round(table / scale) * scale          # as it is shipped
index, vectors = {}, [table[101].numpy()]

def word_index(w):
    i = index.get(w)
    if i is None:
        i = index[w] = len(vectors)
        vectors.append(table[pieces.ids(w)].mean(0).numpy())
    return i

listed = gazetteers.lookup(A.gazetteer)

def prepared(s):
    w = s["words"]; s["gaz"] = [0] + [listed(x) for x in w]
    s["ix"] = [0] + [word_index(x) for x in w]; s["case"] = [0] + [casing(x) for x in w]; s["suf"] = [0] + [suffix(x) for x in w]
    if s["tags"]: s["y"] = [TAG.get(t, -100) for t in s["tags"]]; s["r"] = [rel_id(r) for r in s["rels"]]
    s["c"] = CORPORA.index(s.get("name_corpus", s["corpus"])) if s["names"] and s.get("name_corpus", s["corpus"]) in CORPORA else 0
    return s

train = [prepared(s) for s in train if len(s["words"]) <= 150]
dev = {k: [prepared(s) for s in v if len(s["words"]) <= 250] for k, v in dev.items()}

# Names of the training data by kind and length: others of the same kind stand in for a name, so that its surroundings count.
pool = {}
def mentions(s):
    i, m = 0, s["names"]
    while i < len(m):
        l = m[i].bit_length() - 1
        if m[i] & 1 or m[i] & (m[i] - 1) or LABELS[l][0] not in "BU": i += 1; continue
        j = i + 1
        if LABELS[l][0] == "B":
            while j < len(m) and not m[j] & 1 and LABELS[m[j].bit_length() - 1][0] in "IL":
                j += 1
                if LABELS[m[j - 1].bit_length() - 1][0] == "L": break
        yield i, j, LABELS[l][2:]
        i = j
if A.replace:
    for s in train:
        if s["names"]:
            for i, j, k in mentions(s): pool.setdefault((k, j - i), []).append(s["words"][i:j])

UNKNOWN = word_index("\u3042")
COMMA = dict(ix=word_index(","), case=casing(","), suf=suffix(","), gaz=listed(","), y=TAG.get("PUNCT|,", -100), r=rel_id("punct"))
def disturbed(s):
    """A copy of a training sentence with some of its names replaced and some of its words hidden."""
    if A.replace and s["names"] and random.random() < A.replace:
        s = dict(s, ix=list(s["ix"]), case=list(s["case"]), suf=list(s["suf"]), gaz=list(s["gaz"]))
        for i, j, k in mentions(s):
            other = stand_in(k, j - i)
            title = s["words"][i][:1].isupper()
            capitals = all(w.isupper() and len(w) > 3 for w in s["words"][i:j])
            for n, w in enumerate(other):
                if not title: w = w.lower()
                elif capitals: w = w.upper()
                s["ix"][i + n + 1], s["case"][i + n + 1], s["suf"][i + n + 1], s["gaz"][i + n + 1] = word_index_fixed(w), casing(w), suffix(w), listed(w)
    if A.vary and s["names"]:
        s = variants.places_without_commas(s, mentions(s), random, A.vary)
        s = variants.surname_first(s, list(mentions(s)), random, A.vary / 6, COMMA)
    if A.forget:
        ix, suf, gaz = list(s["ix"]), list(s["suf"]), list(s["gaz"])
        # The lists may be silent about a name: now and then they are so of the whole sentence.
        if random.random() < .1: gaz = [0] * len(gaz)
        for i in range(1, len(ix)):
            p = A.forget * (2 if s["names"] and not s["names"][i - 1] & 1 else 1)
            if random.random() < p:
                ix[i] = UNKNOWN
                if random.random() < .5: suf[i] = 0
            if random.random() < .1: gaz[i] = 0
        s = dict(s, ix=ix, suf=suf, gaz=gaz)
    return s

def batches(data, shuffle, tokens):
    ix = list(range(len(data)))
    if shuffle: random.shuffle(ix)
    ix.sort(key=lambda i: len(data[i]["ix"]) + (random.random() * 4 if shuffle else 0))
    out, cur, m = [], [], 0
    for i in ix:
        n = max(m, len(data[i]["ix"]))
        if cur and n * (len(cur) + 1) > tokens: out.append(cur); cur, n = [], len(data[i]["ix"])
        cur.append(i); m = n
    if cur: out.append(cur)
    if shuffle: random.shuffle(out)
    return out

for words in pool.values():
    for w in words:
        for x in w: word_index(x); word_index(x.lower())
stand_in = lambda k, n: random.choice(pool[(k, n)])
if A.lists:
    lists = json.load(open(A.lists))
    stand_in = gazetteers.stand_ins(lists, random, pool, shops=A.vary > 0)
def word_index_fixed(w):
    """The row of a word's vector; words made up on the way get rows of their own."""
    i = index.get(w)
    if i is None:
        global E
        i = len(index) + 1
        if i >= len(E): E = torch.cat([E, torch.zeros(20000, WIDTH)])
        index[w] = i
        E[i] = table[pieces.ids(w)].mean(0)
    return i
E = torch.tensor(np.stack(vectors)); del vectors

def tensors(S, augment=False):
    L = max(len(s["ix"]) for s in S)
    pad = lambda rows, v=0: torch.tensor([r + [v] * (L - len(r)) for r in rows])
    cases = [s["case"] for s in S]
    if augment:
        def changed(c):
            d = random.random()
            if d < .03: return [1 if x in (2, 3, 4) else x for x in c]
            if d < .05: return [3 if x in (1, 2, 4) else x for x in c]
            if d < .06: return [2 if x == 1 else x for x in c]
            return c
        cases = [changed(c) for c in cases]
    return E[pad([s["ix"] for s in S])], pad(cases), pad([s["suf"] for s in S]), torch.tensor([len(s["ix"]) for s in S]), pad([s["gaz"] for s in S]), L

def loss_of(S):
    v, c, f, n, z, L = tensors(S, True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = net.encode(v, c, f, n, z)
        ud = [i for i, s in enumerate(S) if s["heads"]]; nm = [i for i, s in enumerate(S) if s["names"]]
        total, parts = 0.0, {}
        if ud:
            u = x[ud]; D = [S[i] for i in ud]
            pad = lambda rows: torch.tensor([[-100] + r + [-100] * (L - 1 - len(r)) for r in rows])
            hy, ry, ty = pad([s["heads"] for s in D]), pad([s["r"] for s in D]), pad([s["y"] for s in D])
            la = F.cross_entropy(net.arcs(u, n[ud]).flatten(0, 1), hy.flatten())
            lr = F.cross_entropy(net.relations(u, hy.clamp(min=0)).flatten(0, 1), ry.flatten())
            lt = F.cross_entropy(net.tag(net.drop(u)).float().flatten(0, 1), ty.flatten())
            total = la + lr + lt; parts.update(arc=la.item(), rel=lr.item(), tag=lt.item())
        if nm:
            e = net.names(x[nm][:, 1:], torch.tensor([S[i]["c"] for i in nm]))
            k = n[nm] - 1
            m = torch.tensor([S[i]["names"] + [1] * (L - 1 - len(S[i]["names"])) for i in nm])
            al = (m[..., None] >> torch.arange(N_LABELS)) & 1 == 1
            ln = net.crf_loss(e.float(), k, al).sum() / k.sum()
            total = total + A.name_weight * ln; parts.update(name=ln.item())
    return total, parts

@torch.no_grad()
def evaluate(name, data, net=None):
    net = net or globals()["net"]
    net.eval(); tot = up = ua = la = xp = 0; tp = fp = fn = 0; per = {}
    for b in batches(data, False, 2048):
        S = [data[i] for i in b]
        v, c, f, n, z, L = tensors(S)
        x = net.encode(v, c, f, n, z).float()
        if S[0]["heads"]:
            h = net.arcs(x, n).argmax(-1); r = net.relations(x, h).argmax(-1); t = net.tag(x).argmax(-1)
            for j, s in enumerate(S):
                for k in range(len(s["words"])):
                    tot += 1; a = TAGS[t[j, k + 1]].split("|")
                    up += a[0] == s["tags"][k].split("|")[0]; xp += a[1] == s["tags"][k].split("|")[1]
                    if h[j, k + 1] == s["heads"][k]:
                        ua += 1; la += RELS[r[j, k + 1]].split(":")[0] == s["rels"][k].split(":")[0]
        if S[0].get("bio"):
            e = net.names(x[:, 1:], None)
            for j, s in enumerate(S):
                if not s.get("bio"): continue
                p = spans(net.best_path(e[j, : len(s["words"])])); g = bio_spans(s["bio"])
                p, g = [{z for z in q if z[2] in ("PER", "ORG", "LOC")} for q in (p, g)]
                tp += len(p & g); fp += len(p - g); fn += len(g - p)
                for z in p | g:
                    a = per.setdefault(z[2], [0, 0, 0]); a[0 if z in p and z in g else 1 if z in p else 2] += 1
    net.train()
    msg = name
    if tot: msg += f" UPOS {100*up/tot:.2f} XPOS {100*xp/tot:.2f} UAS {100*ua/tot:.2f} LAS {100*la/tot:.2f}"
    if tp: msg += f" names {200*tp/(2*tp+fp+fn):.2f} " + " ".join(f"{k} {200*a[0]/max(1,2*a[0]+a[1]+a[2]):.1f}" for k, a in sorted(per.items()))
    say(msg)

net = Network(len(TAGS), len(RELS), A.layers, encoder=A.encoder + "/model.safetensors")
if A.init: net.load_state_dict(torch.load(A.init)["state"], strict=False)
say(sum(p.numel() for p in net.parameters()) / 1e6, "M parameters")
if A.eval_only:
    for q in (False, True):
        Linear.quantised = q; say("quantised", q)
        for k, d in dev.items(): evaluate(k, d)
    sys.exit()
body = [p for k, p in net.named_parameters() if k.startswith(("layers", "position", "norm"))]
heads = [p for k, p in net.named_parameters() if not k.startswith(("layers", "position", "norm"))]
opt = torch.optim.AdamW([dict(params=body, base=A.lr), dict(params=heads, base=A.head_lr)], lr=A.lr, weight_decay=.01, betas=(.9, .98), fused=True)
per_epoch = len(batches(train, True, A.tokens)); total = int(per_epoch * A.epochs)
say(per_epoch, "batches an epoch")
step, began, seen, epoch = 0, time.time(), {}, 0
net.train()
mean = copy.deepcopy(net) if A.average else None
while step < total and not (A.stop and epoch >= A.stop):
    for b in batches(train, True, A.tokens):
        if step >= total: break
        f = min(1, (step + 1) / 200) * max(0.02, 1 - step / total)
        for g in opt.param_groups: g["lr"] = g["base"] * f
        Linear.quantised = step >= A.quantise_from * total
        l, parts = loss_of([disturbed(train[i]) for i in b])
        opt.zero_grad(set_to_none=True); l.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); step += 1
        if mean and step % 5 == 0:
            d = min(A.average, step / (step + 50)) ** 5
            with torch.no_grad():
                for a, b in zip(mean.parameters(), net.parameters()): a.lerp_(b, 1 - d)
        for k, x in parts.items(): a = seen.setdefault(k, [0, 0]); a[0] += x; a[1] += 1
        if step % 400 == 0: torch.save(dict(state=(mean or net).state_dict(), tags=TAGS, rels=RELS, args=vars(A)), A.out)
        if step % 100 == 0:
            say(f"step {step}/{total} {time.time()-began:.0f}s", " ".join(f"{k} {a/n:.3f}" for k, (a, n) in seen.items())); seen = {}
    epoch += 1
    if step < total and not A.quiet:
        for k in ("ewt-dev", "uner-ewt", "crossner-politics", "wikigold"): evaluate(k, dev[k])
    torch.save(dict(state=net.state_dict(), tags=TAGS, rels=RELS, args=vars(A)), A.out)
if A.stop: sys.exit()
Linear.quantised = True
if mean:
    net = mean
    torch.save(dict(state=net.state_dict(), tags=TAGS, rels=RELS, args=vars(A)), A.out)
if A.quiet: sys.exit()
say("final, quantised")
for k, d in dev.items(): evaluate(k, d)
torch.save(dict(state=net.state_dict(), tags=TAGS, rels=RELS, args=vars(A)), A.out)
