"""Narrows the inner layers of a trained network: python narrow.py --in FILE.pt --hidden 256 --out NARROW.pt --data … --encoder … --gazetteer …

Of each layer the inner columns that matter most stay (mean square of their output times that of their weights), and what they
give is fitted by least squares to what all of them gave, over words of the training data. `train.py --hidden` goes on from there.
"""
import argparse, random
import numpy as np, torch
from safetensors.torch import load_file
from data import load
from pieces import Pieces, casing, suffix
from model import Network, Linear, gate, WIDTH
import gazetteers

ap = argparse.ArgumentParser()
for a in ("data", "encoder", "in", "out", "gazetteer"): ap.add_argument("--" + a, dest="source" if a == "in" else a, required=True)
ap.add_argument("--hidden", type=int, default=256); ap.add_argument("--sentences", type=int, default=1500)
ap.add_argument("--words", default=gazetteers.os.path.join(gazetteers.os.path.dirname(__file__), "../names.tsv"))
A = ap.parse_args()
torch.set_num_threads(1); random.seed(1)
saved = torch.load(A.source); tags, rels = saved["tags"], saved["rels"]
full = Network(len(tags), len(rels), hidden=saved["state"]["layers.0.up.bias"].numel())
small = Network(len(tags), len(rels), hidden=A.hidden)
full.load_state_dict(saved["state"]); full.eval(); small.eval()
state = {k: v for k, v in saved["state"].items() if not any(x in k for x in (".up.", ".down."))}
small.load_state_dict(state, strict=False)
train, _, _ = load(A.data, A.words)
train = [s for s in random.sample(train, 4 * A.sentences) if 8 <= len(s["words"]) <= 40][: A.sentences]
vocab = {l.rstrip("\n"): i for i, l in enumerate(open(A.encoder + "/vocab.txt", encoding="utf8"))}
P = Pieces(vocab); listed = dict(l.rstrip("\n").split("\t") for l in open(A.gazetteer, encoding="utf8"))
table = next(v for k, v in load_file(A.encoder + "/model.safetensors").items() if k.endswith("word_embeddings.weight")).float()

@torch.no_grad()
def states(net, s):
    w = s["words"]
    v = torch.stack([table[101]] + [table[P.ids(x)].mean(0) for x in w])[None]
    z = torch.tensor([[0] + [int(listed.get(gazetteers.key(x), 0)) for x in w]])
    return v, torch.tensor([[0] + [casing(x) for x in w]]), torch.tensor([[0] + [suffix(x) for x in w]]), torch.tensor([len(w) + 1]), z

inputs = [states(full, s) for s in train]
for i in range(len(full.layers)):
    into, want = [], []
    grab = lambda store: (lambda m, a, o: store.append(o[0].detach()))
    # What the layer's first half gives the narrowed network, and what the whole inner layer gives the full one.
    mid, out = [], []
    h1 = small.layers[i].norm1.register_forward_hook(grab(mid)); h2 = full.layers[i].down.register_forward_hook(grab(out))
    with torch.no_grad():
        for x in inputs: small.encode(*x); full.encode(*x)
    h1.remove(); h2.remove()
    X, Y = torch.cat(mid), torch.cat(out)
    L = full.layers[i]
    with torch.no_grad():
        a = gate(X @ L.up.weight.T + L.up.bias)
        keep = ((a * a).mean(0) * (L.down.weight ** 2).sum(0)).topk(A.hidden).indices.sort().values
        K = torch.cat([a[:, keep], torch.ones(len(a), 1)], 1).double()
        G = K.T @ K; G += torch.eye(len(G)).double() * G.diagonal().mean() * 1e-4
        W = torch.linalg.solve(G, K.T @ Y.double()).float()
        S = small.layers[i]
        S.up.weight.copy_(L.up.weight[keep]); S.up.bias.copy_(L.up.bias[keep]); S.down.weight.copy_(W[:-1].T); S.down.bias.copy_(W[-1])
        fit = K.float() @ W
        print("layer", i, len(a), "words; share of the variance kept", float(1 - ((Y - fit) ** 2).sum() / ((Y - Y.mean(0)) ** 2).sum()), flush=True)
torch.save(dict(state=small.state_dict(), tags=tags, rels=rels, args=vars(A)), A.out)
