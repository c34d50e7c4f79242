#!/usr/bin/env python3
"""Trains the block model of ingest: which blocks of a page are the article's text.

    cd Benchmarks && swift build -c release --product evaluate
    for s in wcxb readability trafilatura htmldate; do .build/release/evaluate page-blocks $DATA/$s $WORK/$s.blocks.jsonl; done
    pip install lightgbm==4.7.0 numpy trafilatura==2.3.1 resiliparse==2.0.1 readability-lxml==0.9 lxml_html_clean
    for s in trafilatura htmldate; do python3 vote_labels.py $DATA/$s $WORK/$s.votes.jsonl; done
    python3 train_blocks.py $DATA $WORK ../../Sources/Ingest/Resources/page/block-model.tsv [--cv]

Labels come from gold texts (wcxb, readability), from snippets (trafilatura) and, with little weight, from what three other extractors
agree on (trafilatura, htmldate); the pages themselves stay where they are. With --cv,
nothing is written; printed are the scorer's own figures over five folds by site: every page is judged by two forests, neither of which
has seen a page of its site. See README.md beside this file."""
import collections, itertools, json, os, re, sys
import numpy as np, lightgbm as lgb

DATA, WORK, OUT = sys.argv[1:4]
CV = '--cv' in sys.argv
sys.path.insert(0, DATA)
import score as scorer

# Weights: of a block with a snippet's label, of a page whose labels are other extractors' votes, of a readability page.
SNIPPET, VOTE, READABILITY = .3, .3, 2
# A page whose annotated text is not what its blocks say (F1 over words of the labelled blocks below this) teaches nothing; it is judged all the same.
FAITHFUL = .75
FOLDS, FLOOR, SURE, SCALE = 5, -3000, 2000, 1000
TOK = re.compile(r'\w+')
BLOCK = dict(objective='binary', learning_rate=.045, num_leaves=14, extra_trees=True, max_depth=7, min_data_in_leaf=60, min_sum_hessian_in_leaf=.02,
             feature_fraction=.35, bagging_fraction=.8, bagging_freq=1, lambda_l2=3., max_bin=63, verbose=-1, num_threads=1, seed=1, deterministic=True)
CONTEXT = dict(BLOCK, learning_rate=.035, num_leaves=16)
ROUNDS = (250, 300)


def tok(text): return TOK.findall((text or '').lower())
def norm(text): return re.sub(r'\s+', ' ', text or '').strip()
def lines(path): return [json.loads(line) for line in open(path, encoding='utf-8') if line.strip()]


def site(gold):
    """The site of a page: host without www, or what stands for it in a file's name."""
    host = gold.get('domain')
    if not host or '.' not in host:
        name = gold.get('file') or gold.get('group') or gold['id']
        host = re.split(r'-|\.html', name)[0] if '.' in name.split('.html')[0] else name
    parts = re.sub(r'^www\.', '', host.lower()).split('.')
    return '.'.join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def fold(name):
    value = 0
    for character in name: value = (value * 131 + ord(character)) % 1000003
    return value % FOLDS


