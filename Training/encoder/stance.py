"""Sentences with directed and target sentiment, cut into words by the program itself.

All pairs and targets of one text share it. The parts that their READMEs allow for shipped weights are read, nothing else; texts of
the validation parts never stand in the training part, and one text in twelve of the training part is kept for calibration.
"""
import json, re, subprocess, tempfile, zlib

#: Directed: p for q, q for p, p against q, q against p, where p stands first; target: negative, neutral, positive.
PAIR_LABELS = ["neutral", "p_pos_q", "q_pos_p", "p_neg_q", "q_neg_p"]
TARGET_LABELS = ["negative", "neutral", "positive"]


#: Spaces of every kind, and marks that take no room.
BLANK = re.compile("[\\s\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad]")


def kept_for_calibration(text):
    return zlib.crc32(text.encode()) % 12 == 5


def cut(texts, program):
    """Words of each text with their places, [(start, end)] in code points."""
    flat = [re.sub(BLANK, " ", t) for t in texts]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as file:
        file.write("\n\n".join(t.strip() for t in flat) + "\n")
        file.flush()
        output = subprocess.run([program, "parse", file.name], capture_output=True, text=True, check=True).stdout
    words = [line.split("\t")[1] for line in output.split("\n") if line[:1].isdigit()]
    result, at = [], 0
    for text in flat:
        place, own = 0, []
        end = len(text.rstrip())
        while place < end:
            while text[place] == " ": place += 1
            word = re.sub(BLANK, "", words[at])
            start = place
            for c in word:
                while text[place] == " ": place += 1
                if text[place] != c: raise SystemExit(f"words do not fit the text at {text[start:start + 30]!r}: {word!r}")
                place += 1
            own.append((start, place))
            at += 1
        result.append(own)
    return result


def words_of(places, start, end):
    """First word and the word after the last that a span touches."""
    inside = [i for i, (a, b) in enumerate(places) if a < end and b > start]
    return (inside[0], inside[-1] + 1) if inside else None


def read(path, program, label_of, spans_of, key):
    rows = [json.loads(line) for line in open(path, encoding="utf8")]
    texts = list(dict.fromkeys(r["text"] for r in rows))
    by_text = {}
    for text, places in zip(texts, cut(texts, program)):
        by_text[text] = (places, dict(words=[re.sub(BLANK, "", text[a:b]) for a, b in places], text=text, corpus=key, doc=text, tags=None, heads=None,
                                      rels=None, names=None, pairs=[], targets=[], ids=[]))
    for r in rows:
        places, sentence = by_text[r["text"]]
        spans = [words_of(places, s["start"], s["end"]) for s in spans_of(r)]
        if None in spans: continue
        sentence[key].append((*spans, label_of(r)))
        sentence["ids"].append(r["id"])
    return [s for _, s in by_text.values() if s[key]]


def load(data, program):
    """(training, {development and calibration parts})."""
    folder = data + "/stance/"
    def pairs(part): return read(f"{folder}dse.{part}.jsonl", program, lambda r: PAIR_LABELS.index(r["label"]), lambda r: (r["p"], r["q"]), "pairs")
    def targets(part): return read(f"{folder}newsmtsc.{part}.jsonl", program, lambda r: TARGET_LABELS.index(r["label"]), lambda r: (r["target"],), "targets")
    dev = {"dse-valid": pairs("valid"), "newsmtsc-valid": targets("valid")}
    seen = {squeezed(s["text"]) for part in dev.values() for s in part}
    train = []
    for name, rows in (("dse", pairs("train")), ("newsmtsc", targets("train"))):
        rows = [s for s in rows if squeezed(s["text"]) not in seen]
        dev[name + "-calibration"] = [s for s in rows if kept_for_calibration(s["text"])]
        train += [s for s in rows if not kept_for_calibration(s["text"])]
    return train, dev


def squeezed(text):
    return "".join(c for c in text.lower() if c.isalnum())
