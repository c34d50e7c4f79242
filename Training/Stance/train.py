#!/usr/bin/env python3
"""Trains the stance model: multinomial logistic regression over the program's own hashed features.

    evaluate stance-features dse.train.jsonl train.features
    train.py dse.train.jsonl train.features ../../Sources/Stance/Resources/stance-pairs.bin

Classes are weighed by the inverse root of their frequency. The biases that turn probabilities into decisions are chosen by
five-fold cross-validation on the training data alone, for the mean of micro and macro F1. Needs numpy; the same seed gives
the same file on one machine.
"""
import json
import struct
import sys

import numpy as np

CLASSES = ["neutral", "p_pos_q", "q_pos_p", "p_neg_q", "q_neg_p"]
BUCKETS = 1 << 17
EPOCHS, RATE, L2, BATCH = 14, 0.12, 2e-5, 32


def read(gold_path, feature_path):
    gold = [json.loads(line) for line in open(gold_path, encoding="utf-8")]
    features = {r["id"]: np.array(r["features"], dtype=np.int64) for r in map(json.loads, open(feature_path, encoding="utf-8"))}
    rows = [(features[g["id"]], CLASSES.index(g["label"])) for g in gold if len(features.get(g["id"], ()))]
    return [r[0] for r in rows], np.array([r[1] for r in rows])


def train(x, y, seed):
    rng = np.random.default_rng(seed)
    weights = np.zeros((BUCKETS, len(CLASSES)))
    squares = np.full((BUCKETS, len(CLASSES)), 1e-2)
    counts = np.bincount(y, minlength=len(CLASSES))
    importance = (len(y) / (len(CLASSES) * np.maximum(counts, 1))) ** 0.5
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        for start in range(0, len(order), BATCH):
            batch = order[start:start + BATCH]
            lengths = [len(x[i]) for i in batch]
            flat = np.concatenate([x[i] for i in batch])
            owner = np.repeat(np.arange(len(batch)), lengths)
            norm = 1 / np.sqrt(np.array(lengths))
            logits = np.zeros((len(batch), len(CLASSES)))
            np.add.at(logits, owner, weights[flat])
            logits *= norm[:, None]
            logits -= logits.max(1, keepdims=True)
            p = np.exp(logits)
            p /= p.sum(1, keepdims=True)
            p[np.arange(len(batch)), y[batch]] -= 1
            p *= importance[y[batch]][:, None]
            gradient = (p * norm[:, None])[owner]
            unique, inverse = np.unique(flat, return_inverse=True)
            g = np.zeros((len(unique), len(CLASSES)))
            np.add.at(g, inverse, gradient)
            g += L2 * len(batch) * weights[unique]
            squares[unique] += g * g
            weights[unique] -= RATE * g / np.sqrt(squares[unique])
    return weights


def logits_of(weights, x):
    return np.array([weights[f].sum(0) / max(1.0, len(f)) ** 0.5 for f in x])


def f1(y, predicted):
    scores = []
    for c in range(len(CLASSES)):
        hit = ((y == c) & (predicted == c)).sum()
        wrong = (y == c).sum() + (predicted == c).sum()
        scores.append(2 * hit / wrong if wrong else 0.0)
    return (y == predicted).mean(), float(np.mean(scores))


def choose_biases(logits, y):
    """Coordinate search; neutral stays at zero."""
    biases = np.zeros(len(CLASSES))
    best = -1.0
    for _ in range(3):
        for c in range(1, len(CLASSES)):
            for value in np.arange(-2.0, 2.01, 0.1):
                trial = biases.copy()
                trial[c] = value
                micro, macro = f1(y, (logits + trial).argmax(1))
                if micro + macro > best + 1e-9:
                    best, biases = micro + macro, trial
    return biases


def main():
    x, y = read(sys.argv[1], sys.argv[2])
    folds = np.random.default_rng(7).integers(0, 5, len(y))
    held_out = np.zeros((len(y), len(CLASSES)))
    for fold in range(5):
        inside = np.flatnonzero(folds != fold)
        outside = np.flatnonzero(folds == fold)
        held_out[outside] = logits_of(train([x[i] for i in inside], y[inside], fold), [x[i] for i in outside])
    print("cross-validation, argmax: micro %.4f macro %.4f" % f1(y, held_out.argmax(1)))
    biases = choose_biases(held_out, y)
    print("with biases %s: micro %.4f macro %.4f" % ((np.round(biases, 2).tolist(),) + f1(y, (held_out + biases).argmax(1))))
    weights = train(x, y, 0)
    limit = np.quantile(np.abs(weights[np.abs(weights).sum(1) > 0]), 0.9995)
    scale = limit / 127
    with open(sys.argv[3], "wb") as file:
        file.write(b"STNC" + struct.pack("<II", 1, BUCKETS))
        file.write(struct.pack("<5f", *([scale] * 5)))
        file.write(struct.pack("<5f", *biases))
        file.write(np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    main()