class Page:
    def __init__(self, name, gold, blocks):
        self.set, self.gold, self.id = name, gold, gold['id']
        self.fold = fold(site(gold))
        self.texts = [b[0] for b in blocks]
        self.toks = [tok(t) for t in self.texts]
        self.x = np.array([b[1] for b in blocks], dtype=np.int32).reshape(len(blocks), -1 if blocks else 1)
        self.make = np.array([b[3] for b in blocks], dtype=np.int64)
        self.paths = [list(zip(b[2][::2], b[2][1::2])) for b in blocks]
        # The blocks of an element are a range, as in PageTotals.swift.
        high = np.maximum.accumulate(np.array([p[0][0] if p else 0 for p in self.paths], dtype=np.int64)) if blocks else np.zeros(0, np.int64)
        self.ranges = [[(int(np.searchsorted(high, s)), int(np.searchsorted(high, e))) for s, e in path] for path in self.paths]
        self.counter = collections.Counter(tok(gold['text'])) if 'text' in gold else None
        self.label()

    def label(self):
        count = len(self.texts)
        self.y, self.w = np.full(count, -1.), np.zeros(count)
        gold = self.gold
        if 'text' in gold:
            want = tok(gold['text'])
            grams = [set(tuple(want[i:i + n]) for i in range(len(want) - n + 1)) if n else set() for n in range(6)]
            whole = set(tuple(tok(line)) for line in gold['text'].split('\n'))
            for i, t in enumerate(self.toks):
                if not t: continue
                n = min(5, len(t)); runs = [tuple(t[k:k + n]) for k in range(len(t) - n + 1)]
                share = sum(run in grams[n] for run in runs) / len(runs)
                hit = share >= .5 if len(t) >= 5 else tuple(t) in whole or (len(t) >= 3 and tuple(t) in grams[len(t)])
                self.y[i] = float(hit)
                self.w[i] = (READABILITY if self.set == 'readability' else 1) * (len(t) + 1) / max(200, len(want))
            held = collections.Counter(word for t, y in zip(self.toks, self.y) if y > 0 for word in t)
            if 2 * sum((held & self.counter).values()) < FAITHFUL * (sum(held.values()) + sum(self.counter.values())): self.w[:] = 0
        elif 'with' in gold:
            with_, without = [norm(x) for x in gold['with']], [norm(x) for x in gold['without']]
            for i, text in enumerate(self.texts):
                t = norm(text)
                if any(x in t or (len(t) > 20 and t in x) for x in with_): self.y[i] = 1
                elif any(x in t or (len(t) > 8 and t in x) for x in without): self.y[i] = 0
                if self.y[i] >= 0: self.w[i] = SNIPPET

    def vote(self, texts):
        """Labels for the blocks that have none, by what other extractors take: all alike count fully, two of three a little."""
        count = len(self.texts)
        grams = []
        for text in texts:
            want = tok(text)
            grams.append([set(tuple(want[i:i + n]) for i in range(len(want) - n + 1)) if n else set() for n in range(6)])
        votes = np.zeros(count, np.int64)
        for i, t in enumerate(self.toks):
            if not t: continue
            n = min(5, len(t)); runs = [tuple(t[k:k + n]) for k in range(len(t) - n + 1)]
            votes[i] = sum(sum(run in g[n] for run in runs) * 2 >= len(runs) for g in grams)
        # Short blocks can stand anywhere: their votes say little.
        long = np.array([len(t) >= 5 for t in self.toks])
        words = sum(len(t) for t, v in zip(self.toks, votes) if v * 2 > len(texts))
        if words < 50: return
        for i, t in enumerate(self.toks):
            if self.y[i] >= 0 or not t: continue
            agreed = votes[i] in (0, len(texts))
            if not long[i] and votes[i]: continue
            self.y[i] = float(votes[i] * 2 > len(texts))
            self.w[i] = VOTE * (1 if agreed else .3) * (len(t) + 1) / max(200, words)


def load(names):
    pages = []
    for name in names:
        gold = {g['id']: g for g in lines(f'{DATA}/{name}/gold.jsonl')}
        new = [Page(name, gold[p['id']], p['blocks']) for p in lines(f'{WORK}/{name}.blocks.jsonl')]
        path = f'{WORK}/{name}.votes.jsonl'
        if VOTE and name in ('trafilatura', 'htmldate') and os.path.exists(path):
            votes = {v['id']: v['texts'] for v in lines(path)}
            for page in new:
                if page.id in votes: page.vote(votes[page.id])
        pages += new
    width = max(p.x.shape[1] for p in pages)
    for p in pages:
        if not len(p.texts): p.x = np.zeros((0, width), np.int32)
    return pages


PROBABILITY = np.array([round(1000 / (1 + np.exp(-k / 10))) for k in range(-80, 81)], dtype=np.int64)


def probability(score):
    score = np.asarray(score, dtype=np.int64)
    return PROBABILITY[np.clip(np.trunc((score + np.where(score < 0, -50, 50)) / 100).astype(np.int64), -80, 80) + 80]


def bulk(page, before, share):
    """The smallest element with a share of some mass: its depth above each block is read from the paths."""
    total = before[-1]
    if total <= 0: return None
    middle = int(np.searchsorted(before[1:] * 2, total))
    for (start, end), (low, high) in zip(page.paths[middle], page.ranges[middle]):
        if (before[high] - before[low]) * 100 >= total * share: return start, low, high
    return None


