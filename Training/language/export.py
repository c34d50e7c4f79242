"""Writes the trained network as the program reads it: python export.py --encoder FOLDER --in FILE.pt --out english.model

Layout: Sources/Language/Models/ModelFile.swift (sections) and Sources/Language/Neural/NeuralModel.swift (what is in them).
"""
import argparse, hashlib, struct
import numpy as np, torch
from safetensors.torch import load_file
from data import LABELS, N_LABELS
from model import LISTS, POSITIONS, CASES, DISTANCE
from pieces import SUFFIXES, mapped, is_sign, fnv


def padded(n): return (n + 15) // 16 * 16


def rows(table, limit=127):
    """int8 rows with a scale each."""
    s = np.maximum(np.abs(table).max(1), 1e-8) / limit
    return np.round(table / s[:, None]).astype(np.int8), s.astype(np.float32)


def matrix(weight, bias):
    """n columns, k rows: header of 64 bytes, bias, column scales, offsets, packed weights."""
    n, k = weight.shape
    p = padded(n)
    s = np.maximum(np.abs(weight).max(1), 1e-8) / 63
    q = np.zeros((p, k), np.int8)
    q[:n] = np.clip(np.round(weight / s[:, None]), -63, 63)
    fill = lambda v: np.concatenate([v.astype(np.float32), np.zeros(p - n, np.float32)])
    offsets = (q.astype(np.int32).sum(1) * 128).astype(np.int32)
    packed = q.reshape(p // 16, 16, k // 4, 4).transpose(0, 2, 1, 3)
    return struct.pack("<II", p, k).ljust(64, b"\0") + fill(bias).tobytes() + fill(s).tobytes() + offsets.tobytes() + np.ascontiguousarray(packed).tobytes()


def kept_piece(p):
    t = p.removeprefix("##")
    return p == "[UNK]" or p == "[CLS]" or (not p.startswith("[") or p == "[") and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2300 for c in t)


def lookup(vocab):
    """Open addressing over 2^16 slots: (hash, index + 1)."""
    slots = np.zeros((1 << 16, 2), np.uint32)
    for i, p in enumerate(vocab):
        h = fnv(p.encode())
        at = (h ^ (h >> 16)) & 0xFFFF
        while slots[at, 1]: at = (at + 1) & 0xFFFF
        slots[at] = (h, i + 1)
    return slots.tobytes()


def scalars():
    out = []
    for s in range(0x80, 0x10000):
        if 0xD800 <= s < 0xE000 or 0x3000 <= s < 0xF900: continue
        m = mapped(s)
        sign = len(m) == 1 and is_sign(m)
        if m != chr(s) or sign:
            b = m.encode()
            out.append(struct.pack("<IBBBB", s, len(b), int(sign), 0, 0) + b.ljust(4, b"\0"))
    return b"".join(out)


def encode(sections):
    head = b"RAPLANG\x01" + struct.pack("<I", len(sections))
    offset = (12 + len(sections) * 32 + 63) // 64 * 64
    for name, data in sections:
        head += name.encode().ljust(16, b"\0") + struct.pack("<QQ", offset, len(data))
        offset = (offset + len(data) + 63) // 64 * 64
    out = head
    for _, data in sections:
        out += b"\0" * (-len(out) % 64) + data
    return out


def gazetteer(path):
    """Sorted hashes of the words' mapped forms, then a class each."""
    found = {}
    for l in open(path, encoding="utf8"):
        w, c = l.rstrip("\n").split("\t")
        h = fnv(w.encode())
        found[h] = found.get(h, 0) | int(c)
    keys = sorted(found)
    return np.array(keys, np.uint32).tobytes() + bytes(found[k] for k in keys)


