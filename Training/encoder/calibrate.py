"""Fits temperature and biases of the stance heads on the sentences kept back: python calibrate.py PREFIX > calibration.json

Reads PREFIX.dse-calibration.json and PREFIX.newsmtsc-calibration.json, which `train.py --dump PREFIX` writes. The likelihood of the
labels is maximised (Guo et al. 2017, with a bias a class); the share of the biases that is applied is chosen for the mean of micro and macro F1.
Scores by five folds go to the standard error; the other parts are only scored.
"""
import json, os, sys
import numpy as np


def probabilities(z, t, b):
    e = z * t + b
    e = np.exp(e - e.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def fit(z, y, ridge=2.0):
    """Newton-free: plain gradient steps on a convex loss of six numbers."""
    n, k = z.shape
    t, b = 1.0, np.zeros(k)
    rate = 0.5
    for step in range(4000):
        p = probabilities(z, t, b)
        p[np.arange(n), y] -= 1
        gt, gb = (p * z).sum() / n, p.sum(0) / n + ridge * b / n
        t -= rate * gt / max(1.0, (z ** 2).mean()); b -= rate * gb
    return t, b - b[np.argmax(np.bincount(y, minlength=k))]


def f1(y, z, k):
    f = [2 * ((y == c) & (z == c)).sum() / max(1, (y == c).sum() + (z == c).sum()) for c in range(k)]
    return 100 * (y == z).mean(), 100 * np.mean(f), [round(100 * v) for v in f]


def operating_point(p, y, k):
    """Factors on the probabilities of the rare classes, chosen for micro + macro F1; the frequent one stays."""
    factor, top = np.ones(k), np.argmax(np.bincount(y, minlength=k))
    best = -1
    for _ in range(3):
        for c in range(k):
            if c == top: continue
            for v in np.exp(np.arange(-0.6, 1.81, 0.1)):
                trial = factor.copy(); trial[c] = v
                micro, macro, _ = f1(y, (p * trial).argmax(1), k)
                if micro + macro > best + 1e-9: best, factor = micro + macro, trial
    return factor


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
        p, q = np.zeros_like(z), np.zeros_like(z)
        for f in range(5):
            a, o = fold != f, fold == f
            s = fit(z[a], y[a]); p[o] = probabilities(z[o], *s)
            q[o] = p[o] * operating_point(probabilities(z[a], *s), y[a], k)
        say(head, "raw", f1(y, z.argmax(1), k), f"error {error(probabilities(z, 1, np.zeros(k)), y):.1f}", "| calibrated, five folds", f1(y, p.argmax(1), k), f"error {error(p, y):.1f}",
            "| operating point, five folds", f1(y, q.argmax(1), k))
        t, b = fit(z, y); factor = operating_point(probabilities(z, t, b), y, k)
        out[head] = dict(scale=[float(t), *map(float, b)], factor=[float(v) for v in factor])
        say("  temperature %.2f" % (1 / t), "biases", b.round(2), "factors", factor.round(2))
        if os.path.exists(f"{prefix}.{unseen}.json"):
            z, y = read(unseen); p = probabilities(z, t, b)
            say(" ", unseen, "raw", f1(y, z.argmax(1), k), f"error {error(probabilities(z, 1, np.zeros(k)), y):.1f}", "| calibrated", f1(y, p.argmax(1), k), f"error {error(p, y):.1f}",
                "| operating point", f1(y, (p * factor).argmax(1), k))
    print(json.dumps(out))


if __name__ == "__main__": main(sys.argv[1])
