"""Fits the temperature of each stance head on the sentences kept back: python calibrate.py PREFIX > calibration.json

Reads PREFIX.dse-calibration.json and PREFIX.newsmtsc-calibration.json, which `train.py --dump PREFIX` writes. The likelihood of the
labels is maximised (Guo et al. 2017); the operating point stays where the loss with its weights of classes has put it.
Scores by five folds go to the standard error; the other parts are only scored.
"""
import json, os, sys
import numpy as np


def probabilities(z, t, b):
    e = z * t + b
    e = np.exp(e - e.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def fit(z, y):
    """The temperature of the greatest likelihood, by golden section."""
    loss = lambda t: -np.log(probabilities(z, t, 0)[np.arange(len(y)), y] + 1e-12).mean()
    low, high, g = 0.1, 4.0, (5 ** 0.5 - 1) / 2
    for _ in range(60):
        a, b = high - g * (high - low), low + g * (high - low)
        if loss(a) < loss(b): high = b
        else: low = a
    return (low + high) / 2


def f1(y, z, k):
    f = [2 * ((y == c) & (z == c)).sum() / max(1, (y == c).sum() + (z == c).sum()) for c in range(k)]
    return 100 * (y == z).mean(), 100 * np.mean(f), [round(100 * v) for v in f]


def error(p, y):
    """Expected calibration error over ten bins of the highest probability."""
    top, hit = p.max(1), p.argmax(1) == y
    return 100 * sum(abs(hit[m].mean() - top[m].mean()) * m.mean() for i in range(10) if (m := (top > i / 10) & (top <= (i + 1) / 10)).any())


def main(prefix):
    def read(name):
        _, y, z = json.load(open(f"{prefix}.{name}.json"))
        return np.array(z), np.array(y)
    say = lambda *x: print(*x, file=sys.stderr)
    out = {}
    for head, part, unseen in (("pair", "dse-calibration", "dse-valid"), ("target", "newsmtsc-calibration", "newsmtsc-valid")):
        z, y = read(part); k = z.shape[1]
        fold = np.random.default_rng(7).integers(0, 5, len(y))
        p = np.zeros_like(z)
        for f in range(5): p[fold == f] = probabilities(z[fold == f], fit(z[fold != f], y[fold != f]), 0)
        t = fit(z, y)
        out[head] = dict(scale=[float(t)] + [0.0] * k)
        say(head, "temperature %.2f" % (1 / t), part, f1(y, p.argmax(1), k), f"calibration error {error(probabilities(z, 1, 0), y):.1f}, with the temperature (five folds) {error(p, y):.1f}")
        if os.path.exists(f"{prefix}.{unseen}.json"):
            z, y = read(unseen)
            say(" ", unseen, f1(y, z.argmax(1), k), f"calibration error {error(probabilities(z, 1, 0), y):.1f}, with the temperature {error(probabilities(z, t, 0), y):.1f}")
    print(json.dumps(out))


if __name__ == "__main__": main(sys.argv[1])