def network_sections(path, lists, outside=0.0, by_pieces=False, encoder=""):
    """outside: added to the score of O; encoder: where the vectors are that a narrow network folds into a table of its own."""
    saved = torch.load(path)
    s = {k: v.float().numpy() for k, v in saved["state"].items()}
    s["name2.bias"][0] += outside
    layers = len({k.split(".")[1] for k in s if k.startswith("layers.")})
    tags, rels = saved["tags"], saved["rels"]
    m = lambda name: matrix(s[name + ".weight"], s[name + ".bias"])
    f = lambda v: np.ascontiguousarray(v, np.float32).tobytes()
    width, (arc, rel, name) = len(s["norm.weight"]), (len(s[k + ".weight"]) for k in ("arc", "rel_dep", "name1"))
    out = [("shape", struct.pack("<13I", width, width // 32, layers, arc, rel, name, len(tags), len(rels), N_LABELS, POSITIONS, CASES, SUFFIXES, DISTANCE) + (struct.pack("<I", 1) if by_pieces else b"")),
           ("tags", "\n".join(tags).encode()), ("relations", "\n".join(rels).encode())]
    for name in ("position", "case", "suffix"):
        q, sc = rows(s[name + ".weight"])
        out += [(name, q.tobytes()), (name + ".scales", sc.tobytes())]
    if lists:
        # The sum of the bits' vectors for each class: one row a word.
        q, sc = rows(np.stack([sum((s["lists"][b] for b in range(LISTS) if c >> b & 1), np.zeros(width, np.float32)) for c in range(1 << LISTS)]))
        out += [("lists", q.tobytes()), ("lists.scales", sc.tobytes()), ("gazetteer", gazetteer(lists))]
    if "fold" in s:
        _, kept = piece_names(encoder)
        # From the rounded vectors, which it was trained on.
        q, sc = rows(table_of(encoder)); q, sc = rows((q * sc[:, None])[kept] @ s["fold"])
        out += [("table", q.tobytes()), ("table.scales", sc.tobytes())]
    out.append(("norm", f(np.concatenate([s["norm.weight"], s["norm.bias"]]))))
    for i in range(layers):
        for part in ("qkv", "out", "up", "down"): out.append((f"{i}.{part}", m(f"layers.{i}.{part}")))
        for part in ("norm1", "norm2"): out.append((f"{i}.{part}", f(np.concatenate([s[f"layers.{i}.{part}.weight"], s[f"layers.{i}.{part}.bias"]]))))
    # One product for the first layer of every head, each part a multiple of 16 columns wide.
    def block(name, extra=0):
        w, b = s[name + ".weight"], s[name + ".bias"] + extra
        pad = padded(len(b)) - len(b)
        return np.concatenate([w, np.zeros((pad, w.shape[1]), w.dtype)]), np.concatenate([b, np.zeros(pad, b.dtype)])
    parts = [block("dep"), block("head"), block("rel_dep"), block("rel_head"), block("tag"), block("name1", s["corpus.weight"].mean(0) if "corpus.weight" in s else 0)]
    out.append(("heads", matrix(np.concatenate([w for w, _ in parts]), np.concatenate([b for _, b in parts]))))
    out += [("arc", m("arc")), ("rel", m("rel")), ("name", m("name2")), ("root", f(s["root_bias.weight"][0])), ("distance", f(s["distance"])),
            ("transition", f(s["transition"]))]
    return out


def piece_names(encoder):
    """(the pieces that are shipped, their places in the vocabulary)."""
    vocab = [l.rstrip("\n") for l in open(encoder + "/vocab.txt", encoding="utf8")]
    kept = [i for i, p in enumerate(vocab) if kept_piece(p)]
    return [vocab[i] for i in kept], kept


def table_of(encoder):
    return next(v for k, v in load_file(encoder + "/model.safetensors").items() if k.endswith("word_embeddings.weight")).float().numpy()


def piece_sections(encoder):
    names, kept = piece_names(encoder)
    q, sc = rows(table_of(encoder)[kept])
    special = struct.pack("<III", names.index("[UNK]"), names.index("[CLS]"), len(names))
    return [("table", q.tobytes()), ("table.scales", sc.tobytes()), ("lookup", lookup(names)), ("special", special), ("scalars", scalars())]


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--encoder", default=""); ap.add_argument("--in", dest="source", default=""); ap.add_argument("--out", required=True)
    ap.add_argument("--outside", type=float, default=0.0, help="added to the score of no name")
    ap.add_argument("--gazetteer", default="", help="classes of words, of gazetteers.py; without it the network knows no lists")
    A = ap.parse_args()
    sections = network_sections(A.source, A.gazetteer, A.outside, encoder=A.encoder) if A.source else piece_sections(A.encoder)
    data = encode(sections)
    open(A.out, "wb").write(data)
    print(A.out, len(data), "bytes, sha256", hashlib.sha256(data).hexdigest())
    for n, d in sections: print("  ", n, len(d))
