"""Trains the accurate network: python train.py --data FOLDER --encoder FOLDER --program rapporteur --init fast.pt --out FILE.pt

Trees, tags, names, directed and target sentiment at once, several kinds of labels in one batch. All layers start from those of the
pretrained encoder; rows of casing, endings and lists, and the heads of language, from the fast network (--init, unless --whole).
"""
import argparse, copy, hashlib, json, math, os, random, sys, time, zlib
import numpy as np, torch, torch.nn.functional as F
from safetensors.torch import load_file
from network import AccurateNetwork, Linear
from data import load, spans, bio_spans, LABELS, N_LABELS, CORPORA
from pieces import Pieces, casing, suffix
import gazetteers, stance
from rows import ROOT, inputs as rows_of

ENCODER = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ap = argparse.ArgumentParser()
ap.add_argument("--data", required=True); ap.add_argument("--encoder", required=True); ap.add_argument("--out", required=True)
ap.add_argument("--program", default="rapporteur", help="cuts the texts of the stance data into words"); ap.add_argument("--init", default="", help="the fast network")
ap.add_argument("--names", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../names.tsv"))
ap.add_argument("--whole", action="store_true", help="the layers of --init too, not only what is below and above them")
ap.add_argument("--gazetteer", default="", help="classes of words, of language/gazetteers.py"); ap.add_argument("--lists", default="", help="names, of language/gazetteers.py")
ap.add_argument("--average", type=float, default=0.0, help="decay a step of the running mean of the weights that is kept in the end; 0 for the last weights")
ap.add_argument("--earlier", type=int, default=0, help="epochs after which the mean is also kept, to be mixed into the last one: the heads of stance are best before the trees are")
ap.add_argument("--earlier-share", type=float, default=0.5)
ap.add_argument("--layers", type=int, default=6); ap.add_argument("--epochs", type=float, default=5); ap.add_argument("--seed", type=int, default=1)
ap.add_argument("--minutes", type=float, default=0, help="ends the schedule by this time at the latest; the same bits come only without it")
ap.add_argument("--lr", type=float, default=1.6e-4); ap.add_argument("--head-lr", type=float, default=7e-4)
ap.add_argument("--tokens", type=int, default=1024); ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--share", type=float, default=0.5, help="share of the sentences with trees or names that an epoch takes")
ap.add_argument("--opinions", default="1", help="shares of the sentences with stance that the first, second … epoch takes; the last holds for the rest: they are learnt by heart before the trees are learnt")
ap.add_argument("--quantise-from", type=float, default=0.6, help="share of the training after which the rounding is learnt too")
ap.add_argument("--replace", type=float, default=0.4, help="share of names and targets that others stand in for"); ap.add_argument("--forget", type=float, default=0.05)
ap.add_argument("--name-weight", type=float, default=1.5); ap.add_argument("--pair-weight", type=float, default=1.0); ap.add_argument("--target-weight", type=float, default=1.0)
ap.add_argument("--parts", default="", help="with --eval-only: parts to score, all when empty"); ap.add_argument("--quiet", action="store_true", help="scores at the end only")
ap.add_argument("--fast-scores", action="store_true", help="scores by 16-bit products: half the time, a tenth of a point of noise")
ap.add_argument("--without-fold", type=int, default=-1, help="a teacher: only stance is learnt, without this fold of its sentences; --ask writes what it says of all")
ap.add_argument("--folds", type=int, default=4); ap.add_argument("--ask", default="", help="file of a teacher's answers")
ap.add_argument("--told", nargs="*", default=[], help="answers of teachers, averaged over those that had not learnt the sentence"); ap.add_argument("--told-share", type=float, default=0.5)
ap.add_argument("--only", default="", choices=("", "pairs", "targets"), help="a teacher of one kind of stance; of the other it says nothing")
ap.add_argument("--raw", default="", help="sentences that nobody has labelled, {tokens, ner} a line (`evaluate ner` writes them): learnt from what teachers say of their names")
ap.add_argument("--limit", type=int, default=0); ap.add_argument("--eval-only", action="store_true"); ap.add_argument("--dump", default="", help="writes the scores of the stance parts")
A = ap.parse_args()
torch.set_num_threads(A.threads); torch.manual_seed(A.seed); random.seed(A.seed); np.random.seed(A.seed)
def say(*x): print(*x, flush=True)

weights = A.encoder + "/model.safetensors"
if hashlib.sha256(open(weights, "rb").read()).hexdigest() != ENCODER: raise SystemExit(f"{weights}: not the weights that this recipe was written for")
train, dev, held = load(A.data, A.names)
dev.update(held)
opinions, parts = stance.load(A.data, A.program)
dev.update(parts)
raw = [dict(words=r["tokens"], corpus="raw", doc="", tags=None, heads=None, rels=None, names=None, named=sorted(bio_spans(r["ner"])))
       for r in map(json.loads, open(A.raw, encoding="utf8")) if 7 <= len(r["tokens"]) <= 55] if A.raw else []
raw = [s for s in raw if any(k in ("PER", "ORG", "LOC") for *_, k in s["named"])]
vocab = {l.rstrip("\n"): i for i, l in enumerate(open(A.encoder + "/vocab.txt", encoding="utf8"))}
pieces = Pieces(vocab)
saved = torch.load(A.init) if A.init else None
if saved: TAGS, RELS = saved["tags"], saved["rels"]
else:
    def counted(key):
        out = {}
        for s in train:
            for t in s[key] or (): out[t] = out.get(t, 0) + 1
        return out
    TAGS = sorted(t for t, n in counted("tags").items() if n >= 3)
    RELS = sorted(r for r, n in counted("rels").items() if n >= 20 or ":" not in r)
TAG, REL = {t: i for i, t in enumerate(TAGS)}, {r: i for i, r in enumerate(RELS)}
if A.limit:
    for part in (train, opinions, raw): random.Random(1).shuffle(part); del part[A.limit:]

table = next(v for k, v in load_file(weights).items() if k.endswith("word_embeddings.weight")).float()
scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
E = torch.round(table / scale) * scale          # as it is shipped
UNKNOWN = pieces.ids("\u3042")

listed = gazetteers.lookup(A.gazetteer)

def prepared(s):
    w = s["words"]; s["gaz"] = [0] + [listed(x) for x in w]
    s["cut"] = [[ROOT]] + [pieces.ids(x) for x in w]; s["case"] = [0] + [casing(x) for x in w]; s["suf"] = [0] + [suffix(x) for x in w]
    s["size"] = sum(map(len, s["cut"]))
    if s["tags"]: s["y"] = [TAG.get(t, -100) for t in s["tags"]]; s["r"] = [REL.get(r, REL.get(r.split(":")[0], -100)) for r in s["rels"]]
    name_corpus = s.get("name_corpus", s["corpus"])
    s["c"] = CORPORA.index(name_corpus) if s["names"] and name_corpus in CORPORA else 0
    for key in ("pairs", "targets", "ids"): s.setdefault(key, [])
    return s

# What the encoder is asked about twice is learnt from once.
unseen = lambda rows: [s for s in rows if len(s["words"]) <= 150]
train, opinions, raw = ([prepared(s) for s in unseen(rows)] for rows in (train, opinions, raw))
dev = {k: [prepared(s) for s in v if len(s["words"]) <= 200] for k, v in dev.items()}

def mentions(s):
    """(first, past, kind) of the names and of what stance is asked about."""
    for spans in [p[:2] for p in s["pairs"]] + [t[:1] for t in s["targets"]]:
        for i, j in spans: yield i, j, "actor"
    yield from s.get("named", ())
    i, m = 0, s["names"] or ()
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
pool = {}
for s in train + opinions:
    for i, j, k in mentions(s):
        if s["words"][i][:1].isupper() or k != "actor": pool.setdefault((k, j - i), []).append(s["words"][i:j])
made_up = gazetteers.stand_ins(json.load(open(A.lists)), random, pool) if A.lists else None

def fold_of(s, folds): return zlib.crc32(("fold" + " ".join(s["words"])).encode()) % folds
def queries(s):
    """(pairs, targets) that teachers are asked about: what the corpus asks of a sentence, what it asks about as targets too, and at most four of its names."""
    asked = [p[:2] for p in s["pairs"]]
    targets = list(dict.fromkeys([t[0] for t in s["targets"]] + [m for p in asked for m in p] + [(i, j) for i, j, k in mentions(s) if k in ("PER", "ORG", "LOC")]))[:4]
    for p, q in zip(sorted(targets), sorted(targets)[1:]):
        if p[1] <= q[0] and (p, q) not in asked and len(asked) < 3: asked.append((p, q))
    return asked, targets
for s in train + opinions + raw: s["told_pairs"], s["told_targets"] = [], []
answers = [torch.load(f) for f in A.told]
told_share = A.told_share if answers else 0.0
if answers:
    for s in train + opinions + raw:
        k, (asked, targets) = " ".join(s["words"]), queries(s)
        for kind, rows in (("pairs", [(*p,) for p in asked]), ("targets", [(t,) for t in targets])):
            # A sentence that two corpora hold is answered as one of them asks.
            said = [a[kind][k] for a in answers if k in a[kind] and len(a[kind][k]) == len(rows) and not (s[kind] and fold_of(s, a["folds"]) != a["fold"])]
            if said: s["told_" + kind] = [(*row, np.mean([x[i] for x in said], 0).tolist()) for i, row in enumerate(rows)]
    del answers

@torch.no_grad()
def ask(path):
    net.eval(); out = dict(pairs={}, targets={})
    rows = [dict(s, pairs=[(*p, 0) for p in q[0]], targets=[(t, 0) for t in q[1]]) for s in train_all + opinions_all + raw for q in [queries(s)] if q[1]]
    for S in batches(rows, False, 4096):
        inputs, n, _ = rows_of(S, E)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = net.encode(*inputs)
            z = [pair_scores(x, S)[0].softmax(-1).tolist() if any(s["pairs"] for s in S) else [], target_scores(x, S, n)[0].softmax(-1).tolist()]
        for s in S:
            for k, key in enumerate(("pairs", "targets")):
                if A.only in ("", key): out[key][" ".join(s["words"])] = [z[k].pop(0) for _ in s[key]]
    torch.save(dict(out, fold=A.without_fold, folds=A.folds), path)

def disturbed(s):
    """A copy with some of its names replaced by others of their kind and some of its words hidden."""
    s = dict(s, cut=list(s["cut"]), case=list(s["case"]), suf=list(s["suf"]), gaz=list(s["gaz"]))
    for i, j, k in mentions(s):
        if random.random() >= A.replace or (k, j - i) not in pool or (k == "actor" and not s["words"][i][:1].isupper()): continue
        title = s["words"][i][:1].isupper()
        capitals = all(w.isupper() and len(w) > 3 for w in s["words"][i:j])
        for n, w in enumerate(random.choice(pool[(k, j - i)]) if k == "actor" or not made_up else made_up(k, j - i)):
            if not title: w = w.lower()
            elif capitals: w = w.upper()
            s["cut"][i + n + 1], s["case"][i + n + 1], s["suf"][i + n + 1], s["gaz"][i + n + 1] = pieces.ids(w), casing(w), suffix(w), listed(w)
    # The lists may be silent about a name: now and then they are so of the whole sentence.
    if random.random() < .1: s["gaz"] = [0] * len(s["gaz"])
    for i in range(1, len(s["cut"])):
        if random.random() < A.forget:
            s["cut"][i] = UNKNOWN
            if random.random() < .5: s["suf"][i] = 0
        if random.random() < .1: s["gaz"][i] = 0
    d = random.random()
    if d < .03: s["case"] = [1 if x in (2, 3, 4) else x for x in s["case"]]
    elif d < .05: s["case"] = [3 if x in (1, 2, 4) else x for x in s["case"]]
    return s

def batches(data, shuffle, tokens):
    ix = list(range(len(data)))
    if shuffle: random.shuffle(ix)
    ix.sort(key=lambda i: data[i]["size"] + (random.random() * 4 if shuffle else 0))
    out, cur, m = [], [], 0
    for i in ix:
        n = max(m, data[i]["size"])
        if cur and n * (len(cur) + 1) > tokens: out.append(cur); cur, n = [], data[i]["size"]
        cur.append(i); m = n
    if cur: out.append(cur)
    if shuffle: random.shuffle(out)
    return [[data[i] for i in b] for b in out]

def column(values): return torch.tensor(values, dtype=torch.long)
def bounds(rows): return column([a + 1 for a, _ in rows]), column([b + 1 for _, b in rows])
def gap(p, q):
    a, b = (p[1], q[0]) if p[0] <= q[0] else (q[1], p[0])
    return (a, b) if a < b else (-1, 0)          # the mark before the sentence where nothing stands between
def pair_scores(x, S, key="pairs"):
    rows = [(i, *pair) for i, s in enumerate(S) for pair in s[key]]
    return net.directed(x, column([r[0] for r in rows]), bounds([r[1] for r in rows]), bounds([r[2] for r in rows]), bounds([gap(r[1], r[2]) for r in rows])), [r[3] for r in rows]
def target_scores(x, S, n, key="targets"):
    rows = [(i, *t) for i, s in enumerate(S) for t in s[key]]
    return net.target(x, column([r[0] for r in rows]), bounds([r[1] for r in rows]), n), [r[2] for r in rows]

train_all, opinions_all = train, opinions
if A.without_fold >= 0: train, opinions = [], [s for s in opinions if fold_of(s, A.folds) != A.without_fold and (not A.only or s[A.only])]
counts = torch.zeros(5)
for s in opinions:
    for p in s["pairs"]: counts[p[2]] += 1
pair_weights = counts.clamp(min=1) ** -0.3
pair_weights = pair_weights / (pair_weights * counts).sum() * counts.sum()

def loss_of(S):
    inputs, n, L = rows_of(S, E)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = net.encode(*inputs)
        ud = [i for i, s in enumerate(S) if s["heads"]]; nm = [i for i, s in enumerate(S) if s["names"]]
        total, parts = 0.0, {}
        if ud:
            u = x[ud]; D = [S[i] for i in ud]
            pad = lambda rows: torch.tensor([[-100] + r + [-100] * (L - 1 - len(r)) for r in rows])
            hy, ry, ty = pad([s["heads"] for s in D]), pad([s["r"] for s in D]), pad([s["y"] for s in D])
            la = F.cross_entropy(net.arcs(u, n[ud]).flatten(0, 1), hy.flatten())
            lr = F.cross_entropy(net.relations(u, hy.clamp(min=0)).flatten(0, 1), ry.flatten())
            lt = F.cross_entropy(net.tag(net.drop(u)).float().flatten(0, 1), ty.flatten())
            total = la + lr + lt; parts.update(arc=la, rel=lr, tag=lt)
        if nm:
            e = net.names(x[nm][:, 1:], torch.tensor([S[i]["c"] for i in nm]))
            k = n[nm] - 1
            m = torch.tensor([S[i]["names"] + [1] * (L - 1 - len(S[i]["names"])) for i in nm])
            ln = net.crf_loss(e.float(), k, (m[..., None] >> torch.arange(N_LABELS)) & 1 == 1).sum() / k.sum()
            total = total + A.name_weight * ln; parts.update(name=ln)
        # A mean over the batch's pairs would make a lone pair among trees count like forty: divided by what a batch of them holds.
        for key, scores, share, weights in (("pairs", pair_scores, A.pair_weight / 12, pair_weights), ("targets", lambda *a: target_scores(a[0], a[1], n, a[2]), A.target_weight / 12, None)):
            if any(s[key] for s in S):
                z, y = scores(x, S, key)
                l = F.cross_entropy(z, column(y), weight=weights, label_smoothing=0.05, reduction="sum")
                parts[key] = l / len(y); total = total + share * (1 - told_share) * l
            if any(s["told_" + key] for s in S):
                z, y = scores(x, S, "told_" + key)
                l = F.cross_entropy(z, torch.tensor(y), reduction="sum")
                parts["told_" + key] = l / len(y); total = total + share * told_share * l
    return total, {k: v.item() for k, v in parts.items()}

def f1(y, z, classes):
    f = [200 * ((y == c) & (z == c)).sum().item() / max(1, ((y == c).sum() + (z == c).sum()).item()) for c in range(classes)]
    return f"micro {100 * (y == z).float().mean():.2f} macro {sum(f) / classes:.2f} ({' '.join(f'{v:.0f}' for v in f)})"

@torch.no_grad()
def evaluate(name, data):
    net.eval(); tot = up = ua = la = xp = 0; tp = fp = fn = 0; asked, given = [], []; ids = []
    for S in batches(data, False, 2048):
        inputs, n, L = rows_of(S, E)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=A.fast_scores): x = net.encode(*inputs)
        x = x.float()
        if S[0]["pairs"] or S[0]["targets"]:
            z, y = pair_scores(x, S) if S[0]["pairs"] else target_scores(x, S, n)
            given.append(z); asked.append(column(y)); ids += [i for s in S for i in s["ids"]]
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
                p, g = [{z for z in q if z[2] in ("PER", "ORG", "LOC")} for q in (spans(net.best_path(e[j, : len(s["words"])])), bio_spans(s["bio"]))]
                tp += len(p & g); fp += len(p - g); fn += len(g - p)
    net.train()
    msg = name
    if tot: msg += f" UPOS {100*up/tot:.2f} XPOS {100*xp/tot:.2f} UAS {100*ua/tot:.2f} LAS {100*la/tot:.2f}"
    if tp: msg += f" names {200*tp/(2*tp+fp+fn):.2f}"
    if asked:
        y, z = torch.cat(asked), torch.cat(given)
        msg += " " + f1(y, z.argmax(-1), z.shape[1])
        if A.dump: json.dump([ids, y.tolist(), z.tolist()], open(f"{A.dump}.{name}.json", "w"))
    say(msg)

