"""The sentences that the encoder learns from, read from the folder of development data.

Only parts whose README allows redistributable weights are read. One `Sentence` may carry several kinds of labels: the sentences
of EWT and GUM bear trees, tags and names at once, so that one pass of the encoder serves all of them.
"""
import gzip
import json
import re
from dataclasses import dataclass, field

NAME_TYPES = ["PER", "ORG", "LOC", "NORP", "EVENT", "MISC"]
NAME_TAGS = ["O"] + [f"{b}-{t}" for t in NAME_TYPES for b in "BI"]
#: A label that says nothing: the loss passes over the word.
UNKNOWN = -100

CROSSNER = {
    "person": "PER", "politician": "PER", "writer": "PER", "musicalartist": "PER", "scientist": "PER", "researcher": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG", "country": "LOC", "location": "LOC",
    "event": "EVENT", "election": "EVENT", "conference": "EVENT", "misc": "MISC",
}
GENERAL = {
    "PER": "PER", "person": "PER", "ORG": "ORG", "corporation": "ORG", "group": "ORG", "LOC": "LOC", "location": "LOC",
    "EVENT": "EVENT", "NORP": "NORP", "MISC": "MISC", "OTH": None, "product": "MISC", "creative-work": "MISC",
}
WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


@dataclass
class Sentence:
    """Words with the labels that are known of them; what is None was not annotated."""
    words: list
    origin: str
    names: list | None = None
    upos: list | None = None
    xpos: list | None = None
    heads: list | None = None
    relations: list | None = None
    #: (first of p, past p, first of q, past q, label): directed sentiment of a pair.
    pairs: list = field(default_factory=list)
    #: (first, past, label): sentiment towards a target.
    targets: list = field(default_factory=list)


def _lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf8") as file:
        yield from file


def trees(path, origin):
    rows = []
    for line in list(_lines(path)) + ["\n"]:
        line = line.rstrip("\n")
        if line and line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif not line and rows:
            if not any(c[3] in ("_", "") for c in rows):
                yield Sentence([c[1] for c in rows], origin, upos=[c[3] for c in rows], xpos=[c[4] for c in rows],
                               heads=[int(c[6]) for c in rows], relations=[c[7] for c in rows])
            rows = []


def names(path, origin):
    """Names as tags of six types. What a corpus does not annotate is unknown, not outside: see `partial`."""
    crossner = origin.startswith("crossner")
    partial = origin.startswith(("uner", "wnut", "sec"))
    for line in _lines(path):
        row = json.loads(line)
        tags = []
        for position, (word, tag) in enumerate(zip(row["tokens"], (row.get("ner_orig") if crossner else None) or row["ner"])):
            if tag == "O":
                # These corpora annotate neither demonyms nor events: a capital there may be one.
                capital = word[:1].isupper() and position > 0 and len(word) > 2
                tags.append(UNKNOWN if partial and capital else 0)
                continue
            kind = CROSSNER.get(tag[2:]) if crossner else GENERAL.get(tag[2:])
            tags.append(UNKNOWN if kind is None else NAME_TAGS.index(f"{tag[0]}-{kind}"))
        yield Sentence(row["tokens"], origin, names=tags)


def _placed(text, spans):
    matches = [m.span() for m in WORD.finditer(text)]
    places = []
    for start, end in spans:
        inside = [i for i, (a, b) in enumerate(matches) if a < end and b > start]
        places += [inside[0], inside[-1] + 1] if inside else [0, 1]
    return [text[a:b] for a, b in matches], places


PAIR_LABELS = {"neutral": 0, "p_pos_q": 1, "q_pos_p": 2, "p_neg_q": 3, "q_neg_p": 4}
TARGET_LABELS = {"negative": 0, "neutral": 1, "positive": 2}


def pairs(path):
    """Directed sentiment (DSE): all pairs of one sentence share it."""
    by_text = {}
    for line in _lines(path):
        row = json.loads(line)
        words, (a, b, c, d) = _placed(row["text"], [(row["p"]["start"], row["p"]["end"]), (row["q"]["start"], row["q"]["end"])])
        by_text.setdefault(row["text"], Sentence(words, "dse")).pairs.append((a, b, c, d, PAIR_LABELS[row["label"]]))
    return list(by_text.values())


def targets(path):
    """Target sentiment (NewsMTSC): all targets of one sentence share it."""
    by_text = {}
    for line in _lines(path):
        row = json.loads(line)
        words, (a, b) = _placed(row["text"], [(row["target"]["start"], row["target"]["end"])])
        by_text.setdefault(row["text"], Sentence(words, "mtsc")).targets.append((a, b, TARGET_LABELS[row["label"]]))
    return list(by_text.values())


def _joined(trees_, names_):
    """The trees with the names of the same sentences; sentences of either alone stay."""
    by_words = {}
    for sentence in names_:
        by_words.setdefault(tuple(sentence.words), []).append(sentence)
    for sentence in trees_:
        found = by_words.get(tuple(sentence.words))
        if found:
            sentence.names = found.pop().names
        yield sentence
    for rest in by_words.values():
        yield from rest


def training(data):
    ud, ner, stance = f"{data}/actors/ud", f"{data}/actors/ner", f"{data}/stance"
    sentences = list(_joined(trees(f"{ud}/ewt-train.conllu.gz", "ewt"), list(names(f"{ner}/uner-ewt-train.jsonl.gz", "uner"))))
    sentences += _joined(trees(f"{ud}/gum-free-train.conllu.gz", "gum"), list(names(f"{ner}/gum-named-train.jsonl.gz", "gum-named")))
    for domain in ("politics", "science", "music", "literature", "ai"):
        # The domain nearest to foreign affairs counts more.
        rows = list(names(f"{ner}/crossner-{domain}-train.jsonl.gz", f"crossner-{domain}"))
        sentences += rows * (3 if domain == "politics" else 1)
    for corpus in ("wikigold-train", "wnut17-train", "sec-fin5"):
        rows = list(names(f"{ner}/{corpus}.jsonl.gz", corpus))
        named = [r for r in rows if any(t > 0 for t in r.names)]
        empty = [r for r in rows if not any(t > 0 for t in r.names)]
        sentences += named + empty[::3]
    sentences += pairs(f"{stance}/dse.train.jsonl")
    sentences += targets(f"{stance}/newsmtsc.train.jsonl")
    held = {s.words and tuple(s.words) for part in development(data).values() for s in part}
    return [s for s in sentences if tuple(s.words) not in held or s.origin in ("ewt", "gum")]


def development(data):
    ud, ner, stance = f"{data}/actors/ud", f"{data}/actors/ner", f"{data}/stance"
    return {
        "ewt": list(trees(f"{ud}/ewt-dev.conllu.gz", "ewt")),
        "gum": list(trees(f"{ud}/gum-free-dev.conllu.gz", "gum")),
        "uner": list(names(f"{ner}/uner-ewt-dev.jsonl.gz", "uner")),
        "politics": list(names(f"{ner}/crossner-politics-dev.jsonl.gz", "crossner-politics")),
        "wikigold": list(names(f"{ner}/wikigold-dev.jsonl.gz", "wikigold")),
        "dse": pairs(f"{stance}/dse.valid.jsonl"),
        "mtsc": targets(f"{stance}/newsmtsc.valid.jsonl"),
    }
