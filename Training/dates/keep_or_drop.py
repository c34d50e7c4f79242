#!/usr/bin/env python3
"""usage: keep_or_drop.py PARSED GOLD.jsonl PRED.jsonl [GOLD PRED]... : can context tell which expressions annotators keep?

An experiment that ships nothing. PARSED is the folder of `rapporteur parse TEXT > PARSED/ID.conllu` for each document. A logistic
regression over the words, tags and tree around each found expression, its rule, its place and signs of the kind of document
(share of figures, money, quotation marks) learns whether the gold has an expression there; each document is judged by a model
that has not seen it (ten folds, four shuffles). Prints the value F1 when what is less likely than a threshold is left out. Needs scikit-learn.
"""
import bisect, collections, json, os, random, re, sys
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

MONEY = {"$", "%", "million", "billion", "percent", "cents"}


def parsed(path, text):
    """Tokens as (begin, end, word, lemma, tag, head, relation, sentence)."""
    result, position, base, sentence = [], 0, 0, -1
    rows = []
    for line in open(path, encoding="utf-8"):
        field = line.rstrip("\n").split("\t")
        if line.startswith("# sent_id"):
            base, sentence = len(rows), sentence + 1
        elif len(field) == 10 and field[0].isdigit():
            rows.append((field, base, sentence))
    for field, base, sentence in rows:
        at = text.find(field[1], position, position + 80 + len(field[1]))
        at = position if at < 0 else at
        position = at + len(field[1])
        head = base + int(field[6]) - 1 if field[6] != "0" else -1
        result.append((at, position, field[1].lower(), field[2].lower(), field[4], head, field[7].split(":")[0], sentence))
    return result


def features(timexes, tokens):
    starts, count = [t[0] for t in tokens], max(1, len(tokens))
    place = lambda offset: max(0, bisect.bisect_right(starts, offset) - 1)
    spans = [(place(t["begin"]), place(t["end"] - 1)) for t in timexes]
    crowd = collections.Counter(tokens[first][7] for first, _ in spans)
    document = {
        "figures": sum(any(c.isdigit() for c in t[2]) for t in tokens) / count, "money": sum(t[2] in MONEY for t in tokens) / count,
        "quotes": sum(t[2] in ('"', "``", "''") for t in tokens) / count}
    for (first, last), timex in zip(spans, timexes):
        rule = timex["rule"]
        result = {"rule " + rule: 1, "text " + re.sub(r"\d+", "0", timex["text"].lower()): 1, "type " + timex["type"]: 1, **document}
        for name, at in (("-1", first - 1), ("-2", first - 2), ("+1", last + 1), ("+2", last + 2)):
            word, tag = (tokens[at][2], tokens[at][4]) if 0 <= at < len(tokens) else ("", "")
            result.update({f"{name} {word}": 1, f"{name} {tag}": 1, f"{rule} {name} {tag}": 1})
        head = next((i for i in range(last, first - 1, -1) if not first <= tokens[i][5] <= last), last)
        result.update({"relation " + tokens[head][6]: 1, f"{rule} relation {tokens[head][6]}": 1})
        verb, steps = tokens[head][5], 0
        while verb >= 0 and not tokens[verb][4].startswith(("VB", "MD")) and steps < 10:
            verb, steps = tokens[verb][5], steps + 1
        result.update({f"verb {tokens[verb][4] if verb >= 0 else ''}": 1, f"{rule} verb {tokens[verb][4] if verb >= 0 else ''}": 1})
        begins = first == 0 or tokens[first - 1][7] != tokens[first][7]
        near = any(t[2] in MONEY or t[2][:1].isdigit() for t in tokens[max(0, first - 4):first])
        quoted = sum(t[2] in ('"', "``", "''") for t in tokens[:first]) % 2
        result.update({"begins": begins, f"{rule} begins": begins, "money near": near, f"{rule} money near": near, "quoted": quoted, f"{rule} quoted": quoted})
        result.update({"alone": crowd[tokens[first][7]] == 1, "first sentences": tokens[first][7] < 3})
        yield result


def pairs(gold, found):
    """As the scorer pairs them: (whether gold has it, whether the value is right)."""
    used, gold = set(), sorted(gold, key=lambda t: (t["begin"], t["end"]))
    for timex in found:
        hit = next((i for i, g in enumerate(gold) if i not in used and g["begin"] < timex["end"] and g["end"] > timex["begin"]), None)
        used.add(hit)
        yield hit is not None, hit is not None and gold[hit]["value"] == timex["value"]


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    rows, kept, right, group, name, total = [], [], [], [], [], {}
    for gold_path, predicted_path in zip(files[::2], files[1::2]):
        predicted = {d["id"]: d["timexes"] for d in map(json.loads, open(predicted_path, encoding="utf-8"))}
        total[gold_path] = 0
        for document in map(json.loads, open(gold_path, encoding="utf-8")):
            total[gold_path] += len(document["timexes"])
            found = sorted(predicted[document["id"]], key=lambda t: (t["begin"], t["end"]))
            rows += features(found, parsed(os.path.join(folder, document["id"] + ".conllu"), document["text"]))
            for is_kept, is_right in pairs(document["timexes"], found):
                kept.append(is_kept), right.append(is_right), group.append(document["id"]), name.append(gold_path)
    matrix = DictVectorizer().fit_transform(rows)
    matrix = matrix[:, ((matrix != 0).sum(0) >= 3).A1]
    chance, shuffles, folds = [0.0] * len(rows), 4, 10
    for seed in range(shuffles):
        documents = sorted(set(group))
        random.Random(seed).shuffle(documents)
        fold = {d: i % folds for i, d in enumerate(documents)}
        for part in range(folds):
            train = [i for i, d in enumerate(group) if fold[d] != part]
            test = [i for i, d in enumerate(group) if fold[d] == part]
            model = LogisticRegression(C=0.2, max_iter=2000, solver="liblinear").fit(matrix[train], [kept[i] for i in train])
            for i, p in zip(test, model.predict_proba(matrix[test])[:, 1]):
                chance[i] += p / shuffles
    print(f"{len(rows)} expressions, {matrix.shape[1]} features")
    for threshold in (0, 0.3, 0.4, 0.5):
        line = []
        for path in total:
            mine = [i for i in range(len(rows)) if name[i] == path and chance[i] >= threshold]
            line.append(f"{os.path.basename(path)} {200 * sum(right[i] for i in mine) / (len(mine) + total[path]):.2f}")
        print(f"left out below {threshold}: " + ", ".join(line))


main()