net = AccurateNetwork(len(TAGS), len(RELS), A.layers, encoder=weights)
if saved: net.start_from(saved["state"], A.whole)
mean = copy.deepcopy(net) if A.average else None
def save(step): torch.save(dict(state=(mean or net).state_dict(), tags=TAGS, rels=RELS, args=vars(A), step=step), A.out)
DEV = ("ewt-dev", "gum-free-dev", "uner-ewt", "crossner-politics", "wikigold", "dse-valid", "newsmtsc-valid", "dse-calibration", "newsmtsc-calibration")
if A.eval_only:
    Linear.quantised = not A.ask
    if A.ask: ask(A.ask)
    for k in dev:
        if not A.parts or k in A.parts.split(","): evaluate(k, dev[k])
    sys.exit()
slow = ("layers", "position", "norm")
own = ("pair", "target", "order")
groups = [dict(params=[p for k, p in net.named_parameters() if k.startswith(slow)], base=A.lr),
          dict(params=[p for k, p in net.named_parameters() if not k.startswith(slow + own)], base=A.head_lr),
          dict(params=[p for k, p in net.named_parameters() if k.startswith(own)], base=1.5 * A.head_lr)]
opt = torch.optim.AdamW(groups, lr=A.lr, weight_decay=.01, betas=(.9, .98), fused=True)
shares = [float(x) for x in A.opinions.split(",")]
def epoch_of(k):
    told = random.sample(opinions, int(shares[min(k, len(shares) - 1)] * len(opinions)))
    return batches(random.sample(train, int(A.share * len(train))) + told + (raw if A.told else []), True, A.tokens)
