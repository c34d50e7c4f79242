#!/usr/bin/env python3
"""Learns Sources/Dates/Resources/anchor-weights.tsv.

usage: train_anchor_weights.py OUT.tsv GOLD.jsonl CHOICES.jsonl [GOLD CHOICES]... [--folds PREFIX]

CHOICES is what `evaluate timex GOLD OUT --choices CHOICES` writes: for each expression without a year its candidate values with
their features. GOLD tells which candidate is right. A softmax over the candidates of each choice is fitted by gradient descent in
a fixed order, with a quadratic penalty towards
hand-set values for verb tense, and its weights are rounded to whole numbers. Prints the accuracy on the data and, by
documents left out in five folds, on unseen documents; with --folds the weights of each fold are written to PREFIX<fold>.tsv, for
`evaluate timex --folds PREFIX`. Shipped weights: TimeBank 1.2 and AQUAINT in the TempEval-3 release
(UzZaman et al. 2013) and WikiWars (Mazur and Dale 2010); no text of these is contained in the weights.
"""
import itertools, json, math, sys


# Left out: all its weekdays are annotated a week too early, future ones included.
EXCLUDED = {"AP900815-0044"}


def load(gold_path, choice_path):
    gold = {d["id"]: d["timexes"] for d in map(json.loads, open(gold_path, encoding="utf-8"))}
    examples = []
    for line in open(choice_path, encoding="utf-8"):
        choice = json.loads(line)
        found = [t for t in gold.get(choice["id"], []) if t["begin"] < choice["end"] and t["end"] > choice["begin"]]
        if not found or choice["id"] in EXCLUDED:
            continue
        right = [i for i, c in enumerate(choice["candidates"]) if found[0]["value"].startswith(c["value"])]
        if len(right) == 1:
            examples.append((choice["id"], [c["features"] for c in choice["candidates"]], right[0]))
    return examples


def prior(feature):
    """Where a weight begins and is drawn back to: what any grammar says of tense, since few choices show each case."""
    template, a, b, c = feature.split(" ")
    sign = (int(c) > 0) - (int(c) < 0)
    forms = {"1": -0.7, "3": 2.5, "4": 0.3, "6": -0.7, "7": 0.7}  # past, future, infinitive, saying, conditional
    if template == "sideBefore":
        return forms.get(b, 0.0) * sign
    if template == "sideAfter":
        return 0.3 * forms.get(b, 0.0) * sign
    if template == "sideForward":
        return 0.5 * int(b) * sign
    if template == "sideForwardAfter":
        return 1.5 * sign if b == "1" else 0.0
    return 0.0


def fit(examples, weights_of_example, epochs=60, rate=0.15, penalty=0.01):
    priors = {f: prior(f) for _, candidates, _ in examples for c in candidates for f in c}
    weights = dict(priors)
    for epoch in range(epochs):
        step = rate / (1 + 0.05 * epoch)
        for (_, candidates, right), scale in zip(examples, weights_of_example):
            scores = [sum(weights.get(f, 0.0) for f in c) for c in candidates]
            top = max(scores)
            powers = [math.exp(s - top) for s in scores]
            total = sum(powers)
            for i, candidate in enumerate(candidates):
                gradient = (1.0 if i == right else 0.0) - powers[i] / total
                for feature in candidate:
                    old = weights[feature]
                    weights[feature] = old + step * scale * (gradient - penalty * (old - priors[feature]))
    return weights


def accuracy(examples, weights):
    good = 0
    for _, candidates, right in examples:
        scores = [sum(weights.get(f, 0) for f in c) for c in candidates]
        good += max(range(len(scores)), key=lambda i: (scores[i], -i)) == right
    return good


def write(path, weights, note):
    whole = {f: round(100 * w) for f, w in weights.items()}
    for kind, form, side in itertools.product((0, 1), range(8), range(-6, 7)):
        for template in ("sideBefore", "sideAfter"):
            feature = f"{template} {kind} {form} {side}"
            if kind == 0 or abs(side) <= 1:
                whole.setdefault(feature, round(100 * prior(feature)))
    for kind, side in itertools.product((0, 1), range(-6, 7)):
        if kind == 0 or abs(side) <= 1:
            whole.setdefault(f"sideForwardAfter {kind} 1 {side}", round(100 * prior(f"sideForwardAfter {kind} 1 {side}")))
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Weights of the anchor choice: template, three numbers, weight (see Resolution/AnchorFeature.swift).\n")
        file.write(f"# Learned by Training/dates/train_anchor_weights.py from TimeBank 1.2, AQUAINT (TempEval-3) and WikiWars{note}.\n")
        file.write("# Licence: Apache-2.0. Date: 2026-11.\n")
        for feature in sorted(whole):
            if abs(whole[feature]) >= 3:
                file.write("\t".join(feature.split(" ")) + f"\t{whole[feature]}\n")
    return whole


def main():
    arguments = sys.argv[1:]
    folds = None
    if "--folds" in arguments:
        at = arguments.index("--folds")
        folds = arguments[at + 1]
        del arguments[at:at + 2]
    out, pairs = arguments[0], list(zip(arguments[1::2], arguments[2::2]))
    sets = [load(g, c) for g, c in pairs]
    examples = [e for s in sets for e in s]
    held = {name: 0 for name, _ in pairs}
    for fold in range(5):
        # The fold of a document as `evaluate timex --folds` reckons it.
        inside = lambda e: sum(e[0].encode()) % 5 == fold
        train = [e for e in examples if not inside(e)]
        weights = fit(train, [1.0] * len(train))
        for (name, _), s in zip(pairs, sets):
            held[name] += accuracy([e for e in s if inside(e)], weights)
        if folds:
            write(f"{folds}{fold}.tsv", weights, f", fold {fold} left out")
    for (name, _), s in zip(pairs, sets):
        print(f"{name}: {len(s)} choices, left out {100 * held[name] / max(1, len(s)):.1f} %")
    whole = write(out, fit(examples, [1.0] * len(examples)), "")
    print(f"all: {len(examples)} choices, fitted {100 * accuracy(examples, whole) / len(examples):.1f} %")


main()
