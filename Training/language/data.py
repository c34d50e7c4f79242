"""Reads treebanks and name corpora into sentences that carry every annotation there is for them.

A sentence is a dict: words, corpus, doc, tags (joint "UPOS|XPOS"), heads (0 = root), rels, names (a bit mask of allowed
BILOU labels for each word). Missing annotations are None. EWT and Universal NER annotate the same sentences, so do GUM and its
named mentions: they are joined by their words, and one pass over a sentence teaches everything.
"""
import gzip, json, re, zlib

KINDS = ["PER", "ORG", "LOC", "NORP", "EVENT", "MISC"]
LABELS = ["O"] + [p + "-" + k for k in KINDS for p in "BILU"]
N_LABELS = len(LABELS)
CORPORA = ["uner-ewt", "gum-named", "wikigold", "crossner", "sec", "wnut17", "btc"]


def opened(path):
    return gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")


def held_out(doc):
    """Whole documents that no choice rests on: one in 32, by a checksum of the name."""
    return zlib.crc32(doc.encode()) % 32 == 5


def treebank(path):
    corpus = path.rsplit("/", 1)[-1].split(".")[0]
    rows, sent, doc, sid, par = [], [], "", "", False
    for line in opened(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"): doc = line.split("=", 1)[-1].strip()
        if line.startswith("# sent_id"): sid = line.split("=", 1)[-1].strip()
        if not line:
            if sent:
                rows.append(dict(words=[c[1] for c in sent], tags=[c[3] + "|" + c[4] for c in sent], heads=[int(c[6]) for c in sent],
                                 rels=[c[7] for c in sent], names=None, corpus=corpus, doc=doc, id=sid, lemmas=[c[2] for c in sent]))
            sent = []
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit(): sent.append(c)
    return rows


def word_lists(path):
    lists = {"group": set(), "event": set()}
    for line in opened(path):
        if line[0] != "#" and "\t" in line:
            kind, words = line.rstrip("\n").split("\t")
            lists[kind] |= set(words.split())
    return lists["group"], lists["event"]


HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


def split_like_ud(words, labels):
    """Hyphenated words of corpora that keep them whole, split as treebanks do."""
    out_w, out_l = [], []
    for w, l in zip(words, labels):
        if "-" in w[1:-1] and len(w) > 3 and any(c.isalpha() for c in w) and "/" not in w and "@" not in w:
            parts = []
            for i, p in enumerate(HYPHEN.split(w)):
                if i: parts.append("-")
                parts.append(p)
        else:
            parts = [w]
        for i, p in enumerate(parts):
            out_w.append(p)
            out_l.append(l if i == 0 or l == "O" else "I" + l[1:])
    return out_w, out_l


def masks(words, bio, groups, events, annotates_groups):
    """The labels that each word may have. What a corpus leaves out is unknown, not outside."""
    n, result, i = len(words), [1] * len(words), 0
    while i < n:
        start = i
        i += 1
        if bio[start] == "O":
            if not annotates_groups and words[start][:1].isupper() and words[start].lower() in groups:
                result[start] |= 1 << LABELS.index("U-NORP")
            continue
        kind = bio[start][2:]
        while i < n and bio[i][0] == "I" and bio[i][2:] == kind: i += 1
        span = words[start:i]
        if kind in ("MISC", "OTH"):
            if len(span) <= 2 and span[-1].lower() in groups: kinds = ["NORP"]
            elif any(w.lower() in events for w in span): kinds = ["EVENT"]
            else: kinds = ["MISC", "EVENT"] if kind == "OTH" else ["MISC"]
        else:
            kinds = [kind]
        for j in range(start, i):
            p = "U" if i - start == 1 else "B" if j == start else "L" if j == i - 1 else "I"
            result[j] = sum(1 << LABELS.index(p + "-" + k) for k in kinds)
    return result


def names(path, corpus, lists, split=True, annotates_groups=True):
    rows = []
    for line in opened(path):
        r = json.loads(line)
        w, l = r["tokens"], r["ner"]
        if split: w, l = split_like_ud(w, l)
        if w: rows.append(dict(words=w, bio=l, names=masks(w, l, *lists, annotates_groups), corpus=corpus, doc=r["id"], tags=None, heads=None, rels=None, id=r["id"]))
    return rows


def join(bank, named):
    """Names onto the treebank's sentences with the same words, in order; the rest of the names stay sentences of their own."""
    where = {}
    for r in named: where.setdefault(tuple(r["words"]), []).append(r)
    for s in bank:
        found = where.get(tuple(s["words"]))
        if found:
            r = found.pop(0)
            s["names"], s["bio"], s["name_corpus"] = r["names"], r["bio"], r["corpus"]
    return [r for rs in where.values() for r in rs]


def load(data, words_file):
    """(train, dev, held): dev and held by the name of the set."""
    ud, ner = data + "/actors/ud/", data + "/actors/ner/"
    lists = word_lists(words_file)
    train = []
    for bank, named, corpus in (("ewt-train", "uner-ewt-train", "uner-ewt"), ("gum-free-train", "gum-named-train", "gum-named")):
        b = treebank(ud + bank + ".conllu.gz")
        join(b, names(ner + named + ".jsonl.gz", corpus, lists, split=False, annotates_groups=corpus == "uner-ewt"))
        train += b
    for k, n in (("wikigold", 2), ("sec-fin5", 1), ("wnut17", 1)):
        f = ner + (k if k == "sec-fin5" else k + "-train") + ".jsonl.gz"
        corpus = {"sec-fin5": "sec"}.get(k, k)
        train += names(f, corpus, lists, annotates_groups=corpus == "wikigold") * n
    for d in ("politics", "science", "music", "literature", "ai"):
        train += names(ner + f"crossner-{d}-train.jsonl.gz", "crossner", lists) * 3
    held = {"held-ewt": [s for s in train if s["corpus"] == "ewt-train" and held_out(s["doc"])],
            "held-gum": [s for s in train if s["corpus"] == "gum-free-train" and held_out(s["doc"])]}
    train = [s for s in train if not (s["corpus"] in ("ewt-train", "gum-free-train") and held_out(s["doc"]))]
    dev = {b: treebank(ud + b + ".conllu.gz") for b in ("ewt-dev", "gum-free-dev")}
    for c, split in (("uner-ewt", False), ("crossner-politics", True), ("wikigold", True), ("gum-named", False), ("crossner-science", True)):
        dev[c] = names(ner + f"{c}-dev.jsonl.gz", c, lists, split=split)
    return train, dev, held


def spans(path):
    """Names on a path of BILOU labels: {(first, after last, kind)}."""
    out, i = set(), 0
    while i < len(path):
        l = LABELS[path[i]]; s = i; i += 1
        if l == "O": continue
        if l[0] == "B":
            while i < len(path) and LABELS[path[i]][0] == "I": i += 1
            if i < len(path) and LABELS[path[i]][0] == "L": i += 1
        out.add((s, i, l[2:]))
    return out

def bio_spans(b):
    """Names of BIO tags, in the same form."""
    out, s = set(), None
    for i, t in enumerate(list(b) + ["O"]):
        if s is not None and t[0] != "I": out.add((s, i, b[s][2:])); s = None
        if t[0] == "B": s = i
    return out