total = int(sum(len(epoch_of(k)) * min(1, A.epochs - k) for k in range(math.ceil(A.epochs))))
say(len(train), "sentences with trees or names,", len(opinions), "with stance,", len(raw) if A.told else 0, "with answers alone;", total, "steps;", sum(p.numel() for p in net.parameters()) / 1e6, "M parameters;", {k: len(v) for k, v in dev.items()})
step, began, seen, done, epoch, earlier = 0, time.time(), {}, 0.0, 0, None
net.train()
while done < 1:
    for S in epoch_of(epoch):
        done = max(step / total, (time.time() - began) / 60 / A.minutes if A.minutes else 0)
        if done >= 1: break
        for g in opt.param_groups: g["lr"] = g["base"] * min(1, (step + 1) / 150) * max(0.02, 1 - done)
        Linear.quantised = done >= A.quantise_from
        l, parts = loss_of([disturbed(s) for s in S])
        opt.zero_grad(set_to_none=True); l.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); step += 1
        if mean and step % 5 == 0:
            d = min(A.average, step / (step + 50)) ** 5
            with torch.no_grad():
                for a, b in zip(mean.parameters(), net.parameters()): a.lerp_(b, 1 - d)
        for k, x in parts.items(): a = seen.setdefault(k, [0, 0]); a[0] += x; a[1] += 1
        if step % 50 == 0:
            say(f"step {step} {100 * done:.0f}% {time.time() - began:.0f}s", " ".join(f"{k} {a / n:.3f}" for k, (a, n) in seen.items())); seen = {}
    epoch += 1
    if epoch == A.earlier: earlier = copy.deepcopy((mean or net).state_dict())
    if done < 1:
        save(step)
        if not A.quiet:
            for k in DEV: evaluate(k, dev[k])
Linear.quantised = A.quantise_from <= 1
net = mean or net
if earlier:
    with torch.no_grad():
        for k, v in net.state_dict().items():
            if v.is_floating_point(): v.lerp_(earlier[k], A.earlier_share)
save(step)
say("final, steps", step)
for k in dev:
    if A.without_fold < 0 or dev[k][0]["ids"]: evaluate(k, dev[k])
if A.ask: ask(A.ask)