def context(page, score):
    """What BlockContext.swift writes; score in thousandths of log-odds."""
    n = len(score)
    if n == 0: return np.zeros((0, 30), np.int32)
    score = np.asarray(score, dtype=np.int64)
    mass, prob = page.x[:, 0].astype(np.int64) + 1, probability(score)
    likely = np.concatenate([[0], np.cumsum(mass * prob)]); words = np.concatenate([[0], np.cumsum(mass)])
    sure = int((mass * prob * prob // 1000).sum()); total = max(1, int(likely[-1]))
    clipped = np.concatenate([np.full(3, -6000), np.clip(score, -6000, 6000), np.full(3, -6000)])
    own, index = mass * prob, np.arange(n)
    columns = [clipped[3:3 + n]] + [clipped[3 + d:3 + d + n] for d in (-3, -2, -1, 1, 2, 3)]

    def others(low, high):
        rest = words[high] - words[low] - mass
        return np.where(rest > 0, (likely[high] - likely[low] - own) // np.maximum(1, rest), -1)
    for radius in (3, 8): columns.append(others(np.maximum(0, index - radius), np.minimum(n, index + radius + 1)))
    columns += [likely[:-1] * 1000 // total, (total - likely[1:]) * 1000 // total]
    for level in range(5):
        picked = [r[min(level, len(r) - 1)] for r in page.ranges]
        low, high = np.array([r[0] for r in picked]), np.array([r[1] for r in picked])
        columns.append(np.where((low <= index) & (index < high), others(low, high), -1))
        if level: columns.append((likely[high] - likely[low]) * 1000 // total)
    found = bulk(page, likely, 80)
    if found:
        node, low, high = found
        depth = [next((k for k, (s, _) in enumerate(path) if s == node), min(40, len(path))) for path in page.paths]
        columns.append(np.where((low <= index) & (index < high), depth, -1))
    else:
        low, high = 0, n
        columns.append(np.array([min(40, len(path)) for path in page.paths]))
    columns.append(np.clip(np.trunc((index - low) * 1000 / max(1, high - low - 1)), -5000, 5000))
    makes = np.zeros((page.make.max() + 1, 2), np.int64)
    np.add.at(makes, page.make, np.stack([own, mass], 1))
    rest = makes[page.make, 1] - mass
    columns.append(np.where(rest > 0, (makes[page.make, 0] - own) // np.maximum(1, rest), -1))
    positive = np.nonzero(score > 0)[0]
    first, last = (positive[0], positive[-1]) if len(positive) else (0, n - 1)
    columns += [np.clip(index - first, -99, 99), np.clip(index - last, -99, 99)]
    since, until = np.full(n, 99), np.full(n, 99)
    at = -100
    for i in range(n):
        since[i] = min(99, i - at)
        if score[i] > 0: at = i
    at = n + 100
    for i in range(n - 1, -1, -1):
        until[i] = min(99, at - i)
        if score[i] > 0: at = i
    columns += [since, until, np.full(n, total // 1000), np.full(n, total // max(1, int(words[-1]))), np.full(n, sure * 1000 // total)]
    return np.stack(columns, 1).astype(np.int32)


def fit(pages, rows, params, rounds, floor=None):
    x = np.concatenate([rows(p) for p in pages]); y = np.concatenate([p.y for p in pages]); w = np.concatenate([p.w for p in pages])
    keep = (y >= 0) & (w > 0)
    if floor is not None: keep &= np.concatenate([p.first for p in pages]) > floor
    # Links of few words outside any text are many and alike: every fourth stands for four.
    dull = (y == 0) & (x[:, 2] > 80) & (x[:, 0] < 8)
    keep &= ~dull | (np.random.RandomState(1).rand(len(y)) < .25)
    w = np.where(dull, w * 4, w)
    return lgb.train(params, lgb.Dataset(x[keep], y[keep], weight=w[keep], free_raw_data=True), rounds)


def predict(model, pages, rows):
    if not pages: return
    s = np.rint(model.predict(np.concatenate([rows(p) for p in pages]), raw_score=True) * SCALE).astype(np.int64)
    at = 0
    for p in pages:
        yield p, s[at:at + len(p.texts)]
        at += len(p.texts)


def first_rows(p): return p.x
def second_rows(p): return np.concatenate([p.x, p.c], 1)


def second(pages, held):
    """The second forest, trained on what forests thought of pages that they had not seen; held: a fold that is not used, or None."""
    use = [p for p in pages if p.fold != held]
    for k in range(FOLDS):
        if k == held: continue
        for p, s in predict(pair_model(pages, held, k), [p for p in use if p.fold == k], first_rows): p.first, p.c = s, context(p, s)
    return fit(use, second_rows, CONTEXT, ROUNDS[1], FLOOR)


MODELS = {}
def pair_model(pages, a, b):
    key = tuple(sorted(x for x in (a, b) if x is not None))
    if key not in MODELS: MODELS[key] = fit([p for p in pages if p.fold not in key], first_rows, BLOCK, ROUNDS[0])
    return MODELS[key]


def cross_validated(pages):
    for k in range(FOLDS):
        model = second(pages, k)
        test = [p for p in pages if p.fold == k]
        for p, s in predict(pair_model(pages, k, None), test, first_rows): p.first, p.c = s, context(p, s)
        for p, s in predict(model, test, second_rows): p.final = np.where(p.first > FLOOR, s, p.first)


# What BlockChoice.swift and PageText.swift do.
def choose(page, score):
    if not len(score): return []
    mass, prob = page.x[:, 0].astype(np.int64), probability(score)
    order = np.lexsort((np.arange(len(score)), -score))
    taken, hits, expected = np.cumsum(mass[order]), np.cumsum((mass * prob)[order]), int((mass * prob).sum())
    share = hits * 2000 // np.maximum(1, taken * 1000 + expected)
    ends = np.append(score[order][1:] != score[order][:-1], True)
    best = int(np.argmax(np.where(ends, share, -1)))
    if score.max() < -600 and mass.sum() >= 100 and expected < 60000: return []
    threshold = np.full(len(score), score[order][best])
    # Below the last block that is surely text only what is more likely text than not.
    sure = np.nonzero(score >= SURE)[0]
    if len(sure) and mass[sure].sum() * 10 >= mass[score >= threshold].sum() * 4: threshold[sure[-1] + 1:] = np.maximum(threshold[sure[-1] + 1:], 0)
    return finish(page, np.nonzero(score >= threshold)[0])


def finish(page, chosen):
    chosen = list(chosen)
    shape, words = page.x[:, 9], page.x[:, 0]
    while chosen and shape[chosen[-1]] == 2: chosen.pop()
    prose = next((k for k, i in enumerate(chosen) if words[i] >= 12 and shape[i] != 2), len(chosen))
    return [i for k, i in enumerate(chosen) if not (k <= prose and page.x[i, 1] <= 400 and (page.x[i, 10] == 1 or page.x[i, 107] == 1))]


def report(name, pages, chosen):
    result = {}
    for set_ in ('wcxb', 'readability', 'trafilatura'):
        use = [p for p in pages if p.set == set_]
        out, _ = scorer.score([p.gold for p in use], {p.id: {'text': '\n'.join(p.texts[i] for i in chosen[id(p)])} for p in use})
        if set_ == 'wcxb': result.update(all=out['tok']['f1'], **{k[:5]: v for k, v in out['tok']['by_type'].items()})
        if set_ == 'readability': result['read'] = out['shingle4']['f1']
        if set_ == 'trafilatura': result.update(snippet=out['snippet']['f1'], sp=out['snippet']['precision'], sr=out['snippet']['recall'])
    print(name, {k: round(v, 4) for k, v in result.items()}, flush=True)


def export(first, second_):
    out = ["# Two forests of decision trees that tell running text from the rest of a page, by the columns of BlockFeatures.swift and",
           "# BlockContext.swift. Rows are told in BlockModel.swift; leaves are thousandths of log-odds.",
           "# Origin: Training/ingest/train_blocks.py on wcxb (annotations CC-BY-4.0, Murrough-Foley), readability, trafilatura and htmldate (Apache-2.0)",
           "# test pages; weights over structural features only. Model card: Training/ingest/README.md. Licence: Apache-2.0. Date: 2026-11-26."]
    for name, model in (('block', first), ('context', second_)):
        out.append(f'forest\t{name}\t0')
        if name == 'context': out.append(f'floor\t{FLOOR}')
        for tree in model.dump_model()['tree_info']:
            out.append('tree')
            nodes = []
            def walk(n):
                if 'leaf_value' in n:
                    nodes.append((round(n['leaf_value'] * SCALE),))
                    return
                assert n['decision_type'] == '<='
                at = len(nodes); nodes.append(None)
                walk(n['left_child'])
                nodes[at] = (n['split_feature'], int(np.floor(n['threshold'])), len(nodes) - at)
                walk(n['right_child'])
            walk(tree['tree_structure'])
            out += ['\t'.join(map(str, n)) for n in nodes]
    open(OUT, 'w').write('\n'.join(out) + '\n')
    print(os.path.getsize(OUT), 'bytes')


if __name__ == '__main__':
    pages = load(('wcxb', 'readability', 'trafilatura', 'htmldate'))
    print(len(pages), 'pages', sum(len(p.texts) for p in pages), 'blocks', flush=True)
    report('labels', pages, {id(p): finish(p, np.nonzero(p.y > 0)[0]) for p in pages})
    if CV:
        cross_validated(pages)
        report('first forest, held back', pages, {id(p): choose(p, p.first) for p in pages})
        report('both, held back', pages, {id(p): choose(p, p.final) for p in pages})
    else:
        model = second(pages, None)
        first = fit(pages, first_rows, BLOCK, ROUNDS[0])
        for p, s in predict(first, pages, first_rows): p.first, p.c = s, context(p, s)
        for p, s in predict(model, pages, second_rows): p.final = np.where(p.first > FLOOR, s, p.first)
        report('in sample', pages, {id(p): choose(p, p.final) for p in pages})
        export(first, model)
        gain = model.feature_importance('gain'); print([(int(i), int(gain[i])) for i in np.argsort(-gain)[:40]])
